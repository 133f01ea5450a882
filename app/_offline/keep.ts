// Starts the service worker and tells it where the reader is. Loaded when a page has been there a while.
import { workerUrl, type Here } from './names';

/** What browsers that have it say of the connection. */
type Connection = { readonly saveData?: boolean; readonly effectiveType?: string };

/** Whether there is no reason to spare the connection. */
function mayFetchAhead(): boolean {
  const { connection } = navigator as { connection?: Connection };
  return !connection?.saveData && !/2g$/.test(connection?.effectiveType ?? '');
}

let registered: Promise<ServiceWorkerRegistration | undefined> | undefined;

async function register(): Promise<ServiceWorkerRegistration | undefined> {
  // Refused in some private windows; then there is nothing to keep pages in.
  const registration = await navigator.serviceWorker.register(workerUrl).catch(() => undefined);
  registration?.addEventListener('updatefound', () => keepPages(location.pathname));
  return registration;
}

/** Resolves once no worker is being installed any more. */
function settled(worker: ServiceWorker | null): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (worker && worker.state === 'installing') return;
      worker?.removeEventListener('statechange', look);
      resolve();
    };
    worker?.addEventListener('statechange', look);
    look();
  });
}

/** Has the page at this path kept, and the rest of its language unless the reader saves data. */
export async function keepPages(path: string): Promise<void> {
  const registration = await (registered ??= register());
  if (!registration) return;
  await settled(registration.installing);
  const here: Here = { path, fetchAhead: mayFetchAhead() };
  // A newer build waits until it is whole; see service-worker.ts.
  (registration.waiting ?? registration.active)?.postMessage(here);
}
