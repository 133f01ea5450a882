/**
 * The machine: processes, goroutines, the run queue, the clock and the rules by which they take
 * turns. What a run is made of lies in Tracked objects, so that a recording can go back and forth.
 */
import { InternalError } from '../base/internal-error';
import type { FuncCode, Program } from '../code/program';
import type { RType } from '../code/rtype';
import { loadNativeStub, setArguments } from './call';
import { trySend } from './chan';
import { EVENT_KINDS, WAIT_REASONS, type EventKind, type Listener } from './event';
import { DEAD, Goroutine, RUNNABLE, RUNNING, WAITING } from './goroutine';
import { Heap, Tracked } from './heap';
import { clearWindow, execute, hurry } from './loop';
import { MOST_GOROUTINES, outOfMemory, refusal } from './memory';
import { GoFatal, type GoPanic, type Native, type NativeTable } from './native';
import { Linkage, Process, type Exit, type ProcessOptions } from './process';
import { nextRandom, seedRandom } from './random';
import { RunQueue } from './runq';
import { makeRuntimeError } from './runtime-error';
import { Semaphores } from './sema';
import { deadlockText } from './stack-trace';
import { Timer, TimerHeap, type TimerAction } from './timer';
import { startGoexit } from './unwind';
import type { FuncV } from './value';
import { globalObject } from './zero';

/** Indices into Machine.S. */
export const STEPS = 0;
/** The loop leaves the fast path when STEPS reaches this; not part of the state. */
export const STOP = 1;
const SEQ = 2;
const NOW = 3;
const NEXT_G = 4;
const NEXT_P = 5;
const SLICE_END = 6;
const TIMER_ORDER = 7;
const INPUT = 8;
const IDLE = 9;
/** SEQ when it last stood idle, so that asking again does not count. */
const IDLE_SEQ = 10;
const RANDOM = 11;
/** How often somebody has looked whether time has passed, since it last did. */
const LOOKS = 15;
const SIZE = 16;

/** The clock moves by TICK nanoseconds when it has been looked for PATIENCE times: rule CLK1. */
const PATIENCE = 4096;
const TICK = 1_000_000;

/** A time slice is SLICE to 2·SLICE-1 steps. */
const SLICE = 128;

const EV = Object.fromEntries(EVENT_KINDS.map((kind, i) => [kind, i])) as Record<EventKind, number>;
const EV_RUN = EV.run;
const EV_BLOCK = EV.block;
const EV_WAKE = EV.wake;

/** Wait reasons from which only another goroutine of the same process can wake. */
const INTERNAL = WAIT_REASONS.map(
  (reason) => !['sleep', 'IO wait', 'wait for process', 'held'].includes(reason),
);

export type WaitReason = (typeof WAIT_REASONS)[number];

/** Something from outside that decides the run; applied when `at` steps have been executed, or when the machine is idle then. */
export type MachineInput = { readonly at: number } & (
  | { readonly kind: 'run-next'; readonly g: number }
  | { readonly kind: 'hold'; readonly g: number; readonly held: boolean }
  | { readonly kind: 'select-case'; readonly g: number; readonly index: number }
  /** A command, a signal, typed text: must depend on nothing but the machine's state and what it closes over, and change Tracked objects only. */
  | { readonly kind: 'outside'; readonly apply: (m: Machine) => void }
);

export interface RunLimits {
  /** Stop before statement number maxStep+1. */
  readonly maxStep: number;
  /** Stop instead of moving the clock beyond this (nanoseconds). */
  readonly maxTime?: number;
}

/**
 * Why run() came back. The machine then stands before the next statement of `current`, or has no
 * current goroutine.
 * - step: maxStep reached · breakpoint: before a statement with BREAK_FLAG (not the one it started at)
 * - idle: everything waits for something from outside (or is held) · done: no process is left
 * - time: maxTime would be passed · stopped: requestStop() was called
 */
export interface StopReason {
  readonly kind: 'step' | 'breakpoint' | 'idle' | 'done' | 'time' | 'stopped';
}

const STOPS: readonly StopReason[] = (
  ['step', 'breakpoint', 'idle', 'done', 'time', 'stopped'] as const
).map((kind) => ({ kind }));
const STOP_STEP = 0;
const STOP_BREAK = 1;
const STOP_IDLE = 2;
const STOP_DONE = 3;
const STOP_TIME = 4;
const STOP_ASKED = 5;
/** Not a stop: run() goes on at once. */
const STOP_CHUNK = 6;
const CHUNK = 20000;
/**
 * In a process's first steps pieces are short: V8 translates the loop while it runs, and would make
 * a second translation, at twice the price, for a run of it that is long under way.
 */
