/**
 * The second tier: what is executed often (functions from their beginning, loops from their head) is
 * translated to JavaScript, with the same frames, the same steps and the same events as in the loop.
 * A translation gives up wherever something rare is to be done, and the loop goes on from there.
 * Where functions cannot be made from text (a page that forbids it) there is no second tier.
 */
import { decodeRune } from '../base/bytes';
import { operandCount } from '../code/ops';
import type { FuncCode, Head, Program, Quick } from '../code/program';
import * as arith from './arith';
import { chanLength, closeChan, makeChan, receive, send } from './chan';
import { equalInterfaces, equalPlain, equalPointers } from './equal';
import { Deferred, MAX_FRAMES, type Goroutine } from './goroutine';
import * as slow from './loop-slow';
import type { Machine } from './machine';
import { iterateMap, makeMap, mapDelete, mapLength, mapSet } from './map';
import type { Native } from './native';
import type { Process } from './process';
import { select } from './select';
import * as slices from './slice';
import { sliceString } from './string';
import { flowText } from './tier-flow';
import { isLeft, stepAt, Text } from './tier-text';
import { touchElement } from './touch';
import { afterSpecialReturn, raise } from './unwind';
import { Box, ElemPtr, FieldPtr, FuncV, Iface } from './value';
import type { Plain } from './value';
import { clone, copyInto, zeroOf } from './zero';

/** In an opcode word of the loop's own code: a translation may begin here. */
export const HEAD_FLAG = 0x400;

/** How a translation ends. 0 (RETURNED): its function has returned, results are in its window. */
export const RETURNED = 0;
/** The loop goes on at X[PC] of the frame X[DEPTH], with its window at X[FP]. */
export const LEFT = 1;
/** A native has returned K.what, or its goroutine waits: as after CALLN. */
export const NATIVE = 2;
/** The goroutine waits. */
export const PARKED = 3;
/** Others have run since; the loop takes up the machine's current goroutine. */
export const SWITCHED = 4;
/** Nobody can run, or may: the machine knows why. */
export const STOPPED = 5;

/** Indices into X. */
export const PC = 0;
export const FP = 1;
export const DEPTH = 2;
/** Frames beyond this number are the loop's: JavaScript's own stack has an end. */
const DEEPEST = 3;
const NESTED = 120;
/** Index into the clock: the step at which translations stop. */
const HARD = 2;

/** How often the loop comes by before it asks for a translation. */
const WARM = 30;
/** Translations that execute fewer steps a time than this are given up. */
const WORTH = 3;
const TRIALS = 2000;

/** What changes from one entry to the next, for translations and for who enters them. */
export interface Surroundings {
  m: Machine;
  g: Goroutine;
  S: Float64Array;
  process: Process;
  what: ReturnType<Native>;
  base: number;
  /** Planes of what goes on behind a wait: the goroutine's own or the loop's. */
  N: Float64Array;
  R: Plain[];
}

/** The loop's own arrays. */
interface Planes {
  readonly N: Float64Array;
  readonly R: Plain[];
  readonly code: Int32Array;
  readonly pcs: Int32Array;
  readonly fps: Int32Array;
  readonly fns: FuncCode[];
  readonly clock: Float64Array;
  /** Lends the planes to a goroutine, and takes them back. */
  readonly lend: (g: Goroutine) => void;
  readonly reclaim: (g: Goroutine) => void;
}

const E = {
  ...slices,
  Box,
  Deferred,
  ElemPtr,
  FieldPtr,
  FuncV,
  Iface,
  assert: slow.assert,
  chanLength,
  clone,
  closeChan,
  complexArith: slow.complexArith,
  convert: slow.convert,
  copyInto,
  decodeRune,
  equalIfaceValue: slow.equalIfaceValue,
  equalInterfaces,
  equalPlain,
  equalPointers,
  funcRef: slow.funcRef,
  go: slow.go,
  implementsIt: slow.implementsIt,
  iterateMap,
  loadPointer: slow.loadPointer,
  makeChan,
  makeComplex: slow.makeComplex,
  makeMap,
  mapDelete,
  mapLength,
  mapMiss: slow.mapMiss,
  mapSet,
  negateComplex: slow.negateComplex,
  noNumbers: slow.noNumbers,
  noRefs: slow.noRefs,
  receive,
  resolve: slow.resolve,
  select,
  send,
  sliceString,
  storePointer: slow.storePointer,
  storeWide: slow.storeWide,
  touchElement,
  zeroOf,
};

