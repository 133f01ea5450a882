// What has the focus may go with the next moment: a note that is dismissed, a row, a button that was for one
// thing alone. The focus then goes on in the same pane, or in the room; without that it would be lost.
'use client';

import { useEffect, type RefObject } from 'react';

/** Whether an element can still have the focus. */
const isThere = (element: Element): boolean => element.isConnected && element.checkVisibility();

/** Watches over the focus inside an element that can take it itself. */
export function useKeepFocus(root: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const room = root.current;
    if (!room) return;
    let last: Element | undefined;
    /** Where it goes on: panes that share a place take each other's. */
    let place: Element | undefined;
    const onFocusIn = ({ target }: FocusEvent) => {
      last = target instanceof Element && room.contains(target) ? target : undefined;
      place = last?.closest('.tab-panel') ?? last?.closest('[data-pane]') ?? undefined;
    };
    // Whoever clicks elsewhere has taken the focus along.
    const onPointerDown = ({ target }: PointerEvent) => {
      if (target instanceof Node && !last?.contains(target)) last = undefined;
    };
    const rescue = () => {
      if (!last || document.activeElement !== document.body || isThere(last)) return;
      const next = place?.querySelector<HTMLElement>('[data-focus]');
      (next && isThere(next) ? next : room).focus({ preventScroll: true });
    };
    const observer = new MutationObserver(rescue);
    observer.observe(room, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: ['hidden', 'open'],
    });
    document.addEventListener('focusin', onFocusIn);
    document.addEventListener('pointerdown', onPointerDown);
    return () => {
      observer.disconnect();
      document.removeEventListener('focusin', onFocusIn);
      document.removeEventListener('pointerdown', onPointerDown);
    };
  }, [root]);
}
