// Swarm's scheduler twice: three strategies side by side on engines without daemons, then a manager
// with three daemons behind it and people who ask it for containers.
import type { HostSpec, ScenarioSpec } from '../../runtime/session/protocol';
import type { Localized } from '../types';

/** How the lab lists it. */
export const title: Localized = { en: 'Placing a container', zh: '给容器找个位置' };

const docker = 'github.com/docker/docker';
const swarm = 'github.com/docker/swarm';
const root = '/var/lib/docker';
const busybox = '8c2e06607696bd4afb3d03b687e361cc43cf8ec1a4a725bc96e39f05ba97dd55';

/** A machine with so many GB of memory, and busybox on its disk, maybe by more than one name. */
const node = (number: number, gigabytes: number, ...names: string[]): HostSpec => ({
  name: `node-${number}`,
  addresses: [`10.0.0.${number}`],
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
      Repositories: Object.fromEntries(
        ['busybox', ...names].map((name) => [name, { latest: busybox }]),
      ),
    }),
    '/etc/resolv.conf': 'nameserver 10.0.0.53\n',
    '/proc/meminfo': `MemTotal: ${gigabytes * 1024 * 1024} kB\n`,
  },
});

const storage = ['disk', 'ssd', 'ssd'];
const daemons = storage.map((kind, i) => ({
  when: { time: 2e9 },
  host: `node-${i + 1}`,
  terminal: `node-${i + 1}`,
  argv: [
    ...['docker', '-d', '-H', 'tcp://0.0.0.0:2375', '--label', `storage=${kind}`],
    ...['--insecure-registry', '10.0.0.0/24'],
  ],
}));

/** What somebody types on the desk's machine, so many seconds after the beginning. */
const typed = (second: number, terminal: string, ...argv: string[]) => ({
  when: { time: Math.round(second * 1e9) },
  host: 'desk',
  terminal,
  argv,
});

/** A container that somebody asks the manager for. */
const create = (second: number, who: string, name: string, ...flags: string[]) =>
  typed(
    second,
    who,
    ...['docker', '-H', 'tcp://10.0.0.10:3375', 'create', '--name', name],
    ...flags,
    'busybox',
  );

const nodes = 'nodes://10.0.0.1:2375,10.0.0.2:2375,10.0.0.3:2375';

/** The table three times; then three daemons, a manager, and what ann and bob ask it for. */
export const scenario: ScenarioSpec = {
  id: 'placing',
  hosts: [
    { name: 'desk', addresses: ['10.0.0.20'] },
    { name: 'manager', addresses: ['10.0.0.10'] },
    node(1, 2),
    // Somebody has made an image there and not pushed it.
    node(2, 4, 'registry:5000/drill'),
    node(3, 8),
    { name: 'registry', addresses: ['10.0.0.30'] },
  ],
  commands: {
    registry: 'engine-room/cmd/registry',
    docker: `${docker}/docker`,
    swarm,
    placing: 'engine-room/cmd/placing',
    curl: 'engine-room/cmd/curl',
  },
  script: [
    typed(0, 'table', 'placing'),
    typed(0.5, 'table', 'placing', '-m', '512'),
    typed(1, 'table', 'placing', '-n', '1', '-constraint', 'storage==tape'),
    ...daemons,
    {
      when: { time: 3e9 },
      host: 'manager',
      terminal: 'manager',
      argv: ['swarm', 'manage', '-H', ':3375', '--strategy', 'spread', nodes],
    },
    create(5, 'ann', 'web-1', '-m', '512m'),
    // A moment later: ann is first, and her container is not there yet when bob's request comes.
    create(5.00005, 'bob', 'web-2', '-m', '512m'),
    create(6, 'bob', 'web-1'),
    create(7, 'bob', 'tapes', '-e', 'constraint:storage==tape'),
    create(8, 'ann', 'log', '-e', 'affinity:container==web-2'),
    { when: { time: 8.5e9 }, host: 'registry', terminal: 'registry', argv: ['registry'] },
    typed(
      9,
      'bob',
      ...[
        'docker',
        '-H',
        'tcp://10.0.0.10:3375',
        'create',
        '--name',
        'drill',
        'registry:5000/drill',
      ],
    ),
  ],
  until: 30e9,
  seed: 1,
  watch: [
    'main.(*table).place',
    'main.newContainer',
    `${swarm}/scheduler.*`,
    `${swarm}/scheduler/filter.ApplyFilters`,
    `${swarm}/scheduler/filter.(*HealthFilter).Filter`,
    `${swarm}/scheduler/filter.(*PortFilter).Filter`,
    `${swarm}/scheduler/filter.(*DependencyFilter).Filter`,
    `${swarm}/scheduler/filter.(*AffinityFilter).Filter`,
    `${swarm}/scheduler/filter.(*ConstraintFilter).Filter`,
    `${swarm}/scheduler/node.(*Node).AddContainer`,
    `${swarm}/scheduler/strategy.(*SpreadPlacementStrategy).RankAndSort`,
    `${swarm}/scheduler/strategy.(*BinpackPlacementStrategy).RankAndSort`,
    `${swarm}/scheduler/strategy.(*RandomPlacementStrategy).RankAndSort`,
    `${swarm}/scheduler/strategy.weighNodes`,
    `${swarm}/cluster.(*Engine).Create`,
    `${swarm}/cluster.(*Engine).Pull`,
    `${swarm}/cluster/swarm.(*Cluster).CreateContainer`,
    `${swarm}/cluster/swarm.(*Cluster).checkNameUniqueness`,
    `${swarm}/cluster/swarm.(*Cluster).createContainer`,
    `${swarm}/cluster/swarm.(*Cluster).listNodes`,
    `${swarm}/cluster/swarm.(*Cluster).place`,
    `${swarm}/api.postContainersCreate`,
  ],
  visible: ['github.com/...', 'engine-room/...'],
  objects: [
    `${swarm}/scheduler/strategy.weightedNode`,
    `${swarm}/scheduler/node.Node`,
    `${swarm}/cluster/swarm.pendingContainer`,
    `${swarm}/cluster.Engine`,
  ],
};
