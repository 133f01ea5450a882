/** A session from the outside: commands in, moments out. */
import { describe, expect, it } from 'vitest';
import { bundle } from '../testing/bundle';
import type { Command, MomentView, Reply, ScenarioSpec } from './protocol';
import { Session } from './session';

const source = `package main

type note struct {
	text string
	n    int
}

func add(n *note) {
	n.n++
	n.text += "!"
}

func worker(in chan *note, out chan int) {
	for n := range in {
		add(n)
		out <- n.n
	}
	close(out)
}

func main() {
	in, out := make(chan *note), make(chan int, 1)
	go worker(in, out)
	n := &note{text: "hi"}
	for i := 0; i < 3; i++ {
		in <- n
		println(<-out)
	}
	close(in)
	<-out
	println(n.text)
}
`;

const line = (text: string): number => source.split('\n').findIndex((l) => l.includes(text)) + 1;

const scenario: ScenarioSpec = {
  id: 'test',
  hosts: [{ name: 'one', addresses: ['10.0.0.1'] }],
  commands: { talk: 'talk' },
  script: [{ when: { step: 0 }, host: 'one', terminal: 'one', argv: ['talk'] }],
  seed: 7,
  watch: ['main.*'],
  visible: ['talk'],
  objects: ['talk.note'],
};

const all = bundle({ 'src/talk/talk.go': source });

function view(reply: Reply): MomentView {
  if (reply.type !== 'moment') throw new Error(JSON.stringify(reply));
  return reply.view;
}

async function start(extra: Partial<Extract<Command, { type: 'open' }>> = {}) {
  const session = new Session({ bundle: all });
  const first = view(await session.handle({ type: 'open', scenario, ...extra }));
  const act = async (command: Command) => view(await session.handle(command));
  return { session, first, act };
}

