// Permanent links: a click on one also copies it. One listener for the page, one place that says so.
'use client';

import { useEffect, useState } from 'react';

/** How long it is said, in milliseconds. */
const SAID = 2500;

/** `copied` is said after a click; `notCopied` where the browser lets no page write to the clipboard. */
export function CopyLinks({ labels }: { labels: { copied: string; notCopied: string } }) {
  const [said, say] = useState('');
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    function tell(text: string) {
      say(text);
      clearTimeout(timer);
      timer = setTimeout(() => say(''), SAID);
    }
    function copy(event: MouseEvent) {
      if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
      const link = event.target instanceof Element && event.target.closest('a[data-copy]');
      if (!(link instanceof HTMLAnchorElement)) return;
      // A heading is gone to as well; a moment would load the page anew.
      const only = link.dataset.copy === 'only';
      if (only) event.preventDefault();
      const { href } = link;
      // Without https there is no clipboard.
      const written = navigator.clipboard?.writeText(href) ?? Promise.reject(new Error(href));
      written.then(
        () => tell(labels.copied),
        () => {
          if (only) history.replaceState(history.state, '', href);
          tell(labels.notCopied);
        },
      );
    }
    document.addEventListener('click', copy);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('click', copy);
    };
  }, [labels]);
  return (
    <p role="status" className="copy-said">
      {said}
    </p>
  );
}
