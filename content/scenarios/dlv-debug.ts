// One host on which a program is debugged, then run without a debugger: what chapter 32 runs.
import type { ScenarioSpec } from '../../runtime/session/protocol';
import type { Localized } from '../types';

/** How the lab lists it. */
export const title: Localized = { en: 'A debugger', zh: '调试器' };

const delve = 'github.com/derekparker/delve';
const greet = 'engine-room/cmd/greet';
const dlv = { host: 'desk', argv: ['dlv'] };

/** `dlv debug` comes to its prompt; somebody types; then `ls`, and the same program alone. */
export const scenario: ScenarioSpec = {
  id: 'dlv-debug',
  hosts: [
    {
      name: 'desk',
      addresses: ['192.168.1.10'],
      // What `go build` looks for: a folder that says it is a package main. The source itself is the room's.
      files: { [`/root/go/src/${greet}/doc.go`]: 'package main\n' },
    },
  ],
  commands: {
    dlv: `${delve}/cmd/dlv`,
    go: 'engine-room/cmd/go',
    greet,
    ls: 'engine-room/cmd/ls',
  },
  script: [
    {
      when: { step: 0 },
      host: 'desk',
      terminal: 'tty1',
      argv: ['dlv', 'debug', greet, '--', '-loud', 'Ada'],
    },
    { when: { idle: 1 }, kind: 'stdin', process: dlv, text: 'continue\n' },
    { when: { idle: 2 }, kind: 'stdin', process: dlv, text: 'exit\n' },
    { when: { idle: 3 }, host: 'desk', terminal: 'tty1', argv: ['ls', '/root'] },
    { when: { idle: 4 }, host: 'desk', terminal: 'tty1', argv: ['greet', '-loud', 'Ada'] },
  ],
  seed: 1,
  watch: ['main.*', `${delve}/*`, 'os.Remove', 'syscall.Wait4'],
  visible: ['github.com/...', 'engine-room/...'],
  objects: [`${delve}/proc.Process`],
};
