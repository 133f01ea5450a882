/** Checking a package from its files: imports, the names it declares, everything they mean. */
import { textOf } from '../../base/bytes';
import type { Pos } from '../../base/source';
import type {
  ConstSpec,
  Expr,
  File,
  FuncDecl,
  Ident,
  ImportSpec,
  TypeSpec,
  VarSpec,
} from '../../syntax/ast';
import { hasBody, LazyFuncDecl } from '../../syntax/lazy-body';
import { quote, unquoteString } from '../constant-ops';
import {
  LateConst,
  LateFunc,
  LateTypeName,
  newConst,
  newFunc,
  newPkgName,
  newSignature,
  newTypeName,
  newVar,
  unresolved,
} from '../named';
import type { Func, Object, TypeName, Var } from '../object';
import { isExported } from '../predicates';
import { Scope } from '../scope';
import { sizeof } from '../sizes';
import { Typ } from '../universe';
import { otherDecl, type Context, type DeclInfo } from './context';
import { initOrder } from './init-order';
import { arity, constSource, type Inherited } from './local-decl';
import { missingPackages } from './selector';
import { unusedImports } from './unused';

/** Checks all files of c.pkg; diagnostics and everything else found end up in it. */
export function checkPackage(c: Context): void {
  const methods: { func: Func; decl: FuncDecl }[] = [];
  const fileScopes: Scope[] = [];
  for (const file of c.pkg.files) {
    if (file.package.name === '_') c.error(file.package, 'invalid package name _');
    const scope = new Scope(c.pkg.scope);
    fileScopes.push(scope);
    for (const spec of file.imports) importSpec(c, spec, scope);
  }
  // What is known to be right is so only over what it was known with.
  if (!c.pkg.library) c.pkg.deferred &&= c.pkg.imports.every(({ deferred }) => deferred);
  const order = { next: 0 };
  c.pkg.files.forEach((file, i) => collectFile(c, file, fileScopes[i]!, methods, order));
  for (const scope of fileScopes) fileConflicts(c, scope);
  for (const { func, decl } of methods) attachMethod(c, func, decl);
  for (const obj of sorted(c)) c.rec.objDecl(c, obj, undefined);
  c.processDelayed(0);
  initOrder(c);
  if (!c.pkg.deferred) unusedImports(c);
  // As gc: what its front end has to say at last, then its back end.
  if (!c.failed && c.unparsed.length === 0) {
    for (const file of c.pkg.files) for (const d of file.late) c.error(d, d.message);
    if (!c.bodiless) for (const at of c.missingBodies) c.error(at, 'missing function body');
  }
  if (!c.failed) checkSizes(c);
}

/** Complains about what is too large, as gc's back end and linker do. */
function checkSizes(c: Context): void {
  for (const { type, pos, end } of c.sized) {
    if (type.kind === 'array') {
      if (sizeof(type) >= 2 ** 50) {
        c.error({ pos, end }, `type ${c.ts(type)} larger than address space`);
      }
    } else if (sizeof(type.elem) >= 2 ** 16) {
      c.error({ pos, end }, 'channel element type too large (>64kB)');
    }
  }
  if (c.failed) return;
  for (const v of c.pkg.scope.objects) {
    if (v.kind !== 'var') continue;
    const size = sizeof(v.type);
    if (size <= 2e9) continue;
    const name = `${c.pkg.name === 'main' ? 'main' : c.pkg.path}.${v.name}`;
    c.error(
      { pos: v.pos, end: v.pos + v.name.length },
      `${name}: symbol too large (${BigInt(size)} bytes > 2000000000 bytes)`,
    );
  }
}

/**
 * Types first, then aliases, then the rest: the order gc complains in. Of what is known to be right only
 * the variables: they get their values before the program begins, the rest is looked at when it is named.
 */
function sorted(c: Context): Object[] {
  if (c.pkg.deferred) return [...c.decls.keys()].filter(({ kind }) => kind === 'var');
  const types: Object[] = [];
  const aliases: Object[] = [];
  const others: Object[] = [];
  for (const obj of c.decls.keys()) {
    if (obj.kind !== 'type-name') others.push(obj);
    else if (obj.alias) aliases.push(obj);
    else types.push(obj);
  }
  return [...types, ...aliases, ...others];
}

function info(order: { next: number }, fileScope: Scope, more: Partial<DeclInfo>): DeclInfo {
  return {
    fileScope,
    lhs: undefined,
    typeExpr: undefined,
    init: undefined,
    inherited: false,
    iota: 0,
    typeSpec: undefined,
    funcDecl: undefined,
    order: order.next++,
    deps: new Set(),
    ...more,
  };
}

