/** Expression and type switches (Go spec, "Switch statements"). */
import type { CaseClause, Expr, Stmt, SwitchStmt, TypeSwitchStmt } from '../../syntax/ast';
import { boolValue } from '../constant-ops';
import { newVar } from '../named';
import type { Var } from '../object';
import { comparable, hasNil, identical, isInterface, isInvalid, isUntyped } from '../predicates';
import { Scope } from '../scope';
import type { Type } from '../type';
import { Typ } from '../universe';
import { impossibleAssertion } from './assignable';
import { assignment } from './assignment';
import { nodePos, startPos, unparen, type Context } from './context';
import { convertUntyped } from './convert-untyped';
import { valueKey } from './literal';
import { Operand } from './operand';
import { comparison } from './operators';

type Body = (c: Context, list: readonly Stmt[]) => void;

function multipleDefaults(c: Context, clauses: readonly CaseClause[]): void {
  let first: CaseClause | undefined;
  for (const clause of clauses) {
    if (clause.values) continue;
    if (first) c.error(clause, `multiple defaults (first at ${c.place(first.pos)})`);
    else first = clause;
  }
}

/** Constants already seen in cases, by value, with their types: byte(1) and int(1) differ in an interface. */
type Seen = Map<string, { type: Type; pos: number }[]>;

/** The scope for the init statement is open. */
export function switchStmt(c: Context, s: SwitchStmt, body: Body): void {
  const x = new Operand();
  if (s.tag) {
    c.expr(x, s.tag);
    assignment(c, x, undefined, 'switch expression');
    if (x.mode !== 'invalid' && !comparable(x.type) && !hasNil(x.type)) {
      c.error(x, `cannot switch on ${c.op(x)} (${c.ts(x.type)} is not comparable)`);
      x.mode = 'invalid';
    }
  } else {
    const pos = s.clauses[0]?.pos ?? s.rbrace;
    x.set('constant', Typ.bool, boolValue(true));
    x.expr = { kind: 'ident', name: 'true', pos, end: pos };
  }
  multipleDefaults(c, s.clauses);
  const seen: Seen = new Map();
  for (const clause of s.clauses) {
    const top = c.delayedTop;
    for (const e of clause.values ?? []) caseValue(c, x, e, seen);
    c.processDelayed(top);
    const outer = c.env.scope;
    c.env.scope = new Scope(outer);
    body(c, clause.body);
    c.env.scope = outer;
  }
}

function caseValue(c: Context, x: Operand, e: Expr, seen: Seen): void {
  const v = new Operand();
  c.expr(v, e);
  if (x.mode === 'invalid' || v.mode === 'invalid') return;
  if (isUntyped(v.type)) convertUntyped(c, v, x.type);
  if (v.bad) return;
  const result = v.copy();
  comparison(c, result, x, '==', true);
  if (result.mode === 'invalid' || v.mode !== 'constant') return;
  // As gc: true may stand in many cases of a switch on conditions, and complex numbers too.
  const { kind } = v.value!;
  if (kind === 'unknown' || kind === 'bool' || kind === 'complex') return;
  const key = valueKey(v.value!);
  const list = seen.get(key);
  const other = list?.find((o) => identical(o.type, v.type));
  if (other) {
    c.error(v, `duplicate case ${c.op(v)} in expression switch`, [
      { pos: other.pos, message: 'previous case' },
    ]);
    return;
  }
  const pos = nodePos(e);
  if (list) list.push({ type: v.type, pos });
  else seen.set(key, [{ type: v.type, pos }]);
}

/** The scope for the init statement is open. */
export function typeSwitchStmt(c: Context, s: TypeSwitchStmt, body: Body): void {
  let bind = s.bind;
  if (bind?.name === '_') {
    c.error(bind, 'no new variable on left side of :=');
    bind = undefined;
  }
  const x = new Operand();
  c.expr(x, s.x);
  if (x.mode === 'invalid') {
    return;
  }
  const valid = isInterface(x.type);
  if (!valid) c.errorf(x, '%s is not an interface', x);
  multipleDefaults(c, s.clauses);

  const vars: Var[] = [];
  const seen: { type: Type | undefined; at: Expr }[] = [];
  for (const clause of s.clauses) {
    const cases = clause.values ?? [];
    let T: Type | undefined;
    for (const e of cases) T = caseType(c, valid ? x : undefined, e, seen);
    const outer = c.env.scope;
    c.env.scope = new Scope(outer);
    if (bind) {
      const type = cases.length === 1 && T ? T : x.type;
      const v = newVar(bind.name, bind.pos, c.pkg, type, c.env.owner);
      c.declare(c.env.scope, undefined, v);
      c.implicit(clause, v);
      vars.push(v);
    }
    body(c, clause.body);
    c.env.scope = outer;
  }
  if (bind) {
    // All clauses' variables count as one.
    const used = vars.some((v) => v.used);
    for (const v of vars) v.used = true;
    if (!used) c.error(bind, `${bind.name} declared but not used`);
  }
}

/** Undefined for nil. */
function caseType(
  c: Context,
  x: Operand | undefined,
  e: Expr,
  seen: { type: Type | undefined; at: Expr }[],
): Type | undefined {
  let T: Type | undefined;
  const id = unparen(e);
  if (id.kind === 'ident' && c.lookup(id.name)?.kind === 'nil') {
    c.expr(new Operand(), e);
  } else {
    T = c.rec.typ(c, e);
    if (isInvalid(T)) return T;
  }
  const other = seen.find((o) => (o.type && T ? identical(o.type, T) : o.type === T));
  if (other) {
    c.error(e, `duplicate case ${T ? c.ts(T) : 'nil'} in type switch`, [
      { pos: startPos(other.at), message: 'previous case' },
    ]);
    return T;
  }
  seen.push({ type: T, at: e });
  if (x && T) {
    const cause = impossibleAssertion(c, x, T);
    if (cause) {
      c.error(
        e,
        `impossible type switch case: ${c.es(e)}\n\t${c.op(x)} cannot have dynamic type ${c.ts(T)} ${cause}`,
      );
    }
  }
  return T;
}
