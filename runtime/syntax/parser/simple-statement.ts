/** Simple statements and the headers of if, for and switch (Go spec: Statements). */
import type { Pos } from '../../base/source';
import type { AssignStmt, Expr, ExprStmt, Ident, IncDecStmt, SendStmt, Stmt } from '../ast';
import { exprString } from '../print';
import * as t from '../tokens';
import { ExpressionParser } from './expression';

/** `k, v := range x`, of which the parser makes a RangeStmt. */
export interface RangeClause {
  readonly kind: 'range-clause';
  readonly lhs: readonly Expr[];
  readonly define: boolean;
  readonly opPos: Pos;
  readonly x: Expr;
}

/** What a simple statement is by its form; `switch x := y.(type)` still stands as assignment. */
export type SimpleStmt = ExprStmt | SendStmt | IncDecStmt | AssignStmt;

/** What stands between if, for or switch and the block. */
export interface Header {
  readonly init: SimpleStmt | undefined;
  /** An expression; for a switch also the definition of a type switch. */
  readonly cond: Expr | AssignStmt | undefined;
  readonly post: SimpleStmt | undefined;
  readonly range: RangeClause | undefined;
}

function listString(list: readonly Expr[]): string {
  return list.map((x) => exprString(x)).join(', ');
}

/** A simple statement as gc's messages show it. */
function simpleString(s: SimpleStmt): string {
  switch (s.kind) {
    case 'expr-stmt':
      return exprString(s.x);
    case 'send-stmt':
      return `${exprString(s.chan)} <- ${exprString(s.value)}`;
    case 'inc-dec-stmt':
      return exprString(s.x) + s.op;
    case 'assign-stmt': {
      const lhs = listString(s.lhs);
      const rhs = listString(s.rhs);
      if (s.define) return `${lhs} := ${rhs}`;
      // Parentheses, so that = stands out where == was meant.
      return s.op === undefined ? `assignment (${lhs}) = (${rhs})` : `${lhs} ${s.op}= ${rhs}`;
    }
  }
}

/** The `x := y.(type)` of a type switch. */
export function isTypeSwitchGuard(s: Stmt): s is AssignStmt {
  if (s.kind !== 'assign-stmt' || !s.define || s.lhs.length !== 1 || s.rhs.length !== 1)
    return false;
  const rhs = s.rhs[0]!;
  return s.lhs[0]!.kind === 'ident' && rhs.kind === 'type-assert-expr' && rhs.type === undefined;
}

export abstract class SimpleStatementParser extends ExpressionParser {
  // Where the operator of the last simple statement stands: gc reports the statement there.
  private operatorPos: Pos = 0;

  /** SimpleStmt, of which the left side may have been read already. */
  protected simpleStmt(left?: Expr[]): SimpleStmt {
    const lhs = left ?? this.expressionList();
    const first = lhs[0]!;
    const { pos } = first;
    const opPos = this.pos();
    const { token } = this;
    this.operatorPos = opPos;
    if (token === t.tAssign || token === t.tDefine) {
      this.next();
      return this.assignment(lhs, opPos, token === t.tDefine);
    }
    if (lhs.length === 1) {
      if (token === t.tArrow) {
        this.next();
        const value = this.expression();
        const end = this.lastEnd();
        return { kind: 'send-stmt', pos, end, chan: first, value, arrow: opPos };
      }
      if (token === t.tInc || token === t.tDec) {
        this.next();
        const op = token === t.tInc ? '++' : '--';
        return { kind: 'inc-dec-stmt', pos, end: this.lastEnd(), x: first, op };
      }
      if (token >= t.tAddAssign && token <= t.tShrAssign) {
        const op = t.binaryOp(token);
        this.next();
        const rhs = [this.expression()];
        const end = this.lastEnd();
        return { kind: 'assign-stmt', pos, end, lhs, rhs, define: false, op, opPos };
      }
    } else {
      this.expecting(':= or = or comma');
      this.skipTo(t.tSemi, t.tRbrace);
    }
    this.operatorPos = pos;
    return { kind: 'expr-stmt', pos, end: first.end, x: first };
  }

  private assignment(lhs: Expr[], opPos: Pos, define: boolean): AssignStmt {
    const rhs = this.expressionList();
    this.operatorPos = opPos;
    const { pos } = lhs[0]!;
    const end = this.lastEnd();
    return { kind: 'assign-stmt', pos, end, lhs, rhs, define, op: undefined, opPos };
  }

