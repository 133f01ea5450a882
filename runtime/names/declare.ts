/** What files declare: a name, what it is, its text and its comment. */
import { textOf } from '../base/bytes';
import type { FileSet, Pos, SourceFile } from '../base/source';
import { docText, forEachChild, type File, type FuncDecl, type Node } from '../syntax/index';
import {
  constString,
  isInterface,
  typeString,
  type Func,
  type Named,
  type Object,
  type Package,
} from '../types/index';
import type { CheckedFiles } from './load';
import type { ThingKind } from './shape';

/** A declaration found. */
export interface Declared {
  readonly pos: Pos;
  readonly name: string;
  readonly file: string;
  readonly line: number;
  readonly endLine: number;
  readonly kind: ThingKind;
  readonly text: string;
  readonly doc: string | undefined;
  readonly native: boolean;
  readonly traced: string | undefined;
  /** Of a declared type. */
  readonly named: Named | undefined;
}

/** Longest declaration shown in one line. */
const TEXT_MOST = 240;

/** Adds what these files declare. */
export function declare(set: FileSet, checked: CheckedFiles, into: Map<Pos, Declared>): void {
  const { info } = checked;
  const embedded = new Set<Object>();
  for (const file of checked.files) {
    const spans = declarations(file);
    const put = (obj: Object) => {
      if (obj.pos === 0 || obj.name === '_' || obj.kind === 'pkg-name' || into.has(obj.pos)) return;
      into.set(obj.pos, declared(set, file.source, obj, spans.get(obj.pos)));
    };
    const visit = (node: Node): void => {
      if (node.kind === 'ident') {
        const obj = info.defs.get(node) ?? info.uses.get(node);
        if (!obj) return;
        // An embedded field has its name from the type's, which is no identifier of its own.
        if (obj.kind === 'var' && obj.embedded) embedded.add(obj);
        else if (info.defs.has(node)) put(obj);
        return;
      }
      if (node.kind === 'case-clause') {
        const obj = info.implicits.get(node);
        if (obj) put(obj);
      }
      forEachChild(node, visit);
    };
    for (const decl of file.decls) visit(decl);
  }
  for (const obj of embedded) {
    const source = set.fileAt(obj.pos);
    if (source && !into.has(obj.pos)) into.set(obj.pos, declared(set, source, obj, undefined));
  }
}

/** What a declared name's comment and text are those of, and what it belongs to. */
interface Owner {
  readonly node: Node;
  /** Where the comment stands above. */
  readonly doc: Pos;
  readonly prefix: string;
  readonly role?: 'param' | 'field' | 'interface-method';
}

/** By position of the name. */
function declarations(file: File): Map<Pos, Owner> {
  const owners = new Map<Pos, Owner>();
  const visit = (node: Node, prefix: string, role?: Owner['role']): void => {
    switch (node.kind) {
      case 'gen-decl':
        for (const spec of node.specs) {
          if (spec.kind === 'import-spec') continue;
          const doc = node.specs.length === 1 ? node.pos : spec.pos;
          const names = spec.kind === 'type-spec' ? [spec.name] : spec.names;
          for (const name of names) owners.set(name.pos, { node: spec, doc, prefix: '' });
          if (spec.kind === 'type-spec') visit(spec.type, `${spec.name.name}.`);
          else forEachChild(spec, (child) => visit(child, ''));
        }
        return;
      case 'func-decl':
        owners.set(node.name.pos, { node, doc: node.pos, prefix: receiver(node) });
        break;
      case 'struct-type':
        for (const field of node.fields) visit(field, prefix, 'field');
        return;
      case 'interface-type':
        for (const field of node.methods) visit(field, prefix, 'interface-method');
        return;
      case 'func-type':
        for (const field of [...node.params, ...node.results]) visit(field, '', 'param');
        return;
      case 'field': {
        const as = role ?? 'param';
        for (const name of node.names)
          owners.set(name.pos, { node, doc: node.pos, prefix, role: as });
        visit(node.type, as === 'field' ? `${prefix}${node.names[0]?.name ?? ''}.` : '');
        return;
      }
    }
    forEachChild(node, (child) => visit(child, ''));
  };
  for (const decl of file.decls) visit(decl, '');
  return owners;
}

