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

/** Both ways: rows, then columns. `at(k, i)` is how much the k-th given value is in the i-th wanted one. */
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
    const given = Array.from({ length: 64 }, (_, i) =>
      Number(getElement(block.arr, block.off + i)),
    );
    const values = transform(given, (k, i) => COSINES[8 * k + i]!);
    // What lies between the rows is not this block's.
    for (let y = 0; y < 8; y++) {
      let row = '';
      for (let x = 0; x < 8; x++) {
        const sample = Math.round(values[8 * y + x]! + 128);
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