type Maker = (env: object) => Quick;

const head = (pc: number): Head => ({
  pc,
  visits: 0,
  quick: null,
  calls: false,
  entries: 0,
  steps: 0,
});

/** A function from its text; undefined where that is forbidden. */
function compile(text: string): Maker | undefined {
  try {
    // The text is made from opcodes and numbers alone: nothing of a program's own words is in it.
    return new Function('env', text) as Maker;
  } catch {
    return undefined;
  }
}

/** While above 0 there are breakpoints in the code, which translations do not see. */
export const breakpoints = { set: 0 };

/** Off: for comparing. */
export const tierOptions = { on: true, warm: WARM };

let known = false;

/** Found out when the first function is entered, not before: a page that forbids it would complain. */
function allowed(): boolean {
  if (!known) {
    known = true;
    tierOptions.on &&= compile('return 1') !== undefined;
  }
  return tierOptions.on;
}

export interface Tier {
  /** Where a translation left the loop: PC, FP, DEPTH. */
  readonly X: Int32Array;
  readonly K: Surroundings;
  /** A function's code has been put into the loop's: marks its heads. */
  arm(fn: FuncCode): void;
  /** All code is about to leave the loop's. */
  disarm(fn: FuncCode): void;
  /** The loop is at a head: a translation to enter, if there is one. */
  at(pc: number, fn: FuncCode, program: Program): Head | undefined;
  /**
   * Somebody has stopped running and has its planes back: chooses who is next, and executes those that
   * go on in a translation. True: the loop takes up the current goroutine; false: nobody can run.
   */
  next(m: Machine): boolean;
  /** Executes a translation; how it ended. */
  enter(fn: FuncCode, head: Head, m: Machine, g: Goroutine, fp: number, depth: number): number;
  /** A stop has been asked for: not beyond this step. */
  hurry(stop: number): void;
  /** Whether the error that has been thrown came out of a translation. */
  inside(): boolean;
}

