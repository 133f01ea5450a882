/** What every match of an expression begins with. */
import { decodeRune, runeToBytes } from '../../base/bytes';
import type { RuneSet } from './classes';
import type { Tree } from './tree';

export interface Prefix {
  /** A byte string. */
  readonly text: string;
  /** Whether it is all of a match. */
  readonly whole: boolean;
}

const none: Prefix = { text: '', whole: false };

/** The literal text with which an expression begins, as far as Go makes it out. */
export function prefixOf(t: Tree): Prefix {
  switch (t.op) {
    case 'empty':
      return { text: '', whole: true };
    case 'set':
      return ofSet(t.set);
    case 'assert':
      return none;
    case 'group':
      return prefixOf(t.of);
    case 'cat':
      return ofSequence(t.of);
    case 'alt': {
      const text = t.of.map((branch) => prefixOf(branch).text).reduce(common);
      return { text, whole: false };
    }
    case 'repeat': {
      const times = ofSequence(new Array<Tree>(t.min).fill(t.of));
      return { text: times.text, whole: times.whole && t.max === t.min };
    }
  }
}

function ofSet(set: RuneSet): Prefix {
  const [range] = set.ranges;
  const single = set.ranges.length === 1 && range![0] === range![1] && range![0] !== 0xfffd;
  if (!single || set.negated || set.property || set.parts?.length) return none;
  const text = runeToBytes(range![0]);
  if (set.fold && text.toLowerCase() !== text.toUpperCase()) return none;
  return { text, whole: true };
}

function ofSequence(parts: readonly Tree[]): Prefix {
  let text = '';
  for (const part of parts) {
    const prefix = prefixOf(part);
    text += prefix.text;
    if (!prefix.whole) return { text, whole: false };
  }
  return { text, whole: true };
}

/** What two texts begin with, in whole runes. */
function common(a: string, b: string): string {
  let n = 0;
  while (n < a.length && n < b.length) {
    const size = decodeRune(a, n) % 8;
    if (a.slice(n, n + size) !== b.slice(n, n + size)) break;
    n += size;
  }
  return a.slice(0, n);
}
