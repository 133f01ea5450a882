/** Composite literals (Go spec, "Composite literals"). */
import { bytesOf } from '../../base/bytes';
import type { CompositeLit } from '../../syntax/ast';
import { constString, toInt } from '../constant-ops';
import type { ConstValue, Rational } from '../constant';
import { identical, isExported, isInterface, isInvalid, under } from '../predicates';
import type { ArrayT, Struct, Type } from '../type';
import { assignment } from './assignment';
import type { Context } from './context';
import { indexedElements } from './index-expr';
import { Operand } from './operand';

const dots = /* @__PURE__ */ bytesOf('…');

/** Checks e; hint is the type it has where it is an element without a type of its own. */
export function compositeLit(
  c: Context,
  x: Operand,
  e: CompositeLit,
  hint: Type | undefined,
): void {
  let type: Type;
  let base: Type;
  if (e.type) {
    const t = e.type;
    if (t.kind === 'array-type' && t.len?.kind === 'ellipsis') {
      // [...]T takes its length from the elements.
      const array = { kind: 'array', elem: c.rec.typ(c, t.elem), len: -1 };
      const len = indexedElements(c, e.elements, array.elem, -1);
      type = base = { ...(array as ArrayT), len };
      c.record(t, 'type', type, undefined);
      x.set('value', type);
      return;
    }
    type = base = c.rec.typ(c, t);
  } else if (hint) {
    type = base = hint;
    const u = under(hint);
    // &T is elided where the element type is *T.
    if (u.kind === 'pointer') base = u.elem;
  } else {
    c.error(e, 'missing type in composite literal');
    type = base = { kind: 'basic', basic: 'invalid', name: 'invalid type' };
  }
  const u = under(base);
  switch (u.kind) {
    case 'struct':
      structLit(c, e, u, base, type);
      break;
    case 'array':
      indexedElements(c, e.elements, u.elem, u.len);
      break;
    case 'slice':
      indexedElements(c, e.elements, u.elem, -1);
      break;
    case 'map':
      mapLit(c, e, u.key, u.elem);
      break;
    default:
      c.markExprs(...e.elements);
      if (!isInvalid(u)) c.errorf(e, 'invalid composite literal type %s', { type });
      x.mode = 'invalid';
      return;
  }
  x.set('value', type);
}

function structLit(c: Context, e: CompositeLit, u: Struct, base: Type, type: Type): void {
  if (e.elements.length === 0) return;
  const fields = u.fields;
  if (e.elements[0]!.kind === 'key-value-expr') {
    const seen = new Set<number>();
    for (const el of e.elements) {
      if (el.kind !== 'key-value-expr') {
        c.error(el, 'mixture of field:value and value elements in struct literal');
        continue;
      }
      const key = el.key;
      const x = new Operand();
      if (key.kind !== 'ident') {
        c.expr(x, el.value);
        c.error(el, `invalid field name ${c.es(key)} in struct literal`);
        continue;
      }
      const i = fields.findIndex(
        (f) => f.name !== '_' && f.name === key.name && (isExported(f.name) || f.pkg === c.pkg),
      );
      if (i < 0) {
        c.expr(x, el.value);
        c.errorf(key, "unknown field '%s' in struct literal of type %s", key.name, { type: base });
        continue;
      }
      const field = fields[i]!;
      c.use(key, field);
      c.expr(x, el.value);
      assignment(c, x, field.type, 'struct literal');
      if (seen.has(i)) {
        c.error(el, `duplicate field name ${key.name} in struct literal`);
        continue;
      }
      seen.add(i);
    }
    return;
  }
  for (let i = 0; i < e.elements.length; i++) {
    const el = e.elements[i]!;
    const x = new Operand();
    if (el.kind === 'key-value-expr') {
      c.error(el, 'mixture of field:value and value elements in struct literal');
      c.markExprs(el.value);
      continue;
    }
    const field = fields[i];
    c.expr(x, el);
    if (!field) {
      c.errorf(x, `too many values in %s{${dots}}`, { type: base });
      break;
    }
    if (!isExported(field.name) && field.pkg !== c.pkg) {
      c.errorf(x, 'implicit assignment to unexported field %s in %s literal', field.name, { type });
      continue;
    }
    assignment(c, x, field.type, 'struct literal');
  }
  if (e.elements.length < fields.length) {
    c.errorf({ pos: e.rbrace }, `too few values in %s{${dots}}`, { type: base });
  }
}

function mapLit(c: Context, e: CompositeLit, key: Type, elem: Type): void {
  const ofInterface = isInterface(key);
  const seen = new Map<string, Type[]>();
  for (const el of e.elements) {
    if (el.kind !== 'key-value-expr') {
      c.error(el, 'missing key in map literal');
      continue;
    }
    const x = new Operand();
    c.exprWithHint(x, el.key, key);
    assignment(c, x, key, 'map literal');
    if (x.mode === 'invalid') continue;
    if (x.mode === 'constant' && x.value!.kind !== 'unknown') {
      const k = valueKey(x.value!);
      const types = seen.get(k);
      if (types && (!ofInterface || types.some((t) => identical(t, x.type)))) {
        c.error(x, `duplicate key ${constString(x.value!)} in map literal`);
        continue;
      }
      if (types) types.push(x.type);
      else seen.set(k, [x.type]);
    }
    const v = new Operand();
    c.exprWithHint(v, el.value, elem);
    assignment(c, v, elem, 'map literal');
  }
}

const rationalKey = (r: Rational) => `${r.num}/${r.den}^${r.exp ?? 0}`;

/** A string that is equal for equal constants. */
export function valueKey(v: ConstValue): string {
  switch (v.kind) {
    case 'string':
      return 's' + v.value;
    case 'bool':
      return 'b' + String(v.value);
    case 'complex': {
      const i = toInt(v);
      return i ? 'i' + String(i.value) : `c${rationalKey(v.re)},${rationalKey(v.im)}`;
    }
    case 'float': {
      const i = toInt(v);
      return i ? 'i' + String(i.value) : 'f' + rationalKey(v);
    }
    case 'int':
      return 'i' + String(v.value);
    case 'unknown':
      return 'u';
  }
}
