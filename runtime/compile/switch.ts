/** Switches (Go spec, "Switch statements"): the tag is a step, and each case list that is tried. */
import type { CaseClause, Expr, SwitchStmt, TypeSwitchStmt } from '../syntax/ast';
import { defaultType, isInterface } from '../types/predicates';
import type { Type } from '../types/type';
import { Label } from './assembler';
import { declare } from './assign';
import { condition, jumpIfEqual } from './condition';
import { convertRegister } from './conversion';
import { expr, isFresh } from './expression';
import type { Fn } from './function';
import { order } from './order';
import { clsOf, isAggregate } from './representation';
import { statement, statements } from './statement';
import { unparen } from './unparen';

const boolType: Type = { kind: 'basic', basic: 'bool', name: 'bool' };

export function switchStmt(f: Fn, s: SwitchStmt, label: string | undefined): void {
  const mark = f.enter();
  if (s.init) statement(f, s.init);
  let tag = -1;
  let tagType: Type = boolType;
  if (s.tag) {
    f.asm.stmt(s.init ? s.tag.pos : s.pos, s.tag.end);
    tagType = defaultType(f.typeOf(s.tag));
    tag = heldTag(f, s.tag, tagType);
  }
  const done = new Label();
  const bodies = s.clauses.map(() => new Label());
  let otherwise = done;
  s.clauses.forEach((clause, i) => {
    if (!clause.values) {
      otherwise = bodies[i]!;
      return;
    }
    step(f, clause);
    for (const value of clause.values) {
      if (s.tag) jumpIfEqual(f, tag, tagType, value, bodies[i]!);
      else if (isInterface(f.typeOf(value))) {
        // switch { case x: } with x an interface is compared with true.
        const t = f.alloc();
        f.emit('LDI', t, 1);
        jumpIfEqual(f, t, boolType, value, bodies[i]!);
        f.top = t;
      } else condition(f, value, true, bodies[i]!);
    }
  });
  f.asm.flush();
  f.asm.jump('JMP', otherwise);
  f.enclosing.push({ label, breakTo: done, continueTo: undefined });
  s.clauses.forEach((clause, i) => {
    f.asm.bind(bodies[i]!);
    const before = f.fallthroughTo;
    f.fallthroughTo = bodies[i + 1];
    const inner = f.enter();
    statements(f, clause.body);
    f.leave(inner);
    f.fallthroughTo = before;
    if (f.asm.reachable && i < s.clauses.length - 1) f.asm.jump('JMP', done);
  });
  f.enclosing.pop();
  f.asm.bind(done);
  f.leave(mark);
}

/** The tag in a register that cases cannot change. */
function heldTag(f: Fn, e: Expr, t: Type): number {
  const mark = f.top;
  order(f, [e]);
  const r = expr(f, e);
  f.top = mark;
  const obj = f.objectOf(unparen(e));
  if (obj?.kind === 'var' && !obj.global && !isAggregate(t)) {
    // A plain register: a case's expression cannot assign it.
    if (!f.binding(obj).boxed) return r;
  }
  const own = f.alloc();
  if (isAggregate(t) && !isFresh(f, e)) f.emit('CLONE', own, r);
  else f.move(clsOf(t), own, r);
  return own;
}

function step(f: Fn, clause: CaseClause): void {
  const values = clause.values!;
  f.asm.stmt(values[0]!.pos, values[values.length - 1]!.end);
}

export function typeSwitchStmt(f: Fn, s: TypeSwitchStmt, label: string | undefined): void {
  const mark = f.enter();
  if (s.init) statement(f, s.init);
  f.asm.stmt(s.init ? s.x.pos : s.pos, s.x.end);
  order(f, [s.x]);
  const from = f.typeOf(s.x);
  const before = f.top;
  const r = expr(f, s.x);
  f.top = before;
  const x = f.alloc();
  f.move(2, x, r);
  const done = new Label();
  const bodies = s.clauses.map(() => new Label());
  let otherwise = done;
  s.clauses.forEach((clause, i) => {
    if (!clause.values) {
      otherwise = bodies[i]!;
      return;
    }
    step(f, clause);
    for (const value of clause.values) {
      if (isNilCase(f, value)) {
        f.asm.jump('JNIL', x, bodies[i]!);
        continue;
      }
      const is = f.alloc();
      f.emit('TYPEIS', is, x, f.rtype(f.typeOf(value)));
      f.asm.jump('JT', is, bodies[i]!);
      f.top = is;
    }
  });
  f.asm.flush();
  f.asm.jump('JMP', otherwise);
  f.enclosing.push({ label, breakTo: done, continueTo: undefined });
  s.clauses.forEach((clause, i) => {
    f.asm.bind(bodies[i]!);
    const inner = f.enter();
    bindClause(f, clause, x, from);
    statements(f, clause.body);
    f.leave(inner);
    if (f.asm.reachable && i < s.clauses.length - 1) f.asm.jump('JMP', done);
  });
  f.enclosing.pop();
  f.asm.bind(done);
  f.leave(mark);
}

function isNilCase(f: Fn, e: Expr): boolean {
  const tv = f.info.types.get(unparen(e));
  return tv?.mode === 'nil' || (tv?.type.kind === 'basic' && tv.type.basic === 'untyped-nil');
}

/** The clause's own variable: of the case's type where there is one, else of the operand's. */
function bindClause(f: Fn, clause: CaseClause, x: number, from: Type): void {
  const v = f.info.implicits.get(clause);
  if (v?.kind !== 'var') return;
  declare(f, v, (want) => {
    if (isInterface(v.type)) return convertRegister(f, x, from, v.type, want);
    const d = f.dest(want);
    f.emit('ASSERT', d, x, f.rtype(v.type), -1, f.rtype(from));
    if (isAggregate(v.type)) f.emit('CLONE', d, d);
    return d;
  });
}
