import { expect, test } from 'vitest';
import { firstOf, nameAfter, namesAt } from './name-places';

// Line 3: two names; line 5: three; line 9: one.
const names = namesAt({
  names: [3, 0, 1, 0, 3, 8, 2, 1, 5, 0, 1, 0, 5, 5, 1, 1, 5, 12, 1, 0, 9, 4, 1, 1],
  refs: [0, 'src/x/y.go#7'],
  files: ['src/x/x.go'],
  things: [],
});

test('names come in order, each with where it leads', () => {
  expect(names).toHaveLength(6);
  expect(names[1]).toEqual({ line: 3, column: 8, length: 2, ref: 'src/x/y.go#7' });
  expect([0, 3, 4, 6, 10].map((line) => firstOf(names, line))).toEqual([0, 0, 2, 5, 6]);
});

test('arrows lead along a line, over its end, and to the nearest name above and below', () => {
  const path = (...keys: string[]) => keys.reduce((at, key) => nameAfter(key, names, at) ?? NaN, 0);
  expect(path('ArrowRight')).toBe(1);
  expect(path('ArrowRight', 'ArrowRight')).toBe(2);
  expect(path('ArrowRight', 'ArrowDown')).toBe(3);
  expect(path('ArrowRight', 'ArrowDown', 'ArrowDown')).toBe(5);
  expect(path('ArrowDown', 'End')).toBe(4);
  expect(path('ArrowDown', 'End', 'ArrowUp', 'Home')).toBe(0);
});

test('at the ends an arrow stays, and other keys lead nowhere', () => {
  expect(nameAfter('ArrowLeft', names, 0)).toBe(0);
  expect(nameAfter('ArrowUp', names, 1)).toBe(1);
  expect(nameAfter('ArrowDown', names, 5)).toBe(5);
  expect(nameAfter('ArrowRight', names, 5)).toBe(5);
  expect(nameAfter('x', names, 0)).toBeUndefined();
  expect(nameAfter('ArrowRight', [], 0)).toBeUndefined();
});
