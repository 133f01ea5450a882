// A card a host: its addresses, what runs on it, where that listens, and what the manager thinks of it.
'use client';

import type { ClusterView, HostSpec, MomentView, ProcessView } from '@/runtime/session/protocol';
import { enginesByHost, shortCommand, stateSign } from './cluster';
import { clusterWords } from './cluster-words';
import { useRoomProps } from './context';
import { Signals } from './outside';

function ProcessLine({ process, view }: { process: ProcessView; view: MomentView }) {
  const t = clusterWords(useRoomProps().locale);
  const sockets = view.listeners.filter((one) => one.process === process.id);
  return (
    <li>
      <code title={process.argv.join(' ')}>{shortCommand(process.argv)}</code>{' '}
      <span className="soft">#{process.id}</span>
      {process.stopped && <span className="tag">{t.stopped}</span>}
      {sockets.length > 0 && (
        <span className="host-sockets">
          {t.listens(sockets.map(({ address }) => address).join(', '))}
        </span>
      )}
      <Signals process={process} />
    </li>
  );
}

/** All hosts of the scenario, whether something runs there or not. */
export function ClusterHosts({
  view,
  hosts,
  cluster,
}: {
  view: MomentView;
  hosts: readonly HostSpec[];
  cluster: ClusterView | undefined;
}) {
  const t = clusterWords(useRoomProps().locale);
  const engines = enginesByHost(cluster, hosts);
  return (
    <section aria-label={t.hosts}>
      <h3 className="host-name">{t.hosts}</h3>
      <ul className="host-cards">
        {hosts.map(({ name, addresses }) => {
          const here = view.processes.filter(({ host }) => host === name);
          const alive = here.filter(({ exited }) => !exited);
          const engine = engines.get(name);
          return (
            <li key={name} className="host-card" data-state={engine?.state} data-host={name}>
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
                  <ProcessLine key={process.id} process={process} view={view} />
                ))}
              </ul>
              {here.length > alive.length && (
                <p className="soft">{t.ended(here.length - alive.length)}</p>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
