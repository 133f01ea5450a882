/**
 * The slow paths of 64-bit arithmetic: operands or results beyond 2^53. Values are numbers while
 * safe integers, else bigints (code/rtype.ts, class w). I wraps as int64, U as uint64.
 */
import { RuntimePanic } from './runtime-error';

export type Wide = number | bigint;

const MAX = 9007199254740991;
const TWO32 = 4294967296;

/** 2^0 … 2^63. */
export const POW2: Float64Array = Float64Array.from({ length: 64 }, (_, i) => 2 ** i);

/** The canonical form of an int64 given as any bigint. */
export function wrapI(v: bigint): Wide {
  const w = BigInt.asIntN(64, v);
  return w >= -9007199254740991n && w <= 9007199254740991n ? Number(w) : w;
}

/** The canonical form of a uint64 given as any bigint. */
export function wrapU(v: bigint): Wide {
  const w = BigInt.asUintN(64, v);
  return w <= 9007199254740991n ? Number(w) : w;
}

const divideByZero = (): RuntimePanic => new RuntimePanic('integer divide by zero');

export const addI = (x: Wide, y: Wide): Wide => wrapI(BigInt(x) + BigInt(y));
export const subI = (x: Wide, y: Wide): Wide => wrapI(BigInt(x) - BigInt(y));
export const mulI = (x: Wide, y: Wide): Wide => wrapI(BigInt(x) * BigInt(y));
export const addU = (x: Wide, y: Wide): Wide => wrapU(BigInt(x) + BigInt(y));
export const subU = (x: Wide, y: Wide): Wide => wrapU(BigInt(x) - BigInt(y));
export const mulU = (x: Wide, y: Wide): Wide => wrapU(BigInt(x) * BigInt(y));

/** Quotient toward zero. */
export function divI(x: Wide, y: Wide): Wide {
  if (y === 0) throw divideByZero();
  return wrapI(BigInt(x) / BigInt(y));
}

export function remI(x: Wide, y: Wide): Wide {
  if (y === 0) throw divideByZero();
  return wrapI(BigInt(x) % BigInt(y));
}

/** Unsigned operands are never negative, so the same quotient serves. */
export function divU(x: Wide, y: Wide): Wide {
  if (y === 0) throw divideByZero();
  return wrapU(BigInt(x) / BigInt(y));
}

export function remU(x: Wide, y: Wide): Wide {
  if (y === 0) throw divideByZero();
  return wrapU(BigInt(x) % BigInt(y));
}

/** Numbers made of two 32-bit halves when the result is safe. */
function join(high: number, low: number): Wide {
  const v = high * TWO32 + (low >>> 0);
  if (v <= MAX && v >= -MAX) return v;
  return wrapI((BigInt(high) << 32n) + BigInt(low >>> 0));
}

const high = (x: number): number => Math.floor(x / TWO32);

// Of two safe integers the bits above 53 are all the sign, so that halves are exact.

export function andW(x: Wide, y: Wide): Wide {
  if (typeof x === 'number' && typeof y === 'number') return join(high(x) & high(y), x & y);
  return narrow(BigInt(x) & BigInt(y));
}

export function orW(x: Wide, y: Wide): Wide {
  if (typeof x === 'number' && typeof y === 'number') return join(high(x) | high(y), x | y);
  return narrow(BigInt(x) | BigInt(y));
}

export function xorW(x: Wide, y: Wide): Wide {
  if (typeof x === 'number' && typeof y === 'number') return join(high(x) ^ high(y), x ^ y);
  return narrow(BigInt(x) ^ BigInt(y));
}

export function andNotW(x: Wide, y: Wide): Wide {
  if (typeof x === 'number' && typeof y === 'number') return join(high(x) & ~high(y), x & ~y);
  return narrow(BigInt(x) & ~BigInt(y));
}

/** A bigint already in range, in canonical form. */
function narrow(v: bigint): Wide {
  return v >= -9007199254740991n && v <= 9007199254740991n ? Number(v) : v;
}

