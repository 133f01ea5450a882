/** Questions about types: identity, comparability, kinds (Go spec, "Properties of types and values"). */
import { decodeRune } from '../base/bytes';
import type { Func, Object } from './object';
import type { Package } from './package';
import { allMethods } from './interface-methods';
import { runeType, Typ } from './universe';
import type { Var } from './object';
import type { Basic, BasicKind, Interface, Type } from './type';

export function under(t: Type): Type {
  return t.kind === 'named' ? t.underlying : t;
}

// Bit sets over basic kinds: asked for every operand, so a table look-up.
const integerBit = 1;
const unsignedBit = 2;
const floatBit = 4;
const complexBit = 8;
const stringBit = 16;
const booleanBit = 32;
const untypedBit = 64;
const orderedBits = integerBit | floatBit | stringBit;
const numericBits = integerBit | floatBit | complexBit;

const bits: Record<BasicKind, number> = {
  bool: booleanBit,
  int: integerBit,
  int8: integerBit,
  int16: integerBit,
  int32: integerBit,
  int64: integerBit,
  uint: integerBit | unsignedBit,
  uint8: integerBit | unsignedBit,
  uint16: integerBit | unsignedBit,
  uint32: integerBit | unsignedBit,
  uint64: integerBit | unsignedBit,
  uintptr: integerBit | unsignedBit,
  float32: floatBit,
  float64: floatBit,
  complex64: complexBit,
  complex128: complexBit,
  string: stringBit,
  'unsafe-pointer': 0,
  'untyped-bool': booleanBit | untypedBit,
  'untyped-int': integerBit | untypedBit,
  'untyped-rune': integerBit | untypedBit,
  'untyped-float': floatBit | untypedBit,
  'untyped-complex': complexBit | untypedBit,
  'untyped-string': stringBit | untypedBit,
  'untyped-nil': untypedBit,
  invalid: 0,
};

function bitsOf(t: Type): number {
  const u = t.kind === 'named' ? t.underlying : t;
  return u.kind === 'basic' ? bits[u.basic] : 0;
}

export const isBoolean = (t: Type): boolean => (bitsOf(t) & booleanBit) !== 0;
export const isInteger = (t: Type): boolean => (bitsOf(t) & integerBit) !== 0;
export const isUnsigned = (t: Type): boolean => (bitsOf(t) & unsignedBit) !== 0;
export const isFloat = (t: Type): boolean => (bitsOf(t) & floatBit) !== 0;
export const isComplex = (t: Type): boolean => (bitsOf(t) & complexBit) !== 0;
export const isNumeric = (t: Type): boolean => (bitsOf(t) & numericBits) !== 0;
export const isString = (t: Type): boolean => (bitsOf(t) & stringBit) !== 0;
export const isNumericOrString = (t: Type): boolean =>
  (bitsOf(t) & (numericBits | stringBit)) !== 0;
export const isOrdered = (t: Type): boolean => (bitsOf(t) & orderedBits) !== 0;
/** Boolean, numeric or string: what constants can have. */
export const isConstType = (t: Type): boolean =>
  (bitsOf(t) & (numericBits | stringBit | booleanBit)) !== 0;
export const isUntyped = (t: Type): boolean =>
  t.kind === 'basic' && (bits[t.basic] & untypedBit) !== 0;
export const isTyped = (t: Type): boolean => !isUntyped(t);
export const isInvalid = (t: Type): boolean => t.kind === 'basic' && t.basic === 'invalid';
export const isInterface = (t: Type): boolean => under(t).kind === 'interface';
export const isNamed = (t: Type): boolean => t.kind === 'named' || t.kind === 'basic';

/** []byte or []rune, or of defined types with these underlying. */
export function isBytesOrRunes(t: Type): boolean {
  if (t.kind !== 'slice') return false;
  const elem = under(t.elem);
  return elem.kind === 'basic' && (elem.basic === 'uint8' || elem.basic === 'int32');
}

/** Whether nil is a value of the type. */
export function hasNil(t: Type): boolean {
  const u = under(t);
  switch (u.kind) {
    case 'basic':
      return u.basic === 'unsafe-pointer' || u.basic === 'untyped-nil';
    case 'slice':
    case 'pointer':
    case 'signature':
    case 'map':
    case 'chan':
    case 'interface':
      return true;
    default:
      return false;
  }
}

/**
 * Whether == is defined (Go spec, "Comparison operators"). `why` is told the reason where it lies
 * inside a struct, an array or their parts.
 */
export function comparable(t: Type, why?: (reason: string, part: Type) => void): boolean {
  const u = under(t);
  switch (u.kind) {
    case 'basic':
      return u.basic !== 'untyped-nil';
    case 'pointer':
    case 'interface':
    case 'chan':
      return true;
    case 'struct':
      for (const field of u.fields) {
        if (!comparable(field.type)) {
          why?.('field', field.type);
          return false;
        }
      }
      return true;
    case 'array':
      if (!comparable(u.elem)) {
        why?.('array', t);
        return false;
      }
      return true;
    default:
      return false;
  }
}