/** Makes the second tier of a loop. */
export function makeTier(planes: Planes): Tier {
  const { N, R, code, pcs, fps, fns, clock, lend, reclaim } = planes;
  const X = new Int32Array(1024);
  const K = { what: undefined, base: 0, N, R } as unknown as Surroundings;
  /** Index into its function's heads by place in the code. */
  const headAt = new Int32Array(code.length);
  let within = false;

  /** Before what may look at slices and chance: those that have begun since are made up for. */
  const sync = (s: number): void => {
    K.m.beginSlices(s);
  };

  /** After what may have made somebody runnable: the step at which to stop. */
  const after = (): number => (clock[HARD] = K.m.hardStop());

  function arm(fn: FuncCode): void {
    if (!allowed()) return;
    const own = fn.code!;
    const targets = new Set<number>([0]);
    for (let pc = 0; pc < own.length; pc += 1 + operandCount(own, pc)) {
      const { target } = stepAt(own, pc);
      if (target !== undefined && target <= pc) targets.add(target);
    }
    for (const pc of targets) {
      if (isLeft(stepAt(own, pc))) continue;
      headAt[fn.base + pc] = fn.heads.length;
      fn.heads.push(head(pc));
      own[pc]! |= HEAD_FLAG;
    }
  }

  function disarm(fn: FuncCode): void {
    for (const { pc } of fn.heads) fn.code![pc]! &= ~HEAD_FLAG;
    fn.heads = [];
    fn.resumes = [];
  }

  function giveUp(fn: FuncCode, head: Head): void {
    head.quick = null;
    if (head.pc === 0) fn.quick = null;
    fn.code![head.pc]! &= ~HEAD_FLAG;
  }

  function at(pc: number, fn: FuncCode, program: Program): Head | undefined {
    const head = fn.heads[headAt[pc]!]!;
    if (head.quick === null) {
      if (++head.visits < tierOptions.warm) return undefined;
      translate(fn, head, program, false);
      if (head.quick === null) {
        giveUp(fn, head);
        return undefined;
      }
      if (head.pc === 0) fn.quick = head.quick;
    }
    return breakpoints.set > 0 ? undefined : head;
  }

  function enter(
    fn: FuncCode,
    head: Head,
    m: Machine,
    g: Goroutine,
    fp: number,
    depth: number,
  ): number {
    K.m = m;
    K.g = g;
    K.S = m.S;
    K.process = g.process;
    const most = depth + NESTED;
    X[DEEPEST] = most < MAX_FRAMES - 2 ? most : MAX_FRAMES - 2;
    while (fns.length < most + 2) fns.push(fns[0]!);
    const from = clock[0]!;
    clock[HARD] = m.hardStop();
    within = true;
    let how = head.quick!(fp, depth);
    within = false;
    if (how >= NATIVE) {
      if (how === NATIVE && slow.afterNative(m, g, K.what, K.base)) how = SWITCHED;
      else {
        reclaim(g);
        how = hop(m);
      }
      head.steps += m.S[0]! - from;
    } else {
      m.beginSlices(clock[0]!);
      clock[1] = m.S[1]!;
      head.steps += clock[0]! - from;
    }
    if (++head.entries === TRIALS) {
      if (head.steps < WORTH * TRIALS) giveUp(fn, head);
      head.entries = 0;
      head.steps = 0;
    }
    return how;
  }

  /** Where goroutines of a function go on behind a wait; undefined when it is not that, or not worth it yet. */
  function resumeAt(g: Goroutine, fn: FuncCode): Head | undefined {
    const pc = g.next;
    let known = fn.resumes[pc];
    if (known === undefined) {
      if (fn.heads.length === 0) return undefined;
      const step = stepAt(fn.code!, pc);
      // Who was only interrupted may stand anywhere.
      if ((g.pc === pc && step.name !== 'CALLN') || isLeft(step)) return undefined;
      known = fn.resumes[pc] = head(pc);
    }
    if (known.quick === null) {
      if (++known.visits !== tierOptions.warm) return undefined;
      translate(fn, known, g.process.program, true);
      if (known.quick === null) return undefined;
    }
    return breakpoints.set > 0 ? undefined : known;
  }

  function hop(m: Machine): number {
    const S = m.S;
    for (;;) {
      if (!m.pick()) return STOPPED;
      const g = m.current!;
      const depth = g.depth;
      const head = g.raise === null ? resumeAt(g, g.fnTop ?? g.ownFns[depth]!) : undefined;
      if (head === undefined) return SWITCHED;
      if (depth === 1 && !head.calls) {
        // What has one frame and calls nobody stays where it is.
        K.N = g.ownN;
        K.R = g.ownR as Plain[];
        X[DEEPEST] = 0;
      } else {
        lend(g);
        K.N = N;
        K.R = R;
        const most = depth + NESTED;
        X[DEEPEST] = most < MAX_FRAMES - 2 ? most : MAX_FRAMES - 2;
        while (fns.length < most + 2) fns.push(fns[0]!);
      }
      K.m = m;
      K.g = g;
      K.S = S;
      K.process = g.process;
      clock[0] = S[0]!;
      clock[HARD] = m.hardStop();
      let how: number;
      try {
        how = head.quick!(g.fp, depth);
        if (how === NATIVE) {
          if (K.what !== undefined) g.fnTop = null;
          if (slow.afterNative(m, g, K.what, K.base)) return SWITCHED;
        }
      } catch (error) {
        g.pc = X[PC]!;
        g.fp = X[FP]!;
        g.depth = X[DEPTH]!;
        g.fnTop = null;
        m.beginSlices(clock[0]!);
        if (raise(m, g, error)) return SWITCHED;
        how = PARKED;
      }
      if (how < NATIVE) {
        m.beginSlices(clock[0]!);
        if (how === LEFT) {
          g.depth = X[DEPTH]!;
          g.fp = X[FP]!;
          g.pc = g.next = X[PC]!;
          return SWITCHED;
        }
        const pc = g.pcs[depth - 1]!;
        g.depth = depth - 1;
        g.fp = g.fps[depth - 1]!;
        if (pc >= 0) {
          g.next = pc;
          if (g.lent === 0) g.fnTop = null;
          return SWITCHED;
        }
        g.fnTop = null;
        if (afterSpecialReturn(m, g)) return SWITCHED;
      }
      if (g.lent > 0) reclaim(g);
    }
  }

  /** Gives a head its translation, if it can have one. `resumed`: it begins behind a wait. */
  function translate(fn: FuncCode, head: Head, program: Program, resumed: boolean): void {
    const { pc } = head;
    const own = fn.code!.slice();
    const text = new Text(fn, own, program, resumed);
    let body = flowText(text, pc);
    if (body === undefined) return;
    head.calls = text.invokes;
    const { nums, refs, newNums, newRefs } = text;
    const sorted = (set: Set<number>): number[] => [...set].sort((a, b) => a - b);
    body = body.replace(/\u0001([OB])(\d+)\u0001/g, (_, way: string, first: string) => {
      let out = '';
      for (const i of sorted(nums)) {
        if (i < Number(first)) continue;
        out += way === 'O' ? `N[fp+${i}]=n${i};` : `n${i}=N[fp+${i}];`;
        if (way === 'B') newNums.add(i);
      }
      for (const i of sorted(refs)) {
        if (i < Number(first)) continue;
        out += way === 'O' ? `R[fp+${i}]=r${i};` : `r${i}=R[fp+${i}];`;
        if (way === 'B') newRefs.add(i);
      }
      return out;
    });
    const guard = (i: number): string => (i >= text.lowest ? `if(lim>${i})` : '');
    let spill = '';
    for (const i of sorted(newNums)) spill += `${guard(i)}N[fp+${i}]=n${i};`;
    for (const i of sorted(newRefs)) spill += `${guard(i)}R[fp+${i}]=r${i};`;
    const loads = [
      ...sorted(nums).map((i) => `n${i}=N[fp+${i}]`),
      ...sorted(refs).map((i) => `r${i}=R[fp+${i}]`),
    ];
    const needs = (word: string): boolean => new RegExp(`\\b${word}\\b`).test(body);
    const locals = [
      needs('m') ? 'm=K.m' : '',
      needs('g') ? 'g=K.g' : '',
      needs('epoch') ? 'epoch=K.m.heap.epoch' : '',
      needs('H') ? 'H=K.m.heap' : '',
      needs('G') ? 'G=K.process.globals' : '',
      needs('L') ? 'L=K.process.linkage' : '',
    ].filter((declared) => declared !== '');
    const fixed = [...text.fixed].map(([name, value]) => `const ${name}=env.${value};`).join('');
    const block = `out:{${body}}`;
    const source = `'use strict';
${resumed ? '' : 'const N=env.N,R=env.R;'}const X=env.X,K=env.K,A=env.A,E=env.E,clock=env.clock,pcs=env.pcs,fps=env.fps,fns=env.fns,sync=env.sync,after=env.after;${fixed}
return function ${fn.name.replace(/\W/g, '_')}(fp,depth){
let s=clock[0],h=clock[2],to=-1,back=0,st=1,lim=1e9,q=0;
${resumed ? 'let N=K.N,R=K.R;' : ''}
${locals.length > 0 ? `const ${locals.join(',')};` : ''}
${loads.length > 0 ? `let ${loads.join(',')};` : ''}
${text.throws ? `try{${block}}catch(error){${spill}throw error}` : block}
if(to>=0){X[0]=to;X[1]=fp;X[2]=depth;clock[0]=s-back}
${spill}
return st}`;
    const made = compile(source)?.({
      N,
      R,
      X,
      K,
      A: arith,
      E,
      clock,
      pcs,
      fps,
      fns,
      sync,
      after,
      types: program.types,
      funcs: program.funcs,
      consts: fn.consts,
      self: fn,
      own,
    });
    head.quick = made ?? null;
  }

  return {
    X,
    K,
    arm,
    disarm,
    at,
    next: (m) => hop(m) === SWITCHED,
    enter,
    hurry(stop) {
      if (clock[HARD]! > stop) clock[HARD] = stop;
    },
    inside: () => {
      const was = within;
      within = false;
      return was;
    },
  };
}
