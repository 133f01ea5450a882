// Finds a declaration in Go source by its name, so that a chapter can show it without copying it.
// The programs are formatted by gofmt, which puts every declaration and its closing bracket at the
// first column: that is all that has to be known of Go here.

/** A stretch of one file. Lines count from 1. */
export type Excerpt = {
  /** Relative to content/go, as in programFiles. */
  file: string;
  firstLine: number;
  lines: string[];
};

/** Splits `github.com/docker/docker/engine.(*Job).Run` into its package and its name in there. */
export function splitSymbol(symbol: string): { path: string; name: string } {
  const slash = symbol.lastIndexOf('/', symbol.includes('(') ? symbol.indexOf('(') : undefined);
  const dot = symbol.indexOf('.', slash + 1);
  if (dot < 0) throw new RangeError(`no symbol in ${JSON.stringify(symbol)}: want path.Name`);
  return { path: symbol.slice(0, dot), name: symbol.slice(dot + 1) };
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function declaration(name: string): RegExp {
  const method = /^(?:\((\*?)(\w+)\)|(\w+))\.(\w+)$/.exec(name);
  if (method) {
    const [, star = '', pointer, value, selector = ''] = method;
    return new RegExp(`^func \\((?:\\w+ )?${escaped(star)}${pointer ?? value}\\) ${selector}\\(`);
  }
  return new RegExp(`^(?:func ${name}\\(|(?:type|var|const) ${name}\\b)`);
}

/**
 * Index of the last line of the declaration that begins at `start`. A signature may go on over more lines,
 * and its closing bracket may then stand at the first column, too: what opens again is not the end.
 */
function endOf(lines: string[], start: number): number {
  const opens = (line: string) => /[{(]$/.test(line);
  let open = opens(lines[start] ?? '');
  for (let at = start + 1; at < lines.length; at++) {
    const line = lines[at]!;
    const closes = /^[)}]/.test(line);
    if (closes && !opens(line)) return at;
    // Nothing has been opened: what is not indented belongs to it no more.
    if (!open && !closes && !line.startsWith('\t')) return at - 1;
    open ||= opens(line);
  }
  return lines.length - 1;
}

/**
 * The declaration of a function, method, type, variable or constant, with the comment above it.
 * @param files text by path relative to content/go
 * @param symbol as `net/http.(*Server).Serve`
 * @returns undefined if there is none
 */
export function findSymbol(
  files: ReadonlyMap<string, string>,
  symbol: string,
): Excerpt | undefined {
  const { path, name } = splitSymbol(symbol);
  const pattern = declaration(name);
  // Inside a `var (…)` block the name is the first thing on an indented line.
  const grouped = new RegExp(`^\\t${escaped(name)}\\b`);
  for (const [file, text] of files) {
    if (!/^(src|lib)\//.test(file) || file.endsWith('_test.go')) continue;
    if (file.slice(4, file.lastIndexOf('/')) !== path) continue;
    const lines = text.split('\n');
    let at = lines.findIndex((line) => pattern.test(line));
    if (at < 0) {
      const inner = lines.findIndex((line) => grouped.test(line));
      at = inner < 0 ? -1 : lines.findLastIndex((line, i) => i < inner && /^\S/.test(line));
      if (at < 0 || !/^(var|const|type) \($/.test(lines[at] ?? '')) continue;
    }
    const end = endOf(lines, at);
    let first = at;
    while (first > 0 && lines[first - 1]?.startsWith('//')) first--;
    return { file, firstLine: first + 1, lines: lines.slice(first, end + 1) };
  }
  return undefined;
}

/**
 * Part of an excerpt, from the first line that contains `from` to the first line at or after it
 * that contains `to`. Either may be left out.
 * @throws RangeError if a line is not there
 */
export function cut(excerpt: Excerpt, from: string | undefined, to: string | undefined): Excerpt {
  const start = from === undefined ? 0 : excerpt.lines.findIndex((line) => line.includes(from));
  const end =
    to === undefined
      ? excerpt.lines.length - 1
      : excerpt.lines.findIndex((line, i) => i >= start && line.includes(to));
  if (start < 0) throw new RangeError(`no line of ${excerpt.file} there contains ${from}`);
  if (end < 0) throw new RangeError(`no line of ${excerpt.file} there contains ${to}`);
  return {
    ...excerpt,
    firstLine: excerpt.firstLine + start,
    lines: excerpt.lines.slice(start, end + 1),
  };
}

/**
 * Number, in its file, of the one line that contains `text`.
 * @throws RangeError if none does, or several
 */
export function lineOf(excerpt: Excerpt, text: string): number {
  const hits = excerpt.lines.flatMap((line, i) => (line.includes(text) ? [i] : []));
  if (hits.length !== 1) {
    throw new RangeError(
      `${hits.length} lines of the excerpt of ${excerpt.file} contain ${JSON.stringify(text)}; want 1`,
    );
  }
  return excerpt.firstLine + hits[0]!;
}
