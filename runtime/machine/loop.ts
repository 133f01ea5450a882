/**
 * The interpreter: one switch over literal opcode numbers (V8 makes a jump table of literals only;
 * tools/number-ops.mjs keeps them in step with code/ops.ts). Everything rare is a call elsewhere, so
 * that the function stays within what V8 optimises. Rules: DESIGN.md "Numbers", code/ops.ts.
 */
import { decodeRune } from '../base/bytes';
import type { FuncCode } from '../code/program';
import * as arith from './arith';
import { setRegister } from './call';
import { chanLength, closeChan, makeChan, receive, send, type ChanObj } from './chan';
import { equalInterfaces, equalPlain, equalPointers } from './equal';
import { Deferred, MAX_FRAMES, MAX_REGISTERS, RUNNING, type Goroutine } from './goroutine';
import * as slow from './loop-slow';
import type { Machine } from './machine';
import {
  iterateMap,
  makeMap,
  mapDelete,
  mapLength,
  mapSet,
  type MapIter,
  type MapObj,
} from './map';
import type { Process } from './process';
import { indexPanic, nilDereference, RuntimePanic } from './runtime-error';
import { select } from './select';
import * as slices from './slice';
import { sliceString } from './string';
import { DEPTH, FP, LEFT, makeTier, PC, RETURNED, SWITCHED } from './tier';
import { touchElement } from './touch';
import { afterSpecialReturn, raise, recover, startPanic } from './unwind';
import { Box, ElemPtr, FieldPtr, FuncV, Iface, PAGE_BITS as PAGES } from './value';
import type { Complex, Plain, ArrayObj, SliceV, StructObj } from './value';
import { clone, copyInto, zeroOf } from './zero';

type Wide = number | bigint;

/** Registers a window starts with; it grows in plane R, plane N has its full length (untouched pages cost nothing). */
const WINDOW = 4096;

/** Room for the code of functions in use (16 MB, of which what is not used costs nothing). */
const CODE_WORDS = 1 << 22;

/**
 * Makes the loop. What it works on are constants of this function: V8 knows their addresses and
 * kinds in code for a closure that exists once, and need not look them up at each access (constants
 * of the module would do, had bundlers not the habit of making them `var`).
 */
