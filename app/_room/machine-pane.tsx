// The machine at this moment: hosts, on each its processes, between them the connections.
'use client';

import { ConnectionFigure } from './connection-figure';
import { useRoom, useWords } from './context';
import { ListMemoryFigure } from './list-memory-figure';
import { Links } from './outside';
import { ProcessFrame } from './process-frame';

/** Everything here is read from the moment; nothing is remembered. */
export function MachinePane() {
  const t = useWords();
  const view = useRoom((state) => state.view);
  const scenario = useRoom((state) => state.scenario);
  if (!view) return null;
  const { processes, connections } = view;
  // Those that have ended go to the end: what lives is what a reader looks for.
  const ordered = [...processes].sort((a, b) => Number(a.exited) - Number(b.exited) || a.id - b.id);
  return (
    <div className="pane pane-machine" data-pane="machine">
      <div
        className="pane-scroll"
        tabIndex={0}
        data-focus=""
        role="region"
        aria-label={t.panes.machine}
      >
        {processes.length === 0 && <p className="pane-empty">{t.machine.empty}</p>}
        <ListMemoryFigure />
        {scenario?.hosts.map(({ name, addresses }) => {
          const here = ordered.filter(({ host }) => host === name);
          if (here.length === 0) return null;
          return (
            <section key={name} className="host" aria-label={name}>
              <h3 className="host-name">
                {name} <span>{addresses.join(' ')}</span>
              </h3>
              {here.map((process) => (
                <ProcessFrame key={process.id} process={process} view={view} />
              ))}
            </section>
          );
        })}
        <Links links={view.links} />
        {connections.length > 0 && (
          <section className="conns">
            <h3 className="host-name">{t.machine.connections}</h3>
            <ul>
              {connections.map((one) => (
                <ConnectionFigure key={one.object} connection={one} processes={processes} />
              ))}
            </ul>
          </section>
        )}
      </div>
    </div>
  );
}
