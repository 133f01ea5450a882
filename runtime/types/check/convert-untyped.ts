/** Gives untyped values the type their context wants (Go spec, "Constants", "Representability"). */
import type { Expr } from '../../syntax/ast';
import type { ConstValue } from '../constant';
import { bitLength, represent } from '../constant-ops';
import { allMethods } from '../interface-methods';
import {
  defaultType,
  hasNil,
  isBoolean,
  isInteger,
  isInvalid,
  isNumeric,
  isTyped,
  isUntyped,
  under,
  untypedRank,
} from '../predicates';
import type { Basic, Type } from '../type';
import { Typ } from '../universe';
import type { Context } from './context';
import { Operand } from './operand';

/** Why an untyped value cannot become a type. */
export type ConvertFailure = 'truncated' | 'overflows' | 'mismatch';

/** The result of a conversion that is not written: the type and, where it was rounded, the value. */
export type Implicit =
  | { readonly type: Type; readonly value: ConstValue | undefined; readonly failure: undefined }
  | { readonly failure: ConvertFailure };

const mismatch: Implicit = { failure: 'mismatch' };
const as = (type: Type, value?: ConstValue): Implicit => ({ type, value, failure: undefined });

/** The constant x as a value of basic type t, or why not. */
export function representation(x: Operand, t: Basic): ConstValue | ConvertFailure {
  const v = represent(x.value!, t);
  if (v) return v;
  if (isNumeric(x.type) && isNumeric(t)) {
    return !isInteger(x.type) && isInteger(t) ? 'truncated' : 'overflows';
  }
  return 'mismatch';
}

export function reportConversion(c: Context, failure: ConvertFailure, x: Operand, t: Type): void {
  const words =
    failure === 'truncated'
      ? '%s truncated to %s'
      : failure === 'overflows'
        ? '%s overflows %s'
        : 'cannot convert %s to %s';
  c.errorf(x, words, x, { type: t });
}

/** Checks that constant x fits t and rounds it. */
export function representable(c: Context, x: Operand, t: Basic): void {
  const v = representation(x, t);
  if (typeof v === 'string') {
    reportConversion(c, v, x, t);
    x.mode = 'invalid';
    return;
  }
  x.value = v;
}

/** What type x takes where target is expected, without changing x. */
export function implicitType(x: Operand, target: Type): Implicit {
  if (x.mode === 'invalid' || isTyped(x.type) || isInvalid(target)) return as(x.type);
  if (isUntyped(target)) {
    if (isNumeric(x.type) && isNumeric(target)) {
      return untypedRank(x.type as Basic) < untypedRank(target as Basic) ? as(target) : as(x.type);
    }
    return (x.type as Basic).basic === (target as Basic).basic ? as(x.type) : mismatch;
  }
  if (x.isNil) return hasNil(target) ? as(target) : mismatch;
  const u = under(target);
  if (u.kind === 'basic') {
    if (x.mode === 'constant') {
      const v = representation(x, u);
      return typeof v === 'string' ? { failure: v } : as(target, v);
    }
    // Results of comparisons and of shifts that wait for their type.
    switch ((x.type as Basic).basic) {
      case 'untyped-bool':
        return isBoolean(target) ? as(target) : mismatch;
      case 'untyped-int':
      case 'untyped-rune':
      case 'untyped-float':
      case 'untyped-complex':
        return isNumeric(target) ? as(target) : mismatch;
      default:
        return mismatch;
    }
  }
  // Values in interfaces have concrete types.
  if (u.kind === 'interface' && allMethods(u).length === 0) return as(defaultType(x.type));
  return mismatch;
}

/** Converts untyped x to target in place, complaining where it cannot be. */
export function convertUntyped(c: Context, x: Operand, target: Type): void {
  const r = implicitType(x, target);
  if (r.failure !== undefined) {
    reportConversion(c, r.failure, x, under(target));
    x.mode = 'invalid';
    return;
  }
  applyImplicit(c, x, r.type, r.value);
}

/** Makes an implicit conversion that was found possible. */
export function applyImplicit(
  c: Context,
  x: Operand,
  type: Type,
  value: ConstValue | undefined,
): void {
  if (value) {
    x.value = value;
    if (x.expr) updateExprValue(c, x.expr, value);
  }
  if (type !== x.type) {
    x.type = type;
    if (x.expr) updateExprType(c, x.expr, type, false);
  }
}

