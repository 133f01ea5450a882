/** Natives of sync/atomic: read, change and write a word within one statement. */
import type { Machine } from '../../../machine/machine';
import type { Native, NativeTable } from '../../../machine/native';
import { getWide, setBool, setInt } from '../../../machine/native-values';
import type { Goroutine } from '../../../machine/goroutine';
import { equalPointers } from '../../../machine/equal';
import { RuntimePanic } from '../../../machine/runtime-error';
import type { ElemPtr, Plain } from '../../../machine/value';
import { Box, FieldPtr, type Iface } from '../../../machine/value';
import { getElement, setElement } from '../../../machine/array';
import { canonical } from '../../registers';

type Word = Box | FieldPtr | ElemPtr;
type Wide = number | bigint;

function wordArg(g: Goroutine, i: number): Word {
  const p = g.R[i] as Word | null;
  if (p === null) throw new RuntimePanic('invalid memory address or nil pointer dereference');
  return p;
}

function load(p: Word): Wide {
  if (p instanceof Box) return p.v as Wide;
  if (p instanceof FieldPtr) return p.obj.f[p.i] as Wide;
  return getElement(p.arr, p.i) as Wide;
}

function store(m: Machine, p: Word, v: Wide): void {
  if (p instanceof Box) {
    m.touch(p);
    p.v = v;
  } else if (p instanceof FieldPtr) {
    m.touch(p.obj);
    p.obj.f[p.i] = v;
  } else setElement(m, p.arr, p.i, v);
}

/** Sums wrapped to a width. */
const WRAP: Readonly<Record<string, (sum: bigint) => Wide>> = {
  Int32: (sum) => Number(BigInt.asIntN(32, sum)),
  Uint32: (sum) => Number(BigInt.asUintN(32, sum)),
  Int64: (sum) => canonical(BigInt.asIntN(64, sum)),
  Uint64: (sum) => canonical(BigInt.asUintN(64, sum)),
  Uintptr: (sum) => canonical(BigInt.asUintN(64, sum)),
};

const add =
  (wrap: (sum: bigint) => Wide): Native =>
  (m, g, base) => {
    const p = wordArg(g, base);
    const sum = wrap(BigInt(load(p)) + BigInt(getWide(g, base + 1)));
    store(m, p, sum);
    setInt(g, base, sum);
  };

const loadWord: Native = (m, g, base) => {
  m.look();
  setInt(g, base, load(wordArg(g, base)));
};

const swap: Native = (m, g, base) => {
  const p = wordArg(g, base);
  const old = load(p);
  store(m, p, getWide(g, base + 1));
  setInt(g, base, old);
};

const compareAndSwap: Native = (m, g, base) => {
  const p = wordArg(g, base);
  const same = load(p) === getWide(g, base + 1);
  if (same) store(m, p, getWide(g, base + 2));
  else m.look();
  setBool(g, base, same);
};

function loadPlain(p: Word): Plain {
  if (p instanceof Box) return p.v;
  return p instanceof FieldPtr ? p.obj.f[p.i] : getElement(p.arr, p.i);
}

const swapPointer: Native = (m, g, base) => {
  const p = wordArg(g, base);
  const old = loadPlain(p);
  store(m, p, g.R[base + 1] as Wide);
  g.R[base] = old;
};

const compareAndSwapPointer: Native = (m, g, base) => {
  const p = wordArg(g, base);
  const same = equalPointers(loadPlain(p), g.R[base + 1]);
  if (same) store(m, p, g.R[base + 2] as Wide);
  setBool(g, base, same);
};

export const atomicNatives: NativeTable = {
  ...Object.fromEntries(
    Object.entries(WRAP).flatMap(([type, wrap]) => [
      [`sync/atomic.Add${type}`, add(wrap)],
      [`sync/atomic.Load${type}`, loadWord],
      [`sync/atomic.Swap${type}`, swap],
      [`sync/atomic.CompareAndSwap${type}`, compareAndSwap],
    ]),
  ),
  'sync/atomic.SwapPointer': swapPointer,
  'sync/atomic.CompareAndSwapPointer': compareAndSwapPointer,
  'sync/atomic.sameType': (_, g, base) => {
    const a = g.R[base] as Iface | null;
    const b = g.R[base + 1] as Iface | null;
    setBool(g, base, a?.type === b?.type);
  },
};
