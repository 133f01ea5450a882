/** What the loop does rarely: misses, panics, calls that are not calls, conversions with allocation. */
import { InternalError } from '../base/internal-error';
import type { FuncCode } from '../code/program';
import type { RType } from '../code/rtype';
import { getElement, setElement } from './array';
import { getRegister, setRegister } from './call';
import { complexArith } from './complex';
import { equalPlain, implementsInterface, missingMethod } from './equal';
import { EVENT_KINDS } from './event';
import { MAX_FRAMES, MAX_REGISTERS, type Goroutine } from './goroutine';
import type { Machine } from './machine';
import type { MapObj } from './map';
import { BLOCK, ENTER, YIELD, UNWOUND, GoFatal, type Native } from './native';
import { printText } from './print';
import type { Process } from './process';
import { indexPanic, nilDereference, RuntimePanic } from './runtime-error';
import { bytesOfString, runesOfString, stringOfBytes, stringOfRune, stringOfRunes } from './string';
import {
  type ArrayObj,
  Box,
  Complex,
  ElemPtr,
  FieldPtr,
  FuncV,
  type Iface,
  type Plain,
  type SliceV,
  type StructObj,
} from './value';
import { touchElement } from './touch';
import { numberOfPointer, pointerOfNumber, reinterpret } from './unsafe';
import { ViewPtr } from './view';
import { clone, zeroOf } from './zero';

export { complexArith };

const EV_CALL = EVENT_KINDS.indexOf('call');
const EV_RETURN = EVENT_KINDS.indexOf('return');

export const noNumbers = new Float64Array(0);
export const noRefs: readonly Plain[] = [];

/** A goroutine that was woken by a close panics before it goes on. */
export function raiseKept(g: Goroutine): void {
  const text = g.raise;
  g.raise = null;
  if (text !== null) throw new RuntimePanic(text, 'plainError');
}

export const badIndex = (s: SliceV | null, i: number | bigint): RuntimePanic =>
  indexPanic(i, s === null ? 0 : s.len);

// ------------------------------------------------------------------------ values

export function equalIfaceValue(g: Goroutine, x: Plain, reg: number, t: RType): boolean {
  if (x === null || (x as Iface).type !== t) return false;
  if (!t.comparable) throw new RuntimePanic(`comparing uncomparable type ${t.string}`);
  return equalPlain(t, (x as Iface).v, getRegister(g, reg, t.cls));
}

/** CONV; kinds as in code/ops.ts. */
export function convert(m: Machine, g: Goroutine, to: number, from: number, kind: number): void {
  switch (kind) {
    case 0:
      g.R[to] = stringOfRune(getRegister(g, from, 1) as number | bigint);
      break;
    case 1:
      g.R[to] = stringOfRune(g.N[from]!);
      break;
    case 2:
      g.R[to] = stringOfBytes(g.R[from] as SliceV | null);
      break;
    case 3:
      g.R[to] = stringOfRunes(g.R[from] as SliceV | null);
      break;
    case 4:
      g.R[to] = bytesOfString(m, g.process, g.R[from] as string);
      break;
    case 5:
      g.R[to] = runesOfString(m, g.process, g.R[from] as string);
      break;
    case 6:
      g.N[to] = numberOfPointer(m, g.process, g.R[from]);
      break;
    case 7:
      g.R[to] = pointerOfNumber(m, g.process, getRegister(g, from, 1));
      break;
    default:
      if (kind < 8) throw new InternalError(`no conversion ${kind}`);
      g.R[to] = reinterpret(m, g.process, g.R[from], g.process.program.types[kind - 8]!);
  }
}

/** *p for a pointer that is no Box. */
export function loadPointer(_: Machine, p: Plain): Plain {
  if (p instanceof FieldPtr) return p.obj.f[p.i];
  if (p instanceof ElemPtr) return getElement(p.arr, p.i);
  if (p === null) throw nilDereference();
  if (p instanceof ViewPtr) return p.load();
  return (p as Box).v;
}

/** *p = v for any pointer to what is neither struct nor array. */
export function storePointer(m: Machine, p: Plain, v: Plain): void {
  if (p instanceof Box) {
    m.touch(p);
    p.v = v;
  } else if (p instanceof FieldPtr) {
    m.touch(p.obj);
    p.obj.f[p.i] = v;
  } else if (p instanceof ElemPtr) setElement(m, p.arr, p.i, v);
  else if (p instanceof ViewPtr) p.store(v);
  else throw nilDereference();
}

