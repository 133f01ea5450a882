/** Functions that a reader of a cluster jumps to, by what they mean: watched in every run that has them. */
import type { EventKind } from '../machine/event';
import type { Landmark } from './protocol';

const swarm = 'github.com/docker/swarm';
const engine = (name: string): string => `${swarm}/cluster.(*Engine).${name}`;
const register = (pkg: string): string => `${pkg}.(*Discovery).Register`;

/** Entering (or leaving) one of these functions, by their names in traces. */
export const LANDMARKS: Readonly<
  Record<
    Landmark,
    { readonly kind: EventKind & ('call' | 'return'); readonly fns: readonly string[] }
  >
> = {
  heartbeat: {
    kind: 'call',
    fns: [
      register(`${swarm}/discovery/token`),
      register('github.com/docker/docker/pkg/discovery/kv'),
      register('github.com/docker/docker/pkg/discovery/memory'),
      'engine-room/kvstore.(*lock).refresh',
    ],
  },
  refresh: { kind: 'call', fns: [engine('RefreshContainers')] },
  expiry: { kind: 'call', fns: ['main.(*hub).forget', 'engine-room/kvstore.(*tree).expire'] },
  state: {
    kind: 'return',
    fns: [
      `${swarm}/cluster/swarm.(*Cluster).addEngine`,
      engine('ValidationComplete'),
      engine('HandleIDConflict'),
      engine('setState'),
      engine('incFailureCount'),
      engine('Disconnect'),
    ],
  },
  // Lock returns with an error, too: this is where a candidate knows.
  election: { kind: 'return', fns: ['github.com/docker/leadership.(*Candidate).update'] },
  placement: { kind: 'call', fns: [`${swarm}/scheduler.(*Scheduler).SelectNodesForContainer`] },
};

/** All of them. */
export const LANDMARK_FNS: readonly string[] = Object.values(LANDMARKS).flatMap(({ fns }) => fns);

const byFunction: ReadonlyMap<string, Landmark> = new Map(
  Object.entries(LANDMARKS).flatMap(([landmark, { fns }]) =>
    fns.map((fn) => [fn, landmark as Landmark] as const),
  ),
);

/** What the call or return of a function (by its name in traces) is to such a reader, if anything. */
export function landmarkOf(kind: 'call' | 'return', fn: string): Landmark | undefined {
  const landmark = byFunction.get(fn);
  return landmark !== undefined && LANDMARKS[landmark].kind === kind ? landmark : undefined;
}
