/** Searching, cutting and mapping byte strings: what strings and bytes share. */
import { decodeRune, runeToBytes } from '../../base/bytes';
import {
  isDigit,
  isLetter,
  isSpace,
  simpleFold,
  toLower,
  toTitle,
  toUpper,
} from '../unicode/properties';
import { decodeLastRune, isValid, runeCount } from '../unicode/utf8/native';

/** Whether every byte is ASCII. */
export function isAscii(bytes: string): boolean {
  for (let i = 0; i < bytes.length; i++) if (bytes.charCodeAt(i) >= 0x80) return false;
  return true;
}

/** The runes of a byte string, invalid bytes as U+FFFD. */
export function runesOf(bytes: string): number[] {
  const runes: number[] = [];
  for (let i = 0; i < bytes.length;) {
    const decoded = decodeRune(bytes, i);
    runes.push(decoded >> 3);
    i += decoded & 7;
  }
  return runes;
}

/** Go's IndexRune: -1 for what is no rune; U+FFFD finds invalid bytes too. */
export function indexRune(s: string, rune: number): number {
  if (rune >= 0 && rune < 0x80) return s.indexOf(String.fromCharCode(rune));
  if (rune === 0xfffd) {
    for (let i = 0; i < s.length;) {
      const decoded = decodeRune(s, i);
      if (decoded >> 3 === 0xfffd) return i;
      i += decoded & 7;
    }
    return -1;
  }
  if (rune < 0 || rune > 0x10ffff || (rune >= 0xd800 && rune < 0xe000)) return -1;
  return s.indexOf(runeToBytes(rune));
}

/** First byte index of any of the runes of `chars`. */
export function indexAny(s: string, chars: string): number {
  const wanted = new Set(runesOf(chars));
  for (let i = 0; i < s.length;) {
    const decoded = decodeRune(s, i);
    if (wanted.has(decoded >> 3)) return i;
    i += decoded & 7;
  }
  return -1;
}

export function lastIndexAny(s: string, chars: string): number {
  const wanted = new Set(runesOf(chars));
  for (let end = s.length; end > 0;) {
    const decoded = decodeLastRune(end === s.length ? s : s.slice(Math.max(0, end - 4), end));
    end -= decoded & 7;
    if (wanted.has(decoded >> 3)) return end;
  }
  return -1;
}

/** Occurrences that do not overlap; an empty text counts as one a rune and one more. */
export function count(s: string, sub: string): number {
  if (sub === '') return runeCount(s) + 1;
  let found = 0;
  for (let i = s.indexOf(sub); i >= 0; i = s.indexOf(sub, i + sub.length)) found++;
  return found;
}

/** The texts between separators, at most n (n < 0: all), each with `keep` bytes of its separator; undefined for n = 0. */
export function split(s: string, sep: string, keep: number, n: number): string[] | undefined {
  if (n === 0) return undefined;
  const parts: string[] = [];
  if (sep === '') {
    let at = 0;
    while (at < s.length && (n < 0 || parts.length < n - 1)) {
      const width = decodeRune(s, at) & 7;
      // Invalid bytes stand for themselves here.
      parts.push(s.slice(at, at + width));
      at += width;
    }
    if (at < s.length) parts.push(s.slice(at));
    return parts;
  }
  if (n < 0 && keep === 0) return s.split(sep);
  let at = 0;
  while (n < 0 || parts.length < n - 1) {
    const found = s.indexOf(sep, at);
    if (found < 0) break;
    parts.push(s.slice(at, found + keep));
    at = found + sep.length;
  }
  parts.push(s.slice(at));
  return parts;
}

/** The stretches without white space, as pairs of byte offsets. */
export function fieldBounds(s: string): number[] {
  const bounds: number[] = [];
  let start = -1;
  for (let i = 0; i < s.length;) {
    const c = s.charCodeAt(i);
    let width = 1;
    let space = c === 32 || (c >= 9 && c <= 13);
    if (c >= 0x80) {
      const decoded = decodeRune(s, i);
      width = decoded & 7;
      space = isSpace(decoded >> 3);
    }
    if (space) {
      if (start >= 0) bounds.push(start, i);
      start = -1;
    } else if (start < 0) start = i;
    i += width;
  }
  if (start >= 0) bounds.push(start, s.length);
  return bounds;
}

/** The first n (n < 0: all) occurrences replaced; an empty old text is before each rune and at the end. */
export function replace(s: string, old: string, by: string, n: number): string {
  if (old === by || n === 0) return s;
  if (old !== '' && n < 0) return s.includes(old) ? s.split(old).join(by) : s;
  let out = '';
  let at = 0;
  let done = 0;
  if (old === '') {
    while (n < 0 || done < n) {
      out += by;
      done++;
      if (at >= s.length) return out;
      const width = decodeRune(s, at) & 7;
      out += s.slice(at, at + width);
      at += width;
    }
    return out + s.slice(at);
  }
  while (done < n) {
    const found = s.indexOf(old, at);
    if (found < 0) break;
    out += s.slice(at, found) + by;
    at = found + old.length;
    done++;
  }
  return out + s.slice(at);
}

