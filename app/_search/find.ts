// Finds pages, symbols and lines of source for what a reader types. No page, no network: a test can use it.
import MiniSearch from 'minisearch';

/** A section of a chapter, or a scenario. */
export type FoundPage = {
  readonly href: string;
  readonly title: string;
  readonly heading: string;
  readonly text: string;
};

/** A declaration; `file` as in the address of its page. */
export type FoundSymbol = {
  readonly kind: 'func' | 'method' | 'type' | 'var';
  readonly name: string;
  readonly file: string;
  readonly line: number;
};

/** A line of source with the text in it. */
export type FoundLine = { readonly file: string; readonly line: number; readonly text: string };

/** What is fetched when a reader begins to search. */
export type SearchData = {
  readonly pages: readonly FoundPage[];
  readonly symbols: readonly FoundSymbol[];
};

/** What was found, the best first. */
export type Found = {
  readonly pages: readonly (FoundPage & { readonly around: string })[];
  readonly symbols: readonly FoundSymbol[];
  readonly lines: readonly FoundLine[];
};

/** Characters of a query that are used; the rest says nothing new. */
export const QUERY_MOST = 200;
const PAGES_MOST = 12;
const SYMBOLS_MOST = 12;
const LINES_MOST = 30;
/** Characters of a line shown, and around a word in a text. */
const AROUND = 60;

/** Words; Chinese, which has no spaces, as single characters and pairs. */
export function tokens(text: string): string[] {
  const found: string[] = [];
  for (const run of text
    .toLowerCase()
    .match(/\p{Script=Han}+|[\p{L}\p{N}_]+?(?=\p{Script=Han}|[^\p{L}\p{N}_]|$)/gu) ?? []) {
    if (!/\p{Script=Han}/u.test(run)) {
      found.push(run);
      continue;
    }
    const chars = [...run];
    chars.forEach((char, i) => {
      found.push(char);
      if (i + 1 < chars.length) found.push(char + chars[i + 1]!);
    });
  }
  return found;
}

/** Of a query only the pairs: single characters stand nearly everywhere. */
function queryTokens(text: string): string[] {
  const all = tokens(text);
  const strong = all.filter((token) => token.length > 1 || !/\p{Script=Han}/u.test(token));
  return strong.length > 0 ? strong : all;
}

function aroundWord(text: string, words: readonly string[]): string {
  const low = text.toLowerCase();
  const at = words.map((word) => low.indexOf(word)).find((place) => place >= 0) ?? 0;
  const from = Math.max(0, at - AROUND);
  const cut = text.slice(from, at + AROUND * 2);
  return `${from > 0 ? '…' : ''}${cut}${at + AROUND * 2 < text.length ? '…' : ''}`;
}

/** How well a symbol fits, from 0 (not at all); `run` fits `(*Job).Run` better than `truncate`. */
function fit(name: string, wanted: string): number {
  const low = name.toLowerCase();
  const last = low.slice(low.lastIndexOf('.') + 1);
  if (low === wanted || last === wanted) return 4;
  if (last.startsWith(wanted)) return 3;
  if (low.replace(/[(*)]/g, '').includes(wanted)) return 2;
  return last.includes(wanted) ? 1 : 0;
}

/** A searcher over the fetched data; `sources` are all Go files by path, once they have come. */
export function createFinder(data: SearchData) {
  const index = new MiniSearch<FoundPage & { id: number }>({
    fields: ['title', 'heading', 'text'],
    tokenize: tokens,
    searchOptions: {
      tokenize: queryTokens,
      prefix: (term) => term.length > 1,
      fuzzy: (term) => (/^[a-z]{5,}$/.test(term) ? 0.2 : false),
      combineWith: 'AND',
      boost: { title: 3, heading: 4 },
    },
  });
  index.addAll(data.pages.map((page, id) => ({ id, ...page })));

  function symbols(wanted: string): FoundSymbol[] {
    const bare = wanted.replace(/^.*\//, '').replace(/[(*)\s]/g, '');
    if (bare.length < 2) return [];
    return data.symbols
      .map((symbol) => ({ symbol, score: fit(symbol.name, bare) }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score || a.symbol.name.length - b.symbol.name.length)
      .slice(0, SYMBOLS_MOST)
      .map(({ symbol }) => symbol);
  }

  function lines(wanted: string, sources: Readonly<Record<string, string>>): FoundLine[] {
    const found: FoundLine[] = [];
    if (wanted.length < 3) return found;
    for (const [file, text] of Object.entries(sources)) {
      const low = text.toLowerCase();
      let at = low.indexOf(wanted);
      for (let line = 1, from = 0; at >= 0 && found.length < LINES_MOST;) {
        for (let i = low.indexOf('\n', from); i >= 0 && i < at; i = low.indexOf('\n', from)) {
          line++;
          from = i + 1;
        }
        const stop = text.indexOf('\n', at);
        const end = stop < 0 ? text.length : stop;
        found.push({
          file,
          line,
          text: text
            .slice(from, end)
            .trim()
            .slice(0, AROUND * 2),
        });
        at = low.indexOf(wanted, end);
      }
      if (found.length >= LINES_MOST) break;
    }
    return found;
  }

  return (query: string, sources: Readonly<Record<string, string>> = {}): Found => {
    const wanted = query.slice(0, QUERY_MOST).trim().toLowerCase();
    if (wanted === '') return { pages: [], symbols: [], lines: [] };
    const words = queryTokens(wanted);
    const pages = index.search(wanted).slice(0, PAGES_MOST);
    return {
      pages: pages.map(({ id }) => {
        const page = data.pages[id as number]!;
        return { ...page, around: aroundWord(page.text, words) };
      }),
      symbols: symbols(wanted),
      lines: lines(wanted, sources),
    };
  };
}
