/** Slices: slicing, make, append, copy (Go spec, "Slice expressions", "Appending to and copying slices"). */
import type { RType } from '../code/rtype';
import { growSlice, moveElements } from './array';
import { getRegister } from './call';
import type { Goroutine } from './goroutine';
import type { Machine } from './machine';
import { MAX_ALLOC } from './memory';
import { nilDereference, RuntimePanic } from './runtime-error';
import { sizeOf } from './size';
import type { ArrayObj } from './value';
import { SliceV, type Plain } from './value';
import { touchArray, touchElement } from './touch';
import { newArray } from './zero';

const out = (text: string): RuntimePanic =>
  new RuntimePanic(`slice bounds out of range [${text}`, 'boundsError');

/** Checks low:high:max against a capacity; max NaN: none given. */
function checkBounds(low: number, high: number, max: number, cap: number, word: string): void {
  if (max === max) {
    if (!(max >= 0 && max <= cap))
      throw out(max < 0 ? `::${max}]` : `::${max}] with ${word} ${cap}`);
    if (!(high >= 0 && high <= max)) throw out(high < 0 ? `:${high}:]` : `:${high}:${max}]`);
    if (!(low >= 0 && low <= high)) throw out(low < 0 ? `${low}::]` : `${low}:${high}:]`);
    return;
  }
  if (!(high >= 0 && high <= cap))
    throw out(high < 0 ? `:${high}]` : `:${high}] with ${word} ${cap}`);
  if (!(low >= 0 && low <= high)) throw out(low < 0 ? `${low}:]` : `${low}:${high}]`);
}

/** s[low:high:max] of a slice; NaN stands for a bound that was not given. */
export function sliceSlice(
  s: SliceV | null,
  low: number,
  high: number,
  max: number,
): SliceV | null {
  if (low !== low) low = 0;
  if (s === null) {
    checkBounds(low, high !== high ? 0 : high, max, 0, 'capacity');
    return null;
  }
  const cap = s.cap;
  if (high !== high) {
    high = s.len;
    if (!(low >= 0 && low <= high)) throw out(low < 0 ? `${low}:]` : `${low}:${high}]`);
    return new SliceV(s.arr, s.off + low, high - low, cap - low);
  }
  if (max !== max) {
    if (!(low >= 0 && low <= high && high <= cap)) checkBounds(low, high, NaN, cap, 'capacity');
    return new SliceV(s.arr, s.off + low, high - low, cap - low);
  }
  checkBounds(low, high, max, cap, 'capacity');
  return new SliceV(s.arr, s.off + low, high - low, max - low);
}

/** a[low:high:max] of an array. */
export function sliceArray(a: ArrayObj | null, low: number, high: number, max: number): SliceV {
  if (a === null) throw nilDereference();
  const length = a.data.length;
  if (low !== low) low = 0;
  if (high !== high) high = length;
  if (max !== max) {
    checkBounds(low, high, NaN, length, 'length');
    max = length;
  } else checkBounds(low, high, max, length, 'length');
  return new SliceV(a, low, high - low, max - low);
}

/** make([]T, length, cap) as slice type t; NaN for a bigint, cap NaN-free: pass length when not given. */
export function makeSliceOf(m: Machine, t: RType, length: number, cap: number): SliceV {
  const most = MAX_ALLOC / Math.max(1, sizeOf(t.elem!));
  if (!(length >= 0 && length <= most)) throw new RuntimePanic('makeslice: len out of range');
  if (!(cap >= length && cap <= most)) throw new RuntimePanic('makeslice: cap out of range');
  return new SliceV(newArray(m, t.elem!, cap), 0, length, cap);
}

/** append(s, one value from register `reg`). */
export function appendOne(
  m: Machine,
  g: Goroutine,
  s: SliceV | null,
  reg: number,
  t: RType,
): SliceV {
  const elem = t.elem!;
  const length = s === null ? 0 : s.len;
  let grown: SliceV;
  if (s !== null && length < s.cap) grown = new SliceV(s.arr, s.off, length + 1, s.cap);
  else grown = growSlice(m, s, length + 1, elem);
  const arr = grown.arr;
  const i = grown.off + length;
  if (arr.epoch !== m.heap.epoch) touchElement(m, arr, i);
  if (elem.cls === 2) (arr.data as Plain[])[i] = g.R[reg];
  else {
    const n = g.N[reg]!;
    (arr.data as Float64Array)[i] = n;
    if (n !== n && elem.cls === 1)
      (arr.wide ??= new Map<number, bigint>()).set(i, g.R[reg] as bigint);
  }
  return grown;
}

/** append(s, n values from registers `reg`…). */
export function appendSome(
  m: Machine,
  g: Goroutine,
  s: SliceV | null,
  reg: number,
  n: number,
  t: RType,
): SliceV | null {
  if (n === 0) return s;
  const elem = t.elem!;
  const length = s === null ? 0 : s.len;
  const grown = roomFor(m, s, n, elem);
  const at = grown.off + length;
  touchArray(m, grown.arr, at, at + n);
  fillFrom(g, grown.arr, at, reg, n, elem);
  return grown;
}

function fillFrom(
  g: Goroutine,
  arr: ArrayObj,
  at: number,
  reg: number,
  n: number,
  elem: RType,
): void {
  const data = arr.data as Plain[];
  for (let k = 0; k < n; k++) {
    const v = getRegister(g, reg + k, elem.cls);
    if (typeof v === 'bigint') {
      data[at + k] = NaN;
      (arr.wide ??= new Map<number, bigint>()).set(at + k, v);
    } else data[at + k] = v;
  }
}

function roomFor(m: Machine, s: SliceV | null, n: number, elem: RType): SliceV {
  const need = (s === null ? 0 : s.len) + n;
  if (s !== null && need <= s.cap) return new SliceV(s.arr, s.off, need, s.cap);
  return growSlice(m, s, need, elem);
}

/** append(s, tail...); tail may be a string for []byte. */
export function appendSlice(
  m: Machine,
  s: SliceV | null,
  tail: SliceV | string | null,
  t: RType,
): SliceV | null {
  const n = tail === null ? 0 : typeof tail === 'string' ? tail.length : tail.len;
  if (n === 0) return s;
  const length = s === null ? 0 : s.len;
  const grown = roomFor(m, s, n, t.elem!);
  const at = grown.off + length;
  if (typeof tail === 'string') writeString(m, grown.arr, at, tail, n);
  else moveElements(m, grown.arr, at, tail!.arr, tail!.off, n);
  return grown;
}

function writeString(m: Machine, arr: ArrayObj, at: number, text: string, n: number): void {
  touchArray(m, arr, at, at + n);
  const data = arr.data as Uint8Array;
  for (let i = 0; i < n; i++) data[at + i] = text.charCodeAt(i);
}

/** copy(to, from); returns how many. */
export function copySlice(m: Machine, to: SliceV | null, from: SliceV | string | null): number {
  if (to === null || from === null) return 0;
  if (typeof from === 'string') {
    const n = Math.min(to.len, from.length);
    if (n > 0) writeString(m, to.arr, to.off, from, n);
    return n;
  }
  const n = Math.min(to.len, from.len);
  moveElements(m, to.arr, to.off, from.arr, from.off, n);
  return n;
}

/** A slice literal from n consecutive registers. */
export function literalSlice(m: Machine, g: Goroutine, reg: number, n: number, t: RType): SliceV {
  const arr = newArray(m, t.elem!, n);
  fillFrom(g, arr, 0, reg, n, t.elem!);
  return new SliceV(arr, 0, n, n);
}
