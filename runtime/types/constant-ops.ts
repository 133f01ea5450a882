/**
 * Arithmetic on constants (Go spec, "Constant expressions"). Integers are exact; floats are exact
 * rationals until they grow beyond 4,096 bits, then rounded to 512 bits of mantissa as gc keeps
 * them, so that no expression can blow up.
 */
import { bytesOf, decodeRune, runeToBytes, textOf } from '../base/bytes';
import type { BasicLit, BinaryOp } from '../syntax/ast';
import type { ConstValue, Rational } from './constant';
import type { Basic } from './type';

export const unknownValue: ConstValue = { kind: 'unknown' };
const trueValue: ConstValue = { kind: 'bool', value: true };
const falseValue: ConstValue = { kind: 'bool', value: false };

export const boolValue = (value: boolean): ConstValue => (value ? trueValue : falseValue);
export const stringValue = (value: string): ConstValue => ({ kind: 'string', value });
export const intValue = (value: bigint): ConstValue => ({ kind: 'int', value });

const exactBits = 4096;
const mantissaBits = 512;
/** Numbers with more bits before or behind the point have an exponent of their own. */
const maxExponent = 70_000;
/** And with more than this there are none: gc's have an exponent of 32 bits. */
const maxBits = 2 ** 31 - 1;
/** Powers of ten beyond this are no numbers any more. */
const maxPower = 700_000_000;

export function bitLength(n: bigint): number {
  if (n < 0n) n = -n;
  if (n === 0n) return 0;
  if (n <= 0xffffffffn) return 32 - Math.clz32(Number(n));
  const hex = n.toString(16);
  return hex.length * 4 - Math.clz32(parseInt(hex[0]!, 16)) + 28;
}

function gcd(a: bigint, b: bigint): bigint {
  if (a < 0n) a = -a;
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}

const zero: Rational = { num: 0n, den: 1n };

/** num/den·2^scale in lowest terms, rounded where it is too long; undefined where it is out of all bounds. */
function rational(num: bigint, den: bigint, scale = 0): Rational | undefined {
  if (num === 0n) return zero;
  if (scale === 0 && den === 1n && num < 0x1_0000_0000n && num > -0x1_0000_0000n)
    return { num, den };
  if (den < 0n) {
    num = -num;
    den = -den;
  }
  const nb = bitLength(num);
  const db = bitLength(den);
  if (scale !== 0 || nb > exactBits || db > exactBits) {
    const negative = num < 0n;
    const rounded = roundTo(negative ? -num : num, den, mantissaBits, -Infinity);
    const { q } = rounded;
    const exp = rounded.exp + scale;
    const top = bitLength(q) + exp;
    if (top > maxBits) return undefined;
    if (top < -maxBits) return zero;
    const m = negative ? -q : q;
    if (top > maxExponent || top < -maxExponent) return { num: m, den: 1n, exp };
    if (exp >= 0) return { num: m << BigInt(exp), den: 1n };
    // q's trailing zeros are all that can be shared with a power of two.
    let shift = 0;
    let rest = q;
    while (shift < -exp && (rest & 1n) === 0n) {
      rest >>= 1n;
      shift++;
    }
    return { num: negative ? -rest : rest, den: 1n << BigInt(-exp - shift) };
  }
  const g = gcd(num, den);
  return g === 1n ? { num, den } : { num: num / g, den: den / g };
}

/** The positive num/den as q·2^exp, q of at most `bits` bits, exp at least minExp; ties to even. */
function roundTo(
  num: bigint,
  den: bigint,
  bits: number,
  minExp: number,
): { q: bigint; exp: number } {
  let exp = bitLength(num) - bitLength(den) - bits;
  for (;;) {
    const e = Math.max(exp, minExp);
    const n = e < 0 ? num << BigInt(-e) : num;
    const d = e > 0 ? den << BigInt(e) : den;
    let q = n / d;
    if (bitLength(q) > bits) {
      exp = e + 1;
      continue;
    }
    const twice = (n % d) * 2n;
    if (twice > d || (twice === d && (q & 1n) === 1n)) q += 1n;
    return { q, exp: e };
  }
}

