// The moments of the chapter as a list: each leads to its place in the run.
'use client';

import type { MomentView } from '@/runtime/session/protocol';
import { useDriver, useRoom, useRoomProps, useWords } from './context';
import { momentsOf } from './moments-of';
import { PopMenu } from './pop-menu';
import { numberText } from './words';

/** Nothing where there is no chapter. A moment that has not been found yet is looked for when asked. */
export function MomentsMenu({ view }: { view: MomentView }) {
  const t = useWords().timeline;
  const driver = useDriver();
  const { chapter, locale } = useRoomProps();
  const experiment = useRoom((state) => state.experiment);
  const moments = momentsOf(chapter?.chapter, experiment);
  if (moments.length === 0) return null;
  return (
    <PopMenu name={t.moments}>
      {moments.map(({ id, title }, i) => {
        const step = view.moments[id]?.at;
        return (
          <li key={id}>
            <button
              type="button"
              className="moment-row"
              data-row=""
              tabIndex={i === 0 ? 0 : -1}
              aria-current={step === view.step || undefined}
              onClick={() => void driver.move({ type: 'to-moment', id })}
            >
              <span>{step === undefined ? '–' : numberText(step, locale)}</span>
              <span>{title[locale]}</span>
            </button>
          </li>
        );
      })}
    </PopMenu>
  );
}
