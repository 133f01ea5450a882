/** What a scenario does by itself, and where it ends by the clock. */
import { describe, expect, it } from 'vitest';
import { bundle } from '../testing/bundle';
import type {
  Command,
  MomentSpec,
  MomentView,
  Reply,
  ScenarioSpec,
  ScriptedInput,
} from './protocol';
import { Session } from './session';

const beat = `package main

import (
	"fmt"
	"io/ioutil"
	"net"
	"os"
	"time"
)

func main() {
	if os.Args[1] == "serve" {
		l, err := net.Listen("tcp", ":80")
		if err != nil {
			panic(err)
		}
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go func() {
				buf := make([]byte, 100)
				for {
					n, err := c.Read(buf)
					if err != nil {
						return
					}
					c.Write(buf[:n])
				}
			}()
		}
	}
	began := time.Now()
	c, err := net.Dial("tcp", "service.example:80")
	if err != nil {
		fmt.Println(err)
		return
	}
	for {
		text, err := ioutil.ReadFile("/etc/word")
		if err != nil {
			text = []byte("none")
		}
		fmt.Fprintf(c, "%s", text)
		buf := make([]byte, 100)
		n, err := c.Read(buf)
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Printf("%.1f %s\\n", time.Since(began).Seconds(), buf[:n])
		time.Sleep(10 * time.Second)
	}
}
`;

const s = 1e9;
const all = bundle({ 'src/beat/beat.go': beat.replaceAll('\\\\n', '\\n') });
const command = (when: ScriptedInput['when'], host: string, ...argv: string[]): ScriptedInput => ({
  when,
  host,
  terminal: host,
  argv: ['beat', ...argv],
});

function scenario(
  script: readonly ScriptedInput[],
  extra: Partial<ScenarioSpec> = {},
): ScenarioSpec {
  return {
    id: 'deeds',
    hosts: [
      { name: 'a', addresses: ['10.0.0.1'] },
      { name: 'b', addresses: ['10.0.0.2'], names: ['service.example'] },
    ],
    commands: { beat: 'beat' },
    script: [
      command({ step: 0 }, 'b', 'serve'),
      { when: { step: 0 }, kind: 'link', a: 'b', b: 'a', latency: 1e6 },
      command({ time: 1 * s }, 'a', 'ask'),
      ...script,
    ],
    seed: 1,
    watch: [],
    visible: ['beat'],
    objects: [],
    until: 60 * s,
    ...extra,
  };
}

function view(reply: Reply): MomentView {
  if (reply.type !== 'moment') throw new Error(JSON.stringify(reply));
  return reply.view;
}

async function open(spec: ScenarioSpec, extra: Partial<Extract<Command, { type: 'open' }>> = {}) {
  const session = new Session({ bundle: all });
  const first = await session.handle({ type: 'open', scenario: spec, ...extra });
  const act = async (one: Command) => view(await session.handle(one));
  return { session, first, act };
}

async function end(spec: ScenarioSpec, moments: readonly MomentSpec[] = []): Promise<MomentView> {
  const { act } = await open(spec, { moments });
  return act({ type: 'seek', step: Infinity });
}

const printed = (at: MomentView, terminal = 'a'): string[] =>
  at.terminal
    .filter((one) => one.kind === 'stdout' && one.terminal === terminal)
    .flatMap(({ text }) => text.trimEnd().split('\n'));

/** What does not depend on which goroutine's variables are shown. */
const gist = ({ goroutines: _, chosen: __, ...rest }: MomentView) => rest;

describe('until', () => {
  it('ends a run that would never be idle, and says when', async () => {
    const at = await end(scenario([]));
    expect(at.outcome).toEqual({ kind: 'time', at: 60 * s });
    expect(at.time).toBeLessThanOrEqual(60 * s);
    expect(printed(at)).toEqual([
      '0.0 none',
      '10.0 none',
      '20.0 none',
      '30.0 none',
      '40.0 none',
      '50.0 none',
    ]);
  });

  it('is a minute later for what a reader does at the end; going back and on is the same', async () => {
    const { act } = await open(scenario([]));
    const before = await act({ type: 'seek', step: Infinity });
    await act({
      type: 'input',
      input: { kind: 'file', host: 'a', path: '/etc/word', text: 'late' },
    });
    const after = await act({ type: 'seek', step: Infinity });
    expect(after.outcome).toEqual({ kind: 'time', at: before.time + 60 * s });
    expect(printed(after).slice(-2)).toEqual(['90.0 late', '100.0 late']);
    await act({ type: 'seek', step: Math.floor(before.step / 2) });
    expect(gist(await act({ type: 'seek', step: after.step }))).toEqual(gist(after));
    const again = await open(scenario([]), { inputs: after.inputs });
    const same = await again.act({ type: 'seek', step: Infinity });
    expect(gist(same)).toEqual(gist(after));
  });
});

