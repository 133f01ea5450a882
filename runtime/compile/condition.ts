/** Conditions as jumps, comparisons fused with them (Go spec, "Comparison operators", "Logical operators"). */
import type { OpName } from '../code/ops';
import type { BinaryExpr, BinaryOp, Expr } from '../syntax/ast';
import { defaultType, isComplex, isFloat, isInterface, isString, under } from '../types/predicates';
import type { Type } from '../types/type';
import { Label } from './assembler';
import { immediate } from './constant';
import { expr } from './expression';
import type { Fn } from './function';
import { order } from './order';
import { clsOf, isAggregate } from './representation';
import { unparen } from './unparen';

/** Jumps to the label if the condition's value is `sense`, goes on otherwise. */
export function condition(f: Fn, e: Expr, sense: boolean, label: Label): void {
  e = unparen(e);
  const mark = f.top;
  const constant = f.info.types.get(e)?.value;
  if (constant?.kind === 'bool') {
    if (constant.value === sense) f.asm.jump('JMP', label);
    return;
  }
  if (!f.hoisted.has(e)) {
    if (e.kind === 'unary-expr' && e.op === '!') return condition(f, e.x, !sense, label);
    if (e.kind === 'binary-expr') {
      if (e.op === '&&' || e.op === '||') {
        // x && y: false as soon as one is false; x || y: true as soon as one is true.
        if (sense === (e.op === '||')) {
          condition(f, e.x, sense, label);
          condition(f, e.y, sense, label);
        } else {
          const skip = new Label();
          condition(f, e.x, !sense, skip);
          condition(f, e.y, sense, label);
          f.asm.bind(skip);
        }
        return;
      }
      if (isComparison(e.op)) {
        order(f, [e.x, e.y]);
        jumpComparison(f, e, sense, label);
        f.top = mark;
        return;
      }
    }
  }
  order(f, [e]);
  const r = expr(f, e);
  f.asm.jump(sense ? 'JT' : 'JF', r, label);
  f.top = mark;
}

/** A boolean as 0 or 1 from jumps. */
export function materialise(
  f: Fn,
  want: number,
  jump: (sense: boolean, label: Label) => void,
): number {
  const no = new Label();
  const done = new Label();
  const mark = f.top;
  jump(false, no);
  f.top = mark;
  const d = f.dest(want);
  f.emit('LDI', d, 1);
  f.asm.jump('JMP', done);
  f.asm.bind(no);
  f.emit('LDI', d, 0);
  f.asm.bind(done);
  return d;
}

function isComparison(op: BinaryOp): boolean {
  return op === '==' || op === '!=' || op === '<' || op === '<=' || op === '>' || op === '>=';
}

function isNil(f: Fn, e: Expr): boolean {
  const tv = f.info.types.get(unparen(e));
  return tv?.mode === 'nil' || (tv?.type.kind === 'basic' && tv.type.basic === 'untyped-nil');
}

/** What a comparison compares, operands in registers. */
interface Operands {
  readonly l: number;
  readonly r: number;
  /** The type that decides the instruction; for an interface and a concrete value, the latter's. */
  readonly type: Type;
  readonly mixed: boolean;
}

function operandsOf(f: Fn, x: Expr, y: Expr): Operands {
  const tx = f.typeOf(x);
  const ty = f.typeOf(y);
  const ix = isInterface(tx);
  const iy = isInterface(ty);
  const l = expr(f, x);
  const r = expr(f, y);
  f.at(x.pos);
  if (ix !== iy) {
    const type = defaultType(ix ? ty : tx);
    return ix ? { l, r, type, mixed: true } : { l: r, r: l, type, mixed: true };
  }
  return {
    l,
    r,
    type: isUntypedBasic(tx) ? defaultType(isUntypedBasic(ty) ? tx : ty) : tx,
    mixed: false,
  };
}

function isUntypedBasic(t: Type): boolean {
  return t.kind === 'basic' && t.basic.startsWith('untyped');
}

const swap: Record<string, BinaryOp> = {
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
  '==': '==',
  '!=': '!=',
};
const inverse: Record<string, BinaryOp> = {
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
  '==': '!=',
  '!=': '==',
};
const jumpsK: Record<string, OpName> = {
  '<': 'JLTWK',
  '<=': 'JLEWK',
  '>': 'JGTWK',
  '>=': 'JGEWK',
  '==': 'JEQWK',
  '!=': 'JNEWK',
};

function jumpComparison(f: Fn, e: BinaryExpr, sense: boolean, label: Label): void {
  const { x, y } = e;
  const xNil = isNil(f, x);
  if (xNil || isNil(f, y)) {
    const r = expr(f, xNil ? y : x);
    f.asm.jump((e.op === '==') === sense ? 'JNIL' : 'JNNIL', r, label);
    return;
  }
  const tx = f.typeOf(x);
  const integral = isIntegral(tx) && isIntegral(f.typeOf(y));
  if (integral) {
    const op = sense ? e.op : inverse[e.op]!;
    const ny = immediate(f.info.types.get(unparen(y))?.value, f.typeOf(y));
    const nx = immediate(f.info.types.get(unparen(x))?.value, tx);
    if (ny !== undefined) {
      f.asm.jump(jumpsK[op]!, expr(f, x), ny, label);
      return;
    }
    if (nx !== undefined) {
      f.asm.jump(jumpsK[swap[op]!]!, expr(f, y), nx, label);
      return;
    }
    jumpIntegers(f, op, expr(f, x), expr(f, y), clsOf(tx) === 1, label);
    return;
  }
  jumpRegisters(f, e.op, operandsOf(f, x, y), sense, label);
}

