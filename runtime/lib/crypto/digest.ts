/** MD5 (RFC 1321), SHA-1 and SHA-2 (FIPS 180-4) of bytes. */

/** What becomes of a block that begins at a place of some bytes. */
type Step = (bytes: Uint8Array, at: number) => void;

/** Gives a message to `step` block by block; behind it stand 0x80, zeros, and its length in bits. */
function overBlocks(data: Uint8Array, block: number, bigEndian: boolean, step: Step): void {
  const whole = data.length - (data.length % block);
  for (let at = 0; at < whole; at += block) step(data, at);
  const rest = data.length - whole;
  const end = new Uint8Array(rest + 1 + block / 8 <= block ? block : 2 * block);
  end.set(data.subarray(whole));
  end[rest] = 0x80;
  const view = new DataView(end.buffer);
  const [high, low] = [Math.floor(data.length / 2 ** 29), data.length << 3];
  view.setInt32(end.length - 8, bigEndian ? high : low, !bigEndian);
  view.setInt32(end.length - 4, bigEndian ? low : high, !bigEndian);
  for (let at = 0; at < end.length; at += block) step(end, at);
}

const wordBE = (bytes: Uint8Array, at: number): number =>
  (bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!;
const wordLE = (bytes: Uint8Array, at: number): number =>
  bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);

const rotl = (x: number, n: number): number => (x << n) | (x >>> (32 - n));
const rotr = (x: number, n: number): number => (x >>> n) | (x << (32 - n));

const MD5_SHIFTS = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];
const MD5_TABLE = Int32Array.from({ length: 64 }, (_, i) =>
  Math.floor(Math.abs(Math.sin(i + 1)) * 2 ** 32),
);

export function md5(data: Uint8Array): Uint8Array {
  const h = Int32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476);
  const m = new Int32Array(16);
  overBlocks(data, 64, false, (bytes, at) => {
    for (let i = 0; i < 16; i++) m[i] = wordLE(bytes, at + i * 4);
    let a = h[0]!;
    let b = h[1]!;
    let c = h[2]!;
    let d = h[3]!;
    for (let i = 0; i < 64; i++) {
      const round = i >> 4;
      let f: number;
      let word: number;
      if (round === 0) {
        f = (b & c) | (~b & d);
        word = i;
      } else if (round === 1) {
        f = (d & b) | (~d & c);
        word = (5 * i + 1) & 15;
      } else if (round === 2) {
        f = b ^ c ^ d;
        word = (3 * i + 5) & 15;
      } else {
        f = c ^ (b | ~d);
        word = (7 * i) & 15;
      }
      const sum = (a + f + MD5_TABLE[i]! + m[word]!) | 0;
      a = d;
      d = c;
      c = b;
      b = (b + rotl(sum, MD5_SHIFTS[round * 4 + (i & 3)]!)) | 0;
    }
    h[0]! += a;
    h[1]! += b;
    h[2]! += c;
    h[3]! += d;
  });
  return words(h, true);
}

function words(values: Int32Array, littleEndian: boolean): Uint8Array {
  const out = new DataView(new ArrayBuffer(values.length * 4));
  values.forEach((value, i) => {
    out.setInt32(i * 4, value, littleEndian);
  });
  return new Uint8Array(out.buffer);
}

export function sha1(data: Uint8Array): Uint8Array {
  const h = Int32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0);
  const w = new Int32Array(80);
  overBlocks(data, 64, true, (bytes, at) => {
    for (let i = 0; i < 16; i++) w[i] = wordBE(bytes, at + i * 4);
    for (let i = 16; i < 80; i++) {
      w[i] = rotl(w[i - 3]! ^ w[i - 8]! ^ w[i - 14]! ^ w[i - 16]!, 1);
    }
    let a = h[0]!;
    let b = h[1]!;
    let c = h[2]!;
    let d = h[3]!;
    let e = h[4]!;
    for (let i = 0; i < 80; i++) {
      let f: number;
      if (i < 20) f = ((b & c) | (~b & d)) + 0x5a827999;
      else if (i < 40) f = (b ^ c ^ d) + 0x6ed9eba1;
      else if (i < 60) f = ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc;
      else f = (b ^ c ^ d) + 0xca62c1d6;
      const next = (rotl(a, 5) + f + e + w[i]!) | 0;
      e = d;
      d = c;
      c = rotl(b, 30);
      b = a;
      a = next;
    }
    h[0]! += a;
    h[1]! += b;
    h[2]! += c;
    h[3]! += d;
    h[4]! += e;
  });
  return words(h, false);
}

