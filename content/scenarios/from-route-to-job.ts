// One daemon with two images, and a terminal that asks for a container and works with it.
import type { ScenarioSpec } from '../../runtime/session/protocol';
import type { Localized } from '../types';

/** How the lab lists it. */
export const title: Localized = { en: 'From route to job', zh: '从路由到 job' };

const docker = 'github.com/docker/docker';
const root = '/var/lib/docker';

/** An image on the daemon's disk, with one file in its layer. */
const image = (id: string, created: string, cmd: string, motd: string) => ({
  [`${root}/graph/${id}/json`]: JSON.stringify({
    id,
    created,
    container_config: {},
    config: { Cmd: [cmd] },
    architecture: 'amd64',
    os: 'linux',
  }),
  [`${root}/graph/${id}/layersize`]: '2433303',
  [`${root}/vfs/dir/${id}/etc/motd`]: motd,
});

const busybox = '8c2e06607696bd4afb3d03b687e361cc43cf8ec1a4a725bc96e39f05ba97dd55';
const httpd = '65688f7c61c4f3b6f8e8b2c1f1c9c2a1d2b8a9f9c3c8e4a9d6b7a1c2d3e4f5a6';

/** A request by hand, with the head of the answer shown. */
const curl = (method: string, path: string) => [
  'curl',
  '-i',
  '--unix-socket',
  '/var/run/docker.sock',
  '-X',
  method,
  `http://docker${path}`,
];

/** What is typed, each when the one before has been answered. */
const typed: readonly (readonly [string, ...string[]])[] = [
  ['client', ...curl('GET', '/v1.99/containers/json')],
  ['client', 'docker', 'create', '--name', 'web', '-m', '64m', 'httpd'],
  ['client', 'docker', 'start', 'web'],
  ['client', 'docker', 'ps'],
  ['client', ...curl('POST', '/v1.18/containers/web/kill?signal=impossible')],
  // Does not end before the container does, so it has a terminal of its own.
  ['logs', 'docker', 'logs', '-f', 'web'],
  ['client', ...curl('POST', '/v1.18/containers/web/kill?signal=HUP')],
  ['client', 'docker', 'run', '--name', 'greet', 'busybox', 'echo', 'hello'],
];

/** A container is created, started, listed and followed; another one is attached to. */
export const scenario: ScenarioSpec = {
  id: 'from-route-to-job',
  hosts: [
    {
      name: 'host',
      addresses: ['10.0.0.1'],
      files: {
        ...image(busybox, '2015-04-17T22:01:13Z', '/bin/sh', 'welcome\n'),
        ...image(httpd, '2015-05-01T10:00:00Z', 'httpd', 'httpd\n'),
        [`${root}/repositories-vfs`]: JSON.stringify({
          Repositories: { busybox: { latest: busybox }, httpd: { latest: httpd } },
        }),
        '/etc/resolv.conf': 'nameserver 10.0.0.2\n',
      },
    },
  ],
  commands: { docker: `${docker}/docker`, curl: 'engine-room/cmd/curl' },
  script: [
    { when: { step: 0 }, host: 'host', terminal: 'daemon', argv: ['docker', '-d'] },
    ...typed.map(([terminal, ...argv], i) => ({
      when: { idle: i + 1 },
      host: 'host',
      terminal,
      argv,
    })),
  ],
  seed: 1,
  watch: [
    `${docker}/engine.(*Engine).Job`,
    `${docker}/engine.(*Job).Run`,
    `${docker}/engine.(*Job).DecodeEnv`,
    `${docker}/engine.(*Table).Add`,
    `${docker}/engine.(*Table).WriteListTo`,
    `${docker}/api/server.*`,
    `${docker}/daemon.*`,
    `${docker}/daemon/execdriver/native.*`,
    `${docker}/runconfig.ContainerConfigFromJob`,
    `${docker}/runconfig.ContainerHostConfigFromJob`,
    'net/http.Error',
    'net/http.(*response).Hijack',
    'sim/kernel.(*Kernel).Start',
    'sim/kernel.(*Process).run',
    'sim/kernel.(*Process).end',
  ],
  visible: ['github.com/...', 'engine-room/...', 'sim/...'],
  objects: [`${docker}/engine.Engine`, `${docker}/engine.Job`, `${docker}/daemon.Container`],
};
