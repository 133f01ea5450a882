// The search: results as one types, from the chapters, the symbols and the source itself.
'use client';

import Link from 'next/link';
import { useDeferredValue, useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { fetchJson } from '../_lib/fetch-json';
import type { Locale } from '../_lib/locale';
import { searchMessagesFor } from '../_lib/messages/search';
import { createFinder, QUERY_MOST, type SearchData } from './find';
import './search.css';

/** Properties of the dialog. */
export type SearchDialogProps = {
  locale: Locale;
  programs: string;
  onClose: () => void;
};

type Finder = ReturnType<typeof createFinder>;

/** Arrows go from row to row; up from the first one back to the field. */
function onArrow(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('input, [data-row]')];
  const at = rows.indexOf(document.activeElement as HTMLElement);
  const next = rows[at + (event.key === 'ArrowDown' ? 1 : -1)];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

/** A modal; Escape closes it, Enter in the field goes to the first result. */
export function SearchDialog({ locale, programs, onClose }: SearchDialogProps) {
  const t = searchMessagesFor(locale);
  const dialog = useRef<HTMLDialogElement>(null);
  const [query, setQuery] = useState('');
  const [finder, setFinder] = useState<Finder>();
  const [sources, setSources] = useState<Readonly<Record<string, string>>>({});
  const [failed, setFailed] = useState(false);
  const deferred = useDeferredValue(query);

  useEffect(() => {
    dialog.current?.showModal();
    let wanted = true;
    fetchJson<SearchData>(`/search/${locale}.json`).then(
      (data) => wanted && setFinder(() => createFinder(data)),
      () => wanted && setFailed(true),
    );
    // Source is large and comes later; without it the rest is still found.
    fetchJson<Record<string, string>>(programs).then(
      (all) => wanted && setSources(all),
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [locale, programs]);

  const found = useMemo(() => finder?.(deferred, sources), [finder, deferred, sources]);
  const groups = [
    {
      name: t.pages,
      rows: (found?.pages ?? []).map((page) => ({
        href: page.href,
        title: page.heading === '' ? page.title : `${page.title} › ${page.heading}`,
        text: page.around,
        code: false,
      })),
    },
    {
      name: t.symbols,
      rows: (found?.symbols ?? []).map(({ name, file, line }) => ({
        href: `/${locale}/source/${file}#L${line}`,
        title: name,
        text: `${file}:${line}`,
        code: true,
      })),
    },
    {
      name: t.lines,
      rows: (found?.lines ?? []).map(({ file, line, text }) => ({
        href: `/${locale}/source/${file}#L${line}`,
        title: text,
        text: `${file}:${line}`,
        code: true,
      })),
    },
  ].filter(({ rows }) => rows.length > 0);
  const total = groups.reduce((sum, { rows }) => sum + rows.length, 0);

  return (
    <dialog
      ref={dialog}
      className="search"
      aria-label={t.open}
      onClose={onClose}
      onKeyDown={onArrow}
    >
      <form
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          dialog.current?.querySelector<HTMLElement>('[data-row]')?.click();
        }}
      >
        <label>
          <span className="sr-only">{t.field}</span>
          <input
            type="text"
            role="searchbox"
            autoFocus
            autoComplete="off"
            spellCheck={false}
            placeholder={t.field}
            value={query}
            onChange={(event) => setQuery(event.target.value)}
          />
        </label>
        <button type="button" onClick={() => dialog.current?.close()}>
          {t.close}
        </button>
      </form>
      <p role="status" className="search-note">
        {failed
          ? t.failed
          : !finder
            ? t.loading
            : query.trim() === ''
              ? t.hint
              : total === 0
                ? t.none
                : t.count(total)}
        {query.length > QUERY_MOST && ` ${t.long(QUERY_MOST)}`}
      </p>
      {groups.map(({ name, rows }) => (
        <section key={name} aria-label={name}>
          <h2>{name}</h2>
          <ul>
            {rows.map(({ href, title, text, code }) => (
              <li key={`${href} ${title}`}>
                <Link
                  href={href}
                  prefetch={false}
                  data-row=""
                  data-code={code || undefined}
                  onClick={() => dialog.current?.close()}
                >
                  <span className="search-title">{title}</span>
                  <span className="search-text">{text}</span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </dialog>
  );
}
