/** Assignments, definitions, `x op= y`, `x++` (Go spec, "Assignments", "Short variable declarations"). */
import { InternalError } from '../base/internal-error';
import type { AssignStmt, BinaryOp, Expr, Ident, IncDecStmt, VarSpec } from '../syntax/ast';
import type { Var } from '../types/object';
import { isString } from '../types/predicates';
import type { Type } from '../types/type';
import { callTuple, signatureOf } from './call';
import { loadConstant, loadZero } from './constant';
import { convertRegister } from './conversion';
import {
  assertion,
  effect,
  expr,
  exprAs,
  isFresh,
  mapIndex,
  receive,
  value,
  valueAs,
} from './expression';
import type { Fn } from './function';
import {
  isBlank,
  loadPlace,
  placeOf,
  plainRegister,
  saveOperands,
  store,
  type Place,
} from './lvalue';
import { emitOperation, immediateOperand, stringOperands, takesImmediate } from './operator';
import { hasCall, hoistCalls, order } from './order';
import { clsOf, isAggregate } from './representation';
import { unparen } from './unparen';

/** The variable an identifier defines here; undefined where it is blank or was declared before. */
export function defined(f: Fn, e: Expr): Var | undefined {
  if (e.kind !== 'ident' || isBlank(e)) return undefined;
  const obj = f.info.defs.get(e);
  return obj?.kind === 'var' ? obj : undefined;
}

/** Declares a variable whose value `fill` writes into a register, in the next free register. */
export function declare(f: Fn, v: Var, fill: (want: number) => number): void {
  const reg = f.top;
  if (f.needsBox(v)) {
    f.alloc();
    const r = fill(-1);
    f.emit('NEWBOX', reg, f.rtype(v.type));
    f.byClass(clsOf(v.type), 'BST', reg, r);
  } else {
    fill(reg);
  }
  f.top = reg;
  f.alloc();
  f.bind(v, reg);
}

/** Declares a variable with a value that is in a register and owned. */
export function declareFrom(f: Fn, v: Var, reg: number, from: Type): void {
  declare(f, v, (want) => convertRegister(f, reg, from, v.type, want));
}

export function assignStmt(f: Fn, s: AssignStmt): void {
  const mark = f.top;
  if (s.op) {
    assignOperation(f, s.lhs[0]!, s.op, s.rhs[0]!, s.opPos);
    f.top = mark;
    return;
  }
  if (s.define) {
    define(f, s.lhs, s.rhs);
    return;
  }
  if (s.lhs.length !== s.rhs.length) assignTuple(f, s.lhs, s.rhs[0]!);
  else if (s.lhs.length === 1) assignOne(f, s.lhs[0]!, s.rhs[0]!);
  else assignMany(f, s.lhs, s.rhs);
  f.top = mark;
}

export function incDec(f: Fn, s: IncDecStmt): void {
  const mark = f.top;
  const op = s.op === '++' ? '+' : '-';
  hoistCalls(f, [s.x]);
  const p = placeOf(f, s.x);
  f.at(s.pos);
  operate(f, p, (d, l) => emitOneOperation(f, op, p.type, d, l));
  f.top = mark;
}

/** d <- l op 1. */
function emitOneOperation(f: Fn, op: BinaryOp, t: Type, d: number, l: number): void {
  if (takesImmediate(op, t, 1)) {
    emitOperation(f, op, t, d, l, -1, 1);
    return;
  }
  const mark = f.top;
  const r = loadConstant(f, { kind: 'int', value: 1n }, t, -1);
  emitOperation(f, op, t, d, l, r, undefined);
  f.top = mark;
}

/** place = place op …, the place's operands evaluated once. */
function operate(f: Fn, p: Place, emit: (d: number, l: number) => void): void {
  const plain = plainRegister(p);
  if (plain >= 0) {
    emit(plain, plain);
    return;
  }
  const l = loadPlace(f, p);
  const d = f.alloc();
  emit(d, l);
  store(f, p, d);
}

