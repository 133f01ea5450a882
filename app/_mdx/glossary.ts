// The glossary as pages need it: entries by id, and which chapters use which of them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { glossary, type GlossaryEntry } from '@/content/glossary';
import type { Locale } from '../_lib/locale';
import { allChapters, type ChapterEntry } from './chapters';

/**
 * An entry.
 * @throws RangeError if there is none: a word without an explanation fails the build
 */
export function glossaryEntry(id: string): GlossaryEntry {
  const entry = glossary.find((one) => one.id === id);
  if (!entry) throw new RangeError(`no ${id} in content/glossary.ts`);
  return entry;
}

/** The ids a text marks with `<Term id>`, in its order. */
export function termsIn(mdx: string): string[] {
  return [...mdx.matchAll(/<Term id="([^"]*)"/g)].map(([, id = '']) => id);
}

/** The entries a chapter marks. */
export function chapterTerms(slug: string, locale: Locale): GlossaryEntry[] {
  const file = join(process.cwd(), 'content', 'chapters', slug, `${locale}.mdx`);
  return termsIn(readFileSync(file, 'utf8')).map(glossaryEntry);
}

/** The chapters that use each entry, in the order of reading. */
export async function chaptersByTerm(
  locale: Locale,
): Promise<ReadonlyMap<string, readonly ChapterEntry[]>> {
  const found = new Map<string, ChapterEntry[]>();
  for (const entry of await allChapters()) {
    for (const { id } of chapterTerms(entry.slug, locale)) {
      found.set(id, [...(found.get(id) ?? []), entry]);
    }
  }
  return found;
}
