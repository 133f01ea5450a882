/**
 * What one picture has in common with the next: the same objects, so that nobody sends or draws them twice.
 * Pictures are plain data: objects, arrays, strings, numbers.
 */
import type { MomentPatch, MomentView } from './protocol';

/** By what an element of a list is known again when its place has changed: lists hold objects with a number. */
function keyOf(one: unknown): unknown {
  if (typeof one !== 'object' || one === null) return undefined;
  if ('object' in one) return one.object;
  return 'id' in one ? one.id : undefined;
}

function sharedList(before: readonly unknown[], now: readonly unknown[]): readonly unknown[] {
  if (before.length === now.length && before.every((one, i) => one === now[i])) return before;
  let byKey: Map<unknown, unknown> | undefined;
  let same = before.length === now.length;
  const list = now.map((one, i) => {
    let known = before[i];
    const key = keyOf(one);
    if (known !== one && key !== undefined && keyOf(known) !== key) {
      byKey ??= new Map(before.map((other) => [keyOf(other), other]));
      known = byKey.get(key);
    }
    const kept = shared(known, one);
    if (kept !== before[i]) same = false;
    return kept;
  });
  return same ? before : list;
}

/** `now`, with `before` and its parts in place of all that is equal to them. */
export function shared<T>(before: T | undefined, now: T): T {
  if (before === now || typeof before !== 'object' || typeof now !== 'object') return now;
  if (before === null || now === null || Array.isArray(before) !== Array.isArray(now)) return now;
  if (Array.isArray(before) && Array.isArray(now)) return sharedList(before, now) as T;
  const [old, fresh] = [before as Record<string, unknown>, now as Record<string, unknown>];
  const names = Object.keys(fresh);
  let same = Object.keys(old).length === names.length;
  let kept = fresh;
  for (const name of names) {
    const one = shared(old[name], fresh[name]);
    if (one !== old[name] || !(name in old)) same = false;
    if (one === fresh[name]) continue;
    if (kept === fresh) kept = { ...fresh };
    kept[name] = one;
  }
  return same ? before : (kept as T);
}

/** What has to be sent to who has one moment so that they have the next; told by identity: see `shared`. */
export function patchOf(before: MomentView, now: MomentView): MomentPatch {
  const kept: string[] = [];
  const lists: Record<string, (number | readonly [unknown])[]> = {};
  const rest: Record<string, unknown> = {};
  const old = before as unknown as Readonly<Record<string, unknown>>;
  for (const [name, value] of Object.entries(now)) {
    const known = old[name];
    if (known === value && name in old) kept.push(name);
    else if (Array.isArray(known) && Array.isArray(value)) {
      const places = new Map<unknown, number>(known.map((one: unknown, i) => [one, i]));
      lists[name] = value.map((one: unknown) => places.get(one) ?? [one]);
    } else rest[name] = value;
  }
  return { kept, lists, rest };
}

/** The moment that a patch leads to; what was kept is the same objects as before. */
export function patched(before: MomentView, { kept, lists, rest }: MomentPatch): MomentView {
  const old = before as unknown as Readonly<Record<string, unknown>>;
  const now: Record<string, unknown> = { ...rest };
  for (const name of kept) now[name] = old[name];
  for (const [name, list] of Object.entries(lists)) {
    const known = old[name] as readonly unknown[];
    now[name] = list.map((one) => (typeof one === 'number' ? known[one] : one[0]));
  }
  return now as unknown as MomentView;
}
