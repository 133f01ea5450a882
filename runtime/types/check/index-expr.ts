/** Index and slice expressions (Go spec, "Index expressions", "Slice expressions"). */
import type { Expr, IndexExpr, SliceExpr } from '../../syntax/ast';
import { constString, represent, sign } from '../constant-ops';
import { newSlice } from '../named';
import { isInteger, isString, isUntyped, under } from '../predicates';
import type { Type } from '../type';
import { byteType, Typ } from '../universe';
import { assignment } from './assignment';
import type { Context } from './context';
import { convertUntyped } from './convert-untyped';
import { Operand } from './operand';

export function indexExpr(c: Context, x: Operand, e: IndexExpr): void {
  c.exprOrType(x, e.x);
  if (x.mode === 'invalid') {
    c.markExprs(e.index);
    return;
  }
  if (x.mode === 'type') {
    c.unsupported(e, `${c.es(e)}: type parameters are not supported here`);
    x.mode = 'invalid';
    return;
  }
  let valid = false;
  let length = -1;
  const u = under(x.type);
  switch (u.kind) {
    case 'basic':
      if (isString(u)) {
        valid = true;
        if (x.mode === 'constant' && x.value!.kind === 'string') length = x.value!.value.length;
        x.set('value', byteType);
      }
      break;
    case 'array':
      valid = true;
      length = u.len;
      x.set(x.mode === 'variable' ? 'variable' : 'value', u.elem);
      break;
    case 'pointer': {
      const a = under(u.elem);
      if (a.kind === 'array') {
        valid = true;
        length = a.len;
        x.set('variable', a.elem);
      }
      break;
    }
    case 'slice':
      valid = true;
      x.set('variable', u.elem);
      break;
    case 'map': {
      if (!single(c, e)) {
        x.mode = 'invalid';
        return;
      }
      const key = new Operand();
      c.expr(key, e.index);
      assignment(c, key, u.key, 'map index');
      x.set('mapindex', u.elem);
      x.expr = e;
      return;
    }
    case 'signature':
      if (e.more || x.mode === 'value') {
        const arg = new Operand();
        c.rec.rawExpr(c, arg, e.index, undefined);
        if (arg.mode === 'type') {
          c.unsupported(e, `${c.es(e)}: type parameters are not supported here`);
          x.mode = 'invalid';
          return;
        }
      }
      break;
  }
  if (!valid) {
    c.errorf({ pos: e.x.end, end: e.end }, 'invalid operation: cannot index %s', x);
    c.markExprs(e.index);
    x.mode = 'invalid';
    return;
  }
  if (!single(c, e)) {
    x.mode = 'invalid';
    return;
  }
  index(c, e.index, length);
}

function single(c: Context, e: IndexExpr): boolean {
  if (!e.more || e.more.length === 0) return true;
  c.error(e.more[0]!, 'invalid operation: more than one index');
  return false;
}

/**
 * Checks an index below max (where that is not negative). Gives its type and constant value, -1
 * where it is not constant; undefined where it is no valid index.
 */
export function index(c: Context, e: Expr, max: number): { type: Type; value: number } | undefined {
  const x = new Operand();
  c.expr(x, e);
  if (!validIndex(c, x, 'index', false)) return undefined;
  if (x.mode !== 'constant') return { type: x.type, value: -1 };
  if (x.value!.kind !== 'int') return undefined;
  const v = Number(x.value!.value);
  if (max >= 0 && v >= max) {
    c.errorf(x, 'invalid argument: index %s out of bounds [0:%s]', constString(x.value!), max);
    return undefined;
  }
  return { type: x.type, value: v };
}

