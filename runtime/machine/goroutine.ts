/** A goroutine: two planes of registers, the frames in them, and what it waits for. */
import type { FuncCode } from '../code/program';
import { Tracked } from './heap';
import type { Process } from './process';
import type { FuncV } from './value';
import type { Waiter } from './wait-queue';

/** Goroutine.state. */
export const RUNNABLE = 0;
export const RUNNING = 1;
export const WAITING = 2;
export const DEAD = 3;

export const STATES = ['runnable', 'running', 'waiting', 'dead'] as const;

/** Registers a new goroutine's own planes have; they double when it is put aside with more. */
const PLANE = 8;
const FRAMES = 4;

/** Registers one goroutine may use before its stack counts as overflown (Go: 1 GB). */
export const MAX_REGISTERS = 1 << 22;
/** And frames. */
export const MAX_FRAMES = 1 << 20;

const noNumbers = new Float64Array(0);
const noFrames = new Int32Array(0);
const noRefs: unknown[] = [];
/** Frames of goroutines that have had but one: the same for all, replaced before there is a second. */
const oneReturn = Int32Array.of(-1, 0);
const oneWindow = Int32Array.of(0, 0);

/** A deferred call. Immutable: g.defers is the head of a list, so that saving it is saving one reference. */
export class Deferred {
  constructor(
    /** Frame that deferred it. */
    readonly depth: number,
    /** What to call; null is a nil func, which panics when its turn comes. */
    readonly fn: FuncCode | null,
    readonly closure: FuncV | null,
    readonly argsN: Float64Array,
    readonly argsR: readonly unknown[],
    readonly next: Deferred | null,
  ) {}
}

/** A panic (or Goexit) under way. Immutable, as Deferred is: recover() puts another record on top. */
export class Panic {
  constructor(
    /** The interface value given to panic(): Iface or null. */
    readonly value: unknown,
    /** Frame index of the deferred call it runs now, 0 before the first. */
    readonly callDepth: number,
    /** Frame that had deferred that call. */
    readonly deferDepth: number,
    readonly recovered: boolean,
    readonly goexit: boolean,
    /** Sequence number of its event. */
    readonly seq: number,
    /** Text that printing needs, once Error() or String() has given it. */
    readonly text: string | undefined,
    /** Signal line for nil dereferences. */
    readonly signal: boolean,
    readonly link: Panic | null,
  ) {}
}

/** A call of a watched function that has not returned. Immutable. */
export interface Watched {
  readonly depth: number;
  /** Sequence number of its call event. */
  readonly seq: number;
  readonly next: Watched | null;
}

/** Plain arrays: small typed arrays cost V8 far more to make. */
interface Saved {
  N: number[];
  R: unknown[];
  pcs: number[];
  fps: number[];
  fns: FuncCode[];
  scalars: unknown[];
}

function copyNumbers(from: ArrayLike<number>, length: number): number[] {
  const out: number[] = [];
  for (let i = 0; i < length; i++) out.push(from[i]!);
  return out;
}

/**
 * Frames are numbered from 1; frame 0 is no frame. `pcs[i]` for i < depth is where frame i goes on
 * when frame i+1 returns (negative: ~pc, and returning is special, see unwind.ts); the frame on top
 * has its own `pc`, `fp`. While a goroutine runs, pc, fp and depth are in the loop's variables and
 * written back whenever anything outside the loop may look.
 */
