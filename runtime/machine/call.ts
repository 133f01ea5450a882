/** Entering functions from outside the loop: frames for natives, arguments as plain values. */
import { Op } from '../code/ops';
import type { FuncCode } from '../code/program';
import type { Goroutine } from './goroutine';
import type { Plain } from './value';

/** Registers beyond the window's own that a native may use for results of an ENTER. */
const SPARE = 8;

/** Gives a native function code that calls it, so that closures, go, defer and interfaces can reach it. */
export function loadNativeStub(fn: FuncCode): void {
  fn.nregs = Math.max(fn.params.length, fn.results.length) + SPARE;
  fn.code = Int32Array.of(Op.CALLN, fn.index, 0, Op.RET);
}

/** Writes one plain value of a class into a register. */
export function setRegister(g: Goroutine, register: number, cls: number, v: Plain): void {
  if (cls === 0) g.N[register] = v as number;
  else if (cls === 2) g.R[register] = v;
  else if (typeof v === 'number') g.N[register] = v;
  else {
    g.N[register] = NaN;
    g.R[register] = v;
  }
}

/** The plain value in a register. */
export function getRegister(g: Goroutine, register: number, cls: number): Plain {
  if (cls === 2) return g.R[register];
  const n = g.N[register]!;
  return cls === 1 && n !== n ? g.R[register] : n;
}

/** Fills the parameters of a goroutine's first frame. */
export function setArguments(g: Goroutine, fn: FuncCode, args: readonly Plain[]): void {
  for (let i = 0; i < args.length; i++) setRegister(g, i, fn.params[i]!, args[i]);
}
