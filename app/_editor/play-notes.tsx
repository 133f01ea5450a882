// What the playground has to say: a link that could not be read, a file that is no text, errors in the program.
'use client';

import type { PlayMessages } from '../_lib/messages/play';
import type { PlayNote, usePlay } from './use-play';

type Props = { play: ReturnType<typeof usePlay>; t: PlayMessages };

const megabytes = (bytes: number) => (bytes / (1024 * 1024)).toFixed(1);

function noteText(note: PlayNote, t: PlayMessages): string {
  switch (note.kind) {
    case 'link':
      return t.link[note.problem];
    case 'too-large':
      return t.tooLarge(megabytes(note.bytes));
    case 'file':
      return note.problem === 'binary' ? t.fileBinary(note.name) : t.fileLarge(note.name);
    case 'removed':
      return t.removed(note.draft.name || t.untitled);
    case 'shared':
      return t.shared;
    case 'not-shared':
      return t.notShared;
    case 'too-long':
      return t.tooLong((note.length / 1024).toFixed(1));
  }
}

/** One note at a time, and above it what lasts: that nothing can be kept, that a file of the book is changed. */
export function PlayNotes({ play, t }: Props) {
  const { note, draft, lasting } = play;
  return (
    <>
      {!lasting && <p className="play-note">{t.notLasting}</p>}
      {draft?.edit !== undefined && <p className="play-note">{t.editing(draft.edit)}</p>}
      <div role="status">
        {note && (
          <p className="play-note" data-tone="accent">
            {noteText(note, t)}{' '}
            {note.kind === 'not-shared' && <code className="play-link">{note.link}</code>}
            {note.kind === 'removed' && (
              <button
                type="button"
                className="quiet"
                onClick={() => {
                  play.say(undefined);
                  void play.open(note.draft);
                }}
              >
                {t.undo}
              </button>
            )}{' '}
            <button type="button" className="quiet" onClick={() => play.say(undefined)}>
              {t.dismiss}
            </button>
          </p>
        )}
      </div>
    </>
  );
}

/** Go's messages; each leads to its place. */
export function Problems({ play, t }: Props) {
  const { problems, file, draft } = play;
  // Go's own message names the place; a newcomer is told what belongs there.
  const empty = problems !== undefined && draft?.text.trim() === '';
  return (
    <section className="play-problems" aria-label={t.problems(problems?.length ?? 0)}>
      <p role="status" className="soft">
        {problems === undefined
          ? t.checking
          : problems.length === 0
            ? t.fine
            : empty
              ? t.empty
              : t.problems(problems.length)}
      </p>
      {problems && problems.length > 0 && (
        <ol>
          {problems.slice(0, 50).map((one, i) => (
            <li key={i}>
              {one.file === file ? (
                <button
                  type="button"
                  className="play-problem"
                  onClick={() => play.goTo(one.line, one.column)}
                >
                  {one.line}:{one.column}: {one.message}
                  {one.unsupported && !one.message.includes('not supported') && (
                    <b> {t.unsupported}</b>
                  )}
                </button>
              ) : (
                <span className="play-problem">
                  {one.file}:{one.line}:{one.column}: {one.message}{' '}
                  <span className="soft">{t.elsewhere}</span>
                </span>
              )}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
