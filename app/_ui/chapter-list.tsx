// The chapters of a part: what each asks, how long it takes, what it needs, and how much is read.
import Link from 'next/link';
import { needs } from '@/content/contents';
import type { Locale } from '../_lib/locale';
import { messagesFor } from '../_lib/messages';
import { frameMessagesFor } from '../_lib/messages/frame';
import { chapterSections, readingMinutes, type ChapterEntry } from '../_mdx/chapters';
import { ChapterMark } from '../_reader/chapter-mark';
import { WithCode } from './with-code';

type Props = {
  locale: Locale;
  chapters: readonly ChapterEntry[];
  /** Every chapter there is, to name what one needs. */
  all: readonly ChapterEntry[];
};

/** A plain list without JavaScript; with it each row says what has been read. */
export function ChapterList({ locale, chapters, all }: Props) {
  const t = messagesFor(locale).chapter;
  const frame = frameMessagesFor(locale);
  return (
    <ol>
      {chapters.map(({ slug, chapter }) => {
        const needed = all.filter((one) => needs[chapter.order]?.includes(one.chapter.order));
        return (
          <li key={slug} className="chapter-row border-b border-line last:border-0">
            <span className="chapter-number">{String(chapter.order).padStart(2, '0')}</span>
            <Link href={`/${locale}/learn/${slug}`} className="chapter-title">
              {chapter.title[locale]}
            </Link>
            <span className="chapter-facts">{t.minutes(readingMinutes(slug, locale))}</span>
            <p className="text-ink-soft">
              <WithCode text={chapter.question[locale]} />
            </p>
            <p className="chapter-needs">
              {needed.length === 0 ? (
                frame.contents.nothing
              ) : (
                <>
                  {frame.contents.needs}{' '}
                  {needed.map((one, i) => (
                    <span key={one.slug}>
                      {i > 0 && (locale === 'zh' ? '、' : ', ')}
                      <Link href={`/${locale}/learn/${one.slug}`} prefetch={false}>
                        {one.chapter.order} {one.chapter.title[locale]}
                      </Link>
                    </span>
                  ))}
                </>
              )}
              <ChapterMark
                slug={slug}
                sections={chapterSections(slug, locale).map(({ id }) => id)}
                labels={{
                  chapterSome: frame.progress.chapterSome,
                  chapterAll: frame.progress.chapterAll,
                }}
              />
            </p>
          </li>
        );
      })}
    </ol>
  );
}
