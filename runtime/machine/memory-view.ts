/** Memory as bytes: what lies at a place of an object, read and written as a value of any type. */
import type { RType } from '../code/rtype';
import { fieldOffset, functionAt, NumberPtr, locate, type Location } from './address';
import { getElement, setElement } from './array';
import type { Machine } from './machine';
import type { Process } from './process';
import { nilDereference } from './runtime-error';
import { sizeOf } from './size';
import { ArrayObj, Box, Complex, ElemPtr, FieldPtr, FuncV, Iface } from './value';
import { SliceV, StructObj, type ArrayData, type Plain } from './value';
import { ArrayView, StructView, ViewPtr } from './view';

/** How a process's pointers are numbers, and its strings rows of bytes. */
export interface Memory {
  readonly m: Machine;
  readonly process: Process;
  numberOf(p: Plain): number;
  pointerOf(n: Plain): Plain;
  pointerTo(n: Plain, elem: RType): Plain;
  bytesOf(text: string): ArrayObj;
}

// ------------------------------------------------------------------- shapes

const isPointer = (t: RType): boolean => t.kind === 'ptr' || t.kind === 'unsafe-pointer';

/** Whether a value of one type is one of the other as it stands in the heap. */
export function sameShape(a: RType, b: RType): boolean {
  if (a === b) return true;
  // A pointer to something else is not the same: what it leads to is seen in another way.
  if (isPointer(a) && isPointer(b)) return a.kind !== b.kind ? false : a.elem === b.elem;
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

const isAggregate = (t: RType): boolean => t.kind === 'struct' || t.kind === 'array';

/** Bytes an object of the heap takes. */
export function sizeOfObject(root: object): number {
  if (root instanceof Box || root instanceof StructObj) return sizeOf(root.type);
  if (root instanceof ArrayObj) return root.data.length * sizeOf(root.elem);
  return 8;
}

/** The field or element in which a place lies: its number, type and where it begins. */
interface Part {
  readonly i: number;
  readonly type: RType;
  readonly from: number;
}

function partAt(root: object, off: number): Part | undefined {
  if (root instanceof ArrayObj) {
    const size = sizeOf(root.elem);
    const i = Math.floor(off / size);
    return i >= 0 && i < root.data.length ? { i, type: root.elem, from: i * size } : undefined;
  }
  if (root instanceof StructObj) {
    for (let i = 0; i < root.type.fields.length; i++) {
      const { type } = root.type.fields[i]!;
      const from = fieldOffset(root, i);
      if (off < from) return undefined;
      if (off < from + sizeOf(type)) return { i, type, from };
    }
  }
  return undefined;
}

/** What stands in a field or element that is a struct or array. */
const inner = (root: object, i: number): object =>
  (root instanceof StructObj ? root.f[i] : getElement(root as ArrayObj, i)) as object;

/** The variable of that type that lies at a place, as a pointer to it; undefined: there is none. */
export function objectAt({ root, off }: Location, t: RType): Plain {
  if (off === 0) {
    if (root instanceof Box) return sameShape(root.type, t) ? root : undefined;
    if (root instanceof StructObj && sameShape(root.type, t)) return root;
    if (root instanceof ArrayObj && t.kind === 'array') {
      if (root.data.length === t.len && sameShape(root.elem, t.elem!)) return root;
    }
  }
  const part = partAt(root, off);
  if (!part) return undefined;
  if (isAggregate(part.type)) {
    return objectAt({ root: inner(root, part.i), off: off - part.from }, t);
  }
  if (off !== part.from || !sameShape(part.type, t)) return undefined;
  return root instanceof ArrayObj
    ? new ElemPtr(root, part.i)
    : new FieldPtr(root as StructObj, part.i);
}

// ------------------------------------------------------------------- leaves

/** A variable that is neither struct nor array, and how many bytes into it a place is. */
interface Leaf {
  readonly holder: object;
  readonly i: number;
  readonly type: RType;
  readonly into: number;
  get(): Plain;
  set(m: Machine, v: Plain): void;
}

function leafAt(root: object, off: number): Leaf | undefined {
  if (root instanceof Box) {
    if (off < 0 || off >= sizeOf(root.type)) return undefined;
    return {
      holder: root,
      i: 0,
      type: root.type,
      into: off,
      get: () => root.v,
      set(m, v) {
        m.touch(root);
        root.v = v;
      },
    };
  }
  const part = partAt(root, off);
  if (!part) return undefined;
  const { i, type, from } = part;
  if (isAggregate(type)) return leafAt(inner(root, i), off - from);
  if (root instanceof StructObj) {
    return {
      holder: root,
      i,
      type,
      into: off - from,
      get: () => root.f[i],
      set(m, v) {
        m.touch(root);
        root.f[i] = v;
      },
    };
  }
  const arr = root as ArrayObj;
  return {
    holder: arr,
    i,
    type,
    into: off - from,
    get: () => getElement(arr, i),
    set: (m, v) => setElement(m, arr, i, v),
  };
}

/**
 * The words of a string or slice whose pointer and length do not go together yet, as they stand
 * between one assignment to a header's field and the next; with the value that stands there.
 */
const pending = new WeakMap<object, Map<number, { words: Uint8Array; value: Plain }>>();

function bytesOfLeaf(mem: Memory, leaf: Leaf): DataView {
  const value = leaf.get();
  const kept = pending.get(leaf.holder)?.get(leaf.i);
  if (kept && kept.value === value) return new DataView(kept.words.slice().buffer);
  return encode(mem, leaf.type, value);
}

/**
 * Goes over `size` bytes of an object, a leaf at a time; `leave` is told when one is done with. What lies
 * between two fields is nobody's.
 */
function overBytes(
  mem: Memory,
  { root, off }: Location,
  size: number,
  each: (bytes: DataView, k: number, at: number) => void,
  leave?: (leaf: Leaf, bytes: DataView) => void,
): void {
  if (off < 0 || off + size > sizeOfObject(root)) throw nilDereference();
  for (let at = 0; at < size;) {
    const leaf = leafAt(root, off + at);
    if (!leaf) {
      at++;
      continue;
    }
    const bytes = bytesOfLeaf(mem, leaf);
    for (let k = leaf.into; k < bytes.byteLength && at < size; k++, at++) each(bytes, k, at);
    leave?.(leaf, bytes);
  }
}

function readBytes(mem: Memory, location: Location, size: number): DataView {
  const out = new DataView(new ArrayBuffer(size));
  overBytes(mem, location, size, (bytes, k, at) => out.setUint8(at, bytes.getUint8(k)));
  return out;
}

function writeBytes(mem: Memory, location: Location, from: DataView): void {
  overBytes(
    mem,
    location,
    from.byteLength,
    (bytes, k, at) => bytes.setUint8(k, from.getUint8(at)),
    (leaf, bytes) => writeLeaf(mem, leaf, bytes),
  );
}

function writeLeaf(mem: Memory, leaf: Leaf, bytes: DataView): void {
  const value = decode(mem, leaf.type, bytes);
  const held = pending.get(leaf.holder);
  // A pointer whose length is still to come.
  const half = value === '' && bytes.getBigUint64(0, true) !== 0n;
  if (value === undefined || half) {
    // It will make sense with the next word.
    const words = new Uint8Array(bytes.buffer).slice();
    const rest = leaf.type.kind === 'string' ? '' : null;
    leaf.set(mem.m, rest);
    const table = held ?? new Map<number, { words: Uint8Array; value: Plain }>();
    pending.set(leaf.holder, table.set(leaf.i, { words, value: rest }));
    return;
  }
  held?.delete(leaf.i);
  leaf.set(mem.m, value);
}

// ------------------------------------------------------------------- values

/** The value of a type (neither struct nor array) at a place. */
function readValue(mem: Memory, at: Location, t: RType): Plain {
  const leaf = leafAt(at.root, at.off);
  if (leaf?.into === 0 && sameShape(leaf.type, t)) return leaf.get();
  // The two are one row of bytes with a length behind it.
  const value =
    t.kind === 'slice'
      ? wholeSlice(mem, header(mem, at), t)
      : decode(mem, t, readBytes(mem, at, sizeOf(t)));
  if (value === undefined) throw nilDereference();
  return value;
}

/** A slice's three words; where a string stands, which has two, there is room for what it has. */
function header(mem: Memory, at: Location): DataView {
  if (at.off + 24 <= sizeOfObject(at.root)) return readBytes(mem, at, 24);
  const words = readBytes(mem, at, 16);
  const all = new DataView(new ArrayBuffer(24));
  for (const [to, from] of [0, 8, 8].entries()) {
    all.setBigUint64(to * 8, words.getBigUint64(from, true), true);
  }
  return all;
}

function writeValue(mem: Memory, at: Location, t: RType, v: Plain): void {
  const leaf = leafAt(at.root, at.off);
  if (leaf?.into === 0 && sameShape(leaf.type, t)) {
    pending.get(leaf.holder)?.delete(leaf.i);
    leaf.set(mem.m, v);
  } else writeBytes(mem, at, encode(mem, t, v));
}

/** Where the run-time types would lie: what the first word of an interface value is. */
const TYPES = 0x1000000000;
const boxes = new WeakMap<Iface, Box>();

function encode(mem: Memory, t: RType, v: Plain): DataView {
  const d = new DataView(new ArrayBuffer(sizeOf(t)));
  const word = (at: number, n: number | bigint) => d.setBigInt64(at, BigInt(n), true);
  switch (t.kind) {
    case 'float64':
      d.setFloat64(0, v as number, true);
      break;
    case 'float32':
      d.setFloat32(0, v as number, true);
      break;
    case 'complex128':
      d.setFloat64(0, (v as Complex).re, true);
      d.setFloat64(8, (v as Complex).im, true);
      break;
    case 'complex64':
      d.setFloat32(0, (v as Complex).re, true);
      d.setFloat32(4, (v as Complex).im, true);
      break;
    case 'string': {
      const text = v as string;
      word(0, text === '' ? 0 : mem.numberOf(mem.bytesOf(text)));
      word(8, text.length);
      break;
    }
    case 'slice': {
      const s = v as SliceV | null;
      word(0, s === null ? 0 : mem.numberOf(s.arr) + s.off * sizeOf(t.elem!));
      word(8, s?.len ?? 0);
      word(16, s?.cap ?? 0);
      break;
    }
    case 'interface':
      if (v === null) break;
      word(0, TYPES + (v as Iface).type.id * 64);
      word(8, dataWord(mem, v as Iface));
      break;
    case 'ptr':
    case 'unsafe-pointer':
    case 'chan':
    case 'map':
    case 'func':
      word(0, mem.numberOf(v));
      break;
    default:
      if (d.byteLength === 8) word(0, v as number);
      else if (d.byteLength === 4) d.setInt32(0, v as number, true);
      else if (d.byteLength === 2) d.setInt16(0, v as number, true);
      else d.setInt8(0, v as number);
  }
  return d;
}

/** An interface holds pointers as they are, and pointers to anything else. */
function dataWord(mem: Memory, v: Iface): number {
  if (/^(ptr|unsafe-pointer|chan|map|func)$/.test(v.type.kind)) return mem.numberOf(v.v);
  if (isAggregate(v.type)) return mem.numberOf(v.v);
  let box = boxes.get(v);
  if (!box) boxes.set(v, (box = new Box(mem.m.heap.nextId++, v.type, v.v, mem.m.heap.epoch)));
  return mem.numberOf(box);
}

/** undefined where a pointer and a length do not go together. */
function decode(mem: Memory, t: RType, d: DataView): Plain {
  const word = (at: number) => canonical(d.getBigUint64(at, true));
  switch (t.kind) {
    case 'float64':
      return d.getFloat64(0, true);
    case 'float32':
      return d.getFloat32(0, true);
    case 'complex128':
      return new Complex(d.getFloat64(0, true), d.getFloat64(8, true));
    case 'complex64':
      return new Complex(d.getFloat32(0, true), d.getFloat32(4, true));
    case 'int8':
      return d.getInt8(0);
    case 'int16':
      return d.getInt16(0, true);
    case 'uint16':
      return d.getUint16(0, true);
    case 'int32':
      return d.getInt32(0, true);
    case 'uint32':
      return d.getUint32(0, true);
    case 'int':
    case 'int64':
      return canonical(d.getBigInt64(0, true));
    case 'uint':
    case 'uint64':
    case 'uintptr':
      return canonical(d.getBigUint64(0, true));
    case 'string':
      return textAt(mem, mem.pointerOf(word(0)), Number(word(8)));
    case 'slice':
      return sliceAt(mem, word(0), Number(word(8)), Number(word(16)), t);
    case 'ptr':
      return mem.pointerTo(word(0), t.elem!);
    case 'unsafe-pointer':
    case 'chan':
    case 'map':
      return mem.pointerOf(word(0));
    case 'func': {
      const index = functionAt(Number(word(0)));
      const fn = index === undefined ? undefined : mem.process.program.funcs[index];
      return fn ? new FuncV(fn, []) : null;
    }
    case 'interface': {
      const type = mem.process.program.types[(Number(word(0)) - TYPES) / 64];
      if (!type) return null;
      if (/^(ptr|unsafe-pointer|chan|map|func)$/.test(type.kind)) {
        return new Iface(
          type,
          type.kind === 'ptr' ? mem.pointerTo(word(8), type.elem!) : mem.pointerOf(word(8)),
        );
      }
      const at = mem.pointerTo(word(8), type);
      if (at === null) return null;
      return new Iface(type, isAggregate(type) ? at : loadFrom(at as object));
    }
    default:
      return d.getUint8(0);
  }
}

function loadFrom(p: object): Plain {
  if (p instanceof ViewPtr) return p.load();
  const { root, off } = locate(p);
  return leafAt(root, off)?.get();
}

function canonical(v: bigint): number | bigint {
  const n = Number(v);
  return Number.isSafeInteger(n) ? n : v;
}

function textAt(mem: Memory, p: Plain, length: number): string | undefined {
  if (length === 0) return '';
  if (p === null || p instanceof NumberPtr || length < 0) return undefined;
  const at = locate(p as object);
  if (at.off + length > sizeOfObject(at.root)) return undefined;
  const bytes = readBytes(mem, at, length);
  let out = '';
  for (let i = 0; i < length; i++) out += String.fromCharCode(bytes.getUint8(i));
  return out;
}

/**
 * The slice of a header that is whole. Bytes seen as words are too few of them for their length: those
 * that are there can be used.
 */
function wholeSlice(mem: Memory, words: DataView, t: RType): Plain {
  const known = decode(mem, t, words);
  if (known !== undefined) return known;
  const p = mem.pointerOf(canonical(words.getBigUint64(0, true)));
  const [length, cap] = [8, 16].map((at) => Number(words.getBigUint64(at, true)));
  if (p === null || p instanceof NumberPtr || !(length! <= cap! && cap! < 2 ** 32))
    return undefined;
  const { root, off } = locate(p as object);
  if (sizeOf(t.elem!) === 0 || off > sizeOfObject(root)) return undefined;
  return new SliceV(arrayView(mem, { root, off }, t.elem!, cap!), 0, length!, cap!);
}

function sliceAt(mem: Memory, n: Plain, length: number, cap: number, t: RType): Plain {
  const elem = t.elem!;
  if (n === 0) return length === 0 && cap === 0 ? null : undefined;
  const p = mem.pointerOf(n);
  if (p instanceof NumberPtr || length < 0) return undefined;
  const { root, off } = locate(p as object);
  const size = sizeOf(elem);
  const most = size === 0 ? cap : Math.floor((sizeOfObject(root) - off) / size);
  if (length > most) return undefined;
  const room = Math.min(Math.max(cap, length), most);
  if (root instanceof ArrayObj && sameShape(root.elem, elem) && (size === 0 || off % size === 0)) {
    return new SliceV(root, size === 0 ? 0 : off / size, length, room);
  }
  return new SliceV(arrayView(mem, { root, off }, elem, room), 0, length, room);
}

// -------------------------------------------------------------------- views

/** A pointer that sees what lies at a place as a value of type t. */
export function viewOf(mem: Memory, at: Location, t: RType): Plain {
  if (t.kind === 'struct') return structView(mem, at, t);
  if (t.kind === 'array') {
    const size = sizeOf(t.elem!);
    const room = size === 0 ? t.len : Math.floor((sizeOfObject(at.root) - at.off) / size);
    return arrayView(mem, at, t.elem!, Math.max(0, Math.min(t.len, room)));
  }
  return new ViewPtr(
    at,
    t,
    () => readValue(mem, at, t),
    (v) => writeValue(mem, at, t, v),
  );
}

const index = (key: string | symbol): number =>
  typeof key === 'string' && /^\d+$/.test(key) ? Number(key) : -1;

/** One part of a view: a view in its turn, or what lies there. */
function partOf(mem: Memory, at: Location, t: RType, made: Map<number, Plain>): Plain {
  if (!isAggregate(t)) return readValue(mem, at, t);
  let part = made.get(at.off);
  if (part === undefined) made.set(at.off, (part = objectAt(at, t) ?? viewOf(mem, at, t)));
  return part;
}

function structView(mem: Memory, at: Location, t: RType): StructView {
  const made = new Map<number, Plain>();
  const place = (i: number): Location => ({ root: at.root, off: at.off + fieldOffset(view, i) });
  const f = new Proxy(new Array<Plain>(t.fields.length).fill(null), {
    get(target, key) {
      const i = index(key);
      if (i < 0 || i >= target.length) return Reflect.get(target, key) as unknown;
      return partOf(mem, place(i), t.fields[i]!.type, made);
    },
    set(target, key, v) {
      const i = index(key);
      if (i < 0 || i >= target.length) return false;
      writeValue(mem, place(i), t.fields[i]!.type, v);
      return true;
    },
  });
  const view: StructView = new StructView(mem.m.heap.nextId++, t, f, mem.m.heap.epoch, at);
  return view;
}

type Numbers = Exclude<ArrayData, Plain[]>;

function arrayView(mem: Memory, at: Location, elem: RType, length: number): ArrayView {
  const { root } = at;
  const id = mem.m.heap.nextId++;
  const size = sizeOf(elem);
  // The same numbers from another one on: natives, too, can work with them.
  if (
    root instanceof ArrayObj &&
    !Array.isArray(root.data) &&
    at.off + length * size <= sizeOfObject(root) &&
    elem.storage !== 'w' &&
    root.elem.storage === elem.storage &&
    at.off % size === 0
  ) {
    const first = at.off / size;
    const data = root.data.subarray(first, first + length);
    return new ArrayView(id, elem, data, mem.m.heap.epoch, at);
  }
  const made = new Map<number, Plain>();
  const place = (i: number): Location => ({ root, off: at.off + i * size });
  const get = (i: number): Plain => partOf(mem, place(i), elem, made);
  // Who looks at it from outside sees what there is; a program may go beyond, and panics.
  const there = Math.min(length, Math.floor((sizeOfObject(root) - at.off) / size));
  const make = elem.storage === 'r' ? listOf : numbersOf;
  const data = make(length, size === 0 ? length : there, get, put);
  function put(i: number, v: Plain): void {
    writeValue(mem, place(i), elem, v);
  }
  const view = new ArrayView(id, elem, data as ArrayData, mem.m.heap.epoch, at);
  view.save = () => undefined;
  view.load = () => undefined;
  view.pages = undefined;
  if (elem.storage === 'w') {
    Object.defineProperty(view, 'wide', {
      get: () => ({
        get,
        set: put,
        delete: () => false,
        *[Symbol.iterator](): Generator<[number, Plain]> {
          for (let i = 0; i < there; i++) {
            const v = get(i);
            if (typeof v === 'bigint') yield [i, v];
          }
        },
      }),
      set: () => undefined,
    });
  }
  return view;
}

type Get = (i: number) => Plain;
type Put = (i: number, v: Plain) => void;

function listOf(length: number, there: number, get: Get, put: Put): Plain[] {
  return new Proxy([] as Plain[], {
    get(target, key) {
      const i = index(key);
      if (i >= 0) return i < length ? get(i) : undefined;
      return key === 'length' ? there : (Reflect.get(target, key) as unknown);
    },
    has: (target, key) => (index(key) >= 0 ? index(key) < there : Reflect.has(target, key)),
    set(_, key, v) {
      const i = index(key);
      if (i >= 0 && i < length) put(i, v);
      return i >= 0;
    },
  });
}

/** What a typed array does, over numbers that stand elsewhere; whole stretches are handed out as copies. */
function numbersOf(length: number, there: number, get: Get, put: Put): unknown {
  // A wide integer is no number: who reads one looks it up.
  const number = (i: number): number => {
    const v = get(i);
    return typeof v === 'bigint' ? NaN : (v as number);
  };
  const part = (from = 0, to = there): number[] => {
    const out: number[] = [];
    for (let i = from; i < Math.min(to, there); i++) out.push(number(i));
    return out;
  };
  const methods = {
    length: there,
    byteLength: there,
    BYTES_PER_ELEMENT: 8,
    subarray: (from?: number, to?: number) => Float64Array.from(part(from, to)),
    slice: (from?: number, to?: number) => Float64Array.from(part(from, to)),
    set(values: ArrayLike<number>, at = 0) {
      for (let i = 0; i < values.length; i++) put(at + i, values[i]);
    },
    fill(v: number, from = 0, to = there) {
      for (let i = from; i < to; i++) put(i, v);
    },
    copyWithin(to: number, from: number, end: number) {
      part(from, end).forEach((v, i) => put(to + i, v));
    },
    [Symbol.iterator]: () => part()[Symbol.iterator](),
  };
  return new Proxy(methods as unknown as Numbers, {
    get(target, key) {
      const i = index(key);
      if (i >= 0) return i < length ? number(i) : undefined;
      return Reflect.get(target, key) as unknown;
    },
    set(_, key, v) {
      const i = index(key);
      // NaN: the wide integer follows.
      if (i >= 0 && i < length && !Number.isNaN(v)) put(i, v);
      return i >= 0;
    },
  });
}
