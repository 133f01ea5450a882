/** Who wrote a value last: the statement before which it was different, or not there. */
import { ArrayObj, Box, FieldPtr, StructObj, type Plain } from '../machine/value';
import { MapObj } from '../machine/map';
import { ChanObj } from '../machine/chan';
import type { Goroutine } from '../machine/goroutine';
import { follow, frameNumber, variablesOf, valueOf } from './locals';
import type { Navigator, Arrival } from './navigate';
import type { ValuePath } from './protocol';
import type { Run } from './run';
import { childrenOf } from './value-view';

/**
 * Stands before the statement that gave the value at `path` what it is now. `none`: it has been so
 * since the beginning of what is recorded; `no-value`: there is no such value at this moment.
 */
export async function lastWrite(
  run: Run,
  navigator: Navigator,
  path: ValuePath,
): Promise<Arrival | 'no-value'> {
  const read = reader(run, path);
  if (!read) return 'no-value';
  const now = read();
  return navigator.back(() => !same(read(), now), false);
}

/** Values that show the same: by identity for what has one. */
function same(a: Plain | undefined, b: Plain | undefined): boolean {
  if (a === b || (a !== a && b !== b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (a.constructor !== b.constructor) return false;
  if (isObject(a)) return false;
  // Slices, interfaces, field pointers: made anew each time, compared by what they hold.
  const left = Object.values(a) as Plain[];
  const right = Object.values(b) as Plain[];
  return left.length === right.length && left.every((v, i) => same(v, right[i]));
}

const isObject = (v: object): boolean =>
  v instanceof StructObj ||
  v instanceof ArrayObj ||
  v instanceof Box ||
  v instanceof MapObj ||
  v instanceof ChanObj;

/**
 * Reads the value again at other moments: by the object it lives in, which keeps its identity, not by
 * walking the path anew, which may lead elsewhere then. Undefined before it was there.
 */
function reader(run: Run, path: ValuePath): (() => Plain | undefined) | undefined {
  const { machine } = run;
  if (path.length === 1) return rootReader(run, path);
  const holder = follow(machine, path.slice(0, -1) as unknown as ValuePath);
  const name = String(path[path.length - 1]);
  if (!holder || !childrenOf(holder.value, holder.type).some((child) => child.name === name)) {
    return undefined;
  }
  const { value, type } = holder;
  const object = holderObject(value);
  return () => {
    if (object && (object as { id: number }).id >= machine.heap.nextId) return undefined;
    const child = childrenOf(value, type).find((one) => one.name === name);
    return child && fingerprint(child.value);
  };
}

function holderObject(value: Plain): object | undefined {
  if (value instanceof FieldPtr) return value.obj;
  return typeof value === 'object' && value !== null && 'id' in value ? value : undefined;
}

function rootReader(run: Run, path: ValuePath): (() => Plain | undefined) | undefined {
  const { machine } = run;
  const [root] = path;
  if (!('g' in root)) {
    return follow(machine, path)
      ? () => {
          const found = follow(machine, path);
          return found && fingerprint(found.value);
        }
      : undefined;
  }
  const g = machine.goroutines.get(root.g);
  if (!g) return undefined;
  const frame = frameNumber(g, root.frame);
  const fn = g.fns[frame];
  const fp = frame === g.depth ? g.fp : g.fps[frame];
  const known = variablesOf(g, frame).find(({ name }) => name === root.name);
  if (!known || !fn) return undefined;
  const inFrame = (at: Goroutine | undefined): boolean =>
    at !== undefined &&
    at.depth >= frame &&
    at.fns[frame] === fn &&
    (frame === at.depth ? at.fp : at.fps[frame]) === fp;
  return () => {
    const at = machine.goroutines.get(root.g);
    if (!at || !inFrame(at)) return undefined;
    if (!variablesOf(at, frame).includes(known)) return undefined;
    return fingerprint(valueOf(at, frame, known));
  };
}

/** Structs and arrays are variables themselves: what they hold counts, copied, since it changes in place. */
function fingerprint(value: Plain): Plain {
  if (value instanceof StructObj) return new Copy(value.f.map(fingerprint), value);
  if (value instanceof ArrayObj && value.data.length <= 4096) {
    return new Copy(Array.from(value.data as ArrayLike<Plain>, fingerprint), value);
  }
  return value;
}

class Copy {
  constructor(
    readonly parts: readonly Plain[],
    readonly of: object,
  ) {}
}
