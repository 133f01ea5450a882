/** MD5 (RFC 1321), SHA-1 and SHA-2 (FIPS 180-4) of bytes. */

/** The message with its padding: 0x80, zeros, and its length in bits. */
function padded(data: Uint8Array, block: number, bigEndian: boolean): DataView {
  const lengthBytes = block / 8;
  const size = Math.ceil((data.length + 1 + lengthBytes) / block) * block;
  const out = new Uint8Array(size);
  out.set(data);
  out[data.length] = 0x80;
  const view = new DataView(out.buffer);
  view.setBigUint64(size - 8, BigInt(data.length) * 8n, !bigEndian);
  return view;
}

const rotl = (x: number, n: number): number => (x << n) | (x >>> (32 - n));
const rotr = (x: number, n: number): number => (x >>> n) | (x << (32 - n));

const MD5_SHIFTS = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];
const MD5_TABLE = Array.from({ length: 64 }, (_, i) =>
  Math.floor(Math.abs(Math.sin(i + 1)) * 2 ** 32),
);

export function md5(data: Uint8Array): Uint8Array {
  const view = padded(data, 64, false);
  let [a0, b0, c0, d0] = [0x67452301, 0xefcdab89 | 0, 0x98badcfe | 0, 0x10325476];
  for (let at = 0; at < view.byteLength; at += 64) {
    let [a, b, c, d] = [a0, b0, c0, d0];
    for (let i = 0; i < 64; i++) {
      let f: number;
      let word: number;
      if (i < 16) [f, word] = [(b & c) | (~b & d), i];
      else if (i < 32) [f, word] = [(d & b) | (~d & c), (5 * i + 1) % 16];
      else if (i < 48) [f, word] = [b ^ c ^ d, (3 * i + 5) % 16];
      else [f, word] = [c ^ (b | ~d), (7 * i) % 16];
      const sum = (a + f + MD5_TABLE[i]! + view.getUint32(at + word * 4, true)) | 0;
      [a, d, c, b] = [d, c, b, (b + rotl(sum, MD5_SHIFTS[(i >> 4) * 4 + (i & 3)]!)) | 0];
    }
    [a0, b0, c0, d0] = [(a0 + a) | 0, (b0 + b) | 0, (c0 + c) | 0, (d0 + d) | 0];
  }
  return words([a0, b0, c0, d0], true);
}

function words(values: readonly number[], littleEndian: boolean): Uint8Array {
  const out = new DataView(new ArrayBuffer(values.length * 4));
  values.forEach((value, i) => {
    out.setUint32(i * 4, value, littleEndian);
  });
  return new Uint8Array(out.buffer);
}

