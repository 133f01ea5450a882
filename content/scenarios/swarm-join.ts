// Two machines report to a service again and again, until one dies and the other is cut off.
import type {
  ScenarioSpec,
  ScriptedCommand,
  ScriptedInput,
  When,
} from '../../runtime/session/protocol';
import type { Localized } from '../types';
import { hub, hubCommand, token, trustsHub } from './hub/hub';

/** How the lab lists it. */
export const title: Localized = {
  en: 'Heartbeats, and what is forgotten',
  zh: '心跳，以及被忘记的',
};

const second = 1e9;
const discovery = 'github.com/docker/docker/pkg/discovery';
const cluster = `token://${token}`;

const terminals: Readonly<Record<string, string>> = {
  'node-1': 'agent 1',
  'node-2': 'agent 2',
  laptop: 'shell',
  hub: 'service',
};

const typed = (when: When, host: string, ...argv: readonly string[]): ScriptedCommand => ({
  when,
  host,
  terminal: terminals[host] ?? host,
  argv,
});

const link = (time: number, cut: boolean): ScriptedInput => ({
  when: { time: time * second },
  kind: 'link',
  a: 'node-1',
  b: 'hub',
  cut,
});

const list = (time: number): ScriptedInput => ({
  ...typed({ time: time * second }, 'laptop', 'swarm', 'list', cluster),
  terminal: 'list',
});

/** What chapter 23 tells of, second by second. */
export const scenario: ScenarioSpec = {
  id: 'swarm-join',
  hosts: [
    { name: 'node-1', addresses: ['10.0.0.2'], files: trustsHub },
    { name: 'node-2', addresses: ['10.0.0.3'], files: trustsHub },
    { name: 'laptop', addresses: ['10.0.0.1'], files: trustsHub },
    hub,
  ],
  commands: {
    swarm: 'github.com/docker/swarm',
    'discovery-hub': 'engine-room/cmd/discovery-hub',
  },
  script: [
    typed({ step: 0 }, 'hub', ...hubCommand),
    typed(
      { time: 1 * second },
      'laptop',
      ...['swarm', 'join', '--advertise', '10.0.0.1:2375', '--ttl', '60s', cluster],
    ),
    typed(
      { time: 2 * second },
      'node-1',
      ...['swarm', 'join', '--advertise', '10.0.0.2:2375', cluster],
    ),
    typed(
      { time: 30 * second },
      'node-2',
      ...['swarm', 'join', '--advertise', '10.0.0.3:2375', '--heartbeat', '20s', '--ttl', '50s'],
      cluster,
    ),
    {
      when: { time: 95 * second },
      kind: 'signal',
      process: { host: 'node-2', argv: ['swarm', 'join'] },
      signal: 'SIGKILL',
    },
    list(110),
    list(150),
    link(200, true),
    link(390, false),
  ],
  until: 445 * second,
  seed: 1,
  watch: [
    'main.*',
    `${discovery}.*`,
    'github.com/docker/swarm/cli.*',
    'github.com/docker/swarm/discovery/token.*',
  ],
  visible: [
    'engine-room/cmd/discovery-hub',
    discovery,
    `${discovery}/...`,
    'github.com/docker/swarm',
    'github.com/docker/swarm/cli',
    'github.com/docker/swarm/discovery/token',
  ],
  objects: [],
};
