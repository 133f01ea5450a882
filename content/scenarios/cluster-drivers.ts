// Both of Swarm's drivers over one daemon, asked the same through the one interface.
import type { ScenarioSpec } from '../../runtime/session/protocol';
import type { Localized } from '../types';

/** How the lab lists it. */
export const title: Localized = { en: 'Two cluster drivers', zh: '两个集群驱动' };

const docker = 'github.com/docker/docker';
const swarm = 'github.com/docker/swarm';
const root = '/var/lib/docker';
const busybox = '8c2e06607696bd4afb3d03b687e361cc43cf8ec1a4a725bc96e39f05ba97dd55';

/** One daemon; then a program that makes a cluster of it twice. */
export const scenario: ScenarioSpec = {
  id: 'cluster-drivers',
  hosts: [
    { name: 'manager', addresses: ['10.0.0.10'] },
    {
      name: 'node-1',
      addresses: ['10.0.0.1'],
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
      },
    },
  ],
  commands: { docker: `${docker}/docker`, 'two-drivers': 'engine-room/cmd/two-drivers' },
  script: [
    {
      when: { step: 0 },
      host: 'node-1',
      terminal: 'daemon',
      argv: ['docker', '-d', '-H', 'tcp://0.0.0.0:2375', '-b', 'none'],
    },
    {
      when: { time: 1e9 },
      host: 'manager',
      terminal: 'drivers',
      argv: ['two-drivers', '10.0.0.1:2375'],
    },
  ],
  until: 40e9,
  seed: 1,
  watch: [
    'main.*',
    'engine-room/mesos-master.*',
    `${swarm}/cluster/swarm.*`,
    `${swarm}/cluster/mesos.*`,
    `${swarm}/cluster/mesos/task.*`,
    `${swarm}/cluster.(*Engine).Create`,
    `${swarm}/cluster.(*Engine).Connect`,
  ],
  visible: [
    `${docker}/...`,
    `${swarm}/...`,
    'github.com/docker/engine-api/...',
    'github.com/mesos/...',
    'github.com/samalba/...',
    'engine-room/...',
  ],
  objects: [
    `${swarm}/cluster.Engine`,
    `${swarm}/cluster/swarm.Cluster`,
    `${swarm}/cluster/mesos.Cluster`,
    `${swarm}/cluster/mesos/task.Task`,
    'github.com/mesos/mesos-go/mesosproto.Offer',
  ],
};
