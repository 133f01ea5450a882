/** What package fmt asks of an operand: its methods, what a pointer leads to, the order of map keys. */
import type { RField, RType } from '../../code/rtype';
import { addressOf } from '../../machine/address';
import { ViewPtr } from '../../machine/view';
import { getElement } from '../../machine/array';
import { MapObj, mapEntries } from '../../machine/map';
import {
  Box,
  ElemPtr,
  FieldPtr,
  type StructObj,
  type ArrayObj,
  type Complex,
  type Iface,
  type Plain,
} from '../../machine/value';
import { HIDDEN, plainOf, READ_ONLY, viewOf } from '../reflect/objects';

/** Methods that printing calls, as bits of methodsOf. */
export const FORMATTER = 1;
export const GO_STRINGER = 2;
export const ERROR = 4;
export const STRINGER = 8;

const WANTED: Readonly<Record<string, { readonly signature: string; readonly bit: number }>> = {
  Error: { signature: 'func() string', bit: ERROR },
  Format: { signature: 'func(fmt.State, int32)', bit: FORMATTER },
  GoString: { signature: 'func() string', bit: GO_STRINGER },
  String: { signature: 'func() string', bit: STRINGER },
};

const known = new WeakMap<RType, number>();

/** Which of the methods that count a type has. */
export function methodsOf(type: RType): number {
  let bits = known.get(type);
  if (bits !== undefined) return bits;
  bits = 0;
  for (const method of type.methods) {
    const wanted = Object.hasOwn(WANTED, method.name) ? WANTED[method.name] : undefined;
    if (wanted && method.type.string === wanted.signature) bits |= wanted.bit;
  }
  known.set(type, bits);
  return bits;
}

/**
 * Whether a value's methods may be called: not after an unexported field, unless that is embedded, whose
 * own exported fields are reached without naming it.
 */
export type Access = 'open' | 'embedded' | 'closed';

/** How a struct's field is reached, given how the struct is. */
export function accessTo(field: RField, struct: Access): Access {
  if (struct === 'closed') return 'closed';
  if (field.pkgPath === '') return 'open';
  return field.embedded ? 'embedded' : 'closed';
}

/** What a reflect.Value holds; `type` is undefined for the zero Value; undefined for any other operand. */
export function reflected(
  arg: Iface,
): { readonly type: RType | undefined; readonly v: Plain; readonly access: Access } | undefined {
  if (arg.type.name !== 'Value' || arg.type.pkgPath !== 'reflect') return undefined;
  const view = viewOf(arg.v as StructObj);
  if (!view.t) return { type: undefined, v: null, access: 'closed' };
  const v = plainOf(view);
  const access =
    (view.flag & READ_ONLY) === 0 ? 'open' : (view.flag & HIDDEN) === 0 ? 'embedded' : 'closed';
  if (view.t.kind === 'interface' && v !== null) {
    return { type: (v as Iface).type, v: (v as Iface).v, access };
  }
  return { type: view.t, v, access };
}

/** An element as a plain value. */

export const elementAt = (arr: ArrayObj, i: number): Plain => getElement(arr, i);

/** Keys and values of a map, which may be nil. */
export const entriesOf = (v: Plain): [Plain, Plain][] =>
  v instanceof MapObj ? [...mapEntries(v)].map(([key, value]) => [key, value]) : [];

/** What a pointer that is not nil leads to. */
export function pointee(p: Plain): Plain {
  if (p instanceof Box) return p.v;
  if (p instanceof FieldPtr) return p.obj.f[p.i];
  if (p instanceof ElemPtr) return getElement(p.arr, p.i);
  if (p instanceof ViewPtr) return p.load();
  return p;
}

const less = (a: number | bigint | string, b: number | bigint | string): number =>
  a < b ? -1 : a > b ? 1 : 0;

/** Floats with NaN before all others. */
function compareFloats(a: number, b: number): number {
  if (a !== a) return b !== b ? 0 : -1;
  return b !== b ? 1 : less(a, b);
}

/** The order in which fmt prints the keys of a map (internal/fmtsort's rules). */
export function compareKeys(type: RType, a: Plain, b: Plain): number {
  switch (type.kind) {
    case 'float32':
    case 'float64':
      return compareFloats(a as number, b as number);
    case 'complex64':
    case 'complex128': {
      const [x, y] = [a as Complex, b as Complex];
      return compareFloats(x.re, y.re) || compareFloats(x.im, y.im);
    }
    case 'struct': {
      for (const [i, field] of type.fields.entries()) {
        const c = compareKeys(field.type, (a as StructObj).f[i], (b as StructObj).f[i]);
        if (c !== 0) return c;
      }
      return 0;
    }
    case 'array': {
      for (let i = 0; i < type.len; i++) {
        const [x, y] = [elementAt(a as ArrayObj, i), elementAt(b as ArrayObj, i)];
        const c = compareKeys(type.elem!, x, y);
        if (c !== 0) return c;
      }
      return 0;
    }
    case 'interface': {
      if (a === null || b === null) return Number(a !== null) - Number(b !== null);
      const [x, y] = [a as Iface, b as Iface];
      // Different types keep together; which comes first is the machine's own order.
      return x.type === y.type ? compareKeys(x.type, x.v, y.v) : x.type.id - y.type.id;
    }
    case 'chan':
    case 'ptr':
    case 'unsafe-pointer':
      return less(addressOf(a), addressOf(b));
    default:
      return less(a as number, b as number);
  }
}
