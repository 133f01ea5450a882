// A link goes to 8 KB. What was done in a longer run is kept beside the address for as long as the tab
// lives, and the address has its name: reloading and going back lose nothing, and who is sent such a
// link is told that the run comes as a file.

/** Characters of the parameters of a link, at most. */
export const ADDRESS_MOST = 8 * 1024;

/** The parameters that hold what was done in a run; they stand next to each other. */
const bulky = ['inputs', 'args'];

/** Where what has no place in the address is kept: what `sessionStorage` can do of it. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem'>;

const shelved = (name: string) => `engine-room:run:${name}`;

/** FNV-1a, to tell runs apart. */
function nameOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(36);
}

/** What stands in the address bar for these parameters. A shelf that is full lets them be long. */
export function shortAddress(search: string, shelf: Shelf): string {
  if (search.length <= ADDRESS_MOST) return search;
  const all = [...new URLSearchParams(search)];
  const bulk = all.filter(([key]) => bulky.includes(key));
  if (bulk.length === 0) return search;
  const text = new URLSearchParams(bulk).toString();
  const name = nameOf(text);
  try {
    if (shelf.getItem(shelved(name)) !== text) shelf.setItem(shelved(name), text);
  } catch {
    return search;
  }
  const first = all.findIndex(([key]) => bulky.includes(key));
  const rest = all.flatMap(([key, value], i): [string, string][] =>
    i === first ? [['long', name]] : bulky.includes(key) ? [] : [[key, value]],
  );
  return `?${new URLSearchParams(rest).toString()}`;
}

/** The parameters that an address stands for; as they are, with `long`, where nothing is kept by that name. */
export function wholeAddress(search: string, shelf: Shelf): string {
  const name = new URLSearchParams(search).get('long');
  if (name === null) return search;
  let text: string | null;
  try {
    text = shelf.getItem(shelved(name));
  } catch {
    return search;
  }
  if (text === null || nameOf(text) !== name) return search;
  const bulk = [...new URLSearchParams(text)];
  const all = [...new URLSearchParams(search)].flatMap(([key, value]): [string, string][] =>
    key === 'long' ? bulk : [[key, value]],
  );
  return `?${new URLSearchParams(all).toString()}`;
}
