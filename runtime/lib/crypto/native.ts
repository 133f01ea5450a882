/** Natives of crypto/md5, sha1, sha256, sha512 and rand. */
import type { Goroutine } from '../../machine/goroutine';
import type { Machine } from '../../machine/machine';
import type { Native, NativeTable } from '../../machine/native';
import { copyBytesIn, getInt, getSlice, setRef } from '../../machine/native-values';
import { randomBytes } from '../../world/index';
import { bytesOfSlice, newByteSlice } from '../registers';
import { md5, sha1, sha256, sha512 } from './digest';

const sum =
  (digest: (data: Uint8Array, size: number) => Uint8Array): Native =>
  (m: Machine, g: Goroutine, base: number) => {
    const data = bytesOfSlice(getSlice(g, base));
    setRef(g, base, newByteSlice(m, g, digest(data, getInt(g, base + 1))));
  };

export const cryptoNatives: NativeTable = {
  'crypto/md5.sum': sum(md5),
  'crypto/sha1.sum': sum(sha1),
  'crypto/sha256.sum': sum(sha256),
  'crypto/sha512.sum': sum(sha512),
  'crypto/rand.fill': (m, g, base) => {
    const into = getSlice(g, base);
    copyBytesIn(m, into, randomBytes(m, into?.len ?? 0));
  },
};
