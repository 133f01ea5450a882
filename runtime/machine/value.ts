/**
 * The values of a running program. "Plain value" below is what sits in a heap slot: number for
 * class n, number | bigint for class w, anything else (null for nil) for class r; see code/rtype.ts.
 */
import type { FuncCode } from '../code/program';
import type { RType } from '../code/rtype';
import { Tracked } from './heap';

export type Plain = unknown;

/** Where a value of class n, w or r lives when it must have an address: an escaped variable, new(int). */
export class Box extends Tracked {
  constructor(
    readonly id: number,
    readonly type: RType,
    public v: Plain,
    epoch: number,
  ) {
    super();
    this.epoch = epoch;
  }
  save(): unknown {
    return this.v;
  }
  load(saved: unknown): void {
    this.v = saved;
  }
  weight(): number {
    return 16;
  }
  override get born(): number {
    return this.id;
  }
}

/** A struct variable, field, element or temporary. A pointer to a struct is this object. Nested structs and arrays are objects of their own in f, never replaced, only copied into. */
export class StructObj extends Tracked {
  constructor(
    readonly id: number,
    readonly type: RType,
    readonly f: Plain[],
    epoch: number,
  ) {
    super();
    this.epoch = epoch;
  }
  save(): unknown {
    return this.f.slice();
  }
  load(saved: unknown): void {
    const from = saved as Plain[];
    for (let i = 0; i < from.length; i++) this.f[i] = from[i];
  }
  weight(): number {
    return 8 * this.f.length + 16;
  }
  override get born(): number {
    return this.id;
  }
}

export type ArrayData =
  | Uint8Array
  | Int8Array
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | Float32Array
  | Float64Array
  | Plain[];

/** Elements a page of a big array has: such arrays are saved a page at a time. */
export const PAGE_BITS = 9;
/** Arrays longer than this are big: `epoch` stays -1 and `pages` holds an epoch a page. */
export const BIG_ARRAY = 2048;

/**
 * The backing store of arrays and slices. A pointer to an array is this object. Storage `w` is a
 * Float64Array in which NaN at i means: the value is `wide.get(i)`.
 * Before a write: `if (arr.epoch !== heap.epoch) touchElement(arr, i)`.
 */
export class ArrayObj extends Tracked {
  pages: Float64Array | undefined = undefined;
  wide: Map<number, bigint> | undefined = undefined;
  constructor(
    readonly id: number,
    /** The element type. */
    readonly elem: RType,
    readonly data: ArrayData,
    epoch: number,
  ) {
    super();
    if (data.length > BIG_ARRAY) {
      this.epoch = -1;
      this.pages = new Float64Array((data.length >> PAGE_BITS) + 1).fill(epoch);
    } else this.epoch = epoch;
  }
  save(): unknown {
    return { data: this.data.slice(), wide: this.wide && new Map(this.wide) };
  }
  load(saved: unknown): void {
    const { data, wide } = saved as { data: ArrayData; wide: Map<number, bigint> | undefined };
    if (Array.isArray(this.data)) {
      for (let i = 0; i < data.length; i++) this.data[i] = data[i];
    } else this.data.set(data as Uint8Array);
    this.wide = wide && new Map(wide);
  }
  weight(): number {
    const bytes = Array.isArray(this.data) ? 8 : this.data.BYTES_PER_ELEMENT;
    return bytes * this.data.length + 32;
  }
  override get born(): number {
    return this.id;
  }
}

/** A slice value; immutable. Nil is null; an empty non-nil slice has cap 0 or more. */
export class SliceV {
  /** The store's own data: reading an element need not look at the store. */
  readonly data: ArrayData;
  constructor(
    readonly arr: ArrayObj,
    readonly off: number,
    readonly len: number,
    readonly cap: number,
  ) {
    this.data = arr.data;
  }
}

/** A pointer to a field that is neither struct nor array. */
export class FieldPtr {
  constructor(
    readonly obj: StructObj,
    readonly i: number,
  ) {}
}

/** A pointer to an element that is neither struct nor array. */
export class ElemPtr {
  constructor(
    readonly arr: ArrayObj,
    readonly i: number,
  ) {}
}

/** A non-nil interface value. Immutable; struct and array values inside are owned by it and never written. */
export class Iface {
  constructor(
    readonly type: RType,
    readonly v: Plain,
  ) {}
}

/** A function value. captured holds what planes R of the captured registers held: Boxes and struct/array objects (or values, where a variable never changes). */
export class FuncV {
  constructor(
    readonly fn: FuncCode,
    readonly captured: readonly Plain[],
  ) {}
}

/** complex64 and complex128. Immutable. */
export class Complex {
  constructor(
    readonly re: number,
    readonly im: number,
  ) {}
}
