// The room alone, with the whole window.
import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { metadataFor, pageOf, type PageProps } from '../../../../_lib/page';
import { programBundleUrl } from '../../../../_lib/programs';
import { allScenarios } from '../../../../_lib/scenarios';
import { RoomSlot } from '../../../../_reader/room-slot';

type Props = PageProps<{ scenario: string }>;

export const dynamicParams = false;

/** One page a scenario. */
export async function generateStaticParams() {
  return (await allScenarios()).map(({ id }) => ({ scenario: id }));
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, t, params } = await pageOf(props);
  const found = (await allScenarios()).find(({ id }) => id === params.scenario);
  if (!found) return {};
  const name = found.title[locale];
  return metadataFor(locale, `/lab/${found.id}`, `${t.lab.title}: ${name}`, t.lab.intro);
}

/** A heading for those who cannot see the room, then the room. */
export default async function LabRoom(props: Props) {
  const { locale, t, params } = await pageOf(props);
  const found = (await allScenarios()).find(({ id }) => id === params.scenario);
  if (!found) notFound();
  return (
    <main id="text" className="lab">
      <h1 className="sr-only">
        {t.lab.title}: {found.title[locale]}
      </h1>
      <RoomSlot
        locale={locale}
        scenario={found.id}
        {...(found.chapter ? { chapter: found.chapter } : {})}
        place="lab"
        programs={programBundleUrl()}
        labels={t.room}
      >
        <p className="text-ink-soft">{t.lab.intro}</p>
        {found.chapter && (
          <p className="mt-3">
            <Link
              href={`/${locale}/learn/${found.chapter.slug}`}
              className="text-accent underline underline-offset-4"
            >
              {t.lab.readChapter}
            </Link>
          </p>
        )}
      </RoomSlot>
      <noscript>
        <p className="p-6">{t.room.noScript}</p>
      </noscript>
    </main>
  );
}
