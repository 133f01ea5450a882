/** Expressions (Go spec, "Expressions"): what each is, recorded for all who come after. */
import type { BasicLit, BinaryExpr, Expr } from '../../syntax/ast';
import { literalValue } from '../constant-ops';
import { isInterface, isInvalid, under } from '../predicates';
import type { Basic, Type } from '../type';
import { Typ } from '../universe';
import { impossibleAssertion } from './assignable';
import { callExpr } from './call';
import type { Context } from './context';
import { checkOverflow } from './convert-untyped';
import { ident } from './ident';
import { indexExpr, sliceExpr } from './index-expr';
import { compositeLit } from './literal';
import type { Operand } from './operand';
import { type ExprKind } from './operand';
import { binary, unary } from './operators';
import { selector } from './selector';
import { definedType, signature } from './type-expr';

const noValue: Type = { kind: 'tuple', vars: [] };

/**
 * Checks e, puts what it is into x and records it. `hint` is the type of a composite literal's
 * element. x.mode is invalid, and a complaint made, where e is wrong.
 */
export function rawExpr(c: Context, x: Operand, e: Expr, hint: Type | undefined): ExprKind {
  x.mode = 'invalid';
  x.type = Typ.invalid;
  x.value = undefined;
  const kind = check(c, x, e, hint);
  x.expr = e;
  recordOperand(c, x, e);
  return kind;
}

function recordOperand(c: Context, x: Operand, e: Expr): void {
  switch (x.mode) {
    case 'invalid':
      break;
    case 'novalue':
      c.record(e, 'novalue', noValue, undefined);
      break;
    case 'type':
      // Type expressions record themselves, names do not.
      c.record(e, 'type', x.type, undefined);
      break;
    default:
      c.record(e, x.mode, x.type, x.mode === 'constant' ? x.value : undefined);
  }
}

function check(c: Context, x: Operand, e: Expr, hint: Type | undefined): ExprKind {
  switch (e.kind) {
    case 'bad-expr':
      break;
    case 'ident':
      ident(c, x, e, undefined);
      break;
    case 'ellipsis':
      c.error(e, "invalid use of '...'");
      break;
    case 'basic-lit':
      basicLit(c, x, e);
      break;
    case 'func-lit': {
      const { sig, scope } = signature(c, undefined, e.type);
      c.record(e.type, 'type', sig, undefined);
      c.rec.funcLit(c, sig, scope, e.body);
      x.set('value', sig);
      break;
    }
    case 'composite-lit':
      compositeLit(c, x, e, hint);
      break;
    case 'paren-expr':
      return rawExpr(c, x, e.x, undefined);
    case 'selector-expr':
      selector(c, x, e, undefined);
      break;
    case 'index-expr':
      indexExpr(c, x, e);
      break;
    case 'slice-expr':
      sliceExpr(c, x, e);
      break;
    case 'type-assert-expr': {
      if (!e.type) {
        c.error(e, 'invalid AST: use of .(type) outside type switch');
        x.mode = 'invalid';
        break;
      }
      c.expr(x, e.x);
      if (x.mode === 'invalid') break;
      if (!isInterface(x.type)) {
        c.errorf(x, 'invalid operation: %s is not an interface', x);
        x.mode = 'invalid';
        break;
      }
      const T = c.rec.typ(c, e.type);
      if (isInvalid(T)) {
        x.mode = 'invalid';
        break;
      }
      const cause = impossibleAssertion(c, x, T);
      if (cause) {
        c.error(
          e,
          `impossible type assertion: ${c.es(e)}\n\t${c.ts(T)} does not implement ${c.ts(x.type)} ${cause}`,
        );
      }
      x.set('commaok', T);
      break;
    }
    case 'call-expr':
      return callExpr(c, x, e);
    case 'star-expr': {
      c.exprOrType(x, e.x);
      if (x.mode === 'invalid') break;
      if (x.mode === 'type') {
        x.type = { kind: 'pointer', elem: x.type };
        break;
      }
      const u = under(x.type);
      if (u.kind !== 'pointer') {
        if (x.mode === 'nil') c.error(x, 'invalid operation: cannot indirect nil');
        else c.errorf(x, 'invalid operation: cannot indirect %s', x);
        x.mode = 'invalid';
        break;
      }
      x.set('variable', u.elem);
      if (isInvalid(u.elem)) x.mode = 'invalid';
      break;
    }
    case 'unary-expr':
      unary(c, x, e);
      if (x.mode !== 'invalid' && e.op === '<-') return 'statement';
      break;
    case 'binary-expr':
      binaryChain(c, x, e);
      break;
    case 'key-value-expr':
      c.error(e, 'invalid AST: no key:value expected');
      break;
    case 'array-type':
    case 'struct-type':
    case 'func-type':
    case 'interface-type':
    case 'map-type':
    case 'chan-type': {
      const t = definedType(c, e, undefined);
      if (!isInvalid(t)) x.set('type', t);
      break;
    }
  }
  return 'expression';
}

/**
 * a + b + c + … leans to the left as deep as it is long, so the left spine is walked in a loop: no
 * length of it can exhaust the stack.
 */
function binaryChain(c: Context, x: Operand, e: BinaryExpr): void {
  if (e.x.kind !== 'binary-expr') {
    c.expr(x, e.x);
    binary(c, x, e, e.x, e.y, e.op, e.opPos);
    return;
  }
  const spine: BinaryExpr[] = [];
  let left: Expr = e;
  while (left.kind === 'binary-expr') {
    spine.push(left);
    left = left.x;
  }
  c.expr(x, left);
  for (let i = spine.length - 1; i >= 0; i--) {
    const node = spine[i]!;
    binary(c, x, node, node.x, node.y, node.op, node.opPos);
    if (i > 0) {
      x.expr = node;
      recordOperand(c, x, node);
    }
  }
}

const literalTypes: Record<BasicLit['lit'], Basic> = {
  int: Typ.untypedInt,
  float: Typ.untypedFloat,
  imag: Typ.untypedComplex,
  char: Typ.untypedRune,
  string: Typ.untypedString,
};

function basicLit(c: Context, x: Operand, e: BasicLit): void {
  if (e.bad) return;
  if (e.lit !== 'string' && e.lit !== 'char' && e.text.length > 10_000) {
    c.error(e, `excessively long constant: ${e.text.slice(0, 10)}... (${e.text.length} chars)`);
    return;
  }
  const value = literalValue(e);
  if (value.kind === 'unknown') {
    c.error(e, `malformed constant: ${e.text}`);
    return;
  }
  x.set('constant', literalTypes[e.lit], value);
  x.expr = e;
  // A literal can be too large on its own.
  if (e.lit === 'int') checkOverflow(c, x, e.pos);
}
