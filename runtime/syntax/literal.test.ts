import { describe, expect, it } from 'vitest';
import { bytesOf } from '../base/bytes';
import { runeValue, stringValue } from './literal';

describe('string literals', () => {
  const cases: [string, string][] = [
    ['""', ''],
    ['"abc"', 'abc'],
    ['"a\\tb\\n"', 'a\tb\n'],
    ['"\\a\\b\\f\\v\\r"', '\x07\b\f\v\r'],
    ['"\\\\ \\" \'"', '\\ " \''],
    ['"\\x41\\xff"', 'A\xff'],
    ['"\\101\\377"', 'A\xff'],
    ['"\\u00e9\\U0001F600"', bytesOf('é😀')],
    [bytesOf('"é"'), bytesOf('é')],
    ['`a\\n\r\nb`', 'a\\n\nb'],
    ['`"`', '"'],
  ];
  for (const [text, value] of cases) {
    it(JSON.stringify(text), () => expect(stringValue(text)).toBe(value));
  }
});

describe('rune literals', () => {
  const cases: [string, number][] = [
    ["'a'", 97],
    ["'\\n'", 10],
    ["'\\''", 39],
    ["'\\\\'", 92],
    ["'\"'", 34],
    ["'\\x7f'", 127],
    ["'\\377'", 255],
    ["'\\u00e9'", 0xe9],
    ["'\\U0010ffff'", 0x10ffff],
    [bytesOf("'世'"), 0x4e16],
  ];
  for (const [text, value] of cases) {
    it(JSON.stringify(text), () => expect(runeValue(text)).toBe(value));
  }
});
