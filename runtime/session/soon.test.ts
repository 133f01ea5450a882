/** A run that is shown before all of it is recorded is the same run, whatever is asked on the way. */
import { expect, it } from 'vitest';
import { bundle } from '../testing/bundle';
import type { Command, MomentView, Notice, Reply, ScenarioSpec } from './protocol';
import { Session } from './session';

const source = `package main

func work(n int) int {
	sum := 0
	for i := 0; i < n; i++ {
		sum += i
	}
	return sum
}

func late() {}

func main() {
	done := make(chan int)
	go func() { done <- work(20000) }()
	go func() { done <- work(30000) }()
	println(<-done + <-done)
	late()
}
`;

const scenario: ScenarioSpec = {
  id: 'test',
  hosts: [{ name: 'one', addresses: ['10.0.0.1'] }],
  commands: { sum: 'sum' },
  script: [{ when: { step: 0 }, host: 'one', terminal: 'one', argv: ['sum'] }],
  seed: 7,
  watch: ['main.late'],
  visible: ['sum'],
  objects: [],
};
const moments = [{ id: 'late', kind: 'call', fn: 'main.late', nth: 1 }] as const;
const open: Command = { type: 'open', scenario, moments };

function view(reply: Reply): MomentView {
  if (reply.type !== 'moment') throw new Error(JSON.stringify(reply).slice(0, 2000));
  return reply.view;
}

/** A session whose recording goes on when `turn` is let through. */
function make() {
  const notices: Notice[] = [];
  const waiting: (() => void)[] = [];
  const turn = () => new Promise<void>((resolve) => waiting.push(resolve));
  const session = new Session({
    bundle: bundle({ 'src/sum/sum.go': source }),
    turn,
    onNotice: (notice) => notices.push(notice),
  });
  const ask = async (command: Command) => {
    const reply = session.handle(command);
    let done = false;
    void reply.then(() => (done = true));
    while (!done) {
      await new Promise((resolve) => setImmediate(resolve));
      if (!done) waiting.splice(0).forEach((go) => go());
    }
    return reply;
  };
  /** Lets the recording go on for some turns. */
  const rest = async (turns = 1000) => {
    for (let i = 0; i < turns && notices.at(-1)?.type !== 'recorded'; i++) {
      waiting.splice(0).forEach((go) => go());
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  return { ask, rest, notices };
}

const whole = async () => view(await make().ask(open));
const ofRun = ({ recorded, lastSeq, outcome, moments: found }: MomentView) => ({
  recorded,
  lastSeq,
  outcome,
  found,
});

it('what is near the beginning is shown before much of the rest is recorded', async () => {
  const { ask, notices } = make();
  const early = { id: 'early', kind: 'go', nth: 2 } as const;
  await ask({ ...open, moments: [early], soon: true });
  const there = view(await ask({ type: 'to-moment', id: 'early' }));
  expect(there.step).toBe(there.moments['early']!.step);
  expect(there.recorded).toBeLessThan(Math.max(2_000, 4 * there.step));
  expect((await whole()).recorded).toBeGreaterThan(20_000);
  // How far the programs have been read is told package by package.
  const read = notices.flatMap((one) => (one.type === 'building' ? [one.packages] : []));
  expect(read).toEqual(read.map((_, i) => i + 1));
  expect(read.length).toBeGreaterThan(0);
});

it('TL10: shows the beginning before the end is known, and is the same run in the end', async () => {
  const { ask, rest, notices } = make();
  const first = view(await ask({ ...open, soon: true }));
  expect(first).toMatchObject({ step: 0, recorded: 0, recording: true });
  expect(first.outcome.kind).toBe('running');
  await rest();
  const all = await whole();
  expect(notices.at(-1)).toEqual({ type: 'recorded', recorded: all.recorded });
  const later = view(await ask({ type: 'choose', g: 0 }));
  expect(later.recording).toBeUndefined();
  expect(later.step).toBe(0);
  expect(ofRun(later)).toEqual(ofRun(all));
});

it('TL10: a reader who steps while it is recorded stays where they are', async () => {
  const [slow, steady] = [make(), make()];
  await slow.ask({ ...open, soon: true });
  await steady.ask(open);
  for (let i = 0; i < 12; i++) {
    const step: Command = { type: 'step', how: 'any', direction: i % 4 === 3 ? 'back' : 'forward' };
    const [a, b] = [view(await slow.ask(step)), view(await steady.ask(step))];
    expect(a.step).toBe(b.step);
    expect(a.current).toEqual(b.current);
    expect(a.goroutines).toEqual(b.goroutines);
    await slow.rest(1);
  }
  await slow.rest();
  expect(slow.notices.map(({ type }) => type)).toContain('recorded');
});

it('what is asked of the rest waits for as much of it as it needs', async () => {
  const all = await whole();
  const late = make();
  await late.ask({ ...open, soon: true });
  const there = view(await late.ask({ type: 'to-moment', id: 'late' }));
  expect(there.step).toBe(all.moments['late']!.step);

  const next = make();
  await next.ask({ ...open, soon: true });
  expect(view(await next.ask({ type: 'next-moment', direction: 'forward' })).step).toBe(there.step);

  const end = make();
  await end.ask({ ...open, soon: true });
  const last = view(await end.ask({ type: 'seek', step: Infinity }));
  expect(last.step).toBe(all.recorded);
  expect(ofRun(last)).toEqual(ofRun(all));

  const linked = make();
  const at = view(await linked.ask({ ...open, soon: true, step: 60_000 }));
  expect(at).toMatchObject({ step: 60_000, recording: true });
  const none = await linked.ask({ ...open, soon: true, step: 1e7 });
  expect(none).toMatchObject({ type: 'refused', code: 'no-such-step' });
});

it('says that all is recorded also where what was asked for is not in it', async () => {
  const { ask, notices } = make();
  const never = { id: 'never', kind: 'call', fn: 'main.late', nth: 2 } as const;
  await ask({ ...open, moments: [...moments, never], soon: true });
  const refusal = await ask({ type: 'to-moment', id: 'never' });
  expect(refusal).toMatchObject({ type: 'refused', code: 'no-such-moment' });
  expect(notices.at(-1)?.type).toBe('recorded');
});

it('a file that is looked at on the way changes nothing of what is still to be recorded', async () => {
  const all = await whole();
  const { ask, rest } = make();
  await ask({ ...open, soon: true });
  // Its functions are compiled for its lines, before any of them is entered.
  const source = await ask({ type: 'source', file: 'sum/sum.go' });
  expect(source).toMatchObject({ type: 'source' });
  await rest();
  expect(ofRun(view(await ask({ type: 'choose', g: 0 })))).toEqual(ofRun(all));
  expect(view(await ask({ type: 'to-moment', id: 'late' })).step).toBe(all.moments['late']!.step);
});

it('what is only being recorded can be stopped, and keeps its past', async () => {
  const { ask, rest } = make();
  await ask({ ...open, soon: true });
  await rest(2);
  const stopped = view(await ask({ type: 'stop' }));
  expect(stopped.recording).toBeUndefined();
  expect(stopped.outcome.kind).toBe('limit');
  expect(stopped.recorded).toBeGreaterThan(0);
  expect(stopped.recorded).toBeLessThan((await whole()).recorded);
  expect(view(await ask({ type: 'seek', step: 10 })).step).toBe(10);
});
