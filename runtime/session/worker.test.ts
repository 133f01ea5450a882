// Turns: who waits for one gets it, however many wait at once.
import { expect, it } from 'vitest';
import { turnsOver } from './worker';

it('gives each of those who wait at once a turn, in their order', async () => {
  const { port1, port2 } = new MessageChannel();
  const turn = turnsOver({ port1, port2 } as unknown as Parameters<typeof turnsOver>[0]);
  const order: string[] = [];
  await Promise.all([
    turn().then(() => order.push('recording')),
    turn().then(() => order.push('walk')),
  ]);
  expect(order).toEqual(['recording', 'walk']);
  port1.close();
}, 5000);
