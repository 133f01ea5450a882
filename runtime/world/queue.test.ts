import { expect, it } from 'vitest';
import { Queue } from './queue';

it('every state of a queue stays what it was, whatever is made of it', () => {
  const one = Queue.of([1]);
  const two = one.with(2);
  const three = two.with(3);
  const other = two.with(4);
  expect([one, two, three, other].map((q) => q.toArray())).toEqual([
    [1],
    [1, 2],
    [1, 2, 3],
    [1, 2, 4],
  ]);
  expect([...three.without(2)]).toEqual([3]);
  expect([three.last, three.without(3).last, three.length, other.without(1).length]).toEqual([
    3,
    undefined,
    3,
    2,
  ]);
});

it('what has been taken is not kept for ever, and taking goes on', () => {
  let queue = Queue.of<number>([]);
  for (let i = 0; i < 5000; i++) queue = queue.with(i);
  const whole = queue;
  for (let i = 0; i < 4990; i++) queue = queue.without(1);
  queue = queue.with(5000);
  expect(queue.toArray()).toEqual([
    4990, 4991, 4992, 4993, 4994, 4995, 4996, 4997, 4998, 4999, 5000,
  ]);
  expect(whole.length).toBe(5000);
  expect(whole.last).toBe(4999);
});
