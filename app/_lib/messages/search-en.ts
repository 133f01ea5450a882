// What the search says in English; search-zh.ts has the same keys.

/** English. */
export const searchEn = {
  open: 'Search',
  field: 'A word, a symbol, a piece of source',
  hint: 'Chapters, symbols such as (*Job).Run, and every line of source. Enter goes to the first, arrows choose.',
  loading: 'Fetching what can be found …',
  failed: 'The search could not be loaded. Check the network and try again.',
  none: 'Nothing has this in it.',
  count: (n: number) => (n === 1 ? '1 result' : `${n} results`),
  long: (most: number) => `Only the first ${most} characters are used.`,
  pages: 'Chapters and lab',
  symbols: 'Symbols',
  lines: 'Lines of source',
  close: 'Close',
};
