/** Comparison of values (Go spec, "Comparison operators"), map keys as texts, and who implements what. */
import type { RType } from '../code/rtype';
import { addressOf, NumberPtr } from './address';
import { getElement } from './array';
import { RuntimePanic } from './runtime-error';
import type { ArrayObj, Complex, Iface } from './value';
import { Box, ElemPtr, FieldPtr, FuncV, SliceV, StructObj, type Plain } from './value';

/** Pointers: identity, or the same field or element. */
export function equalPointers(a: Plain, b: Plain): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const kind = a.constructor;
  if (kind === b.constructor) {
    if (kind === StructObj || kind === Box) return false;
    if (a instanceof FieldPtr && a.obj === (b as FieldPtr).obj) return a.i === (b as FieldPtr).i;
    if (a instanceof ElemPtr && a.arr === (b as ElemPtr).arr) return a.i === (b as ElemPtr).i;
  }
  // By unsafe there are several pointers to one place.
  return !isNoPointer(a) && !isNoPointer(b) && addressOf(a) === addressOf(b);
}

/** What has another notion of being the same. */
const isNoPointer = (v: object): boolean => v instanceof FuncV || v instanceof SliceV;

/** Interface values; panics when the common dynamic type is not comparable. */
export function equalInterfaces(a: Plain, b: Plain): boolean {
  if (a === null || b === null) return a === b;
  const x = a as Iface;
  const y = b as Iface;
  if (x.type !== y.type) return false;
  if (!x.type.comparable) {
    throw new RuntimePanic(`comparing uncomparable type ${x.type.string}`);
  }
  return equalPlain(x.type, x.v, y.v);
}

/** a == b for plain values of type t. */
export function equalPlain(t: RType, a: Plain, b: Plain): boolean {
  switch (t.kind) {
    case 'ptr':
    case 'unsafe-pointer':
      return equalPointers(a, b);
    case 'interface':
      return equalInterfaces(a, b);
    case 'struct': {
      const x = (a as StructObj).f;
      const y = (b as StructObj).f;
      if (t.name === 'Value' && t.pkgPath === 'reflect') return equalValues(x, y);
      for (let i = 0; i < x.length; i++) {
        const field = t.fields[i]!;
        if (field.name !== '_' && !equalPlain(field.type, x[i], y[i])) return false;
      }
      return true;
    }
    case 'array': {
      const x = a as ArrayObj;
      const y = b as ArrayObj;
      for (let i = 0; i < t.len; i++) {
        if (!equalPlain(t.elem!, getElement(x, i), getElement(y, i))) return false;
      }
      return true;
    }
    case 'complex64':
    case 'complex128':
      return (a as Complex).re === (b as Complex).re && (a as Complex).im === (b as Complex).im;
    default:
      return a === b;
  }
}

/** Two reflect.Values: the same type and flags, and what they hold is the same thing, comparable or not. */
function equalValues(x: readonly Plain[], y: readonly Plain[]): boolean {
  if (x[0] !== y[0] || x[2] !== y[2]) return false;
  const a = x[1] as Iface | null;
  const b = y[1] as Iface | null;
  if (a === null || b === null) return a === b;
  return a.type === b.type && (a.v === b.v || equalPointers(a.v, b.v) || sameFunction(a.v, b.v));
}

const sameFunction = (a: Plain, b: Plain): boolean =>
  a instanceof FuncV &&
  b instanceof FuncV &&
  a.fn === b.fn &&
  a.captured.length + b.captured.length === 0;

/**
 * A text that two keys share exactly when they are equal; undefined for a key that holds a NaN and
 * so equals nothing. Panics for a dynamic type that cannot be a key.
 */
export function keyText(v: Plain, t: RType): string | undefined {
  switch (t.kind) {
    case 'interface': {
      if (v === null) return 'nil';
      const x = v as Iface;
      if (!x.type.comparable) throw new RuntimePanic(`hash of unhashable type ${x.type.string}`);
      const text = keyText(x.v, x.type);
      return text === undefined ? undefined : `${x.type.id}:${text}`;
    }
    case 'string':
      return `${(v as string).length}"${v as string}`;
    case 'float32':
    case 'float64':
      return v === v ? `${v as number};` : undefined;
    case 'complex64':
    case 'complex128': {
      const c = v as Complex;
      return c.re === c.re && c.im === c.im ? `${c.re},${c.im};` : undefined;
    }
    case 'struct': {
      let text = '{';
      const f = (v as StructObj).f;
      for (let i = 0; i < f.length; i++) {
        const field = t.fields[i]!;
        if (field.name === '_') continue;
        const part = keyText(f[i], field.type);
        if (part === undefined) return undefined;
        text += part;
      }
      return text + '}';
    }
    case 'array': {
      let text = '[';
      for (let i = 0; i < t.len; i++) {
        const part = keyText(getElement(v as ArrayObj, i), t.elem!);
        if (part === undefined) return undefined;
        text += part;
      }
      return text + ']';
    }
    case 'ptr':
    case 'chan':
    case 'unsafe-pointer':
      if (v === null) return 'nil;';
      if (v instanceof FieldPtr) return `#${v.obj.id}.${v.i};`;
      if (v instanceof ElemPtr) return `#${v.arr.id}[${v.i};`;
      if (v instanceof NumberPtr || (v as { at?: unknown }).at !== undefined)
        return `@${addressOf(v)};`;
      return `#${(v as StructObj).id};`;
    default:
      return `${v as number | bigint};`;
  }
}

/** Name of the first method of interface type `wanted` that t lacks, or undefined: it implements it. */
export function missingMethod(t: RType, wanted: RType): string | undefined {
  for (const method of wanted.methods) {
    const own = t.methods.find((candidate) => candidate.id === method.id);
    if (own?.type !== method.type) return method.name;
  }
  return undefined;
}

/** Whether concrete type t implements an interface type; remembered in the interface type. */
export function implementsInterface(t: RType, wanted: RType): boolean {
  const known = wanted.implementers.get(t.id);
  if (known !== undefined) return known;
  const does = missingMethod(t, wanted) === undefined;
  wanted.implementers.set(t.id, does);
  return does;
}
