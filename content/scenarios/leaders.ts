// Two managers, one store, two nodes: who leads, what happens when the leader dies, when it is cut off, and when a node dies.
import type { HostSpec, ScenarioSpec, ScriptedInput } from '../../runtime/session/protocol';
import type { Localized } from '../types';

/** How the lab lists it. */
export const title: Localized = { en: 'Leaders and followers', zh: '领头的和跟随的' };

const docker = 'github.com/docker/docker';
const swarm = 'github.com/docker/swarm';
const root = '/var/lib/docker';
const busybox = '8c2e06607696bd4afb3d03b687e361cc43cf8ec1a4a725bc96e39f05ba97dd55';
const cluster = 'etcd://10.0.0.8:2379/room';

/** What is typed on a host, so many seconds after the beginning. */
const typed = (second: number, host: string, line: string, terminal = host): ScriptedInput => ({
  when: { time: Math.round(second * 1e9) },
  host,
  terminal,
  argv: line.split(' '),
});

/** A machine with busybox on its disk, and what begins on it: a daemon, and a second later its agent. */
const node = (number: number) => {
  const name = `node-${String(number)}`;
  const address = `10.0.0.${String(10 + number)}`;
  const host: HostSpec = {
    name,
    addresses: [address],
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
    },
  };
  const begin = (second: number): readonly ScriptedInput[] => [
    typed(second, name, 'docker -d -H tcp://0.0.0.0:2375', 'daemon'),
    typed(second + 1, name, `swarm join --advertise ${address}:2375 ${cluster}`, 'agent'),
  ];
  return { host, begin };
};

const node1 = node(1);
const node2 = node(2);

const manage = (second: number, number: number) =>
  typed(
    second,
    `manager-${String(number)}`,
    `swarm manage -H :3375 --engine-failure-retry 1 --engine-refresh-max-interval 35s ` +
      `--replication --advertise 10.0.0.${String(number)}:3375 ${cluster}`,
  );

/** A client's command, sent to a manager. */
const ask = (second: number, number: number, line: string, terminal = 'client') =>
  typed(second, 'desk', `docker -H tcp://10.0.0.${String(number)}:3375 ${line}`, terminal);

const link = (
  second: number,
  a: string,
  b: string,
  how: { readonly cut: boolean } | { readonly latency: number },
): ScriptedInput => ({ when: { time: second * 1e9 }, kind: 'link', a, b, ...how });

const kill = (second: number, host: string, program: string): ScriptedInput => ({
  when: { time: second * 1e9 },
  kind: 'signal',
  process: { host, argv: [program] },
  signal: 'SIGKILL',
});

/** What chapter 30 tells of, second by second. */
export const scenario: ScenarioSpec = {
  id: 'leaders',
  hosts: [
    { name: 'manager-1', addresses: ['10.0.0.1'] },
    { name: 'manager-2', addresses: ['10.0.0.2'] },
    { name: 'store', addresses: ['10.0.0.8'] },
    { name: 'desk', addresses: ['10.0.0.20'] },
    node1.host,
    node2.host,
  ],
  commands: {
    docker: `${docker}/docker`,
    swarm,
    kvstore: 'engine-room/cmd/kvstore',
    curl: 'engine-room/cmd/curl',
  },
  script: [
    typed(0, 'store', 'kvstore -addr :2379'),
    ...node1.begin(0),
    manage(2, 1),
    manage(4, 2),
    ask(6, 2, 'info'),
    ask(8, 2, 'ps -a'),
    // So slow that the answer to a request is still on its way when the leader dies.
    link(11, 'manager-1', 'node-1', { latency: 200e6 }),
    ask(12, 2, 'create --name web -m 64m -e reschedule:on-node-failure busybox'),
    kill(12.3, 'manager-1', 'swarm'),
    link(13, 'manager-1', 'node-1', { latency: 0.1e6 }),
    ask(14, 2, 'ps -a'),
    ask(30, 2, 'ps -a'),
    manage(32, 1),
    link(40, 'manager-2', 'store', { cut: true }),
    ask(41, 2, 'ps -a'),
    ask(48, 1, 'ps -a'),
    ask(58, 2, 'ps -a'),
    ask(59, 1, 'ps -a'),
    link(65, 'manager-2', 'store', { cut: false }),
    ask(80, 2, 'ps -a'),
    ...node2.begin(82),
    kill(85, 'node-1', 'docker'),
    ask(122, 2, 'ps -a'),
  ],
  until: 124e9,
  seed: 1,
  watch: [
    'main.main',
    'github.com/docker/leadership.*',
    `${swarm}/cli.*`,
    `${swarm}/api.(*dispatcher).SetHandler`,
    `${swarm}/api.(*Replica).*`,
    `${swarm}/api.hijack`,
    `${swarm}/cluster.(*Watchdog).*`,
    `${swarm}/cluster/swarm.(*Cluster).CreateContainer`,
    'engine-room/kvstore.(*tree).put',
    'engine-room/kvstore.(*tree).expire',
    'engine-room/kvstore.(*lock).*',
  ],
  visible: ['github.com/docker/leadership', 'github.com/docker/swarm/...', 'engine-room/...'],
  objects: ['github.com/docker/leadership.Candidate', 'github.com/docker/leadership.Follower'],
};
