// What a reader writes, kept on the device: programs of their own, and files of the book they changed.
import { openDB, type IDBPDatabase } from 'idb';

/** One program. `edit` names the file of the book it stands for; then `scenario` is what is run with it. */
export type Draft = {
  readonly id: string;
  readonly name: string;
  readonly text: string;
  /** Path under src, as the machine names the file. */
  readonly edit?: string;
  readonly scenario?: string;
  /** Milliseconds since 1970. */
  readonly changed: number;
};

/** Where drafts are; a browser that refuses storage keeps them as long as the page lasts. */
export type Drafts = {
  /** False: what is written is gone with the page, and the reader is told. */
  readonly lasting: boolean;
  all(): Promise<Draft[]>;
  put(draft: Draft): Promise<void>;
  remove(id: string): Promise<void>;
  /** Keeps a draft while the page goes away: before it returns, for nothing begun then is sure to end. */
  leave(draft: Draft): void;
};

const STORE = 'programs';

/** Where `leave` keeps its draft until the next `all` takes it in. */
const LEFT = 'engine-room:left-program';

/** Newest first. */
const byChange = (a: Draft, b: Draft): number => b.changed - a.changed;

function inMemory(): Drafts {
  const kept = new Map<string, Draft>();
  return {
    lasting: false,
    all: async () => [...kept.values()].sort(byChange),
    put: async (draft) => void kept.set(draft.id, draft),
    remove: async (id) => void kept.delete(id),
    leave: () => undefined,
  };
}

/** What the last page left, if it is newer than what was kept of it. */
function takeLeft(kept: readonly Draft[]): Draft | undefined {
  try {
    const text = localStorage.getItem(LEFT);
    localStorage.removeItem(LEFT);
    const left = text === null ? undefined : (JSON.parse(text) as Draft);
    const before = kept.find(({ id }) => id === left?.id);
    return left && (!before || before.changed < left.changed) ? left : undefined;
  } catch {
    return undefined;
  }
}

/** Opens what is kept. Never fails. */
export async function openDrafts(): Promise<Drafts> {
  let db: IDBPDatabase;
  try {
    db = await openDB('engine-room', 1, {
      upgrade: (fresh) => void fresh.createObjectStore(STORE, { keyPath: 'id' }),
    });
  } catch {
    return inMemory();
  }
  return {
    lasting: true,
    all: async () => {
      const kept = (await db.getAll(STORE)) as Draft[];
      const left = takeLeft(kept);
      if (left) await db.put(STORE, left);
      return [...kept.filter(({ id }) => id !== left?.id), ...(left ? [left] : [])].sort(byChange);
    },
    put: async (draft) => void (await db.put(STORE, draft)),
    remove: (id) => db.delete(STORE, id),
    leave: (draft) => {
      try {
        localStorage.setItem(LEFT, JSON.stringify(draft));
      } catch {
        // Full: what was kept a quarter of a second ago stays.
      }
    },
  };
}
