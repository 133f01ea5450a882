/** Natives of crypto/aes (FIPS 197): one block at a time. */
import type { NativeTable } from '../../../machine/native';
import { copyBytesIn, getBool, getBytes, getSlice } from '../../../machine/native-values';

const SBOX = new Uint8Array(256);
const INVERSE = new Uint8Array(256);

/** Twice a byte, in the field of 256 elements. */
const double = (x: number): number => ((x << 1) ^ (x & 0x80 ? 0x11b : 0)) & 0xff;

function times(a: number, b: number): number {
  let product = 0;
  for (; b > 0; b >>= 1, a = double(a)) if (b & 1) product ^= a;
  return product;
}

// The S-box: the inverse in the field, then an affine map. p runs through all elements, q through their inverses.
for (let p = 1, q = 1, first = true; first || p !== 1; first = false) {
  p = p ^ double(p);
  q ^= q << 1;
  q ^= q << 2;
  q ^= q << 4;
  q &= 0xff;
  if (q & 0x80) q ^= 0x09;
  const rotated = (n: number) => ((q << n) | (q >> (8 - n))) & 0xff;
  SBOX[p] = q ^ rotated(1) ^ rotated(2) ^ rotated(3) ^ rotated(4) ^ 0x63;
}
SBOX[0] = 0x63;
SBOX.forEach((to, from) => {
  INVERSE[to] = from;
});

const product = (by: number): Uint8Array =>
  Uint8Array.from({ length: 256 }, (_, x) => times(x, by));
const [by2, by3, by9, by11, by13, by14] = [2, 3, 9, 11, 13, 14].map(product) as [
  Uint8Array,
  Uint8Array,
  Uint8Array,
  Uint8Array,
  Uint8Array,
  Uint8Array,
];

/** The round keys of a key, 16 bytes a round. */
function expand(key: string): Uint8Array {
  const words = key.length / 4;
  const out = new Uint8Array(16 * (words + 7));
  for (let i = 0; i < key.length; i++) out[i] = key.charCodeAt(i);
  let round = 1;
  for (let i = words; i < out.length / 4; i++) {
    let last = [...out.subarray(i * 4 - 4, i * 4)];
    if (i % words === 0) {
      last = [last[1]!, last[2]!, last[3]!, last[0]!].map((b) => SBOX[b]!);
      last[0]! ^= round;
      round = double(round);
    } else if (words > 6 && i % words === 4) last = last.map((b) => SBOX[b]!);
    for (let j = 0; j < 4; j++) out[i * 4 + j] = out[(i - words) * 4 + j]! ^ last[j]!;
  }
  return out;
}

function addKey(state: Uint8Array, keys: Uint8Array, round: number): void {
  for (let i = 0; i < 16; i++) state[i]! ^= keys[round * 16 + i]!;
}

function encrypt(state: Uint8Array, keys: Uint8Array): Uint8Array {
  const rounds = keys.length / 16 - 1;
  let s = state;
  addKey(s, keys, 0);
  for (let round = 1; round <= rounds; round++) {
    const t = new Uint8Array(16);
    for (let i = 0; i < 16; i++) t[i] = SBOX[s[(i + 4 * (i & 3)) & 15]!]!;
    if (round < rounds) {
      for (let c = 0; c < 16; c += 4) {
        const [a, b, d, e] = [t[c]!, t[c + 1]!, t[c + 2]!, t[c + 3]!];
        t[c] = by2[a]! ^ by3[b]! ^ d ^ e;
        t[c + 1] = a ^ by2[b]! ^ by3[d]! ^ e;
        t[c + 2] = a ^ b ^ by2[d]! ^ by3[e]!;
        t[c + 3] = by3[a]! ^ b ^ d ^ by2[e]!;
      }
    }
    s = t;
    addKey(s, keys, round);
  }
  return s;
}

function decrypt(state: Uint8Array, keys: Uint8Array): Uint8Array {
  const rounds = keys.length / 16 - 1;
  let s = state;
  addKey(s, keys, rounds);
  for (let round = rounds - 1; round >= 0; round--) {
    const t = new Uint8Array(16);
    for (let i = 0; i < 16; i++) t[i] = INVERSE[s[(i + 16 - 4 * (i & 3)) & 15]!]!;
    addKey(t, keys, round);
    if (round > 0) {
      for (let c = 0; c < 16; c += 4) {
        const [a, b, d, e] = [t[c]!, t[c + 1]!, t[c + 2]!, t[c + 3]!];
        t[c] = by14[a]! ^ by11[b]! ^ by13[d]! ^ by9[e]!;
        t[c + 1] = by9[a]! ^ by14[b]! ^ by11[d]! ^ by13[e]!;
        t[c + 2] = by13[a]! ^ by9[b]! ^ by14[d]! ^ by11[e]!;
        t[c + 3] = by11[a]! ^ by13[b]! ^ by9[d]! ^ by14[e]!;
      }
    }
    s = t;
  }
  return s;
}

/** Round keys of the keys used last: what a key expands to never changes. */
const expanded = new Map<string, Uint8Array>();

function keysOf(key: string): Uint8Array {
  let keys = expanded.get(key);
  if (!keys) {
    if (expanded.size > 64) expanded.clear();
    expanded.set(key, (keys = expand(key)));
  }
  return keys;
}

export const aesNatives: NativeTable = {
  'crypto/aes.crypt': (m, g, base) => {
    const keys = keysOf(getBytes(g, base));
    const block = Uint8Array.from(getBytes(g, base + 2), (c) => c.charCodeAt(0));
    const out = getBool(g, base + 3) ? decrypt(block, keys) : encrypt(block, keys);
    copyBytesIn(m, getSlice(g, base + 1), String.fromCharCode(...out));
  },
};
