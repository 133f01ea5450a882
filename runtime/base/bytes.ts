/** Go strings are bytes; here a Go string is a JavaScript string with one character a byte (0–255). */

const encoder = /* @__PURE__ */ (() => {
  // UTF-8 by hand: the runtime has no ambient TextEncoder.
  return (text: string): string => {
    let ascii = true;
    for (let i = 0; i < text.length; i++) {
      if (text.charCodeAt(i) > 0x7f) {
        ascii = false;
        break;
      }
    }
    if (ascii) return text;
    let out = '';
    for (const char of text) out += runeToBytes(char.codePointAt(0)!);
    return out;
  };
})();

/** UTF-8 of one rune as a byte string; surrogates and out-of-range runes become U+FFFD as in Go. */
export function runeToBytes(rune: number): string {
  if (rune < 0 || rune > 0x10ffff || (rune >= 0xd800 && rune <= 0xdfff)) rune = 0xfffd;
  if (rune < 0x80) return String.fromCharCode(rune);
  if (rune < 0x800) return String.fromCharCode(0xc0 | (rune >> 6), 0x80 | (rune & 0x3f));
  if (rune < 0x10000) {
    return String.fromCharCode(
      0xe0 | (rune >> 12),
      0x80 | ((rune >> 6) & 0x3f),
      0x80 | (rune & 0x3f),
    );
  }
  return String.fromCharCode(
    0xf0 | (rune >> 18),
    0x80 | ((rune >> 12) & 0x3f),
    0x80 | ((rune >> 6) & 0x3f),
    0x80 | (rune & 0x3f),
  );
}

/** JavaScript text (UTF-16) to a byte string (UTF-8). */
export function bytesOf(text: string): string {
  return encoder(text);
}

/**
 * Decodes the rune at byte i of a byte string: returns `rune * 8 + width`, so that nothing is
 * allocated; invalid UTF-8 gives U+FFFD with width 1, as Go's range does.
 */
export function decodeRune(bytes: string, i: number): number {
  const b0 = bytes.charCodeAt(i);
  if (b0 < 0x80) return b0 * 8 + 1;
  const bad = 0xfffd * 8 + 1;
  if (b0 < 0xc2 || b0 > 0xf4) return bad;
  const n = bytes.length;
  if (i + 1 >= n) return bad;
  const b1 = bytes.charCodeAt(i + 1);
  if (b0 < 0xe0) {
    if ((b1 & 0xc0) !== 0x80) return bad;
    return (((b0 & 0x1f) << 6) | (b1 & 0x3f)) * 8 + 2;
  }
  if (b0 < 0xf0) {
    const low = b0 === 0xe0 ? 0xa0 : 0x80;
    const high = b0 === 0xed ? 0x9f : 0xbf;
    if (b1 < low || b1 > high || i + 2 >= n) return bad;
    const b2 = bytes.charCodeAt(i + 2);
    if ((b2 & 0xc0) !== 0x80) return bad;
    return (((b0 & 0x0f) << 12) | ((b1 & 0x3f) << 6) | (b2 & 0x3f)) * 8 + 3;
  }
  const low = b0 === 0xf0 ? 0x90 : 0x80;
  const high = b0 === 0xf4 ? 0x8f : 0xbf;
  if (b1 < low || b1 > high || i + 3 >= n) return bad;
  const b2 = bytes.charCodeAt(i + 2);
  const b3 = bytes.charCodeAt(i + 3);
  if ((b2 & 0xc0) !== 0x80 || (b3 & 0xc0) !== 0x80) return bad;
  return (((b0 & 0x07) << 18) | ((b1 & 0x3f) << 12) | ((b2 & 0x3f) << 6) | (b3 & 0x3f)) * 8 + 4;
}

/** A byte string as JavaScript text, invalid bytes as U+FFFD: for display. */
export function textOf(bytes: string): string {
  let out = '';
  let plain = 0;
  for (let i = 0; i < bytes.length;) {
    if (bytes.charCodeAt(i) < 0x80) {
      i++;
      continue;
    }
    out += bytes.slice(plain, i);
    const decoded = decodeRune(bytes, i);
    out += String.fromCodePoint(Math.floor(decoded / 8));
    i += decoded % 8;
    plain = i;
  }
  return plain === 0 ? bytes : out + bytes.slice(plain);
}

/** Bytes of an array as a byte string. */
export function bytesFromArray(data: ArrayLike<number>, from = 0, to = data.length): string {
  let out = '';
  for (let i = from; i < to; i += 4096) {
    const end = Math.min(to, i + 4096);
    const part: number[] = [];
    for (let j = i; j < end; j++) part.push(data[j]!);
    out += String.fromCharCode(...part);
  }
  return out;
}
