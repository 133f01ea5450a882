import { describe, expect, it } from 'vitest';
import { Lexer } from './lexer';
import * as t from './tokens';

/** The tokens of a text, separated by spaces; inserted semicolons as their cause. */
function tokens(text: string): string {
  const out: string[] = [];
  const lexer = new Lexer(text, (offset, message) => out.push(`<${offset}: ${message}>`));
  for (lexer.next(); lexer.token !== t.tEOF; lexer.next()) {
    out.push(lexer.token === t.tSemi ? `;${lexer.semi}` : lexer.value);
  }
  return out.join(' ');
}

describe('lexer', () => {
  const cases: [string, string][] = [
    ['', ''],
    ['x', 'x ;EOF'],
    ['x\n', 'x ;newline'],
    ['x;', 'x ;semicolon'],
    ['a+b', 'a + b ;EOF'],
    ['a+++b', 'a ++ + b ;EOF'],
    ['a<-b', 'a <- b ;EOF'],
    ['a<b', 'a < b ;EOF'],
    ['a&^=b', 'a &^= b ;EOF'],
    ['a&&^b', 'a && ^ b ;EOF'],
    ['a<<=b>>=c', 'a <<= b >>= c ;EOF'],
    ['a|=b||c', 'a |= b || c ;EOF'],
    ['!a!=b', '! a != b ;EOF'],
    ['a:=b:c', 'a := b : c ;EOF'],
    ['a==b=c', 'a == b = c ;EOF'],
    ['f(a...)', 'f ( a ... ) ;EOF'],
    ['a..b', 'a . . b ;EOF'],
    ['.5+1.', '.5 + 1. ;EOF'],
    ['1..2', '1. .2 ;EOF'],
    [
      'return\nbreak\ncontinue\nfallthrough\n',
      'return ;newline break ;newline continue ;newline fallthrough ;newline',
    ],
    ['if\nelse\n', 'if else'],
    [')\n]\n}\n', ') ;newline ] ;newline } ;newline'],
    ['(\n[\n{\n,\n', '( [ { ,'],
    ['x++\ny--\n', 'x ++ ;newline y -- ;newline'],
    ['x // c\ny', 'x ;newline y ;EOF'],
    ['x // c', 'x ;EOF'],
    ['x /* c */ y', 'x y ;EOF'],
    ['x /* c\n */ y', 'x ;newline y ;EOF'],
    ['x + /* c\n */ y', 'x + y ;EOF'],
    ['/* a */ // b\n', ''],
    ['/**/x', 'x ;EOF'],
    ['/* * / **/x', 'x ;EOF'],
    ['0x1F 0b11 0o17 017 1_000 0x_f', '0x1F 0b11 0o17 017 1_000 0x_f ;EOF'],
    ['1e9 1.5e-3 0x1p-2 0x.8p0 2i 1.5i 08i', '1e9 1.5e-3 0x1p-2 0x.8p0 2i 1.5i 08i ;EOF'],
    ['"a\\"b" `c\nd` \'\\\'\'', '"a\\"b" `c\nd` \'\\\'\' ;EOF'],
    [
      "'a' '\\n' '\\x41' '\\u1234' '\\U00012345' '\\101'",
      "'a' '\\n' '\\x41' '\\u1234' '\\U00012345' '\\101' ;EOF",
    ],
    ['\xc3\xa9t\xc3\xa9 _x1', '\xc3\xa9t\xc3\xa9 _x1 ;EOF'],
    ['chans chan Chan', 'chans chan Chan ;EOF'],
    ['\xef\xbb\xbfx', 'x ;EOF'],
    ['@x', "<0: invalid character U+0040 '@'> x ;EOF"],
    ['x\x01y', 'x <1: invalid character U+0001> y ;EOF'],
    ['a\xffb', '<1: invalid UTF-8 encoding> a\xffb ;EOF'],
    [
      '"\xed\xa0\x80"',
      '<1: invalid UTF-8 encoding> <2: invalid UTF-8 encoding> <3: invalid UTF-8 encoding> "\xed\xa0\x80" ;EOF',
    ],
  ];
  for (const [text, expected] of cases) {
    it(JSON.stringify(text), () => expect(tokens(text)).toBe(expected));
  }

  it('knows each keyword, and no name that begins or ends like one', () => {
    for (const word of t.keywords) {
      expect(t.spell(t.keywordAt(word, 0, word.length))).toBe(word);
      expect(t.keywordAt(`${word}x`, 0, word.length + 1)).toBe(t.tName);
      expect(t.keywordAt(word.toUpperCase(), 0, word.length)).toBe(t.tName);
    }
    expect(t.keywords).toHaveLength(25);
  });

  it('gives offsets in bytes', () => {
    const lexer = new Lexer('\xc3\xa9 := 1', () => undefined);
    lexer.next();
    expect([lexer.start, lexer.end]).toEqual([0, 2]);
    lexer.next();
    expect([lexer.start, lexer.end, lexer.previousEnd]).toEqual([3, 5, 2]);
  });
});
