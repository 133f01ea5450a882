/** Maps (Go spec, "Map types"): entries in slots, found through a JavaScript Map, saved a page of slots at a time. */
import type { RType } from '../code/rtype';
import { keyText } from './equal';
import { Tracked, type Change } from './heap';
import { IntIndex } from './int-index';
import type { Machine } from './machine';
import { RuntimePanic } from './runtime-error';
import { addressKey, type Address } from './sema';
import { ElemPtr, FieldPtr, type Plain, type StructObj } from './value';
import { clone } from './zero';

const PAGE_BITS = 6;
const PAGE = 1 << PAGE_BITS;

/** Stands in a slot that has no entry. */
const EMPTY: unique symbol = Symbol('empty');

/** How a key is looked up: as itself, as a float, as a pointer, as a text made from its parts, as a whole number. */
const DIRECT = 0;
const FLOAT = 1;
const POINTER = 2;
const COMPOSITE = 3;
const INTEGER = 4;

function modeOf(key: RType): number {
  switch (key.kind) {
    case 'float32':
    case 'float64':
      return FLOAT;
    case 'ptr':
    case 'unsafe-pointer':
      return POINTER;
    case 'interface':
    case 'struct':
    case 'array':
    case 'complex64':
    case 'complex128':
      return COMPOSITE;
    default:
      return key.cls === 2 ? DIRECT : INTEGER;
  }
}

/** One page of slots, swapped with its kept copy; the index follows. */
class SlotChange implements Change {
  readonly weight: number;
  readonly key: number;
  private keys: Plain[];
  private vals: Plain[];
  constructor(
    private readonly map: MapObj,
    private readonly page: number,
  ) {
    const from = page << PAGE_BITS;
    this.keys = map.keys.slice(from, from + PAGE);
    this.vals = map.vals.slice(from, from + PAGE);
    this.weight = this.keys.length * 16 + 96;
    this.key = map.id * 2097152 + page;
  }
  get born(): number {
    return this.map.id;
  }
  swap(epoch: number): void {
    this.map.pages[this.page] = epoch;
    const { keys, vals } = this.map;
    const from = this.page << PAGE_BITS;
    const nowKeys = keys.slice(from, from + PAGE);
    const nowVals = vals.slice(from, from + PAGE);
    for (let i = 0; i < nowKeys.length; i++) {
      const key = nowKeys[i];
      if (key !== EMPTY && key !== this.keys[i]) this.map.forget(key, from + i);
    }
    // Slots that this page did not have yet when it was kept.
    for (let i = this.keys.length; i < nowKeys.length; i++) {
      keys[from + i] = EMPTY;
      vals[from + i] = null;
    }
    for (let i = 0; i < this.keys.length; i++) {
      const key = this.keys[i];
      keys[from + i] = key;
      vals[from + i] = this.vals[i];
      if (key !== EMPTY && key !== nowKeys[i]) this.map.remember(key, from + i);
    }
    this.keys = nowKeys;
    this.vals = nowVals;
  }
}

/**
 * A map. Slots are reused after deletion (the free ones are a list through their values), and an
 * entry never moves, so that an iterator is a slot number.
 */
export class MapObj extends Tracked {
  /** Slots by name; whole numbers below 2^53 have an index of their own. */
  readonly index = new Map<unknown, number>();
  readonly ints: IntIndex | null;
  readonly keys: Plain[] = [];
  readonly vals: Plain[] = [];
  /** Epoch of the last save of each page of slots. */
  readonly pages: number[] = [];
  /** Entries. */
  count = 0;
  /** Slots that have ever been used. */
  used = 0;
  /** First free slot below `used`, -1 none. */
  free = -1;
  readonly mode: number;
  readonly keyCls: number;
  /** Keys are structs or arrays. */
  readonly keyHolds: boolean;
  readonly valueCls: number;

  constructor(
    readonly id: number,
    readonly type: RType,
    epoch: number,
  ) {
    super();
    this.epoch = epoch;
    this.mode = modeOf(type.keyType!);
    this.ints = this.mode === INTEGER ? new IntIndex(this.keys) : null;
    this.keyCls = type.keyType!.cls;
    this.keyHolds = type.keyType!.kind === 'struct' || type.keyType!.kind === 'array';
    this.valueCls = type.elem!.cls;
  }

  /** What the index knows a key by; undefined for a key that equals nothing (NaN). */
  name(key: Plain): unknown {
    switch (this.mode) {
      case DIRECT:
      case INTEGER:
        return key;
      case FLOAT:
        return key === key ? key : undefined;
      case POINTER:
        return key instanceof FieldPtr || key instanceof ElemPtr ? addressKey(key as Address) : key;
      default:
        return keyText(key, this.type.keyType!);
    }
  }

  /** Slot of a key, or -1. */
  find(key: Plain): number {
    if (this.ints !== null && typeof key === 'number') return this.ints.find(key);
    if (this.mode === DIRECT) return this.index.get(key) ?? -1;
    const name = this.name(key);
    return name === undefined ? -1 : (this.index.get(name) ?? -1);
  }

  remember(key: Plain, slot: number): void {
    if (this.ints !== null && typeof key === 'number') {
      this.ints.add(key, slot);
      return;
    }
    const name = this.name(key);
    if (name !== undefined) this.index.set(name, slot);
  }

