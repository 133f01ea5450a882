/** The machine's source of chance: xoshiro128**, four words in the machine's state, so that chance is part of the run. */

/** Offset of the four words in the state array. */
export type Words = Float64Array;

/** Fills four words from a seed (splitmix32, so that near seeds give unlike runs). */
export function seedRandom(words: Words, at: number, seed: number): void {
  let x = seed | 0;
  for (let i = 0; i < 4; i++) {
    x = (x + 0x9e3779b9) | 0;
    let z = x ^ (x >>> 16);
    z = Math.imul(z, 0x21f0aaad);
    z ^= z >>> 15;
    z = Math.imul(z, 0x735a2d97);
    words[at + i] = (z ^ (z >>> 15)) >>> 0;
  }
}

/** The next 32 bits, as an unsigned number. */
export function nextRandom(words: Words, at: number): number {
  const s0 = words[at]! | 0;
  let s1 = words[at + 1]! | 0;
  let s2 = words[at + 2]! | 0;
  let s3 = words[at + 3]! | 0;
  const m = Math.imul(s1, 5);
  const result = Math.imul((m << 7) | (m >>> 25), 9);
  const t = s1 << 9;
  s2 ^= s0;
  s3 ^= s1;
  s1 ^= s2;
  words[at] = (s0 ^ s3) >>> 0;
  words[at + 1] = s1 >>> 0;
  words[at + 2] = (s2 ^ t) >>> 0;
  words[at + 3] = ((s3 << 11) | (s3 >>> 21)) >>> 0;
  return result >>> 0;
}