/** num/den as the nearest float64, an infinity where it is too large. */
export function rationalToNumber(r: Rational): number {
  if (r.num === 0n) return 0;
  const negative = r.num < 0n;
  if (r.exp !== undefined) return (negative ? -1 : 1) * (r.exp > 0 ? Infinity : 0);
  if (r.den === 1n) return Number(r.num);
  const { q, exp } = roundTo(negative ? -r.num : r.num, r.den, 53, -1074);
  // In two steps: 2**exp alone may be out of range though the product is not.
  const half = Math.trunc(exp / 2);
  const n = Number(q) * 2 ** half * 2 ** (exp - half);
  return negative ? -n : n;
}

function roundFloat(r: Rational, single: boolean): Rational | undefined {
  if (r.num === 0n) return r;
  if (r.exp !== undefined) return r.exp > 0 ? undefined : zero;
  const negative = r.num < 0n;
  const { q, exp } = single
    ? roundTo(negative ? -r.num : r.num, r.den, 24, -149)
    : roundTo(negative ? -r.num : r.num, r.den, 53, -1074);
  if (q === 0n) return zero;
  if (bitLength(q) + exp > (single ? 128 : 1024)) return undefined;
  const m = negative ? -q : q;
  return exp >= 0 ? { num: m << BigInt(exp), den: 1n } : rational(m, 1n << BigInt(-exp));
}

const floatOf = (r: Rational | undefined): ConstValue =>
  r ? { kind: 'float', ...r } : unknownValue;
const complexOf = (re: Rational | undefined, im: Rational | undefined): ConstValue =>
  re && im ? { kind: 'complex', re, im } : unknownValue;

export function floatValue(num: bigint, den: bigint): ConstValue {
  return floatOf(rational(num, den));
}

/** v as an integer constant if its value is one. */
export function toInt(v: ConstValue): (ConstValue & { kind: 'int' }) | undefined {
  if (v.kind === 'int') return v;
  const r = v.kind === 'float' ? v : v.kind === 'complex' && v.im.num === 0n ? v.re : undefined;
  // A number too long to be written out is no integer to gc either.
  if (!r || r.exp !== undefined) return undefined;
  const value = r.den === 1n ? r.num : nearlyInteger(r);
  return value === undefined ? undefined : { kind: 'int', value };
}

/** The integer that a rounded number would be but for its last four bits, which gc takes for noise. */
function nearlyInteger({ num, den }: Rational): bigint | undefined {
  const size = bitLength(num);
  const rounded = size > mantissaBits - 4 && size <= mantissaBits && (den & (den - 1n)) === 0n;
  if (!rounded) return undefined;
  const magnitude = num < 0n ? -num : num;
  const noise = 1n << BigInt(size - (mantissaBits - 4));
  const down = magnitude - (magnitude % noise);
  for (const n of [down, down + noise]) {
    if (n % den === 0n) return num < 0n ? -n / den : n / den;
  }
  return undefined;
}

/** v as a float constant if it has no imaginary part. */
export function toFloat(v: ConstValue): (ConstValue & { kind: 'float' }) | undefined {
  if (v.kind === 'float') return v;
  if (v.kind === 'int') return { kind: 'float', num: v.value, den: 1n };
  if (v.kind === 'complex' && v.im.num === 0n) return { kind: 'float', ...v.re };
  return undefined;
}

/** A float constant as part of a complex one. */
function partOf({ num, den, exp }: Rational): Rational {
  return exp === undefined ? { num, den } : { num, den, exp };
}

export function toComplex(v: ConstValue): (ConstValue & { kind: 'complex' }) | undefined {
  if (v.kind === 'complex') return v;
  const f = toFloat(v);
  return f && { kind: 'complex', re: partOf(f), im: zero };
}

export function realPart(v: ConstValue): ConstValue {
  return v.kind === 'complex' ? { kind: 'float', ...v.re } : (toFloat(v) ?? unknownValue);
}

