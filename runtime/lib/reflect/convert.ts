/** Assignability and conversion at run time (Go spec, "Assignability", "Conversions"). */
import type { RType } from '../../code/rtype';
import { implementsInterface } from '../../machine/equal';
import type { Machine } from '../../machine/machine';
import type { Process } from '../../machine/process';
import {
  bytesOfString,
  runesOfString,
  stringOfBytes,
  stringOfRune,
  stringOfRunes,
} from '../../machine/string';
import { canonical } from '../../machine/native-values';
import { Complex, Iface, type Plain, type SliceV } from '../../machine/value';
import { owned } from './objects';

/** Types with the same structure, names of the outermost left aside. */
export function sameUnderlying(a: RType, b: RType): boolean {
  if (a === b) return true;
  if (a.kind !== b.kind) return false;
  switch (a.kind) {
    case 'array':
      return a.len === b.len && a.elem === b.elem;
    case 'chan':
      return a.dir === b.dir && a.elem === b.elem;
    case 'ptr':
    case 'slice':
      return a.elem === b.elem;
    case 'map':
      return a.elem === b.elem && a.keyType === b.keyType;
    case 'func':
      return a.variadic === b.variadic && same(a.params, b.params) && same(a.results, b.results);
    case 'struct':
      return (
        a.fields.length === b.fields.length &&
        a.fields.every((f, i) => {
          const g = b.fields[i]!;
          return (
            f.name === g.name &&
            f.type === g.type &&
            f.embedded === g.embedded &&
            f.pkgPath === g.pkgPath
          );
        })
      );
    case 'interface':
      return a.methods.length === b.methods.length && implementsInterface(a, b);
    default:
      return true;
  }
}

const same = (a: readonly RType[], b: readonly RType[]): boolean =>
  a.length === b.length && a.every((t, i) => t === b[i]);

export function assignable(from: RType, to: RType): boolean {
  if (from === to) return true;
  if (to.kind === 'interface') return implementsInterface(from, to);
  if (from.kind === 'chan' && to.kind === 'chan' && from.dir === 'both' && from.elem === to.elem) {
    return from.name === '' || to.name === '';
  }
  return (from.name === '' || to.name === '') && sameUnderlying(from, to);
}

const INTEGERS = /^u?int(8|16|32|64|ptr)?$/;
const isInteger = (t: RType): boolean => INTEGERS.test(t.kind);
const isFloat = (t: RType): boolean => t.kind === 'float32' || t.kind === 'float64';
const isComplex = (t: RType): boolean => t.kind === 'complex64' || t.kind === 'complex128';
const isChars = (t: RType): boolean =>
  t.kind === 'slice' &&
  (t.elem!.kind === 'uint8' || t.elem!.kind === 'int32') &&
  t.elem!.pkgPath === '';

export function convertible(from: RType, to: RType): boolean {
  if (assignable(from, to) || sameUnderlying(from, to)) return true;
  if (isInteger(from)) return isInteger(to) || isFloat(to) || to.kind === 'string';
  if (isFloat(from)) return isInteger(to) || isFloat(to);
  if (isComplex(from)) return isComplex(to);
  if (from.kind === 'string') return isChars(to);
  if (isChars(from)) return to.kind === 'string';
  if (from.kind === 'ptr' && to.kind === 'ptr' && from.name === '' && to.name === '') {
    return sameUnderlying(from.elem!, to.elem!);
  }
  return false;
}

const BITS: Readonly<Record<string, number>> = {
  int8: 8,
  int16: 16,
  int32: 32,
  int64: 64,
  int: 64,
  uint8: 8,
  uint16: 16,
  uint32: 32,
  uint64: 64,
  uint: 64,
  uintptr: 64,
};

/** An integer wrapped to a type's range, as its plain value. */
export function wrapInteger(t: RType, v: number | bigint): number | bigint {
  const bits = BITS[t.kind]!;
  const big = t.kind.startsWith('u')
    ? BigInt.asUintN(bits, BigInt(v))
    : BigInt.asIntN(bits, BigInt(v));
  return bits < 64 ? Number(big) : canonical(big);
}

/** The plain value of type `from` as one of type `to`; convertible holds. */
export function convertPlain(
  m: Machine,
  process: Process,
  from: RType,
  to: RType,
  v: Plain,
): Plain {
  if (to.kind === 'interface')
    return from.kind === 'interface' ? v : new Iface(from, owned(m, from, v));
  if (isInteger(from)) {
    if (isInteger(to)) return wrapInteger(to, v as number);
    if (isFloat(to)) return to.kind === 'float32' ? Math.fround(Number(v)) : Number(v);
    return stringOfRune(v as number);
  }
  if (isFloat(from)) {
    if (isInteger(to)) {
      const whole = Math.trunc(v as number);
      return Number.isFinite(whole)
        ? wrapInteger(to, BigInt(whole))
        : wrapInteger(to, -(2n ** 63n));
    }
    return to.kind === 'float32' ? Math.fround(v as number) : v;
  }
  if (isComplex(from) && to.kind === 'complex64') {
    const c = v as Complex;
    return new Complex(Math.fround(c.re), Math.fround(c.im));
  }
  if (from.kind === 'string' && to.kind === 'slice') {
    return to.elem!.kind === 'uint8'
      ? bytesOfString(m, process, v as string)
      : runesOfString(m, process, v as string);
  }
  if (from.kind === 'slice' && to.kind === 'string') {
    return from.elem!.kind === 'uint8' ? stringOfBytes(v as SliceV) : stringOfRunes(v as SliceV);
  }
  return v;
}
