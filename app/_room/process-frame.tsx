// A process: its goroutines, its channels, what it listens on.
'use client';

import { useState } from 'react';
import type { GoroutineView, MomentView, ProcessView } from '@/runtime/session/protocol';
import { ChannelFigure } from './channel-figure';
import { useDriver, useRoom, useWords } from './context';
import { GoroutineRow } from './goroutine-row';
import { Signals } from './outside';
import { useRoving } from './roving';

/** Goroutines and channels drawn at first; the rest is asked for. */
const FIRST = 40;
const MORE = 200;

type GoroutinesProps = {
  readonly list: readonly GoroutineView[];
  /** How many there are; the view may hold only some of them. */
  readonly total: number;
  readonly view: MomentView;
};

function Goroutines({ list, total, view }: GoroutinesProps) {
  const t = useWords().machine;
  const driver = useDriver();
  const onKeyDown = useRoving();
  const chosen = useRoom((state) => state.chosen);
  const before = useRoom((state) => state.before);
  const [most, setMost] = useState(FIRST);
  const current = view.current?.g ?? 0;
  const seen = before && new Set(before.goroutines.map(({ id }) => id));
  // The one that runs is always in sight.
  const shown = list.slice(0, most);
  const running = list.find(({ id }) => id === current);
  if (running && !shown.includes(running)) shown.unshift(running);
  const stop = shown.some(({ id }) => id === (chosen || current))
    ? chosen || current
    : shown[0]?.id;
  return (
    <>
      <ul className="g-list" onKeyDown={onKeyDown}>
        {shown.map((g) => (
          <GoroutineRow
            key={g.id}
            g={g}
            current={g.id === current}
            chosen={g.id === chosen}
            fresh={seen !== undefined && !seen.has(g.id)}
            stuck={view.stuck.find((one) => one.g === g.id)?.text}
            tabIndex={g.id === stop ? 0 : -1}
          />
        ))}
      </ul>
      {total > shown.length && (
        <button
          type="button"
          className="quiet"
          onClick={() => {
            setMost(most + MORE);
            if (list.length < total && list.length < most + MORE) {
              void driver.showGoroutines(view.goroutines.length + MORE);
            }
          }}
        >
          {t.more(total - shown.length)}
        </button>
      )}
    </>
  );
}

/** Drawn as a box with the command on its edge. */
export function ProcessFrame({ process, view }: { process: ProcessView; view: MomentView }) {
  const t = useWords().machine;
  const before = useRoom((state) => state.before);
  const goroutines = view.goroutines.filter((g) => g.process === process.id);
  const channels = view.channels.filter((one) => one.process === process.id);
  const listeners = view.listeners.filter((one) => one.process === process.id);
  const [most, setMost] = useState(FIRST);
  const same = (object: number, text: string) => {
    const old = before?.channels.find((one) => one.object === object);
    return (
      old !== undefined &&
      JSON.stringify([old.buffered, old.senders, old.receivers, old.closed]) === text
    );
  };
  return (
    <section
      className="proc"
      data-exited={process.exited || undefined}
      aria-label={t.process(process.id)}
    >
      <h4 className="proc-name">
        <code title={process.argv.join(' ')}>{process.argv.join(' ')}</code>
        <span>
          {t.process(process.id)}
          {process.exited
            ? ` · ${t.exited(process.code)}`
            : ` · ${t.goroutines(process.goroutines)}`}
        </span>
      </h4>
      {!process.exited && <Signals process={process} />}
      {process.goroutines > 0 && (
        <Goroutines list={goroutines} total={process.goroutines} view={view} />
      )}
      {listeners.length > 0 && (
        <ul className="listeners">
          {listeners.map((one) => (
            <li key={one.object}>
              {t.listens}{' '}
              <code>
                {one.network} {one.address}
              </code>
              {one.queued > 0 && <b> · {t.queued(one.queued)}</b>}
            </li>
          ))}
        </ul>
      )}
      {channels.length > 0 && (
        <ul className="chans" aria-label={t.channels}>
          {channels.slice(0, most).map((one) => (
            <ChannelFigure
              key={one.object}
              channel={one}
              fresh={
                before !== undefined &&
                !same(
                  one.object,
                  JSON.stringify([one.buffered, one.senders, one.receivers, one.closed]),
                )
              }
            />
          ))}
        </ul>
      )}
      {channels.length > most && (
        <button type="button" className="quiet" onClick={() => setMost(most + MORE)}>
          {t.more(channels.length - most)}
        </button>
      )}
    </section>
  );
}
