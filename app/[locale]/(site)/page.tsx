// The first page: what this is, a run to try, the two tracks, and the map as the way in.
import type { Metadata } from 'next';
import Link from 'next/link';
import { wayIn } from '@/content/contents';
import { frameMessagesFor } from '../../_lib/messages/frame';
import { metadataFor, pageOf, type PageProps } from '../../_lib/page';
import { allChapters } from '../../_mdx/chapters';
import { Diagram } from '../../_mdx/diagram';
import { HomeRun } from '../../_ui/home-run';
import { ReadyLink } from '../../_ui/ready-link';
import { SiteFooter } from '../../_ui/site-footer';
import { WithCode } from '../../_ui/with-code';

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const { locale, t } = await pageOf(props);
  const metadata = metadataFor(locale, '', t.site.name, t.site.description);
  return { ...metadata, title: { absolute: `${t.site.name} · ${t.site.tagline}` } };
}

/** The first screen says it all; what follows is for those who scroll. */
export default async function Home(props: PageProps) {
  const { locale, t } = await pageOf(props);
  const { home } = frameMessagesFor(locale);
  const chapters = await allChapters();
  const [first] = chapters;
  const map = chapters.find(({ chapter }) => chapter.order === wayIn.chapter);
  const tracks = [
    { name: home.book, text: home.bookText, href: 'learn', link: home.bookLink },
    { name: home.lab, text: home.labText, href: 'lab', link: home.labLink },
    { name: home.play, text: home.playText, href: 'play', link: home.playLink },
  ];
  const principles = [
    [t.home.same, t.home.sameText],
    [t.home.again, t.home.againText],
    [t.home.plainGo, t.home.plainGoText],
  ] as const;
  return (
    <>
      <main id="text" className="mx-auto max-w-[72rem] px-4 sm:px-6">
        <div id="live" className="live pt-14 pb-16">
          <div className="live-words">
            <h1 className="text-[2.1rem] leading-[1.15] font-semibold tracking-tight sm:text-[3rem]">
              {t.home.title}
            </h1>
            <p className="mt-6 max-w-[36rem] text-lg leading-relaxed text-ink-soft">
              <WithCode text={t.home.lead} />
            </p>
            {first && (
              <p className="mt-9 flex flex-wrap items-center gap-x-7 gap-y-4">
                <ReadyLink
                  href={`/${locale}/learn/${first.slug}`}
                  className="rounded-md bg-accent px-5 py-2.5 font-semibold text-on-accent hover:brightness-110"
                >
                  {t.home.start}
                </ReadyLink>
                <Link
                  href={`/${locale}/learn`}
                  prefetch={false}
                  className="text-accent underline decoration-1 underline-offset-4 hover:decoration-2"
                >
                  {home.bookLink}
                </Link>
              </p>
            )}
          </div>
          <HomeRun locale={locale} />
        </div>

        <section aria-labelledby="tracks-name" className="border-t border-line py-12">
          <h2 id="tracks-name" className="text-xl font-semibold">
            {home.tracks}
          </h2>
          <ul className="mt-6 grid gap-x-12 gap-y-8 md:grid-cols-3">
            {tracks.map(({ name, text, href, link }) => (
              <li key={href}>
                <h3 className="font-semibold">{name}</h3>
                <p className="mt-1.5 text-ink-soft">{text}</p>
                <p className="mt-2">
                  <Link
                    href={`/${locale}/${href}`}
                    prefetch={false}
                    className="text-accent underline decoration-1 underline-offset-4 hover:decoration-2"
                  >
                    {link}
                  </Link>
                </p>
              </li>
            ))}
          </ul>
        </section>

        {map && (
          <section aria-labelledby="map-name" className="border-t border-line py-12">
            <h2 id="map-name" className="text-xl font-semibold">
              {home.map}
            </h2>
            <p className="mt-2 text-ink-soft">{home.mapText}</p>
            <Diagram
              src={wayIn.diagram}
              links={wayIn.links}
              place={{ slug: map.slug, chapter: map.chapter, locale }}
            />
          </section>
        )}

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
