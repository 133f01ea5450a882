// One host and the job `serveapi`: on two addresses, then with an address that is none, and on two that fail.
import type { ScenarioSpec, ScriptedInput } from '../../runtime/session/protocol';
import type { Localized } from '../types';

/** How the lab lists it. */
export const title: Localized = { en: 'The job serveapi', zh: 'serveapi 这个 job' };

const docker = 'github.com/docker/docker';

const typed = (idle: number, terminal: string, line: string): ScriptedInput => ({
  when: idle === 0 ? { step: 0 } : { idle },
  host: 'host',
  terminal,
  argv: line.split(' '),
});

/** It serves, is asked, is told to stop; then it is started twice with what it cannot serve. */
export const scenario: ScenarioSpec = {
  id: 'serveapi',
  hosts: [{ name: 'host', addresses: ['10.0.0.1'] }],
  commands: {
    serveapi: 'engine-room/cmd/serveapi',
    curl: 'engine-room/cmd/curl',
    kill: 'engine-room/cmd/kill',
  },
  script: [
    typed(0, 'daemon', 'serveapi unix:///var/run/docker.sock tcp://127.0.0.1:2375'),
    typed(1, 'client', 'curl http://127.0.0.1:2375/_ping'),
    typed(2, 'client', 'kill -TERM 1'),
    typed(3, 'daemon', 'serveapi unix:///var/run/docker.sock 127.0.0.1:2375'),
    typed(4, 'daemon', 'serveapi tcp://10.9.9.9:2375 tcp://10.9.9.9:2376'),
  ],
  seed: 2,
  watch: [
    'main.*',
    `${docker}/engine.(*Job).*`,
    `${docker}/engine.(*Engine).*`,
    `${docker}/api/server.*`,
    `${docker}/pkg/signal.*`,
    'net/http.(*Server).Serve',
    'net/http.(*conn).serve',
  ],
  visible: ['engine-room/cmd/serveapi', `${docker}/api/server`, `${docker}/engine`],
  objects: [`${docker}/engine.Job`, `${docker}/engine.Engine`],
};
