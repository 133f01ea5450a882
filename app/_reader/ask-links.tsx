// Links in the text that speak to the room: one listener for the page, since the text itself is
// plain HTML. The address follows, so that it can be sent to somebody.
'use client';

import { useEffect } from 'react';
import { ask } from './stage';

/** Draws nothing. */
export function AskLinks() {
  useEffect(() => {
    function follow(event: MouseEvent) {
      // A reader who wants another tab gets one.
      if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
      const link = event.target instanceof Element && event.target.closest('a[data-ask]');
      if (!link) return;
      const { ask: kind, id = '' } = (link as HTMLElement).dataset;
      if (kind !== 'moment' && kind !== 'question' && kind !== 'experiment' && kind !== 'route')
        return;
      event.preventDefault();
      history.replaceState(history.state, '', `?${kind}=${encodeURIComponent(id)}`);
      // Not every browser gives a link the focus at a click, and the room's keys work from there.
      (link as HTMLElement).focus({ preventScroll: true });
      ask({ kind, id });
    }
    document.addEventListener('click', follow);
    return () => document.removeEventListener('click', follow);
  }, []);
  return null;
}