describe('a scripted deed', () => {
  it('writes and removes a file', async () => {
    const at = await end(
      scenario([
        { when: { time: 15 * s }, kind: 'file', host: 'a', path: '/etc/word', text: 'hello' },
        { when: { time: 35 * s }, kind: 'file', host: 'a', path: '/etc/word' },
      ]),
      [{ id: 'written', kind: 'file', text: 'write a /etc/word', nth: 1 }],
    );
    expect(printed(at).map((line) => line.split(' ')[1])).toEqual([
      'none',
      'none',
      'hello',
      'hello',
      'none',
      'none',
    ]);
    expect(at.moments.written).toBeDefined();
  });

  it('cuts a link and joins it: what was written comes then', async () => {
    const at = await end(
      scenario([
        { when: { time: 15 * s }, kind: 'link', a: 'b', b: 'a', cut: true },
        { when: { time: 25 * s }, kind: 'link', a: 'a', b: 'b', cut: false },
      ]),
      [{ id: 'cut', kind: 'link', text: 'cut a b', nth: 1 }],
    );
    expect(printed(at).slice(0, 4)).toEqual(['0.0 none', '10.0 none', '24.0 none', '34.0 none']);
    expect(at.moments.cut).toBeDefined();
  });

  it('kills a process by its terminal, and another takes its place', async () => {
    const at = await end(
      scenario([
        { when: { time: 15 * s }, kind: 'signal', process: { terminal: 'b' }, signal: 'SIGKILL' },
        command({ time: 16 * s }, 'b', 'serve'),
        command({ time: 30 * s }, 'a', 'ask'),
      ]),
      [
        { id: 'killed', kind: 'signal-sent', text: 'SIGKILL to beat serve', nth: 1 },
        { id: 'again', kind: 'start', process: ['beat', 'serve'], nth: 2 },
      ],
    );
    expect(printed(at)).toEqual([
      '0.0 none',
      '10.0 none',
      'EOF',
      '0.0 none',
      '10.0 none',
      '20.0 none',
    ]);
    expect(at.moments.again!.seq).toBeGreaterThan(at.moments.killed!.seq);
    expect(at.processes.filter(({ terminal }) => terminal === 'b')).toMatchObject([
      { exited: true, code: 137 },
      { exited: false },
    ]);
  });

  it('finds a process by how its command line begins, or does nothing', async () => {
    const kill = (...argv: string[]): ScriptedInput => ({
      when: { time: 15 * s },
      kind: 'signal',
      process: { argv },
      signal: 'SIGKILL',
    });
    expect(printed(await end(scenario([kill('beat', 'ask')])))).toHaveLength(2);
    expect(printed(await end(scenario([kill('beat', 'nothing')])))).toHaveLength(6);
  });

  it('that cannot be is named before anything runs', async () => {
    for (const one of [
      { when: { time: 1 }, kind: 'link', a: 'a', b: 'nobody', cut: true },
      { when: { time: 1 }, kind: 'link', a: 'a', b: 'b', loss: 100 },
      { when: { idle: 1 }, kind: 'file', host: 'a', path: 'word' },
      { when: { step: 5 }, kind: 'signal', process: {}, signal: 'SIGNAL' },
    ] satisfies ScriptedInput[]) {
      expect((await open(scenario([one]))).first).toMatchObject({ type: 'refused' });
    }
  });
});

describe('loss', () => {
  const lossy = (seed: number, loss: number) =>
    end(scenario([{ when: { step: 0 }, kind: 'link', a: 'a', b: 'b', loss }], { seed }));

  it('delays a stream by the seed, and loses no byte', async () => {
    const runs = await Promise.all([1, 2, 3].map((seed) => lossy(seed, 50)));
    const late = runs.map((run) => printed(run).join());
    expect(new Set(late).size).toBe(3);
    for (const run of runs) {
      for (const line of printed(run)) expect(line).toMatch(/^\d+\.\d none$/);
      expect(run.links.find(({ a, b }) => a !== b)).toMatchObject({ loss: 50, latency: 1e6 });
    }
    expect(printed(await lossy(2, 50)).join()).toBe(late[1]);
  });

  it('of nothing is as if it were not set', async () => {
    expect(printed(await lossy(1, 0))).toEqual(printed(await end(scenario([]))));
  });
});
