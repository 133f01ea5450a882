// The smallest run: one process, two goroutines, a channel that holds one value.
import type { ScenarioSpec } from '../../runtime/session/protocol';
import type { Localized } from '../types';

/** How the lab lists it. */
export const title: Localized = { en: 'Two goroutines', zh: '两个 goroutine' };

/** `hello` is started at once; whoever wants more starts it again in the terminal. */
export const scenario: ScenarioSpec = {
  id: 'two-goroutines',
  hosts: [{ name: 'desk', addresses: ['192.168.1.10'] }],
  commands: { hello: 'engine-room/cmd/hello' },
  script: [{ when: { step: 0 }, host: 'desk', terminal: 'tty1', argv: ['hello'] }],
  seed: 1,
  watch: ['main.*'],
  visible: ['engine-room/cmd/hello'],
  objects: [],
};
