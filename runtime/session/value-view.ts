/** Values of a stopped machine as plain data for people: text, type, children to a depth. */
import { textOf } from '../base/bytes';
import type { RType } from '../code/rtype';
import { ChanObj } from '../machine/chan';
import { MapObj, mapEntries, mapLength } from '../machine/map';
import type { Complex, FuncV } from '../machine/value';
import {
  ArrayObj,
  Box,
  ElemPtr,
  FieldPtr,
  Iface,
  SliceV,
  StructObj,
  type Plain,
} from '../machine/value';
import type { ValueView } from './protocol';

/** Children sent of one value; more are asked for by path. */
const MAX_CHILDREN = 100;
const MAX_TEXT = 120;

/** Element i of an array as a plain value. */
export function elementOf(arr: ArrayObj, i: number): Plain {
  const v: unknown = arr.data[i];
  return arr.wide !== undefined && v !== v ? arr.wide.get(i) : v;
}

/** How many elements of a slice there are to be seen: memory seen as another type may be too short for its length. */
export const seenOf = ({ arr, off, len }: SliceV): number => Math.min(len, arr.data.length - off);

/** What a pointer that is not to a struct or array points to. */
export function pointee(p: Box | FieldPtr | ElemPtr): Plain {
  if (p instanceof Box) return p.v;
  if (p instanceof FieldPtr) return p.obj.f[p.i];
  return elementOf(p.arr, p.i);
}

/** Go's quoting of a string, shortened for a line; bytes that are no UTF-8 stand as \x... */
export function quoted(bytes: string, limit = MAX_TEXT): string {
  const cut = bytes.length > limit ? bytes.slice(0, limit) : bytes;
  return JSON.stringify(textOf(cut)) + (cut.length < bytes.length ? '…' : '');
}

function scalarText(value: Plain, type: RType): string {
  if (type.kind === 'bool') return value ? 'true' : 'false';
  if (type.kind === 'int32' && type.name === 'rune') return String(value);
  if (typeof value === 'number' && (type.kind === 'float64' || type.kind === 'float32')) {
    return Object.is(value, -0) ? '-0' : String(value).replace('Infinity', 'Inf');
  }
  const text = String(value);
  // A named number with a duration's type reads better in its unit.
  return type.name === 'Duration' && type.pkgPath === 'time' ? durationText(Number(value)) : text;
}

function durationText(ns: number): string {
  if (ns === 0) return '0s';
  for (const [unit, size] of [
    ['h', 3.6e12],
    ['m', 6e10],
    ['s', 1e9],
    ['ms', 1e6],
    ['µs', 1e3],
  ] as const) {
    if (Math.abs(ns) >= size) return `${Number((ns / size).toFixed(3))}${unit}`;
  }
  return `${ns}ns`;
}

type Child = { readonly name: string; readonly value: Plain; readonly type: RType };

/** The parts a value can be opened into, in order, at most so many; empty for what has none. */
export function childrenOf(value: Plain, type: RType, most = 10_000): readonly Child[] {
  switch (type.kind) {
    case 'struct':
      return type.fields.map((field, i) => ({
        name: field.name,
        value: (value as StructObj).f[i],
        type: field.type,
      }));
    case 'array':
      return range(
        Math.min((value as ArrayObj).data.length, most),
        (i) => elementOf(value as ArrayObj, i),
        type.elem!,
      );
    case 'slice': {
      if (value === null) return [];
      const slice = value as SliceV;
      return range(
        Math.min(seenOf(slice), most),
        (i) => elementOf(slice.arr, slice.off + i),
        type.elem!,
      );
    }
    case 'map':
      if (value === null) return [];
      return entries(value as MapObj, type, most);
    case 'ptr': {
      if (value === null) return [];
      const elem = type.elem!;
      if (value instanceof StructObj || value instanceof ArrayObj)
        return childrenOf(value, elem, most);
      // A pointer that sees something as what it is not has no variable behind it.
      if (!(value instanceof Box || value instanceof FieldPtr || value instanceof ElemPtr))
        return [];
      return [{ name: '*', value: pointee(value), type: elem }];
    }
    case 'interface':
      return value === null ? [] : childrenOf((value as Iface).v, (value as Iface).type, most);
    case 'func': {
      if (value === null) return [];
      const fn = (value as FuncV).fn;
      return fn.vars
        .filter((variable) => variable.role === 'captured')
        .flatMap((variable, i) => {
          const held = (value as FuncV).captured[i];
          if (held === undefined) return [];
          const inner = variable.boxed && held instanceof Box ? held.v : held;
          return [{ name: variable.name, value: inner, type: variable.type }];
        });
    }
    default:
      return [];
  }
}

