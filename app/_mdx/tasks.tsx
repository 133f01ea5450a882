// Questions that the run answers, and experiments that change it.
import type { ReactNode } from 'react';
import { messagesFor } from '../_lib/messages';
import type { Place } from './components';

type QuestionProps = { id: string; number: number; place: Place; children?: ReactNode };

/** A question; its answer is read from the run at the moment chapter.ts names. */
export function Question({ id, number, place, children }: QuestionProps) {
  if (!place.chapter.questions.some((one) => one.id === id)) {
    throw new RangeError(`${place.slug}: no question ${id} in chapter.ts`);
  }
  const t = messagesFor(place.locale).chapter;
  return (
    <section className="task" id={`question-${id}`} aria-labelledby={`question-${id}-name`}>
      <p className="task-name" id={`question-${id}-name`}>
        {t.questionNumber(number)}
      </p>
      {children}
      <p>
        <a className="task-action" href={`?question=${id}`} data-ask="question" data-id={id}>
          {t.answerFromRun}
        </a>
      </p>
    </section>
  );
}

type ExperimentProps = { id: string; place: Place; children?: ReactNode };

/** Something to change, in the writer's words, and what to watch. */
export function Experiment({ id, place, children }: ExperimentProps) {
  const experiment = place.chapter.experiments.find((one) => one.id === id);
  if (!experiment) throw new RangeError(`${place.slug}: no experiment ${id} in chapter.ts`);
  const t = messagesFor(place.locale).chapter;
  return (
    <section className="task" id={`experiment-${id}`} aria-labelledby={`experiment-${id}-name`}>
      <p className="task-name" id={`experiment-${id}-name`}>
        {t.experiment}
        {experiment.title[place.locale]}
      </p>
      {children}
      <p>
        <a className="task-action" href={`?experiment=${id}`} data-ask="experiment" data-id={id}>
          {t.tryIt}
        </a>
      </p>
    </section>
  );
}
