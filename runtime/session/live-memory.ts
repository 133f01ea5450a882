/**
 * How much memory what a run can still reach takes: counted in its objects, since nothing in a page
 * tells how much is left. An estimate of JavaScript's bytes, right to a factor of two.
 */
import { MapObj } from '../machine/map';
import type { Goroutine } from '../machine/goroutine';
import type { Machine } from '../machine/machine';
import { ChanObj } from '../machine/chan';
import {
  ArrayObj,
  Box,
  ElemPtr,
  FieldPtr,
  FuncV,
  Iface,
  SliceV,
  StructObj,
  type Plain,
} from '../machine/value';

/** Live bytes a run may have before it is stopped, its past kept: well below what a worker is given. */
export const MEMORY_LIMIT = 256 * 1024 * 1024;

/** Work between two counts, at least: statements, and objects made. */
const LEAST = 400_000;
/** A statement costs about a twentieth of looking at an object. */
const STATEMENTS = 20;

const OBJECT = 64;
/** Strings below this are not worth telling whether they have been counted before. */
const SHORT = 64;

class Count {
  bytes = 0;
  objects = 0;
  private readonly seen: Uint8Array;
  private readonly queue: (StructObj | ArrayObj | Box | MapObj | ChanObj)[] = [];
  /** The last long string of each length, roughly: many references to one text are one text. */
  private readonly texts: string[] = new Array<string>(256).fill('');

  constructor(
    ids: number,
    private readonly enough: number,
  ) {
    this.seen = new Uint8Array((ids >> 3) + 1);
  }

  value(given: Plain): void {
    let value = given;
    for (;;) {
      if (typeof value === 'string') return this.text(value);
      if (typeof value !== 'object' || value === null) return;
      this.bytes += 24;
      if (value instanceof Iface) value = value.v;
      else if (value instanceof SliceV || value instanceof ElemPtr) value = value.arr;
      else if (value instanceof FieldPtr) value = value.obj;
      else break;
    }
    if (value instanceof FuncV) for (const v of value.captured) this.value(v);
    else if (
      value instanceof StructObj ||
      value instanceof ArrayObj ||
      value instanceof Box ||
      value instanceof MapObj ||
      value instanceof ChanObj
    ) {
      const { id } = value;
      const bit = 1 << (id & 7);
      // Tables of the library have numbers of their own, beyond all.
      if (id >> 3 >= this.seen.length || (this.seen[id >> 3]! & bit) !== 0) return;
      this.seen[id >> 3]! |= bit;
      this.queue.push(value);
    }
  }

  goroutine(g: Goroutine): void {
    this.bytes += 512 + g.top * 16;
    for (let i = 0; i < g.top; i++) this.value(g.R[i]);
    for (let d = g.defers; d; d = d.next) for (const v of d.argsR) this.value(v);
    this.drain();
  }

  drain(): void {
    for (let at = this.queue.pop(); at && this.bytes < this.enough; at = this.queue.pop()) {
      this.objects++;
      this.bytes += OBJECT;
      if (at instanceof StructObj) this.all(at.f);
      else if (at instanceof Box) this.value(at.v);
      else if (at instanceof ArrayObj) {
        if (Array.isArray(at.data)) this.all(at.data);
        else this.bytes += at.data.byteLength;
      } else if (at instanceof MapObj) {
        this.bytes += at.keys.length * 48;
        this.all(at.keys);
        this.all(at.vals);
      } else this.all(at.values());
    }
  }

  private all(values: readonly Plain[]): void {
    this.bytes += values.length * 8;
    for (const v of values) this.value(v);
  }

  private text(s: string): void {
    if (s.length < SHORT) {
      this.bytes += 16;
      return;
    }
    const place = s.length & 255;
    if (this.texts[place] === s) return;
    this.texts[place] = s;
    this.bytes += s.length + 16;
  }
}

/** Bytes and objects that package variables and goroutines lead to; counts no further than `enough` bytes. */
export function liveMemory(
  machine: Machine,
  enough = Infinity,
): { bytes: number; objects: number } {
  const count = new Count(machine.heap.nextId, enough);
  for (const process of machine.processes.values()) {
    if (process.exit) continue;
    for (const value of process.globals) count.value(value);
    count.drain();
  }
  for (const g of machine.goroutines.values()) {
    if (count.bytes >= enough) break;
    count.goroutine(g);
  }
  return { bytes: count.bytes, objects: count.objects };
}

/** Looks now and then, as often as the run may have grown by what it had. */
export class MemoryWatch {
  private steps = 0;
  private ids = 0;

  constructor(
    private readonly machine: Machine,
    private readonly limit = MEMORY_LIMIT,
  ) {
    this.reset();
  }

  /** Live bytes when they are more than the limit; 0 while they are not, or it is not time (nor `asked`) to look. */
  look(asked: boolean): number {
    const { heap, steps } = this.machine;
    if (!asked && steps < this.steps && heap.nextId < this.ids) return 0;
    const { bytes, objects } = liveMemory(this.machine, this.limit);
    this.next(objects);
    return bytes >= this.limit ? bytes : 0;
  }

  /** After going back, to go on differently. */
  reset(): void {
    this.next(0);
  }

  private next(objects: number): void {
    this.steps = this.machine.steps + Math.max(LEAST, STATEMENTS * objects);
    this.ids = this.machine.heap.nextId + Math.max(LEAST, objects);
    this.machine.allow(this.limit / 4);
  }
}
