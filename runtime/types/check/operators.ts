/** Unary and binary operators, comparisons and shifts (Go spec, "Operators"). */
import type { BinaryExpr, BinaryOp, Expr, UnaryExpr } from '../../syntax/ast';
import {
  binaryOp,
  boolValue,
  compareOp,
  integerSize,
  shiftOp,
  sign,
  toInt,
  unaryOp,
  vanishes,
} from '../constant-ops';
import { newPointer } from '../named';
import {
  comparable,
  defaultType,
  hasNil,
  identical,
  isBoolean,
  isComplex,
  isInteger,
  isInterface,
  isInvalid,
  isNumeric,
  isNumericOrString,
  isOrdered,
  isString,
  isUnsigned,
  isUntyped,
  under,
} from '../predicates';
import type { Basic, Type } from '../type';
import { Typ } from '../universe';
import { assignableTo } from './assignable';
import { unparen, type Context } from './context';
import {
  checkOverflow,
  convertUntyped,
  isComparison,
  markShiftLhs,
  representable,
  updateExprType,
} from './convert-untyped';
import { Operand } from './operand';

/** `op x`; x holds nothing yet. */
export function unary(c: Context, x: Operand, e: UnaryExpr): void {
  c.expr(x, e.x);
  if (x.mode === 'invalid') return;
  switch (e.op) {
    case '&': {
      const inner = unparen(e.x);
      if (inner.kind !== 'composite-lit' && x.mode !== 'variable') {
        c.errorf(x, 'invalid operation: cannot take address of %s', x);
        x.mode = 'invalid';
        return;
      }
      c.markAddressed(inner, true);
      x.set('value', newPointer(x.type));
      return;
    }
    case '<-': {
      const u = under(x.type);
      if (u.kind !== 'chan') {
        c.errorf(x, 'invalid operation: cannot receive from non-channel %s', x);
        x.mode = 'invalid';
        return;
      }
      if (u.dir === 'send') {
        c.errorf(x, 'invalid operation: cannot receive from send-only channel %s', x);
        x.mode = 'invalid';
        return;
      }
      x.set('commaok', u.elem);
      c.env.hasCallOrRecv = true;
      return;
    }
    case '~':
      c.error(e, 'cannot use ~ outside of interface or type constraint');
      x.mode = 'invalid';
      return;
  }
  const defined =
    e.op === '!' ? isBoolean(x.type) : e.op === '^' ? isInteger(x.type) : isNumeric(x.type);
  if (!defined) {
    c.errorf(x, 'invalid operation: operator %s not defined on %s', e.op, x);
    x.mode = 'invalid';
    return;
  }
  if (x.mode === 'constant') {
    if (x.value!.kind === 'unknown') return;
    const width = isUnsigned(x.type) ? integerSize(under(x.type) as Basic).bits : 0;
    x.value = unaryOp(e.op, x.value!, width);
    x.expr = e;
    checkOverflow(c, x, e.pos);
    return;
  }
  x.mode = 'value';
}

function predicate(op: BinaryOp): (t: Type) => boolean {
  switch (op) {
    case '+':
      return isNumericOrString;
    case '-':
    case '*':
    case '/':
      return isNumeric;
    case '&&':
    case '||':
      return isBoolean;
    default:
      return isInteger;
  }
}

/** Whether an untyped operand may take the other's type: if not, the types do not match at all. */
function canMix(x: Operand, y: Operand): boolean {
  if (isInterface(x.type) || isInterface(y.type)) return true;
  if (isBoolean(x.type) !== isBoolean(y.type)) return false;
  if (isString(x.type) !== isString(y.type)) return false;
  if (x.isNil && !hasNil(y.type)) return false;
  if (y.isNil && !hasNil(x.type)) return false;
  return true;
}

/**
 * `x op rhs` where x already holds the left operand. `e` is the expression, undefined for
 * assignment operations (then lhs is given for messages).
 */
