/** Range loops (Go spec, "For statements with range clause"). */
import type { Expr, RangeStmt, Stmt } from '../../syntax/ast';
import { newVar, unresolved } from '../named';
import type { Var } from '../object';
import { isInvalid, isString, under } from '../predicates';
import type { Type } from '../type';
import { runeType, Typ } from '../universe';
import { assignVar, initVar } from './assign';
import type { Context } from './context';
import { convertUntyped } from './convert-untyped';
import { Operand } from './operand';

/** The loop's scope is open. */
export function rangeStmt(c: Context, s: RangeStmt, body: (c: Context, s: Stmt) => void): void {
  const x = new Operand();
  const top = c.delayedTop;
  c.expr(x, s.x);
  c.processDelayed(top);
  let key: Type | undefined;
  let value: Type | undefined;
  const onlyOne = x.mode !== 'invalid' && under(x.type).kind === 'chan' && s.value !== undefined;
  if (s.extra && !onlyOne) {
    c.error(s.extra, 'range clause permits at most two iteration variables');
  }
  if (x.mode !== 'invalid') {
    const u = under(x.type);
    let cause = '';
    if (onlyOne) c.errorf(s.value!, 'range over %s permits only one iteration variable', x);
    if (u.kind === 'chan' && u.dir === 'send') cause = 'receive from send-only channel';
    [key, value] = keyAndValue(u);
    if ((!key || cause !== '') && !isInvalid(u)) {
      const why = cause === '' ? '' : ` (${cause})`;
      c.error(x, `cannot range over ${c.op(x)}${why}`);
    } else if (x.mode === 'constant' && x.type === Typ.untypedString) {
      // The string that is walked has a type at run time.
      convertUntyped(c, x, Typ.string);
    }
    // Ranging over an addressable array by index alone reads no copy, but its elements by address.
  }
  const lhs = [s.key, s.value];
  const types = [key, value];
  if (s.define) {
    const vars: Var[] = [];
    lhs.forEach((e, i) => {
      if (!e) return;
      let v: Var;
      if (e.kind === 'ident') {
        v = newVar(e.name, e.pos, c.pkg, unresolved, c.env.owner);
        c.define(e, v);
        if (e.name !== '_') vars.push(v);
      } else {
        c.error(e, `cannot declare ${c.es(e)}`);
        v = newVar('_', e.pos, c.pkg, unresolved, c.env.owner);
      }
      const t = types[i];
      if (t) initVar(c, v, valueOf(e, t), 'range clause');
      else {
        v.type = Typ.invalid;
        v.used = true;
      }
    });
    if (vars.length > 0) for (const v of vars) c.declare(c.env.scope, undefined, v);
    else if (s.key)
      c.error({ pos: s.opPos, end: s.opPos + 2 }, 'no new variables on left side of :=');
  } else {
    lhs.forEach((e, i) => {
      if (!e) return;
      const t = types[i];
      if (t) assignVar(c, e, valueOf(e, t));
      else c.markLhs(e);
    });
  }
  body(c, s.body);
}

function valueOf(e: Expr, t: Type): Operand {
  const x = new Operand();
  x.set('value', t);
  x.expr = e;
  return x;
}

function keyAndValue(u: Type): [Type | undefined, Type | undefined] {
  switch (u.kind) {
    case 'basic':
      return isString(u) ? [Typ.int, runeType] : [undefined, undefined];
    case 'array':
    case 'slice':
      return [Typ.int, u.elem];
    case 'pointer': {
      const a = under(u.elem);
      return a.kind === 'array' ? [Typ.int, a.elem] : [undefined, undefined];
    }
    case 'map':
      return [u.key, u.elem];
    case 'chan':
      // A second variable counts as used, as gc has it.
      return [u.elem, Typ.invalid];
    default:
      return [undefined, undefined];
  }
}
