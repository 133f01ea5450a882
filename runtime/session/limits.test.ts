/** Runs that want too much: stopped with a clear outcome, their past still there. */
import { describe, expect, it } from 'vitest';
import { bundle } from '../testing/bundle';
import type { MomentView, Reply, ScenarioSpec } from './protocol';
import { Session } from './session';

const scenario: ScenarioSpec = {
  id: 'test',
  hosts: [{ name: 'one', addresses: ['10.0.0.1'] }],
  commands: { grow: 'grow' },
  script: [{ when: { step: 0 }, host: 'one', terminal: 'one', argv: ['grow'] }],
  seed: 7,
  watch: [],
  visible: ['grow'],
  objects: [],
};

function view(reply: Reply): MomentView {
  if (reply.type !== 'moment') throw new Error(JSON.stringify(reply).slice(0, 2000));
  return reply.view;
}

async function open(source: string, extra: Partial<ScenarioSpec> = {}) {
  const session = new Session({ bundle: bundle({ 'src/grow/grow.go': source }), memory: 2 ** 25 });
  const at = view(await session.handle({ type: 'open', scenario: { ...scenario, ...extra } }));
  const act = async (command: Parameters<Session['handle']>[0]) =>
    view(await session.handle(command));
  return { at, act };
}

const programs = {
  'a list that grows for ever': `package main

type node struct {
	next *node
	a, b, c int
}

func main() {
	var list *node
	for n := 0; ; n++ {
		list = &node{next: list, a: n}
	}
}
`,
  'buffers that are kept': `package main

func main() {
	var kept [][]byte
	for {
		kept = append(kept, make([]byte, 1<<20))
	}
}
`,
};

describe('a program that takes all memory', () => {
  for (const [name, source] of Object.entries(programs)) {
    it(`TL9: is stopped, and its past is kept: ${name}`, async () => {
      const opened = await open(source);
      const { act } = opened;
      let { at } = opened;
      for (let i = 0; i < 4 && at.outcome.kind === 'limit'; i++) {
        at = await act({ type: 'run', direction: 'forward' });
      }
      expect(at.outcome).toMatchObject({ kind: 'memory' });
      const middle = Math.floor((at.first + at.recorded) / 2);
      const there = await act({ type: 'seek', step: middle });
      expect(there.step).toBe(middle);
      expect(there.goroutines).toHaveLength(1);
      // It stays stopped, however often one asks it to go on.
      const again = await act({ type: 'run', direction: 'forward' });
      expect([again.step, again.recorded]).toEqual([at.recorded, at.recorded]);
      expect(again.outcome).toEqual(at.outcome);
    }, 60_000);
  }

  it('is none that makes much and keeps little', async () => {
    const { at } = await open(`package main

func main() {
	total := 0
	for n := 0; n < 500; n++ {
		b := make([]byte, 1<<20)
		b[n] = byte(n)
		total += int(b[n])
	}
	println(total)
}
`);
    expect(at.outcome).toEqual({ kind: 'done' });
  }, 60_000);
});

describe('a program that never ends', () => {
  it('is stopped at a limit, goes on when asked, and says how far back one can go', async () => {
    const source = `package main

func main() {
	for n := 0; ; n++ {
	}
}
`;
    const { at, act } = await open(source, { maxSteps: 10_000 });
    expect(at.outcome).toEqual({
      kind: 'limit',
      text: 'stopped after 10000 steps; it would go on',
    });
    expect(at.first).toBe(at.step);
    const later = await act({ type: 'run', direction: 'forward' });
    expect(later.recorded).toBeGreaterThan(at.recorded);
    expect((await act({ type: 'seek', step: at.first })).step).toBe(at.first);
  });
});
