/** Who called a function: from the events of a run that watches it, from the same run made again of one that does not. */
import { expect, test } from 'vitest';
import { bundle } from '../testing/bundle';
import type { Reply, ScenarioSpec } from './protocol';
import { Session } from './session';

const source = `package main

func add(a, b int) int {
	return a + b
}

func twice(n int) int {
	func() {
		n = add(n, n)
	}()
	return n
}

func unused() {}

func main() {
	done := make(chan int)
	go func() { done <- twice(1) }()
	<-done
	add(3, 4)
}
`;

const scenario = (watch: readonly string[]): ScenarioSpec => ({
  id: 'calls',
  hosts: [{ name: 'one', addresses: [] }],
  commands: { calls: 'calls' },
  script: [{ when: { step: 0 }, host: 'one', terminal: 'one', argv: ['calls'] }],
  seed: 3,
  watch,
  visible: ['calls'],
  objects: [],
});

const session = new Session({ bundle: bundle() });

function callers(reply: Reply) {
  if (reply.type !== 'callers') throw new Error(JSON.stringify(reply).slice(0, 500));
  return reply;
}

const ask = (line: number, again = false) =>
  session.handle({ type: 'callers', file: 'calls/main.go', line, again });

test('the calls of a watched function, with goroutine, what is around them, and a step to go to', async () => {
  const files = { 'calls/main.go': source };
  await session.handle({ type: 'open', scenario: scenario(['main.*']), files });
  const found = callers(await ask(4));
  expect(found).toMatchObject({ fn: 'main.add', watched: true, total: 2 });
  const [first, second] = found.calls;
  expect(first?.around).toBe('main.twice.func1');
  expect(second?.around).toBe('main.main');
  expect(first?.g).not.toBe(second?.g);
  expect(first?.command).toBe('calls');
  const at = await session.handle({ type: 'seek', step: second!.step });
  if (at.type !== 'moment') throw new Error(at.type);
  expect(at.view.current).toMatchObject({ fn: 'main.add', g: second!.g });
});

test('a line of a function literal is one of the function around it', async () => {
  const files = { 'calls/main.go': source };
  await session.handle({ type: 'open', scenario: scenario(['main.*']), files });
  expect(callers(await ask(9)).fn).toBe('main.twice');
});

test('of a function that is not watched nothing is told, until the same run is made again', async () => {
  const files = { 'calls/main.go': source };
  await session.handle({ type: 'open', scenario: scenario(['main.*']), files });
  const watched = callers(await ask(4));
  await session.handle({ type: 'open', scenario: scenario(['main.twice']), files, step: 2 });
  expect(callers(await ask(4))).toMatchObject({ fn: 'main.add', watched: false, calls: [] });
  const again = callers(await ask(4, true));
  expect(again.calls.map(({ step, g }) => [step, g])).toEqual(
    watched.calls.map(({ step, g }) => [step, g]),
  );
  const here = await session.handle({ type: 'choose', g: 0 });
  expect(here.type === 'moment' && here.view.step).toBe(2);
});

test('a line outside every function, and a function that nothing reaches, are refused plainly', async () => {
  const files = { 'calls/main.go': source };
  await session.handle({ type: 'open', scenario: scenario(['main.*']), files });
  expect(await ask(1)).toMatchObject({ type: 'refused', code: 'no-such-line' });
  expect(await ask(99_999)).toMatchObject({ type: 'refused', code: 'no-such-line' });
});
