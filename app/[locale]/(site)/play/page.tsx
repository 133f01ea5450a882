// The playground: any Go, or a file of the book changed, in the room.
import type { Metadata } from 'next';
import { PlaygroundSlot } from '../../../_editor/playground-slot';
import { metadataFor, pageOf, type PageProps } from '../../../_lib/page';
import { programBundleUrl, programFiles } from '../../../_lib/programs';
import { allScenarios } from '../../../_lib/scenarios';

/** Programs to begin with, the first of them for a newcomer. */
const order = ['hello', 'pipeline', 'timeout', 'deadlock', 'race', 'panics'];

function samplePaths(): string[] {
  const found = [...programFiles().keys()].flatMap(
    (path) => /^src\/(engine-room\/samples\/[^/]+)\/main\.go$/.exec(path)?.[1] ?? [],
  );
  const place = (path: string) => {
    const at = order.indexOf(path.slice(path.lastIndexOf('/') + 1));
    return at < 0 ? order.length : at;
  };
  return found.sort((a, b) => place(a) - place(b));
}

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const { locale, t } = await pageOf(props);
  return metadataFor(locale, '/play', t.play.title, t.play.intro);
}

/** Everything happens in the page; without JavaScript it says so. */
export default async function Play(props: PageProps) {
  const { locale, t } = await pageOf(props);
  const scenarios = (await allScenarios()).map(({ id, title, visible }) => ({
    id,
    title: title[locale],
    visible,
  }));
  return (
    <main id="text">
      <h1 className="sr-only">{t.play.title}</h1>
      <noscript>
        <p className="p-6">{t.play.noScript}</p>
      </noscript>
      <PlaygroundSlot
        locale={locale}
        programs={programBundleUrl()}
        scenarios={scenarios}
        samples={samplePaths()}
        labels={{ loading: t.play.loading, failed: t.play.failed }}
      />
    </main>
  );
}
