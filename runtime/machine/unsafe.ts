/** Conversions of unsafe.Pointer: the same memory as another type, where the two agree on its bytes. */
import { RuntimePanic } from './runtime-error';
import type { RType } from '../code/rtype';
import { getElement, setElement } from './array';
import type { Machine } from './machine';
import { NumberPtr } from './address';
import { alignOf, sizeOf } from './size';
import { bytesOfString, stringOfBytes } from './string';
import type { Process } from './process';
import { ArrayObj, Box, ElemPtr, FieldPtr, StructObj, type Plain, type SliceV } from './value';

const scalar = new Set<RType['kind']>([
  'bool',
  'int',
  'int8',
  'int16',
  'int32',
  'int64',
  'uint',
  'uint8',
  'uint16',
  'uint32',
  'uint64',
  'uintptr',
  'float32',
  'float64',
]);

/** A pointer that sees memory as another type than it was declared with; reads and writes go there. */
export class ViewPtr {
  constructor(
    readonly source: Plain,
    readonly target: RType,
    readonly process: Process,
  ) {}

  load(m: Machine): Plain {
    const { kind } = this.target;
    if (kind === 'string') return stringOfBytes(loadSource(this.source) as SliceV | null);
    if (kind === 'slice') return bytesOfString(m, this.process, loadSource(this.source) as string);
    const bytes = new DataView(new ArrayBuffer(sizeOf(this.target)));
    readBytes(this.source, bytes);
    return decode(bytes, 0, this.target);
  }

  store(m: Machine, v: Plain): void {
    const { kind } = this.target;
    if (kind === 'string' || kind === 'slice') {
      throw new RuntimePanic(
        `a write through ${this.target.string} made by unsafe is not supported here`,
      );
    }
    const bytes = new DataView(new ArrayBuffer(sizeOf(this.target)));
    encode(bytes, 0, this.target, v);
    writeBytes(m, this.source, bytes);
  }
}

/** (*elem)(p) for an unsafe.Pointer p; a panic where memory would have to be a row of bytes. */
export function reinterpret(process: Process, p: Plain, elem: RType): Plain {
  if (p === null) return null;
  if (p instanceof NumberPtr) {
    throw new RuntimePanic('conversion of uintptr to unsafe.Pointer is not supported here');
  }
  const source = p instanceof ViewPtr ? p.source : p;
  const from = sourceType(source);
  if (from === undefined || from === elem || sameShape(from, elem)) return source;
  if (isText(from) && isText(elem)) return new ViewPtr(source, elem, process);
  if (scalar.has(elem.kind) && room(source) >= sizeOf(elem)) {
    return new ViewPtr(source, elem, process);
  }
  throw new RuntimePanic(
    `conversion of unsafe.Pointer to *${elem.string} of a ${from.string} is not supported here`,
  );
}

const numbered = new Map<Plain, NumberPtr>();

/** unsafe.Pointer(n): nil for 0, else a pointer that can be compared and made a number again, and no more. */
export function pointerOfNumber(n: Plain): Plain {
  if (n === 0) return null;
  let p = numbered.get(n);
  if (!p) numbered.set(n, (p = new NumberPtr(n)));
  return p;
}

const isText = (t: RType): boolean =>
  t.kind === 'string' || (t.kind === 'slice' && t.elem!.kind === 'uint8');

const isPointer = (t: RType): boolean => t.kind === 'ptr' || t.kind === 'unsafe-pointer';

/** Whether a value of one type is one of the other as it stands in the heap. */
function sameShape(a: RType, b: RType): boolean {
  if (a === b) return true;
  if (isPointer(a) && isPointer(b)) return true;
  if (a.kind !== b.kind) return false;
  switch (a.kind) {
    case 'struct':
      return (
        a.fields.length === b.fields.length &&
        a.fields.every((field, i) => sameShape(field.type, b.fields[i]!.type))
      );
    case 'array':
      return a.len === b.len && sameShape(a.elem!, b.elem!);
    case 'slice':
    case 'chan':
      return sameShape(a.elem!, b.elem!);
    case 'map':
      return a.elem === b.elem && a.keyType === b.keyType;
    case 'func':
    case 'interface':
      return a.string === b.string;
    default:
      return true;
  }
}

/** The type of what a pointer points to; undefined for an object that is not a variable. */
function sourceType(p: Plain): RType | undefined {
  if (p instanceof Box || p instanceof StructObj) return p.type;
  if (p instanceof FieldPtr) return p.obj.type.fields[p.i]!.type;
  if (p instanceof ElemPtr) return p.arr.elem;
  if (p instanceof ArrayObj) return arrayType(p);
  return undefined;
}

/** An array knows its elements; that it is one is enough for the words of a refusal. */
const arrayType = (a: ArrayObj): RType => ({
  ...a.elem,
  kind: 'array',
  elem: a.elem,
  len: a.data.length,
  string: `[${a.data.length}]${a.elem.string}`,
});

