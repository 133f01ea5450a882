// Go source, a line an element, so that a line can be lit, linked to and noted.
import type { ReactNode } from 'react';
import type { Piece } from '../_mdx/highlight';

type Props = {
  /** Import path and file name, as the machine names a file: `net/http/server.go`. */
  file: string;
  firstLine: number;
  lines: Piece[][];
  label: string;
  /** Begins the ids of the lines; left out, they have none. */
  idPrefix?: string;
  /** What stands at the end of a line, by its number in the file. */
  marks?: ReadonlyMap<number, ReactNode>;
};

/** Scrolls sideways on its own; the region can be reached with the keyboard. */
export function CodeLines({ file, firstLine, lines, label, idPrefix, marks }: Props) {
  return (
    <div className="code" data-lines={lines.length} role="region" aria-label={label} tabIndex={0}>
      <pre>
        {lines.map((pieces, i) => {
          const line = firstLine + i;
          return (
            <div
              key={line}
              className="code-line"
              data-file={file}
              data-line={line}
              id={idPrefix === undefined ? undefined : `${idPrefix}${line}`}
            >
              <span className="code-number">{line}</span>
              <code className="code-text">
                {pieces.map(({ text, kind }, at) =>
                  kind ? (
                    <span key={at} className={`t-${kind}`}>
                      {text}
                    </span>
                  ) : (
                    text
                  ),
                )}
              </code>
              {marks?.get(line)}
            </div>
          );
        })}
      </pre>
    </div>
  );
}
