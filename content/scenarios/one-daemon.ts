// One host, one daemon of 1.6.2, and a terminal for its clients: what the chapters on a request run.
import type { ScenarioSpec } from '../../runtime/session/protocol';
import type { Localized } from '../types';

/** How the lab lists it. */
export const title: Localized = { en: 'One daemon', zh: '一个守护进程' };

const docker = 'github.com/docker/docker';

/** A container that was made before the daemon came up: what it finds on its disk. */
const stored = (ID: string, Name: string, Image: string) => [
  `/var/lib/docker/containers/${ID}/config.json`,
  JSON.stringify({
    ID,
    Name,
    Created: '2015-05-13T11:46:43Z',
    Driver: 'vfs',
    Path: Image,
    Args: [],
    Config: { Image },
    NetworkSettings: {},
    State: { Running: Name === '/web' },
  }),
];

const containers: Record<string, string> = Object.fromEntries([
  stored('4fa6e0f0c6786287e131c3852c58a2e01cc697a68231826813597e4994f1d6e2', '/web', 'nginx'),
  stored('90435eec5c4e124e741ef731e118be2fc799a68aba0466ec17717f24ce2ae6a2', '/db', 'postgres'),
]) as Record<string, string>;

const ms = 1_000_000;

/** `docker -d` comes up; while it does, a first client connects and is held. */
export const scenario: ScenarioSpec = {
  id: 'one-daemon',
  hosts: [
    {
      name: 'host',
      addresses: ['10.0.0.1'],
      files: containers,
      // Slower than the processor by far: the sockets are there before the daemon is ready.
      disk: 2 * ms,
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
    { when: { time: 3 * ms }, host: 'host', terminal: 'client', argv: ['docker', 'version'] },
    { when: { idle: 1 }, host: 'host', terminal: 'client', argv: ['docker', 'ps'] },
    {
      when: { idle: 2 },
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