const YOUNG_CHUNK = 16;
let young = 1_000_000;

export interface MachineOptions {
  readonly seed: number;
  readonly natives: NativeTable;
  readonly listener?: Listener;
  /** Output as it is written; replays write again. `bytes` is a byte string. */
  readonly onOutput?: (process: Process, fd: number, bytes: string) => void;
  /** The world's part of a process's end: close its files. Called once, before its goroutines are dropped. */
  readonly onExit?: (m: Machine, process: Process) => void;
  /** The file of the time zone database for a place, a byte string; undefined: there is none. */
  readonly zoneinfo?: (name: string) => string | undefined;
  /** Number of the first process, 1 if undefined. */
  readonly firstProcess?: number;
  /** Nanoseconds by which each reading moves the clock, 0 if undefined (rule CLK1). */
  readonly reading?: number;
  /** Nanoseconds by which who waits for a time is woken late, as by any computer; 0 if undefined. */
  readonly lateness?: number;
}

/** Numbers that change all the time, and who runs. Touched whenever run() starts. */
class Core extends Tracked {
  readonly S = new Float64Array(SIZE);
  current: Goroutine | null = null;
  /** The reader's choice of who runs next. */
  runNext: Goroutine | null = null;
  constructor(private readonly heap: Heap) {
    super();
  }
  save(): unknown {
    return {
      S: this.S.slice(),
      id: this.heap.nextId,
      current: this.current,
      runNext: this.runNext,
    };
  }
  load(saved: unknown): void {
    const from = saved as {
      S: Float64Array;
      id: number;
      current: Goroutine | null;
      runNext: Goroutine | null;
    };
    this.S.set(from.S);
    this.heap.nextId = from.id;
    this.current = from.current;
    this.runNext = from.runNext;
  }
  weight(): number {
    return SIZE * 8 + 64;
  }
}

/** Things by number or key, in order of addition. */
class Table<K, V> extends Tracked {
  map = new Map<K, V>();
  save(): unknown {
    return new Map(this.map);
  }
  load(saved: unknown): void {
    this.map = new Map(saved as Map<K, V>);
  }
  override exchange(saved: unknown): unknown {
    const now = this.map;
    this.map = saved as Map<K, V>;
    return now;
  }
  weight(): number {
    return 32 + this.map.size * 40;
  }
}

/** Nanoseconds between the ticks of a ticker, at least: what a processor of the day can follow. */
const TICKS_APART = 10_000;

/** When a ticker fires next (SPEC: CLK3): at the first multiple of its period that is not past. */
function nextTick(when: number, period: number, now: number): number {
  const next = when + period * (1 + Math.floor((now - when) / period));
  return period < TICKS_APART ? Math.max(next, now + TICKS_APART) : next;
}

export class Machine {
  readonly heap = new Heap();
  readonly natives: NativeTable;
  listener: Listener | undefined;
  /** Called when a function has got its code, for breakpoints; must not change the state. */
  onLoad: ((fn: FuncCode) => void) | undefined;
  /** Told which cases of a select were ready, by number in the text without the default; must not change the state. */
  onSelect: ((g: Goroutine, ready: readonly number[]) => void) | undefined;
  /** In the order of `at`; those before the state's own index have been applied. Set by setInputs. */
  private inputs: readonly MachineInput[] = [];
  /** Numbers of the state; see the constants above. The loop reads and writes it. */
  readonly S: Float64Array;
  readonly runq = new RunQueue();
  readonly timers = new TimerHeap();
  readonly semaphores: Semaphores;
  private readonly core: Core;
  private readonly goroutineTable = new Table<number, Goroutine>();
  private readonly processTable = new Table<number, Process>();
  private readonly registry = new Table<string, Tracked>();
  private readonly linkages = new Map<Program, Linkage>();
  /** Of the run() under way. */
  private maxStep = 0;
  private maxTime = Infinity;
  private breakSkip = -1;
  private asked = false;
  private chunkStart = 0;
  private chunkEnd = 0;
  /** Bytes of big arrays made since the surroundings looked last; not part of the state. */
  private bigBytes = 0;
  /** Beyond so many the run stops (`stopped`): only the surroundings know how much there may be. */
  private allowance = Infinity;
  /** The step at which dead registers were cleared last. */
  private cleared = 0;
  /** Only between a park and the pick() that follows it. */
  private suspect: Process | null = null;
  private stopCode = STOP_DONE;
  private readonly onOutput: MachineOptions['onOutput'];
  private readonly onExit: MachineOptions['onExit'];
  readonly zoneinfo: MachineOptions['zoneinfo'];
  private readonly reading: number;
  private readonly lateness: number;
  private readonly touchTimer = (t: Timer): void => {
    if (t.epoch !== this.heap.epoch) this.heap.touch(t);
  };

