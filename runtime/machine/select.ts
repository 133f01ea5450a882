/** The select statement (Go spec, "Select statements"): a fair, seeded choice among what is ready, or the reader's. */
import { canReceive, canSend, receiveNow, sendNow, type ChanObj } from './chan';
import { getRegister } from './call';
import { EVENT_KINDS, WAIT_REASONS } from './event';
import type { Goroutine } from './goroutine';
import type { Machine } from './machine';
import { Waiter } from './wait-queue';

const EV_SELECT = EVENT_KINDS.indexOf('select');
const SELECT = WAIT_REASONS.indexOf('select');
const SELECT_NO_CASES = WAIT_REASONS.indexOf('select (no cases)');

const ready: number[] = [];

/** Executes the SELECT at pc of g's top frame (fp): true when a case or the default was taken, false when parked. */
export function select(
  m: Machine,
  g: Goroutine,
  code: Int32Array,
  pc: number,
  fp: number,
): boolean {
  const n = code[pc + 2]!;
  const dst = fp + code[pc + 1]!;
  ready.length = 0;
  for (let i = 0, at = pc + 4; i < n; i++, at += 5) {
    const c = g.R[fp + code[at + 1]!] as ChanObj | null;
    if (c !== null && (code[at] === 0 ? canSend(c) : canReceive(c))) ready.push(i);
  }
  if (m.onSelect) m.onSelect(g, ready);
  if (ready.length > 0) {
    let chosen: number;
    if (g.chosenCase >= 0 && ready.includes(g.chosenCase)) chosen = g.chosenCase;
    else chosen = ready.length === 1 ? ready[0]! : ready[m.random() % ready.length]!;
    g.chosenCase = -1;
    const at = pc + 4 + chosen * 5;
    const c = g.R[fp + code[at + 1]!] as ChanObj;
    let seq: number;
    if (code[at] === 0) seq = sendNow(m, g.id, c, getRegister(g, fp + code[at + 2]!, c.cls), 0);
    else {
      const value = code[at + 2]!;
      const ok = code[at + 3]!;
      seq = receiveNow(m, g, c, value < 0 ? -1 : fp + value, ok < 0 ? -1 : fp + ok);
    }
    g.N[dst] = chosen;
    m.event(EV_SELECT, g.id, c.id, chosen, seq);
    return true;
  }
  if (code[pc + 3] !== 0) {
    m.look();
    g.N[dst] = -1;
    return true;
  }
  const waiters: Waiter[] = [];
  let first: ChanObj | null = null;
  for (let i = 0, at = pc + 4; i < n; i++, at += 5) {
    const c = g.R[fp + code[at + 1]!] as ChanObj | null;
    if (c === null) continue;
    first ??= c;
    const sending = code[at] === 0;
    const value = code[at + 2]!;
    const ok = code[at + 3]!;
    const w = new Waiter(
      g,
      c,
      sending ? getRegister(g, fp + value, c.cls) : null,
      sending,
      sending || value < 0 ? -1 : fp + value,
      sending || ok < 0 ? -1 : fp + ok,
      i,
      dst,
    );
    m.touch(c);
    (sending ? c.sendq : c.recvq).push(w);
    waiters.push(w);
  }
  m.park(g, n === 0 ? SELECT_NO_CASES : SELECT, first);
  g.waiters = waiters;
  return false;
}
