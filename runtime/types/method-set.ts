/** Selectors and method sets: which field or method a name means (Go spec, "Selectors", "Method sets"). */
import type { Func, Var } from './object';
import type { Package } from './package';
import { allMethods } from './interface-methods';
import { identical, sameId, under } from './predicates';
import { funcString, typeBytes, type Qualifier } from './type-string';
import type { Interface, Named, Type } from './type';
import { newPointer } from './named';

export { allMethods } from './interface-methods';

/**
 * What was found. Without obj: `ambiguous` where several stand at the same depth; `indirect` alone
 * where a method exists but wants a pointer receiver.
 */
export interface Lookup {
  readonly obj: Var | Func | undefined;
  /** Field indices from the type to obj; for a method, to the embedded field that has it. */
  readonly index: readonly number[];
  readonly indirect: boolean;
  readonly ambiguous: boolean;
}

const notFound: Lookup = { obj: undefined, index: [], indirect: false, ambiguous: false };

interface Candidate {
  readonly type: Type;
  readonly index: readonly number[];
  readonly indirect: boolean;
  /** Several embedded fields of this depth lead to the same type. */
  multiples: boolean;
}

/**
 * Looks for name in T as seen from pkg: the shallowest field or method, if it is the only one at
 * its depth. `addressable` tells that T is the type of a variable, whose pointer methods can be
 * called too. With `fold`, methods may differ in case.
 */
export function lookupFieldOrMethod(
  T: Type,
  addressable: boolean,
  pkg: Package | undefined,
  name: string,
  fold = false,
): Lookup {
  if (name === '_') return notFound;
  // Methods cannot be reached through a defined pointer type, fields can.
  if (T.kind === 'named') {
    const u = T.underlying;
    if (u.kind === 'pointer') {
      const found = lookup(u, false, pkg, name, fold);
      return found.obj?.kind === 'func' ? notFound : found;
    }
  }
  return lookup(T, addressable, pkg, name, fold);
}

function matches(obj: Var | Func, pkg: Package | undefined, name: string, fold: boolean): boolean {
  if (obj.name === name) return sameId(obj, pkg, name);
  return fold && obj.name.toLowerCase() === name.toLowerCase();
}

function lookup(
  T: Type,
  addressable: boolean,
  pkg: Package | undefined,
  name: string,
  fold: boolean,
): Lookup {
  let start = T;
  let isPtr = false;
  if (T.kind === 'pointer') {
    start = T.elem;
    isPtr = true;
    // A pointer to an interface has no methods.
    if (under(start).kind === 'interface') return notFound;
  }
  let current: Candidate[] = [{ type: start, index: [], indirect: isPtr, multiples: false }];
  let seen: Set<Named> | undefined;

  while (current.length > 0) {
    let next: Candidate[] | undefined;
    let obj: Var | Func | undefined;
    let found: Candidate | undefined;
    let index: readonly number[] = [];
    let clash = false;

    for (const e of current) {
      let t = e.type;
      if (t.kind === 'named') {
        // A deeper occurrence of a type already seen is shadowed by the shallower one.
        if (seen?.has(t)) continue;
        (seen ??= new Set()).add(t);
        let method: Func | undefined;
        for (const m of t.methods) {
          if (matches(m, pkg, name, fold)) {
            method = m;
            break;
          }
        }
        if (method) {
          if (obj || e.multiples) clash = true;
          obj = method;
          found = e;
          index = e.index;
          continue;
        }
        t = t.underlying;
      }
      if (t.kind === 'struct') {
        const fields = t.fields;
        for (let i = 0; i < fields.length; i++) {
          const f = fields[i]!;
          if (matches(f, pkg, name, fold)) {
            if (obj || e.multiples) clash = true;
            obj = f;
            found = e;
            index = [...e.index, i];
            continue;
          }
          if (!obj && f.embedded) {
            let ft = f.type;
            let ptr = false;
            if (ft.kind === 'pointer') {
              ft = ft.elem;
              ptr = true;
            }
            const u = under(ft).kind;
            if (ft.kind === 'named' || u === 'struct' || u === 'interface') {
              (next ??= []).push({
                type: ft,
                index: [...e.index, i],
                indirect: e.indirect || ptr,
                multiples: e.multiples,
              });
            }
          }
        }
      } else if (t.kind === 'interface') {
        const m = allMethods(t).find((f) => matches(f, pkg, name, fold));
        if (m) {
          if (obj || e.multiples) clash = true;
          obj = m;
          found = e;
          index = e.index;
        }
      }
    }

    if (clash) return { obj: undefined, index, indirect: false, ambiguous: true };
    if (obj && found) {
      // A pointer method wants an address on the way: a pointer or an addressable operand.
      if (obj.kind === 'func' && obj.ptrRecv && !found.indirect && !addressable) {
        return { obj: undefined, index: [], indirect: true, ambiguous: false };
      }
      return { obj, index, indirect: found.indirect, ambiguous: false };
    }
    current = next ? consolidate(next) : [];
  }
  return notFound;
}

