/** Text to numbers as Go's strconv reads them, with the reason where it refuses. */
import { splitFloat } from './format-float';

/** Why a text was refused: 0 it was not, 1 syntax, 2 out of range, 3 bad base, 4 bad bit size. */
export type Refusal = 0 | 1 | 2 | 3 | 4;

/** Underscores may stand between digits and after a base prefix only. */
function underscoresFit(text: string): boolean {
  const body = text.replace(/^[+-]/, '');
  const prefix = /^0[box]/i.exec(body);
  const digits = prefix ? body.slice(1) : body; // The x, o or b stands for a digit.
  const hex = prefix !== null && /x/i.test(prefix[0]);
  const digit = hex ? /[0-9a-fA-F]/ : /[0-9]/;
  for (let i = digits.indexOf('_'); i >= 0; i = digits.indexOf('_', i + 1)) {
    const left = digits[i - 1] ?? '';
    const right = digits[i + 1] ?? '';
    const fits = i === 1 && prefix ? true : digit.test(left);
    if (!fits || !digit.test(right)) return false;
  }
  return true;
}

/** ParseUint's value as a bigint; on overflow the largest that fits. bits 0 means 64. */
export function parseUint(text: string, base: number, bits: number): [bigint | number, Refusal] {
  if (text === '') return [0, 1];
  const automatic = base === 0;
  let digits = text;
  if (base === 0) {
    base = 10;
    if (text[0] === '0') {
      const second = text.length >= 3 ? text[1]!.toLowerCase() : '';
      if (second === 'b') base = 2;
      else if (second === 'o') base = 8;
      else if (second === 'x') base = 16;
      if (base !== 10) digits = text.slice(2);
      else {
        base = 8;
        digits = text.slice(1);
      }
    }
  } else if (base < 2 || base > 36) return [0, 3];
  if (bits === 0) bits = 64;
  else if (bits < 0 || bits > 64) return [0, 4];
  let small = 0;
  let big = 0n;
  let isBig = false;
  let underscores = false;
  const max = (1n << BigInt(bits)) - 1n;
  for (let i = 0; i < digits.length; i++) {
    let c = digits.charCodeAt(i);
    if (c === 95 && automatic) {
      underscores = true;
      continue;
    }
    if (c >= 48 && c <= 57) c -= 48;
    else {
      c |= 32;
      if (c < 97 || c > 122) return [0, 1];
      c -= 87;
    }
    if (c >= base) return [0, 1];
    if (!isBig) {
      const next = small * base + c;
      if (next <= Number.MAX_SAFE_INTEGER) {
        small = next;
        continue;
      }
      isBig = true;
      big = BigInt(small);
    }
    big = big * BigInt(base) + BigInt(c);
    if (big > max) return [max, 2];
  }
  if (underscores && !underscoresFit(text)) return [0, 1];
  if (isBig) return [big, 0];
  if (bits < 54 && small > Number(max)) return [Number(max), 2];
  return [small, 0];
}

/** ParseInt's value; on overflow the nearest that fits. */
export function parseInt64(text: string, base: number, bits: number): [bigint | number, Refusal] {
  if (text === '') return [0, 1];
  const negative = text[0] === '-';
  const [size, refusal] = parseUint(negative || text[0] === '+' ? text.slice(1) : text, base, bits);
  if (refusal !== 0 && refusal !== 2) return [0, refusal];
  const cutoff = 1n << BigInt((bits === 0 ? 64 : bits) - 1);
  const big = typeof size === 'bigint' || cutoff < 1n << 53n;
  if (big) {
    const value = BigInt(size);
    if (!negative && value >= cutoff) return [narrow(cutoff - 1n), 2];
    if (negative && value > cutoff) return [narrow(-cutoff), 2];
    return [narrow(negative ? -value : value), refusal];
  }
  return [negative && size !== 0 ? -size : size, refusal];
}

function narrow(value: bigint): bigint | number {
  const small = Number(value);
  return Number.isSafeInteger(small) ? small : value;
}

const DECIMAL = /^([+-]?)(?:([0-9_]*)(?:\.([0-9_]*))?)(?:[eE]([+-]?[0-9_]+))?/;
const HEX = /^([+-]?)0[xX]([0-9a-fA-F_]*)(?:\.([0-9a-fA-F_]*))?(?:[pP]([+-]?[0-9_]+))?/;
const SPECIAL = /^(?:([+-]?)(inf(?:inity)?)|(nan))$/i;

