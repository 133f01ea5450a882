// Which pages are on this device, as a list of links: asked of the caches themselves.
'use client';

import Link from 'next/link';
import { useEffect, useState } from 'react';
import type { Locale } from '../_lib/locale';
import type { OfflineMessages } from '../_lib/messages/offline';
import { cachePrefix, offlinePage } from './names';

/** Pages of one kind. */
export type PageGroup = {
  readonly title: string;
  readonly pages: readonly { readonly path: string; readonly title: string }[];
};

type Props = {
  locale: Locale;
  /** Every page that is fetched ahead. */
  groups: readonly PageGroup[];
  t: OfflineMessages;
};

/** Paths of all documents kept; undefined where browsers keep none. */
async function keptPaths(): Promise<ReadonlySet<string> | undefined> {
  if (!('caches' in window)) return undefined;
  const paths = new Set<string>();
  for (const name of await caches.keys()) {
    if (!name.startsWith(cachePrefix)) continue;
    for (const { url } of await (await caches.open(name)).keys()) {
      const { pathname, search } = new URL(url);
      if (search === '') paths.add(decodeURIComponent(pathname));
    }
  }
  return paths;
}

/** Looks again while it is shown, since pages may be on their way. */
export function KeptPages({ locale, groups, t }: Props) {
  const [kept, setKept] = useState<ReadonlySet<string> | 'unable'>();
  const [asked, setAsked] = useState<string>();

  useEffect(() => {
    // Shown in place of another page: that one, as soon as it can be had.
    const instead = location.pathname !== `/${locale}/${offlinePage}`;
    const look = async () => {
      const paths = await keptPaths().catch(() => undefined);
      setKept(paths ?? 'unable');
      if (instead) setAsked(decodeURI(location.pathname));
    };
    // Asked first: "online" is said of any network, and while the reader is on the way to another page.
    const again = () =>
      fetch(location.pathname, { method: 'HEAD', cache: 'no-store' }).then(
        ({ ok }) => ok && location.reload(),
        () => undefined,
      );
    if (instead) addEventListener('online', again);
    void look();
    const timer = setInterval(look, 3000);
    return () => {
      clearInterval(timer);
      removeEventListener('online', again);
    };
  }, [locale]);

  const here = kept instanceof Set ? kept : undefined;
  const all = groups.flatMap(({ pages }) => pages);
  const n = all.filter(({ path }) => here?.has(path)).length;
  const source = `/${locale}/source/`;
  const opened = [...(here ?? [])].filter((path) => path.startsWith(source)).sort();
  const shown = [
    ...groups,
    { title: t.source, pages: opened.map((path) => ({ path, title: path.slice(source.length) })) },
  ];
  const counts = n === all.length ? t.all : n === 0 ? t.nothing : t.some;
  const state = kept === undefined ? t.counting : kept === 'unable' ? t.unable : counts;
  return (
    <>
      {asked !== undefined && (
        <p className="mt-6 text-lg">
          {t.notHere} <code className="break-all">{asked}</code>{' '}
          <a href="" className="text-accent underline underline-offset-4">
            {t.again}
          </a>
        </p>
      )}
      <p role="status" className="mt-6">
        {state.replace('{n}', String(n)).replace('{of}', String(all.length))}
      </p>
      {shown.map(({ title, pages }) => {
        const present = pages.filter(({ path }) => here?.has(path));
        if (present.length === 0) return null;
        return (
          <section key={title} className="mt-8">
            <h2 className="text-xl font-semibold">{title}</h2>
            <ul className="mt-3 space-y-1.5">
              {present.map(({ path, title: name }) => (
                <li key={path}>
                  <Link
                    href={path}
                    prefetch={false}
                    className="break-words text-accent underline decoration-1 underline-offset-4 hover:decoration-2"
                  >
                    {name}
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}
