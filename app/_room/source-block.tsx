// A stretch of source, drawn again only when something in it changes: a step through a long file then
// costs two stretches, not the file.
'use client';

import { memo } from 'react';
import type { Piece } from '../_mdx/highlight';
import { goroutineColour } from './words';

/** Lines of one block. */
export const BLOCK = 40;

type Props = {
  /** First line of the block, from 1. */
  from: number;
  lines: readonly string[];
  /** Colours; shorter than `lines` while they are being made. */
  pieces: readonly Piece[][];
  /** Sorted lines with a statement, with a breakpoint, and goroutines, as text so that they compare. */
  statements: string;
  breakpoints: string;
  standing: string;
  /** The line of the goroutine that is shown, 0 if it is not in here; the reader's line likewise. */
  lit: number;
  /** That goroutine is the one that runs: its statement is the next to be executed. */
  running: boolean;
  cursor: number;
  /** Values beside the lit line. */
  values: string;
  idPrefix: string;
  words: {
    executing: string;
    breakpointAt: (line: number) => string;
    here: (ids: string) => string;
  };
};

/** Number sets as text and back. */
export const numbersText = (numbers: Iterable<number>): string => [...numbers].join(' ');
const numbersOf = (text: string): Set<number> =>
  new Set(text === '' ? [] : text.split(' ').map(Number));

function Code({ text, pieces }: { text: string; pieces: readonly Piece[] | undefined }) {
  if (!pieces) return text;
  return pieces.map((piece, i) =>
    piece.kind ? (
      <span key={i} className={`t-${piece.kind}`}>
        {piece.text}
      </span>
    ) : (
      piece.text
    ),
  );
}

function Block(props: Props) {
  const { from, lines, pieces, lit, running, cursor, values, idPrefix, words } = props;
  const statements = numbersOf(props.statements);
  const breakpoints = numbersOf(props.breakpoints);
  const standing = new Map(
    props.standing === ''
      ? []
      : props.standing.split(';').map((one) => {
          const [line = '', ids = ''] = one.split(':');
          return [Number(line), ids.split(',')] as const;
        }),
  );
  const drawn = lines.map((text, i) => {
    const line = from + i;
    const ids = standing.get(line);
    const breaks = breakpoints.has(line);
    return (
      <div
        key={line}
        id={`${idPrefix}${line}`}
        role="option"
        aria-selected={line === cursor}
        className="src-line"
        data-n={line}
        data-lit={(line === lit && running) || undefined}
        data-at={(line === lit && !running) || undefined}
        data-statement={statements.has(line) || undefined}
        data-breakpoint={breaks || undefined}
      >
        <span className="src-gutter" data-gutter="">
          <span className="src-dot" aria-hidden="true" />
          <span className="src-number">{line}</span>
        </span>
        <code className="src-text">
          <Code text={text} pieces={pieces[i]} />
        </code>
        {line === lit && values !== '' && <span className="src-values">{values}</span>}
        {ids && (
          <span className="src-standing" aria-hidden="true">
            {ids.map((id) => (
              <span
                key={id}
                className={
                  id.startsWith('+') ? 'chip chip-world' : `chip ${goroutineColour(Number(id))}`
                }
              >
                {id}
              </span>
            ))}
          </span>
        )}
        {(breaks || (line === lit && running) || ids) && (
          <span className="sr-only">
            {line === lit && running && ` (${words.executing})`}
            {breaks && ` (${words.breakpointAt(line)})`}
            {ids && ` (${words.here(ids.join(', '))})`}
          </span>
        )}
      </div>
    );
  });
  return (
    <div role="presentation" className="src-block">
      {drawn}
    </div>
  );
}

/** See above. Colours that came for another stretch are no reason to draw this one. */
export const SourceBlock = memo(Block, (a, b) =>
  (Object.keys(b) as (keyof Props)[]).every((key) =>
    key === 'pieces'
      ? a.pieces.length === b.pieces.length && a.pieces[0] === b.pieces[0]
      : Object.is(a[key], b[key]),
  ),
);