function assignOperation(f: Fn, lhs: Expr, op: BinaryOp, rhs: Expr, pos: number): void {
  const t = f.typeOf(lhs);
  if (hasCall(f, lhs) || hasCall(f, rhs)) hoistCalls(f, [lhs, rhs]);
  if (isString(t)) {
    appendString(f, lhs, rhs);
    return;
  }
  const n = immediateOperand(f, op, t, rhs);
  const r = n === undefined ? expr(f, rhs) : -1;
  const p = placeOf(f, lhs);
  f.at(pos);
  operate(f, p, (d, l) => emitOperation(f, op, t, d, l, r, n));
}

function appendString(f: Fn, lhs: Expr, rhs: Expr): void {
  const parts = stringOperands(f, rhs);
  const p = placeOf(f, lhs);
  if (parts.length === 1) {
    const r = expr(f, parts[0]!);
    operate(f, p, (d, l) => f.emit('CONCAT', d, l, r));
    return;
  }
  const base = f.alloc();
  for (const part of parts) {
    const r = f.top;
    expr(f, part, r);
    f.top = r;
    f.alloc();
  }
  const l = loadPlace(f, p, base);
  f.move(2, base, l);
  const plain = plainRegister(p);
  const d = plain >= 0 ? plain : base;
  f.emit('CONCATN', d, base, parts.length + 1);
  if (plain < 0) store(f, p, d);
}

/** `x = e`. Calls first, then the value, then the operands of the place: as gc does. */
function assignOne(f: Fn, lhs: Expr, rhs: Expr): void {
  if (isBlank(unparen(lhs))) {
    blank(f, rhs);
    return;
  }
  if (hasCall(f, lhs)) hoistCalls(f, [lhs, rhs]);
  else order(f, [rhs]);
  const t = f.typeOf(lhs);
  if (isAggregate(t)) {
    const r = exprAs(f, rhs, t);
    const p = placeOf(f, lhs);
    if (p.kind === 'entry' && !isFresh(f, rhs)) {
      const copy = f.alloc();
      f.emit('CLONE', copy, r);
      store(f, p, copy);
    } else store(f, p, r);
    return;
  }
  const target = unparen(lhs);
  if (target.kind === 'ident') {
    const p = placeOf(f, target);
    const plain = plainRegister(p);
    if (plain >= 0) {
      valueAs(f, rhs, t, plain);
      return;
    }
  }
  const r = valueAs(f, rhs, t);
  store(f, placeOf(f, lhs), r);
}

/** `_ = e`: evaluated, and a copy taken as far as that can panic. */
function blank(f: Fn, rhs: Expr): void {
  order(f, [rhs]);
  effect(f, rhs);
}

/** `a, b = x, y`: operands, then values, then assignments from left to right. */
function assignMany(f: Fn, lhs: readonly Expr[], rhs: readonly Expr[]): void {
  const plain = lhs.every((e) => unparen(e).kind === 'ident');
  if (!plain && [...lhs, ...rhs].some((e) => hasCall(f, e))) hoistCalls(f, [...lhs, ...rhs]);
  else order(f, rhs);
  const places = lhs.map((e) => placeOf(f, e));
  const assigned = new Set(places.map(plainRegister).filter((r) => r >= 0));
  for (const p of places) saveOperands(f, p, assigned);
  const all = places.every((p) => p.kind === 'blank' || plainRegister(p) >= 0);
  const values = places.map((p, i) => {
    const x = rhs[i]!;
    if (p.kind === 'blank') return value(f, x);
    const r = valueAs(f, x, p.type);
    if (all || !assigned.has(r)) return r;
    const d = f.alloc();
    f.move(clsOf(p.type), d, r);
    return d;
  });
  if (!all) {
    places.forEach((p, i) => store(f, p, values[i]!));
    return;
  }
  const moves = places.flatMap((p, i) =>
    p.kind === 'blank' ? [] : [{ to: plainRegister(p), from: values[i]!, cls: clsOf(p.type) }],
  );
  parallelMove(f, moves);
}

export interface Move {
  readonly to: number;
  from: number;
  readonly cls: 0 | 1 | 2;
}

