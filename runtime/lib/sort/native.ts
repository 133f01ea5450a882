/** Natives of sort: any slice's length, and two of its elements changing places. */
import type { Goroutine } from '../../machine/goroutine';
import { getElement, setElement } from '../../machine/array';
import type { NativeTable } from '../../machine/native';
import { getInt, getRef, setInt } from '../../machine/native-values';
import type { Iface, SliceV, StructObj } from '../../machine/value';
import { copyInto } from '../../machine/zero';
import { kindPanic, owned } from '../reflect/objects';
import type { Machine } from '../../machine/machine';

function sliceOf(m: Machine, g: Goroutine, i: number): { type: Iface['type']; v: SliceV | null } {
  const x = getRef(g, i) as Iface | null;
  if (x?.type.kind !== 'slice') throw kindPanic(m, g.process, 'Swapper', x?.type);
  return { type: x.type, v: x.v as SliceV | null };
}

export const sortNatives: NativeTable = {
  'sort.length': (m, g, base) => {
    setInt(g, base, sliceOf(m, g, base).v?.len ?? 0);
  },
  'sort.swap': (m, g, base) => {
    const { type, v } = sliceOf(m, g, base);
    const i = v!.off + getInt(g, base + 1);
    const j = v!.off + getInt(g, base + 2);
    const elem = type.elem!;
    const { arr } = v!;
    if (elem.kind === 'struct' || elem.kind === 'array') {
      // Elements that are structs stay where they are; what they hold changes places.
      const a = getElement(arr, i) as StructObj;
      const b = getElement(arr, j) as StructObj;
      const held = owned(m, elem, a) as StructObj;
      copyInto(m, a, b);
      copyInto(m, b, held);
      return;
    }
    const held = getElement(arr, i);
    setElement(m, arr, i, getElement(arr, j));
    setElement(m, arr, j, held);
  },
};
