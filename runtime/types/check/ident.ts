/** What an identifier stands for where it is used (Go spec, "Declarations and scope"). */
import type { Ident } from '../../syntax/ast';
import { intValue } from '../constant-ops';
import type { LocalVar, NamedType } from '../named';
import type { PkgName } from '../object';
import { isInvalid } from '../predicates';
import { comparableType, iotaConst } from '../universe';
import type { Context } from './context';
import type { Operand } from './operand';

/** Resolves e and puts what it is into x; `def` is the type whose declaration is being checked. */
export function ident(c: Context, x: Operand, e: Ident, def: NamedType | undefined): void {
  x.mode = 'invalid';
  x.expr = e;
  const obj = c.lookup(e.name);
  if (!obj) {
    if (e.name === '_') c.error(e, 'cannot use _ as value or type');
    else c.error(e, `undefined: ${c.es(e)}`);
    return;
  }
  c.use(e, obj);
  if (obj.pkg !== c.pkg && obj.kind !== 'pkg-name') {
    // The file's own import is the last one that stands before the use.
    let dot: PkgName | undefined;
    for (const one of c.dotImports.get(obj) ?? [])
      if (one.pos < e.pos && one.pos > (dot?.pos ?? -1)) dot = one;
    if (dot) dot.used = true;
  }
  if (!c.done.has(obj) && (c.decls.has(obj) || c.inPath.has(obj))) c.rec.objDecl(c, obj, def);

  switch (obj.kind) {
    case 'pkg-name':
      c.error(e, `use of package ${obj.name} not in selector`);
      return;
    case 'const':
      c.depend(obj);
      if (isInvalid(obj.type)) return;
      if (obj === iotaConst) {
        if (c.env.iota === undefined) {
          c.error(e, 'cannot use iota outside constant declaration');
          return;
        }
        x.value = intValue(c.env.iota);
      } else x.value = obj.value;
      x.mode = 'constant';
      break;
    case 'type-name':
      if (obj.type === comparableType) {
        c.unsupported(e, 'type constraint comparable is not supported here');
        return;
      }
      x.mode = 'type';
      break;
    case 'var': {
      // Variables of other packages were checked with them.
      if (obj.pkg === c.pkg) obj.used = true;
      if (obj.global) c.depend(obj);
      else if ((obj as LocalVar).owner !== c.env.owner) obj.captured = true;
      if (isInvalid(obj.type)) return;
      x.mode = 'variable';
      break;
    }
    case 'func':
      c.depend(obj);
      x.mode = 'value';
      break;
    case 'builtin':
      x.builtin = obj.name;
      x.mode = 'builtin';
      break;
    case 'nil':
      x.mode = 'nil';
      break;
    case 'label':
      return;
  }
  x.type = obj.type;
}
