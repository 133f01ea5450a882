/** Where the machine stops by itself: flags on the statements of functions, those compiled later too. */
import type { FileSet } from '../base/source';
import { BREAK_FLAG } from '../code/ops';
import type { FuncCode, Program, StmtInfo } from '../code/program';
import { breakpoints } from '../machine/index';
import { placeOf } from './places';

/** Chooses statements. */
export type Choose = (fn: FuncCode, stmt: StmtInfo) => boolean;

interface Flag {
  /** Its `code` may move when it is first entered. */
  readonly fn: FuncCode;
  readonly pc: number;
}

export class Breaks {
  /** What the flags that are up were chosen by; undefined: none is up. */
  private choose: Choose | undefined;
  private flagged: Flag[] = [];
  /** Somebody is stopping at them. */
  private inUse = false;
  /** Flags of choices that are asked for again and again, a step at a time. */
  private readonly kept = new Map<Choose, Flag[]>();

  constructor(private readonly programs: readonly Program[]) {}

  /**
   * Sets flags on all statements chosen, runs `body`, and takes them away. `keep`: the same function
   * will be given again, and chooses the same; its flags (tens of thousands) stay up until `lower`.
   */
  async during<T>(choose: Choose, body: () => Promise<T>, keep = false): Promise<T> {
    if (!keep || this.choose !== choose) {
      this.lower();
      this.raise(choose, keep);
    }
    this.inUse = true;
    try {
      return await body();
    } finally {
      this.inUse = false;
      if (!keep) this.lower();
    }
  }

  /** Nothing stops the machine by itself any more, unless it is within `during`. */
  lower(): void {
    if (this.inUse || !this.choose) return;
    this.choose = undefined;
    breakpoints.set--;
    for (const { fn, pc } of this.flagged) fn.code![pc]! &= ~BREAK_FLAG;
    this.flagged = [];
  }

  private raise(choose: Choose, keep: boolean): void {
    const known = this.kept.get(choose);
    if (!this.choose) breakpoints.set++;
    this.choose = choose;
    this.flagged =
      known ?? this.programs.flatMap(({ funcs }) => funcs.flatMap((fn) => chosen(fn, choose)));
    if (keep && !known) this.kept.set(choose, this.flagged);
    for (const { fn, pc } of this.flagged) fn.code![pc]! |= BREAK_FLAG;
  }

  /** A function has code (Machine.onLoad). */
  loaded(fn: FuncCode): void {
    for (const [choose, flags] of this.kept) {
      if (choose !== this.choose) flags.push(...chosen(fn, choose));
    }
    if (!this.choose) return;
    const more = chosen(fn, this.choose);
    this.flagged.push(...more);
    for (const { fn, pc } of more) fn.code![pc]! |= BREAK_FLAG;
  }
}

function chosen(fn: FuncCode, choose: Choose): Flag[] {
  if (fn.code === undefined || fn.synthetic) return [];
  return fn.stmts.filter((stmt) => choose(fn, stmt)).map(({ pc }) => ({ fn, pc }));
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

/**
 * Lines of a file that carry a statement, sorted: compiles the package's functions. `loaded` is told of
 * each that had no code, as the machine tells of those it compiles.
 */
export function statementLines(
  programs: readonly Program[],
  pkgPath: string,
  file: string,
  loaded: (fn: FuncCode) => void,
): number[] {
  const lines = new Set<number>();
  for (const program of programs) {
    const known = new Set(program.funcs.filter(({ code }) => code !== undefined));
    for (const fn of program.functionsOf(pkgPath)) {
      if (!known.has(fn)) loaded(fn);
      for (const stmt of fn.stmts) {
        const place = placeOf(program.files, stmt.pos, stmt.end);
        if (place?.file === file) lines.add(place.line);
      }
    }
  }
  return [...lines].sort((a, b) => a - b);
}
