/** Calls: of functions, methods, closures and through interfaces (Go spec, "Calls"). */
import type { CallExpr, Expr, SelectorExpr } from '../syntax/ast';
import type { FuncCode } from '../code/program';
import type { Func } from '../types/object';
import type { Selection } from '../types/package';
import { isInterface, under } from '../types/predicates';
import type { Signature, Type } from '../types/type';
import { builtin } from './builtin';
import { convertRegister } from './conversion';
import { address, expr, place, value, valueAs, walkPath } from './expression';
import type { Fn } from './function';
import { copiedAtOnce, order, orderArguments } from './order';
import { clsOf, isAggregate } from './representation';
import { unparen } from './unparen';

/** A call with its operands in place: arguments in registers base… */
interface Prepared {
  readonly kind: 'func' | 'closure' | 'interface';
  /** Function index, closure register or method id. */
  readonly target: number;
  readonly code?: FuncCode;
  readonly base: number;
  readonly args: number;
  readonly sig: Signature;
}

/** The signature of what is called. */
export function signatureOf(f: Fn, fun: Expr): Signature {
  return under(f.typeOf(fun)) as Signature;
}

/** A call of at most one result. */
export function call(f: Fn, e: CallExpr, want: number): number {
  const mode = f.info.types.get(e.fun)?.mode;
  if (mode === 'builtin') return builtin(f, e, want);
  const mark = f.top;
  const p = prepare(f, e);
  f.at(e.lparen);
  invoke(f, p);
  f.top = mark;
  const result = p.sig.results[0];
  if (!result) return -1;
  if (want < 0) {
    // What was evaluated ahead lies below the window.
    const d = f.alloc();
    f.move(clsOf(result.type), d, p.base);
    return d;
  }
  return place(f, result.type, p.base, want);
}

/** A call of several results: they are in consecutive registers from the one returned, which are taken. */
export function callTuple(f: Fn, e: CallExpr): number {
  const p = prepare(f, e);
  f.at(e.lparen);
  invoke(f, p);
  f.top = p.base;
  f.alloc(p.sig.results.length);
  return p.base;
}

function invoke(f: Fn, p: Prepared): void {
  f.reserve(p.base);
  switch (p.kind) {
    case 'func':
      f.emit(p.code?.native === undefined ? 'CALL' : 'CALLN', p.target, p.base);
      break;
    case 'closure':
      f.emit('CALLC', p.target, p.base);
      break;
    case 'interface':
      f.emit('CALLI', p.target, p.base, f.builder.cacheSlot());
      break;
  }
}

/** `go` and `defer`: the call is prepared now and made later. */
export function launch(f: Fn, e: CallExpr, how: 'GO' | 'DEFER'): void {
  const p = prepare(f, e, true);
  f.at(e.pos);
  switch (p.kind) {
    case 'func':
      f.emit(how, p.target, p.base, p.args);
      break;
    case 'closure':
      f.emit(how === 'GO' ? 'GOC' : 'DEFERC', p.target, p.base, p.args);
      break;
    case 'interface':
      f.emit(how === 'GO' ? 'GOI' : 'DEFERI', p.target, p.base, p.args);
      break;
  }
}

/** `inTurn`: each argument is evaluated when its turn comes, as of what is called later. */
function prepare(f: Fn, e: CallExpr, inTurn = false): Prepared {
  const fun = unparen(e.fun);
  const sig = signatureOf(f, fun);
  if (fun.kind === 'selector-expr') {
    const selection = f.info.selections.get(fun);
    if (selection?.kind === 'method-value') return prepareMethod(f, e, fun, selection, sig, inTurn);
    if (selection?.kind === 'method-expr') {
      const code = f.builder.methodFor(selection.recv, selection.obj as Func);
      return prepareFunction(f, e, code, sig, inTurn);
    }
    if (!selection) {
      const obj = f.info.uses.get(fun.sel);
      if (obj?.kind === 'func') return prepareFunction(f, e, f.builder.funcOf(obj), sig, inTurn);
    }
  } else if (fun.kind === 'ident') {
    const obj = f.objectOf(fun);
    if (obj?.kind === 'func') return prepareFunction(f, e, f.builder.funcOf(obj), sig, inTurn);
  }
  if (!inTurn) orderArguments(f, [fun], e.args, parameters(e, sig));
  const target = expr(f, fun);
  const base = f.top;
  const args = passArguments(f, e, sig);
  return { kind: 'closure', target, base, args, sig };
}

