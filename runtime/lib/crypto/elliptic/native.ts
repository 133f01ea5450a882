/** Natives of crypto/elliptic: points of y² = x³ - 3x + b in Jacobian coordinates. */
import type { NativeTable } from '../../../machine/native';
import { getString, setString } from '../../../machine/native-values';

/** x = X/Z², y = Y/Z³; Z = 0 is the point at infinity. */
interface Point {
  readonly x: bigint;
  readonly y: bigint;
  readonly z: bigint;
}

const infinity: Point = { x: 1n, y: 1n, z: 0n };

const mod = (n: bigint, p: bigint): bigint => {
  const r = n % p;
  return r < 0n ? r + p : r;
};

function double({ x, y, z }: Point, p: bigint): Point {
  if (z === 0n || y === 0n) return infinity;
  const z2 = (z * z) % p;
  const y2 = (y * y) % p;
  const s = (4n * x * y2) % p;
  const m = 3n * (x - z2) * (x + z2);
  const x3 = mod(m * m - 2n * s, p);
  return { x: x3, y: mod(m * (s - x3) - 8n * y2 * y2, p), z: mod(2n * y * z, p) };
}

function sum(a: Point, b: Point, p: bigint): Point {
  if (a.z === 0n) return b;
  if (b.z === 0n) return a;
  const a2 = (a.z * a.z) % p;
  const b2 = (b.z * b.z) % p;
  const u1 = (a.x * b2) % p;
  const u2 = (b.x * a2) % p;
  const s1 = (a.y * b2 * b.z) % p;
  const s2 = (b.y * a2 * a.z) % p;
  if (u1 === u2) return s1 === s2 ? double(a, p) : infinity;
  const h = u2 - u1;
  const r = s2 - s1;
  const h2 = mod(h * h, p);
  const h3 = h2 * h;
  const v = u1 * h2;
  const x = mod(r * r - h3 - 2n * v, p);
  return { x, y: mod(r * (v - x) - s1 * h3, p), z: mod(a.z * b.z * h, p) };
}

function times(point: Point, k: bigint, p: bigint): Point {
  let result = infinity;
  for (const bit of k.toString(2)) {
    result = double(result, p);
    if (bit === '1') result = sum(result, point, p);
  }
  return result;
}

function inverse(n: bigint, p: bigint): bigint {
  let [r0, r1] = [p, mod(n, p)];
  let [t0, t1] = [0n, 1n];
  while (r1 !== 0n) {
    const q = r0 / r1;
    [r0, r1] = [r1, r0 - q * r1];
    [t0, t1] = [t1, t0 - q * t1];
  }
  return mod(t0, p);
}

/** A point as it is without the third coordinate: (0, 0) for infinity. */
function affine({ x, y, z }: Point, p: bigint): readonly [bigint, bigint] {
  if (z === 0n) return [0n, 0n];
  const inv = inverse(z, p);
  const inv2 = (inv * inv) % p;
  return [(x * inv2) % p, (y * inv2 * inv) % p];
}

const point = (x: bigint, y: bigint): Point => (x === 0n && y === 0n ? infinity : { x, y, z: 1n });

export const ellipticNatives: NativeTable = {
  'crypto/elliptic.multiply': (_, g, base) => {
    const [p, x, y, k] = [0, 1, 2, 3].map((i) => BigInt(`0x${getString(g, base + i)}`));
    const [xr, yr] = affine(times(point(x!, y!), k!, p!), p!);
    setString(g, base, xr.toString(16));
    setString(g, base + 1, yr.toString(16));
  },
  'crypto/elliptic.add': (_, g, base) => {
    const n = [0, 1, 2, 3, 4].map((i) => BigInt(`0x${getString(g, base + i)}`));
    const [xr, yr] = affine(sum(point(n[1]!, n[2]!), point(n[3]!, n[4]!), n[0]!), n[0]!);
    setString(g, base, xr.toString(16));
    setString(g, base + 1, yr.toString(16));
  },
};
