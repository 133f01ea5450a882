/** Defer, panic, recover and Goexit (Go spec, "Handling panics", "Defer statements"). */
import type { FuncCode } from '../code/program';
import { addressOfCode } from './address';
import { EVENT_KINDS } from './event';
import type { Deferred } from './goroutine';
import { Panic, type Goroutine } from './goroutine';
import type { Machine } from './machine';
import { refusal } from './memory';
import { GoFatal, GoPanic } from './native';
import { makeRuntimeError, NIL_DEREFERENCE, RuntimePanic } from './runtime-error';
import { fatalText } from './stack-trace';
import { address, printText } from './print';
import type { FuncV, Iface } from './value';
import { type Plain, type StructObj } from './value';

const EV_PANIC = EVENT_KINDS.indexOf('panic');
const EV_RECOVER = EVENT_KINDS.indexOf('recover');

/** callDepth of a panic whose value is being turned into text, on its way to end the process. */
const PRINTING = -1;

/** What the loop does next: go on with g where g.next says, or choose another goroutine. */
export type Unwound = boolean;

/**
 * A panic begins in the top frame of g (pc, fp and depth written back). Returns true when g goes on
 * (in a deferred call), false when its process has ended.
 */
export function startPanic(m: Machine, g: Goroutine, value: Plain, signal = false): Unwound {
  const seq = m.event(EV_PANIC, g.id, 0, 0, 0);
  g.panic = new Panic(value, 0, 0, false, false, seq, undefined, signal, g.panic);
  return runNextDeferred(m, g);
}

/** Something was thrown while g executed. Go's panics go their way; anything else is our own mistake. */
export function raise(m: Machine, g: Goroutine, error: unknown): Unwound {
  if (error instanceof RuntimePanic) {
    const value = makeRuntimeError(g.process, error.text, error.type).value;
    return startPanic(m, g, value, error.text === NIL_DEREFERENCE);
  }
  if (error instanceof GoPanic) return startPanic(m, g, error.value);
  const fatal = error instanceof GoFatal ? error : refusal(error);
  if (!fatal) throw error;
  m.fatal(g.process, 'fatal', fatalText(fatal.text, g));
  return false;
}

/** runtime.Goexit: like a panic that nobody can recover and nobody hears of. */
export function startGoexit(m: Machine, g: Goroutine): Unwound {
  g.panic = new Panic(null, 0, 0, false, true, 0, undefined, false, g.panic);
  return runNextDeferred(m, g);
}

/** Calls the next deferred function for the panic on top, or ends what has to end. */
function runNextDeferred(m: Machine, g: Goroutine): Unwound {
  const panic = g.panic!;
  const d = g.defers;
  if (d === null) {
    if (!panic.goexit) return printPanics(m, g);
    g.panic = null;
    finish(m, g, false);
    return false;
  }
  g.defers = d.next;
  const callDepth = g.depth + 1;
  g.panic = new Panic(
    panic.value,
    callDepth,
    d.depth,
    false,
    panic.goexit,
    panic.seq,
    undefined,
    panic.signal,
    panic.link,
  );
  // The frame keeps its pc for traces; negative tells that the return is ours.
  if (d.fn === null) return startRuntimePanic(m, g, NIL_DEREFERENCE);
  enterDeferred(m, g, d, ~(g.pc + 1));
  return true;
}

function startRuntimePanic(m: Machine, g: Goroutine, text: string): Unwound {
  return startPanic(
    m,
    g,
    makeRuntimeError(g.process, text, 'errorString').value,
    text === NIL_DEREFERENCE,
  );
}

/** Puts a frame for a deferred call on top of g's frames; returnPc is where the frame below goes on. */
export function enterDeferred(m: Machine, g: Goroutine, d: Deferred, returnPc: number): void {
  pushFrame(m, g, d.fn!, d.closure, d.argsN, d.argsR, returnPc);
}

