/** Statements (Go spec, "Statements"), switch and range aside. */
import type { Expr, Stmt } from '../../syntax/ast';
import type { Object } from '../object';
import { isBoolean, isNumeric, under } from '../predicates';
import { Scope } from '../scope';
import { assignment } from './assignment';
import { assignVar, assignVars, initVars, shortVarDecl } from './assign';
import { nodePos, otherDecl, unparen, type Context } from './context';
import { declStmt } from './local-decl';
import { Operand } from './operand';
import { binary } from './operators';
import { rangeStmt } from './range';
import { switchStmt, typeSwitchStmt } from './switch';

/** Checks the statements of a block in the scope that is open. */
export function stmtList(c: Context, list: readonly Stmt[]): void {
  for (const s of list) stmt(c, s);
}

/** Runs body in a scope of its own. */
export function inScope(c: Context, body: () => void): void {
  const outer = c.env.scope;
  c.env.scope = new Scope(outer);
  body();
  c.env.scope = outer;
}

/** Checks one statement; function literals in it are checked before the scope changes again. */
export function stmt(c: Context, s: Stmt): void {
  const top = c.delayedTop;
  statement(c, s);
  c.processDelayed(top);
}

function statement(c: Context, s: Stmt): void {
  switch (s.kind) {
    case 'bad-stmt':
    case 'empty-stmt':
    case 'branch-stmt':
      // Where branches lead is checked in labels.ts.
      return;
    case 'decl-stmt':
      declStmt(c, s.decl);
      return;
    case 'labeled-stmt':
      stmt(c, s.stmt);
      return;
    case 'expr-stmt':
      exprStmt(c, s.x);
      return;
    case 'send-stmt': {
      const ch = new Operand();
      const value = new Operand();
      c.expr(ch, s.chan);
      c.expr(value, s.value);
      if (ch.mode === 'invalid' || value.mode === 'invalid') return;
      const u = under(ch.type);
      if (u.kind !== 'chan') {
        c.errorf(s, 'invalid operation: cannot send to non-channel %s', ch);
        return;
      }
      if (u.dir === 'recv') {
        c.errorf(s, 'invalid operation: cannot send to receive-only channel %s', ch);
        return;
      }
      assignment(c, value, u.elem, 'send');
      return;
    }
    case 'inc-dec-stmt': {
      const x = new Operand();
      c.expr(x, s.x);
      if (x.mode === 'invalid') return;
      if (!isNumeric(x.type)) {
        c.errorf(s.x, 'invalid operation: %s%s (non-numeric type %s)', c.es(s.x), s.op, {
          type: x.type,
        });
        return;
      }
      assignVar(c, s.x, x);
      return;
    }
    case 'assign-stmt': {
      if (s.define) {
        shortVarDecl(c, s.opPos, s.lhs, s.rhs);
        return;
      }
      if (!s.op) {
        assignVars(c, s.lhs, s.rhs);
        return;
      }
      if (s.lhs.length !== 1 || s.rhs.length !== 1) {
        c.error(s, `assignment operation ${s.op} requires single-valued expressions`);
        return;
      }
      const x = new Operand();
      c.expr(x, s.lhs[0]!);
      binary(c, x, undefined, s.lhs[0]!, s.rhs[0]!, s.op, s.opPos);
      assignVar(c, s.lhs[0]!, x, 'assignment operation');
      return;
    }
    case 'go-stmt':
      suspendedCall(c, 'go', s.call);
      return;
    case 'defer-stmt':
      suspendedCall(c, 'defer', s.call);
      return;
    case 'return-stmt': {
      const results = c.env.sig!.results;
      if (s.results.length === 0 && results.length > 0 && results[0]!.name !== '') {
        for (const r of results) {
          const alt = c.lookup(r.name);
          if (alt && alt !== r && r.name !== '_') {
            const note = otherDecl(alt).map((n) => ({
              pos: n.pos,
              message: `inner declaration of ${describe(c, alt)}`,
            }));
            c.error(s, `result parameter ${r.name} not in scope at return`, note);
          }
        }
        return;
      }
      if (results.length === 0 && s.results.length === 0) return;
      initVars(c, results, s.results, s);
      return;
    }
    case 'block-stmt':
      inScope(c, () => stmtList(c, s.list));
      return;
    case 'if-stmt':
      ifStmt(c, s);
      return;
    case 'switch-stmt':
      inScope(c, () => {
        if (s.init) stmt(c, s.init);
        switchStmt(c, s, stmtList);
      });
      return;
    case 'type-switch-stmt':
      inScope(c, () => {
        if (s.init) stmt(c, s.init);
        typeSwitchStmt(c, s, stmtList);
      });
      return;
    case 'select-stmt': {
      let first: { pos: number } | undefined;
      for (const clause of s.clauses) {
        if (clause.comm) continue;
        if (first) c.error(clause, `multiple defaults (first at ${c.place(first.pos)})`);
        else first = clause;
      }
      for (const clause of s.clauses) {
        if (clause.comm && !isComm(clause.comm)) {
          const at = clause.comm.kind === 'expr-stmt' ? nodePos(clause.comm.x) : clause.comm.pos;
          c.error(
            { pos: at, end: clause.comm.end },
            'select case must be send or receive (possibly with assignment)',
          );
          continue;
        }
        inScope(c, () => {
          if (clause.comm) stmt(c, clause.comm);
          stmtList(c, clause.body);
        });
      }
      return;
    }
    case 'for-stmt':
      inScope(c, () => {
        if (s.init) stmt(c, s.init);
        if (s.cond) condition(c, s.cond, 'for');
        if (s.post) {
          if (s.post.kind === 'assign-stmt' && s.post.define) {
            c.error(s.post, 'cannot declare in post statement of for loop');
          }
          stmt(c, s.post);
        }
        stmt(c, s.body);
      });
      return;
    case 'range-stmt':
      inScope(c, () => rangeStmt(c, s, stmt));
      return;
  }
}

