/** Visits the children of a node, in the order of the text. */
import { unreachable } from '../base/internal-error';
import type { Node } from './ast';

/** Calls `visit` with each child of a node: not with the node, not with children's children. */
export function forEachChild(node: Node, visit: (child: Node) => void): void {
  const one = (child: Node | undefined) => {
    if (child !== undefined) visit(child);
  };
  const all = (list: readonly Node[] | undefined) => {
    if (list !== undefined) for (const child of list) visit(child);
  };
  switch (node.kind) {
    case 'ident':
    case 'basic-lit':
    case 'bad-expr':
    case 'bad-stmt':
    case 'empty-stmt':
      return;
    case 'composite-lit':
      one(node.type);
      return all(node.elements);
    case 'key-value-expr':
      visit(node.key);
      return visit(node.value);
    case 'func-lit':
      visit(node.type);
      return visit(node.body);
    case 'paren-expr':
    case 'star-expr':
    case 'unary-expr':
    case 'expr-stmt':
    case 'inc-dec-stmt':
      return visit(node.x);
    case 'selector-expr':
      visit(node.x);
      return visit(node.sel);
    case 'index-expr':
      visit(node.x);
      visit(node.index);
      return all(node.more);
    case 'slice-expr':
      visit(node.x);
      one(node.low);
      one(node.high);
      return one(node.max);
    case 'type-assert-expr':
      visit(node.x);
      return one(node.type);
    case 'call-expr':
      visit(node.fun);
      return all(node.args);
    case 'binary-expr':
      visit(node.x);
      return visit(node.y);
    case 'ellipsis':
      return one(node.elem);
    case 'array-type':
      one(node.len);
      return visit(node.elem);
    case 'struct-type':
      return all(node.fields);
    case 'func-type':
      all(node.typeParams);
      all(node.params);
      return all(node.results);
    case 'interface-type':
      return all(node.methods);
    case 'map-type':
      visit(node.key);
      return visit(node.value);
    case 'chan-type':
      return visit(node.value);
    case 'field':
      all(node.names);
      visit(node.type);
      return one(node.tag);
    case 'decl-stmt':
      return visit(node.decl);
    case 'labeled-stmt':
      visit(node.label);
      return visit(node.stmt);
    case 'send-stmt':
      visit(node.chan);
      return visit(node.value);
    case 'assign-stmt':
      all(node.lhs);
      return all(node.rhs);
    case 'go-stmt':
    case 'defer-stmt':
      return visit(node.call);
    case 'return-stmt':
      return all(node.results);
    case 'branch-stmt':
      return one(node.label);
    case 'block-stmt':
      return all(node.list);
    case 'if-stmt':
      one(node.init);
      visit(node.cond);
      visit(node.body);
      return one(node.orElse);
    case 'case-clause':
      all(node.values);
      return all(node.body);
    case 'comm-clause':
      one(node.comm);
      return all(node.body);
    case 'switch-stmt':
      one(node.init);
      one(node.tag);
      return all(node.clauses);
    case 'type-switch-stmt':
      one(node.init);
      one(node.bind);
      visit(node.x);
      return all(node.clauses);
    case 'select-stmt':
      return all(node.clauses);
    case 'for-stmt':
      one(node.init);
      one(node.cond);
      one(node.post);
      return visit(node.body);
    case 'range-stmt':
      one(node.key);
      one(node.value);
      visit(node.x);
      return visit(node.body);
    case 'import-spec':
      one(node.name);
      return visit(node.path);
    case 'const-spec':
    case 'var-spec':
      all(node.names);
      one(node.type);
      return all(node.values);
    case 'type-spec':
      visit(node.name);
      all(node.typeParams);
      return visit(node.type);
    case 'gen-decl':
      return all(node.specs);
    case 'func-decl':
      one(node.recv);
      visit(node.name);
      visit(node.type);
      return one(node.body);
    case 'file':
      visit(node.package);
      return all(node.decls);
    default:
      return unreachable(node);
  }
}

/**
 * Visits a node and everything below it, parents first; where `enter` returns false, what is below
 * is left out. Needs no stack of JavaScript's, however deep the tree.
 */
export function walk(root: Node, enter: (node: Node) => boolean | undefined): void {
  const stack: Node[] = [root];
  const children: Node[] = [];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (enter(node) === false) continue;
    forEachChild(node, (child) => children.push(child));
    for (let child = children.pop(); child !== undefined; child = children.pop()) stack.push(child);
  }
}
