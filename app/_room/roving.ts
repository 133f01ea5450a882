// One tab stop for a list or a toolbar; arrows go from row to row, from tool to tool.
'use client';

import { useCallback, type FocusEvent, type KeyboardEvent } from 'react';

/** Handler for the list's keydown: rows are the elements with `data-row` inside it. */
export function useRoving(): (event: KeyboardEvent<HTMLElement>) => void {
  return useCallback((event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')];
    const at = rows.indexOf(document.activeElement as HTMLElement);
    if (at < 0) return;
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
    const row = to === undefined ? undefined : rows[Math.min(rows.length - 1, Math.max(0, to))];
    if (!row) return;
    event.preventDefault();
    event.stopPropagation();
    row.focus();
  }, []);
}

/** Where a key leads in a row of `count` from the one at `at`, round its ends; undefined where it leads nowhere. */
export function alongRow(key: string, at: number, count: number): number | undefined {
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: count - 1 }[key];
  return to === undefined ? undefined : (to + count) % count;
}

/**
 * Handler for a toolbar's keydown: one tab stop, the left and right arrows go from button to button. Which of
 * them it is stands on the buttons alone (`tabIndex`): nothing has to be drawn anew for it.
 */
export function useToolbar(): (event: KeyboardEvent<HTMLElement>) => void {
  return useCallback((event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const tools = [...event.currentTarget.querySelectorAll<HTMLElement>('button')];
    const at = tools.indexOf(document.activeElement as HTMLElement);
    if (at < 0) return;
    const to = alongRow(event.key, at, tools.length);
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    tools[to]!.focus();
  }, []);
}

/** Handler for its focusin: the button that has the focus is the one to come back to. */
export function rememberTool({ currentTarget, target }: FocusEvent<HTMLElement>): void {
  for (const tool of currentTarget.querySelectorAll<HTMLElement>('button')) {
    tool.tabIndex = tool === target ? 0 : -1;
  }
}
