// What can be found, made when the pages are built: the chapters by section, the symbols of the programs.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { glossary } from '@/content/glossary';
import type { Locale } from '../_lib/locale';
import { frameMessagesFor } from '../_lib/messages/frame';
import { programFiles } from '../_lib/programs';
import { allScenarios } from '../_lib/scenarios';
import { allChapters } from '../_mdx/chapters';
import type { FoundPage, FoundSymbol, SearchData } from './find';

/** Words of a text in MDX: what it shows, without its tags and marks. */
export function plainText(mdx: string): string {
  return (
    mdx
      .replace(/^(import|export) .*$/gm, '')
      .replace(/\{\/\*[^]*?\*\/\}/g, '')
      // What stands inside a sentence leaves no gap: words of Chinese are found across it.
      .replace(/<\/?(?:Term|Moment|Anchor)\b[^>]*>/g, '')
      .replace(/<[^>]*>/g, ' ')
      .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
      .replace(/[`*_>|#]+/g, ' ')
      .replace(/\s+/g, ' ')
      .trim()
  );
}

/** Sections of a chapter: what stands before the first heading, and under each one with an id. */
export function sectionsOf(mdx: string): { id: string; heading: string; text: string }[] {
  const parts = mdx.split(/^(?=## )/m);
  return parts.flatMap((part) => {
    const found = /^## (.*?)\s*\[#([\w-]+)\]\s*$/m.exec(part);
    const text = plainText(found ? part.slice(found[0].length) : part);
    if (text === '') return [];
    return [{ id: found?.[2] ?? '', heading: plainText(found?.[1] ?? ''), text }];
  });
}

const declared = [
  [/^func \((?:\w+ )?(\*?)(\w+)\) (\w+)\(/, 'method'],
  [/^func (\w+)\(/, 'func'],
  [/^type (\w+)\b/, 'type'],
  [/^(?:var|const) (\w+)\b/, 'var'],
] as const;

/** Declarations of a file that gofmt has formatted: each begins at the first column. */
export function symbolsOf(file: string, text: string): FoundSymbol[] {
  const found: FoundSymbol[] = [];
  text.split('\n').forEach((line, i) => {
    for (const [pattern, kind] of declared) {
      const match = pattern.exec(line);
      if (!match) continue;
      const [, first = '', type, name] = match;
      const symbol = kind === 'method' ? (first ? `(*${type}).${name}` : `${type}.${name}`) : first;
      found.push({ kind, name: symbol, file, line: i + 1 });
      return;
    }
  });
  return found;
}

/** Everything of one language. */
export async function searchData(locale: Locale): Promise<SearchData> {
  const chapters = await allChapters();
  const pages: FoundPage[] = chapters.flatMap(({ slug, chapter }) => {
    const mdx = readFileSync(
      join(process.cwd(), 'content', 'chapters', slug, `${locale}.mdx`),
      'utf8',
    );
    const title = `${chapter.order}. ${chapter.title[locale]}`;
    return sectionsOf(mdx).map(({ id, heading, text }) => ({
      href: `/${locale}/learn/${slug}${id === '' ? '' : `#${id}`}`,
      title,
      heading: heading || chapter.question[locale],
      text,
    }));
  });
  const scenarios = (await allScenarios()).map(({ id, title }) => ({
    href: `/${locale}/lab/${id}`,
    title: title[locale],
    heading: '',
    text: id,
  }));
  const words = glossary.map(({ id, term, text }) => ({
    href: `/${locale}/glossary#${id}`,
    title: frameMessagesFor(locale).glossary.title,
    // Either language finds it: readers know a word now in the one, now in the other.
    heading:
      term.en === term.zh ? term.en : `${term[locale]} · ${term[locale === 'en' ? 'zh' : 'en']}`,
    text: text[locale].replaceAll('`', ''),
  }));
  const symbols = [...programFiles()].flatMap(([path, text]) =>
    path.startsWith('src/') && !path.endsWith('_test.go') ? symbolsOf(path, text) : [],
  );
  return { pages: [...pages, ...words, ...scenarios], symbols };
}
