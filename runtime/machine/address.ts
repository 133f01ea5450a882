/** Numbers that stand for pointers where a program looks at them as such: %p, uintptr, reflect's Pointer. */
import type { FuncCode } from '../code/program';
import { alignOf, sizeOf } from './size';
import { ElemPtr, FieldPtr, FuncV, SliceV, type Plain, type StructObj } from './value';

/** Where the first object of a run would lie, and the first function. */
export const HEAP = 0xc000000000;
const TEXT = 0x400000;
/** Bytes from one object to the next, however small it is. */
export const APART = 65536;

/** A pointer made of a number where nothing lies: one object a number, so that comparing works. */
export class NumberPtr {
  constructor(readonly n: Plain) {}
}

/** A place in memory: so many bytes into an object of the heap. */
export interface Location {
  readonly root: object;
  readonly off: number;
}

/** A pointer into an object to where no variable of a type of its own begins; or behind its end. */
export class RawPtr {
  constructor(readonly at: Location) {}
}

/** Where field i of a struct begins. */
export function fieldOffset(o: StructObj, i: number): number {
  const fields = o.type.fields;
  let offset = 0;
  for (let k = 0; ; k++) {
    const type = fields[k]!.type;
    offset = Math.ceil(offset / alignOf(type)) * alignOf(type);
    if (k === i) return offset;
    offset += sizeOf(type);
  }
}

/** The object and place a pointer leads to. */
export function locate(p: object): Location {
  if (p instanceof FieldPtr) {
    const { root, off } = locate(p.obj);
    return { root, off: off + fieldOffset(p.obj, p.i) };
  }
  if (p instanceof ElemPtr) {
    const { root, off } = locate(p.arr);
    return { root, off: off + p.i * sizeOf(p.arr.elem) };
  }
  return (p as { at?: Location }).at ?? { root: p, off: 0 };
}

/** The same for the same pointer, channel, map, function or slice; 0 for nil. */
export function addressOf(v: Plain): number {
  if (v === null || v === undefined) return 0;
  if (v instanceof NumberPtr) return Number(v.n);
  if (v instanceof FuncV) return addressOfCode(v.fn);
  if (v instanceof SliceV) return addressOf(v.arr) + v.off * sizeOf(v.arr.elem);
  const { root, off } = locate(v);
  return HEAP + ((root as { id?: number }).id ?? 0) * APART + off;
}

/** Where a function's code would lie. */
export const addressOfCode = (fn: FuncCode): number => TEXT + fn.index * 32;

/** Number of the function whose value has that address, as reflect's Pointer tells it. */
export function functionAt(address: number): number | undefined {
  const index = (address - TEXT) / 32;
  return address < 4 * TEXT && index >= 0 && Number.isInteger(index) ? index : undefined;
}
