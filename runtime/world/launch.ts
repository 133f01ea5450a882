/** Programs that programs start: which there are on a host, by name and by file, and how one begins. */
import type { Program } from '../code/program';
import type { Goroutine } from '../machine/goroutine';
import type { Machine } from '../machine/machine';
import type { Process } from '../machine/process';
import { trace } from './child';
import { setDescriptor } from './descriptor';
import { EACCES, ENOEXEC } from './errno';
import { absolutePath, hostOf, lookup } from './host';
import type { Descriptor } from './socket';
import type { Tracked } from '../machine/heap';

/** The programs of a room; what is not named here cannot be started in it. */
export interface Programs {
  /** Of a command, as it is typed. */
  named(command: string): Program | undefined;
  /** Of a `package main`, by its import path. */
  built(path: string): Program | undefined;
}

// Not part of a run's state: it never changes in one.
const known = new WeakMap<Machine, Programs>();

/** Says which programs processes of this machine can start; without it there are none. */
export function setPrograms(m: Machine, programs: Programs): void {
  known.set(m, programs);
}

/**
 * A file that is a program says which one: what a compiler would have made of it is known to the
 * machine already. The rest of the file is for whoever made it.
 */
const BUILT = /^#!engine-room (\S+)\n/;

/** Whether a command of this name can be started. */
export function isCommand(m: Machine, name: string): boolean {
  return known.get(m)?.named(name) !== undefined;
}

/** Where commands are said to lie; there is no file, as little as there is a compiler. */
const BINARIES = '/usr/local/bin/';

/** The program at a path; a number is that of an error. */
function find(m: Machine, process: Process, path: string): Program | number {
  const programs = known.get(m);
  const command = path.startsWith(BINARIES) && programs?.named(path.slice(BINARIES.length));
  if (command) return command;
  const node = lookup(m, hostOf(m, process), absolutePath(process, path));
  if (typeof node === 'number') return node;
  if (node.kind !== 'file' || (node.mode & 0o111) === 0) return EACCES;
  const [, main = ''] = BUILT.exec(node.bytes) ?? [];
  return programs?.built(main) ?? ENOEXEC;
}

/** What a process is started with by another one. */
export interface LaunchOptions {
  readonly path: string;
  readonly argv: readonly string[];
  readonly env: readonly string[];
  readonly cwd: string;
  /** What it has open from 0 on; undefined: what its parent's terminal is. */
  readonly open: readonly ((Descriptor & Tracked) | undefined)[];
  /** Halted before its first statement, for its parent to let go on. */
  readonly traced: boolean;
}

/** Starts a process on g's host and terminal; a number is that of an error. */
export function launch(m: Machine, g: Goroutine, options: LaunchOptions): Process | number {
  const parent = g.process;
  const program = find(m, parent, options.path);
  if (typeof program === 'number') return program;
  const { argv, env, cwd, open, traced } = options;
  const { host, terminal, id } = parent;
  const child = m.startProcess({ program, argv, env, cwd, host, terminal, parent: id }, m.seq);
  open.forEach((one, fd) => {
    if (!one) return;
    m.touch(one);
    one.refs++;
    setDescriptor(m, child, fd, one);
  });
  if (traced) trace(m, child);
  return child;
}
