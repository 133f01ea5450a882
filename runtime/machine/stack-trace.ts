/** Goroutine traces in Go's layout; the offset behind a line (`+0x1d`) is the instruction's in its function. */
import type { FuncCode } from '../code/program';
import { WAIT_REASONS } from './event';
import { WAITING, type Goroutine } from './goroutine';
import type { Machine } from './machine';
import type { Process } from './process';

/** Frames a trace shows before and after what it leaves out. */
const SHOWN = 50;

/** Where Go's own frame of a panic stands, below the deferred calls that it runs. */
export const PANIC_FRAME = { file: '/usr/lib/go/src/runtime/panic.go', line: 884 };

/** A function's name as Go's traces and runtime.Func have it: dots in the last part of its package's path are `%2e`. */
export function symbolName({ name, pkgPath }: Pick<FuncCode, 'name' | 'pkgPath'>): string {
  const last = pkgPath.lastIndexOf('/') + 1;
  if (!pkgPath.includes('.', last) || !name.startsWith(`${pkgPath}.`)) return name;
  const part = pkgPath.slice(last).replaceAll('.', '%2e');
  return pkgPath.slice(0, last) + part + name.slice(pkgPath.length);
}

/** Whether traces show a function: of those no source has, only what gives a package's variables their values. */
export function isTraced(fn: FuncCode): boolean {
  return !fn.synthetic || givesValues(fn);
}

/** Whether a function is the one that gives a package's variables their first values. */
export function givesValues({ name, pkgPath, synthetic }: FuncCode): boolean {
  return synthetic && (name === 'main.init' || name === `${pkgPath}.init`);
}

/** Position of the expression at a pc, as `file:line +0xoffset`; `-` when unknown. */
export function frameTrace(process: Process, fn: FuncCode, pc: number): string {
  const position = process.program.files.told(positionAt(fn, pc));
  return `${position.file || '??'}:${position.line} +0x${pc.toString(16)}`;
}

/** Source position at an instruction. */
export function positionAt(fn: FuncCode, pc: number): number {
  const lines = fn.lines;
  let low = 0;
  let high = lines.length / 2 - 1;
  let found = -1;
  while (low <= high) {
    const mid = (low + high) >> 1;
    if (lines[mid * 2]! <= pc) {
      found = mid;
      low = mid + 1;
    } else high = mid - 1;
  }
  return found < 0 ? fn.pos : lines[found * 2 + 1]!;
}

/** The frames of a goroutine, innermost first: `main.f(...)` and `\t/file:line`, one line each. */
export function stackTrace(g: Goroutine, from = g.depth): string {
  const lines: string[] = [];
  let shown = 0;
  const total = g.depth;
  for (let frame = from; frame >= 1; frame--) {
    const fn = g.fns[frame]!;
    if (!isTraced(fn)) continue;
    if (shown === SHOWN && frame > SHOWN) {
      if (total > 2 * SHOWN) {
        lines.push('...additional frames elided...');
        frame = SHOWN + 1;
        shown++;
        continue;
      }
    }
    shown++;
    lines.push(`${symbolName(fn)}(${fn.params.length > 0 ? '...' : ''})`);
    lines.push(`\t${frameTrace(g.process, fn, g.pcOf(frame))}`);
    if (frame > 1 && g.pcs[frame - 1]! < 0 && !g.panic?.goexit) {
      lines.push('panic(...)', `\t${PANIC_FRAME.file}:${PANIC_FRAME.line} +0x0`);
    }
  }
  if (g.createdAt && isTraced(g.createdAt.fn)) {
    lines.push(`created by ${symbolName(g.createdAt.fn)}`);
    lines.push(`\t${frameTrace(g.process, g.createdAt.fn, g.createdAt.pc)}`);
  }
  return lines.map((line) => line + '\n').join('');
}

/** `goroutine 1 [chan receive]:` and its frames. */
export function goroutineTrace(g: Goroutine, from = g.depth): string {
  const state =
    g.state === WAITING ? WAIT_REASONS[g.reason]! : g.state === 0 ? 'runnable' : 'running';
  return `goroutine ${g.id} [${state}]:\n${stackTrace(g, from)}`;
}

/** The trace of a dying goroutine, and how it is announced. */
export function fatalText(text: string, g: Goroutine): string {
  return `${text}\n\n${goroutineTrace(g)}`;
}

/** Go's report of a whole deadlock: every goroutine of the process. */
export function deadlockText(m: Machine, process: Process): string {
  const own = [...m.goroutines.values()].filter((g) => g.process === process);
  const main = own.some((g) => g.id === process.main);
  const what =
    own.length === 0
      ? 'no goroutines (main called runtime.Goexit) - deadlock!'
      : 'all goroutines are asleep - deadlock!';
  void main;
  return `fatal error: ${what}\n${own.map((g) => '\n' + goroutineTrace(g)).join('')}`;
}
