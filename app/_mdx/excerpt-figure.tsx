// Source pulled from the programs by name, with numbered notes on its lines.
import { Children, isValidElement, type ReactElement, type ReactNode } from 'react';
import { messagesFor } from '../_lib/messages';
import { machineName, programFiles } from '../_lib/programs';
import { CodeLines } from '../_ui/code-lines';
import type { Place } from './components';
import { cut, findSymbol, lineOf } from './excerpt';
import { highlightGo } from './highlight';
import { UpstreamLink } from './upstream-link';

type NoteProps = { line: string; children?: ReactNode };

/** A note on the one line of the excerpt that contains `line`; drawn by the excerpt around it. */
export function Note(_props: NoteProps): ReactNode {
  throw new RangeError('<Note> stands inside <Excerpt>');
}

type Props = {
  symbol: string;
  /** Shows the declaration from the first line that contains this … */
  from?: string;
  /** … to the first line after it that contains this. */
  to?: string;
  place: Place;
  children?: ReactNode;
};

/** A figure: where it is from, the lines, the notes. */
export async function Excerpt({ symbol, from, to, place, children }: Props) {
  const t = messagesFor(place.locale).chapter;
  const whole = findSymbol(programFiles(), symbol);
  if (!whole) throw new RangeError(`${place.slug}: no symbol ${symbol} in content/go`);
  const excerpt = cut(whole, from, to);
  const name = symbol.slice(symbol.lastIndexOf('/', symbol.indexOf('(') >>> 0) + 1);
  const prefix = `${excerpt.file.slice(excerpt.file.lastIndexOf('/') + 1, -3)}-${excerpt.firstLine}`;
  const notes = Children.toArray(children)
    .filter((child): child is ReactElement<NoteProps> => isValidElement(child))
    .map(({ props }, i) => {
      const line = lineOf(excerpt, props.line);
      return { number: i + 1, line, id: `${prefix}-note-${i + 1}`, text: props.children };
    });
  const marks = new Map<number, ReactNode>(
    notes.map(({ number, line, id }) => [
      line,
      <a
        key={id}
        id={`${id}-line`}
        className="note-mark"
        href={`#${id}`}
        aria-label={t.note(number)}
      >
        {number}
      </a>,
    ]),
  );
  // The whole declaration is coloured, then cut: a comment that began above stays one.
  const coloured = await highlightGo(whole.lines.join('\n'));
  const skip = excerpt.firstLine - whole.firstLine;
  return (
    <figure className="code-figure">
      <figcaption>
        <code>{name}</code>
        <a href={`/${place.locale}/source/${excerpt.file}#L${excerpt.firstLine}`}>
          {excerpt.file.slice(excerpt.file.lastIndexOf('/') + 1)}:{excerpt.firstLine}
          <span className="sr-only"> – {t.openSource}</span>
        </a>
        <UpstreamLink symbol={symbol} file={excerpt.file} locale={place.locale} />
      </figcaption>
      <CodeLines
        file={machineName(excerpt.file)}
        firstLine={excerpt.firstLine}
        lines={coloured.slice(skip, skip + excerpt.lines.length)}
        label={`${t.excerptOf(name)}, ${t.line(excerpt.firstLine)}`}
        marks={marks}
      />
      {notes.length > 0 && (
        <ol className="notes" aria-label={t.notes}>
          {notes.map(({ number, line, id, text }) => (
            <li key={id} id={id}>
              <a
                className="note-mark"
                href={`#${id}-line`}
                aria-label={`${t.note(number)}, ${t.line(line)}`}
              >
                {number}
              </a>
              <div>{text}</div>
            </li>
          ))}
        </ol>
      )}
    </figure>
  );
}
