/** Expressions (Go spec: Expressions). */
import type { Pos } from '../../base/source';
import type { ChanType, CompositeLit, Expr, UnaryOp } from '../ast';
import { exprString } from '../print';
import * as t from '../tokens';
import { TypeParser } from './type';

/** An expression without the parentheses around it. */
export function unparen(x: Expr): Expr {
  let inner = x;
  while (inner.kind === 'paren-expr') inner = inner.x;
  return inner;
}

/** True for what by its form alone is a value, not a type. */
function isValue(x: Expr): boolean {
  switch (x.kind) {
    case 'basic-lit':
    case 'composite-lit':
    case 'func-lit':
    case 'slice-expr':
    case 'type-assert-expr':
    case 'call-expr':
    case 'unary-expr':
    case 'binary-expr':
      return true;
    case 'paren-expr':
      return isValue(x.x);
    case 'index-expr':
      return isValue(x.x) || isValue(x.index);
  }
  return false;
}

export abstract class ExpressionParser extends TypeParser {
  /** Expression = UnaryExpr | Expression binary_op Expression . */
  protected expression(): Expr {
    return this.binaryExpr(this.unaryExpr(), 0);
  }

  /** What follows a first operand, as long as it binds tighter than `outer`. */
  protected binaryExpr(first: Expr, outer: number): Expr {
    let x = first;
    let prec = t.precedence(this.token);
    while (prec > outer) {
      const left = this.height;
      const op = t.binaryOp(this.token);
      const opPos = this.pos();
      this.next();
      const y = this.binaryExpr(this.unaryExpr(), prec);
      x = { kind: 'binary-expr', pos: x.pos, end: this.lastEnd(), op, opPos, x, y };
      this.grow(Math.max(left, this.height) + 1);
      prec = t.precedence(this.token);
    }
    return x;
  }

  /** ExpressionList = Expression { "," Expression } . */
  protected expressionList(): Expr[] {
    const list = [this.expression()];
    while (this.token === t.tComma) {
      const { height } = this;
      this.next();
      list.push(this.expression());
      if (height > this.height) this.height = height;
    }
    return list;
  }

  /** UnaryExpr = PrimaryExpr | unary_op UnaryExpr . */
  protected unaryExpr(): Expr {
    this.enter();
    const x = this.unaryOrPrimary();
    this.leave();
    return x;
  }

  private unaryOrPrimary(): Expr {
    const pos = this.pos();
    switch (this.token) {
      case t.tMul: {
        this.next();
        const x = this.unaryExpr();
        return { kind: 'star-expr', pos, end: this.lastEnd(), x };
      }
      case t.tAnd: {
        this.next();
        // &(T{}) is &T{}.
        const x = unparen(this.unaryExpr());
        return { kind: 'unary-expr', pos, end: this.lastEnd(), op: '&', x };
      }
      case t.tAdd:
      case t.tSub:
      case t.tNot:
      case t.tXor:
      case t.tTilde: {
        const op = t.spell(this.token) as UnaryOp;
        this.next();
        const x = this.unaryExpr();
        return { kind: 'unary-expr', pos, end: this.lastEnd(), op, x };
      }
      case t.tArrow: {
        // Whether this receives (<-chan int(c)) or is a type (<-chan int) shows at its end.
        this.next();
        const x = this.unaryExpr();
        if (x.kind === 'chan-type') return this.receiveOnly(pos, x);
        return { kind: 'unary-expr', pos, end: this.lastEnd(), op: '<-', x };
      }
    }
    return this.primaryExpr(this.operand());
  }

  /** `<-` before a channel type: `<-(chan T)` is `(<-chan T)`, `<-(chan<- T)` is `(<-chan (<-T))`. */
  private receiveOnly(pos: Pos, type: ChanType): ChanType {
    let { value } = type;
    if (type.dir === 'recv') this.syntaxError('unexpected <-, expecting chan');
    else if (type.dir === 'send') {
      if (value.kind === 'chan-type') value = this.receiveOnly(value.pos, value);
      else this.syntaxError(`unexpected ${exprString(value)}, expecting chan`);
    }
    return { kind: 'chan-type', pos, end: type.end, dir: 'recv', value };
  }

  /** Operand = Literal | OperandName | MethodExpr | "(" Expression ")" ; or a type. */
  private operand(): Expr {
    this.height = 1;
    switch (this.token) {
      case t.tName:
        return this.name();
      case t.tLiteral:
        return this.literal();
      case t.tLparen: {
        const pos = this.pos();
        this.next();
        this.exprLevel++;
        const x = this.expression();
        this.exprLevel--;
        this.want(t.tRparen);
        this.height++;
        return { kind: 'paren-expr', pos, end: this.lastEnd(), x };
      }
      case t.tFunc: {
        const pos = this.pos();
        this.next();
        const type = this.funcType(pos, 'function type');
        if (this.token !== t.tLbrace) return type;
        this.exprLevel++;
        const body = this.funcBody();
        this.exprLevel--;
        this.height++;
        return { kind: 'func-lit', pos, end: this.lastEnd(), type, body };
      }
      case t.tLbrack:
      case t.tChan:
      case t.tMap:
      case t.tStruct:
      case t.tInterface:
        return this.type();
    }
    const pos = this.pos();
    this.expecting('expression');
    this.skipTo(t.tRparen, t.tRbrack, t.tRbrace);
    return this.badExpr(pos);
  }

