/** Function bodies: parameters, captured variables, result variables, the statements, the way out. */
import type { BlockStmt } from '../syntax/ast';
import type { Var } from '../types/object';
import { Label } from './assembler';
import { loadZero } from './constant';
import type { Binding, Fn } from './function';
import { clsOf } from './representation';
import { epilogue, fallOff } from './return';
import { statements } from './statement';

/** A variable of an outer function as the closure's creation found it. */
export interface Capture {
  readonly v: Var;
  readonly boxed: boolean;
}

/** Gives a parameter a place: where it came in, or a box. */
function bindParam(f: Fn, v: Var, reg: number): void {
  if (!f.needsBox(v)) {
    f.bind(v, reg, 'param');
    return;
  }
  const box = f.alloc();
  f.emit('NEWBOX', box, f.rtype(v.type));
  f.byClass(clsOf(v.type), 'BST', box, reg);
  f.bind(v, box, 'param');
}

/** Compiles a body. `params` has the receiver first; they arrive in registers 0…. */
export function compileBody(
  f: Fn,
  body: BlockStmt,
  params: readonly Var[],
  captures: readonly Capture[],
  hasDefer: boolean,
): void {
  // Results leave in registers 0…, too: what is aside while they are put there lies above.
  f.alloc(Math.max(params.length, f.sig.results.length));
  f.at(body.pos);
  if (captures.length > 0) {
    const closure = f.alloc();
    f.code.closureReg = closure;
    captures.forEach(({ v, boxed }, i) => {
      const reg = f.alloc();
      f.emit('CAPTURE', reg, closure, i);
      f.bind(v, reg, 'captured', boxed);
    });
  }
  params.forEach((v, i) => bindParam(f, v, i));
  const named = f.sig.results.some((v) => v.name !== '');
  if (named || hasDefer) {
    for (const v of f.sig.results) f.resultNames.add(v);
    f.resultVars = f.sig.results.map((v): Binding => {
      const reg = f.alloc();
      if (f.needsBox(v)) f.emit('NEWBOX', reg, f.rtype(v.type));
      else loadZero(f, v.type, reg);
      return f.bind(v, reg, 'result');
    });
  }
  if (hasDefer) f.epilogue = new Label();
  statements(f, body.list);
  if (f.asm.reachable) {
    f.asm.stmt(body.rbrace, body.rbrace + 1);
    fallOff(f);
  }
  epilogue(f);
}
