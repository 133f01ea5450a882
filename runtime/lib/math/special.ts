/** The gamma and error functions: worked out in fixed point, rounded once. */
import {
  exponential,
  fixed,
  logarithm,
  ONE,
  over,
  PI,
  root,
  rounded,
  sineOfPi,
  times,
} from './fixed-point';

/** From where on Stirling's series is exact enough. */
const FAR = 40n * ONE;

/** Coefficients of Stirling's series, B(2k) / (2k (2k-1)), by the tangent numbers. */
function stirling(count: number): bigint[] {
  const tangent = [1n];
  for (let k = 1; k < count; k++) tangent.push(BigInt(k) * tangent[k - 1]!);
  for (let k = 1; k < count; k++) {
    for (let j = k; j < count; j++) {
      tangent[j] = BigInt(j - k) * tangent[j - 1]! + BigInt(j - k + 2) * tangent[j]!;
    }
  }
  return tangent.map((t, i) => {
    const power = 4n ** BigInt(i + 1);
    const size = (t << 200n) / (power * (power - 1n) * BigInt(2 * i + 1));
    return i % 2 === 0 ? size : -size;
  });
}

let series: readonly bigint[] | undefined;

/** The logarithm of gamma(x), for x > 0. */
function logGammaOf(x: bigint): bigint {
  series ??= stirling(24);
  let factor = ONE;
  let at = x;
  for (; at < FAR; at += ONE) factor = times(factor, at);
  const inverse = over(ONE, at);
  const square = times(inverse, inverse);
  let sum = times(at - ONE / 2n, logarithm(at)) - at + logarithm(2n * PI) / 2n;
  let power = inverse;
  for (const coefficient of series) {
    sum += times(coefficient, power);
    power = times(power, square);
  }
  return factor === ONE ? sum : sum - logarithm(factor);
}

const isWhole = (x: number): boolean => Math.floor(x) === x;

/** Gamma. */
export function gamma(x: number): number {
  if (Number.isNaN(x) || x === -Infinity || (x < 0 && isWhole(x))) return NaN;
  if (x === Infinity) return x;
  if (Math.abs(x) < 2 ** -60) return 1 / x;
  if (isWhole(x) && x <= 33) {
    // Factors are multiplied from above, and each product rounded.
    let product = 1;
    for (let i = x - 1; i > 1; i--) product *= i;
    return product;
  }
  if (x > 172) return Infinity;
  // The sign of what is too small to be anything is that of the unit intervals in turn.
  if (x < -200) return Math.floor(x) % 2 === 0 ? 0 : -0;
  const a = fixed(x);
  if (x > 0) {
    const { v, scale } = exponential(logGammaOf(a));
    return rounded(v, scale);
  }
  const sine = sineOfPi(a);
  const { v, scale } = exponential(-logGammaOf(ONE - a));
  return rounded(times(over(PI, sine), v), scale);
}

/** The logarithm of |gamma|. */
export function logGamma(x: number): number {
  if (!Number.isFinite(x)) return x;
  if (x <= 0 && isWhole(x)) return Infinity;
  if (Math.abs(x) < 2 ** -70) return -Math.log(Math.abs(x));
  const a = fixed(x);
  if (x === 1 || x === 2) return 0;
  if (x > 0) return rounded(logGammaOf(a));
  const sine = sineOfPi(a);
  return rounded(logarithm(PI) - logarithm(sine < 0n ? -sine : sine) - logGammaOf(ONE - a));
}

/** From where on erf is 1. */
const EDGE = 6.5;

/** erf of what is not beyond the edge, by its series. */
function erfOf(x: bigint): bigint {
  const square = -times(x, x);
  let sum = 0n;
  let term = x;
  for (let n = 1n; term !== 0n && term !== -1n; n++) {
    sum += term / (2n * n - 1n);
    term = times(term, square) / n;
  }
  return over(2n * sum, root(PI));
}

/** The error function. */
export function erf(x: number): number {
  if (Number.isNaN(x) || x === 0) return x;
  if (Math.abs(x) > EDGE) return Math.sign(x);
  // So little that the series is its first term; scaled up, for its bits are far behind the point.
  if (Math.abs(x) < 2 ** -40) return rounded(over(2n * fixed(x * 2 ** 900), root(PI)), -900);
  return rounded(erfOf(fixed(x)));
}

/** 1 - erf. */
export function erfc(x: number): number {
  if (Number.isNaN(x)) return NaN;
  if (x < -EDGE) return 2;
  if (x <= EDGE) return rounded(ONE - erfOf(fixed(x)));
  if (x > 28) return 0;
  // Far away, by its continued fraction.
  const a = fixed(x);
  let below = 0n;
  for (let k = 60n; k > 0n; k--) below = over((k * ONE) / 2n, a + below);
  const { v, scale } = exponential(-times(a, a));
  return rounded(over(over(v, root(PI)), a + below), scale);
}
