// Why a goroutine stands where it stands, and what a reader can do about it.
'use client';

import type { GoroutineView, MomentView } from '@/runtime/session/protocol';
import { useDriver, useRoomProps, useWords } from './context';
import { GoroutineLink, waitText } from './goroutine-row';
import { numberText, shortName, timeText } from './words';

type Props = { g: GoroutineView; view: MomentView };

/** What it waits for and since when, who could wake it, who started it. */
export function Facts({ g, view }: Props) {
  const t = useWords();
  const { locale } = useRoomProps();
  const stuck = view.stuck.find((one) => one.g === g.id);
  return (
    <div className="g-facts">
      <p>
        {g.state === 'waiting' ? (
          <>
            {t.goroutine.waitsFor} <b>{waitText(g, t.goroutine.waits)}</b>
          </>
        ) : (
          t.machine.states[g.state]
        )}{' '}
        <span className="soft">
          {t.goroutine.since(
            numberText(g.sinceStep, locale),
            timeText(Math.max(0, view.time - g.sinceTime)),
          )}
        </span>
      </p>
      {g.waitsOn && (
        <p>
          {t.goroutine.wakers}{' '}
          {g.waitsOn.wakers.length === 0
            ? t.goroutine.nobody
            : g.waitsOn.wakers.slice(0, 12).map((id) => <GoroutineLink key={id} id={id} />)}
        </p>
      )}
      {stuck && (
        <p className="g-stuck">
          {t.machine.stuck}: {stuck.text}
        </p>
      )}
      <p>
        {t.goroutine.createdBy}{' '}
        {g.createdBy === 0 ? (
          t.goroutine.itsProcess
        ) : (
          <>
            <GoroutineLink id={g.createdBy} /> <code>{shortName(g.entry)}</code>
          </>
        )}
      </p>
    </div>
  );
}

/** To its cause, its start and its events; holding it, or letting it run next. */
export function Deeds({ g, view }: Props) {
  const t = useWords().goroutine;
  const driver = useDriver();
  const { id: only } = g;
  const event = (direction: 'forward' | 'back') =>
    void driver.move({ type: 'to-event', kinds: [], direction, g: only });
  return (
    <div className="g-deeds">
      <button
        type="button"
        className="quiet"
        onClick={() => void driver.move({ type: 'to-cause', g: only })}
      >
        {t.cause}
      </button>
      <button
        type="button"
        className="quiet"
        onClick={() => void driver.move({ type: 'to-seq', seq: g.createdSeq })}
      >
        {t.start}
      </button>
      <button type="button" className="quiet" onClick={() => event('back')}>
        {t.previousEvent}
      </button>
      <button type="button" className="quiet" onClick={() => event('forward')}>
        {t.nextEvent}
      </button>
      <button
        type="button"
        className="quiet"
        aria-pressed={g.held}
        onClick={() => void driver.input({ kind: 'hold', g: only, held: !g.held })}
      >
        {g.held ? t.letGo : t.hold}
      </button>
      {g.state === 'runnable' && view.current?.g !== only && (
        <button
          type="button"
          className="quiet"
          onClick={() => void driver.input({ kind: 'run-next', g: only })}
        >
          {t.runNext}
        </button>
      )}
    </div>
  );
}
