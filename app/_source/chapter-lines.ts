// Which chapters show which lines of the programs: read off the excerpts and notes in their texts.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { programFiles } from '../_lib/programs';
import { allChapters } from '../_mdx/chapters';
import { cut, findSymbol, lineOf } from '../_mdx/excerpt';

/** Lines of a file that a chapter shows. */
export type ChapterLines = {
  readonly slug: string;
  readonly order: number;
  readonly title: { readonly en: string; readonly zh: string };
  readonly from: number;
  readonly to: number;
  /** Id of the heading the excerpt stands under; empty above the first. */
  readonly section: string;
  /** Lines with a note of their own, and the id of the note. */
  readonly notes: readonly { readonly line: number; readonly id: string }[];
};

/** An excerpt as it is written in a chapter's text. */
export type WrittenExcerpt = {
  readonly symbol: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly section: string;
  /** What the lines with notes contain. */
  readonly notes: readonly string[];
};

const attribute = (tag: string, name: string): string | undefined =>
  new RegExp(
    `\\s${name}=(?:"([^"]*)"|'([^']*)'|\\{'([^']*)'\\}|\\{"([^"]*)"\\}|\\{\`([^\`]*)\`\\})`,
  )
    .exec(tag)
    ?.slice(1)
    .find((value) => value !== undefined);

/** The excerpts of a text in MDX, in order. */
export function excerptsOf(mdx: string): WrittenExcerpt[] {
  const found: WrittenExcerpt[] = [];
  let section = '';
  const parts =
    /^## .*\[#([\w-]+)\]\s*$|<Excerpt\b((?:"[^"]*"|'[^']*'|\{[^}]*\}|[^>"'{])*?)(\/?)>/gm;
  for (let part = parts.exec(mdx); part; part = parts.exec(mdx)) {
    const [, id, tag, closed] = part;
    if (id !== undefined) section = id;
    const symbol = tag === undefined ? undefined : attribute(tag, 'symbol');
    if (tag === undefined || symbol === undefined) continue;
    const end = closed ? parts.lastIndex : mdx.indexOf('</Excerpt>', parts.lastIndex);
    const inside = closed ? '' : mdx.slice(parts.lastIndex, end < 0 ? undefined : end);
    const notes = [...inside.matchAll(/<Note\b((?:"[^"]*"|'[^']*'|\{[^}]*\}|[^>"'{])*)>/g)].flatMap(
      ([, note = '']) => attribute(note, 'line') ?? [],
    );
    found.push({
      symbol,
      from: attribute(tag, 'from'),
      to: attribute(tag, 'to'),
      section,
      notes,
    });
  }
  return found;
}

/** Lines by file that these excerpts show. */
export function linesShown(
  files: ReadonlyMap<string, string>,
  excerpts: readonly WrittenExcerpt[],
): { file: string; from: number; to: number; section: string; notes: ChapterLines['notes'] }[] {
  return excerpts.flatMap(({ symbol, from, to, section, notes }) => {
    const whole = findSymbol(files, symbol);
    if (!whole) return [];
    const shown = cut(whole, from, to);
    const base = shown.file.slice(shown.file.lastIndexOf('/') + 1, -3);
    return [
      {
        file: shown.file,
        from: shown.firstLine,
        to: shown.firstLine + shown.lines.length - 1,
        section,
        notes: notes.map((text, i) => ({
          line: lineOf(shown, text),
          id: `${base}-${shown.firstLine}-note-${i + 1}`,
        })),
      },
    ];
  });
}

let all: Promise<ReadonlyMap<string, ChapterLines[]>> | undefined;

async function read(): Promise<ReadonlyMap<string, ChapterLines[]>> {
  const found = new Map<string, ChapterLines[]>();
  for (const { slug, chapter } of await allChapters()) {
    // Both languages show the same excerpts; a test holds that.
    const mdx = readFileSync(join(process.cwd(), 'content', 'chapters', slug, 'en.mdx'), 'utf8');
    for (const { file, ...lines } of linesShown(programFiles(), excerptsOf(mdx))) {
      const list = found.get(file) ?? [];
      found.set(file, list);
      list.push({ slug, order: chapter.order, title: chapter.title, ...lines });
    }
  }
  return found;
}

/** By file, in the order of the chapters. */
export function chapterLines(): Promise<ReadonlyMap<string, ChapterLines[]>> {
  if (!all || process.env.NODE_ENV !== 'production') all = read();
  return all;
}
