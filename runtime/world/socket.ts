/** Listening sockets and connections, over tcp and unix sockets. */
import type { Goroutine } from '../machine/goroutine';
import { Tracked } from '../machine/heap';
import type { Machine } from '../machine/machine';
import type { Process } from '../machine/process';
import type { Timer } from '../machine/timer';
import { CLOSED, ECONNRESET, EPIPE, ETIMEDOUT, TIMEOUT } from './errno';
import type { Host } from './host';
import { Stream, TCP_BUFFER, UNIX_BUFFER } from './stream';

export type Network = 'tcp' | 'unix';

/** Where a socket is: `ip:port` in parts, or a path. */
export interface SocketAddress {
  readonly ip: string;
  readonly port: number;
  /** Unix sockets; '' for the client's side. */
  readonly path: string;
}

/** What lies between two hosts: how long bytes sent now take over it (packets may be lost), Infinity while it is cut. */
export interface Link {
  readonly name: string;
  delay(m: Machine): number;
  cut(m: Machine): boolean;
}

/** Connections that may wait to be accepted. */
const BACKLOG = 128;

/** A time limit: whoever waits when it passes is woken and fails. */
export class Deadline extends Tracked {
  /** Virtual nanoseconds; -1: none. */
  when = -1;
  private timer: Timer | null = null;

  constructor(
    private readonly wake: (m: Machine, cause: number) => void,
    epoch: number,
  ) {
    super();
    this.epoch = epoch;
  }

  set(m: Machine, process: Process, when: number): void {
    m.touch(this);
    this.when = when;
    if (this.timer) m.stopTimer(this.timer);
    this.timer = null;
    if (when < 0) return;
    if (when <= m.now) this.wake(m, 0);
    else {
      this.timer = m.addTimer(process, when, {
        kind: 'call',
        run: (machine, timer) => this.wake(machine, timer.setSeq),
      });
    }
  }

  passed(m: Machine): boolean {
    return this.when >= 0 && this.when <= m.now;
  }

  save(): unknown {
    return [this.when, this.timer];
  }

  load(saved: unknown): void {
    [this.when, this.timer] = saved as [number, Timer | null];
  }

  weight(): number {
    return 24;
  }
}

/** What a descriptor of a process can stand for. */
export interface Descriptor {
  readonly id: number;
  /** Descriptors that share it; the last one to go closes it. */
  refs: number;
  close(m: Machine, g: Goroutine | null): void;
}

export class Listener extends Tracked implements Descriptor {
  refs = 1;
  closed = false;
  /** Connections that wait to be accepted. */
  queue: readonly Connection[] = [];
  private acceptors: readonly Goroutine[] = [];
  private dialers: readonly Goroutine[] = [];
  /** Its name in the file system outlives it. */
  private keepsName = false;
  readonly deadline: Deadline;

  constructor(
    readonly id: number,
    readonly network: Network,
    readonly address: SocketAddress,
    readonly host: Host,
    readonly process: Process,
    /** Unix sockets: their name in the file system, removed on close. */
    readonly unlink: (m: Machine) => void,
    /** Its `listen` event. */
    readonly seq: number,
    epoch: number,
  ) {
    super();
    this.epoch = epoch;
    this.deadline = new Deadline((m, cause) => this.wakeAcceptors(m, cause), epoch);
  }

  get full(): boolean {
    return this.queue.length >= BACKLOG;
  }

  enqueue(m: Machine, connection: Connection): void {
    m.touch(this);
    this.queue = [...this.queue, connection];
    connection.move(m, 'queued');
    this.wakeAcceptors(m, connection.dialSeq);
  }

  /** The next connection; a number is an error; undefined: g waits. */
  accept(m: Machine, g: Goroutine): Connection | number | undefined {
    if (this.closed) return CLOSED;
    if (this.deadline.passed(m)) return TIMEOUT;
    const first = this.queue[0];
    m.touch(this);
    if (!first) {
      this.acceptors = [...this.acceptors, g];
      m.park(g, 'IO wait', this);
      return undefined;
    }
    this.queue = this.queue.slice(1);
    const waiting = this.dialers;
    this.dialers = [];
    for (const dialer of waiting) m.ready(dialer, m.seq);
    return first;
  }

  waitForRoom(m: Machine, g: Goroutine): void {
    m.touch(this);
    this.dialers = [...this.dialers, g];
  }

  private wakeAcceptors(m: Machine, cause: number): void {
    const woken = this.acceptors;
    m.touch(this);
    this.acceptors = [];
    for (const g of woken) m.ready(g, cause);
  }

  keepName(m: Machine, keep: boolean): void {
    m.touch(this);
    this.keepsName = keep;
  }

