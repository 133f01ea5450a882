/** Sizes and alignments of types as gc lays them out on amd64 (Go spec, "Size and alignment guarantees"). */
import { under } from './predicates';
import type { BasicKind, Struct, Type } from './type';

const basicSizes: Partial<Record<BasicKind, number>> = {
  bool: 1,
  int8: 1,
  uint8: 1,
  int16: 2,
  uint16: 2,
  int32: 4,
  uint32: 4,
  float32: 4,
  complex128: 16,
  string: 16,
};

const up = (n: number, to: number): number => Math.ceil(n / to) * to;

/** Bytes a variable of the type takes; a number beyond 2^53 is not exact. */
export function sizeof(t: Type): number {
  const u = under(t);
  switch (u.kind) {
    case 'basic':
      return basicSizes[u.basic] ?? 8;
    case 'slice':
      return 24;
    case 'interface':
      return 16;
    case 'array':
      return u.len === 0 ? 0 : u.len * sizeof(u.elem);
    case 'struct': {
      let size = 0;
      u.fields.forEach((field, i) => {
        const width = sizeof(field.type);
        size = up(size, alignof(field.type)) + width;
        // The address of a last field without size must not lie behind the struct.
        if (width === 0 && size > 0 && i === u.fields.length - 1) size++;
      });
      return up(size, alignof(u));
    }
    default:
      return 8;
  }
}

/** The multiple that addresses of the type's variables are. */
export function alignof(t: Type): number {
  const u = under(t);
  switch (u.kind) {
    case 'basic':
      if (u.basic === 'complex64') return 4;
      return Math.min(8, basicSizes[u.basic] ?? 8);
    case 'array':
      return alignof(u.elem);
    case 'struct':
      return u.fields.reduce((most, field) => Math.max(most, alignof(field.type)), 1);
    default:
      return 8;
  }
}

/** Where field i of the struct begins. */
export function offsetof(u: Struct, i: number): number {
  let size = 0;
  for (const field of u.fields.slice(0, i))
    size = up(size, alignof(field.type)) + sizeof(field.type);
  return up(size, alignof(u.fields[i]!.type));
}
