// One host, two routers: the daemon's, whose routes ask for a method and a path, and one with every condition there is.
import type { ScenarioSpec, ScriptedInput } from '../../runtime/session/protocol';
import type { Localized } from '../types';

/** How the lab lists it. */
export const title: Localized = { en: 'The router', zh: '路由器' };

const docker = 'github.com/docker/docker';
const mux = 'github.com/gorilla/mux';

const typed = (idle: number, terminal: string, ...argv: string[]): ScriptedInput => ({
  when: idle === 0 ? { step: 0 } : { idle },
  host: 'host',
  terminal,
  argv,
});

const api = 'http://127.0.0.1:2375';
const other = 'http://127.0.0.1:8080';

/** The daemon's router is asked four times, then one with subrouters, hosts and queries three times. */
export const scenario: ScenarioSpec = {
  id: 'the-router',
  hosts: [{ name: 'host', addresses: ['10.0.0.1'] }],
  commands: {
    serveapi: 'engine-room/cmd/serveapi',
    crossroads: 'engine-room/cmd/crossroads',
    curl: 'engine-room/cmd/curl',
  },
  script: [
    typed(0, 'daemon', 'serveapi', '--api-cors-header', 'http://10.0.0.7', 'tcp://127.0.0.1:2375'),
    typed(1, 'client', 'curl', `${api}/v1.18/_ping`),
    typed(2, 'client', 'curl', `${api}/_ping`),
    typed(3, 'client', 'curl', '-i', '-X', 'POST', `${api}/_ping`),
    typed(4, 'client', 'curl', '-i', '-X', 'OPTIONS', `${api}/any/path`),
    typed(5, 'crossroads', 'crossroads', '127.0.0.1:8080'),
    typed(6, 'client', 'curl', '-H', 'Host: acme.example.org', `${other}/users/ann`),
    typed(7, 'client', 'curl', `${other}/users/ann`),
    typed(8, 'client', 'curl', `${other}/events?since=1`),
  ],
  seed: 1,
  watch: [
    'main.*',
    `${docker}/api/server.*`,
    `${docker}/engine.(*Job).Run`,
    `${mux}.*`,
    'net/http.(*Server).Serve',
    'net/http.(*conn).serve',
  ],
  visible: ['engine-room/cmd/serveapi', 'engine-room/cmd/crossroads', `${docker}/api/server`, mux],
  objects: [`${mux}.Router`, `${mux}.Route`],
};
