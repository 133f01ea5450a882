/** Doc comments: the comment that ends on the line above a declaration. */

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/**
 * Offset at which the doc comment of what begins at `offset` begins, or undefined if it has none.
 * What begins there must be the first on its line.
 */
export function docStart(text: string, offset: number): number | undefined {
  let line = lineStart(text, offset);
  if (text.slice(line, offset).trim() !== '') return undefined;
  let found: number | undefined;
  while (line > 0) {
    const end = line - 1;
    const above = lineStart(text, end);
    const content = text.slice(above, end).trim();
    let first = above;
    if (!content.startsWith('//')) {
      if (!content.endsWith('*/')) break;
      const open = text.lastIndexOf('/*', end);
      if (open < 0) break;
      first = lineStart(text, open);
      // A comment after code is not about what follows.
      if (text.slice(first, open).trim() !== '') break;
    }
    line = first;
    found = first + text.slice(first).search(/\S/);
  }
  return found;
}

/** The doc comment's text without comment marks and directives, or undefined. */
export function docText(text: string, offset: number): string | undefined {
  // Most declarations follow an empty line or a brace; only a comment's last line is looked at closer.
  const line = lineStart(text, offset);
  const above = lineStart(text, line - 1);
  if (line === 0 || !/^\s*\/\/|\*\/\s*$/.test(text.slice(above, line - 1))) return undefined;
  const from = docStart(text, offset);
  if (from === undefined) return undefined;
  const lines: string[] = [];
  for (const raw of text.slice(from, line).trimEnd().split('\n')) {
    const content = raw.trim();
    if (/^\/\/(go:|line |export )/.test(content)) continue;
    lines.push(content.replace(/^(\/\/|\/\*) ?/, '').replace(/ ?\*\/$/, ''));
  }
  return lines.join('\n').trim();
}
