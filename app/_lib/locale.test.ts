// Which language a reader gets from what the browser asks for.
import { expect, test } from 'vitest';
import { preferredLocale } from './locale';

test.each([
  ['', 'en'],
  ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
  ['en-GB,en;q=0.9,zh;q=0.8', 'en'],
  ['de, zh;q=0.3, en;q=0.2', 'zh'],
  ['en;q=0, zh;q=0.1', 'zh'],
  ['fr-FR', 'en'],
  ['*', 'en'],
  [';;;,,q=,zh', 'zh'],
])('%j reads in %s', (header, locale) => {
  expect(preferredLocale(header)).toBe(locale);
});
