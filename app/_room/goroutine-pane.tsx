// One goroutine: why it waits, who could wake it, its stack, its values.
'use client';

import type { GoroutineView, MomentView } from '@/runtime/session/protocol';
import { useDriver, useRoom, useRoomProps, useWords } from './context';
import { Chip, GoroutineLink } from './goroutine-row';
import { useRoving } from './roving';
import { shownFrame, shownGoroutine } from './state';
import type { Root } from './value-nodes';
import { ValueTree } from './value-tree';
import { baseName, numberText, shortName, timeText } from './words';

function Waiting({ g, view }: { g: GoroutineView; view: MomentView }) {
  const t = useWords();
  const { locale } = useRoomProps();
  const stuck = view.stuck.find((one) => one.g === g.id);
  return (
    <div className="g-facts">
      <p>
        {t.machine.states[g.state]}
        {g.state === 'waiting' && (
          <>
            {' · '}
            {t.goroutine.waitsFor} <b>{g.waitsOn?.text ?? g.reason}</b>
          </>
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

function Deeds({ g, view }: { g: GoroutineView; view: MomentView }) {
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

/** The stack as a list with one tab stop. */
function Stack({ g, frame }: { g: GoroutineView; frame: number }) {
  const t = useWords().goroutine;
  const driver = useDriver();
  const onKeyDown = useRoving();
  return (
    <ol className="stack" aria-label={t.stack} onKeyDown={onKeyDown}>
      {g.stack.map((one, i) => (
        <li key={g.stack.length - i}>
          <button
            type="button"
            className="frame"
            data-row=""
            data-library={one.library || undefined}
            tabIndex={i === frame ? 0 : -1}
            aria-current={i === frame || undefined}
            onClick={() => void driver.frame(i)}
          >
            <span className="frame-fn">{shortName(one.fn)}</span>
            <span className="frame-place">
              {one.place ? `${baseName(one.place.file)}:${one.place.line}` : ''}
              {one.library ? ` · ${t.library}` : ''}
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
}

/** What the values were at the moment before, if the same call of the same function was seen then. */
function useEarlier(g: GoroutineView | undefined, frame: number): ReadonlyMap<string, string> {
  const before = useRoom((state) => state.before);
  const old = before?.goroutines.find(({ id }) => id === g?.id);
  const depth = (g?.stack.length ?? 0) - frame;
  const same = old?.stack[old.stack.length - depth];
  if (!same || same.fn !== g?.stack[frame]?.fn) return new Map();
  return new Map(same.locals.map(({ name, value }) => [name, value.text]));
}

/** The goroutine the reader chose, else the one that runs. */
export function GoroutinePane() {
  const t = useWords();
  const driver = useDriver();
  const view = useRoom((state) => state.view);
  const g = useRoom(shownGoroutine);
  const frame = useRoom(shownFrame);
  const chosen = useRoom((state) => state.chosen);
  const earlier = useEarlier(g, frame);
  const locals = g?.stack[frame]?.locals ?? [];
  const roots: Root[] = locals.map(({ name, value }) => ({
    name,
    path: [{ g: g?.id ?? 0, frame, name }],
    value,
    before: earlier.get(name),
  }));
  return (
    <div className="pane pane-goroutine" data-pane="goroutine">
      <div
        className="pane-scroll"
        tabIndex={0}
        data-focus=""
        role="region"
        aria-label={t.panes.goroutine}
      >
        {!g || !view ? (
          <p className="pane-empty">{t.goroutine.none}</p>
        ) : (
          <>
            <h3 className="g-title">
              <Chip id={g.id} /> {t.goroutine.label(g.id)}
              {chosen === 0 ? (
                view.current?.g === g.id && <span className="soft">{t.goroutine.following}</span>
              ) : (
                <button type="button" className="quiet" onClick={() => void driver.choose(0)}>
                  {t.goroutine.follow}
                </button>
              )}
            </h3>
            <Waiting g={g} view={view} />
            <Deeds g={g} view={view} />
            <h4 className="pane-sub">{t.goroutine.stack}</h4>
            <Stack g={g} frame={frame} />
            <h4 className="pane-sub">
              {t.goroutine.values(shortName(g.stack[frame]?.fn ?? g.entry))}
            </h4>
            {roots.length === 0 ? (
              <p className="pane-empty">{t.goroutine.noValues}</p>
            ) : (
              <ValueTree
                roots={roots}
                label={t.goroutine.values(shortName(g.stack[frame]?.fn ?? ''))}
              />
            )}
          </>
        )}
      </div>
    </div>
  );
}
