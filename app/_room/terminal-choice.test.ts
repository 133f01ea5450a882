// A terminal that was picked stays; what the others print meanwhile is news until it has been looked at.
import { expect, test } from 'vitest';
import type { MomentView } from '@/runtime/session/protocol';
import { atMoment, newsOf, noChoice, pick } from './terminal-choice';

const one = { host: 'a', terminal: 'one' };
const two = { host: 'a', terminal: 'two' };
const processes = [
  { id: 1, host: 'a' },
  { id: 2, host: 'a' },
] as unknown as MomentView['processes'];
/** A line of a terminal at each step. */
const printed = (...lines: (readonly ['one' | 'two', number])[]) => ({
  processes,
  terminal: lines.map(([terminal, step]) => ({
    terminal,
    step,
    kind: 'stdout' as const,
    text: '',
    process: terminal === 'one' ? 1 : 2,
  })),
});

test('nothing is news before one is picked: the one written to last is shown', () => {
  expect(newsOf(noChoice, printed(['one', 5], ['two', 9]))).toEqual(new Set());
  expect(atMoment(noChoice, 20, false)).toBe(noChoice);
});

test('what was printed before the pick is none, what comes after it is', () => {
  const choice = atMoment(pick(noChoice, one, 10), 30, false);
  expect(newsOf(choice, printed(['two', 10], ['one', 20]))).toEqual(new Set());
  expect(newsOf(choice, printed(['two', 11], ['one', 20]))).toEqual(new Set(['a two']));
});

test('it is none any more once it has been looked at, not even when it is printed again', () => {
  const first = atMoment(pick(noChoice, one, 10), 30, false);
  const back = pick(pick(first, two, 30), one, 30);
  const lines = printed(['two', 11]);
  expect(newsOf(back, lines)).toEqual(new Set());
  expect(newsOf(atMoment(atMoment(back, 5, false), 12, false), lines)).toEqual(new Set());
  expect(newsOf(atMoment(back, 40, false), printed(['two', 31]))).toEqual(new Set(['a two']));
});

test('in a run that has become another what was seen of the old one does not count', () => {
  const seen = pick(pick(noChoice, two, 30), one, 30);
  expect(newsOf(atMoment(seen, 20, false), printed(['two', 25]))).toEqual(new Set());
  expect(newsOf(atMoment(seen, 20, true), printed(['two', 25]))).toEqual(new Set(['a two']));
});

test('one that the reader opened is kept with those opened before', () => {
  const choice = pick(pick(noChoice, one, 1, true), two, 1, true);
  expect([choice.picked, choice.opened]).toEqual([two, [one, two]]);
  expect(pick(choice, one, 2).opened).toEqual([one, two]);
});
