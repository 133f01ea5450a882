// A tree of values shows what is open, and knows what it has not been sent.
import { expect, test } from 'vitest';
import type { ValueView } from '@/runtime/session/protocol';
import { flatten } from './value-nodes';

const number = (text: string): ValueView => ({ type: 'int', kind: 'int', text });
const job: ValueView = {
  type: '*engine.Job',
  kind: 'ptr',
  text: '*engine.Job #17',
  children: [
    { name: 'Name', value: { type: 'string', kind: 'string', text: '"ps"' } },
    {
      name: 'Args',
      value: { type: '[]string', kind: 'slice', text: '[]string len 1', more: true },
    },
  ],
};
const path = [{ g: 3, frame: 0, name: 'job' }] as const;
const key = JSON.stringify(path);
const args = JSON.stringify([...path, 'Args']);

test('closed, a value is one row', () => {
  expect(flatten([{ name: 'job', path, value: job }], new Set(), {})).toMatchObject([
    { name: 'job', depth: 0, inside: true, open: false, incomplete: false },
  ]);
});

test('open, its parts follow; what was not sent says so, and takes what was asked for', () => {
  const open = new Set([key, args]);
  const before = flatten([{ name: 'job', path, value: job }], open, {});
  expect(before.map(({ name, incomplete }) => [name, incomplete])).toEqual([
    ['job', false],
    ['Name', true],
    ['Args', true],
  ]);
  const inside = { ...job.children![1]!.value, children: [{ name: '0', value: number('1') }] };
  const after = flatten([{ name: 'job', path, value: job }], open, { [args]: inside });
  expect(after.map(({ name, depth }) => [name, depth])).toEqual([
    ['job', 0],
    ['Name', 1],
    ['Args', 1],
    ['0', 2],
  ]);
  expect(after[3]!.path).toEqual([...path, 'Args', '0']);
});

test('a value that has changed since the moment before is marked', () => {
  const roots = [
    { name: 'i', path: [{ g: 1, frame: 0, name: 'i' }] as const, value: number('2'), before: '1' },
    { name: 'n', path: [{ g: 1, frame: 0, name: 'n' }] as const, value: number('2'), before: '2' },
  ];
  expect(flatten(roots, new Set(), {}).map(({ changed }) => changed)).toEqual([true, false]);
});
