/** Expressions: each compiled into a wanted register, or left where it is (Go spec, "Expressions"). */
import { InternalError } from '../base/internal-error';
import type {
  Expr,
  Ident,
  IndexExpr,
  SelectorExpr,
  SliceExpr,
  StarExpr,
  TypeAssertExpr,
  UnaryExpr,
} from '../syntax/ast';
import type { OpName } from '../code/ops';
import type { Func } from '../types/object';
import { defaultType, identical, isInterface, under } from '../types/predicates';
import type { Type } from '../types/type';
import { literal, functionLiteral } from './literal';
import { call } from './call';
import { condition, materialise } from './condition';
import { loadConstant } from './constant';
import { convert } from './conversion';
import type { Fn } from './function';
import { methodExpression, methodValue } from './method-value';
import { binary, negate } from './operator';
import { clsOf, isAggregate, storageOf } from './representation';
import { order } from './order';
import { unparen } from './unparen';

/*
 * The rules of registers. `want` is the register the result must be in, or -1 for any: then it may
 * be a variable's own register, which must not be written. `want` may be the first free register
 * (f.top), not yet taken: so a result is written by the last instruction only, after all operands
 * have been read, or the register is reserved first. f.top is as before on return, but for a result
 * in a new register, which is the old f.top.
 */

/** Leaves a value that is in a register in the wanted one. */
export function place(f: Fn, t: Type, reg: number, want: number): number {
  if (want < 0 || want === reg) return reg;
  f.move(clsOf(t), f.dest(want), reg);
  return want;
}

/**
 * The value of an expression. A struct or array is "borrowed" where it belongs to a variable,
 * field, element or interface: the object itself, to be read and not kept; see `value`.
 */
export function expr(f: Fn, e: Expr, want = -1): number {
  e = unparen(e);
  const ready = f.hoisted.get(e);
  if (ready !== undefined) return place(f, f.typeOf(e), ready, want);
  const tv = f.info.types.get(e);
  if (tv?.value && tv.mode !== 'builtin') return loadConstant(f, tv.value, tv.type, want);
  if (tv?.mode === 'nil') {
    const d = f.dest(want);
    f.emit('LDNIL', d);
    return d;
  }
  switch (e.kind) {
    case 'ident':
      return identifier(f, e, want);
    case 'func-lit':
      return functionLiteral(f, e, want);
    case 'composite-lit':
      return literal(f, e, want);
    case 'selector-expr':
      return selector(f, e, want);
    case 'index-expr':
      return index(f, e, want);
    case 'slice-expr':
      order(f, [e.x, e.low, e.high, e.max]);
      return slice(f, e, want);
    case 'type-assert-expr':
      return assertion(f, e, want, -1);
    case 'call-expr':
      if (f.info.types.get(e.fun)?.mode === 'type') return convert(f, e, want);
      return call(f, e, want);
    case 'star-expr':
      return dereference(f, e, want);
    case 'unary-expr':
      return unary(f, e, want);
    case 'binary-expr':
      return binary(f, e, want);
    default:
      throw new InternalError(`not a value: ${e.kind} at ${e.pos}`);
  }
}

/** Whether the expression makes a struct or array of its own, that can be kept without a copy. */
export function isFresh(f: Fn, e: Expr): boolean {
  e = unparen(e);
  switch (e.kind) {
    case 'composite-lit':
      return true;
    case 'call-expr': {
      if (f.info.types.get(e.fun)?.mode !== 'type') return true;
      const arg = e.args[0]!;
      return !identical(f.typeOf(e), f.typeOf(arg)) || isFresh(f, arg);
    }
    case 'unary-expr':
      return e.op === '<-';
    default:
      return false;
  }
}

/** The value of an expression to be kept: structs and arrays that belong to others are copied. */
export function value(f: Fn, e: Expr, want = -1): number {
  if (!isAggregate(f.typeOf(e)) || isFresh(f, e)) return expr(f, e, want);
  const mark = f.top;
  const r = expr(f, e);
  f.top = mark;
  const d = f.dest(want);
  f.emit('CLONE', d, r);
  return d;
}

/** The value converted to the type of what it is assigned to, to be kept (Go spec, "Assignability"). */
export function valueAs(f: Fn, e: Expr, t: Type, want = -1): number {
  return implicit(f, e, t, want, value);
}

