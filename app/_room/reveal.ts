// Shows a pane without moving the focus: where panes share a place, a deed in one may concern another.
'use client';

import { useCallback } from 'react';
import { useDriver } from './context';
import type { Pane } from './panes';

/** Brings a pane to the front. */
export function useReveal(): (pane: Pane) => void {
  const driver = useDriver();
  return useCallback((pane) => driver.tab(pane), [driver]);
}
