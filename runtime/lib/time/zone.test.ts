/** Files of the time zone database, made here: the computer that tests need not have any. */
import { expect, it } from 'vitest';
import { Place } from './zone';

const byte = (...values: number[]) => String.fromCharCode(...values);
const int32 = (n: number) => byte((n >>> 24) & 255, (n >>> 16) & 255, (n >>> 8) & 255, n & 255);
const int64 = (n: number) => int32(Math.floor(n / 2 ** 32)) + int32(n >>> 0);

/** A file of version 2 with these transitions (to kinds by index) and this rule for what comes after. */
function file(
  kinds: readonly (readonly [offset: number, dst: boolean, name: string])[],
  changes: readonly (readonly [at: number, kind: number])[],
  forever: string,
): string {
  const names = kinds.map(([, , name]) => `${name}\0`).join('');
  const head = (version: string, times: number, n: number, chars: number) =>
    `TZif${version}${'\0'.repeat(15)}${[0, 0, 0, times, n, chars].map(int32).join('')}`;
  const body =
    changes.map(([at]) => int64(at)).join('') +
    changes.map(([, kind]) => byte(kind)).join('') +
    kinds
      .map(([offset, dst, name]) => int32(offset) + byte(dst ? 1 : 0, names.indexOf(name)))
      .join('') +
    names;
  const old = head('2', 0, 1, 1) + int32(0) + byte(0, 0) + '\0';
  return `${old}${head('2', changes.length, kinds.length, names.length)}${body}\n${forever}\n`;
}

const utc = (text: string) => Date.parse(`${text}Z`) / 1000;
const eastern = file(
  [
    [-17762, false, 'LMT'],
    [-18000, false, 'EST'],
    [-14400, true, 'EDT'],
  ],
  [
    [utc('1883-11-18T17:00:00'), 1],
    [utc('2007-03-11T07:00:00'), 2],
    [utc('2007-11-04T06:00:00'), 1],
  ],
  'EST5EDT,M3.2.0,M11.1.0',
);
const read = (text: string) => Place.read(text)!;

it('finds the kind between transitions, before the first and after the last', () => {
  const place = read(eastern);
  const at = (text: string) => {
    const { name, offset, dst } = place.at(utc(text));
    return [name, offset, dst];
  };
  expect(at('1800-01-01T00:00:00')).toEqual(['LMT', -17762, false]);
  expect(at('1950-07-01T00:00:00')).toEqual(['EST', -18000, false]);
  expect(at('2007-03-11T06:59:59')).toEqual(['EST', -18000, false]);
  expect(at('2007-03-11T07:00:00')).toEqual(['EDT', -14400, true]);
  expect(at('2015-03-08T06:59:59')).toEqual(['EST', -18000, false]);
  expect(at('2015-03-08T07:00:00')).toEqual(['EDT', -14400, true]);
  expect(at('2015-11-01T05:59:59')).toEqual(['EDT', -14400, true]);
  expect(at('2015-11-01T06:00:00')).toEqual(['EST', -18000, false]);
  expect(at('2400-07-01T00:00:00')).toEqual(['EDT', -14400, true]);
});

it('reads a clock: of an hour that comes twice the first, of one that is left out the hour before', () => {
  const place = read(eastern);
  expect(place.offsetOfClock(utc('2015-11-01T01:30:00'))).toBe(-14400);
  expect(place.offsetOfClock(utc('2015-03-08T02:30:00'))).toBe(-14400);
  expect(place.offsetOfName('EST', utc('2015-07-01T12:00:00'))).toBe(-18000);
  expect(place.offsetOfName('CET', utc('2015-07-01T12:00:00'))).toBeUndefined();
});

it('follows rules of other forms', () => {
  const rule = (text: string) => read(file([[0, false, 'X']], [], text));
  const south = rule('<+1030>-10:30<+11>-11,M10.1.0,M4.1.0');
  expect(south.at(utc('2020-01-01T00:00:00'))).toMatchObject({ name: '+11', offset: 39_600 });
  expect(south.at(utc('2020-07-01T00:00:00'))).toMatchObject({ name: '+1030', offset: 37_800 });
  const days = rule('AAA0BBB,J60/0,300/-1:30');
  expect(days.at(utc('2020-02-29T23:59:59')).name).toBe('AAA');
  expect(days.at(utc('2020-03-01T00:00:00')).name).toBe('BBB');
  expect(days.at(utc('2020-10-26T21:29:59')).name).toBe('BBB');
  expect(days.at(utc('2020-10-26T21:30:00')).name).toBe('AAA');
  expect(rule('JST-9').at(0)).toMatchObject({ name: 'JST', offset: 32_400 });
});

it('is not taken in by what is no such file', () => {
  expect(Place.read('')).toBeUndefined();
  expect(Place.read('#!/bin/sh')).toBeUndefined();
  for (let n = 4; n < eastern.length - 30; n += 7)
    expect(Place.read(eastern.slice(0, n))).toBe(undefined);
});
