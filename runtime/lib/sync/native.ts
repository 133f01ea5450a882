/**
 * Natives of sync: locks and groups over a word each. Each takes effect at once or parks; whoever
 * frees something hands it to the first who waits, with its own event as the cause.
 */
import type { Goroutine } from '../../machine/goroutine';
import type { Machine } from '../../machine/machine';
import { BLOCK, GoFatal, GoPanic, type Native, type NativeTable } from '../../machine/native';
import { getInt, setBool } from '../../machine/native-values';
import { NIL_DEREFERENCE } from '../../machine/runtime-error';
import { addressId, loadNumber, storeNumber, type Address } from '../../machine/sema';
import { Box, Iface, SliceV, type StructObj } from '../../machine/value';

const address = (g: Goroutine, i: number): Address => g.R[i] as Address;

/** What a parked native finds in wakeNote when it has been given what it waited for. */
const GRANTED = 'granted';

/** True once, after waking. */
function granted(g: Goroutine): boolean {
  if (g.wakeNote !== GRANTED) return false;
  g.wakeNote = 0;
  return true;
}

function wait(m: Machine, g: Goroutine, at: Address): typeof BLOCK {
  m.semaphores.enqueue(m, g, at);
  m.park(g, 'semacquire', at instanceof Box ? at : null, addressId(at));
  return BLOCK;
}

/** Hands over to the first who waits at an address, and gives its number; 0 when nobody does. */
function grant(m: Machine, at: Address, cause: number): number {
  const next = m.semaphores.dequeue(m, at);
  if (next) m.ready(next, cause, GRANTED);
  return next?.id ?? 0;
}

const waitsAt = (m: Machine, at: Address): boolean => m.semaphores.waiting(at).length > 0;

const lock: Native = (m, g, base) => {
  const held = address(g, base);
  const last = address(g, base + 1);
  if (granted(g)) {
    m.emit('lock', g, addressId(held), 0, g.wakeCause);
    return undefined;
  }
  if (loadNumber(held) !== 0) return wait(m, g, held);
  storeNumber(m, held, g.id);
  m.emit('lock', g, addressId(held), 0, loadNumber(last));
  return undefined;
};

const tryLock: Native = (m, g, base) => {
  const held = address(g, base);
  const free = loadNumber(held) === 0;
  if (free) {
    storeNumber(m, held, g.id);
    m.emit('lock', g, addressId(held), 0, loadNumber(address(g, base + 1)));
  }
  setBool(g, base, free);
};

const unlock: Native = (m, g, base) => {
  const held = address(g, base);
  if (loadNumber(held) === 0) throw new GoFatal('fatal error: sync: unlock of unlocked mutex');
  const seq = m.emit('unlock', g, addressId(held));
  storeNumber(m, address(g, base + 1), seq);
  // The lock is its next holder's at once: nobody comes between.
  storeNumber(m, held, grant(m, held, seq));
};

/** Writers wait at the writer's word, readers at the readers'. */
const rwLock: Native = (m, g, base) => {
  const writer = address(g, base);
  const readers = address(g, base + 1);
  if (granted(g)) {
    m.emit('lock', g, addressId(writer), 0, g.wakeCause);
    return undefined;
  }
  if (loadNumber(writer) !== 0 || loadNumber(readers) !== 0) return wait(m, g, writer);
  storeNumber(m, writer, g.id);
  m.emit('lock', g, addressId(writer), 0, loadNumber(address(g, base + 2)));
  return undefined;
};

const rwTryLock: Native = (m, g, base) => {
  const writer = address(g, base);
  const free = loadNumber(writer) === 0 && loadNumber(address(g, base + 1)) === 0;
  if (free) {
    storeNumber(m, writer, g.id);
    m.emit('lock', g, addressId(writer), 0, loadNumber(address(g, base + 2)));
  }
  setBool(g, base, free);
};

const rwUnlock: Native = (m, g, base) => {
  const writer = address(g, base);
  const readers = address(g, base + 1);
  if (loadNumber(writer) === 0) throw new GoFatal('fatal error: sync: Unlock of unlocked RWMutex');
  const seq = m.emit('unlock', g, addressId(writer));
  storeNumber(m, address(g, base + 2), seq);
  let admitted = 0;
  while (grant(m, readers, seq) > 0) admitted++;
  storeNumber(m, readers, admitted);
  // With readers let in, a writer that waits goes on waiting.
  storeNumber(m, writer, admitted > 0 ? 0 : grant(m, writer, seq));
};

