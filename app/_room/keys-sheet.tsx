// All keys of the room, and the switch that turns them off.
'use client';

import { useEffect, useRef } from 'react';
import { useRoom, useStore, useWords } from './context';
import { isCluster } from './cluster';
import { clusterWay, oneWay, twoWay } from './keys';
import { panes } from './panes';

/** A dialog; Esc and a click on *close* end it. */
export function KeysSheet() {
  const words = useWords();
  const t = words.keys;
  const store = useStore();
  const shown = useRoom((state) => state.keysShown);
  const on = useRoom((state) => state.keysOn);
  const cluster = useRoom(({ scenario }) => isCluster(scenario));
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const sheet = dialog.current;
    if (!shown) return sheet?.close();
    sheet?.showModal();
    // The browser gives the focus to the switch at the foot: in a low window nobody would see the beginning.
    sheet?.focus();
    sheet?.scrollTo({ top: 0 });
  }, [shown]);
  const written: Record<string, string> = { ' ': t.space, Escape: t.escape };
  return (
    <dialog
      ref={dialog}
      tabIndex={-1}
      className="sheet"
      aria-label={t.title}
      onClose={() => store.dispatch({ type: 'keys-shown', on: false })}
    >
      <h2>{t.title}</h2>
      <p className="soft">{t.text}</p>
      <dl className="keys">
        {Object.entries(cluster ? { ...twoWay, ...clusterWay } : twoWay).map(([key, name]) => (
          <div key={key}>
            <dt>
              <kbd>{key.toUpperCase()}</kbd>
            </dt>
            <dd>
              {t.names[name]} <span aria-hidden="true">⇄</span>
            </dd>
          </div>
        ))}
        {Object.entries(oneWay).map(([key, name]) => (
          <div key={key}>
            <dt>
              <kbd>{written[key] ?? key.toUpperCase()}</kbd>
            </dt>
            <dd>{t.names[name]}</dd>
          </div>
        ))}
        <div>
          <dt>
            <kbd>W</kbd>
          </dt>
          <dd>{t.names.write}</dd>
        </div>
        {panes.map((pane, i) => (
          <div key={pane}>
            <dt>
              <kbd>{i + 1}</kbd>
            </dt>
            <dd>{words.panes[pane]}</dd>
          </div>
        ))}
      </dl>
      <p>{t.shift}</p>
      <p className="sheet-foot">
        <label>
          <input
            type="checkbox"
            checked={on}
            onChange={(event) => store.dispatch({ type: 'keys-on', on: event.target.checked })}
          />{' '}
          {t.off}
        </label>
        <button type="button" className="quiet" onClick={() => dialog.current?.close()}>
          {t.close}
        </button>
      </p>
    </dialog>
  );
}
