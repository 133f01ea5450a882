/** Natives of math/big, over the host's own integers without bounds. */
import type { Native, NativeTable } from '../../../machine/native';
import {
  getBytes,
  getInt,
  getString,
  makeBytes,
  setBool,
  setInt,
  setRef,
  setString,
} from '../../../machine/native-values';
import { canonical } from '../../registers';

/** The number that hexadecimal digits stand for. */
function big(s: string): bigint {
  if (s === '') return 0n;
  return s.startsWith('-') ? -BigInt(`0x${s.slice(1)}`) : BigInt(`0x${s}`);
}

const text = (n: bigint): string => (n === 0n ? '' : n.toString(16));

const abs = (n: bigint): bigint => (n < 0n ? -n : n);

/** The rest that is never negative. */
function euclid(x: bigint, y: bigint): bigint {
  const r = x % y;
  return r < 0n ? r + abs(y) : r;
}

const OPERATIONS: Readonly<Record<string, (x: bigint, y: bigint) => bigint>> = {
  '+': (x, y) => x + y,
  '-': (x, y) => x - y,
  '*': (x, y) => x * y,
  '/': (x, y) => x / y,
  '%': (x, y) => x % y,
  d: (x, y) => (x - euclid(x, y)) / y,
  m: euclid,
  '&': (x, y) => x & y,
  '|': (x, y) => x | y,
  '^': (x, y) => x ^ y,
  n: (x, y) => x & ~y,
  a: (x, y) => x ** y,
};

function power(x: bigint, y: bigint, m: bigint): bigint {
  let result = 1n % m;
  const base = euclid(x, m);
  // Four bits of the exponent at a time.
  const powers = [result];
  for (let i = 1; i < 16; i++) powers.push((powers[i - 1]! * base) % m);
  for (const digit of y.toString(16)) {
    for (let i = 0; i < 4; i++) result = (result * result) % m;
    if (digit !== '0') result = (result * powers[parseInt(digit, 16)]!) % m;
  }
  return result;
}

/** The inverse of x modulo m; undefined where they have a common divisor. */
function inverse(x: bigint, m: bigint): bigint | undefined {
  let [r0, r1] = [m, euclid(x, m)];
  let [t0, t1] = [0n, 1n];
  while (r1 !== 0n) {
    const q = r0 / r1;
    [r0, r1] = [r1, r0 - q * r1];
    [t0, t1] = [t1, t0 - q * t1];
  }
  return r0 === 1n ? euclid(t0, m) : undefined;
}

function squareRoot(x: bigint): bigint {
  if (x < 2n) return x;
  let guess = 1n << BigInt((x.toString(2).length + 1) >> 1);
  for (;;) {
    const next = (guess + x / guess) >> 1n;
    if (next >= guess) return guess;
    guess = next;
  }
}

const WITNESSES = [
  2n,
  3n,
  5n,
  7n,
  11n,
  13n,
  17n,
  19n,
  23n,
  29n,
  31n,
  37n,
  41n,
  43n,
  47n,
  53n,
] as const;

/** Primes from 59 to 2039 in groups, with a product that is a safe integer: one long division a group. */
const GROUPS = ((): readonly { product: bigint; primes: readonly number[] }[] => {
  const groups: { product: number; primes: number[] }[] = [{ product: 1, primes: [] }];
  for (let n = 59; n < 2048; n += 2) {
    let prime = true;
    for (let d = 3; d * d <= n; d += 2) if (n % d === 0) prime = false;
    if (!prime) continue;
    let last = groups[groups.length - 1]!;
    if (last.product * n > Number.MAX_SAFE_INTEGER)
      groups.push((last = { product: 1, primes: [] }));
    last.product *= n;
    last.primes.push(n);
  }
  return groups.map(({ product, primes }) => ({ product: BigInt(product), primes }));
})();

/** Whether one of the primes up to 2039 divides n. */
function hasSmallDivisor(n: bigint): boolean {
  return GROUPS.some(({ product, primes }) => {
    const rest = Number(n % product);
    return primes.some((p) => rest % p === 0);
  });
}

/** Miller and Rabin's test for the first sixteen primes; a long number needs fewer to be as sure. */
function isPrime(n: bigint): boolean {
  if (n < 2n) return false;
  for (const p of WITNESSES) if (n % p === 0n) return n === p;
  if (n > 4_194_304n && hasSmallDivisor(n)) return false;
  const witnesses =
    n >> 1024n ? WITNESSES.slice(0, 4) : n >> 256n ? WITNESSES.slice(0, 8) : WITNESSES;
  let d = n - 1n;
  let r = 0;
  while ((d & 1n) === 0n) {
    d >>= 1n;
    r++;
  }
  return witnesses.every((a) => {
    let x = power(a, d, n);
    if (x === 1n || x === n - 1n) return true;
    for (let i = 1; i < r; i++) {
      x = (x * x) % n;
      if (x === n - 1n) return true;
    }
    return false;
  });
}

