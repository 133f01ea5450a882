/** Places that can be assigned to, their operands evaluated once (Go spec, "Assignments"). */
import { InternalError } from '../base/internal-error';
import type { OpName } from '../code/ops';
import type { Expr } from '../syntax/ast';
import { under } from '../types/predicates';
import type { Type } from '../types/type';
import { elementOp, expr, exprAs, indexed, objectRegister, walkPath } from './expression';
import type { Binding, Fn } from './function';
import { clsOf, isAggregate } from './representation';
import { unparen } from './unparen';

/** A place. `type` is that of the values it holds. */
export type Place = { readonly type: Type } & (
  | { readonly kind: 'blank' }
  | { readonly kind: 'local'; readonly b: Binding }
  | { readonly kind: 'global'; readonly g: number }
  | { readonly kind: 'field'; obj: number; readonly i: number }
  | {
      readonly kind: 'element';
      base: number;
      index: number;
      readonly of: 'A' | 'S';
      readonly pos: number;
    }
  | {
      readonly kind: 'entry';
      map: number;
      key: number;
      readonly mapType: number;
      readonly pos: number;
    }
  | { readonly kind: 'pointer'; reg: number; readonly pos: number }
  /** A struct or array: copied into. */
  | { readonly kind: 'object'; reg: number; readonly pos: number }
);

export function isBlank(e: Expr): boolean {
  return e.kind === 'ident' && e.name === '_';
}

/** Evaluates the operands of an addressable expression, map index or blank; registers stay taken. */
export function placeOf(f: Fn, e: Expr): Place {
  e = unparen(e);
  if (isBlank(e)) return { kind: 'blank', type: { kind: 'basic', basic: 'invalid', name: '_' } };
  const type = f.typeOf(e);
  if (e.kind === 'index-expr') {
    const t = f.typeOf(e.x);
    const x = indexed(t);
    if (x.kind === 'map') {
      const map = expr(f, e.x);
      const key = exprAs(f, e.index, x.key!);
      return { kind: 'entry', type, map, key, mapType: f.rtype(under(t)), pos: e.x.end };
    }
    if (isAggregate(type)) return { kind: 'object', type, reg: expr(f, e), pos: e.pos };
    const base = x.kind === 'array' ? objectRegister(f, e.x) : expr(f, e.x);
    const index = expr(f, e.index);
    return { kind: 'element', type, base, index, of: x.kind === 'array' ? 'A' : 'S', pos: e.x.end };
  }
  if (isAggregate(type)) return { kind: 'object', type, reg: objectRegister(f, e), pos: e.pos };
  switch (e.kind) {
    case 'ident': {
      const obj = f.objectOf(e);
      if (obj?.kind !== 'var') break;
      if (obj.global) return { kind: 'global', type, g: f.builder.globalOf(obj) };
      return { kind: 'local', type, b: f.binding(obj) };
    }
    case 'selector-expr': {
      const selection = f.info.selections.get(e);
      if (!selection) {
        const obj = f.info.uses.get(e.sel);
        if (obj?.kind !== 'var') break;
        return { kind: 'global', type, g: f.builder.globalOf(obj) };
      }
      const obj = walkPath(f, e.x, selection.index.slice(0, -1));
      return { kind: 'field', type, obj, i: selection.index[selection.index.length - 1]! };
    }
    case 'star-expr':
      return { kind: 'pointer', type, reg: expr(f, e.x), pos: e.pos };
    default:
      break;
  }
  throw new InternalError(`cannot assign to ${e.kind} at ${e.pos}`);
}

/** The register of a variable that is nothing but a register; -1 for other places. */
export function plainRegister(p: Place): number {
  return p.kind === 'local' && !p.b.boxed && !isAggregate(p.type) ? p.b.reg : -1;
}

/** Puts what is in the register (owned, of the place's type) into the place. */
export function store(f: Fn, p: Place, reg: number): void {
  const cls = clsOf(p.type);
  switch (p.kind) {
    case 'blank':
      return;
    case 'local':
      if (p.b.boxed) f.byClass(cls, 'BST', p.b.reg, reg);
      else f.move(cls, p.b.reg, reg);
      return;
    case 'global':
      f.byClass(cls, 'GST', p.g, reg);
      return;
    case 'field':
      f.byClass(cls, 'FST', p.obj, p.i, reg);
      return;
    case 'element':
      f.at(p.pos);
      f.emit(elementOp((p.of + 'ST') as 'AST' | 'SST', p.type), p.base, p.index, reg);
      return;
    case 'entry':
      f.at(p.pos);
      f.emit('MAPSET', p.map, p.key, reg, p.mapType);
      return;
    case 'pointer':
      f.at(p.pos);
      f.byClass(cls, 'PST', p.reg, reg);
      return;
    case 'object':
      f.at(p.pos);
      f.emit('COPYTO', p.reg, reg);
  }
}

/** What the place holds. */
export function loadPlace(f: Fn, p: Place, want = -1): number {
  const cls = clsOf(p.type);
  if (p.kind === 'object') return p.reg;
  if (p.kind === 'local' && !p.b.boxed) return p.b.reg;
  const d = f.dest(want);
  switch (p.kind) {
    case 'local':
      f.byClass(cls, 'BLD', d, p.b.reg);
      break;
    case 'global':
      f.byClass(cls, 'GLD', d, p.g);
      break;
    case 'field':
      f.byClass(cls, 'FLD', d, p.obj, p.i);
      break;
    case 'element':
      f.at(p.pos);
      f.emit(elementOp((p.of + 'LD') as 'ALD' | 'SLD', p.type) as OpName, d, p.base, p.index);
      break;
    case 'entry':
      f.at(p.pos);
      f.emit('MAPGET', d, p.map, p.key, -1, p.mapType);
      break;
    case 'pointer':
      f.at(p.pos);
      f.byClass(cls, 'PLD', d, p.reg);
      break;
    default:
      throw new InternalError(`cannot load ${p.kind}`);
  }
  return d;
}

/** Saves operands that stand in registers which the statement itself is about to assign. */
export function saveOperands(f: Fn, p: Place, assigned: ReadonlySet<number>): void {
  const copy = (reg: number, cls: 0 | 1 | 2): number => {
    if (!assigned.has(reg)) return reg;
    const d = f.alloc();
    f.move(cls, d, reg);
    return d;
  };
  switch (p.kind) {
    case 'field':
      p.obj = copy(p.obj, 2);
      break;
    case 'element':
      p.base = copy(p.base, 2);
      p.index = copy(p.index, 1);
      break;
    case 'entry':
      p.map = copy(p.map, 2);
      // The key's class does not matter to a wide move: it takes both planes.
      p.key = copyAny(f, p.key, assigned);
      break;
    case 'pointer':
      p.reg = copy(p.reg, 2);
      break;
    default:
      break;
  }
}

function copyAny(f: Fn, reg: number, assigned: ReadonlySet<number>): number {
  if (!assigned.has(reg)) return reg;
  const d = f.alloc();
  f.emit('MOVN', d, reg);
  f.emit('MOVR', d, reg);
  return d;
}
