// The panes, laid out by the width there is: two columns, one column and a half, or one pane at a time.
'use client';

import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { useDriver, useRoom, useWords } from './context';
import { isCluster } from './cluster';
import { ClusterPane } from './cluster-pane';
import { EventsPane } from './events-pane';
import { GoroutinePane } from './goroutine-pane';
import { MachinePane } from './machine-pane';
import { ObjectsPane } from './objects-pane';
import { SequencePane } from './sequence-pane';
import { SourcePane } from './source-pane';
import { MUX } from './route-search';
import { RoutesPane } from './routes-pane';
import { panes, type Pane } from './state';
import { TerminalPane } from './terminal-pane';

/** wide: source and terminal | machine over goroutine; medium: source over terminal and tabs. */
export type Layout = 'wide' | 'medium' | 'narrow';

/** By the width and height of the room in units of its own type size: where it is low, as in a window
 * magnified twice, panes above each other would lie over each other. */
export function layoutOf(width: number, height: number, em: number): Layout {
  if (height < 26 * em) return 'narrow';
  return width >= 74 * em ? 'wide' : width >= 46 * em ? 'medium' : 'narrow';
}

/** Panes that share one place, by layout. */
const shared: Record<Layout, readonly Pane[]> = {
  wide: ['machine', 'events', 'objects', 'sequence', 'routes', 'cluster'],
  medium: ['machine', 'goroutine', 'events', 'objects', 'sequence', 'routes', 'cluster'],
  narrow: panes,
};

const parts: Record<Pane, () => ReactNode> = {
  source: SourcePane,
  machine: MachinePane,
  goroutine: GoroutinePane,
  terminal: TerminalPane,
  events: EventsPane,
  objects: ObjectsPane,
  sequence: SequencePane,
  routes: RoutesPane,
  cluster: ClusterPane,
};

function Tabs({ list: all }: { list: readonly Pane[] }) {
  const t = useWords();
  const driver = useDriver();
  // Only where the calls of a router are among the events is there something to read.
  const routed = useRoom(({ scenario }) => scenario?.watch.some((one) => one.startsWith(MUX)));
  const cluster = useRoom(({ scenario }) => isCluster(scenario));
  const list = all.filter(
    (pane) => (pane !== 'routes' || routed) && (pane !== 'cluster' || cluster),
  );
  const wanted = useRoom((state) => state.tab);
  const side = useRoom((state) => state.side);
  // A pane that has its own place leaves the tabs as they were.
  const tab = list.includes(wanted) ? wanted : list.includes(side) ? side : list[0]!;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Where they do not all have room, the one that was asked for from elsewhere comes into sight.
    const tabs = box.current;
    const chosen = tabs?.querySelector<HTMLElement>(`[data-tab="${tab}"]`);
    if (!tabs || !chosen) return;
    const left = chosen.offsetLeft - tabs.offsetLeft;
    const most = left + chosen.offsetWidth - tabs.clientWidth;
    if (tabs.scrollLeft < most) tabs.scrollLeft = most;
    else if (tabs.scrollLeft > left) tabs.scrollLeft = left;
  }, [tab]);
  function onKeyDown(event: KeyboardEvent) {
    const at = list.indexOf(tab);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: list.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const next = list[(to + list.length) % list.length]!;
    driver.tab(next);
    box.current?.querySelector<HTMLElement>(`[data-tab="${next}"]`)?.focus();
  }
  const Part = parts[tab];
  return (
    <div className="tabs">
      <div ref={box} className="tab-list" role="tablist" aria-label={t.title} onKeyDown={onKeyDown}>
        {list.map((pane) => (
          <button
            key={pane}
            type="button"
            role="tab"
            id={`tab-${pane}`}
            data-tab={pane}
            className="tab"
            aria-selected={pane === tab}
            aria-controls="tab-panel"
            tabIndex={pane === tab ? 0 : -1}
            onClick={() => driver.tab(pane)}
          >
            {t.panes[pane]}
          </button>
        ))}
      </div>
      <div id="tab-panel" role="tabpanel" aria-labelledby={`tab-${tab}`} className="tab-panel">
        <Part />
      </div>
    </div>
  );
}

/** Panes with a place of their own stand in the order they are read. */
export function RoomBody({ layout }: { layout: Layout }) {
  return (
    <div className="room-body" data-layout={layout}>
      {layout !== 'narrow' && <SourcePane />}
      {layout !== 'narrow' && <TerminalPane />}
      <Tabs list={shared[layout]} />
      {layout === 'wide' && <GoroutinePane />}
    </div>
  );
}
