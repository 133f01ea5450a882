/** The print and println builtins: to stderr, in the formats of Go's runtime. */
import type { RType } from '../code/rtype';
import type { Complex, Iface, Plain, SliceV, StructObj } from './value';

/** A float as print shows it: +1.500000e+000. */
export function printFloat(v: number): string {
  if (Number.isNaN(v)) return 'NaN';
  if (v === Infinity) return '+Inf';
  if (v === -Infinity) return '-Inf';
  const [digits, exponent] = Math.abs(v).toExponential(6).split('e') as [string, string];
  const sign = v < 0 || Object.is(v, -0) ? '-' : '+';
  const e = Math.abs(Number(exponent));
  return `${sign}${digits}e${exponent.startsWith('-') ? '-' : '+'}${String(e).padStart(3, '0')}`;
}

/** A lasting number that looks like an address. */
export const address = (id: number): string => `0xc${(id * 16).toString(16).padStart(9, '0')}`;

/** One operand of print. */
export function printText(t: RType, v: Plain): string {
  switch (t.kind) {
    case 'bool':
      return v ? 'true' : 'false';
    case 'string':
      return v as string;
    case 'float32':
    case 'float64':
      return printFloat(v as number);
    case 'complex64':
    case 'complex128':
      return `(${printFloat((v as Complex).re)}${printFloat((v as Complex).im)}i)`;
    case 'interface':
      return v === null
        ? '(0x0,0x0)'
        : `(${address((v as Iface).type.id)},${address(idOf((v as Iface).v))})`;
    case 'slice': {
      const s = v as SliceV | null;
      return s ? `[${s.len}/${s.cap}]${address(s.arr.id)}` : '[0/0]0x0';
    }
    case 'ptr':
    case 'chan':
    case 'map':
    case 'func':
    case 'unsafe-pointer':
      return v === null ? '0x0' : address(idOf(v));
    default:
      return String(v);
  }
}

function idOf(v: Plain): number {
  if (typeof v !== 'object' || v === null) return 0;
  const object = v as { id?: number; obj?: StructObj; arr?: { id: number } };
  return object.id ?? object.obj?.id ?? object.arr?.id ?? 0;
}