const PREFIXES: Readonly<Record<string, number>> = { b: 2, o: 8, x: 16 };

/** Go's syntax of integers in a base, 0 by prefix; undefined for what is none. */
function parse(s: string, base: number): bigint | undefined {
  const sign = /^[+-]?/.exec(s)![0];
  let digits = s.slice(sign.length);
  if (base <= 36) digits = digits.toLowerCase();
  if (base === 0) {
    const prefix = PREFIXES[/^0([box])/.exec(digits)?.[1] ?? ''];
    base = prefix ?? (digits.length > 1 && digits.startsWith('0') ? 8 : 10);
    if (prefix) digits = digits.slice(2);
    digits = digits.replace(/_/g, '');
  }
  if (digits === '') return undefined;
  let n = 0n;
  const wide = BigInt(base);
  for (const c of digits) {
    const upper = base > 36 && c >= 'A' && c <= 'Z';
    const d = parseInt(c, 36) + (upper ? 26 : 0);
    if (!(d < base)) return undefined;
    n = n * wide + BigInt(d);
  }
  return sign === '-' ? -n : n;
}

/** As host's numbers are written, and in the bases above 36 with capital letters for 36 to 61. */
function format(n: bigint, base: number): string {
  if (base <= 36) return n.toString(base);
  const wide = BigInt(base);
  let digits = '';
  for (let rest = abs(n); rest > 0n; rest /= wide) {
    const d = Number(rest % wide);
    digits = (d < 36 ? d.toString(36) : (d - 26).toString(36).toUpperCase()) + digits;
  }
  return (n < 0n ? '-' : '') + (digits || '0');
}

const one =
  (f: (x: bigint) => bigint): Native =>
  (_, g, base) => {
    setString(g, base, text(f(big(getString(g, base)))));
  };

export const bigNatives: NativeTable = {
  'math/big.binary': (_, g, base) => {
    const f = OPERATIONS[getString(g, base)]!;
    setString(g, base, text(f(big(getString(g, base + 1)), big(getString(g, base + 2)))));
  },
  'math/big.modular': (_, g, base) => {
    const [x, y, m] = [0, 1, 2].map((i) => big(getString(g, base + i))) as [bigint, bigint, bigint];
    const modulus = abs(m);
    const from = y < 0n ? inverse(x, modulus) : x;
    setString(g, base, from === undefined ? '!' : text(power(from, abs(y), modulus)));
  },
  'math/big.compare': (_, g, base) => {
    const [x, y] = [big(getString(g, base)), big(getString(g, base + 1))];
    setInt(g, base, x < y ? -1 : x > y ? 1 : 0);
  },
  'math/big.parse': (_, g, base) => {
    const n = parse(getString(g, base), getInt(g, base + 1));
    setString(g, base, n === undefined ? '' : text(n));
    setBool(g, base + 1, n !== undefined);
  },
  'math/big.format': (_, g, base) => {
    setString(g, base, format(big(getString(g, base)), getInt(g, base + 1)));
  },
  'math/big.shift': (_, g, base) => {
    const n = BigInt(getInt(g, base + 1));
    const x = big(getString(g, base));
    setString(g, base, text(n < 0n ? x >> -n : x << n));
  },
  'math/big.root': one(squareRoot),
  'math/big.bitLen': (_, g, base) => {
    const x = abs(big(getString(g, base)));
    setInt(g, base, x === 0n ? 0 : x.toString(2).length);
  },
  'math/big.toInt64': (_, g, base) => {
    setInt(g, base, canonical(BigInt.asIntN(64, big(getString(g, base)))));
  },
  'math/big.toUint64': (_, g, base) => {
    setInt(g, base, canonical(BigInt.asUintN(64, big(getString(g, base)))));
  },
  'math/big.isPrime': (_, g, base) => {
    setBool(g, base, isPrime(big(getString(g, base))));
  },
  'math/big.ofBytes': (_, g, base) => {
    let digits = '';
    for (const c of getBytes(g, base)) digits += c.charCodeAt(0).toString(16).padStart(2, '0');
    setString(g, base, text(digits === '' ? 0n : BigInt(`0x${digits}`)));
  },
  'math/big.bytesOf': (m, g, base) => {
    const digits = getString(g, base).replace('-', '');
    const even = digits.length % 2 === 1 ? `0${digits}` : digits;
    let bytes = '';
    for (let i = 0; i < even.length; i += 2) {
      bytes += String.fromCharCode(parseInt(even.slice(i, i + 2), 16));
    }
    setRef(g, base, makeBytes(m, g.process, bytes));
  },
};
