/** Channels (Go spec, "Send statements", "Receive operator", "Close"): direct hand-over, first come first served. */
import type { FuncCode } from '../code/program';
import type { RType } from '../code/rtype';
import { setRegister } from './call';
import { EVENT_KINDS } from './event';
import type { Goroutine } from './goroutine';
import { Tracked } from './heap';
import type { Machine } from './machine';
import { RuntimePanic } from './runtime-error';
import type { Plain } from './value';
import { Waiter, WaitQueue } from './wait-queue';
import { zeroOf } from './zero';

const EV_SEND = EVENT_KINDS.indexOf('send');
const EV_RECV = EVENT_KINDS.indexOf('recv');
const EV_CLOSE = EVENT_KINDS.indexOf('close');
const EV_SELECT = EVENT_KINDS.indexOf('select');

/** Indices into WAIT_REASONS. */
export const CHAN_RECEIVE = 0;
export const CHAN_SEND = 1;
export const NIL_RECEIVE = 3;
export const NIL_SEND = 4;

const none: readonly Waiter[] = [];
const waiting = (queue: WaitQueue): readonly Waiter[] =>
  queue.length === 0 ? none : queue.first(queue.length);

/** A channel. Queued values keep the sequence number of their send, so that a receive can name it. */
export class ChanObj extends Tracked {
  private ring: Plain[];
  private seqs: number[];
  private head = 0;
  /** Values in the buffer. */
  count = 0;
  /** Sequence number of its close, 0: open. */
  closed = 0;
  readonly recvq = new WaitQueue();
  readonly sendq = new WaitQueue();
  /** Class of its elements. */
  readonly cls: number;

  constructor(
    readonly id: number,
    readonly type: RType,
    readonly cap: number,
    epoch: number,
    /** Where it was made: the function, and in it the instruction; null: not by a statement. */
    readonly madeIn: FuncCode | null = null,
    readonly madeAt = 0,
  ) {
    super();
    this.cls = type.elem!.cls;
    const size = Math.min(cap, 64);
    this.ring = new Array<Plain>(size).fill(null);
    this.seqs = new Array<number>(size).fill(0);
    this.epoch = epoch;
  }

  /** What stands in the buffer, oldest first. */
  values(): Plain[] {
    const out: Plain[] = [];
    for (let i = 0; i < this.count; i++) out.push(this.ring[(this.head + i) % this.ring.length]);
    return out;
  }

  /** Sequence numbers of the sends of these values. */
  sendSeqs(): number[] {
    const out: number[] = [];
    for (let i = 0; i < this.count; i++) out.push(this.seqs[(this.head + i) % this.ring.length]!);
    return out;
  }

  put(v: Plain, seq: number): void {
    if (this.count === this.ring.length) this.widen();
    let at = this.head + this.count++;
    if (at >= this.ring.length) at -= this.ring.length;
    this.ring[at] = v;
    this.seqs[at] = seq;
  }

  headSeq(): number {
    return this.seqs[this.head]!;
  }

  take(): Plain {
    const v = this.ring[this.head];
    this.ring[this.head] = null;
    if (++this.head === this.ring.length) this.head = 0;
    this.count--;
    return v;
  }

  private widen(): void {
    const values = this.values();
    const seqs = this.sendSeqs();
    const size = Math.min(this.cap, this.ring.length * 2);
    this.ring = new Array<Plain>(size).fill(null);
    this.seqs = new Array<number>(size).fill(0);
    for (let i = 0; i < values.length; i++) {
      this.ring[i] = values[i];
      this.seqs[i] = seqs[i]!;
    }
    this.head = 0;
  }

  save(): unknown {
    return {
      ring: this.ring.slice(),
      seqs: this.seqs.slice(),
      head: this.head,
      count: this.count,
      closed: this.closed,
      recvq: waiting(this.recvq),
      sendq: waiting(this.sendq),
    };
  }

