// Which runs are kept apart, and which are the same run gone on.
import { expect, test } from 'vitest';
import type { Input, MomentView } from '@/runtime/session/protocol';
import { keepRun, type KeptRun } from './kept-runs';

const view = (step: number, recorded: number, inputs: readonly Input[] = [], seed = 7) =>
  ({ step, recorded, inputs, seed }) as MomentView;
const next = (at: number, g: number): Input => ({ at, kind: 'run-next', g });
const typed = (at: number): Input => ({
  at,
  kind: 'exec',
  host: 'one',
  terminal: 'one',
  argv: ['hello'],
});
const all = (...views: MomentView[]): readonly KeptRun[] =>
  views.reduce<readonly KeptRun[]>((runs, one) => keepRun(runs, one, undefined, []), []);

test('going through a run keeps one, at its last step', () => {
  expect(all(view(0, 90), view(40, 90), view(7, 90))).toMatchObject([{ step: 7 }]);
});

test('what is done in the past makes another run, what is done at the end goes on with it', () => {
  const runs = all(
    view(9, 90),
    view(9, 95, [next(9, 2)]),
    view(90, 90),
    view(90, 120, [typed(90)]),
  );
  expect(runs.map(({ inputs, recorded }) => [inputs.length, recorded])).toEqual([
    [1, 120],
    [1, 95],
  ]);
});

test('another seed and another experiment are other runs', () => {
  const runs = keepRun(all(view(0, 90), view(0, 80, [], 8)), view(0, 90), 'unclosed', []);
  expect(runs).toHaveLength(3);
});

test('so many are kept, the first of them always', () => {
  const runs = all(view(5, 90), ...Array.from({ length: 40 }, (_, g) => view(5, 90, [next(5, g)])));
  expect(runs).toHaveLength(24);
  expect(runs[0]!.inputs).toEqual([]);
  expect(runs.at(-1)!.inputs).toEqual([next(5, 39)]);
});
