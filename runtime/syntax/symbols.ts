/** Finds where a symbol is declared: `New`, `(*Job).Run`, `Status.String`, `Job.Env`. */
import type { Pos, Span } from '../base/source';
import type { Decl, Expr, Field, File, FuncDecl, GenDecl, Ident, Spec } from './ast';
import { docStart } from './doc';

/** A declaration found: what it is and what an excerpt of it shows. */
export interface Declaration extends Span {
  readonly kind: 'func' | 'method' | 'type' | 'var' | 'const' | 'field' | 'interface-method';
  readonly file: File;
  readonly name: Ident;
  /** Begins with the doc comment, where there is one; else equal to `pos`. */
  readonly docPos: Pos;
  /** The declaration as a whole: a spec in a group stands for itself, without the group. */
  readonly node: Decl | Spec | Field;
}

/** Name of the type of a receiver or an embedded field: `*pkg.T` gives T. */
function typeName(type: Expr): Ident | undefined {
  switch (type.kind) {
    case 'ident':
      return type;
    case 'star-expr':
    case 'paren-expr':
    case 'index-expr':
      return typeName(type.x);
    case 'selector-expr':
      return type.sel;
  }
  return undefined;
}

function declaration(
  file: File,
  kind: Declaration['kind'],
  name: Ident,
  node: Declaration['node'],
): Declaration {
  const { base, text } = file.source;
  const doc = docStart(text, node.pos - base);
  return {
    kind,
    file,
    name,
    node,
    pos: node.pos,
    end: node.end,
    docPos: doc === undefined ? node.pos : base + doc,
  };
}

function* funcSymbols(file: File, decl: FuncDecl): Generator<[string, Declaration]> {
  if (decl.recv === undefined) {
    yield [decl.name.name, declaration(file, 'func', decl.name, decl)];
    return;
  }
  const type = typeName(decl.recv.type)?.name ?? '_';
  const pointer = decl.recv.type.kind === 'star-expr';
  const found = declaration(file, 'method', decl.name, decl);
  yield [pointer ? `(*${type}).${decl.name.name}` : `${type}.${decl.name.name}`, found];
}

function* memberSymbols(file: File, owner: string, type: Expr): Generator<[string, Declaration]> {
  const fields =
    type.kind === 'struct-type' ? type.fields : type.kind === 'interface-type' ? type.methods : [];
  const kind = type.kind === 'interface-type' ? 'interface-method' : 'field';
  for (const field of fields) {
    const embedded = field.embedded ? typeName(field.type) : undefined;
    for (const name of embedded === undefined ? field.names : [embedded]) {
      yield [`${owner}.${name.name}`, declaration(file, kind, name, field)];
    }
  }
}

function* genSymbols(file: File, decl: GenDecl): Generator<[string, Declaration]> {
  for (const spec of decl.specs) {
    // An ungrouped spec is shown with its keyword.
    const grouped =
      file.source.text.charAt(decl.end - 1 - file.source.base) === ')' && spec.end < decl.end;
    const node = grouped ? spec : decl;
    if (spec.kind === 'type-spec') {
      yield [spec.name.name, declaration(file, 'type', spec.name, node)];
      yield* memberSymbols(file, spec.name.name, spec.type);
    } else if (spec.kind !== 'import-spec') {
      const kind = spec.kind === 'const-spec' ? 'const' : 'var';
      for (const name of spec.names) yield [name.name, declaration(file, kind, name, node)];
    }
  }
}

/** Every symbol declared at package level in a file, with methods, fields and interface methods. */
export function* fileSymbols(file: File): Generator<[symbol: string, Declaration]> {
  for (const decl of file.decls) {
    if (decl.kind === 'func-decl') yield* funcSymbols(file, decl);
    else yield* genSymbols(file, decl);
  }
}

/**
 * The declaration of a symbol in files of one package, or undefined. `T.M` also finds a method that
 * is declared with a pointer receiver, if neither a value method, nor a field, nor an interface
 * method has that name; a package path before the symbol is not looked at.
 */
export function findSymbol(files: readonly File[], symbol: string): Declaration | undefined {
  const loose = symbol.replace(/^\(\*?(\w+)\)\./, '$1.');
  let second: Declaration | undefined;
  for (const file of files) {
    for (const [name, found] of fileSymbols(file)) {
      if (name === symbol) return found;
      if (!symbol.startsWith('(') && name.replace(/^\(\*(\w+)\)/, '$1') === loose) second ??= found;
    }
  }
  return second;
}
