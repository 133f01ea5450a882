/** Statements (Go spec: Statements). */
import type { Pos } from '../../base/source';
import type {
  BlockStmt,
  BranchStmt,
  CaseClause,
  CommClause,
  Expr,
  ForStmt,
  GenDecl,
  Ident,
  IfStmt,
  RangeStmt,
  SelectStmt,
  Stmt,
  SwitchStmt,
  TypeSwitchStmt,
} from '../ast';
import * as t from '../tokens';
import { unparen } from './expression';
import { SimpleStatementParser } from './simple-statement';

export abstract class StatementParser extends SimpleStatementParser {
  /** A const, type or var declaration; the keyword is the current token. */
  protected abstract genDecl(): GenDecl;

  /** FunctionBody = Block . */
  protected funcBody(): BlockStmt {
    this.funcLevel++;
    const body = this.options.skipBodies === true ? this.skippedBody() : this.block('');
    this.funcLevel--;
    return body;
  }

  private skippedBody(): BlockStmt {
    const pos = this.pos();
    let open = 0;
    do {
      if (this.token === t.tLbrace) open++;
      else if (this.token === t.tRbrace) open--;
      if (open > 0) this.next();
    } while (open > 0 && this.token !== t.tEOF);
    const rbrace = this.pos();
    this.want(t.tRbrace);
    return { kind: 'block-stmt', pos, end: this.lastEnd(), list: [], lbrace: pos, rbrace };
  }

  /** Block = "{" StatementList "}" ; `context` says after what, unless a `{` is known to stand here. */
  protected block(context: string): BlockStmt {
    const pos = this.pos();
    if (!this.got(t.tLbrace)) {
      this.expecting(`{ after ${context}`);
      this.skipTo(t.tName, t.tRbrace);
      const rbrace = this.pos();
      if (this.got(t.tRbrace)) {
        return { kind: 'block-stmt', pos, end: this.lastEnd(), list: [], lbrace: pos, rbrace };
      }
    }
    const list = this.statementList();
    const rbrace = this.pos();
    this.want(t.tRbrace);
    return { kind: 'block-stmt', pos, end: this.lastEnd(), list, lbrace: pos, rbrace };
  }

  /** StatementList = { Statement ";" } , the last semicolon optional before `}`. */
  private statementList(): Stmt[] {
    const list: Stmt[] = [];
    let height = 0;
    for (;;) {
      const { token } = this;
      if (token === t.tRbrace || token === t.tCase || token === t.tDefault || token === t.tEOF) {
        break;
      }
      this.height = 0;
      const s = this.statement();
      if (this.height > height) height = this.height;
      if (s === undefined) break;
      list.push(s);
      if (!this.got(t.tSemi) && this.token !== t.tRbrace) {
        this.unexpected(' at end of statement');
        this.skipTo(t.tSemi, t.tRbrace, t.tCase, t.tDefault);
        this.got(t.tSemi);
      }
    }
    this.height = height;
    return list;
  }

  /** Statement; undefined where none begins. */
  private statement(): Stmt | undefined {
    const declares = this.token === t.tConst || this.token === t.tType || this.token === t.tVar;
    if (!declares) this.dropDirectives();
    if (this.token === t.tName) {
      const lhs = this.expressionList();
      const first = lhs[0]!;
      if (this.token !== t.tColon || lhs.length !== 1 || first.kind !== 'ident') {
        return this.simpleStmt(lhs);
      }
      this.enter();
      const labeled = this.labeledStmt(first);
      this.leave();
      return labeled;
    }
    this.enter();
    const s = this.keywordStatement();
    this.leave();
    return s;
  }

