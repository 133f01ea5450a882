/** Arithmetic, string and comparison operators as values (Go spec, "Operators"). */
import type { OpName } from '../code/ops';
import type { BinaryExpr, BinaryOp, Expr } from '../syntax/ast';
import type { ConstValue } from '../types/constant';
import { isComplex, isFloat, isString, isUnsigned } from '../types/predicates';
import type { Type } from '../types/type';
import { comparison, condition, materialise } from './condition';
import { immediate } from './constant';
import { expr } from './expression';
import type { Fn } from './function';
import { basicOf, clsOf, modeOf } from './representation';
import { unparen } from './unparen';

const arithmetic: Partial<Record<BinaryOp, string>> = {
  '+': 'ADD',
  '-': 'SUB',
  '*': 'MUL',
  '/': 'DIV',
  '%': 'REM',
  '&': 'AND',
  '|': 'OR',
  '^': 'XOR',
  '&^': 'ANDNOT',
  '<<': 'SHL',
  '>>': 'SHR',
};

const complexOps: Partial<Record<BinaryOp, number>> = { '+': 0, '-': 1, '*': 2, '/': 3 };

/** The second operand of an operation: a register, or a small constant that can be part of it. */
export interface Second {
  readonly reg: number;
  readonly value?: ConstValue | undefined;
}

/** A form of the operation with the constant in it, if there is one. */
function emitImmediate(f: Fn, op: BinaryOp, t: Type, d: number, l: number, n: number): boolean {
  const mode = modeOf(t);
  if (mode >= 0) {
    switch (op) {
      case '+':
        f.emit('ADD32K', d, l, n, mode);
        return true;
      case '-':
        if (n === -0x80000000) return false;
        f.emit('ADD32K', d, l, -n, mode);
        return true;
      case '&':
        if (n < 0) return false;
        f.emit('AND32K', d, l, n, mode);
        return true;
      case '<<':
      case '>>':
        if (n < 0 || n > 31) return false;
        f.emit(op === '<<' ? 'SHL32K' : 'SHR32K', d, l, n, mode);
        return true;
      default:
        return false;
    }
  }
  const unsigned = isUnsigned(t);
  switch (op) {
    case '&':
      if (n < 0) return false;
      f.emit('ANDWK', d, l, n);
      return true;
    case '<<':
    case '>>': {
      if (n < 0 || n > 63) return false;
      f.emit(op === '<<' ? (unsigned ? 'SHLUK' : 'SHLIK') : unsigned ? 'SHRUK' : 'SHRIK', d, l, n);
      return true;
    }
    default:
      break;
  }
  if (unsigned) return false;
  switch (op) {
    case '+':
      f.emit('ADDIK', d, l, n);
      return true;
    case '-':
      if (n === -0x80000000) return false;
      f.emit('ADDIK', d, l, -n);
      return true;
    case '*':
    case '/':
    case '%':
      if (n === 0 || n === -1) return false;
      f.emit(op === '*' ? 'MULIK' : op === '/' ? 'DIVIK' : 'REMIK', d, l, n);
      return true;
    default:
      return false;
  }
}

/** Whether an operation with this constant needs no register for it. */
export function takesImmediate(op: BinaryOp, t: Type, n: number): boolean {
  if (isFloat(t) || isComplex(t) || isString(t)) return false;
  const mode = modeOf(t);
  switch (op) {
    case '<<':
    case '>>':
      return n >= 0 && n <= (mode >= 0 ? 31 : 63);
    case '&':
      return n >= 0;
    case '+':
      return mode >= 0 || !isUnsigned(t);
    case '-':
      return (mode >= 0 || !isUnsigned(t)) && n !== -0x80000000;
    case '*':
    case '/':
    case '%':
      return mode < 0 && !isUnsigned(t) && n !== 0 && n !== -1;
    default:
      return false;
  }
}

