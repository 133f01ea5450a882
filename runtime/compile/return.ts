/** Return statements and the end of a function (Go spec, "Return statements", "Defer statements"). */
import type { CallExpr, Expr } from '../syntax/ast';
import type { Type } from '../types/type';
import { parallelMove, type Move } from './assign';
import { callTuple, isTuple, signatureOf } from './call';
import { convertRegister } from './conversion';
import { expr, isFresh, valueAs } from './expression';
import type { Binding, Fn } from './function';
import { order } from './order';
import { clsOf, isAggregate } from './representation';
import { unparen } from './unparen';

export function returnStmt(f: Fn, results: readonly Expr[]): void {
  const mark = f.top;
  const vars = f.resultVars;
  if (vars && (f.epilogue || vars.some((b) => b.boxed))) {
    if (results.length > 0) storeResults(f, results, vars);
    leave(f, vars);
  } else if (results.length > 0) {
    loadResults(f, results);
    f.emit('RET');
  } else {
    if (vars) resultsFromVars(f, vars);
    f.emit('RET');
  }
  f.top = mark;
}

/** The implicit return at the closing brace. */
export function fallOff(f: Fn): void {
  if (f.resultVars && f.epilogue) leave(f, f.resultVars);
  else if (f.epilogue) f.asm.jump('JMP', f.epilogue);
  else f.emit('RET');
}

function leave(f: Fn, vars: readonly Binding[]): void {
  if (f.epilogue) f.asm.jump('JMP', f.epilogue);
  else {
    resultsFromVars(f, vars);
    f.emit('RET');
  }
}

/** Deferred calls run after the results are stored; a recovered panic continues here, too. */
export function epilogue(f: Fn): void {
  if (!f.epilogue) return;
  f.asm.bind(f.epilogue, true);
  f.emit('RUNDEFERS');
  if (f.resultVars) resultsFromVars(f, f.resultVars);
  f.emit('RET');
}

/** Result variables to registers 0…; they stand above them, in order, so none is overwritten unread. */
function resultsFromVars(f: Fn, vars: readonly Binding[]): void {
  vars.forEach((b, i) => {
    if (b.boxed) f.byClass(b.cls, 'BLD', i, b.reg);
    else if (isAggregate(b.type)) f.emit('CLONE', i, b.reg);
    else f.move(b.cls, i, b.reg);
  });
}

/** A struct or array variable of this function that nothing else can reach: given away uncopied. */
function isOwnVariable(f: Fn, e: Expr): boolean {
  const x = unparen(e);
  if (x.kind !== 'ident' || f.epilogue) return false;
  const obj = f.objectOf(x);
  if (obj?.kind !== 'var' || obj.global || obj.captured || obj.addressed) return false;
  return !f.facts.exposed.has(obj) && f.bindings.has(obj);
}

/** A result to be kept by the caller. */
function result(f: Fn, e: Expr, t: Type, want: number): number {
  if (isAggregate(t) && !isFresh(f, e) && isOwnVariable(f, e)) return expr(f, e, want);
  return valueAs(f, e, t, want);
}

function loadResults(f: Fn, results: readonly Expr[]): void {
  const types = f.sig.results.map((v) => v.type);
  if (results.length === 1 && isTuple(f, results[0]!)) {
    const inner = unparen(results[0]!) as CallExpr;
    const own = signatureOf(f, inner.fun).results;
    const from = callTuple(f, inner);
    own.forEach((v, i) => convertRegister(f, from + i, v.type, types[i]!, i));
    return;
  }
  order(f, results);
  if (results.length === 1) {
    result(f, results[0]!, types[0]!, 0);
    return;
  }
  const twice = new Set<number>();
  const moves: Move[] = [];
  const constants: { e: Expr; t: Type; to: number }[] = [];
  results.forEach((e, i) => {
    const t = types[i]!;
    if (isConstant(f, e)) {
      constants.push({ e, t, to: i });
      return;
    }
    let from = result(f, e, t, -1);
    if (isAggregate(t) && twice.has(from)) {
      // The same variable returned twice: two values.
      const copy = f.alloc();
      f.emit('CLONE', copy, from);
      from = copy;
    }
    twice.add(from);
    moves.push({ to: i, from, cls: clsOf(t) });
  });
  parallelMove(f, moves);
  for (const { e, t, to } of constants) valueAs(f, e, t, to);
}

function isConstant(f: Fn, e: Expr): boolean {
  const tv = f.info.types.get(unparen(e));
  return tv?.value !== undefined || tv?.mode === 'nil';
}

/** Results into the result variables, all values before any is stored. */
function storeResults(f: Fn, results: readonly Expr[], vars: readonly Binding[]): void {
  const put = (b: Binding, reg: number) => {
    if (b.boxed) f.byClass(b.cls, 'BST', b.reg, reg);
    else if (isAggregate(b.type)) f.emit('COPYTO', b.reg, reg);
    else f.move(b.cls, b.reg, reg);
  };
  if (results.length === 1 && isTuple(f, results[0]!)) {
    const inner = unparen(results[0]!) as CallExpr;
    const own = signatureOf(f, inner.fun).results;
    const from = callTuple(f, inner);
    own.forEach((v, i) => put(vars[i]!, convertRegister(f, from + i, v.type, vars[i]!.type)));
    return;
  }
  order(f, results);
  if (results.length === 1) {
    const b = vars[0]!;
    if (!b.boxed && !isAggregate(b.type)) valueAs(f, results[0]!, b.type, b.reg);
    else put(b, valueAs(f, results[0]!, b.type));
    return;
  }
  const own = new Set(vars.map((b) => b.reg));
  const regs = results.map((e, i) => {
    const r = valueAs(f, e, vars[i]!.type);
    if (!own.has(r)) return r;
    const copy = f.alloc();
    f.move(vars[i]!.cls, copy, r);
    return copy;
  });
  vars.forEach((b, i) => put(b, regs[i]!));
}
