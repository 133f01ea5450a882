/** Go literals from texts and back: the quotes and escapes of strconv. */
import { decodeRune, runeToBytes } from '../../base/bytes';
import { isGraphic, isPrint } from '../unicode/properties';

/** What is written as it is: everything printable, ASCII only, or every graphic character. */
export type QuoteMode = 'print' | 'ascii' | 'graphic';

const SHORT: Readonly<Record<number, string>> = {
  7: '\\a',
  8: '\\b',
  9: '\\t',
  10: '\\n',
  11: '\\v',
  12: '\\f',
  13: '\\r',
};

function hex(value: number, width: number): string {
  return value.toString(16).padStart(width, '0');
}

function escaped(
  rune: number,
  width: number,
  byte: number,
  quote: number,
  mode: QuoteMode,
): string {
  if (width === 1 && rune === 0xfffd) return '\\x' + hex(byte, 2);
  if (rune === quote || rune === 92) return '\\' + String.fromCharCode(rune);
  if (
    mode === 'ascii'
      ? rune < 0x80 && isPrint(rune)
      : isPrint(rune) || (mode === 'graphic' && isGraphic(rune))
  ) {
    return runeToBytes(rune);
  }
  const short = SHORT[rune];
  if (short) return short;
  if (rune < 32 || rune === 0x7f) return '\\x' + hex(rune, 2);
  return rune < 0x10000 ? '\\u' + hex(rune, 4) : '\\U' + hex(rune, 8);
}

/** A double-quoted literal of a byte string. */
export function quote(bytes: string, mode: QuoteMode): string {
  // Most texts have nothing to escape.
  if (/^[ !#-[\]-~]*$/.test(bytes)) return '"' + bytes + '"';
  let out = '"';
  for (let i = 0; i < bytes.length;) {
    const decoded = decodeRune(bytes, i);
    const width = decoded & 7;
    out += escaped(decoded >> 3, width, bytes.charCodeAt(i), 34, mode);
    i += width;
  }
  return out + '"';
}

/** A single-quoted literal of a rune; what is no rune becomes U+FFFD. */
export function quoteRune(rune: number, mode: QuoteMode): string {
  if (rune < 0 || rune > 0x10ffff || (rune >= 0xd800 && rune < 0xe000)) rune = 0xfffd;
  return "'" + escaped(rune, 3, 0, 39, mode) + "'";
}

/** Whether a text can stand between back quotes on one line. */
export function canBackquote(bytes: string): boolean {
  for (let i = 0; i < bytes.length;) {
    const decoded = decodeRune(bytes, i);
    const rune = decoded >> 3;
    const width = decoded & 7;
    i += width;
    if (width > 1) {
      if (rune === 0xfeff) return false;
    } else if (rune === 0xfffd || (rune < 32 && rune !== 9) || rune === 96 || rune === 127)
      return false;
  }
  return true;
}

/** One character of a literal: its value, whether it is a rune beyond a byte, and what follows. */
export interface Unquoted {
  readonly value: number;
  readonly multibyte: boolean;
  readonly tail: string;
}

const LETTERS: Readonly<Record<string, number>> = {
  a: 7,
  b: 8,
  f: 12,
  n: 10,
  r: 13,
  t: 9,
  v: 11,
  '\\': 92,
};

/** strconv.UnquoteChar; undefined for a syntax error. quote is ', " or 0. */
export function unquoteChar(text: string, quoteChar: number): Unquoted | undefined {
  if (text === '') return undefined;
  const c = text.charCodeAt(0);
  if (c === quoteChar && (quoteChar === 39 || quoteChar === 34)) return undefined;
  if (c >= 0x80) {
    const decoded = decodeRune(text, 0);
    return { value: decoded >> 3, multibyte: true, tail: text.slice(decoded & 7) };
  }
  if (c !== 92) return { value: c, multibyte: false, tail: text.slice(1) };
  if (text.length < 2) return undefined;
  const letter = text[1]!;
  const rest = text.slice(2);
  const simple = LETTERS[letter];
  if (simple !== undefined) return { value: simple, multibyte: false, tail: rest };
  if (letter === 'x' || letter === 'u' || letter === 'U') {
    const width = letter === 'x' ? 2 : letter === 'u' ? 4 : 8;
    const digits = rest.slice(0, width);
    if (digits.length < width || !/^[0-9a-fA-F]*$/.test(digits)) return undefined;
    const value = parseInt(digits, 16);
    if (letter === 'x') return { value, multibyte: false, tail: rest.slice(2) };
    if (value > 0x10ffff || (value >= 0xd800 && value < 0xe000)) return undefined;
    return { value, multibyte: true, tail: rest.slice(width) };
  }
  if (letter >= '0' && letter <= '7') {
    if (!/^[0-7]{3}/.test(text.slice(1))) return undefined;
    const value = parseInt(text.slice(1, 4), 8);
    return value > 255 ? undefined : { value, multibyte: false, tail: text.slice(4) };
  }
  if (letter === "'" || letter === '"') {
    if (letter.charCodeAt(0) !== quoteChar) return undefined;
    return { value: quoteChar, multibyte: false, tail: rest };
  }
  return undefined;
}

/**
 * The literal a text starts with: `[bytes read, its value]`, undefined where there is none.
 */
export function unquotePrefix(text: string): [number, string] | undefined {
  const q = text[0];
  if (text.length < 2) return undefined;
  if (q === '`') {
    const end = text.indexOf('`', 1);
    return end < 0 ? undefined : [end + 1, text.slice(1, end).replace(/\r/g, '')];
  }
  if (q !== '"' && q !== "'") return undefined;
  const simple = /^"([^\\\n"]*)"/.exec(text);
  if (simple && !/[\x80-\xff]/.test(simple[1]!)) return [simple[0].length, simple[1]!];
  let rest = text.slice(1);
  let out = '';
  while (rest !== '' && rest[0] !== q) {
    if (rest[0] === '\n') return undefined;
    const one = unquoteChar(rest, q.charCodeAt(0));
    if (!one) return undefined;
    out +=
      one.value < 0x80 || !one.multibyte ? String.fromCharCode(one.value) : runeToBytes(one.value);
    rest = one.tail;
    if (q === "'") {
      if (rest[0] !== "'") return undefined;
      return [text.length - rest.length + 1, out];
    }
  }
  if (rest === '' || q === "'") return undefined;
  return [text.length - rest.length + 1, out];
}