/** Moves as if all at once; where a variable is assigned twice, the later value stays. */
export function parallelMove(f: Fn, moves: readonly Move[]): void {
  const last = new Map(moves.map((m) => [m.to, m]));
  const rest = moves.filter((m) => last.get(m.to) === m && m.to !== m.from).map((m) => ({ ...m }));
  while (rest.length > 0) {
    const free = rest.findIndex((m) => !rest.some((o) => o !== m && o.from === m.to));
    if (free >= 0) {
      const [m] = rest.splice(free, 1);
      f.move(m!.cls, m!.to, m!.from);
      continue;
    }
    // A cycle: set one source aside.
    const m = rest[0]!;
    const aside = f.alloc();
    f.move(m.cls, aside, m.from);
    const from = m.from;
    for (const o of rest) if (o.from === from) o.from = aside;
  }
}

/** The values of `v, ok` forms and of calls with several results, in registers, with their types. */
export function tupleValues(
  f: Fn,
  rhs: Expr,
  count: number,
): { regs: number[]; types: readonly Type[] } {
  const e = unparen(rhs);
  if (e.kind === 'call-expr') {
    const results = signatureOf(f, e.fun).results;
    const from = callTuple(f, e);
    return { regs: results.map((_, i) => from + i), types: results.map((r) => r.type) };
  }
  if (count !== 2) throw new InternalError(`${e.kind} has no ${count} values`);
  const d = f.alloc();
  const ok = f.alloc();
  const tuple = f.typeOf(e);
  const first = tuple.kind === 'tuple' ? tuple.vars[0]!.type : tuple;
  switch (e.kind) {
    case 'index-expr':
      order(f, [e.x, e.index]);
      mapIndex(f, e, d, ok);
      break;
    case 'type-assert-expr':
      order(f, [e.x]);
      assertion(f, e, d, ok);
      break;
    case 'unary-expr':
      order(f, [e.x]);
      receive(f, e, d, ok);
      break;
    default:
      throw new InternalError(`${e.kind} has no two values`);
  }
  if (isAggregate(first) && e.kind !== 'unary-expr') f.emit('CLONE', d, d);
  f.top = ok + 1;
  const boolean: Type = tuple.kind === 'tuple' && tuple.vars[1] ? tuple.vars[1].type : boolType;
  return { regs: [d, ok], types: [first, boolean] };
}

/** `a, b = f()`, `v, ok = m[k]`. */
function assignTuple(f: Fn, lhs: readonly Expr[], rhs: Expr): void {
  hoistCalls(f, lhs);
  const { regs, types } = tupleValues(f, rhs, lhs.length);
  const places = lhs.map((e) => placeOf(f, e));
  const assigned = new Set(places.map(plainRegister).filter((r) => r >= 0));
  for (const p of places) saveOperands(f, p, assigned);
  places.forEach((p, i) => storeConverted(f, p, regs[i]!, types[i]!));
}

const boolType: Type = { kind: 'basic', basic: 'bool', name: 'bool' };

/** The type of a comma-ok form's second value where nothing has given it another. */
export function typedBool(t: Type): Type {
  return t.kind === 'basic' && t.basic === 'untyped-bool' ? boolType : t;
}

export function storeConverted(f: Fn, p: Place, reg: number, from: Type): void {
  if (p.kind === 'blank') return;
  const mark = f.top;
  store(f, p, convertRegister(f, reg, typedBool(from), p.type));
  f.top = mark;
}

/** `a, b := …`: at least one is new; the others are assigned. */
function define(f: Fn, lhs: readonly Expr[], rhs: readonly Expr[]): void {
  if (lhs.length === rhs.length) {
    if (lhs.length === 1) defineOne(f, lhs[0]!, rhs[0]!);
    else defineMany(f, lhs, rhs);
    return;
  }
  defineTuple(f, lhs, rhs[0]!);
}

function defineOne(f: Fn, lhs: Expr, rhs: Expr): void {
  const v = defined(f, lhs);
  if (!v) {
    const mark = f.top;
    assignOne(f, lhs, rhs);
    f.top = mark;
    return;
  }
  declareWith(f, v, rhs);
}