/** As valueAs, but a struct or array may be borrowed. */
export function exprAs(f: Fn, e: Expr, t: Type, want = -1): number {
  return implicit(f, e, t, want, expr);
}

function implicit(f: Fn, e: Expr, t: Type, want: number, how: typeof expr): number {
  if (!isInterface(t)) return how(f, e, want);
  const tv = f.info.types.get(unparen(e));
  if (tv?.mode === 'nil' || (tv && tv.type.kind === 'basic' && tv.type.basic === 'untyped-nil')) {
    const d = f.dest(want);
    f.emit('LDNIL', d);
    return d;
  }
  const from = f.typeOf(e);
  if (isInterface(from)) {
    // A constant recorded with the interface it is converted to.
    if (tv?.value) {
      const own = constantType(tv.value.kind);
      const mark = f.top;
      const r = loadConstant(f, tv.value, own, -1);
      f.top = mark;
      const d = f.dest(want);
      f.emit('MKIFACE', d, f.rtype(own), r);
      return d;
    }
    return how(f, e, want);
  }
  const mark = f.top;
  const r = value(f, e);
  f.top = mark;
  const d = f.dest(want);
  f.emit('MKIFACE', d, f.rtype(defaultType(from)), r);
  return d;
}

function constantType(kind: string): Type {
  const name =
    kind === 'int'
      ? 'int'
      : kind === 'float'
        ? 'float64'
        : kind === 'complex'
          ? 'complex128'
          : kind;
  return { kind: 'basic', basic: name as 'int', name };
}

/** Evaluates for what happens, not for the value. */
export function effect(f: Fn, e: Expr): void {
  const mark = f.top;
  const tv = f.info.types.get(unparen(e));
  if (!tv?.value && tv?.mode !== 'nil') expr(f, e);
  f.top = mark;
}

function identifier(f: Fn, e: Ident, want: number): number {
  const obj = f.objectOf(e);
  switch (obj?.kind) {
    case 'var': {
      if (obj.global) return loadGlobal(f, f.builder.globalOf(obj), obj.type, want);
      const b = f.binding(obj);
      if (!b.boxed) return place(f, b.type, b.reg, want);
      const d = f.dest(want);
      f.byClass(b.cls, 'BLD', d, b.reg);
      return d;
    }
    case 'func':
      return functionReference(f, obj, want);
    case 'nil': {
      const d = f.dest(want);
      f.emit('LDNIL', d);
      return d;
    }
    default:
      throw new InternalError(`not a value: ${e.name} at ${e.pos}`);
  }
}

function loadGlobal(f: Fn, g: number, t: Type, want: number): number {
  const d = f.dest(want);
  if (isAggregate(t)) f.emit('GADDR', d, g);
  else f.byClass(clsOf(t), 'GLD', d, g);
  return d;
}

function functionReference(f: Fn, func: Func, want: number): number {
  const d = f.dest(want);
  f.emit('FUNCREF', d, f.builder.funcOf(func).index);
  return d;
}

// ------------------------------------------------------------------ selectors

/** The register of a struct (or array) whose parts are wanted: the object, or a pointer to it. */
export function objectRegister(f: Fn, x: Expr): number {
  x = unparen(x);
  // (*p).f panics by itself where p is nil.
  if (x.kind === 'star-expr' && isAggregate(f.typeOf(x)) && !f.hoisted.has(x)) return expr(f, x.x);
  return expr(f, x);
}

/** Walks to the struct that has the last field of the path. */
export function walkPath(f: Fn, x: Expr, path: readonly number[]): number {
  const mark = f.top;
  let obj = objectRegister(f, x);
  for (const i of path) {
    f.top = mark;
    const next = f.alloc();
    f.emit('FLDR', next, obj, i);
    obj = next;
  }
  return obj;
}

function selector(f: Fn, e: SelectorExpr, want: number): number {
  const selection = f.info.selections.get(e);
  if (!selection) return qualified(f, e, want);
  if (selection.kind === 'method-value') return methodValue(f, e, selection, want);
  if (selection.kind === 'method-expr') return methodExpression(f, selection, want);
  const { index: path } = selection;
  const mark = f.top;
  const obj = walkPath(f, e.x, path.slice(0, -1));
  f.top = mark;
  const d = f.dest(want);
  f.at(e.x.end);
  f.byClass(clsOf(selection.obj.type), 'FLD', d, obj, path[path.length - 1]!);
  return d;
}

