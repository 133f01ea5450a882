/** Whether a value may go where it is put, and the conversion that brings it there. */
import type { Expr } from '../../syntax/ast';
import { defaultType, isInterface, isInvalid, isNumeric, isUntyped } from '../predicates';
import type { Type } from '../type';
import { Typ } from '../universe';
import { assignableTo } from './assignable';
import type { Context } from './context';
import { applyImplicit, implicitType } from './convert-untyped';
import { Operand } from './operand';

/**
 * Checks that x can be assigned to a variable of type T (undefined: to the blank identifier) and
 * gives an untyped x its type. `context` ends the complaint: "in <context>".
 */
export function assignment(c: Context, x: Operand, T: Type | undefined, context: string): void {
  c.single(x);
  switch (x.mode) {
    case 'invalid':
      return;
    case 'novalue':
    case 'builtin':
    case 'type':
      c.error(x, `cannot assign ${c.op(x)} to ${T ? c.ts(T) : '_'} in ${context}`);
      x.mode = 'invalid';
      return;
  }
  if (isUntyped(x.type)) {
    let target = T;
    if (x.isNil) {
      if (!T) {
        c.error(x, `use of untyped nil in ${context}`);
        x.mode = 'invalid';
        return;
      }
    } else if (!T || isInterface(T)) target = defaultType(x.type);
    const r = implicitType(x, target!);
    if (r.failure !== undefined) {
      const why =
        r.failure === 'truncated'
          ? ' (truncated)'
          : r.failure === 'overflows'
            ? ' (overflows)'
            : '';
      c.error(x, `cannot use ${c.op(x)} as ${c.ts(target!)} value in ${context}${why}`);
      x.mode = 'invalid';
      return;
    }
    applyImplicit(c, x, r.type, r.value);
  }
  if (!T) return;
  const reason = assignableTo(c, x, T);
  if (reason !== true) {
    const why = reason === '' ? '' : `:\n\t${reason}`;
    c.error(x, `cannot use ${c.op(x)} as type ${c.ts(T)} in ${context}${why}`);
    x.mode = 'invalid';
  }
}

/** The operands of a list: several values of one call are spread; two of a comma-ok expression too. */
export interface ExprList {
  readonly operands: Operand[];
  readonly commaOk: boolean;
  /** One call gave several values. */
  readonly spread: boolean;
}

export function exprList(c: Context, list: readonly Expr[], allowCommaOk: boolean): ExprList {
  if (list.length !== 1) {
    const operands = list.map((e) => {
      const x = new Operand();
      c.expr(x, e);
      return x;
    });
    return { operands, commaOk: false, spread: false };
  }
  const e = list[0]!;
  const x = new Operand();
  c.multiExpr(x, e);
  if (x.mode !== 'invalid' && x.type.kind === 'tuple') {
    const operands = x.type.vars.map((v) => {
      const o = new Operand();
      o.expr = e;
      o.set('value', v.type);
      if (isInvalid(v.type)) o.mode = 'invalid';
      return o;
    });
    return { operands, commaOk: false, spread: true };
  }
  if (allowCommaOk && (x.mode === 'mapindex' || x.mode === 'commaok')) {
    const ok = new Operand();
    ok.expr = e;
    ok.set('value', Typ.untypedBool);
    x.mode = 'value';
    return { operands: [x, ok], commaOk: true, spread: false };
  }
  return { operands: [x], commaOk: false, spread: false };
}

/** `(int, number, string)`: how have/want lines list types. */
export function typesSummary(c: Context, types: readonly Type[], variadic: boolean): string {
  const parts = types.map((t, i) => {
    if (isInvalid(t)) return '<T>';
    if (isUntyped(t)) {
      return isNumeric(t) ? 'number' : c.ts(t).replace('untyped ', '');
    }
    if (variadic && i === types.length - 1 && t.kind === 'slice') return '...' + c.ts(t.elem);
    return c.ts(t);
  });
  return `(${parts.join(', ')})`;
}
