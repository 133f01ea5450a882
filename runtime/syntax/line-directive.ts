/** Line directives: comments that say which file and line the text after them came from. */
import type { LineDirective } from '../base/source';

/** What is wrong with a directive, and at which offset. */
interface BadDirective {
  readonly at: number;
  readonly message: string;
}

const maxNumber = 2 ** 30;

/** The part of `text` after its last colon, as a number: NaN if it is none, at -1 without a colon. */
function trailing(text: string): { at: number; value: number } {
  const at = text.lastIndexOf(':') + 1;
  const digits = text.slice(at);
  return { at: at || -1, value: /^[0-9]+$/.test(digits) ? Number(digits) : NaN };
}

const inRange = (n: number): boolean => n > 0 && n <= maxNumber;

/**
 * Reads `line file:line`, `line file:line:column` or `line :line:column` out of a comment whose text,
 * without its `//` or `/*`, goes from `start` to `end`. A `//` counts only at the beginning of its
 * line. Undefined where the comment is no directive.
 */
export function readLineDirective(
  text: string,
  start: number,
  end: number,
): LineDirective | BadDirective | undefined {
  const general = text[start - 1] === '*';
  if (!general && start > 2 && text[start - 3] !== '\n') return undefined;
  const from = start + 'line '.length;
  const said = text.slice(from, !general && text[end - 1] === '\r' ? end - 1 : end);
  if (general && said.includes('\n')) return undefined;
  const last = trailing(said);
  if (last.at < 0) return undefined;
  const bad = (what: string, at: number): BadDirective => ({
    at: from + at,
    message: `invalid ${what} number: ${said.slice(at)}`,
  });
  if (Number.isNaN(last.value)) return bad('line', last.at);
  const before = trailing(said.slice(0, last.at - 1));
  const withColumn = before.at > 0 && !Number.isNaN(before.value);
  if (withColumn && !inRange(last.value)) return bad('column', last.at);
  const line = withColumn ? before : last;
  if (!inRange(line.value)) {
    const to = withColumn ? last.at - 1 : said.length;
    return {
      at: from + line.at,
      message: `invalid line number: ${said.slice(line.at, to)}`,
    };
  }
  const file = said.slice(0, line.at - 1);
  return {
    offset: general ? end + 2 : end + 1,
    file: file === '' && withColumn ? undefined : file,
    line: line.value,
    column: withColumn ? last.value : 0,
  };
}
