// The scenarios that can be opened without a chapter beside them.
import type { Metadata } from 'next';
import Link from 'next/link';
import { metadataFor, pageOf, type PageProps } from '../../../_lib/page';
import { allScenarios } from '../../../_lib/scenarios';
import { SiteFooter } from '../../../_ui/site-footer';

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const { locale, t } = await pageOf(props);
  return metadataFor(locale, '/lab', t.lab.title, t.lab.intro);
}

/** A list of ways into the room. */
export default async function Lab(props: PageProps) {
  const { locale, t } = await pageOf(props);
  const scenarios = await allScenarios();
  return (
    <>
      <main id="text" className="mx-auto max-w-[72rem] px-4 pt-16 sm:px-6">
        <h1 className="text-[2rem] leading-tight font-semibold sm:text-[2.6rem]">{t.lab.title}</h1>
        <p className="mt-3 max-w-[40rem] text-lg text-ink-soft">{t.lab.intro}</p>
        <ul className="mt-8 max-w-[46rem] border-t border-line">
          {scenarios.map(({ id, title, chapter }) => (
            <li
              key={id}
              className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 border-b border-line py-4"
            >
              <Link href={`/${locale}/lab/${id}`} className="text-lg font-medium hover:text-accent">
                {title[locale]}
              </Link>
              {chapter && (
                <Link
                  href={`/${locale}/learn/${chapter.slug}`}
                  className="text-sm text-accent underline underline-offset-4"
                >
                  {t.lab.readChapter}
                </Link>
              )}
            </li>
          ))}
        </ul>
      </main>
      <SiteFooter locale={locale} />
    </>
  );
}
