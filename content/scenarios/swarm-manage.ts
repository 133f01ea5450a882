// One host and `swarm manage`, refused again and again until its flags are right; then it runs, and is asked.
import type { ScenarioSpec, ScriptedInput, When } from '../../runtime/session/protocol';
import type { Localized } from '../types';

/** How the lab lists it. */
export const title: Localized = { en: 'swarm manage', zh: 'swarm manage' };

const discovery = 'github.com/docker/docker/pkg/discovery';
const swarm = 'github.com/docker/swarm';
const second = 1e9;

const typed = (when: When, terminal: string, line: string): ScriptedInput => ({
  when,
  host: 'manager',
  terminal,
  argv: line.split(' '),
});

/** Flags that are refused, in the order in which manage looks at them. */
const refused = [
  'swarm manage --tlscert cert.pem nodes://10.0.0.2:2375',
  'swarm manage --engine-refresh-max-interval 20s nodes://10.0.0.2:2375',
  'swarm manage',
  'swarm manage --strategy fastest nodes://10.0.0.2:2375',
  'swarm manage --filter health --filter colour nodes://10.0.0.2:2375',
  'swarm manage --replication nodes://10.0.0.2:2375',
  'swarm manage --replication --advertise 10.0.0.1:3375 nodes://10.0.0.2:2375',
];

/** The node is not there: what a manager is without any can be seen better so. */
export const scenario: ScenarioSpec = {
  id: 'swarm-manage',
  hosts: [
    { name: 'manager', addresses: ['10.0.0.1'] },
    { name: 'node', addresses: ['10.0.0.2'] },
  ],
  commands: {
    swarm,
    docker: 'github.com/docker/docker/docker',
    curl: 'engine-room/cmd/curl',
  },
  script: [
    ...refused.map((line, i) => typed({ time: (i + 1) * second }, 'manager', line)),
    typed(
      { time: 10 * second },
      'manager',
      'swarm manage -H 127.0.0.1:3375 -H unix:///var/run/swarm.sock -f health -f port nodes://10.0.0.2:2375',
    ),
    typed({ time: 12 * second }, 'desk', 'docker -H tcp://127.0.0.1:3375 info'),
    typed({ time: 14 * second }, 'desk', 'docker -H unix:///var/run/swarm.sock ps'),
    typed({ time: 16 * second }, 'second', 'swarm manage -H 127.0.0.1:3375 nodes://10.0.0.2:2375'),
  ],
  until: 20 * second,
  seed: 1,
  watch: [
    'main.main',
    `${discovery}.New`,
    `${discovery}/nodes.*`,
    `${swarm}/cli.*`,
    `${swarm}/scheduler.New`,
    `${swarm}/scheduler/strategy.New`,
    `${swarm}/scheduler/filter.New`,
    `${swarm}/cluster/swarm.NewCluster`,
    `${swarm}/cluster/swarm.(*Cluster).*`,
    `${swarm}/cluster.NewWatchdog`,
    `${swarm}/api.NewServer`,
    `${swarm}/api.NewPrimary`,
    `${swarm}/api.newListener`,
    `${swarm}/api.(*Server).*`,
    `${swarm}/api.(*dispatcher).*`,
    'github.com/Sirupsen/logrus.Fatal',
    'github.com/Sirupsen/logrus.Fatalf',
  ],
  visible: [
    swarm,
    `${swarm}/cli`,
    `${swarm}/api`,
    `${swarm}/cluster/swarm`,
    discovery,
    'github.com/docker/docker/api/client',
  ],
  objects: [
    `${swarm}/api.Server`,
    `${swarm}/scheduler.Scheduler`,
    `${swarm}/cluster/swarm.Cluster`,
  ],
};