/** The type argument i is assigned to. */
function parameters(e: CallExpr, sig: Signature): (i: number) => Type | undefined {
  const last = sig.params.length - 1;
  return (i) => {
    if (!sig.variadic || i < last) return sig.params[i]?.type;
    const slice = sig.params[last]!.type;
    return e.ellipsis ? slice : (under(slice) as { elem: Type }).elem;
  };
}

function prepareFunction(
  f: Fn,
  e: CallExpr,
  code: FuncCode,
  sig: Signature,
  inTurn: boolean,
): Prepared {
  if (!inTurn) orderArguments(f, [], e.args, parameters(e, sig));
  const base = f.top;
  const args = passArguments(f, e, sig);
  return { kind: 'func', target: code.index, code, base, args, sig };
}

function prepareMethod(
  f: Fn,
  e: CallExpr,
  fun: SelectorExpr,
  selection: Selection,
  sig: Signature,
  inTurn: boolean,
): Prepared {
  if (!inTurn) orderArguments(f, [fun.x], e.args, parameters(e, sig));
  const method = selection.obj as Func;
  const base = f.top;
  const at = receiver(f, fun.x, selection, base);
  f.top = base;
  f.alloc();
  if (at === 'interface') {
    const args = passArguments(f, e, sig);
    return { kind: 'interface', target: f.types.methodId(method), base, args: args + 1, sig };
  }
  const code = f.builder.funcOf(method);
  const args = passArguments(f, e, sig);
  return { kind: 'func', target: code.index, code, base, args: args + 1, sig };
}

/** The type that has the method: the operand's, or that of an embedded field. */
function receiverType(recv: Type, path: readonly number[]): Type {
  let t = recv;
  for (const i of path) {
    let u = under(t);
    if (u.kind === 'pointer') u = under(u.elem);
    if (u.kind === 'struct') t = u.fields[i]!.type;
  }
  return t;
}

/**
 * Evaluates the receiver of a method value or call into the register: an interface value, a pointer
 * or a value to be kept, as the method wants it.
 */
export function receiver(
  f: Fn,
  x: Expr,
  selection: Selection,
  want: number,
): 'interface' | 'concrete' {
  const method = selection.obj as Func;
  const path = selection.index;
  const t = receiverType(selection.recv, path);
  if (isInterface(t)) {
    load(f, x, path, t, want);
    return 'interface';
  }
  const pointer = under(t).kind === 'pointer' && !(t.kind === 'named');
  if (method.ptrRecv) {
    if (pointer) load(f, x, path, t, want);
    else addressOfPart(f, x, path, t, want);
    return 'concrete';
  }
  if (!pointer) {
    if (path.length === 0) value(f, x, want);
    else {
      const r = load(f, x, path, t, -1);
      if (isAggregate(t)) f.emit('CLONE', f.dest(want), r);
      else place(f, t, r, want);
    }
    return 'concrete';
  }
  // A value method called through a pointer.
  const elem = (under(t) as { elem: Type }).elem;
  const p = load(f, x, path, t, -1);
  f.at(x.end);
  if (isAggregate(elem)) {
    f.emit('NILCHK', p);
    f.emit('CLONE', f.dest(want), p);
  } else f.byClass(clsOf(elem), 'PLD', f.dest(want), p);
  return 'concrete';
}

