// One host: an engine with a few handlers and nothing else, then a daemon whose modules fill an engine.
import type { ScenarioSpec } from '../../runtime/session/protocol';
import type { Localized } from '../types';

/** How the lab lists it. */
export const title: Localized = { en: 'An engine', zh: '一个 engine' };

const docker = 'github.com/docker/docker';

/** `switchboard` runs by itself; when all is quiet, `docker -d` comes up. */
export const scenario: ScenarioSpec = {
  id: 'an-engine',
  hosts: [{ name: 'host', addresses: ['10.0.0.1'] }],
  commands: { switchboard: 'engine-room/cmd/switchboard', docker: `${docker}/docker` },
  script: [
    { when: { step: 0 }, host: 'host', terminal: 'tty1', argv: ['switchboard'] },
    {
      when: { idle: 1 },
      host: 'host',
      terminal: 'daemon',
      argv: ['docker', '-d', '-H', 'unix:///var/run/docker.sock'],
    },
  ],
  seed: 1,
  watch: [
    'main.*',
    `${docker}/engine.*`,
    `${docker}/builtins.*`,
    `${docker}/registry.*`,
    `${docker}/daemon.*`,
    `${docker}/events.*`,
    `${docker}/graph.*`,
    `${docker}/trust.*`,
    `${docker}/builder.*`,
    `${docker}/daemon/networkdriver/bridge.*`,
  ],
  visible: ['engine-room/cmd/switchboard', `${docker}/...`],
  objects: [`${docker}/engine.Engine`],
};
