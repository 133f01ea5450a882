// A chapter: the text on the left, the room beside it when the reader asks for it.
import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { frameMessagesFor } from '../../../../_lib/messages/frame';
import { metadataFor, pageOf, type PageProps } from '../../../../_lib/page';
import { programBundleUrl } from '../../../../_lib/programs';
import {
  allChapters,
  chapterSections,
  chapterText,
  readingMinutes,
} from '../../../../_mdx/chapters';
import { chapterComponents } from '../../../../_mdx/components';
import { chapterTerms } from '../../../../_mdx/glossary';
import { TermNotes } from '../../../../_mdx/term';
import { AskLinks } from '../../../../_reader/ask-links';
import { ContentsBar } from '../../../../_reader/contents-bar';
import { CopyLinks } from '../../../../_reader/copy-links';
import { RoomSlot } from '../../../../_reader/room-slot';
import { TermWatch } from '../../../../_reader/term-watch';
import { SiteFooter } from '../../../../_ui/site-footer';
import { WithCode, withoutMarks } from '../../../../_ui/with-code';

type Props = PageProps<{ chapter: string }>;

export const dynamicParams = false;

/** One page a chapter. */
export async function generateStaticParams() {
  return (await allChapters()).map(({ slug }) => ({ chapter: slug }));
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, params } = await pageOf(props);
  const entry = (await allChapters()).find(({ slug }) => slug === params.chapter);
  if (!entry) return {};
  const { title, question } = entry.chapter;
  return metadataFor(locale, `/learn/${entry.slug}`, title[locale], withoutMarks(question[locale]));
}

/** Readable without JavaScript; the slot alone needs it. */
export default async function ChapterPage(props: Props) {
  const { locale, t, params } = await pageOf(props);
  const chapters = await allChapters();
  const at = chapters.findIndex(({ slug }) => slug === params.chapter);
  const entry = chapters[at];
  if (!entry) notFound();
  const { slug, chapter } = entry;
  const Text = await chapterText(slug, locale);
  const frame = frameMessagesFor(locale);
  const neighbours = [
    { name: t.chapter.previous, entry: chapters[at - 1] },
    { name: t.chapter.next, entry: chapters[at + 1] },
  ];
  return (
    <>
      <div className="reader">
        <main id="text" className="reader-text">
          <article>
            <header className="pt-12 pb-4 sm:pt-16">
              <p className="text-sm text-ink-soft">
                {t.chapter.label(chapter.order)} · {t.chapter.minutes(readingMinutes(slug, locale))}
              </p>
              <h1 className="mt-2 text-[2rem] leading-tight font-semibold sm:text-[2.6rem]">
                {chapter.title[locale]}
              </h1>
              <p className="mt-4 max-w-[34rem] text-xl leading-relaxed text-ink-soft">
                <WithCode text={chapter.question[locale]} />
              </p>
            </header>
            <ContentsBar
              slug={slug}
              sections={chapterSections(slug, locale)}
              labels={{
                here: frame.reading.here,
                top: frame.reading.top,
                chapterAll: frame.progress.chapterAll,
              }}
            />
            <div className="prose">
              <Text components={chapterComponents({ slug, chapter, locale })} />
            </div>
          </article>
          <TermNotes entries={chapterTerms(slug, locale)} locale={locale} />
          {chapters.length > 1 && (
            <nav
              aria-label={frame.reading.neighbours}
              className="mt-16 flex print:hidden flex-wrap justify-between gap-4 border-t border-line pt-6"
            >
              {neighbours.map(
                ({ name, entry: other }) =>
                  other && (
                    <Link
                      key={name}
                      href={`/${locale}/learn/${other.slug}`}
                      className="hover:text-accent"
                    >
                      <span className="block text-sm text-ink-soft">{name}</span>
                      {other.chapter.title[locale]}
                    </Link>
                  ),
              )}
            </nav>
          )}
        </main>
        <RoomSlot
          locale={locale}
          scenario={chapter.scenario}
          chapter={entry}
          place="chapter"
          programs={programBundleUrl()}
          labels={t.room}
        >
          <p className="text-sm text-ink-soft">{t.room.intro}</p>
          <noscript>
            <p className="mt-3 text-sm">{t.room.noScript}</p>
          </noscript>
          <nav className="moments" aria-labelledby="moments-name">
            <p id="moments-name" className="font-semibold">
              {t.room.moments}
            </p>
            <ol>
              {chapter.moments.map(({ id, title }) => (
                <li key={id}>
                  <a href={`?moment=${id}`} data-ask="moment" data-id={id}>
                    {title[locale]}
                  </a>
                  <a
                    className="moment-link"
                    href={`?moment=${id}`}
                    data-copy="only"
                    title={frame.reading.linkToMoment}
                    aria-label={`${frame.reading.linkToMoment}: ${title[locale]}`}
                  >
                    #
                  </a>
                </li>
              ))}
            </ol>
          </nav>
        </RoomSlot>
        <AskLinks />
        <TermWatch />
        <CopyLinks labels={{ copied: frame.reading.copied, notCopied: frame.reading.notCopied }} />
      </div>
      <SiteFooter locale={locale} />
    </>
  );
}