function collectFile(
  c: Context,
  file: File,
  scope: Scope,
  methods: { func: Func; decl: FuncDecl }[],
  order: { next: number },
): void {
  for (const d of file.decls) {
    if (d.kind === 'func-decl') {
      collectFunc(c, d, scope, methods, order);
      continue;
    }
    const last: Inherited = { typeExpr: undefined, values: [] };
    for (const spec of d.specs) {
      switch (spec.kind) {
        case 'const-spec':
          collectConst(c, spec, last, scope, order);
          break;
        case 'var-spec':
          collectVar(c, spec, scope, order);
          break;
        case 'type-spec':
          collectType(c, spec, scope, order);
          break;
      }
    }
  }
}

/** Puts a package-level object into the package's scope; `init` and `main` are for functions. */
function declare(c: Context, id: Ident, obj: Object, d: DeclInfo): void {
  if (id.name === 'init') {
    c.error(id, 'cannot declare init - must be func');
    return;
  }
  if (id.name === 'main' && c.pkg.name === 'main') {
    c.error(id, 'cannot declare main - must be func');
    return;
  }
  c.declare(c.pkg.scope, id, obj);
  c.decls.set(obj, d);
}

function collectConst(
  c: Context,
  spec: ConstSpec,
  last: Inherited,
  scope: Scope,
  order: { next: number },
): void {
  const inherited = constSource(spec, last);
  spec.names.forEach((id, i) => {
    const obj = c.pkg.deferred
      ? new LateConst(id.name, id.pos, c.pkg, c.resolve)
      : newConst(id.name, id.pos, c.pkg, unresolved, { kind: 'unknown' });
    const d = info(order, scope, {
      typeExpr: last.typeExpr,
      init: last.values[i],
      inherited,
      iota: spec.iota,
    });
    declare(c, id, obj, d);
  });
  arity(c, spec.names, last.values, true, inherited);
}

function collectVar(c: Context, spec: VarSpec, scope: Scope, order: { next: number }): void {
  const vars: Var[] = spec.names.map((id) =>
    newVar(id.name, id.pos, c.pkg, unresolved, undefined, true),
  );
  const spread = spec.values.length === 1 && vars.length > 1;
  const shared = spread
    ? info(order, scope, { lhs: vars, typeExpr: spec.type, init: spec.values[0] })
    : undefined;
  vars.forEach((v, i) => {
    const d = shared ?? info(order, scope, { typeExpr: spec.type, init: spec.values[i] });
    declare(c, spec.names[i]!, v, d);
  });
  if (!spec.type || spec.values.length > 0) arity(c, spec.names, spec.values, false, false);
}

function collectType(c: Context, spec: TypeSpec, scope: Scope, order: { next: number }): void {
  const { name, pos } = spec.name;
  const obj = c.pkg.deferred
    ? new LateTypeName(name, pos, c.pkg, spec.alias, c.resolve)
    : newTypeName(name, pos, c.pkg, Typ.invalid, spec.alias);
  declare(c, spec.name, obj, info(order, scope, { typeSpec: spec }));
}

function collectFunc(
  c: Context,
  d: FuncDecl,
  scope: Scope,
  methods: { func: Func; decl: FuncDecl }[],
  order: { next: number },
): void {
  const name = d.name.name;
  const recv = receiverOf(d);
  const ptr = recv?.ptr ?? false;
  const func = c.pkg.deferred
    ? new LateFunc(name, d.name.pos, c.pkg, d, ptr, c.resolve)
    : newFunc(name, d.name.pos, c.pkg, newSignature(), d, ptr);
  const decl = info(order, scope, { funcDecl: d });
  if (recv) {
    c.define(d.name, func);
    c.decls.set(func, decl);
    methods.push({ func, decl: d });
    return;
  }
  if (name === 'init' || (name === 'main' && c.pkg.name === 'main')) {
    if (d.type.params.length > 0 || d.type.results.length > 0) {
      c.error(d.name, `func ${name} must have no arguments and no return values`);
    }
  }
  if (name === 'init') {
    // Any number of them, none with a name anyone could use.
    c.define(d.name, func);
    if (hasBody(d)) c.pkg.inits.push(func);
    else c.error(d.name, 'missing function body');
  } else c.declare(c.pkg.scope, d.name, func);
  c.decls.set(func, decl);
}

interface ReceiverBase {
  readonly name: string | undefined;
  readonly ptr: boolean;
}

/** What a method is declared on; undefined for a function. */
function receiverOf(d: FuncDecl): ReceiverBase | undefined {
  if (d instanceof LazyFuncDecl) return d.receiver;
  return d.recv && receiverBase(d.recv.type);
}

/** The identifier a receiver's type is named by, and whether there is a `*` before it. */
function receiverBase(e: Expr): ReceiverBase {
  let ptr = false;
  for (;;) {
    if (e.kind === 'paren-expr') e = e.x;
    else if (e.kind === 'star-expr') {
      ptr = true;
      e = e.x;
    } else return { name: e.kind === 'ident' ? e.name : undefined, ptr };
  }
}

