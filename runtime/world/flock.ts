/** Locks on files as flock(2) keeps them: of an open file, not of a process, given up when it is closed. */
import type { Goroutine } from '../machine/goroutine';
import { Tracked } from '../machine/heap';
import type { Machine } from '../machine/machine';
import { EAGAIN, EINVAL } from './errno';
import type { Inode } from './inode';

const LOCK_SH = 1;
const LOCK_EX = 2;
const LOCK_NB = 4;
const LOCK_UN = 8;

/** Who holds a file's lock: one alone, or many who share it. */
class FileLock extends Tracked {
  /** Numbers of open files; true: alone. */
  holders: ReadonlyMap<number, boolean> = new Map();
  waiting: readonly Goroutine[] = [];

  constructor(
    readonly id: number,
    epoch: number,
  ) {
    super();
    this.epoch = epoch;
  }

  save(): unknown {
    return [this.holders, this.waiting];
  }

  load(saved: unknown): void {
    [this.holders, this.waiting] = saved as [FileLock['holders'], FileLock['waiting']];
  }

  weight(): number {
    return 32 + 16 * (this.holders.size + this.waiting.length);
  }

  /** An open file holds it, or not any more; whoever waits tries again. */
  set(m: Machine, open: number, alone: boolean | undefined): void {
    if (this.holders.get(open) === alone) return;
    m.touch(this);
    const holders = new Map(this.holders);
    if (alone === undefined) holders.delete(open);
    else holders.set(open, alone);
    this.holders = holders;
    const woken = this.waiting;
    this.waiting = [];
    for (const g of woken) m.ready(g, m.seq);
  }
}

const key = (node: Inode): string => `flock ${String(node.id)}`;

/** Number of the error, 0 for none; undefined: g waits, and tries again once it is woken. */
export function flock(
  m: Machine,
  g: Goroutine,
  file: { readonly id: number; readonly node: Inode },
  how: number,
): number | undefined {
  const lock = m.singleton(key(file.node), (id, epoch) => new FileLock(id, epoch));
  const wanted = how & ~LOCK_NB;
  if (wanted === LOCK_UN) {
    lock.set(m, file.id, undefined);
    return 0;
  }
  if (wanted !== LOCK_SH && wanted !== LOCK_EX) return EINVAL;
  const alone = wanted === LOCK_EX;
  const others = [...lock.holders].filter(([open]) => open !== file.id);
  if (!others.some(([, theirs]) => alone || theirs)) {
    lock.set(m, file.id, alone);
    return 0;
  }
  if ((how & LOCK_NB) !== 0) return EAGAIN;
  m.touch(lock);
  lock.waiting = [...lock.waiting, g];
  m.park(g, 'IO wait', lock);
  return undefined;
}

/** An open file is closed: what it held is free. */
export function unlock(m: Machine, file: { readonly id: number; readonly node: Inode }): void {
  const lock = m.singletons.get(key(file.node));
  if (lock instanceof FileLock) lock.set(m, file.id, undefined);
}
