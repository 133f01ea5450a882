// The place of the room: a poster with a button until the reader asks, then the room itself. Beside
// the text where there is width for it, a sheet over the lower part of the window where not.
'use client';

import { useCallback, useEffect, useRef, useState, type ComponentType } from 'react';
import { keepInSight } from './keep-in-sight';
import { loadRoom } from './load-room';
import type { RoomProps } from './room-props';
import { ask, onRequest } from './stage';

type Labels = Record<'title' | 'run' | 'loading' | 'close' | 'failed' | 'retry' | 'tab', string>;

type Props = Omit<RoomProps, 'onClose'> & {
  labels: Labels;
  /** What the poster shows below the button. */
  children?: React.ReactNode;
};

/** Parameters that name a place in a run: an address that has one opens the room by itself. */
const runParameters = ['step', 'moment', 'experiment', 'question', 'route'];

/** `state` of the slot is on the element too (`data-state`), for the layout of the page around it. */
export function RoomSlot({ labels, children, ...props }: Props) {
  const [state, setState] = useState<'closed' | 'loading' | 'open' | 'failed'>('closed');
  const [Room, setRoom] = useState<ComponentType<RoomProps>>();
  const slot = useRef<HTMLElement>(null);

  const open = useCallback(() => {
    setState((now) => (now === 'open' ? now : 'loading'));
    loadRoom().then(
      (module) => {
        setRoom(() => module.Room);
        setState('open');
      },
      () => setState('failed'),
    );
  }, []);

  const close = useCallback(() => {
    setState('closed');
    slot.current?.querySelector<HTMLElement>('[data-opens]')?.focus();
  }, []);

  useEffect(() => onRequest(open), [open]);

  useEffect(() => {
    const parameters = new URLSearchParams(location.search);
    // With a step the address itself says where in which run; the room reads it.
    if (parameters.has('step')) return ask({ kind: 'open' });
    for (const kind of ['moment', 'question', 'experiment', 'route'] as const) {
      const id = parameters.get(kind);
      if (id !== null) return ask({ kind, id });
    }
    if (props.place === 'lab' || runParameters.some((name) => parameters.has(name))) {
      ask({ kind: 'open' });
    }
  }, [props.place]);

  useEffect(() => {
    // The page lays itself out by this: see reader.css.
    document.documentElement.dataset.room = state;
    return () => {
      delete document.documentElement.dataset.room;
    };
  }, [state]);

  useEffect(() => {
    // On a page without a chapter the room takes its place in the flow, and may be out of sight. Below
    // the effect above: what that does to the layout comes first.
    if (state !== 'open' || props.place !== 'chapter' || !slot.current) return undefined;
    if (props.chapter) return keepInSight(slot.current);
    slot.current.scrollIntoView({ block: 'nearest' });
    return undefined;
  }, [state, props.place, props.chapter]);

  return (
    <aside ref={slot} id="room" className="room-slot" data-state={state} aria-label={labels.title}>
      {state === 'open' && Room ? (
        <Room {...props} onClose={props.place === 'chapter' ? close : undefined} />
      ) : (
        <div className="room-poster">
          <p className="room-poster-title">{labels.title}</p>
          <button
            type="button"
            data-opens=""
            className="room-run"
            disabled={state === 'loading'}
            onClick={() => ask({ kind: 'open' })}
          >
            {state === 'loading' ? labels.loading : state === 'failed' ? labels.retry : labels.run}
          </button>
          <p role="status" className="room-status">
            {state === 'failed' ? labels.failed : ''}
          </p>
          <div className="room-poster-rest">{children}</div>
        </div>
      )}
    </aside>
  );
}
