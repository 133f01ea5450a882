// A card a host: its addresses, what runs on it, where that listens, and what the manager thinks of it.
'use client';

import { memo } from 'react';
import type {
  ClusterView,
  EngineView,
  HostSpec,
  ListenerView,
  ProcessView,
} from '@/runtime/session/protocol';
import { enginesByHost, shortCommand, stateSign } from './cluster';
import { clusterWords } from './cluster-words';
import { useRoomProps } from './context';
import { Signals } from './outside';

function ProcessLine({ process, sockets }: { process: ProcessView; sockets: string }) {
  const t = clusterWords(useRoomProps().locale);
  return (
    <li>
      <code title={process.argv.join(' ')}>{shortCommand(process.argv)}</code>{' '}
      <span className="soft">#{process.id}</span>
      {process.stopped && <span className="tag">{t.stopped}</span>}
      {sockets !== '' && <span className="host-sockets">{t.listens(sockets)}</span>}
      <Signals process={process} />
    </li>
  );
}

type CardProps = {
  readonly host: HostSpec;
  /** Those on this host, and where they listen, in the same order. */
  readonly processes: readonly ProcessView[];
  readonly sockets: readonly string[];
  readonly engine: EngineView | undefined;
};

/** The lists are made anew for each moment: what is in them counts. */
function drawnAlike(a: CardProps, b: CardProps): boolean {
  const alike = (x: readonly unknown[], y: readonly unknown[]) =>
    x.length === y.length && x.every((one, i) => one === y[i]);
  return (
    a.host === b.host &&
    a.engine === b.engine &&
    alike(a.processes, b.processes) &&
    alike(a.sockets, b.sockets)
  );
}

const HostCard = memo(function HostCard({ host, processes, sockets, engine }: CardProps) {
  const t = clusterWords(useRoomProps().locale);
  const { name, addresses } = host;
  const alive = processes.filter(({ exited }) => !exited);
  return (
    <li className="host-card" data-state={engine?.state} data-host={name} tabIndex={-1}>
      <b>{name}</b> <span className="soft">{addresses.join(' ')}</span>
      {engine && (
        <span className="tag" data-state={engine.state}>
          <span aria-hidden="true">{stateSign(engine.state)} </span>
          {t.isEngine(engine.state, engine.name || engine.addr)}
        </span>
      )}
      {alive.length === 0 && <p className="soft">{t.noProcess}</p>}
      <ul>
        {alive.map((process) => (
          <ProcessLine
            key={process.id}
            process={process}
            sockets={sockets[processes.indexOf(process)] ?? ''}
          />
        ))}
      </ul>
      {processes.length > alive.length && (
        <p className="soft">{t.ended(processes.length - alive.length)}</p>
      )}
    </li>
  );
}, drawnAlike);

/** All hosts of the scenario, whether something runs there or not. */
export function ClusterHosts({
  processes,
  listeners,
  hosts,
  cluster,
}: {
  processes: readonly ProcessView[];
  listeners: readonly ListenerView[];
  hosts: readonly HostSpec[];
  cluster: ClusterView | undefined;
}) {
  const t = clusterWords(useRoomProps().locale);
  const engines = enginesByHost(cluster, hosts);
  return (
    <section aria-label={t.hosts}>
      <h3 className="host-name">{t.hosts}</h3>
      <ul className="host-cards">
        {hosts.map((host) => {
          const here = processes.filter((process) => process.host === host.name);
          const sockets = here.map(({ id }) =>
            listeners
              .filter((one) => one.process === id)
              .map(({ address }) => address)
              .join(', '),
          );
          return (
            <HostCard
              key={host.name}
              host={host}
              processes={here}
              sockets={sockets}
              engine={engines.get(host.name)}
            />
          );
        })}
      </ul>
    </section>
  );
}
