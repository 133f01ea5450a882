/** Processes that processes have started: who waits for whose end, and what is told of it (wait4). */
import type { Goroutine } from '../machine/goroutine';
import { Tracked } from '../machine/heap';
import type { Machine } from '../machine/machine';
import type { Process } from '../machine/process';
import { ECHILD } from './errno';
import { Stream } from './stream';

/** What its parent has been told of a process. */
class Child extends Tracked {
  /** Its end has been told: it is no longer there for wait4. */
  reaped = false;
  /** Started to be traced: its being halted is something to tell. */
  traced = false;
  /** That it is halted has been told. */
  told = false;
  constructor(
    readonly id: number,
    epoch: number,
  ) {
    super();
    this.epoch = epoch;
  }
  save(): unknown {
    return [this.reaped, this.traced, this.told];
  }
  load(saved: unknown): void {
    [this.reaped, this.traced, this.told] = saved as [boolean, boolean, boolean];
  }
  weight(): number {
    return 16;
  }
}

const childOf = (m: Machine, process: Process): Child =>
  m.singleton(`child ${String(process.id)}`, (id, epoch) => new Child(id, epoch));

/** Nothing goes through it: its readers are the goroutines that wait for a child of this process. */
const endsOf = (m: Machine, parent: number): Stream =>
  m.singleton(`children ${String(parent)}`, (id, epoch) => new Stream(id, 0, epoch));

/** From now on the process is one that its parent traces; it is halted before its first statement. */
export function trace(m: Machine, process: Process): void {
  const child = childOf(m, process);
  m.touch(child);
  child.traced = true;
  m.setStopped(process, true);
}

/** Lets a traced process go on. False: it is no halted child of this parent. */
export function continueTraced(m: Machine, parent: Process, pid: number): boolean {
  const process = m.processes.get(pid);
  if (!process || process.exit || process.parent !== parent.id || !process.stopped) return false;
  const child = childOf(m, process);
  if (!child.traced) return false;
  m.touch(child);
  child.told = false;
  m.setStopped(process, false);
  return true;
}

/** A process has ended: whoever waits for it goes on. */
export function childEnded(m: Machine, process: Process): void {
  if (process.parent !== 0) endsOf(m, process.parent).wakeReaders(m, m.seq);
}

/** As Linux writes it in a number: the signal that ended a process, or its exit code. */
function statusOf({ exit }: Process): number {
  if (!exit) return 0x7f | (5 << 8); // halted by SIGTRAP
  return exit.kind === 'killed' ? (exit.code - 128) & 0x7f : (exit.code & 0xff) << 8;
}

/**
 * What there is to tell of the child `pid` (-1: of any): its number and status. A number alone is that
 * of an error; undefined: g waits. `block` false: pid 0 instead of waiting.
 */
export function waitChild(
  m: Machine,
  g: Goroutine,
  pid: number,
  block: boolean,
): { readonly pid: number; readonly status: number } | number | undefined {
  let any = false;
  for (const process of m.processes.values()) {
    if (process.parent !== g.process.id || (pid !== -1 && process.id !== pid)) continue;
    const child = childOf(m, process);
    if (child.reaped) continue;
    any = true;
    const halted = process.stopped && child.traced && !child.told;
    if (!process.exit && !halted) continue;
    m.touch(child);
    if (process.exit) child.reaped = true;
    else child.told = true;
    return { pid: process.id, status: statusOf(process) };
  }
  if (!any) return ECHILD;
  if (!block) return { pid: 0, status: 0 };
  const ends = endsOf(m, g.process.id);
  ends.waitToRead(m, g);
  m.park(g, 'IO wait', ends);
  return undefined;
}
