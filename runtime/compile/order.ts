/**
 * Order of evaluation as gc keeps it (Go spec, "Order of evaluation"): calls, receives and the like
 * happen left to right; what only reads memory is read afterwards, as late as it can be. So where a
 * call stands to the right of such a read, the calls of the statement are evaluated first.
 */
import type { Expr } from '../syntax/ast';
import type { Fn } from './function';
import { isAggregate } from './representation';
import { unparen } from './unparen';
import { defaultType, isInterface, isString, under } from '../types/predicates';
import { alignof, sizeof } from '../types/sizes';
import type { Type } from '../types/type';
import { expr, value } from './expression';

/** Builtins that only read: never a reason to keep an order, but read in their turn where there is one. */
const readers: ReadonlySet<string> = new Set(['len', 'cap', 'real', 'imag', 'complex']);

function isReader(f: Fn, e: Expr): boolean {
  return (
    e.kind === 'call-expr' &&
    f.info.types.get(e.fun)?.mode === 'builtin' &&
    readers.has(builtinName(e.fun))
  );
}

/** Whether this node itself is one of those that keep their order. */
function isOrdered(f: Fn, e: Expr): boolean {
  switch (e.kind) {
    case 'call-expr': {
      const fun = f.info.types.get(e.fun);
      if (fun?.mode === 'type') return false;
      if (fun?.mode === 'builtin') return !readers.has(builtinName(e.fun));
      return true;
    }
    case 'unary-expr':
      return e.op === '<-';
    case 'slice-expr':
    case 'type-assert-expr':
      return true;
    case 'composite-lit':
      // A map is filled an entry after the other.
      return under(f.typeOf(e)).kind === 'map' && hasCall(f, e);
    case 'binary-expr':
      return (e.op === '&&' || e.op === '||') && hasCall(f, e);
    default:
      return false;
  }
}

export function builtinName(fun: Expr): string {
  const x = unparen(fun);
  return x.kind === 'ident' ? x.name : x.kind === 'selector-expr' ? x.sel.name : '';
}

/** Whether anything below calls or receives. */
export function hasCall(f: Fn, e: Expr): boolean {
  switch (e.kind) {
    case 'call-expr': {
      const mode = f.info.types.get(e.fun)?.mode;
      if (f.info.types.get(e)?.value) return false;
      if (mode === 'type') return e.args.some((a) => hasCall(f, a));
      if (mode === 'builtin') {
        if (readers.has(builtinName(e.fun))) {
          return e.args.some((a) => hasCall(f, a));
        }
      }
      return true;
    }
    case 'unary-expr':
      return e.op === '<-' || hasCall(f, e.x);
    default: {
      for (const child of operands(e)) if (hasCall(f, child)) return true;
      return false;
    }
  }
}

const none: readonly Expr[] = [];

/** The operands of an expression in the order they are evaluated. */
function operands(e: Expr): readonly Expr[] {
  switch (e.kind) {
    case 'paren-expr':
    case 'star-expr':
    case 'unary-expr':
      return [e.x];
    case 'selector-expr':
    case 'type-assert-expr':
      return [e.x];
    case 'index-expr':
      return [e.x, e.index];
    case 'slice-expr':
      return [e.x, e.low, e.high, e.max].filter((x) => x !== undefined);
    case 'binary-expr':
      return [e.x, e.y];
    case 'key-value-expr':
      return [e.key, e.value];
    case 'composite-lit':
      return e.elements;
    case 'call-expr':
      return [e.fun, ...e.args];
    default:
      return none;
  }
}

/** Whether this node itself reads memory that a call can change, or can panic. */
function readsMemory(f: Fn, e: Expr): boolean {
  switch (e.kind) {
    case 'ident': {
      const obj = f.objectOf(e);
      if (obj?.kind !== 'var' || obj.isField) return false;
      if (obj.global) return true;
      const b = f.bindings.get(obj);
      return b !== undefined && (b.boxed || isAggregate(b.type));
    }
    case 'selector-expr':
    case 'index-expr':
    case 'star-expr':
      return f.info.types.get(e)?.value === undefined && f.info.types.get(e)?.mode !== 'type';
    case 'binary-expr':
      return (
        e.op === '/' ||
        e.op === '%' ||
        e.op === '<<' ||
        e.op === '>>' ||
        e.op === '==' ||
        e.op === '!='
      );
    default:
      return false;
  }
}

