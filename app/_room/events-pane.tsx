// What happened around this moment, in order; each event leads to its moment and to its cause.
'use client';

import { useEffect, useRef, useState } from 'react';
import type { EventView } from '@/runtime/session/protocol';
import { useDriver, useRoom, useRoomProps, useWords } from './context';
import { Chip } from './goroutine-row';
import { eventText } from './moment-text';
import { useRoving } from './roving';
import { numberText } from './words';

type Kind = EventView['kind'];

/** Kinds by what they are about. */
export const groups: Readonly<Record<string, readonly Kind[]>> = {
  goroutines: [
    'start',
    'go',
    'run',
    'block',
    'wake',
    'exit',
    'process-exit',
    'panic',
    'recover',
    'signal-sent',
    'choice',
    'input',
    'timer',
    'timer-set',
    'sleep',
  ],
  channels: ['send', 'recv', 'close', 'select'],
  locks: ['lock', 'unlock', 'rlock', 'runlock', 'wait', 'done', 'signal'],
  network: ['listen', 'dial', 'accept', 'read', 'write', 'shutdown'],
  calls: ['call', 'return'],
  output: ['print'],
};

function Row({ event, now, stop }: { event: EventView; now: number; stop: boolean }) {
  const t = useWords();
  const driver = useDriver();
  const { locale } = useRoomProps();
  const state = event.seq > now ? 'future' : event.seq === now ? 'now' : 'past';
  return (
    <li className="event" data-when={state} data-kind={event.kind}>
      <button
        type="button"
        className="event-row"
        data-row=""
        tabIndex={stop ? 0 : -1}
        aria-current={state === 'now' || undefined}
        onClick={() => void driver.move({ type: 'to-seq', seq: event.seq })}
      >
        <span className="event-step">{numberText(event.step, locale)}</span>
        {event.g > 0 ? <Chip id={event.g} /> : <span className="chip chip-world">·</span>}
        <span className="event-text">{eventText(event, t)}</span>
      </button>
      {event.cause > 0 && (
        <button
          type="button"
          className="quiet"
          tabIndex={-1}
          aria-label={t.events.causeOf(numberText(event.seq, locale))}
          onClick={() => void driver.move({ type: 'to-cause', seq: event.seq })}
        >
          {t.events.cause}
        </button>
      )}
    </li>
  );
}

/** A stretch of the run around the moment. */
export function EventsPane() {
  const t = useWords();
  const events = useRoom((state) => state.events);
  const now = useRoom(({ view }) => view?.seq ?? 0);
  const chosen = useRoom((state) => state.chosen);
  const [group, setGroup] = useState('');
  const list = useRef<HTMLOListElement>(null);
  const onKeyDown = useRoving();
  const kinds = groups[group];
  const shown = events.filter(
    ({ kind, g }) => (!kinds || kinds.includes(kind)) && (chosen === 0 || g === chosen),
  );
  const stop = shown.findLast(({ seq }) => seq <= now)?.seq ?? shown[0]?.seq;
  useEffect(() => {
    list.current?.querySelector(`[data-seq="${stop}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [stop]);
  const names = t.events.groups;
  return (
    <div className="pane pane-events" data-pane="events">
      <div className="pane-head">
        <label className="soft">
          {t.events.kind}{' '}
          <select
            className="field"
            value={group}
            onChange={(event) => setGroup(event.target.value)}
          >
            <option value="">{t.events.all}</option>
            {Object.keys(groups).map((name) => (
              <option key={name} value={name}>
                {names[name as keyof typeof names]}
              </option>
            ))}
          </select>
        </label>
        {chosen !== 0 && <span className="soft">{t.events.ofGoroutine(chosen)}</span>}
      </div>
      <div
        className="pane-scroll"
        tabIndex={0}
        data-focus=""
        role="region"
        aria-label={t.events.label}
      >
        {shown.length === 0 && <p className="pane-empty">{t.events.none}</p>}
        <ol ref={list} className="events" onKeyDown={onKeyDown}>
          {shown.map((event) => (
            <Row key={event.seq} event={event} now={now} stop={event.seq === stop} />
          ))}
        </ol>
      </div>
    </div>
  );
}
