// Who leads, as candidates and followers know it; and what the discovery service and the store remember, and
// for how long.
'use client';

import { memo } from 'react';
import type { ClusterView, ProcessView } from '@/runtime/session/protocol';
import { shortTime } from './cluster';
import { clusterWords } from './cluster-words';
import { useRoomProps } from './context';

const hostOf = (processes: readonly ProcessView[], process: number): string =>
  processes.find(({ id }) => id === process)?.host ?? '';

/** Nothing where nobody runs for anything. */
export const ClusterElections = memo(function ClusterElections({
  processes,
  candidates,
  followers,
}: Pick<ClusterView, 'candidates' | 'followers'> & { processes: readonly ProcessView[] }) {
  const t = clusterWords(useRoomProps().locale);
  if (candidates.length + followers.length === 0) return null;
  return (
    <section aria-label={t.elections}>
      <h3 className="host-name">{t.elections}</h3>
      <ul className="elections">
        {candidates.map(({ process, object, node, key, leader }) => (
          <li key={object} data-leader={leader || undefined}>
            <b>{node}</b> <span className="tag">{leader ? `★ ${t.leads}` : t.runs}</span>{' '}
            <span className="soft">
              {t.process(process, hostOf(processes, process))}, {key}
            </span>
          </li>
        ))}
        {followers.map(({ process, object, key, leader }) => (
          <li key={object}>
            <b>{t.process(process, hostOf(processes, process))}</b> {t.follows(leader)}{' '}
            <span className="soft">{key}</span>
          </li>
        ))}
      </ul>
    </section>
  );
});

/** Nothing where nobody keeps a list. */
export const ClusterKnown = memo(function ClusterKnown({
  processes,
  known,
}: Pick<ClusterView, 'known'> & { processes: readonly ProcessView[] }) {
  const t = clusterWords(useRoomProps().locale);
  if (known.length === 0) return null;
  return (
    <section aria-label={t.known}>
      <h3 className="host-name">{t.known}</h3>
      <ul className="known">
        {known.map(({ process, what, value, left }) => (
          <li key={`${process} ${what} ${value}`}>
            <code>{what.length > 20 ? `${what.slice(0, 19)}…` : what}</code> <b>{value}</b>{' '}
            <span className="soft">
              {left === undefined ? t.forGood : t.forgotten(shortTime(left))},{' '}
              {hostOf(processes, process)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
});