export function sha1(data: Uint8Array): Uint8Array {
  const view = padded(data, 64, true);
  let h = [0x67452301, 0xefcdab89 | 0, 0x98badcfe | 0, 0x10325476, 0xc3d2e1f0 | 0];
  const w = new Int32Array(80);
  for (let at = 0; at < view.byteLength; at += 64) {
    for (let i = 0; i < 80; i++) {
      w[i] =
        i < 16
          ? view.getInt32(at + i * 4)
          : rotl(w[i - 3]! ^ w[i - 8]! ^ w[i - 14]! ^ w[i - 16]!, 1);
    }
    let [a, b, c, d, e] = h as [number, number, number, number, number];
    for (let i = 0; i < 80; i++) {
      let f: number;
      let k: number;
      if (i < 20) [f, k] = [(b & c) | (~b & d), 0x5a827999];
      else if (i < 40) [f, k] = [b ^ c ^ d, 0x6ed9eba1];
      else if (i < 60) [f, k] = [(b & c) | (b & d) | (c & d), 0x8f1bbcdc];
      else [f, k] = [b ^ c ^ d, 0xca62c1d6];
      [a, b, c, d, e] = [(rotl(a, 5) + f + e + k + w[i]!) | 0, a, rotl(b, 30), c, d];
    }
    h = [a, b, c, d, e].map((x, i) => (x + h[i]!) | 0);
  }
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

const K512 = PRIMES.map((p) => rootBits(p, 3n));
const K256 = Int32Array.from(K512.slice(0, 64), high);
const INITIAL_512 = PRIMES.slice(0, 8).map((p) => rootBits(p, 2n));
const INITIAL_384 = PRIMES.slice(8, 16).map((p) => rootBits(p, 2n));
const INITIAL_256 = INITIAL_512.map(high);
const INITIAL_224 = INITIAL_384.map((x) => Number(x & 0xffffffffn) | 0);

/** SHA-256 and (28 bytes) SHA-224. */
export function sha256(data: Uint8Array, size: number): Uint8Array {
  const view = padded(data, 64, true);
  const h = (size === 28 ? INITIAL_224 : INITIAL_256).slice();
  const w = new Int32Array(64);
  for (let at = 0; at < view.byteLength; at += 64) {
    for (let i = 0; i < 64; i++) {
      if (i < 16) {
        w[i] = view.getInt32(at + i * 4);
        continue;
      }
      const x = w[i - 15]!;
      const y = w[i - 2]!;
      const s0 = rotr(x, 7) ^ rotr(x, 18) ^ (x >>> 3);
      const s1 = rotr(y, 17) ^ rotr(y, 19) ^ (y >>> 10);
      w[i] = w[i - 16]! + s0 + w[i - 7]! + s1;
    }
    let [a, b, c, d, e, f, g, hh] = h as [
      number,
      number,
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    for (let i = 0; i < 64; i++) {
      const s1 = rotr(e, 6) ^ rotr(e, 11) ^ rotr(e, 25);
      const t1 = (hh + s1 + ((e & f) ^ (~e & g)) + K256[i]! + w[i]!) | 0;
      const s0 = rotr(a, 2) ^ rotr(a, 13) ^ rotr(a, 22);
      const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [a, b, c, d, e, f, g, hh] = [(t1 + t2) | 0, a, b, c, (d + t1) | 0, e, f, g];
    }
    [a, b, c, d, e, f, g, hh].forEach((x, i) => {
      h[i] = (h[i]! + x) | 0;
    });
  }
  return words(h, false).slice(0, size);
}

const wrap = (x: bigint): bigint => BigInt.asUintN(64, x);
const rotr64 = (x: bigint, n: bigint): bigint => wrap((x >> n) | (x << (64n - n)));

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

function sha512From(initial: readonly bigint[], data: Uint8Array, size: number): Uint8Array {
  const view = padded(data, 128, true);
  const h = initial.slice();
  const w: bigint[] = new Array<bigint>(80);
  for (let at = 0; at < view.byteLength; at += 128) {
    for (let i = 0; i < 80; i++) {
      if (i < 16) {
        w[i] = view.getBigUint64(at + i * 8);
        continue;
      }
      const x = w[i - 15]!;
      const y = w[i - 2]!;
      const s0 = rotr64(x, 1n) ^ rotr64(x, 8n) ^ (x >> 7n);
      const s1 = rotr64(y, 19n) ^ rotr64(y, 61n) ^ (y >> 6n);
      w[i] = wrap(w[i - 16]! + s0 + w[i - 7]! + s1);
    }
    let [a, b, c, d, e, f, g, hh] = h as [
      bigint,
      bigint,
      bigint,
      bigint,
      bigint,
      bigint,
      bigint,
      bigint,
    ];
    for (let i = 0; i < 80; i++) {
      const s1 = rotr64(e, 14n) ^ rotr64(e, 18n) ^ rotr64(e, 41n);
      const t1 = wrap(hh + s1 + ((e & f) ^ (wrap(~e) & g)) + K512[i]! + w[i]!);
      const s0 = rotr64(a, 28n) ^ rotr64(a, 34n) ^ rotr64(a, 39n);
      const t2 = wrap(s0 + ((a & b) ^ (a & c) ^ (b & c)));
      [a, b, c, d, e, f, g, hh] = [wrap(t1 + t2), a, b, c, wrap(d + t1), e, f, g];
    }
    [a, b, c, d, e, f, g, hh].forEach((x, i) => {
      h[i] = wrap(h[i]! + x);
    });
  }
  const out = new DataView(new ArrayBuffer(64));
  h.forEach((x, i) => {
    out.setBigUint64(i * 8, x);
  });
  return new Uint8Array(out.buffer).slice(0, size);
}