  forget(key: Plain, slot: number): void {
    if (this.ints !== null && typeof key === 'number') {
      this.ints.remove(key, slot);
      return;
    }
    const name = this.name(key);
    if (name !== undefined && this.index.get(name) === slot) this.index.delete(name);
  }

  save(): unknown {
    return [this.count, this.used, this.free];
  }

  load(saved: unknown): void {
    [this.count, this.used, this.free] = saved as [number, number, number];
  }

  weight(): number {
    return 64;
  }

  override get born(): number {
    return this.id;
  }
}

function touchSlot(m: Machine, map: MapObj, slot: number): void {
  const page = slot >> PAGE_BITS;
  if (map.pages[page] === m.heap.epoch) return;
  m.heap.log.add(new SlotChange(map, page));
  map.pages[page] = m.heap.epoch;
}

/** make(map[K]V) as map type t. */
export const makeMap = (m: Machine, t: RType): MapObj =>
  new MapObj(m.heap.nextId++, t, m.heap.epoch);

/** len(m). */
export const mapLength = (map: MapObj | null): number => (map === null ? 0 : map.count);

/** The value of a key as it stands in the map (not copied), or undefined when there is none. */
export function mapGet(map: MapObj | null, key: Plain): Plain | undefined {
  if (map === null) return undefined;
  const slot = map.find(key);
  return slot < 0 ? undefined : map.vals[slot];
}

/** m[key] = value; both belong to the map from now on. Panics on a nil map. */
export function mapSet(m: Machine, map: MapObj | null, key: Plain, value: Plain): void {
  if (map === null) throw new RuntimePanic('assignment to entry in nil map', 'plainError');
  const ints = typeof key === 'number' ? map.ints : null;
  // A composite key's name is made but once.
  const name = ints !== null || map.mode === DIRECT ? key : map.name(key);
  let slot =
    ints !== null
      ? ints.find(key as number)
      : name === undefined
        ? -1
        : (map.index.get(name) ?? -1);
  if (slot >= 0) {
    if (map.pages[slot >> PAGE_BITS] !== m.heap.epoch) touchSlot(m, map, slot);
    map.vals[slot] = value;
    return;
  }
  if (map.epoch !== m.heap.epoch) m.heap.touch(map);
  // The key that is kept is nobody else's.
  if (map.keyHolds) key = clone(m, key as StructObj);
  if (map.free >= 0) {
    slot = map.free;
    touchSlot(m, map, slot);
    map.free = map.vals[slot] as number;
    map.keys[slot] = key;
    map.vals[slot] = value;
  } else {
    slot = map.used++;
    if (map.pages[slot >> PAGE_BITS] !== m.heap.epoch) touchSlot(m, map, slot);
    if (slot === map.keys.length) {
      // The first store decides how V8 keeps the array; these are of one kind always.
      if (slot === 0) {
        map.keys.push(null);
        map.vals.push(null);
        map.keys[0] = key;
        map.vals[0] = value;
      } else {
        map.keys.push(key);
        map.vals.push(value);
      }
    } else {
      map.keys[slot] = key;
      map.vals[slot] = value;
    }
  }
  map.count++;
  if (ints !== null) ints.add(key as number, slot);
  else if (name !== undefined) map.index.set(name, slot);
}

/** delete(m, key). */
export function mapDelete(m: Machine, map: MapObj | null, key: Plain): void {
  if (map === null) return;
  const slot = map.find(key);
  if (slot < 0) return;
  m.touch(map);
  touchSlot(m, map, slot);
  map.forget(key, slot);
  map.keys[slot] = EMPTY;
  map.vals[slot] = map.free;
  map.free = slot;
  map.count--;
}

/** Key and value of every entry, in order of slots, as they stand in the map. */
export function* mapEntries(map: MapObj | null): Generator<[Plain, Plain]> {
  if (map === null) return;
  for (let slot = 0; slot < map.used; slot++) {
    const key = map.keys[slot];
    if (key !== EMPTY) yield [key, map.vals[slot]];
  }
}

/**
 * A range over a map: from a seeded slot to the last one and on from the first. An entry that is
 * deleted before it is reached is not seen; one that is added may be.
 */
export class MapIter extends Tracked {
  private at: number;
  private turned = false;
  constructor(
    readonly map: MapObj | null,
    private readonly start: number,
    epoch: number,
  ) {
    super();
    this.at = start;
    this.epoch = epoch;
  }

  /** The next slot with an entry, or -1. */
  next(m: Machine): number {
    const map = this.map;
    if (map === null) return -1;
    if (this.epoch !== m.heap.epoch) m.heap.touch(this);
    for (;;) {
      if (this.turned) {
        if (this.at >= this.start) return -1;
      } else if (this.at >= map.used) {
        this.turned = true;
        this.at = 0;
        continue;
      }
      const slot = this.at++;
      if (map.keys[slot] !== EMPTY) return slot;
    }
  }

  save(): unknown {
    return this.turned ? -1 - this.at : this.at;
  }

  load(saved: unknown): void {
    const n = saved as number;
    this.turned = n < 0;
    this.at = n < 0 ? -1 - n : n;
  }

  weight(): number {
    return 24;
  }
}

/** Starts a range over a map. */
export function iterateMap(m: Machine, map: MapObj | null): MapIter {
  const start = map !== null && map.used > 1 ? m.random() % map.used : 0;
  return new MapIter(map, start, m.heap.epoch);
}
