// Marks at the lines at which a chapter begins to show a file, each a link to the place in the chapter.
import type { ReactNode } from 'react';
import type { Locale } from '../_lib/locale';
import { sourceMessagesFor } from '../_lib/messages/source';
import { chapterLines } from './chapter-lines';

/** By number of the line. Without script they are how a reader gets from a line to its chapter. */
export async function chapterMarks(
  locale: Locale,
  file: string,
): Promise<ReadonlyMap<number, ReactNode>> {
  const t = sourceMessagesFor(locale);
  const marks = new Map<number, ReactNode[]>();
  for (const { slug, order, title, from, section } of (await chapterLines()).get(file) ?? []) {
    const list = marks.get(from) ?? [];
    marks.set(from, list);
    list.push(
      <a
        key={`${slug}#${section}`}
        href={`/${locale}/learn/${slug}${section === '' ? '' : `#${section}`}`}
        className="chapter-mark"
        title={t.chapterMark(order, title[locale])}
        aria-label={t.chapterMark(order, title[locale])}
      >
        {t.chapterShort(order)}
      </a>,
    );
  }
  return new Map([...marks].map(([line, list]) => [line, <span key={line}>{list}</span>]));
}
