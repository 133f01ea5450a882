// Bytes as text that may stand in an address, with a check that notices a link cut short or changed.

/** FNV-1a over the bytes, folded to 24 bits. */
function check(bytes: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash ^ (hash >>> 24)) & 0xffffff;
}

/** Base64url, without padding, of three bytes of check and the bytes themselves. */
export function seal(body: Uint8Array): string {
  const sum = check(body);
  const bytes = Uint8Array.of(sum >> 16, (sum >> 8) & 255, sum & 255, ...body);
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** The bytes that were sealed; undefined when the text is not what `seal` gave. */
export function unseal(text: string): Uint8Array | undefined {
  let raw: string;
  try {
    raw = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  } catch {
    return undefined;
  }
  const bytes = Uint8Array.from(raw, (c) => c.charCodeAt(0));
  const [a = 0, b = 0, c = 0] = bytes;
  const body = bytes.subarray(3);
  const whole = bytes.length >= 3 && check(body) === ((a << 16) | (b << 8) | c);
  return whole ? body : undefined;
}
