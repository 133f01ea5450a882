/** Declarations inside functions (Go spec, "Declarations and scope"). */
import type { ConstSpec, Expr, GenDecl, Ident } from '../../syntax/ast';
import { newConst, newTypeName, newVar, unresolved } from '../named';
import type { Var } from '../object';
import { Typ } from '../universe';
import { constDecl, pop, push, typeDecl, varDecl } from './const-var-type';
import type { Context } from './context';

/** The type and values a constant takes from the spec it repeats. */
export interface Inherited {
  typeExpr: Expr | undefined;
  values: readonly Expr[];
}

/** Says whether the spec repeats, and keeps what a later one may repeat. */
export function constSource(spec: ConstSpec, last: Inherited): boolean {
  if (spec.type || spec.values.length > 0) {
    last.typeExpr = spec.type;
    last.values = spec.values;
    return false;
  }
  return true;
}

/** Complains where there are too few or too many values for the names. */
export function arity(
  c: Context,
  names: readonly Ident[],
  values: readonly Expr[],
  constant: boolean,
  inherited: boolean,
): void {
  const l = names.length;
  const r = values.length;
  if (l < r) {
    const extra = values[l]!;
    if (inherited) c.error(names[0]!, `extra init expr at ${c.place(extra.pos)}`);
    else c.error(extra, `extra init expr ${c.es(extra)}`);
  } else if (l > r && (constant || r !== 1)) {
    c.error(names[r]!, `missing init expr for ${c.es(names[r]!)}`);
  }
}

/** Checks a declaration in a function and puts its names into the open scope. */
export function declStmt(c: Context, d: GenDecl): void {
  const last: Inherited = { typeExpr: undefined, values: [] };
  for (const spec of d.specs) {
    const scope = c.env.scope;
    switch (spec.kind) {
      case 'import-spec':
        continue;
      case 'const-spec': {
        const top = c.delayedTop;
        const inherited = constSource(spec, last);
        const consts = spec.names.map((id, i) => {
          const obj = newConst(id.name, id.pos, c.pkg, unresolved, { kind: 'unknown' });
          constDecl(c, obj, last.typeExpr, last.values[i], inherited, spec.iota);
          return obj;
        });
        arity(c, spec.names, last.values, true, inherited);
        c.processDelayed(top);
        consts.forEach((obj, i) => c.declare(scope, spec.names[i], obj));
        break;
      }
      case 'var-spec': {
        const top = c.delayedTop;
        const vars: Var[] = spec.names.map((id) =>
          newVar(id.name, id.pos, c.pkg, unresolved, c.env.owner),
        );
        const n = spec.values.length;
        const spread = n === 1 && vars.length > 1;
        for (let i = 0; i < vars.length; i++) {
          const v = vars[i]!;
          if (spread) {
            varDecl(c, v, vars, spec.type, spec.values[0]);
            break;
          }
          if (n > 0 && i >= n) {
            if (spec.type) varDecl(c, v, undefined, spec.type, undefined);
            else v.type = Typ.invalid;
            v.used = true;
            continue;
          }
          varDecl(c, v, undefined, spec.type, spec.values[i]);
        }
        if (n > 0) arity(c, spec.names, spec.values, false, false);
        for (const v of vars) if (v.type === unresolved) v.type = Typ.invalid;
        c.processDelayed(top);
        vars.forEach((v, i) => c.declare(scope, spec.names[i], v));
        break;
      }
      case 'type-spec': {
        const obj = newTypeName(spec.name.name, spec.name.pos, c.pkg, Typ.invalid, spec.alias);
        // A local type's scope begins at its name: it may refer to itself.
        c.declare(scope, spec.name, obj);
        push(c, obj);
        typeDecl(c, obj, spec, undefined);
        pop(c);
        break;
      }
    }
  }
}
