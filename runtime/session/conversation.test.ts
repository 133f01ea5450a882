/**
 * The daemon in the machine answers the conversation of content/go/conversation byte for byte as the
 * one built with stock Go, whose answers are in transcript.json.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { bundle } from '../testing/bundle';
import type { ScenarioSpec } from './protocol';
import { Session } from './session';

interface Conversation {
  readonly host: { readonly kernelRelease: string };
  readonly containers: readonly { readonly ID: string }[];
  readonly connections: readonly {
    readonly name: string;
    readonly to: 'tcp' | 'unix';
    readonly requests: readonly string[];
  }[];
}

interface Answer {
  readonly name: string;
  readonly to: string;
  readonly answer: string;
}

const folder = join(import.meta.dirname, '..', '..', 'content', 'go', 'conversation');
const read = <T>(name: string): T => JSON.parse(readFileSync(join(folder, name), 'utf8')) as T;

/** Sends the text of a file on a connection and prints all that comes back. */
const speaker = `package main

import (
	"io"
	"io/ioutil"
	"net"
	"os"
)

func main() {
	text, err := ioutil.ReadFile(os.Args[3])
	if err != nil {
		panic(err)
	}
	conn, err := net.Dial(os.Args[1], os.Args[2])
	if err != nil {
		panic(err)
	}
	go conn.Write(text)
	io.Copy(os.Stdout, conn)
}
`;

it('is the same as that of a daemon built with stock Go', async () => {
  const conversation = read<Conversation>('conversation.json');
  const transcript = read<readonly Answer[]>('transcript.json');
  const files: Record<string, string> = {
    '/etc/group': 'root:x:0:\n',
    '/etc/os-release': 'PRETTY_NAME="Debian GNU/Linux 8 (jessie)"\n',
    '/proc/meminfo': 'MemTotal: 2048000 kB\nSwapTotal: 0 kB\n',
    '/proc/sys/kernel/osrelease': `${conversation.host.kernelRelease}\n`,
  };
  for (const container of conversation.containers) {
    files[`/var/lib/docker/containers/${container.ID}/config.json`] = JSON.stringify(container);
  }
  conversation.connections.forEach(({ requests }, i) => {
    files[`/root/${i}`] = requests.join('');
  });
  const address = { tcp: ['tcp', '127.0.0.1:2375'], unix: ['unix', '/var/run/docker.sock'] };
  const daemon = [
    'docker',
    '-d',
    '-H',
    'tcp://127.0.0.1:2375',
    '-H',
    'unix:///var/run/docker.sock',
  ];
  const scenario: ScenarioSpec = {
    id: 'conversation',
    hosts: [{ name: 'host', addresses: ['10.0.0.1'], files }],
    commands: { docker: 'github.com/docker/docker/docker', speak: 'speak' },
    script: [
      { when: { step: 0 }, host: 'host', terminal: 'daemon', argv: daemon },
      ...conversation.connections.map(({ to }, i) => ({
        when: { idle: i + 1 },
        host: 'host',
        terminal: String(i),
        argv: ['speak', ...address[to], `/root/${i}`],
      })),
    ],
    seed: 11,
    watch: [],
    visible: [],
    objects: [],
    maxSteps: 20_000_000,
  };
  const session = new Session({ bundle: bundle({ 'src/speak/speak.go': speaker }) });
  const reply = await session.handle({ type: 'open', scenario });
  if (reply.type !== 'moment') throw new Error(JSON.stringify(reply, null, 1).slice(0, 4000));
  expect(reply.view.outcome).toEqual({ kind: 'idle' });
  const end = await session.handle({ type: 'seek', step: reply.view.recorded });
  if (end.type !== 'moment') throw new Error(JSON.stringify(end));
  const answers = conversation.connections.map(({ name, to }, i) => ({
    name,
    to,
    answer: end.view.terminal
      .filter(({ terminal, kind }) => terminal === String(i) && kind === 'stdout')
      .map(({ text }) => text)
      .join('')
      .replace(/^Date: .*$/gm, 'Date: '),
  }));
  expect(answers).toEqual(transcript);
}, 60_000);
