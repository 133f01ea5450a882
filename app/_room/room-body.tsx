// The panes, laid out by the width there is: two columns, one column and a half, or one pane at a time.
'use client';

import { useMemo, type ReactNode } from 'react';
import { useDriver, useRoom, useWords } from './context';
import { ClusterPane } from './cluster-pane';
import { EventsPane } from './events-pane';
import { GoroutinePane } from './goroutine-pane';
import { MachinePane } from './machine-pane';
import { ObjectsPane } from './objects-pane';
import { panes, panesOf, type Pane } from './panes';
import { SequencePane } from './sequence-pane';
import { SourcePane } from './source-pane';
import { RoutesPane } from './routes-pane';
import { TabStrip } from './tab-strip';
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
  const scenario = useRoom((state) => state.scenario);
  const there = useMemo(() => panesOf(scenario), [scenario]);
  const list = all.filter((pane) => there.includes(pane));
  const wanted = useRoom((state) => state.tab);
  const side = useRoom((state) => state.side);
  // A pane that has its own place leaves the tabs as they were.
  const tab = list.includes(wanted) ? wanted : list.includes(side) ? side : list[0]!;
  const Part = parts[tab];
  return (
    <div className="tabs">
      <TabStrip
        label={t.title}
        list={list.map((pane) => ({ id: `tab-${pane}`, name: t.panes[pane] }))}
        chosen={`tab-${tab}`}
        controls="tab-panel"
        onChoose={(id) => driver.tab(list.find((pane) => id === `tab-${pane}`)!)}
      />
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