export function imagPart(v: ConstValue): ConstValue {
  if (v.kind === 'unknown') return v;
  return v.kind === 'complex' ? { kind: 'float', ...v.im } : { kind: 'float', ...zero };
}

/** The complex constant re + im·i of two real constants. */
export function makeComplex(re: ConstValue, im: ConstValue): ConstValue {
  const a = toFloat(re);
  const b = toFloat(im);
  if (!a || !b) return unknownValue;
  return complexOf(partOf(a), partOf(b));
}

/** Whether a complex divisor is so small that its norm is 0: division by it is by 0. */
export function vanishes(v: ConstValue): boolean {
  const c = toComplex(v);
  return c !== undefined && mul(c.re, c.re)?.num === 0n && mul(c.im, c.im)?.num === 0n;
}

/** -1, 0 or 1; for complex numbers 0 or 1. Strings and booleans give 1. */
export function sign(v: ConstValue): number {
  switch (v.kind) {
    case 'int':
      return v.value < 0n ? -1 : v.value > 0n ? 1 : 0;
    case 'float':
      return v.num < 0n ? -1 : v.num > 0n ? 1 : 0;
    case 'complex':
      return v.re.num === 0n && v.im.num === 0n ? 0 : 1;
    default:
      return 1;
  }
}

// ------------------------------------------------------------------ literals

function digitsOf(text: string): string {
  return text.includes('_') ? text.replaceAll('_', '') : text;
}

function parseInteger(text: string): bigint | undefined {
  let s = digitsOf(text);
  if (/^0[0-7]+$/.test(s)) s = '0o' + s.slice(1);
  try {
    return BigInt(s);
  } catch {
    return undefined;
  }
}

function parseFloat(text: string): Rational | undefined {
  const s = digitsOf(text);
  const hex = /^0[xX]/.test(s);
  const m = hex
    ? /^0[xX]([0-9a-fA-F]*)\.?([0-9a-fA-F]*)[pP]([+-]?[0-9]+)$/.exec(s)
    : /^([0-9]*)\.?([0-9]*)(?:[eE]([+-]?[0-9]+))?$/.exec(s);
  if (!m) return undefined;
  const digits = m[1]! + m[2]!;
  const mantissa = BigInt((hex ? '0x' : '') + (digits === '' ? '0' : digits));
  if (mantissa === 0n) return zero;
  const written = Number(m[3] ?? '0');
  if (hex) {
    const exp = written - 4 * m[2]!.length;
    if (Math.abs(exp) > maxExponent) {
      const r = rational(mantissa, 1n, exp);
      return r?.num === 0n ? undefined : r;
    }
    return exp >= 0
      ? rational(mantissa << BigInt(exp), 1n)
      : rational(mantissa, 1n << BigInt(-exp));
  }
  const exp = written - m[2]!.length;
  if (Math.abs(exp) > 20_000) return timesPower(mantissa, exp);
  return exp >= 0
    ? rational(mantissa * 10n ** BigInt(exp), 1n)
    : rational(mantissa, 10n ** BigInt(-exp));
}

/** mantissa·10^exp, rounded; undefined where it is too large, 0 where it is too small. */
function timesPower(mantissa: bigint, exp: number): Rational | undefined {
  if (Math.abs(exp) > maxPower) return exp > 0 ? undefined : zero;
  let r = rational(mantissa, 1n);
  let power = rational(10n, 1n);
  for (let n = Math.abs(exp); r && power && n > 0; n = Math.floor(n / 2)) {
    if (n % 2 === 1) r = exp > 0 ? mul(r, power) : quo(r, power);
    if (n > 1) power = mul(power, power);
  }
  return r;
}

const escapes: Record<string, string> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  "'": "'",
  '"': '"',
};

