/** Descriptors of processes: the numbers by which a program knows its files, pipes and sockets. */
import type { Goroutine } from '../machine/goroutine';
import { Tracked } from '../machine/heap';
import type { Machine } from '../machine/machine';
import type { Process } from '../machine/process';
import { childEnded } from './child';
import { CLOSED, EBADF, EPIPE } from './errno';
import type { Descriptor } from './socket';
import { Stream } from './stream';

/** What the world keeps of a process besides its descriptors. */
class ProcessState extends Tracked {
  umask = 0o022;
  constructor(
    readonly id: number,
    epoch: number,
  ) {
    super();
    this.epoch = epoch;
  }
  save(): unknown {
    return this.umask;
  }
  load(saved: unknown): void {
    this.umask = saved as number;
  }
  weight(): number {
    return 16;
  }
}

const stateOf = (m: Machine, process: Process): ProcessState =>
  m.singleton(`process ${String(process.id)}`, (id, epoch) => new ProcessState(id, epoch));

export const umaskOf = (m: Machine, process: Process): number => stateOf(m, process).umask;

/** Sets the mask; gives the old one. */
export function setUmask(m: Machine, process: Process, mask: number): number {
  const state = stateOf(m, process);
  const old = state.umask;
  m.touch(state);
  state.umask = mask & 0o777;
  return old;
}

/** Gives an open thing the lowest free number. */
export function addDescriptor(m: Machine, process: Process, open: Descriptor & Tracked): number {
  let fd = 3;
  while (process.fds.has(fd)) fd++;
  setDescriptor(m, process, fd, open);
  return fd;
}

/** Gives an open thing this number: how standard input and output are redirected, and inherited ones handed over. */
export function setDescriptor(
  m: Machine,
  process: Process,
  fd: number,
  open: Descriptor & Tracked,
): void {
  m.touch(process);
  process.fds.set(fd, open);
}

/** Another descriptor for what is open already. */
export function share(m: Machine, process: Process, open: Descriptor & Tracked): number {
  m.touch(open);
  open.refs++;
  return addDescriptor(m, process, open);
}

export function descriptor(process: Process, fd: number): (Descriptor & Tracked) | undefined {
  return process.fds.get(fd) as (Descriptor & Tracked) | undefined;
}

/**
 * What Go holds of an open thing: its number and the object's, in one integer. A goroutine that waits
 * on a descriptor which is closed meanwhile must not go on with what gets that number next.
 */
export const handleOf = (fd: number, open: Descriptor): number => open.id * 65536 + fd;

/** The descriptor in a handle. */
export const fdOf = (handle: number): number => handle % 65536;

/** What a handle stands for, if it is still open. */
export function openOf(process: Process, handle: number): (Descriptor & Tracked) | undefined {
  const open = descriptor(process, fdOf(handle));
  const id = Math.floor(handle / 65536);
  return open && (id === 0 || open.id === id) ? open : undefined;
}

/** Closes a descriptor; the number of the error, 0 for none. */
export function closeDescriptor(
  m: Machine,
  process: Process,
  fd: number,
  g: Goroutine | null,
): number {
  const open = descriptor(process, fd);
  if (!open) return fd >= 0 && fd <= 2 ? 0 : EBADF;
  m.touch(process);
  process.fds.delete(fd);
  m.touch(open);
  if (--open.refs <= 0) open.close(m, g);
  return 0;
}

/** A process has ended: all it had open is closed, and its parent is told. For MachineOptions.onExit. */
export function closeProcess(m: Machine, process: Process): void {
  for (const fd of [...process.fds.keys()]) closeDescriptor(m, process, fd, null);
  const input = m.singletons.get(`stdin ${String(process.id)}`);
  if (input instanceof Stream) input.stopReading(m);
  childEnded(m, process);
}

/** One end of a pipe. */
export class PipeEnd extends Tracked implements Descriptor {
  refs = 1;
  closed = false;
  constructor(
    readonly id: number,
    readonly stream: Stream,
    readonly writes: boolean,
    epoch: number,
  ) {
    super();
    this.epoch = epoch;
  }

  read(m: Machine, g: Goroutine, want: number): string | number | undefined {
    if (this.closed) return CLOSED;
    return this.writes ? EBADF : readStream(m, g, this.stream, want, this.id);
  }

  write(m: Machine, g: Goroutine, bytes: string): { n: number } | number | undefined {
    if (this.closed) return CLOSED;
    if (!this.writes) return EBADF;
    if (this.stream.deaf) return EPIPE;
    if (this.stream.room === 0 && bytes !== '') {
      this.stream.waitToWrite(m, g);
      m.park(g, 'IO wait', this);
      return undefined;
    }
    const part = bytes.slice(0, this.stream.room);
    const seq = m.emit('write', g, this.stream.id, part.length);
    if (part !== '') this.stream.put(m, part, seq, 0);
    return { n: part.length };
  }

  close(m: Machine, g: Goroutine | null): void {
    m.touch(this);
    this.closed = true;
    const seq = m.emit('shutdown', g, this.stream.id);
    if (this.writes) this.stream.finish(m, seq, 0);
    else this.stream.stopReading(m);
    this.stream.wakeReaders(m, seq);
    this.stream.wakeWriters(m, seq);
  }

  save(): unknown {
    return [this.refs, this.closed];
  }

  load(saved: unknown): void {
    [this.refs, this.closed] = saved as [number, boolean];
  }

  weight(): number {
    return 16;
  }
}

/** Takes bytes from a stream, '' at its end, or parks g. */
export function readStream(
  m: Machine,
  g: Goroutine,
  stream: Stream,
  want: number,
  obj: number,
): string | undefined {
  const taken = stream.take(m, want);
  if (taken) {
    m.emit('read', g, obj, taken.bytes.length, taken.seq);
    stream.wakeWriters(m, m.seq);
    return taken.bytes;
  }
  stream.waitToRead(m, g);
  m.park(g, 'IO wait', stream);
  return undefined;
}

/** Makes a pipe: its reading and its writing end. */
export function makePipe(m: Machine, capacity: number): [PipeEnd, PipeEnd] {
  const stream = new Stream(m.newId(), capacity, m.heap.epoch);
  return [
    new PipeEnd(m.newId(), stream, false, m.heap.epoch),
    new PipeEnd(m.newId(), stream, true, m.heap.epoch),
  ];
}

/** What is typed at a process's terminal and not read yet. */
export function stdinOf(m: Machine, process: Process): Stream {
  return m.singleton(
    `stdin ${String(process.id)}`,
    (id, epoch) => new Stream(id, Number.MAX_SAFE_INTEGER, epoch),
  );
}

/** Types bytes at a process's terminal. `seq`: the input event. */
export function typeAt(m: Machine, process: Process, bytes: string, seq: number): void {
  stdinOf(m, process).put(m, bytes, seq, 0);
}

/** Ends a process's standard input (Ctrl-D; a command line without one). */
export function endInput(m: Machine, process: Process, seq: number): void {
  stdinOf(m, process).finish(m, seq, 0);
}
