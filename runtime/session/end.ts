/** Where a run ends by the clock: programs with endless heartbeats never stand idle. */
import { Tracked } from '../machine/heap';
import type { Machine, StopReason } from '../machine/index';

/** Virtual nanoseconds a run goes on after what a reader did, if its end would come before. */
export const GRACE = 60e9;

/** The end's time: part of the machine's state, since what a reader does moves it. */
export class End extends Tracked {
  readonly id = 0;
  /** Virtual nanoseconds; Infinity: the run has no end of its own. */
  at: number;

  constructor(until: number | undefined, epoch: number) {
    super();
    this.at = until ?? Infinity;
    this.epoch = epoch;
  }

  /** The run goes on until then at least. */
  atLeast(m: Machine, time: number): void {
    if (time <= this.at) return;
    m.touch(this);
    this.at = time;
  }

  /** Machine.run() up to a step, or to the end's time as it stands when the clock comes there (`time`). */
  run(m: Machine, maxStep: number): StopReason {
    for (;;) {
      const maxTime = this.at;
      const stop = m.run({ maxStep, maxTime });
      if (stop.kind !== 'time' || this.at === maxTime) return stop;
    }
  }

  save(): unknown {
    return this.at;
  }

  load(saved: unknown): void {
    this.at = saved as number;
  }

  weight(): number {
    return 8;
  }
}
