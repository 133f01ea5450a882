/** A one-way stream of bytes: half a connection, a pipe, a terminal's input. */
import type { Goroutine } from '../machine/goroutine';
import { Tracked } from '../machine/heap';
import type { Machine } from '../machine/machine';
import { Queue } from './queue';

/** Bytes of one write. */
interface Chunk {
  readonly bytes: string;
  /** Sequence number of the write event. */
  readonly seq: number;
  /** Virtual time at which they can be read. */
  readonly at: number;
}

/** What a stream's reader gets: bytes and the write they came from; '' with `eof` at the end; undefined: wait. */
export interface Taken {
  readonly bytes: string;
  readonly seq: number;
  readonly eof: boolean;
}

/** Bytes a tcp connection holds in each direction before its writer waits. */
export const TCP_BUFFER = 1 << 20;
/** The same of a unix socket. */
export const UNIX_BUFFER = 208 << 10;
/** The same of a pipe. */
export const PIPE_BUFFER = 64 << 10;

export class Stream extends Tracked {
  private chunks = Queue.of<Chunk>([]);
  /** Bytes of the first chunk that have been read. */
  private used = 0;
  /** Bytes in the stream. */
  size = 0;
  /** Sequence number of the close at the writing end; 0: open. */
  finished = 0;
  /** When the end of the stream is there to be read. */
  private finishedAt = 0;
  /** The connection was reset: reads fail once the bytes are used up. */
  reset = false;
  /** The reading end is closed. */
  deaf = false;
  /** Goroutines that wait to read and to write. */
  readers: readonly Goroutine[] = [];
  writers: readonly Goroutine[] = [];

  constructor(
    readonly id: number,
    readonly capacity: number,
    epoch: number,
  ) {
    super();
    this.epoch = epoch;
  }

  /**
   * Lets bytes that were written while the link was cut go on their way: they arrive `delay` nanoseconds
   * from now, in their order.
   */
  resume(m: Machine, delay: number): void {
    const held = this.chunks.toArray().find(({ at }) => at === Infinity);
    const end = this.finishedAt === Infinity;
    if (!held && !end) return;
    m.touch(this);
    const at = m.now + delay;
    this.chunks = Queue.of(
      this.chunks.toArray().map((chunk) => (chunk.at === Infinity ? { ...chunk, at } : chunk)),
    );
    if (end) this.finishedAt = at;
    this.arrive(m, at, held?.seq ?? this.finished);
  }

  /** Whether bytes that were written at an event, or before it, are held by a link that is cut. */
  holds(seq: number): boolean {
    return this.chunks.toArray().some((chunk) => chunk.at === Infinity && chunk.seq <= seq);
  }

  /** Bytes that a link holds are given up: they will never arrive. */
  dropHeld(m: Machine): void {
    m.touch(this);
    const kept = this.chunks.toArray().filter(({ at }) => at !== Infinity);
    this.size = kept.reduce((sum, { bytes }) => sum + bytes.length, -this.used);
    this.chunks = Queue.of(kept);
    if (kept.length === 0) this.used = this.size = 0;
  }

  /** Bytes that nobody has read yet, those under way too. */
  get unread(): string {
    return this.chunks
      .toArray()
      .map((c) => c.bytes)
      .join('')
      .slice(this.used);
  }

  /** Bytes that have not arrived yet, and when the first of them does (Infinity: when the link is whole again). */
  underWay(now: number): { readonly bytes: string; readonly at: number } | undefined {
    const chunks = this.chunks.toArray();
    const first = chunks.findIndex(({ at }) => at > now);
    if (first < 0 || this.deaf) return undefined;
    const flying = chunks.slice(first);
    return { bytes: flying.map((c) => c.bytes).join(''), at: flying[0]!.at };
  }

  get room(): number {
    return Math.max(0, this.capacity - this.size);
  }

