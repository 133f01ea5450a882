// What was sealed comes back; what was cut, changed or made up does not.
import { expect, test } from 'vitest';
import fc from 'fast-check';
import { seal, unseal } from './sealed';

test('every run of bytes comes back from text that an address may hold', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      const text = seal(bytes);
      expect(text).toMatch(/^[\w-]*$/);
      expect(Array.from(unseal(text) ?? [-1])).toEqual(Array.from(bytes));
    }),
    { seed: 1, numRuns: 200 },
  );
});

test('a cut, a changed letter, other signs and nothing at all are noticed', () => {
  const text = seal(Uint8Array.from({ length: 64 }, (_, i) => i * 7));
  for (let i = 0; i < text.length; i++)
    expect(unseal(text.slice(0, i)), `cut at ${i}`).toBeUndefined();
  for (let i = 0; i < text.length; i++) {
    const other = text[i] === 'A' ? 'B' : 'A';
    const changed = text.slice(0, i) + other + text.slice(i + 1);
    expect(unseal(changed), `changed at ${i}`).toBeUndefined();
  }
  for (const bad of ['', '!', 'AAAA%', '中文']) expect(unseal(bad)).toBeUndefined();
});
