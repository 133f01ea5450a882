// Keeps the progress on the device and tells the page when it changes, in other tabs as well.
import {
  decodeProgress,
  encodeProgress,
  merge,
  noProgress,
  withSection,
  type Progress,
  type ProgressProblem,
} from './progress';

/** What is used of the browser's storage; a test brings its own. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** The progress and what is to be said of it. */
export type Kept = {
  readonly progress: Progress;
  /** What was found on the device and could not be used; it still lies there. */
  readonly aside?: { readonly text: string; readonly problem: ProgressProblem };
  /** Whether a reset can be taken back. */
  readonly undoable: boolean;
  /** False: nothing lasts beyond the page. */
  readonly lasting: boolean;
};

/** Where on the shelf things lie. */
export const shelfKeys = {
  now: 'engine-room-progress',
  aside: 'engine-room-progress-aside',
  before: 'engine-room-progress-before',
} as const;

/** A file of progress is at most this long, in characters. */
export const FILE_MOST = 1_000_000;

/** A store over a shelf; a shelf that refuses is replaced by memory. */
export function createProgressStore(shelf: Shelf | undefined) {
  const memory = new Map<string, string>();
  const listeners = new Set<() => void>();
  let lasting = shelf !== undefined;
  let kept: Kept | undefined;

  function get(key: string): string | null {
    try {
      if (lasting && shelf) return shelf.getItem(key);
    } catch {
      lasting = false;
    }
    return memory.get(key) ?? null;
  }
  /** Without a text, the key is emptied. */
  function put(key: string, text?: string): void {
    if (text === undefined) memory.delete(key);
    else memory.set(key, text);
    try {
      if (!lasting || !shelf) return;
      if (text === undefined) shelf.removeItem(key);
      else shelf.setItem(key, text);
    } catch {
      lasting = false;
    }
  }

  function read(): Kept {
    const text = get(shelfKeys.now);
    let progress: Progress = noProgress;
    if (text !== null) {
      const found = decodeProgress(text);
      if (typeof found === 'string') {
        // Out of the way, before anything is written over it; below what lies there from earlier.
        const earlier = get(shelfKeys.aside);
        put(shelfKeys.aside, earlier === null ? text : `${earlier}\n${text}`);
        if (lasting) put(shelfKeys.now);
      } else progress = found;
    }
    const aside = get(shelfKeys.aside);
    const problem = aside === null ? 'corrupt' : decodeProgress(aside);
    return {
      progress,
      ...(aside === null
        ? {}
        : { aside: { text: aside, problem: typeof problem === 'string' ? problem : 'corrupt' } }),
      undoable: get(shelfKeys.before) !== null,
      lasting,
    };
  }
  function changed(): void {
    kept = undefined;
    for (const listener of listeners) listener();
  }
  const now = (): Kept => (kept ??= read());
  function set(progress: Progress): void {
    put(shelfKeys.now, encodeProgress(progress));
    changed();
  }

  return {
    now,
    /** Calls back at each change until the returned function is called. */
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    /** Another tab has written. */
    refresh: changed,
    visit(slug: string, section: string): void {
      // Another tab may have read on: what lies there now is what is added to.
      kept = undefined;
      const { progress } = now();
      const next = withSection(progress, slug, section);
      if (next !== progress) set(next);
    },
    file: (): string => encodeProgress(now().progress),
    /** Adds what a file holds; a problem leaves everything as it was. */
    takeIn(text: string): ProgressProblem | undefined {
      const found = decodeProgress(text);
      if (typeof found === 'string') return found;
      set(merge(now().progress, found));
      return undefined;
    },
    reset(): void {
      put(shelfKeys.before, encodeProgress(now().progress));
      set(noProgress);
    },
    undo(): void {
      const before = get(shelfKeys.before);
      const found = before === null ? 'corrupt' : decodeProgress(before);
      if (typeof found !== 'string')
        put(shelfKeys.now, encodeProgress(merge(found, now().progress)));
      put(shelfKeys.before);
      changed();
    },
    /** Deletes what was set aside, on the reader's word. */
    dropAside(): void {
      put(shelfKeys.aside);
      changed();
    },
  };
}

/** The store of a page. */
export type ProgressStore = ReturnType<typeof createProgressStore>;