/** Merges entries of the same type: what is found in it then is ambiguous. */
function consolidate(list: Candidate[]): Candidate[] {
  if (list.length < 2) return list;
  const out: Candidate[] = [];
  for (const e of list) {
    const prev = out.find((o) => identical(o.type, e.type));
    if (prev) prev.multiples = true;
    else out.push(e);
  }
  return out;
}

/** A method T wants and V lacks; `alt` is one that comes near. */
export interface MissingMethod {
  readonly method: Func;
  readonly alt: Func | undefined;
}

/**
 * The first method of interface T that V lacks. `complete` makes sure a concrete method's signature
 * is checked before it is compared. If not `static`, an interface V only clashes where it has the
 * method with another signature, as for assertions.
 */
export function missingMethod(
  V: Type,
  T: Interface,
  isStatic: boolean,
  complete: (f: Func) => void,
): MissingMethod | undefined {
  const wanted = allMethods(T);
  if (wanted.length === 0) return undefined;
  const u = under(V);
  if (u.kind === 'interface') {
    const has = allMethods(u);
    for (const m of wanted) {
      const f = has.find((h) => sameId(h, m.pkg, m.name));
      if (!f) {
        if (!isStatic) continue;
        return { method: m, alt: undefined };
      }
      if (!identical(f.type, m.type)) return { method: m, alt: f };
    }
    return undefined;
  }
  for (const m of wanted) {
    let { obj } = lookupFieldOrMethod(V, false, m.pkg, m.name);
    const found = obj !== undefined;
    if (!found) {
      obj =
        lookupFieldOrMethod(newPointer(V), false, m.pkg, m.name).obj ??
        lookupFieldOrMethod(V, false, m.pkg, m.name, true).obj;
    }
    if (obj?.kind !== 'func') return { method: m, alt: undefined };
    complete(obj);
    if (!found || !identical(obj.type, m.type)) return { method: m, alt: obj };
  }
  return undefined;
}

export function isInterfacePtr(t: Type): boolean {
  const u = under(t);
  return u.kind === 'pointer' && under(u.elem).kind === 'interface';
}

export function interfacePtrError(t: Type, qualifier: Qualifier): string {
  return `type ${typeBytes(t, qualifier)} is pointer to interface, not interface`;
}

/** gc's words for a missing method, in parentheses. */
export function missingMethodReason(
  V: Type,
  T: Type,
  { method, alt }: MissingMethod,
  qualifier: Qualifier,
): string {
  const name = `${method.name} method`;
  if (alt) {
    const lines = `\n\t\thave ${funcString(alt, qualifier)}\n\t\twant ${funcString(method, qualifier)}`;
    if (alt.name !== method.name) return `(missing ${name})${lines}`;
    if (identical(method.type, alt.type)) return `(${name} has pointer receiver)`;
    return `(wrong type for ${name})${lines}`;
  }
  if (isInterfacePtr(V)) return `(${interfacePtrError(V, qualifier)})`;
  if (isInterfacePtr(T)) return `(${interfacePtrError(T, qualifier)})`;
  return `(missing ${name})`;
}
