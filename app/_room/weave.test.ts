// The timeline shows each goroutine's turns, and no more strokes than can be seen.
import { expect, test } from 'vitest';
import { weave } from './weave';

test('each turn is a stroke in its lane', () => {
  const paths = weave(
    [
      { step: 0, g: 1 },
      { step: 50, g: 2 },
      { step: 75, g: 1 },
    ],
    100,
  );
  expect(paths[1]).toBe('M0 3H500M750 3H1000');
  expect(paths[2]).toBe('M500 6H750');
  expect(paths[0]).toBe('');
});

test('a hundred thousand turns are at most a thousand strokes a lane', () => {
  const many = Array.from({ length: 100_000 }, (_, step) => ({ step, g: step % 3 }));
  for (const path of weave(many, 100_000)) {
    expect(path.split('M').length - 1).toBeLessThanOrEqual(1000);
  }
});

test('a run without steps draws nothing', () => {
  expect(weave([{ step: 0, g: 1 }], 0).join('')).toBe('');
});
