/** `for … range` (Go spec, "For statements with range clause"): the header is a step each time round. */
import { InternalError } from '../base/internal-error';
import type { Expr, RangeStmt } from '../syntax/ast';
import type { Var } from '../types/object';
import { isString, under } from '../types/predicates';
import type { Type } from '../types/type';
import { Label } from './assembler';
import { defined, storeConverted } from './assign';
import { loadNumber, loadZero } from './constant';
import { elementOp, expr, indexed, objectRegister } from './expression';
import type { Fn } from './function';
import { isBlank, placeOf, plainRegister, saveOperands } from './lvalue';
import { hasCall, order } from './order';
import { clsOf, isAggregate } from './representation';
import { block } from './statement';
import { unparen } from './unparen';

/** Where a round's key or value goes: the register it is produced in, and what to do then. */
interface Target {
  /** -1 where it is not wanted. */
  readonly reg: number;
  readonly finish: () => void;
  /** An assignment to what stood there before, not a variable of the loop's own. */
  readonly assigned?: { readonly e: Expr; readonly t: Type };
}

const unwanted: Target = { reg: -1, finish: () => undefined };

/** Declares or prepares the iteration variable; before the first round. */
function target(f: Fn, s: RangeStmt, e: Expr | undefined, t: Type): Target {
  if (!e || isBlank(e)) return unwanted;
  if (s.define) {
    const v = defined(f, e);
    if (!v) return unwanted;
    return iterationVariable(f, v);
  }
  return { reg: f.alloc(), finish: () => undefined, assigned: { e, t } };
}

/** Key and value to where they belong: `i, a[i] = range` has all operands evaluated before either is assigned. */
function finish(f: Fn, targets: readonly Target[]): void {
  for (const t of targets) t.finish();
  const mark = f.top;
  const assigned = targets.filter((t) => t.assigned);
  const places = assigned.map((t) => placeOf(f, t.assigned!.e));
  if (places.length > 1) {
    const registers = new Set(places.map(plainRegister).filter((r) => r >= 0));
    for (const p of places) saveOperands(f, p, registers);
  }
  places.forEach((p, i) => {
    const { reg, assigned: to } = assigned[i]!;
    // What the element holds is the element's own: only copying into a variable needs no copy of it.
    if (isAggregate(to!.t) && p.kind !== 'object') f.emit('CLONE', reg, reg);
    storeConverted(f, p, reg, to!.t);
  });
  f.top = mark;
}

function iterationVariable(f: Fn, v: Var): Target {
  const own = f.alloc();
  if (isAggregate(v.type)) {
    // One variable for the whole loop: copied into, as its address may have been kept.
    loadZero(f, v.type, own);
    const reg = f.alloc();
    f.bind(v, own);
    return { reg, finish: () => f.emit('COPYTO', own, reg) };
  }
  if (!f.needsBox(v)) {
    f.bind(v, own);
    return { reg: own, finish: () => undefined };
  }
  const reg = f.alloc();
  f.emit('NEWBOX', own, f.rtype(v.type));
  f.bind(v, own);
  return { reg, finish: () => f.byClass(clsOf(v.type), 'BST', own, reg) };
}

export function rangeStmt(f: Fn, s: RangeStmt, label: string | undefined): void {
  const mark = f.enter();
  const header = () => f.asm.stmt(s.pos, s.x.end);
  header();
  order(f, [s.x]);
  const t = f.typeOf(s.x);
  const u = under(t);
  const loop: Loop = {
    f,
    s,
    header,
    body: new Label(),
    again: new Label(),
    done: new Label(),
    label,
  };
  if (u.kind === 'map') rangeMap(loop, u.key, u.elem, u);
  else if (u.kind === 'chan') rangeChan(loop, u.elem, u);
  else if (isString(t)) rangeString(loop);
  else rangeElements(loop, t);
  f.leave(mark);
}

interface Loop {
  readonly f: Fn;
  readonly s: RangeStmt;
  readonly header: () => void;
  readonly body: Label;
  readonly again: Label;
  readonly done: Label;
  readonly label: string | undefined;
}

function body({ f, s, again, done, label }: Loop): void {
  f.enclosing.push({ label, breakTo: done, continueTo: again });
  block(f, s.body);
  f.enclosing.pop();
}