/** `v := e` or `var v T = e`. */
export function declareWith(f: Fn, v: Var, e: Expr): void {
  const before = f.top;
  order(f, [e]);
  if (f.top === before) {
    declare(f, v, (want) => valueAs(f, e, v.type, want));
    return;
  }
  // Something was evaluated ahead: the variable takes the first register all the same.
  const r = valueAs(f, e, v.type);
  const reg = before;
  if (f.needsBox(v)) {
    const box = f.alloc();
    f.emit('NEWBOX', box, f.rtype(v.type));
    f.byClass(clsOf(v.type), 'BST', box, r);
    f.move(2, reg, box);
  } else f.move(clsOf(v.type), reg, r);
  f.top = reg;
  f.alloc();
  f.bind(v, reg);
}

function defineMany(f: Fn, lhs: readonly Expr[], rhs: readonly Expr[]): void {
  const fresh = lhs.map((e) => defined(f, e));
  const base = f.top;
  order(f, rhs);
  if (f.top === base && fresh.every((v) => v && !f.needsBox(v))) {
    // Each value straight into its variable: none of them is visible to the others yet.
    const vars = fresh as Var[];
    vars.forEach((v, i) => {
      const reg = f.top;
      valueAs(f, rhs[i]!, v.type, reg);
      f.top = reg;
      f.alloc();
    });
    vars.forEach((v, i) => f.bind(v, base + i));
    return;
  }
  const room = f.top;
  const hold = lhs.map((e, i) => {
    const t = isBlank(e) ? undefined : (fresh[i]?.type ?? f.typeOf(e));
    const reg = f.top;
    if (t) valueAs(f, rhs[i]!, t, reg);
    else value(f, rhs[i]!, reg);
    f.top = reg;
    f.alloc();
    return reg;
  });
  settle(
    f,
    lhs,
    fresh,
    hold,
    lhs.map((e, i) => (isBlank(e) ? f.typeOf(rhs[i]!) : (fresh[i]?.type ?? f.typeOf(e)))),
    Math.min(base, room),
  );
}

function defineTuple(f: Fn, lhs: readonly Expr[], rhs: Expr): void {
  const base = f.top;
  const { regs, types } = tupleValues(f, rhs, lhs.length);
  const fresh = lhs.map((e) => defined(f, e));
  settle(f, lhs, fresh, regs, types, base);
}

/**
 * Binds new variables to values in consecutive registers and assigns the others. Where the values
 * lie at the base already, unboxed new variables stay where they are.
 */
function settle(
  f: Fn,
  lhs: readonly Expr[],
  fresh: readonly (Var | undefined)[],
  regs: readonly number[],
  types: readonly Type[],
  base: number,
): void {
  lhs.forEach((e, i) => {
    if (!fresh[i] && !isBlank(e)) storeConverted(f, placeOf(f, e), regs[i]!, types[i]!);
  });
  let next = base;
  const bound: { v: Var; reg: number }[] = [];
  fresh.forEach((v, i) => {
    if (!v) return;
    const from = regs[i]!;
    const reg = from;
    convertRegister(f, from, typedBool(types[i]!), v.type, from);
    if (f.needsBox(v)) {
      const box = f.alloc();
      f.emit('NEWBOX', box, f.rtype(v.type));
      f.byClass(clsOf(v.type), 'BST', box, from);
      f.move(2, reg, box);
    }
    bound.push({ v, reg });
    next = reg + 1;
  });
  f.top = next;
  for (const { v, reg } of bound) f.bind(v, reg);
}

/** `var a, b T = …` inside a function. */
export function varSpec(f: Fn, spec: VarSpec): void {
  const names: readonly Ident[] = spec.names;
  if (spec.values.length === 0) {
    for (const name of names) {
      const v = defined(f, name);
      if (v) declare(f, v, (want) => loadZero(f, v.type, want));
    }
    return;
  }
  define(f, names, spec.values);
}
