/** The goroutines that wait at a channel, first come first served; leaving from the middle costs no more. */
import type { Goroutine } from './goroutine';
import type { Tracked } from './heap';

/** Where a woken goroutine gets what it waited for; see chan.ts. Immutable but for its place in the queue. */
export class Waiter {
  /** The queue it stands in, and its neighbours there. */
  queue: WaitQueue | null = null;
  before: Waiter | null = null;
  behind: Waiter | null = null;

  constructor(
    readonly g: Goroutine,
    /** What it waits on; a waiter of a select is in several queues at once, with a Waiter each. */
    readonly chan: Tracked & { readonly id: number },
    /** Sending: the value. */
    readonly value: unknown,
    readonly sending: boolean,
    /** Absolute registers for the received value and ok, -1: not wanted. */
    readonly valueReg: number,
    readonly okReg: number,
    /** Select: index of the case and absolute register for it; plain send and receive: -1. */
    readonly index: number,
    readonly dst: number,
  ) {}
}

/** One end's queue; its channel saves it with itself. */
export class WaitQueue {
  length = 0;
  private head: Waiter | null = null;
  private tail: Waiter | null = null;

  push(w: Waiter): void {
    w.queue = this;
    w.behind = null;
    w.before = this.tail;
    if (this.tail === null) this.head = w;
    else this.tail.behind = w;
    this.tail = w;
    this.length++;
  }

  /** Takes the first one; there must be one. */
  shift(): Waiter {
    const w = this.head!;
    const { behind } = w;
    this.head = behind;
    if (behind === null) this.tail = null;
    else {
      behind.before = null;
      w.behind = null;
    }
    w.queue = null;
    this.length--;
    return w;
  }

  /** Takes w out if it stands here. */
  remove(w: Waiter): void {
    if (w.queue !== this) return;
    const { before, behind } = w;
    if (before === null) this.head = behind;
    else before.behind = behind;
    if (behind === null) this.tail = before;
    else behind.before = before;
    w.queue = null;
    w.before = null;
    w.behind = null;
    this.length--;
  }

  /** The first `most` of them, in order. */
  first(most: number): Waiter[] {
    const out: Waiter[] = [];
    for (let w = this.head; w !== null && out.length < most; w = w.behind) out.push(w);
    return out;
  }

  [Symbol.iterator](): Iterator<Waiter> {
    return this.first(this.length)[Symbol.iterator]();
  }

  /** Makes these the queue, as `first` gave them. */
  restore(all: readonly Waiter[]): void {
    while (this.head !== null) this.remove(this.head);
    for (const w of all) this.push(w);
  }
}