function makeLoop(): {
  execute: (m: Machine) => void;
  clearWindow: () => void;
  hurry: (stop: number) => void;
} {
  // The planes of registers. They are lent to the current goroutine (g.N and g.R are these while it
  // runs): its top frame when it is switched in, older frames when they are returned to. Everything is
  // given back before execute() returns.
  const planeN = new Float64Array(MAX_REGISTERS);
  const planeR: Plain[] = [];
  for (let i = 0; i < WINDOW; i++) planeR.push(null);
  /** The frames of that goroutine, all of them. */
  const planePcs = new Int32Array(MAX_FRAMES + 128);
  const planeFps = new Int32Array(MAX_FRAMES + 128);
  const planeFns: FuncCode[] = [];
  /** Steps so far, and the step at which boundary() is asked: S[STEPS] and S[STOP] while the loop runs. */
  const planeClock = new Float64Array(1024);
  /** Long enough not to lie in V8's own heap: then its address is constant. */
  const pow2 = new Float64Array(1024);
  pow2.set(arith.POW2);
  const wrapMode = arith.wrapMode;
  /** The code of all functions that have been entered: one array whose address V8 knows. */
  const CODE = new Int32Array(CODE_WORDS);
  const tier = makeTier({
    N: planeN,
    R: planeR,
    code: CODE,
    pcs: planePcs,
    fps: planeFps,
    fns: planeFns,
    clock: planeClock,
    lend,
    reclaim,
  });
  let codeUsed = 0;
  let entered: WeakRef<FuncCode>[] = [];

  /** Makes sure that a function has its code, and has it in CODE. */
  function enterCode(m: Machine, f: FuncCode, process: Process): void {
    if (f.code === undefined) m.load(f, process);
    const code = f.code!;
    if (code.length > CODE.length) throw slow.tooLarge(f, process);
    if (codeUsed + code.length > CODE.length) leaveCode();
    CODE.set(code, codeUsed);
    f.base = codeUsed;
    codeUsed += code.length;
    // Breakpoints are set in what the loop reads.
    f.code = CODE.subarray(f.base, codeUsed);
    tier.arm(f);
    entered.push(new WeakRef(f));
  }

  /** CODE is full, for the most part of programs long gone: who is still there enters anew when it is next called. */
  function leaveCode(): void {
    for (const ref of entered) {
      const f = ref.deref();
      if (f === undefined) continue;
      tier.disarm(f);
      f.code = f.code!.slice();
      f.base = -1;
    }
    entered = [];
    codeUsed = 0;
  }

  /** A wide register's value. */
  function wide(i: number): Wide {
    const n = planeN[i];
    return n === n ? n : (planeR[i] as bigint);
  }

  function put(i: number, v: Wide): void {
    if (typeof v === 'number') planeN[i] = v;
    else {
      planeN[i] = NaN;
      planeR[i] = v;
    }
  }

  /** What is rare about 64-bit integers, out of the loop's way: a <- f(b, c). */
  function two(f: (x: Wide, y: Wide) => Wide, a: number, b: number, c: number): void {
    put(a, f(wide(b), wide(c)));
  }

  /** a <- f(b, k). */
  function withK(f: (x: Wide, k: number) => Wide, a: number, b: number, k: number): void {
    put(a, f(wide(b), k));
  }

  /** a <- f(b, c as a shift count). */
  function shift(f: (x: Wide, n: number) => Wide, a: number, b: number, c: number): void {
    put(a, f(wide(b), arith.shiftCount(wide(c))));
  }

  /** A bound of a slice expression. A bigint is beyond everything: it is compared and shown, never reckoned with. */
  function bound(i: number): number {
    const n = planeN[i];
    return n === n ? n : (planeR[i] as number);
  }

  /** Lends the planes to a goroutine, with its top frame in them. */
  function lend(g: Goroutine): void {
    const depth = g.depth;
    const fn = g.fnTop ?? g.ownFns[depth];
    const from = g.fp;
    const to = depth === 0 ? 0 : from + fn.nregs;
    const ownN = g.ownN;
    const ownR = g.ownR;
    if (to > planeR.length) widen(to);
    for (let i = from; i < to; i++) {
      planeN[i] = ownN[i];
      planeR[i] = ownR[i];
    }
    if (depth === 1) {
      // Most have but one frame; what is the same for all of them is not looked up.
      planePcs[0] = -1;
      planeFps[0] = 0;
      planeFps[1] = 0;
      planeFns[0] = fn;
      planeFns[1] = fn;
    } else {
      const { ownPcs, ownFps, ownFns } = g;
      for (let i = 0; i <= depth; i++) {
        planePcs[i] = ownPcs[i];
        planeFps[i] = ownFps[i];
        planeFns[i] = ownFns[i];
      }
    }
    g.lent = depth;
    g.lentAt = depth;
    g.fnTop = fn;
    g.N = planeN;
    g.R = planeR;
    g.pcs = planePcs;
    g.fps = planeFps;
    g.fns = planeFns;
  }

  /** Brings back frames below those that are in the planes, down to `depth`. */
  function fetchFrames(g: Goroutine, depth: number): void {
    const ownN = g.ownN;
    const ownR = g.ownR;
    for (let i = g.fps[depth], to = g.fps[g.lent]; i < to; i++) {
      planeN[i] = ownN[i];
      planeR[i] = ownR[i];
    }
    g.lent = depth;
  }

  /** Takes the planes back: what has been in them goes to the goroutine's own. */
  function reclaim(g: Goroutine): void {
    if (g.lent === 0) return;
    if (g.depth > 0) {
      const from = g.fps[g.lent < g.depth ? g.lent : g.depth];
      const to = g.top;
      if (to > g.ownN.length) g.grow(to);
      const ownN = g.ownN;
      const ownR = g.ownR;
      for (let i = from; i < to; i++) {
        ownN[i] = planeN[i];
        ownR[i] = planeR[i];
      }
    }
    const depth = g.depth;
    // As it was lent: the frame, the function and so all below them.
    if (g.lentAt !== depth || g.lent !== depth || g.fnTop !== planeFns[depth]) {
      g.growFrames(depth);
      const { ownPcs, ownFps, ownFns } = g;
      for (let i = g.lent < depth ? g.lent - 1 : depth - 1; i <= depth; i++) {
        if (i < 0) continue;
        if (i < depth) ownPcs[i] = planePcs[i];
        if (i > 1) ownFps[i] = planeFps[i];
        ownFns[i] = planeFns[i];
      }
      g.fnTop = planeFns[depth];
    }
    g.lent = 0;
    g.N = g.ownN;
    g.R = g.ownR;
    g.pcs = g.ownPcs;
    g.fps = g.ownFps;
    g.fns = g.ownFns;
  }

  /** Makes room for registers up to `end` and `frames` frames, or panics as Go does: stack overflow. */
  function room(end: number, frames: number): void {
    slow.checkStack(end, frames);
    if (end > planeR.length) widen(end);
    while (planeFns.length < frames + 64) planeFns.push(planeFns[0]);
  }

  function widen(end: number): void {
    let size = planeR.length;
    while (size < end) size *= 2;
    for (let i = planeR.length; i < size; i++) planeR.push(null);
  }

  /** Lets go of what dead registers hold. */
  function clearWindow(): void {
    if (planeR.length > WINDOW) planeR.length = WINDOW;
    planeR.fill(null);
  }

  /**
   * Runs the current goroutine and those that take over from it, until boundary() or pick() say that
   * it is over. On return everything is written back.
   */
  function execute(m: Machine): void {
    // Constants of the closure, named here once: inside the loop V8 would look at an access before
    // it knows that what is accessed is constant.
    const N = planeN;
    const C = CODE;
    const pcs = planePcs;
    const fps = planeFps;
    const fns = planeFns;
    const R = planeR;
    const clock = planeClock;
    const POW2 = pow2;
    const X = tier.X;
    const STEPS = 0;
    const STOP = 1;
    const MAX = 9007199254740991;
    // The loop asks for itself whether a page of a big array is saved: sweeps ask at every element.
    const PAGE_BITS = PAGES;
    const S = m.S;
    const heap = m.heap;
    const epoch = heap.epoch;
    reload: for (;;) {
      const g = m.current!;
      if (g.lent === 0) lend(g);
      else if (g.depth < g.lent) fetchFrames(g, g.depth);
      const lent = g.lent;
      clock[STEPS] = S[STEPS];
      clock[STOP] = S[STOP];
      const process = g.process;
      // Whole numbers of 32 bits, and V8 is to know it.
      let depth = g.depth | 0;
      let fp = g.fp | 0;
      let fn = fns[depth];
      if (fn.base < 0) enterCode(m, fn, process);
      /** Where its code begins; g.pc, g.next and pcs are counted from there, pc is not. */
      let cb = fn.base | 0;
      let pc = (cb + g.next) | 0;
      const globals = process.globals;
      const program = process.program;
      const funcs = program.funcs;
      const types = program.types;
      const linkage = process.linkage;
      const natives = linkage.natives;
      const cacheType = linkage.cacheType;
      const cacheFunc = linkage.cacheFunc;
      const cacheMode = linkage.cacheMode;
      try {
        if (g.raise !== null) slow.raiseKept(g);
        for (;;) {
          let op = C[pc];
          if (op > 1023) {
            op &= 1023;
            const head = tier.at(pc, fn, program);
            if (head !== undefined) {
              const how = tier.enter(fn, head, m, g, fp, depth);
              if (how === LEFT) {
                depth = X[DEPTH] | 0;
                fp = X[FP] | 0;
                fn = fns[depth];
                if (fn.base < 0) enterCode(m, fn, process);
                cb = fn.base | 0;
                pc = (cb + X[PC]) | 0;
                // This one is executed here, though there be a translation that begins at it.
                op = C[pc] & 1023;
              } else if (how === RETURNED) {
                // As RET; that its function is not watched has been seen.
                depth = (depth - 1) | 0;
                pc = pcs[depth];
                fn = fns[depth];
                fp = fps[depth];
                if (pc < 0) {
                  cb = 0;
                  g.depth = depth;
                  g.fp = fp;
                  S[STEPS] = clock[STEPS];
                  if (!afterSpecialReturn(m, g)) {
                    reclaim(g);
                    if (!tier.next(m)) return;
                  }
                  continue reload;
                }
                if (depth < lent) {
                  g.depth = depth;
                  g.fp = fp;
                  g.next = pc;
                  S[STEPS] = clock[STEPS];
                  fetchFrames(g, depth);
                  continue reload;
                }
                if (fn.base < 0) enterCode(m, fn, process);
                cb = fn.base;
                pc = (cb + pc) | 0;
                continue;
              } else {
                if (how !== SWITCHED) return;
                continue reload;
              }
            }
          }
          if (op > 255) {
            const step = clock[STEPS];
            if (step >= clock[STOP] || op > 511) {
              g.pc = pc - cb;
              g.next = pc - cb;
              g.fp = fp;
              g.depth = depth;
              S[STEPS] = step;
              const what = m.boundary(g, op > 511);
              if (what !== 0) {
                if (what === 3) return;
                if (m.current !== g) reclaim(g);
                if (what === 1) continue reload;
                reclaim(g);
                return;
              }
              clock[STOP] = S[STOP];
            }
            clock[STEPS] = step + 1;
            op &= 255;
          }
          switch (op) {
            case 0: // NOP
              pc += 1;
              continue;
            case 1: // MOVN
              N[fp + C[pc + 1]] = N[fp + C[pc + 2]];
              pc += 3;
              continue;
            case 2: {
              // MOVW
              const v = N[fp + C[pc + 2]];
              N[fp + C[pc + 1]] = v;
              if (v !== v) R[fp + C[pc + 1]] = R[fp + C[pc + 2]];
              pc += 3;
              continue;
            }
            case 3: // MOVR
              R[fp + C[pc + 1]] = R[fp + C[pc + 2]];
              pc += 3;
              continue;
            case 4: // LDI
              N[fp + C[pc + 1]] = C[pc + 2];
              pc += 3;
              continue;
            case 5: // LDKN
              N[fp + C[pc + 1]] = fn.consts[C[pc + 2]] as number;
              pc += 3;
              continue;
            case 6: // LDKW
              put(fp + C[pc + 1], fn.consts[C[pc + 2]] as Wide);
              pc += 3;
              continue;
            case 7: // LDKR
              R[fp + C[pc + 1]] = fn.consts[C[pc + 2]];
              pc += 3;
              continue;
            case 8: // LDNIL
              R[fp + C[pc + 1]] = null;
              pc += 2;
              continue;

            // ------------------------------------------------------ 64-bit integers
            case 9: {
              // ADDI
              const v = N[fp + C[pc + 2]] + N[fp + C[pc + 3]];
              if (v <= MAX && v >= -MAX) N[fp + C[pc + 1]] = v;
              else two(arith.addI, fp + C[pc + 1], fp + C[pc + 2], fp + C[pc + 3]);
              pc += 4;
              continue;
            }
            case 10: {
              // SUBI
              const v = N[fp + C[pc + 2]] - N[fp + C[pc + 3]];
              if (v <= MAX && v >= -MAX) N[fp + C[pc + 1]] = v;
              else two(arith.subI, fp + C[pc + 1], fp + C[pc + 2], fp + C[pc + 3]);
              pc += 4;
              continue;
            }
            case 11: {
              // MULI
              const v = N[fp + C[pc + 2]] * N[fp + C[pc + 3]];
              if (v <= MAX && v >= -MAX) N[fp + C[pc + 1]] = v + 0;
              else two(arith.mulI, fp + C[pc + 1], fp + C[pc + 2], fp + C[pc + 3]);
              pc += 4;
              continue;
            }
            case 12: {
              // DIVI
              const x = N[fp + C[pc + 2]];
              const y = N[fp + C[pc + 3]];
              if (y !== 0 && x === x && y === y) N[fp + C[pc + 1]] = Math.trunc(x / y) + 0;
              else two(arith.divI, fp + C[pc + 1], fp + C[pc + 2], fp + C[pc + 3]);
              pc += 4;
              continue;
            }
            case 13: {
              // REMI
              const x = N[fp + C[pc + 2]];
              const y = N[fp + C[pc + 3]];
              if (y > 0 && (x | 0) === x && (y | 0) === y)
                N[fp + C[pc + 1]] = ((x | 0) % (y | 0)) | 0;
              else if (y !== 0 && x === x && y === y) N[fp + C[pc + 1]] = (x % y) + 0;
              else two(arith.remI, fp + C[pc + 1], fp + C[pc + 2], fp + C[pc + 3]);
              pc += 4;
              continue;
            }
            case 14: {
              // ADDU
              const v = N[fp + C[pc + 2]] + N[fp + C[pc + 3]];
              if (v <= MAX) N[fp + C[pc + 1]] = v;
              else two(arith.addU, fp + C[pc + 1], fp + C[pc + 2], fp + C[pc + 3]);
              pc += 4;
              continue;
            }
            case 15: {
              // SUBU
              const v = N[fp + C[pc + 2]] - N[fp + C[pc + 3]];
              if (v >= 0) N[fp + C[pc + 1]] = v;
              else two(arith.subU, fp + C[pc + 1], fp + C[pc + 2], fp + C[pc + 3]);
              pc += 4;
              continue;
            }
            case 16: {
              // MULU
              const v = N[fp + C[pc + 2]] * N[fp + C[pc + 3]];
              if (v <= MAX) N[fp + C[pc + 1]] = v;
              else two(arith.mulU, fp + C[pc + 1], fp + C[pc + 2], fp + C[pc + 3]);
              pc += 4;
              continue;
            }
            case 17: {
              // DIVU
              const x = N[fp + C[pc + 2]];
              const y = N[fp + C[pc + 3]];
              if (y > 0 && x === x) N[fp + C[pc + 1]] = Math.floor(x / y);
              else two(arith.divU, fp + C[pc + 1], fp + C[pc + 2], fp + C[pc + 3]);
              pc += 4;
              continue;
            }
            case 18: {
              // REMU
              const x = N[fp + C[pc + 2]];
              const y = N[fp + C[pc + 3]];
              if (y > 0 && x === x) N[fp + C[pc + 1]] = x % y;
              else two(arith.remU, fp + C[pc + 1], fp + C[pc + 2], fp + C[pc + 3]);
              pc += 4;
              continue;
            }
            case 19: {
              // ADDIK
              const v = N[fp + C[pc + 2]] + C[pc + 3];
              if (v <= MAX && v >= -MAX) N[fp + C[pc + 1]] = v;
              else withK(arith.addI, fp + C[pc + 1], fp + C[pc + 2], C[pc + 3]);
              pc += 4;
              continue;
            }
            case 20: {
              // ANDW
              const x = N[fp + C[pc + 2]];
              const y = N[fp + C[pc + 3]];
              if ((x | 0) === x && (y | 0) === y) N[fp + C[pc + 1]] = x & y;
              else two(arith.andW, fp + C[pc + 1], fp + C[pc + 2], fp + C[pc + 3]);
              pc += 4;
              continue;
            }
            case 21: {
              // ORW
              const x = N[fp + C[pc + 2]];
              const y = N[fp + C[pc + 3]];
              if ((x | 0) === x && (y | 0) === y) N[fp + C[pc + 1]] = x | y;
              else two(arith.orW, fp + C[pc + 1], fp + C[pc + 2], fp + C[pc + 3]);
              pc += 4;
              continue;
            }
            case 22: // XORI
            case 23: {
              // XORU
              const x = N[fp + C[pc + 2]];
              const y = N[fp + C[pc + 3]];
              if ((x | 0) === x && (y | 0) === y) N[fp + C[pc + 1]] = x ^ y;
              else two(arith.xorW, fp + C[pc + 1], fp + C[pc + 2], fp + C[pc + 3]);
              pc += 4;
              continue;
            }
            case 24: {
              // ANDNOTW
              const x = N[fp + C[pc + 2]];
              const y = N[fp + C[pc + 3]];
              if ((x | 0) === x && (y | 0) === y) N[fp + C[pc + 1]] = x & ~y;
              else two(arith.andNotW, fp + C[pc + 1], fp + C[pc + 2], fp + C[pc + 3]);
              pc += 4;
              continue;
            }
            case 25: {
              // SHLI
              const n = N[fp + C[pc + 3]];
              const v = n >= 0 && n < 64 ? N[fp + C[pc + 2]] * POW2[n] : NaN;
              if (v <= MAX && v >= -MAX) N[fp + C[pc + 1]] = v;
              else shift(arith.shlI, fp + C[pc + 1], fp + C[pc + 2], fp + C[pc + 3]);
              pc += 4;
              continue;
            }
            case 26: {
              // SHLU
              const n = N[fp + C[pc + 3]];
              const v = n >= 0 && n < 64 ? N[fp + C[pc + 2]] * POW2[n] : NaN;
              if (v <= MAX) N[fp + C[pc + 1]] = v;
              else shift(arith.shlU, fp + C[pc + 1], fp + C[pc + 2], fp + C[pc + 3]);
              pc += 4;
              continue;
            }
            case 27: // SHRI
            case 28: {
              // SHRU
              const n = N[fp + C[pc + 3]];
              const x = N[fp + C[pc + 2]];
              if (n >= 0 && n < 64 && x === x) N[fp + C[pc + 1]] = Math.floor(x / POW2[n]);
              else shift(arith.shrW, fp + C[pc + 1], fp + C[pc + 2], fp + C[pc + 3]);
              pc += 4;
              continue;
            }
            case 29: {
              // NEGI
              const v = 0 - N[fp + C[pc + 2]];
              if (v === v) N[fp + C[pc + 1]] = v;
              else put(fp + C[pc + 1], arith.negI(wide(fp + C[pc + 2])));
              pc += 3;
              continue;
            }
            case 30: // NEGU
              put(fp + C[pc + 1], arith.negU(wide(fp + C[pc + 2])));
              pc += 3;
              continue;
            case 31: {
              // NOTI
              const v = -1 - N[fp + C[pc + 2]];
              if (v >= -MAX) N[fp + C[pc + 1]] = v;
              else put(fp + C[pc + 1], arith.notI(wide(fp + C[pc + 2])));
              pc += 3;
              continue;
            }
            case 32: // NOTU
              put(fp + C[pc + 1], arith.notU(wide(fp + C[pc + 2])));
              pc += 3;
              continue;

            // ---------------------------------------- integers of up to 32 bits, and wraps
            case 33: // ADD32
              N[fp + C[pc + 1]] = wrapMode(N[fp + C[pc + 2]] + N[fp + C[pc + 3]], C[pc + 4]);
              pc += 5;
              continue;
            case 34: // SUB32
              N[fp + C[pc + 1]] = wrapMode(N[fp + C[pc + 2]] - N[fp + C[pc + 3]], C[pc + 4]);
              pc += 5;
              continue;
            case 35: // MUL32
              N[fp + C[pc + 1]] = wrapMode(
                Math.imul(N[fp + C[pc + 2]], N[fp + C[pc + 3]]),
                C[pc + 4],
              );
              pc += 5;
              continue;
            case 36: {
              // DIV32
              const y = N[fp + C[pc + 3]];
              if (y === 0) throw new RuntimePanic('integer divide by zero');
              N[fp + C[pc + 1]] = wrapMode(Math.trunc(N[fp + C[pc + 2]] / y), C[pc + 4]);
              pc += 5;
              continue;
            }
            case 37: {
              // REM32
              const y = N[fp + C[pc + 3]];
              if (y === 0) throw new RuntimePanic('integer divide by zero');
              N[fp + C[pc + 1]] = wrapMode(N[fp + C[pc + 2]] % y, C[pc + 4]);
              pc += 5;
              continue;
            }
            case 38: // AND32
              N[fp + C[pc + 1]] = wrapMode(N[fp + C[pc + 2]] & N[fp + C[pc + 3]], C[pc + 4]);
              pc += 5;
              continue;
            case 39: // OR32
              N[fp + C[pc + 1]] = wrapMode(N[fp + C[pc + 2]] | N[fp + C[pc + 3]], C[pc + 4]);
              pc += 5;
              continue;
            case 40: // XOR32
              N[fp + C[pc + 1]] = wrapMode(N[fp + C[pc + 2]] ^ N[fp + C[pc + 3]], C[pc + 4]);
              pc += 5;
              continue;
            case 41: // ANDNOT32
              N[fp + C[pc + 1]] = wrapMode(N[fp + C[pc + 2]] & ~N[fp + C[pc + 3]], C[pc + 4]);
              pc += 5;
              continue;
            case 42: {
              // SHL32
              const n = N[fp + C[pc + 3]];
              if (n >= 0 && n < 32) N[fp + C[pc + 1]] = wrapMode(N[fp + C[pc + 2]] << n, C[pc + 4]);
              else {
                arith.shiftCount(wide(fp + C[pc + 3]));
                N[fp + C[pc + 1]] = 0;
              }
              pc += 5;
              continue;
            }
            case 43: {
              // SHR32
              const n = N[fp + C[pc + 3]];
              const x = N[fp + C[pc + 2]];
              // Unsigned values are not negative, so dividing serves all modes.
              if (n >= 0 && n < 64) N[fp + C[pc + 1]] = Math.floor(x / POW2[n]);
              else {
                arith.shiftCount(wide(fp + C[pc + 3]));
                N[fp + C[pc + 1]] = x < 0 ? -1 : 0;
              }
              pc += 5;
              continue;
            }
            case 44: // NEG32
              N[fp + C[pc + 1]] = wrapMode(0 - N[fp + C[pc + 2]], C[pc + 3]);
              pc += 4;
              continue;
            case 45: // NOT32
              N[fp + C[pc + 1]] = wrapMode(~N[fp + C[pc + 2]], C[pc + 3]);
              pc += 4;
              continue;

            // --------------------------------------------------------------- floats
            case 46: // ADDF
              N[fp + C[pc + 1]] = N[fp + C[pc + 2]] + N[fp + C[pc + 3]];
              pc += 4;
              continue;
            case 47: // SUBF
              N[fp + C[pc + 1]] = N[fp + C[pc + 2]] - N[fp + C[pc + 3]];
              pc += 4;
              continue;
            case 48: // MULF
              N[fp + C[pc + 1]] = N[fp + C[pc + 2]] * N[fp + C[pc + 3]];
              pc += 4;
              continue;
            case 49: // DIVF
              N[fp + C[pc + 1]] = N[fp + C[pc + 2]] / N[fp + C[pc + 3]];
              pc += 4;
              continue;
            case 50: // NEGF
              N[fp + C[pc + 1]] = -N[fp + C[pc + 2]];
              pc += 3;
              continue;
            case 51: // ADDF32
              N[fp + C[pc + 1]] = Math.fround(N[fp + C[pc + 2]] + N[fp + C[pc + 3]]);
              pc += 4;
              continue;
            case 52: // SUBF32
              N[fp + C[pc + 1]] = Math.fround(N[fp + C[pc + 2]] - N[fp + C[pc + 3]]);
              pc += 4;
              continue;
            case 53: // MULF32
              N[fp + C[pc + 1]] = Math.fround(N[fp + C[pc + 2]] * N[fp + C[pc + 3]]);
              pc += 4;
              continue;
            case 54: // DIVF32
              N[fp + C[pc + 1]] = Math.fround(N[fp + C[pc + 2]] / N[fp + C[pc + 3]]);
              pc += 4;
              continue;

            // ---------------------------------------------------------- conversions
            case 55: {
              // W2MODE
              const v = N[fp + C[pc + 2]];
              N[fp + C[pc + 1]] =
                v === v
                  ? wrapMode(v, C[pc + 3])
                  : arith.truncateWide(R[fp + C[pc + 2]] as bigint, C[pc + 3]);
              pc += 4;
              continue;
            }
            case 56: {
              // N2U64
              const v = N[fp + C[pc + 2]];
              if (v >= 0) N[fp + C[pc + 1]] = v;
              else put(fp + C[pc + 1], arith.toU(v));
              pc += 3;
              continue;
            }
            case 57: {
              // I2U
              const v = N[fp + C[pc + 2]];
              if (v >= 0) N[fp + C[pc + 1]] = v;
              else put(fp + C[pc + 1], arith.toU(wide(fp + C[pc + 2])));
              pc += 3;
              continue;
            }
            case 58: // U2I
              put(fp + C[pc + 1], arith.toI(wide(fp + C[pc + 2])));
              pc += 3;
              continue;
            case 59: {
              // W2F
              const v = N[fp + C[pc + 2]];
              N[fp + C[pc + 1]] = v === v ? v : Number(R[fp + C[pc + 2]]);
              pc += 3;
              continue;
            }
            case 60: // F2I
              put(fp + C[pc + 1], arith.floatToI(N[fp + C[pc + 2]]));
              pc += 3;
              continue;
            case 61: // F2U
              put(fp + C[pc + 1], arith.floatToU(N[fp + C[pc + 2]]));
              pc += 3;
              continue;
            case 62: // F2MODE
              N[fp + C[pc + 1]] = arith.floatToMode(N[fp + C[pc + 2]], C[pc + 3]);
              pc += 4;
              continue;
            case 63: // FROUND
              N[fp + C[pc + 1]] = Math.fround(N[fp + C[pc + 2]]);
              pc += 3;
              continue;
            case 64: // WRAP32
              N[fp + C[pc + 1]] = wrapMode(N[fp + C[pc + 2]], C[pc + 3]);
              pc += 4;
              continue;

            // ---------------------------------------------------------- comparisons
            case 65: // EQN
              N[fp + C[pc + 1]] = N[fp + C[pc + 2]] === N[fp + C[pc + 3]] ? 1 : 0;
              pc += 4;
              continue;
            case 66: // NEN
              N[fp + C[pc + 1]] = N[fp + C[pc + 2]] !== N[fp + C[pc + 3]] ? 1 : 0;
              pc += 4;
              continue;
            case 67: // LTN
              N[fp + C[pc + 1]] = N[fp + C[pc + 2]] < N[fp + C[pc + 3]] ? 1 : 0;
              pc += 4;
              continue;
            case 68: // LEN
              N[fp + C[pc + 1]] = N[fp + C[pc + 2]] <= N[fp + C[pc + 3]] ? 1 : 0;
              pc += 4;
              continue;
            case 69: // EQW
              N[fp + C[pc + 1]] = wide(fp + C[pc + 2]) === wide(fp + C[pc + 3]) ? 1 : 0;
              pc += 4;
              continue;
            case 70: // NEW
              N[fp + C[pc + 1]] = wide(fp + C[pc + 2]) !== wide(fp + C[pc + 3]) ? 1 : 0;
              pc += 4;
              continue;
            case 71: {
              // LTW
              const x = N[fp + C[pc + 2]];
              const y = N[fp + C[pc + 3]];
              if (x === x && y === y) N[fp + C[pc + 1]] = x < y ? 1 : 0;
              else N[fp + C[pc + 1]] = wide(fp + C[pc + 2]) < wide(fp + C[pc + 3]) ? 1 : 0;
              pc += 4;
              continue;
            }
            case 72: {
              // LEW
              const x = N[fp + C[pc + 2]];
              const y = N[fp + C[pc + 3]];
              if (x === x && y === y) N[fp + C[pc + 1]] = x <= y ? 1 : 0;
              else N[fp + C[pc + 1]] = wide(fp + C[pc + 2]) <= wide(fp + C[pc + 3]) ? 1 : 0;
              pc += 4;
              continue;
            }
            case 73: // EQS
              N[fp + C[pc + 1]] =
                (R[fp + C[pc + 2]] as string) === (R[fp + C[pc + 3]] as string) ? 1 : 0;
              pc += 4;
              continue;
            case 74: // NES
              N[fp + C[pc + 1]] =
                (R[fp + C[pc + 2]] as string) !== (R[fp + C[pc + 3]] as string) ? 1 : 0;
              pc += 4;
              continue;
            case 75: // LTS
              N[fp + C[pc + 1]] =
                (R[fp + C[pc + 2]] as string) < (R[fp + C[pc + 3]] as string) ? 1 : 0;
              pc += 4;
              continue;
            case 76: // LES
              N[fp + C[pc + 1]] =
                (R[fp + C[pc + 2]] as string) <= (R[fp + C[pc + 3]] as string) ? 1 : 0;
              pc += 4;
              continue;
            case 77: // EQR
              N[fp + C[pc + 1]] = R[fp + C[pc + 2]] === R[fp + C[pc + 3]] ? 1 : 0;
              pc += 4;
              continue;
            case 78: // NER
              N[fp + C[pc + 1]] = R[fp + C[pc + 2]] !== R[fp + C[pc + 3]] ? 1 : 0;
              pc += 4;
              continue;
            case 79: // EQP
              N[fp + C[pc + 1]] = equalPointers(R[fp + C[pc + 2]], R[fp + C[pc + 3]]) ? 1 : 0;
              pc += 4;
              continue;
            case 80: // NEP
              N[fp + C[pc + 1]] = equalPointers(R[fp + C[pc + 2]], R[fp + C[pc + 3]]) ? 0 : 1;
              pc += 4;
              continue;
            case 81: // EQIF
              N[fp + C[pc + 1]] = equalInterfaces(R[fp + C[pc + 2]], R[fp + C[pc + 3]]) ? 1 : 0;
              pc += 4;
              continue;
            case 82: // NEIF
              N[fp + C[pc + 1]] = equalInterfaces(R[fp + C[pc + 2]], R[fp + C[pc + 3]]) ? 0 : 1;
              pc += 4;
              continue;
            case 83: // EQT
              N[fp + C[pc + 1]] = equalPlain(types[C[pc + 4]], R[fp + C[pc + 2]], R[fp + C[pc + 3]])
                ? 1
                : 0;
              pc += 5;
              continue;
            case 84: // NET
              N[fp + C[pc + 1]] = equalPlain(types[C[pc + 4]], R[fp + C[pc + 2]], R[fp + C[pc + 3]])
                ? 0
                : 1;
              pc += 5;
              continue;
            case 85: // EQIV
              N[fp + C[pc + 1]] = slow.equalIfaceValue(
                g,
                R[fp + C[pc + 2]],
                fp + C[pc + 3],
                types[C[pc + 4]],
              )
                ? 1
                : 0;
              pc += 5;
              continue;
            case 86: // NOT
              N[fp + C[pc + 1]] = N[fp + C[pc + 2]] === 0 ? 1 : 0;
              pc += 3;
              continue;

            // ---------------------------------------------------------------- jumps
            case 87: // JMP
              pc = cb + C[pc + 1];
              continue;
            case 88: // JT
              pc = N[fp + C[pc + 1]] !== 0 ? cb + C[pc + 2] : pc + 3;
              continue;
            case 89: // JF
              pc = N[fp + C[pc + 1]] === 0 ? cb + C[pc + 2] : pc + 3;
              continue;
            case 90: // JLTN
              pc = N[fp + C[pc + 1]] < N[fp + C[pc + 2]] ? cb + C[pc + 3] : pc + 4;
              continue;
            case 91: // JLEN
              pc = N[fp + C[pc + 1]] <= N[fp + C[pc + 2]] ? cb + C[pc + 3] : pc + 4;
              continue;
            case 92: // JEQN
              pc = N[fp + C[pc + 1]] === N[fp + C[pc + 2]] ? cb + C[pc + 3] : pc + 4;
              continue;
            case 93: // JNEN
              pc = N[fp + C[pc + 1]] !== N[fp + C[pc + 2]] ? cb + C[pc + 3] : pc + 4;
              continue;
            case 94: // JNLTN
              pc = N[fp + C[pc + 1]] < N[fp + C[pc + 2]] ? pc + 4 : cb + C[pc + 3];
              continue;
            case 95: // JNLEN
              pc = N[fp + C[pc + 1]] <= N[fp + C[pc + 2]] ? pc + 4 : cb + C[pc + 3];
              continue;
            case 96: {
              // JLTW
              const x = N[fp + C[pc + 1]];
              const y = N[fp + C[pc + 2]];
              if (x < y) pc = cb + C[pc + 3];
              else if (x >= y) pc += 4;
              else pc = wide(fp + C[pc + 1]) < wide(fp + C[pc + 2]) ? cb + C[pc + 3] : pc + 4;
              continue;
            }
            case 97: {
              // JLEW
              const x = N[fp + C[pc + 1]];
              const y = N[fp + C[pc + 2]];
              if (x <= y) pc = cb + C[pc + 3];
              else if (x > y) pc += 4;
              else pc = wide(fp + C[pc + 1]) <= wide(fp + C[pc + 2]) ? cb + C[pc + 3] : pc + 4;
              continue;
            }
            case 98: {
              // JEQW
              const x = N[fp + C[pc + 1]];
              const y = N[fp + C[pc + 2]];
              if (x === y) pc = cb + C[pc + 3];
              else if (x === x || y === y) pc += 4;
              else
                pc =
                  (R[fp + C[pc + 1]] as bigint) === (R[fp + C[pc + 2]] as bigint)
                    ? cb + C[pc + 3]
                    : pc + 4;
              continue;
            }
            case 99: {
              // JNEW
              const x = N[fp + C[pc + 1]];
              const y = N[fp + C[pc + 2]];
              if (x === y) pc += 4;
              else if (x === x || y === y) pc = cb + C[pc + 3];
              else
                pc =
                  (R[fp + C[pc + 1]] as bigint) === (R[fp + C[pc + 2]] as bigint)
                    ? pc + 4
                    : cb + C[pc + 3];
              continue;
            }
            case 100: {
              // JGTWK
              const x = N[fp + C[pc + 1]];
              if (x === x) pc = x > C[pc + 2] ? cb + C[pc + 3] : pc + 4;
              else pc = (R[fp + C[pc + 1]] as bigint) > 0n ? cb + C[pc + 3] : pc + 4;
              continue;
            }
            case 101: {
              // JGEWK
              const x = N[fp + C[pc + 1]];
              if (x === x) pc = x >= C[pc + 2] ? cb + C[pc + 3] : pc + 4;
              else pc = (R[fp + C[pc + 1]] as bigint) > 0n ? cb + C[pc + 3] : pc + 4;
              continue;
            }
            case 102: {
              // JLTWK
              const x = N[fp + C[pc + 1]];
              if (x === x) pc = x < C[pc + 2] ? cb + C[pc + 3] : pc + 4;
              else pc = (R[fp + C[pc + 1]] as bigint) < 0n ? cb + C[pc + 3] : pc + 4;
              continue;
            }
            case 103: {
              // JLEWK
              const x = N[fp + C[pc + 1]];
              if (x === x) pc = x <= C[pc + 2] ? cb + C[pc + 3] : pc + 4;
              else pc = (R[fp + C[pc + 1]] as bigint) < 0n ? cb + C[pc + 3] : pc + 4;
              continue;
            }
            case 104: // JEQWK
              pc = N[fp + C[pc + 1]] === C[pc + 2] ? cb + C[pc + 3] : pc + 4;
              continue;
            case 105: // JNEWK
              pc = N[fp + C[pc + 1]] !== C[pc + 2] ? cb + C[pc + 3] : pc + 4;
              continue;
            case 106: // JNIL
              pc = R[fp + C[pc + 1]] === null ? cb + C[pc + 2] : pc + 3;
              continue;
            case 107: // JNNIL
              pc = R[fp + C[pc + 1]] !== null ? cb + C[pc + 2] : pc + 3;
              continue;
            case 108: // JEQS
              pc =
                (R[fp + C[pc + 1]] as string) === (R[fp + C[pc + 2]] as string)
                  ? cb + C[pc + 3]
                  : pc + 4;
              continue;
            case 109: // JNES
              pc =
                (R[fp + C[pc + 1]] as string) !== (R[fp + C[pc + 2]] as string)
                  ? cb + C[pc + 3]
                  : pc + 4;
              continue;

            // -------------------------------------------------------------- strings
            case 110: // CONCAT
              R[fp + C[pc + 1]] = (R[fp + C[pc + 2]] as string) + (R[fp + C[pc + 3]] as string);
              pc += 4;
              continue;
            case 111: {
              // CONCATN
              const from = fp + C[pc + 2];
              let text = R[from] as string;
              for (let i = 1; i < C[pc + 3]; i++) text += R[from + i] as string;
              R[fp + C[pc + 1]] = text;
              pc += 4;
              continue;
            }
            case 112: // STRLEN
              N[fp + C[pc + 1]] = (R[fp + C[pc + 2]] as string).length;
              pc += 3;
              continue;
            case 113: {
              // STRX
              const s = R[fp + C[pc + 2]] as string;
              const i = N[fp + C[pc + 3]];
              if (!(i >= 0 && i < s.length)) throw indexPanic(wide(fp + C[pc + 3]), s.length);
              N[fp + C[pc + 1]] = s.charCodeAt(i);
              pc += 4;
              continue;
            }
            case 114: {
              // STRSLICE
              const s = R[fp + C[pc + 2]] as string;
              R[fp + C[pc + 1]] = sliceString(
                s,
                C[pc + 3] < 0 ? 0 : bound(fp + C[pc + 3]),
                C[pc + 4] < 0 ? s.length : bound(fp + C[pc + 4]),
              );
              pc += 5;
              continue;
            }
            case 115: {
              // RANGESTR
              const s = R[fp + C[pc + 1]] as string;
              const i = N[fp + C[pc + 2]];
              if (i >= s.length) {
                pc = cb + C[pc + 5];
                continue;
              }
              if (C[pc + 3] >= 0) N[fp + C[pc + 3]] = i;
              const b = s.charCodeAt(i);
              if (b < 0x80) {
                if (C[pc + 4] >= 0) N[fp + C[pc + 4]] = b;
                N[fp + C[pc + 2]] = i + 1;
              } else {
                const decoded = decodeRune(s, i);
                if (C[pc + 4] >= 0) N[fp + C[pc + 4]] = decoded >> 3;
                N[fp + C[pc + 2]] = i + (decoded & 7);
              }
              pc += 6;
              continue;
            }
            case 116: // CONV
              slow.convert(m, g, fp + C[pc + 1], fp + C[pc + 2], C[pc + 3]);
              pc += 4;
              continue;

            // ------------------------------------------------ variables on the heap
            case 117: {
              // NEWBOX
              const t = types[C[pc + 2]];
              const id = heap.nextId++;
              R[fp + C[pc + 1]] = new Box(id, t, t.cls !== 2 ? 0 : zeroOf(m, t), epoch);
              pc += 3;
              continue;
            }
            case 118: // NEWZ
              R[fp + C[pc + 1]] = zeroOf(m, types[C[pc + 2]]);
              pc += 3;
              continue;
            case 119: {
              // CLONE
              const o = R[fp + C[pc + 2]] as StructObj | ArrayObj | null;
              if (o === null) throw nilDereference();
              R[fp + C[pc + 1]] = clone(m, o);
              pc += 3;
              continue;
            }
            case 120: {
              // COPYTO
              const to = R[fp + C[pc + 1]] as StructObj | null;
              const from = R[fp + C[pc + 2]] as StructObj | null;
              if (to === null || from === null) throw nilDereference();
              copyInto(m, to, from);
              pc += 3;
              continue;
            }
            case 121: // BLDN
              N[fp + C[pc + 1]] = (R[fp + C[pc + 2]] as Box).v as number;
              pc += 3;
              continue;
            case 122: {
              // BLDW
              const v = (R[fp + C[pc + 2]] as Box).v;
              if (typeof v === 'number') N[fp + C[pc + 1]] = v;
              else {
                N[fp + C[pc + 1]] = NaN;
                R[fp + C[pc + 1]] = v;
              }
              pc += 3;
              continue;
            }
            case 123: // BLDR
              R[fp + C[pc + 1]] = (R[fp + C[pc + 2]] as Box).v;
              pc += 3;
              continue;
            case 124: {
              // BSTN
              const box = R[fp + C[pc + 1]] as Box;
              if (box.epoch !== epoch) heap.touch(box);
              box.v = N[fp + C[pc + 2]];
              pc += 3;
              continue;
            }
            case 125: {
              // BSTW
              const box = R[fp + C[pc + 1]] as Box;
              if (box.epoch !== epoch) heap.touch(box);
              const v = N[fp + C[pc + 2]];
              box.v = v === v ? v : R[fp + C[pc + 2]];
              pc += 3;
              continue;
            }
            case 126: {
              // BSTR
              const box = R[fp + C[pc + 1]] as Box;
              if (box.epoch !== epoch) heap.touch(box);
              box.v = R[fp + C[pc + 2]];
              pc += 3;
              continue;
            }
            case 127: // GLDN
              N[fp + C[pc + 1]] = (globals[C[pc + 2]] as Box).v as number;
              pc += 3;
              continue;
            case 128: {
              // GLDW
              const v = (globals[C[pc + 2]] as Box).v;
              if (typeof v === 'number') N[fp + C[pc + 1]] = v;
              else {
                N[fp + C[pc + 1]] = NaN;
                R[fp + C[pc + 1]] = v;
              }
              pc += 3;
              continue;
            }
            case 129: // GLDR
              R[fp + C[pc + 1]] = (globals[C[pc + 2]] as Box).v;
              pc += 3;
              continue;
            case 130: {
              // GSTN
              const box = globals[C[pc + 1]] as Box;
              if (box.epoch !== epoch) heap.touch(box);
              box.v = N[fp + C[pc + 2]];
              pc += 3;
              continue;
            }
            case 131: {
              // GSTW
              const box = globals[C[pc + 1]] as Box;
              if (box.epoch !== epoch) heap.touch(box);
              const v = N[fp + C[pc + 2]];
              box.v = v === v ? v : R[fp + C[pc + 2]];
              pc += 3;
              continue;
            }
            case 132: {
              // GSTR
              const box = globals[C[pc + 1]] as Box;
              if (box.epoch !== epoch) heap.touch(box);
              box.v = R[fp + C[pc + 2]];
              pc += 3;
              continue;
            }
            case 133: // GADDR
              R[fp + C[pc + 1]] = globals[C[pc + 2]];
              pc += 3;
              continue;
            case 134: {
              // PLDN
              const p = R[fp + C[pc + 2]];
              N[fp + C[pc + 1]] = (p instanceof Box ? p.v : slow.loadPointer(m, p)) as number;
              pc += 3;
              continue;
            }
            case 135: {
              // PLDW
              const p = R[fp + C[pc + 2]];
              const v = p instanceof Box ? p.v : slow.loadPointer(m, p);
              if (typeof v === 'number') N[fp + C[pc + 1]] = v;
              else {
                N[fp + C[pc + 1]] = NaN;
                R[fp + C[pc + 1]] = v;
              }
              pc += 3;
              continue;
            }
            case 136: {
              // PLDR
              const p = R[fp + C[pc + 2]];
              R[fp + C[pc + 1]] = p instanceof Box ? p.v : slow.loadPointer(m, p);
              pc += 3;
              continue;
            }
            case 137: {
              // PSTN
              const p = R[fp + C[pc + 1]];
              if (p instanceof Box && p.epoch === epoch) p.v = N[fp + C[pc + 2]];
              else slow.storePointer(m, p, N[fp + C[pc + 2]]);
              pc += 3;
              continue;
            }
            case 138: // PSTW
              slow.storePointer(m, R[fp + C[pc + 1]], wide(fp + C[pc + 2]));
              pc += 3;
              continue;
            case 139: {
              // PSTR
              const p = R[fp + C[pc + 1]];
              if (p instanceof Box && p.epoch === epoch) p.v = R[fp + C[pc + 2]];
              else slow.storePointer(m, p, R[fp + C[pc + 2]]);
              pc += 3;
              continue;
            }
            case 140: // NILCHK
              if (R[fp + C[pc + 1]] === null) throw nilDereference();
              pc += 2;
              continue;
            case 141: {
              // FLDN
              const o = R[fp + C[pc + 2]] as StructObj | null;
              if (o === null) throw nilDereference();
              N[fp + C[pc + 1]] = o.f[C[pc + 3]] as number;
              pc += 4;
              continue;
            }
            case 142: {
              // FLDW
              const o = R[fp + C[pc + 2]] as StructObj | null;
              if (o === null) throw nilDereference();
              const v = o.f[C[pc + 3]];
              if (typeof v === 'number') N[fp + C[pc + 1]] = v;
              else {
                N[fp + C[pc + 1]] = NaN;
                R[fp + C[pc + 1]] = v;
              }
              pc += 4;
              continue;
            }
            case 143: {
              // FLDR
              const o = R[fp + C[pc + 2]] as StructObj | null;
              if (o === null) throw nilDereference();
              R[fp + C[pc + 1]] = o.f[C[pc + 3]];
              pc += 4;
              continue;
            }
            case 144: {
              // FSTN
              const o = R[fp + C[pc + 1]] as StructObj | null;
              if (o === null) throw nilDereference();
              if (o.epoch !== epoch) heap.touch(o);
              o.f[C[pc + 2]] = N[fp + C[pc + 3]];
              pc += 4;
              continue;
            }
            case 145: {
              // FSTW
              const o = R[fp + C[pc + 1]] as StructObj | null;
              if (o === null) throw nilDereference();
              if (o.epoch !== epoch) heap.touch(o);
              const v = N[fp + C[pc + 3]];
              o.f[C[pc + 2]] = v === v ? v : R[fp + C[pc + 3]];
              pc += 4;
              continue;
            }
            case 146: {
              // FSTR
              const o = R[fp + C[pc + 1]] as StructObj | null;
              if (o === null) throw nilDereference();
              if (o.epoch !== epoch) heap.touch(o);
              o.f[C[pc + 2]] = R[fp + C[pc + 3]];
              pc += 4;
              continue;
            }
            case 147: {
              // FPTR
              const o = R[fp + C[pc + 2]] as StructObj | null;
              if (o === null) throw nilDereference();
              R[fp + C[pc + 1]] = new FieldPtr(o, C[pc + 3]);
              pc += 4;
              continue;
            }

            // ---------------------------------------------------- arrays and slices
            case 148: {
              // ALDU8
              const arr = R[fp + C[pc + 2]] as ArrayObj | null;
              if (arr === null) throw nilDereference();
              const data = arr.data as Uint8Array;
              const i = N[fp + C[pc + 3]];
              if (!(i >= 0 && i < data.length)) throw indexPanic(wide(fp + C[pc + 3]), data.length);
              N[fp + C[pc + 1]] = data[i];
              pc += 4;
              continue;
            }
            case 149: {
              // ALDW
              const arr = R[fp + C[pc + 2]] as ArrayObj | null;
              if (arr === null) throw nilDereference();
              const data = arr.data as Float64Array;
              const i = N[fp + C[pc + 3]];
              if (!(i >= 0 && i < data.length)) throw indexPanic(wide(fp + C[pc + 3]), data.length);
              const v = data[i];
              N[fp + C[pc + 1]] = v;
              if (v !== v) R[fp + C[pc + 1]] = arr.wide!.get(i);
              pc += 4;
              continue;
            }
            case 150: {
              // ALDF
              const arr = R[fp + C[pc + 2]] as ArrayObj | null;
              if (arr === null) throw nilDereference();
              const data = arr.data as Float64Array;
              const i = N[fp + C[pc + 3]];
              if (!(i >= 0 && i < data.length)) throw indexPanic(wide(fp + C[pc + 3]), data.length);
              N[fp + C[pc + 1]] = data[i];
              pc += 4;
              continue;
            }
            case 151: {
              // ALDR
              const arr = R[fp + C[pc + 2]] as ArrayObj | null;
              if (arr === null) throw nilDereference();
              const data = arr.data as Plain[];
              const i = N[fp + C[pc + 3]];
              if (!(i >= 0 && i < data.length)) throw indexPanic(wide(fp + C[pc + 3]), data.length);
              R[fp + C[pc + 1]] = data[i];
              pc += 4;
              continue;
            }
            case 152: {
              // ALDX
              const arr = R[fp + C[pc + 2]] as ArrayObj | null;
              if (arr === null) throw nilDereference();
              const i = N[fp + C[pc + 3]];
              if (!(i >= 0 && i < arr.data.length))
                throw indexPanic(wide(fp + C[pc + 3]), arr.data.length);
              slow.loadAny(g, arr, i, fp + C[pc + 1]);
              pc += 4;
              continue;
            }
            case 153: {
              // ASTU8
              const arr = R[fp + C[pc + 1]] as ArrayObj | null;
              if (arr === null) throw nilDereference();
              const data = arr.data as Uint8Array;
              const i = N[fp + C[pc + 2]];
              if (!(i >= 0 && i < data.length)) throw indexPanic(wide(fp + C[pc + 2]), data.length);
              if (
                arr.epoch !== epoch &&
                (arr.pages === undefined || arr.pages[i >> PAGE_BITS] !== epoch)
              )
                touchElement(m, arr, i);
              data[i] = N[fp + C[pc + 3]];
              pc += 4;
              continue;
            }
            case 154: {
              // ASTW
              const arr = R[fp + C[pc + 1]] as ArrayObj | null;
              if (arr === null) throw nilDereference();
              const data = arr.data as Float64Array;
              const i = N[fp + C[pc + 2]];
              if (!(i >= 0 && i < data.length)) throw indexPanic(wide(fp + C[pc + 2]), data.length);
              if (
                arr.epoch !== epoch &&
                (arr.pages === undefined || arr.pages[i >> PAGE_BITS] !== epoch)
              )
                touchElement(m, arr, i);
              const v = N[fp + C[pc + 3]];
              data[i] = v;
              if (v !== v) slow.storeWide(arr, i, R[fp + C[pc + 3]]);
              pc += 4;
              continue;
            }
            case 155: {
              // ASTF
              const arr = R[fp + C[pc + 1]] as ArrayObj | null;
              if (arr === null) throw nilDereference();
              const data = arr.data as Float64Array;
              const i = N[fp + C[pc + 2]];
              if (!(i >= 0 && i < data.length)) throw indexPanic(wide(fp + C[pc + 2]), data.length);
              if (
                arr.epoch !== epoch &&
                (arr.pages === undefined || arr.pages[i >> PAGE_BITS] !== epoch)
              )
                touchElement(m, arr, i);
              data[i] = N[fp + C[pc + 3]];
              pc += 4;
              continue;
            }
            case 156: {
              // ASTR
              const arr = R[fp + C[pc + 1]] as ArrayObj | null;
              if (arr === null) throw nilDereference();
              const data = arr.data as Plain[];
              const i = N[fp + C[pc + 2]];
              if (!(i >= 0 && i < data.length)) throw indexPanic(wide(fp + C[pc + 2]), data.length);
              if (
                arr.epoch !== epoch &&
                (arr.pages === undefined || arr.pages[i >> PAGE_BITS] !== epoch)
              )
                touchElement(m, arr, i);
              data[i] = R[fp + C[pc + 3]];
              pc += 4;
              continue;
            }
            case 157: {
              // ASTX
              const arr = R[fp + C[pc + 1]] as ArrayObj | null;
              if (arr === null) throw nilDereference();
              const i = N[fp + C[pc + 2]];
              if (!(i >= 0 && i < arr.data.length))
                throw indexPanic(wide(fp + C[pc + 2]), arr.data.length);
              slow.storeAny(m, g, arr, i, fp + C[pc + 3]);
              pc += 4;
              continue;
            }
            case 158: {
              // SLDU8
              const s = R[fp + C[pc + 2]] as SliceV | null;
              const i = N[fp + C[pc + 3]];
              if (s === null || !(i >= 0 && i < s.len))
                throw slow.badIndex(s, wide(fp + C[pc + 3]));
              N[fp + C[pc + 1]] = (s.data as Uint8Array)[s.off + i];
              pc += 4;
              continue;
            }
            case 159: {
              // SLDW
              const s = R[fp + C[pc + 2]] as SliceV | null;
              const i = N[fp + C[pc + 3]];
              if (s === null || !(i >= 0 && i < s.len))
                throw slow.badIndex(s, wide(fp + C[pc + 3]));
              const v = (s.data as Float64Array)[s.off + i];
              N[fp + C[pc + 1]] = v;
              if (v !== v) R[fp + C[pc + 1]] = s.arr.wide!.get(s.off + i);
              pc += 4;
              continue;
            }
            case 160: {
              // SLDF
              const s = R[fp + C[pc + 2]] as SliceV | null;
              const i = N[fp + C[pc + 3]];
              if (s === null || !(i >= 0 && i < s.len))
                throw slow.badIndex(s, wide(fp + C[pc + 3]));
              N[fp + C[pc + 1]] = (s.data as Float64Array)[s.off + i];
              pc += 4;
              continue;
            }
            case 161: {
              // SLDR
              const s = R[fp + C[pc + 2]] as SliceV | null;
              const i = N[fp + C[pc + 3]];
              if (s === null || !(i >= 0 && i < s.len))
                throw slow.badIndex(s, wide(fp + C[pc + 3]));
              R[fp + C[pc + 1]] = (s.data as Plain[])[s.off + i];
              pc += 4;
              continue;
            }
            case 162: {
              // SLDX
              const s = R[fp + C[pc + 2]] as SliceV | null;
              const i = N[fp + C[pc + 3]];
              if (s === null || !(i >= 0 && i < s.len))
                throw slow.badIndex(s, wide(fp + C[pc + 3]));
              slow.loadAny(g, s.arr, s.off + i, fp + C[pc + 1]);
              pc += 4;
              continue;
            }
            case 163: {
              // SSTU8
              const s = R[fp + C[pc + 1]] as SliceV | null;
              const i = N[fp + C[pc + 2]];
              if (s === null || !(i >= 0 && i < s.len))
                throw slow.badIndex(s, wide(fp + C[pc + 2]));
              const arr = s.arr;
              const at = s.off + i;
              if (
                arr.epoch !== epoch &&
                (arr.pages === undefined || arr.pages[at >> PAGE_BITS] !== epoch)
              )
                touchElement(m, arr, at);
              (s.data as Uint8Array)[at] = N[fp + C[pc + 3]];
              pc += 4;
              continue;
            }
            case 164: {
              // SSTW
              const s = R[fp + C[pc + 1]] as SliceV | null;
              const i = N[fp + C[pc + 2]];
              if (s === null || !(i >= 0 && i < s.len))
                throw slow.badIndex(s, wide(fp + C[pc + 2]));
              const arr = s.arr;
              const at = s.off + i;
              if (
                arr.epoch !== epoch &&
                (arr.pages === undefined || arr.pages[at >> PAGE_BITS] !== epoch)
              )
                touchElement(m, arr, at);
              const v = N[fp + C[pc + 3]];
              (s.data as Float64Array)[at] = v;
              if (v !== v) slow.storeWide(arr, at, R[fp + C[pc + 3]]);
              pc += 4;
              continue;
            }
            case 165: {
              // SSTF
              const s = R[fp + C[pc + 1]] as SliceV | null;
              const i = N[fp + C[pc + 2]];
              if (s === null || !(i >= 0 && i < s.len))
                throw slow.badIndex(s, wide(fp + C[pc + 2]));
              const arr = s.arr;
              const at = s.off + i;
              if (
                arr.epoch !== epoch &&
                (arr.pages === undefined || arr.pages[at >> PAGE_BITS] !== epoch)
              )
                touchElement(m, arr, at);
              (s.data as Float64Array)[at] = N[fp + C[pc + 3]];
              pc += 4;
              continue;
            }
            case 166: {
              // SSTR
              const s = R[fp + C[pc + 1]] as SliceV | null;
              const i = N[fp + C[pc + 2]];
              if (s === null || !(i >= 0 && i < s.len))
                throw slow.badIndex(s, wide(fp + C[pc + 2]));
              const arr = s.arr;
              const at = s.off + i;
              if (
                arr.epoch !== epoch &&
                (arr.pages === undefined || arr.pages[at >> PAGE_BITS] !== epoch)
              )
                touchElement(m, arr, at);
              (s.data as Plain[])[at] = R[fp + C[pc + 3]];
              pc += 4;
              continue;
            }
            case 167: {
              // SSTX
              const s = R[fp + C[pc + 1]] as SliceV | null;
              const i = N[fp + C[pc + 2]];
              if (s === null || !(i >= 0 && i < s.len))
                throw slow.badIndex(s, wide(fp + C[pc + 2]));
              slow.storeAny(m, g, s.arr, s.off + i, fp + C[pc + 3]);
              pc += 4;
              continue;
            }
            case 168: {
              // APTR
              const arr = R[fp + C[pc + 2]] as ArrayObj | null;
              if (arr === null) throw nilDereference();
              const i = N[fp + C[pc + 3]];
              if (!(i >= 0 && i < arr.data.length))
                throw indexPanic(wide(fp + C[pc + 3]), arr.data.length);
              R[fp + C[pc + 1]] = new ElemPtr(arr, i);
              pc += 4;
              continue;
            }
            case 169: {
              // SPTR
              const s = R[fp + C[pc + 2]] as SliceV | null;
              const i = N[fp + C[pc + 3]];
              if (s === null || !(i >= 0 && i < s.len))
                throw slow.badIndex(s, wide(fp + C[pc + 3]));
              R[fp + C[pc + 1]] = new ElemPtr(s.arr, s.off + i);
              pc += 4;
              continue;
            }
            case 170: {
              // SLLEN
              const s = R[fp + C[pc + 2]] as SliceV | null;
              N[fp + C[pc + 1]] = s === null ? 0 : s.len;
              pc += 3;
              continue;
            }
            case 171: {
              // SLCAP
              const s = R[fp + C[pc + 2]] as SliceV | null;
              N[fp + C[pc + 1]] = s === null ? 0 : s.cap;
              pc += 3;
              continue;
            }
            case 172: // SLICE
              R[fp + C[pc + 1]] = slices.sliceSlice(
                R[fp + C[pc + 2]] as SliceV | null,
                C[pc + 3] < 0 ? NaN : bound(fp + C[pc + 3]),
                C[pc + 4] < 0 ? NaN : bound(fp + C[pc + 4]),
                C[pc + 5] < 0 ? NaN : bound(fp + C[pc + 5]),
              );
              pc += 6;
              continue;
            case 173: // SLICEA
              R[fp + C[pc + 1]] = slices.sliceArray(
                R[fp + C[pc + 2]] as ArrayObj | null,
                C[pc + 3] < 0 ? NaN : bound(fp + C[pc + 3]),
                C[pc + 4] < 0 ? NaN : bound(fp + C[pc + 4]),
                C[pc + 5] < 0 ? NaN : bound(fp + C[pc + 5]),
              );
              pc += 6;
              continue;
            case 174: {
              // MKSLICE
              const length = N[fp + C[pc + 2]];
              R[fp + C[pc + 1]] = slices.makeSliceOf(
                m,
                types[C[pc + 4]],
                length,
                C[pc + 3] < 0 ? length : N[fp + C[pc + 3]],
              );
              pc += 5;
              continue;
            }
            case 175: // LITSLICE
              R[fp + C[pc + 1]] = slices.literalSlice(
                m,
                g,
                fp + C[pc + 2],
                C[pc + 3],
                types[C[pc + 4]],
              );
              pc += 5;
              continue;
            case 176: {
              // APPEND
              const s = R[fp + C[pc + 2]] as SliceV | null;
              R[fp + C[pc + 1]] =
                C[pc + 4] === 1
                  ? slices.appendOne(m, g, s, fp + C[pc + 3], types[C[pc + 5]])
                  : slices.appendSome(m, g, s, fp + C[pc + 3], C[pc + 4], types[C[pc + 5]]);
              pc += 6;
              continue;
            }
            case 177: // APPENDS
              R[fp + C[pc + 1]] = slices.appendSlice(
                m,
                R[fp + C[pc + 2]] as SliceV | null,
                R[fp + C[pc + 3]] as SliceV | string | null,
                types[C[pc + 4]],
              );
              pc += 5;
              continue;
            case 178: // COPY
              N[fp + C[pc + 1]] = slices.copySlice(
                m,
                R[fp + C[pc + 2]] as SliceV | null,
                R[fp + C[pc + 3]] as SliceV | string | null,
              );
              pc += 4;
              continue;

            // ----------------------------------------------------------------- maps
            case 179: // MKMAP
              R[fp + C[pc + 1]] = makeMap(m, types[C[pc + 3]]);
              pc += 4;
              continue;
            case 180: {
              // MAPGET
              const map = R[fp + C[pc + 2]] as MapObj | null;
              if (map !== null) {
                const k = fp + C[pc + 3];
                const cls = map.keyCls;
                const key = cls === 2 ? R[k] : cls === 0 ? N[k] : wide(k);
                const slot = map.find(key);
                if (slot >= 0) {
                  const v = map.vals[slot];
                  if (map.valueCls === 2) R[fp + C[pc + 1]] = v;
                  else if (typeof v === 'number') N[fp + C[pc + 1]] = v;
                  else {
                    N[fp + C[pc + 1]] = NaN;
                    R[fp + C[pc + 1]] = v;
                  }
                  if (C[pc + 4] >= 0) N[fp + C[pc + 4]] = 1;
                  pc += 6;
                  continue;
                }
              }
              slow.mapMiss(
                m,
                g,
                R[fp + C[pc + 2]] as MapObj | null,
                types[C[pc + 5]],
                fp + C[pc + 1],
                fp + C[pc + 3],
              );
              if (C[pc + 4] >= 0) N[fp + C[pc + 4]] = 0;
              pc += 6;
              continue;
            }
            case 181: {
              // MAPSET
              const map = R[fp + C[pc + 1]] as MapObj | null;
              const t = types[C[pc + 4]];
              const k = fp + C[pc + 2];
              const x = fp + C[pc + 3];
              const kc = t.keyType!.cls;
              const vc = t.elem!.cls;
              mapSet(
                m,
                map,
                kc === 2 ? R[k] : kc === 0 ? N[k] : wide(k),
                vc === 2 ? R[x] : vc === 0 ? N[x] : wide(x),
              );
              pc += 5;
              continue;
            }
            case 182: {
              // MAPDEL
              const k = fp + C[pc + 2];
              const kc = types[C[pc + 3]].keyType!.cls;
              mapDelete(
                m,
                R[fp + C[pc + 1]] as MapObj | null,
                kc === 2 ? R[k] : kc === 0 ? N[k] : wide(k),
              );
              pc += 4;
              continue;
            }
            case 183: // MAPLEN
              N[fp + C[pc + 1]] = mapLength(R[fp + C[pc + 2]] as MapObj | null);
              pc += 3;
              continue;
            case 184: // MAPITER
              R[fp + C[pc + 1]] = iterateMap(m, R[fp + C[pc + 2]] as MapObj | null);
              pc += 3;
              continue;
            case 185: {
              // MAPNEXT
              const it = R[fp + C[pc + 1]] as MapIter;
              const slot = it.next(m);
              if (slot < 0) {
                pc = cb + C[pc + 5];
                continue;
              }
              const map = it.map!;
              if (C[pc + 2] >= 0) setRegister(g, fp + C[pc + 2], map.keyCls, map.keys[slot]);
              if (C[pc + 3] >= 0) setRegister(g, fp + C[pc + 3], map.valueCls, map.vals[slot]);
              pc += 6;
              continue;
            }

            // ----------------------------------------------------------- interfaces
            case 186: {
              // MKIFACE
              const t = types[C[pc + 2]];
              const i = fp + C[pc + 3];
              R[fp + C[pc + 1]] = new Iface(t, t.cls === 2 ? R[i] : t.cls === 0 ? N[i] : wide(i));
              pc += 4;
              continue;
            }
            case 187: {
              // ASSERT
              const t = types[C[pc + 3]];
              const x = R[fp + C[pc + 2]] as Iface | null;
              if (x !== null && x.type === t) {
                const v = x.v;
                if (t.cls === 2) R[fp + C[pc + 1]] = v;
                else if (typeof v === 'number') N[fp + C[pc + 1]] = v;
                else {
                  N[fp + C[pc + 1]] = NaN;
                  R[fp + C[pc + 1]] = v;
                }
                if (C[pc + 4] >= 0) N[fp + C[pc + 4]] = 1;
              } else {
                slow.assert(
                  m,
                  g,
                  x,
                  t,
                  types[C[pc + 5]],
                  fp + C[pc + 1],
                  C[pc + 4] < 0 ? -1 : fp + C[pc + 4],
                );
              }
              pc += 6;
              continue;
            }
            case 188: {
              // TYPEIS
              const x = R[fp + C[pc + 2]] as Iface | null;
              const t = types[C[pc + 3]];
              N[fp + C[pc + 1]] =
                x !== null && (x.type === t || slow.implementsIt(x.type, t)) ? 1 : 0;
              pc += 4;
              continue;
            }

            // ------------------------------------------------------------ functions
            case 189: {
              // CALL
              const f = funcs[C[pc + 1]];
              const base = (fp + C[pc + 2]) | 0;
              if (f.base < 0) enterCode(m, f, process);
              if (base + f.nregs > R.length || depth + 2 > fns.length) {
                room(base + f.nregs, depth + 2);
              }
              pcs[depth] = pc + 3 - cb;
              depth = (depth + 1) | 0;
              fp = base;
              fps[depth] = base;
              fns[depth] = f;
              fn = f;
              cb = f.base;
              pc = cb;
              if (f.watch) {
                g.depth = depth;
                S[STEPS] = clock[STEPS];
                slow.callEvent(m, g, f);
              }
              continue;
            }
            case 190: {
              // CALLN
              g.pc = pc - cb;
              g.next = pc + 3 - cb;
              g.fp = fp;
              g.depth = depth;
              S[STEPS] = clock[STEPS];
              const native = natives[C[pc + 1]];
              const what = (native === undefined ? m.bind(process, funcs[C[pc + 1]]) : native)(
                m,
                g,
                fp + C[pc + 2],
              );
              if (what === undefined && g.state === RUNNING) {
                if (g.wakeNote !== 0) g.wakeNote = 0;
                pc += 3;
                continue;
              }
              if (slow.afterNative(m, g, what, fp + C[pc + 2])) continue reload;
              reclaim(g);
              if (!tier.next(m)) return;
              continue reload;
            }
            case 191: {
              // CALLC
              const closure = R[fp + C[pc + 1]] as FuncV | null;
              if (closure === null) throw nilDereference();
              const f: FuncCode = closure.fn;
              const base = (fp + C[pc + 2]) | 0;
              if (f.base < 0) enterCode(m, f, process);
              if (base + f.nregs > R.length || depth + 2 > fns.length) {
                room(base + f.nregs, depth + 2);
              }
              pcs[depth] = pc + 3 - cb;
              depth = (depth + 1) | 0;
              fp = base;
              fps[depth] = base;
              fns[depth] = f;
              fn = f;
              cb = f.base;
              pc = cb;
              if (f.closureReg >= 0) R[base + f.closureReg] = closure;
              if (f.watch) {
                g.depth = depth;
                S[STEPS] = clock[STEPS];
                slow.callEvent(m, g, f);
              }
              continue;
            }
            case 192: {
              // CALLI
              const base = (fp + C[pc + 2]) | 0;
              const x = R[base] as Iface | null;
              if (x === null) throw nilDereference();
              const slot = C[pc + 3];
              const f: FuncCode =
                cacheType[slot] === x.type
                  ? cacheFunc[slot]!
                  : slow.resolve(m, process, x.type, C[pc + 1], slot);
              const mode = cacheMode[slot];
              if (mode === 2) R[base] = x.v;
              else if (mode === 0) N[base] = x.v as number;
              else if (mode === 1) put(base, x.v as Wide);
              else R[base] = clone(m, x.v as StructObj);
              if (f.base < 0) enterCode(m, f, process);
              if (base + f.nregs > R.length || depth + 2 > fns.length) {
                room(base + f.nregs, depth + 2);
              }
              pcs[depth] = pc + 4 - cb;
              depth = (depth + 1) | 0;
              fp = base;
              fps[depth] = base;
              fns[depth] = f;
              fn = f;
              cb = f.base;
              pc = cb;
              if (f.watch) {
                g.depth = depth;
                S[STEPS] = clock[STEPS];
                slow.callEvent(m, g, f);
              }
              continue;
            }
            case 193: // RET
              if (fn.watch) {
                g.depth = depth;
                S[STEPS] = clock[STEPS];
                slow.returnEvent(m, g, fn);
              }
              depth = (depth - 1) | 0;
              pc = pcs[depth];
              fn = fns[depth];
              fp = fps[depth];
              if (pc < 0) {
                cb = 0;
                g.depth = depth;
                g.fp = fp;
                S[STEPS] = clock[STEPS];
                if (!afterSpecialReturn(m, g)) {
                  reclaim(g);
                  if (!tier.next(m)) return;
                }
                continue reload;
              }
              if (depth < lent) {
                // The results stand in the planes already, above this frame's own registers.
                g.depth = depth;
                g.fp = fp;
                g.next = pc;
                S[STEPS] = clock[STEPS];
                fetchFrames(g, depth);
                continue reload;
              }
              if (fn.base < 0) enterCode(m, fn, process);
              cb = fn.base;
              pc = (cb + pc) | 0;
              continue;
            case 194: {
              // MKFUNC
              const n = C[pc + 3];
              const captured: Plain[] = [];
              for (let i = 0; i < n; i++) captured.push(R[fp + C[pc + 4 + i]]);
              R[fp + C[pc + 1]] = new FuncV(funcs[C[pc + 2]], captured);
              pc += 4 + n;
              continue;
            }
            case 195: // CAPTURE
              R[fp + C[pc + 1]] = (R[fp + C[pc + 2]] as FuncV).captured[C[pc + 3]];
              pc += 4;
              continue;
            case 196: // FUNCREF
              R[fp + C[pc + 1]] = slow.funcRef(process, C[pc + 2]);
              pc += 3;
              continue;
            case 197: // GO
              g.pc = pc - cb;
              g.fp = fp;
              g.depth = depth;
              S[STEPS] = clock[STEPS];
              slow.go(m, g, funcs[C[pc + 1]], null, fp + C[pc + 2], C[pc + 3]);
              pc += 4;
              continue;
            case 198: {
              // GOC
              const closure = R[fp + C[pc + 1]] as FuncV | null;
              if (closure === null) throw slow.goOfNil();
              g.pc = pc - cb;
              g.fp = fp;
              g.depth = depth;
              S[STEPS] = clock[STEPS];
              slow.go(m, g, closure.fn, closure, fp + C[pc + 2], C[pc + 3]);
              pc += 4;
              continue;
            }
            case 199: {
              // GOI
              const f = slow.bindReceiver(m, g, fp + C[pc + 2], C[pc + 1]);
              g.pc = pc - cb;
              g.fp = fp;
              g.depth = depth;
              S[STEPS] = clock[STEPS];
              slow.go(m, g, f, null, fp + C[pc + 2], C[pc + 3]);
              pc += 4;
              continue;
            }
            case 200: {
              // DEFER
              const from = fp + C[pc + 2];
              const to = from + C[pc + 3];
              g.defers = new Deferred(
                depth,
                funcs[C[pc + 1]],
                null,
                N.slice(from, to),
                R.slice(from, to),
                g.defers,
              );
              pc += 4;
              continue;
            }
            case 201: {
              // DEFERC
              const closure = R[fp + C[pc + 1]] as FuncV | null;
              const from = fp + C[pc + 2];
              const to = from + C[pc + 3];
              g.defers = new Deferred(
                depth,
                closure === null ? null : closure.fn,
                closure,
                C[pc + 3] === 0 ? slow.noNumbers : N.slice(from, to),
                C[pc + 3] === 0 ? slow.noRefs : R.slice(from, to),
                g.defers,
              );
              pc += 4;
              continue;
            }
            case 202: {
              // DEFERI
              const from = fp + C[pc + 2];
              const to = from + C[pc + 3];
              const f = slow.bindReceiver(m, g, from, C[pc + 1]);
              g.defers = new Deferred(
                depth,
                f,
                null,
                N.slice(from, to),
                R.slice(from, to),
                g.defers,
              );
              pc += 4;
              continue;
            }
            case 203: {
              // RUNDEFERS
              const d = g.defers;
              if (d === null || d.depth !== depth) {
                pc += 1;
                continue;
              }
              g.defers = d.next;
              const f = d.fn;
              if (f === null) throw nilDereference();
              if (f.base < 0) enterCode(m, f, process);
              const base = (fp + fn.nregs) | 0;
              const n = d.argsN.length;
              const end = base + (f.nregs > n ? f.nregs : n);
              if (end > R.length || depth + 2 > fns.length) {
                room(end, depth + 2);
              }
              for (let i = 0; i < n; i++) {
                N[base + i] = d.argsN[i];
                R[base + i] = d.argsR[i];
              }
              if (d.closure !== null && f.closureReg >= 0) R[base + f.closureReg] = d.closure;
              pcs[depth] = pc - cb;
              depth = (depth + 1) | 0;
              fp = base;
              fps[depth] = base;
              fns[depth] = f;
              fn = f;
              cb = f.base;
              pc = cb;
              if (f.watch) {
                g.depth = depth;
                S[STEPS] = clock[STEPS];
                slow.callEvent(m, g, f);
              }
              continue;
            }
            case 204: // PANIC
              g.pc = pc - cb;
              g.fp = fp;
              g.depth = depth;
              S[STEPS] = clock[STEPS];
              if (!startPanic(m, g, R[fp + C[pc + 1]])) {
                reclaim(g);
                if (!tier.next(m)) return;
              }
              continue reload;
            case 205: // RECOVER
              g.depth = depth;
              S[STEPS] = clock[STEPS];
              R[fp + C[pc + 1]] = recover(m, g);
              pc += 2;
              continue;

            // ------------------------------------------------------------- channels
            case 206: {
              // MKCHAN
              const size = C[pc + 2] < 0 ? 0 : N[fp + C[pc + 2]];
              if (!(size >= 0 && size < 1e9))
                throw new RuntimePanic('makechan: size out of range', 'plainError');
              R[fp + C[pc + 1]] = makeChan(m, types[C[pc + 3]], size, fn, pc - cb);
              pc += 4;
              continue;
            }
            case 207: {
              // SEND
              const c = R[fp + C[pc + 1]] as ChanObj | null;
              const i = fp + C[pc + 2];
              const cls = c === null ? 0 : c.cls;
              g.pc = pc - cb;
              g.next = pc + 3 - cb;
              g.fp = fp;
              g.depth = depth;
              S[STEPS] = clock[STEPS];
              if (send(m, g, c, cls === 2 ? R[i] : cls === 0 ? N[i] : wide(i))) {
                pc += 3;
                continue;
              }
              reclaim(g);
              if (!tier.next(m)) return;
              continue reload;
            }
            case 208: {
              // RECV
              g.pc = pc - cb;
              g.next = pc + 5 - cb;
              g.fp = fp;
              g.depth = depth;
              S[STEPS] = clock[STEPS];
              const value = C[pc + 1];
              const ok = C[pc + 3];
              if (
                receive(
                  m,
                  g,
                  R[fp + C[pc + 2]] as ChanObj | null,
                  value < 0 ? -1 : fp + value,
                  ok < 0 ? -1 : fp + ok,
                )
              ) {
                pc += 5;
                continue;
              }
              reclaim(g);
              if (!tier.next(m)) return;
              continue reload;
            }
            case 209: // CLOSE
              g.pc = pc - cb;
              S[STEPS] = clock[STEPS];
              closeChan(m, g.id, R[fp + C[pc + 1]] as ChanObj | null);
              pc += 2;
              continue;
            case 210: // CHANLEN
              N[fp + C[pc + 1]] = chanLength(R[fp + C[pc + 2]] as ChanObj | null);
              pc += 3;
              continue;
            case 211: {
              // CHANCAP
              const c = R[fp + C[pc + 2]] as ChanObj | null;
              N[fp + C[pc + 1]] = c === null ? 0 : c.cap;
              pc += 3;
              continue;
            }
            case 212: {
              // SELECT
              const end = pc + 4 + 5 * C[pc + 2];
              g.pc = pc - cb;
              g.next = end - cb;
              g.fp = fp;
              g.depth = depth;
              S[STEPS] = clock[STEPS];
              if (select(m, g, C, pc, fp)) {
                pc = end;
                continue;
              }
              reclaim(g);
              if (!tier.next(m)) return;
              continue reload;
            }

            // ------------------------------------------------------------- the rest
            case 213: // PRINT
              S[STEPS] = clock[STEPS];
              pc = slow.print(m, g, C, pc, fp);
              continue;
            case 214: // COMPLEX
              R[fp + C[pc + 1]] = slow.makeComplex(N[fp + C[pc + 2]], N[fp + C[pc + 3]], C[pc + 4]);
              pc += 5;
              continue;
            case 215: // REAL
              N[fp + C[pc + 1]] = (R[fp + C[pc + 2]] as Complex).re;
              pc += 3;
              continue;
            case 216: // IMAG
              N[fp + C[pc + 1]] = (R[fp + C[pc + 2]] as Complex).im;
              pc += 3;
              continue;
            case 217: // CARITH
              R[fp + C[pc + 1]] = slow.complexArith(
                C[pc + 4],
                R[fp + C[pc + 2]] as Complex,
                R[fp + C[pc + 3]] as Complex,
              );
              pc += 5;
              continue;
            case 218: // CNEG
              R[fp + C[pc + 1]] = slow.negateComplex(R[fp + C[pc + 2]] as Complex);
              pc += 3;
              continue;
            case 219: {
              // C64
              const c = R[fp + C[pc + 2]] as Complex;
              R[fp + C[pc + 1]] = slow.makeComplex(c.re, c.im, 64);
              pc += 3;
              continue;
            }
            case 220: // EXTRACT
              pc += 2;
              continue;
            case 221: {
              // TAIL
              const f = funcs[C[pc + 1]];
              if (f.base < 0) enterCode(m, f, process);
              if (fp + f.nregs > R.length) {
                room(fp + f.nregs, depth + 2);
              }
              fns[depth] = f;
              fn = f;
              cb = f.base;
              pc = cb;
              if (f.watch) {
                g.depth = depth;
                S[STEPS] = clock[STEPS];
                slow.callEvent(m, g, f);
              }
              continue;
            }
            case 222: {
              // TAILI
              const x = R[fp] as Iface | null;
              if (x === null) throw nilDereference();
              const f = slow.resolve(m, process, x.type, C[pc + 1], C[pc + 2]);
              const mode = cacheMode[C[pc + 2]];
              if (mode === 2) R[fp] = x.v;
              else if (mode === 3) R[fp] = clone(m, x.v as StructObj);
              else put(fp, x.v as Wide);
              if (f.base < 0) enterCode(m, f, process);
              if (fp + f.nregs > R.length) {
                room(fp + f.nregs, depth + 2);
              }
              fns[depth] = f;
              fn = f;
              cb = f.base;
              pc = cb;
              if (f.watch) {
                g.depth = depth;
                S[STEPS] = clock[STEPS];
                slow.callEvent(m, g, f);
              }
              continue;
            }
            case 223: {
              // MULIK
              const v = N[fp + C[pc + 2]] * C[pc + 3];
              if (v <= MAX && v >= -MAX) N[fp + C[pc + 1]] = v + 0;
              else withK(arith.mulI, fp + C[pc + 1], fp + C[pc + 2], C[pc + 3]);
              pc += 4;
              continue;
            }
            case 224: {
              // DIVIK
              const x = N[fp + C[pc + 2]];
              if (x === x) N[fp + C[pc + 1]] = Math.trunc(x / C[pc + 3]) + 0;
              else put(fp + C[pc + 1], arith.divI(R[fp + C[pc + 2]] as bigint, C[pc + 3]));
              pc += 4;
              continue;
            }
            case 225: {
              // REMIK
              const x = N[fp + C[pc + 2]];
              if ((x | 0) === x) N[fp + C[pc + 1]] = ((x | 0) % C[pc + 3]) | 0;
              else if (x === x) N[fp + C[pc + 1]] = (x % C[pc + 3]) + 0;
              else put(fp + C[pc + 1], arith.remI(R[fp + C[pc + 2]] as bigint, C[pc + 3]));
              pc += 4;
              continue;
            }
            case 226: {
              // ANDWK
              const x = N[fp + C[pc + 2]];
              N[fp + C[pc + 1]] =
                (x === x ? x : arith.truncateWide(R[fp + C[pc + 2]] as bigint, 0)) & C[pc + 3];
              pc += 4;
              continue;
            }
            case 227: {
              // SHLIK
              const v = N[fp + C[pc + 2]] * POW2[C[pc + 3]];
              if (v <= MAX && v >= -MAX) N[fp + C[pc + 1]] = v;
              else withK(arith.shlI, fp + C[pc + 1], fp + C[pc + 2], C[pc + 3]);
              pc += 4;
              continue;
            }
            case 228: {
              // SHLUK
              const v = N[fp + C[pc + 2]] * POW2[C[pc + 3]];
              if (v <= MAX) N[fp + C[pc + 1]] = v;
              else withK(arith.shlU, fp + C[pc + 1], fp + C[pc + 2], C[pc + 3]);
              pc += 4;
              continue;
            }
            case 229: // SHRIK
            case 230: {
              // SHRUK
              const x = N[fp + C[pc + 2]];
              if (x === x) N[fp + C[pc + 1]] = Math.floor(x / POW2[C[pc + 3]]);
              else put(fp + C[pc + 1], arith.shrW(R[fp + C[pc + 2]] as bigint, C[pc + 3]));
              pc += 4;
              continue;
            }
            case 231: // ADD32K
              N[fp + C[pc + 1]] = wrapMode(N[fp + C[pc + 2]] + C[pc + 3], C[pc + 4]);
              pc += 5;
              continue;
            case 232: // AND32K
              N[fp + C[pc + 1]] = wrapMode(N[fp + C[pc + 2]] & C[pc + 3], C[pc + 4]);
              pc += 5;
              continue;
            case 233: // SHL32K
              N[fp + C[pc + 1]] = wrapMode(N[fp + C[pc + 2]] << C[pc + 3], C[pc + 4]);
              pc += 5;
              continue;
            case 234: // SHR32K
              N[fp + C[pc + 1]] = Math.floor(N[fp + C[pc + 2]] / POW2[C[pc + 3]]);
              pc += 5;
              continue;
            case 235: {
              // INCJLT
              const v = N[fp + C[pc + 1]] + 1;
              N[fp + C[pc + 1]] = v;
              pc = v < N[fp + C[pc + 2]] ? cb + C[pc + 3] : pc + 4;
              continue;
            }
            case 236: // W2F32
              N[fp + C[pc + 1]] = arith.wideToFloat32(wide(fp + C[pc + 2]));
              pc += 3;
              continue;

            // ---------------------------------------------------------------- pairs
            case 237: {
              // ADDIKJLTWK
              const v = N[fp + C[pc + 2]] + C[pc + 3];
              if (v <= MAX && v >= -MAX) N[fp + C[pc + 1]] = v;
              else withK(arith.addI, fp + C[pc + 1], fp + C[pc + 2], C[pc + 3]);
              pc += 4;
              const step = clock[STEPS];
              // Somebody may want to stop between the two.
              if (step >= clock[STOP] || C[pc] > 511) continue;
              clock[STEPS] = step + 1;
              const x = N[fp + C[pc + 1]];
              if (x === x) pc = x < C[pc + 2] ? cb + C[pc + 3] : pc + 4;
              else pc = (R[fp + C[pc + 1]] as bigint) < 0n ? cb + C[pc + 3] : pc + 4;
              continue;
            }
            case 238: {
              // ADDIKJLEWK
              const v = N[fp + C[pc + 2]] + C[pc + 3];
              if (v <= MAX && v >= -MAX) N[fp + C[pc + 1]] = v;
              else withK(arith.addI, fp + C[pc + 1], fp + C[pc + 2], C[pc + 3]);
              pc += 4;
              const step = clock[STEPS];
              // Somebody may want to stop between the two.
              if (step >= clock[STOP] || C[pc] > 511) continue;
              clock[STEPS] = step + 1;
              const x = N[fp + C[pc + 1]];
              if (x === x) pc = x <= C[pc + 2] ? cb + C[pc + 3] : pc + 4;
              else pc = (R[fp + C[pc + 1]] as bigint) < 0n ? cb + C[pc + 3] : pc + 4;
              continue;
            }
            case 239: {
              // ADDIKJLTW
              const v = N[fp + C[pc + 2]] + C[pc + 3];
              if (v <= MAX && v >= -MAX) N[fp + C[pc + 1]] = v;
              else withK(arith.addI, fp + C[pc + 1], fp + C[pc + 2], C[pc + 3]);
              pc += 4;
              const step = clock[STEPS];
              // Somebody may want to stop between the two.
              if (step >= clock[STOP] || C[pc] > 511) continue;
              clock[STEPS] = step + 1;
              const x = N[fp + C[pc + 1]];
              const y = N[fp + C[pc + 2]];
              if (x < y) pc = cb + C[pc + 3];
              else if (x >= y) pc += 4;
              else pc = wide(fp + C[pc + 1]) < wide(fp + C[pc + 2]) ? cb + C[pc + 3] : pc + 4;
              continue;
            }
            case 240: {
              // ADDIJLEWK
              const v = N[fp + C[pc + 2]] + N[fp + C[pc + 3]];
              if (v <= MAX && v >= -MAX) N[fp + C[pc + 1]] = v;
              else two(arith.addI, fp + C[pc + 1], fp + C[pc + 2], fp + C[pc + 3]);
              pc += 4;
              const step = clock[STEPS];
              // Somebody may want to stop between the two.
              if (step >= clock[STOP] || C[pc] > 511) continue;
              clock[STEPS] = step + 1;
              const x = N[fp + C[pc + 1]];
              if (x === x) pc = x <= C[pc + 2] ? cb + C[pc + 3] : pc + 4;
              else pc = (R[fp + C[pc + 1]] as bigint) < 0n ? cb + C[pc + 3] : pc + 4;
              continue;
            }
            case 241: {
              // SLDRSLDF
              const s = R[fp + C[pc + 2]] as SliceV | null;
              const i = N[fp + C[pc + 3]];
              if (s === null || !(i >= 0 && i < s.len))
                throw slow.badIndex(s, wide(fp + C[pc + 3]));
              R[fp + C[pc + 1]] = (s.data as Plain[])[s.off + i];
              pc += 4;
              const row = R[fp + C[pc + 2]] as SliceV | null;
              const k = N[fp + C[pc + 3]];
              if (row === null || !(k >= 0 && k < row.len))
                throw slow.badIndex(row, wide(fp + C[pc + 3]));
              N[fp + C[pc + 1]] = (row.data as Float64Array)[row.off + k];
              pc += 4;
              continue;
            }
            case 242: {
              // SLDRSLDW
              const s = R[fp + C[pc + 2]] as SliceV | null;
              const i = N[fp + C[pc + 3]];
              if (s === null || !(i >= 0 && i < s.len))
                throw slow.badIndex(s, wide(fp + C[pc + 3]));
              R[fp + C[pc + 1]] = (s.data as Plain[])[s.off + i];
              pc += 4;
              const row = R[fp + C[pc + 2]] as SliceV | null;
              const k = N[fp + C[pc + 3]];
              if (row === null || !(k >= 0 && k < row.len))
                throw slow.badIndex(row, wide(fp + C[pc + 3]));
              const v = (row.data as Float64Array)[row.off + k];
              N[fp + C[pc + 1]] = v;
              if (v !== v) R[fp + C[pc + 1]] = row.arr.wide!.get(row.off + k);
              pc += 4;
              continue;
            }
            case 243: {
              // SLDRFLDW
              const s = R[fp + C[pc + 2]] as SliceV | null;
              const i = N[fp + C[pc + 3]];
              if (s === null || !(i >= 0 && i < s.len))
                throw slow.badIndex(s, wide(fp + C[pc + 3]));
              R[fp + C[pc + 1]] = (s.data as Plain[])[s.off + i];
              pc += 4;
              const o = R[fp + C[pc + 2]] as StructObj | null;
              if (o === null) throw nilDereference();
              const v = o.f[C[pc + 3]];
              if (typeof v === 'number') N[fp + C[pc + 1]] = v;
              else {
                N[fp + C[pc + 1]] = NaN;
                R[fp + C[pc + 1]] = v;
              }
              pc += 4;
              continue;
            }
            case 244: {
              // MULFADDF
              N[fp + C[pc + 1]] = N[fp + C[pc + 2]] * N[fp + C[pc + 3]];
              pc += 4;
              N[fp + C[pc + 1]] = N[fp + C[pc + 2]] + N[fp + C[pc + 3]];
              pc += 4;
              continue;
            }
            case 245: {
              // XORIADDI
              const x = N[fp + C[pc + 2]];
              const y = N[fp + C[pc + 3]];
              if ((x | 0) === x && (y | 0) === y) N[fp + C[pc + 1]] = x ^ y;
              else two(arith.xorW, fp + C[pc + 1], fp + C[pc + 2], fp + C[pc + 3]);
              pc += 4;
              const v = N[fp + C[pc + 2]] + N[fp + C[pc + 3]];
              if (v <= MAX && v >= -MAX) N[fp + C[pc + 1]] = v;
              else two(arith.addI, fp + C[pc + 1], fp + C[pc + 2], fp + C[pc + 3]);
              pc += 4;
              continue;
            }
            case 246: {
              // LDISSTU8
              N[fp + C[pc + 1]] = C[pc + 2];
              pc += 3;
              const s = R[fp + C[pc + 1]] as SliceV | null;
              const i = N[fp + C[pc + 2]];
              if (s === null || !(i >= 0 && i < s.len))
                throw slow.badIndex(s, wide(fp + C[pc + 2]));
              const arr = s.arr;
              const at = s.off + i;
              if (
                arr.epoch !== epoch &&
                (arr.pages === undefined || arr.pages[at >> PAGE_BITS] !== epoch)
              )
                touchElement(m, arr, at);
              (s.data as Uint8Array)[at] = N[fp + C[pc + 3]];
              pc += 4;
              continue;
            }
            case 247: {
              // SLDU8JF
              const s = R[fp + C[pc + 2]] as SliceV | null;
              const i = N[fp + C[pc + 3]];
              if (s === null || !(i >= 0 && i < s.len))
                throw slow.badIndex(s, wide(fp + C[pc + 3]));
              N[fp + C[pc + 1]] = (s.data as Uint8Array)[s.off + i];
              pc += 4;
              pc = N[fp + C[pc + 1]] === 0 ? cb + C[pc + 2] : pc + 3;
              continue;
            }
            case 248: {
              // SLDWJLTW
              const s = R[fp + C[pc + 2]] as SliceV | null;
              const i = N[fp + C[pc + 3]];
              if (s === null || !(i >= 0 && i < s.len))
                throw slow.badIndex(s, wide(fp + C[pc + 3]));
              const v = (s.data as Float64Array)[s.off + i];
              N[fp + C[pc + 1]] = v;
              if (v !== v) R[fp + C[pc + 1]] = s.arr.wide!.get(s.off + i);
              pc += 4;
              const x = N[fp + C[pc + 1]];
              const y = N[fp + C[pc + 2]];
              if (x < y) pc = cb + C[pc + 3];
              else if (x >= y) pc += 4;
              else pc = wide(fp + C[pc + 1]) < wide(fp + C[pc + 2]) ? cb + C[pc + 3] : pc + 4;
              continue;
            }
            default:
              slow.unknownOp(fn, pc, op);
          }
        }
      } catch (error) {
        if (tier.inside()) {
          g.pc = X[PC];
          g.fp = X[FP];
          g.depth = X[DEPTH];
          m.beginSlices(clock[STEPS]);
        } else {
          g.pc = pc - cb;
          g.fp = fp;
          g.depth = depth;
        }
        S[STEPS] = clock[STEPS];
        if (!raise(m, g, error)) {
          reclaim(g);
          if (!tier.next(m)) return;
        }
      }
    }
  }

  return { execute, clearWindow, hurry: tier.hurry };
}

const loop = makeLoop();

/**
 * Runs the current goroutine and those that take over from it, until boundary() or pick() say that
 * it is over. On return everything is written back. Takes the Machine.
 */
export const execute = loop.execute;

/** Lets go of what dead registers hold. */
export const clearWindow = loop.clearWindow;

/** A stop has been asked for: translations do not go beyond this step. */
export const hurry = loop.hurry;
