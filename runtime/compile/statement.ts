/** Statements (Go spec, "Statements"): each begins with an instruction that counts as a step. */
import { InternalError } from '../base/internal-error';
import type { BlockStmt, BranchStmt, CallExpr, ForStmt, IfStmt, ReturnStmt, Stmt } from '../syntax/ast';
import { under } from '../types/predicates';
import type { Type } from '../types/type';
import { Label } from './assembler';
import { assignStmt, incDec, varSpec } from './assign';
import { launchBuiltin } from './builtin';
import { callTuple, isTuple, launch } from './call';
import { condition } from './condition';
import { convertRegister } from './conversion';
import { effect, expr, valueAs } from './expression';
import type { Fn } from './function';
import { order } from './order';
import { rangeStmt } from './range';
import { clsOf } from './representation';
import { store } from './store';
import { selectStmt, switchStmt, typeSwitchStmt } from './switch';
import { unparen } from './unparen';

export function block(f: Fn, b: BlockStmt): void {
  const mark = f.enter();
  stmtList(f, b.list);
  f.leave(mark);
}

export function stmtList(f: Fn, list: readonly Stmt[]): void {
  for (const s of list) stmt(f, s);
}

/** Statements that are one step as a whole. */
function simple(f: Fn, s: Stmt): void {
  f.asm.stmt(s.pos, s.end);
  f.hoisted.clear();
}

export function stmt(f: Fn, s: Stmt): void {
  const label = f.pendingLabel;
  f.pendingLabel = undefined;
  f.hoisted.clear();
  switch (s.kind) {
    case 'bad-stmt':
      throw new InternalError('a program with errors was to be compiled');
    case 'empty-stmt':
      return;
    case 'decl-stmt':
      for (const spec of s.decl.specs) {
        if (spec.kind !== 'var-spec') continue;
        f.asm.stmt(spec.pos, spec.end);
        f.hoisted.clear();
        varSpec(f, spec);
      }
      return;
    case 'labeled-stmt':
      f.asm.bind(f.label(s.label.name), true);
      f.pendingLabel = s.label.name;
      stmt(f, s.stmt);
      f.pendingLabel = undefined;
      return;
    case 'expr-stmt': {
      simple(f, s);
      const mark = f.top;
      order(f, [s.x]);
      if (isTuple(f, s.x)) callTuple(f, unparen(s.x) as CallExpr);
      else effect(f, s.x);
      f.top = mark;
      return;
    }
    case 'send-stmt': {
      simple(f, s);
      const mark = f.top;
      order(f, [s.chan, s.value]);
      const c = expr(f, s.chan);
      const v = valueAs(f, s.value, (under(f.typeOf(s.chan)) as { elem: Type }).elem);
      f.at(s.pos);
      f.emit('SEND', c, v);
      f.top = mark;
      return;
    }
    case 'inc-dec-stmt':
      simple(f, s);
      incDec(f, s);
      return;
    case 'assign-stmt':
      simple(f, s);
      assignStmt(f, s);
      return;
    case 'go-stmt':
    case 'defer-stmt': {
      simple(f, s);
      const mark = f.top;
      const call = unparen(s.call) as CallExpr;
      const how = s.kind === 'go-stmt' ? 'GO' : 'DEFER';
      if (f.info.types.get(call.fun)?.mode === 'builtin') launchBuiltin(f, call, how);
      else launch(f, call, how);
      f.top = mark;
      return;
    }
    case 'return-stmt':
      simple(f, s);
      returnStmt(f, s);
      return;
    case 'branch-stmt':
      simple(f, s);
      branch(f, s);
      return;
    case 'block-stmt':
      block(f, s);
      return;
    case 'if-stmt':
      ifStmt(f, s);
      return;
    case 'switch-stmt':
      switchStmt(f, s, label);
      return;
    case 'type-switch-stmt':
      typeSwitchStmt(f, s, label);
      return;
    case 'select-stmt':
      selectStmt(f, s, label);
      return;
    case 'for-stmt':
      forStmt(f, s, label);
      return;
    case 'range-stmt':
      rangeStmt(f, s, label);
      return;
  }
}

