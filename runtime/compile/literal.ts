/** Composite and function literals (Go spec, "Composite literals", "Function literals"). */
import type { CompositeLit, Expr, FuncLit } from '../syntax/ast';
import { toInt } from '../types/constant-ops';
import { under } from '../types/predicates';
import type { ArrayT, MapT, Slice, Struct, Type } from '../types/type';
import { loadNumber } from './constant';
import { effect, elementOp, exprAs, valueAs } from './expression';
import type { Fn } from './function';
import { order } from './order';
import { clsOf, isAggregate } from './representation';
import { unparen } from './unparen';

/** Slices of up to this many elements are made from consecutive registers. */
const inRegisters = 16;

/** `T{…}`; for an element `{…}` of type *T, a pointer to it. */
export function literal(f: Fn, e: CompositeLit, want: number): number {
  let t = f.typeOf(e);
  const p = under(t);
  if (p.kind === 'pointer') {
    t = p.elem;
    if (!isAggregate(t)) return addressOfElided(f, e, t, want);
  }
  // A variable that is being assigned may be read by the elements: build elsewhere, then move.
  const mark = f.top;
  const d = f.reserve(want >= 0 && want < mark ? -1 : want);
  build(f, e, t, d);
  f.top = want < 0 ? mark + 1 : mark;
  if (want >= 0 && d !== want) f.move(2, want, d);
  return want < 0 ? d : want;
}

function addressOfElided(f: Fn, e: CompositeLit, t: Type, want: number): number {
  const mark = f.top;
  const box = f.alloc();
  const r = f.alloc();
  build(f, e, t, r);
  f.emit('NEWBOX', box, f.rtype(t));
  f.byClass(clsOf(t), 'BST', box, r);
  f.top = mark;
  const d = f.dest(want);
  f.move(2, d, box);
  return d;
}

function build(f: Fn, e: CompositeLit, t: Type, d: number): void {
  f.at(e.pos);
  const u = under(t);
  switch (u.kind) {
    case 'struct':
    case 'array':
      f.emit('NEWZ', d, f.rtype(t));
      fill(f, e, t, d);
      return;
    case 'slice':
      buildSlice(f, e, t, u, d);
      return;
    case 'map':
      buildMap(f, e, t, u, d);
      return;
    default:
      return;
  }
}

/** Writes a literal's elements into a struct or array that holds zero values. */
function fill(f: Fn, e: CompositeLit, t: Type, object: number): void {
  const u = under(t);
  if (u.kind === 'struct') fillStruct(f, e, u, object);
  else if (u.kind === 'array') fillArray(f, e, u, object);
}

function valuesOf(e: CompositeLit): readonly Expr[] {
  return e.elements.map((x) => (x.kind === 'key-value-expr' ? x.value : x));
}

function fillStruct(f: Fn, e: CompositeLit, u: Struct, object: number): void {
  order(f, valuesOf(e));
  e.elements.forEach((element, n) => {
    let i = n;
    let x = element;
    if (element.kind === 'key-value-expr') {
      const key = element.key;
      i = key.kind === 'ident' ? u.fields.findIndex((field) => field.name === key.name) : n;
      x = element.value;
    }
    const t = u.fields[i]!.type;
    const mark = f.top;
    if (u.fields[i]!.name === '_') {
      // Evaluated, but a blank field keeps its zero.
      effect(f, x);
    } else if (isAggregate(t)) {
      const part = f.alloc();
      f.emit('FLDR', part, object, i);
      fillPart(f, x, t, part);
    } else {
      const r = valueAs(f, x, t);
      f.at(x.pos);
      f.byClass(clsOf(t), 'FST', object, i, r);
    }
    f.top = mark;
  });
}

/** A struct or array inside another: filled in place by a literal, copied into otherwise. */
function fillPart(f: Fn, x: Expr, t: Type, part: number): void {
  const inner = unparen(x);
  if (inner.kind === 'composite-lit' && !f.hoisted.has(inner)) fill(f, inner, t, part);
  else f.emit('COPYTO', part, exprAs(f, x, t));
}

/** The elements of an array or slice literal with their indices (Go spec, "Composite literals"). */
function indexedElements(
  f: Fn,
  e: CompositeLit,
): { elements: { i: number; x: Expr }[]; length: number } {
  let next = 0;
  let length = 0;
  const elements = e.elements.map((element) => {
    let x = element;
    if (element.kind === 'key-value-expr') {
      const key =
        f.info.types.get(unparen(element.key))?.value ?? f.info.types.get(element.key)?.value;
      const n = key && toInt(key);
      if (n) next = Number(n.value);
      x = element.value;
    }
    const i = next++;
    if (next > length) length = next;
    return { i, x };
  });
  return { elements, length };
}

function fillArray(f: Fn, e: CompositeLit, u: ArrayT, object: number): void {
  order(f, valuesOf(e));
  fillElements(f, indexedElements(f, e).elements, u.elem, object, 'A');
}

function fillElements(
  f: Fn,
  elements: readonly { i: number; x: Expr }[],
  elem: Type,
  object: number,
  kind: 'A' | 'S',
): void {
  for (const { i, x } of elements) {
    const mark = f.top;
    const at = loadNumber(f, i, -1);
    if (isAggregate(elem)) {
      const part = f.alloc();
      f.emit(elementOp(kind === 'A' ? 'ALD' : 'SLD', elem), part, object, at);
      fillPart(f, x, elem, part);
    } else {
      const r = valueAs(f, x, elem);
      f.at(x.pos);
      f.emit(elementOp(kind === 'A' ? 'AST' : 'SST', elem), object, at, r);
    }
    f.top = mark;
  }
}

function buildSlice(f: Fn, e: CompositeLit, t: Type, u: Slice, d: number): void {
  const { elements, length } = indexedElements(f, e);
  order(f, valuesOf(e));
  const dense = elements.length === length && elements.every(({ i }, n) => i === n);
  if (dense && length <= inRegisters) {
    const base = f.top;
    for (const { x } of elements) {
      const r = f.top;
      valueAs(f, x, u.elem, r);
      f.top = r;
      f.alloc();
    }
    f.emit('LITSLICE', d, base, length, f.rtype(t));
    return;
  }
  const mark = f.top;
  const n = loadNumber(f, length, -1);
  f.emit('MKSLICE', d, n, -1, f.rtype(t));
  f.top = mark;
  fillElements(f, elements, u.elem, d, 'S');
}

function buildMap(f: Fn, e: CompositeLit, t: Type, u: MapT, d: number): void {
  const type = f.rtype(under(t));
  const mark = f.top;
  const hint = e.elements.length > 8 ? loadNumber(f, e.elements.length, -1) : -1;
  f.emit('MKMAP', d, hint, f.rtype(t));
  f.top = mark;
  for (const element of e.elements) {
    if (element.kind !== 'key-value-expr') continue;
    order(f, [element.key, element.value]);
    const key = valueAs(f, element.key, u.key);
    const v = valueAs(f, element.value, u.elem);
    f.at(element.pos);
    f.emit('MAPSET', d, key, v, type);
    f.top = mark;
  }
}

/** `func(…) {…}`: a closure over the variables it uses, or the function itself where there are none. */
export function functionLiteral(f: Fn, e: FuncLit, want: number): number {
  const { code, free } = f.builder.literal(e, f);
  const d = f.dest(want);
  if (free.length === 0) f.emit('FUNCREF', d, code.index);
  else f.emit('MKFUNC', d, code.index, free.length, ...free.map((v) => f.binding(v).reg));
  return d;
}
