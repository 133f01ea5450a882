/** `run`: a program from its first statement to its exit, as `go run` does it. */
import { readFileSync, readSync, statSync, writeSync } from 'node:fs';
import { exit, hrtime } from 'node:process';
import { basename, join } from 'node:path';
import type { Program } from '../code/program';
import { natives } from '../lib/natives';
import { Machine, type Listener, type Process, type StopReason } from '../machine/index';
import { EventStore } from '../timeline/event-store';
import { Recording } from '../timeline/recording';
import { addHost, closeProcess, endInput, makeDirectories, stdinOf, typeAt } from '../world/index';
import { numberFlag, parseFlags } from './arguments';
import { BIG_ARRAYS, MEMORY_INTERVAL, memoryIsShort } from './memory';
import { furnish } from './computer';
import { useTags } from './load';
import { build } from './program';

/** Exit code where the machine stopped the program: too many steps, or waiting for what cannot come. */
export const STOPPED = 3;

/** Bytes of standard output and error on their way to the descriptors, in the order they were written. */
class Sink {
  private fd = 0;
  private parts: string[] = [];
  private size = 0;

  write(fd: number, bytes: string): void {
    if (fd !== this.fd) this.flush();
    this.fd = fd;
    this.parts.push(bytes);
    this.size += bytes.length;
    if (this.size > 1 << 16) this.flush();
  }

  flush(): void {
    if (this.size === 0) return;
    const buffer = Buffer.from(this.parts.join(''), 'latin1');
    this.parts = [];
    this.size = 0;
    for (let at = 0; at < buffer.length;) at += writeSome(this.fd, buffer, at);
  }
}

function writeSome(fd: number, buffer: Buffer, at: number): number {
  try {
    return writeSync(fd, buffer, at);
  } catch (error) {
    // A pipe whose reader is slow.
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EAGAIN') return 0;
    // Nobody reads any more: as a program ends that SIGPIPE ends.
    if (code === 'EPIPE') exit(141);
    throw error;
  }
}

export interface RunOptions {
  readonly seed: number;
  readonly maxSteps: number;
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly listener?: Listener;
  /** See MachineOptions. */
  readonly reading?: number;
  readonly lateness?: number;
  /** Where output goes; this process's own descriptors if undefined. */
  readonly output?: (fd: number, bytes: string) => void;
  /** Puts files into the host before the program starts. */
  /** Keeps the run's past, as the room does: for measuring what that costs. */
  readonly record?: boolean;
  readonly prepare?: (m: Machine, host: ReturnType<typeof addHost>) => void;
}

/** How a run ended. `time` is virtual, in nanoseconds. */
export interface RunResult {
  readonly code: number;
  readonly steps: number;
  readonly time: number;
}

/** Where computers keep the time zone database. */
const ZONES = ['/usr/share/zoneinfo', '/usr/lib/zoneinfo', '/usr/share/lib/zoneinfo'];

/** A place's file of this computer: programs see the zones that they would see under the go command. */
function zoneinfo(name: string): string | undefined {
  for (const folder of [process.env.ZONEINFO, ...ZONES]) {
    const path = folder && join(folder, name);
    if (path && statSync(path, { throwIfNoEntry: false })?.isFile()) {
      return readFileSync(path, 'latin1');
    }
  }
  return undefined;
}

/** Runs a program on a machine of its own. */
export function runProgram(program: Program, options: RunOptions): RunResult {
  const sink = new Sink();
  const write = options.output ?? ((fd: number, bytes: string) => sink.write(fd, bytes));
  const m = new Machine({
    seed: options.seed,
    natives,
    onOutput: (_process, fd, bytes) => write(fd, bytes),
    onExit: closeProcess,
    zoneinfo,
    // Number 1 is init's: programs that ask do otherwise when they are it.
    firstProcess: 100,
    ...(options.listener ? { listener: options.listener } : {}),
    ...(options.reading ? { reading: options.reading } : {}),
    ...(options.lateness ? { lateness: options.lateness } : {}),
  });
  const host = addHost(m, { name: 'localhost', addresses: ['10.0.0.1'] });
  furnish(m, host, program, options.argv[0]!);
  makeDirectories(m, host, options.cwd, 0o755);
  options.prepare?.(m, host);
  const process_ = m.startProcess({
    program,
    argv: options.argv,
    env: Object.entries({ ...process.env, PWD: options.cwd }).map(
      ([key, value]) => `${key}=${value ?? ''}`,
    ),
    cwd: options.cwd,
    host: 'localhost',
  });
  let code = STOPPED;
  try {
    code = drive(m, process_, options, write, () => sink.flush());
  } finally {
    sink.flush();
  }
  return { code, steps: m.steps, time: m.now };
}

