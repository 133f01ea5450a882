// Where the note of a word stands: by the word, inside the window.
import { expect, test } from 'vitest';
import { placeNote } from './term-notes';

const view = { width: 390, height: 844 };
const note = { width: 374, height: 170 };

test.each([
  ['below the word', { left: 4, top: 100, bottom: 120 }, { left: 8, top: 128 }],
  ['never beyond the right edge', { left: 300, top: 100, bottom: 120 }, { left: 8, top: 128 }],
  ['above it at the foot of the window', { left: 8, top: 800, bottom: 820 }, { left: 8, top: 622 }],
])('%s', (_, word, place) => {
  expect(placeNote(word, note, view)).toEqual(place);
});

test('below even so where there is no room above', () => {
  const low = { width: 390, height: 200 };
  expect(placeNote({ left: 0, top: 90, bottom: 110 }, note, low).top).toBe(118);
});
