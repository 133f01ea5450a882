// The programs as they are: a folder's list, or a file with its lines.
import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { metadataFor, pageOf, type PageProps } from '../../../../_lib/page';
import { sourceMessagesFor } from '../../../../_lib/messages/source';
import { machineName, programFiles } from '../../../../_lib/programs';
import { scenarioRunning } from '../../../../_lib/scenarios';
import { highlightGo } from '../../../../_mdx/highlight';
import { chapterMarks } from '../../../../_source/chapter-marks';
import { FileTree } from '../../../../_source/file-tree';
import { NameSlot } from '../../../../_source/name-slot';
import '../../../../_source/source.css';
import { CodeLines } from '../../../../_ui/code-lines';
import { FolderList } from '../../../../_ui/folder-list';
import { PathTrail } from '../../../../_ui/path-trail';
import { SiteFooter } from '../../../../_ui/site-footer';

type Props = PageProps<{ path?: string[] }>;

export const dynamicParams = false;

/** Every file, and every folder above one. */
export function generateStaticParams() {
  const paths = new Set<string>(['']);
  for (const file of programFiles().keys()) {
    for (let path = file; path !== ''; path = path.slice(0, Math.max(0, path.lastIndexOf('/')))) {
      paths.add(path);
    }
  }
  return [...paths].map((path) => ({ path: path === '' ? [] : path.split('/') }));
}

const pathOf = (segments: string[] | undefined) =>
  (segments ?? []).map(decodeURIComponent).join('/');

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, t, params } = await pageOf(props);
  const path = pathOf(params.path);
  return metadataFor(
    locale,
    path === '' ? '/source' : `/source/${path}`,
    path === '' ? t.source.title : `${path} · ${t.source.title}`,
    t.source.intro,
  );
}

/** Lines have ids, L1 and on, so that an excerpt can point at its place. */
export default async function SourcePage(props: Props) {
  const { locale, t, params } = await pageOf(props);
  const path = pathOf(params.path);
  const text = programFiles().get(path);
  const words = sourceMessagesFor(locale);
  const inside = path === '' ? '' : `${path}/`;
  if (text === undefined && ![...programFiles().keys()].some((file) => file.startsWith(inside))) {
    notFound();
  }
  const scenario = path.startsWith('src/') ? await scenarioRunning(machineName(path)) : undefined;
  const lines = text === undefined ? [] : await highlightGo(text.replace(/\n$/, ''));
  return (
    <>
      <main
        id="text"
        className="mx-auto max-w-[72rem] px-4 pt-10 sm:px-6 xl:has-[.file-tree]:max-w-[92rem]"
      >
        <PathTrail locale={locale} path={path} />
        {text === undefined ? (
          <FolderList locale={locale} path={path} />
        ) : (
          <div className="mt-5 grid gap-x-6 xl:grid-cols-[17rem_minmax(0,1fr)]">
            <div className="max-xl:hidden">
              <FileTree locale={locale} path={path} />
            </div>
            <div className="source-file min-w-0 rounded-md border border-line">
              <p className="flex flex-wrap justify-between gap-x-6 border-b border-line px-4 py-2 text-sm text-ink-soft">
                <span>
                  {t.source.lines(lines.length)}{' '}
                  <span className="max-sm:hidden">· {words.hint}</span>
                </span>
                <span className="flex gap-x-4">
                  {scenario && (
                    <Link
                      href={`/${locale}/lab/${scenario.id}?file=${machineName(path)}`}
                      className="text-accent underline underline-offset-4"
                    >
                      {t.source.run}
                    </Link>
                  )}
                  {!path.endsWith('_test.go') && (
                    <Link
                      href={`/${locale}/play?edit=${machineName(path)}`}
                      prefetch={false}
                      className="text-accent underline underline-offset-4"
                    >
                      {t.source.change}
                    </Link>
                  )}
                </span>
              </p>
              <CodeLines
                file={machineName(path)}
                firstLine={1}
                lines={lines}
                label={path}
                idPrefix="L"
                marks={await chapterMarks(locale, path)}
              />
              <NameSlot locale={locale} file={path} failed={words.failed} />
            </div>
          </div>
        )}
      </main>
      <SiteFooter locale={locale} />
    </>
  );
}
