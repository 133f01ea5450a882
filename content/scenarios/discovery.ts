// Four ways to know who is in a cluster, each watched alone: a list, a file, a service, a store.
import type { ScenarioSpec, ScriptedInput, When } from '../../runtime/session/protocol';
import type { Localized } from '../types';
import { hub, hubCommand, token, trustsHub } from './hub/hub';

/** How the lab lists it. */
export const title: Localized = { en: 'Discovery, four ways', zh: '服务发现的四种办法' };

const discovery = 'github.com/docker/docker/pkg/discovery';

const second = 1e9;

const typed = (
  when: When,
  host: string,
  terminal: string,
  ...argv: readonly string[]
): ScriptedInput => ({ when, host, terminal, argv });

/** A watch that ends by itself. */
const look = (when: When, span: number, url: string, ...flags: readonly string[]): ScriptedInput =>
  typed(when, 'manager', 'watch', 'lookout', ...flags, '-for', `${String(span)}s`, url);

/** A machine that reports itself, once. */
const register = (when: When, url: string): ScriptedInput =>
  typed(when, 'node', 'report', 'lookout', '-register', '10.0.0.2:2375', url);

/** The list before somebody edits it, and after. */
const before = '# all of them\n10.0.0.[2:4]:2375\n10.0.0.7:2375 # is slow\n';
const after = '10.0.0.[2:4]:2375\n10.0.0.8:2375 # takes its place\n';

/** Each way is watched, and told of a machine while it is; then come two mistakes. */
export const scenario: ScenarioSpec = {
  id: 'discovery',
  hosts: [
    { name: 'manager', addresses: ['10.0.0.1'], files: { ...trustsHub, '/etc/cluster': before } },
    { name: 'node', addresses: ['10.0.0.2'], files: trustsHub },
    hub,
    { name: 'store', addresses: ['10.0.0.8'] },
  ],
  commands: {
    lookout: 'engine-room/cmd/lookout',
    'discovery-hub': 'engine-room/cmd/discovery-hub',
    kvstore: 'engine-room/cmd/kvstore',
  },
  script: [
    look({ step: 0 }, 10, '10.0.0.[2:4]:2375,10.0.0.7:2375'),
    register({ time: 5 * second }, '10.0.0.[2:4]:2375'),
    look({ time: 20 * second }, 50, 'file:///etc/cluster'),
    {
      when: { time: 45 * second },
      kind: 'file',
      host: 'manager',
      path: '/etc/cluster',
      text: after,
    },
    typed({ time: 80 * second }, 'hub', 'service', ...hubCommand),
    look({ time: 100 * second }, 110, `token://${token}`),
    register({ time: 130 * second }, `token://${token}`),
    typed({ time: 220 * second }, 'store', 'keys', 'kvstore'),
    look({ time: 230 * second }, 110, 'consul://store:8500/lab'),
    register({ time: 260 * second }, 'consul://store:8500/lab'),
    look({ time: 360 * second }, 30, 'carrier-pigeon://10.0.0.5'),
    look({ time: 370 * second }, 30, token),
  ],
  seed: 1,
  watch: [
    'main.*',
    `${discovery}.New`,
    `${discovery}.Register`,
    `${discovery}.Generate`,
    `${discovery}.CreateEntries`,
    `${discovery}.Entries.Diff`,
    `${discovery}/file.*`,
    `${discovery}/kv.*`,
    `${discovery}/nodes.*`,
    'github.com/docker/swarm/discovery/token.*',
  ],
  visible: [
    'engine-room/cmd/lookout',
    'engine-room/cmd/discovery-hub',
    discovery,
    `${discovery}/...`,
    'github.com/docker/swarm/discovery/token',
  ],
  objects: [],
};