  constructor(options: MachineOptions) {
    this.natives = options.natives;
    this.listener = options.listener;
    this.onOutput = options.onOutput;
    this.onExit = options.onExit;
    this.zoneinfo = options.zoneinfo;
    this.reading = options.reading ?? 0;
    this.lateness = options.lateness ?? 0;
    this.core = new Core(this.heap);
    this.S = this.core.S;
    this.semaphores = new Semaphores();
    this.S[NEXT_G] = 1;
    this.S[NEXT_P] = options.firstProcess ?? 1;
    seedRandom(this.S, RANDOM, options.seed);
  }

  // ------------------------------------------------------------------ reading

  /** Statements begun so far: the number of the moment the machine stands at. */
  get steps(): number {
    return this.S[STEPS]!;
  }

  /** Sequence number of the last event. */
  get seq(): number {
    return this.S[SEQ]!;
  }

  /** Virtual time, nanoseconds since the run began. */
  get now(): number {
    return this.S[NOW]!;
  }

  /** How often everything has stood idle. */
  get idleCount(): number {
    return this.S[IDLE]!;
  }

  /** How many of the inputs given to setInputs have been applied. */
  get inputsApplied(): number {
    return this.S[INPUT]!;
  }

  /** The goroutine that executes the next statement, if one can. */
  get current(): Goroutine | null {
    return this.core.current;
  }

  /** Those that are not dead, by number, in order of creation. */
  get goroutines(): ReadonlyMap<number, Goroutine> {
    return this.goroutineTable.map;
  }

  /** All that were ever started, by number. */
  get processes(): ReadonlyMap<number, Process> {
    return this.processTable.map;
  }

  // ------------------------------------------------------------------ running

  /**
   * Executes statements until a limit or until nothing can go on. The caller may run() again at any
   * time, after heap.cut() or after swapping logs too; how a run is divided into calls has no effect.
   */
  run(limits: RunLimits): StopReason {
    this.enter();
    this.maxStep = limits.maxStep;
    this.maxTime = limits.maxTime ?? Infinity;
    this.breakSkip = this.steps;
    this.asked = false;
    const g = this.core.current;
    if (g) this.touchGoroutine(g);
    else if (!this.pick()) return STOPS[this.stopCode]!;
    // In pieces: V8 gives a function that is entered again better code than one it replaces while
    // it runs.
    do {
      this.chunkStart = this.steps;
      if (young > 0) {
        young -= YOUNG_CHUNK;
        this.chunkEnd = this.steps + YOUNG_CHUNK;
      } else this.chunkEnd = this.steps + CHUNK;
      this.setStop();
      execute(this);
    } while (this.stopCode === STOP_CHUNK);
    // Dead registers may hold on to what they hold for a while: clearing costs as much as many steps.
    if (Math.abs(this.steps - this.cleared) >= CHUNK) {
      this.cleared = this.steps;
      clearWindow();
    }
    return STOPS[this.stopCode]!;
  }

  /** Executes one statement (and what follows it up to the next one). */
  step(): StopReason {
    return this.run({ maxStep: this.steps + 1 });
  }

  /** For listeners: the run stops before the next statement. */
  requestStop(): void {
    this.asked = true;
    this.S[STOP] = 0;
    hurry(this.S[SLICE_END]!);
  }

  /** From now on so many bytes of big arrays may be made before run() comes back with `stopped`. */
  allow(bytes: number): void {
    this.bigBytes = 0;
    this.allowance = bytes;
  }

  /** A big array is made. */
  madeBig(bytes: number): void {
    this.bigBytes += bytes;
    if (this.bigBytes > this.allowance) this.requestStop();
  }

  /** Replaces what is going to come from outside; entries already applied must stay as they were. */
  setInputs(inputs: readonly MachineInput[]): void {
    this.inputs = inputs;
  }

  /** Applies inputs that are due here and now, as run() would do first; for showing their effect at once. */
  settle(): void {
    this.enter();
    this.applyDue();
  }

  /** What every entry from outside does first: the scalars are saved once an epoch. */
  private enter(): void {
    this.heap.touch(this.core);
  }

  // ------------------------------------------------- called by the loop (execute)

