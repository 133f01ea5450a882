/** Places that can be assigned to: their operands evaluated first, the value stored later (Go spec, "Assignments"). */
import { InternalError } from '../base/internal-error';
import type { Expr } from '../syntax/ast';
import { under } from '../types/predicates';
import type { Type } from '../types/type';
import { elementOp, expr, exprAs, indexed, objectRegister, walkPath } from './expression';
import type { Binding, Fn } from './function';
import { clsOf, isAggregate } from './representation';
import { unparen } from './unparen';

/** A place with its operands in registers. */
export type Target =
  | { readonly kind: 'blank'; readonly type: Type | undefined }
  | { readonly kind: 'local'; readonly binding: Binding; readonly type: Type }
  | { readonly kind: 'global'; readonly index: number; readonly type: Type }
  | { readonly kind: 'field'; readonly object: number; readonly field: number; readonly type: Type; readonly pos: number }
  | { readonly kind: 'element'; readonly array: boolean; readonly base: number; readonly index: number; readonly type: Type; readonly pos: number }
  | { readonly kind: 'map'; readonly map: number; readonly key: number; readonly mapType: Type; readonly type: Type; readonly pos: number }
  | { readonly kind: 'pointer'; readonly pointer: number; readonly type: Type; readonly pos: number };

/** Whether storing into it needs nothing evaluated before. */
export function isPlainLocal(t: Target): t is Extract<Target, { kind: 'local' }> {
  return t.kind === 'local' && !t.binding.boxed && !isAggregate(t.type);
}

/**
 * The place an expression names. `copy`: operands must not be variables' own registers, because the
 * statement assigns to variables as well.
 */
export function target(f: Fn, e: Expr, copy: boolean): Target {
  e = unparen(e);
  const own = (r: number): number => {
    if (!copy) return r;
    const d = f.alloc();
    f.emit('MOVW', d, r);
    return d;
  };
  const ownObject = (r: number): number => {
    if (!copy) return r;
    const d = f.alloc();
    f.move(2, d, r);
    return d;
  };
  switch (e.kind) {
    case 'ident': {
      if (e.name === '_') return { kind: 'blank', type: undefined };
      const obj = f.objectOf(e);
      if (obj?.kind !== 'var') break;
      if (obj.global) return { kind: 'global', index: f.builder.globalOf(obj), type: obj.type };
      return { kind: 'local', binding: f.binding(obj), type: obj.type };
    }
    case 'selector-expr': {
      const selection = f.info.selections.get(e);
      if (!selection) {
        const obj = f.info.uses.get(e.sel);
        if (obj?.kind === 'var') return { kind: 'global', index: f.builder.globalOf(obj), type: obj.type };
        break;
      }
      const path = selection.index;
      const object = ownObject(walkPath(f, e.x, path.slice(0, -1)));
      return { kind: 'field', object, field: path[path.length - 1]!, type: f.typeOf(e), pos: e.pos };
    }
    case 'index-expr': {
      const x = indexed(f.typeOf(e.x));
      if (x.kind === 'map') {
        const map = ownObject(expr(f, e.x));
        let key = exprAs(f, e.index, x.key!);
        if (copy) {
          const d = f.alloc();
          f.move(clsOf(x.key!), d, key);
          key = d;
        }
        return { kind: 'map', map, key, mapType: under(f.typeOf(e.x)), type: x.elem, pos: e.pos };
      }
      const array = x.kind === 'array';
      const base = ownObject(array ? objectRegister(f, e.x) : expr(f, e.x));
      const index = own(expr(f, e.index));
      return { kind: 'element', array, base, index, type: x.elem, pos: e.pos };
    }
    case 'star-expr': {
      const pointer = ownObject(expr(f, e.x));
      return { kind: 'pointer', pointer, type: f.typeOf(e), pos: e.pos };
    }
    default:
      break;
  }
  throw new InternalError(`cannot assign to ${e.kind} at ${e.pos}`);
}

/** Stores a register; `owned` tells that a struct or array in it belongs to nobody else. */
export function store(f: Fn, t: Target, reg: number): void {
  if (t.kind === 'blank') return;
  const cls = clsOf(t.type);
  if (t.kind === 'map') {
    f.at(t.pos);
    f.emit('MAPSET', t.map, t.key, reg, f.rtype(t.mapType));
    return;
  }
  if (isAggregate(t.type)) {
    const mark = f.top;
    const object = objectOf(f, t);
    f.emit('COPYTO', object, reg);
    f.top = mark;
    return;
  }
  switch (t.kind) {
    case 'local':
      if (t.binding.boxed) f.byClass(cls, 'BST', t.binding.reg, reg);
      else f.move(cls, t.binding.reg, reg);
      return;
    case 'global':
      f.byClass(cls, 'GST', t.index, reg);
      return;
    case 'field':
      f.at(t.pos);
      f.byClass(cls, 'FST', t.object, t.field, reg);
      return;
    case 'element':
      f.at(t.pos);
      f.emit(elementOp(t.array ? 'AST' : 'SST', t.type), t.base, t.index, reg);
      return;
    case 'pointer':
      f.at(t.pos);
      f.byClass(cls, 'PST', t.pointer, reg);
      return;
  }
}

/** The struct or array object that stands in a place. */
function objectOf(f: Fn, t: Exclude<Target, { kind: 'blank' | 'map' }>): number {
  switch (t.kind) {
    case 'local':
      return t.binding.reg;
    case 'pointer':
      return t.pointer;
    case 'global': {
      const d = f.alloc();
      f.emit('GADDR', d, t.index);
      return d;
    }
    case 'field': {
      const d = f.alloc();
      f.at(t.pos);
      f.emit('FLDR', d, t.object, t.field);
      return d;
    }
    case 'element': {
      const d = f.alloc();
      f.at(t.pos);
      f.emit(elementOp(t.array ? 'ALD' : 'SLD', t.type), d, t.base, t.index);
      return d;
    }
  }
}

/** The present value of a place in a register: for `x op= y`. */
export function load(f: Fn, t: Target): number {
  if (t.kind === 'blank') throw new InternalError('_ has no value');
  const cls = clsOf(t.type);
  if (t.kind === 'local' && !t.binding.boxed) return t.binding.reg;
  const d = f.alloc();
  switch (t.kind) {
    case 'local':
      f.byClass(cls, 'BLD', d, t.binding.reg);
      break;
    case 'global':
      f.byClass(cls, 'GLD', d, t.index);
      break;
    case 'field':
      f.at(t.pos);
      f.byClass(cls, 'FLD', d, t.object, t.field);
      break;
    case 'element':
      f.at(t.pos);
      f.emit(elementOp(t.array ? 'ALD' : 'SLD', t.type), d, t.base, t.index);
      break;
    case 'pointer':
      f.at(t.pos);
      f.byClass(cls, 'PLD', d, t.pointer);
      break;
    case 'map':
      f.at(t.pos);
      f.emit('MAPGET', d, t.map, t.key, -1, f.rtype(t.mapType));
      break;
  }
  return d;
}
