// One host, three daemons one after the other: clients are held, are not held, and come before there is a daemon.
import type { ScenarioSpec, ScriptedInput } from '../../runtime/session/protocol';
import type { Localized } from '../types';

/** How the lab lists it. */
export const title: Localized = { en: 'At the door', zh: '在门口' };

const docker = 'github.com/docker/docker';
const ms = 1_000_000;

const at = (time: number, terminal: string, line: string): ScriptedInput => ({
  when: time === 0 ? { step: 0 } : { time: time * ms },
  host: 'host',
  terminal,
  argv: line.split(' '),
});

/** Making a daemon takes 50 ms; clients come 10 ms after each start. */
export const scenario: ScenarioSpec = {
  id: 'at-the-door',
  hosts: [{ name: 'host', addresses: ['10.0.0.1'] }],
  commands: {
    door: 'engine-room/cmd/door',
    curl: 'engine-room/cmd/curl',
    kill: 'engine-room/cmd/kill',
  },
  script: [
    at(0, 'daemon', 'door unix:///var/run/docker.sock tcp://127.0.0.1:2375'),
    at(10, 'one', 'curl http://127.0.0.1:2375/info'),
    at(20, 'two', 'curl --unix-socket /var/run/docker.sock http://docker/info'),
    at(30, 'three', 'curl http://127.0.0.1:2375/info'),
    at(100, 'one', 'kill -TERM /tmp/door.pid'),
    at(200, 'daemon', 'door -buffer=false tcp://127.0.0.1:2375'),
    at(210, 'one', 'curl -i http://127.0.0.1:2375/info'),
    at(300, 'one', 'kill -TERM /tmp/door.pid'),
    at(400, 'daemon', 'door -systemd 127.0.0.1:2375 fd://'),
    at(410, 'one', 'curl http://127.0.0.1:2375/info'),
  ],
  seed: 1,
  watch: [
    'main.*',
    `${docker}/engine.(*Job).Run`,
    `${docker}/engine.(*Engine).ServeHTTP`,
    ...['ServeApi', 'serve', 'NewServer', 'serveFd', 'newListener', 'AcceptConnections'].map(
      (name) => `${docker}/api/server.${name}`,
    ),
    `${docker}/pkg/listenbuffer.*`,
    `${docker}/pkg/systemd.*`,
    'net/http.(*Server).Serve',
    'net/http.(*conn).serve',
  ],
  visible: [
    'engine-room/cmd/door',
    `${docker}/api/server`,
    `${docker}/engine`,
    `${docker}/pkg/listenbuffer`,
    `${docker}/pkg/systemd`,
  ],
  objects: [`${docker}/pkg/listenbuffer.defaultListener`, `${docker}/engine.Job`],
};
