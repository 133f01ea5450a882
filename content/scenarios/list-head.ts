// One program that puts tasks on lists of Linux's kind, in a memory that can be drawn: what chapter 31 runs.
import type { ScenarioSpec } from '../../runtime/session/protocol';
import type { Localized } from '../types';

/** How the lab lists it. */
export const title: Localized = { en: 'A list without nodes', zh: '没有节点的链表' };

const list = 'engine-room/list-head';

/** `list-head` runs by itself. */
export const scenario: ScenarioSpec = {
  id: 'list-head',
  hosts: [{ name: 'desk', addresses: ['192.168.1.10'] }],
  commands: { 'list-head': 'engine-room/cmd/list-head' },
  script: [{ when: { step: 0 }, host: 'desk', terminal: 'tty1', argv: ['list-head'] }],
  seed: 1,
  watch: ['main.*', `${list}.*`],
  visible: ['engine-room/...'],
  objects: [`${list}.Memory`],
};
