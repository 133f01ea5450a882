/** Natives of runtime: scheduling, and what is known of the frames under way. */
import type { FuncCode } from '../../code/program';
import type { Goroutine } from '../../machine/goroutine';
import { UNWOUND, YIELD, type NativeTable } from '../../machine/native';
import { getBool, getInt, setBool, setInt, setString } from '../../machine/native-values';
import { goroutineTrace, positionAt } from '../../machine/stack-trace';
import type { Process } from '../../machine/process';

/** A place in the program as one number: the function's index above the instruction, which is below this. */
const PER_FUNCTION = 2 ** 24;

/** A call as runtime.Caller tells it; entry and pc are what stands for its function and its place. */
interface Told {
  readonly name: string;
  readonly file: string;
  readonly line: number;
  readonly entry: number;
  readonly pc: number;
}

/** Frames that Go has and the machine needs none for: programs count them. */
const OWN_FRAMES = [
  { name: 'runtime.main', file: '/usr/lib/go/src/runtime/proc.go', line: 250 },
  { name: 'runtime.goexit', file: '/usr/lib/go/src/runtime/asm_amd64.s', line: 1594 },
  { name: 'runtime.gopanic', file: '/usr/lib/go/src/runtime/panic.go', line: 884 },
] as const;
const [MAIN, GOEXIT, GOPANIC] = [0, 1, 2];

const NOWHERE: Told = { name: '', file: '', line: 0, entry: 0, pc: 0 };

function ownFrame(process: Process, which: number): Told {
  const entry = (process.program.funcs.length + which) * PER_FUNCTION;
  return { ...OWN_FRAMES[which]!, entry, pc: entry + 1 };
}

/** The frame so many shown calls above the innermost; undefined beyond the first. */
function frameAbove(g: Goroutine, skip: number): Told | undefined {
  for (let frame = g.depth; frame >= 1; frame--) {
    const fn = g.fns[frame]!;
    if (!fn.synthetic && skip-- === 0) return place(g.process, fn, g.pcOf(frame));
    // A deferred call that a panic runs.
    if (frame > 1 && g.pcs[frame]! < 0 && skip-- === 0) return ownFrame(g.process, GOPANIC);
  }
  if (g.id === g.process.main && skip-- === 0) return ownFrame(g.process, MAIN);
  return skip === 0 ? ownFrame(g.process, GOEXIT) : undefined;
}

function place(process: Process, fn: FuncCode, pc: number): Told {
  const { file, line } = process.program.files.told(positionAt(fn, pc));
  const entry = fn.index * PER_FUNCTION;
  return { name: fn.name, file, line, entry, pc: entry + pc + 1 };
}

/** The place that a number stands for, if it is one. */
function placeOf(process: Process, at: number): Told | undefined {
  const index = Math.floor(at / PER_FUNCTION);
  const { funcs } = process.program;
  if (at <= 0 || index >= funcs.length + OWN_FRAMES.length) return undefined;
  const fn = funcs[index];
  return fn ? place(process, fn, (at % PER_FUNCTION) - 1) : ownFrame(process, index - funcs.length);
}

export const runtimeNatives: NativeTable = {
  'runtime.Gosched': () => YIELD,
  'runtime.Goexit': (m, g) => {
    m.goexit(g);
    return UNWOUND;
  },
  'runtime.NumGoroutine': (_, g, base) => {
    setInt(g, base, g.process.live);
  },
  'runtime.caller': (_, g, base) => {
    const found = frameAbove(g, getInt(g, base));
    const told = found ?? NOWHERE;
    setString(g, base, told.name);
    setString(g, base + 1, told.file);
    setInt(g, base + 2, told.line);
    setInt(g, base + 3, told.entry);
    setInt(g, base + 4, told.pc);
    setBool(g, base + 5, found !== undefined);
  },
  'runtime.at': (_, g, base) => {
    const found = placeOf(g.process, getInt(g, base));
    const told = found ?? NOWHERE;
    setString(g, base, told.name);
    setString(g, base + 1, told.file);
    setInt(g, base + 2, told.line);
    setInt(g, base + 3, told.entry);
    setBool(g, base + 4, found !== undefined);
  },
  'runtime.stack': (m, g, base) => {
    const others = getBool(g, base)
      ? [...m.goroutines.values()].filter((o) => o !== g && o.process === g.process)
      : [];
    setString(g, base, [g, ...others].map(goroutineTrace).join('\n'));
  },
  'runtime.objects': (m, g, base) => {
    setInt(g, base, m.heap.nextId);
  },
};
