// The chapters, found by their folders: to add one is to add a folder.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ComponentType } from 'react';
import type { MDXComponents } from 'mdx/types';
import type { Chapter } from '@/content/types';
import type { Locale } from '../_lib/locale';

/** A chapter and the name of its folder, which is its address. */
export type ChapterEntry = { slug: string; chapter: Chapter };

const folder = join(process.cwd(), 'content', 'chapters');

/** All chapters in the order of reading. */
export async function allChapters(): Promise<ChapterEntry[]> {
  const slugs = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
  const chapters = await Promise.all(
    slugs.map(async (slug) => {
      const data = (await import(`@/content/chapters/${slug}/chapter.ts`)) as { chapter: Chapter };
      return { slug, chapter: data.chapter };
    }),
  );
  return chapters.sort((a, b) => a.chapter.order - b.chapter.order);
}

/** The text of a chapter as a component. */
export async function chapterText(
  slug: string,
  locale: Locale,
): Promise<ComponentType<{ components: MDXComponents }>> {
  const text = (await import(`@/content/chapters/${slug}/${locale}.mdx`)) as {
    default: ComponentType<{ components: MDXComponents }>;
  };
  return text.default;
}

/** A section of a chapter: the id of its heading, the same in both languages, and its words. */
export type ChapterSection = { id: string; title: string };

/** The sections of a chapter, in order. */
export function chapterSections(slug: string, locale: Locale): ChapterSection[] {
  const text = readFileSync(join(folder, slug, `${locale}.mdx`), 'utf8');
  return [...text.matchAll(/^## (.*?)\s*\[#([a-z0-9-]+)\]\s*$/gm)].map(
    ([, title = '', id = '']) => ({ id, title: title.replace(/[`*]/g, '') }),
  );
}

/** Minutes it takes to read a chapter, source aside; at least one. */
export function readingMinutes(slug: string, locale: Locale): number {
  const text = readFileSync(join(folder, slug, `${locale}.mdx`), 'utf8')
    .replace(/^(import|export) .*$/gm, '')
    .replace(/<[^>]*>/g, ' ');
  const units =
    locale === 'zh'
      ? (text.match(/\p{Script=Han}/gu)?.length ?? 0) / 350
      : (text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) / 200;
  return Math.max(1, Math.round(units));
}
