// Twelve hosts, sixty containers: a manager, a store and ten daemons with what they had on their disks; six
// containers are placed, a link is cut, a machine dies. No chapter tells of it: it is there to be looked at.
import type { HostSpec, ScenarioSpec, ScriptedInput } from '../../runtime/session/protocol';
import type { Localized } from '../types';

/** How the lab lists it. */
export const title: Localized = {
  en: 'Twelve hosts, sixty containers',
  zh: '十二台主机，六十个容器',
};

const docker = 'github.com/docker/docker';
const swarm = 'github.com/docker/swarm';
const root = '/var/lib/docker';
const busybox = '8c2e06607696bd4afb3d03b687e361cc43cf8ec1a4a725bc96e39f05ba97dd55';
const cluster = 'etcd://10.0.0.2:2379/room';
const NODES = 10;
/** Containers on the disk of each node but the last, which is new. */
const STORED = 6;
const PLACED = 6;

const typed = (second: number, host: string, line: string, terminal = host): ScriptedInput => ({
  when: { time: Math.round(second * 1e9) },
  host,
  terminal,
  argv: line.split(' '),
});

/** A container that was made before the daemon came up. */
function stored(node: number, n: number): readonly [string, string] {
  const ID = (node * 100 + n).toString(16).padStart(4, '0').repeat(16);
  const config = {
    ID,
    Name: `/job-${node}-${n}`,
    Created: '2015-05-12T11:46:43Z',
    Driver: 'vfs',
    Path: '/bin/sh',
    Args: [],
    Image: busybox,
    Config: { Image: 'busybox', Memory: 64 * 2 ** 20, CpuShares: 256 },
    NetworkSettings: {},
    State: {},
  };
  return [`${root}/containers/${ID}/config.json`, JSON.stringify(config)];
}

function node(number: number): HostSpec {
  const containers =
    number < NODES ? Array.from({ length: STORED }, (_, n) => stored(number, n + 1)) : [];
  return {
    name: `node-${number}`,
    addresses: [`10.0.1.${number}`],
    files: {
      [`${root}/graph/${busybox}/json`]: JSON.stringify({
        id: busybox,
        created: '2015-04-17T22:01:13Z',
        container_config: {},
        config: { Cmd: ['/bin/sh'] },
        architecture: 'amd64',
        os: 'linux',
      }),
      [`${root}/graph/${busybox}/layersize`]: '2433303',
      [`${root}/vfs/dir/${busybox}/etc/motd`]: 'welcome\n',
      [`${root}/repositories-vfs`]: JSON.stringify({
        Repositories: { busybox: { latest: busybox } },
      }),
      '/etc/resolv.conf': 'nameserver 10.0.0.53\n',
      '/proc/meminfo': 'MemTotal: 2097152 kB\n',
      ...Object.fromEntries(containers),
    },
  };
}

const numbers = Array.from({ length: NODES }, (_, i) => i + 1);

/** What happens, second by second. */
export const scenario: ScenarioSpec = {
  id: 'twelve-hosts',
  hosts: [
    { name: 'manager', addresses: ['10.0.0.1'] },
    { name: 'store', addresses: ['10.0.0.2'] },
    ...numbers.map(node),
  ],
  commands: { docker: `${docker}/docker`, swarm, kvstore: 'engine-room/cmd/kvstore' },
  script: [
    typed(0, 'store', 'kvstore -addr :2379'),
    ...numbers.flatMap((n) => [
      typed(n / 10, `node-${n}`, 'docker -d -H tcp://0.0.0.0:2375 -b none', 'daemon'),
      typed(2 + n / 10, `node-${n}`, `swarm join --advertise 10.0.1.${n}:2375 ${cluster}`, 'agent'),
    ]),
    typed(4, 'manager', `swarm manage -H :3375 --engine-failure-retry 1 ${cluster}`),
    ...Array.from({ length: PLACED }, (_, i) =>
      typed(
        12 + i,
        'manager',
        `docker -H tcp://127.0.0.1:3375 create --name web-${i + 1} -m 128m -c 1 busybox`,
        'client',
      ),
    ),
    { when: { time: 30e9 }, kind: 'link', a: 'manager', b: 'node-3', cut: true },
    {
      when: { time: 45e9 },
      kind: 'signal',
      process: { host: 'node-7', terminal: 'daemon' },
      signal: 'SIGKILL',
    },
    { when: { time: 80e9 }, kind: 'link', a: 'manager', b: 'node-3', cut: false },
  ],
  until: 110e9,
  seed: 1,
  maxSteps: 12_000_000,
  watch: [`${swarm}/cluster/swarm.*`, `${swarm}/scheduler.*`, `${swarm}/scheduler/strategy.*`],
  visible: ['github.com/...', 'engine-room/...'],
  objects: [`${swarm}/cluster/swarm.Cluster`],
};
