// Who is inside the scheduler now: the nodes it was given, which of them are left, and what the strategy weighs.
'use client';

import { memo } from 'react';
import type { CandidateView, PlacementView } from '@/runtime/session/protocol';
import { bytesText } from './cluster';
import { clusterWords } from './cluster-words';
import { useDriver, useRoomProps } from './context';

function Candidate({ one, first }: { one: CandidateView; first: boolean }) {
  const t = clusterWords(useRoomProps().locale);
  return (
    <tr data-stage={one.stage} data-first={first || undefined}>
      <th scope="row">{one.name || one.addr}</th>
      <td>{t.stage[one.stage]}</td>
      <td className="weight">{one.weight ?? '–'}</td>
      <td>{one.containers}</td>
      <td>{t.usedOf(String(one.usedCpus), String(one.totalCpus))}</td>
      <td>{t.usedOf(bytesText(one.usedMemory), bytesText(one.totalMemory))}</td>
      <td>{one.health}</td>
    </tr>
  );
}

const Placement = memo(function Placement({ placement }: { placement: PlacementView }) {
  const t = clusterWords(useRoomProps().locale);
  const driver = useDriver();
  const { g, image, calls, candidates } = placement;
  const title = t.placement(g, image);
  return (
    <div className="placement">
      <p>
        <button type="button" className="quiet" onClick={() => void driver.choose(g)}>
          {title}
        </button>{' '}
        <code className="soft">{calls.join(' › ')}</code>
      </p>
      <div className="table-scroll" tabIndex={0} role="region" aria-label={title}>
        <table className="engines">
          <thead>
            <tr>
              {[t.node, t.state, t.weight, t.containers, t.cpus, t.memory, t.health].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {candidates.map((one, i) => (
              <Candidate
                key={one.addr + one.name}
                one={one}
                first={i === 0 && one.stage === 'weighed'}
              />
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
});

/** Says so where nobody is. */
export function ClusterPlacements({
  placements,
}: {
  placements: readonly PlacementView[] | undefined;
}) {
  const t = clusterWords(useRoomProps().locale);
  if (!placements) return null;
  return (
    <section aria-label={t.placements}>
      <h3 className="host-name">{t.placements}</h3>
      {placements.length === 0 && <p className="pane-empty">{t.noPlacement}</p>}
      {placements.map((one) => (
        <Placement key={one.g} placement={one} />
      ))}
    </section>
  );
}
