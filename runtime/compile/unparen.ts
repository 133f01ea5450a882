/** Parentheses say nothing to the compiler. */
import type { Expr } from '../syntax/ast';

export function unparen(e: Expr): Expr {
  while (e.kind === 'paren-expr') e = e.x;
  return e;
}