  /**
   * Adds bytes that arrive `delay` nanoseconds from now, never before those written earlier; Infinity: when
   * the link is whole again.
   */
  put(m: Machine, bytes: string, seq: number, delay: number): void {
    m.touch(this);
    const at = Math.max(m.now + delay, this.chunks.last?.at ?? 0);
    this.chunks = this.chunks.with({ bytes, seq, at });
    this.size += bytes.length;
    this.arrive(m, at, seq);
  }

  /** The writing end is closed: after what is in it, the stream ends. */
  finish(m: Machine, seq: number, delay: number): void {
    if (this.finished) return;
    m.touch(this);
    this.finished = seq;
    this.finishedAt = Math.max(m.now + delay, this.chunks.last?.at ?? 0);
    this.arrive(m, this.finishedAt, seq);
    this.wakeWriters(m, seq);
  }

  private arrive(m: Machine, at: number, seq: number): void {
    // Nothing arrives over a link that is cut; resume() tells when it is whole again.
    if (at === Infinity) return;
    if (at <= m.now) this.wakeReaders(m, seq);
    else {
      m.addTimer(null, at, {
        kind: 'call',
        run: (machine) => this.wakeReaders(machine, seq),
      });
    }
  }

  /** Takes up to `want` bytes that have arrived. */
  take(m: Machine, want: number): Taken | undefined {
    let bytes = '';
    let seq = 0;
    let n = 0;
    let used = this.used;
    for (const chunk of this.chunks) {
      if (chunk.at > m.now || bytes.length >= want) break;
      seq ||= chunk.seq;
      const part = chunk.bytes.slice(used, used + want - bytes.length);
      bytes += part;
      used += part.length;
      if (used < chunk.bytes.length) break;
      used = 0;
      n++;
    }
    if (bytes !== '' || (want === 0 && this.size > 0)) {
      m.touch(this);
      if (n > 0) this.chunks = this.chunks.without(n);
      this.used = used;
      this.size -= bytes.length;
      return { bytes, seq, eof: false };
    }
    if (this.finished && this.finishedAt <= m.now && this.chunks.length === 0) {
      return { bytes: '', seq: this.finished, eof: true };
    }
    return undefined;
  }

  /** Forgets what is unread: nobody will read it. */
  stopReading(m: Machine): void {
    m.touch(this);
    this.deaf = true;
    this.chunks = Queue.of<Chunk>([]);
    this.size = 0;
    this.used = 0;
  }

  breakOff(m: Machine, seq: number): void {
    m.touch(this);
    this.reset = true;
    this.wakeReaders(m, seq);
    this.wakeWriters(m, seq);
  }

  waitToRead(m: Machine, g: Goroutine): void {
    m.touch(this);
    this.readers = [...this.readers, g];
  }

  waitToWrite(m: Machine, g: Goroutine): void {
    m.touch(this);
    this.writers = [...this.writers, g];
  }

  wakeReaders(m: Machine, cause: number): void {
    if (this.readers.length === 0) return;
    const woken = this.readers;
    m.touch(this);
    this.readers = [];
    for (const g of woken) m.ready(g, cause);
  }

  wakeWriters(m: Machine, cause: number): void {
    if (this.writers.length === 0) return;
    const woken = this.writers;
    m.touch(this);
    this.writers = [];
    for (const g of woken) m.ready(g, cause);
  }

  save(): unknown {
    return [
      this.chunks,
      this.used,
      this.size,
      this.finished,
      this.finishedAt,
      this.reset,
      this.deaf,
      this.readers,
      this.writers,
    ];
  }

  load(saved: unknown): void {
    const s = saved as unknown[];
    this.chunks = s[0] as Queue<Chunk>;
    this.used = s[1] as number;
    this.size = s[2] as number;
    this.finished = s[3] as number;
    this.finishedAt = s[4] as number;
    this.reset = s[5] as boolean;
    this.deaf = s[6] as boolean;
    this.readers = s[7] as readonly Goroutine[];
    this.writers = s[8] as readonly Goroutine[];
  }

  weight(): number {
    return 128 + this.chunks.length * 8;
  }
}
