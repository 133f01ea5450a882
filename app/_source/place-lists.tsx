// Lists of places in the sources, each a link: where a name is used, who calls, who implements.
'use client';

import type { CallsOf, NamedPlace, UsesIn } from '../../runtime/names/index';
import type { Locale } from '../_lib/locale';
import { sourceMessagesFor } from '../_lib/messages/source';

type Common = { locale: Locale; files: readonly string[]; title: string };

/** The file's name, with its folder: there are many a main.go. */
const shortName = (file: string) => file.split('/').slice(-2).join('/');
/** Without src/ or lib/, and without the file's name: the package. */
const packageOf = (file: string) => file.slice(file.indexOf('/') + 1, file.lastIndexOf('/'));

function Place({ locale, file, line }: { locale: Locale; file: string; line: number }) {
  return (
    <a href={`/${locale}/source/${file}#L${line}`}>
      {shortName(file)}:{line}
    </a>
  );
}

/** Lines of one file: the first with the file's name, the others by number. */
function Lines({
  locale,
  file,
  lines,
}: {
  locale: Locale;
  file: string;
  lines: readonly number[];
}) {
  const t = sourceMessagesFor(locale);
  return lines.map((line, i) => (
    <a
      key={line}
      href={`/${locale}/source/${file}#L${line}`}
      aria-label={i === 0 ? undefined : `${shortName(file)}, ${t.line(line)}`}
    >
      {i === 0 ? `${shortName(file)}:${line}` : line}
    </a>
  ));
}

/** Declarations by name, as of the types that implement an interface. */
export function PlaceList({
  locale,
  files,
  title,
  places,
}: Common & { places: readonly NamedPlace[] }) {
  return (
    <details>
      <summary>{title}</summary>
      <ul>
        {places.map(({ name, file, line }) => (
          <li key={`${file}:${line}`}>
            <code>{name}</code>
            <span className="name-places">
              <span className="name-soft">{packageOf(files[file] ?? '')}</span>
              <Place locale={locale} file={files[file] ?? ''} line={line} />
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Functions that call, or are called. */
export function CallList({
  locale,
  files,
  title,
  calls,
  note,
  through = [],
  toDeclaration = false,
}: Common & {
  calls: readonly CallsOf[];
  note?: string | undefined;
  /** Interface methods it may be called as. */
  through?: readonly NamedPlace[];
  /** Names lead to their declarations: the lines of the calls are in this file. */
  toDeclaration?: boolean;
}) {
  const t = sourceMessagesFor(locale);
  return (
    <details>
      <summary>{title}</summary>
      {note !== undefined && <p className="name-soft">{note}</p>}
      <ul>
        {calls.map(({ name, file, line, at, lines, how }) => (
          <li key={`${file}:${line}:${at}`}>
            {toDeclaration ? (
              <a href={`/${locale}/source/${files[file]}#L${line}`}>
                <code>{name}</code>
              </a>
            ) : (
              <code>{name === '' ? t.outside : name}</code>
            )}
            <span className="name-places">
              {how.map((one) => t.how[one] !== '' && <code key={one}>{t.how[one]}</code>)}
              <Lines locale={locale} file={files[at] ?? ''} lines={lines} />
            </span>
          </li>
        ))}
      </ul>
      {through.length > 0 && (
        <>
          <p className="name-soft">{t.callersThrough}</p>
          <ul>
            {through.map(({ name, file, line }) => (
              <li key={`${file}:${line}`}>
                <code>{name}</code>
                <span className="name-places">
                  <span className="name-soft">{packageOf(files[file] ?? '')}</span>
                  <Place locale={locale} file={files[file] ?? ''} line={line} />
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </details>
  );
}

/** Lines by file. */
export function UseList({
  locale,
  files,
  title,
  uses,
  more,
}: Common & { uses: readonly UsesIn[]; more: number }) {
  const t = sourceMessagesFor(locale);
  return (
    <details open>
      <summary>{title}</summary>
      <ul>
        {uses.map(({ file, lines }) => (
          <li key={file}>
            <span className="name-soft">{packageOf(files[file] ?? '')}</span>
            <span className="name-places">
              <Lines locale={locale} file={files[file] ?? ''} lines={lines} />
            </span>
          </li>
        ))}
      </ul>
      {more > 0 && <p className="name-soft">{t.more(more)}</p>}
    </details>
  );
}
