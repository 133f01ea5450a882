// The first page: what this is, and the way in.
import type { Metadata } from 'next';
import Link from 'next/link';
import { metadataFor, pageOf, type PageProps } from '../../_lib/page';
import { allChapters } from '../../_mdx/chapters';
import { FirstExcerpt } from '../../_ui/first-excerpt';
import { WithCode } from '../../_ui/with-code';
import { SiteFooter } from '../../_ui/site-footer';

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const { locale, t } = await pageOf(props);
  const metadata = metadataFor(locale, '', t.site.name, t.site.description);
  return { ...metadata, title: { absolute: `${t.site.name} · ${t.site.tagline}` } };
}

/** Title, one paragraph, one button; then the chapters and what a reader can rely on. */
export default async function Home(props: PageProps) {
  const { locale, t } = await pageOf(props);
  const chapters = await allChapters();
  const [first] = chapters;
  const principles = [
    [t.home.same, t.home.sameText],
    [t.home.again, t.home.againText],
    [t.home.plainGo, t.home.plainGoText],
  ] as const;
  return (
    <>
      <main id="text" className="mx-auto max-w-[72rem] px-4 sm:px-6">
        <div className="grid items-center gap-x-16 gap-y-12 pt-14 pb-16 sm:pt-24 lg:grid-cols-[minmax(0,7fr)_minmax(0,6fr)]">
          <div>
            <h1 className="text-[2.1rem] leading-[1.15] font-semibold tracking-tight sm:text-[3rem]">
              {t.home.title}
            </h1>
            <p className="mt-6 max-w-[36rem] text-lg leading-relaxed text-ink-soft">
              <WithCode text={t.home.lead} />
            </p>
            {first && (
              <p className="mt-9 flex flex-wrap items-center gap-x-7 gap-y-4">
                <Link
                  href={`/${locale}/learn/${first.slug}`}
                  className="rounded-md bg-accent px-5 py-2.5 font-semibold text-on-accent hover:brightness-110"
                >
                  {t.home.start}
                </Link>
                <Link
                  href={`/${locale}/lab/${first.chapter.scenario}`}
                  className="text-accent underline decoration-1 underline-offset-4 hover:decoration-2"
                >
                  {t.home.startLab}
                </Link>
              </p>
            )}
          </div>
          <FirstExcerpt locale={locale} />
        </div>

        <section
          id="chapters"
          aria-labelledby="chapters-name"
          className="border-t border-line py-12"
        >
          <h2 id="chapters-name" className="text-xl font-semibold">
            {t.home.chapters}
          </h2>
          <ol className="mt-4 max-w-[46rem]">
            {chapters.map(({ slug, chapter }) => (
              <li key={slug} className="border-b border-line last:border-0">
                <Link
                  href={`/${locale}/learn/${slug}`}
                  className="group grid grid-cols-[2.75rem_1fr] gap-y-0.5 py-4"
                >
                  <span className="font-mono text-sm leading-7 text-ink-soft tabular-nums">
                    {String(chapter.order).padStart(2, '0')}
                  </span>
                  <span className="text-lg leading-7 font-medium group-hover:text-accent">
                    {chapter.title[locale]}
                  </span>
                  <span className="col-start-2 text-ink-soft">
                    <WithCode text={chapter.question[locale]} />
                  </span>
                </Link>
              </li>
            ))}
          </ol>
        </section>

        <section aria-labelledby="principles-name" className="border-t border-line py-12">
          <h2 id="principles-name" className="text-xl font-semibold">
            {t.home.principles}
          </h2>
          <dl className="mt-6 grid gap-x-12 gap-y-8 md:grid-cols-3">
            {principles.map(([name, text]) => (
              <div key={name}>
                <dt className="font-semibold">{name}</dt>
                <dd className="mt-1.5 text-ink-soft">{text}</dd>
              </div>
            ))}
          </dl>
        </section>
      </main>
      <SiteFooter locale={locale} />
    </>
  );
}
