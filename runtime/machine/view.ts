/** Pointers that see memory as another type than it was declared with. */
import type { RType } from '../code/rtype';
import type { Location } from './address';
import { ArrayObj, StructObj, type ArrayData, type Plain } from './value';

/** To a value that is neither struct nor array; reads and writes go to the memory it stands in. */
export class ViewPtr {
  constructor(
    readonly at: Location,
    readonly target: RType,
    readonly load: () => Plain,
    readonly store: (v: Plain) => void,
  ) {}
}

/** A struct that has no memory of its own: its fields are read from, and written to, where it lies. */
export class StructView extends StructObj {
  constructor(
    id: number,
    type: RType,
    f: Plain[],
    epoch: number,
    readonly at: Location,
  ) {
    super(id, type, f, epoch);
  }
  override save(): unknown {
    return undefined;
  }
  override load(): void {
    // What is written has been saved where it lies.
  }
}

/** An array that has no memory of its own. */
export class ArrayView extends ArrayObj {
  constructor(
    id: number,
    elem: RType,
    data: ArrayData,
    epoch: number,
    readonly at: Location,
  ) {
    super(id, elem, data, epoch);
  }
}
