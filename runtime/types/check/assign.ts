/** Assignments and variable initialisation (Go spec, "Assignments", "Variable declarations"). */
import type { Expr, Ident, ReturnStmt } from '../../syntax/ast';
import { newVar, unresolved } from '../named';
import type { Var } from '../object';
import { defaultType, isInvalid, isUntyped } from '../predicates';
import type { Type } from '../type';
import { Typ } from '../universe';
import { assignment, exprList, typesSummary } from './assignment';
import { unparen, type Context } from './context';
import { Operand } from './operand';

/** Initialises v with x, giving v the type of x if it has none. False where that failed. */
export function initVar(c: Context, v: Var, x: Operand, context: string): boolean {
  if (x.mode === 'invalid' || isInvalid(x.type) || (isInvalid(v.type) && v.type !== unresolved)) {
    if (v.type === unresolved) v.type = Typ.invalid;
    v.used = true;
    return false;
  }
  if (v.type === unresolved) {
    let t: Type = x.type;
    if (isUntyped(t)) {
      if (t === Typ.untypedNil) {
        c.error(x, `use of untyped nil in ${context}`);
        v.type = Typ.invalid;
        return false;
      }
      t = defaultType(t);
    }
    v.type = t;
  }
  assignment(c, x, v.type, context);
  // One bad value is enough to say; that its variable is not used would be a second time.
  if (x.bad) v.used = true;
  return !x.bad;
}

/** `lhs = rhs` for new variables, or for results if ret is the return statement. */
export function initVars(
  c: Context,
  lhs: readonly Var[],
  rhs: readonly Expr[],
  ret: ReturnStmt | undefined,
): void {
  const { operands, commaOk } = exprList(c, rhs, lhs.length === 2 && !ret);
  if (operands.length !== lhs.length) {
    for (const v of lhs) {
      v.used = true;
      if (v.type === unresolved) v.type = Typ.invalid;
    }
    if (operands.some((x) => x.mode === 'invalid')) return;
    if (ret) returnMismatch(c, ret, lhs, operands);
    else if (rhs.length > 0) mismatch(c, rhs, lhs.length, operands.length);
    return;
  }
  const context = ret ? 'return statement' : 'assignment';
  let ok = true;
  for (let i = 0; i < lhs.length; i++) {
    if (!initVar(c, lhs[i]!, operands[i]!, context)) ok = false;
  }
  if (commaOk) recordCommaOk(c, rhs[0]!, operands[0]!.type, operands[1]!.type);
  if (!ok) for (const v of lhs) v.used = true;
}

function returnMismatch(
  c: Context,
  ret: ReturnStmt,
  lhs: readonly Var[],
  operands: readonly Operand[],
): void {
  const many = operands.length > lhs.length;
  const at = many
    ? operands[lhs.length]!
    : operands.length > 0
      ? operands[operands.length - 1]!
      : ret;
  const have = typesSummary(
    c,
    operands.map((x) => x.type),
    false,
  );
  const want = typesSummary(
    c,
    lhs.map((v) => v.type),
    false,
  );
  c.error(at, `${many ? 'too many' : 'not enough'} return values\n\thave ${have}\n\twant ${want}`);
}

function measure(n: number, unit: string): string {
  return `${n} ${unit}${n === 1 ? '' : 's'}`;
}

/** `assignment mismatch: 2 variables but f() returns 1 value`. */
export function mismatch(c: Context, rhs: readonly Expr[], vars: number, values: number): void {
  const first = rhs[0]!;
  const call = unparen(first);
  const names = measure(vars, 'variable');
  if (rhs.length === 1 && call.kind === 'call-expr') {
    const fun = c.es(call.fun);
    c.error(first, `assignment mismatch: ${names} but ${fun} returns ${measure(values, 'value')}`);
  } else c.error(first, `assignment mismatch: ${names} but ${measure(values, 'value')}`);
}

/** In a two-value context a comma-ok expression has the type (T, bool). */
export function recordCommaOk(c: Context, e: Expr, value: Type, ok: Type): void {
  if (isInvalid(value) || isInvalid(ok)) return;
  for (;;) {
    const old = c.info.types.get(e);
    if (!old) return;
    const vars = [newVar('', 0, c.pkg, value), newVar('', 0, c.pkg, ok)];
    c.info.types.set(e, { mode: old.mode, type: { kind: 'tuple', vars }, value: undefined });
    if (e.kind !== 'paren-expr') return;
    e = e.x;
  }
}

