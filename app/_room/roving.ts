// One tab stop for a list; arrows go from row to row.
'use client';

import { useCallback, type KeyboardEvent } from 'react';

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
