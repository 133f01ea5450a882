/**
 * The past of a run: checkpoints with the logs between them, and going to any step by swapping to the
 * nearest checkpoint and executing the rest again. See SPEC.md, rules TL*.
 */
import type { Change, Heap } from '../machine/heap';
import { Log } from '../machine/heap';
import { oldest, Spans } from './spans';

/** What a recording drives. `run` executes until `steps` is `limit`; it may stop earlier and says why. */
export interface Subject<Stop> {
  readonly heap: Heap;
  readonly steps: number;
  run(limit: number): Stop;
  /** Whether it stopped for a reason of its own, if only at the limit: a breakpoint there. Without it: when it stopped before. */
  own?(stop: Stop): boolean;
}

/** Tuning; the defaults are those measured in ARCHITECTURE.md. */
export interface RecordingOptions {
  /** Steps between checkpoints at first. */
  readonly interval?: number;
  /** Checkpoints kept before every second one is merged away and the interval doubles. */
  readonly maxCheckpoints?: number;
  /** Bytes of logs kept; beyond it the oldest checkpoints go, and `first` moves. */
  readonly maxWeight?: number;
}

interface Checkpoint {
  readonly step: number;
  /** Number of the next object to be made. */
  readonly nextId: number;
  /** Changes from here to the next checkpoint; undefined while that stretch is still open. */
  log: Log | undefined;
}

const INTERVAL = 2048;
const MAX_CHECKPOINTS = 2048;
const MAX_WEIGHT = 128 * 1024 * 1024;
/** A log may weigh this many bytes a step before checkpoints move further apart … */
const BYTES_A_STEP = 16;
/** … but no further than this, or executing again would take too long to be felt as going there. */
const MAX_INTERVAL = 1 << 19;
/** Steps between the fine checkpoints that are laid while a recorded stretch is executed again. */
const FINE_INTERVAL = 256;
const FINE_CHECKPOINTS = 64;
/** They are laid over this many steps before the one that is wanted: what is stepped back into first. */
const FINE_WINDOW = 16 * FINE_INTERVAL;

/** A log in place of two that follow each other. */
function merge(older: Log, newer: Log): Log {
  const merged = new Log();
  for (const change of oldest([older.changes, newer.changes])) merged.add(change);
  return merged;
}

/** One way back that has been gone: from a checkpoint, by these changes. */
interface Hop {
  readonly from: number;
  readonly changes: readonly Change[];
}

/**
 * Invariants: the subject stands at or after `checkpoints[at]`, by executing again what comes after it
 * unless it is live. Logs are kept as they were made, each what leads back to its checkpoint from the
 * next one; `trail` holds the ways gone back from the last checkpoint to `at`, whose changes now hold
 * what leads forth again. A way back over many checkpoints swaps each object once, with the oldest of
 * its saves. While replaying, `fine` holds the checkpoints laid since `checkpoints[at]`, and the heap's
 * open log what came after the last of them.
 */
export class Recording<Stop> {
  private readonly checkpoints: Checkpoint[];
  private at = 0;
  private live = true;
  private trail: Hop[] = [];
  private readonly spans = new Spans((i) => this.checkpoints[i]?.log?.changes ?? []);
  /** Each with the log that leads up to it. */
  private fine: { readonly step: number; readonly nextId: number; readonly log: Log }[] = [];
  private fineDistance = FINE_INTERVAL;
  private interval: number;
  private weight = 0;
  private end: number;
  private lastStop: Stop | undefined;

  constructor(
    private readonly subject: Subject<Stop>,
    private readonly options: RecordingOptions = {},
  ) {
    this.interval = options.interval ?? INTERVAL;
    // The subject chooses who goes first before its first step: that belongs to where it stands.
    subject.run(subject.steps);
    subject.heap.cut();
    this.checkpoints = [this.here()];
    this.end = subject.steps;
  }

  /** Where the subject stands. */
  get step(): number {
    return this.subject.steps;
  }

  /** The furthest step recorded. */
  get recorded(): number {
    return this.live ? this.subject.steps : this.end;
  }

  /** The earliest step that can still be gone to. */
  get first(): number {
    return this.checkpoints[0]!.step;
  }

  /** The subject stands at the end of what is recorded and would go on into the unknown. */
  get isLive(): boolean {
    return this.live;
  }

  /** Bytes of logs, roughly. */
  get bytes(): number {
    return this.weight + this.subject.heap.log.weight;
  }

  get checkpointCount(): number {
    return this.checkpoints.length;
  }

  /** What ended the last live run. */
  get stop(): Stop | undefined {
    return this.lastStop;
  }

  /**
   * Executes new steps up to `limit`, from the end of the recording (goes there first). Returns the
   * subject's own reason when it stopped before the limit.
   */
  runLive(limit: number): Stop {
    this.seek(this.recorded);
    this.goLive();
    let stop: Stop;
    for (;;) {
      const due = this.checkpoints[this.at]!.step + this.interval;
      const next = Math.min(limit, due);
      stop = this.subject.run(next);
      if (this.subject.steps < next) break;
      if (next === due) this.checkpoint();
      if (this.subject.steps >= limit || this.subject.own?.(stop)) break;
    }
    this.lastStop = stop;
    return stop;
  }

