/** What an expression turned out to be while it is being checked, and how messages describe it. */
import type { Expr } from '../../syntax/ast';
import type { ConstValue } from '../constant';
import { constString } from '../constant-ops';
import { exprString } from '../../syntax/print';
import type { BuiltinName } from '../object';
import type { Mode } from '../package';
import { isInvalid, isUntyped } from '../predicates';
import { typeBytes, type Qualifier } from '../type-string';
import type { Type } from '../type';
import { Typ } from '../universe';

export type OperandMode = Mode | 'invalid';

/** How an expression may stand alone as a statement. */
export type ExprKind = 'conversion' | 'expression' | 'statement';

/** Filled in place by the functions that check expressions. */
export class Operand {
  mode: OperandMode = 'invalid';
  type: Type = Typ.invalid;
  value: ConstValue | undefined = undefined;
  expr: Expr | undefined = undefined;
  builtin: BuiltinName | undefined = undefined;

  set(mode: OperandMode, type: Type, value?: ConstValue): void {
    this.mode = mode;
    this.type = type;
    this.value = value;
  }

  copy(): Operand {
    const o = new Operand();
    o.mode = this.mode;
    o.type = this.type;
    o.value = this.value;
    o.expr = this.expr;
    o.builtin = this.builtin;
    return o;
  }

  /** Nothing more can be said about it. (Asked where a function may have changed the mode.) */
  get bad(): boolean {
    return this.mode === 'invalid';
  }

  get isConstant(): boolean {
    return this.mode === 'constant';
  }

  get isNil(): boolean {
    return this.mode === 'nil';
  }
}

const modeWords: Record<OperandMode, string> = {
  invalid: 'invalid operand',
  novalue: 'no value',
  builtin: 'built-in',
  type: 'type',
  constant: 'constant',
  variable: 'variable',
  mapindex: 'map index expression',
  value: 'value',
  nil: 'nil',
  commaok: 'comma, ok expression',
};

/** `x (variable of type int)`, `1 (untyped int constant)`, `f() (no value)`, `nil`. */
export function operandString(x: Operand, qualifier: Qualifier): string {
  if (x.mode === 'nil') {
    if (isInvalid(x.type)) return 'nil (with invalid type)';
    if (x.type === Typ.untypedNil) return 'nil';
    return `nil (of type ${typeBytes(x.type, qualifier)})`;
  }
  let expr = '';
  if (x.expr) expr = exprString(x.expr);
  else if (x.mode === 'builtin') expr = x.builtin ?? '';
  else if (x.mode === 'type') expr = typeBytes(x.type, qualifier);
  else if (x.mode === 'constant' && x.value) expr = constString(x.value);

  let out = '';
  let hasType = false;
  switch (x.mode) {
    case 'invalid':
    case 'novalue':
    case 'builtin':
    case 'type':
      break;
    default:
      if (isUntyped(x.type)) out += typeBytes(x.type, qualifier) + ' ';
      else hasType = true;
  }
  out += modeWords[x.mode];
  if (x.mode === 'constant' && x.value) {
    const s = constString(x.value);
    if (s !== expr) out += ' ' + s;
  }
  if (hasType) {
    out += isInvalid(x.type) ? ' with invalid type' : ' of type ' + typeBytes(x.type, qualifier);
  }
  return expr === '' ? out : `${expr} (${out})`;
}
