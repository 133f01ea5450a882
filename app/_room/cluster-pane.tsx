// A cluster at this moment: hosts and what lies between them, and what its managers, discovery, the store
// and the scheduler have in memory. Everything is read from the machine; nothing is remembered.
'use client';

import { memo, type ReactNode } from 'react';
import type { ClusterView, Direction, Landmark } from '@/runtime/session/protocol';
import { ClusterHosts } from './cluster-hosts';
import { ClusterElections, ClusterKnown } from './cluster-lists';
import { ClusterLinks } from './cluster-links';
import { ClusterMap } from './cluster-map';
import { ClusterManagers } from './cluster-managers';
import { ClusterPlacements, NoPlacement } from './cluster-placements';
import { clusterWords } from './cluster-words';
import { useDriver, useRoom, useRoomProps, useStore, useWords } from './context';
import { clusterWay } from './keys';
import { mayJump, mayManage, shortTime } from './cluster';
import './cluster.css';

/** Streams told of one by one; the map has them all. */
const MOST_FLIGHTS = 50;

/** One way to one kind of place in the run. Where there is none that way it says so, and leads nowhere. */
function JumpButton({
  landmark,
  direction,
  letter,
  children,
}: {
  landmark: Landmark;
  direction: Direction;
  letter: string;
  children: ReactNode;
}) {
  const t = clusterWords(useRoomProps().locale);
  const driver = useDriver();
  const store = useStore();
  const offered = useRoom(({ view }) => view !== undefined && mayJump(view, landmark, direction));
  const back = direction === 'back';
  const what = t.about[landmark];
  const none = back ? t.noneBefore(what) : t.noneAfter(what);
  return (
    <button
      type="button"
      className="quiet"
      aria-label={back ? t.previous(what) : t.next(what)}
      aria-disabled={!offered || undefined}
      title={offered ? `${back ? '⇧' : ''}${letter}` : none}
      onClick={() => {
        if (offered) void driver.move({ type: 'to-landmark', landmark, direction });
        else store.dispatch({ type: 'note', note: { kind: 'no-landmark', landmark, direction } });
      }}
    >
      {children}
    </button>
  );
}

/** One kind of place in the run: to the one before, to the one after. */
const Jump = memo(function Jump({ landmark, letter }: { landmark: Landmark; letter: string }) {
  const t = clusterWords(useRoomProps().locale);
  const key = letter.toUpperCase();
  return (
    <span className="jump" title={t.about[landmark]}>
      <JumpButton landmark={landmark} letter={key} direction="back">
        ◂
      </JumpButton>
      <JumpButton landmark={landmark} letter={key} direction="forward">
        {t.landmarks[landmark]} ▸ <kbd aria-hidden="true">{key}</kbd>
      </JumpButton>
    </span>
  );
});

const none: readonly never[] = [];

/** In a place that keeps its height: packets come and go at each step, and what stands below must not jump. */
const Flights = memo(function Flights({ flights }: { flights: ClusterView['flights'] }) {
  const { locale } = useRoomProps();
  const t = clusterWords(locale);
  return (
    <section aria-label={t.flights}>
      <h3 className="host-name">
        {flights.length > 0 ? t.flightCount(flights.length) : t.flights}
      </h3>
      <ul className="flights" tabIndex={0} aria-label={t.flights}>
        {flights.length === 0 && <li className="pane-empty">{t.noFlight}</li>}
        {flights
          .slice(0, MOST_FLIGHTS)
          .map(({ connection, from, to, bytes, text, left, heartbeat }) => (
            <li key={`${connection} ${from}`} data-beat={heartbeat || undefined}>
              <b>{t.flight(from, to)}</b>{' '}
              {heartbeat && <span className="tag">♥ {t.heartbeat}</span>} <code>{text}</code>{' '}
              <span className="soft">
                {t.bytes(String(bytes))},{' '}
                {left === undefined ? t.stuck : t.arrives(shortTime(left))}
              </span>
            </li>
          ))}
        {flights.length > MOST_FLIGHTS && <li>{t.moreFlights(flights.length - MOST_FLIGHTS)}</li>}
      </ul>
    </section>
  );
});

/** The pane: shown where the scenario has something of Swarm's. */
export function ClusterPane() {
  const words = useWords();
  const t = clusterWords(useRoomProps().locale);
  // Not the moment as a whole: of most steps nothing here is another.
  const processes = useRoom(({ view }) => view?.processes);
  const listeners = useRoom(({ view }) => view?.listeners);
  const links = useRoom(({ view }) => view?.links);
  const scenario = useRoom((state) => state.scenario);
  const cluster = useRoom((state) => state.cluster);
  if (!processes || !listeners || !links || !scenario) return null;
  // Where no manager can be, as in a run about discovery alone, it is not told that none is there.
  const swarms = mayManage(scenario) || (cluster !== undefined && cluster.managers.length > 0);
  return (
    <div className="pane pane-cluster" data-pane="cluster">
      <div className="pane-head jumps" role="group" aria-label={t.jumps}>
        {Object.entries(clusterWay).map(([letter, landmark]) => (
          <Jump key={letter} letter={letter} landmark={landmark} />
        ))}
      </div>
      <div
        className="pane-scroll"
        tabIndex={0}
        data-focus=""
        role="region"
        aria-label={words.panes.cluster}
      >
        {cluster?.truncated && <p className="pane-empty">{t.truncated}</p>}
        <ClusterPlacements placements={cluster?.placements} />
        <ClusterMap links={links} processes={processes} scenario={scenario} cluster={cluster} />
        <ClusterElections
          processes={processes}
          candidates={cluster?.candidates ?? none}
          followers={cluster?.followers ?? none}
        />
        {cluster && <Flights flights={cluster.flights} />}
        {swarms && <ClusterManagers processes={processes} cluster={cluster} />}
        {swarms && cluster?.placements.length === 0 && <NoPlacement />}
        <ClusterKnown processes={processes} known={cluster?.known ?? none} />
        <ClusterHosts
          processes={processes}
          listeners={listeners}
          hosts={scenario.hosts}
          cluster={cluster}
        />
        <ClusterLinks links={links} />
      </div>
    </div>
  );
}