  private keywordStatement(): Stmt | undefined {
    const pos = this.pos();
    switch (this.token) {
      case t.tVar:
      case t.tConst:
      case t.tType: {
        const decl = this.genDecl();
        return { kind: 'decl-stmt', pos, end: this.lastEnd(), decl };
      }
      case t.tLbrace:
        return this.block('');
      case t.tAdd:
      case t.tSub:
      case t.tMul:
      case t.tAnd:
      case t.tXor:
      case t.tNot:
      case t.tArrow:
      case t.tLiteral:
      case t.tFunc:
      case t.tLparen:
      case t.tLbrack:
      case t.tStruct:
      case t.tMap:
      case t.tChan:
      case t.tInterface:
        return this.simpleStmt();
      case t.tFor:
        return this.forStmt();
      case t.tSwitch:
        return this.switchStmt();
      case t.tSelect:
        return this.selectStmt();
      case t.tIf:
        return this.ifStmt();
      case t.tReturn: {
        this.next();
        const empty = this.token === t.tSemi || this.token === t.tRbrace;
        const results = empty ? [] : this.expressionList();
        return { kind: 'return-stmt', pos, end: this.lastEnd(), results };
      }
      case t.tBreak:
      case t.tContinue:
      case t.tFallthrough:
      case t.tGoto:
        return this.branchStmt();
      case t.tGo:
      case t.tDefer:
        return this.callStmt();
      case t.tSemi:
        return { kind: 'empty-stmt', pos, end: pos, implicit: this.semi !== 'semicolon' };
    }
    return undefined;
  }

  /** LabeledStmt = Label ":" Statement . */
  private labeledStmt(label: Ident): Stmt | undefined {
    const colon = this.pos();
    this.next();
    let stmt: Stmt | undefined;
    if (this.token === t.tRbrace) {
      // A semicolon may be left out before }, so this is an empty statement.
      stmt = { kind: 'empty-stmt', pos: this.pos(), end: this.pos(), implicit: true };
    } else stmt = this.statement();
    if (stmt === undefined) {
      this.syntaxErrorAt(colon, 'missing statement after label');
      return undefined;
    }
    return { kind: 'labeled-stmt', pos: label.pos, end: this.lastEnd(), label, stmt };
  }

  private branchStmt(): BranchStmt {
    const pos = this.pos();
    const tok = t.spell(this.token) as BranchStmt['tok'];
    this.next();
    let label: Ident | undefined;
    if (tok === 'goto' || (tok !== 'fallthrough' && this.token === t.tName)) label = this.name();
    return { kind: 'branch-stmt', pos, end: this.lastEnd(), tok, label };
  }

  /** GoStmt = "go" Expression ; DeferStmt = "defer" Expression ; the expression must be a call. */
  private callStmt(): Stmt {
    const pos = this.pos();
    const tok = this.token === t.tGo ? 'go' : 'defer';
    this.next();
    const x = this.callExpr();
    const call = unparen(x);
    if (call !== x) this.error(x.pos, `expression in ${tok} must not be parenthesized`);
    if (call.kind !== 'call-expr') {
      this.error(this.gcPos(call), `expression in ${tok} must be function call`);
    }
    const end = this.lastEnd();
    return tok === 'go'
      ? { kind: 'go-stmt', pos, end, call }
      : { kind: 'defer-stmt', pos, end, call };
  }

  /** Where gc takes a primary expression to be: at its last dot or bracket. */
  private gcPos(x: Expr): Pos {
    if (x.kind === 'composite-lit') return x.lbrace;
    const { base, text } = this.source;
    let offset = -1;
    if (x.kind === 'selector-expr') offset = text.lastIndexOf('.', x.sel.pos - base);
    else if (x.kind === 'type-assert-expr') offset = text.indexOf('.', x.x.end - base);
    else if (x.kind === 'func-type') offset = text.indexOf('(', x.pos - base);
    else if (x.kind === 'index-expr' || x.kind === 'slice-expr') {
      offset = text.indexOf('[', x.x.end - base);
    }
    return offset < 0 ? x.pos : base + offset;
  }

  /** ForStmt = "for" [ Condition | ForClause | RangeClause ] Block . */
  private forStmt(): ForStmt | RangeStmt {
    const pos = this.pos();
    const { init, cond, post, range } = this.header(t.tFor);
    const body = this.block('for clause');
    const end = this.lastEnd();
    if (range === undefined) {
      return { kind: 'for-stmt', pos, end, init, cond: cond as Expr | undefined, post, body };
    }
    const { lhs, define, opPos, x } = range;
    const [key, value, extra] = lhs;
    return { kind: 'range-stmt', pos, end, key, value, extra, define, opPos, x, body };
  }

