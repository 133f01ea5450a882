// Two daemons, a manager with its router in front of them, and a replica in front of that; what is asked is answered in five ways.
import type { HostSpec, ScenarioSpec, ScriptedCommand } from '../../runtime/session/protocol';
import type { Localized } from '../types';

/** How the lab lists it. */
export const title: Localized = { en: "Swarm's router", zh: 'Swarm 的路由器' };

const docker = 'github.com/docker/docker';
const swarm = 'github.com/docker/swarm';
const mux = 'github.com/gorilla/mux';
const root = '/var/lib/docker';
const busybox = '8c2e06607696bd4afb3d03b687e361cc43cf8ec1a4a725bc96e39f05ba97dd55';

/** A machine with busybox on its disk. */
const node = (number: number): HostSpec => ({
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
      Repositories: { busybox: { latest: busybox } },
    }),
    '/etc/resolv.conf': 'nameserver 10.0.0.53\n',
    '/proc/meminfo': `MemTotal: ${2 * 1024 * 1024} kB\n`,
  },
});

const typed = (
  second: number,
  host: string,
  terminal: string,
  ...argv: string[]
): ScriptedCommand => ({ when: { time: second * 1e9 }, host, terminal, argv });

const manager = 'http://10.0.0.10:3375';
const asked = (second: number, ...argv: string[]) => typed(second, 'desk', 'desk', ...argv);

/** A container on one of two daemons; a manager is asked about it, about none, about any; then a replica is. */
export const scenario: ScenarioSpec = {
  id: 'swarm-router',
  hosts: [
    { name: 'desk', addresses: ['10.0.0.20'] },
    { name: 'manager', addresses: ['10.0.0.10'] },
    { name: 'other', addresses: ['10.0.0.11'] },
    node(1),
    node(2),
  ],
  commands: {
    docker: `${docker}/docker`,
    swarm,
    primary: 'engine-room/cmd/primary',
    curl: 'engine-room/cmd/curl',
    keep: 'engine-room/cmd/keep',
  },
  script: [
    typed(0, 'node-1', 'node-1', 'docker', '-d', '-H', 'tcp://0.0.0.0:2375'),
    typed(0, 'node-2', 'node-2', 'docker', '-d', '-H', 'tcp://0.0.0.0:2375'),
    typed(
      1,
      'node-2',
      'on node-2',
      'docker',
      '-H',
      'tcp://10.0.0.2:2375',
      'run',
      '-d',
      '-i',
      '--name',
      'greeter',
      'busybox',
      'cat',
    ),
    typed(
      3,
      'manager',
      'manager',
      'swarm',
      'manage',
      '-H',
      '10.0.0.10:3375',
      'nodes://10.0.0.1:2375,10.0.0.2:2375',
    ),
    asked(5, 'docker', '-H', 'tcp://10.0.0.10:3375', 'ps'),
    asked(6, 'curl', `${manager}/containers/greeter/top`),
    asked(7, 'curl', '-i', `${manager}/containers/nobody/top`),
    asked(8, 'curl', '-i', `${manager}/images/viz`),
    asked(9, 'curl', '-i', `${manager}/images/search?term=busybox`),
    asked(10, 'docker', '-H', 'tcp://10.0.0.10:3375', 'attach', 'greeter'),
    { when: { time: 11e9 }, kind: 'stdin', process: { terminal: 'desk' }, text: 'hello\n' },
    typed(
      12,
      'other',
      'other',
      'primary',
      '-H',
      '10.0.0.11:3375',
      '-follow',
      '10.0.0.10:3375',
      'memory://',
    ),
    typed(13, 'desk', 'desk 2', 'curl', 'http://10.0.0.11:3375/v1.18/containers/json'),
    typed(14, 'desk', 'desk 2', 'docker', '-H', 'tcp://10.0.0.11:3375', 'info'),
  ],
  until: 20e9,
  seed: 1,
  watch: [
    'main.*',
    `${swarm}/cli.*`,
    `${swarm}/api.*`,
    `${mux}.*`,
    'net/http.(*Server).Serve',
    'net/http.(*conn).serve',
    'net/http.(*response).Hijack',
  ],
  visible: [
    'engine-room/cmd/primary',
    `${swarm}/cli`,
    `${swarm}/api`,
    'github.com/docker/docker/api/client',
    mux,
  ],
  objects: [`${mux}.Router`, `${swarm}/api.Replica`, `${swarm}/cluster.Engine`],
};
