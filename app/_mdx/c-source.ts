// C that a chapter shows beside its Go: files in the chapter's folder c, pulled like Go is, by name or by piece.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cut, type Excerpt } from './excerpt';

/** A file of content/chapters/<slug>/c. */
export function readC(slug: string, file: string): Excerpt {
  const path = ['content', 'chapters', slug, 'c', file];
  const text = readFileSync(join(/* turbopackIgnore: true */ process.cwd(), ...path), 'utf8');
  return { file: path.join('/'), firstLine: 1, lines: text.replace(/\n$/, '').split('\n') };
}

/**
 * The lines of a function, its opening bracket at the end of the first as Go has it.
 * @throws RangeError if the file has no such function
 */
export function functionC(source: Excerpt, name: string): readonly string[] {
  const start = source.lines.findIndex(
    (line) => /^\w/.test(line) && new RegExp(`[ *]${name}\\(`).test(line),
  );
  if (start < 0 || source.lines[start + 1] !== '{') {
    throw new RangeError(`${source.file} has no function ${name}`);
  }
  const end = source.lines.indexOf('}', start);
  return [`${source.lines[start]} {`, ...source.lines.slice(start + 2, end + 1)];
}

/** A line of C and the line of Go that does the same; `line` is its number in the file. */
export type Pair = { readonly c: string; readonly line: number };

/**
 * A function in both languages, line by line.
 * @throws RangeError if they have not the same number of lines
 */
export function pairs(c: readonly string[], go: Excerpt): readonly Pair[] {
  const { firstLine, lines } = cut(go, 'func ', undefined);
  if (lines.length !== c.length) {
    throw new RangeError(
      `${c[0] ?? ''} has ${c.length} lines, its Go in ${go.file} has ${lines.length}`,
    );
  }
  return c.map((text, i) => ({ c: text, line: firstLine + i }));
}
