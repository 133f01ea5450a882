// Each key does one thing, and Shift turns it round.
import { expect, test } from 'vitest';
import { clusterWay, deedOf, oneWay, twoWay } from './keys';

const press = (key: string, more: Partial<KeyboardEvent> = {}) =>
  deedOf({ key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...more });

test.each(Object.entries({ ...twoWay, ...clusterWay }))(
  '%s goes forward, with Shift back',
  (key, deed) => {
    expect(press(key)).toEqual({ do: deed, direction: 'forward' });
    expect(press(key.toUpperCase(), { shiftKey: true })).toEqual({ do: deed, direction: 'back' });
  },
);

test('no key has two meanings', () => {
  const keys = [
    ...Object.keys(twoWay),
    ...Object.keys(oneWay),
    ...Object.keys(clusterWay),
    ...'123456789',
  ];
  expect(new Set(keys).size).toBe(keys.length);
});

test('what is the browser’s stays the browser’s', () => {
  for (const held of ['ctrlKey', 'metaKey', 'altKey']) {
    expect(press('r', { [held]: true })).toBeUndefined();
  }
  for (const key of ['Tab', 'ArrowDown', 'Enter', 'F5', '0', 'é', '__proto__', 'toString']) {
    expect(press(key)).toBeUndefined();
  }
});

test('digits go to panes', () => {
  expect(press('1')).toEqual({ do: 'pane', pane: 'source' });
  expect(press('7')).toEqual({ do: 'pane', pane: 'sequence' });
  expect(press('8')).toEqual({ do: 'pane', pane: 'routes' });
  expect(press('9')).toEqual({ do: 'pane', pane: 'cluster' });
});
