// Fetches what the names of files stand for, each file once.
import type { Thing, ThingRef } from '../../runtime/names/index';
import type { SourceFileIndex } from './names-of';

const fetched = new Map<string, Promise<SourceFileIndex>>();

/** A file's part of the index. @throws if it does not come; the next call asks again */
export function fetchNames(file: string): Promise<SourceFileIndex> {
  let known = fetched.get(file);
  if (!known) {
    known = fetch(`/source-index/${file}.json`).then((response) => {
      if (!response.ok) throw new Error(`${file}: ${response.status}`);
      return response.json() as Promise<SourceFileIndex>;
    });
    known.catch(() => fetched.delete(file));
    fetched.set(file, known);
  }
  return known;
}

/** What a name stands for: something declared in a file, or a package. */
export type Meaning =
  | { readonly thing: Thing; readonly file: string; readonly index: SourceFileIndex }
  | { readonly folder: string };

/** Follows a reference of a file. */
export async function meaningOf(file: string, ref: ThingRef): Promise<Meaning> {
  if (typeof ref === 'string' && ref.endsWith('/')) return { folder: ref.slice(0, -1) };
  const at = typeof ref === 'string' ? ref.lastIndexOf('#') : -1;
  const where = typeof ref === 'string' ? ref.slice(0, at) : file;
  const index = await fetchNames(where);
  const thing = index.things[typeof ref === 'string' ? Number(ref.slice(at + 1)) : ref];
  if (!thing) throw new RangeError(`${file}: nothing is declared as ${ref}`);
  return { thing, file: where, index };
}
