/** Conversions between types (Go spec, "Conversions"). */
import type { CallExpr, Expr } from '../syntax/ast';
import {
  identical,
  isFloat,
  isInteger,
  isInterface,
  isString,
  isUnsigned,
  under,
} from '../types/predicates';
import type { Type } from '../types/type';
import { loadConstant } from './constant';
import { expr, place, valueAs } from './expression';
import type { Fn } from './function';
import { basicOf, clsOf, isAggregate, modeFits, modeOf } from './representation';

/** `T(x)`. */
export function convert(f: Fn, e: CallExpr, want: number): number {
  const to = f.typeOf(e);
  const arg = e.args[0]!;
  const tv = f.info.types.get(arg);
  if (isInterface(to)) return valueAs(f, arg, to, want);
  if (tv?.mode === 'nil') return expr(f, arg, want);
  return convertValue(f, arg, f.typeOf(arg), to, want, e.pos);
}

function convertValue(f: Fn, arg: Expr, from: Type, to: Type, want: number, pos: number): number {
  const mark = f.top;
  if (from.kind === 'basic' && from.basic.startsWith('untyped')) {
    // An untyped boolean comparison has its final type; a constant is loaded as what it becomes.
    const tv = f.info.types.get(arg);
    if (tv?.value) return loadConstant(f, tv.value, to, want);
  }
  const conversion = numeric(f, from, to) ?? text(from, to) ?? unsafe(f, from, to);
  if (!conversion) {
    if (isAggregate(to) && !identical(from, to) && f.rtype(from) !== f.rtype(to)) {
      // The object knows its type: a new one, as the type is another.
      const r = expr(f, arg);
      const d = f.alloc();
      f.emit('NEWZ', d, f.rtype(to));
      f.emit('COPYTO', d, r);
      f.top = mark;
      const out = f.dest(want);
      f.move(2, out, d);
      return out;
    }
    return expr(f, arg, want);
  }
  const r = expr(f, arg);
  f.top = mark;
  const d = f.dest(want);
  f.at(pos);
  conversion.emit(f, d, r);
  return d;
}

interface Conversion {
  emit(f: Fn, to: number, from: number): void;
}

const one = (emit: Conversion['emit']): Conversion => ({ emit });

/** What has to be done between numeric types; undefined where the register serves as it is. */
function numeric(_f: Fn, from: Type, to: Type): Conversion | undefined {
  const wideFrom = clsOf(from) === 1;
  const wideTo = clsOf(to) === 1;
  const mode = modeOf(to);
  const single = basicOf(to) === 'float32';
  if (isInteger(from) && isInteger(to)) {
    if (wideFrom && wideTo) {
      if (isUnsigned(from) === isUnsigned(to)) return undefined;
      return one((f, d, r) => f.emit(isUnsigned(to) ? 'I2U' : 'U2I', d, r));
    }
    if (wideFrom) return one((f, d, r) => f.emit('W2MODE', d, r, mode));
    if (wideTo) {
      if (isUnsigned(to) && !isUnsigned(from)) return one((f, d, r) => f.emit('N2U64', d, r));
      return undefined;
    }
    if (modeFits(modeOf(from), mode)) return undefined;
    return one((f, d, r) => f.emit('WRAP32', d, r, mode));
  }
  if (isInteger(from) && isFloat(to)) {
    if (wideFrom) return one((f, d, r) => f.emit(single ? 'W2F32' : 'W2F', d, r));
    return single && modeOf(from) < 2 ? one((f, d, r) => f.emit('FROUND', d, r)) : undefined;
  }
  if (isFloat(from) && isInteger(to)) {
    if (wideTo) return one((f, d, r) => f.emit(isUnsigned(to) ? 'F2U' : 'F2I', d, r));
    return one((f, d, r) => f.emit('F2MODE', d, r, mode));
  }
  if (isFloat(from) && isFloat(to)) {
    return single && basicOf(from) !== 'float32'
      ? one((f, d, r) => f.emit('FROUND', d, r))
      : undefined;
  }
  if (basicOf(to) === 'complex64' && basicOf(from) !== 'complex64') {
    return one((f, d, r) => f.emit('C64', d, r));
  }
  return undefined;
}

function text(from: Type, to: Type): Conversion | undefined {
  const conv = (kind: number) => one((f, d, r) => f.emit('CONV', d, r, kind));
  if (isString(to)) {
    if (isInteger(from)) return conv(clsOf(from) === 1 ? 0 : 1);
    const u = under(from);
    if (u.kind === 'slice') return conv(basicOf(u.elem) === 'uint8' ? 2 : 3);
    return undefined;
  }
  if (isString(from)) {
    const u = under(to);
    if (u.kind === 'slice') return conv(basicOf(u.elem) === 'uint8' ? 4 : 5);
  }
  return undefined;
}

/** Pointers made numbers, and pointers to something else. */
function unsafe(f: Fn, from: Type, to: Type): Conversion | undefined {
  const conv = (kind: number) => one((g, d, r) => g.emit('CONV', d, r, kind));
  if (basicOf(to) === 'unsafe-pointer' && isInteger(from)) return conv(7);
  if (basicOf(from) !== 'unsafe-pointer') return undefined;
  if (isInteger(to)) return conv(6);
  const u = under(to);
  return u.kind === 'pointer' ? conv(8 + f.rtype(u.elem)) : undefined;
}

/** A value already in a register, assigned to a variable of type `to`; it is owned. */
export function convertRegister(f: Fn, reg: number, from: Type, to: Type, want = -1): number {
  if (!isInterface(to) || isInterface(from)) return place(f, to, reg, want);
  const d = f.dest(want);
  f.emit('MKIFACE', d, f.rtype(from), reg);
  return d;
}
