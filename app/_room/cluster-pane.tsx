// A cluster at this moment: hosts and what lies between them, and what its managers, discovery, the store
// and the scheduler have in memory. Everything is read from the machine; nothing is remembered.
'use client';

import type { Direction, Landmark } from '@/runtime/session/protocol';
import { ClusterHosts } from './cluster-hosts';
import { ClusterElections, ClusterKnown } from './cluster-lists';
import { ClusterLinks } from './cluster-links';
import { ClusterMap } from './cluster-map';
import { ClusterManagers } from './cluster-managers';
import { ClusterPlacements } from './cluster-placements';
import { clusterWords } from './cluster-words';
import { useDriver, useRoom, useRoomProps, useWords } from './context';
import { clusterWay } from './keys';
import { shortTime } from './cluster';
import './cluster.css';

/** One kind of place in the run: to the one before, to the one after. */
function Jump({ landmark, letter }: { landmark: Landmark; letter: string }) {
  const t = clusterWords(useRoomProps().locale);
  const driver = useDriver();
  const go = (direction: Direction) =>
    void driver.move({ type: 'to-landmark', landmark, direction });
  const name = t.landmarks[landmark];
  const key = letter.toUpperCase();
  return (
    <span className="jump" title={t.about[landmark]}>
      <button
        type="button"
        className="quiet"
        aria-label={t.previous(t.about[landmark])}
        title={`⇧${key}`}
        onClick={() => go('back')}
      >
        ◂
      </button>
      <button
        type="button"
        className="quiet"
        aria-label={t.next(t.about[landmark])}
        title={key}
        onClick={() => go('forward')}
      >
        {name} ▸ <kbd aria-hidden="true">{key}</kbd>
      </button>
    </span>
  );
}

function Flights() {
  const { locale } = useRoomProps();
  const t = clusterWords(locale);
  const flights = useRoom(({ cluster }) => cluster?.flights);
  if (!flights) return null;
  return (
    <section aria-label={t.flights}>
      <h3 className="host-name">{t.flights}</h3>
      {flights.length === 0 && <p className="pane-empty">{t.noFlight}</p>}
      <ul className="flights">
        {flights.map(({ connection, from, to, bytes, text, left, heartbeat }) => (
          <li key={`${connection} ${from}`} data-beat={heartbeat || undefined}>
            <b>{t.flight(from, to)}</b> {heartbeat && <span className="tag">♥ {t.heartbeat}</span>}{' '}
            <code>{text}</code>{' '}
            <span className="soft">
              {t.bytes(String(bytes))}, {left === undefined ? t.stuck : t.arrives(shortTime(left))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The pane: shown where the scenario has something of Swarm's. */
export function ClusterPane() {
  const words = useWords();
  const t = clusterWords(useRoomProps().locale);
  const view = useRoom((state) => state.view);
  const scenario = useRoom((state) => state.scenario);
  const cluster = useRoom((state) => state.cluster);
  if (!view || !scenario) return null;
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
        <ClusterMap view={view} scenario={scenario} cluster={cluster} />
        <ClusterElections view={view} cluster={cluster} />
        <Flights />
        <ClusterManagers view={view} cluster={cluster} />
        <ClusterPlacements placements={cluster?.placements} />
        <ClusterKnown view={view} cluster={cluster} />
        <ClusterHosts view={view} hosts={scenario.hosts} cluster={cluster} />
        <ClusterLinks view={view} />
      </div>
    </div>
  );
}