/** `(*Job).`, as a method is named with its receiver. */
function receiver({ recv }: FuncDecl): string {
  if (!recv) return '';
  const pointer = recv.type.kind === 'star-expr';
  const type = recv.type.kind === 'star-expr' ? recv.type.x : recv.type;
  const name = type.kind === 'ident' ? type.name : '_';
  return pointer ? `(*${name}).` : `${name}.`;
}

function declared(
  set: FileSet,
  source: SourceFile,
  obj: Object,
  owner: Owner | undefined,
): Declared {
  const { line } = set.position(obj.pos);
  const named = obj.kind === 'type-name' && obj.type.kind === 'named' ? obj.type : undefined;
  const kind = kindOf(obj, owner);
  const name = `${owner?.prefix ?? ''}${obj.name}`;
  const func = owner?.node.kind === 'func-decl' ? owner.node : undefined;
  const doc = owner && docText(source.text, owner.doc - source.base);
  return {
    pos: obj.pos,
    name: textOf(name),
    file: source.name,
    line,
    endLine: func ? set.position(func.end).line : line,
    kind,
    text: shown(textIn(source, obj, kind, name, func)),
    doc: doc === undefined || doc === '' ? undefined : textOf(doc).trim(),
    native: func !== undefined && func.body === undefined,
    traced: func && obj.kind === 'func' ? textOf(traceName(obj, name)) : undefined,
    named: named && named.obj.pos === obj.pos ? named : undefined,
  };
}

function kindOf(obj: Object, owner: Owner | undefined): ThingKind {
  switch (obj.kind) {
    case 'func':
      if (owner?.role === 'interface-method') return 'interface-method';
      return owner?.node.kind === 'func-decl' && owner.node.recv ? 'method' : 'func';
    case 'type-name':
      return isInterface(obj.type) ? 'interface' : 'type';
    case 'const':
      return 'const';
    case 'label':
      return 'label';
    case 'var':
      if (obj.isField) return 'field';
      return owner?.role === 'param' ? 'param' : 'var';
    default:
      return 'var';
  }
}

/** A function's name as the machine tells it. */
function traceName(obj: Func, name: string): string {
  const pkg = obj.pkg;
  return `${pkg ? (pkg.name === 'main' ? 'main' : pkg.path) : ''}.${name}`;
}

function textIn(
  source: SourceFile,
  obj: Object,
  kind: ThingKind,
  name: string,
  func: FuncDecl | undefined,
): string {
  const own = (pkg: Package) => (pkg === obj.pkg ? '' : pkg.name);
  const type = () => textOfType(obj, own);
  switch (obj.kind) {
    case 'func':
      if (func) {
        const end = func.body ? func.body.lbrace : func.end;
        return textOf(source.text.slice(func.pos - source.base, end - source.base));
      }
      return `${textOf(name)}${type().replace(/^func/, '')}`;
    case 'type-name': {
      const under = obj.type.kind === 'named' ? obj.type.underlying : obj.type;
      if (under.kind === 'struct' || under.kind === 'interface') {
        return `type ${textOf(obj.name)} ${under.kind}`;
      }
      return `type ${textOf(obj.name)} ${obj.alias ? '= ' : ''}${typeString(under, own)}`;
    }
    case 'const': {
      const value = `const ${textOf(obj.name)} ${type()} = ${textOf(constString(obj.value))}`;
      return value.replace(/ untyped \w+ =/, ' =');
    }
    case 'label':
      return `${textOf(obj.name)}:`;
    case 'var':
      return kind === 'var' ? `var ${textOf(obj.name)} ${type()}` : `${textOf(name)} ${type()}`;
    default:
      return textOf(obj.name);
  }
}

const textOfType = (obj: Object, own: (pkg: Package) => string) => typeString(obj.type, own);

/** On one line, and no longer than a line of a panel or three. */
function shown(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > TEXT_MOST ? `${line.slice(0, TEXT_MOST)}…` : line;
}
