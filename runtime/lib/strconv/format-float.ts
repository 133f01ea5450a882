/** Floating-point numbers to text as Go's strconv prints them: every format, precision and bit size. */

/** Decimal digits without leading zeros and the position of the decimal point: 0.digits × 10^point. */
interface Decimal {
  digits: string;
  point: number;
}

const view = /* @__PURE__ */ new DataView(/* @__PURE__ */ new ArrayBuffer(8));

/** Mantissa and exponent of a finite float: |x| = mant × 2^exp, as its own width stores it. */
export function splitFloat(x: number, bits: 32 | 64): { mant: bigint; exp: number } {
  if (bits === 32) {
    view.setFloat32(0, x);
    const word = view.getUint32(0);
    const field = (word >>> 23) & 0xff;
    const fraction = word & 0x7fffff;
    return field === 0
      ? { mant: BigInt(fraction), exp: -149 }
      : { mant: BigInt(fraction | 0x800000), exp: field - 150 };
  }
  view.setFloat64(0, x);
  const word = view.getBigUint64(0);
  const field = Number((word >> 52n) & 0x7ffn);
  const fraction = word & 0xfffffffffffffn;
  return field === 0
    ? { mant: fraction, exp: -1074 }
    : { mant: fraction | 0x10000000000000n, exp: field - 1075 };
}

function exactDecimal(x: number): Decimal {
  const { mant, exp } = splitFloat(x, 64);
  const whole = exp >= 0 ? mant << BigInt(exp) : mant * 5n ** BigInt(-exp);
  const text = whole.toString();
  const point = text.length + (exp >= 0 ? 0 : exp);
  return { digits: text.replace(/0+$/, ''), point };
}

/** Keeps n digits, halves to even; the digits are all there are. */
function roundDigits(d: Decimal, n: number): Decimal {
  if (n < 0) return { digits: '', point: d.point };
  if (n >= d.digits.length) return d;
  const next = d.digits.charCodeAt(n) - 48;
  const tie = next === 5 && n + 1 === d.digits.length;
  const up = tie ? n > 0 && (d.digits.charCodeAt(n - 1) & 1) === 1 : next >= 5;
  let digits = d.digits.slice(0, n);
  let point = d.point;
  if (up) {
    let i = n - 1;
    while (i >= 0 && digits.charCodeAt(i) === 57) i--;
    if (i < 0) {
      digits = '1';
      point++;
    } else digits = digits.slice(0, i) + String.fromCharCode(digits.charCodeAt(i) + 1);
  }
  return { digits: digits.replace(/0+$/, ''), point };
}

function fromExponential(text: string): Decimal {
  const e = text.indexOf('e');
  const digits = (text[0]! + text.slice(2, e)).replace(/0+$/, '');
  return { digits, point: Number(text.slice(e + 1)) + 1 };
}

/** The fewest digits that read back as the same float32, nearest to it among those. */
function shortest32(x: number): Decimal {
  for (let n = 1; n < 9; n++) {
    const near = fromExponential(x.toExponential(n - 1));
    let best: Decimal | undefined;
    let bestError = Infinity;
    for (const step of [-1, 0, 1]) {
      const value = Number(near.digits.padEnd(n, '0')) + step;
      const text = `${value}e${near.point - n}`;
      const read = Number(text);
      if (value > 0 && Math.fround(read) === x && Math.abs(read - x) < bestError) {
        bestError = Math.abs(read - x);
        const digits = String(value);
        best = { digits: digits.replace(/0+$/, ''), point: near.point - n + digits.length };
      }
    }
    if (best) return best;
  }
  return fromExponential(x.toExponential(8));
}

/** n significant digits, halves to even. JavaScript rounds halves up, so those are done exactly. */
function significant(x: number, n: number): Decimal {
  if (n >= 1 && n < 100) {
    const more = x.toExponential(n);
    if (more.charCodeAt(more.indexOf('e') - 1) !== 53) {
      return fromExponential(x.toExponential(n - 1));
    }
  }
  return roundDigits(exactDecimal(x), n);
}

function exponential(d: Decimal, prec: number, e: string): string {
  const first = d.digits === '' ? '0' : d.digits[0]!;
  let exp = d.digits === '' ? 0 : d.point - 1;
  let out = first;
  if (prec > 0) out += '.' + d.digits.slice(1, prec + 1).padEnd(prec, '0');
  out += e + (exp < 0 ? '-' : '+');
  exp = Math.abs(exp);
  return out + (exp < 10 ? '0' : '') + exp;
}

