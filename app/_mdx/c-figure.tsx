// C in a chapter: a stretch of a file of its own, or a function beside the Go that does the same, line by line.
import { messagesFor } from '../_lib/messages';
import { machineName, programFiles } from '../_lib/programs';
import type { Place } from './components';
import { functionC, pairs, readC } from './c-source';
import { cut, findSymbol } from './excerpt';
import { highlightGo } from './highlight';

/** Lines of a file in the chapter's folder c, from the first that contains `from` to the one that contains `to`. */
export function CSource({
  file,
  from,
  to,
  place,
}: {
  file: string;
  from?: string;
  to?: string;
  place: Place;
}) {
  const t = messagesFor(place.locale).chapter;
  const { lines, firstLine } = cut(readC(place.slug, file), from, to);
  const label = `${t.excerptOf(file)}, ${t.line(firstLine)}`;
  return (
    <figure className="code-figure">
      <figcaption>
        <code>{file}</code>
      </figcaption>
      <div className="code" data-lines={lines.length} role="region" aria-label={label} tabIndex={0}>
        <pre>
          {lines.map((text, i) => (
            <div key={i} className="code-line">
              <span className="code-number">{firstLine + i}</span>
              <code className="code-text">{text}</code>
            </div>
          ))}
        </pre>
      </div>
    </figure>
  );
}

/** The Go lines light up with the run, as those of any excerpt. */
export async function SideBySide({
  file,
  c,
  go,
  place,
}: {
  file: string;
  /** Name of the function in C. */
  c: string;
  /** Symbol of the function in Go. */
  go: string;
  place: Place;
}) {
  const t = messagesFor(place.locale).chapter;
  const whole = findSymbol(programFiles(), go);
  if (!whole) throw new RangeError(`${place.slug}: no symbol ${go} in content/go`);
  const rows = pairs(functionC(readC(place.slug, file), c), whole);
  const coloured = await highlightGo(whole.lines.join('\n'));
  return (
    <figure className="code-figure">
      <figcaption>
        <code>{c}</code>
        <a href={`/${place.locale}/source/${whole.file}#L${rows[0]!.line}`}>
          {go.slice(go.lastIndexOf('/') + 1)}
          <span className="sr-only"> – {t.openSource}</span>
        </a>
      </figcaption>
      <div className="code" role="region" aria-label={t.excerptOf(c)} tabIndex={0}>
        <table className="beside">
          <thead className="sr-only">
            <tr>
              <th scope="col">C</th>
              <th scope="col">Go</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.line}>
                <td>
                  <code className="code-text">{row.c}</code>
                </td>
                <td>
                  <div
                    className="code-line"
                    data-file={machineName(whole.file)}
                    data-line={row.line}
                  >
                    <span className="code-number">{row.line}</span>
                    <code className="code-text">
                      {coloured[row.line - whole.firstLine]!.map(({ text, kind }, at) => (
                        <span key={at} className={kind && `t-${kind}`}>
                          {text}
                        </span>
                      ))}
                    </code>
                  </div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  );
}
