/** A hash of everything a run consists of: two states with the same hash are the same moment. For tests and comparisons. */
import type { Goroutine } from './goroutine';
import { ChanObj } from './chan';
import type { Machine } from './machine';
import { MapIter, MapObj, mapEntries } from './map';
import { getElement } from './array';
import { getRegister } from './call';
import {
  ArrayObj,
  Box,
  Complex,
  ElemPtr,
  FieldPtr,
  FuncV,
  Iface,
  SliceV,
  StructObj,
  type Plain,
} from './value';

/** Feeds 53 bits of FNV-like mixing with values; objects are visited once, by number. */
class Hasher {
  private a = 0x811c9dc5 | 0;
  private b = 0x1b873593 | 0;
  private readonly seen = new Set<object>();
  private readonly pending: object[] = [];

  number(v: number): void {
    this.word(v | 0);
    if ((v | 0) !== v) this.text(String(v));
  }

  text(v: string): void {
    this.word(v.length);
    for (let i = 0; i < v.length; i++) this.word(v.charCodeAt(i));
  }

  private word(v: number): void {
    this.a = Math.imul(this.a ^ v, 0x01000193);
    this.b = Math.imul(this.b ^ (v + (this.a >>> 15)), 0x5bd1e995);
  }

  plain(v: Plain): void {
    if (typeof v === 'number') this.number(v);
    else if (typeof v === 'string') this.text(v);
    else if (typeof v === 'bigint') this.text(`n${v}`);
    else if (typeof v === 'boolean') this.number(v ? 1 : 0);
    else if (v === null || v === undefined) this.word(-7);
    else if (typeof v === 'object') this.object(v);
  }

  private object(v: object): void {
    if (v instanceof SliceV) {
      this.text(`s${v.off},${v.len},${v.cap}`);
      this.object(v.arr);
    } else if (v instanceof Iface) {
      this.word(v.type.id);
      this.plain(v.v);
    } else if (v instanceof Complex) {
      this.number(v.re);
      this.number(v.im);
    } else if (v instanceof FieldPtr) {
      this.word(v.i);
      this.object(v.obj);
    } else if (v instanceof ElemPtr) {
      this.word(v.i);
      this.object(v.arr);
    } else if (v instanceof FuncV) {
      this.text(v.fn.name);
      for (const x of v.captured) this.plain(x);
    } else {
      if ('id' in v) this.number((v as { id: number }).id);
      if (!this.seen.has(v)) {
        this.seen.add(v);
        this.pending.push(v);
      }
    }
  }

  /** Contents of what has been named so far, and of what that names. */
  drain(): void {
    for (let v = this.pending.pop(); v; v = this.pending.pop()) {
      if (v instanceof Box) this.plain(v.v);
      else if (v instanceof StructObj) {
        // Tables of the library (no number of the heap's) never change, and would be made only for this.
        if (v.born !== 0) for (const x of v.f) this.plain(x);
      } else if (v instanceof ArrayObj) {
        for (let i = 0; i < v.data.length; i++) this.plain(getElement(v, i));
      } else if (v instanceof MapObj) {
        this.number(v.count);
        this.number(v.index.size);
        for (const [key, value] of mapEntries(v)) {
          this.plain(key);
          this.plain(value);
          this.plain(v.find(key));
        }
      } else if (v instanceof ChanObj) {
        this.number(v.closed);
        for (const x of v.values()) this.plain(x);
        for (const seq of v.sendSeqs()) this.number(seq);
        for (const w of [...v.recvq, ...v.sendq]) {
          this.number(w.g.id);
          this.number(w.index);
          this.plain(w.value);
        }
      } else if (v instanceof MapIter) {
        this.plain(v.save());
        this.plain(v.map);
      }
    }
  }

  get value(): string {
    return (
      (this.a >>> 0).toString(16).padStart(8, '0') + (this.b >>> 0).toString(16).padStart(8, '0')
    );
  }
}

/**
 * The variables in scope; of hand-made code, which names none, all registers. Registers between
 * statements may hold what was there before, which no program can see.
 */
function hashFrame(h: Hasher, g: Goroutine, frame: number): void {
  const fn = g.fns[frame]!;
  const fp = g.fps[frame]!;
  const pc = g.pcOf(frame);
  if (fn.stmts.length > 0) {
    for (const v of fn.vars) {
      if (pc < v.from || pc >= v.to) continue;
      h.plain(getRegister(g, fp + v.reg, v.boxed ? 2 : v.type.cls));
    }
    return;
  }
  const end = frame === g.depth ? g.top : g.fps[frame + 1]!;
  for (let i = fp; i < end; i++) {
    h.number(g.N[i]!);
    h.plain(g.R[i]);
  }
}

function hashGoroutine(h: Hasher, g: Goroutine): void {
  for (const n of [
    g.id,
    g.depth,
    g.fp,
    g.next,
    g.state,
    g.reason,
    g.waitId,
    g.sinceStep,
    g.sinceTime,
    g.blockSeq,
    g.cause,
    g.pending,
    g.wakeCause,
    g.chosenCase,
  ]) {
    h.number(n);
  }
  h.plain(g.held);
  h.plain(g.raise);
  for (let frame = 1; frame <= g.depth; frame++) {
    h.text(g.fns[frame]!.name);
    h.number(g.pcs[frame - 1]!);
    h.number(g.fps[frame]!);
  }
  for (let frame = 1; frame <= g.depth; frame++) hashFrame(h, g, frame);
  for (let d = g.defers; d; d = d.next) {
    h.number(d.depth);
    h.text(d.fn?.name ?? '');
    for (const n of d.argsN) h.number(n);
    for (const x of d.argsR) h.plain(x);
  }
  for (let p = g.panic; p; p = p.link) {
    h.plain(p.value);
    h.number(p.callDepth);
    h.plain(p.recovered);
  }
}

/** Sixteen hex digits over counters, clock, chance, queues, timers, processes, goroutines and all they reach. */
export function stateHash(m: Machine): string {
  const h = new Hasher();
  // S[1] is the loop's own; the rest of S is state.
  m.S.forEach((n, i) => i !== 1 && h.number(n));
  h.number(m.heap.nextId);
  h.number(m.current?.id ?? 0);
  for (const g of m.runq.toArray()) h.number(g.id);
  const timers = [...m.timers.all()].sort((a, b) => a.order - b.order);
  for (const t of timers) {
    h.number(t.id);
    h.number(t.when);
    h.number(t.period);
  }
  for (const p of m.processes.values()) {
    h.number(p.live * 4096 + p.active);
    h.number(p.timers);
    h.plain(p.exit?.code);
    h.plain(p.stopped);
    h.text(p.text());
    for (const x of p.globals) h.plain(x);
  }
  for (const g of m.goroutines.values()) hashGoroutine(h, g);
  h.drain();
  return h.value;
}