  /**
   * At a statement when STOP is reached or a breakpoint stands there; g's variables are written back.
   * 0: execute it. 1: `current` is another goroutine (or this one, changed). 2: leave the loop. 3: leave
   * it and come back at once.
   */
  boundary(g: Goroutine, breakpoint: boolean): 0 | 1 | 2 | 3 {
    const S = this.S;
    let switched = false;
    if (S[STEPS]! >= S[SLICE_END]!) {
      if (S[LOOKS]! >= PATIENCE && !this.tick()) return this.leave(STOP_TIME);
      if (this.core.current !== g) switched = true;
      else if (this.runq.length > 0) {
        this.preempt(g);
        switched = true;
      } else this.startSlice();
    }
    if (!switched && this.applyDue()) switched = this.core.current !== g;
    if (switched) {
      if (!this.core.current && !this.pick()) return 2;
      this.setStop();
      return 1;
    }
    this.setStop();
    if (breakpoint && S[STEPS] !== this.breakSkip) return this.leave(STOP_BREAK);
    if (S[STEPS]! >= this.maxStep) return this.leave(STOP_STEP);
    if (this.asked) return this.leave(STOP_ASKED);
    if (S[STEPS]! >= this.chunkEnd) {
      this.stopCode = STOP_CHUNK;
      return 3;
    }
    return 0;
  }

  /**
   * For the second tier, which does not come by here when a time slice is over and nobody else is
   * runnable: the step at which it has to.
   */
  hardStop(): number {
    const S = this.S;
    let stop = Math.min(this.maxStep, this.chunkStart + CHUNK);
    const input = this.inputs[S[INPUT]!];
    if (input && input.at < stop) stop = input.at;
    const others = this.runq.length > 0 || this.asked || S[LOOKS]! >= PATIENCE;
    return others && S[SLICE_END]! < stop ? S[SLICE_END]! : stop;
  }

  /** And begins the slices that have begun before this step, as boundary() would have. */
  beginSlices(steps: number): void {
    const S = this.S;
    if (S[SLICE_END]! >= steps) {
      S[STEPS] = steps;
      return;
    }
    while (S[SLICE_END]! < steps) {
      S[STEPS] = S[SLICE_END]!;
      this.startSlice();
    }
    S[STEPS] = steps;
    this.setStop();
  }

  private leave(code: number): 2 {
    this.stopCode = code;
    return 2;
  }

  /** Puts the current goroutine at the end of the run queue; pick() must follow. */
  preempt(g: Goroutine): void {
    g.state = RUNNABLE;
    this.core.current = null;
    this.pushRunnable(g);
  }

  /**
   * Chooses who runs next and makes it current. False: nobody can; stopCode tells why. Moves the
   * clock when nothing is runnable. Also called when a goroutine has blocked or died.
   */
  pick(): boolean {
    const core = this.core;
    core.current = null;
    if (this.suspect !== null) this.checkStandstill();
    for (;;) {
      const q = this.runq;
      if (this.S[LOOKS]! >= PATIENCE && q.length > 0 && !this.tick()) {
        return this.noneCan(STOP_TIME);
      }
      let g: Goroutine | null = core.runNext;
      let slice = SLICE;
      if (g) {
        core.runNext = null;
        this.touch(q);
        if (g.state !== RUNNABLE || !q.remove(g)) continue;
      } else if (q.length > 0) {
        if (q.epoch !== this.heap.epoch) this.heap.touch(q);
        // Mostly in order, as Go's queue is; now and then not, so that seeds differ.
        const r = this.random();
        const i = (r & 7) === 0 && q.length > 1 ? ((r >>> 3) & 0xffff) % q.length : 0;
        slice = SLICE + ((r >>> 19) & (SLICE - 1));
        g = q.take(i);
      }
      if (g) {
        this.touchGoroutine(g);
        g.state = RUNNING;
        core.current = g;
        this.S[SLICE_END] = this.S[STEPS]! + slice;
        this.event(EV_RUN, g.id, 0, 0, g.pending);
        g.pending = 0;
        this.setStop();
        return true;
      }
      const first = this.timers.first;
      if (first) {
        if (first.when > this.maxTime) {
          // As when idle: it must make no difference whether an input is known beforehand.
          if (this.applyDue()) continue;
          return this.noneCan(STOP_TIME);
        }
        const { when } = first;
        const now = this.S[NOW]!;
        // What is due a little later waits for those that are woken now.
        if (when > now) this.moveClock(when + this.lateness, when);
        else this.moveClock(now);
        continue;
      }
      if (this.buryDeadlocked()) continue;
      let alive = false;
      for (const process of this.processTable.map.values()) if (!process.exit) alive = true;
      if (this.S[IDLE_SEQ] !== this.S[SEQ]) {
        this.S[IDLE]!++;
        this.S[IDLE_SEQ] = this.S[SEQ]!;
      }
      // Only now: whether an input is known beforehand or comes while the machine stands still must
      // make no difference to timers and to the count of idle moments.
      if (this.applyDue()) continue;
      return this.noneCan(alive ? STOP_IDLE : STOP_DONE);
    }
  }

