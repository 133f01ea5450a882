// Colours Go source: every line a list of pieces with a class and no style attribute (the policy forbids
// them). When the pages are built, so that text needs no JavaScript; in the room, for what runs there.
import {
  createHighlighterCore,
  type GrammarState,
  type HighlighterCore,
  type ThemedToken,
} from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import go from 'shiki/langs/go.mjs';

/** A stretch of one line in one colour; `kind` is the class after `t-`, if any. */
export type Piece = { text: string; kind?: string };

const scopes: Record<string, string[]> = {
  comment: ['comment'],
  string: ['string', 'constant.other.placeholder', 'constant.character.escape'],
  number: ['constant.numeric', 'constant.language'],
  function: ['entity.name.function', 'support.function'],
  type: ['entity.name.type', 'storage.type', 'support.type'],
  keyword: [
    'keyword.control',
    'keyword.function',
    'keyword.type',
    'keyword.var',
    'keyword.const',
    'keyword.channel',
    'keyword.package',
    'keyword.import',
    'keyword.struct',
    'keyword.interface',
    'keyword.map',
  ],
};

// Shiki knows colours only; each kind gets one of its own, and is read back from it.
const kinds = Object.keys(scopes);
const colourOf = (kind: string) => `#00000${kinds.indexOf(kind) + 1}`;
const kindOf = new Map(kinds.map((kind) => [colourOf(kind), kind]));

let highlighter: Promise<HighlighterCore> | undefined;

function load(): Promise<HighlighterCore> {
  highlighter ??= createHighlighterCore({
    langs: [go],
    themes: [
      {
        name: 'kinds',
        type: 'light',
        fg: '#000000',
        bg: '#ffffff',
        settings: kinds.map((kind) => ({
          scope: scopes[kind]!,
          settings: { foreground: colourOf(kind) },
        })),
      },
    ],
    engine: createJavaScriptRegexEngine(),
  });
  return highlighter;
}

function piecesOf(tokens: readonly ThemedToken[]): Piece[] {
  const pieces: Piece[] = [];
  for (const { content, color } of tokens) {
    const kind = color && kindOf.get(color.toLowerCase());
    const last = pieces.at(-1);
    // Neighbours of one kind are one element: half the nodes on the page.
    if (last && last.kind === kind) last.text += content;
    else pieces.push(kind ? { text: content, kind } : { text: content });
  }
  return pieces;
}

/** The pieces of each line of Go source. */
export async function highlightGo(source: string): Promise<Piece[][]> {
  const lines = (await load()).codeToTokensBase(source, { lang: 'go', theme: 'kinds' });
  return lines.map(piecesOf);
}

/**
 * The same in stretches of so many lines, for a page that must stay awake: goes on while `wanted`,
 * which is asked after each.
 */
export async function highlightGoSlowly(
  lines: readonly string[],
  stretch: number,
  wanted: () => Promise<boolean>,
): Promise<Piece[][] | undefined> {
  const highlighter = await load();
  const done: Piece[][] = [];
  let grammarState: GrammarState | undefined;
  for (let from = 0; from < lines.length; from += stretch) {
    const source = lines.slice(from, from + stretch).join('\n');
    const tokens = highlighter.codeToTokensBase(source, {
      lang: 'go',
      theme: 'kinds',
      ...(grammarState ? { grammarState } : {}),
    });
    grammarState = highlighter.getLastGrammarState(tokens);
    done.push(...tokens.map(piecesOf));
    if (!(await wanted())) return undefined;
  }
  return done;
}
