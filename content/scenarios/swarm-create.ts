// A laptop that asks a service for a token, in the right way, in a wrong one, and while nobody answers.
import type { ScenarioSpec, ScriptedInput, When } from '../../runtime/session/protocol';
import type { Localized } from '../types';
import { hub, hubCommand, trustsHub } from './hub/hub';

/** How the lab lists it. */
export const title: Localized = { en: 'A token for a cluster', zh: '一个集群的 token' };

const second = 1e9;
const discovery = 'github.com/docker/docker/pkg/discovery';

const typed = (when: When, host: string, ...argv: readonly string[]): ScriptedInput => ({
  when,
  host,
  terminal: host === 'hub' ? 'service' : 'shell',
  argv,
});

/** The link is cut at half a minute, then joined; then the service ends. */
export const scenario: ScenarioSpec = {
  id: 'swarm-create',
  hosts: [{ name: 'laptop', addresses: ['10.0.0.1'], files: trustsHub }, hub],
  commands: {
    swarm: 'github.com/docker/swarm',
    'discovery-hub': 'engine-room/cmd/discovery-hub',
    curl: 'engine-room/cmd/curl',
  },
  script: [
    typed({ step: 0 }, 'hub', ...hubCommand),
    typed({ time: 5 * second }, 'laptop', 'swarm', 'create', 'mine'),
    typed({ time: 10 * second }, 'laptop', 'swarm', 'create'),
    typed(
      { time: 20 * second },
      'laptop',
      ...['curl', '-X', 'POST', 'https://discovery.hub.docker.com/v1/clusters'],
    ),
    { when: { time: 30 * second }, kind: 'link', a: 'laptop', b: 'hub', cut: true },
    typed({ time: 35 * second }, 'laptop', 'swarm', 'create'),
    { when: { time: 80 * second }, kind: 'link', a: 'laptop', b: 'hub', cut: false },
    {
      when: { time: 85 * second },
      kind: 'signal',
      process: { argv: ['discovery-hub'] },
      signal: 'SIGKILL',
    },
    typed({ time: 90 * second }, 'laptop', 'swarm', 'create'),
  ],
  seed: 1,
  watch: [
    'main.*',
    `${discovery}.*`,
    'github.com/docker/swarm/cli.*',
    'github.com/docker/swarm/discovery/token.*',
    'net/http.(*Transport).dial',
    'crypto/tls.(*Conn).Handshake',
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