  private noneCan(code: number): false {
    this.stopCode = code;
    return false;
  }

  /**
   * Somebody looks whether something has happened and would go on if not: reads the clock, yields, takes a
   * select's default, loads atomically. Who does nothing else waits, though it runs.
   */
  look(): void {
    this.S[LOOKS]!++;
  }

  /** Somebody has read the clock. What is due by then fires when it would have: at the next idle moment. */
  readClock(): void {
    this.look();
    this.S[NOW]! += this.reading;
  }

  /** Moves the clock though somebody runs, for those who spin until it has; false at maxTime. */
  private tick(): boolean {
    const now = this.S[NOW]! + TICK;
    if (now > this.maxTime) return false;
    this.moveClock(now);
    return true;
  }

  private moveClock(now: number, due = now): void {
    const S = this.S;
    S[NOW] = now;
    S[LOOKS] = 0;
    for (let t = this.timers.first; t && t.when <= due; t = this.timers.first) this.fire(t);
  }

  private startSlice(): void {
    this.S[SLICE_END] = this.S[STEPS]! + SLICE + (this.random() & (SLICE - 1));
  }

  private setStop(): void {
    const S = this.S;
    let stop = Math.min(this.maxStep, S[SLICE_END]!, this.chunkEnd);
    const input = this.inputs[S[INPUT]!];
    if (input && input.at < stop) stop = input.at;
    S[STOP] = this.asked ? 0 : stop;
  }

  /** Applies inputs whose time has come; true when there were any. */
  private applyDue(): boolean {
    let any = false;
    for (;;) {
      const input = this.inputs[this.S[INPUT]!];
      if (!input || input.at > this.S[STEPS]!) return any;
      this.S[INPUT]!++;
      any = true;
      this.apply(input);
    }
  }

  private apply(input: MachineInput): void {
    if (input.kind === 'outside') {
      this.event(EV.input, 0, 0, this.S[INPUT]!, 0);
      input.apply(this);
      return;
    }
    const g = this.goroutines.get(input.g);
    if (!g) return;
    const current = this.core.current;
    if (input.kind === 'run-next') {
      this.event(EV.choice, g.id, 0, 0, 0);
      if (g === current || g.state !== RUNNABLE || g.held || g.process.stopped) return;
      this.core.runNext = g;
      if (current) {
        this.touchGoroutine(current);
        this.preempt(current);
      }
    } else if (input.kind === 'hold') {
      if (g.held === input.held) return;
      this.event(EV.choice, g.id, 0, input.held ? 1 : 2, 0);
      this.touchGoroutine(g);
      g.held = input.held;
      if (g === current) this.preempt(g);
      else if (g.state === RUNNABLE) {
        this.touch(this.runq);
        if (input.held) this.runq.remove(g);
        else this.pushRunnable(g);
      }
    } else {
      this.event(EV.choice, g.id, 0, 3, 0);
      this.touchGoroutine(g);
      g.chosenCase = input.index;
    }
  }

  // ---------------------------------------------------------------- goroutines

  /** Before anything of a goroutine changes. */
  touchGoroutine(g: Goroutine): void {
    if (g.epoch === this.heap.epoch) return;
    this.heap.touch(g);
    g.shrink();
  }

  /** Before anything else changes. Where it is asked often the epochs are compared on the spot: here V8 meets every kind of object. */
  touch(object: Tracked): void {
    if (object.epoch !== this.heap.epoch) this.heap.touch(object);
  }