/** One escape sequence at s[i] === '\\': its bytes, its rune and where it ends. */
function unescape(s: string, i: number): { bytes: string; rune: number; next: number } | undefined {
  const c = s[i + 1];
  if (c === undefined) return undefined;
  const simple = escapes[c];
  if (simple !== undefined) return { bytes: simple, rune: simple.charCodeAt(0), next: i + 2 };
  let radix = 16;
  let from = i + 2;
  let n: number;
  if (c === 'x') n = 2;
  else if (c === 'u') n = 4;
  else if (c === 'U') n = 8;
  else if (c >= '0' && c <= '7') {
    radix = 8;
    from = i + 1;
    n = 3;
  } else return undefined;
  const value = parseInt(s.slice(from, from + n), radix);
  if (Number.isNaN(value)) return undefined;
  const bytes = n >= 4 ? runeToBytes(value) : String.fromCharCode(value & 0xff);
  return { bytes, rune: value, next: from + n };
}

function unquote(text: string): string | undefined {
  const body = text.slice(1, -1);
  if (text[0] === '`') return body.includes('\r') ? body.replaceAll('\r', '') : body;
  if (!body.includes('\\')) return body;
  let out = '';
  let plain = 0;
  for (let i = body.indexOf('\\'); i >= 0; i = body.indexOf('\\', i)) {
    const escape = unescape(body, i);
    if (!escape) return undefined;
    out += body.slice(plain, i) + escape.bytes;
    i = plain = escape.next;
  }
  return out + body.slice(plain);
}

/** The bytes of a string literal as written; undefined where it is malformed. */
export function unquoteString(lit: BasicLit): string | undefined {
  return unquote(lit.text);
}

/** The value of a literal; unknown where it is malformed or out of bounds. */
export function literalValue(lit: BasicLit): ConstValue {
  switch (lit.lit) {
    case 'int': {
      const n = parseInteger(lit.text);
      return n === undefined ? unknownValue : intValue(n);
    }
    case 'float':
      return floatOf(parseFloat(lit.text));
    case 'imag': {
      const s = digitsOf(lit.text.slice(0, -1));
      // Legacy: 0123i is decimal.
      const n = /^0[0-9]*$/.test(s) ? BigInt(s.replace(/^0+(?=.)/, '')) : parseInteger(s);
      const im = n === undefined ? parseFloat(s) : rational(n, 1n);
      return complexOf(zero, im);
    }
    case 'char': {
      const body = lit.text.slice(1, -1);
      if (body[0] === '\\') {
        const escape = unescape(body, 0);
        return escape ? intValue(BigInt(escape.rune)) : unknownValue;
      }
      return body === '' ? unknownValue : intValue(BigInt(Math.floor(decodeRune(body, 0) / 8)));
    }
    case 'string': {
      const bytes = unquote(lit.text);
      return bytes === undefined ? unknownValue : stringValue(bytes);
    }
  }
}

// ---------------------------------------------------------------- operations

function rank(v: ConstValue): number {
  return v.kind === 'int' ? 1 : v.kind === 'float' ? 2 : v.kind === 'complex' ? 3 : 0;
}

const scaleOf = (r: Rational) => r.exp ?? 0;
const negated = (r: Rational): Rational => ({ ...r, num: -r.num });

function add(a: Rational, b: Rational): Rational | undefined {
  const sa = scaleOf(a);
  const sb = scaleOf(b);
  if (sa === sb) return rational(a.num * b.den + b.num * a.den, a.den * b.den, sa);
  // What is too small to be seen beside the other is left away before it is written out.
  const gap = a.num === 0n ? -Infinity : b.num === 0n ? Infinity : bitsOf(a) - bitsOf(b);
  if (Math.abs(gap) > mantissaBits + 1) return gap > 0 ? a : b;
  const base = Math.min(sa, sb);
  const left = (a.num * b.den) << BigInt(sa - base);
  const right = (b.num * a.den) << BigInt(sb - base);
  return rational(left + right, a.den * b.den, base);
}

/** Bits before the point, give or take one. */
const bitsOf = (r: Rational) => bitLength(r.num) - bitLength(r.den) + scaleOf(r);
const sub = (a: Rational, b: Rational) => add(a, negated(b));
const mul = (a: Rational, b: Rational) =>
  rational(a.num * b.num, a.den * b.den, scaleOf(a) + scaleOf(b));
