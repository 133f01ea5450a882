/** Calls and conversions (Go spec, "Calls", "Conversions"). */
import type { CallExpr } from '../../syntax/ast';
import { isInvalid, under } from '../predicates';
import type { Type } from '../type';
import { conversion } from './assignable';
import { exprList } from './assignment';
import { builtinCall } from './builtin';
import { passArguments } from './call-arguments';
import type { Context } from './context';
import type { ExprKind, Operand } from './operand';

/** The type recorded for a call without results. */
const noResult: Type = { kind: 'tuple', vars: [] };

/** Checks a call, conversion or use of a builtin. */
export function callExpr(c: Context, x: Operand, e: CallExpr): ExprKind {
  c.exprOrType(x, e.fun);
  switch (x.mode) {
    case 'invalid':
      c.markExprs(...e.args);
      x.expr = e;
      return 'statement';
    case 'type': {
      const T = x.type;
      x.mode = 'invalid';
      if (e.args.length === 0) {
        c.errorf(e, 'missing argument in conversion to %s', { type: T });
      } else if (e.args.length > 1) {
        c.markExprs(...e.args);
        c.errorf(e.args[e.args.length - 1]!, 'too many arguments in conversion to %s', { type: T });
      } else {
        c.expr(x, e.args[0]!);
        if (x.mode !== 'invalid') {
          if (e.ellipsis) {
            c.errorf(e.args[0]!, 'invalid use of ... in type conversion to %s', { type: T });
            x.mode = 'invalid';
          } else if (isInvalid(under(T))) x.mode = 'invalid';
          else conversion(c, x, T);
        }
      }
      x.expr = e;
      return 'conversion';
    }
    case 'builtin': {
      const name = x.builtin!;
      const kind = builtinCall(c, x, e, name);
      x.expr = e;
      if (!x.bad && !x.isConstant) c.env.hasCallOrRecv = true;
      return kind;
    }
  }
  const sig = under(x.type);
  if (sig.kind !== 'signature') {
    if (!isInvalid(sig)) c.errorf(x, 'invalid operation: cannot call non-function %s', x);
    c.markExprs(...e.args);
    x.mode = 'invalid';
    x.expr = e;
    return 'statement';
  }
  const { operands, spread } = exprList(c, e.args, false);
  if (spread) c.info.spreads.add(e);
  passArguments(c, e, sig, operands);
  if (sig.results.length === 0) x.set('novalue', noResult);
  else if (sig.results.length === 1) {
    x.set('value', sig.results[0]!.type);
    if (isInvalid(x.type)) x.mode = 'invalid';
  } else x.set('value', { kind: 'tuple', vars: sig.results });
  x.expr = e;
  c.env.hasCallOrRecv = true;
  return 'statement';
}
