/** Every event of a run in columns of numbers: 21 bytes an event, a window of the latest when there are too many. */
import { EVENT_KINDS, type EventKind, type Listener, type MachineEvent } from '../machine/event';

const CHUNK_BITS = 14;
const CHUNK = 1 << CHUNK_BITS;

/** Events kept before the oldest chunk is let go (about 84 MB). */
export const MAX_EVENTS = 4_000_000;

interface Chunk {
  readonly step: Uint32Array;
  readonly kind: Uint8Array;
  readonly g: Uint32Array;
  readonly obj: Uint32Array;
  readonly aux: Int32Array;
  readonly cause: Uint32Array;
}

const newChunk = (): Chunk => ({
  step: new Uint32Array(CHUNK),
  kind: new Uint8Array(CHUNK),
  g: new Uint32Array(CHUNK),
  obj: new Uint32Array(CHUNK),
  aux: new Int32Array(CHUNK),
  cause: new Uint32Array(CHUNK),
});

/** Kind name to its number, for queries. */
export const kindNumber = (kind: EventKind): number => EVENT_KINDS.indexOf(kind);

/**
 * Sequence numbers run from 1 without gaps, so the number is the index. A replay tells the same
 * events again; `muted` keeps them from being stored twice.
 */
export class EventStore implements Listener {
  muted = false;
  /** The last event stored; 0 when there is none. */
  last = 0;
  /** The first event still kept. */
  first = 1;
  private readonly chunks: (Chunk | undefined)[] = [];
  /** Virtual time changes far more rarely than events happen: pairs of (first seq, time). */
  private readonly timeSeq: number[] = [];
  private readonly timeValue: number[] = [];

  constructor(private readonly limit = MAX_EVENTS) {}

  event(
    seq: number,
    step: number,
    time: number,
    kind: number,
    g: number,
    obj: number,
    aux: number,
    cause: number,
  ): void {
    if (this.muted || seq <= this.last) return;
    const index = seq >> CHUNK_BITS;
    let chunk = this.chunks[index];
    if (!chunk) {
      chunk = this.chunks[index] = newChunk();
      const oldest = this.first >> CHUNK_BITS;
      if (seq - this.first >= this.limit) {
        this.chunks[oldest] = undefined;
        this.first = (oldest + 1) << CHUNK_BITS;
      }
    }
    const i = seq & (CHUNK - 1);
    chunk.step[i] = step;
    chunk.kind[i] = kind;
    chunk.g[i] = g;
    chunk.obj[i] = obj;
    chunk.aux[i] = aux;
    chunk.cause[i] = cause;
    this.last = seq;
    if (this.timeValue[this.timeValue.length - 1] !== time) {
      this.timeSeq.push(seq);
      this.timeValue.push(time);
    }
  }

  /** Forgets everything after `seq`: the run continues differently from there. */
  truncate(seq: number): void {
    if (seq >= this.last) return;
    this.last = seq;
    this.chunks.length = (seq >> CHUNK_BITS) + 1;
    while (this.timeSeq.length > 0 && this.timeSeq[this.timeSeq.length - 1]! > seq) {
      this.timeSeq.pop();
      this.timeValue.pop();
    }
  }

  has(seq: number): boolean {
    return seq >= this.first && seq <= this.last;
  }

  stepOf(seq: number): number {
    return this.chunk(seq).step[seq & (CHUNK - 1)]!;
  }

  kindOf(seq: number): number {
    return this.chunk(seq).kind[seq & (CHUNK - 1)]!;
  }

  goroutineOf(seq: number): number {
    return this.chunk(seq).g[seq & (CHUNK - 1)]!;
  }

  objectOf(seq: number): number {
    return this.chunk(seq).obj[seq & (CHUNK - 1)]!;
  }

  auxOf(seq: number): number {
    return this.chunk(seq).aux[seq & (CHUNK - 1)]!;
  }

  causeOf(seq: number): number {
    return this.chunk(seq).cause[seq & (CHUNK - 1)]!;
  }

  /** The event as an object; RangeError when it is not kept. */
  get(seq: number): MachineEvent {
    return {
      seq,
      step: this.stepOf(seq),
      time: this.timeOf(seq),
      kind: EVENT_KINDS[this.kindOf(seq)]!,
      g: this.goroutineOf(seq),
      obj: this.objectOf(seq),
      aux: this.auxOf(seq),
      cause: this.causeOf(seq),
    };
  }

  /** The last event that happened at or before a step; first-1 when there is none. */
  lastAt(step: number): number {
    let low = this.first - 1;
    let high = this.last;
    while (low < high) {
      const mid = Math.floor((low + high + 1) / 2);
      if (this.stepOf(mid) <= step) low = mid;
      else high = mid - 1;
    }
    return low;
  }

  /** The nearest event after (or before) `seq`, exclusive, for which `fits` holds; 0 when there is none. */
  find(seq: number, direction: 1 | -1, fits: (seq: number) => boolean): number {
    for (let at = seq + direction; at >= this.first && at <= this.last; at += direction) {
      if (fits(at)) return at;
    }
    return 0;
  }

  private timeOf(seq: number): number {
    let low = 0;
    let high = this.timeSeq.length - 1;
    while (low < high) {
      const mid = (low + high + 1) >> 1;
      if (this.timeSeq[mid]! <= seq) low = mid;
      else high = mid - 1;
    }
    return this.timeValue[low] ?? 0;
  }

  private chunk(seq: number): Chunk {
    const chunk = this.has(seq) ? this.chunks[seq >> CHUNK_BITS] : undefined;
    if (!chunk) throw new RangeError(`event ${seq} is not kept (${this.first}…${this.last} are)`);
    return chunk;
  }
}
