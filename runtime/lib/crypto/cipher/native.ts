/** Natives of crypto/cipher: exclusive or, and the sum of Galois/Counter Mode (NIST SP 800-38D). */
import type { NativeTable } from '../../../machine/native';
import { getBytes, makeBytes, setRef } from '../../../machine/native-values';

const R = 0xe1n << 120n;

function number(bytes: string, at: number): bigint {
  let n = 0n;
  for (let i = 0; i < 16; i++) n = (n << 8n) | BigInt(bytes.charCodeAt(at + i));
  return n;
}

/** h times what stands before it is divided by x, four bits at a time: M[i] is h·i. */
function table(h: bigint): bigint[] {
  const out = new Array<bigint>(256).fill(0n);
  for (let byte = 1; byte < 256; byte++) {
    let v = h;
    let z = 0n;
    for (let bit = 7; bit >= 0; bit--) {
      if ((byte >> bit) & 1) z ^= v;
      v = v & 1n ? (v >> 1n) ^ R : v >> 1n;
    }
    out[byte] = z;
  }
  return out;
}

/** What eight bits that fall off the end are worth. */
const REDUCED: bigint[] = Array.from({ length: 256 }, (_, byte) => {
  let v = BigInt(byte);
  for (let i = 0; i < 8; i++) v = v & 1n ? (v >> 1n) ^ R : v >> 1n;
  return v;
});

export const cipherNatives: NativeTable = {
  'crypto/cipher.xored': (m, g, base) => {
    const [a, b] = [getBytes(g, base), getBytes(g, base + 1)];
    let out = '';
    for (let i = 0; i < a.length && i < b.length; i++)
      out += String.fromCharCode(a.charCodeAt(i) ^ b.charCodeAt(i));
    setRef(g, base, makeBytes(m, g.process, out));
  },
  'crypto/cipher.ghash': (m, g, base) => {
    const products = table(number(getBytes(g, base), 0));
    const data = getBytes(g, base + 1);
    let y = 0n;
    for (let at = 0; at < data.length; at += 16) {
      y ^= number(data, at);
      let z = 0n;
      for (let i = 0; i < 16; i++) {
        const low = Number(z & 0xffn);
        z = (z >> 8n) ^ REDUCED[low]!;
        z ^= products[Number((y >> BigInt(8 * i)) & 0xffn)]!;
      }
      y = z;
    }
    let out = '';
    for (let i = 15; i >= 0; i--) out += String.fromCharCode(Number((y >> BigInt(8 * i)) & 0xffn));
    setRef(g, base, makeBytes(m, g.process, out));
  },
};
