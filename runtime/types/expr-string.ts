/** Expressions as gc's messages print them: the source without comments, bodies cut short to `…`. */
import { textOf } from '../base/bytes';
import { unreachable } from '../base/internal-error';
import type { Expr, Field } from '../syntax/ast';

/** The text of an expression or type. */
export function exprString(e: Expr): string {
  switch (e.kind) {
    case 'ident':
      return textOf(e.name);
    case 'basic-lit':
      return textOf(e.text);
    case 'composite-lit':
      return `${e.type ? exprString(e.type) : ''}{${e.elements.length > 0 ? '…' : ''}}`;
    case 'key-value-expr':
      return `${exprString(e.key)}: ${exprString(e.value)}`;
    case 'func-lit':
      return `${exprString(e.type)} {${e.body.list.length > 0 ? '…' : ''}}`;
    case 'paren-expr':
      return `(${exprString(e.x)})`;
    case 'selector-expr':
      return `${exprString(e.x)}.${textOf(e.sel.name)}`;
    case 'index-expr':
      return `${exprString(e.x)}[${[e.index, ...(e.more ?? [])].map(exprString).join(', ')}]`;
    case 'slice-expr': {
      const part = (x: Expr | undefined) => (x ? exprString(x) : '');
      const max = e.full ? ':' + part(e.max) : '';
      return `${exprString(e.x)}[${part(e.low)}:${part(e.high)}${max}]`;
    }
    case 'type-assert-expr':
      return `${exprString(e.x)}.(${e.type ? exprString(e.type) : 'type'})`;
    case 'call-expr':
      return `${exprString(e.fun)}(${e.args.map(exprString).join(', ')}${e.ellipsis ? '...' : ''})`;
    case 'star-expr':
      return '*' + exprString(e.x);
    case 'unary-expr':
      return e.op + exprString(e.x);
    case 'binary-expr':
      return `${exprString(e.x)} ${e.op} ${exprString(e.y)}`;
    case 'ellipsis':
      return '...' + (e.elem ? exprString(e.elem) : '');
    case 'array-type':
      return `[${e.len ? exprString(e.len) : ''}]${exprString(e.elem)}`;
    case 'struct-type':
      return `struct{${e.fields.map(fieldString).join('; ')}}`;
    case 'func-type':
      return 'func' + signatureString(e.params, e.results);
    case 'interface-type':
      return `interface{${e.methods.map(methodString).join('; ')}}`;
    case 'map-type':
      return `map[${exprString(e.key)}]${exprString(e.value)}`;
    case 'chan-type': {
      const value = exprString(e.value);
      if (e.dir === 'send') return 'chan<- ' + value;
      if (e.dir === 'recv') return '<-chan ' + value;
      const recv = e.value.kind === 'chan-type' && e.value.dir === 'recv';
      return recv ? `chan (${value})` : 'chan ' + value;
    }
    case 'bad-expr':
      return '_';
    default:
      return unreachable(e);
  }
}

function fieldString(f: Field): string {
  const names = f.embedded ? '' : f.names.map((n) => textOf(n.name)).join(', ') + ' ';
  return names + exprString(f.type) + (f.tag ? ' ' + textOf(f.tag.text) : '');
}

function methodString(f: Field): string {
  const name = f.names[0];
  if (!name || f.type.kind !== 'func-type') return exprString(f.type);
  return textOf(name.name) + signatureString(f.type.params, f.type.results);
}

function signatureString(params: readonly Field[], results: readonly Field[]): string {
  const list = paramList(params);
  if (results.length === 0) return `(${list})`;
  const [only] = results;
  if (results.length === 1 && only!.names.length === 0)
    return `(${list}) ${exprString(only!.type)}`;
  return `(${list}) (${paramList(results)})`;
}

function paramList(fields: readonly Field[]): string {
  return fields
    .map((f) => {
      const names = f.names.map((n) => textOf(n.name)).join(', ');
      return names ? `${names} ${exprString(f.type)}` : exprString(f.type);
    })
    .join(', ');
}