  close(m: Machine, g: Goroutine | null): void {
    if (this.closed) return;
    m.touch(this);
    this.closed = true;
    const seq = m.emit('shutdown', g, this.id, 0, this.seq);
    m.touch(this.host);
    this.host.listeners = new Map([...this.host.listeners].filter(([, l]) => l !== this));
    // It is Go that removes the name, in Close; the kernel leaves it where it is.
    if (!this.keepsName && g) this.unlink(m);
    this.wakeAcceptors(m, seq);
    const waiting = this.dialers;
    this.dialers = [];
    for (const dialer of waiting) m.ready(dialer, seq);
    // Whoever waited to be accepted is turned away.
    for (const connection of this.queue) connection.server.close(m, null, true);
    this.queue = [];
  }

  save(): unknown {
    return [this.refs, this.closed, this.queue, this.acceptors, this.dialers, this.keepsName];
  }

  load(saved: unknown): void {
    const s = saved as unknown[];
    this.refs = s[0] as number;
    this.closed = s[1] as boolean;
    this.queue = s[2] as readonly Connection[];
    this.acceptors = s[3] as readonly Goroutine[];
    this.dialers = s[4] as readonly Goroutine[];
    this.keepsName = s[5] as boolean;
  }

  weight(): number {
    return 64 + this.queue.length * 8;
  }
}

export const listenerKey = (network: Network, a: SocketAddress): string =>
  network === 'unix' ? `unix ${a.path}` : `tcp ${a.ip}:${String(a.port)}`;

export type ConnectionState = 'connecting' | 'queued' | 'open' | 'half-closed' | 'closed';

/** A connection: two ends, two streams. */
export class Connection extends Tracked {
  readonly client: Endpoint;
  readonly server: Endpoint;
  /** Its `dial` event. */
  readonly dialSeq: number;
  private phase: 'connecting' | 'queued' | 'open' = 'connecting';

  constructor(
    m: Machine,
    readonly id: number,
    readonly network: Network,
    local: SocketAddress,
    remote: SocketAddress,
    readonly listener: Listener,
    dialer: Process,
    by: Goroutine,
    /** The hosts it joins; undefined: both ends are on one. */
    readonly link: Link | undefined,
  ) {
    super();
    const epoch = m.heap.epoch;
    this.epoch = epoch;
    this.dialSeq = m.emit('dial', by, id, listener.id, listener.seq);
    const capacity = network === 'tcp' ? TCP_BUFFER : UNIX_BUFFER;
    const up = new Stream(m.newId(), capacity, epoch);
    const down = new Stream(m.newId(), capacity, epoch);
    this.client = new Endpoint(m.newId(), this, local, remote, down, up, dialer, epoch);
    this.server = new Endpoint(m.newId(), this, remote, local, up, down, listener.process, epoch);
  }

  /** Nanoseconds from one end to the other, Infinity while nothing passes. */
  delay(m: Machine): number {
    return this.link?.delay(m) ?? 0;
  }

  /** Nothing passes now. */
  cut(m: Machine): boolean {
    return this.link?.cut(m) ?? false;
  }

  /** The link is whole again: what was held on it goes on. */
  resume(m: Machine): void {
    const delay = this.delay(m);
    this.client.outgoing.resume(m, delay);
    this.server.outgoing.resume(m, delay);
  }

  move(m: Machine, phase: 'queued' | 'open'): void {
    m.touch(this);
    this.phase = phase;
  }

  get state(): ConnectionState {
    const closed = Number(this.client.closed) + Number(this.server.closed);
    if (closed === 2) return 'closed';
    if (this.phase !== 'open') return this.phase;
    const half = this.client.outgoing.finished || this.server.outgoing.finished;
    return closed === 1 || half ? 'half-closed' : 'open';
  }

  save(): unknown {
    return this.phase;
  }

  load(saved: unknown): void {
    this.phase = saved as 'connecting' | 'queued' | 'open';
  }

  weight(): number {
    return 16;
  }
}

/** One end of a connection, as a process holds it. */
export class Endpoint extends Tracked implements Descriptor {
  refs = 1;
  closed = false;
  /** A write came after the other end had gone. */
  private broken = false;
  /** A read or a write has failed with the reset that came: the next finds an end. */
  private resetTold = false;
  /** Virtual nanoseconds that what is written may go unacknowledged (TCP_USER_TIMEOUT); 0: however long. */
  private userTimeout = 0;
  /** It did, and the kernel has given the connection up. */
  private timedOut = false;
  readonly readDeadline: Deadline;
  readonly writeDeadline: Deadline;

  constructor(
    readonly id: number,
    readonly connection: Connection,
    readonly local: SocketAddress,
    readonly remote: SocketAddress,
    readonly incoming: Stream,
    readonly outgoing: Stream,
    readonly process: Process,
    epoch: number,
  ) {
    super();
    this.epoch = epoch;
    this.readDeadline = new Deadline((m, cause) => this.incoming.wakeReaders(m, cause), epoch);
    this.writeDeadline = new Deadline((m, cause) => this.outgoing.wakeWriters(m, cause), epoch);
  }

  private get peer(): Endpoint {
    const { client, server } = this.connection;
    return this === client ? server : client;
  }