function qualified(f: Fn, e: SelectorExpr, want: number): number {
  const obj = f.info.uses.get(e.sel);
  if (obj?.kind === 'var') return loadGlobal(f, f.builder.globalOf(obj), obj.type, want);
  if (obj?.kind === 'func') return functionReference(f, obj, want);
  throw new InternalError(`not a value: ${e.sel.name} at ${e.pos}`);
}

function dereference(f: Fn, e: StarExpr, want: number): number {
  const t = f.typeOf(e);
  const mark = f.top;
  const p = expr(f, e.x);
  f.at(e.pos);
  if (isAggregate(t)) {
    f.emit('NILCHK', p);
    return place(f, t, p, want);
  }
  f.top = mark;
  const d = f.dest(want);
  f.byClass(clsOf(t), 'PLD', d, p);
  return d;
}

// -------------------------------------------------------------------- indices

const suffixes: Partial<Record<string, string>> = { u8: 'U8', w: 'W', f64: 'F', r: 'R' };

/** The array or slice operation for a storage, e.g. elementOp('SLD', t) for elements of type t. */
export function elementOp(stem: 'ALD' | 'AST' | 'SLD' | 'SST', elem: Type): OpName {
  return (stem + (suffixes[storageOf(elem)] ?? 'X')) as OpName;
}

/** What is indexed: `array` holds for a pointer to one, too. */
export function indexed(t: Type): {
  kind: 'array' | 'slice' | 'string' | 'map';
  elem: Type;
  key?: Type;
  len?: number;
} {
  const u = under(t);
  switch (u.kind) {
    case 'slice':
      return { kind: 'slice', elem: u.elem };
    case 'array':
      return { kind: 'array', elem: u.elem, len: u.len };
    case 'pointer': {
      const a = under(u.elem);
      if (a.kind === 'array') return { kind: 'array', elem: a.elem, len: a.len };
      break;
    }
    case 'map':
      return { kind: 'map', elem: u.elem, key: u.key };
    case 'basic':
      return { kind: 'string', elem: t };
    default:
      break;
  }
  throw new InternalError('not indexable');
}

function index(f: Fn, e: IndexExpr, want: number): number {
  const t = f.typeOf(e.x);
  const x = indexed(t);
  if (x.kind === 'map') return mapIndex(f, e, want, -1);
  const mark = f.top;
  const base = x.kind === 'array' ? objectRegister(f, e.x) : expr(f, e.x);
  const i = expr(f, e.index);
  f.top = mark;
  const d = f.dest(want);
  f.at(e.x.end);
  if (x.kind === 'string') f.emit('STRX', d, base, i);
  else f.emit(elementOp(x.kind === 'array' ? 'ALD' : 'SLD', x.elem), d, base, i);
  return d;
}

/** `m[k]`, with the second result in register ok unless that is -1. */
export function mapIndex(f: Fn, e: IndexExpr, want: number, ok: number): number {
  const t = f.typeOf(e.x);
  const mark = f.top;
  const m = expr(f, e.x);
  const key = exprAs(f, e.index, indexed(t).key!);
  f.top = mark;
  const d = f.dest(want);
  f.at(e.x.end);
  f.emit('MAPGET', d, m, key, ok, f.rtype(under(t)));
  return d;
}

function slice(f: Fn, e: SliceExpr, want: number): number {
  const t = f.typeOf(e.x);
  const x = indexed(t);
  const mark = f.top;
  const base = x.kind === 'array' ? objectRegister(f, e.x) : expr(f, e.x);
  const at = (i: Expr | undefined) => (i ? expr(f, i) : -1);
  const low = at(e.low);
  const high = at(e.high);
  const max = at(e.max);
  f.top = mark;
  const d = f.dest(want);
  f.at(e.x.end);
  if (x.kind === 'string') f.emit('STRSLICE', d, base, low, high);
  else f.emit(x.kind === 'array' ? 'SLICEA' : 'SLICE', d, base, low, high, max);
  return d;
}

