// Medians of reports, and which of them miss what is wanted.
import { expect, test } from 'vitest';
import { median, missesTarget } from './medians.mjs';

test('the median of each name by itself', () => {
  const reports = [
    { a: 3, b: 10 },
    { a: 1, b: 30 },
    { a: 2, b: 20 },
  ];
  expect(median(reports)).toEqual({ a: 2, b: 20 });
  expect(median(reports.slice(0, 2))).toEqual({ a: 1, b: 10 });
});

test('a page misses by any of the three; the lab may be slow', () => {
  const whole = { performance: 0.95, accessibility: 1, practices: 1 };
  expect(missesTarget(whole, '/en')).toBe(false);
  expect(missesTarget({ ...whole, performance: 0.94 }, '/en')).toBe(true);
  expect(missesTarget({ ...whole, performance: NaN }, '/en')).toBe(true);
  expect(missesTarget({ ...whole, performance: 0.5 }, '/zh/lab/one-daemon')).toBe(false);
  expect(missesTarget({ ...whole, accessibility: 0.96 }, '/zh/lab/one-daemon')).toBe(true);
  expect(missesTarget({ ...whole, practices: 0.9 }, '/en')).toBe(true);
});
