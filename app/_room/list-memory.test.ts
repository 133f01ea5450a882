// The drawing's data, read from the program of chapter 31 while it runs.
import { expect, test } from 'vitest';
import type { MomentView, Reply, ValueView } from '../../runtime/session/index';
import { Session } from '../../runtime/session/index';
import { bundle } from '../../runtime/testing/bundle';
import { scenario } from '../../content/scenarios/list-head';
import { circle, drawsMemory, listMemoryType, poisons, readMemory } from './list-memory';

function view(reply: Reply): MomentView {
  if (reply.type !== 'moment') throw new Error(JSON.stringify(reply));
  return reply.view;
}

const moments = [
  { id: 'static', kind: 'call' as const, fn: 'main.newTask', nth: 1 },
  { id: 'three', kind: 'call' as const, fn: 'main.show', nth: 1 },
  { id: 'out', kind: 'call' as const, fn: 'main.show', nth: 2 },
];

async function at(session: Session, id: string) {
  await session.handle({ type: 'to-moment', id });
  const reply = await session.handle({ type: 'objects', typeName: listMemoryType, depth: 3 });
  if (reply.type !== 'values') throw new Error(JSON.stringify(reply));
  return readMemory(reply.values[0] as ValueView);
}

test('the memory of the program: variables, fields, both circles at four moments', async () => {
  expect(drawsMemory(scenario.objects)).toBe(true);
  const session = new Session({ bundle: bundle() });
  view(await session.handle({ type: 'open', scenario, moments }));

  const first = await at(session, 'static');
  expect(first.map(({ name, at: address }) => `${name} ${address.toString(16)}`)).toEqual([
    'ready 1000',
    'waiting 1010',
  ]);
  expect(circle(first, 'ready', 'next')).toEqual({ names: ['ready', 'ready'], whole: true });
  // Nobody has initialised the other one.
  expect(circle(first, 'waiting', 'next')).toEqual({ names: ['waiting'], whole: false });

  const three = await at(session, 'three');
  expect(three.map(({ name }) => name)).toEqual(['ready', 'waiting', 'a', 'b', 'c']);
  expect(three[2]!.words.map(({ field, pointer }) => [field, pointer])).toEqual([
    ['pid', undefined],
    ['prio', undefined],
    ['run.next', 'next'],
    ['run.prev', 'prev'],
  ]);
  expect(three[2]!.words[0]!.value).toBe(7);
  expect(three[2]!.list).toBe(three[2]!.at + 16);
  expect(circle(three, 'ready', 'next').names).toEqual(['ready', 'c', 'a', 'b', 'ready']);
  expect(circle(three, 'ready', 'prev').names).toEqual(['ready', 'b', 'a', 'c', 'ready']);

  const out = await at(session, 'out');
  expect(circle(out, 'ready', 'next').names).toEqual(['ready', 'c', 'b', 'ready']);
  const [, , a] = out;
  expect(a!.words.slice(2).map(({ value, to }) => [poisons.has(value), to])).toEqual([
    [true, undefined],
    [true, undefined],
  ]);
});
