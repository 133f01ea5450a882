/** What is done to a machine from outside: processes halted, links slowed and cut. */
import { describe, expect, it } from 'vitest';
import { bundle } from '../testing/bundle';
import type { Command, Input, MomentView, Reply, ScenarioSpec } from './protocol';
import { Session } from './session';

const server = `package main

import (
	"fmt"
	"net"
)

func main() {
	l, err := net.Listen("tcp", "10.0.0.2:80")
	if err != nil {
		panic(err)
	}
	for {
		c, err := l.Accept()
		if err != nil {
			panic(err)
		}
		go func() {
			buf := make([]byte, 64)
			for {
				n, err := c.Read(buf)
				if err != nil {
					return
				}
				fmt.Fprintf(c, "%s!", buf[:n])
			}
		}()
	}
}
`;

const client = `package main

import (
	"fmt"
	"net"
	"time"
)

func main() {
	began := time.Now()
	c, err := net.Dial("tcp", "10.0.0.2:80")
	if err != nil {
		fmt.Println(err)
		return
	}
	buf := make([]byte, 64)
	for i := 0; i < 3; i++ {
		fmt.Fprintf(c, "%d", i)
		n, err := c.Read(buf)
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(string(buf[:n]), time.Since(began))
	}
	c.Close()
}
`;

const scenario: ScenarioSpec = {
  id: 'outside',
  hosts: [
    { name: 'a', addresses: ['10.0.0.1'] },
    { name: 'b', addresses: ['10.0.0.2'] },
  ],
  commands: { server: 'server', client: 'client' },
  script: [
    { when: { step: 0 }, host: 'b', terminal: 'b', argv: ['server'] },
    { when: { idle: 1 }, host: 'a', terminal: 'a', argv: ['client'] },
  ],
  seed: 4,
  watch: [],
  visible: ['server', 'client'],
  objects: [],
};

const all = bundle({ 'src/server/main.go': server, 'src/client/main.go': client });

function view(reply: Reply): MomentView {
  if (reply.type !== 'moment') throw new Error(JSON.stringify(reply));
  return reply.view;
}

async function start(inputs: readonly Input[] = []) {
  const session = new Session({ bundle: all });
  view(await session.handle({ type: 'open', scenario, inputs }));
  const act = async (command: Command) => view(await session.handle(command));
  const end = async () => {
    const { recorded } = await act({ type: 'choose', g: 0 });
    return act({ type: 'seek', step: recorded });
  };
  return { session, act, end };
}

const printed = (at: MomentView): string[] =>
  at.terminal
    .filter(({ kind, terminal }) => kind === 'stdout' && terminal === 'a')
    .flatMap(({ text }) => text.trimEnd().split('\n'));

const link = { kind: 'link', a: 'a', b: 'b' } as const;

/** The step at which the client's answer has been printed so many times. */
async function afterAnswers(n: number): Promise<number> {
  const { act } = await start();
  let at = await act({ type: 'seek', step: 0 });
  while (printed(at).filter((text) => text !== '').length < n) {
    at = await act({ type: 'to-event', kinds: ['print'], direction: 'forward' });
  }
  return at.step;
}

describe('a link', () => {
  it('takes the time it is given, both ways, from then on', async () => {
    const { end } = await start([{ ...link, at: 0, latency: 5_000_000 }]);
    const at = await end();
    expect(printed(at)).toEqual(['0! 20ms', '1! 30ms', '2! 40ms']);
    expect(at.links.find(({ a, b }) => a === 'a' && b === 'b')).toEqual({
      a: 'a',
      b: 'b',
      latency: 5_000_000,
      cut: false,
      loss: 0,
    });
  });

  it('that is cut holds what is written, and lets it pass when it is whole again', async () => {
    const step = await afterAnswers(1);
    const cut: Input = { ...link, at: step, cut: true };
    const { act, end } = await start([cut]);
    const held = await end();
    expect(held.outcome).toEqual({ kind: 'idle' });
    expect(printed(held)).toHaveLength(1);
    expect(held.links[1]).toMatchObject({ a: 'a', b: 'b', cut: true });
    await act({ type: 'input', input: { ...link, cut: false } });
    const whole = await end();
    expect(printed(whole).map((text) => text.slice(0, 2))).toEqual(['0!', '1!', '2!']);
    // The same from the list of what was done, as a link would open it.
    const again = await start(whole.inputs);
    expect((await again.end()).terminal).toEqual(whole.terminal);
  });

  it('that is cut lets nobody connect', async () => {
    const { end } = await start([{ ...link, at: 0, cut: true }]);
    expect(printed(await end())[0]).toMatch(/^dial tcp 10\.0\.0\.2:80: .*timed out$/);
  });

  it('names what it cannot be', async () => {
    const { session } = await start();
    for (const input of [
      { ...link, b: 'nobody', cut: true },
      { ...link, latency: -1 },
      { ...link, b: 'a', cut: true },
    ]) {
      const reply = await session.handle({ type: 'input', input });
      expect(reply).toMatchObject({ type: 'refused', code: 'bad-command' });
    }
  });
});

describe('a process', () => {
  it('that is halted does nothing until it is let go on, and nothing is lost', async () => {
    const step = await afterAnswers(1);
    const signal = (name: string, at: number): Input => ({
      at,
      kind: 'signal',
      process: 1,
      signal: name,
    });
    const { act, end } = await start([signal('SIGSTOP', step)]);
    const halted = await end();
    expect(halted.outcome).toEqual({ kind: 'idle' });
    expect(printed(halted)).toHaveLength(1);
    expect(halted.processes.find(({ id }) => id === 1)).toMatchObject({
      stopped: true,
      exited: false,
    });
    await act({ type: 'input', input: { kind: 'signal', process: 1, signal: 'SIGCONT' } });
    expect(printed(await end())).toHaveLength(3);
  });

  it('that is halted can still be killed', async () => {
    const step = await afterAnswers(1);
    const { end } = await start([
      { at: step, kind: 'signal', process: 1, signal: 'SIGSTOP' },
      { at: step, kind: 'signal', process: 1, signal: 'SIGKILL' },
    ]);
    const at = await end();
    expect(at.processes.find(({ id }) => id === 1)).toMatchObject({ exited: true, code: 137 });
  });

  it('going back over a halt is as if it had not been', async () => {
    const step = await afterAnswers(1);
    const { act, end } = await start([{ at: step, kind: 'signal', process: 1, signal: 'SIGSTOP' }]);
    await end();
    const before = await act({ type: 'seek', step: step - 1 });
    expect(before.processes.every(({ stopped }) => !stopped)).toBe(true);
    const plain = await start();
    const same = await plain.act({ type: 'seek', step: step - 1 });
    expect(before.goroutines).toEqual(same.goroutines);
  });
});
