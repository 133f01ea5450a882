// Who is inside the scheduler now: the nodes it was given, which of them are left, and what the strategy weighs.
'use client';

import { memo } from 'react';
import type { CandidateView, PlacementView } from '@/runtime/session/protocol';
import { bytesText } from './cluster';
import { clusterWords } from './cluster-words';
import { useDriver, useRoomProps } from './context';

/** Whether a label's value is what some expression asks for: `constraint:storage==ssd`. */
const isAsked = (label: string, expressions: readonly string[]): boolean => {
  const name = label.slice(0, label.indexOf('='));
  return expressions.some((one) => /^constraint:(.*?)[=!]=/.exec(one)?.[1] === name);
};

function Candidate({
  one,
  first,
  expressions,
}: {
  one: CandidateView;
  first: boolean;
  expressions: readonly string[];
}) {
  const t = clusterWords(useRoomProps().locale);
  return (
    <tr data-stage={one.stage} data-first={first || undefined}>
      <th scope="row">
        {one.name || one.addr}
        {one.labels
          .filter((label) => isAsked(label, expressions))
          .map((label) => (
            <code key={label} className="soft label">
              {label}
            </code>
          ))}
      </th>
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
  const { g, image, wants, calls, candidates } = placement;
  const asked = [
    ...(wants.memory > 0 ? [t.asksMemory(bytesText(wants.memory))] : []),
    ...(wants.cpus > 0 ? [t.asksCpus(wants.cpus)] : []),
  ];
  const title = t.placement(g, image);
  return (
    <div className="placement">
      <p>
        <button type="button" className="quiet" onClick={() => void driver.choose(g)}>
          {title}
        </button>{' '}
        {t.asks} {asked.length + wants.expressions.length === 0 ? t.asksNothing : asked.join(t.and)}
        {wants.expressions.map((expression) => (
          <code key={expression} className="asked">
            {expression}
          </code>
        ))}
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
                expressions={wants.expressions}
                first={i === 0 && one.stage === 'weighed'}
              />
            ))}
          </tbody>
        </table>
      </div>
      <p>
        <code className="soft">{calls.join(' › ')}</code>
      </p>
    </div>
  );
});

/** Somebody is being placed: above all else in the pane. */
export function ClusterPlacements({
  placements,
}: {
  placements: readonly PlacementView[] | undefined;
}) {
  const t = clusterWords(useRoomProps().locale);
  if (!placements || placements.length === 0) return null;
  return (
    <section aria-label={t.placements}>
      <h3 className="host-name">{t.placements}</h3>
      {placements.map((one) => (
        <Placement key={one.g} placement={one} />
      ))}
    </section>
  );
}

/** Nobody is: said in its place among the rest. */
export function NoPlacement() {
  const t = clusterWords(useRoomProps().locale);
  return (
    <section aria-label={t.placements}>
      <h3 className="host-name">{t.placements}</h3>
      <p className="pane-empty">{t.noPlacement}</p>
    </section>
  );
}