/** A shift count: negative panics, beyond 64 counts as 64. */
export function shiftCount(n: Wide): number {
  if (n < 0) throw new RuntimePanic('negative shift amount');
  return n < 64 ? Number(n) : 64;
}

export function shlI(x: Wide, n: number): Wide {
  if (n >= 64) return 0;
  return wrapI(BigInt(x) << BigInt(n));
}

export function shlU(x: Wide, n: number): Wide {
  if (n >= 64) return 0;
  return wrapU(BigInt(x) << BigInt(n));
}

/** Arithmetic shift; of an unsigned value, which is never negative, the logical one. */
export function shrW(x: Wide, n: number): Wide {
  if (typeof x === 'number') return n >= 64 ? (x < 0 ? -1 : 0) : Math.floor(x / POW2[n]!);
  return narrow(x >> BigInt(n));
}

export const negI = (x: Wide): Wide => wrapI(-BigInt(x));
export const negU = (x: Wide): Wide => wrapU(-BigInt(x));
export const notI = (x: Wide): Wide => wrapI(~BigInt(x));
export const notU = (x: Wide): Wide => wrapU(~BigInt(x));

/** int64 reinterpreted as uint64. */
export function toU(x: Wide): Wide {
  return typeof x === 'number' && x >= 0 ? x : wrapU(BigInt(x));
}

/** uint64 reinterpreted as int64. */
export function toI(x: Wide): Wide {
  return typeof x === 'number' ? x : wrapI(x);
}

/** Wraps an integer number to a width: 0 int32, 1 uint32, 2 int16, 3 uint16, 4 int8, 5 uint8. */
export function wrapMode(v: number, mode: number): number {
  switch (mode) {
    case 0:
      return v | 0;
    case 1:
      return v >>> 0;
    case 2:
      return (v << 16) >> 16;
    case 3:
      return v & 0xffff;
    case 4:
      return (v << 24) >> 24;
    default:
      return v & 0xff;
  }
}

/** Truncation of a 64-bit integer beyond 2^53 to 32 bits or less. */
export const truncateWide = (v: bigint, mode: number): number =>
  wrapMode(Number(BigInt.asUintN(32, v)), mode);

const MIN_I = -9223372036854775808n;

/** float64 to int64, toward zero; what does not fit gives the smallest int64, as amd64 does. */
export function floatToI(f: number): Wide {
  const t = Math.trunc(f);
  if (t <= MAX && t >= -MAX) return t + 0;
  if (t >= -9223372036854775808 && t < 9223372036854775808) return wrapI(BigInt(t));
  return MIN_I;
}

/** float64 to uint64 as amd64 code of gc does it. */
export function floatToU(f: number): Wide {
  const t = Math.trunc(f);
  if (t >= 0 && t <= MAX) return t + 0;
  if (t < 9223372036854775808) return toU(floatToI(f));
  return wrapU(BigInt(floatToI(f - 9223372036854775808)) ^ 0x8000000000000000n);
}

/** float64 to an integer of at most 32 bits as amd64 code of gc does it. */
export function floatToMode(f: number, mode: number): number {
  const t = Math.trunc(f);
  if (mode === 1) {
    const wide = floatToI(f);
    return typeof wide === 'number' ? wide >>> 0 : truncateWide(wide, 1);
  }
  const i32 = t >= -2147483648 && t <= 2147483647 ? t : -2147483648;
  return wrapMode(i32, mode);
}

/** A 64-bit integer beyond 2^53 as float32, rounded once (through an odd-rounded float64). */
export function wideToFloat32(v: Wide): number {
  if (typeof v === 'number') {
    const direct = Math.fround(v);
    return direct;
  }
  const negative = v < 0n;
  let magnitude = negative ? -v : v;
  // Keep 40 leading bits and whether any below were set: enough to round to 24 exactly once.
  let shift = 0n;
  while (magnitude >> (40n + shift) > 0n) shift++;
  const sticky = magnitude & ((1n << shift) - 1n) ? 1n : 0n;
  magnitude = ((magnitude >> shift) | sticky) << shift;
  const f = Math.fround(Number(magnitude));
  return negative ? -f : f;
}
