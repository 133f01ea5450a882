/** Natives of math. */
import type { NativeTable } from '../../machine/native';
import { getInt, getWide, setInt } from '../../machine/native-values';
import { canonical, numbersToNumber, numberToNumber } from '../registers';
import { erf, erfc, gamma, logGamma } from './special';

const view = new DataView(new ArrayBuffer(8));

/** Rounds half away from zero. */
function round(x: number): number {
  const t = Math.trunc(x);
  return Math.abs(x - t) >= 0.5 ? t + Math.sign(x) : t === 0 ? x * 0 : t;
}

/** Rounds half to even. */
function roundToEven(x: number): number {
  const t = Math.trunc(x);
  const rest = Math.abs(x - t);
  if (rest > 0.5 || (rest === 0.5 && t % 2 !== 0)) return t + Math.sign(x);
  return t === 0 ? x * 0 : t;
}

/** Go's Pow: as C's, where JavaScript gives NaN for a base of ±1 and an infinite exponent. */
function pow(x: number, y: number): number {
  if (x === 1 || y === 0) return 1;
  if (x === -1 && Math.abs(y) === Infinity) return 1;
  return Math.pow(x, y);
}

/** x*y + z with one rounding, over exact integers. */
function fma(x: number, y: number, z: number): number {
  const p = x * y;
  if (x === 0 || y === 0 || !Number.isFinite(x) || !Number.isFinite(y) || !Number.isFinite(z)) {
    return p + z;
  }
  if (z === 0 && p !== 0 && Math.abs(p) >= 2 ** -1000) return p;
  const [mx, ex] = integerOf(x);
  const [my, ey] = integerOf(y);
  const [mz, ez] = integerOf(z);
  const exp = Math.min(ex + ey, ez);
  const sum = ((mx * my) << BigInt(ex + ey - exp)) + (mz << BigInt(ez - exp));
  return sum === 0n ? p + z : roundBig(sum, exp);
}

/** x as m * 2**e with a whole m. */
function integerOf(x: number): [bigint, number] {
  view.setFloat64(0, x);
  const bits = view.getBigUint64(0);
  const exp = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xfffffffffffffn;
  const m = exp === 0 ? fraction : fraction | (1n << 52n);
  return [x < 0 ? -m : m, (exp === 0 ? 1 : exp) - 1075];
}

/** m * 2**e, rounded to the nearest float64, halves to even. */
function roundBig(m: bigint, e: number): number {
  const negative = m < 0n;
  let a = negative ? -m : m;
  const length = a.toString(2).length;
  // Bits that do not fit: of a normal number 53 are kept, of a subnormal one fewer.
  const drop = Math.max(length - 53, -1074 - e);
  if (drop > 0) {
    const half = 1n << BigInt(drop - 1);
    const rest = a & ((1n << BigInt(drop)) - 1n);
    a >>= BigInt(drop);
    if (rest > half || (rest === half && (a & 1n) === 1n)) a += 1n;
    e += drop;
  }
  let x = Number(a);
  // Two factors: 2**e alone may not be representable.
  const first = Math.max(-1000, Math.min(1000, e));
  x = x * 2 ** first * 2 ** (e - first);
  return negative ? -x : x;
}

export const mathNatives: NativeTable = {
  'math.Float64bits': (_, g, base) => {
    view.setFloat64(0, g.N[base]!);
    setInt(g, base, canonical(view.getBigUint64(0)));
  },
  'math.Float64frombits': (_, g, base) => {
    view.setBigUint64(0, BigInt(getWide(g, base)));
    g.N[base] = view.getFloat64(0);
  },
  'math.Float32bits': (_, g, base) => {
    view.setFloat32(0, g.N[base]!);
    g.N[base] = view.getUint32(0);
  },
  'math.Float32frombits': (_, g, base) => {
    view.setUint32(0, g.N[base]!);
    g.N[base] = view.getFloat32(0);
  },
  'math.pow10': (_, g, base) => {
    g.N[base] = Number(`1e${getInt(g, base)}`);
  },
  'math.FMA': (_, g, base) => {
    g.N[base] = fma(g.N[base]!, g.N[base + 1]!, g.N[base + 2]!);
  },
  'math.Abs': numberToNumber(Math.abs),
  'math.Acos': numberToNumber(Math.acos),
  'math.Acosh': numberToNumber(Math.acosh),
  'math.Asin': numberToNumber(Math.asin),
  'math.Asinh': numberToNumber(Math.asinh),
  'math.Atan': numberToNumber(Math.atan),
  'math.Atan2': numbersToNumber(Math.atan2),
  'math.Atanh': numberToNumber(Math.atanh),
  'math.Cbrt': numberToNumber(Math.cbrt),
  'math.Ceil': numberToNumber(Math.ceil),
  'math.Cos': numberToNumber(Math.cos),
  'math.Cosh': numberToNumber(Math.cosh),
  'math.Exp': numberToNumber(Math.exp),
  'math.Exp2': numberToNumber((x) => Math.pow(2, x)),
  'math.Expm1': numberToNumber(Math.expm1),
  'math.Floor': numberToNumber(Math.floor),
  'math.Hypot': numbersToNumber(Math.hypot),
  'math.Log': numberToNumber(Math.log),
  'math.Log10': numberToNumber(Math.log10),
  'math.Log1p': numberToNumber(Math.log1p),
  'math.Log2': numberToNumber(Math.log2),
  'math.Max': numbersToNumber((x, y) =>
    x === Infinity || y === Infinity ? Infinity : Math.max(x, y),
  ),
  'math.Min': numbersToNumber((x, y) =>
    x === -Infinity || y === -Infinity ? -Infinity : Math.min(x, y),
  ),
  'math.Mod': numbersToNumber((x, y) => x % y),
  'math.Pow': numbersToNumber(pow),
  'math.Round': numberToNumber(round),
  'math.RoundToEven': numberToNumber(roundToEven),
  'math.Sin': numberToNumber(Math.sin),
  'math.Sinh': numberToNumber(Math.sinh),
  'math.Sqrt': numberToNumber(Math.sqrt),
  'math.Tan': numberToNumber(Math.tan),
  'math.Tanh': numberToNumber(Math.tanh),
  'math.Trunc': numberToNumber(Math.trunc),
  'math.Gamma': numberToNumber(gamma),
  'math.lgamma': numberToNumber(logGamma),
  'math.Erf': numberToNumber(erf),
  'math.Erfc': numberToNumber(erfc),
};
