/** Tells `type T [P *C, …]` from `type T [P * C]E`: both begin as an array length might. */
import type { Expr } from '../ast';
import type { Parameter } from './parameters';

/** True for an expression that can only be a type. */
function isTypeElement(x: Expr): boolean {
  switch (x.kind) {
    case 'array-type':
    case 'struct-type':
    case 'func-type':
    case 'interface-type':
    case 'map-type':
    case 'chan-type':
      return true;
    case 'binary-expr':
      return isTypeElement(x.x) || isTypeElement(x.y);
    case 'unary-expr':
      return x.op === '~' || isTypeElement(x.x);
    case 'star-expr':
    case 'paren-expr':
      return isTypeElement(x.x);
  }
  return false;
}

/**
 * Reads x as `name constraint`: `P`, `P *C`, `P(C)`, `P *C|D`. Only what must be a type counts as
 * constraint, unless `certain` (a comma follows, which no array length has). Undefined otherwise.
 */
export function splitParameter(x: Expr, certain: boolean): Parameter | undefined {
  if (x.kind === 'ident') return { pos: x.pos, name: x, type: undefined };
  if (x.kind === 'call-expr') {
    const [type] = x.args;
    if (x.fun.kind !== 'ident' || type === undefined || x.args.length > 1 || x.ellipsis !== 0) {
      return undefined;
    }
    return certain || isTypeElement(type) ? { pos: x.pos, name: x.fun, type } : undefined;
  }
  if (x.kind !== 'binary-expr') return undefined;
  if (x.op === '*') {
    if (x.x.kind !== 'ident' || !(certain || isTypeElement(x.y))) return undefined;
    return { pos: x.pos, name: x.x, type: { kind: 'star-expr', pos: x.opPos, end: x.end, x: x.y } };
  }
  if (x.op !== '|') return undefined;
  const left = splitParameter(x.x, certain || isTypeElement(x.y));
  if (left?.type === undefined) return undefined;
  return { pos: x.pos, name: left.name, type: { ...x, pos: left.type.pos, x: left.type } };
}