/** An index, length or size must be an integer or an untyped constant that is one, not below zero. */
export function validIndex(c: Context, x: Operand, what: string, negative: boolean): boolean {
  if (x.mode === 'invalid') return false;
  if (isUntyped(x.type)) {
    convertUntyped(c, x, Typ.int);
    if (x.bad) return false;
  }
  if (!isInteger(x.type)) {
    c.errorf(x, 'invalid argument: %s %s must be integer', what, x);
    return false;
  }
  if (x.mode === 'constant') {
    if (!negative && sign(x.value!) < 0) {
      c.errorf(x, 'invalid argument: %s %s must not be negative', what, x);
      return false;
    }
    if (!represent(x.value!, Typ.int)) {
      c.errorf(x, 'invalid argument: %s %s overflows int', what, x);
      return false;
    }
  }
  return true;
}

export function sliceExpr(c: Context, x: Operand, e: SliceExpr): void {
  c.expr(x, e.x);
  if (x.mode === 'invalid') {
    c.markExprs(e.low, e.high, e.max);
    return;
  }
  let valid = false;
  let length = -1;
  const u = under(x.type);
  switch (u.kind) {
    case 'basic':
      if (isString(u)) {
        if (e.full) {
          c.error(e.max ?? e, 'invalid operation: 3-index slice of string');
          x.mode = 'invalid';
          return;
        }
        valid = true;
        if (x.mode === 'constant' && x.value!.kind === 'string') length = x.value!.value.length;
        // A slice of an untyped string is a plain string.
        x.set('value', isUntyped(u) ? Typ.string : x.type);
      }
      break;
    case 'array':
      valid = true;
      length = u.len;
      if (x.mode !== 'variable') {
        c.errorf(x, 'invalid operation: %s (slice of unaddressable value)', x);
        x.mode = 'invalid';
        return;
      }
      c.markAddressed(e.x, true);
      x.set('value', newSlice(u.elem));
      break;
    case 'pointer': {
      const a = under(u.elem);
      if (a.kind === 'array') {
        valid = true;
        length = a.len;
        x.set('value', newSlice(a.elem));
      }
      break;
    }
    case 'slice':
      valid = true;
      x.set('value', x.type);
      break;
  }
  if (!valid) {
    c.errorf(x, 'invalid operation: cannot slice %s', x);
    c.markExprs(e.low, e.high, e.max);
    x.mode = 'invalid';
    return;
  }
  if (e.full && (!e.high || !e.max)) {
    // The parser has complained.
    x.mode = 'invalid';
    return;
  }
  const parts = e.full ? [e.low, e.high, e.max] : [e.low, e.high];
  const values = parts.map((part, i) => {
    if (part) return index(c, part, length >= 0 ? length + 1 : -1)?.value ?? -1;
    return i === 0 ? 0 : length;
  });
  for (let i = 0; i + 1 < values.length; i++) {
    const v = values[i]!;
    if (v <= 0) continue;
    for (let j = i + 1; j < values.length; j++) {
      const w = values[j]!;
      if (w >= 0 && w < v) {
        c.error(parts[j] ?? e, `invalid slice indices: ${w} < ${v}`);
        return;
      }
    }
  }
}

/** The elements of an array or slice literal; gives its length (Go spec, "Composite literals"). */
export function indexedElements(
  c: Context,
  elements: readonly Expr[],
  elem: Type,
  length: number,
): number {
  const seen = new Set<number>();
  let at = 0;
  let max = 0;
  for (const e of elements) {
    let valid = false;
    let value = e;
    if (e.kind === 'key-value-expr') {
      const i = index(c, e.key, length);
      if (i) {
        if (i.value >= 0) {
          at = i.value;
          valid = true;
        } else c.error(e, `index ${c.es(e.key)} must be integer constant`);
      }
      value = e.value;
    } else if (length >= 0 && at >= length) {
      c.error(e, `index ${at} is out of bounds (>= ${length})`);
    } else valid = true;
    if (valid) {
      if (seen.has(at)) c.error(e, `duplicate index ${at} in array or slice literal`);
      seen.add(at);
    }
    at++;
    if (at > max) max = at;
    const x = new Operand();
    c.exprWithHint(x, value, elem);
    assignment(c, x, elem, 'array or slice literal');
  }
  return max;
}
