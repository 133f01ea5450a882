/**
 * What runtime.GC, SetFinalizer and ReadMemStats need: JavaScript frees memory by itself, but which
 * objects a program can still reach is worked out here, from its variables alone, so that the answer
 * is the same however one came to this moment.
 */
import type { RType } from '../code/rtype';
import { setArguments } from './call';
import { ChanObj } from './chan';
import { Goroutine } from './goroutine';
import { Tracked } from './heap';
import type { Machine } from './machine';
import { MapObj, mapEntries } from './map';
import { Process } from './process';
import { sizeOf } from './size';
import { ArrayObj, Box, ElemPtr, FieldPtr, FuncV, Iface, SliceV, StructObj } from './value';
import type { Plain } from './value';

interface Finalizer {
  /** The pointer as it was given, and its type. */
  readonly pointer: Plain;
  readonly type: RType;
  readonly fn: FuncV;
  /** The finalizer's parameter. */
  readonly param: RType;
}

/** A process's finalizers in the order in which they were set, and how often it has collected. */
class Finalizers extends Tracked {
  list: readonly Finalizer[] = [];
  collections = 0;
  save(): unknown {
    return [this.list, this.collections];
  }
  load(saved: unknown): void {
    [this.list, this.collections] = saved as [readonly Finalizer[], number];
  }
  weight(): number {
    return 64;
  }
}

function finalizersOf(m: Machine, process: Process): Finalizers {
  const of = m.singleton(`finalizers ${process.id}`, () => new Finalizers());
  m.touch(of);
  return of;
}

/** The object a pointer keeps alive. */
function objectOf(v: Plain): object | undefined {
  if (v instanceof SliceV || v instanceof ElemPtr) return v.arr;
  if (v instanceof FieldPtr) return v.obj;
  return typeof v === 'object' && v !== null ? v : undefined;
}

/** Objects that have been reached. */
class Reached {
  readonly seen = new Set<object>();
  private readonly work: object[] = [];

  /** Notes what a value leads to. */
  value(v: Plain): void {
    if (v instanceof Iface) return this.value(v.v);
    const object = objectOf(v);
    if (object === undefined || object instanceof Goroutine || object instanceof Process) return;
    if (this.seen.has(object)) return;
    this.seen.add(object);
    this.work.push(object);
  }

  /** Follows what has been noted to the end. */
  drain(): void {
    for (let object = this.work.pop(); object; object = this.work.pop()) this.contents(object);
  }

  /** Notes what an object holds, itself not. */
  contents(object: object): void {
    if (object instanceof StructObj) {
      // Tables that come into being when they are looked at are a class of their own.
      if (object.constructor === StructObj) for (const v of object.f) this.value(v);
    } else if (object instanceof Box) this.value(object.v);
    else if (object instanceof ArrayObj) {
      if (Array.isArray(object.data)) for (const v of object.data) this.value(v);
    } else if (object instanceof FuncV) for (const v of object.captured) this.value(v);
    else if (object instanceof MapObj) {
      for (const [key, v] of mapEntries(object)) {
        this.value(key);
        this.value(v);
      }
    } else if (object instanceof ChanObj) for (const v of object.values()) this.value(v);
  }

  /** The variables of a goroutine's frames, what it has deferred, panics with and waits to send. */
  goroutine(g: Goroutine): void {
    for (let frame = g.depth; frame >= 1; frame--) {
      const fp = frame === g.depth ? g.fp : g.fps[frame]!;
      const fn = g.fns[frame]!;
      const pc = g.pcOf(frame);
      if (fn.closureReg >= 0) this.value(g.R[fp + fn.closureReg]);
      for (const { reg, from, to, boxed, type } of fn.vars) {
        // Beside a number there may lie what was there before it.
        if (reg >= 0 && pc >= from && pc <= to && (boxed || type.cls === 2))
          this.value(g.R[fp + reg]);
      }
      if (fn.stmts.length > 0) continue;
      for (let reg = 0; reg < fn.params.length; reg++) {
        if (fn.params[reg] === 2) this.value(g.R[fp + reg]);
      }
    }
    for (let d = g.defers; d; d = d.next) {
      this.value(d.closure);
      for (const v of d.argsR) this.value(v);
    }
    for (let p = g.panic; p; p = p.link) this.value(p.value);
    for (const waiter of g.waiters) {
      this.value(waiter.chan);
      this.value(waiter.value);
    }
  }
}