const quo = (a: Rational, b: Rational) =>
  rational(a.num * b.den, a.den * b.num, scaleOf(a) - scaleOf(b));

/** -1, 0 or 1 as a is less than, equal to or greater than b. */
function compare(a: Rational, b: Rational): number {
  const signOf = (n: bigint) => (n < 0n ? -1 : n > 0n ? 1 : 0);
  const difference = signOf(a.num) - signOf(b.num);
  if (difference !== 0 || a.num === 0n) return Math.sign(difference);
  if (a.exp === undefined && b.exp === undefined) return signOf(a.num * b.den - b.num * a.den);
  return signOf(sub(a, b)!.num);
}

/**
 * x op y for an arithmetic, logical or string operator; the operands' kinds are brought together.
 * Division of two integer constants is integer division if `integer`. The divisor is not zero.
 */
export function binaryOp(op: BinaryOp, x: ConstValue, y: ConstValue, integer: boolean): ConstValue {
  if (x.kind === 'unknown' || y.kind === 'unknown') return unknownValue;
  if (x.kind === 'bool' && y.kind === 'bool') {
    return boolValue(op === '&&' ? x.value && y.value : x.value || y.value);
  }
  if (x.kind === 'string' && y.kind === 'string') return stringValue(x.value + y.value);
  const kind = Math.max(rank(x), rank(y));
  if (kind === 1 && x.kind === 'int' && y.kind === 'int') {
    const a = x.value;
    const b = y.value;
    switch (op) {
      case '+':
        return intValue(a + b);
      case '-':
        return intValue(a - b);
      case '*':
        return intValue(a * b);
      case '/':
        return integer ? intValue(a / b) : floatValue(a, b);
      case '%':
        return intValue(a % b);
      case '&':
        return intValue(a & b);
      case '|':
        return intValue(a | b);
      case '^':
        return intValue(a ^ b);
      case '&^':
        return intValue(a & ~b);
      default:
        return unknownValue;
    }
  }
  if (kind === 2) {
    const a = toFloat(x);
    const b = toFloat(y);
    if (!a || !b) return unknownValue;
    switch (op) {
      case '+':
        return floatOf(add(a, b));
      case '-':
        return floatOf(sub(a, b));
      case '*':
        return floatOf(mul(a, b));
      case '/':
        return floatOf(quo(a, b));
      default:
        return unknownValue;
    }
  }
  const a = toComplex(x);
  const b = toComplex(y);
  if (!a || !b) return unknownValue;
  switch (op) {
    case '+':
      return complexOf(add(a.re, b.re), add(a.im, b.im));
    case '-':
      return complexOf(sub(a.re, b.re), sub(a.im, b.im));
    case '*':
      return complexOf(dot(a.re, b.re, a.im, b.im, sub), dot(a.re, b.im, a.im, b.re, add));
    case '/': {
      const norm = dot(b.re, b.re, b.im, b.im, add);
      const re = dot(a.re, b.re, a.im, b.im, add);
      const im = dot(a.im, b.re, a.re, b.im, sub);
      return norm && re && im ? complexOf(quo(re, norm), quo(im, norm)) : unknownValue;
    }
    default:
      return unknownValue;
  }
}

function dot(
  a: Rational,
  b: Rational,
  c: Rational,
  d: Rational,
  join: (x: Rational, y: Rational) => Rational | undefined,
): Rational | undefined {
  const ab = mul(a, b);
  const cd = mul(c, d);
  return ab && cd && join(ab, cd);
}

