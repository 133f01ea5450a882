// One host with an image, a daemon, and one `docker run`: what chapter 1 draws the map with.
import type { ScenarioSpec } from '../../runtime/session/protocol';
import type { Localized } from '../types';

/** How the lab lists it. */
export const title: Localized = { en: 'From docker run to a process', zh: '从 docker run 到进程' };

const docker = 'github.com/docker/docker';
const root = '/var/lib/docker';
const image = '8c2e06607696bd4afb3d03b687e361cc43cf8ec1a4a725bc96e39f05ba97dd55';

/** `docker -d` comes up on a host that has one image; when all is quiet, a container is run. */
export const scenario: ScenarioSpec = {
  id: 'the-map',
  hosts: [
    {
      name: 'host',
      addresses: ['10.0.0.1'],
      files: {
        [`${root}/graph/${image}/json`]: JSON.stringify({
          id: image,
          created: '2015-04-17T22:01:13Z',
          config: { Cmd: ['/bin/sh'] },
          architecture: 'amd64',
          os: 'linux',
        }),
        [`${root}/graph/${image}/layersize`]: '2433303',
        [`${root}/repositories-vfs`]: JSON.stringify({
          Repositories: { busybox: { latest: image } },
        }),
        [`${root}/vfs/dir/${image}/etc/motd`]: 'welcome\n',
      },
    },
  ],
  commands: { docker: `${docker}/docker`, curl: 'engine-room/cmd/curl' },
  script: [
    {
      when: { step: 0 },
      host: 'host',
      terminal: 'daemon',
      argv: ['docker', '-d', '-H', 'unix:///var/run/docker.sock'],
    },
    {
      when: { idle: 1 },
      host: 'host',
      terminal: 'client',
      argv: ['docker', 'run', '-d', '--name', 'greeter', 'busybox', 'echo', 'hello'],
    },
  ],
  seed: 1,
  watch: [
    'main.*',
    `${docker}/api/client.*`,
    `${docker}/api/server.*`,
    `${docker}/engine.*`,
    `${docker}/daemon.*`,
    `${docker}/daemon/execdriver/native.*`,
    `${docker}/daemon/graphdriver.*`,
    `${docker}/daemon/graphdriver/vfs.*`,
    `${docker}/daemon/networkdriver/bridge.*`,
    `${docker}/events.*`,
    `${docker}/graph.*`,
    `${docker}/pkg/graphdb.*`,
    `${docker}/registry.*`,
    'sim/kernel.*',
  ],
  visible: ['github.com/...', 'sim/...'],
  objects: [
    `${docker}/engine.Engine`,
    `${docker}/engine.Job`,
    `${docker}/daemon.Daemon`,
    `${docker}/daemon.Container`,
    'sim/kernel.Process',
  ],
};