  /** Stands at a recorded step; RangeError when it is not within [first, recorded]. */
  seek(step: number): void {
    if (step < this.first || step > this.recorded) {
      throw new RangeError(
        `step ${step} is outside the recording (${this.first} to ${this.recorded})`,
      );
    }
    const now = this.subject.steps;
    if (step === now) return;
    if (this.live) this.closeEnd();
    const target = this.checkpointBefore(step);
    const near = step > now && step - now <= 2 * FINE_INTERVAL;
    if (!near && (target !== this.at || step < now)) {
      if (target === this.at && this.fine.length > 0) this.undoFine(step);
      else {
        this.undoReplay();
        this.travel(target);
      }
    }
    this.replay(step);
    // What comes from outside at just this step may have come after the checkpoint was made.
    this.subject.run(step);
  }

  /**
   * Executes up to `limit`, recorded steps again and then new ones; where the subject stops by itself
   * (a breakpoint, nothing can go on) it stands there. Returns the subject's reason.
   */
  forward(limit: number): Stop {
    if (!this.live && this.subject.steps < this.end) {
      const to = Math.min(limit, this.end);
      const stop = this.replay(to, true);
      if (stop !== undefined) return stop;
      // Every step up to the limit has been executed: this asks only for the reason.
      if (to === limit) return this.subject.run(limit);
    }
    return this.runLive(limit);
  }

  /**
   * The last step before the present one, and not before `first`, at which `fits` holds, standing
   * there; false (and standing where it stood) when there is none. `fits` looks at the subject. With
   * `stops`, only where the subject stops by itself (at breakpoints): faster by far.
   */
  seekBackTo(fits: () => boolean, stops = false): boolean {
    const from = this.subject.steps;
    let upper = from;
    while (upper > this.first) {
      const lower = this.stretchBefore(upper);
      this.seek(lower);
      let found = -1;
      while (this.subject.steps < upper) {
        if (fits()) found = this.subject.steps;
        this.subject.run(stops ? upper : this.subject.steps + 1);
      }
      if (found >= 0) {
        this.seek(found);
        return true;
      }
      upper = lower;
    }
    this.seek(from);
    return false;
  }

  /**
   * The first recorded step after the present one at which `fits` holds; at the end of the recording
   * returns false, standing there.
   */
  seekForwardTo(fits: () => boolean, until = this.recorded): boolean {
    while (this.subject.steps < until) {
      this.seek(this.subject.steps + 1);
      if (fits()) return true;
    }
    return false;
  }

  /** Forgets everything after the present step, so that the run can go on differently. */
  truncate(): void {
    if (this.live) return;
    for (const later of this.checkpoints.splice(this.at + 1)) this.weight -= later.log?.weight ?? 0;
    const here = this.checkpoints[this.at]!;
    this.weight -= here.log?.weight ?? 0;
    here.log = undefined;
    this.trail = [];
    this.spans.clear();
    // The fine checkpoints become ordinary ones: their logs lead up to here.
    let last = here;
    for (const fine of this.fine) {
      last.log = fine.log;
      this.weight += fine.log.weight;
      last = { step: fine.step, nextId: fine.nextId, log: undefined };
      this.checkpoints.push(last);
      this.at++;
    }
    this.fine = [];
    this.live = true;
    this.end = this.subject.steps;
  }

  private checkpointBefore(step: number): number {
    let low = 0;
    let high = this.checkpoints.length - 1;
    while (low < high) {
      const mid = (low + high + 1) >> 1;
      if (this.checkpoints[mid]!.step <= step) low = mid;
      else high = mid - 1;
    }
    return low;
  }

  /** Start of the stretch to search for steps before `upper`: the nearest checkpoint, fine or not. */
  private stretchBefore(upper: number): number {
    const index = this.checkpointBefore(upper - 1);
    const start = this.checkpoints[index]!.step;
    if (index === this.at && !this.live) {
      for (let i = this.fine.length - 1; i >= 0; i--) {
        if (this.fine[i]!.step < upper) return this.fine[i]!.step;
      }
    }
    if (upper - start <= 2 * FINE_INTERVAL) return start;
    // Lay fine checkpoints once over the whole stretch, then search it piece by piece.
    this.seek(start);
    this.replay(upper - 1, false, true);
    return this.fine.length > 0 ? this.fine[this.fine.length - 1]!.step : start;
  }

  /** Turns the open end into a checkpoint, so that it can be left and come back to. */
  private closeEnd(): void {
    this.end = this.subject.steps;
    const here = this.checkpoints[this.at]!;
    if (here.step !== this.end || this.subject.heap.log.changes.length > 0) {
      here.log = this.subject.heap.cut();
      this.weight += here.log.weight;
      this.checkpoints.push(this.here());
      this.at++;
    }
    this.live = false;
  }

