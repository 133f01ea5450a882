/** Types as text: for messages (gc's), for run time (reflect's) and as keys of identity. */
import { textOf } from '../base/bytes';
import { quote } from './constant-ops';
import { allMethods } from './interface-methods';
import type { Func, Var } from './object';
import type { Package } from './package';
import { isExported } from './predicates';
import { anyType } from './universe';
import type { Chan, Interface, Signature, Struct, Type } from './type';

/** How a package is written before a dot; '' leaves it out. */
export type Qualifier = (pkg: Package) => string;

const byName: Qualifier = (pkg) => pkg.name;

/** A type as gc's messages show it: parameter names included, `interface{}` without a space. */
export function typeString(t: Type, qualifier: Qualifier = byName): string {
  return textOf(typeBytes(t, qualifier));
}

/** As typeString, as a byte string. */
export function typeBytes(t: Type, qualifier: Qualifier): string {
  return new Writer(qualifier, 'message', true).type(t);
}

/** `name(params) results` without parameter names, for have/want lines. */
export function funcString(f: Func, qualifier: Qualifier): string {
  return f.name + new Writer(qualifier, 'message', false).signature(f.type);
}

/**
 * A type as `%T`, reflect and the texts of panics show it: qualified by the package's name,
 * `interface {}`, `struct { X int "tag" }`, no parameter names.
 */
export function runtimeTypeString(t: Type): string {
  return new Writer(byName, 'runtime', false).type(t);
}

class Writer {
  constructor(
    private readonly qualifier: Qualifier,
    private readonly style: 'message' | 'runtime',
    private readonly names: boolean,
  ) {}

  type(t: Type): string {
    switch (t.kind) {
      case 'basic':
        return this.style === 'runtime' && t.basic in runtimeNames ? t.basic : t.name;
      case 'named': {
        const pkg = t.obj.pkg;
        const q = pkg ? this.qualifier(pkg) : '';
        return (q === '' ? '' : q + '.') + t.obj.name;
      }
      case 'pointer':
        return '*' + this.type(t.elem);
      case 'slice':
        return '[]' + this.type(t.elem);
      case 'array':
        return `[${t.len}]${this.type(t.elem)}`;
      case 'map':
        return `map[${this.type(t.key)}]${this.type(t.elem)}`;
      case 'chan':
        return this.chan(t);
      case 'struct':
        return this.struct(t);
      case 'tuple':
        return this.vars(t.vars, false);
      case 'signature':
        return 'func' + this.signature(t);
      case 'interface':
        return this.interface(t);
    }
  }

  signature(sig: Signature): string {
    const params = this.vars(sig.params, sig.variadic);
    if (sig.results.length === 0) return params;
    const [only] = sig.results;
    if (sig.results.length === 1 && (only!.name === '' || !this.names)) {
      return `${params} ${this.type(only!.type)}`;
    }
    return `${params} ${this.vars(sig.results, false)}`;
  }

  private vars(vars: readonly Var[], variadic: boolean): string {
    const parts = vars.map((v, i) => {
      const name = this.names && v.name !== '' ? v.name + ' ' : '';
      if (variadic && i === vars.length - 1) {
        return (
          name +
          (v.type.kind === 'slice' ? '...' + this.type(v.type.elem) : this.type(v.type) + '...')
        );
      }
      return name + this.type(v.type);
    });
    return `(${parts.join(', ')})`;
  }

  private chan(t: Chan): string {
    const elem = this.type(t.elem);
    if (t.dir === 'send') return 'chan<- ' + elem;
    if (t.dir === 'recv') return '<-chan ' + elem;
    return t.elem.kind === 'chan' && t.elem.dir === 'recv' ? `chan (${elem})` : 'chan ' + elem;
  }

  private struct(t: Struct): string {
    const fields = t.fields.map((f, i) => {
      const tag = t.tags[i] ? ' ' + quote(t.tags[i]) : '';
      return (f.embedded ? '' : f.name + ' ') + this.type(f.type) + tag;
    });
    if (this.style === 'message') return `struct{${fields.join('; ')}}`;
    return fields.length === 0 ? 'struct {}' : `struct { ${fields.join('; ')} }`;
  }

  private interface(t: Interface): string {
    if (this.style === 'message') {
      if (t === anyType) return 'any';
      const sorted = [...t.methods].sort((a, b) => (a.name < b.name ? -1 : 1));
      const parts = sorted.map((m) => m.name + this.signature(m.type));
      for (const e of t.embeddeds) parts.push(this.type(e));
      return `interface{${parts.join('; ')}}`;
    }
    const parts = allMethods(t).map((m) => {
      const q = isExported(m.name) || !m.pkg ? '' : m.pkg.name + '.';
      return q + m.name + this.signature(m.type);
    });
    return parts.length === 0 ? 'interface {}' : `interface { ${parts.join('; ')} }`;
  }
}

/** At run time byte and rune are uint8 and int32. */
const runtimeNames = { uint8: 1, int32: 1 };

const keys = new WeakMap<Type, string>();

/**
 * A string equal for two types iff they are identical (Go spec, "Type identity"); kept with the
 * type. Only for types that are fully checked.
 */
export function typeKey(t: Type): string {
  let key = keys.get(t);
  if (key === undefined) {
    key = makeKey(t);
    keys.set(t, key);
  }
  return key;
}

function makeKey(t: Type): string {
  switch (t.kind) {
    case 'basic':
      return t.basic;
    case 'named':
      return `${t.obj.pkg ? t.obj.pkg.path + '.' : ''}${t.obj.name}#${t.id}`;
    case 'pointer':
      return '*' + typeKey(t.elem);
    case 'slice':
      return '[]' + typeKey(t.elem);
    case 'array':
      return `[${t.len}]${typeKey(t.elem)}`;
    case 'map':
      return `map[${typeKey(t.key)}]${typeKey(t.elem)}`;
    case 'chan':
      return `chan(${t.dir} ${typeKey(t.elem)})`;
    case 'tuple':
      return `tuple${varKeys(t.vars)}`;
    case 'signature':
      return `func${t.variadic ? '...' : ''}${varKeys(t.params)}${varKeys(t.results)}`;
    case 'struct': {
      const fields = t.fields.map((f, i) => {
        const tag = t.tags[i] ? ' ' + quote(t.tags[i]) : '';
        return `${f.embedded ? '!' : ''}${idKey(f)} ${typeKey(f.type)}${tag}`;
      });
      return `struct{${fields.join(';')}}`;
    }
    case 'interface':
      return `interface{${allMethods(t)
        .map((m) => `${idKey(m)} ${typeKey(m.type)}`)
        .join(';')}}`;
  }
}

function idKey(obj: Var | Func): string {
  return isExported(obj.name) || !obj.pkg ? obj.name : `${quote(obj.pkg.path)}.${obj.name}`;
}

function varKeys(vars: readonly Var[]): string {
  return `(${vars.map((v) => typeKey(v.type)).join(',')})`;
}