/** The type an untyped value takes where nothing else decides. */
export function defaultType(t: Type): Type {
  if (t.kind !== 'basic') return t;
  switch (t.basic) {
    case 'untyped-bool':
      return Typ.bool;
    case 'untyped-int':
      return Typ.int;
    case 'untyped-rune':
      return runeType;
    case 'untyped-float':
      return Typ.float64;
    case 'untyped-complex':
      return Typ.complex128;
    case 'untyped-string':
      return Typ.string;
    default:
      return t;
  }
}

/** Whether a name is exported: its first letter is upper case. Names are byte strings. */
export function isExported(name: string): boolean {
  const c = name.charCodeAt(0);
  if (c < 0x80) return c >= 65 && c <= 90;
  return /^\p{Lu}/u.test(String.fromCodePoint(Math.floor(decodeRune(name, 0) / 8)));
}

/** Whether obj answers to name when asked from pkg: unexported names belong to their package. */
export function sameId(obj: Object, pkg: Package | undefined, name: string): boolean {
  if (obj.name !== name) return false;
  return isExported(name) || obj.pkg === pkg || obj.pkg?.path === pkg?.path;
}

/** Type identity (Go spec, "Type identity"). */
export function identical(x: Type, y: Type): boolean {
  return same(x, y, false, undefined);
}

/** Identity with struct tags left aside, as conversions want it. */
export function identicalIgnoreTags(x: Type, y: Type): boolean {
  return same(x, y, true, undefined);
}

/** Pairs of interfaces under comparison: anonymous ones may refer to themselves through a method. */
interface Pair {
  readonly x: Interface;
  readonly y: Interface;
  readonly prev: Pair | undefined;
}

function same(x: Type, y: Type, noTags: boolean, pair: Pair | undefined): boolean {
  if (x === y) return true;
  switch (x.kind) {
    case 'basic':
      return y.kind === 'basic' && x.basic === y.basic;
    case 'named':
      return y.kind === 'named' && x.id === y.id;
    case 'pointer':
      return y.kind === 'pointer' && same(x.elem, y.elem, noTags, pair);
    case 'slice':
      return y.kind === 'slice' && same(x.elem, y.elem, noTags, pair);
    case 'array':
      return (
        y.kind === 'array' &&
        // A negative length stands for one that could not be found out.
        (x.len < 0 || y.len < 0 || x.len === y.len) &&
        same(x.elem, y.elem, noTags, pair)
      );
    case 'map':
      return (
        y.kind === 'map' && same(x.key, y.key, noTags, pair) && same(x.elem, y.elem, noTags, pair)
      );
    case 'chan':
      return y.kind === 'chan' && x.dir === y.dir && same(x.elem, y.elem, noTags, pair);
    case 'struct': {
      if (y.kind !== 'struct' || x.fields.length !== y.fields.length) return false;
      for (let i = 0; i < x.fields.length; i++) {
        const f = x.fields[i]!;
        const g = y.fields[i]!;
        if (
          f.embedded !== g.embedded ||
          !sameId(f, g.pkg, g.name) ||
          (!noTags && x.tags[i] !== y.tags[i]) ||
          !same(f.type, g.type, noTags, pair)
        ) {
          return false;
        }
      }
      return true;
    }
    case 'tuple':
      return y.kind === 'tuple' && sameVars(x.vars, y.vars, noTags, pair);
    case 'signature':
      return (
        y.kind === 'signature' &&
        x.variadic === y.variadic &&
        sameVars(x.params, y.params, noTags, pair) &&
        sameVars(x.results, y.results, noTags, pair)
      );
    case 'interface': {
      if (y.kind !== 'interface') return false;
      const a = allMethods(x);
      const b = allMethods(y);
      if (a.length !== b.length) return false;
      for (let p = pair; p; p = p.prev) {
        if ((p.x === x && p.y === y) || (p.x === y && p.y === x)) return true;
      }
      const here: Pair = { x, y, prev: pair };
      for (let i = 0; i < a.length; i++) {
        const f: Func = a[i]!;
        const g: Func = b[i]!;
        if (!sameId(f, g.pkg, g.name) || !same(f.type, g.type, noTags, here)) return false;
      }
      return true;
    }
  }
}

function sameVars(
  a: readonly Var[],
  b: readonly Var[],
  noTags: boolean,
  pair: Pair | undefined,
): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) {
    if (!same(a[i]!.type, b[i]!.type, noTags, pair)) return false;
  }
  return true;
}

/** The kinds in the order constants are promoted: int, rune, float, complex. */
export function untypedRank(t: Basic): number {
  switch (t.basic) {
    case 'untyped-int':
      return 1;
    case 'untyped-rune':
      return 2;
    case 'untyped-float':
      return 3;
    case 'untyped-complex':
      return 4;
    default:
      return 0;
  }
}