/** `else if` chains are long where a program is generated: a loop, not a recursion. */
function ifStmt(c: Context, s: Stmt & { kind: 'if-stmt' }): void {
  const outer = c.env.scope;
  let at: Stmt | undefined = s;
  while (at?.kind === 'if-stmt') {
    const node: Stmt & { kind: 'if-stmt' } = at;
    const top = c.delayedTop;
    c.env.scope = new Scope(c.env.scope);
    if (node.init) stmt(c, node.init);
    condition(c, node.cond, 'if');
    c.processDelayed(top);
    stmt(c, node.body);
    at = node.orElse;
  }
  if (at) stmt(c, at);
  c.env.scope = outer;
}

function condition(c: Context, e: Expr, word: 'if' | 'for'): void {
  const x = new Operand();
  c.expr(x, e);
  if (x.mode !== 'invalid' && !isBoolean(x.type)) {
    c.error(e, `non-boolean condition in ${word} statement`);
  }
}

function exprStmt(c: Context, e: Expr): void {
  const x = new Operand();
  const kind = c.rec.rawExpr(c, x, e, undefined);
  let words: string;
  switch (x.mode) {
    case 'builtin':
      words = 'must be called';
      break;
    case 'type':
      words = 'is not an expression';
      break;
    default:
      if (kind === 'statement' || x.mode === 'invalid') return;
      words = 'is not used';
  }
  c.errorf(x, `%s ${words}`, x);
}

function suspendedCall(c: Context, keyword: 'go' | 'defer', e: Expr): void {
  const x = new Operand();
  const kind = c.rec.rawExpr(c, x, e, undefined);
  if (kind === 'statement' || x.mode === 'invalid') return;
  if (unparen(e).kind !== 'call-expr') {
    c.error(e, `expression in ${keyword} must be function call`);
    return;
  }
  const words =
    kind === 'conversion' ? 'requires function call, not conversion' : 'discards result of';
  c.errorf(x, `${keyword} ${words} %s`, x);
}

function isComm(s: Stmt): boolean {
  const receive = (e: Expr | undefined) => {
    if (!e) return false;
    const x = unparen(e);
    return x.kind === 'unary-expr' && x.op === '<-';
  };
  switch (s.kind) {
    case 'send-stmt':
      return true;
    case 'expr-stmt':
      return receive(s.x);
    case 'assign-stmt':
      return s.rhs.length === 1 && !s.op && receive(s.rhs[0]);
    default:
      return false;
  }
}

function describe(c: Context, obj: Object): string {
  const kind = obj.kind === 'type-name' ? 'type' : obj.kind;
  return `${kind} ${obj.name} ${c.ts(obj.type)}`;
}
