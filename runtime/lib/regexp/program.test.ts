import { describe, expect, test } from 'vitest';
import { bytesOf } from '../../base/bytes';
import { compile, execute } from './program';
import { BadExpression } from './tree';

const find = (expression: string, text: string, longest = false): number[] | undefined =>
  execute(compile(bytesOf(expression), false), bytesOf(text), 0, longest);

// Positions and messages are those that Go 1.19 gives.
describe('search', () => {
  test.each([
    ['^/v(?P<v0>[0-9.]+)/x$', '/v1.18/x', [0, 8, 2, 6]],
    ['(a|ab)(c|bcd)', 'abcd', [0, 4, 0, 1, 1, 4]],
    ['(a+)(b+)', 'xaab', [1, 4, 1, 3, 3, 4]],
    ['a*?', 'aa', [0, 0]],
    ['(?i)straße', 'STRAßE', [0, 7]],
    ['(?m)^b$', 'a\nb\nc', [2, 3]],
    ['(a)|b', 'b', [0, 1, -1, -1]],
    ['\\p{Greek}+', 'aαβ', [1, 5]],
    ['\\Qa.b\\E?', 'a.', [0, 2]],
  ] as const)('%s in %s', (expression, text, want) => {
    expect(find(expression, text)).toEqual(want);
  });

  test('none', () => {
    expect(find('a.b', 'a\nb')).toBeUndefined();
  });

  test('the longest match where it is asked for', () => {
    expect(find('a|ab', 'ab')).toEqual([0, 1]);
    expect(find('a|ab', 'ab', true)).toEqual([0, 2]);
  });

  test('time is linear in the text', () => {
    expect(find('(a*)*b', 'a'.repeat(5000))).toBeUndefined();
  });
});

describe('wrong expressions', () => {
  test.each([
    ['a(b', 'missing closing )', 'a(b'],
    ['a)', 'unexpected )', 'a)'],
    ['[a', 'missing closing ]', '[a'],
    ['*', 'missing argument to repetition operator', '*'],
    ['a**', 'invalid nested repetition operator', '**'],
    ['[b-a]', 'invalid character class range', 'b-a'],
    ['a{1001}', 'invalid repeat count', '{1001}'],
    ['\\8', 'invalid escape sequence', '\\8'],
    ['(?=a)', 'invalid or unsupported Perl syntax', '(?='],
    ['a\\', 'trailing backslash at end of expression', ''],
  ])('%s', (expression, code, part) => {
    let thrown: unknown;
    try {
      compile(expression, false);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toEqual(new BadExpression(code, part));
  });
});
