/** Where the machine stops by itself: flags on the statements of functions, those compiled later too. */
import type { FileSet } from '../base/source';
import { BREAK_FLAG } from '../code/ops';
import type { FuncCode, Program, StmtInfo } from '../code/program';
import { placeOf } from './places';

/** Chooses statements. */
export type Choose = (fn: FuncCode, stmt: StmtInfo) => boolean;

export class Breaks {
  private choose: Choose | undefined;
  private readonly flagged: { readonly code: Int32Array; readonly pc: number }[] = [];

  constructor(private readonly programs: readonly Program[]) {}

  /** Sets flags on all statements chosen, runs `body`, and takes them away. */
  async during<T>(choose: Choose, body: () => Promise<T>): Promise<T> {
    this.choose = choose;
    for (const program of this.programs) for (const fn of program.funcs) this.loaded(fn);
    try {
      return await body();
    } finally {
      this.choose = undefined;
      for (const { code, pc } of this.flagged) code[pc]! &= ~BREAK_FLAG;
      this.flagged.length = 0;
    }
  }

  /** A function has code (Machine.onLoad). */
  loaded(fn: FuncCode): void {
    const { choose } = this;
    if (!choose || fn.code === undefined || fn.synthetic) return;
    for (const stmt of fn.stmts) {
      if (!choose(fn, stmt)) continue;
      fn.code[stmt.pc]! |= BREAK_FLAG;
      this.flagged.push({ code: fn.code, pc: stmt.pc });
    }
  }
}

/** Statements that begin on these lines; `file` as the page names it. */
export function onLines(
  sources: FileSet,
  lines: readonly { readonly file: string; readonly line: number }[],
): Choose {
  const wanted = new Set(lines.map(({ file, line }) => `${file}:${line}`));
  const files = new Set(lines.map(({ file }) => file));
  return (_fn, stmt) => {
    const place = placeOf(sources, stmt.pos, stmt.end);
    return (
      place !== undefined && files.has(place.file) && wanted.has(`${place.file}:${place.line}`)
    );
  };
}

/** Lines of a file that carry a statement, sorted: compiles the package's functions. */
export function statementLines(
  programs: readonly Program[],
  pkgPath: string,
  file: string,
): number[] {
  const lines = new Set<number>();
  for (const program of programs) {
    for (const fn of program.functionsOf(pkgPath)) {
      for (const stmt of fn.stmts) {
        const place = placeOf(program.files, stmt.pos, stmt.end);
        if (place?.file === file) lines.add(place.line);
      }
    }
  }
  return [...lines].sort((a, b) => a - b);
}