const rwRLock: Native = (m, g, base) => {
  const writer = address(g, base);
  const readers = address(g, base + 1);
  if (granted(g)) {
    m.emit('rlock', g, addressId(writer), 0, g.wakeCause);
    return undefined;
  }
  if (loadNumber(writer) !== 0 || waitsAt(m, writer)) return wait(m, g, readers);
  storeNumber(m, readers, loadNumber(readers) + 1);
  m.emit('rlock', g, addressId(writer), 0, loadNumber(address(g, base + 2)));
  return undefined;
};

const rwTryRLock: Native = (m, g, base) => {
  const writer = address(g, base);
  const readers = address(g, base + 1);
  const free = loadNumber(writer) === 0 && !waitsAt(m, writer);
  if (free) {
    storeNumber(m, readers, loadNumber(readers) + 1);
    m.emit('rlock', g, addressId(writer), 0, loadNumber(address(g, base + 2)));
  }
  setBool(g, base, free);
};

const rwRUnlock: Native = (m, g, base) => {
  const writer = address(g, base);
  const readers = address(g, base + 1);
  const n = loadNumber(readers);
  if (n === 0) throw new GoFatal('fatal error: sync: RUnlock of unlocked RWMutex');
  storeNumber(m, readers, n - 1);
  const seq = m.emit('runlock', g, addressId(writer));
  storeNumber(m, address(g, base + 2), seq);
  if (n === 1) {
    const next = grant(m, writer, seq);
    if (next > 0) storeNumber(m, writer, next);
  }
};

const groupAdd: Native = (m, g, base) => {
  const count = address(g, base);
  const delta = getInt(g, base + 2);
  const n = loadNumber(count) + delta;
  storeNumber(m, count, n);
  if (n < 0) {
    const text = g.process.program.basicType('string');
    throw new GoPanic(new Iface(text, 'sync: negative WaitGroup counter'));
  }
  if (delta < 0) {
    const seq = m.emit('done', g, addressId(count), n);
    storeNumber(m, address(g, base + 1), seq);
    if (n === 0) while (grant(m, count, seq) > 0);
  }
};

const groupWait: Native = (m, g, base) => {
  const count = address(g, base);
  if (granted(g)) {
    m.emit('wait', g, addressId(count), 0, g.wakeCause);
    return undefined;
  }
  if (loadNumber(count) > 0) return wait(m, g, count);
  m.emit('wait', g, addressId(count), 0, loadNumber(address(g, base + 1)));
  return undefined;
};

const acquire: Native = (m, g, base) => {
  const ticket = address(g, base);
  const blocked = m.semaphores.acquire(m, g, ticket, 'sync.Cond.Wait');
  if (blocked === undefined) m.emit('wait', g, addressId(ticket), 0, g.wakeCause);
  return blocked;
};

const release: Native = (m, g, base) => {
  const ticket = address(g, base) as Address | null;
  // Somebody else was faster.
  if (!ticket) return;
  m.semaphores.release(m, ticket, m.emit('signal', g, addressId(ticket)));
};

/** Gives a Cond, which knows itself from its first use on: a copy knows the other one. */
const used: Native = (m, g, base) => {
  const cond = g.R[base] as StructObj | null;
  if (!cond) throw m.runtimePanic(NIL_DEREFERENCE);
  const self = cond.type.fields!.findIndex((field) => field.name === 'self');
  if (cond.f[self] === null) {
    m.touch(cond);
    cond.f[self] = cond;
  } else if (cond.f[self] !== cond) {
    throw new GoPanic(new Iface(g.process.program.basicType('string'), 'sync.Cond is copied'));
  }
};

/** Takes an element out of a slice of pointers or interfaces: one statement, which nobody comes into. */
const take =
  (last: boolean): Native =>
  (_m, g, base) => {
    const s = g.R[base] as SliceV | null;
    g.R[base + 1] = s;
    g.R[base] = null;
    if (!s || s.len === 0) return;
    g.R[base] = s.data[last ? s.off + s.len - 1 : s.off];
    g.R[base + 1] = new SliceV(
      s.arr,
      last ? s.off : s.off + 1,
      s.len - 1,
      last ? s.cap : s.cap - 1,
    );
  };

export const syncNatives: NativeTable = {
  'sync.lock': lock,
  'sync.tryLock': tryLock,
  'sync.unlock': unlock,
  'sync.rwLock': rwLock,
  'sync.rwTryLock': rwTryLock,
  'sync.rwUnlock': rwUnlock,
  'sync.rwRLock': rwRLock,
  'sync.rwTryRLock': rwTryRLock,
  'sync.rwRUnlock': rwRUnlock,
  'sync.groupAdd': groupAdd,
  'sync.groupWait': groupWait,
  'sync.acquire': acquire,
  'sync.release': release,
  'sync.used': used,
  'sync.first': take(false),
  'sync.last': take(true),
};
