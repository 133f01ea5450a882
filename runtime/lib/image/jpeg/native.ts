/** Natives of image/jpeg: the cosine transform and its inverse (ITU-T T.81, A.3.3), of 8 by 8 values. */
import { getElement, setElement } from '../../../machine/array';
import type { NativeTable } from '../../../machine/native';
import { copyBytesIn, getInt, getSlice } from '../../../machine/native-values';
import { SliceV } from '../../../machine/value';

/** COSINES[8 u + x] is C(u)/2 cos((2x+1) u pi / 16). */
const COSINES = Float64Array.from({ length: 64 }, (_, i) => {
  const u = i >> 3;
  const scale = u === 0 ? Math.SQRT1_2 / 2 : 0.5;
  return scale * Math.cos(((2 * (i & 7) + 1) * u * Math.PI) / 16);
});

const rows = new Float64Array(64);

/** sqrt(2) cos(k pi / 16), in parts of 2048. */
const weight = (k: number): number => Math.round(2048 * Math.SQRT2 * Math.cos((k * Math.PI) / 16));
const [W1, W2, W3, W5, W6, W7] = [1, 2, 3, 5, 6, 7].map(weight) as [
  number,
  number,
  number,
  number,
  number,
  number,
];

/** How a row or a column is rounded: bits put in before, taken away within, and at the end. */
interface Rounding {
  readonly up: number;
  readonly within: number;
  readonly down: number;
}

const ROW: Rounding = { up: 11, within: 0, down: 8 };
const COLUMN: Rounding = { up: 8, within: 3, down: 14 };

/** a (x + y) + b x and a (x + y) + c y, without the bits that are taken away. */
function turn(x: number, y: number, a: number, b: number, c: number, bits: number): number[] {
  const both = (Math.imul(a, x + y) + ((1 << bits) >> 1)) | 0;
  return [((both + Math.imul(b, x)) | 0) >> bits, ((both + Math.imul(c, y)) | 0) >> bits];
}

const half = (x: number): number => ((Math.imul(181, x) + 128) | 0) >> 8;

/**
 * The inverse of one row or column, in place, in whole numbers of 32 bits as the decoders of MPEG do it:
 * pictures come out the same to the last bit. Wang's way: even and odd parts, each turned by an angle.
 */
function invert(v: Int32Array, at: number, step: number, { up, within, down }: Rounding): void {
  const of = (k: number): number => v[at + k * step]!;
  const low = ((of(0) << up) + ((1 << down) >> 1)) | 0;
  const high = of(4) << up;
  const [a1, a7] = turn(of(1), of(7), W7, W1 - W7, -(W1 + W7), within) as [number, number];
  const [a5, a3] = turn(of(5), of(3), W3, W5 - W3, -(W3 + W5), within) as [number, number];
  const [a2, a6] = turn(of(2), of(6), W6, W2 - W6, -(W2 + W6), within) as [number, number];
  const even = [low + high + a2, low - high + a6, low - high - a6, low + high - a2];
  const odd = [a1 + a5, half(a1 - a5 + a7 - a3), half(a1 - a5 - a7 + a3), a7 + a3];
  for (let i = 0; i < 4; i++) {
    v[at + i * step] = ((even[i]! + odd[i]!) | 0) >> down;
    v[at + (7 - i) * step] = ((even[i]! - odd[i]!) | 0) >> down;
  }
}

/** Rows, then columns. `at(k, i)` is how much the k-th given value is in the i-th wanted one. */
function transform(given: ArrayLike<number>, at: (k: number, i: number) => number): Float64Array {
  const out = new Float64Array(64);
  for (let y = 0; y < 8; y++) {
    for (let i = 0; i < 8; i++) {
      let sum = 0;
      for (let k = 0; k < 8; k++) sum += given[8 * y + k]! * at(k, i);
      rows[8 * y + i] = sum;
    }
  }
  for (let x = 0; x < 8; x++) {
    for (let i = 0; i < 8; i++) {
      let sum = 0;
      for (let k = 0; k < 8; k++) sum += rows[8 * k + x]! * at(k, i);
      out[8 * i + x] = sum;
    }
  }
  return out;
}

export const jpegNatives: NativeTable = {
  // func samples(block []int32, out []byte, stride int): eight rows of eight samples.
  'image/jpeg.samples': (m, g, base) => {
    const block = getSlice(g, base)!;
    const out = getSlice(g, base + 1)!;
    const stride = getInt(g, base + 2);
    const values = Int32Array.from({ length: 64 }, (_, i) =>
      Number(getElement(block.arr, block.off + i)),
    );
    for (let y = 0; y < 8; y++) invert(values, 8 * y, 1, ROW);
    for (let x = 0; x < 8; x++) invert(values, x, 8, COLUMN);
    // What lies between the rows is not this block's.
    for (let y = 0; y < 8; y++) {
      let row = '';
      for (let x = 0; x < 8; x++) {
        const sample = values[8 * y + x]! + 128;
        row += String.fromCharCode(sample < 0 ? 0 : sample > 255 ? 255 : sample);
      }
      const part = new SliceV(out.arr, out.off + y * stride, 8, 8);
      copyBytesIn(m, part, row);
    }
  },
  // func coefficients(block []int32): in place, eight times as large as they are.
  'image/jpeg.coefficients': (m, g, base) => {
    const block = getSlice(g, base)!;
    const given = Array.from(
      { length: 64 },
      (_, i) => Number(getElement(block.arr, block.off + i)) - 128,
    );
    const values = transform(given, (k, i) => COSINES[8 * i + k]!);
    for (let i = 0; i < 64; i++)
      setElement(m, block.arr, block.off + i, Math.round(8 * values[i]!));
  },
};
