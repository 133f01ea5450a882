/** The method set of an interface type with what it embeds (Go spec, "Interface types"). */
import type { Func } from './object';
import type { Interface } from './type';

const none: readonly Func[] = [];

/** Interface types whose own text is being read: they have no methods yet, as gc has it. */
export const unfinished = new WeakSet<Interface>();

/**
 * All methods of an interface, embedded ones included, sorted by name and, for unexported ones of
 * the same name, by package path. Found once and kept. Where two embedded interfaces have a method
 * in common, the first stands for both (they are identical, or an error has been reported).
 */
export function allMethods(t: Interface): readonly Func[] {
  if (t.all) return t.all;
  if (unfinished.has(t)) return none;
  if (t.embeddeds.length === 0 && t.methods.length === 0) return (t.all = none);
  // An interface that embeds itself has been reported; this ends the recursion.
  t.all = none;
  const seen: Func[] = [...t.methods];
  let incomplete = false;
  for (const e of t.embeddeds) {
    const u = e.kind === 'named' ? e.underlying : e;
    if (u.kind === 'basic' && u.basic === 'invalid') incomplete = true;
    if (u.kind !== 'interface') continue;
    if (unfinished.has(u)) incomplete = true;
    for (const m of allMethods(u)) {
      if (!seen.some((f) => f.name === m.name && (f.pkg === m.pkg || isUpper(m.name))))
        seen.push(m);
    }
  }
  seen.sort((a, b) => compare(a.name, b.name) || compare(a.pkg?.path ?? '', b.pkg?.path ?? ''));
  t.all = incomplete ? undefined : seen;
  return seen;
}

function isUpper(name: string): boolean {
  const c = name.charCodeAt(0);
  return c >= 65 && c <= 90;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
