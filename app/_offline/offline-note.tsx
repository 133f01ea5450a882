// One line below the bar while there is no network; and, long after the page has come, the word to the
// service worker that keeps pages for such times.
'use client';

import { usePathname } from 'next/navigation';
import { useEffect, useState } from 'react';
import { attend } from './attend';

type Props = {
  /** What is said without network: where pages are kept, where they are not, and when it is back. */
  labels: Readonly<Record<'kept' | 'none' | 'back', string>>;
};

/** Milliseconds the good news stays. */
const BACK_SHOWN = 4000;

/** Stands in the header, which is on every page. */
export function OfflineNote({ labels }: Props) {
  const pathname = usePathname();
  const [said, setSaid] = useState('');

  useEffect(() => {
    let missing = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = attend((reached) => {
      if (missing === !reached) return;
      missing = !reached;
      clearTimeout(timer);
      const kept = navigator.serviceWorker?.controller;
      setSaid(reached ? labels.back : kept ? labels.kept : labels.none);
      if (reached) timer = setTimeout(() => setSaid(''), BACK_SHOWN);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [labels]);

  useEffect(() => {
    // In development pages change all the time; nothing is kept.
    if (process.env.NODE_ENV !== 'production' || !('serviceWorker' in navigator)) return;
    let left = false;
    let idle: number | undefined;
    const begin = () => {
      if (left) return;
      if (!navigator.onLine) return addEventListener('online', begin, { once: true });
      import('./keep').then(
        ({ keepPages }) => (left ? undefined : keepPages(pathname)),
        // It did not come; the next page asks for it again.
        () => undefined,
      );
    };
    const soon = () => {
      // Safari has no idle callbacks.
      if ('requestIdleCallback' in window) idle = requestIdleCallback(begin);
      else begin();
    };
    const wait = () => (timer = setTimeout(soon, 2500));
    let timer: ReturnType<typeof setTimeout> | undefined;
    if (document.readyState === 'complete') wait();
    else addEventListener('load', wait, { once: true });
    return () => {
      left = true;
      removeEventListener('load', wait);
      removeEventListener('online', begin);
      clearTimeout(timer);
      if (idle !== undefined) cancelIdleCallback(idle);
    };
  }, [pathname]);

  return (
    <p role="status" className="offline-note" data-said={said !== ''}>
      {said}
    </p>
  );
}
