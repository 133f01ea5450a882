/** Type expressions (Go spec, "Types"): from syntax to types. */
import type {
  ArrayType,
  Expr,
  Field,
  FuncType,
  Ident,
  InterfaceType,
  StructType,
} from '../../syntax/ast';
import { represent, toInt, unquoteString } from '../constant-ops';
import { allMethods, unfinished } from '../interface-methods';
import {
  newField,
  newFunc,
  newInterface,
  newPointer,
  newSignature,
  newSlice,
  newVar,
  type NamedType,
} from '../named';
import type { Func, Var } from '../object';
import { comparable, identical, isInteger, isInvalid, isUntyped, under } from '../predicates';
import { Scope } from '../scope';
import type {
  ArrayT,
  Chan,
  Interface,
  MapT,
  Pointer,
  Signature,
  Slice,
  Struct,
  Type,
} from '../type';
import { Typ } from '../universe';
import { otherDecl, type Context } from './context';
import { ident } from './ident';
import { Operand } from './operand';
import { selector } from './selector';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Checks e as a type and records it; invalid (with a complaint) where it is none. */
export function typ(c: Context, e: Expr): Type {
  return definedType(c, e, undefined);
}

/** As typ, for the right-hand side of the declaration of `def`. */
export function definedType(c: Context, e: Expr, def: NamedType | undefined): Type {
  const t = typeOf(c, e, def);
  c.record(e, 'type', t, undefined);
  return t;
}

function typeOf(c: Context, e: Expr, def: NamedType | undefined): Type {
  switch (e.kind) {
    case 'bad-expr':
      return Typ.invalid;
    case 'ident':
    case 'selector-expr': {
      const x = new Operand();
      if (e.kind === 'ident') ident(c, x, e, def);
      else selector(c, x, e, def);
      switch (x.mode) {
        case 'type':
          if (def) def.rhs = x.type;
          return x.type;
        case 'invalid':
          return Typ.invalid;
        case 'novalue':
          c.errorf(x, '%s used as type', x);
          return Typ.invalid;
        default:
          c.errorf(x, '%s is not a type', x);
          return Typ.invalid;
      }
    }
    case 'index-expr':
      c.unsupported(e, `${c.es(e)}: type parameters are not supported here`);
      return Typ.invalid;
    case 'paren-expr':
      return definedType(c, e.x, def);
    case 'array-type':
      return arrayType(c, e, def);
    case 'ellipsis':
      c.error(e, "invalid use of '...'");
      if (e.elem) typ(c, e.elem);
      return Typ.invalid;
    case 'struct-type':
      return structType(c, e, def);
    case 'star-expr': {
      const t = newPointer(Typ.invalid) as Mutable<Pointer>;
      if (def) def.rhs = t;
      t.elem = typ(c, e.x);
      // A pointer to nothing known would only cause more complaints.
      return isInvalid(t.elem) ? Typ.invalid : t;
    }
    case 'func-type': {
      const { sig } = signature(c, undefined, e);
      if (def) def.rhs = sig;
      return sig;
    }
    case 'interface-type':
      return interfaceType(c, e, def);
    case 'map-type': {
      const t = { kind: 'map', key: Typ.invalid, elem: Typ.invalid } as Mutable<MapT>;
      if (def) def.rhs = t;
      t.key = typ(c, e.key);
      t.elem = typ(c, e.value);
      c.later(() => {
        if (!isInvalid(under(t.key)) && !comparable(t.key)) {
          c.errorf(e.key, 'invalid map key type %s', { type: t.key });
        }
      });
      return t;
    }
    case 'chan-type': {
      const t = { kind: 'chan', dir: e.dir, elem: Typ.invalid } as Mutable<Chan>;
      if (def) def.rhs = t;
      t.elem = typ(c, e.value);
      c.sized.push({ type: t, pos: e.pos, end: e.end });
      return t;
    }
    default:
      c.error(e, `${c.es(e)} is not a type`);
      return Typ.invalid;
  }
}

function arrayType(c: Context, e: ArrayType, def: NamedType | undefined): Type {
  if (!e.len) {
    const t = newSlice(Typ.invalid) as Mutable<Slice>;
    if (def) def.rhs = t;
    t.elem = typ(c, e.elem);
    return t;
  }
  const t = { kind: 'array', elem: Typ.invalid, len: -1 } as Mutable<ArrayT>;
  if (def) def.rhs = t;
  if (e.len.kind === 'ellipsis') {
    c.error(e, 'invalid use of [...] array (outside a composite literal)');
    t.elem = typ(c, e.elem);
    return Typ.invalid;
  }
  t.len = arrayLength(c, e.len);
  t.elem = typ(c, e.elem);
  if (t.len > 0) c.sized.push({ type: t, pos: e.pos, end: e.end });
  return t.len >= 0 ? t : Typ.invalid;
}

