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
    let pane: HTMLElement | undefined;
    const onFocusIn = ({ target }: FocusEvent) => {
      last = target instanceof Element ? target : undefined;
      pane = last?.closest<HTMLElement>('[data-pane]') ?? undefined;
    };
    const rescue = () => {
      if (!last || document.activeElement !== document.body || isThere(last)) return;
      const next = pane && isThere(pane) && pane.querySelector<HTMLElement>('[data-focus]');
      (next && isThere(next) ? next : room).focus({ preventScroll: true });
    };
    // Whoever leaves the room, or clicks beside everything, has taken the focus along.
    const onFocusOut = ({ relatedTarget }: FocusEvent) => {
      if (relatedTarget !== null || (last && isThere(last))) last = undefined;
    };
    const observer = new MutationObserver(rescue);
    observer.observe(room, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: ['hidden', 'open'],
    });
    room.addEventListener('focusin', onFocusIn);
    room.addEventListener('focusout', onFocusOut);
    return () => {
      observer.disconnect();
      room.removeEventListener('focusin', onFocusIn);
      room.removeEventListener('focusout', onFocusOut);
    };
  }, [root]);
}
