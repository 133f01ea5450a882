/** Natives of math/rand: the words seeds are mixed with, and the layers of the ziggurats. */
import type { Native, NativeTable } from '../../../machine/native';
import { setElement } from '../../../machine/array';
import { getInt } from '../../../machine/native-values';
import { canonical, sliceArg } from '../../registers';
import { STATE } from './state';

/** A ziggurat: bounds of sure acceptance, widths, densities. */
interface Layers {
  readonly k: Uint32Array;
  readonly w: Float32Array;
  readonly f: Float32Array;
}

/**
 * The layers under a density that begins to be cut off at `tail`, each of area `area`, for numbers
 * below `range`; `inverse` undoes `density`.
 */
function layersOf(
  n: number,
  range: number,
  tail: number,
  area: number,
  density: (x: number) => number,
  inverse: (y: number) => number,
): Layers {
  const k = new Uint32Array(n);
  const w = new Float32Array(n);
  const f = new Float32Array(n);
  let x = tail;
  const base = area / density(tail);
  k[0] = Math.trunc((tail / base) * range);
  k[1] = 0;
  w[0] = base / range;
  w[n - 1] = tail / range;
  f[0] = 1;
  f[n - 1] = density(tail);
  for (let i = n - 2; i >= 1; i--) {
    const inner = inverse(area / x + density(x));
    k[i + 1] = Math.trunc((inner / x) * range);
    x = inner;
    w[i] = x / range;
    f[i] = density(x);
  }
  return { k, w, f };
}

/** One step of the generator that fills the state: x·48271 modulo 2^31−1. */
const minimal = (x: number): number => (x * 48271) % 0x7fffffff;

let norm: Layers | undefined;
let exp: Layers | undefined;

const table =
  (layers: () => Layers): Native =>
  (_, g, base) => {
    const i = getInt(g, base);
    const { k, w, f } = layers();
    g.N[base] = k[i]!;
    g.N[base + 1] = w[i]!;
    g.N[base + 2] = f[i]!;
  };

export const randNatives: NativeTable = {
  'math/rand.mix': (m, g, base) => {
    const { arr, off, len } = sliceArg(g, base)!;
    let x = getInt(g, base + 1);
    for (let i = 0; i < 20; i++) x = minimal(x);
    for (let i = 0; i < len; i++) {
      const a = minimal(x);
      const b = minimal(a);
      x = minimal(b);
      const word = BigInt(`0x${STATE.slice(i * 16, i * 16 + 16)}`);
      const mixed = (BigInt(a) << 40n) ^ (BigInt(b) << 20n) ^ BigInt(x) ^ word;
      setElement(m, arr, off + i, canonical(BigInt.asIntN(64, mixed)));
    }
  },
  'math/rand.normTable': table(
    () =>
      (norm ??= layersOf(
        128,
        2 ** 31,
        3.442619855899,
        9.91256303526217e-3,
        (x) => Math.exp(-0.5 * x * x),
        (y) => Math.sqrt(-2 * Math.log(y)),
      )),
  ),
  'math/rand.expTable': table(
    () =>
      (exp ??= layersOf(
        256,
        2 ** 32,
        7.69711747013104972,
        3.949659822581572e-3,
        (x) => Math.exp(-x),
        (y) => -Math.log(y),
      )),
  ),
};
