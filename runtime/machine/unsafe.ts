/** Conversions of unsafe.Pointer: the same memory as another type, and pointers made of numbers. */
import type { RType } from '../code/rtype';
import { addressOf, APART, HEAP, locate, NumberPtr, RawPtr, type Location } from './address';
import { Tracked, type Change } from './heap';
import type { Machine } from './machine';
import { objectAt, sizeOfObject, viewOf, type Memory } from './memory-view';
import type { Process } from './process';
import { ArrayObj, Box, SliceV, StructObj, type Plain } from './value';

/** Objects that numbers lead back to, of one process: those whose address the program has asked for. */
class Addresses extends Tracked {
  readonly objects = new Map<number, object>();
  /** Those that reach over the next object's address, by theirs. */
  readonly large = new Map<number, object>();
  /** What stands for the bytes of a string. */
  readonly texts = new Map<string, ArrayObj>();
  save(): unknown {
    return undefined;
  }
  load(): void {
    // Each entry is undone by itself.
  }
  weight(): number {
    return 0;
  }
}

/** One entry of a table more, or less. */
class EntryChange<K, V> implements Change {
  readonly weight = 48;
  readonly key = undefined;
  readonly born = 0;
  private readonly value: V;
  constructor(
    private readonly table: Map<K, V>,
    private readonly name: K,
  ) {
    this.value = table.get(name)!;
  }
  swap(): void {
    if (!this.table.delete(this.name)) this.table.set(this.name, this.value);
  }
}

/** A table keeps so many objects from being forgotten. */
const KEPT = 65536;

function enter<K, V>(m: Machine, table: Map<K, V>, name: K, value: V): void {
  if (table.size >= KEPT) {
    const [oldest] = table.keys() as IterableIterator<K>;
    m.heap.log.add(new EntryChange(table, oldest!));
    table.delete(oldest!);
  }
  table.set(name, value);
  m.heap.log.add(new EntryChange(table, name));
}

const addressesOf = (m: Machine, process: Process): Addresses =>
  m.singleton(`addresses ${process.id}`, () => new Addresses());

/** Memory as a process sees it: what gives bytes their meaning. */
function memoryOf(m: Machine, process: Process): Memory {
  return {
    m,
    process,
    numberOf: (p) => numberOfPointer(m, process, p),
    pointerOf: (n) => pointerOfNumber(m, process, n),
    pointerTo: (n, elem) => reinterpret(m, process, pointerOfNumber(m, process, n), elem),
    bytesOf(text) {
      const { texts } = addressesOf(m, process);
      let arr = texts.get(text);
      if (!arr) {
        const data = new Uint8Array(text.length);
        for (let i = 0; i < data.length; i++) data[i] = text.charCodeAt(i);
        const elem = process.program.basicType('uint8');
        arr = new ArrayObj(m.heap.nextId++, elem, data, m.heap.epoch);
        enter(m, texts, text, arr);
      }
      return arr;
    },
  };
}

/** uintptr(p): a number that leads back. */
export function numberOfPointer(m: Machine, process: Process, p: Plain): number {
  const address = addressOf(p);
  if (typeof p !== 'object' || p === null || p instanceof NumberPtr) return address;
  const { root } = locate(p instanceof SliceV ? p.arr : p);
  const { id } = root as { id?: number };
  if (id === undefined) return address;
  const { objects, large } = addressesOf(m, process);
  if (objects.get(id) === root) return address;
  enter(m, objects, id, root);
  if (sizeOfObject(root) >= APART) enter(m, large, id, root);
  return address;
}

const numbered = new Map<Plain, NumberPtr>();

/** unsafe.Pointer(n): what lies there, if a pointer to that object has been made a number before. */
export function pointerOfNumber(m: Machine, process: Process, n: Plain): Plain {
  if (n === 0) return null;
  const at = find(m, process, Number(n));
  if (at) return at;
  let p = numbered.get(n);
  if (!p) numbered.set(n, (p = new NumberPtr(n)));
  return p;
}

function find(m: Machine, process: Process, n: number): Plain {
  if (!(n >= HEAP)) return undefined;
  const id = Math.floor((n - HEAP) / APART);
  const { objects, large } = addressesOf(m, process);
  const root = objects.get(id);
  if (root) return pointerAt(root, n - HEAP - id * APART);
  for (const [first, object] of large) {
    const off = n - HEAP - first * APART;
    if (off >= 0 && off <= sizeOfObject(object)) return pointerAt(object, off);
  }
  return undefined;
}

const pointerAt = (root: object, off: number): Plain =>
  off === 0 ? root : new RawPtr({ root, off });

/** (*elem)(p) for an unsafe.Pointer p. */
export function reinterpret(m: Machine, process: Process, p: Plain, elem: RType): Plain {
  if (p === null || p instanceof NumberPtr) return p;
  const at: Location = locate(p as object);
  if (at.off === 0 && !isMemory(at.root)) return p;
  const known = objectAt(at, elem);
  if (known !== undefined) return known;
  return viewOf(memoryOf(m, process), at, elem);
}

const isMemory = (root: object): boolean =>
  root instanceof Box || root instanceof StructObj || root instanceof ArrayObj;
