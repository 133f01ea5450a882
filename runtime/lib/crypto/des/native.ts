/** Natives of crypto/des (FIPS 46-3): one block with one key. */
import type { NativeTable } from '../../../machine/native';
import { copyBytesIn, getBool, getBytes, getSlice } from '../../../machine/native-values';

// Bits are counted from 1, as in the standard.
// prettier-ignore
const INITIAL = [
  58, 50, 42, 34, 26, 18, 10, 2, 60, 52, 44, 36, 28, 20, 12, 4, 62, 54, 46, 38, 30, 22, 14, 6, 64, 56, 48, 40, 32, 24, 16, 8,
  57, 49, 41, 33, 25, 17, 9, 1, 59, 51, 43, 35, 27, 19, 11, 3, 61, 53, 45, 37, 29, 21, 13, 5, 63, 55, 47, 39, 31, 23, 15, 7,
];
const FINAL = INITIAL.map((_, i) => INITIAL.indexOf(i + 1) + 1);
// prettier-ignore
const EXPANSION = [
  32, 1, 2, 3, 4, 5, 4, 5, 6, 7, 8, 9, 8, 9, 10, 11, 12, 13, 12, 13, 14, 15, 16, 17,
  16, 17, 18, 19, 20, 21, 20, 21, 22, 23, 24, 25, 24, 25, 26, 27, 28, 29, 28, 29, 30, 31, 32, 1,
];
// prettier-ignore
const PERMUTATION = [
  16, 7, 20, 21, 29, 12, 28, 17, 1, 15, 23, 26, 5, 18, 31, 10, 2, 8, 24, 14, 32, 27, 3, 9, 19, 13, 30, 6, 22, 11, 4, 25,
];
// prettier-ignore
const CHOICE1 = [
  57, 49, 41, 33, 25, 17, 9, 1, 58, 50, 42, 34, 26, 18, 10, 2, 59, 51, 43, 35, 27, 19, 11, 3, 60, 52, 44, 36,
  63, 55, 47, 39, 31, 23, 15, 7, 62, 54, 46, 38, 30, 22, 14, 6, 61, 53, 45, 37, 29, 21, 13, 5, 28, 20, 12, 4,
];
// prettier-ignore
const CHOICE2 = [
  14, 17, 11, 24, 1, 5, 3, 28, 15, 6, 21, 10, 23, 19, 12, 4, 26, 8, 16, 7, 27, 20, 13, 2,
  41, 52, 31, 37, 47, 55, 30, 40, 51, 45, 33, 48, 44, 49, 39, 56, 34, 53, 46, 42, 50, 36, 29, 32,
];
const SHIFTS = [1, 1, 2, 2, 2, 2, 2, 2, 1, 2, 2, 2, 2, 2, 2, 1];
/** The eight S-boxes, a hexadecimal digit an entry. */
const BOXES = [
  'e4d12fb83a6c59070f74e2d1a6cb953841e8d62bfc973a50fc8249175b3ea06d',
  'f18e6b34972dc05a3d47f28ec01a69b50e7ba4d158c6932fd8a13f42b67c05e9',
  'a09e63f51dc7b428d709346a285ecbf1d6498f30b12c5ae71ad069874fe3b52c',
  '7de3069a1285bc4fd8b56f03472c1ae9a690cb7df13e52843f06a1d8945bc72e',
  '2c417ab6853fd0e9eb2c47d150fa3986421bad78f9c5630eb8c71e2d6f09a453',
  'c1af92680d34e75baf427c9561de0b389ef528c3704a1db6432c95fabe17608d',
  '4b2ef08d3c975a61d0b7491ae35c2f8614bdc37eaf6805926bd814a7950fe23c',
  'd2846fb1a93e50c71fd8a374c56b0e927b419ce206adf35821e74a8dfc90356b',
];

const bitsOf = (bytes: string): number[] =>
  Array.from(
    { length: bytes.length * 8 },
    (_, i) => (bytes.charCodeAt(i >> 3) >> (7 - (i & 7))) & 1,
  );

const pick = (bits: readonly number[], order: readonly number[]): number[] =>
  order.map((i) => bits[i - 1]!);

/** The 16 round keys. */
function schedule(key: string): number[][] {
  const chosen = pick(bitsOf(key), CHOICE1);
  let [c, d] = [chosen.slice(0, 28), chosen.slice(28)];
  return SHIFTS.map((n) => {
    c = [...c.slice(n), ...c.slice(0, n)];
    d = [...d.slice(n), ...d.slice(0, n)];
    return pick([...c, ...d], CHOICE2);
  });
}

function mangle(half: readonly number[], key: readonly number[]): number[] {
  const mixed = pick(half, EXPANSION).map((bit, i) => bit ^ key[i]!);
  const out: number[] = [];
  BOXES.forEach((box, i) => {
    const [a, b, c, d, e, f] = mixed.slice(i * 6, i * 6 + 6) as [
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    const n = parseInt(box[(a * 2 + f) * 16 + b * 8 + c * 4 + d * 2 + e]!, 16);
    out.push(n >> 3, (n >> 2) & 1, (n >> 1) & 1, n & 1);
  });
  return pick(out, PERMUTATION);
}

function turn(block: string, keys: readonly number[][]): string {
  const bits = pick(bitsOf(block), INITIAL);
  let [left, right] = [bits.slice(0, 32), bits.slice(32)];
  for (const key of keys) {
    const mangled = mangle(right, key);
    [left, right] = [right, left.map((bit, i) => bit ^ mangled[i]!)];
  }
  const out = pick([...right, ...left], FINAL);
  let text = '';
  for (let i = 0; i < 64; i += 8)
    text += String.fromCharCode(parseInt(out.slice(i, i + 8).join(''), 2));
  return text;
}

export const desNatives: NativeTable = {
  'crypto/des.crypt': (m, g, base) => {
    const keys = schedule(getBytes(g, base));
    if (getBool(g, base + 3)) keys.reverse();
    copyBytesIn(m, getSlice(g, base + 1), turn(getBytes(g, base + 2), keys));
  },
};
