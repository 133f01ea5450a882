// The chapter's own run: standing at a step by seeking is standing there by running, and the statement
// that is shown is the one that is executed, at every step (SPEC STEP1, TL1).
import { describe, expect, it } from 'vitest';
import { scenario } from '../content/scenarios/one-daemon';
import { Navigator } from '../runtime/session/navigate';
import { Workshop } from '../runtime/session/build';
import { statementAt } from '../runtime/session/places';
import { Run } from '../runtime/session/run';
import { BundleTree } from '../runtime/session/source-tree';
import { viewMoment } from '../runtime/session/view';
import { bundle } from '../runtime/testing/bundle';

const built = new Workshop().build(new BundleTree(bundle()), Object.values(scenario.commands));
if ('diagnostics' in built) throw new Error(JSON.stringify(built.diagnostics.slice(0, 3)));

const start = (seed: number): Run => new Run(built, scenario, seed, [], []);

/** Steps between those that are compared; a prime, so that all kinds of places are met. */
const STRIDE = 4001;
/** Everything the page shows of a moment but what depends on how far the run has been recorded. */
function shown(run: Run): string {
  const navigator = new Navigator(
    run,
    () => true,
    () => Promise.resolve(false),
  );
  const {
    first: _f,
    recorded: _r,
    lastSeq: _l,
    outcome: _o,
    moments: _m,
    ...view
  } = viewMoment(run, navigator, 1);
  return JSON.stringify(view);
}

describe('the run of one daemon', () => {
  for (const seed of [scenario.seed, 2015]) {
    it(`is the same at a step however one comes there, seed ${seed}`, () => {
      const straight = start(seed);
      const expected = new Map<number, string>();
      for (let step = 0; straight.forward(step) !== 'end'; step += STRIDE) {
        expected.set(step, shown(straight));
      }
      expect(expected.size).toBeGreaterThan(30);
      const run = start(seed);
      while (run.forward(run.step + 100_000) !== 'end');
      const steps = [...expected.keys()];
      for (let i = 0; i < steps.length; i++) {
        const step = steps[(i * 37) % steps.length]!;
        run.seek(step);
        expect(shown(run), `step ${step}`).toBe(expected.get(step));
      }
    }, 120_000);
  }

  it('stands before the first instruction of a statement at every step', () => {
    const run = start(scenario.seed);
    const { machine } = run;
    let steps = 0;
    for (; run.forward(run.step + 1) === 'limit'; steps++) {
      const g = machine.current;
      if (!g) continue;
      const fn = g.fns[g.depth]!;
      if (statementAt(fn, g.pc)?.pc !== g.pc)
        throw new Error(`step ${run.step}: ${fn.name} at ${g.pc}`);
    }
    expect(steps).toBeGreaterThan(100_000);
  }, 120_000);
});