function positional(d: Decimal, prec: number): string {
  const whole = d.point > 0 ? d.digits.slice(0, d.point).padEnd(d.point, '0') : '0';
  if (prec <= 0) return whole;
  const zeros = d.point < 0 ? Math.min(-d.point, prec) : 0;
  const rest = d.point > 0 ? d.digits.slice(d.point) : d.digits;
  return whole + '.' + ('0'.repeat(zeros) + rest.slice(0, prec - zeros)).padEnd(prec, '0');
}

function fixed(x: number, prec: number): string {
  if (x < 1e21 && prec < 100) {
    const more = x.toFixed(prec + 1);
    if (more.charCodeAt(more.length - 1) !== 53) return x.toFixed(prec);
  }
  const exact = exactDecimal(x);
  return positional(roundDigits(exact, exact.point + prec), prec);
}

function binary(x: number, bits: 32 | 64): string {
  const { mant, exp } = splitFloat(x, bits);
  return `${mant}p${exp >= 0 ? '+' : ''}${exp}`;
}

function hexadecimal(x: number, prec: number, bits: 32 | 64, upper: boolean): string {
  let { mant, exp } = splitFloat(x, bits);
  let exponent = 0;
  if (mant !== 0n) {
    // Normalised to one bit before the point and 60 after it.
    const width = mant.toString(2).length;
    exponent = exp + width - 1;
    mant <<= BigInt(61 - width);
    exp = -60;
  }
  if (prec >= 0 && prec < 15) {
    const shift = BigInt(60 - prec * 4);
    const extra = mant & ((1n << shift) - 1n);
    const half = 1n << (shift - 1n);
    mant >>= shift;
    if (extra > half || (extra === half && (mant & 1n) === 1n)) mant++;
    mant <<= shift;
    if (mant >> 61n) {
      mant >>= 1n;
      exponent++;
    }
  }
  let fraction = (mant & ((1n << 60n) - 1n)).toString(16).padStart(15, '0');
  fraction = prec < 0 ? fraction.replace(/0+$/, '') : fraction.slice(0, prec).padEnd(prec, '0');
  const sign = exponent < 0 ? '-' : '+';
  const size = String(Math.abs(exponent)).padStart(2, '0');
  const text = `0x${mant >> 60n}${fraction && '.' + fraction}p${sign}${size}`;
  return upper ? text.toUpperCase() : text;
}

/**
 * strconv.FormatFloat: format one of b e E f g G x X; precision -1 for the fewest digits that read
 * back the same. For 32 bits x must already be a float32.
 */
export function formatFloat(x: number, format: string, prec: number, bits: 32 | 64): string {
  if (x !== x) return 'NaN';
  if (x === Infinity) return '+Inf';
  if (x === -Infinity) return '-Inf';
  const sign = x < 0 || Object.is(x, -0) ? '-' : '';
  const size = Math.abs(x);
  switch (format) {
    case 'b':
      return sign + binary(size, bits);
    case 'x':
    case 'X':
      return sign + hexadecimal(size, prec, bits, format === 'X');
    case 'e':
    case 'E':
    case 'f':
    case 'g':
    case 'G':
      break;
    default:
      return '%' + format;
  }
  const shortest = prec < 0;
  if (format === 'f' && !shortest) return sign + fixed(size, prec);
  let d: Decimal;
  if (size === 0) d = { digits: '', point: 0 };
  else if (shortest) d = bits === 32 ? shortest32(size) : fromExponential(size.toExponential());
  else {
    if (format !== 'e' && format !== 'E' && prec === 0) prec = 1;
    d = significant(size, format === 'e' || format === 'E' ? prec + 1 : prec);
  }
  const count = d.digits.length;
  switch (format) {
    case 'e':
    case 'E':
      return sign + exponential(d, shortest ? Math.max(count - 1, 0) : prec, format);
    case 'f':
      return sign + positional(d, Math.max(count - d.point, 0));
    default: {
      let limit = prec;
      if (limit > count && count >= d.point) limit = count;
      if (shortest) limit = 6;
      const exp = d.point - 1;
      if (exp < -4 || exp >= limit) {
        const digits = shortest || prec > count ? count : prec;
        return sign + exponential(d, Math.max(digits - 1, 0), format === 'g' ? 'e' : 'E');
      }
      return sign + positional(d, Math.max(count - d.point, 0));
    }
  }
}
