/** Arguments against parameters (Go spec, "Calls", "Passing arguments to ... parameters"). */
import type { CallExpr, Expr } from '../../syntax/ast';
import type { Var } from '../object';
import type { Signature, Type } from '../type';
import { assignment, typesSummary } from './assignment';
import type { Context } from './context';
import type { Operand } from './operand';

/** Checks arguments against the parameters they are passed to. */
export function passArguments(
  c: Context,
  call: CallExpr,
  sig: Signature,
  args: readonly Operand[],
): void {
  for (const a of args) if (a.mode === 'invalid') return;
  const nargs = args.length;
  const params = sig.params;
  let want = params.length;
  let elem: Type | undefined;
  if (sig.variadic) {
    if (call.ellipsis) {
      if (call.args.length === 1 && nargs > 1) {
        c.error(call, `cannot use ... with ${nargs}-valued ${c.es(call.args[0]!)}`);
        return;
      }
    } else if (nargs >= want - 1) {
      const last = params[want - 1]!.type;
      elem = last.kind === 'slice' ? last.elem : last;
      want = nargs;
    } else want--;
  } else if (call.ellipsis) {
    c.error(call, `cannot use ... in call to non-variadic ${c.es(call.fun)}`);
    return;
  }
  if (nargs !== want) {
    const many = nargs > want;
    const at: Expr = many ? args[want]!.expr! : nargs > 0 ? args[nargs - 1]!.expr! : call;
    const have = typesSummary(
      c,
      args.map((a) => a.type),
      false,
    );
    const wanted = typesSummary(
      c,
      params.map((p: Var) => p.type),
      sig.variadic,
    );
    c.error(
      at,
      `${many ? 'too many' : 'not enough'} arguments in call to ${c.es(call.fun)}\n\thave ${have}\n\twant ${wanted}`,
    );
    return;
  }
  if (nargs === 0) return;
  const context = `argument to ${c.es(call.fun)}`;
  const fixed = elem ? params.length - 1 : params.length;
  for (let i = 0; i < nargs; i++) {
    assignment(c, args[i]!, i < fixed ? params[i]!.type : elem!, context);
  }
}
