/** Types must not contain themselves: a struct or array that would be infinitely large. */
import { noPos } from '../../base/source';
import type { NamedType } from '../named';
import type { Object } from '../object';
import type { Type } from '../type';
import { Typ } from '../universe';
import type { Context } from './context';

const valid = new WeakSet<Type>();

/** Complains where t contains itself other than through a pointer, slice, map, channel or function. */
export function validType(c: Context, t: NamedType): void {
  visit(c, t, []);
}

function visit(c: Context, t: Type, path: NamedType[]): boolean {
  switch (t.kind) {
    case 'array':
      return visit(c, t.elem, path);
    case 'struct':
      return t.fields.every((f) => visit(c, f.type, path));
    case 'interface':
      return t.embeddeds.every((e) => visit(c, e, path));
    case 'named': {
      if (valid.has(t)) return true;
      const named = t as NamedType;
      const i = path.indexOf(named);
      if (i >= 0) {
        cycleError(
          c,
          path.slice(i).map((n) => n.obj),
        );
        // Nothing more is said about it, and nobody walks round it for ever.
        for (const n of path.slice(i)) n.underlying = Typ.invalid;
        return false;
      }
      if (!named.rhs) return true;
      path.push(named);
      const ok = visit(c, named.rhs, path);
      path.pop();
      if (ok) valid.add(t);
      return ok;
    }
    default:
      return true;
  }
}

/** Reports a cycle of declarations, starting with the one that stands first in the source. */
export function cycleError(c: Context, cycle: readonly Object[]): void {
  let first = 0;
  cycle.forEach((o, i) => {
    if (o.pos < cycle[first]!.pos) first = i;
  });
  const start = cycle[first]!;
  const notes = [];
  for (let i = 0; i < cycle.length; i++) {
    const o = cycle[(first + i) % cycle.length]!;
    notes.push({ pos: o.pos, message: `${o.name} refers to` });
  }
  notes.push({ pos: start.pos, message: start.name });
  const words =
    start.kind === 'type-name'
      ? `invalid recursive type ${start.name}`
      : `illegal cycle in declaration of ${start.name}`;
  const errPos = c.env.errPos;
  c.env.errPos = noPos;
  c.error({ pos: start.pos, end: start.pos + start.name.length }, words, notes);
  c.env.errPos = errPos;
}
