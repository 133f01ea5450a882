/** `for … range` over everything it can range over (Go spec, "For statements with range clause"). */
import type { Expr, RangeStmt } from '../syntax/ast';
import type { Var } from '../types/object';
import { under } from '../types/predicates';
import type { Type } from '../types/type';
import { Label } from './assembler';
import { declareZero, declared } from './assign';
import { convertRegister } from './conversion';
import { elementOp, expr, indexed, isFresh } from './expression';
import type { Fn } from './function';
import { order } from './order';
import { isAggregate } from './representation';
import { block } from './statement';
import { store, target } from './store';

const intType: Type = { kind: 'basic', basic: 'int', name: 'int' };
const runeType: Type = { kind: 'basic', basic: 'int32', name: 'rune' };

/** Key or value of each round: where it goes, if anywhere. */
interface Wanted {
  readonly e: Expr | undefined;
  readonly v: Var | undefined;
}

function wanted(f: Fn, e: Expr | undefined, define: boolean): Wanted {
  if (!e || (e.kind === 'ident' && e.name === '_')) return { e: undefined, v: undefined };
  const v = define && e.kind === 'ident' ? declared(f, e) : undefined;
  if (v) declareZero(f, v);
  return { e, v };
}

function give(f: Fn, w: Wanted, reg: number, t: Type): void {
  if (!w.e) return;
  const mark = f.top;
  if (w.v) {
    const b = f.binding(w.v);
    store(f, { kind: 'local', binding: b, type: w.v.type }, reg);
  } else {
    order(f, [w.e]);
    const place = target(f, w.e, false);
    if (place.kind !== 'blank') store(f, place, convertRegister(f, reg, t, place.type));
  }
  f.top = mark;
}

export function rangeStmt(f: Fn, s: RangeStmt, label: string | undefined): void {
  const mark = f.enter();
  const header = { pos: s.pos, end: s.x.end };
  const next = new Label();
  const end = new Label();
  f.asm.stmt(header.pos, header.end);
  order(f, [s.x]);
  const t = f.typeOf(s.x);
  const u = under(t);
  const x = f.alloc();
  const kind = u.kind === 'chan' ? 'chan' : indexed(t).kind;
  const source = kind === 'array' && u.kind === 'array' && needsCopy(f, s);
  if (source) f.emit('CLONE', x, expr(f, s.x));
  else f.move(2, x, expr(f, s.x));
  f.top = x + 1;
  const body = (): void => {
    f.enclosing.push({ label, breakTo: end, continueTo: next });
    block(f, s.body);
    f.enclosing.pop();
  };
  if (kind === 'slice' || kind === 'array') {
    const i = f.alloc();
    const n = f.alloc();
    const elem = indexed(t).elem;
    if (kind === 'slice') f.emit('SLLEN', n, x);
    else f.emit('LDI', n, indexed(t).len!);
    f.emit('LDI', i, -1);
    const key = wanted(f, s.key, s.define);
    const value = wanted(f, s.value, s.define);
    const top = new Label();
    f.asm.jump('JMP', next);
    f.asm.bind(top, true);
    f.asm.stmt(header.pos, header.end);
    give(f, key, i, intType);
    if (value.e) {
      const d = f.alloc();
      f.at(s.x.pos);
      f.emit(elementOp(kind === 'slice' ? 'SLD' : 'ALD', elem), d, x, i);
      give(f, value, d, elem);
      f.top = d;
    }
    body();
    f.asm.bind(next, true);
    f.asm.jump('INCJLT', i, n, top);
  } else {
    const key = wanted(f, s.key, s.define);
    const value = wanted(f, s.value, s.define);
    const k = f.alloc();
    const v = f.alloc();
    const state = f.alloc();
    if (kind === 'map') f.emit('MAPITER', state, x);
    else if (kind === 'string') f.emit('LDI', state, 0);
    f.asm.bind(next, true);
    f.asm.stmt(header.pos, header.end);
    if (kind === 'map') {
      f.asm.jump('MAPNEXT', state, key.e ? k : -1, value.e ? v : -1, f.rtype(u), end);
      const m = indexed(t);
      give(f, key, k, m.key!);
      give(f, value, v, m.elem);
    } else if (kind === 'string') {
      f.asm.jump('RANGESTR', x, state, key.e ? k : -1, value.e ? v : -1, end);
      give(f, key, k, intType);
      give(f, value, v, runeType);
    } else {
      f.at(s.x.pos);
      f.emit('RECV', key.e ? k : -1, x, v, f.rtype(u));
      f.asm.jump('JF', v, end);
      give(f, key, k, (u as { elem: Type }).elem);
    }
    body();
    f.asm.jump('JMP', next);
  }
  f.asm.bind(end);
  f.leave(mark);
}

/** An array is copied before ranging over its values, as the loop may change it. */
function needsCopy(f: Fn, s: RangeStmt): boolean {
  return s.value !== undefined && isAggregate(f.typeOf(s.x)) && !isFresh(f, s.x);
}