function reach(m: Machine, process: Process): Reached {
  const reached = new Reached();
  for (const global of process.globals) reached.value(global);
  for (const g of m.goroutines.values()) if (g.process === process) reached.goroutine(g);
  for (const timer of m.timers.all()) {
    if (timer.process !== process) continue;
    const { action } = timer;
    if (action.kind === 'send') reached.value(action.chan);
    else if (action.kind === 'go') {
      reached.value(action.fn);
      for (const v of action.args) reached.value(v);
    }
  }
  reached.drain();
  return reached;
}

/** runtime.SetFinalizer; without a function the object has none any more. False: it has one already. */
export function setFinalizer(
  m: Machine,
  process: Process,
  pointer: Iface,
  finalizer: Iface | null,
): boolean {
  const table = finalizersOf(m, process);
  const object = objectOf(pointer.v);
  const others = table.list.filter((each) => objectOf(each.pointer) !== object);
  if (finalizer === null) {
    table.list = others;
    return true;
  }
  if (others.length < table.list.length) return false;
  const param = finalizer.type.params[0]!;
  const fn = finalizer.v as FuncV;
  table.list = [...others, { pointer: pointer.v, type: pointer.type, fn, param }];
  return true;
}

/**
 * runtime.GC: starts the finalizers of what the program reaches no more, each once. What an object
 * that is about to be finalized refers to stays until that has been done.
 */
export function collect(m: Machine, g: Goroutine): void {
  const { process } = g;
  const table = finalizersOf(m, process);
  table.collections++;
  if (table.list.length === 0) return;
  const reached = reach(m, process);
  for (const { pointer, fn } of table.list) {
    const object = objectOf(pointer);
    if (object) reached.contents(object);
    reached.value(fn);
    reached.drain();
  }
  const due = table.list.filter(({ pointer }) => !reached.seen.has(objectOf(pointer)!));
  table.list = table.list.filter((each) => !due.includes(each));
  for (const { pointer, type, fn, param } of due) {
    const runner = m.spawn(process, fn.fn, fn, null);
    const argument = param.kind === 'interface' ? new Iface(type, pointer) : pointer;
    setArguments(runner, fn.fn, [argument]);
  }
}

/** What runtime.MemStats tells: bytes and objects within reach, and how often runtime.GC was called. */
export interface MemoryUse {
  readonly bytes: number;
  readonly objects: number;
  readonly collections: number;
}

/** Bytes of an object as Go would lay it out. */
function bytesOf(object: object): number {
  if (object instanceof StructObj || object instanceof Box) return sizeOf(object.type);
  if (object instanceof ArrayObj) return sizeOf(object.elem) * object.data.length;
  if (object instanceof ChanObj) return 96 + object.cap * sizeOf(object.type.elem!);
  if (object instanceof MapObj) {
    const { keyType, elem } = object.type;
    return 48 + object.count * (sizeOf(keyType!) + sizeOf(elem!) + 1);
  }
  return 0;
}

/** Counts what a process reaches; structs and arrays inside others count with them. */
export function memoryUse(m: Machine, process: Process): MemoryUse {
  const { seen } = reach(m, process);
  const inner = new Set<object>();
  const isInner = (t: RType) => t.kind === 'struct' || t.kind === 'array';
  for (const object of seen) {
    if (object instanceof StructObj && object.constructor === StructObj) {
      const { fields } = object.type;
      for (let i = 0; i < fields.length; i++) {
        if (isInner(fields[i]!.type)) inner.add(object.f[i] as object);
      }
    } else if (object instanceof ArrayObj && isInner(object.elem)) {
      for (const v of object.data as Plain[]) inner.add(v as object);
    }
  }
  let bytes = 0;
  let objects = 0;
  for (const object of seen) {
    if (inner.has(object) || object instanceof FuncV) continue;
    bytes += bytesOf(object);
    objects++;
  }
  return { bytes, objects, collections: finalizersOf(m, process).collections };
}