function arrayLength(c: Context, e: Expr): number {
  if (e.kind === 'ident') {
    const obj = c.lookup(e.name);
    if (!obj) {
      c.error(e, `undeclared name ${c.es(e)} for array length`);
      return -1;
    }
    if (obj.kind !== 'const') {
      c.error(e, `invalid array length ${c.es(e)}`);
      return -1;
    }
  }
  const x = new Operand();
  c.expr(x, e);
  if (x.mode !== 'constant') {
    if (x.mode !== 'invalid') c.errorf(x, 'array length %s must be constant', x);
    return -1;
  }
  if (isUntyped(x.type) || isInteger(x.type)) {
    const n = toInt(x.value!);
    if (n && represent(n, Typ.int)) {
      if (n.value >= 0n) return Number(n.value);
      c.errorf(x, 'invalid array length %s', x);
      return -1;
    }
    if (x.value!.kind === 'unknown') return -1;
  }
  c.errorf(x, 'array length %s must be integer', x);
  return -1;
}

// ------------------------------------------------------------------- structs

function structType(c: Context, e: StructType, def: NamedType | undefined): Type {
  const fields: Var[] = [];
  const tags: string[] = [];
  const t: Struct = { kind: 'struct', fields, tags };
  if (def) def.rhs = t;
  const seen = new Map<string, Var>();

  const add = (id: Ident, type: Type, embedded: boolean, tag: string, pos = id.pos) => {
    const field = newField(id.name, pos, c.pkg, type, embedded);
    if (id.name !== '_') {
      const alt = seen.get(id.name);
      if (alt) {
        c.error({ pos, end: id.end }, `${id.name} redeclared`, otherDecl(alt));
        return;
      }
      seen.set(id.name, field);
    }
    fields.push(field);
    tags.push(tag);
    c.define(id, field);
  };

  for (const f of e.fields) {
    const tag = f.tag ? (unquoteString(f.tag) ?? '') : '';
    const type = typ(c, f.type);
    if (!f.embedded) {
      for (const id of f.names) add(id, type, false, tag);
      continue;
    }
    const id = embeddedIdent(f.type);
    if (!id) {
      c.error(f.type, `invalid embedded field type ${c.es(f.type)}`);
      continue;
    }
    // The type's own identifier is a use of the type; the field's definition needs another key.
    const at = f.type;
    add({ kind: 'ident', pos: id.pos, end: id.end, name: id.name }, type, true, tag, at.pos);
    c.later(() => {
      const ptr = type.kind === 'pointer';
      const u = under(ptr ? type.elem : type);
      if (u === Typ.unsafePointer) c.error(at, 'embedded field type cannot be unsafe.Pointer');
      else if (u.kind === 'pointer') c.error(at, 'embedded field type cannot be a pointer');
      else if (u.kind === 'interface' && ptr) {
        c.error(at, 'embedded field type cannot be a pointer to an interface');
      }
    });
  }
  return t;
}

function embeddedIdent(e: Expr): Ident | undefined {
  switch (e.kind) {
    case 'ident':
      return e;
    case 'star-expr':
      return e.x.kind === 'star-expr' ? undefined : embeddedIdent(e.x);
    case 'selector-expr':
      return e.sel;
    case 'paren-expr':
      return embeddedIdent(e.x);
    default:
      return undefined;
  }
}

// ---------------------------------------------------------------- interfaces

function interfaceType(c: Context, e: InterfaceType, def: NamedType | undefined): Type {
  const methods: Func[] = [];
  const embeddeds: Type[] = [];
  const t = newInterface(methods, embeddeds);
  unfinished.add(t);
  if (def) def.rhs = t;
  const embeddedAt: Expr[] = [];

  for (const f of e.methods) {
    const name = f.names[0];
    if (!name) {
      if (f.type.kind === 'unary-expr' || f.type.kind === 'binary-expr') {
        c.unsupported(f.type, 'type constraints are not supported here');
        continue;
      }
      embeddeds.push(typ(c, f.type));
      embeddedAt.push(f.type);
      continue;
    }
    if (name.name === '_') {
      c.error(name, 'methods must have a unique non-blank name');
      continue;
    }
    const m = newFunc(name.name, name.pos, c.pkg, newSignature(), undefined);
    methods.push(m);
    c.define(name, m);
    if (f.type.kind === 'func-type') {
      const recv = newVar('', name.pos, c.pkg, def ?? t);
      m.type = signature(c, undefined, f.type, recv).sig;
      c.record(f.type, 'type', m.type, undefined);
    }
  }
  unfinished.delete(t);
  if (methods.length > 0 || embeddeds.length > 0) {
    c.later(() => checkInterface(c, t, embeddedAt));
  }
  return t;
}