function pushFrame(
  m: Machine,
  g: Goroutine,
  fn: FuncCode,
  closure: FuncV | null,
  argsN: Float64Array,
  argsR: readonly unknown[],
  returnPc: number,
): void {
  const fp = g.top;
  m.load(fn, g.process);
  g.pcs[g.depth] = returnPc;
  const depth = ++g.depth;
  g.room(fp + Math.max(fn.nregs, argsN.length), depth + 2);
  for (let i = 0; i < argsN.length; i++) {
    g.N[fp + i] = argsN[i]!;
    g.R[fp + i] = argsR[i];
  }
  if (closure !== null && fn.closureReg >= 0) g.R[fp + fn.closureReg] = closure;
  g.fps[depth] = fp;
  g.fns[depth] = fn;
  g.fp = fp;
  g.pc = 0;
  g.next = 0;
}

/**
 * A frame whose return is special has returned; depth, fp and pc are the caller's again. Frame 0:
 * the goroutine's function is done. True: g goes on at g.next; false: it is dead.
 */
export function afterSpecialReturn(m: Machine, g: Goroutine): Unwound {
  if (g.depth === 0) {
    finish(m, g, g.id === g.process.main);
    return false;
  }
  const panic = g.panic!;
  g.pc = ~g.pcs[g.depth]! - 1;
  if (panic.callDepth === PRINTING) {
    // An Error or String method has returned its text in the window above the frame.
    setText(g, g.R[g.top] as string);
    return printPanics(m, g);
  }
  if (!panic.recovered) return runNextDeferred(m, g);
  return recovered(m, g, panic);
}

/** The deferring function returns to its caller, as if it had returned by itself. */
function recovered(m: Machine, g: Goroutine, panic: Panic): Unwound {
  const depth = panic.deferDepth;
  let goexit = false;
  let rest: Panic | null = panic;
  while (rest !== null && rest.callDepth > depth) {
    goexit ||= rest.goexit;
    rest = rest.link;
  }
  g.panic = rest;
  g.depth = depth;
  g.fp = g.fps[depth]!;
  while (g.watched && g.watched.depth > depth) g.watched = g.watched.next;
  const fn = g.fns[depth]!;
  g.pc = g.next = fn.recoverPc;
  // A Goexit that this panic interrupted goes on.
  return goexit ? startGoexit(m, g) : true;
}

/** Whether a function only hands a call on: what it calls may recover where it is deferred itself. */
const passesOn = (fn: FuncCode): boolean => fn.synthetic || fn.name === 'reflect.MakeFunc.func1';

/** recover(): the panic's value when called by a deferred function that a panic runs, else nil. */
export function recover(m: Machine, g: Goroutine): Plain {
  const panic = g.panic;
  if (panic === null || panic.goexit || panic.recovered) return null;
  let frame = g.depth;
  // `defer recover()`: as if the function that runs its deferred calls had called it.
  if (g.fns[frame]!.synthetic) frame--;
  while (frame > 1 && passesOn(g.fns[frame - 1]!) && frame > panic.callDepth) frame--;
  if (frame !== panic.callDepth) return null;
  m.event(EV_RECOVER, g.id, 0, 0, panic.seq);
  g.panic = new Panic(
    panic.value,
    panic.callDepth,
    panic.deferDepth,
    true,
    false,
    panic.seq,
    undefined,
    panic.signal,
    panic.link,
  );
  return panic.value;
}

function finish(m: Machine, g: Goroutine, main: boolean): void {
  if (main) m.exitProcess(g.process, 0);
  else m.endGoroutine(g);
}

// ------------------------------------------------------------------ the last words

function setText(g: Goroutine, text: string): void {
  // The first panic without a text, from the newest, is the one that was asked.
  const chain: Panic[] = [];
  for (let p = g.panic; p; p = p.link) chain.push(p);
  const i = chain.findIndex((p) => p.text === undefined);
  let rebuilt: Panic | null = null;
  for (let k = chain.length - 1; k >= 0; k--) {
    const p = chain[k]!;
    rebuilt = new Panic(
      p.value,
      p.callDepth,
      p.deferDepth,
      p.recovered,
      p.goexit,
      p.seq,
      k === i ? text : p.text,
      p.signal,
      rebuilt,
    );
  }
  g.panic = rebuilt;
}

