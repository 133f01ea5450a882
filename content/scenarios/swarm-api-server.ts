// One host and Swarm's API server: on two addresses without a handler, then with one, then with another; and on addresses that fail.
import type { ScenarioSpec, ScriptedInput } from '../../runtime/session/protocol';
import type { Localized } from '../types';

/** How the lab lists it. */
export const title: Localized = { en: "Swarm's API server", zh: 'Swarm 的 API 服务器' };

const swarm = 'github.com/docker/swarm';

const typed = (idle: number, terminal: string, line: string): ScriptedInput => ({
  when: idle === 0 ? { step: 0 } : { idle },
  host: 'manager',
  terminal,
  argv: line.split(' '),
});

/** It is asked too early, gets a handler, gets another while somebody waits; then two others can't start. */
export const scenario: ScenarioSpec = {
  id: 'swarm-api-server',
  hosts: [{ name: 'manager', addresses: ['10.0.0.1'] }],
  commands: {
    swarmapi: 'engine-room/cmd/swarmapi',
    curl: 'engine-room/cmd/curl',
    kill: 'engine-room/cmd/kill',
  },
  script: [
    typed(0, 'server', 'swarmapi 127.0.0.1:2375 unix:///var/run/swarm.sock'),
    typed(1, 'client', 'curl -i http://127.0.0.1:2375/version'),
    typed(2, 'operator', 'kill -USR1 1'),
    typed(3, 'client', 'curl -i --unix-socket /var/run/swarm.sock http://swarm/version'),
    typed(4, 'patient', 'curl http://127.0.0.1:2375/wait'),
    typed(5, 'operator', 'kill -USR1 1'),
    typed(6, 'client', 'curl http://127.0.0.1:2375/version'),
    typed(7, 'second', 'swarmapi 127.0.0.1:2375'),
    typed(8, 'third', 'swarmapi 127.0.0.1:3375 fd://'),
  ],
  seed: 1,
  watch: [
    'main.*',
    `${swarm}/api.*`,
    'net/http.(*Server).Serve',
    'net/http.(*conn).serve',
    'net/http.(*conn).end',
    'net/http.Error',
  ],
  visible: [
    'engine-room/cmd/swarmapi',
    `${swarm}/api`,
    'engine-room/cmd/curl',
    'engine-room/cmd/kill',
  ],
  objects: [`${swarm}/api.Server`, `${swarm}/api.dispatcher`],
};
