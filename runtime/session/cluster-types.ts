/** Types whose objects tell of a cluster: looked for in every run, since few programs have them. */
import type { RType } from '../code/rtype';
import { typeName } from './heap-walk';

const swarm = 'github.com/docker/swarm';

/** What they are for. */
export type ClusterPart = 'managers' | 'candidates' | 'followers' | 'hubs' | 'trees';

const PARTS: Readonly<Record<string, ClusterPart>> = {
  [`${swarm}/cluster/swarm.Cluster`]: 'managers',
  'github.com/docker/leadership.Candidate': 'candidates',
  'github.com/docker/leadership.Follower': 'followers',
  'main.hub': 'hubs',
  'engine-room/kvstore.tree': 'trees',
};

/** What objects of a type tell of; undefined: nothing of a cluster. */
export const clusterPart = (t: RType): ClusterPart | undefined =>
  t.kind === 'struct' && t.name !== '' ? PARTS[typeName(t)] : undefined;

/** Whether objects of a type tell of a cluster. */
export const isClusterType = (t: RType): boolean => clusterPart(t) !== undefined;