export class Goroutine extends Tracked {
  /** The planes: its own, or the loop's while it runs (loop.ts). */
  N: Float64Array = new Float64Array(PLANE);
  R: unknown[] = [null, null, null, null, null, null, null, null];
  ownN: Float64Array = this.N;
  ownR: unknown[] = this.R;
  /** While it runs: the lowest frame whose registers are in the loop's planes; else 0. */
  lent = 0;
  /** The top frame's number when its planes were lent, and its function then or when they were given back (null: see fns). */
  lentAt = 0;
  fnTop: FuncCode | null = null;
  /** The frames: likewise. */
  pcs: Int32Array = oneReturn;
  fps: Int32Array = oneWindow;
  fns: FuncCode[] = [];
  ownPcs: Int32Array = this.pcs;
  ownFps: Int32Array = this.fps;
  ownFns: FuncCode[] = this.fns;
  depth = 0;
  fp = 0;
  /** Instruction it is at: what a trace shows. */
  pc = 0;
  /** Where it goes on: pc itself, or the instruction behind it when somebody else completed that one. */
  next = 0;
  state: number = RUNNABLE;
  /** Index into WAIT_REASONS while waiting. */
  reason = 0;
  /** What it waits on (null: a nil channel, sleep, …). */
  waitsOn: Tracked | null = null;
  /** The lasting number of that object, 0 for none. */
  waitId = 0;
  sinceStep = 0;
  sinceTime = 0;
  /** Sequence number of its last `block` event. */
  blockSeq = 0;
  /** Sequence number of the event that made it runnable last (its `go`, or a `wake`). */
  cause = 0;
  /** The same until it has run; then 0: cause of its next `run` event. */
  pending = 0;
  /** What the waker said made the wake-up: an unlock, a send, a timer (0 none). */
  wakeCause = 0;
  /** What the waker left for the native that parked; 0 at a first call. */
  wakeNote: unknown = 0;
  defers: Deferred | null = null;
  panic: Panic | null = null;
  /** Queues of channels it stands in. */
  waiters: readonly Waiter[] = [];
  /** The reader holds it: it is not run. */
  held = false;
  /** The reader's choice for its next select, -1 none. */
  chosenCase = -1;
  /** Text of the panic it raises when it runs again: its channel was closed. */
  raise: string | null = null;
  /** Watched calls under way, innermost first. */
  watched: Watched | null = null;
  /** A native that returns ENTER leaves here what is to be called. */
  enter: FuncV | null = null;

  constructor(
    readonly id: number,
    readonly process: Process,
    /** Goroutine whose go statement made it; 0: the world. */
    readonly parent: number,
    /** Sequence number of that `go` event (of `start` for a process's first). */
    readonly createdSeq: number,
    /** The go statement, as function and pc; undefined for a process's first. */
    readonly createdAt: { readonly fn: FuncCode; readonly pc: number } | undefined,
    /** Function it was started with. */
    readonly entry: FuncCode,
    epoch: number,
  ) {
    super();
    this.epoch = epoch;
  }

  /** One past the last register of the top frame. */
  get top(): number {
    return this.depth === 0 ? 0 : this.fp + this.fns[this.depth]!.nregs;
  }

  /** Instruction frame number `frame` is at, for traces: inside the call for all but the top frame. */
  pcOf(frame: number): number {
    if (frame === this.depth) return this.pc;
    const pc = this.pcs[frame]!;
    return (pc < 0 ? ~pc : pc) - 1;
  }

  /** Makes its own planes large enough for registers up to `end` (exclusive). */
  grow(end: number): void {
    let size = this.ownN.length || PLANE;
    while (size < end) size *= 2;
    const grown = new Float64Array(size);
    grown.set(this.ownN);
    const R = this.ownR;
    for (let i = R.length; i < size; i++) R.push(null);
    if (this.lent === 0) this.N = grown;
    this.ownN = grown;
  }

  /** Makes its own arrays large enough for frames up to number `frames`. */
  growFrames(frames: number): void {
    if (frames < this.ownPcs.length) return;
    const size = Math.max(FRAMES, this.ownPcs.length * 2, frames + 1);
    const pcs = new Int32Array(size);
    pcs.set(this.ownPcs);
    this.ownPcs = pcs;
    const fps = new Int32Array(size);
    fps.set(this.ownFps);
    this.ownFps = fps;
    if (this.lent > 0) return;
    this.pcs = pcs;
    this.fps = fps;
  }

  /** Makes room in what it uses now, for registers up to `end` and frames up to number `frames`. */
  room(end: number, frames: number): void {
    if (this.lent === 0) {
      if (end > this.ownN.length) this.grow(end);
      this.growFrames(frames);
    } else while (this.R.length < end) this.R.push(null);
  }

