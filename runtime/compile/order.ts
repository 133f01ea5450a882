/**
 * Order of evaluation as gc keeps it (Go spec, "Order of evaluation"): calls, receives and the like
 * happen left to right; what only reads memory is read afterwards, as late as it can be. So where a
 * call stands to the right of such a read, the calls of the statement are evaluated first.
 */
import type { Expr } from '../syntax/ast';
import type { Fn } from './function';
import { isAggregate } from './representation';
import { unparen } from './unparen';
import { expr } from './expression';

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

/** Evaluates the calls in the expressions from left to right, whatever stands around them. */
export function hoistCalls(f: Fn, exprs: readonly Expr[]): void {
  for (const e of exprs) if (hasCall(f, e)) hoist(f, e);
}