export function loadAny(g: Goroutine, arr: ArrayObj, i: number, reg: number): void {
  setRegister(g, reg, arr.elem.cls, getElement(arr, i));
}

export function storeAny(m: Machine, g: Goroutine, arr: ArrayObj, i: number, reg: number): void {
  if (arr.epoch !== m.heap.epoch) touchElement(m, arr, i);
  const v = getRegister(g, reg, arr.elem.cls);
  if (typeof v === 'bigint') {
    (arr.data as Float64Array)[i] = NaN;
    storeWide(arr, i, v);
  } else (arr.data as Plain[])[i] = v;
}

export function storeWide(arr: ArrayObj, i: number, v: Plain): void {
  (arr.wide ??= new Map<number, bigint>()).set(i, v as bigint);
}

/** The zero value for a key that is not there; an unhashable key panics even then. */
export function mapMiss(
  m: Machine,
  g: Goroutine,
  map: MapObj | null,
  t: RType,
  reg: number,
  keyReg: number,
): void {
  if (map === null && t.keyType!.kind === 'interface') {
    const key = g.R[keyReg] as Iface | null;
    if (key && !key.type.comparable)
      throw new RuntimePanic(`hash of unhashable type ${key.type.string}`);
  }
  const elem = t.elem!;
  if (elem.cls === 2) g.R[reg] = zeroOf(m, elem);
  else g.N[reg] = 0;
}

export const implementsIt = (t: RType, wanted: RType): boolean =>
  wanted.kind === 'interface' && implementsInterface(t, wanted);

/** x.(t) when x's dynamic type is not t itself. */
export function assert(
  m: Machine,
  g: Goroutine,
  x: Iface | null,
  t: RType,
  source: RType,
  reg: number,
  okReg: number,
): void {
  const isInterface = t.kind === 'interface';
  if (x !== null && isInterface && implementsInterface(x.type, t)) {
    g.R[reg] = x;
    if (okReg >= 0) g.N[okReg] = 1;
    return;
  }
  if (okReg >= 0) {
    setRegister(g, reg, t.cls, zeroOf(m, t));
    g.N[okReg] = 0;
    return;
  }
  let text: string;
  if (x === null) text = `${isInterface ? 'interface' : source.string} is nil, not ${t.string}`;
  else if (isInterface) {
    text = `${x.type.string} is not ${t.string}: missing method ${missingMethod(x.type, t) ?? '?'}`;
  } else {
    text = `${source.string} is ${x.type.string}, not ${t.string}`;
    if (x.type.string === t.string) {
      text +=
        packageOf(x.type) === packageOf(t)
          ? ' (types from different scopes)'
          : ' (types from different packages)';
    }
  }
  throw new RuntimePanic(`interface conversion: ${text}`, 'TypeAssertionError');
}

/** The package that a type belongs to; a struct type without a name, by its unexported fields. */
function packageOf(t: RType): string {
  return t.pkgPath || (t.fields.find((field) => field.pkgPath !== '')?.pkgPath ?? '');
}

export function makeComplex(re: number, im: number, bits: number): Complex {
  return bits === 64 ? new Complex(Math.fround(re), Math.fround(im)) : new Complex(re, im);
}

export const negateComplex = (c: Complex): Complex => new Complex(-c.re, -c.im);

/** PRINT; returns the pc behind it. */
export function print(m: Machine, g: Goroutine, code: Int32Array, pc: number, fp: number): number {
  const newline = code[pc + 1] !== 0;
  const n = code[pc + 2]!;
  let text = '';
  for (let i = 0; i < n; i++) {
    const t = g.process.program.types[code[pc + 4 + 2 * i]!]!;
    if (i > 0 && newline) text += ' ';
    text += printText(t, getRegister(g, fp + code[pc + 3 + 2 * i]!, t.cls));
  }
  m.print(g.process, 2, newline ? text + '\n' : text);
  return pc + 3 + 2 * n;
}

// ------------------------------------------------------------------------- calls

/** The end of a process whose next function has more code than there is room for. */
export function tooLarge(fn: FuncCode, process: Process): GoFatal {
  const at = process.program.files.told(fn.pos);
  return new GoFatal(
    `fatal error: ${fn.name} at ${at.file}:${at.line} is too large to be run here: divide it`,
  );
}

/** Ends the process when a stack has grown too large. */
export function checkStack(end: number, frames: number): void {
  if (end > MAX_REGISTERS || frames >= MAX_FRAMES) {
    throw new GoFatal(
      'runtime: goroutine stack exceeds 1000000000-byte limit\nfatal error: stack overflow',
    );
  }
}