  /** IfStmt = "if" [ SimpleStmt ";" ] Expression Block [ "else" ( IfStmt | Block ) ] . */
  private ifStmt(): IfStmt {
    const pos = this.pos();
    const { init, cond } = this.header(t.tIf);
    let height = this.height;
    const body = this.block('if clause');
    height = Math.max(height, this.height);
    let orElse: Stmt | undefined;
    if (this.got(t.tElse)) {
      if (this.token === t.tIf) {
        // Chains are long where nothing is deep, and cost each stage little.
        this.enter(0.5);
        // Too deep leaves no token if.
        if (this.token === t.tIf) orElse = this.ifStmt();
        this.leave(0.5);
      } else if (this.token === t.tLbrace) orElse = this.block('');
      else {
        this.syntaxError('else must be followed by if or statement block');
        this.skipTo(t.tName, t.tRbrace);
      }
    }
    this.grow(Math.max(height, this.height) + 1);
    const end = this.lastEnd();
    const test = (cond as Expr | undefined) ?? this.badExpr();
    return { kind: 'if-stmt', pos, end, init, cond: test, body, orElse };
  }

  /** ExprSwitchStmt and TypeSwitchStmt. */
  private switchStmt(): SwitchStmt | TypeSwitchStmt {
    const pos = this.pos();
    const { init, cond } = this.header(t.tSwitch);
    const lbrace = this.pos();
    const clauses: CaseClause[] = [];
    if (!this.got(t.tLbrace)) {
      this.syntaxError('missing { after switch clause');
      this.skipTo(t.tCase, t.tDefault, t.tRbrace);
    }
    while (this.token !== t.tEOF && this.token !== t.tRbrace) clauses.push(this.caseClause());
    const rbrace = this.pos();
    this.want(t.tRbrace);
    const end = this.lastEnd();
    let bind: Ident | undefined;
    let tag: Expr | undefined;
    if (cond?.kind === 'assign-stmt') {
      bind = this.guardName(cond);
      tag = cond.rhs[0];
    } else tag = cond;
    if (tag?.kind === 'type-assert-expr' && tag.type === undefined) {
      return { kind: 'type-switch-stmt', pos, end, init, bind, x: tag.x, clauses, lbrace, rbrace };
    }
    return { kind: 'switch-stmt', pos, end, init, tag, clauses, lbrace, rbrace };
  }

  /** After `case` or `default` were not found: a complaint, and on to the next clause. */
  private noClause(): void {
    this.expecting('case or default or }');
    this.skipTo(t.tColon, t.tCase, t.tDefault, t.tRbrace);
  }

  private caseClause(): CaseClause {
    const pos = this.pos();
    let values: Expr[] | undefined;
    if (this.got(t.tCase)) values = this.expressionList();
    else if (!this.got(t.tDefault)) this.noClause();
    const colon = this.pos();
    this.want(t.tColon);
    const body = this.statementList();
    return { kind: 'case-clause', pos, end: this.lastEnd(), values, body, colon };
  }

  /** SelectStmt = "select" "{" { CommClause } "}" . */
  private selectStmt(): SelectStmt {
    const pos = this.pos();
    this.next();
    const lbrace = this.pos();
    const clauses: CommClause[] = [];
    if (!this.got(t.tLbrace)) {
      this.syntaxError('missing { after select clause');
      this.skipTo(t.tCase, t.tDefault, t.tRbrace);
    }
    while (this.token !== t.tEOF && this.token !== t.tRbrace) clauses.push(this.commClause());
    const rbrace = this.pos();
    this.want(t.tRbrace);
    return { kind: 'select-stmt', pos, end: this.lastEnd(), clauses, lbrace, rbrace };
  }

  private commClause(): CommClause {
    const pos = this.pos();
    let comm: Stmt | undefined;
    if (this.got(t.tCase)) comm = this.simpleStmt();
    else if (!this.got(t.tDefault)) this.noClause();
    const colon = this.pos();
    this.want(t.tColon);
    const body = this.statementList();
    return { kind: 'comm-clause', pos, end: this.lastEnd(), comm, body, colon };
  }
}