/** Asks values for their texts, one call at a time, then prints all panics and ends the process. */
function printPanics(m: Machine, g: Goroutine): Unwound {
  if (whilePrinting(g.panic!)) {
    const { value } = g.panic!;
    const type = value === null ? undefined : (value as Iface).type;
    const what =
      type?.kind === 'string' && type.pkgPath === ''
        ? ((value as Iface).v as string)
        : `type ${type?.string ?? 'nil'}`;
    const text = `fatal error: panic while printing panic value: ${what}`;
    m.fatal(g.process, 'panic', fatalText(text, g));
    return false;
  }
  for (;;) {
    let p: Panic | null = g.panic;
    while (p && p.text !== undefined) p = p.link;
    if (!p) break;
    const method = p.goexit ? undefined : textMethod(g, p.value);
    if (!method) {
      setText(g, p.goexit ? '' : plainText(p.value));
      continue;
    }
    const top = g.panic!;
    // Calls of Error and String run with this panic still on top; a panic in them is one more.
    g.panic = new Panic(
      top.value,
      PRINTING,
      0,
      top.recovered,
      top.goexit,
      top.seq,
      top.text,
      top.signal,
      top.link,
    );
    const v = (p.value as Iface).v;
    const argsN = new Float64Array(1);
    const cls = (p.value as Iface).type.cls;
    if (cls !== 2) argsN[0] = typeof v === 'number' ? v : NaN;
    pushFrame(m, g, method, null, argsN, [v], ~(g.pc + 1));
    return true;
  }
  let text = '';
  const chain: Panic[] = [];
  for (let p = g.panic; p; p = p.link) chain.unshift(p);
  let before: Panic | undefined;
  let signal = false;
  for (const p of chain) {
    const indented = before !== undefined && !before.goexit;
    before = p;
    if (p.goexit) continue;
    text += `${indented ? '\t' : ''}panic: ${p.text!}${p.recovered ? ' [recovered]' : ''}\n`;
    signal ||= p.signal;
  }
  if (signal) {
    const pc = (addressOfCode(g.fns[g.depth]!) + g.pc).toString(16);
    text += `[signal SIGSEGV: segmentation violation code=0x1 addr=0x0 pc=0x${pc}]\n`;
  }
  m.fatal(g.process, 'panic', fatalText(text.slice(0, -1), g));
  return false;
}

/** Whether a panic came up while an earlier one was asked for its text. */
function whilePrinting(panic: Panic): boolean {
  for (let p = panic.link; p; p = p.link) if (p.callDepth === PRINTING) return true;
  return false;
}

/** Error() string, else String() string, of a panic's value. */
function textMethod(g: Goroutine, value: Plain): FuncCode | undefined {
  if (value === null) return undefined;
  const type = (value as Iface).type;
  const program = g.process.program;
  for (const name of ['Error', 'String']) {
    const method = type.methods.find((candidate) => candidate.name === name);
    if (!method || method.type.params.length > 0 || method.type.results[0]?.kind !== 'string')
      continue;
    if (method.type.results.length === 1) return program.methodOf(type, method.id);
  }
  return undefined;
}

/** What Go prints for a panic value without methods. */
function plainText(value: Plain): string {
  if (value === null) return 'nil';
  const { type, v } = value as Iface;
  const basic = printText(type, v);
  const predeclared = type.pkgPath === '' && type.name !== '';
  switch (type.kind) {
    case 'string':
      return predeclared ? basic : `${type.string}("${basic}")`;
    case 'struct':
    case 'array':
    case 'slice':
    case 'map':
    case 'chan':
    case 'func':
    case 'ptr':
      return `(${type.string}) ${v === null ? '0x0' : address((v as StructObj).id ?? 0)}`;
    case 'complex64':
    case 'complex128':
      return predeclared ? basic : type.string + basic;
    default:
      return predeclared ? basic : `${type.string}(${basic})`;
  }
}
