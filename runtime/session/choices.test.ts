/** The reader's part in what happens: the case of a select, and two runs held against each other. */
import { describe, expect, it } from 'vitest';
import { bundle } from '../testing/bundle';
import type { Command, Input, MomentView, Reply, ScenarioSpec } from './protocol';
import { Session } from './session';

const source = `package main

func main() {
	left, right := make(chan string, 2), make(chan string, 2)
	left <- "links"
	right <- "rechts"
	never := make(chan int)
	for i := 0; i < 2; i++ {
		select {
		case word := <-left:
			println(word)
		case <-never:
			println("never")
		case word, ok := <-right:
			println(word, ok)
		}
	}
}
`;

const line = (text: string): number => source.split('\n').findIndex((l) => l.includes(text)) + 1;

const scenario: ScenarioSpec = {
  id: 'choices',
  hosts: [{ name: 'one', addresses: ['10.0.0.1'] }],
  commands: { pick: 'pick' },
  script: [{ when: { step: 0 }, host: 'one', terminal: 'one', argv: ['pick'] }],
  seed: 3,
  watch: [],
  visible: ['pick'],
  objects: [],
};

const all = bundle({ 'src/pick/pick.go': source });

function view(reply: Reply): MomentView {
  if (reply.type !== 'moment') throw new Error(JSON.stringify(reply));
  return reply.view;
}

async function start(extra: Partial<Extract<Command, { type: 'open' }>> = {}) {
  const session = new Session({ bundle: all });
  view(await session.handle({ type: 'open', scenario, ...extra }));
  const act = async (command: Command) => view(await session.handle(command));
  return { session, act };
}

const toSelect = {
  type: 'to-line',
  file: 'pick/pick.go',
  line: line('select {'),
  direction: 'forward',
} as const;

const printed = ({ terminal }: MomentView): string =>
  terminal.map(({ kind, text }) => (kind === 'command' ? '' : text)).join('');

async function take(index: number): Promise<{ out: string; inputs: readonly Input[] }> {
  const { act } = await start();
  const at = await act(toSelect);
  await act({ type: 'input', input: { kind: 'select-case', g: at.current!.g, index } });
  const end = await act({ type: 'run', direction: 'forward' });
  return { out: printed(end), inputs: end.inputs };
}

describe('a select', () => {
  it('SEL2: tells its cases as they are written and which of them are ready, and moves nothing', async () => {
    const { session, act } = await start();
    const at = await act(toSelect);
    const g = at.goroutines.find(({ id }) => id === at.current!.g)!;
    expect(g.selects).toBe(true);
    const reply = await session.handle({ type: 'select-cases', g: g.id });
    expect(reply).toMatchObject({
      type: 'select-cases',
      hasDefault: false,
      cases: [
        { index: 0, text: 'word := <-left', ready: true, place: { line: line('<-left') } },
        { index: 1, text: '<-never', ready: false },
        { index: 2, text: 'word, ok := <-right', ready: true },
      ],
    });
    expect(await act({ type: 'choose', g: 0 })).toEqual(at);
  });

  it('takes the case the reader picks, whatever the seed would have picked', async () => {
    expect((await take(0)).out).toBe('links\nrechts true\n');
    expect((await take(2)).out).toBe('rechts true\nlinks\n');
  });

  it('goes on by itself when the case picked is not ready', async () => {
    expect((await take(1)).out).toMatch(/^(links\nrechts true|rechts true\nlinks)\n$/);
  });

  it('is refused for a goroutine that stands elsewhere', async () => {
    const { session } = await start();
    const reply = await session.handle({ type: 'select-cases', g: 1 });
    expect(reply).toMatchObject({ type: 'refused', code: 'no-such-value' });
  });
});

describe('two runs', () => {
  it('TL5: part at the choice, and each goes its way', async () => {
    const other = await take(2);
    const { session, act } = await start({ inputs: (await take(0)).inputs });
    const at = await act(toSelect);
    const reply = await session.handle({ type: 'compare', scenario, inputs: other.inputs });
    if (reply.type !== 'parting') throw new Error(JSON.stringify(reply));
    expect(reply.last?.kind).toBe('choice');
    expect(reply.here[0]).toMatchObject({ kind: 'recv' });
    expect(reply.there[0]).toMatchObject({ kind: 'recv' });
    expect(reply.here[0]!.obj).not.toBe(reply.there[0]!.obj);
    expect(reply.here.find(({ kind }) => kind === 'print')?.detail).toBe('links\n');
    expect(reply.there.find(({ kind }) => kind === 'print')?.detail).toBe('rechts true\n');
    expect(reply.outcome).toEqual({ kind: 'done' });
    expect(await act({ type: 'choose', g: 0 })).toEqual(at);
  });

  it('never part when nothing was done', async () => {
    const { session, act } = await start();
    const { lastSeq } = await act({ type: 'seek', step: 0 });
    const reply = await session.handle({ type: 'compare', scenario });
    expect(reply).toMatchObject({ type: 'parting', common: lastSeq, here: [], there: [] });
  });

  it('may be of an edited program, and its errors are told', async () => {
    const { session } = await start();
    const edit = (replace: string): ScenarioSpec => ({
      ...scenario,
      edits: [{ file: 'pick/pick.go', find: '"links"', replace }],
    });
    const changed = await session.handle({ type: 'compare', scenario: edit('"gauche"') });
    expect(changed).toMatchObject({ type: 'parting' });
    if (changed.type === 'parting') {
      expect(changed.here.concat(changed.there).some(({ detail }) => detail === 'gauche\n')).toBe(
        true,
      );
    }
    const broken = await session.handle({ type: 'compare', scenario: edit('1') });
    expect(broken).toMatchObject({ type: 'diagnostics' });
  });
});