/** Each rune mapped to one other. */
function mapRunes(s: string, f: (rune: number) => number): string {
  let out = '';
  for (let i = 0; i < s.length;) {
    const decoded = decodeRune(s, i);
    out += runeToBytes(f(decoded >> 3));
    i += decoded & 7;
  }
  return out;
}

export function upper(s: string): string {
  return isAscii(s) ? s.toUpperCase() : mapRunes(s, toUpper);
}

export function lower(s: string): string {
  return isAscii(s) ? s.toLowerCase() : mapRunes(s, toLower);
}

export function allTitle(s: string): string {
  return mapRunes(s, toTitle);
}

function separates(rune: number): boolean {
  if (rune < 0x80) return !/[0-9A-Za-z_]/.test(String.fromCharCode(rune));
  if (isLetter(rune) || isDigit(rune)) return false;
  return isSpace(rune);
}

/** The first letter of each word in title case. */
export function titleWords(s: string): string {
  let before = 32;
  return mapRunes(s, (rune) => {
    const mapped = separates(before) ? toTitle(rune) : rune;
    before = rune;
    return mapped;
  });
}

/** Offsets of what is left of a text when white space at its ends is dropped. */
export function spaceBounds(s: string): [number, number] {
  return bounds(s, isSpace, true, true);
}

/** Offsets of what is left when runes that fit are dropped from its ends. */
export function bounds(
  s: string,
  drop: (rune: number) => boolean,
  left: boolean,
  right: boolean,
): [number, number] {
  let from = 0;
  let to = s.length;
  if (left) {
    while (from < to) {
      const decoded = decodeRune(s, from);
      if (!drop(decoded >> 3)) break;
      from += decoded & 7;
    }
  }
  if (right) {
    while (to > from) {
      const decoded = decodeLastRune(s.slice(Math.max(from, to - 4), to));
      if (!drop(decoded >> 3)) break;
      to -= decoded & 7;
    }
  }
  return [from, to];
}

/** A test for membership in a set of runes. */
export function inSet(cutset: string): (rune: number) => boolean {
  const runes = runesOf(cutset);
  return (rune) => runes.includes(rune);
}

/** Equal under simple case folding. */
export function equalFold(s: string, t: string): boolean {
  if (s === t) return true;
  if (isAscii(s) && isAscii(t)) return s.toLowerCase() === t.toLowerCase();
  const a = runesOf(s);
  const b = runesOf(t);
  if (a.length !== b.length) return false;
  return a.every((rune, i) => {
    const other = b[i]!;
    if (rune === other) return true;
    for (let r = simpleFold(rune); r !== rune; r = simpleFold(r)) if (r === other) return true;
    return false;
  });
}

/** Runs of invalid bytes replaced. */
export function toValid(s: string, replacement: string): string {
  if (isValid(s)) return s;
  let out = '';
  let inRun = false;
  for (let i = 0; i < s.length;) {
    const decoded = decodeRune(s, i);
    if (decoded === 0xfffd * 8 + 1) {
      if (!inRun) out += replacement;
      inRun = true;
      i++;
      continue;
    }
    inRun = false;
    out += s.slice(i, i + (decoded & 7));
    i += decoded & 7;
  }
  return out;
}

/** Replacer's work: pairs old, new, old, new …; the earliest pair that matches at a place wins. */
export function replacePairs(s: string, pairs: readonly string[]): string {
  const byFirst = new Map<string, number[]>();
  let empty = -1;
  for (let i = 0; i < pairs.length; i += 2) {
    const old = pairs[i]!;
    if (old === '') {
      if (empty < 0) empty = i;
      continue;
    }
    const list = byFirst.get(old[0]!);
    if (list) list.push(i);
    else byFirst.set(old[0]!, [i]);
  }
  let out = '';
  let last = 0;
  let wasEmpty = false;
  for (let i = 0; i <= s.length;) {
    let match = -1;
    for (const pair of byFirst.get(s[i] ?? '') ?? []) {
      if (s.startsWith(pairs[pair]!, i)) {
        match = pair;
        break;
      }
    }
    if (empty >= 0 && !wasEmpty && (match < 0 || empty < match)) match = empty;
    wasEmpty = match >= 0 && match === empty;
    if (match >= 0) {
      out += s.slice(last, i) + pairs[match + 1]!;
      i += pairs[match]!.length;
      last = i;
    } else i++;
  }
  return out + s.slice(last);
}
