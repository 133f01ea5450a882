/** Which types implement which interfaces, method by method (Go spec, "Implementing an interface"). */
import type { Pos } from '../base/source';
import {
  allMethods,
  isInterface,
  lookupFieldOrMethod,
  missingMethod,
  newPointer,
  type Interface,
  type Named,
} from '../types/index';
import type { Declared } from './declare';

/** Positions of declarations by that of a declaration. */
export interface Relations {
  /** Of an interface its types, of an interface's method the methods that it may turn out to be. */
  readonly implementers: ReadonlyMap<Pos, readonly Pos[]>;
  /** The other way round. */
  readonly interfaces: ReadonlyMap<Pos, readonly Pos[]>;
}

function add(map: Map<Pos, Pos[]>, key: Pos, value: Pos): void {
  const list = map.get(key);
  if (!list) map.set(key, [value]);
  else if (!list.includes(value)) list.push(value);
}

/** Of every interface declared, the empty one aside; a type whose pointer has the methods counts. */
export function relate(declared: readonly Declared[]): Relations {
  const types: Named[] = [];
  const wanted: { named: Named; type: Interface }[] = [];
  for (const { named } of declared) {
    if (!named) continue;
    if (!isInterface(named)) types.push(named);
    else if (named.underlying.kind === 'interface' && allMethods(named.underlying).length > 0) {
      wanted.push({ named, type: named.underlying });
    }
  }
  const implementers = new Map<Pos, Pos[]>();
  const interfaces = new Map<Pos, Pos[]>();
  for (const type of types) {
    const pointer = newPointer(type);
    for (const { named, type: face } of wanted) {
      if (missingMethod(pointer, face, true, () => undefined)) continue;
      add(implementers, named.obj.pos, type.obj.pos);
      add(interfaces, type.obj.pos, named.obj.pos);
      for (const method of allMethods(face)) {
        const { obj } = lookupFieldOrMethod(pointer, false, method.pkg, method.name);
        if (obj?.kind !== 'func' || obj.pos === 0 || obj.pos === method.pos) continue;
        add(implementers, method.pos, obj.pos);
        add(interfaces, obj.pos, method.pos);
      }
    }
  }
  return { implementers, interfaces };
}
