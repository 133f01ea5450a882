// What two pictures have in common stays the same objects, and a patch leads from one to the other.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MomentView } from './protocol';
import { patched, patchOf, shared } from './sharing';

const row = fc.record({
  id: fc.nat(6),
  text: fc.constantFrom('a', 'b'),
  more: fc.option(fc.array(fc.nat(2), { maxLength: 2 }), { nil: undefined }),
});
/** As far as patches see, a moment: lists, records, plain values, and what is there or not. */
const picture = fc.record(
  {
    step: fc.nat(3),
    goroutines: fc.uniqueArray(row, { maxLength: 6, selector: ({ id }) => id }),
    terminal: fc.array(row, { maxLength: 4 }),
    moments: fc.dictionary(fc.constantFrom('x', 'y'), fc.record({ seq: fc.nat(2) })),
    recording: fc.constant(true),
  },
  { requiredKeys: ['step', 'goroutines', 'terminal', 'moments'] },
);
const asMoment = (one: unknown) => one as MomentView;

describe('shared', () => {
  test('is equal to what is new, and the old object where nothing is', () => {
    fc.assert(
      fc.property(picture, picture, (a, b) => {
        expect(shared(a, b)).toEqual(b);
        expect(shared(a, structuredClone(a))).toBe(a);
      }),
    );
  });

  test('keeps what is equal, wherever it stands in its list', () => {
    const a = {
      rows: [
        { id: 1, at: [1] },
        { id: 2, at: [2] },
        { id: 3, at: [3] },
      ],
      n: { deep: 1 },
    };
    const b = {
      rows: [
        { id: 2, at: [2] },
        { id: 3, at: [4] },
        { id: 3, at: [3] },
      ],
      n: { deep: 1 },
    };
    const kept = shared(a, b);
    expect(kept).toEqual(b);
    expect(kept.rows[0]).toBe(a.rows[1]);
    expect(kept.rows[2]).toBe(a.rows[2]);
    expect(kept.n).toBe(a.n);
  });
});

describe('a patch', () => {
  test('leads to the next moment over a port, and keeps there what was kept here', () => {
    fc.assert(
      fc.property(fc.array(picture, { minLength: 2, maxLength: 4 }), (all) => {
        let here = asMoment(all[0]);
        let there = structuredClone(here);
        for (const one of all.slice(1)) {
          const next = shared(here, asMoment(one));
          const before = there;
          there = patched(before, structuredClone(patchOf(here, next)));
          expect(there).toEqual(next);
          expect(Object.keys(there).sort()).toEqual(Object.keys(next).sort());
          for (const [i, g] of next.goroutines.entries()) {
            const place = here.goroutines.indexOf(g);
            if (place >= 0) expect(there.goroutines[i]).toBe(before.goroutines[place]);
          }
          here = next;
        }
      }),
    );
  });

  test('of a list in which one row is new holds that row alone', () => {
    const rows = Array.from({ length: 100 }, (_, id) => ({ id, text: 'x'.repeat(50) }));
    const before = asMoment({ step: 1, goroutines: rows });
    const fresh = rows.map((one) => (one.id === 7 ? { ...one, text: 'y' } : { ...one }));
    const patch = patchOf(before, shared(before, asMoment({ step: 2, goroutines: fresh })));
    expect(JSON.stringify(patch).length).toBeLessThan(500);
    expect(patch.lists['goroutines']?.filter((one) => typeof one !== 'number')).toEqual([
      [{ id: 7, text: 'y' }],
    ]);
  });
});
