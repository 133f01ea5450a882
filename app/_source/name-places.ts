// Where the names of a file stand in the lines on the page.
import type { FileNames } from '../../runtime/names/index';

/** A name on the page. */
export type NameAt = {
  readonly line: number;
  readonly column: number;
  readonly length: number;
  readonly ref: FileNames['refs'][number];
};

/** The names of a file in order. */
export function namesAt({ names, refs }: FileNames): NameAt[] {
  const found: NameAt[] = [];
  for (let i = 0; i + 3 < names.length; i += 4) {
    const [line = 0, column = 0, length = 0, at = 0] = names.slice(i, i + 4);
    const ref = refs[at];
    if (ref !== undefined) found.push({ line, column, length, ref });
  }
  return found;
}

/** The element of a line. */
export const lineElement = (code: HTMLElement, line: number): HTMLElement | null =>
  code.querySelector<HTMLElement>(`[data-line="${line}"] > .code-text`);

/** The stretch of text that a name is. */
export function rangeOf(code: HTMLElement, { line, column, length }: NameAt): Range | undefined {
  const text = lineElement(code, line);
  if (!text) return undefined;
  const range = document.createRange();
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  let before = 0;
  let begun = false;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const size = node.nodeValue?.length ?? 0;
    if (!begun && column < before + size) {
      range.setStart(node, column - before);
      begun = true;
    }
    if (begun && column + length <= before + size) {
      range.setEnd(node, column + length - before);
      return range;
    }
    before += size;
  }
  return undefined;
}

/** How far beside a name a finger may come down. */
const SLACK = 3;

/** Index of the name at a point of the window, -1 if there is none. */
export function nameUnder(
  code: HTMLElement,
  names: readonly NameAt[],
  target: EventTarget | Element | null,
  x: number,
  y: number,
): number {
  const element = target instanceof Element ? target : null;
  // Marks and links in the margin lead elsewhere.
  if (!element || element.closest('a')) return -1;
  const line = Number(element.closest<HTMLElement>('.code-line')?.dataset.line ?? 0);
  const from = firstOf(names, line);
  for (let i = from; names[i]?.line === line; i++) {
    const rect = rangeOf(code, names[i]!)?.getBoundingClientRect();
    if (!rect) continue;
    const inside = x >= rect.left - SLACK && x <= rect.right + SLACK;
    if (inside && y >= rect.top - SLACK && y <= rect.bottom + SLACK) return i;
  }
  return -1;
}

/** Index of the first name on a line or after it. */
export function firstOf(names: readonly NameAt[], line: number): number {
  let low = 0;
  let high = names.length;
  while (low < high) {
    const mid = (low + high) >> 1;
    if (names[mid]!.line < line) low = mid + 1;
    else high = mid;
  }
  return low;
}

/** Index of the name an arrow leads to from the one at `at`; the same where there is none. */
export function nameAfter(key: string, names: readonly NameAt[], at: number): number | undefined {
  const here = names[at];
  if (!here) return undefined;
  switch (key) {
    case 'ArrowRight':
      return Math.min(names.length - 1, at + 1);
    case 'ArrowLeft':
      return Math.max(0, at - 1);
    case 'Home':
      return firstOf(names, here.line);
    case 'End':
      return firstOf(names, here.line + 1) - 1;
    case 'ArrowDown': {
      const next = names[firstOf(names, here.line + 1)];
      return next ? nearest(names, next.line, here.column) : at;
    }
    case 'ArrowUp': {
      const before = names[firstOf(names, here.line) - 1];
      return before ? nearest(names, before.line, here.column) : at;
    }
  }
  return undefined;
}

/** Index of the name of a line that begins nearest to a column. */
function nearest(names: readonly NameAt[], line: number, column: number): number {
  let best = firstOf(names, line);
  for (let i = best; names[i]?.line === line; i++) {
    if (Math.abs(names[i]!.column - column) < Math.abs(names[best]!.column - column)) best = i;
  }
  return best;
}
