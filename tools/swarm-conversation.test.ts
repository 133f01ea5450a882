/**
 * The manager in the room, with two daemons on hosts of their own behind it, answers the conversation of
 * content/go/swarm-conversation as one built with stock Go, whose answers are in transcript.json.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { ScenarioSpec } from '../runtime/session/index';
import { Session } from '../runtime/session/index';
import { bundle } from '../runtime/testing/bundle';
import { plainer, unchunked } from './exchange.mjs';

interface Conversation {
  readonly host: { readonly kernelRelease: string };
  /** Below the root of each daemon. */
  readonly files: Readonly<Record<string, string>>;
  /** What to replace in the answers because it is another in each run: pattern, text. */
  readonly plain: readonly (readonly [string, string])[];
  readonly connections: readonly {
    readonly name: string;
    readonly requests: readonly string[];
    /** Milliseconds before it, more than the usual ones. */
    readonly wait?: number;
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
  readonly answer: string;
}

const folder = join(import.meta.dirname, '..', 'content', 'go', 'swarm-conversation');
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
	Text  string
	Wait  int
	Later []struct {
		After int
		Text  string
		End   bool
	}
	Close int
}

func pause(ms int) { time.Sleep(time.Duration(ms) * time.Millisecond) }

func say(conn net.Conn, c connection) {
	conn.Write([]byte(c.Text))
	for _, l := range c.Later {
		pause(l.After)
		conn.Write([]byte(l.Text))
		if l.End {
			conn.(*net.TCPConn).CloseWrite()
		}
	}
	if c.Close > 0 {
		pause(c.Close)
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
		pause(150 + c.Wait)
		conn, err := net.Dial("tcp", "127.0.0.1:2375")
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

it('is the same as that of a manager and two daemons built with stock Go', async () => {
  const conversation = read<Conversation>('conversation.json');
  const transcript = read<readonly Answer[]>('transcript.json');
  expect(transcript.length).toBeGreaterThanOrEqual(40);
  const plan = conversation.connections.map(({ requests, wait = 0, later, close }) => ({
    text: requests.join(''),
    wait,
    ...(later ? { later } : {}),
    ...(close ? { close } : {}),
  }));
  const files: Record<string, string> = {
    '/proc/sys/kernel/osrelease': `${conversation.host.kernelRelease}\n`,
    '/root/plan': JSON.stringify(plan),
  };
  for (const [name, text] of Object.entries(conversation.files))
    files[`/var/lib/docker/${name}`] = text;
  const node = (n: number) => ({ name: `node-${n}`, addresses: [`10.0.0.${n}`], files });
  const daemon = (n: number) => ({
    when: { step: 0 },
    host: `node-${n}`,
    terminal: 'daemon',
    argv: ['docker', '-d', '-H', `tcp://10.0.0.${n}:2375`],
  });
  const manager = { host: 'manager', terminal: 'manager' };
  const nodes = 'nodes://10.0.0.1:2375,10.0.0.2:2375';
  const second = 1_000_000_000;
  const scenario: ScenarioSpec = {
    id: 'swarm-conversation',
    hosts: [node(1), node(2), { name: 'manager', addresses: ['10.0.0.3'], files }],
    commands: {
      docker: 'github.com/docker/docker/docker',
      swarm: 'github.com/docker/swarm',
      speak: 'speak',
    },
    script: [
      daemon(1),
      daemon(2),
      {
        when: { time: second },
        ...manager,
        argv: ['swarm', 'manage', '-H', 'tcp://127.0.0.1:2375', nodes],
      },
      {
        when: { time: 2 * second },
        host: 'manager',
        terminal: 'client',
        argv: ['speak', '/root/plan'],
      },
    ],
    seed: 11,
    watch: [],
    visible: [],
    objects: [],
    maxSteps: 60_000_000,
    until: 60 * second,
  };
  const session = new Session({ bundle: bundle({ 'src/speak/speak.go': speaker }) });
  const reply = await session.handle({ type: 'open', scenario });
  if (reply.type !== 'moment') throw new Error(JSON.stringify(reply, null, 1).slice(0, 4000));
  const end = await session.handle({ type: 'seek', step: reply.view.recorded });
  if (end.type !== 'moment') throw new Error(JSON.stringify(end));
  const lines = end.view.terminal
    .filter(({ terminal, kind }) => terminal === 'client' && kind === 'stdout')
    .map(({ text }) => text)
    .join('')
    .trim()
    .split('\n');
  expect(end.view.outcome.kind).toBe('time');
  expect(lines.length).toBe(conversation.connections.length);
  const plain = plainer(conversation.plain);
  const answers = conversation.connections.map(({ name }, i) => ({
    name,
    answer: plain(unchunked(Buffer.from(lines[i]!, 'hex').toString('latin1'))),
  }));
  expect(answers).toEqual(transcript);
}, 300_000);