interface Scan {
  late: boolean;
  needed: boolean;
}

function scan(f: Fn, e: Expr, state: Scan): void {
  if (state.needed || f.info.types.get(e)?.value) return;
  if (isOrdered(f, e)) {
    if (state.late) state.needed = true;
    return;
  }
  for (const child of operands(e)) scan(f, child, state);
  if (readsMemory(f, e) || isReader(f, e)) state.late = true;
}

function hoist(f: Fn, e: Expr): void {
  if (f.info.types.get(e)?.value || f.hoisted.has(e)) return;
  if (isOrdered(f, e) || isReader(f, e)) {
    const t = f.info.types.get(e);
    // Several results are the business of the statement that takes them apart.
    if (!t || t.mode === 'novalue' || t.type.kind === 'tuple') return;
    const reg = expr(f, e);
    // A variable's own register would not hold the value it had here.
    f.hoisted.set(e, reg);
    return;
  }
  for (const child of operands(e)) hoist(f, child);
}

/**
 * To be called before the operands of a statement, or the arguments of a call, are compiled one
 * after the other: evaluates the calls in them first where that makes a difference.
 */
export function order(f: Fn, exprs: readonly (Expr | undefined)[]): void {
  let calls = false;
  for (const e of exprs) {
    if (e && hasCall(f, e)) {
      calls = true;
      break;
    }
  }
  if (!calls) return;
  const state: Scan = { late: false, needed: false };
  for (const e of exprs) if (e) scan(f, e, state);
  if (!state.needed) return;
  for (const e of exprs) if (e) hoist(f, e);
}

/**
 * As order, for the arguments of a call. Where an argument becomes an interface's value through a copy
 * in memory, gc makes that copy when its turn comes, so all it reads is read then.
 */
export function orderArguments(
  f: Fn,
  before: readonly Expr[],
  args: readonly Expr[],
  parameter: (i: number) => Type | undefined,
): void {
  if (![...before, ...args].some((e) => hasCall(f, e))) return;
  const state: Scan = { late: false, needed: false };
  for (const e of before) scan(f, e, state);
  const copied = args.map((e, i) => copiedAtOnce(f, e, parameter(i)));
  args.forEach((e, i) => {
    if (!copied[i]) scan(f, e, state);
    else if (state.late && hasCall(f, e)) state.needed = true;
  });
  if (!state.needed) return;
  for (const e of before) hoist(f, e);
  args.forEach((e, i) => {
    if (!copied[i]) hoist(f, e);
    else if (!f.hoisted.has(unparen(e))) {
      order(f, [e]);
      f.hoisted.set(unparen(e), value(f, e));
    }
  });
}

/** Whether the argument is copied in memory on its way into an interface. */
export function copiedAtOnce(f: Fn, e: Expr, parameter: Type | undefined): boolean {
  if (!parameter || !isInterface(parameter)) return false;
  const tv = f.info.types.get(unparen(e));
  if (!tv || tv.value || tv.mode === 'nil' || tv.mode === 'novalue') return false;
  const t = defaultType(tv.type);
  const u = under(t);
  switch (u.kind) {
    case 'struct':
    case 'array':
      break;
    case 'basic':
      if (isString(u) || u.basic === 'unsafe-pointer' || u.basic.startsWith('untyped'))
        return false;
      break;
    default:
      return false;
  }
  const size = sizeof(t);
  // Words of 2, 4 and 8 bytes go by value, and so what they are made of is read last.
  return !((size === 2 || size === 4 || size === 8) && alignof(t) === size && !hasPointers(t));
}

function hasPointers(t: Type): boolean {
  const u = under(t);
  if (u.kind === 'struct') return u.fields.some((field) => hasPointers(field.type));
  if (u.kind === 'array') return u.len > 0 && hasPointers(u.elem);
  return u.kind !== 'basic' || isString(u) || u.basic === 'unsafe-pointer';
}

/** Evaluates the calls in the expressions from left to right, whatever stands around them. */
export function hoistCalls(f: Fn, exprs: readonly Expr[]): void {
  for (const e of exprs) if (hasCall(f, e)) hoist(f, e);
}
