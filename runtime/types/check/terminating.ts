/** Which statements end every path through them (Go spec, "Terminating statements"). */
import type { CallExpr, Stmt } from '../../syntax/ast';
import { unparen } from './context';

type Panics = ReadonlySet<CallExpr> | undefined;

/** Whether a body's last statement that is not empty is terminating. */
export function terminatingList(list: readonly Stmt[], panics: Panics): boolean {
  let i = list.length - 1;
  while (i >= 0 && list[i]!.kind === 'empty-stmt') i--;
  return i >= 0 && terminating(list[i]!, undefined, panics);
}

function terminating(s: Stmt, label: string | undefined, panics: Panics): boolean {
  for (;;) {
    switch (s.kind) {
      case 'expr-stmt': {
        const call = unparen(s.x);
        return call.kind === 'call-expr' && panics !== undefined && panics.has(call);
      }
      case 'return-stmt':
        return true;
      case 'branch-stmt':
        return s.tok === 'goto' || s.tok === 'fallthrough';
      case 'block-stmt':
        return terminatingList(s.list, panics);
      case 'labeled-stmt':
        label = s.label.name;
        s = s.stmt;
        continue;
      case 'if-stmt':
        if (!s.orElse || !terminatingList(s.body.list, panics)) return false;
        label = undefined;
        s = s.orElse;
        continue;
      case 'switch-stmt':
      case 'type-switch-stmt': {
        let hasDefault = false;
        for (const clause of s.clauses) {
          if (!clause.values) hasDefault = true;
          if (!terminatingList(clause.body, panics) || breaksList(clause.body, label, true)) {
            return false;
          }
        }
        return hasDefault;
      }
      case 'select-stmt':
        for (const clause of s.clauses) {
          if (!terminatingList(clause.body, panics) || breaksList(clause.body, label, true)) {
            return false;
          }
        }
        return true;
      case 'for-stmt':
        return !s.cond && !breaksList(s.body.list, label, true);
      default:
        return false;
    }
  }
}

function breaksList(list: readonly Stmt[], label: string | undefined, implicit: boolean): boolean {
  return list.some((s) => breaks(s, label, implicit));
}

/** Whether s has a break out of the statement with the label, or out of the innermost if implicit. */
function breaks(s: Stmt | undefined, label: string | undefined, implicit: boolean): boolean {
  for (;;) {
    switch (s?.kind) {
      case 'branch-stmt':
        if (s.tok !== 'break') return false;
        return s.label ? s.label.name === label : implicit;
      case 'block-stmt':
        return breaksList(s.list, label, implicit);
      case 'labeled-stmt':
        s = s.stmt;
        continue;
      case 'if-stmt':
        if (breaksList(s.body.list, label, implicit)) return true;
        s = s.orElse;
        continue;
      case 'switch-stmt':
      case 'type-switch-stmt':
      case 'select-stmt':
        // An unlabelled break inside ends that statement, not this one.
        if (label === undefined) return false;
        return (s.clauses as readonly { body: readonly Stmt[] }[]).some((clause) =>
          breaksList(clause.body, label, false),
        );
      case 'for-stmt':
      case 'range-stmt':
        return label !== undefined && breaksList(s.body.list, label, false);
      default:
        return false;
    }
  }
}
