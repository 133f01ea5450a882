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
  /** Further files below the daemon's root. */
  readonly files: Readonly<Record<string, string>>;
  /** What to replace in the answers because it is another in each run: pattern, text. */
  readonly plain: readonly (readonly [string, string])[];
  readonly connections: readonly {
    readonly name: string;
    readonly to: 'tcp' | 'unix';
    readonly requests: readonly string[];
    /** What is said when the requests have been: after so many milliseconds, and whether it is the last. */
    readonly later?: readonly {
      readonly after: number;
      readonly text: string;
      readonly end?: boolean;
    }[];
    /** The client hangs up after so many milliseconds. */
    readonly close?: number;
  }[];
}

interface Answer {
  readonly name: string;
  readonly to: string;
  readonly answer: string;
}

const folder = join(import.meta.dirname, '..', '..', 'content', 'go', 'conversation');
const read = <T>(name: string): T => JSON.parse(readFileSync(join(folder, name), 'utf8')) as T;

/** Has the whole conversation, one connection after the other, and prints the answers in hexadecimal. */
const speaker = `package main

import (
	"encoding/json"
	"fmt"
	"io/ioutil"
	"net"
	"os"
	"time"
)

type connection struct {
	Net, Addr, Text string
	Later           []struct {
		After int
		Text  string
		End   bool
	}
	Close int
}

func say(conn net.Conn, c connection) {
	conn.Write([]byte(c.Text))
	for _, l := range c.Later {
		time.Sleep(time.Duration(l.After) * time.Millisecond)
		conn.Write([]byte(l.Text))
		if l.End {
			conn.(interface {
				CloseWrite() error
			}).CloseWrite()
		}
	}
	if c.Close > 0 {
		time.Sleep(time.Duration(c.Close) * time.Millisecond)
		conn.Close()
	}
}

func main() {
	text, err := ioutil.ReadFile(os.Args[1])
	if err != nil {
		panic(err)
	}
	var all []connection
	if err := json.Unmarshal(text, &all); err != nil {
		panic(err)
	}
	for _, c := range all {
		conn, err := net.Dial(c.Net, c.Addr)
		if err != nil {
			panic(err)
		}
		go say(conn, c)
		answer, _ := ioutil.ReadAll(conn)
		conn.Close()
		fmt.Printf("%x\\n", answer)
	}
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
  for (const [name, text] of Object.entries(conversation.files)) {
    files[`/var/lib/docker/${name}`] = text;
  }
  const address = { tcp: ['tcp', '127.0.0.1:2375'], unix: ['unix', '/var/run/docker.sock'] };
  files['/root/plan'] = JSON.stringify(
    conversation.connections.map(({ to, requests, later, close }) => ({
      net: address[to][0],
      addr: address[to][1],
      text: requests.join(''),
      ...(later ? { later } : {}),
      ...(close ? { close } : {}),
    })),
  );
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
      { when: { idle: 1 }, host: 'host', terminal: 'client', argv: ['speak', '/root/plan'] },
    ],
    seed: 11,
    watch: [],
    visible: [],
    objects: [],
    maxSteps: 60_000_000,
  };
  const session = new Session({ bundle: bundle({ 'src/speak/speak.go': speaker }) });
  const reply = await session.handle({ type: 'open', scenario });
  if (reply.type !== 'moment') throw new Error(JSON.stringify(reply, null, 1).slice(0, 4000));
  expect(reply.view.outcome).toEqual({ kind: 'idle' });
  const end = await session.handle({ type: 'seek', step: reply.view.recorded });
  if (end.type !== 'moment') throw new Error(JSON.stringify(end));
  const lines = end.view.terminal
    .filter(({ terminal, kind }) => terminal === 'client' && kind === 'stdout')
    .map(({ text }) => text)
    .join('')
    .trim()
    .split('\n');
  expect(lines.length).toBe(conversation.connections.length);
  const answers = conversation.connections.map(({ name, to }, i) => ({
    name,
    to,
    answer: conversation.plain.reduce(
      (text, [from, by]) => text.replace(new RegExp(from, 'gm'), by),
      Buffer.from(lines[i]!, 'hex').toString('latin1'),
    ),
  }));
  expect(answers).toEqual(transcript);
}, 120_000);
