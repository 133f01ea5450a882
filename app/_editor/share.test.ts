// A program comes out of a link as it went in, and a broken link says how it is broken.
import { expect, test } from 'vitest';
import { decodeShared, encodeShared, readText, TEXT_MOST } from './share';

const text = 'package main\n\nfunc main() {\n\tprintln("Grüße, 世界")\n}\n';

test('a program survives the link, with the file of the book it stands for', () => {
  for (const shared of [
    { name: 'Grüße', text },
    { name: '', text: '', edit: 'a/b.go', scenario: 'one-daemon' },
  ]) {
    expect(decodeShared(encodeShared(shared))).toEqual(shared);
  }
});

test('a link without a program is none', () => {
  expect(decodeShared('')).toBeUndefined();
  expect(decodeShared('#L12')).toBeUndefined();
});

test('a link that was cut, changed, or made by a later version says so', () => {
  const link = encodeShared({ name: 'x', text });
  expect(decodeShared(link.slice(0, -5))).toBe('cut');
  expect(decodeShared(link.replace(/.{9}$/, 'AAAAAAAAA'))).toBe('cut');
  expect(decodeShared('#program=1')).toBe('cut');
  expect(decodeShared('#program=1!!!')).toBe('cut');
  expect(decodeShared(link.replace('=1', '=7'))).toBe('version');
});

test('a small link with a great text is refused, not unpacked', () => {
  const link = encodeShared({ name: 'x', text: 'x'.repeat(8 * TEXT_MOST) });
  expect(link.length).toBeLessThan(20_000);
  expect(decodeShared(link)).toBe('large');
});

test('a file that is no text, or too much of it, is told apart from a program', () => {
  const utf8 = new TextEncoder();
  expect(readText(utf8.encode(text))).toEqual({ text });
  expect(readText(Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 0, 1))).toBe('binary');
  expect(readText(Uint8Array.of(0x70, 0xff, 0xfe))).toBe('binary');
  expect(readText(new Uint8Array(TEXT_MOST + 1).fill(32))).toBe('large');
});