  /** Lets go of planes that a deep stack needed and of what they hold. */
  shrink(): void {
    const top = this.top;
    if (this.lent > 0 || this.ownN.length < 512 || top > this.ownN.length >> 3) return;
    const size = Math.max(PLANE, 1 << (32 - Math.clz32(top * 2)));
    this.N = this.ownN = this.ownN.slice(0, size);
    this.ownR.length = size;
    this.ownFns.length = this.depth + 1;
  }

  /** Lets go of planes and frames: it is dead. */
  drop(): void {
    this.lent = 0;
    this.N = this.ownN = noNumbers;
    this.R = this.ownR = noRefs;
    this.pcs = this.ownPcs = noFrames;
    this.fps = this.ownFps = noFrames;
    this.fns = this.ownFns = [];
    this.fnTop = null;
    this.depth = 0;
    this.fp = 0;
    this.defers = null;
    this.watched = null;
    this.panic = null;
    this.waiters = [];
    this.waitsOn = null;
  }

  save(): Saved {
    const top = this.top;
    const frames = this.depth + 1;
    return {
      N: copyNumbers(this.N, top),
      R: this.R.slice(0, top),
      pcs: copyNumbers(this.pcs, frames),
      fps: copyNumbers(this.fps, frames),
      fns: this.fns.slice(0, frames),
      // One array rather than twenty names: the order is that of load().
      scalars: [
        this.depth,
        this.fp,
        this.pc,
        this.next,
        this.state,
        this.reason,
        this.waitsOn,
        this.waitId,
        this.sinceStep,
        this.sinceTime,
        this.blockSeq,
        this.cause,
        this.wakeCause,
        this.wakeNote,
        this.defers,
        this.panic,
        this.waiters,
        this.held,
        this.chosenCase,
        this.enter,
        this.pending,
        this.raise,
        this.watched,
      ],
    };
  }

  load(saved: unknown): void {
    const from = saved as Saved;
    const s = from.scalars;
    this.depth = s[0] as number;
    this.fp = s[1] as number;
    this.pc = s[2] as number;
    this.next = s[3] as number;
    this.state = s[4] as number;
    this.reason = s[5] as number;
    this.waitsOn = s[6] as Tracked | null;
    this.waitId = s[7] as number;
    this.sinceStep = s[8] as number;
    this.sinceTime = s[9] as number;
    this.blockSeq = s[10] as number;
    this.cause = s[11] as number;
    this.wakeCause = s[12] as number;
    this.wakeNote = s[13];
    this.defers = s[14] as Deferred | null;
    this.panic = s[15] as Panic | null;
    this.waiters = s[16] as readonly Waiter[];
    this.held = s[17] as boolean;
    this.chosenCase = s[18] as number;
    this.enter = s[19] as FuncV | null;
    this.pending = s[20] as number;
    this.raise = s[21] as string | null;
    this.watched = s[22] as Watched | null;
    if (this.N.length < from.N.length || this.N.length === 0) {
      this.N = this.ownN = new Float64Array(Math.max(PLANE, 1 << (32 - Math.clz32(from.N.length))));
      const R = new Array<unknown>(this.N.length);
      this.R = this.ownR = R.fill(null);
    }
    this.N.fill(0);
    this.N.set(from.N);
    this.R.fill(null);
    for (let i = 0; i < from.R.length; i++) this.R[i] = from.R[i];
    if (from.pcs.length <= 2) {
      this.pcs = this.ownPcs = oneReturn;
      this.fps = this.ownFps = oneWindow;
    } else {
      if (this.pcs.length < Math.max(FRAMES, from.pcs.length)) {
        this.pcs = this.ownPcs = new Int32Array(Math.max(FRAMES, from.pcs.length));
        this.fps = this.ownFps = new Int32Array(this.pcs.length);
      }
      this.pcs.set(from.pcs);
      this.fps.set(from.fps);
    }
    this.fns = this.ownFns = from.fns.slice();
    this.fnTop = null;
  }

  weight(): number {
    return this.top * 16 + this.depth * 16 + 320;
  }
}
