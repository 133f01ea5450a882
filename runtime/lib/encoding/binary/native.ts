/** Natives of encoding/binary: the bits of floats. */
import type { NativeTable } from '../../../machine/native';
import { getBig, getInt, getNumber, setInt, setNumber } from '../../../machine/native-values';

const view = new DataView(new ArrayBuffer(8));

export const binaryNatives: NativeTable = {
  'encoding/binary.floatBits': (_, g, base) => {
    const x = getNumber(g, base);
    const size = getInt(g, base + 1);
    if (size === 4) {
      view.setFloat32(0, x);
      setInt(g, base, view.getUint32(0));
    } else {
      view.setFloat64(0, x);
      setInt(g, base, view.getBigUint64(0));
    }
  },
  'encoding/binary.floatOf': (_, g, base) => {
    const bits = getBig(g, base);
    const size = getInt(g, base + 1);
    if (size === 4) {
      view.setUint32(0, Number(bits));
      setNumber(g, base, view.getFloat32(0));
    } else {
      view.setBigUint64(0, bits);
      setNumber(g, base, view.getFloat64(0));
    }
  },
};
