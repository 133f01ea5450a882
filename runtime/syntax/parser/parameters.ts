/** Turns `a, b int, c string` as read into fields (Go spec: Function types). */
import type { Pos } from '../../base/source';
import type { Expr, Field, Ident } from '../ast';

/** One parameter as read: a name alone may turn out to be a type. */
export interface Parameter {
  readonly pos: Pos;
  readonly name: Ident | undefined;
  readonly type: Expr | undefined;
}

function field(pos: Pos, names: readonly Ident[], type: Expr): Field {
  return { kind: 'field', pos, end: type.end, names, type, tag: undefined, embedded: false };
}

/**
 * Groups parameters: either all have names or none has. Names that share a type share a field.
 * What is neither is reported at its leftmost place; `closed` is where the list ended.
 */
export function parameterFields(
  list: readonly Parameter[],
  namesRequired: boolean,
  closed: Pos,
  complain: (pos: Pos, message: string) => void,
): Field[] {
  const typed = list.filter(({ type }) => type !== undefined).length;
  const named = list.filter(({ name, type }) => name !== undefined && type !== undefined).length;
  if (named === 0 && !namesRequired) {
    return list.map(({ pos, name, type }) => field(pos, [], (type ?? name)!));
  }
  const fields: Field[] = [];
  let names: Ident[] = [];
  let wrong = 0;
  for (const { pos, name, type } of list) {
    if (name !== undefined) names.push(name);
    else {
      if (wrong === 0) wrong = type!.pos;
      names.push({ kind: 'ident', pos, end: pos, name: '_' });
    }
    if (type !== undefined) {
      fields.push(field(names[0]!.pos, names, type));
      names = [];
    }
  }
  if (names.length > 0) {
    const { pos, end } = names[0]!;
    // Names at the end without a type: the leftmost mistake may still stand before them.
    if (wrong === 0 || pos < wrong) wrong = pos;
    fields.push(field(pos, names, { kind: 'bad-expr', pos, end }));
  }
  if (wrong === 0) return fields;
  if (!namesRequired) complain(wrong, 'mixed named and unnamed parameters');
  else if (named === typed) complain(closed, 'missing type constraint');
  else complain(wrong, 'type parameters must be named');
  return fields;
}
