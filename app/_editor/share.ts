// A program in a link: deflated, with a check, behind the `#`, so that no server ever sees it.
import { deflateSync, Inflate, strFromU8, strToU8 } from 'fflate';
import { seal, unseal } from '../_lib/sealed';

/** What a link carries. */
export type Shared = {
  readonly name: string;
  readonly text: string;
  readonly edit?: string;
  readonly scenario?: string;
};

/** Longest link offered, in characters; beyond it the program goes as a file. */
export const LINK_MOST = 8 * 1024;
/** Largest program the playground takes, in UTF-8 bytes. */
export const TEXT_MOST = 1024 * 1024;

const VERSION = '1';
const KEY = 'program';

/** What is wrong with a link; the page has the words. */
export type ShareProblem = 'cut' | 'version' | 'large';

/** The part of a link from `#` on. */
export function encodeShared(shared: Shared): string {
  const body = deflateSync(strToU8(JSON.stringify(shared)), { level: 9 });
  return `#${KEY}=${VERSION}${seal(body)}`;
}

/** Bytes unpacked at a time. */
const PIECE = 1024;

/** What was deflated; undefined when it is more than a program may be. A small link may hold a great text. */
function inflated(body: Uint8Array): Uint8Array | undefined {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const stream = new Inflate((chunk) => {
    length += chunk.length;
    chunks.push(chunk);
  });
  for (let at = 0; at < body.length; at += PIECE) {
    stream.push(body.subarray(at, at + PIECE), at + PIECE >= body.length);
    if (length > TEXT_MOST + 4096) return undefined;
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

/** The program of a link, what is wrong with it, or undefined where the link carries none. */
export function decodeShared(hash: string): Shared | ShareProblem | undefined {
  const found = new RegExp(`^#${KEY}=(.)(.*)$`).exec(hash);
  if (!found) return undefined;
  const [, version, text = ''] = found;
  if (version !== VERSION) return 'version';
  const body = unseal(text);
  if (!body) return 'cut';
  try {
    const whole = inflated(body);
    if (!whole) return 'large';
    const value: unknown = JSON.parse(strFromU8(whole));
    const { name, text: program, edit, scenario } = value as Record<string, unknown>;
    if (typeof program !== 'string') return 'cut';
    return {
      name: typeof name === 'string' ? name.slice(0, 80) : '',
      text: program,
      ...(typeof edit === 'string' ? { edit } : {}),
      ...(typeof scenario === 'string' ? { scenario } : {}),
    };
  } catch {
    return 'cut';
  }
}

/** A file's text, or what is wrong with it: `binary` is no text, `large` more than is taken. */
export function readText(bytes: Uint8Array): { readonly text: string } | 'binary' | 'large' {
  if (bytes.length > TEXT_MOST) return 'large';
  if (bytes.includes(0)) return 'binary';
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return 'binary';
  }
}
