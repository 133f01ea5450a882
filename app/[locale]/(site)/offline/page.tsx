// What is on this device when there is no network; the service worker shows it in place of what is not.
import type { Metadata } from 'next';
import { frameMessagesFor } from '../../../_lib/messages/frame';
import { offlineMessagesFor } from '../../../_lib/messages/offline';
import { metadataFor, pageOf, type PageProps } from '../../../_lib/page';
import { allScenarios } from '../../../_lib/scenarios';
import { allChapters } from '../../../_mdx/chapters';
import { KeptPages, type PageGroup } from '../../../_offline/kept-pages';
import { offlinePage } from '../../../_offline/names';
import { SiteFooter } from '../../../_ui/site-footer';

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const { locale } = await pageOf(props);
  const t = offlineMessagesFor(locale);
  return metadataFor(locale, `/${offlinePage}`, t.title, t.intro);
}

/** The list comes with JavaScript: only the browser knows what it has kept. */
export default async function Offline(props: PageProps) {
  const { locale, t } = await pageOf(props);
  const offline = offlineMessagesFor(locale);
  const link = (path: string, title: string) => ({
    path: path === '' ? `/${locale}` : `/${locale}/${path}`,
    title,
  });
  const groups: PageGroup[] = [
    {
      title: offline.chapters,
      pages: (await allChapters()).map(({ slug, chapter }) =>
        link(`learn/${slug}`, `${String(chapter.order).padStart(2, '0')} ${chapter.title[locale]}`),
      ),
    },
    {
      title: offline.lab,
      pages: (await allScenarios()).map(({ id, title }) => link(`lab/${id}`, title[locale])),
    },
    {
      title: offline.more,
      pages: [
        link('', t.site.name),
        link('learn', frameMessagesFor(locale).contents.title),
        link('lab', t.lab.title),
        link('play', t.play.title),
        link('glossary', frameMessagesFor(locale).glossary.title),
        link('source', t.source.title),
      ],
    },
  ];
  return (
    <>
      <main id="text" className="mx-auto max-w-[50rem] px-4 pt-16 sm:px-6">
        <h1 className="text-[2rem] leading-tight font-semibold sm:text-[2.6rem]">
          {offline.title}
        </h1>
        <p className="mt-3 max-w-[40rem] text-lg text-ink-soft">{offline.intro}</p>
        <KeptPages locale={locale} groups={groups} t={offline} />
      </main>
      <SiteFooter locale={locale} />
    </>
  );
}
