// Marks the very statement within its line, with the browser's own highlights: no element is added, so
// the lines need not be drawn again. Where a browser has none, the line alone is marked.
import type { Place } from '@/runtime/session/protocol';
import { columnOffset } from './words';

/** The statement to be executed next, and one a goroutine waits in. */
const NAMES = ['executing', 'waiting'] as const;

/** The text node that holds an offset of an element's text, and the offset in it. */
function textAt(element: Element, offset: number): [Node, number] | undefined {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let left = offset;
  let last: [Node, number] | undefined;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const { length } = node.textContent ?? '';
    if (left <= length) return [node, left];
    left -= length;
    last = [node, length];
  }
  return last;
}

/** Marks a place in the lines below `box`; without a place, takes the mark away. */
export function markStatement(
  box: Element | null,
  place: Place | undefined,
  lines: readonly string[],
  running: boolean,
): void {
  if (typeof Highlight === 'undefined' || !CSS.highlights) return;
  for (const name of NAMES) CSS.highlights.delete(name);
  if (!box || !place) return;
  const code = (line: number) => box.querySelector(`[data-n="${line}"] .src-text`);
  // A statement with a body is marked on its first line: the rest is statements of their own.
  const endLine = place.line;
  const text = lines[place.line - 1] ?? '';
  const endColumn = place.endLine > place.line ? undefined : columnOffset(text, place.endColumn);
  const [from, to] = [code(place.line), code(endLine)];
  if (!from || !to) return;
  const start = textAt(from, columnOffset(text, place.column));
  const end = textAt(to, endColumn ?? text.length);
  if (!start || !end) return;
  const range = document.createRange();
  range.setStart(...start);
  range.setEnd(...end);
  CSS.highlights.set(NAMES[running ? 0 : 1], new Highlight(range));
}
