/** A process: one program's globals, arguments, environment and files, under the machine's one scheduler. */
import type { FuncCode, Program } from '../code/program';
import type { RType } from '../code/rtype';
import { Tracked } from './heap';
import type { Native } from './native';
import type { FuncV, Plain } from './value';

/** Text a process wrote, newest first; immutable, so that saving is saving one reference. */
export interface Output {
  readonly fd: number;
  /** Byte string. */
  readonly bytes: string;
  readonly step: number;
  readonly seq: number;
  readonly before: Output | null;
}

/** How a process ended. */
export interface Exit {
  readonly code: number;
  readonly kind: 'exit' | 'panic' | 'deadlock' | 'fatal' | 'killed';
  /** What it printed on dying, '' for an ordinary exit. */
  readonly text: string;
}

/** What a process is started with. */
export interface ProcessOptions {
  readonly program: Program;
  readonly argv: readonly string[];
  /** `KEY=value`. */
  readonly env?: readonly string[];
  readonly cwd?: string;
  readonly host?: string;
  /** Name of the terminal its output belongs to. */
  readonly terminal?: string;
  /** Process that started it, 0: the world. */
  readonly parent?: number;
}

/** Look-aside tables one program's processes share: not part of the state. */
export class Linkage {
  /** Inline caches of CALLI by slot: the type last seen, what it enters, how its receiver is unpacked. */
  readonly cacheType: (RType | null)[] = [];
  readonly cacheFunc: (FuncCode | null)[] = [];
  readonly cacheMode: number[] = [];
  /** Natives by function index, bound on first call. */
  readonly natives: (Native | undefined)[] = [];
  /** FUNCREF's values by function index: no identity that Go can see. */
  readonly funcRefs: (FuncV | undefined)[] = [];
}

export class Process extends Tracked {
  readonly program: Program;
  readonly linkage: Linkage;
  readonly argv: readonly string[];
  readonly host: string;
  readonly terminal: string;
  readonly parent: number;
  /** One object a global: Box, StructObj or ArrayObj. Never replaced. */
  readonly globals: Plain[] = [];
  env: readonly string[];
  cwd: string;
  /** Open files by number; what they are is the world's business. 0–2 undefined: the terminal. */
  fds: Map<number, unknown> = new Map();
  output: Output | null = null;
  exit: Exit | null = null;
  /** Goroutines that are not dead. */
  live = 0;
  /** Of these, the ones that run or could be woken from outside their own process (IO, timers). */
  active = 0;
  /** Timers that could still fire for it. */
  timers = 0;
  /** Halted from outside (SIGSTOP): none of its goroutines is chosen to run. */
  stopped = false;
  /** Its first goroutine: when that one returns the process exits. */
  main = 0;

  constructor(
    readonly id: number,
    options: ProcessOptions,
    linkage: Linkage,
    epoch: number,
  ) {
    super();
    this.program = options.program;
    this.linkage = linkage;
    this.argv = options.argv;
    this.env = options.env ?? [];
    this.cwd = options.cwd ?? '/';
    this.host = options.host ?? '';
    this.terminal = options.terminal ?? '';
    this.parent = options.parent ?? 0;
    this.epoch = epoch;
  }

  get exited(): boolean {
    return this.exit !== null;
  }

  /** Everything written on a descriptor (all of them without one), oldest first, as a byte string. */
  text(fd?: number): string {
    const parts: string[] = [];
    for (let at = this.output; at; at = at.before) {
      if (fd === undefined || at.fd === fd) parts.push(at.bytes);
    }
    return parts.reverse().join('');
  }

  save(): unknown {
    return [
      this.env,
      this.cwd,
      new Map(this.fds),
      this.output,
      this.exit,
      this.live,
      this.active,
      this.timers,
      this.main,
      this.stopped,
    ];
  }

  load(saved: unknown): void {
    const s = saved as unknown[];
    this.env = s[0] as readonly string[];
    this.cwd = s[1] as string;
    this.fds = new Map(s[2] as Map<number, unknown>);
    this.output = s[3] as Output | null;
    this.exit = s[4] as Exit | null;
    this.live = s[5] as number;
    this.active = s[6] as number;
    this.timers = s[7] as number;
    this.main = s[8] as number;
    this.stopped = s[9] as boolean;
  }

  weight(): number {
    return 128 + this.fds.size * 32;
  }
}