export function binary(
  c: Context,
  x: Operand,
  e: BinaryExpr | undefined,
  lhs: Expr,
  rhs: Expr,
  op: BinaryOp,
  opPos: number,
): void {
  const y = new Operand();
  c.expr(y, rhs);
  if (x.mode === 'invalid') return;
  if (y.mode === 'invalid') {
    x.mode = 'invalid';
    x.expr = y.expr;
    return;
  }
  if (op === '<<' || op === '>>') {
    shift(c, x, y, e, op, opPos);
    return;
  }
  if ((isUntyped(x.type) || isUntyped(y.type)) && canMix(x, y)) {
    convertUntyped(c, x, y.type);
    if (x.bad) return;
    convertUntyped(c, y, x.type);
    if (y.bad) {
      x.mode = 'invalid';
      return;
    }
  }
  if (isComparison(op)) {
    comparison(c, x, y, op, false);
    return;
  }
  if (!identical(x.type, y.type)) {
    if (!isInvalid(x.type) && !isInvalid(y.type)) {
      const what = e ? c.es(e) : `${c.es(lhs)} ${op}= ${c.es(rhs)}`;
      c.errorf(
        x,
        'invalid operation: %s (mismatched types %s and %s)',
        what,
        { type: x.type },
        { type: y.type },
      );
    }
    x.mode = 'invalid';
    return;
  }
  if (!predicate(op)(x.type)) {
    c.errorf(x, 'invalid operation: operator %s not defined on %s', op, x);
    x.mode = 'invalid';
    return;
  }
  if (op === '/' || op === '%') {
    const zero =
      y.mode === 'constant' &&
      (x.mode === 'constant' || isInteger(x.type)) &&
      (sign(y.value!) === 0 || (isComplex(x.type) && vanishes(y.value!)));
    if (zero) {
      c.error(y, 'invalid operation: division by zero');
      x.mode = 'invalid';
      return;
    }
  }
  if (x.mode === 'constant' && y.mode === 'constant') {
    if (x.value!.kind === 'unknown' || y.value!.kind === 'unknown') {
      x.value = { kind: 'unknown' };
      return;
    }
    x.value = binaryOp(op, x.value!, y.value!, isInteger(x.type));
    x.expr = e;
    checkOverflow(c, x, opPos);
    return;
  }
  x.mode = 'value';
  x.value = undefined;
}

/** Checks x op y; for the cases of a switch (`switchCase`) complaints are worded so. */
export function comparison(
  c: Context,
  x: Operand,
  y: Operand,
  op: BinaryOp,
  switchCase: boolean,
): void {
  let at = x;
  let cause = '';
  if (assignableTo(c, x, y.type) !== true && assignableTo(c, y, x.type) !== true) {
    at = y;
    cause = c.format('mismatched types %s and %s', { type: x.type }, { type: y.type });
  } else if (op === '==' || op === '!=') {
    if (x.isNil || y.isNil) {
      const t = x.isNil ? y.type : x.type;
      if (hasNil(t) && !(x.isNil && y.isNil && t === Typ.untypedNil)) {
        finishComparison(c, x, y, op);
        return;
      }
      at = y;
    } else if (!comparable(x.type)) cause = incomparableCause(c, x.type);
    else if (!comparable(y.type)) {
      at = y;
      cause = incomparableCause(c, y.type);
    } else {
      finishComparison(c, x, y, op);
      return;
    }
  } else if (!isOrdered(x.type)) at = x;
  else if (!isOrdered(y.type)) at = y;
  else {
    finishComparison(c, x, y, op);
    return;
  }
  if (cause === '') cause = `operator ${op} not defined on ${kindString(c, at.type)}`;
  const xs = c.es(x.expr!);
  const ys = c.es(y.expr!);
  if (switchCase) c.error(x, `invalid case ${xs} in switch on ${ys} (${cause})`);
  else c.error(at, `invalid operation: ${xs} ${op} ${ys} (${cause})`);
  x.mode = 'invalid';
}

