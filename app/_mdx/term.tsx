// A word of the glossary in the text, and the note that explains it: the browser's own popover, so
// that it opens by click, touch and keyboard, closes with Escape, and needs no script.
import Link from 'next/link';
import type { ReactNode } from 'react';
import type { GlossaryEntry } from '@/content/glossary';
import type { Locale } from '../_lib/locale';
import { frameMessagesFor } from '../_lib/messages/frame';
import { WithCode } from '../_ui/with-code';
import { glossaryEntry } from './glossary';

type Props = { id: string; children?: ReactNode };

/** The word. A chapter marks it once, where it first stands. */
export function Term({ id, children }: Props) {
  glossaryEntry(id);
  return (
    <button
      type="button"
      className="term"
      popoverTarget={`term-${id}`}
      aria-describedby={`term-${id}-text`}
    >
      {children}
    </button>
  );
}

/**
 * The notes of the words of one text. They stand after it, so that copying a paragraph or hearing
 * it read does not run into them.
 */
export function TermNotes({
  entries,
  locale,
}: {
  entries: readonly GlossaryEntry[];
  locale: Locale;
}) {
  const t = frameMessagesFor(locale).glossary;
  return entries.map(({ id, term, text }) => (
    <div key={id} id={`term-${id}`} popover="auto" className="term-note">
      <p className="term-name">
        {term[locale]}
        {locale === 'en' && <span lang="zh-Hans">{term.zh}</span>}
      </p>
      <p id={`term-${id}-text`}>
        <WithCode text={text[locale]} />
      </p>
      <p>
        <Link href={`/${locale}/glossary#${id}`} prefetch={false}>
          {t.inGlossary}
        </Link>
      </p>
    </div>
  ));
}
