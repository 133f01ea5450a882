/**
 * What a native function sees. Natives are keyed by name (`math.Sqrt`, `os.(*File).read`), thin, and
 * plain: they read arguments from the register window, write results to the same window, and are done.
 * A native never calls back into Go: Go glue beside it does what needs calls (runtime/lib/<pkg>/*.go).
 */
import type { Machine } from './machine';
import type { Goroutine } from './goroutine';

/**
 * Argument i is in register base+i of g's planes (`g.N`, `g.R`), results go to base+0, base+1, …:
 * write results only after all arguments are read. Returning BLOCK parks the goroutine: the native
 * must have called `m.park(g, reason, object)` and arranged for `m.ready(g, cause)`; once woken the
 * same native is called again with the same arguments (so it must not have written results), and
 * `g.wakeNote` holds what the waker left (0 at a first call).
 * A Go panic is raised with `throw m.runtimePanic("…")` or `throw new GoPanic(value)`.
 */
// A native that just ends returns void, whether or not it says so.
export type Native = (
  m: Machine,
  g: Goroutine,
  base: number,
  // eslint-disable-next-line @typescript-eslint/no-invalid-void-type
) => typeof BLOCK | typeof YIELD | typeof ENTER | typeof UNWOUND | void;

export const BLOCK = 1;

/** The native is done (results written), and others may run first: runtime.Gosched. */
export const YIELD = 2;

/**
 * The native asks for a call: `g.enter` is a non-nil FuncV, its arguments are in registers base…;
 * its results come back there, and the Go code behind the native's call goes on (reflect's Call:
 * the Go glue then fetches the results with another native). The native's FuncCode must have been
 * declared with at least as many parameters or results as registers are used.
 */
export const ENTER = 3;

/** The goroutine's frames are not what they were (m.goexit): the loop looks again. */
export const UNWOUND = 4;

/** Thrown by natives and slow paths only; `value` is the panic's interface value (Iface or null). */
export class GoPanic {
  constructor(readonly value: unknown) {}
}

export type NativeTable = Readonly<Record<string, Native>>;

/** Thrown for what no program can recover from: `text` is what is printed before the trace. */
export class GoFatal {
  constructor(readonly text: string) {}
}