/** Duplicate methods, and embedded types that are no interfaces. */
function checkInterface(c: Context, t: Interface, embeddedAt: readonly Expr[]): void {
  const seen = new Map<string, { f: Func; pos: number }>();
  const duplicate = (pos: number, f: Func, other: { pos: number }) => {
    c.error({ pos }, `duplicate method ${f.name}`, [
      { pos: other.pos, message: `other declaration of ${f.name}` },
    ]);
  };
  for (const m of t.methods) {
    const other = seen.get(m.name);
    if (other) duplicate(m.pos, m, other);
    else seen.set(m.name, { f: m, pos: m.pos });
  }
  t.embeddeds.forEach((e, i) => {
    const at = embeddedAt[i]!;
    const u = under(e);
    if (isInvalid(u)) return;
    if (u.kind !== 'interface') {
      c.unsupported(at, 'type constraints are not supported here');
      return;
    }
    for (const m of allMethods(u)) {
      const other = seen.get(m.name);
      if (!other) seen.set(m.name, { f: m, pos: at.pos });
      else if (other.f !== m && !identical(other.f.type, m.type)) duplicate(at.pos, m, other);
    }
  });
  allMethods(t);
}

// ---------------------------------------------------------------- signatures

/** A checked signature and the scope its parameters are declared in, for the body. */
export interface SignatureAndScope {
  readonly sig: Signature;
  readonly scope: Scope;
}

/** Checks a function type; `recvField` is a method declaration's receiver. */
export function signature(
  c: Context,
  recvField: Field | undefined,
  e: FuncType,
  recv?: Var,
): SignatureAndScope {
  const scope = new Scope(c.env.scope, true);
  if (e.typeParams && e.typeParams.length > 0) {
    c.unsupported(e.typeParams[0]!, 'type parameters are not supported here');
  }
  if (recvField) recv = receiver(c, recvField, scope);
  const params: Var[] = [];
  const variadic = collect(c, scope, e.params, true, params);
  const results: Var[] = [];
  collect(c, scope, e.results, false, results);
  return { sig: newSignature(params, results, variadic, recv), scope };
}

function collect(
  c: Context,
  scope: Scope,
  fields: readonly Field[],
  variadicOk: boolean,
  out: Var[],
): boolean {
  let variadic = false;
  fields.forEach((f, i) => {
    let t: Type;
    if (f.type.kind === 'ellipsis') {
      const elem = f.type.elem ? typ(c, f.type.elem) : Typ.invalid;
      if (variadicOk && i === fields.length - 1 && f.names.length <= 1) {
        variadic = true;
        t = newSlice(elem);
      } else {
        c.error(f.type, 'can only use ... with final parameter in list');
        t = elem;
      }
      c.record(f.type, 'type', t, undefined);
    } else t = typ(c, f.type);
    if (f.names.length === 0) {
      out.push(param('', f.pos, c, t, scope));
      return;
    }
    for (const id of f.names) {
      const v = param(id.name, id.pos, c, t, scope);
      out.push(v);
      c.declare(scope, id, v);
    }
  });
  return variadic;
}

function param(name: string, pos: number, c: Context, t: Type, owner: Scope): Var {
  const v = newVar(name, pos, c.pkg, t, owner);
  v.used = true;
  return v;
}

function receiver(c: Context, f: Field, scope: Scope): Var {
  const t = typ(c, f.type);
  const id = f.names[0];
  const recv = param(id?.name ?? '', id?.pos ?? f.type.pos, c, t, scope);
  if (id) c.declare(scope, id, recv);
  c.later(() => {
    const at = id ?? f.type;
    const base = t.kind === 'pointer' ? t.elem : t;
    if (isInvalid(base)) return;
    if (base.kind === 'named') {
      if (base.obj.pkg !== c.pkg) {
        c.errorf(at, 'cannot define new methods on non-local type %s', { type: base });
        return;
      }
      const u = base.underlying;
      if (u.kind === 'pointer' || u.kind === 'interface') {
        c.errorf(at, 'invalid receiver type %s (pointer or interface type)', { type: base });
      }
    } else if (base.kind === 'basic') {
      c.errorf(at, 'cannot define new methods on non-local type %s', { type: base });
    } else c.errorf(at, 'invalid receiver type %s', { type: recv.type });
  });
  return recv;
}
