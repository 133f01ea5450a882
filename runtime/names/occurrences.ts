/** Where names stand, and which calls stand in which function. Objects are told apart by where they are declared. */
import { textOf } from '../base/bytes';
import type { FileSet, Pos, SourceFile } from '../base/source';
import { forEachChild, type CallExpr, type Expr, type Ident, type Node } from '../syntax/index';
import type { Info, Object } from '../types/index';
import type { CheckedFiles } from './load';
import type { CallHow } from './shape';

/** A name at a place of its file; `to`: position of the declaration, or the folder of a package. */
export interface Occurrence {
  readonly line: number;
  readonly column: number;
  readonly length: number;
  readonly to: Pos | string;
}

/** Calls of one function in another, of one file. */
export interface FoundCalls {
  /** Position of the calling function's name; 0 outside functions. */
  readonly from: Pos;
  readonly to: Pos;
  readonly file: string;
  readonly lines: number[];
  readonly how: CallHow[];
}

/** What follows the last `mark`. */
export const lastOf = (text: string, mark: string): string =>
  text.slice(text.lastIndexOf(mark) + 1);

/** What an identifier stands for, as far as it was declared in a file. */
export function objectOf(info: Info, id: Ident): Object | undefined {
  return info.defs.get(id) ?? info.uses.get(id);
}

/** The identifier that a call names, if it names one. */
function calleeOf(fun: Expr): Ident | undefined {
  if (fun.kind === 'paren-expr') return calleeOf(fun.x);
  if (fun.kind === 'selector-expr') return fun.sel;
  return fun.kind === 'ident' ? fun : undefined;
}

/** Everything collected so far. */
export class Occurrences {
  private readonly inFile = new Map<string, Occurrence[]>();
  private readonly uses = new Map<Pos, Map<string, number[]>>();
  private readonly called = new Map<string, FoundCalls>();
  /** Folder of a package by its import path. */
  private readonly folders = new Map<string, string>();

  constructor(set: FileSet) {
    for (const { name } of set.files) {
      const folder = name.slice(0, name.lastIndexOf('/') + 1);
      this.folders.set(folder.slice(folder.indexOf('/') + 1, -1), folder);
    }
  }

  /** Names of a file, in order. */
  namesOf(file: string): readonly Occurrence[] {
    return this.inFile.get(file) ?? [];
  }

  /** Lines by file on which what is declared there is used. */
  usesOf(pos: Pos): ReadonlyMap<string, readonly number[]> {
    return this.uses.get(pos) ?? new Map();
  }

  calls(): Iterable<FoundCalls> {
    return this.called.values();
  }

  /** Goes through files while the findings are theirs. */
  collect({ files, info }: CheckedFiles): void {
    for (const file of files) {
      const { source } = file;
      const list: Occurrence[] = [];
      const visit = (node: Node, from: Pos, how: CallHow): void => {
        switch (node.kind) {
          case 'ident':
            this.name(source, info, node, list);
            return;
          case 'import-spec':
            if (node.name) this.name(source, info, node.name, list);
            return;
          case 'func-decl':
            forEachChild(node, (child) => visit(child, node.name.pos, 'call'));
            return;
          case 'go-stmt':
          case 'defer-stmt':
            visit(node.call, from, node.kind === 'go-stmt' ? 'go' : 'defer');
            return;
          case 'call-expr':
            this.call(source, info, node, from, how);
            break;
          case 'type-switch-stmt':
            if (node.bind) this.switched(source, node.bind, list);
            forEachChild(node, (child) => child !== node.bind && visit(child, from, 'call'));
            return;
        }
        forEachChild(node, (child) => visit(child, from, 'call'));
      };
      for (const decl of file.decls) visit(decl, 0, 'call');
      list.sort((a, b) => a.line - b.line || a.column - b.column);
      this.inFile.set(source.name, list);
    }
  }

  private name(source: SourceFile, info: Info, id: Ident, list: Occurrence[]): void {
    const obj = id.name === '_' ? undefined : objectOf(info, id);
    if (!obj) return;
    if (obj.kind === 'pkg-name') {
      const folder = this.folders.get(obj.imported.path);
      if (folder !== undefined) list.push({ ...placed(source, id), to: folder });
      return;
    }
    // What is declared nowhere is Go's own: string, len, nil.
    if (obj.pos === 0) return;
    const at = placed(source, id);
    list.push({ ...at, to: obj.pos });
    if (obj.pos === id.pos) return;
    let files = this.uses.get(obj.pos);
    if (!files) this.uses.set(obj.pos, (files = new Map<string, number[]>()));
    const lines = files.get(source.name);
    if (!lines) files.set(source.name, [at.line]);
    else if (lines.at(-1) !== at.line) lines.push(at.line);
  }

  /** The variable of `switch v := x.(type)`: each clause has one of its own, all declared there. */
  private switched(source: SourceFile, bind: Ident, list: Occurrence[]): void {
    list.push({ ...placed(source, bind), to: bind.pos });
  }

  private call(source: SourceFile, info: Info, call: CallExpr, from: Pos, how: CallHow): void {
    const id = calleeOf(call.fun);
    const obj = id && objectOf(info, id);
    if (!id || obj?.kind !== 'func' || obj.pos === 0) return;
    const key = `${from} ${obj.pos} ${from === 0 ? source.name : ''}`;
    const { line } = source.position(id.pos);
    const known = this.called.get(key);
    if (!known) {
      this.called.set(key, { from, to: obj.pos, file: source.name, lines: [line], how: [how] });
      return;
    }
    if (!known.lines.includes(line)) known.lines.push(line);
    if (!known.how.includes(how)) known.how.push(how);
  }
}

/** Columns of the page count UTF-16 units, those of Go bytes. */
function placed(source: SourceFile, id: Ident): Omit<Occurrence, 'to'> {
  const { line, column } = source.position(id.pos);
  const start = source.lineStart(line) - source.base;
  const before = source.text.slice(start, start + column - 1);
  return {
    line,
    column: textOf(before).length,
    length: textOf(id.name).length,
  };
}
