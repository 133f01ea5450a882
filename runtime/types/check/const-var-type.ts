/** Constants, variables and types, declared at package level or in a function. */
import type { Expr, TypeSpec } from '../../syntax/ast';
import { NamedType, unresolved } from '../named';
import type { Const, Object, TypeName, Var } from '../object';
import { isConstType, isInvalid, under } from '../predicates';
import { Typ } from '../universe';
import { initVar, initVars } from './assign';
import { assignment } from './assignment';
import type { Context } from './context';
import { Operand } from './operand';
import { definedType, typ } from './type-expr';
import { validType } from './valid-type';

/** Enters obj into the path of what depends on what. */
export function push(c: Context, obj: Object): void {
  c.inPath.set(obj, c.path.length);
  c.path.push(obj);
}

export function pop(c: Context): void {
  const obj = c.path.pop()!;
  c.inPath.delete(obj);
  c.done.add(obj);
}

export function constDecl(
  c: Context,
  obj: Const,
  typeExpr: Expr | undefined,
  init: Expr | undefined,
  inherited: boolean,
  iota: number,
): void {
  const env = c.env;
  const { iota: outerIota, errPos } = env;
  env.iota = BigInt(iota);
  obj.value = { kind: 'unknown' };
  let ok = true;
  if (typeExpr) {
    const t = typ(c, typeExpr);
    if (!isConstType(t)) {
      if (!isInvalid(under(t))) {
        c.errorf(typeExpr, 'invalid constant type %s', { type: t });
      }
      obj.type = Typ.invalid;
      ok = false;
    } else obj.type = t;
  }
  if (ok) {
    const x = new Operand();
    if (init) {
      // What is wrong with a repeated expression is wrong at the constant that repeats it.
      if (inherited) env.errPos = obj.pos;
      c.expr(x, init);
    }
    initConst(c, obj, x);
  }
  env.iota = outerIota;
  env.errPos = errPos;
}

function initConst(c: Context, obj: Const, x: Operand): void {
  if (
    x.mode === 'invalid' ||
    isInvalid(x.type) ||
    (isInvalid(obj.type) && obj.type !== unresolved)
  ) {
    if (obj.type === unresolved) obj.type = Typ.invalid;
    return;
  }
  if (x.mode !== 'constant') {
    c.errorf(x, '%s is not constant', x);
    if (obj.type === unresolved) obj.type = Typ.invalid;
    return;
  }
  if (obj.type === unresolved) obj.type = x.type;
  assignment(c, x, obj.type, 'constant declaration');
  if (x.bad) return;
  obj.value = x.value!;
}

/** `lhs` has all variables of a declaration whose one value gives several. */
export function varDecl(
  c: Context,
  obj: Var,
  lhs: readonly Var[] | undefined,
  typeExpr: Expr | undefined,
  init: Expr | undefined,
): void {
  if (typeExpr) {
    obj.type = typ(c, typeExpr);
    // A variable of no known type is complained about once.
    if (isInvalid(obj.type)) obj.used = true;
  }
  if (!init) {
    if (!typeExpr) obj.type = Typ.invalid;
    return;
  }
  if (!lhs || lhs.length === 1) {
    const x = new Operand();
    c.expr(x, init);
    initVar(c, obj, x, 'variable declaration');
    return;
  }
  if (typeExpr) for (const v of lhs) v.type = obj.type;
  initVars(c, lhs, [init], undefined);
}

export function typeDecl(
  c: Context,
  obj: TypeName,
  spec: TypeSpec,
  def: NamedType | undefined,
): void {
  if (spec.typeParams && spec.typeParams.length > 0) {
    c.unsupported(spec.typeParams[0]!, 'type parameters are not supported here');
    obj.type = Typ.invalid;
    return;
  }
  if (spec.alias) {
    obj.type = Typ.invalid;
    obj.type = typ(c, spec.type);
    return;
  }
  const named = new NamedType(obj);
  obj.type = named;
  if (def) def.rhs = named;
  const rhs = definedType(c, spec.type, named);
  named.underlying = rhs;
  if (!c.pkg.deferred) c.later(() => validType(c, named));
}
