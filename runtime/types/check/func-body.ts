/** Function bodies: their own surroundings, their statements, what must be so at their end. */
import type { BlockStmt } from '../../syntax/ast';
import type { Scope } from '../scope';
import type { Signature } from '../type';
import { newEnv, type BodyInfo, type Context } from './context';
import { checkLabels } from './labels';
import { stmtList } from './stmt';
import { terminatingList } from './terminating';
import { unusedVariables } from './unused';

/** Checks a body in surroundings of its own. */
export function funcBody(c: Context, body: BodyInfo): void {
  const outer = c.env;
  const env = newEnv(body.scope);
  env.decl = body.decl;
  env.iota = body.iota;
  env.sig = body.sig;
  env.owner = body.scope;
  c.env = env;
  const { sink, failed } = c;
  c.sink = c.branchErrors;
  const { lbrace, end } = body.body;
  if (!c.unparsed.some((pos) => pos >= lbrace && pos < end)) checkLabels(c, body.body);
  c.sink = sink;
  c.failed = failed;
  stmtList(c, body.body.list);
  if (body.sig.results.length > 0 && !terminatingList(body.body.list, env.panics)) {
    c.error({ pos: body.body.rbrace }, 'missing return');
  }
  unusedVariables(c, body.scope);
  c.env = outer;
}

/** Puts a function literal's body off until the statement it stands in has been checked. */
export function funcLit(c: Context, sig: Signature, scope: Scope, body: BlockStmt): void {
  const { decl, iota } = c.env;
  c.later(() => funcBody(c, { decl, name: '', sig, scope, body, iota }));
}
