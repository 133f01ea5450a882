/** What a function's body says about its variables before it is compiled: who captures, assigns, exposes them. */
import type { Expr, FuncLit, Ident, Node } from '../syntax/ast';
import { forEachChild } from '../syntax/walk';
import type { Var } from '../types/object';
import type { Info } from '../types/package';
import { isAggregate } from './representation';
import { unparen } from './unparen';

/** A function literal: where it stands and which variables of outer functions it uses. */
export interface LitFacts {
  readonly lit: FuncLit;
  readonly parent: LitFacts | undefined;
  /** Counts from 1 among the literals of the function around it: `func1`, `func2`. */
  readonly number: number;
  readonly free: Var[];
  /** It has a defer statement of its own. */
  hasDefer: boolean;
  literals: number;
}

export interface FunctionFacts {
  readonly lits: Map<FuncLit, LitFacts>;
  /** Assigned other than where they are declared; loop variables too, each round assigns them. */
  readonly assigned: Set<Var>;
  /** Some part's address may outlive the statement: `&x`, `&x.f`, `x[:]`, a pointer method on a part. */
  readonly exposed: Set<Var>;
  hasDefer: boolean;
}

interface Context {
  readonly info: Info;
  readonly facts: FunctionFacts;
  readonly owner: Map<Var, LitFacts | undefined>;
  literals: number;
}

/** Reads a function's body (or a package-level initialiser), all literals in it included. */
export function factsOf(
  info: Info,
  roots: readonly (Node | undefined)[],
  params: readonly Var[],
): FunctionFacts {
  const facts: FunctionFacts = {
    lits: new Map(),
    assigned: new Set(),
    exposed: new Set(),
    hasDefer: false,
  };
  const context: Context = { info, facts, owner: new Map(), literals: 0 };
  for (const v of params) context.owner.set(v, undefined);
  for (const root of roots) if (root) walk(context, root, undefined);
  return facts;
}

function variable(c: Context, e: Expr): Var | undefined {
  e = unparen(e);
  if (e.kind !== 'ident') return undefined;
  const obj = c.info.uses.get(e);
  return obj?.kind === 'var' ? obj : undefined;
}

/** The variable whose own memory `e` names: x, x.f, x[i] of an array, never through a pointer. */
function rootVariable(c: Context, e: Expr): Var | undefined {
  for (;;) {
    e = unparen(e);
    if (e.kind === 'selector-expr') {
      const selection = c.info.selections.get(e);
      if (!selection || selection.indirect) return undefined;
      const t = c.info.types.get(e.x)?.type;
      if (t && !isAggregate(t)) return undefined;
      e = e.x;
    } else if (e.kind === 'index-expr') {
      const t = c.info.types.get(e.x)?.type;
      if (!t || !isAggregate(t)) return undefined;
      e = e.x;
    } else return variable(c, e);
  }
}

function assign(c: Context, e: Expr | undefined, loop = false): void {
  if (!e) return;
  const v = variable(c, e);
  if (v) c.facts.assigned.add(v);
  if (loop && e.kind === 'ident') {
    const d = c.info.defs.get(e);
    if (d?.kind === 'var') c.facts.assigned.add(d);
  }
}

function define(c: Context, id: Ident, lit: LitFacts | undefined): void {
  const obj = c.info.defs.get(id);
  if (obj?.kind === 'var' && !obj.isField) c.owner.set(obj, lit);
}

function use(c: Context, v: Var, lit: LitFacts | undefined): void {
  if (v.isField || v.global || !c.owner.has(v)) return;
  const owner = c.owner.get(v);
  for (let at = lit; at && at !== owner; at = at.parent) {
    if (!at.free.includes(v)) at.free.push(v);
  }
}

function expose(c: Context, e: Expr): void {
  const v = rootVariable(c, e);
  if (v) c.facts.exposed.add(v);
}

function walk(c: Context, node: Node, lit: LitFacts | undefined): void {
  switch (node.kind) {
    case 'ident': {
      const used = c.info.uses.get(node);
      if (used?.kind === 'var') use(c, used, lit);
      else if (!used) define(c, node, lit);
      return;
    }
    case 'basic-lit':
      return;
    case 'func-lit': {
      const number = lit ? ++lit.literals : ++c.literals;
      const inner: LitFacts = {
        lit: node,
        parent: lit,
        number,
        free: [],
        hasDefer: false,
        literals: 0,
      };
      c.facts.lits.set(node, inner);
      for (const field of [...node.type.params, ...node.type.results]) {
        for (const name of field.names) define(c, name, inner);
      }
      walk(c, node.body, inner);
      return;
    }
    case 'defer-stmt':
      if (lit) lit.hasDefer = true;
      else c.facts.hasDefer = true;
      break;
    case 'assign-stmt':
      for (const e of node.lhs) assign(c, e);
      break;
    case 'inc-dec-stmt':
      assign(c, node.x);
      break;
    case 'range-stmt':
      assign(c, node.key, true);
      assign(c, node.value, true);
      break;
    case 'unary-expr':
      if (node.op === '&') expose(c, node.x);
      break;
    case 'slice-expr': {
      const t = c.info.types.get(node.x)?.type;
      if (t && isAggregate(t)) expose(c, node.x);
      break;
    }
    case 'selector-expr': {
      const selection = c.info.selections.get(node);
      if (selection?.obj.kind === 'func' && selection.obj.ptrRecv) expose(c, node.x);
      walk(c, node.x, lit);
      return;
    }
    case 'case-clause': {
      const bound = c.info.implicits.get(node);
      if (bound?.kind === 'var') c.owner.set(bound, lit);
      break;
    }
    default:
      break;
  }
  forEachChild(node, (child) => walk(c, child, lit));
}
