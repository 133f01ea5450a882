/** Who wrote a value last: the statement before which it was different, or not there. */
import { ChanObj } from '../machine/chan';
import type { Machine } from '../machine/machine';
import { MapObj } from '../machine/map';
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
import { walkMachine } from './heap-walk';
import { follow, frameNumber, valueOf, variablesOf } from './locals';
import type { Arrival, Navigator } from './navigate';
import type { ValuePath } from './protocol';
import type { Run } from './run';
import { childrenOf, objectNumber } from './value-view';

/** Walks through the heap in one stretch of the past before an object counts as not there yet. */
const MAX_WALKS = 64;

type Numbered = StructObj | ArrayObj | Box | MapObj | ChanObj;
type Read = () => Plain | undefined;

/**
 * Stands before the statement that gave the value at `path` what it is now. `none`: it has been so
 * since the beginning of what is recorded; `no-value`: there is no such value at this moment.
 */
export async function lastWrite(
  run: Run,
  navigator: Navigator,
  path: ValuePath,
): Promise<Arrival | 'no-value'> {
  const read = path.length === 1 ? rootReader(run.machine, path) : partReader(run.machine, path);
  if (!read) return 'no-value';
  const now = read();
  return navigator.back(() => !same(read(), now), false);
}

const isNumbered = (v: unknown): v is Numbered =>
  v instanceof StructObj ||
  v instanceof ArrayObj ||
  v instanceof Box ||
  v instanceof MapObj ||
  v instanceof ChanObj;

/** Values that show the same; objects by their numbers, since the past makes them anew. */
function same(a: Plain | undefined, b: Plain | undefined): boolean {
  if (a === b || (a !== a && b !== b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (a.constructor !== b.constructor) return false;
  if (isNumbered(a)) return a.id === (b as Numbered).id;
  const left = Object.values(a) as Plain[];
  const right = Object.values(b) as Plain[];
  return left.length === right.length && left.every((v, i) => same(v, right[i]));
}

/** Structs and arrays are variables themselves: what they hold counts, copied, since it changes in place. */
function held(value: Plain): Plain {
  if (value instanceof StructObj) return { of: value, parts: value.f.map(held) };
  if (value instanceof ArrayObj && value.data.length <= 4096) {
    return { of: value, parts: Array.from(value.data as ArrayLike<Plain>, held) };
  }
  return value;
}

/** Reads a part of an object: a field, an element, an entry. */
function partReader(machine: Machine, path: ValuePath): Read | undefined {
  const [root, ...steps] = path;
  const name = String(steps.pop());
  const holder = follow(machine, [root, ...steps]);
  if (!holder || !childrenOf(holder.value, holder.type).some((child) => child.name === name)) {
    return undefined;
  }
  const id = objectNumber(holder.value);
  if (id === undefined) return undefined;
  const find = finder(machine, id);
  return () => {
    const object = find();
    if (!object) return undefined;
    const there = childrenOf(over(holder.value, object), holder.type);
    const child = there.find((one) => one.name === name);
    return child && held(child.value);
  };
}

/**
 * Finds the object of a number. Going back beyond its making and forward again makes it anew, so it
 * is looked for again whenever time has gone backwards.
 */
function finder(machine: Machine, id: number): () => Numbered | undefined {
  let known: Numbered | undefined;
  let last = -1;
  let walks = 0;
  return () => {
    if (machine.steps < last) {
      known = undefined;
      walks = 0;
    }
    last = machine.steps;
    if (id >= machine.heap.nextId) return undefined;
    if (!known && walks++ < MAX_WALKS) {
      walkMachine(machine, (object) => {
        if (isNumbered(object) && object.id === id) known = object;
        return known !== undefined;
      });
    }
    return known;
  };
}

/** The same value over another incarnation of its object. */
function over(value: Plain, object: Numbered): Plain {
  if (value instanceof SliceV) {
    return new SliceV(object as ArrayObj, value.off, value.len, value.cap);
  }
  if (value instanceof FieldPtr) return new FieldPtr(object as StructObj, value.i);
  if (value instanceof ElemPtr) return new ElemPtr(object as ArrayObj, value.i);
  if (value instanceof Iface) return new Iface(value.type, over(value.v, object));
  return object;
}

/** Reads a variable; undefined while its frame is not there. */
function rootReader(machine: Machine, path: ValuePath): Read | undefined {
  const [root] = path;
  if (!('g' in root)) {
    if (!follow(machine, path)) return undefined;
    return () => {
      const found = follow(machine, path);
      return found && held(found.value);
    };
  }
  const now = machine.goroutines.get(root.g);
  if (!now) return undefined;
  const frame = frameNumber(now, root.frame);
  const fn = now.fns[frame];
  const variable = variablesOf(now, frame).find(({ name }) => name === root.name);
  if (!fn || !variable) return undefined;
  const window = frame === now.depth ? now.fp : now.fps[frame];
  return () => {
    const g = machine.goroutines.get(root.g);
    if (!g || g.depth < frame || g.fns[frame] !== fn) return undefined;
    if ((frame === g.depth ? g.fp : g.fps[frame]) !== window) return undefined;
    if (!variablesOf(g, frame).includes(variable)) return undefined;
    return held(valueOf(g, frame, variable));
  };
}