  /**
   * Makes a goroutine that will call `fn`; the caller fills registers 0… with the arguments. It is
   * runnable at once. `by` 0: the world.
   */
  spawn(
    process: Process,
    fn: FuncCode,
    closure: FuncV | null,
    by: Goroutine | null,
    cause = 0,
  ): Goroutine {
    if (by && this.goroutineTable.map.size >= MOST_GOROUTINES) throw outOfMemory();
    const id = this.S[NEXT_G]!++;
    const seq = this.event(EV.go, by?.id ?? 0, 0, id, cause);
    const at = by && by.depth > 0 ? { fn: by.fns[by.depth]!, pc: by.pc } : undefined;
    const g = new Goroutine(id, process, by?.id ?? 0, seq, at, fn, this.heap.epoch);
    this.load(fn, process);
    if (fn.nregs > g.ownN.length) g.grow(fn.nregs);
    g.fns[0] = fn;
    g.fns[1] = fn;
    g.depth = 1;
    g.pcs[0] = -1;
    if (closure && fn.closureReg >= 0) g.R[fn.closureReg] = closure;
    g.cause = g.pending = seq;
    g.sinceStep = this.S[STEPS]!;
    g.sinceTime = this.S[NOW]!;
    this.touch(process);
    process.live++;
    process.active++;
    this.touch(this.goroutineTable);
    this.goroutineTable.map.set(id, g);
    this.pushRunnable(g);
    return g;
  }

  private pushRunnable(g: Goroutine): void {
    if (g.held || g.process.stopped) return;
    const { runq, heap } = this;
    if (runq.epoch !== heap.epoch) heap.touch(runq);
    runq.push(g);
  }

  /**
   * The current goroutine waits. `object` is what it waits on, with its lasting number. The one who
   * parks must have put g where the waker finds it; wakers call ready().
   */
  park(
    g: Goroutine,
    reason: WaitReason | number,
    object: (Tracked & { readonly id: number }) | null,
    id = object?.id ?? 0,
  ): void {
    const why = typeof reason === 'number' ? reason : WAIT_REASONS.indexOf(reason);
    this.touchGoroutine(g);
    g.state = WAITING;
    g.reason = why;
    g.waitsOn = object;
    g.waitId = id;
    g.sinceStep = this.S[STEPS]!;
    g.sinceTime = this.S[NOW]!;
    g.blockSeq = this.event(EV_BLOCK, g.id, id, why, 0);
    if (INTERNAL[why]) {
      const { process } = g;
      if (process.epoch !== this.heap.epoch) this.heap.touch(process);
      if (--process.active === 0) this.suspect = process;
    }
  }

  /**
   * Makes a waiting goroutine runnable. `cause`: sequence number of what made it possible (an unlock,
   * a send); `note` becomes g.wakeNote. No effect on a goroutine that does not wait.
   */
  ready(g: Goroutine, cause = 0, note: unknown = 1): void {
    if (g.state !== WAITING) return;
    this.touchGoroutine(g);
    if (INTERNAL[g.reason]) {
      const { process } = g;
      if (process.epoch !== this.heap.epoch) this.heap.touch(process);
      process.active++;
    }
    g.state = RUNNABLE;
    g.wakeNote = note;
    g.wakeCause = cause;
    g.cause = g.pending = this.event(
      EV_WAKE,
      this.core.current?.id ?? 0,
      g.waitId,
      g.id,
      g.blockSeq,
    );
    g.waitsOn = null;
    g.waitId = 0;
    this.pushRunnable(g);
  }

  /** The goroutine's function has returned (or Goexit is through). */
  endGoroutine(g: Goroutine): void {
    const process = g.process;
    this.event(EV.exit, g.id, 0, 0, 0);
    this.dropGoroutine(g);
    this.touch(process);
    process.live--;
    if (--process.active === 0) this.suspect = process;
  }

  private dropGoroutine(g: Goroutine): void {
    this.touchGoroutine(g);
    g.state = DEAD;
    g.drop();
    this.touch(this.goroutineTable);
    this.goroutineTable.map.delete(g.id);
    if (this.core.current === g) this.core.current = null;
    if (this.core.runNext === g) this.core.runNext = null;
  }

  /** runtime.Goexit: runs the deferred calls of g, which is the current one, then ends it. The native returns UNWOUND. */
  goexit(g: Goroutine): void {
    startGoexit(this, g);
  }

  // ----------------------------------------------------------------- processes

  /** Starts a process: globals at zero, one goroutine that runs the program's entry. */
  startProcess(options: ProcessOptions, cause = 0): Process {
    this.enter();
    const id = this.S[NEXT_P]!++;
    const process = new Process(id, options, this.linkageOf(options.program), this.heap.epoch);
    this.touch(this.processTable);
    this.processTable.map.set(id, process);
    const seq = this.event(EV.start, 0, id, 0, cause);
    try {
      for (const global of options.program.globals)
        process.globals.push(globalObject(this, global.type));
    } catch (error) {
      const fatal = error instanceof GoFatal ? error : refusal(error);
      if (!fatal) throw error;
      this.fatal(process, 'fatal', fatal.text + '\n');
      return process;
    }
    process.main = this.spawn(process, options.program.entry, null, null, seq).id;
    return process;
  }

