// Makes parts of a drawing links: each opens the chapter that is about it.

/** Index after the `</g>` that closes the group whose start tag ends at `from`. */
function closing(svg: string, from: number): number {
  const tags = /<(\/?)g(?=[\s>])[^>]*>/g;
  tags.lastIndex = from;
  let depth = 1;
  for (let tag = tags.exec(svg); tag; tag = tags.exec(svg)) {
    depth += tag[1] ? -1 : 1;
    if (depth === 0) return tags.lastIndex;
  }
  throw new RangeError('a group of the drawing is never closed');
}

/**
 * Wraps groups of a drawing in links.
 * @param svg as tools/diagrams draws it
 * @param links address of what it opens, by part; its words are the link's name
 * @throws RangeError if the drawing has no group for a part
 */
export function linkParts(svg: string, links: Readonly<Record<string, string>>): string {
  let linked = svg;
  for (const [part, href] of Object.entries(links)) {
    const start = new RegExp(`<g [^>]*data-part="${part}"[^>]*>`).exec(linked);
    if (!start) throw new RangeError(`no part ${part} in the drawing`);
    const end = closing(linked, start.index + start[0].length);
    const group = linked.slice(start.index, end);
    linked = `${linked.slice(0, start.index)}<a href="${href}">${group}</a>${linked.slice(end)}`;
  }
  // What is an image has nothing inside for those who cannot see it; links must be found.
  return Object.keys(links).length > 0 ? linked.replace('role="img"', 'role="group"') : linked;
}
