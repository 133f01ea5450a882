// What the room has to say besides the picture: a link that could not be followed, a refusal, how the
// run ended, which experiment this is.
'use client';

import type { Outcome } from '@/runtime/session/protocol';
import type { RoomMessages } from '../_lib/messages/room';
import { useDriver, useRoom, useRoomProps, useStore, useWords } from './context';
import type { Note } from './state';
import { numberText } from './words';

/** A note in words. */
function useNoteText(note: Note | undefined): string {
  const t = useWords().notes;
  const { locale, chapter } = useRoomProps();
  switch (note?.kind) {
    case undefined:
      return '';
    case 'refused':
      return note.code === 'bad-command' || note.code === 'edit-does-not-fit'
        ? `${t.refused[note.code]} ${note.message}`
        : t.refused[note.code];
    case 'forked':
      return t.forked(numberText(note.step, locale));
    case 'moment':
      return t.momentReached(
        chapter?.chapter.moments.find(({ id }) => id === note.id)?.title[locale] ?? note.id,
      );
    case 'no-cause':
      return t.noCause;
    case 'copied':
      return t.copied;
    case 'not-copied':
      return t.notCopied;
  }
}

/** Words for how a run ended; the machine's own text apart from them. */
function outcomeText(
  outcome: Outcome,
  t: RoomMessages['outcome'],
): { text: string; detail: string } {
  return { text: t[outcome.kind], detail: 'text' in outcome ? outcome.text : '' };
}

function OutcomeBanner() {
  const t = useWords().outcome;
  const driver = useDriver();
  const outcome = useRoom(({ view }) => view?.outcome);
  const recorded = useRoom(({ view }) => view?.recorded ?? 0);
  const atEnd = useRoom(({ view }) => view !== undefined && view.step >= view.recorded);
  if (!outcome || outcome.kind === 'running') return null;
  const { text, detail } = outcomeText(outcome, t);
  const bad = outcome.kind !== 'idle' && outcome.kind !== 'done';
  if (!atEnd && !bad) return null;
  return (
    <div className="banner" data-tone={bad ? 'bad' : 'calm'}>
      <p>
        <b>{text}</b>
        {!atEnd && (
          <button
            type="button"
            className="quiet"
            onClick={() => void driver.move({ type: 'seek', step: recorded })}
          >
            {t.toEnd}
          </button>
        )}
      </p>
      {detail !== '' && (
        <pre tabIndex={0} className="banner-detail">
          {detail}
        </pre>
      )}
    </div>
  );
}

/** All of them, in the order of their weight. */
export function Banners() {
  const t = useWords();
  const store = useStore();
  const driver = useDriver();
  const { locale, chapter } = useRoomProps();
  const problem = useRoom((state) => state.linkProblem);
  const note = useRoom((state) => state.note);
  const experiment = useRoom((state) => state.experiment);
  const noteText = useNoteText(note);
  const title =
    chapter?.chapter.experiments.find(({ id }) => id === experiment)?.title[locale] ?? experiment;
  return (
    <div className="banners">
      {problem && (
        <div className="banner" data-tone="bad" role="alert">
          <p>
            {t.link[problem]}
            <button
              type="button"
              className="quiet"
              onClick={() => store.dispatch({ type: 'link-problem', problem: undefined })}
            >
              {t.notes.dismiss}
            </button>
          </p>
        </div>
      )}
      {experiment !== undefined && (
        <div className="banner" data-tone="calm">
          <p>
            <span>
              {t.experiment.label}: <b>{title}</b>
            </span>
            <button type="button" className="quiet" onClick={() => void driver.reset()}>
              {t.experiment.back}
            </button>
          </p>
        </div>
      )}
      <OutcomeBanner />
      <div role="status" className="banner banner-note" data-tone="calm" hidden={noteText === ''}>
        <p>
          {noteText}
          {noteText !== '' && (
            <button
              type="button"
              className="quiet"
              onClick={() => store.dispatch({ type: 'note', note: undefined })}
            >
              {t.notes.dismiss}
            </button>
          )}
        </p>
      </div>
    </div>
  );
}