function ifStmt(f: Fn, s: IfStmt): void {
  const mark = f.enter();
  if (s.init) stmt(f, s.init);
  const no = new Label();
  f.asm.stmt(s.cond.pos, s.cond.end);
  f.hoisted.clear();
  condition(f, s.cond, false, no);
  block(f, s.body);
  if (s.orElse) {
    const end = new Label();
    f.asm.jump('JMP', end);
    f.asm.bind(no, true);
    stmt(f, s.orElse);
    f.asm.bind(end);
  } else f.asm.bind(no);
  f.leave(mark);
}

function forStmt(f: Fn, s: ForStmt, label: string | undefined): void {
  const mark = f.enter();
  if (s.init) stmt(f, s.init);
  const top = new Label();
  const next = new Label();
  const test = new Label();
  const end = new Label();
  if (s.cond) f.asm.jump('JMP', test);
  f.asm.bind(top, true);
  // An endless loop without a statement in it must still take steps.
  if (!s.cond && !s.post && s.body.list.length === 0) {
    f.asm.stmt(s.pos, s.body.end);
    f.emit('NOP');
  }
  f.enclosing.push({ label, breakTo: end, continueTo: next });
  block(f, s.body);
  f.enclosing.pop();
  f.asm.bind(next, true);
  if (s.post) stmt(f, s.post);
  f.asm.bind(test, true);
  if (s.cond) {
    f.asm.stmt(s.cond.pos, s.cond.end);
    f.hoisted.clear();
    condition(f, s.cond, true, top);
  } else f.asm.jump('JMP', top);
  f.asm.bind(end);
  f.leave(mark);
}

function branch(f: Fn, s: BranchStmt): void {
  const name = s.label?.name;
  switch (s.tok) {
    case 'goto':
      f.asm.jump('JMP', f.label(name!));
      return;
    case 'fallthrough':
      if (f.fallthroughTo) f.asm.jump('JMP', f.fallthroughTo);
      return;
    default:
      for (let i = f.enclosing.length - 1; i >= 0; i--) {
        const e = f.enclosing[i]!;
        const to = s.tok === 'break' ? e.breakTo : e.continueTo;
        if ((name !== undefined && e.label !== name) || !to) continue;
        f.asm.jump('JMP', to);
        return;
      }
      throw new InternalError(`${s.tok} without a loop at ${s.pos}`);
  }
}

function returnStmt(f: Fn, s: ReturnStmt): void {
  const results = f.sig.results;
  const mark = f.top;
  if (s.results.length > 0) {
    order(f, s.results);
    const only = s.results[0]!;
    let from = -1;
    let types: readonly Type[] = results.map((v) => v.type);
    if (s.results.length === 1 && results.length > 1 && isTuple(f, only)) {
      const tuple = f.typeOf(unparen(only));
      types = tuple.kind === 'tuple' ? tuple.vars.map((v) => v.type) : types;
      from = callTuple(f, unparen(only) as CallExpr);
    } else if (results.length === 1 && !f.resultVars) {
      valueAs(f, only, results[0]!.type, 0);
      f.top = mark;
      f.emit('RET');
      return;
    } else {
      from = f.top;
      s.results.forEach((e, i) => {
        const r = f.top;
        valueAs(f, e, results[i]!.type, r);
        f.top = r;
        f.alloc();
      });
    }
    results.forEach((v, i) => {
      const top = f.top;
      const variable = f.resultVars?.[i];
      if (variable) {
        const r = convertRegister(f, from + i, types[i]!, v.type);
        store(f, { kind: 'local', binding: variable, type: v.type }, r);
      } else {
        const r = convertRegister(f, from + i, types[i]!, v.type);
        f.move(clsOf(v.type), i, r);
      }
      f.top = top;
    });
  }
  f.top = mark;
  leaveFunction(f);
}

/** Goes to the epilogue, or takes the results to where the caller expects them. */
export function leaveFunction(f: Fn): void {
  if (f.epilogue) f.asm.jump('JMP', f.epilogue);
  else {
    if (f.resultVars) loadResults(f);
    f.emit('RET');
  }
}

export function loadResults(f: Fn): void {
  f.resultVars?.forEach((b, i) => {
    if (b.boxed) f.byClass(b.cls, 'BLD', i, b.reg);
    else f.move(b.cls, i, b.reg);
  });
}
