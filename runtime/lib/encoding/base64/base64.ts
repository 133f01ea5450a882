/** Base64 (RFC 4648) over byte strings. */

export const STANDARD = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Encodes bytes; `pad` is '' for none. */
export function encodeBase64(bytes: string, alphabet = STANDARD, pad = '='): string {
  let out = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const left = bytes.length - i;
    const a = bytes.charCodeAt(i);
    const b = left > 1 ? bytes.charCodeAt(i + 1) : 0;
    const c = left > 2 ? bytes.charCodeAt(i + 2) : 0;
    out += alphabet[a >> 2]! + alphabet[((a & 3) << 4) | (b >> 4)]!;
    out += left > 1 ? alphabet[((b & 15) << 2) | (c >> 6)]! : pad;
    out += left > 2 ? alphabet[c & 63]! : pad;
  }
  return out;
}

/** What decoding gives: the bytes in front of the first wrong one, and where that is (-1: none is). */
export interface Decoded {
  readonly bytes: string;
  readonly wrongAt: number;
}

/** Decodes text; line ends are skipped. `strict`: bits behind the last byte must be zero. */
export function decodeBase64(
  text: string,
  alphabet = STANDARD,
  pad = '=',
  strict = false,
): Decoded {
  let out = '';
  let at = 0;
  const next = (): number => {
    while (text[at] === '\n' || text[at] === '\r') at++;
    return at < text.length ? at++ : -1;
  };
  for (;;) {
    const values: number[] = [];
    while (values.length < 4) {
      const i = next();
      if (i < 0) {
        if (values.length === 0) return { bytes: out, wrongAt: -1 };
        if (values.length === 1 || pad !== '') return { bytes: out, wrongAt: at - values.length };
        break;
      }
      const value = alphabet.indexOf(text[i]!);
      if (value >= 0) {
        values.push(value);
        continue;
      }
      if (text[i] !== pad || values.length < 2) return { bytes: out, wrongAt: i };
      if (values.length === 2) {
        const second = next();
        if (second < 0) return { bytes: out, wrongAt: text.length };
        if (text[second] !== pad) return { bytes: out, wrongAt: second - 1 };
      }
      const rest = next();
      const last = tail(values);
      if (strict && last.left) return { bytes: out, wrongAt: at - (rest < 0 ? 0 : 1) };
      return { bytes: out + last.bytes, wrongAt: rest };
    }
    if (values.length < 4) {
      const last = tail(values);
      return strict && last.left
        ? { bytes: out, wrongAt: at }
        : { bytes: out + last.bytes, wrongAt: -1 };
    }
    out += tail(values).bytes;
  }
}

/** Bytes of two to four values, and whether bits are left over. */
function tail(values: readonly number[]): { bytes: string; left: boolean } {
  const bits = values.reduce((sum, value, i) => sum + value * 64 ** (3 - i), 0);
  const n = values.length - 1;
  let bytes = '';
  for (let i = 0; i < n; i++) bytes += String.fromCharCode(Math.floor(bits / 256 ** (2 - i)) & 255);
  return { bytes, left: bits % 256 ** (3 - n) !== 0 };
}
