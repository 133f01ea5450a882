/** Arrays and slices: saving before writes, elements of any storage, append, copy, slicing. */
import type { RType } from '../code/rtype';
import type { Machine } from './machine';
import { BIG, checkArray } from './memory';
import { roundUpSize, sizeOf } from './size';
import { touchArray, touchElement } from './touch';
import { ArrayObj, SliceV, type Plain, type StructObj } from './value';
import { clone, copyInto, fillZero, newData } from './zero';

/** Element i as a plain value. */
export function getElement(arr: ArrayObj, i: number): Plain {
  const v = arr.data[i];
  if (v !== v && arr.elem.cls === 1) return arr.wide!.get(i)!;
  return v;
}

/** Stores a plain value into a slot that is not a struct or array, or replaces a fresh one. */
export function setElement(m: Machine, arr: ArrayObj, i: number, v: Plain): void {
  if (arr.epoch !== m.heap.epoch) touchElement(m, arr, i);
  storeElement(arr, i, v);
}

function storeElement(arr: ArrayObj, i: number, v: Plain): void {
  if (typeof v === 'bigint') {
    (arr.data as Float64Array)[i] = NaN;
    (arr.wide ??= new Map<number, bigint>()).set(i, v);
  } else (arr.data as Plain[])[i] = v;
}

/** Whether elements are objects that are copied into rather than replaced. */
export const holdsObjects = (elem: RType): boolean =>
  elem.kind === 'struct' || elem.kind === 'array';

/**
 * Copies n elements between arrays of one element type, as memmove does; structs and arrays are
 * copied into the objects that stand there.
 */
export function moveElements(
  m: Machine,
  to: ArrayObj,
  at: number,
  from: ArrayObj,
  start: number,
  n: number,
): void {
  if (n <= 0 || (to === from && at === start)) return;
  touchArray(m, to, at, at + n);
  const a = to.data;
  const b = from.data;
  if (!Array.isArray(a)) {
    if (from.wide) moveWide(to, at, from, start, n);
    else if (n < 16 && to !== from)
      for (let i = 0; i < n; i++) a[at + i] = (b as Uint8Array)[start + i]!;
    else if (to === from) a.copyWithin(at, start, start + n);
    else a.set((b as Uint8Array).subarray(start, start + n), at);
    return;
  }
  const source = b as Plain[];
  const backward = to === from && start < at;
  if (holdsObjects(to.elem)) {
    for (let k = 0; k < n; k++) {
      const i = backward ? n - 1 - k : k;
      copyInto(m, a[at + i] as StructObj, source[start + i] as StructObj);
    }
  } else if (to === from) a.copyWithin(at, start, start + n);
  else for (let i = 0; i < n; i++) a[at + i] = source[start + i];
}

function moveWide(to: ArrayObj, at: number, from: ArrayObj, start: number, n: number): void {
  const values: Plain[] = [];
  for (let i = 0; i < n; i++) values.push(getElement(from, start + i));
  for (let i = 0; i < n; i++) storeElement(to, at + i, values[i]);
}

/** Go's growth: double up to 256 elements, then by a quarter and a bit, rounded up to a size class. */
function grownCap(elem: RType, old: number, need: number): number {
  let cap = old;
  if (need > old * 2) cap = need;
  else if (old < 256) cap = old * 2;
  else while (cap < need) cap += Math.floor((cap + 768) / 4);
  const size = sizeOf(elem);
  return size === 0 ? cap : Math.floor(roundUpSize(cap * size) / size);
}

/** A slice with room for `need` elements, holding those of s; elements beyond its length are zero. */
export function growSlice(m: Machine, s: SliceV | null, need: number, elem: RType): SliceV {
  const length = s ? s.len : 0;
  const cap = grownCap(elem, s ? s.cap : 0, need);
  checkArray(elem, cap);
  if (cap >= BIG) m.madeBig(cap * 8);
  const storage = new ArrayObj(m.heap.nextId++, elem, newData(elem.storage, cap), m.heap.epoch);
  if (s) {
    const from = s.arr;
    const data = storage.data;
    if (Array.isArray(data)) {
      const source = from.data as Plain[];
      if (holdsObjects(elem)) {
        // The old backing array may be shared: its objects stay where they are.
        for (let i = 0; i < length; i++) data[i] = clone(m, source[s.off + i] as StructObj);
      } else for (let i = 0; i < length; i++) data[i] = source[s.off + i];
    } else if (from.wide) moveWide(storage, 0, from, s.off, length);
    else data.set((from.data as Uint8Array).subarray(s.off, s.off + length));
  }
  const data = storage.data;
  if (Array.isArray(data)) fillZero(m, elem, data, length, cap);
  return new SliceV(storage, 0, need, cap);
}