function isIntegral(t: Type): boolean {
  return clsOf(t) !== 2 && !isFloat(t);
}

function jumpIntegers(
  f: Fn,
  op: BinaryOp,
  l: number,
  r: number,
  wide: boolean,
  label: Label,
): void {
  const suffix = wide ? 'W' : 'N';
  switch (op) {
    case '==':
    case '!=':
      f.asm.jump(((op === '==' ? 'JEQ' : 'JNE') + suffix) as OpName, l, r, label);
      return;
    case '<':
    case '<=':
      f.asm.jump(((op === '<' ? 'JLT' : 'JLE') + suffix) as OpName, l, r, label);
      return;
    default:
      f.asm.jump(((op === '>' ? 'JLT' : 'JLE') + suffix) as OpName, r, l, label);
  }
}

function jumpRegisters(f: Fn, op: BinaryOp, o: Operands, sense: boolean, label: Label): void {
  const { type: t } = o;
  if (!o.mixed) {
    if (isFloat(t)) {
      jumpFloats(f, op, o.l, o.r, sense, label);
      return;
    }
    if (isIntegral(t)) {
      jumpIntegers(f, sense ? op : inverse[op]!, o.l, o.r, clsOf(t) === 1, label);
      return;
    }
    if (isString(t) && (op === '==' || op === '!=')) {
      f.asm.jump((op === '==') === sense ? 'JEQS' : 'JNES', o.l, o.r, label);
      return;
    }
  }
  const d = f.alloc();
  const negated = emitComparison(f, op, o, d, true);
  f.asm.jump(sense !== negated ? 'JT' : 'JF', d, label);
}

function jumpFloats(f: Fn, op: BinaryOp, l: number, r: number, sense: boolean, label: Label): void {
  if (op === '>' || op === '>=') [l, r] = [r, l];
  const equality = op === '==' || op === '!=';
  const stem = equality
    ? (op === '==') === sense
      ? 'JEQ'
      : 'JNE'
    : (sense ? 'J' : 'JN') + (op === '<' || op === '>' ? 'LT' : 'LE');
  f.asm.jump((stem + 'N') as OpName, l, r, label);
}

/**
 * d <- l op r. Where `mayNegate`, the result may be the opposite of what was asked for: then true
 * is returned.
 */
function emitComparison(f: Fn, op: BinaryOp, o: Operands, d: number, mayNegate: boolean): boolean {
  let { l, r } = o;
  const { type: t } = o;
  if (o.mixed) {
    f.emit('EQIV', d, l, r, f.rtype(t));
    if (op === '==') return false;
    if (mayNegate) return true;
    f.emit('NOT', d, d);
    return false;
  }
  if (op === '>' || op === '>=') [l, r] = [r, l];
  const stem = op === '==' ? 'EQ' : op === '!=' ? 'NE' : op === '<' || op === '>' ? 'LT' : 'LE';
  if (isAggregate(t) || isComplex(t)) {
    f.emit(op === '==' ? 'EQT' : 'NET', d, l, r, f.rtype(t));
    return false;
  }
  f.emit((stem + suffixOf(t)) as OpName, d, l, r);
  return false;
}

function suffixOf(t: Type): string {
  const c = clsOf(t);
  if (c === 0) return 'N';
  if (c === 1) return 'W';
  if (isString(t)) return 'S';
  const u = under(t);
  if (u.kind === 'interface') return 'IF';
  if (u.kind === 'pointer' || (u.kind === 'basic' && u.basic === 'unsafe-pointer')) return 'P';
  return 'R';
}

/** A comparison's value. */
export function comparison(f: Fn, e: BinaryExpr, want: number): number {
  if (isNil(f, e.x) || isNil(f, e.y)) {
    return materialise(f, want, (sense, label) => jumpComparison(f, e, sense, label));
  }
  const mark = f.top;
  const o = operandsOf(f, e.x, e.y);
  f.top = mark;
  const d = f.dest(want);
  emitComparison(f, e.op, o, d, false);
  return d;
}

/** Jumps to the label where a switch's tag, in a register, equals the case's expression. */
export function jumpIfEqual(f: Fn, tag: number, tagType: Type, e: Expr, label: Label): void {
  const mark = f.top;
  order(f, [e]);
  if (isNil(f, e)) {
    f.asm.jump('JNIL', tag, label);
    f.top = mark;
    return;
  }
  const t = f.typeOf(e);
  const value = f.info.types.get(unparen(e))?.value;
  if (isIntegral(tagType) && isIntegral(t)) {
    const n = immediate(value, t);
    if (n !== undefined) f.asm.jump('JEQWK', tag, n, label);
    else jumpIntegers(f, '==', tag, expr(f, e), clsOf(tagType) === 1, label);
    f.top = mark;
    return;
  }
  const r = expr(f, e);
  const it = isInterface(tagType);
  const ie = isInterface(t);
  f.at(e.pos);
  if (it === ie) jumpRegisters(f, '==', { l: tag, r, type: tagType, mixed: false }, true, label);
  else if (it)
    jumpRegisters(f, '==', { l: tag, r, type: defaultType(t), mixed: true }, true, label);
  else jumpRegisters(f, '==', { l: r, r: tag, type: tagType, mixed: true }, true, label);
  f.top = mark;
}
