// The machine counts columns in bytes, the editor in UTF-16.
import { expect, test } from 'vitest';
import { columnOffset } from './code-editor';

test('a column in bytes is found among characters of any width', () => {
  const line = 'a ü 世 😀 z';
  const bytes = new TextEncoder();
  for (const char of ['a', 'ü', '世', '😀', 'z']) {
    const at = line.indexOf(char);
    const column = bytes.encode(line.slice(0, at)).length + 1;
    expect(columnOffset(line, column)).toBe(at);
  }
  expect(columnOffset(line, 99)).toBe(line.length);
});