/** The method that a dynamic type has for an id; remembered in the call site's cache. */
export function resolve(
  m: Machine,
  process: Process,
  t: RType,
  id: number,
  slot: number,
): FuncCode {
  const { cacheType, cacheFunc, cacheMode } = process.linkage;
  if (cacheType[slot] === t) return cacheFunc[slot]!;
  const f = methodFor(m, process, t, id);
  while (cacheType.length <= slot) {
    cacheType.push(null);
    cacheFunc.push(null);
    cacheMode.push(0);
  }
  cacheType[slot] = t;
  cacheFunc[slot] = f;
  cacheMode[slot] = receiverMode(t);
  return f;
}

function methodFor(m: Machine, process: Process, t: RType, id: number): FuncCode {
  const f = t.table.get(id) ?? process.program.methodOf(t, id);
  if (!f) throw new InternalError(`${t.string} has no method ${id}`);
  m.load(f, process);
  return f;
}

/** How a receiver leaves its interface: 0 number, 1 wide, 2 reference, 3 copied struct or array. */
const receiverMode = (t: RType): number =>
  t.cls !== 2 ? t.cls : t.kind === 'struct' || t.kind === 'array' ? 3 : 2;

/** For go and defer of interface methods: puts the receiver in place of its interface. */
export function bindReceiver(m: Machine, g: Goroutine, reg: number, id: number): FuncCode {
  const x = g.R[reg] as Iface | null;
  if (x === null) throw nilDereference();
  const f = methodFor(m, g.process, x.type, id);
  const v = receiverMode(x.type) === 3 ? clone(m, x.v as StructObj) : x.v;
  setRegister(g, reg, x.type.cls, v);
  return f;
}

/** FUNCREF. */
export function funcRef(process: Process, index: number): FuncV {
  return (process.linkage.funcRefs[index] ??= new FuncV(process.program.funcs[index]!, []));
}

/** The go statement: arguments from registers `from`…. */
export function go(
  m: Machine,
  g: Goroutine,
  f: FuncCode,
  closure: FuncV | null,
  from: number,
  n: number,
): void {
  const made = m.spawn(g.process, f, closure, g);
  if (n > made.ownN.length) made.grow(n);
  for (let i = 0; i < n; i++) {
    if (i === f.closureReg) continue;
    made.N[i] = g.N[from + i]!;
    made.R[i] = g.R[from + i];
  }
}

export const goOfNil = (): GoFatal => new GoFatal('fatal error: go of nil func value');

/** A native returned something, or its goroutine does not run any more. True: go on with the current one. */
export function afterNative(
  m: Machine,
  g: Goroutine,
  what: ReturnType<Native>,
  base: number,
): boolean {
  if (what === ENTER) {
    enter(m, g, base);
    return true;
  }
  if (what === UNWOUND) return m.current === g;
  if (what === BLOCK) {
    // Woken, it calls the native again.
    g.next = g.pc;
    if (m.current === g && g.state === 1) throw new InternalError('BLOCK without park');
    return false;
  }
  if (g.wakeNote !== 0) g.wakeNote = 0;
  if (what === YIELD && m.current === g) m.preempt(g);
  return false;
}

/** Enters g.enter at a window of the native's caller. */
function enter(m: Machine, g: Goroutine, base: number): void {
  const closure = g.enter;
  g.enter = null;
  if (closure === null) throw nilDereference();
  const f = closure.fn;
  m.load(f, g.process);
  g.room(base + f.nregs, g.depth + 2);
  g.pcs[g.depth] = g.next;
  g.depth++;
  g.fp = base;
  g.fps[g.depth] = base;
  g.fns[g.depth] = f;
  if (f.closureReg >= 0) g.R[base + f.closureReg] = closure;
  g.pc = 0;
  g.next = 0;
}

/** A watched function is entered; its frame is the top one. */
export function callEvent(m: Machine, g: Goroutine, f: FuncCode): void {
  const seq = m.event(EV_CALL, g.id, 0, f.index, g.watched?.seq ?? g.createdSeq);
  g.watched = { depth: g.depth, seq, next: g.watched };
}

export function returnEvent(m: Machine, g: Goroutine, f: FuncCode): void {
  const call = g.watched;
  if (!call || call.depth !== g.depth) return;
  g.watched = call.next;
  m.event(EV_RETURN, g.id, 0, f.index, call.seq);
}

export function unknownOp(fn: FuncCode, pc: number, op: number): never {
  throw new InternalError(`no instruction ${op} at ${fn.name}+${pc}`);
}
