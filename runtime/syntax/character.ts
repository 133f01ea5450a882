/** What Go calls a letter, a digit, a hexadecimal digit; and how its messages show a character. */

const letterPattern = /^\p{L}$/u;
const digitPattern = /^\p{Nd}$/u;
const printPattern = /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]$/u;

// One look-up a byte: 1 letter (and _), 2 decimal digit, 4 hexadecimal digit.
const classes = new Uint8Array(256);
for (let c = 0; c < 128; c++) {
  const upper = c >= 0x41 && c <= 0x5a;
  const lower = c >= 0x61 && c <= 0x7a;
  if (upper || lower || c === 0x5f) classes[c]! |= 1;
  if (c >= 0x30 && c <= 0x39) classes[c]! |= 2 | 4;
  if ((c >= 0x41 && c <= 0x46) || (c >= 0x61 && c <= 0x66)) classes[c]! |= 4;
}

/** True for an ASCII letter or `_`; false for NaN, which charCodeAt gives past the end. */
export function isAsciiLetter(c: number): boolean {
  return (classes[c]! & 1) !== 0;
}

/** True for what continues an ASCII identifier. */
export function isAsciiLetterOrDigit(c: number): boolean {
  return (classes[c]! & 3) !== 0;
}

export function isDecimal(c: number): boolean {
  return (classes[c]! & 2) !== 0;
}

export function isHex(c: number): boolean {
  return (classes[c]! & 4) !== 0;
}

/** Value of a hexadecimal digit, or 16. */
export function hexValue(c: number): number {
  if (c >= 0x30 && c <= 0x39) return c - 0x30;
  const lower = c | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x61 + 10 : 16;
}

/** A letter in Go's sense: Unicode categories Lu, Ll, Lt, Lm, Lo (Go spec: Characters). */
export function isUnicodeLetter(rune: number): boolean {
  return letterPattern.test(String.fromCodePoint(rune));
}

/** A digit in Go's sense: Unicode category Nd. */
export function isUnicodeDigit(rune: number): boolean {
  return digitPattern.test(String.fromCodePoint(rune));
}

function isPrintable(rune: number): boolean {
  return printPattern.test(String.fromCodePoint(rune));
}

/** `U+0040 '@'`, without the character where it can't be printed. */
export function showRune(rune: number): string {
  const code = `U+${rune.toString(16).toUpperCase().padStart(4, '0')}`;
  if (rune > 0x10ffff || !isPrintable(rune)) return code;
  return `${code} '${String.fromCodePoint(rune)}'`;
}

const named: Readonly<Record<number, string>> = {
  7: '\\a',
  8: '\\b',
  9: '\\t',
  10: '\\n',
  11: '\\v',
  12: '\\f',
  13: '\\r',
  39: "\\'",
  92: '\\\\',
};

/** A character between single quotes, escaped where it can't be printed. */
export function quoteRune(rune: number): string {
  const escape = named[rune];
  if (escape !== undefined) return `'${escape}'`;
  if (isPrintable(rune)) return `'${String.fromCodePoint(rune)}'`;
  const hex = rune.toString(16);
  if (rune < 0x80) return `'\\x${hex.padStart(2, '0')}'`;
  return rune < 0x10000 ? `'\\u${hex.padStart(4, '0')}'` : `'\\U${hex.padStart(8, '0')}'`;
}
