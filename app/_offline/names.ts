// What the pages, the server and the service worker call each other: addresses, a header, messages.

/** Address of the service worker, at the root so that every page is in its scope. */
export const workerUrl = '/offline-worker.js';

/** Name of the header by which an answer says which build it belongs to. */
export const buildHeader = 'x-engine-room-build';

/** Caches are called this and the build they hold. */
export const cachePrefix = 'engine-room-';

/** Last segment of the page that says what is here without network; `/en/offline`, `/zh/offline`. */
export const offlinePage = 'offline';

/** A page to the service worker: a reader is at `path`. */
export type Here = {
  /** Path of the address, encoded as `location.pathname` has it. */
  readonly path: string;
  /** False when the reader saves data: what is visited is kept then, and nothing more. */
  readonly fetchAhead: boolean;
};

/** The service worker to its pages: whether the site answered when it was last asked. */
export type Reached = { readonly reached: boolean };

/** What a build has for reading without network. */
export type KeepList = {
  /** Files whose names change with their content: scripts, styles, fonts, the bundle of sources. */
  readonly assets: readonly string[];
  /** Those of them that the page of `offlinePage` needs. */
  readonly first: readonly string[];
  /** By language: its pages, and the data they fetch by an address that stays the same. */
  readonly pages: Readonly<Record<string, readonly string[]>>;
  readonly data: Readonly<Record<string, readonly string[]>>;
};