function loadSource(p: Plain): Plain {
  if (p instanceof FieldPtr) return p.obj.f[p.i];
  if (p instanceof ElemPtr) return getElement(p.arr, p.i);
  return (p as Box).v;
}

/** Bytes that can be read from p on: 0 where they are not plain data. */
function room(p: Plain): number {
  if (p instanceof ElemPtr) {
    return scalar.has(p.arr.elem.kind) ? (p.arr.data.length - p.i) * sizeOf(p.arr.elem) : 0;
  }
  if (p instanceof ArrayObj) {
    return isPlainData(p.elem) ? p.data.length * sizeOf(p.elem) : 0;
  }
  const type = sourceType(p)!;
  return isPlainData(type) ? sizeOf(type) : 0;
}

function isPlainData(t: RType): boolean {
  if (t.kind === 'struct') return t.fields.every((field) => isPlainData(field.type));
  if (t.kind === 'array') return isPlainData(t.elem!);
  return scalar.has(t.kind);
}

/** Each scalar from p on: its type, its place in bytes, and how to read and write it. */
type Visit = (at: number, t: RType, get: () => Plain, set: (m: Machine, v: Plain) => void) => void;

function visit(p: Plain, at: number, end: number, each: Visit): void {
  if (at >= end) return;
  if (p instanceof StructObj) {
    let offset = 0;
    p.type.fields.forEach((field, i) => {
      offset = Math.ceil(offset / alignOf(field.type)) * alignOf(field.type);
      visitSlot(p.f[i], field.type, at + offset, end, each, (m, v) => {
        m.touch(p);
        p.f[i] = v;
      });
      offset += sizeOf(field.type);
    });
  } else if (p instanceof ArrayObj || p instanceof ElemPtr) {
    const arr = p instanceof ElemPtr ? p.arr : p;
    const size = sizeOf(arr.elem);
    for (let i = p instanceof ElemPtr ? p.i : 0; i < arr.data.length && at < end; i++, at += size) {
      visitSlot(getElement(arr, i), arr.elem, at, end, each, (m, v) => setElement(m, arr, i, v));
    }
  } else if (p instanceof FieldPtr) {
    visitSlot(loadSource(p), p.obj.type.fields[p.i]!.type, at, end, each, (m, v) => {
      m.touch(p.obj);
      p.obj.f[p.i] = v;
    });
  } else {
    const box = p as Box;
    visitSlot(box.v, box.type, at, end, each, (m, v) => {
      m.touch(box);
      box.v = v;
    });
  }
}

function visitSlot(
  v: Plain,
  t: RType,
  at: number,
  end: number,
  each: Visit,
  set: (m: Machine, v: Plain) => void,
): void {
  if (at >= end) return;
  if (t.kind === 'struct' || t.kind === 'array') visit(v, at, end, each);
  else each(at, t, () => v, set);
}

function readBytes(p: Plain, into: DataView): void {
  const end = into.byteLength;
  visit(p, 0, end, (at, t, get) => {
    const one = new DataView(new ArrayBuffer(sizeOf(t)));
    encode(one, 0, t, get());
    for (let i = 0; i < one.byteLength && at + i < end; i++) into.setUint8(at + i, one.getUint8(i));
  });
}

function writeBytes(m: Machine, p: Plain, from: DataView): void {
  const end = from.byteLength;
  visit(p, 0, end, (at, t, get, set) => {
    const one = new DataView(new ArrayBuffer(sizeOf(t)));
    encode(one, 0, t, get());
    for (let i = 0; i < one.byteLength && at + i < end; i++) one.setUint8(i, from.getUint8(at + i));
    set(m, decode(one, 0, t));
  });
}

function encode(d: DataView, at: number, t: RType, v: Plain): void {
  if (t.kind === 'float64') d.setFloat64(at, v as number, true);
  else if (t.kind === 'float32') d.setFloat32(at, v as number, true);
  else if (sizeOf(t) === 8) d.setBigInt64(at, BigInt(v as number), true);
  else if (sizeOf(t) === 4) d.setInt32(at, v as number, true);
  else if (sizeOf(t) === 2) d.setInt16(at, v as number, true);
  else d.setInt8(at, v as number);
}

function decode(d: DataView, at: number, t: RType): Plain {
  switch (t.kind) {
    case 'float64':
      return d.getFloat64(at, true);
    case 'float32':
      return d.getFloat32(at, true);
    case 'int8':
      return d.getInt8(at);
    case 'int16':
      return d.getInt16(at, true);
    case 'uint16':
      return d.getUint16(at, true);
    case 'int32':
      return d.getInt32(at, true);
    case 'uint32':
      return d.getUint32(at, true);
    case 'int':
    case 'int64':
      return canonical(d.getBigInt64(at, true));
    case 'uint':
    case 'uint64':
    case 'uintptr':
      return canonical(d.getBigUint64(at, true));
    default:
      return d.getUint8(at);
  }
}

function canonical(v: bigint): number | bigint {
  const n = Number(v);
  return Number.isSafeInteger(n) ? n : v;
}