function finishComparison(c: Context, x: Operand, y: Operand, op: BinaryOp): void {
  if (x.mode === 'constant' && y.mode === 'constant') {
    if (x.value!.kind === 'unknown' || y.value!.kind === 'unknown') x.value = { kind: 'unknown' };
    else x.value = boolValue(compareOp(op, x.value!, y.value!));
  } else {
    x.mode = 'value';
    x.value = undefined;
    if (isUntyped(x.type)) updateExprType(c, x.expr!, defaultType(x.type), true);
    if (isUntyped(y.type)) updateExprType(c, y.expr!, defaultType(y.type), true);
  }
  x.type = Typ.untypedBool;
}

function incomparableCause(c: Context, t: Type): string {
  const u = under(t).kind;
  if (u === 'slice' || u === 'signature' || u === 'map') {
    return kindString(c, t) + ' can only be compared to nil';
  }
  let cause = '';
  comparable(t, (reason, part) => {
    cause =
      reason === 'field'
        ? `struct containing ${c.ts(part)} cannot be compared`
        : `${c.ts(part)} cannot be compared`;
  });
  return cause;
}

function kindString(c: Context, t: Type): string {
  const u = under(t).kind;
  if (u === 'signature') return 'func';
  return u === 'basic' || u === 'named' || u === 'tuple' ? c.ts(t) : u;
}

/** The largest constant shift: enough to write the smallest float64. */
const shiftBound = 1023 - 1 + 52;

function shift(
  c: Context,
  x: Operand,
  y: Operand,
  e: BinaryExpr | undefined,
  op: '<<' | '>>',
  opPos: number,
): void {
  const xval = x.mode === 'constant' ? toInt(x.value!) : undefined;
  const unknown = x.mode === 'constant' && x.value!.kind === 'unknown';
  if (!isInteger(x.type) && !(isUntyped(x.type) && (xval || unknown))) {
    c.errorf(x, 'invalid operation: shifted operand %s must be integer', x);
    x.mode = 'invalid';
    return;
  }
  if (y.mode === 'constant') {
    const yval = toInt(y.value!);
    if (yval && yval.value < 0n) {
      c.errorf(y, 'invalid operation: negative shift count %s', y);
      x.mode = 'invalid';
      return;
    }
    if (isUntyped(y.type)) {
      representable(c, y, Typ.uint);
      if (y.bad) {
        x.mode = 'invalid';
        return;
      }
    } else if (!isInteger(y.type)) {
      c.errorf(y, 'invalid operation: shift count %s must be integer', y);
      x.mode = 'invalid';
      return;
    }
  } else if (isUntyped(y.type)) {
    convertUntyped(c, y, Typ.uint);
    if (y.bad) {
      x.mode = 'invalid';
      return;
    }
  } else if (!isInteger(y.type)) {
    c.errorf(y, 'invalid operation: shift count %s must be integer', y);
    x.mode = 'invalid';
    return;
  }

  if (x.mode === 'constant') {
    if (y.mode === 'constant') {
      if (isUntyped(y.type)) {
        // The count's own type is of no consequence; it is recorded as uint like go/types does.
        updateExprType(c, y.expr!, Typ.uint, true);
      }
      if (!xval || y.value!.kind === 'unknown') {
        x.value = { kind: 'unknown' };
        if (!isInteger(x.type)) x.type = Typ.untypedInt;
        return;
      }
      const count = toInt(y.value!)!.value;
      if (count > BigInt(shiftBound)) {
        c.errorf(y, 'invalid operation: invalid shift count %s', y);
        x.mode = 'invalid';
        return;
      }
      if (!isInteger(x.type)) x.type = Typ.untypedInt;
      x.value = shiftOp(op, xval.value, Number(count));
      x.expr = e;
      checkOverflow(c, x, opPos);
      return;
    }
    if (isUntyped(x.type)) {
      // Its type is what it would be without the shift: found out when the context is known.
      if (x.expr && e) markShiftLhs(c, x.expr, e);
      x.mode = 'value';
      x.value = undefined;
      return;
    }
  }
  if (y.mode === 'constant' && isUntyped(y.type)) updateExprType(c, y.expr!, Typ.uint, true);
  if (!isInteger(x.type)) {
    c.errorf(x, 'invalid operation: shifted operand %s must be integer', x);
    x.mode = 'invalid';
    return;
  }
  x.mode = 'value';
  x.value = undefined;
}
