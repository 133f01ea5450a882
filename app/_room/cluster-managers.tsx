// What each manager has in memory: its engines in a table and in their states, and containers on their way.
'use client';

import { memo, useState } from 'react';
import type { ClusterView, EngineView, ManagerView, ProcessView } from '@/runtime/session/protocol';
import { bytesText, stateSign } from './cluster';
import { clusterWords } from './cluster-words';
import { useRoomProps } from './context';
import { EngineStates } from './engine-states';

const nameOf = ({ name, addr }: EngineView) => name || addr;

/** How much of something is taken, as a line and in words. */
function Share({
  used,
  total,
  text,
}: {
  used: number;
  total: number;
  text: (n: number) => string;
}) {
  const t = clusterWords(useRoomProps().locale);
  const share = total > 0 ? Math.min(1, used / total) : 0;
  return (
    <td>
      {t.usedOf(text(used), text(total))}
      <span className="share" aria-hidden="true">
        <span style={{ inlineSize: `${share * 100}%` }} />
      </span>
    </td>
  );
}

/** Drawn again only when the engine is another. */
const EngineRow = memo(function EngineRow({
  engine,
  chosen,
  onChoose,
}: {
  engine: EngineView;
  chosen: boolean;
  onChoose: (addr: string) => void;
}) {
  const t = clusterWords(useRoomProps().locale);
  const { addr, state, failures, retry, containers, lastError } = engine;
  return (
    <>
      <tr data-state={state} data-chosen={chosen || undefined}>
        <th scope="row">
          <button
            type="button"
            className="quiet"
            aria-pressed={chosen}
            onClick={() => onChoose(addr)}
          >
            {nameOf(engine)}
          </button>
          {engine.name !== '' && <span className="soft engine-addr">{addr}</span>}
        </th>
        <td>
          <span className="tag" data-state={state}>
            <span aria-hidden="true">{stateSign(state)} </span>
            {state}
          </span>
        </td>
        <td>{retry === undefined ? failures : `${failures} / ${retry}`}</td>
        <td>{containers}</td>
        <Share used={engine.usedCpus} total={engine.cpus} text={String} />
        <Share used={engine.usedMemory} total={engine.memory} text={bytesText} />
      </tr>
      {lastError !== '' && (
        <tr className="engine-error" data-chosen={chosen || undefined}>
          <td colSpan={6}>
            <span className="soft">{t.error}:</span> {lastError}
          </td>
        </tr>
      )}
    </>
  );
});

/** Nothing of it is drawn again while its manager's memory says the same. */
const Manager = memo(function Manager({ manager, host }: { manager: ManagerView; host: string }) {
  const t = clusterWords(useRoomProps().locale);
  const [wanted, setWanted] = useState('');
  const engines = [...manager.engines, ...manager.pendingEngines];
  const ill = engines.find(({ state }) => state !== 'Healthy');
  const chosen = engines.find(({ addr }) => addr === wanted) ?? ill ?? engines[0];
  const title = t.manager(manager.process, host);
  return (
    <section aria-label={title} className="manager">
      <h3 className="host-name">{title}</h3>
      <p className="soft">{t.strategy(manager.strategy, manager.filters.join(', '))}</p>
      {engines.length === 0 && <p className="pane-empty">{t.noEngine}</p>}
      {chosen && (
        <>
          <div className="table-scroll" tabIndex={0} role="region" aria-label={t.engines}>
            <table className="engines">
              <thead>
                <tr>
                  {[t.engine, t.state, t.failures, t.containers, t.cpus, t.memory].map((head) => (
                    <th key={head} scope="col">
                      {head}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {engines.map((engine) => (
                  <EngineRow
                    key={engine.object}
                    engine={engine}
                    chosen={engine === chosen}
                    onChoose={setWanted}
                  />
                ))}
              </tbody>
            </table>
          </div>
          <EngineStates engines={engines} chosen={chosen} />
        </>
      )}
      <h4>{t.pendingContainers}</h4>
      {manager.pendingContainers.length === 0 && <p className="pane-empty">{t.noPending}</p>}
      <ul>
        {manager.pendingContainers.map(({ id, name, image, engine }) => (
          <li key={id}>{t.pendingContainer(name || t.unnamed, image, engine)}</li>
        ))}
      </ul>
    </section>
  );
});

/** Says so where there is no manager. */
export function ClusterManagers({
  processes,
  cluster,
}: {
  processes: readonly ProcessView[];
  cluster: ClusterView | undefined;
}) {
  const t = clusterWords(useRoomProps().locale);
  if (!cluster) return null;
  if (cluster.managers.length === 0) return <p className="pane-empty">{t.noManager}</p>;
  return cluster.managers.map((manager) => (
    <Manager
      key={`${manager.process} ${manager.object}`}
      manager={manager}
      host={processes.find(({ id }) => id === manager.process)?.host ?? ''}
    />
  ));
}