const PRIMES: readonly number[] = (() => {
  const found: number[] = [];
  for (let n = 2; found.length < 80; n++) if (found.every((p) => n % p !== 0)) found.push(n);
  return found;
})();

/** The first 64 bits of the fraction of a prime's root, which FIPS 180-4 takes its constants from. */
function rootBits(prime: number, degree: 2n | 3n): bigint {
  // floor(p^(1/d) * 2^64) by Newton's method on integers.
  const target = BigInt(prime) << (64n * degree);
  let x = 1n << 70n;
  for (;;) {
    const next = ((degree - 1n) * x + target / x ** (degree - 1n)) / degree;
    if (next >= x) return BigInt.asUintN(64, x);
    x = next;
  }
}

const high = (x: bigint): number => Number(x >> 32n) | 0;
const low = (x: bigint): number => Number(x & 0xffffffffn) | 0;

const K512 = PRIMES.map((p) => rootBits(p, 3n));
const K_HIGH = Int32Array.from(K512, high);
const K_LOW = Int32Array.from(K512, low);
const INITIAL_512 = PRIMES.slice(0, 8).map((p) => rootBits(p, 2n));
const INITIAL_384 = PRIMES.slice(8, 16).map((p) => rootBits(p, 2n));
const INITIAL_256 = INITIAL_512.map(high);
const INITIAL_224 = INITIAL_384.map(low);

/** SHA-256 and (28 bytes) SHA-224. */
export function sha256(data: Uint8Array, size: number): Uint8Array {
  const h = Int32Array.from(size === 28 ? INITIAL_224 : INITIAL_256);
  const w = new Int32Array(64);
  overBlocks(data, 64, true, (bytes, at) => {
    for (let i = 0; i < 16; i++) w[i] = wordBE(bytes, at + i * 4);
    for (let i = 16; i < 64; i++) {
      const x = w[i - 15]!;
      const y = w[i - 2]!;
      const s0 = rotr(x, 7) ^ rotr(x, 18) ^ (x >>> 3);
      const s1 = rotr(y, 17) ^ rotr(y, 19) ^ (y >>> 10);
      w[i] = w[i - 16]! + s0 + w[i - 7]! + s1;
    }
    let a = h[0]!;
    let b = h[1]!;
    let c = h[2]!;
    let d = h[3]!;
    let e = h[4]!;
    let f = h[5]!;
    let g = h[6]!;
    let hh = h[7]!;
    for (let i = 0; i < 64; i++) {
      const s1 = rotr(e, 6) ^ rotr(e, 11) ^ rotr(e, 25);
      const t1 = (hh + s1 + ((e & f) ^ (~e & g)) + K_HIGH[i]! + w[i]!) | 0;
      const s0 = rotr(a, 2) ^ rotr(a, 13) ^ rotr(a, 22);
      const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      hh = g;
      g = f;
      f = e;
      e = (d + t1) | 0;
      d = c;
      c = b;
      b = a;
      a = (t1 + t2) | 0;
    }
    h[0]! += a;
    h[1]! += b;
    h[2]! += c;
    h[3]! += d;
    h[4]! += e;
    h[5]! += f;
    h[6]! += g;
    h[7]! += hh;
  });
  return words(h, false).slice(0, size);
}

/** SHA-512, and by the size SHA-384 (48 bytes), SHA-512/256 (32) and SHA-512/224 (28). */
export function sha512(data: Uint8Array, size: number): Uint8Array {
  if (size === 48) return sha512From(INITIAL_384, data, size);
  if (size === 64) return sha512From(INITIAL_512, data, size);
  // FIPS 180-4, 5.3.6: the shorter ones begin with what their name makes of another beginning.
  const changed = INITIAL_512.map((x) => x ^ 0xa5a5a5a5a5a5a5a5n);
  const name = Uint8Array.from(`SHA-512/${size * 8}`, (c) => c.charCodeAt(0));
  const own = new DataView(sha512From(changed, name, 64).buffer);
  return sha512From(
    INITIAL_512.map((_, i) => own.getBigUint64(i * 8)),
    data,
    size,
  );
}