function updateExprValue(c: Context, e: Expr, value: ConstValue): void {
  const old = c.info.types.get(e);
  if (old && isUntyped(old.type)) c.info.types.set(e, { mode: old.mode, type: old.type, value });
}

/**
 * Tells an untyped expression and its untyped operands their type; `final` lets an untyped type
 * stand. Expressions that were typed before are left alone.
 */
export function updateExprType(c: Context, e: Expr, type: Type, final: boolean): void {
  for (;;) {
    const old = c.info.types.get(e);
    if (!old || isTyped(old.type)) return;
    let next: Expr | undefined;
    switch (e.kind) {
      case 'paren-expr':
        next = e.x;
        break;
      case 'unary-expr':
        // A constant's operands are never computed, so their types do not matter.
        if (old.value === undefined) next = e.x;
        break;
      case 'binary-expr':
        if (old.value !== undefined) break;
        if (isComparison(e.op)) break;
        if (e.op !== '<<' && e.op !== '>>') updateExprType(c, e.y, type, final);
        next = e.x;
        break;
      default:
        break;
    }
    if (!final && isUntyped(type)) {
      c.info.types.set(e, { mode: old.mode, type: under(type), value: old.value });
    } else {
      if (c.shiftLhs.has(e)) {
        c.shiftLhs.delete(e);
        if (!isInteger(type)) {
          c.error(e, `invalid operation: ${shiftParent(c, e)} (shift of type ${c.ts(type)})`);
          // As gc, its operands are not looked into further.
          c.info.types.set(e, { mode: old.mode, type, value: old.value });
          return;
        }
      }
      let value = old.value;
      if (value !== undefined && old.mode === 'constant' && isTyped(type)) {
        const u = under(type);
        const x = new Operand();
        x.set('constant', old.type, value);
        x.expr = e;
        const r = implicitType(x, type);
        if (r.failure !== undefined) {
          reportConversion(c, r.failure, x, type);
          return;
        }
        if (u.kind === 'basic' && r.value) value = r.value;
      }
      c.info.types.set(e, { mode: old.mode, type, value });
    }
    if (!next) return;
    e = next;
  }
}

const shiftParents = new WeakMap<Expr, Expr>();

/** Remembers the shift that an untyped left operand belongs to, for its message. */
export function markShiftLhs(c: Context, lhs: Expr, shift: Expr): void {
  c.shiftLhs.add(lhs);
  shiftParents.set(lhs, shift);
}

function shiftParent(c: Context, lhs: Expr): string {
  return c.es(shiftParents.get(lhs) ?? lhs);
}

export function isComparison(op: string): boolean {
  switch (op) {
    case '==':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return true;
    default:
      return false;
  }
}

/** After a constant operation: typed results must fit, untyped integers must not grow beyond 512 bits. */
export function checkOverflow(c: Context, x: Operand, opPos: number): void {
  if (x.value!.kind === 'unknown') {
    c.error({ pos: opPos }, 'constant result is not representable');
    return;
  }
  if (isTyped(x.type)) {
    representable(c, x, under(x.type) as Basic);
    return;
  }
  if (x.value!.kind === 'int' && bitLength(x.value!.value) > 512) {
    c.error({ pos: opPos }, `constant ${opName(x.expr)}overflow`);
    x.value = { kind: 'unknown' };
  }
}

function opName(e: Expr | undefined): string {
  if (e?.kind === 'unary-expr') return { '^': 'bitwise complement ' }[e.op as '^'] ?? '';
  if (e?.kind === 'binary-expr') {
    const names: Record<string, string> = {
      '+': 'addition ',
      '-': 'subtraction ',
      '^': 'bitwise XOR ',
      '*': 'multiplication ',
      '<<': 'shift ',
    };
    return names[e.op] ?? '';
  }
  return '';
}

/** Makes sure that nothing but typed values reach run time from here: the default type. */
export function useDefault(c: Context, x: Operand): void {
  convertUntyped(c, x, x.isNil ? Typ.untypedNil : defaultType(x.type));
}
