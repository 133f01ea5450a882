/** Complex arithmetic (Go spec, "Arithmetic operators"); the fp64 results of gc, infinities included. */
import { Complex } from './value';

/** op: 0 + 1 - 2 * 3 /; 8 more rounds the parts to float32. */
export function complexArith(op: number, x: Complex, y: Complex): Complex {
  let re: number;
  let im: number;
  switch (op & 7) {
    case 0:
      re = x.re + y.re;
      im = x.im + y.im;
      break;
    case 1:
      re = x.re - y.re;
      im = x.im - y.im;
      break;
    case 2:
      re = x.re * y.re - x.im * y.im;
      im = x.re * y.im + x.im * y.re;
      break;
    default:
      return round(op, divide(x, y));
  }
  return round(op, new Complex(re, im));
}

const round = (op: number, c: Complex): Complex =>
  op & 8 ? new Complex(Math.fround(c.re), Math.fround(c.im)) : c;

/** Smith's method, then the infinities and zeros that it turns into NaN. */
function divide(n: Complex, m: Complex): Complex {
  let re: number;
  let im: number;
  if (Math.abs(m.re) >= Math.abs(m.im)) {
    const ratio = m.im / m.re;
    const denom = m.re + ratio * m.im;
    re = (n.re + n.im * ratio) / denom;
    im = (n.im - n.re * ratio) / denom;
  } else {
    const ratio = m.re / m.im;
    const denom = m.im + ratio * m.re;
    re = (n.re * ratio + n.im) / denom;
    im = (n.im * ratio - n.re) / denom;
  }
  if (!Number.isNaN(re) && !Number.isNaN(im)) return new Complex(re, im);
  const finite = (c: Complex): boolean => Number.isFinite(c.re) && Number.isFinite(c.im);
  const nan = (c: Complex): boolean => Number.isNaN(c.re) && Number.isNaN(c.im);
  const infinite = (c: Complex): boolean =>
    Math.abs(c.re) === Infinity || Math.abs(c.im) === Infinity;
  const unit = (x: number): number => (Math.abs(x) === Infinity ? sign(x) : 0 * sign(x));
  if (m.re === 0 && m.im === 0 && !nan(n)) {
    const s = sign(m.re) * Infinity;
    return new Complex(s * n.re, s * n.im);
  }
  if (infinite(n) && finite(m)) {
    const a = unit(n.re);
    const b = unit(n.im);
    return new Complex(Infinity * (a * m.re + b * m.im), Infinity * (b * m.re - a * m.im));
  }
  if (infinite(m) && finite(n)) {
    const c = unit(m.re);
    const d = unit(m.im);
    return new Complex(0 * (n.re * c + n.im * d), 0 * (n.im * c - n.re * d));
  }
  return new Complex(re, im);
}

const sign = (x: number): number => (x < 0 || Object.is(x, -0) ? -1 : 1);
