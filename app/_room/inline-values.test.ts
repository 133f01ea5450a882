// Only variables, only those on the line, not what looks like one.
import { expect, test } from 'vitest';
import type { FrameView } from '@/runtime/session/protocol';
import { inlineValues } from './inline-values';

const local = (name: string, text: string, kind = 'string') =>
  ({ name, role: 'local', value: { type: kind, kind, text } }) as const;
const frame: FrameView = {
  fn: 'main.main',
  place: undefined,
  library: false,
  locals: [local('word', '"One"'), local('i', '0', 'int'), local('f', 'func main.f', 'func')],
};

test.each([
  ['to <- word', 'word = "One"'],
  ['x.word = i', 'i = 0'],
  ['fmt.Println("word", i) // word', 'i = 0'],
  ['f(word, word)', 'word = "One"'],
  ['wording', ''],
])('%s says %s', (line, text) => expect(inlineValues(line, frame)).toBe(text));

test('without a frame, nothing', () => expect(inlineValues('word', undefined)).toBe(''));
