/** Natives of runtime: scheduling, and what is known of the frames under way. */
import type { FuncCode } from '../../code/program';
import type { Goroutine } from '../../machine/goroutine';
import { UNWOUND, YIELD, type NativeTable } from '../../machine/native';
import { getBool, getInt, setBool, setInt, setString } from '../../machine/native-values';
import { goroutineTrace, positionAt } from '../../machine/stack-trace';
import type { Process } from '../../machine/process';

/** A place in the program as one number: the function's index above the instruction, which is below this. */
const PER_FUNCTION = 2 ** 24;

/** The frame so many shown calls above the innermost; undefined beyond the first. */
function frameAbove(g: Goroutine, skip: number): { fn: FuncCode; pc: number } | undefined {
  for (let frame = g.depth; frame >= 1; frame--) {
    const fn = g.fns[frame]!;
    if (fn.synthetic) continue;
    if (skip-- === 0) return { fn, pc: g.pcOf(frame) };
  }
  return undefined;
}

function place(process: Process, fn: FuncCode, pc: number): { file: string; line: number } {
  return process.program.files.position(positionAt(fn, pc));
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
    setBool(g, base + 5, found !== undefined);
    const at = found ? place(g.process, found.fn, found.pc) : { file: '', line: 0 };
    setString(g, base, found?.fn.name ?? '');
    setString(g, base + 1, at.file);
    setInt(g, base + 2, at.line);
    setInt(g, base + 3, found ? found.fn.index * PER_FUNCTION : 0);
    setInt(g, base + 4, found ? found.fn.index * PER_FUNCTION + found.pc + 1 : 0);
  },
  'runtime.at': (_, g, base) => {
    const at = getInt(g, base);
    const fn = g.process.program.funcs[Math.floor(at / PER_FUNCTION)];
    setBool(g, base + 4, fn !== undefined && at > 0);
    const found = fn ? place(g.process, fn, (at % PER_FUNCTION) - 1) : { file: '', line: 0 };
    setString(g, base, fn?.name ?? '');
    setString(g, base + 1, found.file);
    setInt(g, base + 2, found.line);
    setInt(g, base + 3, fn ? fn.index * PER_FUNCTION : 0);
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
