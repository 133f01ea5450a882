// The contents: parts and chapters, and how far the reader has come.
import type { Metadata } from 'next';
import Link from 'next/link';
import { parts } from '@/content/contents';
import { frameMessagesFor } from '../../../_lib/messages/frame';
import { metadataFor, pageOf, type PageProps } from '../../../_lib/page';
import { allChapters, chapterSections, readingMinutes } from '../../../_mdx/chapters';
import { ProgressPanel } from '../../../_reader/progress-panel';
import { ChapterList } from '../../../_ui/chapter-list';
import { SiteFooter } from '../../../_ui/site-footer';

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const { locale } = await pageOf(props);
  const { title, intro } = frameMessagesFor(locale).contents;
  return metadataFor(locale, '/learn', title, intro);
}

/** A list of links; the progress comes with JavaScript. */
export default async function ContentsPage(props: PageProps) {
  const { locale } = await pageOf(props);
  const t = frameMessagesFor(locale);
  const all = await allChapters();
  const minutes = all.reduce((sum, { slug }) => sum + readingMinutes(slug, locale), 0);
  return (
    <>
      <main id="text" className="mx-auto max-w-[50rem] px-4 pt-12 sm:px-6 sm:pt-16">
        <h1 className="text-[2rem] leading-tight font-semibold sm:text-[2.6rem]">
          {t.contents.title}
        </h1>
        <p className="mt-4 max-w-[38rem] text-lg leading-relaxed text-ink-soft">
          {t.contents.intro}
        </p>
        <p className="mt-2 text-sm text-ink-soft">{t.contents.total(all.length, minutes)}</p>
        <section aria-labelledby="progress-name" className="mt-8 print:hidden">
          <h2 id="progress-name" className="sr-only">
            {t.progress.title}
          </h2>
          <ProgressPanel
            chapters={all.map(({ slug }) => ({
              slug,
              sections: chapterSections(slug, locale).map(({ id }) => id),
            }))}
            labels={t.progress}
          />
          <noscript>
            <p className="text-sm text-ink-soft">{t.progress.noScript}</p>
          </noscript>
        </section>
        {parts.map(({ id, title, text, chapters }) => (
          <section key={id} aria-labelledby={`part-${id}`} className="mt-12">
            <h2 id={`part-${id}`} className="text-xl font-semibold">
              {title[locale]}
            </h2>
            <p className="mt-1 border-b border-line pb-3 text-ink-soft">{text[locale]}</p>
            <ChapterList
              locale={locale}
              all={all}
              chapters={all.filter(({ chapter }) => chapters.includes(chapter.order))}
            />
          </section>
        ))}
        <section aria-labelledby="more-name" className="mt-12">
          <h2 id="more-name" className="text-xl font-semibold">
            {t.contents.more}
          </h2>
          <p className="mt-3">
            <Link
              href={`/${locale}/glossary`}
              className="text-accent underline decoration-1 underline-offset-4 hover:decoration-2"
            >
              {t.contents.glossary}
            </Link>
          </p>
        </section>
      </main>
      <SiteFooter locale={locale} />
    </>
  );
}
