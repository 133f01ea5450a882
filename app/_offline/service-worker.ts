// The service worker: hands what the browser tells it to the keeper. tools/offline-worker.mjs makes one
// file of it and puts in the build and its list.
import { Keeper } from './keeper';
import type { Here, KeepList, Reached } from './names';

declare const BUILD: string;
declare const LIST: KeepList;

// TypeScript's library of service workers and the one of pages exclude each other: what is used here.
type Lasting = Event & { waitUntil(work: Promise<unknown>): void };
type Fetched = Lasting & {
  readonly request: Request;
  readonly preloadResponse?: Promise<Response | undefined>;
  respondWith(response: Promise<Response>): void;
};
type Told = Lasting & { readonly data: Here; readonly source: { postMessage(m: Reached): void } };
type Scope = {
  addEventListener(type: 'install' | 'activate', listener: (event: Lasting) => void): void;
  addEventListener(type: 'fetch', listener: (event: Fetched) => void): void;
  addEventListener(type: 'message', listener: (event: Told) => void): void;
  skipWaiting(): Promise<void>;
  readonly registration: ServiceWorkerRegistration;
  readonly clients: {
    claim(): Promise<void>;
    matchAll(options: { type: 'window' }): Promise<{ postMessage(m: Reached): void }[]>;
  };
};
const scope = self as unknown as Scope;

let lastReached = true;

const keeper = new Keeper(BUILD, LIST, {
  caches,
  fetch: (address, init) => fetch(address, init),
  languages: navigator.languages.join(','),
  reached(reached) {
    if (reached === lastReached) return;
    lastReached = reached;
    void scope.clients.matchAll({ type: 'window' }).then((pages) => {
      for (const page of pages) page.postMessage({ reached });
    });
  },
  newerBuild() {
    // The browser asks for this file again, finds the newer one and installs it.
    scope.registration.update().catch(() => undefined);
  },
});

scope.addEventListener('install', (event) => event.waitUntil(keeper.install()));

scope.addEventListener('activate', (event) => {
  const begin = async () => {
    await keeper.activate();
    // The request for a page then need not wait until this has started.
    await scope.registration.navigationPreload?.enable();
    await scope.clients.claim();
  };
  event.waitUntil(begin());
});

scope.addEventListener('message', (event) => {
  const { path, fetchAhead } = event.data;
  event.source.postMessage({ reached: lastReached });
  const keep = async () => {
    await keeper.here(path, fetchAhead);
    // Only a newer build that is whole takes the place of the one before. Pages speak to the one that
    // waits, if there is one: without it this is the one at work.
    if (scope.registration.waiting) await scope.skipWaiting();
    else if (!scope.registration.installing) await keeper.activate();
  };
  // What did not come is asked for again by the next page.
  event.waitUntil(keep().catch(() => undefined));
});

scope.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || new URL(request.url).origin !== location.origin) return;
  event.respondWith(
    keeper.respond(request, (work) => event.waitUntil(work), event.preloadResponse),
  );
});