/** Finds the type name a method belongs to, through aliases, so that it is known with its methods. */
function attachMethod(c: Context, func: Func, decl: FuncDecl): void {
  if (func.name === '_') return;
  let base = receiverOf(decl);
  let ptr = false;
  const seen = new Set<TypeName>();
  for (;;) {
    if (base?.name === undefined) return;
    ptr ||= base.ptr;
    const obj = c.pkg.scope.lookup(base.name);
    if (obj?.kind !== 'type-name' || seen.has(obj)) return;
    seen.add(obj);
    const spec = c.decls.get(obj)?.typeSpec;
    if (!spec) return;
    if (spec.alias) {
      base = receiverBase(spec.type);
      continue;
    }
    (func as { ptrRecv: boolean }).ptrRecv = ptr;
    const list = c.methodsOf.get(obj);
    if (list) list.push(func);
    else c.methodsOf.set(obj, [func]);
    return;
  }
}

// ------------------------------------------------------------------- imports

function importSpec(c: Context, spec: ImportSpec, scope: Scope): void {
  // A path without its closing quote has been complained about, and means nothing.
  if (!/^(["`])[^]*\1$/.test(spec.path.text)) return;
  const path = unquoteString(spec.path);
  const wrong = path === undefined ? 'malformed' : badPath(path);
  if (path === undefined || wrong) {
    c.error(spec.path, `invalid import path (${wrong})`, undefined, 'missing');
    return;
  }
  const clean = path.replace(/\/\/+/g, '/').replace(/(.)\/$/, '$1');
  if (path.startsWith('/') || (!path.startsWith('.') && clean !== path)) {
    const why = path.startsWith('/')
      ? 'import path cannot be absolute path'
      : `non-canonical import path ${quote(path)} (should be ${quote(clean)})`;
    c.error(spec.path, `could not import ${path} (${why})`);
    return;
  }
  const imported = c.rec.importPackage(c, path, spec.pos, spec.path.end);
  if (!imported) return;
  if (!c.pkg.imports.includes(imported) && !missingPackages.has(imported)) {
    c.pkg.imports.push(imported);
  }
  const name = spec.name?.name ?? imported.name;
  if (name === 'init') {
    c.error(spec, 'cannot import package as init - init must be a func');
    return;
  }
  const pos: Pos = spec.name?.pos ?? spec.path.pos;
  const obj = newPkgName(name, pos, c.pkg, imported);
  if (spec.name) c.define(spec.name, obj);
  else c.info.implicits.set(spec, obj);
  if (name === '_') return;
  c.pkgNames.push(obj);
  if (name !== '.') {
    const alt = scope.insert(obj);
    if (alt) c.redeclared(spec.name ?? spec.path, name, alt);
    return;
  }
  for (const each of imported.scope.names) {
    if (!isExported(each)) continue;
    const o = imported.scope.lookup(each)!;
    const alt = scope.insert(o, each);
    if (alt) {
      c.error(spec.name ?? spec.path, `${each} redeclared in this block`, otherDecl(alt));
      continue;
    }
    const brought = c.dotImports.get(o);
    if (brought) brought.push(obj);
    else c.dotImports.set(o, [obj]);
  }
}

/** What is wrong with an import path (Go spec, "Import declarations", implementation restriction). */
function badPath(path: string): string | undefined {
  if (path === '') return 'empty string';
  for (const char of textOf(path)) {
    const graphic = /[\p{L}\p{M}\p{N}\p{P}\p{S}]/u.test(char);
    if (graphic && !'!"#$%&\'()*,:;<=>?[\\]^{|}`\uFFFD'.includes(char)) continue;
    const code = char.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
    return `invalid character U+${code}${graphic || char === ' ' ? ` '${char}'` : ''}`;
  }
  return undefined;
}

/** What a file imports must not have the name of anything the package declares. */
function fileConflicts(c: Context, scope: Scope): void {
  for (const obj of scope.objects) {
    const alt = c.pkg.scope.lookup(obj.name);
    if (!alt) continue;
    if (obj.kind === 'pkg-name') {
      const what = `package ${obj.imported.name} (${quote(obj.imported.path)})`;
      c.error(
        { pos: alt.pos, end: alt.pos + alt.name.length },
        `${alt.name} already declared through import of ${what}`,
        otherDecl(obj),
      );
    } else {
      const from = obj.pkg ? `package ${obj.pkg.name} (${quote(obj.pkg.path)})` : 'package';
      c.error(
        { pos: alt.pos, end: alt.pos + alt.name.length },
        `${alt.name} already declared through dot-import of ${from}`,
      );
    }
  }
}