  load(saved: unknown): void {
    const from = saved as {
      ring: Plain[];
      seqs: number[];
      head: number;
      count: number;
      closed: number;
      recvq: readonly Waiter[];
      sendq: readonly Waiter[];
    };
    this.ring = from.ring.slice();
    this.seqs = from.seqs.slice();
    this.head = from.head;
    this.count = from.count;
    this.closed = from.closed;
    this.recvq.restore(from.recvq);
    this.sendq.restore(from.sendq);
  }

  weight(): number {
    return 160 + this.ring.length * 16 + (this.recvq.length + this.sendq.length) * 8;
  }

  override get born(): number {
    return this.id;
  }
}

/** make(chan T, cap) as type t, at an instruction of a function; the size has been checked. */
export function makeChan(
  m: Machine,
  t: RType,
  cap: number,
  fn: FuncCode | null = null,
  pc = 0,
): ChanObj {
  return new ChanObj(m.heap.nextId++, t, cap, m.heap.epoch, fn, pc);
}

/** len(c), 0 for nil. */
export const chanLength = (c: ChanObj | null): number => (c === null ? 0 : c.count);

/** Takes a woken goroutine out of every queue it stands in but the one it was taken from. */
function unlink(m: Machine, w: Waiter): void {
  const g = w.g;
  if (w.index >= 0) {
    for (const other of g.waiters) {
      if (other === w) continue;
      const chan = other.chan as ChanObj;
      m.touch(chan);
      (other.sending ? chan.sendq : chan.recvq).remove(other);
    }
  }
  g.waiters = none;
}

/** Gives a waiting receiver its value. `seq`: the send (or close) that it comes from. */
function deliver(m: Machine, w: Waiter, v: Plain, ok: boolean, seq: number): void {
  const g = w.g;
  const chan = w.chan as ChanObj;
  m.touchGoroutine(g);
  if (w.valueReg >= 0) setRegister(g, w.valueReg, chan.cls, v);
  if (w.okReg >= 0) g.N[w.okReg] = ok ? 1 : 0;
  unlink(m, w);
  const recv = m.event(EV_RECV, g.id, chan.id, 0, seq);
  if (w.index >= 0) {
    g.N[w.dst] = w.index;
    m.event(EV_SELECT, g.id, chan.id, w.index, recv);
  }
  m.ready(g, seq, 0);
}

/** Lets a waiting sender go on; its value has been taken. `seq`: what took it. */
function release(m: Machine, w: Waiter, seq: number): void {
  const g = w.g;
  m.touchGoroutine(g);
  unlink(m, w);
  if (w.index >= 0) {
    g.N[w.dst] = w.index;
    m.event(EV_SELECT, g.id, w.chan.id, w.index, seq);
  }
  m.ready(g, seq, 0);
}

/** Whether a send would not block (a send on a closed channel panics, which is not blocking). */
export const canSend = (c: ChanObj): boolean =>
  c.closed !== 0 || c.recvq.length > 0 || c.count < c.cap;

/** Whether a receive would not block. */
export const canReceive = (c: ChanObj): boolean =>
  c.count > 0 || c.sendq.length > 0 || c.closed !== 0;

/**
 * Sends without blocking, for timers and natives: to a waiting receiver or the buffer. False when
 * neither takes it, or the channel is closed. `cause` becomes the cause of the send event.
 */
export function trySend(m: Machine, chan: Tracked, v: Plain, cause: number): boolean {
  const c = chan as ChanObj;
  if (c.closed !== 0 || (c.recvq.length === 0 && c.count >= c.cap)) return false;
  sendNow(m, 0, c, v, cause);
  return true;
}