/** x, or the embedded field at the end of the path; structs are borrowed. */
function load(f: Fn, x: Expr, path: readonly number[], t: Type, want: number): number {
  if (path.length === 0) return expr(f, x, want);
  const mark = f.top;
  const obj = walkPath(f, x, path.slice(0, -1));
  f.top = mark;
  const d = f.dest(want);
  f.at(x.end);
  f.byClass(clsOf(t), 'FLD', d, obj, path[path.length - 1]!);
  return d;
}

function addressOfPart(f: Fn, x: Expr, path: readonly number[], t: Type, want: number): void {
  if (path.length === 0) {
    const inner = unparen(x);
    // (*p).M(): the pointer itself.
    if (inner.kind === 'star-expr') expr(f, inner.x, want);
    else address(f, x, want);
    return;
  }
  const mark = f.top;
  const obj = walkPath(f, x, path.slice(0, -1));
  f.top = mark;
  const d = f.dest(want);
  f.at(x.end);
  f.emit(isAggregate(t) ? 'FLDR' : 'FPTR', d, obj, path[path.length - 1]!);
}

/** Evaluates the arguments into consecutive registers from f.top, and takes them; how many there are. */
export function passArguments(f: Fn, e: CallExpr, sig: Signature): number {
  const base = f.top;
  const only = e.args[0];
  if (e.args.length === 1 && only && isTuple(f, only)) {
    return spread(f, unparen(only) as CallExpr, sig, base);
  }
  const fixed = sig.variadic ? sig.params.length - 1 : sig.params.length;
  for (let i = 0; i < fixed; i++) {
    const r = f.top;
    if (copiedAtOnce(f, e.args[i]!, sig.params[i]!.type)) order(f, [e.args[i]!]);
    valueAs(f, e.args[i]!, sig.params[i]!.type, r);
    f.top = r;
    f.alloc();
  }
  if (sig.variadic) {
    const r = f.top;
    const last = sig.params[fixed]!.type;
    if (e.ellipsis) valueAs(f, e.args[fixed]!, last, r);
    else variadicSlice(f, e.args.slice(fixed), last, r);
    f.top = r;
    f.alloc();
  }
  return f.top - base;
}

function variadicSlice(f: Fn, args: readonly Expr[], t: Type, want: number): void {
  if (args.length === 0) {
    f.emit('LDNIL', f.dest(want));
    return;
  }
  const elem = (under(t) as { elem: Type }).elem;
  const first = f.top;
  for (const arg of args) {
    const r = f.top;
    if (copiedAtOnce(f, arg, elem)) order(f, [arg]);
    valueAs(f, arg, elem, r);
    f.top = r;
    f.alloc();
  }
  f.emit('LITSLICE', want, first, args.length, f.rtype(t));
}

export function isTuple(f: Fn, e: Expr): boolean {
  const x = unparen(e);
  if (x.kind !== 'call-expr') return false;
  const t = f.info.types.get(x)?.type;
  return t?.kind === 'tuple' && t.vars.length > 1;
}

/** `f(g())`: the results of g become the arguments. */
function spread(f: Fn, inner: CallExpr, sig: Signature, base: number): number {
  const results = signatureOf(f, inner.fun).results;
  const from = callTuple(f, inner);
  const fixed = sig.variadic ? sig.params.length - 1 : sig.params.length;
  // Results may lie above base, where something was evaluated ahead.
  for (let i = 0; i < fixed; i++) {
    convertRegister(f, from + i, results[i]!.type, sig.params[i]!.type, base + i);
  }
  if (sig.variadic) {
    const t = sig.params[fixed]!.type;
    const elem = (under(t) as { elem: Type }).elem;
    const rest = results.length - fixed;
    for (let i = 0; i < rest; i++) {
      convertRegister(f, from + fixed + i, results[fixed + i]!.type, elem, base + fixed + i);
    }
    if (rest === 0) f.emit('LDNIL', f.dest(base + fixed));
    else f.emit('LITSLICE', base + fixed, base + fixed, rest, f.rtype(t));
  }
  f.top = base;
  f.alloc(sig.params.length);
  return sig.params.length;
}
