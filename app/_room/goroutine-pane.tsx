// One goroutine: why it waits, who could wake it, its stack, its values.
'use client';

import type { GoroutineView } from '@/runtime/session/protocol';
import { useDriver, useRoom, useWords } from './context';
import { Deeds, Facts } from './goroutine-facts';
import { Chip } from './goroutine-row';
import { SelectChoice } from './select-choice';
import { Stack } from './stack';
import { shownFrame, shownGoroutine } from './state';
import type { Root } from './value-nodes';
import { ValueTree } from './value-tree';
import { shortName } from './words';

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
            <Facts g={g} view={view} />
            <Deeds g={g} view={view} />
            <SelectChoice g={g} view={view} />
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
