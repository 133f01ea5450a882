/** Switches and select (Go spec, "Switch statements", "Select statements"). */
import type { CaseClause, Expr, SelectStmt, Stmt, SwitchStmt, TypeSwitchStmt, UnaryExpr } from '../syntax/ast';
import { isInterface, under } from '../types/predicates';
import type { Type } from '../types/type';
import { Label } from './assembler';
import { declare, declared } from './assign';
import { condition, jumpIfEqual } from './condition';
import { convertRegister } from './conversion';
import { expr, valueAs } from './expression';
import type { Fn } from './function';
import { order } from './order';
import { clsOf, isAggregate } from './representation';
import { stmt, stmtList } from './statement';
import { store, target } from './store';
import { unparen } from './unparen';

const boolType: Type = { kind: 'basic', basic: 'bool', name: 'bool' };

export function switchStmt(f: Fn, s: SwitchStmt, label: string | undefined): void {
  const mark = f.enter();
  if (s.init) stmt(f, s.init);
  let tag = -1;
  let tagType: Type | undefined;
  if (s.tag) {
    f.asm.stmt(s.tag.pos, s.tag.end);
    order(f, [s.tag]);
    tagType = f.typeOf(s.tag);
    tag = f.alloc();
    const r = expr(f, s.tag);
    f.move(clsOf(tagType), tag, r);
    f.top = tag + 1;
  }
  const end = new Label();
  const bodies = s.clauses.map(() => new Label());
  let otherwise = end;
  s.clauses.forEach((clause, i) => {
    if (!clause.values) {
      otherwise = bodies[i]!;
      return;
    }
    for (const e of clause.values) {
      f.asm.stmt(e.pos, e.end);
      if (tagType) jumpIfEqual(f, tag, tagType, e, bodies[i]!);
      else condition(f, e, true, bodies[i]!);
    }
  });
  f.asm.jump('JMP', otherwise);
  f.enclosing.push({ label, breakTo: end, continueTo: undefined });
  s.clauses.forEach((clause, i) => {
    f.asm.bind(bodies[i]!, true);
    const inner = f.enter();
    const outer = f.fallthroughTo;
    f.fallthroughTo = bodies[i + 1];
    stmtList(f, clause.body);
    f.fallthroughTo = outer;
    f.leave(inner);
    f.asm.jump('JMP', end);
  });
  f.enclosing.pop();
  f.asm.bind(end);
  f.leave(mark);
}

export function typeSwitchStmt(f: Fn, s: TypeSwitchStmt, label: string | undefined): void {
  const mark = f.enter();
  if (s.init) stmt(f, s.init);
  f.asm.stmt(s.bind?.pos ?? s.x.pos, s.x.end);
  order(f, [s.x]);
  const x = f.alloc();
  f.move(2, x, expr(f, s.x));
  f.top = x + 1;
  const from = f.typeOf(s.x);
  const end = new Label();
  const bodies = s.clauses.map(() => new Label());
  let otherwise = end;
  s.clauses.forEach((clause, i) => {
    if (!clause.values) {
      otherwise = bodies[i]!;
      return;
    }
    for (const e of clause.values) {
      f.asm.stmt(e.pos, e.end);
      if (isNilCase(f, e)) f.asm.jump('JNIL', x, bodies[i]!);
      else {
        const d = f.alloc();
        f.emit('TYPEIS', d, x, f.rtype(f.typeOf(e)));
        f.asm.jump('JT', d, bodies[i]!);
        f.top = d;
      }
    }
  });
  f.asm.jump('JMP', otherwise);
  f.enclosing.push({ label, breakTo: end, continueTo: undefined });
  s.clauses.forEach((clause, i) => {
    f.asm.bind(bodies[i]!, true);
    const inner = f.enter();
    bindClause(f, clause, x, from);
    stmtList(f, clause.body);
    f.leave(inner);
    f.asm.jump('JMP', end);
  });
  f.enclosing.pop();
  f.asm.bind(end);
  f.leave(mark);
}

