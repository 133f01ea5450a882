// Four shutdowns of one small program: jobs that end, jobs that do not, a callback that hangs, and no patience.
import type { ScenarioSpec } from '../../runtime/session/protocol';
import type { Localized } from '../types';

/** How the lab lists it. */
export const title: Localized = { en: 'Four ways down', zh: '四种关闭' };

const docker = 'github.com/docker/docker';
const pidfile = '/var/run/workd.pid';
const second = 1_000_000_000;

/** The program is started on its terminal, and signals come from another. */
const start = (at: number, ...argv: string[]) => ({
  when: { time: at * second },
  host: 'host',
  terminal: 'workd',
  argv: ['workd', ...argv],
});
const kill = (at: number, signal: string) => ({
  when: { time: at * second },
  host: 'host',
  terminal: 'kill',
  argv: ['kill', signal, pidfile],
});

/** A job of three seconds; a job without end; that and a callback that hangs; the same, and four signals. */
export const scenario: ScenarioSpec = {
  id: 'going-down',
  hosts: [{ name: 'host', addresses: ['10.0.0.1'], files: { '/var/run/README': '' } }],
  commands: { workd: 'engine-room/cmd/workd', kill: 'engine-room/cmd/kill' },
  script: [
    { ...start(0, 'nap'), when: { step: 0 } },
    kill(1.5, '-TERM'),
    start(10, 'endless'),
    kill(11.5, '-TERM'),
    start(20, '-hang', 'endless'),
    kill(21.5, '-TERM'),
    start(40, '-hang', 'endless'),
    kill(41.5, '-TERM'),
    kill(42.5, '-INT'),
    kill(43.5, '-INT'),
    kill(44.5, '-INT'),
  ],
  seed: 1,
  watch: ['main.*', `${docker}/engine.*`, `${docker}/pkg/signal.*`, `${docker}/utils.*`],
  visible: [`${docker}/...`, 'engine-room/...'],
  objects: [`${docker}/engine.Engine`, `${docker}/engine.Job`],
};
