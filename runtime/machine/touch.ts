/** Saving arrays before they are written: whole, or a page at a time when they are big. */
import type { Change } from './heap';
import type { Machine } from './machine';
import { PAGE_BITS, type ArrayData, type ArrayObj } from './value';

/** One page of a big array, swapped with its kept copy. */
class PageChange implements Change {
  readonly weight: number;
  readonly key: number;
  private kept: ArrayData;
  private wide: Map<number, bigint> | undefined;
  constructor(
    private readonly array: ArrayObj,
    private readonly page: number,
  ) {
    const from = page << PAGE_BITS;
    this.kept = array.data.slice(from, from + (1 << PAGE_BITS));
    this.wide = this.wides();
    // Page numbers stay below 2^21, ids below 2^32.
    this.key = array.id * 2097152 + page;
    this.weight =
      this.kept.length * (Array.isArray(this.kept) ? 8 : this.kept.BYTES_PER_ELEMENT) + 96;
  }
  private wides(): Map<number, bigint> | undefined {
    const wide = this.array.wide;
    if (!wide || wide.size === 0) return undefined;
    const from = this.page << PAGE_BITS;
    const out = new Map<number, bigint>();
    for (let i = 0; i < this.kept.length; i++) {
      const v = wide.get(from + i);
      if (v !== undefined) out.set(from + i, v);
    }
    return out;
  }
  swap(): void {
    const from = this.page << PAGE_BITS;
    const now = this.array.data.slice(from, from + this.kept.length);
    const nowWide = this.wides();
    const data = this.array.data;
    const kept = this.kept;
    if (Array.isArray(data)) for (let i = 0; i < kept.length; i++) data[from + i] = kept[i];
    else data.set(kept as Uint8Array, from);
    if (nowWide) for (const i of nowWide.keys()) this.array.wide!.delete(i);
    if (this.wide) {
      const wide = (this.array.wide ??= new Map<number, bigint>());
      for (const [i, v] of this.wide) wide.set(i, v);
    }
    this.kept = now;
    this.wide = nowWide;
  }
}

/** Before a write to element i when `arr.epoch !== heap.epoch`. */
export function touchElement(m: Machine, arr: ArrayObj, i: number): void {
  const heap = m.heap;
  const pages = arr.pages;
  if (pages === undefined) {
    heap.touch(arr);
    return;
  }
  const page = i >> PAGE_BITS;
  if (pages[page] === heap.epoch) return;
  heap.log.add(new PageChange(arr, page));
  pages[page] = heap.epoch;
}

/** Before writes to elements [from, to). */
export function touchArray(m: Machine, arr: ArrayObj, from: number, to: number): void {
  if (arr.epoch === m.heap.epoch || from >= to) return;
  if (arr.pages === undefined) m.heap.touch(arr);
  else {
    for (let page = from >> PAGE_BITS; page <= (to - 1) >> PAGE_BITS; page++) {
      touchElement(m, arr, page << PAGE_BITS);
    }
  }
}
