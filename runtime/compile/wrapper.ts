/** Functions the compiler makes up: promoted methods, method values, methods called through pointers. */
import type { FuncCode } from '../code/program';
import type { Func } from '../types/object';
import { lookupFieldOrMethod } from '../types/method-set';
import { isInterface, under } from '../types/predicates';
import type { Signature, Type } from '../types/type';
import { newSlice } from '../types/named';
import { anyType } from '../types/universe';
import { Label } from './assembler';
import type { Fn } from './function';
import { clsOf, isAggregate } from './representation';

/** Goes on as the method with everything in its registers. */
function tail(f: Fn, method: Func): void {
  enter(f, f.builder.funcOf(method));
}

function enter(f: Fn, code: FuncCode): void {
  if (code.native === undefined) f.emit('TAIL', code.index);
  else {
    f.emit('CALLN', code.index, 0);
    f.emit('RET');
  }
}

function tailInterface(f: Fn, method: Func): void {
  f.emit('TAILI', f.types.methodId(method), f.builder.cacheSlot());
}

/**
 * The body of the function that implements method m for receivers of type t: register 0 has the
 * receiver, the arguments follow. Walks to the embedded field that has the method.
 */
export function compileMethodWrapper(f: Fn, t: Type, m: Func): void {
  if (isInterface(t)) {
    tailInterface(f, m);
    return;
  }
  const found = lookupFieldOrMethod(t, true, m.pkg, m.name);
  const path = found.index;
  let at: Type = t;
  for (const [n, i] of path.entries()) {
    let u = under(at);
    if (u.kind === 'pointer') u = under(u.elem);
    const field = u.kind === 'struct' ? u.fields[i]! : undefined;
    if (!field) break;
    const last = n === path.length - 1;
    const part = field.type;
    const scalar = !isAggregate(part) && under(part).kind !== 'pointer' && !isInterface(part);
    if (last && scalar && m.ptrRecv) {
      f.emit('FPTR', 0, 0, i);
      tail(f, m);
      return;
    }
    f.byClass(clsOf(part), 'FLD', 0, 0, i);
    at = part;
  }
  if (isInterface(at)) {
    tailInterface(f, m);
    return;
  }
  const u = under(at);
  const pointer = u.kind === 'pointer' && at.kind !== 'named';
  if (!m.ptrRecv) {
    const own = pointer ? u.elem : at;
    if (pointer && path.length === 0) checkReceiver(f, own, m);
    if (isAggregate(own)) {
      if (pointer) f.emit('NILCHK', 0);
      f.emit('CLONE', 0, 0);
    } else if (pointer) f.byClass(clsOf(own), 'PLD', 0, 0);
  }
  tail(f, m);
}

/** A nil pointer where the method wants a value: said in words of its own. */
function checkReceiver(f: Fn, t: Type, m: Func): void {
  const panicwrap = f.builder.panicwrap();
  if (!panicwrap || t.kind !== 'named') return;
  const { name } = t.obj;
  const text = `value method ${t.obj.pkg?.name ?? ''}.${name}.${m.name} called using nil *${name} pointer`;
  const ok = new Label();
  f.asm.jump('JNNIL', 0, ok);
  const base = f.alloc();
  f.emit('LDKR', base, f.asm.constant(text));
  f.emit('CALL', panicwrap.index, base);
  f.asm.bind(ok);
  f.top = base;
}

/** As compileBoundMethod, where `target` takes the receiver as an interface holds it (reflect). */
export function compileBoundReceiver(
  f: Fn,
  recv: Type,
  params: readonly Type[],
  target: FuncCode,
): void {
  const n = params.length;
  f.code.closureReg = n;
  f.alloc(2);
  f.emit('CAPTURE', n + 1, n, 0);
  for (let i = n - 1; i >= 0; i--) f.move(clsOf(params[i]!), i + 1, i);
  f.emit('MOVR', 0, n + 1);
  if (isAggregate(recv)) f.emit('CLONE', 0, 0);
  else if (clsOf(recv) !== 2) f.byClass(clsOf(recv), 'BLD', 0, 0);
  enter(f, target);
}