/** The upper half of a word of 64 bits that is turned right by n; the lower half with its halves swapped. */
const turned = (upper: number, lower: number, n: number): number =>
  n < 32 ? (upper >>> n) | (lower << (32 - n)) : (lower >>> (n - 32)) | (upper << (64 - n));

/** The message's words and the eight that are carried on, each 64 bits as an upper and a lower half. */
function sha512From(initial: readonly bigint[], data: Uint8Array, size: number): Uint8Array {
  const h = new Int32Array(16);
  initial.forEach((x, i) => {
    h[2 * i] = high(x);
    h[2 * i + 1] = low(x);
  });
  const w = new Int32Array(160);
  const v = new Int32Array(16);
  overBlocks(data, 128, true, (bytes, at) => {
    for (let i = 0; i < 32; i++) w[i] = wordBE(bytes, at + i * 4);
    for (let i = 32; i < 160; i += 2) {
      const [xh, xl, yh, yl] = [w[i - 30]!, w[i - 29]!, w[i - 4]!, w[i - 3]!];
      const s0h = turned(xh, xl, 1) ^ turned(xh, xl, 8) ^ (xh >>> 7);
      const s0l = turned(xl, xh, 1) ^ turned(xl, xh, 8) ^ ((xl >>> 7) | (xh << 25));
      const s1h = turned(yh, yl, 19) ^ turned(yh, yl, 61) ^ (yh >>> 6);
      const s1l = turned(yl, yh, 19) ^ turned(yl, yh, 61) ^ ((yl >>> 6) | (yh << 26));
      const sum = (w[i - 31]! >>> 0) + (s0l >>> 0) + (w[i - 13]! >>> 0) + (s1l >>> 0);
      w[i + 1] = sum;
      w[i] = w[i - 32]! + s0h + w[i - 14]! + s1h + Math.floor(sum / 2 ** 32);
    }
    v.set(h);
    for (let i = 0; i < 80; i++) rounds512(v, w, i);
    for (let i = 0; i < 16; i += 2) {
      const sum = (h[i + 1]! >>> 0) + (v[i + 1]! >>> 0);
      h[i + 1] = sum;
      h[i] = h[i]! + v[i]! + (sum >= 2 ** 32 ? 1 : 0);
    }
  });
  return words(h, false).slice(0, size);
}

/** One of the eighty rounds: v are a, b, … h. */
function rounds512(v: Int32Array, w: Int32Array, i: number): void {
  const ah = v[0]!;
  const al = v[1]!;
  const eh = v[8]!;
  const el = v[9]!;
  const s1h = turned(eh, el, 14) ^ turned(eh, el, 18) ^ turned(eh, el, 41);
  const s1l = turned(el, eh, 14) ^ turned(el, eh, 18) ^ turned(el, eh, 41);
  const chh = (eh & v[10]!) ^ (~eh & v[12]!);
  const chl = (el & v[11]!) ^ (~el & v[13]!);
  const low1 =
    (v[15]! >>> 0) + (s1l >>> 0) + (chl >>> 0) + (K_LOW[i]! >>> 0) + (w[2 * i + 1]! >>> 0);
  const t1h = (v[14]! + s1h + chh + K_HIGH[i]! + w[2 * i]! + Math.floor(low1 / 2 ** 32)) | 0;
  const t1l = low1 | 0;
  const s0h = turned(ah, al, 28) ^ turned(ah, al, 34) ^ turned(ah, al, 39);
  const s0l = turned(al, ah, 28) ^ turned(al, ah, 34) ^ turned(al, ah, 39);
  const majh = (ah & v[2]!) ^ (ah & v[4]!) ^ (v[2]! & v[4]!);
  const majl = (al & v[3]!) ^ (al & v[5]!) ^ (v[3]! & v[5]!);
  const low2 = (s0l >>> 0) + (majl >>> 0) + (t1l >>> 0);
  const lowE = (v[7]! >>> 0) + (t1l >>> 0);
  const nextE = (v[6]! + t1h + (lowE >= 2 ** 32 ? 1 : 0)) | 0;
  v.copyWithin(2, 0, 14);
  v[8] = nextE;
  v[9] = lowE;
  v[0] = s0h + majh + t1h + Math.floor(low2 / 2 ** 32);
  v[1] = low2;
}