describe('a session', () => {
  it('opens at the first step with the whole run recorded', async () => {
    const { first } = await start();
    expect(first.step).toBe(0);
    expect(first.outcome).toEqual({ kind: 'done' });
    expect(first.recorded).toBeGreaterThan(20);
  });

  it('shows of sources that are known to be right what it shows of any', async () => {
    const { act, first } = await start();
    const trusting = new Session({ bundle: all, trusted: true });
    const open: Command = { type: 'open', scenario };
    expect(view(await trusting.handle(open))).toEqual(first);
    for (const step of [first.recorded, 7, 30]) {
      const at = await act({ type: 'seek', step });
      expect(view(await trusting.handle({ type: 'seek', step }))).toEqual(at);
    }
    // What a reader changes is looked at whole, whoever else is trusted.
    const files = { 'talk/talk.go': source.replace('n.n++', 'n.m++') };
    expect(await trusting.handle({ ...open, files })).toMatchObject({
      type: 'diagnostics',
      diagnostics: [{ file: 'talk/talk.go', line: line('n.n++') }],
    });
  });

  it('steps through statements and back through the same ones', async () => {
    const { act, first } = await start();
    const there: string[] = [];
    let at = first;
    for (;;) {
      at = await act({ type: 'step', how: 'any', direction: 'forward' });
      if (!at.current) break;
      there.push(`${at.step} ${at.current.g} ${at.current.place?.line}`);
    }
    const back: string[] = [];
    for (let i = there.length; i > 0; i--) {
      at = await act({ type: 'step', how: 'any', direction: 'back' });
      back.push(`${at.step} ${at.current!.g} ${at.current!.place?.line}`);
    }
    expect(back.reverse()).toEqual(there);
    expect(there.length).toBeGreaterThan(30);
  });

  it('steps over a call, out of it, and both backwards', async () => {
    const { act } = await start();
    const call = line('add(n)');
    let at = await act({ type: 'to-line', file: 'talk/talk.go', line: call, direction: 'forward' });
    const g = at.current!.g;
    const before = at.step;
    at = await act({ type: 'step', how: 'over', direction: 'forward', g });
    expect(at.current!.place!.line).toBe(call + 1);
    at = await act({ type: 'step', how: 'over', direction: 'back', g });
    expect([at.step, at.current!.place!.line]).toEqual([before, call]);
    at = await act({ type: 'step', how: 'statement', direction: 'forward', g });
    expect(at.current!.fn).toBe('main.add');
    at = await act({ type: 'step', how: 'statement', direction: 'forward', g });
    at = await act({ type: 'step', how: 'out', direction: 'back', g });
    expect([at.step, at.current!.place!.line]).toEqual([before, call]);
    at = await act({ type: 'step', how: 'statement', direction: 'forward', g });
    at = await act({ type: 'step', how: 'out', direction: 'forward', g });
    expect(at.current!.place!.line).toBe(call + 1);
  });

  it('runs to breakpoints both ways', async () => {
    const { act } = await start();
    await act({ type: 'breakpoints', lines: [{ file: 'talk/talk.go', line: line('n.n++') }] });
    const steps: number[] = [];
    for (let i = 0; i < 3; i++) {
      const at = await act({ type: 'run', direction: 'forward' });
      expect(at.current!.fn).toBe('main.add');
      steps.push(at.step);
    }
    expect((await act({ type: 'run', direction: 'forward' })).current).toBeUndefined();
    for (const step of steps.reverse()) {
      expect((await act({ type: 'run', direction: 'back' })).step).toBe(step);
    }
    expect((await act({ type: 'run', direction: 'back' })).step).toBe(0);
  });

  it('finds moments, events and their causes', async () => {
    const moments = [
      { id: 'second', kind: 'call', fn: 'main.add', nth: 2 },
      { id: 'never', kind: 'call', fn: 'main.add', nth: 9 },
    ] as const;
    const { act, session } = await start({ moments });
    let at = await act({ type: 'to-moment', id: 'second' });
    expect(at.events.some(({ kind, detail }) => kind === 'call' && detail === 'main.add')).toBe(
      true,
    );
    const never = await session.handle({ type: 'to-moment', id: 'never' });
    expect(never).toMatchObject({ type: 'refused', code: 'no-such-moment' });
    at = await act({ type: 'to-event', kinds: ['recv'], direction: 'forward' });
    const recv = at.events.find(({ kind }) => kind === 'recv')!;
    at = await act({ type: 'to-cause', seq: recv.seq });
    expect(at.events.some(({ kind, seq }) => kind === 'send' && seq === recv.cause)).toBe(true);
  });

  it('says who wrote a value last', async () => {
    const { act, session } = await start();
    let at = await act({ type: 'seek', step: (await act({ type: 'seek', step: 0 })).recorded });
    at = await act({
      type: 'to-line',
      file: 'talk/talk.go',
      line: line('println(n.text)'),
      direction: 'back',
    });
    const path = [{ g: at.current!.g, frame: 0, name: 'n' }, 'text'] as const;
    const reply = await session.handle({ type: 'expand', path });
    expect(reply).toMatchObject({ type: 'value', value: { text: '"hi!!!"' } });
    at = await act({ type: 'last-write', path });
    expect(at.current!.place!.line).toBe(line('n.text += "!"'));
  });

  it('TL5: gives the same moment to whoever opens it again, choices included', async () => {
    const { act } = await start();
    let at = await act({
      type: 'to-line',
      file: 'talk/talk.go',
      line: line('in <- n'),
      direction: 'forward',
    });
    const other = at.goroutines.find(
      ({ id, state }) => id !== at.current!.g && state === 'runnable',
    )!;
    at = await act({ type: 'input', input: { kind: 'run-next', g: other.id } });
    at = await act({ type: 'seek', step: at.step + 9 });
    const again = await start({ inputs: at.inputs, seed: at.seed, step: at.step });
    expect(again.first).toEqual({ ...at, chosen: again.first.chosen });
    expect(at.inputs).toHaveLength(1);
  });

  it.each([
    ['', 1, 1, 'syntax error: package statement must be first'],
    ['// nothing yet\n', 2, 1, 'syntax error: package statement must be first'],
    ['package main\n', 1, 9, 'function main is undeclared in the main package'],
    [
      '\npackage tool\n',
      2,
      9,
      'talk is package tool: only a package main with a func main can be run',
    ],
    ['package main\nfunc main( {\n}\n', 2, 12, 'syntax error: unexpected {, expecting )'],
  ])('what is missing from %j is said once, at its place', async (text, line, column, message) => {
    const session = new Session({ bundle: all });
    const reply = await session.handle({
      type: 'check',
      scenario,
      files: { 'talk/talk.go': text },
    });
    expect(reply.type).toBe('diagnostics');
    const [first, ...others] = reply.type === 'diagnostics' ? reply.diagnostics : [];
    expect(first).toMatchObject({ file: 'talk/talk.go', line, column, message });
    expect(others.filter((one) => one.line === 1 && one.column === 1)).toEqual([]);
  });

  it('names what cannot be done', async () => {
    const session = new Session({ bundle: all });
    const none = await session.handle({ type: 'seek', step: 3 });
    expect(none).toMatchObject({ type: 'refused', code: 'not-open' });
    const broken = await session.handle({
      type: 'open',
      scenario,
      files: { 'talk/talk.go': 'package main\n\nfunc main() { x := 1 }\n' },
    });
    expect(broken).toMatchObject({
      type: 'diagnostics',
      diagnostics: [{ file: 'talk/talk.go', line: 3, message: 'x declared but not used' }],
    });
    const edit = { file: 'talk/talk.go', find: 'nowhere', replace: '' };
    const misfit = await session.handle({ type: 'open', scenario: { ...scenario, edits: [edit] } });
    expect(misfit).toMatchObject({ type: 'refused', code: 'edit-does-not-fit' });
    const beyond = await session.handle({ type: 'open', scenario, step: 1e6 });
    expect(beyond).toMatchObject({ type: 'refused', code: 'no-such-step' });
    const command = { kind: 'exec', host: 'one', terminal: 'one', argv: ['rm', '-rf'] } as const;
    const refused = await session.handle({ type: 'input', input: command });
    expect(refused).toMatchObject({ type: 'refused', code: 'bad-command' });
  });
});
