// One binary started in seven ways: what each becomes is decided before it does anything.
import type { ScenarioSpec } from '../../runtime/session/protocol';
import type { Localized } from '../types';

/** How the lab lists it. */
export const title: Localized = { en: 'One binary, many starts', zh: '一个程序，多种启动' };

const docker = 'github.com/docker/docker';

/** Each start waits until the one before has done what it does. */
const next = (idle: number, terminal: string, ...argv: string[]) => ({
  when: { idle },
  host: 'host',
  terminal,
  argv,
});

/** Its version; a daemon; clients that look for one in four ways; and a program that is carried inside. */
export const scenario: ScenarioSpec = {
  id: 'two-roles',
  hosts: [{ name: 'host', addresses: ['10.0.0.1'], files: { '/var/run/README': '' } }],
  commands: {
    docker: `${docker}/docker`,
    // The same binary under another name, as the daemon starts it for a container's port.
    'docker-proxy': `${docker}/docker`,
    curl: 'engine-room/cmd/curl',
  },
  script: [
    {
      when: { step: 0 },
      host: 'host',
      terminal: 'client',
      argv: ['docker', '--version'],
    },
    next(1, 'daemon', 'docker', '-d', '-H', 'unix://', '-H', ':2375'),
    next(2, 'client', 'docker', 'version'),
    next(3, 'client', 'DOCKER_HOST=tcp://10.0.0.1:2376', 'docker', 'ps'),
    next(4, 'client', 'docker', '-H', 'unix://', '-H', ':2375', 'ps'),
    next(5, 'client', 'docker', '-H', 'docker.sock', 'ps'),
    next(
      6,
      'proxy',
      ...['docker-proxy', '-proto', 'tcp', '-host-ip', '10.0.0.1', '-host-port', '8080'],
      ...['-container-ip', '127.0.0.1', '-container-port', '2375'],
    ),
  ],
  seed: 1,
  watch: [
    'main.*',
    `${docker}/api.ValidateHost`,
    `${docker}/api/client.*`,
    `${docker}/daemon.(*Config).InstallFlags`,
    `${docker}/daemon/graphdriver.Register`,
    `${docker}/daemon/networkdriver/portmapper.*`,
    `${docker}/opts.HostListVar`,
    `${docker}/pkg/mflag.Parse`,
    `${docker}/pkg/parsers.*`,
    `${docker}/pkg/proxy.*`,
    `${docker}/pkg/reexec.*`,
    `${docker}/registry.(*Options).InstallFlags`,
  ],
  visible: [`${docker}/...`, 'engine-room/...'],
  objects: [`${docker}/api/client.DockerCli`, `${docker}/engine.Engine`],
};