/** The number of bits and the signedness of a typed integer kind. */
export function integerSize(t: Basic): { bits: number; unsigned: boolean } {
  switch (t.basic) {
    case 'int8':
      return { bits: 8, unsigned: false };
    case 'int16':
      return { bits: 16, unsigned: false };
    case 'int32':
      return { bits: 32, unsigned: false };
    case 'uint8':
      return { bits: 8, unsigned: true };
    case 'uint16':
      return { bits: 16, unsigned: true };
    case 'uint32':
      return { bits: 32, unsigned: true };
    case 'uint':
    case 'uint64':
    case 'uintptr':
      return { bits: 64, unsigned: true };
    default:
      return { bits: 64, unsigned: false };
  }
}

/** op x; `unsigned` is the width in bits where ^x is that of an unsigned type. */
export function unaryOp(op: '+' | '-' | '^' | '!', x: ConstValue, unsigned: number): ConstValue {
  if (x.kind === 'unknown' || op === '+') return x;
  if (op === '!') return x.kind === 'bool' ? boolValue(!x.value) : unknownValue;
  if (op === '^') {
    if (x.kind !== 'int') return unknownValue;
    return intValue(unsigned > 0 ? BigInt.asUintN(unsigned, ~x.value) : ~x.value);
  }
  if (x.kind === 'int') return intValue(-x.value);
  if (x.kind === 'float') return { ...x, num: -x.num };
  if (x.kind === 'complex') return complexOf(negated(x.re), negated(x.im));
  return unknownValue;
}

export function shiftOp(op: '<<' | '>>', x: bigint, count: number): ConstValue {
  return intValue(op === '<<' ? x << BigInt(count) : x >> BigInt(count));
}

/** x op y for a comparison operator. */
export function compareOp(op: BinaryOp, x: ConstValue, y: ConstValue): boolean {
  let c: number;
  if (x.kind === 'bool' && y.kind === 'bool') c = x.value === y.value ? 0 : 1;
  else if (x.kind === 'string' && y.kind === 'string') {
    c = x.value < y.value ? -1 : x.value > y.value ? 1 : 0;
  } else if (x.kind === 'complex' || y.kind === 'complex') {
    const a = toComplex(x);
    const b = toComplex(y);
    c = a && b && compare(a.re, b.re) === 0 && compare(a.im, b.im) === 0 ? 0 : 1;
  } else if (x.kind === 'int' && y.kind === 'int') {
    c = x.value < y.value ? -1 : x.value > y.value ? 1 : 0;
  } else {
    const a = toFloat(x);
    const b = toFloat(y);
    if (!a || !b) return false;
    c = compare(a, b);
  }
  switch (op) {
    case '==':
      return c === 0;
    case '!=':
      return c !== 0;
    case '<':
      return c < 0;
    case '<=':
      return c <= 0;
    case '>':
      return c > 0;
    case '>=':
      return c >= 0;
    default:
      return false;
  }
}

/**
 * v as a value of basic type t, rounded as the type rounds and of the kind that goes with it; undefined
 * where t cannot represent it (Go spec, "Representability").
 */
export function represent(v: ConstValue, t: Basic): ConstValue | undefined {
  if (v.kind === 'unknown') return v;
  switch (t.basic) {
    case 'bool':
    case 'untyped-bool':
      return v.kind === 'bool' ? v : undefined;
    case 'string':
    case 'untyped-string':
      return v.kind === 'string' ? v : undefined;
    case 'untyped-int':
    case 'untyped-rune':
      return toInt(v);
    case 'untyped-float':
      return toFloat(v);
    case 'untyped-complex':
      return toComplex(v);
    case 'float32':
    case 'float64': {
      const f = toFloat(v);
      const r = f && roundFloat(f, t.basic === 'float32');
      return r && floatOf(r);
    }
    case 'complex64':
    case 'complex128': {
      const c = toComplex(v);
      if (!c) return undefined;
      const re = roundFloat(c.re, t.basic === 'complex64');
      const im = roundFloat(c.im, t.basic === 'complex64');
      return re && im && complexOf(re, im);
    }
    case 'unsafe-pointer':
    case 'untyped-nil':
    case 'invalid':
      return undefined;
    default: {
      const i = toInt(v);
      if (!i) return undefined;
      const { bits, unsigned } = integerSize(t);
      const fits = unsigned
        ? i.value >= 0n && i.value >> BigInt(bits) === 0n
        : BigInt.asIntN(bits, i.value) === i.value;
      return fits ? i : undefined;
    }
  }
}

