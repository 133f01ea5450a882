import { expect, it } from 'vitest';
import { IntIndex } from './int-index';

/** A small generator, so that a failure can be run again. */
function numbers(seed: number): () => number {
  let x = seed;
  return () => (x = (Math.imul(x, 1664525) + 1013904223) >>> 0);
}

it.each([
  ['neighbours', (n: number) => n],
  ['multiples of a power of two', (n: number) => n * 4096],
  ['negative', (n: number) => -n * 3],
  ['beyond 32 bits', (n: number) => n * 8589934592 - 1],
])('agrees with a Map on what was added and taken out: %s', (_name, key) => {
  const keys: unknown[] = [];
  const index = new IntIndex(keys);
  const known = new Map<number, number>();
  const next = numbers(7);
  for (let i = 0; i < 6000; i++) {
    const k = key(next() % 900);
    const slot = known.get(k);
    expect(index.find(k)).toBe(slot ?? -1);
    if (slot === undefined) {
      keys.push(k);
      index.add(k, keys.length - 1);
      known.set(k, keys.length - 1);
    } else if (i % 3 === 0) {
      index.remove(k, slot);
      known.delete(k);
    }
  }
});

it('takes out the slot it is told, not another of the same number', () => {
  const keys: unknown[] = [5, 5];
  const index = new IntIndex(keys);
  index.add(5, 0);
  index.add(5, 1);
  index.remove(5, 0);
  expect(index.find(5)).toBe(1);
});
