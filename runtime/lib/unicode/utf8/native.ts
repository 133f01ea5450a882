/** Natives of unicode/utf8: counting and decoding over byte strings. */
import { decodeRune } from '../../../base/bytes';
import type { NativeTable } from '../../../machine/native';

const ERROR = 0xfffd;

/** Runes in a byte string, each invalid byte counting as one. */
export function runeCount(bytes: string): number {
  let count = 0;
  for (let i = 0; i < bytes.length; count++) {
    i += bytes.charCodeAt(i) < 0x80 ? 1 : decodeRune(bytes, i) & 7;
  }
  return count;
}

/** Whether a byte string is UTF-8 throughout. */
export function isValid(bytes: string): boolean {
  for (let i = 0; i < bytes.length;) {
    if (bytes.charCodeAt(i) < 0x80) {
      i++;
      continue;
    }
    const decoded = decodeRune(bytes, i);
    if (decoded === ERROR * 8 + 1) return false;
    i += decoded & 7;
  }
  return true;
}

/** The last rune as `rune * 8 + width`; an empty text gives U+FFFD with width 0. */
export function decodeLastRune(bytes: string): number {
  const end = bytes.length;
  if (end === 0) return ERROR * 8;
  for (let i = end - 1; i >= Math.max(0, end - 4); i--) {
    if ((bytes.charCodeAt(i) & 0xc0) !== 0x80) {
      const decoded = decodeRune(bytes, i);
      if (i + (decoded & 7) === end) return decoded;
      break;
    }
  }
  return ERROR * 8 + 1;
}

/** Whether what the text begins with is a whole rune, if an invalid one. */
export function isFullRune(bytes: string): boolean {
  if (bytes === '') return false;
  const b0 = bytes.charCodeAt(0);
  const need = b0 < 0xc2 || b0 > 0xf4 ? 1 : b0 < 0xe0 ? 2 : b0 < 0xf0 ? 3 : 4;
  if (bytes.length >= need) return true;
  // Short, but already wrong: bytes that would complete it do not.
  const completed = (bytes + '\x80\x80\x80').slice(0, need);
  const high = (bytes + '\xbf\xbf\xbf').slice(0, need);
  return (decodeRune(completed, 0) & 7) === 1 && (decodeRune(high, 0) & 7) === 1;
}

export const utf8Natives: NativeTable = {
  'unicode/utf8.RuneCountInString': (_, g, base) => {
    g.N[base] = runeCount(g.R[base] as string);
  },
  'unicode/utf8.ValidString': (_, g, base) => {
    g.N[base] = Number(isValid(g.R[base] as string));
  },
  'unicode/utf8.fullRune': (_, g, base) => {
    g.N[base] = Number(isFullRune(g.R[base] as string));
  },
  'unicode/utf8.DecodeRuneInString': (_, g, base) => {
    const bytes = g.R[base] as string;
    const decoded = bytes === '' ? ERROR * 8 : decodeRune(bytes, 0);
    g.N[base] = decoded >> 3;
    g.N[base + 1] = decoded & 7;
  },
  'unicode/utf8.DecodeLastRuneInString': (_, g, base) => {
    const decoded = decodeLastRune(g.R[base] as string);
    g.N[base] = decoded >> 3;
    g.N[base + 1] = decoded & 7;
  },
};
