/** What natives use to read their arguments, write their results and make Go values. `i` is an absolute register: base + number. */
import { bytesFromArray, bytesOf } from '../base/bytes';
import type { RType } from '../code/rtype';
import { getElement, setElement } from './array';
import type { Goroutine } from './goroutine';
import type { Machine } from './machine';
import { makeMap, mapSet, type MapObj } from './map';
import type { Process } from './process';
import type { ArrayObj, StructObj } from './value';
import { Box, Iface, SliceV, type Plain } from './value';
import { touchArray } from './touch';
import { newArray, newStruct, zeroOf } from './zero';

// ---------------------------------------------------------------- arguments

/** A bool argument. */
export const getBool = (g: Goroutine, i: number): boolean => g.N[i] !== 0;

/** A number of class n: bool as 0/1, integers up to 32 bits, floats. */
export const getNumber = (g: Goroutine, i: number): number => g.N[i]!;

/** A 64-bit integer exactly: number while safe, else bigint. */
export function getWide(g: Goroutine, i: number): number | bigint {
  const n = g.N[i]!;
  return n === n ? n : (g.R[i] as bigint);
}

/** A 64-bit integer as a number; beyond 2^53 rounded. For lengths, descriptors, durations. */
export function getInt(g: Goroutine, i: number): number {
  const n = g.N[i]!;
  return n === n ? n : Number(g.R[i]);
}

/** A 64-bit integer as a bigint. */
export const getBig = (g: Goroutine, i: number): bigint => BigInt(getWide(g, i));

/** A string argument: a byte string. */
export const getString = (g: Goroutine, i: number): string => g.R[i] as string;

/** Anything of class r: pointers (StructObj, Box, FieldPtr, ElemPtr), SliceV, Iface, MapObj, FuncV, null for nil. */
export const getRef = (g: Goroutine, i: number): Plain => g.R[i];

/** A slice argument, null for nil. */
export const getSlice = (g: Goroutine, i: number): SliceV | null => g.R[i] as SliceV | null;

/** Bytes of a []byte argument as a byte string. */
export const getBytes = (g: Goroutine, i: number): string => bytesOfSlice(g.R[i] as SliceV | null);

// ------------------------------------------------------------------- results

export function setBool(g: Goroutine, i: number, v: boolean): void {
  g.N[i] = v ? 1 : 0;
}

export function setNumber(g: Goroutine, i: number, v: number): void {
  g.N[i] = v;
}

/** A 64-bit integer from a safe number, or from a bigint already wrapped to its range. */
export function setInt(g: Goroutine, i: number, v: number | bigint): void {
  if (typeof v === 'bigint') v = canonical(v);
  if (typeof v === 'number') g.N[i] = v;
  else {
    g.N[i] = NaN;
    g.R[i] = v;
  }
}

/** A byte string. JavaScript text that may hold more than ASCII goes through bytesOf first. */
export function setString(g: Goroutine, i: number, v: string): void {
  g.R[i] = v;
}

export function setRef(g: Goroutine, i: number, v: Plain): void {
  g.R[i] = v;
}

/** An error result: nil for null, else errors.New of the text (JavaScript text). */
export function setError(m: Machine, g: Goroutine, i: number, text: string | null): void {
  g.R[i] = text === null ? null : makeError(m, g.process, bytesOf(text));
}

// -------------------------------------------------------------------- values

/** The canonical form of a 64-bit integer: number while safe. */
export function canonical(v: bigint): number | bigint {
  return v >= -9007199254740991n && v <= 9007199254740991n ? Number(v) : v;
}

/** Bytes of a []byte as a byte string. */
export function bytesOfSlice(s: SliceV | null): string {
  return s === null ? '' : bytesFromArray(s.arr.data as Uint8Array, s.off, s.off + s.len);
}

/** Elements of a slice as plain values: []string as byte strings, and so on. */
export function elementsOf(s: SliceV | null): Plain[] {
  const out: Plain[] = [];
  if (s) for (let i = 0; i < s.len; i++) out.push(getElement(s.arr, s.off + i));
  return out;
}

/** Copies bytes into a []byte from its start, as far as they fit; returns how many. For Read natives. */
export function copyBytesIn(m: Machine, s: SliceV | null, bytes: string, from = 0): number {
  if (s === null) return 0;
  const n = Math.min(s.len, bytes.length - from);
  if (n <= 0) return 0;
  touchArray(m, s.arr, s.off, s.off + n);
  const data = s.arr.data as Uint8Array;
  for (let i = 0; i < n; i++) data[s.off + i] = bytes.charCodeAt(from + i);
  return n;
}

/** A new slice of a type's elements from plain values (owned by it from now on). `elem` is the element type. */
export function makeSlice(m: Machine, elem: RType, values: readonly Plain[]): SliceV {
  const arr = newArray(m, elem, values.length);
  for (let i = 0; i < values.length; i++) setElement(m, arr, i, values[i]);
  return new SliceV(arr, 0, values.length, values.length);
}

/** A new []byte with these bytes. */
export function makeBytes(m: Machine, process: Process, bytes: string): SliceV {
  const arr = newArray(m, process.program.basicType('uint8'), bytes.length);
  const data = arr.data as Uint8Array;
  for (let i = 0; i < bytes.length; i++) data[i] = bytes.charCodeAt(i);
  return new SliceV(arr, 0, bytes.length, bytes.length);
}

/** A new []string from byte strings. */
export function makeStrings(m: Machine, process: Process, values: readonly string[]): SliceV {
  return makeSlice(m, process.program.basicType('string'), values);
}

/** `&T{}`: a struct at zero; fields are in the order of t.fields (setField). */
export const makeStruct = (m: Machine, t: RType): StructObj => newStruct(m, t);

/** A field of a struct by name; RangeError when the struct has none. */
export function getField(s: StructObj, name: string): Plain {
  return s.f[fieldIndex(s.type, name)];
}

/** Writes a field that is neither struct nor array. */
export function setField(m: Machine, s: StructObj, name: string, v: Plain): void {
  m.touch(s);
  s.f[fieldIndex(s.type, name)] = v;
}

function fieldIndex(t: RType, name: string): number {
  const i = t.fields.findIndex((field) => field.name === name);
  if (i < 0) throw new RangeError(`${t.string} has no field ${name}`);
  return i;
}

/** `new(T)` for a T that is neither struct nor array. */
export const makeBox = (m: Machine, t: RType, v: Plain = zeroOf(m, t)): Box =>
  new Box(m.heap.nextId++, t, v, m.heap.epoch);

/** `[n]T` at zero. */
export const makeArray = (m: Machine, elem: RType, n: number): ArrayObj => newArray(m, elem, n);

/** An empty map of map type t, or one with these entries. */
export function makeMapOf(
  m: Machine,
  t: RType,
  entries: Iterable<readonly [Plain, Plain]> = [],
): MapObj {
  const map = makeMap(m, t);
  for (const [key, value] of entries) mapSet(m, map, key, value);
  return map;
}

/** An interface value: nil for type undefined. */
export const makeIface = (t: RType, v: Plain): Iface => new Iface(t, v);

/** errors.New(text): a *errors.errorString whose only field is the text (a byte string). */
export function makeError(m: Machine, process: Process, text: string): Iface {
  const type = m.namedType(process, 'errors', 'errorString');
  const object = newStruct(m, type);
  object.f[0] = text;
  return new Iface(process.program.pointerTo(type), object);
}
