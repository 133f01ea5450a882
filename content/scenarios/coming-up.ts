// A daemon comes up on a host with a slow disk, and two clients do not wait until it is ready.
import type { ScenarioSpec } from '../../runtime/session/protocol';
import type { Localized } from '../types';

/** How the lab lists it. */
export const title: Localized = { en: 'A daemon comes up', zh: '守护进程启动' };

const docker = 'github.com/docker/docker';
const root = '/var/lib/docker';
const ms = 1_000_000;

/** A container that was made before the daemon came up: what it finds on its disk. */
const stored = (ID: string, Name: string, Image: string) => ({
  [`${root}/containers/${ID}/config.json`]: JSON.stringify({
    ID,
    Name,
    Created: '2015-05-13T11:46:43Z',
    Driver: 'vfs',
    Path: Image,
    Args: [],
    Config: { Image },
    NetworkSettings: {},
    State: { Running: true },
  }),
});

/** `docker -d` comes up; one client comes before the socket is there, one before the daemon is. */
export const scenario: ScenarioSpec = {
  id: 'coming-up',
  hosts: [
    {
      name: 'host',
      addresses: ['10.0.0.1'],
      files: {
        ...stored(
          '4fa6e0f0c6786287e131c3852c58a2e01cc697a68231826813597e4994f1d6e2',
          '/web',
          'nginx',
        ),
        ...stored(
          '90435eec5c4e124e741ef731e118be2fc799a68aba0466ec17717f24ce2ae6a2',
          '/db',
          'redis',
        ),
        // Where daemons before 1.6 kept their key.
        '/root/.docker/key.json': '{"kty":"oct","k":"QW4gZW5naW5lIHJvb20gYmVsb3cgZGVjaw"}',
        '/etc/resolv.conf': 'nameserver 10.0.0.2\n',
        '/var/run/README': '',
      },
      // Slower than the processor by far: the socket is there long before the daemon.
      disk: 2 * ms,
    },
  ],
  commands: {
    docker: `${docker}/docker`,
    curl: 'engine-room/cmd/curl',
    kill: 'engine-room/cmd/kill',
  },
  script: [
    {
      when: { step: 0 },
      host: 'host',
      terminal: 'daemon',
      argv: ['docker', '-d'],
    },
    { when: { time: 1 * ms }, host: 'host', terminal: 'client', argv: ['docker', 'version'] },
    { when: { time: 9 * ms }, host: 'host', terminal: 'client', argv: ['docker', 'ps'] },
  ],
  seed: 1,
  watch: [
    'main.*',
    `${docker}/engine.New`,
    `${docker}/engine.(*Engine).Register`,
    `${docker}/engine.(*Engine).OnShutdown`,
    `${docker}/engine.(*Engine).Shutdown`,
    `${docker}/engine.(*Job).Run`,
    `${docker}/api.LoadOrCreateTrustKey`,
    `${docker}/api/server.ServeApi`,
    `${docker}/api/server.NewServer`,
    `${docker}/api/server.AcceptConnections`,
    `${docker}/builtins.*`,
    `${docker}/daemon.*`,
    `${docker}/daemon/graphdriver.*`,
    `${docker}/daemon/networkdriver/bridge.*`,
    `${docker}/events.(*Events).Install`,
    `${docker}/graph.*`,
    `${docker}/pkg/graphdb.NewDatabase`,
    `${docker}/pkg/listenbuffer.*`,
    `${docker}/pkg/signal.*`,
    `${docker}/registry.*`,
    `${docker}/trust.*`,
    `${docker}/utils.*`,
    `${docker}/volumes.*`,
  ],
  visible: [`${docker}/...`, 'engine-room/...'],
  objects: [
    `${docker}/engine.Engine`,
    `${docker}/engine.Job`,
    `${docker}/daemon.Daemon`,
    `${docker}/pkg/listenbuffer.defaultListener`,
  ],
};
