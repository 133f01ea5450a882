/** The run queue: runnable goroutines in the order they became so. */
import type { Goroutine } from './goroutine';
import { Tracked } from './heap';

/** A ring; the machine touches it before it changes it. */
export class RunQueue extends Tracked {
  private ring: (Goroutine | undefined)[] = new Array<Goroutine | undefined>(64).fill(undefined);
  private head = 0;
  length = 0;

  push(g: Goroutine): void {
    const size = this.ring.length;
    if (this.length === size) this.double();
    this.ring[(this.head + this.length++) & (this.ring.length - 1)] = g;
  }

  /** Puts g before all others. */
  unshift(g: Goroutine): void {
    if (this.length === this.ring.length) this.double();
    this.head = (this.head - 1) & (this.ring.length - 1);
    this.ring[this.head] = g;
    this.length++;
  }

  at(i: number): Goroutine {
    return this.ring[(this.head + i) & (this.ring.length - 1)]!;
  }

  /** Takes number i out; the first one takes its place, so that this costs the same for every i. */
  take(i: number): Goroutine {
    const mask = this.ring.length - 1;
    const first = this.ring[this.head]!;
    const slot = (this.head + i) & mask;
    const taken = this.ring[slot]!;
    this.ring[slot] = first;
    this.ring[this.head] = undefined;
    this.head = (this.head + 1) & mask;
    this.length--;
    return taken;
  }

  /** Takes g out and keeps the order of the others; false when it is not there. */
  remove(g: Goroutine): boolean {
    const all = this.toArray();
    const i = all.indexOf(g);
    if (i < 0) return false;
    all.splice(i, 1);
    this.fill(all);
    return true;
  }

  /** In order. */
  toArray(): Goroutine[] {
    const out: Goroutine[] = [];
    for (let i = 0; i < this.length; i++) out.push(this.at(i));
    return out;
  }

  private fill(all: readonly Goroutine[]): void {
    let size = 64;
    while (size < all.length) size *= 2;
    this.ring = new Array<Goroutine | undefined>(size).fill(undefined);
    this.head = 0;
    this.length = all.length;
    for (let i = 0; i < all.length; i++) this.ring[i] = all[i];
  }

  private double(): void {
    const all = this.toArray();
    this.fill(all);
    const size = this.ring.length;
    for (let i = 0; i < size; i++) this.ring.push(undefined);
  }

  save(): unknown {
    return this.toArray();
  }

  load(saved: unknown): void {
    this.fill(saved as Goroutine[]);
  }

  weight(): number {
    return 32 + this.length * 8;
  }
}
