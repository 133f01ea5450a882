// The runs of this scenario the reader has made, to go back to one or to hold it against the present one.
'use client';

import type { MomentView } from '@/runtime/session/protocol';
import { useDriver, useRoom, useRoomProps, useWords } from './context';
import { isSameRun, type KeptRun } from './kept-runs';
import { PopMenu } from './pop-menu';
import { inputText } from './input-text';
import { numberText } from './words';

/** What makes a run another than the scenario's own, in words. */
export function useRunText(): (run: KeptRun) => string {
  const t = useWords();
  const { locale, chapter } = useRoomProps();
  const usual = useRoom((state) => state.scenario?.seed);
  return ({ seed, inputs, experiment, args }) => {
    const title = chapter?.chapter.experiments.find(({ id }) => id === experiment)?.title[locale];
    const parts = [
      ...(experiment === undefined ? [] : [title ?? experiment]),
      ...(seed === usual ? [] : [t.runs.seed(String(seed))]),
      ...args.map(({ argv }) =>
        inputText({ kind: 'exec', at: 0, host: '', terminal: '', argv }, t.timeline),
      ),
      ...inputs
        .slice(-2)
        .map((input) => t.runs.from(numberText(input.at, locale), inputText(input, t.timeline))),
    ];
    if (inputs.length > 2) parts.splice(-2, 0, '…');
    return parts.length === 0 ? t.runs.usual : parts.join(' · ');
  };
}

/** Nothing while there is only one run. */
export function RunsMenu({ view }: { view: MomentView }) {
  const t = useWords().runs;
  const driver = useDriver();
  const text = useRunText();
  const runs = useRoom((state) => state.runs);
  const experiment = useRoom((state) => state.experiment);
  const args = useRoom((state) => state.args);
  if (runs.length < 2) return null;
  return (
    <PopMenu name={t.label(runs.length)} className="runs-menu">
      {runs.map((run, i) => {
        const here = isSameRun(run, { ...view, experiment, args });
        return (
          <li key={i}>
            <button
              type="button"
              className="moment-row"
              data-row=""
              tabIndex={i === 0 ? 0 : -1}
              aria-current={here || undefined}
              onClick={() => {
                if (!here) void driver.openRun(run);
              }}
            >
              <span>{i + 1}</span>
              <span>{text(run)}</span>
            </button>
            {!here && (
              <button
                type="button"
                className="quiet"
                data-closes=""
                aria-label={t.compareWith(i + 1)}
                onClick={() => void driver.compare(run)}
              >
                {t.compare}
              </button>
            )}
          </li>
        );
      })}
    </PopMenu>
  );
}
