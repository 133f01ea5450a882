// From a line to the chapters that show it.
'use client';

import type { Locale } from '../_lib/locale';
import { sourceMessagesFor } from '../_lib/messages/source';
import type { ChapterLines } from './chapter-lines';

type Shown = readonly ChapterLines[];

type Props = {
  locale: Locale;
  /** The line on which the reader met the name. */
  line: { number: number; chapters: Shown };
  /** Where it is declared. */
  declaration: { from: number; chapters: Shown };
};

const has = (line: number) => (shown: ChapterLines) => shown.from <= line && line <= shown.to;

/** Nothing where no chapter does. */
export function ChapterLinks({ locale, line, declaration }: Props) {
  const t = sourceMessagesFor(locale);
  const links = new Map<
    string,
    { shown: ChapterLines; why: string; note: boolean; hash: string }
  >();
  const add = (shown: ChapterLines, why: string, at: number) => {
    const note = shown.notes.find((one) => one.line === at);
    const hash = note ? note.id : shown.section;
    const key = `${shown.slug}#${hash}`;
    if (!links.has(key)) links.set(key, { shown, why, note: note !== undefined, hash });
  };
  for (const shown of line.chapters.filter(has(line.number))) {
    add(shown, t.showsLine(line.number), line.number);
  }
  for (const shown of declaration.chapters.filter(has(declaration.from))) {
    add(shown, t.showsDeclaration, declaration.from);
  }
  if (links.size === 0) return null;
  return (
    <>
      <h3>{t.chapters}</h3>
      <ul>
        {[...links].map(([key, { shown, why, note, hash }]) => (
          <li key={key}>
            <a href={`/${locale}/learn/${shown.slug}${hash === '' ? '' : `#${hash}`}`}>
              {shown.order}. {shown.title[locale]}
            </a>{' '}
            <span className="name-soft">
              {why}
              {note && ` ${t.note}`}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
