/** How a type's values sit in registers and arrays: class, storage, integer width (code/rtype.ts). */
import type { Cls, RKind, Storage } from '../code/rtype';
import { under } from '../types/predicates';
import type { BasicKind, Type } from '../types/type';

/** The class of a value's register. */
export function clsOf(t: Type): Cls {
  const u = under(t);
  if (u.kind !== 'basic') return 2;
  switch (u.basic) {
    case 'int':
    case 'int64':
    case 'uint':
    case 'uint64':
    case 'uintptr':
    case 'untyped-int':
      return 1;
    case 'string':
    case 'complex64':
    case 'complex128':
    case 'unsafe-pointer':
    case 'untyped-string':
    case 'untyped-complex':
    case 'untyped-nil':
    case 'invalid':
      return 2;
    default:
      return 0;
  }
}

/** Structs and arrays: objects with identity, copied where Go copies the value. */
export function isAggregate(t: Type): boolean {
  const k = under(t).kind;
  return k === 'struct' || k === 'array';
}

const storages: Partial<Record<BasicKind, Storage>> = {
  bool: 'u8',
  uint8: 'u8',
  int8: 'i8',
  int16: 'i16',
  uint16: 'u16',
  int32: 'i32',
  uint32: 'u32',
  float32: 'f32',
  float64: 'f64',
  int: 'w',
  int64: 'w',
  uint: 'w',
  uint64: 'w',
  uintptr: 'w',
};

/** How elements of the type are stored in an array. */
export function storageOf(t: Type): Storage {
  const u = under(t);
  return (u.kind === 'basic' && storages[u.basic]) || 'r';
}

const kinds: Record<Exclude<Type['kind'], 'basic' | 'named' | 'tuple'>, RKind> = {
  pointer: 'ptr',
  slice: 'slice',
  array: 'array',
  map: 'map',
  chan: 'chan',
  struct: 'struct',
  signature: 'func',
  interface: 'interface',
};

/** The run-time kind; RangeError for what has none (untyped constants, tuples). */
export function kindOf(t: Type): RKind {
  const u = under(t);
  if (u.kind === 'basic') {
    if (u.basic.startsWith('untyped') || u.basic === 'invalid') {
      throw new RangeError(`no run-time type for ${u.name}`);
    }
    return u.basic as RKind;
  }
  if (u.kind === 'tuple' || u.kind === 'named')
    throw new RangeError(`no run-time type for a ${u.kind}`);
  return kinds[u.kind];
}

const modes: Partial<Record<BasicKind, number>> = {
  int32: 0,
  'untyped-rune': 0,
  uint32: 1,
  int16: 2,
  uint16: 3,
  int8: 4,
  uint8: 5,
};

/** The wrap mode of an integer type of up to 32 bits (ops.ts); -1 for any other type. */
export function modeOf(t: Type): number {
  const u = under(t);
  return u.kind === 'basic' ? (modes[u.basic] ?? -1) : -1;
}

/** Whether every value of mode `from` is one of mode `to`, so that no wrap is needed. */
export function modeFits(from: number, to: number): boolean {
  if (from === to) return true;
  switch (to) {
    case 0:
      return from >= 2;
    case 1:
      return from === 3 || from === 5;
    case 2:
      return from === 4 || from === 5;
    case 3:
      return from === 5;
    default:
      return false;
  }
}

export function basicOf(t: Type): BasicKind | undefined {
  const u = under(t);
  return u.kind === 'basic' ? u.basic : undefined;
}
