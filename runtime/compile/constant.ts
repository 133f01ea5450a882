/** Loads of constants and zero values into registers. */
import { InternalError } from '../base/internal-error';
import type { ConstValue } from '../types/constant';
import { rationalToNumber, toComplex, toFloat, toInt } from '../types/constant-ops';
import { defaultType, under } from '../types/predicates';
import type { Type } from '../types/type';
import type { Fn } from './function';
import { basicOf, clsOf, isAggregate } from './representation';

const fitsImmediate = (n: number): boolean => n === (n | 0) && !Object.is(n, -0);

/** Loads a number of class n: an immediate where it is one. */
export function loadNumber(f: Fn, n: number, want: number): number {
  const d = f.dest(want);
  if (fitsImmediate(n)) f.emit('LDI', d, n);
  else f.emit('LDKN', d, f.asm.constant(n));
  return d;
}

/** A constant of the (non-interface) type in a register. */
export function loadConstant(f: Fn, value: ConstValue, t: Type, want: number): number {
  t = defaultType(t);
  switch (value.kind) {
    case 'bool':
      return loadNumber(f, value.value ? 1 : 0, want);
    case 'string': {
      const d = f.dest(want);
      f.emit('LDKR', d, f.asm.constant(value.value));
      return d;
    }
    case 'unknown':
      throw new InternalError('unknown constant');
    default:
      break;
  }
  switch (basicOf(t)) {
    case 'float32':
    case 'float64':
      return loadNumber(f, rationalToNumber(toFloat(value)!), want);
    case 'complex64':
    case 'complex128': {
      const c = toComplex(value)!;
      const top = f.top;
      const d = f.reserve(want);
      const re = loadNumber(f, rationalToNumber(c.re), -1);
      const im = loadNumber(f, rationalToNumber(c.im), -1);
      f.emit('COMPLEX', d, re, im, basicOf(t) === 'complex64' ? 64 : 128);
      f.top = want < 0 ? top + 1 : top;
      return d;
    }
    default: {
      const n = toInt(value)!.value;
      const small = Number(n);
      if (clsOf(t) === 0 || fitsImmediate(small)) return loadNumber(f, small, want);
      const d = f.dest(want);
      f.emit('LDKW', d, f.asm.constant(Number.isSafeInteger(small) ? small : n));
      return d;
    }
  }
}

/** The value as an immediate of an instruction, if it is a small integer of an integer type. */
export function immediate(value: ConstValue | undefined, t: Type): number | undefined {
  if (!value) return undefined;
  if (value.kind === 'bool') return value.value ? 1 : 0;
  if (value.kind !== 'int' && value.kind !== 'float') return undefined;
  const b = basicOf(defaultType(t));
  if (!b || b.startsWith('float') || b.startsWith('complex')) return undefined;
  const n = toInt(value);
  if (!n || n.value > 0x7fffffffn || n.value < -0x80000000n) return undefined;
  return Number(n.value);
}

/** The zero value of a type; structs and arrays are new objects. */
export function loadZero(f: Fn, t: Type, want: number): number {
  if (isAggregate(t)) {
    const d = f.dest(want);
    f.emit('NEWZ', d, f.rtype(t));
    return d;
  }
  const u = under(t);
  if (u.kind !== 'basic') {
    const d = f.dest(want);
    f.emit('LDNIL', d);
    return d;
  }
  switch (u.basic) {
    case 'string':
    case 'untyped-string':
      return loadConstant(f, { kind: 'string', value: '' }, t, want);
    case 'complex64':
    case 'complex128':
      return loadConstant(f, { kind: 'int', value: 0n }, t, want);
    case 'unsafe-pointer':
    case 'untyped-nil': {
      const d = f.dest(want);
      f.emit('LDNIL', d);
      return d;
    }
    default:
      return loadNumber(f, 0, want);
  }
}
