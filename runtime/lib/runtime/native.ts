/** Natives of runtime: scheduling, and what is known of the frames under way. */
import type { FuncCode } from '../../code/program';
import { functionAt } from '../../machine/address';
import type { Goroutine } from '../../machine/goroutine';
import { collect, memoryUse, setFinalizer } from '../../machine/collect';
import { GoFatal, UNWOUND, YIELD, type NativeTable } from '../../machine/native';
import { getBool, getInt, setBool, setInt, setString } from '../../machine/native-values';
import {
  givesValues,
  goroutineTrace,
  isTraced,
  PANIC_FRAME,
  positionAt,
  symbolName,
} from '../../machine/stack-trace';
import type { Process } from '../../machine/process';
import type { Iface } from '../../machine/value';

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
  { name: 'runtime.gopanic', ...PANIC_FRAME },
  { name: 'runtime.doInit', file: '/usr/lib/go/src/runtime/proc.go', line: 6329 },
  { name: 'runtime.main', file: '/usr/lib/go/src/runtime/proc.go', line: 233 },
] as const;
const [MAIN, GOEXIT, GOPANIC, DO_INIT, MAIN_BEFORE] = [0, 1, 2, 3, 4];
/** What stands for their functions' numbers: above those of any program. */
const OWN_INDEX = 2 ** 26;

const NOWHERE: Told = { name: '', file: '', line: 0, entry: 0, pc: 0 };

function ownFrame(which: number): Told {
  const entry = (OWN_INDEX + which) * PER_FUNCTION;
  return { ...OWN_FRAMES[which]!, entry, pc: entry + 1 };
}

/** The frame so many shown calls above the innermost; undefined beyond the first. */
function frameAbove(g: Goroutine, skip: number): Told | undefined {
  let outermost: FuncCode | undefined;
  for (let frame = g.depth; frame >= 1; frame--) {
    const fn = g.fns[frame]!;
    if (isTraced(fn)) {
      outermost = fn;
      if (skip-- === 0) return place(g.process, fn, g.pcOf(frame));
    }
    // A deferred call that a panic runs.
    if (frame > 1 && g.pcs[frame - 1]! < 0 && skip-- === 0) return ownFrame(GOPANIC);
  }
  if (g.id === g.process.main) {
    const before = outermost && (givesValues(outermost) || /\.init\.\d+$/.test(outermost.name));
    if (before && skip-- === 0) return ownFrame(DO_INIT);
    if (skip-- === 0) return ownFrame(before ? MAIN_BEFORE : MAIN);
  }
  return skip === 0 ? ownFrame(GOEXIT) : undefined;
}

function place(process: Process, fn: FuncCode, pc: number): Told {
  const { file, line } = process.program.files.told(positionAt(fn, pc));
  const entry = fn.index * PER_FUNCTION;
  return { name: symbolName(fn), file: file || '??', line, entry, pc: entry + pc + 1 };
}

/** The place that a number stands for, if it is one; a function itself stands where its declaration does. */
function placeOf(process: Process, at: number): Told | undefined {
  const { funcs } = process.program;
  const index = functionAt(at) ?? Math.floor(at / PER_FUNCTION);
  if (at <= 0) return undefined;
  if (index >= OWN_INDEX) {
    return index - OWN_INDEX < OWN_FRAMES.length ? ownFrame(index - OWN_INDEX) : undefined;
  }
  const fn = funcs[index];
  return fn && place(process, fn, functionAt(at) === undefined ? (at % PER_FUNCTION) - 1 : -1);
}

/** What is wrong with the arguments of SetFinalizer. */
function unfit(pointer: Iface | null, finalizer: Iface | null): string {
  if (pointer === null || pointer.v === null) return 'first argument is nil';
  if (pointer.type.kind !== 'ptr') return `first argument is ${pointer.type.string}, not pointer`;
  if (finalizer === null) return '';
  const { type } = finalizer;
  if (type.kind !== 'func') return `second argument is ${type.string}, not a function`;
  const param = type.params[0];
  const fits = param?.kind === 'interface' || param?.string === pointer.type.string;
  if (type.params.length === 1 && fits) return '';
  return `cannot pass ${pointer.type.string} to finalizer ${type.string}`;
}

export const runtimeNatives: NativeTable = {
  'runtime.Gosched': (m) => {
    m.look();
    return YIELD;
  },
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
  'runtime.placeOf': (m, g, base) => {
    const which = getInt(g, base);
    const others = [...m.goroutines.values()].filter((o) => o !== g && o.process === g.process);
    const of = which === 0 ? g : others[which - 1];
    const found = of && frameAbove(of, getInt(g, base + 1));
    setInt(g, base, found?.pc ?? 0);
    setBool(g, base + 1, found !== undefined);
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
    // Its own call is none of the trace.
    const own = goroutineTrace(g, g.fns[g.depth]!.name === 'runtime.Stack' ? g.depth - 1 : g.depth);
    setString(g, base, [own, ...others.map((o) => goroutineTrace(o))].join('\n'));
  },
  'runtime.memoryUse': (m, g, base) => {
    const { bytes, objects, collections } = memoryUse(m, g.process);
    setInt(g, base, bytes);
    setInt(g, base + 1, objects);
    setInt(g, base + 2, collections);
    setInt(g, base + 3, m.heap.nextId);
  },
  'runtime.GC': (m, g) => {
    collect(m, g);
  },
  'runtime.SetFinalizer': (m, g, base) => {
    const pointer = g.R[base] as Iface | null;
    const finalizer = g.R[base + 1] as Iface | null;
    const wrong = unfit(pointer, finalizer);
    if (wrong !== '') throw new GoFatal(`fatal error: runtime.SetFinalizer: ${wrong}`);
    if (!setFinalizer(m, g.process, pointer!, finalizer))
      throw new GoFatal('fatal error: runtime.SetFinalizer: finalizer already set');
  },
};
