// There is always a terminal to type in.
import { expect, test } from 'vitest';
import type { MomentView, ProcessView, ScenarioSpec } from '@/runtime/session/protocol';
import { foreground, freeTerminal, terminalsOf } from './terminals';

const scenario = {
  hosts: [
    { name: 'a', addresses: [] },
    { name: 'b', addresses: [] },
  ],
  script: [{ when: { step: 0 }, host: 'a', terminal: 'tty1', argv: ['dockerd'] }],
} as unknown as ScenarioSpec;
const process = (id: number, terminal: string, exited: boolean): ProcessView => ({
  id,
  parent: 0,
  goroutines: 1,
  host: 'a',
  argv: ['x'],
  terminal,
  exited,
  stopped: false,
  code: 0,
});
const view = (...processes: ProcessView[]) => ({ processes }) as unknown as MomentView;

test('a busy terminal is joined by a free one; a free one is enough', () => {
  const names = (at: MomentView) =>
    terminalsOf(scenario, at, []).map((t) => `${t.host}/${t.terminal}`);
  expect(names(view())).toEqual(['a/tty1', 'b/tty1']);
  expect(names(view(process(1, 'tty1', false)))).toEqual(['a/tty1', 'a/tty2', 'b/tty1']);
  expect(names(view(process(1, 'tty1', true)))).toEqual(['a/tty1', 'b/tty1']);
});

test('the last living process has the terminal', () => {
  const at = { host: 'a', terminal: 'tty1' };
  expect(foreground(view(process(1, 'tty1', false), process(2, 'tty1', true)), at)?.id).toBe(1);
  expect(foreground(view(process(1, 'tty1', true)), at)).toBeUndefined();
});

test('a new terminal has a new name', () => {
  expect(freeTerminal([{ host: 'a', terminal: 'tty1' }], 'a').terminal).toBe('tty2');
  expect(freeTerminal([{ host: 'a', terminal: 'tty1' }], 'b').terminal).toBe('tty1');
});
