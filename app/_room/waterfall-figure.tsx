// What took how many statements in a request: a bar for each call and each wait; each leads to its moment.
'use client';

import type { SequenceSpan, SequenceView } from '@/runtime/session/protocol';
import { useDriver, useRoomProps, useWords } from './context';
import { Chip } from './goroutine-row';
import { useRoving } from './roving';
import { numberText, shortName } from './words';

/** Bars shorter than this part of the whole are left out: they would be thinner than a line. */
const LEAST = 1 / 400;

/** The bars that can be seen. */
export function visibleSpans({ spans, from, to }: SequenceView): SequenceSpan[] {
  const least = (to - from) * LEAST;
  return spans.filter((span) => span.to - span.from >= least);
}

/** One row a bar, in the order in which they begin; calls inside calls stand further in. */
export function WaterfallFigure({ view, now }: { view: SequenceView; now: number }) {
  const { sequence: s } = useWords();
  const { locale } = useRoomProps();
  const driver = useDriver();
  const onKeyDown = useRoving();
  const spans = visibleSpans(view);
  const whole = Math.max(1, view.to - view.from);
  const percent = (steps: number) => `${(steps / whole) * 100}%`;
  return (
    <>
      <p className="soft seq-scale">
        {s.scale(numberText(view.from, locale), numberText(view.to, locale))}
        {spans.length < view.spans.length && ` ${s.leftOut(view.spans.length - spans.length)}`}
      </p>
      <ol className="fall" onKeyDown={onKeyDown}>
        {spans.map((span, i) => {
          const { seq, end, g, kind, text, depth, from, to } = span;
          const name = kind === 'call' ? shortName(text) : s.waits(text);
          return (
            <li key={seq}>
              <button
                type="button"
                className="fall-row"
                data-row=""
                tabIndex={i === 0 ? 0 : -1}
                aria-current={(seq <= now && now < end) || undefined}
                aria-label={s.bar(name, g, numberText(from, locale), numberText(to - from, locale))}
                onClick={() => void driver.move({ type: 'to-seq', seq })}
              >
                <Chip id={g} />
                <span
                  className="fall-name"
                  style={{ paddingInlineStart: `${Math.min(depth, 8) * 0.7}em` }}
                >
                  {name}
                </span>
                <span className="fall-track">
                  <span
                    className="fall-bar"
                    data-kind={kind}
                    style={{ left: percent(from - view.from), width: percent(to - from) }}
                  />
                </span>
                <span className="fall-steps">{numberText(to - from, locale)}</span>
              </button>
            </li>
          );
        })}
      </ol>
    </>
  );
}
