/** A queue whose earlier states stay what they were: what has been kept of it costs nothing to keep. */

/** How much of a store may lie before the queue's beginning until it is cut off. */
const SLACK = 1024;

/** Immutable; adding at the end and taking at the beginning cost the same however long it is. */
export class Queue<T> implements Iterable<T> {
  private constructor(
    /** Elements are added behind the last one and never changed, so that queues share it. */
    private readonly store: T[],
    private readonly from: number,
    private readonly to: number,
  ) {}

  /** A queue of these. */
  static of<T>(values: Iterable<T>): Queue<T> {
    const store = [...values];
    return new Queue(store, 0, store.length);
  }

  get length(): number {
    return this.to - this.from;
  }

  get last(): T | undefined {
    return this.length > 0 ? this.store[this.to - 1] : undefined;
  }

  /** This queue and one more at the end. */
  with(value: T): Queue<T> {
    // Something else has been added to this very state before: they part here.
    if (this.store.length > this.to) return Queue.of([...this, value]);
    this.store.push(value);
    return new Queue(this.store, this.from, this.to + 1);
  }

  /** This queue without its first n. */
  without(n: number): Queue<T> {
    const from = this.from + n;
    if (from > SLACK && from * 2 > this.to) return Queue.of(this.store.slice(from, this.to));
    return new Queue(this.store, from, this.to);
  }

  *[Symbol.iterator](): Generator<T> {
    for (let i = this.from; i < this.to; i++) yield this.store[i]!;
  }

  toArray(): T[] {
    return this.store.slice(this.from, this.to);
  }
}
