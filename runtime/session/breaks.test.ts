// Flags stay up between steps, come down for everything else, and reach functions compiled meanwhile.
import { expect, test } from 'vitest';
import { BREAK_FLAG } from '../code/ops';
import type { FuncCode, Program } from '../code/program';
import { Breaks, type Choose } from './breaks';

const fn = (): FuncCode =>
  ({ code: new Int32Array(4), stmts: [{ pc: 1 }, { pc: 3 }] }) as unknown as FuncCode;
const up = ({ code }: FuncCode): number[] =>
  [...code!].flatMap((word, pc) => ((word & BREAK_FLAG) !== 0 ? [pc] : []));
const every: Choose = () => true;

test('what is chosen again and again is chosen once, and comes down when asked', async () => {
  const one = fn();
  const breaks = new Breaks([{ funcs: [one] } as unknown as Program]);
  let asked = 0;
  const choose: Choose = () => ++asked > 0;
  const within: number[][] = [];
  for (let i = 0; i < 3; i++) {
    await breaks.during(
      choose,
      () => {
        breaks.lower();
        return Promise.resolve(within.push(up(one)));
      },
      true,
    );
  }
  expect(within).toEqual([
    [1, 3],
    [1, 3],
    [1, 3],
  ]);
  expect(asked).toBe(2);
  expect(up(one)).toEqual([1, 3]);
  const late = fn();
  breaks.loaded(late);
  expect(up(late)).toEqual([1, 3]);
  breaks.lower();
  expect([up(one), up(late)]).toEqual([[], []]);
});

test('another choice takes the place of the one before', async () => {
  const one = fn();
  const breaks = new Breaks([{ funcs: [one] } as unknown as Program]);
  await breaks.during(every, () => Promise.resolve(), true);
  const line: Choose = (_, { pc }) => pc === 3;
  await breaks.during(line, () => Promise.resolve(expect(up(one)).toEqual([3])));
  expect(up(one)).toEqual([]);
});