/** The body of a method value: the captured receiver goes before the arguments. */
export function compileBoundMethod(f: Fn, recv: Type, m: Func): void {
  const n = m.type.params.length;
  const closure = n;
  f.code.closureReg = closure;
  f.alloc(2);
  const saved = n + 1;
  f.emit('CAPTURE', saved, closure, 0);
  for (let i = n - 1; i >= 0; i--)
    f.move(clsOf(m.type.params[i]!.type), i + 1 === saved ? saved : i + 1, i);
  f.emit('MOVR', 0, saved);
  if (isInterface(recv)) {
    tailInterface(f, m);
    return;
  }
  if (!m.ptrRecv) {
    if (isAggregate(recv)) f.emit('CLONE', 0, 0);
    else if (clsOf(recv) !== 2) f.byClass(clsOf(recv), 'BLD', 0, 0);
  }
  tail(f, m);
}

/** The body of a function that reflect has made: see Program.madeFunc. */
export function compileMadeFunc(f: Fn, sig: Signature): void {
  const n = sig.params.length;
  f.code.closureReg = n;
  f.alloc(Math.max(1, sig.results.length));
  const made = f.alloc();
  f.emit('CAPTURE', made, n, 0);
  const args = f.top;
  sig.params.forEach((v, i) => {
    const r = f.alloc();
    if (isInterface(v.type)) f.emit('MOVR', r, i);
    else f.emit('MKIFACE', r, f.rtype(v.type), i);
  });
  const window = f.alloc();
  if (n === 0) f.emit('LDNIL', window);
  else f.emit('LITSLICE', window, args, n, f.rtype(newSlice(anyType)));
  f.emit('CALLC', made, window);
  const index = f.alloc();
  const values = sig.results.map((v, i) => {
    const r = f.alloc();
    f.emit('LDI', index, i);
    f.emit('SLDR', r, window, index);
    if (!isInterface(v.type)) f.emit('ASSERT', r, r, f.rtype(v.type), -1, f.rtype(anyType));
    return r;
  });
  values.forEach((r, i) => f.move(clsOf(sig.results[i]!.type), i, r));
  f.emit('RET');
}

/** The body of a select that reflect has made: see Program.selectFunc. */
export function compileSelectFunc(
  f: Fn,
  types: readonly (Type | undefined)[],
  sends: readonly boolean[],
  hasDefault: boolean,
): void {
  f.alloc(2);
  const index = f.alloc();
  const anywhere = f.rtype(anyType);
  const element = (i: number): number => {
    const r = f.alloc();
    f.emit('LDI', index, i);
    f.emit('SLDR', r, 0, index);
    return r;
  };
  const cases = types.map((t, i) => {
    const u = t && under(t);
    if (u?.kind !== 'chan') {
      const chan = f.alloc();
      f.emit('LDNIL', chan);
      const none = f.rtype({ kind: 'chan', elem: anyType, dir: 'both' });
      return { chan, value: f.alloc(), ok: f.alloc(), elem: anyType as Type, type: none };
    }
    const chan = element(2 * i);
    f.emit('ASSERT', chan, chan, f.rtype(t!), -1, anywhere);
    let value = f.alloc();
    if (sends[i]) {
      value = element(2 * i + 1);
      if (!isInterface(u.elem)) f.emit('ASSERT', value, value, f.rtype(u.elem), -1, anywhere);
    }
    return { chan, value, ok: f.alloc(), elem: u.elem, type: f.rtype(t!) };
  });
  const chosen = f.alloc();
  f.emit(
    'SELECT',
    chosen,
    cases.length,
    hasDefault ? 1 : 0,
    ...cases.flatMap((c, i) => [sends[i] ? 0 : 1, c.chan, c.value, sends[i] ? -1 : c.ok, c.type]),
  );
  f.move(1, 0, chosen);
  f.emit('LDNIL', 1);
  f.emit('LDI', 2, 0);
  cases.forEach((c, i) => {
    if (sends[i]) return;
    const next = new Label();
    const here = new Label();
    f.asm.jump('JEQWK', chosen, i, here);
    f.asm.jump('JMP', next);
    f.asm.bind(here);
    if (isInterface(c.elem)) f.emit('MOVR', 1, c.value);
    else f.emit('MKIFACE', 1, f.rtype(c.elem), c.value);
    f.move(0, 2, c.ok);
    f.emit('RET');
    f.asm.bind(next);
  });
  f.emit('RET');
}