  private goLive(): void {
    if (this.live) return;
    this.undoReplay();
    this.travel(this.checkpoints.length - 1);
    this.live = true;
  }

  /** A checkpoint at the present state. */
  private here(): Checkpoint {
    const { steps, heap } = this.subject;
    return { step: steps, nextId: heap.nextId, log: undefined };
  }

  /** From the state of checkpoints[at] to that of another one. */
  private travel(target: number): void {
    const { heap } = this.subject;
    while (this.at < target) {
      const hop = this.trail.pop()!;
      heap.forth(hop.changes);
      this.at = hop.from;
    }
    if (this.at === target) return;
    // What was made after the target is not there then: it may stay as it is.
    const { nextId } = this.checkpoints[target]!;
    const changes = this.spans.between(target, this.at).filter(({ born }) => born < nextId);
    heap.back(changes);
    this.trail.push({ from: this.at, changes });
    this.at = target;
  }

  /** A checkpoint here, at the live end. */
  private checkpoint(): void {
    const here = this.checkpoints[this.at]!;
    const log = this.subject.heap.cut();
    here.log = log;
    this.weight += log.weight;
    this.checkpoints.push(this.here());
    this.at++;
    if (log.weight > this.interval * BYTES_A_STEP && this.interval < MAX_INTERVAL) {
      this.interval *= 2;
    }
    if (this.checkpoints.length > (this.options.maxCheckpoints ?? MAX_CHECKPOINTS)) this.thin();
    while (this.weight > (this.options.maxWeight ?? MAX_WEIGHT) && this.checkpoints.length > 8) {
      this.weight -= this.checkpoints.shift()!.log!.weight;
      this.at--;
      this.spans.clear();
    }
  }

  /** Merges every second checkpoint away; only at the live end, where all logs point back. */
  private thin(): void {
    const kept: Checkpoint[] = [];
    let weight = 0;
    for (let i = 0; i < this.checkpoints.length; i += 2) {
      const first = this.checkpoints[i]!;
      const second = this.checkpoints[i + 1];
      if (second?.log && first.log) first.log = merge(first.log, second.log);
      else if (second) {
        // The open end stays a checkpoint of its own.
        kept.push(first, second);
        weight += first.log?.weight ?? 0;
        continue;
      }
      kept.push(first);
      weight += first.log?.weight ?? 0;
    }
    this.checkpoints.splice(0, this.checkpoints.length, ...kept);
    this.at = this.checkpoints.length - 1;
    this.weight = weight;
    this.interval *= 2;
    this.spans.clear();
  }

  /**
   * Executes recorded steps again up to `step`, beyond the next checkpoint too, laying fine checkpoints
   * over the last of them, or all the way. With `stops` the subject may stop by itself before: its
   * reason, then.
   */
  private replay(step: number, stops = false, whole = stops): Stop | undefined {
    const base = this.checkpoints[this.at]!.step;
    if (this.fine.length === 0) {
      const each = whole
        ? Math.ceil((Math.min(step, base + MAX_INTERVAL) - base) / FINE_CHECKPOINTS)
        : 0;
      this.fineDistance = Math.max(FINE_INTERVAL, each);
    }
    const from = whole ? 0 : step - FINE_WINDOW;
    while (this.subject.steps < step) {
      const last = this.fine[this.fine.length - 1]?.step ?? base;
      const due = Math.max(last + this.fineDistance, this.subject.steps + 1, from);
      const limit = Math.min(step, due);
      const before = this.subject.steps;
      const stop = this.subject.run(limit);
      if (this.subject.steps < limit && stops) return stop;
      if (this.subject.steps === limit && limit === due) {
        const { heap } = this.subject;
        this.fine.push({ step: limit, nextId: heap.nextId, log: heap.cut() });
        if (this.fine.length > 4 * FINE_CHECKPOINTS) this.thinFine();
      }
      if (stops && this.subject.own?.(stop)) return stop;
      if (this.subject.steps === before) {
        throw new RangeError(`replay stands still at step ${before} on its way to ${step}`);
      }
    }
    return undefined;
  }

  /** Merges every second fine checkpoint away: a replay has gone far beyond its stretch. */
  private thinFine(): void {
    const kept: typeof this.fine = [];
    for (let i = 0; i + 1 < this.fine.length; i += 2) {
      const { log } = this.fine[i]!;
      const next = this.fine[i + 1]!;
      kept.push({ ...next, log: merge(log, next.log) });
    }
    if (this.fine.length % 2 === 1) kept.push(this.fine[this.fine.length - 1]!);
    this.fine = kept;
    this.fineDistance *= 2;
  }

  /** Back to the last fine checkpoint at or before `step` (or to the checkpoint below them all). */
  private undoFine(step: number): void {
    const { heap } = this.subject;
    heap.back(heap.cut().changes);
    while (this.fine.length > 0 && this.fine[this.fine.length - 1]!.step > step) {
      heap.back(this.fine.pop()!.log.changes);
    }
  }

  /** Back to the state of checkpoints[at]. */
  private undoReplay(): void {
    this.undoFine(-1);
  }
}
