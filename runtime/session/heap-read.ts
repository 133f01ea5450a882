/** Values of a stopped machine by the names that Go has for them; what is not there is undefined. */
import { textOf } from '../base/bytes';
import type { RType } from '../code/rtype';
import { MapObj, mapEntries } from '../machine/map';
import { Iface, SliceV, StructObj, type Plain } from '../machine/value';
import { elementOf, seenOf } from './value-view';

const places = new WeakMap<RType, ReadonlyMap<string, number>>();

function placesOf(type: RType): ReadonlyMap<string, number> {
  let found = places.get(type);
  if (!found) {
    found = new Map(type.fields.map(({ name }, i) => [name, i]));
    places.set(type, found);
  }
  return found;
}

/** A field of a struct, or of what a pointer or an interface leads to, and so on along the names. */
export function field(value: Plain, ...names: readonly string[]): Plain {
  let at = value;
  for (const name of names) {
    if (at instanceof Iface) at = at.v;
    if (!(at instanceof StructObj)) return undefined;
    const place = placesOf(at.type).get(name);
    if (place === undefined) return undefined;
    at = at.f[place];
  }
  return at;
}

/** A string as text; '' for anything else. */
export const text = (value: Plain): string => (typeof value === 'string' ? textOf(value) : '');

/** A number, if need be rounded; 0 for anything else. */
export const number = (value: Plain): number =>
  typeof value === 'number' || typeof value === 'bigint' ? Number(value) : 0;

/** Elements of a slice, at most so many. */
export function* elements(value: Plain, most: number): Generator<Plain> {
  if (!(value instanceof SliceV)) return;
  const count = Math.min(seenOf(value), most);
  for (let i = 0; i < count; i++) yield elementOf(value.arr, value.off + i);
}

/** Entries of a map, at most so many. */
export function* entries(value: Plain, most: number): Generator<readonly [Plain, Plain]> {
  if (!(value instanceof MapObj)) return;
  let n = 0;
  for (const entry of mapEntries(value)) if (n++ < most) yield entry;
}

/** Length of a slice or a map. */
export const length = (value: Plain): number =>
  value instanceof SliceV ? value.len : value instanceof MapObj ? value.count : 0;
