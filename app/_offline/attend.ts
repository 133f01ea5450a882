// Whether the site can be reached, as far as a page can know: from the browser, and from what the service
// worker meets when it asks.
import { workerUrl, type Reached } from './names';

/** Milliseconds between two looks whether a site that did not answer does so again. */
const LOOK_AGAIN = 15_000;

/**
 * Tells how it is, and when that changes; the same may be told twice.
 * @returns ends it
 */
export function attend(tell: (reached: boolean) => void): () => void {
  let looking: ReturnType<typeof setInterval> | undefined;

  function say(reached: boolean): void {
    clearInterval(looking);
    tell(reached);
    if (reached) return;
    looking = setInterval(() => {
      if (!navigator.onLine) return;
      // The service worker leaves HEAD to the network.
      fetch(workerUrl, { method: 'HEAD', cache: 'no-store' }).then(
        () => say(true),
        () => undefined,
      );
    }, LOOK_AGAIN);
  }

  const online = () => say(true);
  const offline = () => say(false);
  const message = (event: MessageEvent) => {
    const { reached } = event.data as Reached;
    if (typeof reached === 'boolean') say(reached && navigator.onLine);
  };
  addEventListener('online', online);
  addEventListener('offline', offline);
  navigator.serviceWorker?.addEventListener('message', message);
  navigator.serviceWorker?.startMessages();
  if (!navigator.onLine) say(false);
  return () => {
    clearInterval(looking);
    removeEventListener('online', online);
    removeEventListener('offline', offline);
    navigator.serviceWorker?.removeEventListener('message', message);
  };
}
