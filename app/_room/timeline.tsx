// The whole run as a line: drag it, or go along it by keys; moments and what the reader did are marked.
'use client';

import { useMemo, useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { useDriver, useRoom, useRoomProps, useStore, useWords } from './context';
import { useMomentText } from './moment-text';
import { EndText } from './banners';
import { inputText } from './input-text';
import { MomentsMenu } from './moments-menu';
import { momentsOf } from './moments-of';
import { RunsMenu } from './runs-menu';
import { numberText, timeText } from './words';
import { weave, WIDTH } from './weave';

/** Step a key asks for; undefined: not a key of a slider. */
export function sliderStep(key: string, step: number, recorded: number): number | undefined {
  const page = Math.max(1, Math.round(recorded / 20));
  const to = {
    ArrowRight: step + 1,
    ArrowUp: step + 1,
    ArrowLeft: step - 1,
    ArrowDown: step - 1,
    PageUp: step + page,
    PageDown: step - page,
    Home: 0,
    End: Infinity,
  }[key];
  return to === undefined ? undefined : to === Infinity ? to : Math.min(recorded, Math.max(0, to));
}

const percent = (step: number, recorded: number) => `${(step / Math.max(1, recorded)) * 100}%`;

function Weave({ recorded }: { recorded: number }) {
  const switches = useRoom((state) => state.switches);
  const strands = useMemo(() => weave(switches, recorded), [switches, recorded]);
  return (
    <svg
      className="weave"
      viewBox={`0 0 ${WIDTH} ${Math.max(1, strands.length)}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {strands.map(({ colour, spans }, lane) => (
        <path
          key={colour}
          className={`g-${colour}`}
          d={spans.map(([from, to]) => `M${from} ${lane + 0.15}H${to}v.7H${from}z`).join('')}
        />
      ))}
    </svg>
  );
}

/** The slider with its marks, and below it the numbers. */
export function Timeline() {
  const { timeline: t, controls } = useWords();
  const { locale, chapter } = useRoomProps();
  const driver = useDriver();
  const view = useRoom((state) => state.view);
  const progress = useRoom((state) => state.busy?.progress);
  const recorded = useRoom((state) => state.recorded);
  const experiment = useRoom((state) => state.experiment);
  const where = useMomentText();
  const store = useStore();
  const track = useRef<HTMLDivElement>(null);
  /** Where the last key leads: the next one goes on from there, however far the machine has come. */
  const aim = useRef(0);
  if (!view) return null;
  const { step, moments, inputs, recording } = view;
  const named = momentsOf(chapter?.chapter, experiment);
  const titles = new Map(named.map(({ id, title }) => [id, title[locale]]));

  const at = (event: PointerEvent) => {
    const { left, width } = track.current!.getBoundingClientRect();
    const part = Math.min(1, Math.max(0, (event.clientX - left) / Math.max(1, width)));
    void driver.move({ type: 'seek', step: Math.round(part * recorded) });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const from = store.get().busy ? aim.current : step;
    const held = event.ctrlKey || event.metaKey || event.altKey;
    const to = held ? undefined : sliderStep(event.key, from, recorded);
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    aim.current = to;
    void driver.move({ type: 'seek', step: to });
  };
  const [stepText, ofText] = [numberText(step, locale), numberText(recorded, locale)];
  return (
    <div className="timeline">
      <div
        ref={track}
        className="track"
        role="slider"
        tabIndex={0}
        aria-label={t.label}
        aria-valuemin={0}
        aria-valuemax={recorded}
        aria-valuenow={step}
        aria-valuetext={t.value(stepText, ofText, where)}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          at(event);
        }}
        onPointerMove={(event) =>
          event.currentTarget.hasPointerCapture(event.pointerId) && at(event)
        }
      >
        <Weave recorded={recorded} />
        {inputs.map((input, i) => (
          <span
            key={i}
            className="mark mark-input"
            style={{ left: percent(input.at, recorded) }}
            title={inputText(input, t)}
          />
        ))}
        {Object.entries(moments).map(([id, found]) => (
          <span
            key={id}
            className="mark mark-moment"
            style={{ left: percent(found.step, recorded) }}
            title={titles.get(id) ?? id}
          />
        ))}
        <span className="thumb" style={{ left: percent(step, recorded) }} />
      </div>
      <div className="timeline-numbers">
        <span>{t.step(stepText, ofText)}</span>
        {(progress ?? recording) && (
          <span className="timeline-busy">
            {progress && <span>{t.seeking(numberText(progress.seeking, locale))}</span>}
            {recording && (
              <>
                {!progress && <span>{t.recording}</span>}
                <button type="button" className="quiet" onClick={driver.stop}>
                  {controls.stop}
                </button>
              </>
            )}
          </span>
        )}
        <EndText view={view} />
        <RunsMenu view={view} />
        <MomentsMenu view={view} />
        <span className="timeline-time">{timeText(view.time)}</span>
      </div>
    </div>
  );
}
