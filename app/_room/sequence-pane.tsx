// A request as it went through the machine: arrows from part to part, or bars of what took how long.
'use client';

import { useEffect, useState } from 'react';
import type { SequenceView } from '@/runtime/session/protocol';
import { useDriver, useRoom, useRoomProps, useWords } from './context';
import { SequenceFigure } from './sequence-figure';
import { WaterfallFigure } from './waterfall-figure';
import { numberText } from './words';

/** The request the moment lies in: the last one dialled before it, else the first. */
export function requestAt(
  connections: SequenceView['connections'],
  seq: number,
): number | undefined {
  return (connections.findLast(({ dial }) => dial <= seq) ?? connections[0])?.dial;
}

/** Follows the moment from request to request until the reader picks one. */
export function SequencePane() {
  const t = useWords();
  const driver = useDriver();
  const { locale } = useRoomProps();
  const [bars, setBars] = useState(false);
  const [picked, setPicked] = useState<number>();
  const found = useRoom((state) => state.sequence);
  const now = useRoom(({ view }) => view?.seq ?? 0);
  const last = useRoom(({ view }) => view?.lastSeq ?? 0);
  const shown = found?.view;
  const stale = found === undefined || found.lastSeq !== last;
  const wanted =
    picked !== undefined && shown?.connections.some(({ dial }) => dial === picked)
      ? picked
      : shown && requestAt(shown.connections, now);
  useEffect(() => {
    if (stale || (wanted !== undefined && wanted !== shown?.dial)) {
      void driver.needSequence(stale ? undefined : wanted);
    }
  }, [driver, stale, wanted, shown?.dial]);
  const s = t.sequence;
  return (
    <div className="pane pane-sequence" data-pane="sequence">
      <div className="pane-head">
        {shown && (
          <>
            <label className="soft">
              {s.request}{' '}
              <select
                className="field"
                value={shown.dial}
                onChange={(event) => setPicked(Number(event.target.value))}
              >
                {shown.connections.map(({ dial, step, command }) => (
                  <option key={dial} value={dial}>
                    {numberText(step, locale)} · {command}
                  </option>
                ))}
              </select>
            </label>
            <span className="pane-deeds">
              {([false, true] as const).map((kind) => (
                <button
                  key={String(kind)}
                  type="button"
                  className="quiet"
                  aria-pressed={bars === kind}
                  onClick={() => setBars(kind)}
                >
                  {kind ? s.waterfall : s.arrows}
                </button>
              ))}
            </span>
          </>
        )}
      </div>
      <div
        className="pane-scroll"
        tabIndex={0}
        data-focus=""
        role="region"
        aria-label={bars ? s.waterfall : s.label}
      >
        {!shown ? (
          <p className="pane-empty">{stale ? '…' : s.none}</p>
        ) : bars ? (
          <WaterfallFigure view={shown} now={now} />
        ) : (
          <SequenceFigure view={shown} now={now} />
        )}
      </div>
    </div>
  );
}
