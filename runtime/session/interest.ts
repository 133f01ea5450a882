/** What a walk through the heap looks for, told by types: from values of all other types nothing of it can be reached. */
import type { RType } from '../code/rtype';

/** What a walk needs to know of a type. */
export interface Shape {
  /** Something wanted may lie at or behind a value of this type. */
  readonly leads: boolean;
  /** Indices of the fields of a struct that lead there, and their names as `Type.field`. */
  readonly fields: readonly number[];
  readonly names: readonly string[];
}

/** The types that a type's values hold or point to; undefined: any. */
function parts(t: RType): readonly RType[] | undefined {
  switch (t.kind) {
    case 'interface':
    case 'func':
    case 'unsafe-pointer':
      return undefined;
    case 'struct':
      return t.fields.map(({ type }) => type);
    case 'map':
      return [t.keyType!, t.elem!];
    case 'ptr':
    case 'slice':
    case 'array':
    case 'chan':
      return [t.elem!];
    default:
      return [];
  }
}

/** Remembers what it has found out: keep one for each run and question. */
export class Interest {
  private readonly shapes = new Map<RType, Shape>();
  private readonly led = new Map<RType, boolean>();

  constructor(private readonly wanted: (t: RType) => boolean) {}

  shape(t: RType): Shape {
    let shape = this.shapes.get(t);
    if (!shape) {
      const fields = t.kind === 'struct' ? [...t.fields.keys()] : [];
      const led = fields.filter((i) => this.leads(t.fields[i]!.type));
      shape = {
        leads: this.leads(t),
        fields: led,
        names: led.map((i) => `${t.name}.${t.fields[i]!.name}`),
      };
      this.shapes.set(t, shape);
    }
    return shape;
  }

  leads(t: RType): boolean {
    const known = this.led.get(t);
    if (known !== undefined) return known;
    const seen = new Set([t]);
    let found = false;
    for (const one of seen) {
      const of = parts(one);
      found = of === undefined || this.wanted(one) || this.led.get(one) === true;
      if (found) break;
      for (const part of of!) seen.add(part);
    }
    if (found) this.led.set(t, true);
    else for (const one of seen) this.led.set(one, false);
    return found;
  }
}

/** Channels, locks, and the tickets (*uint32) of those who wait for a signal: what goroutines wait on; and `also`. */
export const waitedOn = (also: (t: RType) => boolean): Interest =>
  new Interest(
    (t) =>
      t.kind === 'chan' ||
      t.pkgPath === 'sync' ||
      (t.kind === 'ptr' && t.elem!.kind === 'uint32') ||
      also(t),
  );