/** d <- l op r for operands of type t (a shift's count may be of another integer type). */
export function emitBinary(f: Fn, op: BinaryOp, t: Type, d: number, l: number, r: number): void {
  if (isString(t)) {
    f.emit('CONCAT', d, l, r);
    return;
  }
  const b = basicOf(t)!;
  if (isComplex(t)) {
    f.emit('CARITH', d, l, r, complexOps[op]! + (b === 'complex64' ? 8 : 0));
    return;
  }
  const stem = arithmetic[op]!;
  if (isFloat(t)) {
    f.emit((stem + (b === 'float32' ? 'F32' : 'F')) as OpName, d, l, r);
    return;
  }
  const mode = modeOf(t);
  if (mode >= 0) {
    f.emit((stem + '32') as OpName, d, l, r, mode);
    return;
  }
  if (op === '&' || op === '|' || op === '&^') f.emit((stem + 'W') as OpName, d, l, r);
  else f.emit((stem + (isUnsigned(t) ? 'U' : 'I')) as OpName, d, l, r);
}

/** d <- l op the constant or register. */
export function emitOperation(
  f: Fn,
  op: BinaryOp,
  t: Type,
  d: number,
  l: number,
  r: number,
  n: number | undefined,
): void {
  if (n !== undefined && emitImmediate(f, op, t, d, l, n)) return;
  emitBinary(f, op, t, d, l, r);
}

/** The immediate that the second operand makes, if the operation can take it. */
export function immediateOperand(f: Fn, op: BinaryOp, t: Type, y: Expr): number | undefined {
  const tv = f.info.types.get(unparen(y));
  const n = tv?.value && immediate(tv.value, op === '<<' || op === '>>' ? tv.type : t);
  return n !== undefined && takesImmediate(op, t, n) ? n : undefined;
}

/** `x op y`. */
export function binary(f: Fn, e: BinaryExpr, want: number): number {
  switch (e.op) {
    case '&&':
    case '||':
      return materialise(f, want, (sense, label) => condition(f, e, sense, label));
    case '==':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return comparison(f, e, want);
    default:
      break;
  }
  const t = f.typeOf(e);
  if (e.op === '+' && isString(t)) return concatenation(f, e, want);
  let { x, y } = e;
  let n = immediateOperand(f, e.op, t, y);
  if (n === undefined && (e.op === '+' || e.op === '*' || e.op === '&')) {
    const swapped = immediateOperand(f, e.op, t, x);
    if (swapped !== undefined) {
      [x, y] = [y, x];
      n = swapped;
    }
  }
  const mark = f.top;
  const l = expr(f, x);
  const r = n === undefined ? expr(f, y) : -1;
  f.top = mark;
  const d = f.dest(want);
  f.at(e.opPos);
  emitOperation(f, e.op, t, d, l, r, n);
  return d;
}

/** The operands of a chain of `+` on strings, constants joined by the checker as far as they go. */
export function stringOperands(f: Fn, e: Expr, out: Expr[] = []): Expr[] {
  const x = unparen(e);
  if (
    x.kind === 'binary-expr' &&
    x.op === '+' &&
    !f.info.types.get(x)?.value &&
    !f.hoisted.has(x)
  ) {
    stringOperands(f, x.x, out);
    stringOperands(f, x.y, out);
  } else out.push(x);
  return out;
}

function concatenation(f: Fn, e: BinaryExpr, want: number): number {
  const parts = stringOperands(f, e);
  const mark = f.top;
  if (parts.length === 2) {
    const l = expr(f, parts[0]!);
    const r = expr(f, parts[1]!);
    f.top = mark;
    const d = f.dest(want);
    f.emit('CONCAT', d, l, r);
    return d;
  }
  const base = f.top;
  for (const part of parts) {
    const r = f.top;
    expr(f, part, r);
    f.top = r;
    f.alloc();
  }
  f.top = mark;
  const d = f.dest(want);
  f.emit('CONCATN', d, base, parts.length);
  return d;
}

/** `-x` and `^x`. */
export function negate(f: Fn, op: '-' | '^', x: Expr, want: number): number {
  const t = f.typeOf(x);
  const mark = f.top;
  const r = expr(f, x);
  f.top = mark;
  const d = f.dest(want);
  const mode = modeOf(t);
  if (mode >= 0) f.emit(op === '-' ? 'NEG32' : 'NOT32', d, r, mode);
  else if (isFloat(t)) f.emit('NEGF', d, r);
  else if (isComplex(t)) f.emit('CNEG', d, r);
  else if (clsOf(t) === 1) {
    f.emit(op === '-' ? (isUnsigned(t) ? 'NEGU' : 'NEGI') : isUnsigned(t) ? 'NOTU' : 'NOTI', d, r);
  }
  return d;
}
