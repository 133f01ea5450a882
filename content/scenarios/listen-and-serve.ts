// Two hosts: on one the server listens as in Docker 1.2.0, on the other as in 1.6.2.
import type { ScenarioSpec, ScriptedInput } from '../../runtime/session/protocol';
import type { Localized } from '../types';

/** How the lab lists it. */
export const title: Localized = { en: 'Listening, then and now', zh: '监听：从前与后来' };

const docker = 'github.com/docker/docker';

const typed = (
  idle: number,
  host: string,
  line: string,
  terminal = `${host}-daemon`,
): ScriptedInput => ({
  when: idle === 0 ? { step: 0 } : { idle },
  host,
  terminal,
  argv: line.split(' '),
});

/** Groups, and a file that an earlier daemon left where the socket is to be. */
const files = {
  '/etc/group': 'root:x:0:\ndocker:x:999:\n',
  '/var/run/docker.sock': '',
};

/** Each is started, looked at, asked and stopped; then each is given a protocol it does not know. */
export const scenario: ScenarioSpec = {
  id: 'listen-and-serve',
  hosts: [
    { name: 'old', addresses: ['10.0.0.1'], files },
    { name: 'new', addresses: ['10.0.0.2'], files },
  ],
  commands: {
    'serveapi-1.2.0': 'v1.2.0/cmd/serveapi',
    serveapi: 'engine-room/cmd/serveapi',
    curl: 'engine-room/cmd/curl',
    kill: 'engine-room/cmd/kill',
    ls: 'engine-room/cmd/ls',
  },
  script: [
    typed(0, 'old', 'serveapi-1.2.0 unix:///var/run/docker.sock tcp://127.0.0.1:2375'),
    typed(1, 'new', 'serveapi unix:///var/run/docker.sock tcp://127.0.0.1:2375'),
    typed(2, 'old', 'ls -l /var/run/docker.sock', 'old'),
    typed(2, 'new', 'ls -l /var/run/docker.sock', 'new'),
    typed(3, 'old', 'curl --unix-socket /var/run/docker.sock http://docker/_ping', 'old'),
    typed(3, 'new', 'curl --unix-socket /var/run/docker.sock http://docker/_ping', 'new'),
    typed(4, 'old', 'kill -TERM 1', 'old'),
    typed(5, 'new', 'kill -TERM 2', 'new'),
    typed(6, 'old', 'ls -l /var/run/docker.sock', 'old'),
    typed(6, 'new', 'ls -l /var/run/docker.sock', 'new'),
    typed(7, 'old', 'serveapi-1.2.0 tcp4://127.0.0.1:2375'),
    typed(8, 'new', 'serveapi tcp4://127.0.0.1:2375'),
  ],
  seed: 1,
  watch: [
    'main.*',
    `${docker}/engine.(*Job).Run`,
    `${docker}/engine.(*Engine).OnShutdown`,
    `${docker}/engine.(*Engine).Shutdown`,
    ...['ServeApi', 'serve', 'serve.func1', 'NewServer', 'setupTcpHttp', 'setupUnixHttp', 'serveFd']
      .concat(['createRouter', 'newListener', 'allocateDaemonPort', 'setSocketGroup'])
      .concat(['AcceptConnections', '(*HttpServer).Serve', '(*HttpServer).Close'])
      .map((name) => `${docker}/api/server.${name}`),
    `v1.2.0/${docker}/api/server.*`,
    'syscall.Unlink',
    'os.Chmod',
    'os.Chown',
    'fmt.Errorf',
    'net/http.(*Server).Serve',
    'net/http.(*conn).serve',
  ],
  visible: [
    'engine-room/cmd/serveapi',
    'v1.2.0/cmd/serveapi',
    `${docker}/api/server`,
    `v1.2.0/${docker}/api/server`,
    `${docker}/engine`,
  ],
  objects: [`${docker}/engine.Job`, `${docker}/api/server.HttpServer`],
};
