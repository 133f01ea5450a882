/** Assignability and conversion between types (Go spec, "Assignability", "Conversions"). */
import { represent, stringValue, toInt } from '../constant-ops';
import { runeToBytes } from '../../base/bytes';
import type { ConstValue } from '../constant';
import { isInterfacePtr, missingMethod, missingMethodReason } from '../method-set';
import {
  defaultType,
  identical,
  identicalIgnoreTags,
  isBytesOrRunes,
  isComplex,
  isConstType,
  isFloat,
  isInteger,
  isInterface,
  isInvalid,
  isNamed,
  isString,
  isUntyped,
  under,
} from '../predicates';
import type { Interface, Type } from '../type';
import { Typ } from '../universe';
import type { Context } from './context';
import { implicitType, updateExprType } from './convert-untyped';
import type { Operand } from './operand';

/** Why V does not implement T, in gc's words; undefined where it does. */
export function implementsReason(c: Context, V: Type, T: Type): string | undefined {
  const Vu = under(V);
  const Tu = under(T);
  if (isInvalid(Vu) || isInvalid(Tu)) return undefined;
  if (Vu.kind === 'pointer' && isInvalid(under(Vu.elem))) return undefined;
  if (Tu.kind !== 'interface') {
    const cause = isInterfacePtr(Tu)
      ? c.format('type %s is pointer to interface, not interface', { type: T })
      : c.format('%s is not an interface', { type: T });
    return c.format('%s does not implement %s (%s)', { type: V }, { type: T }, cause);
  }
  const missing = missingMethod(V, Tu, true, (f) => c.rec.objDecl(c, f, undefined));
  if (!missing) return undefined;
  const reason = missingMethodReason(V, T, missing, c.qualifier);
  return c.format('%s does not implement %s %s', { type: V }, { type: T }, reason);
}

/** True, or why x cannot be assigned to T ('' where nothing helps to say). */
export function assignableTo(c: Context, x: Operand, T: Type): true | string {
  if (x.mode === 'invalid' || isInvalid(T)) return true;
  const V = x.type;
  if (identical(V, T)) return true;
  const Vu = under(V);
  const Tu = under(T);
  if (isInvalid(Vu) || isInvalid(Tu)) return true;
  if (isUntyped(Vu)) return implicitType(x, T).failure === undefined ? true : '';
  if ((!isNamed(V) || !isNamed(T)) && identical(Vu, Tu)) return true;
  if (Tu.kind === 'interface' || isInterfacePtr(Tu)) return implementsReason(c, V, T) ?? true;
  if (Vu.kind === 'interface' && implementsReason(c, T, V) === undefined) {
    return 'need type assertion';
  }
  if (
    Vu.kind === 'chan' &&
    Vu.dir === 'both' &&
    Tu.kind === 'chan' &&
    identical(Vu.elem, Tu.elem)
  ) {
    return !isNamed(V) || !isNamed(T) ? true : '';
  }
  return '';
}

const isUnsafePointer = (t: Type): boolean => t.kind === 'basic' && t.basic === 'unsafe-pointer';

/** True, or why a non-constant x cannot be converted to T ('' where nothing helps to say). */
function convertibleTo(c: Context, x: Operand, T: Type): true | string {
  const assignable = assignableTo(c, x, T);
  if (assignable === true) return true;
  const V = x.type;
  const Vu = under(V);
  const Tu = under(T);
  if (identicalIgnoreTags(Vu, Tu)) return true;
  if (
    V.kind === 'pointer' &&
    T.kind === 'pointer' &&
    identicalIgnoreTags(under(V.elem), under(T.elem))
  ) {
    return true;
  }
  const numeric = (t: Type) => isInteger(t) || isFloat(t);
  if (numeric(Vu) && numeric(Tu)) return true;
  if (isComplex(Vu) && isComplex(Tu)) return true;
  if (isString(Tu) && (isInteger(Vu) || isBytesOrRunes(Vu))) return true;
  if (isString(Vu) && isBytesOrRunes(Tu)) return true;
  if (Vu.kind === 'pointer' && isUnsafePointer(Tu)) return true;
  if (isUnsafePointer(Vu) && (isUnsafePointer(Tu) || Tu.kind === 'pointer')) return true;
  if (isUnsafePointer(Vu) && Tu.kind === 'basic' && Tu.basic === 'uintptr') return true;
  if (isUnsafePointer(Tu) && Vu.kind === 'basic' && Vu.basic === 'uintptr') return true;
  // A slice to a pointer to an array of the same elements, as since Go 1.17.
  if (Vu.kind === 'slice' && Tu.kind === 'pointer') {
    const array = under(Tu.elem);
    if (array.kind === 'array' && identical(Vu.elem, array.elem)) return true;
  }
  return assignable;
}

/** Checks the conversion T(x); the result is in x (Go spec, "Conversions"). */
export function conversion(c: Context, x: Operand, T: Type): void {
  const constArg = x.mode === 'constant';
  let ok = false;
  let cause: true | string = '';
  if (constArg && isConstType(T)) {
    const v = constantConversion(x, T);
    if (v) {
      x.value = v;
      ok = true;
    }
  } else if ((cause = convertibleTo(c, x, T)) === true) {
    ok = true;
    if (under(T).kind === 'pointer' && under(x.type).kind === 'slice') {
      c.unsupported(
        x,
        `conversion of a slice to an array pointer (${c.ts(T)}) is not supported here`,
      );
    }
    x.mode = 'value';
    x.value = undefined;
  }
  if (!ok) {
    const why = cause === '' ? '' : `:\n\t${cause}`;
    // gc shows the integer that it has tried to convert.
    if (constArg && isInteger(T)) x.value = toInt(x.value!) ?? x.value;
    c.error(x, `cannot convert ${c.op(x)} to type ${c.ts(T)}${why}`);
    x.mode = 'invalid';
    return;
  }
  if (isUntyped(x.type)) {
    let final: Type = T;
    if (x.type === Typ.untypedNil) {
      // nil takes the type it is converted to.
    } else if (isInterface(T) || (constArg && !isConstType(T))) final = defaultType(x.type);
    else if (constArg && isInteger(x.type) && isString(T)) final = x.type;
    if (x.expr) updateExprType(c, x.expr, final, true);
  }
  x.type = T;
}

function constantConversion(x: Operand, T: Type): ConstValue | undefined {
  const t = under(T);
  if (t.kind !== 'basic') return undefined;
  const v = x.value!;
  if (v.kind === 'unknown') return v;
  const fits = represent(v, t);
  if (fits) return fits;
  if (isInteger(x.type) && t.basic === 'string' && v.kind === 'int') {
    const inRange = v.value >= 0n && v.value <= 0x10ffffn;
    return stringValue(runeToBytes(inRange ? Number(v.value) : 0xfffd));
  }
  return undefined;
}

/** x.(T) must be possible: T, if concrete, implements x's interface; undefined if so. */
export function impossibleAssertion(c: Context, x: Operand, T: Type): string | undefined {
  // Whether a value of interface type T implements x's interface shows at run time only.
  if (isInterface(T)) return undefined;
  const missing = missingMethod(T, under(x.type) as Interface, false, (f) =>
    c.rec.objDecl(c, f, undefined),
  );
  return missing && missingMethodReason(T, x.type, missing, c.qualifier);
}
