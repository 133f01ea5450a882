/** From a function and an instruction to the statement on the page, and the other way round. */
import type { FileSet, Pos } from '../base/source';
import type { FuncCode, StmtInfo } from '../code/program';
import type { Goroutine } from '../machine/goroutine';
import type { Place } from './protocol';

/** Files of the library are named as in a trace of Go's; the page leaves this away. */
export const LIBRARY_ROOT = '/usr/lib/go/src/';

/** A file as the page names it: import path and name, for the library too. */
export const shownFile = (name: string): string =>
  name.startsWith(LIBRARY_ROOT) ? name.slice(LIBRARY_ROOT.length) : name;

/** The statement an instruction belongs to: the last one that starts at or before it. */
export function statementAt(fn: FuncCode, pc: number): StmtInfo | undefined {
  const stmts = fn.stmts;
  let low = -1;
  let high = stmts.length - 1;
  while (low < high) {
    const mid = (low + high + 1) >> 1;
    if (stmts[mid]!.pc <= pc) low = mid;
    else high = mid - 1;
  }
  return stmts[low];
}

/** A span as lines and columns. */
export function placeOf(files: FileSet, pos: Pos, end: Pos): Place | undefined {
  const file = files.fileAt(pos);
  if (!file) return undefined;
  const from = file.position(pos);
  const to = file.position(Math.max(pos, end));
  return {
    file: shownFile(from.file),
    line: from.line,
    column: from.column,
    endLine: to.line,
    endColumn: to.column,
  };
}

/** Places of statements that have been shown: the same ones are shown again and again. */
const places = new WeakMap<StmtInfo, Place>();

/** Where frame number `frame` of a goroutine is (g.depth: the innermost). */
export function placeOfFrame(g: Goroutine, frame: number): Place | undefined {
  const fn = g.fns[frame];
  if (!fn) return undefined;
  return placeInCode(g.process.program.files, fn, g.pcOf(frame));
}

/** Where an instruction of a function is. */
export function placeInCode(files: FileSet, fn: FuncCode, pc: number): Place | undefined {
  const stmt = statementAt(fn, pc);
  if (!stmt) return undefined;
  let place = places.get(stmt);
  if (!place) {
    place = placeOf(files, stmt.pos, stmt.end);
    if (place) places.set(stmt, place);
  }
  return place;
}
