// Names, times, command lines and columns.
import { expect, test } from 'vitest';
import { columnOffset, shortName, splitCommand, timeText } from './words';

test.each([
  ['github.com/docker/docker/engine.(*Job).Run', 'engine.(*Job).Run'],
  ['main.main', 'main.main'],
  ['net/http.(*Server).Serve', 'http.(*Server).Serve'],
  ['a/b.F(x/y)', 'b.F(x/y)'],
])('%s is %s for short', (name, short) => expect(shortName(name)).toBe(short));

test.each([
  [0, '0 ns'],
  [1500, '1.5 µs'],
  [2_000_000, '2 ms'],
  [5_000_000_000, '5 s'],
])('%d ns read %s', (ns, text) => expect(timeText(ns)).toBe(text));

test.each([
  ['docker  version ', ['docker', 'version']],
  [`curl -H 'A: b c' "x\\"y"`, ['curl', '-H', 'A: b c', 'x"y']],
  [`a '' b`, ['a', '', 'b']],
  ['a\\ b', ['a b']],
  ['', []],
  ['"open', undefined],
])('%s is %j', (line, words) => expect(splitCommand(line)).toEqual(words));

test('byte columns become places in a string', () => {
  expect(columnOffset('abc', 1)).toBe(0);
  expect(columnOffset('aé日b', 2)).toBe(1);
  expect(columnOffset('aé日b', 4)).toBe(2);
  expect(columnOffset('aé日b', 7)).toBe(3);
  expect(columnOffset('😀b', 5)).toBe(2);
});