/** Assigns x to the left-hand side. False where that failed. */
export function assignVar(c: Context, lhs: Expr, x: Operand, context = 'assignment'): boolean {
  if (x.mode === 'invalid' || isInvalid(x.type)) {
    if (notBlank(lhs)) c.markExprs(lhs);
    return false;
  }
  const id = unparen(lhs);
  if (id.kind === 'ident' && id.name === '_') {
    assignment(c, x, undefined, 'assignment to _ identifier');
    return !x.bad;
  }
  // Assigning to a variable is no use of it.
  let v: Var | undefined;
  let used = false;
  if (id.kind === 'ident') {
    const obj = c.lookup(id.name);
    if (obj?.kind === 'var' && obj.pkg === c.pkg) {
      v = obj;
      used = obj.used;
    }
  }
  const z = new Operand();
  c.expr(z, lhs);
  if (v) v.used = used;
  if (z.mode === 'invalid' || isInvalid(z.type)) return false;
  if (z.mode !== 'variable' && z.mode !== 'mapindex') {
    if (z.expr?.kind === 'selector-expr') {
      const inner = c.info.types.get(z.expr.x);
      if (inner?.mode === 'mapindex') {
        c.error(z, `cannot assign to struct field ${c.es(z.expr)} in map`);
        return false;
      }
    }
    c.errorf(z, 'cannot assign to %s', z);
    return false;
  }
  assignment(c, x, z.type, context);
  return !x.bad;
}

function notBlank(e: Expr): boolean {
  const id = unparen(e);
  return id.kind !== 'ident' || id.name !== '_';
}

export function assignVars(c: Context, lhs: readonly Expr[], rhs: readonly Expr[]): void {
  const { operands, commaOk } = exprList(c, rhs, lhs.length === 2);
  if (operands.length !== lhs.length) {
    // As gc: what could not be assigned to still counts as used.
    c.markExprs(...lhs.filter(notBlank));
    if (operands.some((x) => x.mode === 'invalid')) return;
    mismatch(c, rhs, lhs.length, operands.length);
    return;
  }
  let ok = true;
  for (let i = 0; i < lhs.length; i++) if (!assignVar(c, lhs[i]!, operands[i]!)) ok = false;
  if (commaOk) recordCommaOk(c, rhs[0]!, operands[0]!.type, operands[1]!.type);
  if (!ok) {
    for (const e of lhs) {
      const id = unparen(e);
      if (id.kind !== 'ident') continue;
      const obj = c.lookup(id.name);
      if (obj?.kind === 'var' && obj.pkg === c.pkg) obj.used = true;
    }
  }
}

/** `lhs := rhs` (Go spec, "Short variable declarations"). */
export function shortVarDecl(
  c: Context,
  opPos: number,
  lhs: readonly Expr[],
  rhs: readonly Expr[],
): void {
  const top = c.delayedTop;
  const scope = c.env.scope;
  const seen = new Set<string>();
  const vars: Var[] = [];
  const fresh: { id: Ident; v: Var }[] = [];
  let bad = false;
  for (const e of lhs) {
    let v: Var | undefined;
    if (e.kind !== 'ident') {
      c.markLhs(e);
      c.error(e, `non-name ${c.es(e)} on left side of :=`);
      bad = true;
    } else if (e.name !== '_' && seen.has(e.name)) {
      c.error(e, `${c.es(e)} repeated on left side of :=`);
      bad = true;
    } else {
      if (e.name !== '_') seen.add(e.name);
      const alt = e.name === '_' ? undefined : scope.lookup(e.name);
      if (alt) {
        c.use(e, alt);
        if (alt.kind === 'var') {
          v = alt;
          c.record(e, 'variable', alt.type, undefined);
        } else {
          c.error(e, `cannot assign to ${c.es(e)}`);
          bad = true;
        }
      } else {
        v = newVar(e.name, e.pos, c.pkg, unresolved, c.env.owner);
        if (e.name !== '_') fresh.push({ id: e, v });
        c.define(e, v);
      }
    }
    vars.push(v ?? newVar('_', e.pos, c.pkg, unresolved, c.env.owner));
  }
  initVars(c, vars, rhs, undefined);
  // Function literals on the right do not see the new variables.
  c.processDelayed(top);
  if (fresh.length === 0 && !bad) {
    c.error({ pos: opPos, end: opPos + 2 }, 'no new variables on left side of :=');
    return;
  }
  for (const { v } of fresh) c.declare(scope, undefined, v);
}
