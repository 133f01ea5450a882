// The room: a machine that runs the programs of a scenario, and everything to see and move it by.
'use client';

import { useEffect, useRef, useState } from 'react';
import { roomMessagesFor } from '../_lib/messages/room';
import type { RoomProps } from '../_reader/room-props';
import { onRequest, takeRequest } from '../_reader/stage';
import { Announcer } from './announcer';
import { Banners } from './banners';
import { RoomProvider, useRoom, useStore, useWords } from './context';
import { useCommonDeeds } from './deeds';
import { createDriver } from './driver';
import { useKeepFocus } from './keep-focus';
import { deedOf } from './keys';
import { KeysSheet } from './keys-sheet';
import { Opening } from './opening';
import { QuestionCard } from './question-card';
import { layoutOf, RoomBody, type Layout } from './room-body';
import './panes.css';
import './room.css';
import { createStore } from './store';
import { PartingSheet } from './parting-sheet';
import { RunSheet } from './run-sheet';
import { pageSurroundings } from './surroundings';
import { Timeline } from './timeline';
import { Transport } from './transport';

/** The layout for the room there is now. */
function useLayout(presenting: boolean): [React.RefCallback<HTMLElement>, Layout] {
  const [layout, setLayout] = useState<Layout>('medium');
  const [element, setElement] = useState<HTMLElement | null>(null);
  useEffect(() => {
    if (!element) return;
    const measure = () =>
      setLayout(
        layoutOf(
          element.clientWidth,
          element.clientHeight,
          parseFloat(getComputedStyle(element).fontSize),
        ),
      );
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
    // Larger type makes the same width narrower.
  }, [element, presenting]);
  return [setElement, layout];
}

/**
 * Keys work where the reader last was: in the room, at a link of the text that leads into it (the text
 * says "go there and press s"), or, alone, anywhere.
 */
function useKeys(place: RoomProps['place'], root: React.RefObject<HTMLElement | null>): void {
  const deeds = useCommonDeeds();
  const store = useStore();
  const mine = useRef(place === 'lab');
  useEffect(() => {
    const belongs = (target: EventTarget | null) =>
      target instanceof Element &&
      (!!root.current?.contains(target) || target.closest('a[data-ask]') !== null);
    const isMine = (event: Event) => {
      if (place === 'chapter') mine.current = belongs(event.target);
    };
    // The link that opened the room had the focus before there was a room.
    if (place === 'chapter' && belongs(document.activeElement)) mine.current = true;
    const onKeyDown = (event: KeyboardEvent) => {
      const target = event.target instanceof Element ? event.target : document.body;
      if (!store.get().keysOn || !mine.current || event.defaultPrevented) return;
      if (target.closest('input, textarea, select, dialog, [contenteditable]')) return;
      // Space belongs to what has the focus, if it can be pressed.
      if (event.key === ' ' && target.closest('button, a, summary')) return;
      const deed = deedOf(event);
      if (!deed) return;
      event.preventDefault();
      deeds(deed);
    };
    document.addEventListener('keydown', onKeyDown);
    document.addEventListener('focusin', isMine);
    document.addEventListener('pointerdown', isMine);
    return () => {
      document.removeEventListener('keydown', onKeyDown);
      document.removeEventListener('focusin', isMine);
      document.removeEventListener('pointerdown', isMine);
    };
  }, [deeds, store, place, root]);
}

function Inside({ place }: { place: RoomProps['place'] }) {
  const t = useWords();
  const phase = useRoom((state) => state.phase);
  const presenting = useRoom((state) => state.presenting);
  const busy = useRoom((state) => state.busy !== undefined);
  const root = useRef<HTMLDivElement>(null);
  const [measured, layout] = useLayout(presenting);
  useKeys(place, root);
  useKeepFocus(root);
  const ready = phase.kind === 'ready';
  useEffect(() => {
    // The button that opened the room is gone, and the focus with it: it goes on in the room.
    if (ready && document.activeElement === document.body)
      root.current?.focus({ preventScroll: true });
  }, [ready]);
  return (
    <div
      ref={(element) => {
        root.current = element;
        measured(element);
      }}
      className="room"
      role="group"
      aria-labelledby="room-title"
      tabIndex={-1}
      data-place={place}
      data-layout={layout}
      data-presenting={presenting || undefined}
      aria-busy={busy}
    >
      <h2 id="room-title" className="sr-only">
        {t.title}
      </h2>
      {ready ? (
        <>
          <Transport />
          <Timeline />
          <Banners />
          <QuestionCard />
          <RoomBody layout={layout} />
          <Announcer />
        </>
      ) : (
        <Opening phase={phase} />
      )}
      <KeysSheet />
      <PartingSheet />
      <RunSheet />
    </div>
  );
}

/** One room a page. Its worker ends with it. */
export function Room(props: RoomProps) {
  const [room] = useState(() => {
    const store = createStore();
    return { store, driver: createDriver(store, pageSurroundings(props)) };
  });
  const { driver } = room;
  const { own } = props;
  const begun = useRef(own);
  useEffect(() => {
    if (!own || own === begun.current) return;
    begun.current = own;
    void driver.change(own);
  }, [driver, own]);
  const [asked] = useState(takeRequest);
  useEffect(() => {
    void driver.start(asked);
    const stop = onRequest((request) => {
      takeRequest();
      void driver.request(request);
    });
    const { pathname } = location;
    const onPop = () => {
      if (location.pathname === pathname) void driver.followAddress();
    };
    addEventListener('popstate', onPop);
    return () => {
      stop();
      removeEventListener('popstate', onPop);
      driver.close();
    };
  }, [driver, asked]);
  return (
    <RoomProvider value={{ ...room, t: roomMessagesFor(props.locale), props }}>
      <Inside place={props.place} />
    </RoomProvider>
  );
}
