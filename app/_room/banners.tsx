// What the room has to say besides the picture: a link that could not be followed, a refusal, how the
// run ended, which experiment this is.
'use client';

import { useEffect, useState } from 'react';
import type { MomentView } from '@/runtime/session/protocol';
import { clusterWords } from './cluster-words';
import { useDriver, useRoom, useRoomProps, useStore, useWords } from './context';
import { endSentence } from './moment-text';
import { momentsOf } from './moments-of';
import { atEnd, type Note } from './state';
import { numberText } from './words';

/** Kinds of moments that no statement makes: a hand from outside does, between two of them. */
const FROM_OUTSIDE: ReadonlySet<string> = new Set(['signal-sent', 'link', 'file']);

/** Milliseconds that a confirmation stays. */
const CONFIRMS = 6000;

/** A note in words. */
function useNoteText(note: Note | undefined): string {
  const t = useWords().notes;
  const { locale, chapter } = useRoomProps();
  const experiment = useRoom((state) => state.experiment);
  switch (note?.kind) {
    case undefined:
      return '';
    case 'refused':
      return note.code === 'bad-command' || note.code === 'edit-does-not-fit'
        ? `${t.refused[note.code]} ${note.message}`
        : t.refused[note.code];
    case 'forked':
      return t.forked(numberText(note.step, locale));
    case 'moment': {
      const moments = momentsOf(chapter?.chapter, experiment);
      const moment = moments.find(({ id }) => id === note.id);
      const reached = t.momentReached(moment?.title[locale] ?? note.id);
      return FROM_OUTSIDE.has(moment?.kind ?? '') ? `${reached}${t.fromOutside}` : reached;
    }
    case 'no-cause':
      return t.noCause;
    case 'no-landmark': {
      const words = clusterWords(locale);
      const what = words.about[note.landmark];
      return note.direction === 'forward' ? words.noneAfter(what) : words.noneBefore(what);
    }
    case 'copied':
      return t.copied;
    case 'too-long':
      return t.tooLong((note.characters / 1024).toFixed(1));
    case 'not-copied':
      return t.notCopied;
  }
}

/** How the run ended, when it ended badly: to be seen from everywhere in it. */
function OutcomeBanner() {
  const t = useWords().outcome;
  const driver = useDriver();
  const outcome = useRoom(({ view }) => view?.outcome);
  const there = useRoom(({ view }) => view !== undefined && atEnd(view));
  if (!outcome || !('text' in outcome)) return null;
  return (
    <div className="banner" data-tone="bad">
      <p>
        <b>{t[outcome.kind]}</b>
        {!there && (
          <button
            type="button"
            className="quiet"
            onClick={() => void driver.move({ type: 'seek', step: Infinity })}
          >
            {t.toEnd}
          </button>
        )}
      </p>
      {outcome.text !== '' && (
        <pre tabIndex={0} className="banner-detail">
          {outcome.text}
        </pre>
      )}
    </div>
  );
}

/** How the run ended, when it ended well, for its last moment. */
export function EndText({ view }: { view: MomentView }) {
  const t = useWords();
  const { locale } = useRoomProps();
  if (!['idle', 'done', 'time'].includes(view.outcome.kind)) return null;
  const text = endSentence(view, t, locale);
  return text === '' ? null : <b className="timeline-end">{text}</b>;
}

/** Says a note, without the button beside it. What is said is not left lying there to be read again. */
function Said({ text }: { text: string }) {
  const [said, setSaid] = useState('');
  useEffect(() => {
    const timers = [setTimeout(() => setSaid(text)), setTimeout(() => setSaid(''), CONFIRMS)];
    return () => timers.forEach(clearTimeout);
  }, [text]);
  return (
    <p className="sr-only" role="status">
      {said}
    </p>
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
  useEffect(() => {
    // What only confirms goes by itself; what asks for something stays.
    if (note?.kind !== 'moment' && note?.kind !== 'copied') return;
    const timer = setTimeout(() => store.dispatch({ type: 'note', note: undefined }), CONFIRMS);
    return () => clearTimeout(timer);
  }, [note, store]);
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
              {t.experiment.label}
              <b>{title}</b>
            </span>
            <button type="button" className="quiet" onClick={() => void driver.reset()}>
              {t.experiment.back}
            </button>
          </p>
        </div>
      )}
      <OutcomeBanner />
      <Said text={noteText} />
      <div
        className="banner banner-note"
        data-tone="calm"
        data-brief={note?.kind === 'moment' || note?.kind === 'copied' || undefined}
        hidden={noteText === ''}
      >
        <p>
          <span className="note-text">{noteText}</span>
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
