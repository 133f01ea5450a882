// The one progress store of the page, and the hook that follows it.
'use client';

import { useSyncExternalStore } from 'react';
import { noProgress } from './progress';
import { createProgressStore, type Kept, type ProgressStore, type Shelf } from './progress-store';

function deviceShelf(): Shelf | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}

let store: ProgressStore | undefined;

/** The store; only in the browser. */
export function progressStore(): ProgressStore {
  if (!store) {
    store = createProgressStore(deviceShelf());
    const { refresh } = store;
    addEventListener('storage', refresh);
  }
  return store;
}

const subscribe = (listener: () => void) => progressStore().subscribe(listener);
const nothing: Kept = { progress: noProgress, undoable: false, lasting: true };

/** What is kept now; nothing while the page is made on the server. */
export function useProgress(): Kept {
  return useSyncExternalStore(
    subscribe,
    () => progressStore().now(),
    () => nothing,
  );
}
