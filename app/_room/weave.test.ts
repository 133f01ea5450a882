// The timeline shows each goroutine's turns, and no more strokes than can be seen.
import { expect, test } from 'vitest';
import { weave } from './weave';

test('each turn is a stroke in the lane of its colour', () => {
  const switches = [
    { step: 0, g: 1 },
    { step: 50, g: 2 },
    { step: 75, g: 1 },
  ];
  expect(weave(switches, 100)).toEqual([
    {
      colour: 1,
      spans: [
        [0, 500],
        [750, 1000],
      ],
    },
    { colour: 2, spans: [[500, 750]] },
  ]);
});

test('a hundred thousand turns are at most a thousand strokes a colour', () => {
  const many = Array.from({ length: 100_000 }, (_, step) => ({ step, g: step % 3 }));
  for (const { spans } of weave(many, 100_000)) expect(spans.length).toBeLessThanOrEqual(1000);
});

test('a run without steps draws nothing', () => {
  expect(weave([{ step: 0, g: 1 }], 0)).toEqual([]);
});
