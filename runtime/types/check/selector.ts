/** Selector expressions: qualified identifiers, fields, methods (Go spec, "Selectors"). */
import type { Ident, SelectorExpr } from '../../syntax/ast';
import { interfacePtrError, isInterfacePtr, lookupFieldOrMethod } from '../method-set';
import { newParam, newSignature, type NamedType } from '../named';
import type { PkgName, Var } from '../object';
import type { Package } from '../package';
import { isExported, isInvalid, under } from '../predicates';
import { unsafePackage, unsafeNames } from '../unsafe';
import type { Context } from './context';
import type { Operand } from './operand';

/** Packages that could not be loaded: what is selected from them is not complained about again. */
export const missingPackages = new WeakSet<Package>();

export function selector(
  c: Context,
  x: Operand,
  e: SelectorExpr,
  def: NamedType | undefined,
): void {
  x.expr = e;
  x.mode = 'invalid';
  if (e.x.kind === 'ident') {
    const obj = c.lookup(e.x.name);
    if (obj?.kind === 'pkg-name') {
      c.use(e.x, obj);
      obj.used = true;
      qualified(c, x, e, obj);
      return;
    }
  }

  c.exprOrType(x, e.x);
  if (x.mode === 'invalid') return;
  if (x.mode === 'builtin') {
    c.errorf(e, 'cannot select on %s', x);
    x.mode = 'invalid';
    x.expr = e;
    return;
  }
  if (x.mode === 'type' && def && x.type === def) {
    c.error(def.obj, `invalid recursive type ${def.obj.name}`, [
      { pos: def.obj.pos, message: `${def.obj.name} refers to` },
      { pos: def.obj.pos, message: def.obj.name },
    ]);
    x.mode = 'invalid';
    x.expr = e;
    return;
  }
  member(c, x, e);
  x.expr = e;
}

function qualified(c: Context, x: Operand, e: SelectorExpr, name: PkgName): void {
  const pkg = name.imported;
  if (missingPackages.has(pkg)) return;
  const sel = e.sel.name;
  const obj = pkg.scope.lookup(sel);
  if (pkg === unsafePackage && !obj && unsafeNames.has(sel)) {
    c.unsupported(e, `unsafe.${sel} is not supported here`);
    return;
  }
  // gc knows other packages by what they export, so the rest is undefined to it.
  if (!obj || !isExported(sel)) {
    c.error(e.sel, `undefined: ${c.es(e)}`);
    return;
  }
  c.use(e.sel, obj);
  x.type = obj.type;
  switch (obj.kind) {
    case 'const':
      if (isInvalid(obj.type)) return;
      x.mode = 'constant';
      x.value = obj.value;
      break;
    case 'type-name':
      x.mode = 'type';
      break;
    case 'var':
      if (isInvalid(obj.type)) return;
      x.mode = 'variable';
      break;
    case 'func':
      x.mode = 'value';
      break;
    case 'builtin':
      x.mode = 'builtin';
      x.builtin = obj.name;
      break;
    default:
      return;
  }
}

function member(c: Context, x: Operand, e: SelectorExpr): void {
  const sel = e.sel;
  const T = x.type;
  const addressable = x.mode === 'variable';
  const found = lookupFieldOrMethod(T, addressable, c.pkg, sel.name);
  const obj = found.obj;
  if (!obj) {
    if (!isInvalid(under(T))) {
      if (found.ambiguous) c.error(sel, `ambiguous selector ${c.es(e)}`);
      else if (found.indirect) {
        c.errorf(sel, 'cannot call pointer method %s on %s', sel.name, { type: T });
      } else c.error(sel, `${c.es(e)} undefined (${whyUndefined(c, x, sel)})`);
    }
    x.mode = 'invalid';
    return;
  }
  if (obj.kind === 'func' && !c.done.has(obj)) c.rec.objDecl(c, obj, undefined);

  if (x.mode === 'type') {
    if (obj.kind !== 'func') {
      c.error(sel, `${c.es(e)} undefined (type ${c.ts(T)} has no method ${c.es(sel)})`);
      x.mode = 'invalid';
      return;
    }
    const sig = obj.type;
    const recv = newParam(T);
    // Parameters are named all or none.
    if (sig.params.some((p) => p.name !== '')) setName(recv, sig.recv?.name || '_');
    const type = newSignature([recv, ...sig.params], sig.results, sig.variadic);
    c.use(sel, obj);
    c.select(e, {
      kind: 'method-expr',
      recv: T,
      obj,
      index: found.index,
      indirect: found.indirect,
      type,
    });
    c.depend(obj);
    x.set('value', type);
    return;
  }

  c.use(sel, obj);
  if (obj.kind === 'var') {
    c.select(e, {
      kind: 'field',
      recv: T,
      obj,
      index: found.index,
      indirect: found.indirect,
      type: obj.type,
    });
    // A field of an addressable struct is a variable; through a pointer it always is.
    const variable = x.mode === 'variable' || found.indirect;
    x.set(variable ? 'variable' : 'value', obj.type);
    if (isInvalid(obj.type)) x.mode = 'invalid';
    return;
  }
  const sig = obj.type;
  const type = newSignature(sig.params, sig.results, sig.variadic);
  c.select(e, {
    kind: 'method-value',
    recv: T,
    obj,
    index: found.index,
    indirect: found.indirect,
    type,
  });
  // A variable whose pointer method is called has its address taken.
  if (obj.ptrRecv && addressable && !found.indirect && under(T).kind !== 'pointer') {
    c.markAddressed(e.x, found.index.length === 0);
  }
  c.depend(obj);
  x.set('value', type);
}

function setName(v: Var, name: string): void {
  (v as { name: string }).name = name;
}

function whyUndefined(c: Context, x: Operand, sel: Ident): string {
  if (isInterfacePtr(x.type)) return interfacePtrError(x.type, c.qualifier);
  const why = `type ${c.ts(x.type)} has no field or method ${c.es(sel)}`;
  const first = sel.name[0]!;
  const other =
    (first === first.toUpperCase() ? first.toLowerCase() : first.toUpperCase()) + sel.name.slice(1);
  const found = lookupFieldOrMethod(x.type, x.mode === 'variable', c.pkg, other).obj;
  return found ? `${why}, but does have ${other}` : why;
}
