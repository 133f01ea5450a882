/** Numbers that stand for pointers where a program looks at them as such: %p, uintptr, reflect's Pointer. */
import type { FuncCode } from '../code/program';
import { ElemPtr, FieldPtr, FuncV, SliceV, type Plain } from './value';

/** Where the first object of a run would lie, and the first function. */
const HEAP = 0xc000000000;
const TEXT = 0x400000;

/** A pointer made of a number: one object a number, so that comparing works. */
export class NumberPtr {
  constructor(readonly n: Plain) {}
}

/** The same for the same pointer, channel, map, function or slice; 0 for nil. */
export function addressOf(v: Plain): number {
  if (v === null || v === undefined) return 0;
  if (v instanceof SliceV) return HEAP + v.arr.id * 65536 + v.off;
  if (v instanceof FieldPtr) return HEAP + v.obj.id * 65536 + v.i * 8;
  if (v instanceof ElemPtr) return HEAP + v.arr.id * 65536 + v.i;
  if (v instanceof NumberPtr) return Number(v.n);
  if (v instanceof FuncV) return addressOfCode(v.fn);
  return HEAP + ((v as { id?: number }).id ?? 0) * 65536;
}

/** Where a function's code would lie. */
export const addressOfCode = (fn: FuncCode): number => TEXT + fn.index * 32;

/** Number of the function whose value has that address, as reflect's Pointer tells it. */
export function functionAt(address: number): number | undefined {
  const index = (address - TEXT) / 32;
  return address < 4 * TEXT && index >= 0 && Number.isInteger(index) ? index : undefined;
}