/** `x.(T)`, with the second result in register ok unless that is -1. */
export function assertion(f: Fn, e: TypeAssertExpr, want: number, ok: number): number {
  const t = f.typeOf(e.type!);
  const mark = f.top;
  const x = expr(f, e.x);
  f.top = mark;
  const d = f.dest(want);
  f.at(e.x.end);
  f.emit('ASSERT', d, x, f.rtype(t), ok, f.rtype(f.typeOf(e.x)));
  return d;
}

// ------------------------------------------------------------------ operators

/** `<-c`, with the second result in register ok unless that is -1; want -2 drops the value. */
export function receive(f: Fn, e: UnaryExpr, want: number, ok: number): number {
  const mark = f.top;
  const c = expr(f, e.x);
  f.top = mark;
  const d = want === -2 ? -1 : f.dest(want);
  f.at(e.pos);
  f.emit('RECV', d, c, ok, f.rtype(under(f.typeOf(e.x))));
  return d;
}

function unary(f: Fn, e: UnaryExpr, want: number): number {
  switch (e.op) {
    case '<-':
      return receive(f, e, want, -1);
    case '&':
      return address(f, e.x, want);
    case '+':
      return expr(f, e.x, want);
    case '!': {
      const x = unparen(e.x);
      if (x.kind === 'binary-expr')
        return materialise(f, want, (sense, label) => condition(f, e, sense, label));
      const mark = f.top;
      const r = expr(f, x);
      f.top = mark;
      const d = f.dest(want);
      f.emit('NOT', d, r);
      return d;
    }
    default:
      return negate(f, e.op as '-' | '^', e.x, want);
  }
}

/** A pointer to an addressable operand, or to a new variable for a composite literal. */
export function address(f: Fn, e: Expr, want = -1): number {
  e = unparen(e);
  const t = f.typeOf(e);
  switch (e.kind) {
    case 'composite-lit': {
      if (isAggregate(t)) return literal(f, e, want);
      const mark = f.top;
      const r = literal(f, e, -1);
      const box = f.alloc();
      f.emit('NEWBOX', box, f.rtype(t));
      f.byClass(clsOf(t), 'BST', box, r);
      f.top = mark;
      const d = f.dest(want);
      f.move(2, d, box);
      return d;
    }
    case 'ident': {
      const obj = f.objectOf(e);
      if (obj?.kind !== 'var') break;
      if (obj.global) return globalAddress(f, f.builder.globalOf(obj), want);
      const b = f.binding(obj);
      if (!b.boxed && !isAggregate(t)) throw new InternalError(`${e.name} has no address`);
      return place2(f, b.reg, want);
    }
    case 'star-expr': {
      const p = expr(f, e.x, want);
      f.at(e.pos);
      f.emit('NILCHK', p);
      return p;
    }
    case 'selector-expr': {
      const selection = f.info.selections.get(e);
      if (!selection) {
        const obj = f.info.uses.get(e.sel);
        if (obj?.kind === 'var') return globalAddress(f, f.builder.globalOf(obj), want);
        break;
      }
      if (isAggregate(t)) return expr(f, e, want);
      const mark = f.top;
      const obj = walkPath(f, e.x, selection.index.slice(0, -1));
      f.top = mark;
      const d = f.dest(want);
      f.at(e.x.end);
      f.emit('FPTR', d, obj, selection.index[selection.index.length - 1]!);
      return d;
    }
    case 'index-expr': {
      if (isAggregate(t)) return expr(f, e, want);
      const x = indexed(f.typeOf(e.x));
      const mark = f.top;
      const base = x.kind === 'array' ? objectRegister(f, e.x) : expr(f, e.x);
      const i = expr(f, e.index);
      f.top = mark;
      const d = f.dest(want);
      f.at(e.x.end);
      f.emit(x.kind === 'array' ? 'APTR' : 'SPTR', d, base, i);
      return d;
    }
    default:
      // A value that has no variable, e.g. the receiver of a promoted pointer method: a fresh object.
      if (isAggregate(t)) return expr(f, e, want);
  }
  throw new InternalError(`cannot address ${e.kind} at ${e.pos}`);
}

function place2(f: Fn, reg: number, want: number): number {
  if (want < 0 || want === reg) return reg;
  f.move(2, f.dest(want), reg);
  return want;
}

function globalAddress(f: Fn, g: number, want: number): number {
  const d = f.dest(want);
  f.emit('GADDR', d, g);
  return d;
}
