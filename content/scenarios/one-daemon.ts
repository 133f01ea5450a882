// One host, one daemon of 1.6.2, and a terminal for its clients: what the chapters on a request run.
import type { ScenarioSpec } from '../../runtime/session/protocol';
import type { Localized } from '../types';

/** How the lab lists it. */
export const title: Localized = { en: 'One daemon', zh: '一个守护进程' };

const docker = 'github.com/docker/docker';

/** A container that was made before the daemon came up: what it finds on its disk. */
const web = {
  ID: '4fa6e0f0c6786287e131c3852c58a2e01cc697a68231826813597e4994f1d6e2',
  Name: '/web',
  Created: '2015-05-13T11:46:43Z',
  Driver: 'vfs',
  Path: 'nginx',
  Args: ['-g', 'daemon off;'],
  Config: { Image: 'nginx:1.9' },
  NetworkSettings: { Ports: { '80/tcp': [{ HostIp: '0.0.0.0', HostPort: '8080' }] } },
  State: { Running: false },
};

/** `docker -d` comes up; while it does, a first client connects and is held. */
export const scenario: ScenarioSpec = {
  id: 'one-daemon',
  hosts: [
    {
      name: 'host',
      addresses: ['10.0.0.1'],
      files: {
        '/etc/group': 'root:x:0:\ndocker:x:999:\n',
        '/etc/os-release': 'PRETTY_NAME="Debian GNU/Linux 8 (jessie)"\n',
        '/proc/meminfo': 'MemTotal:        2048000 kB\nSwapTotal:             0 kB\n',
        '/proc/sys/kernel/osrelease': '3.16.0-4-amd64\n',
        [`/var/lib/docker/containers/${web.ID}/config.json`]: JSON.stringify(web),
      },
    },
  ],
  commands: { docker: `${docker}/docker`, curl: 'engine-room/cmd/curl' },
  script: [
    {
      when: { step: 0 },
      host: 'host',
      terminal: 'daemon',
      argv: ['docker', '-d', '-H', 'unix:///var/run/docker.sock', '-H', 'tcp://127.0.0.1:2375'],
    },
    { when: { idle: 1 }, host: 'host', terminal: 'client', argv: ['docker', 'version'] },
    { when: { idle: 2 }, host: 'host', terminal: 'client', argv: ['docker', 'ps'] },
    {
      when: { idle: 3 },
      host: 'host',
      terminal: 'client',
      argv: ['curl', 'http://127.0.0.1:2375/v1.18/_ping'],
    },
  ],
  seed: 1,
  watch: [
    'main.*',
    `${docker}/engine.*`,
    `${docker}/api/server.*`,
    `${docker}/api/client.*`,
    `${docker}/builtins.*`,
    `${docker}/daemon.*`,
    `${docker}/pkg/listenbuffer.*`,
    'github.com/gorilla/mux.*',
    'net/http.(*Server).Serve',
    'net/http.(*conn).serve',
  ],
  visible: ['github.com/...', 'engine-room/...'],
  objects: [
    `${docker}/engine.Engine`,
    `${docker}/engine.Job`,
    'github.com/gorilla/mux.Route',
    `${docker}/pkg/listenbuffer.defaultListener`,
  ],
};
