/** Going through a run, forwards and backwards: statements, lines, events, breakpoints. */
import type { FuncCode } from '../code/program';
import type { Goroutine } from '../machine/goroutine';
import { EVENT_KINDS, type EventKind } from '../machine/event';
import { onLines, type Choose } from './breaks';
import type { Direction } from './protocol';
import { DEFAULT_LIMIT, type Run } from './run';

/** Steps executed before the session looks whether it has been asked to stop. */
const CHUNK = 50_000;

/** Lets whoever drives the session get a word in; resolves true when it was asked to stop. */
export type Pause = () => Promise<boolean>;

/** Where a movement ended. `none`: there is no such place; it stands where it stood (forwards: at the end). */
export type Arrival = 'there' | 'none' | 'stopped' | 'limit';

export class Navigator {
  /** Lines where `go` stops. */
  breakpoints: readonly { readonly file: string; readonly line: number }[] = [];

  constructor(
    private readonly run: Run,
    private readonly visible: (pkgPath: string) => boolean,
    private readonly pause: Pause,
  ) {}

  private readonly shown: Choose = (fn) => this.shows(fn);

  /** A function whose statements a step shows. */
  shows(fn: FuncCode): boolean {
    return !fn.synthetic && fn.native === undefined && this.visible(fn.pkgPath);
  }

  /** Frames of g below and with its innermost shown one: 0 when none is. */
  shownDepth(g: Goroutine): number {
    for (let frame = g.depth; frame >= 1; frame--) if (this.shows(g.fns[frame]!)) return frame;
    return 0;
  }

  /** Executes new and recorded steps to the end of the run, or to `limit` steps. */
  async toEnd(limit = DEFAULT_LIMIT): Promise<Arrival> {
    return this.forward(() => false, limit);
  }

  /**
   * One step of goroutine `of` (0: of any). `statement`: its next shown statement; `over`: the next one
   * not deeper; `out`: the next one after its function is left. Backwards the same before the present.
   */
  async step(
    how: 'statement' | 'over' | 'out' | 'any',
    direction: Direction,
    of: number,
  ): Promise<Arrival> {
    const { machine } = this.run;
    const g = machine.goroutines.get(of);
    const depth = g ? this.shownDepth(g) : 0;
    const limit =
      how === 'statement' || how === 'any' ? Infinity : how === 'over' ? depth : depth - 1;
    const fits = (): boolean => {
      const at = machine.current;
      if (!at || !this.shows(at.fns[at.depth]!)) return false;
      if (how === 'any' || of === 0) return true;
      return at.id === of && at.depth <= limit;
    };
    // A goroutine that has left all it shows goes on into its end: then whatever is shown next.
    const left = (): boolean => {
      const at = machine.current;
      if (!at || !this.shows(at.fns[at.depth]!)) return false;
      return !machine.goroutines.has(of);
    };
    return this.run.breaks.during(
      this.shown,
      () =>
        direction === 'forward' ? this.forward(() => fits() || left()) : this.back(fits, true),
      true,
    );
  }

  /** To the nearest execution of a line. */
  async toLine(file: string, line: number, direction: Direction): Promise<Arrival> {
    return this.toLines([{ file, line }], direction);
  }

  /** To the nearest breakpoint, or to the end (or the beginning). */
  async go(direction: Direction): Promise<Arrival> {
    return this.toLines(this.breakpoints, direction);
  }

  private async toLines(
    lines: readonly { readonly file: string; readonly line: number }[],
    direction: Direction,
  ): Promise<Arrival> {
    const { machine } = this.run;
    const choose = onLines(this.run.files, lines);
    const fits = (): boolean => {
      const at = machine.current;
      const fn = at?.fns[at.depth];
      const stmt = fn?.stmts.find(({ pc }) => pc === at!.pc);
      return fn !== undefined && stmt !== undefined && !fn.synthetic && choose(fn, stmt);
    };
    return this.run.breaks.during(choose, () =>
      direction === 'forward' ? this.forward(fits) : this.back(fits, true),
    );
  }

  /** To the nearest event of these kinds after or before the present; `seq` of it, 0: none. */
  async toEvent(
    kinds: readonly EventKind[],
    direction: Direction,
    only: {
      readonly g?: number | undefined;
      readonly obj?: number | undefined;
      /** Functions, by their names in traces. */
      readonly fns?: ReadonlySet<string>;
    },
  ): Promise<number> {
    const { store, machine } = this.run;
    const wanted = new Set(kinds.map((kind) => EVENT_KINDS.indexOf(kind)));
    const fits = (seq: number): boolean =>
      (wanted.size === 0 || wanted.has(store.kindOf(seq))) &&
      (only.g === undefined || store.goroutineOf(seq) === only.g) &&
      (only.obj === undefined || store.objectOf(seq) === only.obj) &&
      (only.fns === undefined || only.fns.has(this.run.log.calledAt(seq)));
    if (direction === 'back') {
      const before = store.lastAt(machine.steps - 1);
      const seq = store.find(before + 1, -1, fits);
      if (seq > 0) this.run.seek(store.stepOf(seq));
      return seq;
    }
    let from = store.lastAt(machine.steps);
    for (;;) {
      const seq = store.find(from, 1, fits);
      if (seq > 0) {
        this.run.seek(store.stepOf(seq));
        return seq;
      }
      if (this.run.isOver) return 0;
      from = store.last;
      this.run.seek(this.run.recording.recorded);
      const end = this.run.forward(this.run.step + CHUNK);
      if (end === 'end' && store.last === from) return 0;
      if (await this.pause()) return 0;
    }
  }

  /** The nearest step before the present at which `fits` holds. */
  async back(fits: () => boolean, stops: boolean): Promise<Arrival> {
    if (await this.pause()) return 'stopped';
    this.run.breaks.lower();
    return this.run.recording.seekBackTo(fits, stops) ? 'there' : 'none';
  }

  /** The nearest step after the present at which the machine stops at a flag and `fits` holds. */
  private async forward(fits: () => boolean, limit = Infinity): Promise<Arrival> {
    const { run } = this;
    const farthest = run.step + Math.max(DEFAULT_LIMIT, run.recording.recorded);
    const last = limit === Infinity ? farthest : limit;
    while (run.step < last) {
      const chunk = Math.min(last, run.step + CHUNK);
      for (;;) {
        const why = run.forward(chunk);
        if (why === 'end') return 'none';
        if (why === 'limit') break;
        if (fits()) return 'there';
        if (run.step >= chunk) break;
      }
      if (await this.pause()) return 'stopped';
    }
    return 'limit';
  }
}
