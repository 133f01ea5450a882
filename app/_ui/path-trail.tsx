// The way down to a folder or a file, each step a link.
import Link from 'next/link';
import { Fragment } from 'react';
import type { Locale } from '../_lib/locale';
import { messagesFor } from '../_lib/messages';

/** The last step is where the reader is, and the page's heading. */
export function PathTrail({ locale, path }: { locale: Locale; path: string }) {
  const t = messagesFor(locale).source;
  const names = path === '' ? [] : path.split('/');
  const trail = [t.title, ...names];
  return (
    <nav aria-label={t.path} className="flex flex-wrap items-baseline gap-x-2 text-ink-soft">
      {trail.map((name, i) => (
        <Fragment key={i}>
          {i > 0 && <span aria-hidden="true">/</span>}
          {i === trail.length - 1 ? (
            <h1 className="text-xl font-semibold text-ink" aria-current="page">
              {name}
            </h1>
          ) : (
            <Link
              href={`/${locale}/source${names
                .slice(0, i)
                .map((part) => `/${part}`)
                .join('')}`}
              className="hover:text-accent"
            >
              {name}
            </Link>
          )}
        </Fragment>
      ))}
    </nav>
  );
}
