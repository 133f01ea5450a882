/** Select statements (Go spec, "Select statements"). */
import { InternalError } from '../base/internal-error';
import type { CommClause, Expr, SelectStmt, UnaryExpr } from '../syntax/ast';
import { under } from '../types/predicates';
import type { Type } from '../types/type';
import { Label } from './assembler';
import { declareFrom, defined, storeConverted } from './assign';
import { expr, valueAs } from './expression';
import type { Fn } from './function';
import { isBlank, placeOf } from './lvalue';
import { order } from './order';
import { clsOf } from './representation';
import { statements } from './statement';
import { unparen } from './unparen';

/** A case with its operands evaluated. */
interface Case {
  readonly send: boolean;
  readonly chan: number;
  readonly value: number;
  readonly ok: number;
  readonly type: Type;
  readonly lhs: readonly Expr[];
  readonly define: boolean;
}

function received(
  clause: CommClause,
): { x: UnaryExpr; lhs: readonly Expr[]; define: boolean } | undefined {
  const { comm } = clause;
  let e: Expr | undefined;
  let lhs: readonly Expr[] = [];
  let define = false;
  if (comm?.kind === 'expr-stmt') e = comm.x;
  else if (comm?.kind === 'assign-stmt') {
    e = comm.rhs[0];
    lhs = comm.lhs;
    define = comm.define;
  }
  const x = e && unparen(e);
  return x?.kind === 'unary-expr' && x.op === '<-' ? { x, lhs, define } : undefined;
}

/** Channels and values to send are evaluated once, in the order of the text. */
function prepare(f: Fn, clause: CommClause): Case {
  const { comm } = clause;
  if (comm?.kind === 'send-stmt') {
    const type = under(f.typeOf(comm.chan));
    if (type.kind !== 'chan') throw new InternalError('no channel');
    order(f, [comm.chan, comm.value]);
    const chan = hold(f, expr(f, comm.chan), type);
    const value = hold(f, valueAs(f, comm.value, type.elem), type.elem);
    return { send: true, chan, value, ok: -1, type, lhs: [], define: false };
  }
  const r = received(clause);
  if (!r) throw new InternalError('no communication');
  const type = under(f.typeOf(r.x.x));
  order(f, [r.x.x]);
  const chan = hold(f, expr(f, r.x.x), type);
  const wanted = (e: Expr | undefined) => (e && !isBlank(e) ? f.alloc() : -1);
  return {
    send: false,
    chan,
    value: wanted(r.lhs[0]),
    ok: wanted(r.lhs[1]),
    type,
    lhs: r.lhs,
    define: r.define,
  };
}

/** Registers evaluated into stay taken until the choice is made. */
function hold(f: Fn, reg: number, t: Type): number {
  if (reg < f.top) return reg;
  const own = f.alloc();
  f.move(clsOf(t), own, reg);
  return own;
}

const boolType: Type = { kind: 'basic', basic: 'bool', name: 'bool' };

export function selectStmt(f: Fn, s: SelectStmt, label: string | undefined): void {
  const mark = f.enter();
  f.asm.stmt(s.pos, s.lbrace);
  const comms = s.clauses.filter((c) => c.comm);
  const cases = comms.map((c) => prepare(f, c));
  const chosen = f.alloc();
  f.at(s.pos);
  f.emit(
    'SELECT',
    chosen,
    cases.length,
    comms.length < s.clauses.length ? 1 : 0,
    ...cases.flatMap((c) => [c.send ? 0 : 1, c.chan, c.value, c.ok, f.rtype(c.type)]),
  );
  const done = new Label();
  const bodies = s.clauses.map(() => new Label());
  s.clauses.forEach((clause, i) => {
    const n = comms.indexOf(clause);
    // The last one needs no test.
    if (i === s.clauses.length - 1) f.asm.jump('JMP', bodies[i]!);
    else f.asm.jump('JEQWK', chosen, n, bodies[i]!);
  });
  f.enclosing.push({ label, breakTo: done, continueTo: undefined });
  s.clauses.forEach((clause, i) => {
    f.asm.bind(bodies[i]!);
    const inner = f.enter();
    const c = cases[comms.indexOf(clause)];
    if (c && clause.comm) {
      // The chosen communication is a step of its own, so that one sees which it was.
      f.asm.stmt(clause.comm.pos, clause.comm.end);
      assignReceived(f, c);
      f.asm.flush();
    }
    statements(f, clause.body);
    f.leave(inner);
    if (f.asm.reachable && i < s.clauses.length - 1) f.asm.jump('JMP', done);
  });
  f.enclosing.pop();
  f.asm.bind(done);
  f.leave(mark);
}

function assignReceived(f: Fn, c: Case): void {
  if (c.send || c.type.kind !== 'chan') return;
  const types: readonly Type[] = [c.type.elem, boolType];
  c.lhs.forEach((e, i) => {
    const reg = i === 0 ? c.value : c.ok;
    if (reg < 0) return;
    const v = c.define ? defined(f, e) : undefined;
    if (v) {
      declareFrom(f, v, reg, types[i]!);
      return;
    }
    const mark = f.top;
    order(f, [e]);
    storeConverted(f, placeOf(f, e), reg, types[i]!);
    f.top = mark;
  });
}
