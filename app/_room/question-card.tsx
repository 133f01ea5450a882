// A question of the chapter: the reader stands where it is asked, and reads the answer from the run.
'use client';

import type { RoomMessages } from '../_lib/messages/room';
import { questionText } from '../_reader/stage';
import type { Found } from './answer';
import { useDriver, useRoom, useStore, useWords } from './context';
import { shortName } from './words';

/** An answer in words. */
export function answerText(found: Found, words: RoomMessages): string {
  const t = words.answer;
  switch (found.kind) {
    case 'goroutine':
      return t.goroutine(found.g, shortName(found.entry));
    case 'waits':
      return found.on === undefined
        ? t.waitsNot(found.g)
        : t.waits(found.g, words.goroutine.waits[found.on] ?? found.on);
    case 'value':
      return t.value(found.name, found.text);
    case 'count':
      return t.count(found.count);
    case 'nothing':
      return t.nothing(found.name);
  }
}

/** Nothing until a question has been asked. */
export function QuestionCard() {
  const words = useWords();
  const t = words.answer;
  const store = useStore();
  const driver = useDriver();
  const answer = useRoom((state) => state.answer);
  if (!answer) return null;
  return (
    <section className="banner question" data-tone="accent" aria-label={t.label}>
      <p>
        <span>
          <b>{questionText(answer.id) || t.label}</b>{' '}
          {answer.found ? <output>{answerText(answer.found, words)}</output> : t.ask}
        </span>
        {answer.found ? (
          <button
            type="button"
            className="quiet"
            onClick={() => void driver.step('any', 'forward')}
          >
            {t.step}
          </button>
        ) : (
          <button type="button" className="quiet" onClick={() => void driver.answer()}>
            {t.show}
          </button>
        )}
        <button
          type="button"
          className="quiet"
          onClick={() => store.dispatch({ type: 'answer', answer: undefined })}
        >
          {words.notes.dismiss}
        </button>
      </p>
    </section>
  );
}