  /** Bytes that have come ('' at the end of the stream), the number of an error, or undefined: g waits. */
  read(m: Machine, g: Goroutine, want: number): string | number | undefined {
    if (this.closed) return CLOSED;
    if (this.readDeadline.passed(m)) return TIMEOUT;
    if (this.timedOut) return ETIMEDOUT;
    const taken = this.incoming.take(m, want);
    if (taken) {
      m.emit('read', g, this.connection.id, taken.bytes.length, taken.seq);
      if (taken.bytes !== '') this.incoming.wakeWriters(m, m.seq);
      return taken.bytes;
    }
    if (this.incoming.reset) return this.tellReset(m) ? ECONNRESET : '';
    this.incoming.waitToRead(m, g);
    m.park(g, 'IO wait', this.connection);
    return undefined;
  }

  /** True once: a socket's error is the first one's who asks. */
  private tellReset(m: Machine): boolean {
    if (this.resetTold) return false;
    m.touch(this);
    this.resetTold = true;
    return true;
  }

  /** How many bytes the connection took, the number of an error (negated below -2), or undefined: g waits. */
  write(m: Machine, g: Goroutine, bytes: string): { n: number } | number | undefined {
    if (this.closed) return CLOSED;
    if (this.writeDeadline.passed(m)) return TIMEOUT;
    if (this.timedOut) return ETIMEDOUT;
    if (this.outgoing.finished || this.broken) return EPIPE;
    if (this.incoming.reset) return this.tellReset(m) ? ECONNRESET : EPIPE;
    if (this.outgoing.deaf) {
      if (this.connection.network === 'unix') return EPIPE;
      // Over tcp the first write after the other end has gone seems to work.
      // What is sent over a link that is cut vanishes with its reader; only the next write can tell.
      if (this.connection.cut(m)) {
        m.emit('write', g, this.connection.id, bytes.length, 0);
        return { n: bytes.length };
      }
      m.touch(this);
      this.broken = true;
      this.incoming.breakOff(m, m.emit('write', g, this.connection.id, bytes.length, 0));
      return { n: bytes.length };
    }
    const room = this.outgoing.room;
    if (room === 0 && bytes !== '') {
      this.outgoing.waitToWrite(m, g);
      m.park(g, 'IO wait', this.connection);
      return undefined;
    }
    const part = bytes.slice(0, room);
    const seq = m.emit('write', g, this.connection.id, part.length, 0);
    if (part !== '') {
      this.outgoing.put(m, part, seq, this.connection.delay(m));
      if (this.userTimeout > 0 && this.outgoing.holds(seq)) this.awaitAck(m, seq);
    }
    return { n: part.length };
  }

  /** Limits how long what is written from now on may go unacknowledged; 0: no limit. */
  setUserTimeout(m: Machine, nanoseconds: number): void {
    m.touch(this);
    this.userTimeout = nanoseconds;
  }

  /** Gives the connection up if what was written at `seq` is still held when the time is over. */
  private awaitAck(m: Machine, seq: number): void {
    m.addTimer(this.process, m.now + this.userTimeout, {
      kind: 'call',
      run: (machine, timer) => {
        if (this.closed || this.timedOut || !this.outgoing.holds(seq)) return;
        machine.touch(this);
        this.timedOut = true;
        this.outgoing.dropHeld(machine);
        this.incoming.wakeReaders(machine, timer.setSeq);
        this.outgoing.wakeWriters(machine, timer.setSeq);
      },
    });
  }

  /** Ends what this end sends. */
  closeWrite(m: Machine, g: Goroutine | null): void {
    if (this.outgoing.finished) return;
    const seq = m.emit('shutdown', g, this.connection.id, 1, this.connection.dialSeq);
    this.outgoing.finish(m, seq, this.connection.delay(m));
  }

  close(m: Machine, g: Goroutine | null, reset = false): void {
    if (this.closed) return;
    m.touch(this);
    m.touch(this.connection);
    this.closed = true;
    const seq = m.emit('shutdown', g, this.connection.id, 0, this.connection.dialSeq);
    // Nobody hears of a reset over a link that is cut: the stream ends when it is joined.
    const unread = (this.incoming.size > 0 || reset) && !this.connection.cut(m);
    this.incoming.stopReading(m);
    this.incoming.wakeReaders(m, seq);
    this.incoming.wakeWriters(m, seq);
    if (unread && !this.peer.closed && !this.outgoing.finished) this.outgoing.breakOff(m, seq);
    else this.outgoing.finish(m, seq, this.connection.delay(m));
    this.readDeadline.set(m, this.process, -1);
    this.writeDeadline.set(m, this.process, -1);
  }

  save(): unknown {
    return [this.refs, this.closed, this.broken, this.userTimeout, this.timedOut, this.resetTold];
  }

  load(saved: unknown): void {
    const s = saved as unknown[];
    this.refs = s[0] as number;
    this.closed = s[1] as boolean;
    this.broken = s[2] as boolean;
    this.userTimeout = s[3] as number;
    this.timedOut = s[4] as boolean;
    this.resetTold = s[5] as boolean;
  }

  weight(): number {
    return 24;
  }
}