  /** Ends a process and all its goroutines; a native that ends its own simply returns afterwards. */
  exitProcess(process: Process, code: number, kind: Exit['kind'] = 'exit', text = ''): void {
    if (process.exit) return;
    this.touch(process);
    process.exit = { code, kind, text };
    this.event(EV['process-exit'], this.core.current?.id ?? 0, process.id, code, 0);
    this.onExit?.(this, process);
    for (const timer of this.timers.all().slice()) {
      if (timer.process === process) this.stopTimer(timer);
    }
    for (const g of [...this.goroutineTable.map.values()]) {
      if (g.process !== process) continue;
      if (g.state === RUNNABLE && !g.held && !process.stopped) {
        this.touch(this.runq);
        this.runq.remove(g);
      }
      this.dropGoroutine(g);
    }
    process.live = 0;
    process.active = 0;
  }

  /** Halts a process where it stands, or lets it go on. Its timers go on meanwhile; what they wake waits. */
  setStopped(process: Process, stopped: boolean): void {
    if (process.exit || process.stopped === stopped) return;
    this.touch(process);
    process.stopped = stopped;
    const current = this.core.current;
    if (current?.process === process) {
      this.touchGoroutine(current);
      this.preempt(current);
    }
    this.touch(this.runq);
    for (const g of this.goroutineTable.map.values()) {
      if (g.process !== process || g.state !== RUNNABLE || g.held) continue;
      if (stopped) this.runq.remove(g);
      else this.pushRunnable(g);
    }
  }

  /** Prints a fatal text on stderr and ends the process with exit code 2. */
  fatal(process: Process, kind: 'panic' | 'deadlock' | 'fatal', text: string): void {
    this.print(process, 2, text);
    this.exitProcess(process, 2, kind, text);
  }

  /** Processes in which every goroutine waits for another one of the same: dead, as Go says. */
  private buryDeadlocked(): boolean {
    let any = false;
    for (const process of this.processTable.map.values()) {
      if (process.exit || process.active > 0 || process.timers > 0) continue;
      this.fatal(process, 'deadlock', deadlockText(this, process));
      any = true;
    }
    return any;
  }

  /** A process's last active goroutine has just parked or ended: nothing can go on in it any more. */
  private checkStandstill(): void {
    const process = this.suspect;
    this.suspect = null;
    if (process && process.active === 0 && process.timers === 0 && !process.exit) {
      this.fatal(process, 'deadlock', deadlockText(this, process));
    }
  }

  /** Appends to a process's output and tells listeners; the terminal of descriptors 1 and 2, and print's. */
  print(process: Process, fd: number, bytes: string): void {
    if (bytes === '') return;
    const seq = this.event(EV.print, this.core.current?.id ?? 0, process.id, fd, 0);
    this.touch(process);
    process.output = { fd, bytes, step: this.S[STEPS]!, seq, before: process.output };
    this.onOutput?.(process, fd, bytes);
  }

  private linkageOf(program: Program): Linkage {
    let linkage = this.linkages.get(program);
    if (!linkage) this.linkages.set(program, (linkage = new Linkage()));
    return linkage;
  }

  /** Makes sure a function has code; natives get a frame that calls them, so that any call can reach them. */
  load(fn: FuncCode, process: Process): void {
    if (fn.code !== undefined) return;
    if (fn.native !== undefined) loadNativeStub(fn);
    else process.program.load(fn);
    if ((fn.code as Int32Array | undefined) === undefined) {
      throw new InternalError(`no code for ${fn.name}`);
    }
    this.onLoad?.(fn);
  }

  /** The native bound to a body-less function; InternalError names one that is missing. */
  bind(process: Process, fn: FuncCode): Native {
    const native = this.natives[fn.native ?? ''];
    if (!native) throw new InternalError(`no native for ${fn.native ?? fn.name}`);
    process.linkage.natives[fn.index] = native;
    return native;
  }

  // -------------------------------------------------------------------- timers

  /**
   * Sets a timer to fire at `when` (virtual nanoseconds; in the past: at the next idle moment).
   * `cause` of its firing is the timer-set event made here.
   */
  addTimer(process: Process | null, when: number, action: TimerAction, period = 0): Timer {
    const timer = new Timer(this.heap.nextId++, process, action, this.heap.epoch);
    this.setTimer(timer, when, period);
    return timer;
  }

