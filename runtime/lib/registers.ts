/** How library natives read arguments and write results, and make the slices they return. */
import type { RType } from '../code/rtype';
import type { Goroutine } from '../machine/goroutine';
import type { Machine } from '../machine/machine';
import type { Native } from '../machine/native';
import { ArrayObj, SliceV, type Iface, type Plain } from '../machine/value';

/** A 64-bit integer argument: a number while safe, else a bigint. */
export function wideArg(g: Goroutine, at: number): number | bigint {
  const n = g.N[at]!;
  return n === n ? n : (g.R[at] as bigint);
}

/** A 64-bit integer argument as a number: exact while safe, else rounded (sizes, offsets, counts). */
export function intArg(g: Goroutine, at: number): number {
  const n = g.N[at]!;
  return n === n ? n : Number(g.R[at]);
}

/** Writes a 64-bit integer result; a bigint must not be safe (see canonical). */
export function setWide(g: Goroutine, at: number, value: number | bigint): void {
  if (typeof value === 'number') g.N[at] = value;
  else {
    g.N[at] = NaN;
    g.R[at] = value;
  }
}

/** A number where it is exact, else the bigint itself. */
export function canonical(value: bigint): number | bigint {
  const small = Number(value);
  return Number.isSafeInteger(small) ? small : value;
}

export function stringArg(g: Goroutine, at: number): string {
  return g.R[at] as string;
}

export function sliceArg(g: Goroutine, at: number): SliceV | null {
  return g.R[at] as SliceV | null;
}

export function ifaceArg(g: Goroutine, at: number): Iface | null {
  return g.R[at] as Iface | null;
}

/** The bytes of a []byte: a view, not a copy. */
export function bytesOfSlice(slice: SliceV | null): Uint8Array {
  if (slice === null) return new Uint8Array(0);
  return (slice.arr.data as Uint8Array).subarray(slice.off, slice.off + slice.len);
}

/** A []byte as a byte string. */
export function stringOfSlice(slice: SliceV | null): string {
  if (slice === null) return '';
  const data = slice.arr.data as Uint8Array;
  const end = slice.off + slice.len;
  let out = '';
  for (let i = slice.off; i < end; i += 8192) {
    out += String.fromCharCode.apply(
      null,
      data.subarray(i, Math.min(i + 8192, end)) as unknown as number[],
    );
  }
  return out;
}

/** The strings of a []string. */
export function stringsOfSlice(slice: SliceV | null): string[] {
  if (slice === null) return [];
  return (slice.arr.data as Plain[]).slice(slice.off, slice.off + slice.len) as string[];
}

/** The operands of a ...interface{}. */
export function operandsOfSlice(slice: SliceV | null): (Iface | null)[] {
  if (slice === null) return [];
  return (slice.arr.data as Plain[]).slice(slice.off, slice.off + slice.len) as (Iface | null)[];
}

function newSlice(m: Machine, elem: RType, data: Uint8Array | Plain[]): SliceV {
  const heap = m.heap;
  const arr = new ArrayObj(heap.nextId++, elem, data, heap.epoch);
  return new SliceV(arr, 0, data.length, data.length);
}

export function newByteSlice(m: Machine, g: Goroutine, data: Uint8Array): SliceV {
  return newSlice(m, g.process.program.basicType('uint8'), data);
}

export function newStringSlice(m: Machine, g: Goroutine, strings: string[]): SliceV {
  return newSlice(m, g.process.program.basicType('string'), strings);
}

export function newOperandSlice(m: Machine, g: Goroutine, values: (Iface | null)[]): SliceV {
  return newSlice(m, g.process.program.basicType('interface {}'), values);
}

// Natives of common shapes.

/** func(string) string */
export function stringToString(f: (s: string) => string): Native {
  return (_, g, base) => {
    g.R[base] = f(g.R[base] as string);
  };
}

/** func(string, string) int or bool */
export function stringsToNumber(f: (a: string, b: string) => number | boolean): Native {
  return (_, g, base) => {
    g.N[base] = Number(f(g.R[base] as string, g.R[base + 1] as string));
  };
}

/** func(string, string) string */
export function stringsToString(f: (a: string, b: string) => string): Native {
  return (_, g, base) => {
    g.R[base] = f(g.R[base] as string, g.R[base + 1] as string);
  };
}

/** func of one value in plane N (rune, byte, float64) to another, or to a bool. */
export function numberToNumber(f: (x: number) => number | boolean): Native {
  return (_, g, base) => {
    g.N[base] = Number(f(g.N[base]!));
  };
}

/** func of two values in plane N to one. */
export function numbersToNumber(f: (x: number, y: number) => number | boolean): Native {
  return (_, g, base) => {
    g.N[base] = Number(f(g.N[base]!, g.N[base + 1]!));
  };
}
