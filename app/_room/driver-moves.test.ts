// What a movement that finds nothing says.
import { expect, test, vi } from 'vitest';
import type { Reply } from '@/runtime/session/protocol';
import type { Core } from './driver-core';
import { createMoves } from './driver-moves';
import { createStore } from './store';

function start(reply: Reply) {
  const store = createStore({ phase: { kind: 'ready' } });
  const take = vi.fn((answer: Reply | undefined) => {
    if (answer?.type !== 'refused') return Promise.resolve();
    const { code, message } = answer;
    store.dispatch({ type: 'note', note: { kind: 'refused', code, message } });
    return Promise.resolve();
  });
  const core = { ...store, ask: () => Promise.resolve(reply), take, page: { pace: 0 } };
  return { moves: createMoves(core as unknown as Core), store };
}

test.each(['forward', 'back'] as const)(
  'a jump %s to what is not there names what it looked for, and which way',
  async (direction) => {
    const { moves, store } = start({ type: 'refused', code: 'no-such-event', message: '' });
    await moves.move({ type: 'to-landmark', landmark: 'election', direction });
    expect(store.get().note).toEqual({ kind: 'no-landmark', landmark: 'election', direction });
  },
);

test('another refusal of a jump is told as it is', async () => {
  const { moves, store } = start({ type: 'refused', code: 'stopped', message: 'stopped' });
  await moves.move({ type: 'to-landmark', landmark: 'election', direction: 'forward' });
  expect(store.get().note).toMatchObject({ kind: 'refused', code: 'stopped' });
});
