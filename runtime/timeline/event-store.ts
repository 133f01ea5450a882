/** Every event of a run as six words in a row, a window of the latest when there are too many. */
import { EVENT_KINDS, type EventKind, type Listener, type MachineEvent } from '../machine/event';

const CHUNK_BITS = 14;
const CHUNK = 1 << CHUNK_BITS;

/** Events kept before the oldest chunk is let go (about 96 MB). */
export const MAX_EVENTS = 4_000_000;

/** Words of an event: step, kind, g, obj, aux, cause. */
const WORDS = 6;
const STEP = 0;
const KIND = 1;
const G = 2;
const OBJ = 3;
const AUX = 4;
const CAUSE = 5;

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
  private readonly chunks: (Int32Array | undefined)[] = [];
  /** The chunk that is being written, and its number. */
  private open: Int32Array = new Int32Array(0);
  private openIndex = -1;
  private lastTime = NaN;
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
    if (seq >> CHUNK_BITS !== this.openIndex) this.turn(seq);
    const chunk = this.open;
    const i = (seq & (CHUNK - 1)) * WORDS;
    chunk[i] = step;
    chunk[i + 1] = kind;
    chunk[i + 2] = g;
    chunk[i + 3] = obj;
    chunk[i + 4] = aux;
    chunk[i + 5] = cause;
    this.last = seq;
    if (time !== this.lastTime) {
      this.lastTime = time;
      this.timeSeq.push(seq);
      this.timeValue.push(time);
    }
  }

  /** Opens the chunk of an event; the room of the oldest one is used again. */
  private turn(seq: number): void {
    const index = seq >> CHUNK_BITS;
    let chunk = this.chunks[index];
    if (!chunk) {
      const oldest = this.first >> CHUNK_BITS;
      if (seq - this.first >= this.limit) {
        chunk = this.chunks[oldest];
        this.chunks[oldest] = undefined;
        this.first = (oldest + 1) << CHUNK_BITS;
      }
      chunk ??= new Int32Array(CHUNK * WORDS);
      this.chunks[index] = chunk;
    }
    this.open = chunk;
    this.openIndex = index;
  }

  /** Forgets everything after `seq`: the run continues differently from there. */
  truncate(seq: number): void {
    if (seq >= this.last) return;
    this.last = seq;
    this.chunks.length = (seq >> CHUNK_BITS) + 1;
    this.openIndex = -1;
    while (this.timeSeq.length > 0 && this.timeSeq[this.timeSeq.length - 1]! > seq) {
      this.timeSeq.pop();
      this.timeValue.pop();
    }
    this.lastTime = this.timeValue[this.timeValue.length - 1] ?? NaN;
  }

  has(seq: number): boolean {
    return seq >= this.first && seq <= this.last;
  }

  stepOf(seq: number): number {
    return this.word(seq, STEP) >>> 0;
  }

  kindOf(seq: number): number {
    return this.word(seq, KIND) >>> 0;
  }

  goroutineOf(seq: number): number {
    return this.word(seq, G) >>> 0;
  }

  objectOf(seq: number): number {
    return this.word(seq, OBJ) >>> 0;
  }

  auxOf(seq: number): number {
    return this.word(seq, AUX);
  }

  causeOf(seq: number): number {
    return this.word(seq, CAUSE) >>> 0;
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

  private word(seq: number, word: number): number {
    const chunk = this.has(seq) ? this.chunks[seq >> CHUNK_BITS] : undefined;
    if (!chunk) throw new RangeError(`event ${seq} is not kept (${this.first}…${this.last} are)`);
    return chunk[(seq & (CHUNK - 1)) * WORDS + word]!;
  }
}
