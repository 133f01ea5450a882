/**
 * The past of a run: checkpoints with the logs between them, and going to any step by swapping to the
 * nearest checkpoint and executing the rest again. See SPEC.md, rules TL*.
 */
import { Log, type Heap } from '../machine/heap';

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
  /** Changes from here to the next checkpoint; undefined while that stretch is still open. */
  log: Log | undefined;
}

const INTERVAL = 2048;
const MAX_CHECKPOINTS = 512;
const MAX_WEIGHT = 128 * 1024 * 1024;
/** A log may weigh this many bytes a step before checkpoints move further apart … */
const BYTES_A_STEP = 16;
/** … but no further than this, or executing again would take too long to be felt as going there. */
const MAX_INTERVAL = 1 << 19;
/** Steps between the fine checkpoints that are laid while a recorded stretch is executed again. */
const FINE_INTERVAL = 256;
const FINE_CHECKPOINTS = 64;

/** Merges two logs that follow each other: for each object the older contents are kept. */
function merge(older: Log, newer: Log): Log {
  const merged = new Log();
  const seen = new Set<unknown>();
  for (const change of older.changes) {
    merged.add(change);
    if (change.key !== undefined) seen.add(change.key);
  }
  for (const change of newer.changes) {
    if (change.key === undefined || !seen.has(change.key)) merged.add(change);
  }
  return merged;
}

/**
 * Invariants: `checkpoints[at]` is the last checkpoint at or before the subject's state; the logs of
 * checkpoints before `at` lead forwards in time up to it (they can be undone), those from `at` on have
 * been undone (they can be redone), unless the subject is live. While replaying, `fine` holds the
 * checkpoints laid since `checkpoints[at]`, and the heap's open log what came after the last of them.
 */
export class Recording<Stop> {
  private readonly checkpoints: Checkpoint[];
  private at = 0;
  private live = true;
  /** Each with the log that leads up to it. */
  private fine: { readonly step: number; readonly log: Log }[] = [];
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
    this.checkpoints = [{ step: subject.steps, log: undefined }];
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
      const next = Math.min(limit, this.checkpoints[this.at]!.step + this.interval);
      stop = this.subject.run(next);
      if (this.subject.steps < next) break;
      this.checkpoint();
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
    if (target === this.at && step > now) this.replay(step);
    else {
      if (target === this.at && this.fine.length > 0) {
        this.undoFine(step);
      } else {
        this.undoReplay();
        while (this.at > target) this.checkpoints[--this.at]!.log!.back();
        while (this.at < target) this.checkpoints[this.at++]!.log!.forth();
      }
      this.replay(step);
    }
    // What comes from outside at just this step may have come after the checkpoint was made.
    this.subject.run(step);
  }

  /**
   * Executes up to `limit`, recorded steps again and then new ones; where the subject stops by itself
   * (a breakpoint, nothing can go on) it stands there. Returns the subject's reason.
   */
  forward(limit: number): Stop {
    for (;;) {
      if (this.live || this.subject.steps >= this.end) return this.runLive(limit);
      const next = this.checkpoints[this.at + 1]?.step ?? this.end;
      const to = Math.min(limit, next, this.end);
      const stop = this.subject.steps < to ? this.replay(to, true) : undefined;
      if (stop !== undefined) return stop;
      if (to === limit) {
        // Every step up to the limit has been executed: this asks only for the reason.
        return this.subject.run(limit);
      }
      if (to === next && this.at + 1 < this.checkpoints.length) {
        this.undoReplay();
        this.checkpoints[this.at++]!.log!.forth();
        this.subject.run(to);
      }
    }
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
    // The fine checkpoints become ordinary ones: their logs lead up to here.
    let last = here;
    for (const fine of this.fine) {
      last.log = fine.log;
      this.weight += fine.log.weight;
      last = { step: fine.step, log: undefined };
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
    this.replay(upper - 1);
    return this.fine.length > 0 ? this.fine[this.fine.length - 1]!.step : start;
  }

  /** Turns the open end into a checkpoint, so that it can be left and come back to. */
  private closeEnd(): void {
    this.end = this.subject.steps;
    const here = this.checkpoints[this.at]!;
    if (here.step !== this.end || this.subject.heap.log.changes.length > 0) {
      here.log = this.subject.heap.cut();
      this.weight += here.log.weight;
      this.checkpoints.push({ step: this.end, log: undefined });
      this.at++;
    }
    this.live = false;
  }

  private goLive(): void {
    if (this.live) return;
    this.undoReplay();
    this.live = true;
  }

  /** A checkpoint here, at the live end. */
  private checkpoint(): void {
    const here = this.checkpoints[this.at]!;
    const log = this.subject.heap.cut();
    here.log = log;
    this.weight += log.weight;
    this.checkpoints.push({ step: this.subject.steps, log: undefined });
    this.at++;
    if (log.weight > this.interval * BYTES_A_STEP && this.interval < MAX_INTERVAL) {
      this.interval *= 2;
    }
    if (this.checkpoints.length > (this.options.maxCheckpoints ?? MAX_CHECKPOINTS)) this.thin();
    while (this.weight > (this.options.maxWeight ?? MAX_WEIGHT) && this.checkpoints.length > 8) {
      this.weight -= this.checkpoints.shift()!.log!.weight;
      this.at--;
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
  }

  /**
   * Executes recorded steps again up to `step`, laying fine checkpoints on the way. With `stops` the
   * subject may stop by itself before: its reason, then.
   */
  private replay(step: number, stops = false): Stop | undefined {
    const base = this.checkpoints[this.at]!.step;
    const next = this.checkpoints[this.at + 1]?.step ?? step;
    const distance = Math.max(FINE_INTERVAL, Math.ceil((next - base) / FINE_CHECKPOINTS));
    while (this.subject.steps < step) {
      const last = this.fine[this.fine.length - 1]?.step ?? base;
      const limit = Math.min(step, last + distance);
      const before = this.subject.steps;
      const stop = this.subject.run(limit);
      if (this.subject.steps < limit && stops) return stop;
      if (this.subject.steps === limit && limit === last + distance) {
        this.fine.push({ step: limit, log: this.subject.heap.cut() });
      }
      if (stops && this.subject.own?.(stop)) return stop;
      if (this.subject.steps === before) {
        throw new RangeError(`replay stands still at step ${before} on its way to ${step}`);
      }
    }
    return undefined;
  }

  /** Back to the last fine checkpoint at or before `step` (or to the checkpoint below them all). */
  private undoFine(step: number): void {
    this.subject.heap.cut().back();
    while (this.fine.length > 0 && this.fine[this.fine.length - 1]!.step > step) {
      this.fine.pop()!.log.back();
    }
  }

  /** Back to the state of checkpoints[at]. */
  private undoReplay(): void {
    this.subject.heap.cut().back();
    while (this.fine.length > 0) this.fine.pop()!.log.back();
  }
}