  /** The first statement of a for header, which may turn out to be a range clause. */
  private simpleStmtOrRange(): SimpleStmt | RangeClause {
    if (this.token === t.tRange) return this.rangeClause([], false, 0);
    const lhs = this.expressionList();
    const { token } = this;
    if (token !== t.tAssign && token !== t.tDefine) return this.simpleStmt(lhs);
    const opPos = this.pos();
    this.next();
    if (this.token === t.tRange) return this.rangeClause(lhs, token === t.tDefine, opPos);
    return this.assignment(lhs, opPos, token === t.tDefine);
  }

  /** RangeClause = [ ExpressionList "=" | IdentifierList ":=" ] "range" Expression . */
  private rangeClause(lhs: Expr[], define: boolean, opPos: Pos): RangeClause {
    this.next();
    const x = this.expression();
    return { kind: 'range-clause', lhs, define, opPos, x };
  }

  /** What stands between the keyword, which is the current token, and the block. */
  protected header(keyword: t.Token): Header {
    this.next();
    if (this.token === t.tLbrace) {
      let cond: Expr | undefined;
      if (keyword === t.tIf) {
        this.syntaxError('missing condition in if statement');
        cond = this.badExpr();
      }
      return { init: undefined, cond, post: undefined, range: undefined };
    }
    const outer = this.exprLevel;
    this.exprLevel = -1;
    const header = this.headerClauses(keyword);
    this.exprLevel = outer;
    return header;
  }

  private headerClauses(keyword: t.Token): Header {
    let init: SimpleStmt | undefined;
    let post: SimpleStmt | undefined;
    if (this.token !== t.tSemi) {
      if (this.got(t.tVar)) {
        this.syntaxError(`var declaration not allowed in ${t.spell(keyword)} initializer`);
      }
      const first = keyword === t.tFor ? this.simpleStmtOrRange() : this.simpleStmt();
      if (first.kind === 'range-clause') {
        return { init, cond: undefined, post, range: first };
      }
      init = first;
    }
    if (this.token === t.tLbrace) {
      const cond = this.condition(keyword, init);
      return { init: undefined, cond, post, range: undefined };
    }
    const semiPos = this.token === t.tSemi ? this.pos() : 0;
    const { semi } = this;
    if (semiPos !== 0) this.next();
    else {
      // To ask for { rather than ; makes the better message.
      this.want(t.tLbrace);
      if (this.token !== t.tLbrace) this.skipTo(t.tLbrace, t.tRbrace);
    }
    let cond: SimpleStmt | undefined;
    if (keyword !== t.tFor) {
      if (this.token !== t.tLbrace) cond = this.simpleStmt();
    } else {
      if (this.token !== t.tSemi) {
        if (this.token === t.tLbrace) {
          this.expecting('for loop condition');
          return { init, cond: undefined, post, range: undefined };
        }
        cond = this.simpleStmt();
      }
      const condPos = this.operatorPos;
      this.want(t.tSemi);
      if (this.token !== t.tLbrace) {
        post = this.simpleStmt();
        if (post.kind === 'assign-stmt' && post.define) {
          this.syntaxErrorAt(post.opPos, 'cannot declare in post statement of for loop');
        }
      }
      this.operatorPos = condPos;
    }
    if (cond !== undefined) {
      return { init, cond: this.condition(keyword, cond), post, range: undefined };
    }
    let missing: Expr | undefined;
    if (keyword === t.tIf && semiPos !== 0) {
      this.syntaxErrorAt(
        semiPos,
        semi === 'semicolon'
          ? 'missing condition in if statement'
          : `unexpected ${semi}, expecting { after if clause`,
      );
      missing = this.badExpr(semiPos);
    }
    return { init, cond: missing, post, range: undefined };
  }

  /** The expression a header's last statement must be, or the guard of a type switch. */
  private condition(keyword: t.Token, s: SimpleStmt | undefined): Header['cond'] {
    if (s === undefined) return undefined;
    if (s.kind === 'expr-stmt') return s.x;
    if (keyword === t.tSwitch && isTypeSwitchGuard(s)) return s;
    this.syntaxErrorAt(this.operatorPos, `cannot use ${simpleString(s)} as value`);
    return { kind: 'bad-expr', pos: s.pos, end: s.end };
  }

  /** The variable of a type switch guard. */
  protected guardName(guard: AssignStmt): Ident {
    return guard.lhs[0] as Ident;
  }
}
