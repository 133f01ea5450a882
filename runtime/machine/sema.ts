/**
 * Semaphores keyed by the address of a uint32: what sync.Mutex, WaitGroup and the like are built on
 * (runtime_Semacquire and runtime_Semrelease). Waiters are served first come, first served, and a
 * release hands its unit straight to the first waiter.
 */
import type { Goroutine } from './goroutine';
import { Tracked } from './heap';
import type { Machine, WaitReason } from './machine';
import { BLOCK } from './native';
import { touchElement } from './touch';
import { Box, ElemPtr, FieldPtr } from './value';

/** A pointer to a variable that is neither struct nor array. */
export type Address = Box | FieldPtr | ElemPtr;

/** One value for one variable, however often its address is taken: the Box, or a text. */
export function addressKey(p: Address): unknown {
  if (p instanceof FieldPtr) return `${p.obj.id}.${p.i}`;
  if (p instanceof ElemPtr) return `${p.arr.id}[${p.i}]`;
  return p;
}

/** Number of the object that the address is in: what events name. */
export function addressId(p: Address): number {
  return p instanceof FieldPtr ? p.obj.id : p instanceof ElemPtr ? p.arr.id : p.id;
}

/** Reads the number a pointer to an integer points to. */
export function loadNumber(p: Address): number {
  const v = p instanceof FieldPtr ? p.obj.f[p.i] : p instanceof ElemPtr ? p.arr.data[p.i] : p.v;
  return Number(v);
}

/** Writes the number a pointer to an integer of at most 32 bits points to. */
export function storeNumber(m: Machine, p: Address, v: number): void {
  if (p instanceof FieldPtr) {
    m.touch(p.obj);
    p.obj.f[p.i] = v;
  } else if (p instanceof ElemPtr) {
    if (p.arr.epoch !== m.heap.epoch) touchElement(m, p.arr, p.i);
    (p.arr.data as number[])[p.i] = v;
  } else {
    m.touch(p);
    p.v = v;
  }
}

/** The table of waiting goroutines; one a machine (`m.semaphores`). */
export class Semaphores extends Tracked {
  private queues = new Map<unknown, readonly Goroutine[]>();

  /**
   * For a native: `return m.semaphores.acquire(m, g, addr)`. Takes a unit or parks; when the native is
   * called again after waking, the unit has been handed over (and `g.wakeCause` is the release).
   * `first` puts g before those who wait already (sync.Mutex's starved waiters).
   */
  acquire(
    m: Machine,
    g: Goroutine,
    addr: Address,
    reason: WaitReason = 'semacquire',
    first = false,
  ): typeof BLOCK | undefined {
    if (g.wakeNote === this) {
      g.wakeNote = 0;
      return undefined;
    }
    const n = loadNumber(addr);
    if (n > 0) {
      storeNumber(m, addr, n - 1);
      return undefined;
    }
    this.enqueue(m, g, addr, first);
    m.park(g, reason, addr instanceof Box ? addr : null, addressId(addr));
    return BLOCK;
  }

  /** Gives a unit: to the first waiter, else to the count. `cause` is the event that did it (unlock, done). */
  release(m: Machine, addr: Address, cause = 0): void {
    const g = this.dequeue(m, addr);
    if (g) m.ready(g, cause, this);
    else storeNumber(m, addr, loadNumber(addr) + 1);
  }

  /** Puts g at the end (or the front) of an address's queue without a count: sync.Cond's list. */
  enqueue(m: Machine, g: Goroutine, addr: Address, first = false): void {
    m.touch(this);
    const key = addressKey(addr);
    const queue = this.queues.get(key) ?? [];
    this.queues.set(key, first ? [g, ...queue] : [...queue, g]);
  }

  /** Takes the first waiting goroutine of an address. */
  dequeue(m: Machine, addr: Address): Goroutine | undefined {
    const key = addressKey(addr);
    let queue = this.queues.get(key);
    if (!queue) return undefined;
    m.touch(this);
    let g: Goroutine | undefined;
    do {
      g = queue[0];
      queue = queue.slice(1);
      // A process may have ended while its goroutines waited.
    } while (g && g.process.exit !== null);
    if (queue.length > 0) this.queues.set(key, queue);
    else this.queues.delete(key);
    return g;
  }

  /** Who waits on an address, in order. */
  waiting(addr: Address): readonly Goroutine[] {
    return this.queues.get(addressKey(addr)) ?? [];
  }

  save(): unknown {
    return new Map(this.queues);
  }

  load(saved: unknown): void {
    this.queues = new Map(saved as Map<unknown, readonly Goroutine[]>);
  }

  weight(): number {
    return 32 + this.queues.size * 64;
  }
}