/** The float32 nearest to a decimal text whose nearest float64 is `wide`, without rounding twice. */
function narrow32(wide: number, digits: string, exponent: number): number {
  const near = Math.fround(wide);
  if (near === wide || !Number.isFinite(wide)) return near;
  const { mant, exp } = splitFloat(wide, 64);
  // Halfway between two float32s? Normal ones keep 24 of 53 bits, so 29 go; fewer stay if tiny.
  const drop = BigInt(Math.max(29, -149 - exp));
  if (drop > 60n || (mant & ((1n << drop) - 1n)) !== 1n << (drop - 1n)) return near;
  // Compare the text with the halfway point exactly.
  let left = BigInt(digits || '0');
  let right = mant;
  if (exponent >= 0) left *= 10n ** BigInt(exponent);
  else right *= 10n ** BigInt(-exponent);
  if (exp >= 0) right <<= BigInt(exp);
  else left <<= BigInt(-exp);
  if (left === right) return near;
  const low = Number(mant >> drop) * 2 ** (exp + Number(drop));
  const high = (Number(mant >> drop) + 1) * 2 ** (exp + Number(drop));
  return Math.fround(left < right ? low : high);
}

function parseHex(match: RegExpExecArray, bits: 32 | 64): number {
  const whole = match[2]!.replace(/_/g, '');
  const fraction = (match[3] ?? '').replace(/_/g, '');
  let mant = BigInt('0x' + (whole + fraction || '0'));
  if (mant === 0n) return 0;
  const exponent = Number(match[4]!.replace(/_/g, ''));
  let exp = Math.max(-100000, Math.min(100000, exponent)) - 4 * fraction.length;
  const [keep, least] = bits === 32 ? [24, -149] : [53, -1074];
  const width = mant.toString(2).length;
  const drop = Math.max(width - keep, least - exp);
  if (drop > 0) {
    if (drop > width + 1) return 0;
    const shift = BigInt(drop);
    const rest = mant & ((1n << shift) - 1n);
    const half = 1n << (shift - 1n);
    mant >>= shift;
    if (rest > half || (rest === half && (mant & 1n) === 1n)) mant++;
    exp += drop;
  }
  let value = Number(mant);
  // In two halves, so that neither power of two is out of range while the product is not.
  for (; exp > 1000; exp -= 1000) value *= 2 ** 1000;
  for (; exp < -1000 && value > 1e-10; exp += 500) value *= 2 ** -500;
  return value * 2 ** exp;
}

/** ParseFloat of the longest number that starts the text: value, bytes read, refusal. */
export function parseFloatPrefix(text: string, bits: 32 | 64): [number, number, Refusal] {
  const hex = HEX.exec(text);
  if (hex) {
    const digits = hex[2]! + (hex[3] ?? '');
    if (!/[0-9a-fA-F]/.test(digits) || hex[4] === undefined) return [0, 0, 1];
    if (hex[0].includes('_') && !underscoresFit(hex[0])) return [0, 0, 1];
    let value = parseHex(hex, bits);
    if (bits === 32 && value > 3.4028234663852886e38) value = Infinity;
    const signed = hex[1] === '-' ? -value : value;
    return [signed, hex[0].length, Number.isFinite(value) ? 0 : 2];
  }
  const match = DECIMAL.exec(text)!;
  const digits = (match[2] ?? '') + (match[3] ?? '');
  if (!/[0-9]/.test(digits)) return [0, 0, 1];
  let plain = match[0];
  if (plain.includes('_')) {
    if (!underscoresFit(plain)) return [0, 0, 1];
    plain = plain.replace(/_/g, '');
  }
  const power = Number((match[4] ?? '0').replace(/_/g, ''));
  const exponent = power - (match[3] ?? '').replace(/_/g, '').length;
  let value = Number(plain.replace(/^[+-]/, ''));
  if (bits === 32) {
    value = narrow32(value, digits.replace(/_/g, ''), Math.max(-5000, Math.min(5000, exponent)));
  }
  return [match[1] === '-' ? -value : value, match[0].length, Number.isFinite(value) ? 0 : 2];
}

/** strconv.ParseFloat of the whole text. */
export function parseFloat64(text: string, bits: 32 | 64): [number, Refusal] {
  const special = SPECIAL.exec(text);
  if (special) {
    if (special[3]) return [NaN, 0];
    return [special[1] === '-' ? -Infinity : Infinity, 0];
  }
  const [value, read, refusal] = parseFloatPrefix(text, bits);
  if (refusal === 1 || read !== text.length) return [0, 1];
  return [value, refusal];
}
