/** Method values and expressions (Go spec, "Method values", "Method expressions"). */
import type { SelectorExpr } from '../syntax/ast';
import type { Func } from '../types/object';
import type { Selection } from '../types/package';
import { under } from '../types/predicates';
import type { Type } from '../types/type';
import { receiver } from './call';
import type { Fn } from './function';
import { clsOf } from './representation';

/** `x.M` not called: the receiver is evaluated and copied now. */
export function methodValue(f: Fn, e: SelectorExpr, selection: Selection, want: number): number {
  const method = selection.obj as Func;
  const mark = f.top;
  const r = f.alloc();
  const at = receiver(f, e.x, selection, r);
  f.top = r + 1;
  f.at(e.pos);
  let captured = r;
  let type = holder(selection);
  if (at === 'interface') f.emit('NILCHK', r);
  else {
    type = method.ptrRecv ? type : stripPointer(type);
    const cls = method.ptrRecv ? 2 : clsOf(type);
    if (cls !== 2) {
      // Only references can be captured.
      captured = f.alloc();
      f.emit('NEWBOX', captured, f.rtype(type));
      f.byClass(cls, 'BST', captured, r);
    }
  }
  const code = f.builder.boundMethod(type, method);
  f.top = mark;
  const d = f.dest(want);
  f.emit('MKFUNC', d, code.index, 1, captured);
  return d;
}

function stripPointer(t: Type): Type {
  return t.kind === 'pointer' ? t.elem : t;
}

/** The type at the end of a selection's path: the one that has the method. */
function holder(selection: Selection): Type {
  let t = selection.recv;
  for (const i of selection.index) {
    let u = under(t);
    if (u.kind === 'pointer') u = under(u.elem);
    if (u.kind === 'struct') t = u.fields[i]!.type;
  }
  return t;
}

/** `T.M`: the function with the receiver as its first parameter. */
export function methodExpression(f: Fn, selection: Selection, want: number): number {
  const code = f.builder.methodFor(selection.recv, selection.obj as Func);
  const d = f.dest(want);
  f.emit('FUNCREF', d, code.index);
  return d;
}
