// Who leads, as candidates and followers know it; and what the discovery service and the store remember, and
// for how long.
'use client';

import type { ClusterView, MomentView } from '@/runtime/session/protocol';
import { shortTime } from './cluster';
import { clusterWords } from './cluster-words';
import { useRoomProps } from './context';

type Props = { readonly view: MomentView; readonly cluster: ClusterView | undefined };

const hostOf = (view: MomentView, process: number): string =>
  view.processes.find(({ id }) => id === process)?.host ?? '';

/** Nothing where nobody runs for anything. */
export function ClusterElections({ view, cluster }: Props) {
  const t = clusterWords(useRoomProps().locale);
  const { candidates = [], followers = [] } = cluster ?? {};
  if (candidates.length + followers.length === 0) return null;
  return (
    <section aria-label={t.elections}>
      <h3 className="host-name">{t.elections}</h3>
      <ul className="elections">
        {candidates.map(({ process, object, node, key, leader }) => (
          <li key={object} data-leader={leader || undefined}>
            <b>{node}</b> <span className="tag">{leader ? `★ ${t.leads}` : t.runs}</span>{' '}
            <span className="soft">
              {t.process(process, hostOf(view, process))}, {key}
            </span>
          </li>
        ))}
        {followers.map(({ process, object, key, leader }) => (
          <li key={object}>
            <b>{t.process(process, hostOf(view, process))}</b> {t.follows(leader)}{' '}
            <span className="soft">{key}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Nothing where nobody keeps a list. */
export function ClusterKnown({ view, cluster }: Props) {
  const t = clusterWords(useRoomProps().locale);
  if (!cluster || cluster.known.length === 0) return null;
  return (
    <section aria-label={t.known}>
      <h3 className="host-name">{t.known}</h3>
      <ul className="known">
        {cluster.known.map(({ process, what, value, left }) => (
          <li key={`${process} ${what} ${value}`}>
            <code>{what.length > 20 ? `${what.slice(0, 19)}…` : what}</code> <b>{value}</b>{' '}
            <span className="soft">
              {left === undefined ? t.forGood : t.forgotten(shortTime(left))},{' '}
              {hostOf(view, process)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
