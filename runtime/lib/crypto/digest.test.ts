import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { md5, sha1, sha256, sha512 } from './digest';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

test('sums are those of every other implementation', () => {
  for (const n of [0, 1, 55, 56, 63, 64, 65, 111, 112, 127, 128, 200]) {
    const data = Uint8Array.from({ length: n }, (_, i) => (i * 7 + n) & 255);
    const want = (name: string): string => createHash(name).update(data).digest('hex');
    expect(hex(md5(data))).toBe(want('md5'));
    expect(hex(sha1(data))).toBe(want('sha1'));
    expect(hex(sha256(data, 32))).toBe(want('sha256'));
    expect(hex(sha256(data, 28))).toBe(want('sha224'));
    expect(hex(sha512(data, 64))).toBe(want('sha512'));
    expect(hex(sha512(data, 48))).toBe(want('sha384'));
  }
});
