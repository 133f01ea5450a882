// The section that is being read, from where the headings stand.
import { expect, test } from 'vitest';
import { sectionAt } from './section-watch';

const at = (...tops: number[]) => tops.map((top, i) => ({ id: 'abc'[i]!, top }));

test.each([
  ['above the first heading there is none', at(500, 900, 1300), false, undefined],
  ['a heading at the line is reached', at(200, 900, 1300), false, 'a'],
  ['the last of those above the line', at(-900, -50, 700), false, 'b'],
  ['a short last section is reached at the end of the page', at(-900, -50, 700), true, 'c'],
  [
    'a page that fits the window is not at its end before it began',
    at(500, 600, 700),
    true,
    undefined,
  ],
  ['no headings', at(), true, undefined],
] as const)('%s', (_, tops, atEnd, id) => {
  expect(sectionAt(tops, 200, atEnd)).toBe(id);
});
