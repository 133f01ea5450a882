// All the words that are explained, in both languages, with the chapters that use them.
import type { Metadata } from 'next';
import Link from 'next/link';
import { glossary, subjects } from '@/content/glossary';
import { languageTag } from '../../../_lib/locale';
import { frameMessagesFor } from '../../../_lib/messages/frame';
import { metadataFor, pageOf, type PageProps } from '../../../_lib/page';
import { chaptersByTerm } from '../../../_mdx/glossary';
import { SiteFooter } from '../../../_ui/site-footer';
import { WithCode } from '../../../_ui/with-code';

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const { locale } = await pageOf(props);
  const { title, intro } = frameMessagesFor(locale).glossary;
  return metadataFor(locale, '/glossary', title, intro);
}

/** A definition list a subject; every word can be linked to. */
export default async function GlossaryPage(props: PageProps) {
  const { locale } = await pageOf(props);
  const t = frameMessagesFor(locale).glossary;
  const used = await chaptersByTerm(locale);
  const other = locale === 'en' ? 'zh' : 'en';
  return (
    <>
      <main id="text" className="mx-auto max-w-[50rem] px-4 pt-12 sm:px-6 sm:pt-16">
        <h1 className="text-[2rem] leading-tight font-semibold sm:text-[2.6rem]">{t.title}</h1>
        <p className="mt-4 max-w-[38rem] text-lg leading-relaxed text-ink-soft">{t.intro}</p>
        {subjects.map((subject) => (
          <section key={subject} aria-labelledby={`subject-${subject}`} className="mt-12">
            <h2
              id={`subject-${subject}`}
              className="border-b border-line pb-2 text-xl font-semibold"
            >
              {t.subjects[subject]}
            </h2>
            <dl className="glossary">
              {glossary
                .filter((entry) => entry.subject === subject)
                .map(({ id, term, text, chapter: told }) => (
                  <div key={id} id={id}>
                    <dt>
                      {term[locale]}
                      <span lang={languageTag[other]}>{term[other]}</span>
                    </dt>
                    <dd>
                      <WithCode text={text[locale]} />
                    </dd>
                    <dd className="glossary-where">
                      {t.usedIn}{' '}
                      {(used.get(id) ?? []).map(({ slug, chapter }, i) => (
                        <span key={slug}>
                          {i > 0 && (locale === 'zh' ? '、' : ', ')}
                          <Link
                            href={`/${locale}/learn/${slug}`}
                            prefetch={false}
                            title={chapter.title[locale]}
                            className={chapter.order === told ? 'font-semibold text-ink' : ''}
                          >
                            {chapter.order}
                            <span className="sr-only">
                              {` ${chapter.title[locale]}`}
                              {chapter.order === told && ` (${t.more})`}
                            </span>
                          </Link>
                        </span>
                      ))}
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </main>
      <SiteFooter locale={locale} />
    </>
  );
}
