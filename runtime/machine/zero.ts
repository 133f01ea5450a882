/** Zero values and copies of values (Go spec, "The zero value", "Assignability" of structs and arrays). */
import { InternalError } from '../base/internal-error';
import type { RType, Storage } from '../code/rtype';
import type { Machine } from './machine';
import { BIG, checkArray } from './memory';
import { ArrayObj, Box, Complex, StructObj, type ArrayData, type Plain } from './value';
import { touchArray } from './touch';

const complexZero = new Complex(0, 0);

/** The zero value of a type as a plain value; structs and arrays are new objects. */
export function zeroOf(m: Machine, t: RType): Plain {
  if (t.cls !== 2) return 0;
  switch (t.kind) {
    case 'string':
      return '';
    case 'struct':
      return newStruct(m, t);
    case 'array':
      return newArray(m, t.elem!, t.len);
    case 'complex64':
    case 'complex128':
      return complexZero;
    default:
      return null;
  }
}

/** A struct variable at its zero value. */
export function newStruct(m: Machine, t: RType): StructObj {
  const id = m.heap.nextId++;
  const fields = t.fields;
  const f: Plain[] = new Array<Plain>(fields.length).fill(null);
  for (let i = 0; i < f.length; i++) f[i] = zeroOf(m, fields[i]!.type);
  return new StructObj(id, t, f, m.heap.epoch);
}

/** `length` zero elements in the storage of their type. */
export function newData(storage: Storage, length: number): ArrayData {
  switch (storage) {
    case 'u8':
      return new Uint8Array(length);
    case 'i8':
      return new Int8Array(length);
    case 'u16':
      return new Uint16Array(length);
    case 'i16':
      return new Int16Array(length);
    case 'i32':
      return new Int32Array(length);
    case 'u32':
      return new Uint32Array(length);
    case 'f32':
      return new Float32Array(length);
    case 'f64':
    case 'w':
      return new Float64Array(length);
    case 'r':
      return new Array<Plain>(length).fill(null);
  }
}

/** An array of `length` zero elements. */
export function newArray(m: Machine, elem: RType, length: number): ArrayObj {
  checkArray(elem, length);
  const id = m.heap.nextId++;
  if (length >= BIG) m.madeBig(length * 8);
  const data = newData(elem.storage, length);
  if (Array.isArray(data)) fillZero(m, elem, data, 0, length);
  return new ArrayObj(id, elem, data, m.heap.epoch);
}

/** Zero values into a stretch of reference storage. */
export function fillZero(m: Machine, elem: RType, data: Plain[], from: number, to: number): void {
  if (elem.kind === 'struct' || elem.kind === 'array') {
    for (let i = from; i < to; i++) data[i] = zeroOf(m, elem);
  } else data.fill(zeroOf(m, elem), from, to);
}

/** A deep copy of a struct or array: nested values copied, references shared. */
export function clone<T extends StructObj | ArrayObj>(m: Machine, v: T): T {
  if (v instanceof StructObj) {
    const id = m.heap.nextId++;
    const from = v.f;
    const f: Plain[] = from.slice();
    for (let i = 0; i < f.length; i++) {
      const x = from[i];
      if (isAggregate(x) && holdsValue(v.type.fields[i]!.type)) f[i] = clone(m, x);
    }
    return new StructObj(id, v.type, f, m.heap.epoch) as T;
  }
  if (v instanceof ArrayObj) {
    const id = m.heap.nextId++;
    const data = v.data.slice();
    if (Array.isArray(data) && holdsValue(v.elem)) {
      for (let i = 0; i < data.length; i++) data[i] = clone(m, data[i] as StructObj);
    }
    const copy = new ArrayObj(id, v.elem, data, m.heap.epoch);
    if (v.wide) copy.wide = new Map(v.wide);
    return copy as T;
  }
  throw new InternalError('clone of neither struct nor array');
}

const isAggregate = (v: Plain): v is StructObj | ArrayObj =>
  v instanceof StructObj || v instanceof ArrayObj;
/** A slot of this type holds the struct or array itself, not a pointer to it. */
const holdsValue = (t: RType): boolean => t.kind === 'struct' || t.kind === 'array';

/** *a <- *b for structs and arrays; they may overlap only by being the same object. */
export function copyInto(m: Machine, a: StructObj | ArrayObj, b: StructObj | ArrayObj): void {
  if (a === b) return;
  const heap = m.heap;
  if (a instanceof StructObj) {
    if (a.epoch !== heap.epoch) heap.touch(a);
    const from = (b as StructObj).f;
    const to = a.f;
    const fields = a.type.fields;
    for (let i = 0; i < to.length; i++) {
      const x = from[i];
      if (isAggregate(x) && holdsValue(fields[i]!.type)) copyInto(m, to[i] as StructObj, x);
      else to[i] = x;
    }
    return;
  }
  const source = b as ArrayObj;
  touchArray(m, a, 0, a.data.length);
  if (Array.isArray(a.data)) {
    const from = source.data as Plain[];
    if (holdsValue(a.elem)) {
      for (let i = 0; i < from.length; i++)
        copyInto(m, a.data[i] as StructObj, from[i] as StructObj);
    } else for (let i = 0; i < from.length; i++) a.data[i] = from[i];
  } else a.data.set(source.data as Uint8Array);
  a.wide = source.wide && new Map(source.wide);
}

/** What stands for a global variable: the struct or array itself, or a Box. */
export function globalObject(m: Machine, t: RType): Plain {
  if (holdsValue(t)) return zeroOf(m, t);
  return new Box(m.heap.nextId++, t, zeroOf(m, t), m.heap.epoch);
}
