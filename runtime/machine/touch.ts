/** Saving arrays before they are written: whole, or a page at a time when they are big. */
import type { Change } from './heap';
import type { Machine } from './machine';
import { PAGE_BITS, type ArrayData, type ArrayObj, type Plain } from './value';

/** Pages an arena holds: a typed array a page costs V8 far more to make and to collect than to fill. */
const ARENA_PAGES = 32;
const PAGE = 1 << PAGE_BITS;

type Numbers = Exclude<ArrayData, Plain[]>;

/** Where the next pages of each kind of storage are kept, by its constructor. */
const arenas = new Map<unknown, { data: Numbers; used: number }>();

/** Room for a page of the same kind of storage as `like`: an arena and an offset in it. */
function room(like: Numbers): { data: Numbers; at: number } {
  const kind = like.constructor as new (length: number) => Numbers;
  let arena = arenas.get(kind);
  if (!arena || arena.used === arena.data.length) {
    arena = { data: new kind(ARENA_PAGES * PAGE), used: 0 };
    arenas.set(kind, arena);
  }
  const at = arena.used;
  arena.used += PAGE;
  return { data: arena.data, at };
}

/** One page of a big array, swapped with its kept copy. */
class PageChange implements Change {
  readonly weight: number;
  readonly key: number;
  private readonly kept: ArrayData;
  /** Where in `kept` the copy begins, and its elements. */
  private readonly at: number;
  private readonly length: number;
  private wide: Map<number, bigint> | undefined;
  constructor(
    private readonly array: ArrayObj,
    private readonly page: number,
  ) {
    const from = page << PAGE_BITS;
    const data = array.data;
    this.length = Math.min(PAGE, data.length - from);
    if (Array.isArray(data)) {
      this.kept = data.slice(from, from + this.length);
      this.at = 0;
      this.weight = this.length * 8 + 96;
    } else {
      const { data: kept, at } = room(data);
      kept.set(data.subarray(from, from + this.length), at);
      this.kept = kept;
      this.at = at;
      this.weight = PAGE * data.BYTES_PER_ELEMENT + 96;
    }
    this.wide = this.wides();
    // Page numbers stay below 2^21, ids below 2^32.
    this.key = array.id * 2097152 + page;
  }
  private wides(): Map<number, bigint> | undefined {
    const wide = this.array.wide;
    if (!wide || wide.size === 0) return undefined;
    const from = this.page << PAGE_BITS;
    const out = new Map<number, bigint>();
    for (let i = 0; i < this.length; i++) {
      const v = wide.get(from + i);
      if (v !== undefined) out.set(from + i, v);
    }
    return out;
  }
  get born(): number {
    return this.array.id;
  }
  swap(epoch: number): void {
    this.array.pages![this.page] = epoch;
    const from = this.page << PAGE_BITS;
    const nowWide = this.wides();
    const data = this.array.data as Plain[];
    const kept = this.kept as Plain[];
    for (let i = 0, at = this.at; i < this.length; i++, at++) {
      const now = data[from + i];
      data[from + i] = kept[at];
      kept[at] = now;
    }
    if (nowWide) for (const i of nowWide.keys()) this.array.wide!.delete(i);
    if (this.wide) {
      const wide = (this.array.wide ??= new Map<number, bigint>());
      for (const [i, v] of this.wide) wide.set(i, v);
    }
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
