/** reflect.DeepEqual. */
import type { RType } from '../../code/rtype';
import { getElement } from '../../machine/array';
import { equalPlain } from '../../machine/equal';
import { mapEntries, mapGet, type MapObj } from '../../machine/map';
import type { Iface } from '../../machine/value';
import { type ArrayObj, type Plain, type SliceV, type StructObj } from '../../machine/value';
import { loadPointer, TypeObj } from './objects';

/** Whether two values of one type are equal in all that they hold. `seen`: pairs under comparison, so that cycles end. */
export function deepEqual(
  t: RType,
  a: Plain,
  b: Plain,
  seen: Map<unknown, Set<unknown>> = new Map(),
): boolean {
  if (isReference(t) && a !== null && b !== null) {
    if (a === b && t.kind !== 'func') return true;
    const others = seen.get(a) ?? new Set();
    if (others.has(b)) return true;
    others.add(b);
    seen.set(a, others);
  }
  switch (t.kind) {
    case 'func':
      return a === null && b === null;
    case 'interface': {
      if (a === null || b === null) return a === b;
      const x = a as Iface;
      const y = b as Iface;
      return x.type === y.type && deepEqual(x.type, x.v, y.v, seen);
    }
    case 'ptr':
      if (a === null || b === null) return a === b;
      return (
        equalPlain(t, a, b) ||
        // What a Type points to has no fields: it is the type itself.
        (!(a instanceof TypeObj) &&
          deepEqual(t.elem!, loadPointer(t.elem!, a), loadPointer(t.elem!, b), seen))
      );
    case 'struct':
      return t.fields.every(
        (field, i) =>
          // Which event freed a lock last Go's own does not know.
          (t.pkgPath === 'sync' && field.name === 'last') ||
          deepEqual(field.type, (a as StructObj).f[i], (b as StructObj).f[i], seen),
      );
    case 'array':
      return equalElements(t.elem!, a as ArrayObj, 0, b as ArrayObj, 0, t.len, seen);
    case 'slice': {
      if (a === null || b === null) return a === b;
      const x = a as SliceV;
      const y = b as SliceV;
      if (x.len !== y.len) return false;
      return (
        (x.arr === y.arr && x.off === y.off) ||
        equalElements(t.elem!, x.arr, x.off, y.arr, y.off, x.len, seen)
      );
    }
    case 'map': {
      if (a === null || b === null) return a === b;
      const x = a as MapObj;
      const y = b as MapObj;
      if (x.count !== y.count) return false;
      for (const [key, value] of mapEntries(x)) {
        const other = mapGet(y, key);
        if (other === undefined || !deepEqual(t.elem!, value, other, seen)) return false;
      }
      return true;
    }
    default:
      return equalPlain(t, a, b);
  }
}

const isReference = (t: RType): boolean =>
  t.kind === 'ptr' || t.kind === 'map' || t.kind === 'slice' || t.kind === 'func';

function equalElements(
  elem: RType,
  a: ArrayObj,
  i: number,
  b: ArrayObj,
  j: number,
  n: number,
  seen: Map<unknown, Set<unknown>>,
): boolean {
  for (let k = 0; k < n; k++) {
    if (!deepEqual(elem, getElement(a, i + k), getElement(b, j + k), seen)) return false;
  }
  return true;
}