// ------------------------------------------------------------------ printing

/** A real number as `%.6g` prints it. */
function formatG(r: Rational): string {
  const n = rationalToNumber(r);
  if (n === 0 && r.num !== 0n) return scientific(r);
  if (!Number.isFinite(n)) return scientific(r);
  return formatNumberG(n, 6);
}

function formatNumberG(n: number, precision: number): string {
  if (n === 0) return '0';
  const [m, e] = n.toExponential(precision - 1).split('e') as [string, string];
  const exp = Number(e);
  const trim = (s: string) => (s.includes('.') ? s.replace(/\.?0+$/, '') : s);
  if (exp < -4 || exp >= precision) {
    const digits = String(Math.abs(exp)).padStart(2, '0');
    return `${trim(m)}e${exp < 0 ? '-' : '+'}${digits}`;
  }
  return trim(n.toFixed(Math.max(0, precision - 1 - exp)));
}

/** Beyond float64's range: mantissa and decimal exponent from the logarithm, as gc does. */
function scientific(r: Rational): string {
  const negative = r.num < 0n;
  let n = negative ? -r.num : r.num;
  let d = r.den;
  if (r.exp !== undefined) {
    const bits = bitLength(n);
    const power = ((bits + r.exp) * Math.LN2) / Math.LN10;
    const whole = Math.trunc(power);
    const m = rationalToNumber({ num: n, den: 1n << BigInt(bits) }) * 10 ** (power - whole);
    return decimal(negative, m, whole);
  }
  const exp = Math.floor((bitLength(n) - bitLength(d)) * Math.LOG10E * Math.LN2);
  if (exp > 0) d *= 10n ** BigInt(exp);
  else n *= 10n ** BigInt(-exp);
  return decimal(negative, rationalToNumber({ num: n, den: d }), exp);
}

/** m·10^exp with one digit before the point. */
function decimal(negative: boolean, m: number, exp: number): string {
  while (m >= 10) {
    m /= 10;
    exp++;
  }
  // What rounds to 1 is 1.
  while (m < 1 - 0.5e-6) {
    m *= 10;
    exp--;
  }
  return `${negative ? '-' : ''}${formatNumberG(m, 6)}e${exp < 0 ? '' : '+'}${exp}`;
}

const quoteEscapes: Record<string, string> = {
  '\x07': '\\a',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
  '\\': '\\\\',
  '"': '\\"',
};

/** A byte string as strconv.Quote writes it, for messages; a byte string again. */
export function quote(bytes: string): string {
  let out = '"';
  for (let i = 0; i < bytes.length;) {
    const decoded = decodeRune(bytes, i);
    const rune = Math.floor(decoded / 8);
    const width = decoded % 8;
    const c = bytes.slice(i, i + width);
    if (rune === 0xfffd && width === 1) {
      out += '\\x' + bytes.charCodeAt(i).toString(16).padStart(2, '0');
    } else if (quoteEscapes[c]) out += quoteEscapes[c];
    else if (rune < 0x20 || rune === 0x7f) out += '\\x' + rune.toString(16).padStart(2, '0');
    else out += c;
    i += width;
  }
  return out + '"';
}

/** A constant as gc's messages show it: floats to six digits, strings quoted and cut at 72. */
export function constString(v: ConstValue): string {
  switch (v.kind) {
    case 'bool':
      return String(v.value);
    case 'int':
      return String(v.value);
    case 'float':
      return formatG(v);
    case 'complex':
      return `(${formatG(v.re)} + ${formatG(v.im)}i)`;
    case 'string': {
      const s = quote(v.value);
      const chars = [...textOf(s)];
      return chars.length > 72 ? bytesOf(chars.slice(0, 69).join('')) + '...' : s;
    }
    case 'unknown':
      return 'unknown';
  }
}
