// Small things said in numbers and names, the same wherever they are said.
import type { Locale } from '../_lib/locale';
import { languageTag } from '../_lib/locale';

/** `github.com/docker/docker/engine.(*Job).Run` as `engine.(*Job).Run`. */
export function shortName(fn: string): string {
  const bracket = fn.indexOf('(');
  const slash = fn.lastIndexOf('/', bracket < 0 ? undefined : bracket);
  return fn.slice(slash + 1);
}

/** The last part of a path. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Virtual time: nanoseconds since the run began, in the unit that reads best. */
export function timeText(ns: number): string {
  for (const [unit, size] of [
    ['s', 1e9],
    ['ms', 1e6],
    ['µs', 1e3],
  ] as const) {
    if (ns >= size) return `${Number((ns / size).toPrecision(6))} ${unit}`;
  }
  return `${ns} ns`;
}

/** Made once: browsers look a language up anew for each toLocaleString, longer than a step takes. */
const formats = new Map<Locale, Intl.NumberFormat>();

/** A whole number with its thousands apart. */
export function numberText(n: number, locale: Locale): string {
  let format = formats.get(locale);
  if (!format) formats.set(locale, (format = new Intl.NumberFormat(languageTag[locale])));
  return format.format(n);
}

/** Class that gives a goroutine its colour; its number stands beside it wherever it is used. */
export function goroutineColour(id: number): string {
  return `g-${id % 8}`;
}

/**
 * Words of a command line, with quotes and backslashes as in a shell; nothing else of a shell.
 * @returns undefined when a quote is not closed
 */
export function splitCommand(line: string): string[] | undefined {
  const words: string[] = [];
  let word: string | undefined;
  let quote = '';
  for (let i = 0; i < line.length; i++) {
    const c = line[i]!;
    if (quote === "'" && c !== "'") word += c;
    else if (c === '\\' && i + 1 < line.length) word = (word ?? '') + line[++i]!;
    else if (c === quote) quote = '';
    else if (quote !== '') word += c;
    else if (c === '"' || c === "'") {
      quote = c;
      word ??= '';
    } else if (/\s/.test(c)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else word = (word ?? '') + c;
  }
  if (quote !== '') return undefined;
  if (word !== undefined) words.push(word);
  return words;
}

/** Columns of a line count bytes; the page counts UTF-16 units. Both from their own beginning: 1 and 0. */
export function columnOffset(line: string, column: number): number {
  let bytes = 0;
  let at = 0;
  for (const c of line) {
    if (bytes >= column - 1) break;
    const code = c.codePointAt(0)!;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    at += c.length;
  }
  return at;
}