  /** Sets a stopped (or running) timer anew. */
  setTimer(timer: Timer, when: number, period = timer.period): void {
    if (timer.active) this.stopTimer(timer);
    this.touch(timer);
    timer.when = when;
    timer.period = period;
    timer.order = this.S[TIMER_ORDER]!++;
    timer.setSeq = this.event(EV['timer-set'], this.core.current?.id ?? 0, timer.id, 0, 0);
    this.insertTimer(timer);
  }

  /** True when it had not fired (or been stopped) yet, as Timer.Stop reports. */
  stopTimer(timer: Timer): boolean {
    if (!timer.active) return false;
    this.touch(this.timers);
    this.timers.remove(timer, this.touchTimer);
    if (timer.process) {
      this.touch(timer.process);
      timer.process.timers--;
    }
    return true;
  }

  private insertTimer(timer: Timer): void {
    this.touch(this.timers);
    this.timers.add(timer, this.touchTimer);
    if (timer.process) {
      this.touch(timer.process);
      timer.process.timers++;
    }
  }

  private fire(timer: Timer): void {
    this.stopTimer(timer);
    const seq = this.event(EV.timer, 0, timer.id, 0, timer.setSeq);
    if (timer.period > 0) {
      this.touch(timer);
      timer.when = nextTick(timer.when, timer.period, this.now);
      timer.order = this.S[TIMER_ORDER]!++;
      this.insertTimer(timer);
    }
    const action = timer.action;
    if (action.kind === 'ready') this.ready(action.g, seq, action.note);
    else if (action.kind === 'send') trySend(this, action.chan, action.value(this), seq);
    else if (action.kind === 'call') action.run(this, timer);
    else if (timer.process) {
      const g = this.spawn(timer.process, action.fn.fn, action.fn, null, seq);
      setArguments(g, action.fn.fn, action.args);
    }
  }

  // --------------------------------------------------------- events and chance

  /** Tells of an event by its number in EVENT_KINDS; returns its sequence number. */
  event(kind: number, g: number, obj: number, aux: number, cause: number): number {
    const S = this.S;
    const seq = S[SEQ]! + 1;
    S[SEQ] = seq;
    const listener = this.listener;
    if (listener !== undefined) listener.event(seq, S[STEPS]!, S[NOW]!, kind, g, obj, aux, cause);
    return seq;
  }

  /** The same by name, for natives. */
  emit(kind: EventKind, g: Goroutine | null, obj = 0, aux = 0, cause = 0): number {
    return this.event(EV[kind], g?.id ?? 0, obj, aux, cause);
  }

  /** 32 seeded random bits as an unsigned number. */
  random(): number {
    return nextRandom(this.S, RANDOM);
  }

  // ------------------------------------------------------------------- objects

  /** One tracked object a machine and key: a world's tables. Made on first want. */
  singleton<T extends Tracked>(key: string, make: (id: number, epoch: number) => T): T {
    const known = this.registry.map.get(key);
    if (known) return known as T;
    const made = make(this.heap.nextId++, this.heap.epoch);
    made.epoch = this.heap.epoch;
    this.touch(this.registry);
    this.registry.map.set(key, made);
    return made;
  }

  /** Tracked objects of the world by key. */
  get singletons(): ReadonlyMap<string, Tracked> {
    return this.registry.map;
  }

  /** A lasting number for a new object (Tracked objects take `heap.epoch` as their first epoch). */
  newId(): number {
    return this.heap.nextId++;
  }

  /**
   * A Go run-time panic to throw: `throw m.runtimePanic('index out of range [5] with length 3')`.
   * Its value is a runtime.Error whose Error() is `runtime error: ` and the text.
   */
  runtimePanic(text: string, process: Process = this.currentProcess): GoPanic {
    return makeRuntimeError(process, text, 'errorString');
  }

  /** A run-time panic without the `runtime error: ` in front, as for closed channels. */
  plainPanic(text: string, process: Process = this.currentProcess): GoPanic {
    return makeRuntimeError(process, text, 'plainError');
  }

  get currentProcess(): Process {
    const g = this.core.current;
    if (!g) throw new InternalError('no goroutine runs');
    return g.process;
  }

  /** A run-time type by name; InternalError when the program's library lacks it. */
  namedType(process: Process, pkgPath: string, name: string): RType {
    const type = process.program.namedType(pkgPath, name);
    if (!type) throw new InternalError(`no type ${pkgPath}.${name}`);
    return type;
  }
}