function range(length: number, at: (i: number) => Plain, type: RType): Child[] {
  return Array.from({ length }, (_, i) => ({ name: String(i), value: at(i), type }));
}

function entries(map: MapObj, type: RType, most: number): Child[] {
  const found: Child[] = [];
  for (const [key, value] of mapEntries(map)) {
    if (found.length >= most) break;
    found.push({ name: viewValue(key, type.keyType!, 0).text, value, type: type.elem! });
  }
  return found;
}

/** The number of the object a value is or refers to. */
export function objectNumber(value: Plain): number | undefined {
  if (value instanceof Iface) return objectNumber(value.v);
  if (value instanceof SliceV) return value.arr.id;
  if (value instanceof FieldPtr) return value.obj.id;
  if (value instanceof ElemPtr) return value.arr.id;
  if (
    value instanceof StructObj ||
    value instanceof ArrayObj ||
    value instanceof Box ||
    value instanceof MapObj ||
    value instanceof ChanObj
  ) {
    return value.id;
  }
  return undefined;
}

/** One line for a value. */
export function textOfValue(value: Plain, type: RType): string {
  switch (type.kind) {
    case 'string':
      return quoted(value as string);
    case 'struct':
      return type.string;
    case 'array':
      return type.elem!.kind === 'uint8'
        ? `${type.string} ${bytesText(value as ArrayObj, 0, type.len)}`
        : type.string;
    case 'slice': {
      if (value === null) return 'nil';
      const slice = value as SliceV;
      const size = `len ${slice.len} cap ${slice.cap}`;
      if (type.elem!.kind === 'uint8')
        return `${type.string} ${size} ${bytesText(slice.arr, slice.off, seenOf(slice))}`;
      return `${type.string} ${size}`;
    }
    case 'map':
      return value === null ? 'nil' : `${type.string} len ${mapLength(value as MapObj)}`;
    case 'chan': {
      if (value === null) return 'nil';
      const chan = value as ChanObj;
      return `${type.string} #${chan.id}`;
    }
    case 'func':
      return value === null ? 'nil' : `func ${(value as FuncV).fn.name}`;
    case 'interface':
      return value === null ? 'nil' : textOfValue((value as Iface).v, (value as Iface).type);
    case 'ptr': {
      if (value === null) return 'nil';
      const object = objectNumber(value);
      return `${type.string}${object === undefined ? '' : ` #${object}`}`;
    }
    case 'complex64':
    case 'complex128': {
      const c = value as Complex;
      return `(${c.re}${c.im < 0 || Object.is(c.im, -0) ? '' : '+'}${c.im}i)`;
    }
    default:
      return scalarText(value, type);
  }
}

function bytesText(arr: ArrayObj, off: number, len: number): string {
  const shown = Math.min(len, 60);
  let bytes = '';
  for (let i = 0; i < shown; i++) bytes += String.fromCharCode(arr.data[off + i] as number);
  return quoted(bytes) + (shown < len ? '…' : '');
}

/** A value as a view, its parts down to `depth` levels, at most so many of each. */
export function viewValue(
  value: Plain,
  type: RType,
  depth: number,
  most = MAX_CHILDREN,
): ValueView {
  const dynamic = type.kind === 'interface' && value !== null ? (value as Iface).type : type;
  const view: { -readonly [K in keyof ValueView]: ValueView[K] } = {
    type: dynamic.string,
    kind: dynamic.kind,
    text: textOfValue(value, type),
  };
  const object = objectNumber(value);
  if (object !== undefined) view.object = object;
  if (depth <= 0) {
    if (hasChildren(value, type)) view.more = true;
    return view;
  }
  const children = childrenOf(value, type, most + 1);
  if (children.length === 0) return view;
  const shown = children.length > most ? children.slice(0, most) : children;
  view.children = shown.map((child) => ({
    name: child.name,
    value: viewValue(child.value, child.type, depth - 1, most),
  }));
  if (children.length > most) view.more = true;
  return view;
}

function hasChildren(value: Plain, type: RType): boolean {
  if (value === null) return false;
  switch (type.kind) {
    case 'struct':
      return type.fields.length > 0;
    case 'array':
      return type.len > 0;
    case 'slice':
      return (value as SliceV).len > 0;
    case 'map':
      return mapLength(value as MapObj) > 0;
    case 'ptr':
      return true;
    case 'interface':
      return hasChildren((value as Iface).v, (value as Iface).type);
    case 'func':
      return (value as FuncV).captured.length > 0;
    default:
      return false;
  }
}
