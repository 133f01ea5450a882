// One host, and the swarm program asked for nothing but its help: what is there before main, and what it knows of its commands.
import type { ScenarioSpec, ScriptedInput } from '../../runtime/session/protocol';
import type { Localized } from '../types';

/** How the lab lists it. */
export const title: Localized = { en: "Swarm's main.go", zh: 'Swarm 的 main.go' };

const discovery = 'github.com/docker/docker/pkg/discovery';
const swarm = 'github.com/docker/swarm';
const cli = 'github.com/codegangsta/cli';

/** Typed when the command before has ended. */
const typed = (line: string, idle: number): ScriptedInput => ({
  when: idle === 0 ? { step: 0 } : { idle },
  host: 'desk',
  terminal: 'desk',
  argv: line.split(' '),
});

/** Each command line goes another way through the same program. */
export const scenario: ScenarioSpec = {
  id: 'main-go',
  hosts: [{ name: 'desk', addresses: ['10.0.0.1'] }],
  commands: { swarm },
  script: [
    'swarm',
    'swarm --debug l 10.0.0.[2:3]:2375',
    'swarm manage --help',
    'swarm join --advertise 10.0.0.2:2375 redis://10.0.0.8',
    'swarm jion',
    'swarm create mine',
  ].map(typed),
  seed: 1,
  watch: [
    'main.*',
    `${discovery}.Register`,
    `${discovery}.New`,
    `${discovery}/file.*`,
    `${discovery}/kv.*`,
    `${discovery}/nodes.*`,
    `${swarm}/discovery/token.*`,
    `${swarm}/cli.*`,
    `${swarm}/scheduler/strategy.List`,
    `${swarm}/scheduler/filter.List`,
    ...[
      'NewApp',
      '(*App).Run',
      '(*App).complete',
      'Command.Run',
      'ShowAppHelp',
      'ShowCommandHelp',
    ].map((name) => `${cli}.${name}`),
    'github.com/Sirupsen/logrus.Fatal',
    'log.Fatalf',
  ],
  visible: [swarm, `${swarm}/cli`, `${swarm}/discovery/token`, discovery, `${discovery}/...`, cli],
  objects: [`${cli}.App`],
};
