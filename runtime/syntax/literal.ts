/** What rune and string literals mean (Go spec: Rune literals, String literals). */
import { decodeRune, runeToBytes } from '../base/bytes';
import { hexValue } from './character';

const simple: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

// One escape: its value and the offset after it. `byte` says that it is one byte, not a rune.
interface Escape {
  readonly value: number;
  readonly byte: boolean;
  readonly next: number;
}

/** Reads what follows a backslash at `i`. */
function escapeAt(text: string, i: number): Escape {
  const letter = text.charAt(i);
  const plain = simple[letter];
  if (plain !== undefined) return { value: plain.charCodeAt(0), byte: false, next: i + 1 };
  let digits = 3;
  let base = 8;
  let from = i;
  if (letter === 'x' || letter === 'u' || letter === 'U') {
    digits = letter === 'x' ? 2 : letter === 'u' ? 4 : 8;
    base = 16;
    from++;
  } else if (!(letter >= '0' && letter <= '7')) {
    return { value: text.charCodeAt(i), byte: false, next: i + 1 };
  }
  let value = 0;
  for (let k = 0; k < digits; k++) value = value * base + hexValue(text.charCodeAt(from + k));
  return { value, byte: digits < 4, next: from + digits };
}

/**
 * The value of a string literal as a byte string; a raw one without its carriage returns. The text
 * is one the lexer let pass: for others the result is of no meaning.
 */
export function stringValue(text: string): string {
  const inner = text.slice(1, -1);
  if (text.charCodeAt(0) === 0x60) return inner.includes('\r') ? inner.replaceAll('\r', '') : inner;
  let i = inner.indexOf('\\');
  if (i < 0) return inner;
  let out = '';
  let plain = 0;
  while (i >= 0) {
    const { value, byte, next } = escapeAt(inner, i + 1);
    out += inner.slice(plain, i) + (byte ? String.fromCharCode(value & 0xff) : runeToBytes(value));
    plain = next;
    i = inner.indexOf('\\', next);
  }
  return out + inner.slice(plain);
}

/** The code point of a rune literal that the lexer let pass. */
export function runeValue(text: string): number {
  if (text.charCodeAt(1) === 0x5c) return escapeAt(text, 2).value;
  return Math.floor(decodeRune(text, 1) / 8);
}
