// What a name stands for: its declaration, where it is used, who calls it, which chapters show it.
'use client';

import { useEffect, useRef, useState } from 'react';
import type { Locale } from '../_lib/locale';
import { sourceMessagesFor } from '../_lib/messages/source';
import { meaningOf, type Meaning } from './fetch-names';
import type { NameAt } from './name-places';
import type { SourceFileIndex } from './names-of';
import { ChapterLinks } from './chapter-links';
import { CallList, PlaceList, UseList } from './place-lists';

type Props = {
  locale: Locale;
  file: string;
  index: SourceFileIndex;
  name: NameAt;
  /** As it stands in the line. */
  text: string;
  onClose: () => void;
};

/** Lines of a paragraph are one; lines set in, and empty ones, stay. */
const unwrapped = (doc: string) => doc.replace(/(\S)\n(?=\S)/g, '$1 ');

/** A panel beside the source, or over its lower end where there is no room beside it. */
export function NamePanel({ locale, file, index, name, text, onClose }: Props) {
  const t = sourceMessagesFor(locale);
  const [meaning, setMeaning] = useState<Meaning>();
  const [failed, setFailed] = useState(false);
  const panel = useRef<HTMLElement>(null);

  useEffect(() => {
    let wanted = true;
    panel.current?.focus({ preventScroll: true });
    meaningOf(file, name.ref).then(
      (found) => wanted && setMeaning(found),
      () => wanted && setFailed(true),
    );
    return () => {
      wanted = false;
    };
  }, [file, name]);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      if (document.querySelector('dialog[open]')) return;
      event.preventDefault();
      onClose();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [onClose]);

  const thing = meaning && 'thing' in meaning ? meaning : undefined;
  const kind = thing?.thing.kind ?? (meaning ? 'package' : undefined);
  return (
    <section
      ref={panel}
      role="dialog"
      aria-label={thing?.thing.name ?? text}
      tabIndex={-1}
      className="name-panel"
    >
      <header>
        <h2>
          <code>{thing?.thing.name ?? text}</code>
          {kind && <span>{t.kinds[kind]}</span>}
        </h2>
        <button type="button" onClick={onClose} aria-label={t.close} title={`${t.close} (Esc)`}>
          ×
        </button>
      </header>
      {!meaning && !failed && <p role="status">{t.loading}</p>}
      {failed && <p role="alert">{t.failed}</p>}
      {meaning && 'folder' in meaning && (
        <p>
          <a href={`/${locale}/source/${meaning.folder}`}>{t.openPackage}</a>{' '}
          <code>{meaning.folder}</code>
        </p>
      )}
      {thing && (
        <Known
          {...{ locale, file, index, name }}
          {...thing}
          home={thing.file}
          about={thing.index}
        />
      )}
    </section>
  );
}

type KnownProps = Pick<Props, 'locale' | 'file' | 'index' | 'name'> &
  Pick<Extract<Meaning, { thing: unknown }>, 'thing'> & { home: string; about: SourceFileIndex };

function Known({ locale, file, index, name, thing, home, about }: KnownProps) {
  const t = sourceMessagesFor(locale);
  const here = home === file && thing.line === name.line;
  const total = (thing.uses ?? []).reduce((n, { lines }) => n + lines.length, thing.more ?? 0);
  const lists = { locale, files: about.files };
  const method = thing.kind === 'method' || thing.kind === 'interface-method';
  const { callers = [], callees = [], implementers = [], implements: faces = [] } = thing;
  const calledFrom = callers.reduce((n, { lines }) => n + lines.length, 0);
  return (
    <>
      <pre lang="en">
        <code>{thing.text}</code>
      </pre>
      {thing.doc && (
        <p lang="en" className="name-doc">
          {unwrapped(thing.doc)}
        </p>
      )}
      {thing.native && <p>{t.native}</p>}
      <p>
        {here ? (
          t.here
        ) : (
          <>
            {t.declared}{' '}
            <a href={`/${locale}/source/${home}#L${thing.line}`}>
              {home.slice(home.lastIndexOf('/') + 1)}:{thing.line}
            </a>
          </>
        )}
      </p>
      <ChapterLinks
        locale={locale}
        line={{ number: name.line, chapters: index.chapters }}
        declaration={{ from: thing.line, chapters: about.chapters }}
      />
      {faces.length > 0 && !method && (
        <PlaceList {...lists} title={t.implements(faces.length)} places={faces} />
      )}
      {implementers.length > 0 && (
        <PlaceList
          {...lists}
          title={(method ? t.methodImplementers : t.implementers)(implementers.length)}
          places={implementers}
        />
      )}
      {(callers.length > 0 || (method && faces.length > 0)) && (
        <CallList
          {...lists}
          title={t.callers(calledFrom)}
          calls={callers}
          note={thing.kind === 'interface-method' ? undefined : t.callersAsValue}
          through={method && thing.kind === 'method' ? faces : []}
        />
      )}
      {callees.length > 0 && (
        <CallList {...lists} title={t.callees(callees.length)} calls={callees} toDeclaration />
      )}
      {total > 0 ? (
        <UseList {...lists} title={t.uses(total)} uses={thing.uses ?? []} more={thing.more ?? 0} />
      ) : (
        <p className="name-soft">{t.unused}</p>
      )}
    </>
  );
}
