/** Statements (Go spec, "Statements"): each simple statement and each part of a header is a step. */
import { InternalError } from '../base/internal-error';
import type {
  BlockStmt,
  BranchStmt,
  CallExpr,
  Expr,
  ForStmt,
  IfStmt,
  LabeledStmt,
  SendStmt,
  Stmt,
} from '../syntax/ast';
import { under } from '../types/predicates';
import { Label } from './assembler';
import { assignStmt, incDec, varSpec } from './assign';
import { builtin, launchBuiltin } from './builtin';
import { call, callTuple, launch } from './call';
import { condition } from './condition';
import { effect, expr, receive, valueAs } from './expression';
import type { Fn } from './function';
import { order } from './order';
import { rangeStmt } from './range';
import { returnStmt } from './return';
import { selectStmt } from './select';
import { switchStmt, typeSwitchStmt } from './switch';
import { unparen } from './unparen';

/** A step whose place in the source is that of the node. */
export function step(f: Fn, node: { pos: number; end: number }): void {
  f.asm.stmt(node.pos, node.end);
}

export function block(f: Fn, b: BlockStmt): void {
  const mark = f.enter();
  statements(f, b.list);
  f.leave(mark);
}

export function statements(f: Fn, list: readonly Stmt[]): void {
  for (const s of list) statement(f, s);
}

export function statement(f: Fn, s: Stmt): void {
  const label = f.pendingLabel;
  f.pendingLabel = undefined;
  switch (s.kind) {
    case 'empty-stmt':
      return;
    case 'decl-stmt':
      for (const spec of s.decl.specs) {
        if (spec.kind !== 'var-spec') continue;
        f.asm.stmt(s.decl.specs.length === 1 ? s.pos : spec.pos, spec.end);
        varSpec(f, spec);
      }
      return;
    case 'labeled-stmt':
      labeled(f, s);
      return;
    case 'expr-stmt':
      step(f, s);
      expressionStatement(f, s.x);
      return;
    case 'send-stmt':
      step(f, s);
      send(f, s);
      return;
    case 'inc-dec-stmt':
      step(f, s);
      incDec(f, s);
      return;
    case 'assign-stmt':
      step(f, s);
      assignStmt(f, s);
      return;
    case 'go-stmt':
      step(f, s);
      start(f, s.call, 'GO');
      return;
    case 'defer-stmt':
      step(f, s);
      start(f, s.call, 'DEFER');
      return;
    case 'return-stmt':
      step(f, s);
      returnStmt(f, s.results);
      return;
    case 'branch-stmt':
      step(f, s);
      branch(f, s);
      return;
    case 'block-stmt':
      block(f, s);
      return;
    case 'if-stmt':
      ifStmt(f, s);
      return;
    case 'for-stmt':
      forStmt(f, s, label);
      return;
    case 'range-stmt':
      rangeStmt(f, s, label);
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
    case 'bad-stmt':
      throw new InternalError('a statement that did not parse');
  }
}

function labeled(f: Fn, s: LabeledStmt): void {
  f.asm.bind(f.label(s.label.name), true);
  const inner = s.stmt;
  if (inner.kind === 'block-stmt' || inner.kind === 'if-stmt') {
    // break out of a labeled block or if is not Go; only goto can name it.
    statement(f, inner);
    return;
  }
  f.pendingLabel = s.label.name;
  statement(f, inner);
  f.pendingLabel = undefined;
}

function expressionStatement(f: Fn, e: Expr): void {
  const x = unparen(e);
  const mark = f.top;
  if (x.kind === 'call-expr') {
    const fun = f.info.types.get(x.fun);
    if (fun?.mode === 'builtin') builtin(f, x, -1);
    else if (fun?.mode === 'type') effect(f, x);
    else if (f.info.types.get(x)?.type.kind === 'tuple') callTuple(f, x);
    else call(f, x, -1);
  } else if (x.kind === 'unary-expr' && x.op === '<-') {
    order(f, [x.x]);
    receive(f, x, -2, -1);
  } else effect(f, x);
  f.top = mark;
}

function send(f: Fn, s: SendStmt): void {
  const mark = f.top;
  order(f, [s.chan, s.value]);
  const t = under(f.typeOf(s.chan));
  if (t.kind !== 'chan') throw new InternalError('send to what is no channel');
  const c = expr(f, s.chan);
  const v = valueAs(f, s.value, t.elem);
  f.at(s.pos);
  f.emit('SEND', c, v);
  f.top = mark;
}

function start(f: Fn, e: Expr, how: 'GO' | 'DEFER'): void {
  const x = unparen(e) as CallExpr;
  const mark = f.top;
  const mode = f.info.types.get(x.fun)?.mode;
  if (mode === 'builtin') launchBuiltin(f, x, how);
  else if (mode === 'type') effect(f, x);
  else launch(f, x, how);
  f.top = mark;
}

function branch(f: Fn, s: BranchStmt): void {
  const name = s.label?.name;
  switch (s.tok) {
    case 'goto':
      f.asm.jump('JMP', f.label(name!));
      return;
    case 'fallthrough':
      f.asm.jump('JMP', f.fallthroughTo!);
      return;
    default:
      for (let i = f.enclosing.length - 1; i >= 0; i--) {
        const e = f.enclosing[i]!;
        if (name !== undefined ? e.label !== name : s.tok === 'continue' && !e.continueTo) continue;
        f.asm.jump('JMP', s.tok === 'break' ? e.breakTo : e.continueTo!);
        return;
      }
      throw new InternalError(`${s.tok} without a target`);
  }
}

function ifStmt(f: Fn, s: IfStmt): void {
  const mark = f.enter();
  if (s.init) statement(f, s.init);
  step(f, s.cond);
  const otherwise = new Label();
  condition(f, s.cond, false, otherwise);
  block(f, s.body);
  if (s.orElse) {
    const done = new Label();
    if (f.asm.reachable) f.asm.jump('JMP', done);
    f.asm.bind(otherwise);
    statement(f, s.orElse);
    f.asm.bind(done);
  } else f.asm.bind(otherwise);
  f.leave(mark);
}

function forStmt(f: Fn, s: ForStmt, label: string | undefined): void {
  const mark = f.enter();
  if (s.init) statement(f, s.init);
  const body = new Label();
  const again = new Label();
  const test = new Label();
  const done = new Label();
  if (s.cond) {
    f.asm.flush();
    f.asm.jump('JMP', test);
  }
  f.asm.bind(body, true);
  f.enclosing.push({ label, breakTo: done, continueTo: again });
  const steps = f.asm.stmts.length;
  block(f, s.body);
  f.enclosing.pop();
  f.asm.bind(again);
  if (s.post) statement(f, s.post);
  f.asm.bind(test);
  if (s.cond) {
    step(f, s.cond);
    condition(f, s.cond, true, body);
  } else {
    f.asm.flush();
    // A loop without anything in it is still a step each time round.
    if (f.asm.stmts.length === steps) f.asm.stmt(s.pos, s.body.lbrace);
    f.asm.jump('JMP', body);
  }
  f.asm.bind(done);
  f.leave(mark);
}