/** Runs with a recording and its events, as a session does. */
function recorder(m: Machine): (maxStep: number) => StopReason {
  m.listener ??= new EventStore();
  const recording = new Recording<StopReason>({
    heap: m.heap,
    get steps() {
      return m.steps;
    },
    run: (maxStep) => m.run({ maxStep }),
  });
  return (maxStep) => recording.runLive(maxStep);
}

function drive(
  m: Machine,
  process_: Process,
  options: RunOptions,
  write: (fd: number, bytes: string) => void,
  flush: () => void,
): number {
  const run = options.record ? recorder(m) : (maxStep: number) => m.run({ maxStep });
  for (;;) {
    m.allow(BIG_ARRAYS);
    const stop = run(Math.min(options.maxSteps, m.steps + MEMORY_INTERVAL));
    // What was printed is there for who waits for it: a person before a question, a pipe behind a
    // program without end, which may be killed.
    flush();
    if (process_.exit) return process_.exit.code;
    if (stop.kind === 'stopped' || (stop.kind === 'step' && m.steps < options.maxSteps)) {
      if (!memoryIsShort()) continue;
      m.fatal(process_, 'fatal', 'fatal error: runtime: out of memory\n');
      return process_.exit!.code;
    }
    if (stop.kind === 'step') {
      write(2, `stopped after ${String(options.maxSteps)} steps (-max-steps)\n`);
      return STOPPED;
    }
    if (stop.kind === 'idle' && waitsForInput(m, process_)) {
      feed(m, process_);
      continue;
    }
    if (stop.kind === 'idle') write(2, 'stopped: everything waits for something from outside\n');
    return STOPPED;
  }
}

function waitsForInput(m: Machine, process_: Process): boolean {
  const input = stdinOf(m, process_);
  for (const g of m.goroutines.values()) if (g.waitsOn === input) return true;
  return false;
}

/** Hands on what stands at this process's own standard input. */
function feed(m: Machine, process_: Process): void {
  const buffer = Buffer.alloc(1 << 16);
  let n = 0;
  try {
    n = readSync(0, buffer, 0, buffer.length, null);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EAGAIN') {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
      return;
    }
    if (code !== 'EOF') throw error;
  }
  if (n === 0) endInput(m, process_, m.seq);
  else typeAt(m, process_, buffer.toString('latin1', 0, n), 0);
}

/** `run [-seed n] [-max-steps n] file.go… | directory | import/path [arguments]`; the exit code. */
export function run(args: readonly string[]): number {
  const flags = parseFlags(args, ['seed', 'max-steps', 'tags'], ['stats', 'record']);
  useTags(flags.values.get('tags'));
  const before = hrtime.bigint();
  const made = build(flags.rest);
  if ('errors' in made) {
    writeSync(2, made.errors);
    return made.code;
  }
  const built = hrtime.bigint();
  const result = runProgram(made.program, {
    seed: numberFlag(flags, 'seed', 1),
    maxSteps: numberFlag(flags, 'max-steps', Infinity),
    argv: [programName(made.target.path, made.target.files), ...made.args],
    cwd: process.cwd(),
    record: flags.values.has('record'),
  });
  if (flags.values.has('stats')) {
    const ms = (from: bigint, to: bigint) => (Number(to - from) / 1e6).toFixed(0);
    writeSync(
      2,
      `built in ${ms(before, built)} ms, ran ${String(result.steps)} steps in ${ms(built, hrtime.bigint())} ms\n`,
    );
  }
  return result.code;
}

/** argv[0]: what the go command calls the executable. */
export function programName(path: string, files: readonly string[]): string {
  const name =
    path === 'command-line-arguments'
      ? basename(files[0]!, '.go')
      : path.slice(path.lastIndexOf('/') + 1);
  return `/tmp/go-build/b001/exe/${name}`;
}
