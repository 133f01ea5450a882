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
};

const STORE = 'programs';

/** Newest first. */
const byChange = (a: Draft, b: Draft): number => b.changed - a.changed;

function inMemory(): Drafts {
  const kept = new Map<string, Draft>();
  return {
    lasting: false,
    all: async () => [...kept.values()].sort(byChange),
    put: async (draft) => void kept.set(draft.id, draft),
    remove: async (id) => void kept.delete(id),
  };
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
    all: async () => ((await db.getAll(STORE)) as Draft[]).sort(byChange),
    put: async (draft) => void (await db.put(STORE, draft)),
    remove: (id) => db.delete(STORE, id),
  };
}
