/** Package-level declarations, each checked when it is first asked for (Go spec, "Declarations and scope"). */
import { NamedType, unresolved } from '../named';
import { hasBody } from '../../syntax/lazy-body';
import type { Func, Object, TypeName } from '../object';
import { Typ } from '../universe';
import { constDecl, pop, push, typeDecl, varDecl } from './const-var-type';
import { newEnv, otherDecl, type BodyInfo, type Context, type DeclInfo } from './context';
import { funcBody } from './func-body';
import { signature } from './type-expr';
import { cycleError } from './valid-type';

/** Checks obj's declaration unless that is done or under way; a way round to itself is judged. */
export function objDecl(c: Context, obj: Object, def: NamedType | undefined): void {
  if (c.done.has(obj)) return;
  const at = c.inPath.get(obj);
  if (at !== undefined) {
    const ok = validCycle(c, at);
    if (obj.kind === 'const' || obj.kind === 'var') {
      if (!ok || obj.type === unresolved) obj.type = Typ.invalid;
    } else if (obj.kind === 'type-name' && !ok) obj.type = Typ.invalid;
    return;
  }
  const d = c.decls.get(obj);
  if (!d) return;
  push(c, obj);
  const outer = c.env;
  c.env = newEnv(d.fileScope);
  switch (obj.kind) {
    case 'const':
      c.env.decl = d;
      constDecl(c, obj, d.typeExpr, d.init, d.inherited, d.iota);
      break;
    case 'var':
      c.env.decl = d;
      varDecl(c, obj, d.lhs, d.typeExpr, d.init);
      break;
    case 'type-name':
      typeDecl(c, obj, d.typeSpec!, def);
      collectMethods(c, obj);
      break;
    case 'func':
      funcDecl(c, obj, d);
      break;
  }
  c.env = outer;
  pop(c);
}

/**
 * Whether coming back to the object at `start` of the path is allowed: among values alone the
 * initialisation order tells, among types there must be a definition on the way.
 */
function validCycle(c: Context, start: number): boolean {
  const cycle = c.path.slice(start);
  let values = 0;
  let definitions = 0;
  for (const obj of cycle) {
    if (obj.kind === 'const' || obj.kind === 'var') values++;
    else if (obj.kind === 'type-name' && !obj.alias) definitions++;
  }
  if (values === cycle.length) return true;
  if (values === 0 && definitions > 0) return true;
  if (values === 0 && cycle.every((o) => o.kind === 'func')) return true;
  cycleError(c, cycle);
  return false;
}

/** Gives a type the methods declared for it, and checks that their names are free. */
function collectMethods(c: Context, obj: TypeName): void {
  const methods = c.methodsOf.get(obj);
  if (!methods) return;
  c.methodsOf.delete(obj);
  if (obj.alias) return;
  const named = obj.type instanceof NamedType ? obj.type : undefined;
  const seen = new Map<string, Func>();
  for (const m of methods) {
    const alt = seen.get(m.name);
    if (alt) {
      c.error(
        { pos: m.pos, end: m.pos + m.name.length },
        `${obj.name}.${m.name} redeclared in this block`,
        otherDecl(alt),
      );
      continue;
    }
    seen.set(m.name, m);
    if (named) {
      named.methods.push(m);
      (m as { recvNamed: NamedType | undefined }).recvNamed = named;
    }
  }
  if (c.pkg.deferred) return;
  c.later(() => {
    const u = named?.underlying;
    if (u?.kind !== 'struct') return;
    for (const f of u.fields) {
      const m = f.name === '_' ? undefined : seen.get(f.name);
      if (m) {
        c.error(
          { pos: m.pos, end: m.pos + m.name.length },
          `field and method with the same name ${f.name}`,
          otherDecl(f),
        );
      }
    }
  });
}

function funcDecl(c: Context, obj: Func, d: DeclInfo): void {
  const decl = d.funcDecl!;
  // Its own signature may mention a method's type without going round in a circle.
  c.inPath.delete(obj);
  c.done.add(obj);
  const { sig, scope } = signature(c, decl.recv, decl.type);
  obj.type = sig;
  c.record(decl.type, 'type', sig, undefined);
  c.inPath.set(obj, c.path.length - 1);
  c.done.delete(obj);
  if (!hasBody(decl)) {
    if (!c.pkg.library) {
      c.missingBodies.push({ pos: decl.name.pos, end: decl.name.end });
    }
    return;
  }
  const body: BodyInfo = {
    decl: d,
    name: obj.name,
    sig,
    scope,
    get body() {
      return decl.body!;
    },
    iota: undefined,
  };
  c.bodies.set(obj, body);
  if (!c.pkg.deferred) {
    c.later(() => {
      c.bodies.delete(obj);
      funcBody(c, body);
    });
  }
}
