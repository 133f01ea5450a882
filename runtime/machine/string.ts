/** Conversions to and from string types (Go spec, "Conversions to and from a string type"), and slicing of strings. */
import { bytesFromArray, decodeRune, runeToBytes } from '../base/bytes';
import type { Machine } from './machine';
import type { Process } from './process';
import { RuntimePanic } from './runtime-error';
import { ArrayObj, SliceV } from './value';

/** string(integer): one rune. */
export function stringOfRune(v: number | bigint): string {
  const n = typeof v === 'bigint' ? -1 : v;
  return runeToBytes(n);
}

/** string([]byte). */
export function stringOfBytes(s: SliceV | null): string {
  if (s === null) return '';
  const data = s.arr.data as Uint8Array;
  if (s.len < 24) {
    let out = '';
    for (let i = s.off, end = s.off + s.len; i < end; i++) out += String.fromCharCode(data[i]!);
    return out;
  }
  return bytesFromArray(data, s.off, s.off + s.len);
}

/** string([]rune). */
export function stringOfRunes(s: SliceV | null): string {
  if (s === null) return '';
  let out = '';
  const data = s.arr.data as Int32Array;
  for (let i = s.off; i < s.off + s.len; i++) out += runeToBytes(data[i]!);
  return out;
}

/** []byte(string). */
export function bytesOfString(m: Machine, process: Process, s: string): SliceV {
  const data = new Uint8Array(s.length);
  for (let i = 0; i < data.length; i++) data[i] = s.charCodeAt(i);
  const elem = process.program.basicType('uint8');
  const arr = new ArrayObj(m.heap.nextId++, elem, data, m.heap.epoch);
  return new SliceV(arr, 0, data.length, data.length);
}

/** []rune(string). */
export function runesOfString(m: Machine, process: Process, s: string): SliceV {
  // As many as there are bytes, at most.
  let runes = new Int32Array(s.length);
  let n = 0;
  for (let i = 0; i < s.length;) {
    const decoded = decodeRune(s, i);
    runes[n++] = decoded >> 3;
    i += decoded & 7;
  }
  if (n < s.length) runes = runes.slice(0, n);
  const elem = process.program.basicType('int32');
  const arr = new ArrayObj(m.heap.nextId++, elem, runes, m.heap.epoch);
  return new SliceV(arr, 0, n, n);
}

/** s[low:high] for checked integers; panics with Go's text. */
export function sliceString(s: string, low: number, high: number): string {
  const n = s.length;
  if (!(high >= 0 && high <= n)) {
    throw new RuntimePanic(
      high < 0
        ? `slice bounds out of range [:${high}]`
        : `slice bounds out of range [:${high}] with length ${n}`,
      'boundsError',
    );
  }
  if (!(low >= 0 && low <= high)) {
    throw new RuntimePanic(
      low < 0
        ? `slice bounds out of range [${low}:]`
        : `slice bounds out of range [${low}:${high}]`,
      'boundsError',
    );
  }
  return s.slice(low, high);
}
