// Two runs side by side from the first event in which they differ.
'use client';

import { useEffect, useRef } from 'react';
import type { EventView } from '@/runtime/session/protocol';
import { useDriver, useRoom, useRoomProps, useStore, useWords } from './context';
import { Chip } from './goroutine-row';
import { eventText } from './moment-text';
import { useRunText } from './runs-menu';
import { numberText } from './words';

type SideProps = {
  title: string;
  events: readonly EventView[];
  deed: string;
  onGo: (event: EventView) => void;
};

function Side({ title, events, deed, onGo }: SideProps) {
  const t = useWords();
  const { locale } = useRoomProps();
  const first = events[0];
  return (
    <section className="parting-side" aria-label={title}>
      <h3>{title}</h3>
      {!first && <p className="soft">{t.parting.ended}</p>}
      <ol>
        {events.map((event) => (
          <li key={event.seq}>
            <span className="event-step">{numberText(event.step, locale)}</span>
            {event.g > 0 ? <Chip id={event.g} /> : <span className="chip chip-world">·</span>}
            <span>{eventText(event, t)}</span>
          </li>
        ))}
      </ol>
      {first && (
        <button type="button" className="quiet" onClick={() => onGo(first)}>
          {deed}
        </button>
      )}
    </section>
  );
}

/** A dialog while there is something to compare. */
export function PartingSheet() {
  const words = useWords();
  const t = words.parting;
  const store = useStore();
  const driver = useDriver();
  const runText = useRunText();
  const { locale } = useRoomProps();
  const parting = useRoom((state) => state.parting);
  const dialog = useRef<HTMLDialogElement>(null);
  const shown = parting !== undefined;
  useEffect(() => {
    if (shown) dialog.current?.showModal();
    else dialog.current?.close();
  }, [shown]);
  const end = () => store.dispatch({ type: 'parting', parting: undefined });
  return (
    <dialog ref={dialog} className="sheet sheet-wide" aria-label={t.title} onClose={end}>
      {parting && (
        <>
          <h2>{t.title}</h2>
          <p>
            {parting.found.here.length + parting.found.there.length === 0
              ? t.same(numberText(parting.found.common, locale))
              : t.common(numberText(parting.found.common, locale))}
          </p>
          {parting.found.last && (
            <p className="soft">{t.last(eventText(parting.found.last, words))}</p>
          )}
          <div className="parting">
            <Side
              title={t.here(runText(parting.own))}
              events={parting.found.here}
              deed={t.goHere}
              onGo={({ seq }) => {
                end();
                void driver.move({ type: 'to-seq', seq });
              }}
            />
            <Side
              title={t.there(runText(parting.other))}
              events={parting.found.there}
              deed={t.goThere}
              onGo={({ step }) => {
                end();
                void driver.openRun({ ...parting.other, step });
              }}
            />
          </div>
        </>
      )}
      <p className="sheet-foot">
        <button type="button" className="quiet" onClick={() => dialog.current?.close()}>
          {words.keys.close}
        </button>
      </p>
    </dialog>
  );
}