  /** A primary expression where a call is wanted. */
  protected callExpr(): Expr {
    this.enter();
    const x = this.primaryExpr(this.operand());
    this.leave();
    return x;
  }

  /** PrimaryExpr: an operand, then selectors, indices, slices, assertions, arguments, `{…}`. */
  protected primaryExpr(operand: Expr): Expr {
    let x = operand;
    for (;;) {
      const { height } = this;
      switch (this.token) {
        case t.tDot:
          x = this.selectorOrAssertion(x);
          break;
        case t.tLbrack:
          x = this.indexOrSlice(x);
          break;
        case t.tLparen:
          x = this.call(x);
          break;
        case t.tLbrace: {
          const type = unparen(x);
          if (!this.mayBeLiteralType(type)) return x;
          if (type !== x) this.syntaxError('cannot parenthesize type in composite literal');
          if (type.kind === 'index-expr') this.instance(type.x, type.index, type.more ?? []);
          x = this.literalValue(x);
          break;
        }
        default:
          return x;
      }
      this.grow(Math.max(height, this.height) + 1);
    }
  }

  /** Whether a `{` after x begins a composite literal or, in a header, the block. */
  private mayBeLiteralType(x: Expr): boolean {
    switch (x.kind) {
      case 'ident':
      case 'selector-expr':
        return this.exprLevel >= 0;
      case 'index-expr':
        return this.exprLevel >= 0 && !isValue(x);
      case 'array-type':
      case 'struct-type':
      case 'map-type':
        return true;
    }
    return false;
  }

  private selectorOrAssertion(x: Expr): Expr {
    this.next();
    if (this.token === t.tName) {
      const sel = this.name();
      return { kind: 'selector-expr', pos: x.pos, end: sel.end, x, sel };
    }
    if (this.got(t.tLparen)) {
      const type = this.got(t.tType) ? undefined : this.type();
      this.want(t.tRparen);
      return { kind: 'type-assert-expr', pos: x.pos, end: this.lastEnd(), x, type };
    }
    this.expecting('name or (');
    this.skipTo(t.tSemi, t.tRparen);
    return x;
  }

  /** Arguments = "(" [ ExpressionList [ "..." ] [ "," ] ] ")" ; the first may be a type. */
  private call(fun: Expr): Expr {
    const lparen = this.pos();
    const args: Expr[] = [];
    let ellipsis: Pos = 0;
    this.next();
    this.exprLevel++;
    const rparen = this.list('argument list', t.tComma, t.tRparen, () => {
      args.push(this.expression());
      const pos = this.pos();
      if (!this.got(t.tDotDotDot)) return false;
      ellipsis = pos;
      return true;
    });
    this.exprLevel--;
    const end = this.lastEnd();
    return { kind: 'call-expr', pos: fun.pos, end, fun, args, lparen, rparen, ellipsis };
  }

  private indexOrSlice(x: Expr): Expr {
    this.next();
    if (this.token === t.tRbrack) {
      this.expecting('operand');
      this.next();
      return x;
    }
    let low: Expr | undefined;
    if (this.token !== t.tColon) {
      const { index, more, comma } = this.typeArguments();
      if (comma || this.token === t.tRbrack) {
        this.want(t.tRbrack);
        if (more.length > 0) return this.instance(x, index, more);
        return { kind: 'index-expr', pos: x.pos, end: this.lastEnd(), x, index };
      }
      low = index;
    }
    return this.slice(x, low);
  }

  /** The rest of a slice expression, before its first colon. */
  private slice(x: Expr, low: Expr | undefined): Expr {
    if (!this.got(t.tColon)) {
      this.expecting('comma, : or ]');
      this.skipTo(t.tComma, t.tColon, t.tRbrack);
    }
    this.exprLevel++;
    let high: Expr | undefined;
    let max: Expr | undefined;
    if (this.token !== t.tColon && this.token !== t.tRbrack) high = this.expression();
    const full = this.token === t.tColon;
    if (full) {
      if (high === undefined) {
        this.error(this.pos(), 'middle index required in 3-index slice');
        high = this.badExpr();
      }
      this.next();
      if (this.token !== t.tRbrack) max = this.expression();
      else {
        this.error(this.pos(), 'final index required in 3-index slice');
        max = this.badExpr();
      }
    }
    this.exprLevel--;
    this.want(t.tRbrack);
    return { kind: 'slice-expr', pos: x.pos, end: this.lastEnd(), x, low, high, max, full };
  }

  /** LiteralValue = "{" [ ElementList [ "," ] ] "}" , after its type unless that is left out. */
  private literalValue(type: Expr | undefined): CompositeLit {
    this.enter();
    const lbrace = this.pos();
    const elements: Expr[] = [];
    this.exprLevel++;
    this.want(t.tLbrace);
    const rbrace = this.list('composite literal', t.tComma, t.tRbrace, () => {
      const key = this.element();
      if (this.got(t.tColon)) {
        const value = this.element();
        const end = this.lastEnd();
        elements.push({ kind: 'key-value-expr', pos: key.pos, end, key, value });
      } else elements.push(key);
      return false;
    });
    this.exprLevel--;
    this.leave();
    const pos = type?.pos ?? lbrace;
    return { kind: 'composite-lit', pos, end: this.lastEnd(), type, elements, lbrace, rbrace };
  }

  /** Element = Expression | LiteralValue . */
  private element(): Expr {
    return this.token === t.tLbrace ? this.literalValue(undefined) : this.expression();
  }
}