function isNilCase(f: Fn, e: Expr): boolean {
  const tv = f.info.types.get(unparen(e));
  return tv?.mode === 'nil' || (tv?.type.kind === 'basic' && tv.type.basic === 'untyped-nil');
}

/** The clause's own variable: the value as the one type named, else the interface. */
function bindClause(f: Fn, clause: CaseClause, x: number, from: Type): void {
  const v = f.info.implicits.get(clause);
  if (v?.kind !== 'var') return;
  const d = f.alloc();
  if (isInterface(v.type)) f.move(2, d, x);
  else {
    f.emit('ASSERT', d, x, f.rtype(v.type), -1, f.rtype(from));
    if (isAggregate(v.type)) f.emit('CLONE', d, d);
  }
  declare(f, v, d);
}

/** What a clause of a select does once it is chosen. */
interface Comm {
  readonly words: readonly number[];
  readonly after: () => void;
}

export function selectStmt(f: Fn, s: SelectStmt, label: string | undefined): void {
  const mark = f.enter();
  f.asm.stmt(s.pos, s.lbrace + 1);
  const dst = f.alloc();
  const comms: Comm[] = [];
  const bodies: Label[] = [];
  const end = new Label();
  let otherwise: Label | undefined;
  const clauses = s.clauses.map((clause) => {
    const body = new Label();
    let after: (() => void) | undefined;
    if (!clause.comm) otherwise = body;
    else {
      const comm = prepareComm(f, clause.comm);
      comms.push(comm);
      bodies.push(body);
      after = comm.after;
    }
    return { clause, body, after };
  });
  f.at(s.pos);
  f.emit('SELECT', dst, comms.length, otherwise ? 1 : 0, ...comms.flatMap((c) => c.words));
  bodies.forEach((body, i) => f.asm.jump('JEQWK', dst, i, body));
  f.asm.jump('JMP', otherwise ?? end);
  f.enclosing.push({ label, breakTo: end, continueTo: undefined });
  for (const { clause, body, after } of clauses) {
    f.asm.bind(body, true);
    const inner = f.enter();
    if (clause.comm) f.asm.stmt(clause.comm.pos, clause.comm.end);
    after?.();
    stmtList(f, clause.body);
    f.leave(inner);
    f.asm.jump('JMP', end);
  }
  f.enclosing.pop();
  f.asm.bind(end);
  f.leave(mark);
}

function prepareComm(f: Fn, comm: Stmt): Comm {
  if (comm.kind === 'send-stmt') {
    order(f, [comm.chan, comm.value]);
    const u = under(f.typeOf(comm.chan)) as { elem: Type } & Type;
    const c = f.alloc();
    f.move(2, c, expr(f, comm.chan));
    f.top = c + 1;
    const v = f.top;
    valueAs(f, comm.value, u.elem, v);
    f.top = v;
    f.alloc();
    return { words: [0, c, v, -1, f.rtype(u)], after: () => undefined };
  }
  const lhs = comm.kind === 'assign-stmt' ? comm.lhs : [];
  const source = unparen(comm.kind === 'assign-stmt' ? comm.rhs[0]! : (comm as { x: Expr }).x) as UnaryExpr;
  order(f, [source.x]);
  const u = under(f.typeOf(source.x)) as { elem: Type } & Type;
  const c = f.alloc();
  f.move(2, c, expr(f, source.x));
  f.top = c + 1;
  const v = lhs[0] ? f.alloc() : -1;
  const ok = lhs[1] ? f.alloc() : -1;
  const after = (): void => {
    const values = [{ reg: v, type: u.elem }, { reg: ok, type: boolType }];
    lhs.forEach((e, i) => {
      const value = values[i]!;
      const variable = e.kind === 'ident' ? declared(f, e) : undefined;
      if (variable) {
        const d = f.alloc();
        f.move(clsOf(variable.type), d, value.reg);
        declare(f, variable, d);
        return;
      }
      const top = f.top;
      const place = target(f, e, false);
      if (place.kind !== 'blank') store(f, place, convertRegister(f, value.reg, value.type, place.type));
      f.top = top;
    });
  };
  return { words: [1, c, v, ok, f.rtype(u)], after };
}
