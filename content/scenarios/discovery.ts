// Four ways to know who is in a cluster, each watched alone: a list, a file, a service, a store.
import type { ScenarioSpec, ScriptedInput } from '../../runtime/session/protocol';
import type { Localized } from '../types';
import { hub, hubCommand, knowsHub, token } from './hub/hub';

/** How the lab lists it. */
export const title: Localized = { en: 'Discovery, four ways', zh: '服务发现的四种办法' };

const discovery = 'github.com/docker/docker/pkg/discovery';

const typed = (
  idle: number,
  host: string,
  terminal: string,
  ...argv: readonly string[]
): ScriptedInput => ({ when: idle === 0 ? { step: 0 } : { idle }, host, terminal, argv });

/** A watch that ends by itself. */
const look = (idle: number, span: string, url: string): ScriptedInput =>
  typed(idle, 'manager', 'manager', 'lookout', '-for', span, url);

/** A machine that reports itself. */
const register = (idle: number, url: string): ScriptedInput =>
  typed(idle, 'node', 'node', 'lookout', '-register', '10.0.0.2:2375', url);

/** Each way is watched, then told of a machine. */
export const scenario: ScenarioSpec = {
  id: 'discovery',
  hosts: [
    {
      name: 'manager',
      addresses: ['10.0.0.1'],
      files: {
        ...knowsHub,
        '/etc/cluster': '# all of them\n10.0.0.[2:4]:2375\n10.0.0.7:2375 # is slow\n',
      },
    },
    { name: 'node', addresses: ['10.0.0.2'], files: knowsHub },
    hub,
  ],
  commands: {
    lookout: 'engine-room/cmd/lookout',
    'discovery-hub': 'engine-room/cmd/discovery-hub',
    curl: 'engine-room/cmd/curl',
  },
  script: [
    look(0, '30s', '10.0.0.[2:4]:2375,10.0.0.7:2375'),
    register(1, '10.0.0.[2:4]:2375'),
    look(2, '50s', 'file:///etc/cluster'),
    register(3, 'file:///etc/cluster'),
    typed(4, 'hub', 'hub', ...hubCommand),
    register(5, `token://${token}`),
    look(6, '90s', `token://${token}`),
    register(7, 'carrier-pigeon://10.0.0.5'),
    look(8, '30s', token),
  ],
  seed: 1,
  watch: [
    'main.*',
    `${discovery}.*`,
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