/** Sends where canSend holds; returns the sequence number of the send. */
export function sendNow(m: Machine, by: number, c: ChanObj, v: Plain, cause: number): number {
  if (c.closed !== 0) throw new RuntimePanic('send on closed channel', 'plainError');
  if (c.epoch !== m.heap.epoch) m.heap.touch(c);
  const queue = c.recvq;
  if (queue.length > 0) {
    const w = queue.shift();
    const seq = m.event(EV_SEND, by, c.id, w.g.id, cause);
    deliver(m, w, v, true, seq);
    return seq;
  }
  const seq = m.event(EV_SEND, by, c.id, 0, cause);
  c.put(v, seq);
  return seq;
}

/** The send statement: true when done, false when g has been parked. */
export function send(m: Machine, g: Goroutine, c: ChanObj | null, v: Plain): boolean {
  if (c === null) {
    m.park(g, NIL_SEND, null);
    return false;
  }
  if (canSend(c)) {
    sendNow(m, g.id, c, v, 0);
    return true;
  }
  if (c.epoch !== m.heap.epoch) m.heap.touch(c);
  c.sendq.push(new Waiter(g, c, v, true, -1, -1, -1, -1));
  m.park(g, CHAN_SEND, c);
  return false;
}

/** Receives where canReceive holds, into absolute registers; returns the event's sequence number. */
export function receiveNow(
  m: Machine,
  g: Goroutine,
  c: ChanObj,
  valueReg: number,
  okReg: number,
): number {
  let v: Plain;
  let ok = 1;
  let seq: number;
  if (c.count > 0) {
    if (c.epoch !== m.heap.epoch) m.heap.touch(c);
    seq = m.event(EV_RECV, g.id, c.id, 0, c.headSeq());
    v = c.take();
    if (c.sendq.length > 0) {
      const w = c.sendq.shift();
      c.put(w.value, m.event(EV_SEND, w.g.id, c.id, 0, 0));
      release(m, w, seq);
    }
  } else if (c.sendq.length > 0) {
    if (c.epoch !== m.heap.epoch) m.heap.touch(c);
    const w = c.sendq.shift();
    v = w.value;
    const sent = m.event(EV_SEND, w.g.id, c.id, g.id, 0);
    seq = m.event(EV_RECV, g.id, c.id, 0, sent);
    release(m, w, seq);
  } else {
    seq = m.event(EV_RECV, g.id, c.id, 0, c.closed);
    v = valueReg >= 0 ? zeroOf(m, c.type.elem!) : null;
    ok = 0;
  }
  if (valueReg >= 0) setRegister(g, valueReg, c.cls, v);
  if (okReg >= 0) g.N[okReg] = ok;
  return seq;
}

/** The receive operator into absolute registers (-1: not wanted): true when done, false when parked. */
export function receive(
  m: Machine,
  g: Goroutine,
  c: ChanObj | null,
  valueReg: number,
  okReg: number,
): boolean {
  if (c === null) {
    m.park(g, NIL_RECEIVE, null);
    return false;
  }
  if (canReceive(c)) {
    receiveNow(m, g, c, valueReg, okReg);
    return true;
  }
  if (c.epoch !== m.heap.epoch) m.heap.touch(c);
  c.recvq.push(new Waiter(g, c, null, false, valueReg, okReg, -1, -1));
  m.park(g, CHAN_RECEIVE, c);
  return false;
}

/** close(c): receivers get zero values, senders panic when they run again. */
export function closeChan(m: Machine, by: number, c: ChanObj | null): void {
  if (c === null) throw new RuntimePanic('close of nil channel', 'plainError');
  if (c.closed !== 0) throw new RuntimePanic('close of closed channel', 'plainError');
  m.touch(c);
  const seq = m.event(EV_CLOSE, by, c.id, 0, 0);
  c.closed = seq;
  const receivers = waiting(c.recvq);
  const senders = waiting(c.sendq);
  c.recvq.restore(none);
  c.sendq.restore(none);
  for (const w of receivers) {
    deliver(m, w, w.valueReg >= 0 ? zeroOf(m, c.type.elem!) : null, false, seq);
  }
  for (const w of senders) {
    release(m, w, seq);
    w.g.raise = 'send on closed channel';
  }
}
