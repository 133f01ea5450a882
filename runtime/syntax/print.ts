/** An expression on one line, as gc's messages show it: bodies and elements are left out as `…`. */
import { bytesOf } from '../base/bytes';
import type { Expr, Field, FuncType } from './ast';

const dots = /* @__PURE__ */ bytesOf('…');

function listString(list: readonly Expr[]): string {
  let out = '';
  for (const x of list) out += out === '' ? exprString(x) : `, ${exprString(x)}`;
  return out;
}

function fieldString(field: Field): string {
  const names = field.names.map(({ name }) => name).join(', ');
  const type = exprString(field.type);
  const tag = field.tag === undefined ? '' : ` ${field.tag.text}`;
  return (names === '' ? type : `${names} ${type}`) + tag;
}

/** Parameters, separated by commas, names that share a type together. */
export function fieldsString(fields: readonly Field[]): string {
  return fields.map(fieldString).join(', ');
}

/** `(x int) (string, error)`: a signature without `func`. */
export function signatureString({ params, results }: FuncType): string {
  const out = `(${fieldsString(params)})`;
  const [first] = results;
  if (first === undefined) return out;
  if (results.length === 1 && first.names.length === 0) return `${out} ${exprString(first.type)}`;
  return `${out} (${fieldsString(results)})`;
}

function methodString(field: Field): string {
  const [name] = field.names;
  if (name === undefined || field.type.kind !== 'func-type') return exprString(field.type);
  return name.name + signatureString(field.type);
}

/** An expression or a type as a byte string. */
export function exprString(x: Expr): string {
  switch (x.kind) {
    case 'ident':
      return x.name;
    case 'basic-lit':
      return x.text;
    case 'composite-lit': {
      const type = x.type === undefined ? '' : exprString(x.type);
      return `${type}{${x.elements.length > 0 ? dots : ''}}`;
    }
    case 'key-value-expr':
      return `${exprString(x.key)}: ${exprString(x.value)}`;
    case 'func-lit':
      return `${exprString(x.type)} {${x.body.list.length > 0 ? dots : ''}}`;
    case 'paren-expr':
      return `(${exprString(x.x)})`;
    case 'selector-expr':
      return `${exprString(x.x)}.${x.sel.name}`;
    case 'index-expr':
      return `${exprString(x.x)}[${listString([x.index, ...(x.more ?? [])])}]`;
    case 'slice-expr': {
      const [low, high, max] = [x.low, x.high, x.max].map((i) => (i ? exprString(i) : ''));
      return `${exprString(x.x)}[${low}:${high}${x.full ? `:${max}` : ''}]`;
    }
    case 'type-assert-expr':
      return `${exprString(x.x)}.(${x.type === undefined ? 'type' : exprString(x.type)})`;
    case 'call-expr':
      return `${exprString(x.fun)}(${listString(x.args)}${x.ellipsis === 0 ? '' : '...'})`;
    case 'star-expr':
      return `*${exprString(x.x)}`;
    case 'unary-expr':
      return x.op + exprString(x.x);
    case 'binary-expr':
      return `${exprString(x.x)} ${x.op} ${exprString(x.y)}`;
    case 'ellipsis':
      return `...${x.elem === undefined ? '' : exprString(x.elem)}`;
    case 'array-type':
      return `[${x.len === undefined ? '' : exprString(x.len)}]${exprString(x.elem)}`;
    case 'struct-type':
      return `struct{${x.fields.map(fieldString).join('; ')}}`;
    case 'func-type':
      return `func${signatureString(x)}`;
    case 'interface-type':
      return `interface{${x.methods.map(methodString).join('; ')}}`;
    case 'map-type':
      return `map[${exprString(x.key)}]${exprString(x.value)}`;
    case 'chan-type': {
      const { dir, value } = x;
      const elem = exprString(value);
      if (dir === 'recv') return `<-chan ${elem}`;
      if (dir === 'send') return `chan<- ${elem}`;
      // chan (<-chan T) is not chan <-chan T.
      return value.kind === 'chan-type' && value.dir === 'recv' ? `chan (${elem})` : `chan ${elem}`;
    }
    case 'bad-expr':
      return '<bad expr>';
  }
}
