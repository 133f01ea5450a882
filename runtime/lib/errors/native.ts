/** Natives of errors: what needs to know types. */
import { implementsInterface } from '../../machine/equal';
import type { NativeTable } from '../../machine/native';
import { getRef, setBool, setInt } from '../../machine/native-values';
import type { Iface } from '../../machine/value';
import { ownedOf, storePointer, valueOf, viewOf } from '../reflect/objects';

/** Faults of a target of As; errors.go has the same numbers. */
const NIL = 1;
const NO_POINTER = 2;
const NO_ERROR = 3;

export const errorsNatives: NativeTable = {
  'errors.isComparable': (_, g, base) => {
    setBool(g, base, (getRef(g, base) as Iface).type.comparable);
  },
  'errors.targetFault': (_, g, base) => {
    const target = getRef(g, base) as Iface | null;
    const elem = target?.type.elem;
    let fault = 0;
    if (!target) fault = NIL;
    else if (target.type.kind !== 'ptr' || target.v === null) fault = NO_POINTER;
    else if (elem!.kind !== 'interface') {
      const error = elem!.methods.find((method) => method.name === 'Error');
      if (error?.type.string !== 'func() string') fault = NO_ERROR;
    }
    setInt(g, base, fault);
  },
  'errors.assign': (m, g, base) => {
    const err = getRef(g, base) as Iface;
    const target = getRef(g, base + 1) as Iface;
    const elem = target.type.elem!;
    const fits =
      elem.kind === 'interface' ? implementsInterface(err.type, elem) : err.type === elem;
    if (fits) {
      const value =
        elem.kind === 'interface' ? err : ownedOf(m, viewOf(valueOf(m, g.process, elem, err.v)));
      storePointer(m, elem, target.v, value);
    }
    setBool(g, base, fits);
  },
};
