/** Timers on virtual time: what is to happen when, as data. */
import { Tracked } from './heap';
import type { Goroutine } from './goroutine';
import type { Machine } from './machine';
import type { Process } from './process';
import type { FuncV, Plain } from './value';

/**
 * What a timer does when it fires:
 * - ready: wakes a goroutine that parked (time.Sleep, deadlines); `note` becomes its wakeNote
 * - send: sends without blocking, dropped when the channel is full (time.After, Ticker); `value` must
 *   be a pure function of the machine's state
 * - go: starts a goroutine (time.AfterFunc); args are the plain values of its parameters
 * - call: a world's own affair (a packet arrives); must change tracked objects only
 */
export type TimerAction =
  | { readonly kind: 'ready'; readonly g: Goroutine; readonly note: unknown }
  | { readonly kind: 'send'; readonly chan: Tracked; readonly value: (m: Machine) => Plain }
  | { readonly kind: 'go'; readonly fn: FuncV; readonly args: readonly Plain[] }
  | { readonly kind: 'call'; readonly run: (m: Machine, timer: Timer) => void };

/** One timer; made by Machine.addTimer. */
export class Timer extends Tracked {
  /** Position in the heap, -1: not set. */
  index = -1;
  /** Nanoseconds of virtual time. */
  when = 0;
  /** Ties are broken by this: the order in which timers were set. */
  order = 0;
  /** Nanoseconds between firings of a ticker, 0: fires once. */
  period = 0;
  /** Sequence number of its timer-set event. */
  setSeq = 0;

  constructor(
    readonly id: number,
    readonly process: Process | null,
    readonly action: TimerAction,
    epoch: number,
  ) {
    super();
    this.epoch = epoch;
  }

  get active(): boolean {
    return this.index >= 0;
  }

  save(): unknown {
    return [this.index, this.when, this.order, this.period, this.setSeq];
  }

  load(saved: unknown): void {
    [this.index, this.when, this.order, this.period, this.setSeq] = saved as [
      number,
      number,
      number,
      number,
      number,
    ];
  }

  weight(): number {
    return 64;
  }
}

/** A binary heap by (when, order); the machine touches it, and the timers it moves, before changes. */
export class TimerHeap extends Tracked {
  private items: Timer[] = [];

  get length(): number {
    return this.items.length;
  }

  get first(): Timer | undefined {
    return this.items[0];
  }

  /** In no particular order. */
  all(): readonly Timer[] {
    return this.items;
  }

  /** `touch` is called on every timer before its index changes. */
  add(timer: Timer, touch: (t: Timer) => void): void {
    touch(timer);
    timer.index = this.items.length;
    this.items.push(timer);
    this.up(timer.index, touch);
  }

  remove(timer: Timer, touch: (t: Timer) => void): void {
    const i = timer.index;
    const last = this.items.pop()!;
    touch(timer);
    timer.index = -1;
    if (last === timer) return;
    touch(last);
    last.index = i;
    this.items[i] = last;
    this.up(i, touch);
    this.down(last.index, touch);
  }

  private before(a: Timer, b: Timer): boolean {
    return a.when < b.when || (a.when === b.when && a.order < b.order);
  }

  private swap(i: number, j: number, touch: (t: Timer) => void): void {
    const a = this.items[i]!;
    const b = this.items[j]!;
    touch(a);
    touch(b);
    this.items[i] = b;
    this.items[j] = a;
    a.index = j;
    b.index = i;
  }

  private up(i: number, touch: (t: Timer) => void): void {
    while (i > 0) {
      const above = (i - 1) >> 1;
      if (!this.before(this.items[i]!, this.items[above]!)) return;
      this.swap(i, above, touch);
      i = above;
    }
  }

  private down(i: number, touch: (t: Timer) => void): void {
    for (;;) {
      const left = 2 * i + 1;
      if (left >= this.items.length) return;
      const right = left + 1;
      const least =
        right < this.items.length && this.before(this.items[right]!, this.items[left]!)
          ? right
          : left;
      if (!this.before(this.items[least]!, this.items[i]!)) return;
      this.swap(i, least, touch);
      i = least;
    }
  }

  save(): unknown {
    return this.items.slice();
  }

  load(saved: unknown): void {
    this.items = (saved as Timer[]).slice();
  }

  weight(): number {
    return 32 + this.items.length * 8;
  }
}
