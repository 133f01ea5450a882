/** Natives of hash/crc32: the table of a polynomial. */
import { setElement } from '../../../machine/array';
import type { NativeTable } from '../../../machine/native';
import { getInt } from '../../../machine/native-values';
import { sliceArg } from '../../registers';

export const crc32Natives: NativeTable = {
  'hash/crc32.fill': (m, g, base) => {
    const table = sliceArg(g, base)!;
    const poly = getInt(g, base + 1);
    for (let i = 0; i < table.len; i++) {
      let sum = i;
      for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ poly : sum >>> 1;
      setElement(m, table.arr, table.off + i, sum >>> 0);
    }
  },
};