/** x in a register of its own: the variable may be assigned in the body. */
function held(f: Fn, x: Expr, array: boolean): number {
  const mark = f.top;
  const r = array ? objectRegister(f, x) : expr(f, x);
  f.top = mark;
  const own = f.alloc();
  f.move(clsOf(f.typeOf(x)), own, r);
  return own;
}

function rangeElements(loop: Loop, t: Type): void {
  const { f, s } = loop;
  const x = indexed(t);
  const wantsValue = s.value !== undefined && !isBlank(s.value);
  const array = x.kind === 'array';
  let base = -1;
  if (!array || wantsValue) {
    base = held(f, s.x, array);
    // The array itself is copied, a pointer's is not.
    if (array && under(t).kind === 'array' && !isFreshArray(f, s.x)) f.emit('CLONE', base, base);
    if (array && under(t).kind === 'pointer') f.emit('NILCHK', base);
  } else if (hasCall(f, s.x)) {
    const mark = f.top;
    expr(f, s.x);
    f.top = mark;
  }
  const n = f.alloc();
  if (array) loadNumber(f, x.len!, n);
  else f.emit('SLLEN', n, base);
  const i = f.alloc();
  const index = target(f, s, s.key, intType);
  const element = target(f, s, s.value, x.elem);
  loadNumber(f, 0, i);
  f.asm.jump('JLEW', n, i, loop.done);
  f.asm.bind(loop.body, true);
  if (index.reg >= 0) f.move(1, index.reg, i);
  if (element.reg >= 0) f.emit(elementOp(array ? 'ALD' : 'SLD', x.elem), element.reg, base, i);
  finish(f, [index, element]);
  body(loop);
  f.asm.bind(loop.again);
  loop.header();
  f.asm.jump('INCJLT', i, n, loop.body);
  f.asm.bind(loop.done);
}

function isFreshArray(f: Fn, x: Expr): boolean {
  const e = unparen(x);
  return (
    e.kind === 'composite-lit' ||
    (e.kind === 'call-expr' && f.info.types.get(e.fun)?.mode !== 'type')
  );
}

const intType: Type = { kind: 'basic', basic: 'int', name: 'int' };
const runeType: Type = { kind: 'basic', basic: 'int32', name: 'rune' };

/** Loops whose one instruction fetches the next round's values or leaves. */
function fetching(loop: Loop, targets: readonly Target[], next: () => void): void {
  const { f } = loop;
  next();
  f.asm.bind(loop.body, true);
  finish(f, targets);
  body(loop);
  f.asm.bind(loop.again);
  loop.header();
  next();
  f.asm.jump('JMP', loop.body);
  f.asm.bind(loop.done);
}

function rangeString(loop: Loop): void {
  const { f, s } = loop;
  const str = held(f, s.x, false);
  const i = f.alloc();
  const key = target(f, s, s.key, intType);
  const rune = target(f, s, s.value, runeType);
  loadNumber(f, 0, i);
  fetching(loop, [key, rune], () => f.asm.jump('RANGESTR', str, i, key.reg, rune.reg, loop.done));
}

function rangeMap(loop: Loop, keyType: Type, elemType: Type, t: Type): void {
  const { f, s } = loop;
  const mark = f.top;
  const m = expr(f, s.x);
  f.top = mark;
  const it = f.alloc();
  f.emit('MAPITER', it, m);
  const key = target(f, s, s.key, keyType);
  const elem = target(f, s, s.value, elemType);
  const type = f.rtype(t);
  fetching(loop, [key, elem], () => f.asm.jump('MAPNEXT', it, key.reg, elem.reg, type, loop.done));
}

function rangeChan(loop: Loop, elem: Type, t: Type): void {
  const { f, s } = loop;
  if (t.kind !== 'chan') throw new InternalError('no channel');
  const c = held(f, s.x, false);
  const ok = f.alloc();
  const v = target(f, s, s.key, elem);
  const type = f.rtype(t);
  fetching(loop, [v], () => {
    f.emit('RECV', v.reg, c, ok, type);
    f.asm.jump('JF', ok, loop.done);
  });
}
