/** Real numbers as whole multiples of 2^-200: enough to round results to a double once, at the end. */

/** Bits behind the point. */
const BITS = 200;
const SHIFT = BigInt(BITS);
export const ONE = 1n << SHIFT;

/** A double's fraction and exponent: x = fraction * 2^exponent. */
function parts(x: number): { readonly fraction: bigint; readonly exponent: number } {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, x);
  const bits = view.getBigUint64(0);
  const field = Number((bits >> 52n) & 0x7ffn);
  const low = bits & 0xf_ffff_ffff_ffffn;
  const size = field === 0 ? low : low | (1n << 52n);
  return { fraction: x < 0 ? -size : size, exponent: (field || 1) - 1075 };
}

/** A finite double; exact unless it has bits below 2^-200. */
export function fixed(x: number): bigint {
  const { fraction, exponent } = parts(x);
  const left = exponent + BITS;
  return left >= 0 ? fraction << BigInt(left) : fraction >> BigInt(-left);
}

/** v * 2^scale, rounded to a double once (but for results below the normal ones). */
export function rounded(v: bigint, scale = 0): number {
  if (v < 0n) return -rounded(-v, scale);
  let exponent = scale - BITS;
  const extra = v.toString(2).length - 64;
  let top = v;
  if (extra > 0) {
    const cut = BigInt(extra);
    top = v >> cut;
    // Whatever is cut off decides between two halves.
    if (top << cut !== v) top |= 1n;
    exponent += extra;
  }
  const near = Number(top);
  return exponent < -1000 ? near * 2 ** -900 * 2 ** (exponent + 900) : near * 2 ** exponent;
}

/** The product of two fixed-point numbers. */
export const times = (a: bigint, b: bigint): bigint => (a * b) >> SHIFT;

/** The quotient of two fixed-point numbers. */
export const over = (a: bigint, b: bigint): bigint => (a << SHIFT) / b;

/** z + z^3/3 + z^5/5 …, signs alternating if `alternate`: the inverse tangents. */
function inverseTangent(z: bigint, alternate: boolean): bigint {
  const square = alternate ? -times(z, z) : times(z, z);
  let sum = 0n;
  let power = z;
  for (let n = 1n; power !== 0n && power !== -1n; n += 2n) {
    sum += power / n;
    power = times(power, square);
  }
  return sum;
}

export const PI = 16n * inverseTangent(ONE / 5n, true) - 4n * inverseTangent(ONE / 239n, true);
const LN2 = 2n * inverseTangent(ONE / 3n, false);

/** The square root, by Newton's steps from above. */
export function root(a: bigint): bigint {
  const square = a << SHIFT;
  let near = 1n << BigInt((square.toString(2).length >> 1) + 1);
  for (;;) {
    const next = (near + square / near) >> 1n;
    if (next >= near) return near;
    near = next;
  }
}

/** e to the a, as a number between 1/2 and 2 and the power of two it is to be multiplied with. */
export function exponential(a: bigint): { readonly v: bigint; readonly scale: number } {
  const scale = (a + LN2 / 2n) / LN2;
  const rest = a - scale * LN2;
  let sum = ONE;
  let term = ONE;
  for (let n = 1n; term !== 0n && term !== -1n; n++) {
    term = times(term, rest) / n;
    sum += term;
  }
  return { v: sum, scale: Number(scale) };
}

/** The natural logarithm of a positive number. */
export function logarithm(a: bigint): bigint {
  const power = a.toString(2).length - BITS;
  // Between 1/2 and 1, then nearer to 1 if it is small.
  let near = power > 0 ? a >> BigInt(power) : a << BigInt(-power);
  let twos = BigInt(power);
  if (4n * near < 3n * ONE) {
    near <<= 1n;
    twos--;
  }
  return twos * LN2 + 2n * inverseTangent(over(near - ONE, near + ONE), false);
}

/** sin(pi a). */
export function sineOfPi(a: bigint): bigint {
  // sin(pi (n + r)) = (-1)^n sin(pi r), r at most a half away from 0.
  const n = (a + ONE / 2n) >> SHIFT;
  const angle = times(PI, a - (n << SHIFT));
  const square = -times(angle, angle);
  let sum = 0n;
  let term = angle;
  for (let k = 2n; term !== 0n && term !== -1n; k += 2n) {
    sum += term;
    term = times(term, square) / (k * (k + 1n));
  }
  return n & 1n ? -sum : sum;
}
