// One host and one program that runs jobs of its own, one thing after the other: what chapter 4 runs.
import type { ScenarioSpec } from '../../runtime/session/protocol';
import type { Localized } from '../types';

/** How the lab lists it. */
export const title: Localized = { en: 'A job', zh: '一个 job' };

const engine = 'github.com/docker/docker/engine';

/** `workbench` runs by itself; whoever wants more names a job in the terminal. */
export const scenario: ScenarioSpec = {
  id: 'a-job',
  hosts: [{ name: 'host', addresses: ['10.0.0.1'] }],
  commands: { workbench: 'engine-room/cmd/workbench' },
  script: [{ when: { step: 0 }, host: 'host', terminal: 'tty1', argv: ['workbench'] }],
  seed: 1,
  watch: ['main.*', `${engine}.*`],
  visible: ['engine-room/cmd/workbench', 'github.com/docker/...'],
  objects: [`${engine}.Job`, `${engine}.Engine`],
};
