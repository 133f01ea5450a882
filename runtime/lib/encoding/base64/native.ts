/** Natives of encoding/base64. */
import type { NativeTable } from '../../../machine/native';
import {
  getBool,
  getBytes,
  getString,
  makeBytes,
  setInt,
  setRef,
  setString,
} from '../../../machine/native-values';
import { decodeBase64, encodeBase64 } from './base64';

export const base64Natives: NativeTable = {
  'encoding/base64.encode': (_, g, base) => {
    setString(
      g,
      base,
      encodeBase64(getBytes(g, base), getString(g, base + 1), getString(g, base + 2)),
    );
  },
  'encoding/base64.decode': (m, g, base) => {
    const decoded = decodeBase64(
      getString(g, base),
      getString(g, base + 1),
      getString(g, base + 2),
      getBool(g, base + 3),
    );
    setRef(g, base, makeBytes(m, g.process, decoded.bytes));
    setInt(g, base + 1, decoded.wrongAt);
  },
};
