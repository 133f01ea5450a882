// Requests tried in a room with several routers: a manager's, and a replica's in front of it.
import { beforeAll, expect, it } from 'vitest';
import { scenario } from '@/content/scenarios/swarm-router';
import { Session } from '@/runtime/session/index';
import type { Command, MomentView, Reply } from '@/runtime/session/protocol';
import { bundle } from '@/runtime/testing/bundle';
import { chosenListener, createRoutes } from './driver-routes';

const session = new Session({ bundle: bundle() });
let view: MomentView;

async function ask(command: Command): Promise<Reply> {
  const reply = await session.handle(command);
  if (reply.type === 'moment') view = reply.view;
  return reply;
}

const routes = createRoutes(
  { ask, get: () => ({ view }) } as unknown as Parameters<typeof createRoutes>[0],
  { move: async (command) => void (await ask(command)) },
  async (input, then) => {
    await ask({ type: 'input', input });
    await ask(then);
  },
);

const started = (second: number, host: string, ...argv: string[]) => ({
  when: { time: second * 1e9 },
  host,
  terminal: host,
  argv,
});

beforeAll(async () => {
  const script = [
    started(0, 'manager', 'primary', '-H', '10.0.0.10:3375', 'memory://'),
    started(
      1,
      'other',
      'primary',
      '-H',
      '10.0.0.11:3375',
      '-follow',
      '10.0.0.10:3375',
      'memory://',
    ),
    // After the scenario's end, so only once somebody has tried something.
    started(30, 'desk', 'curl', 'http://10.0.0.10:3375/_ping'),
  ];
  await ask({ type: 'open', scenario: { ...scenario, script, until: 2e9 } });
  await ask({ type: 'run', direction: 'forward' });
});

it('asks the listener that the URL names, and reads all routes of a manager', async () => {
  expect(chosenListener(view, undefined, '/info')?.address).toBe('10.0.0.10:3375');
  expect(chosenListener(view, undefined, 'http://10.0.0.11:3375/info')?.address).toBe(
    '10.0.0.11:3375',
  );
  const tried = await routes.tryRoute({ method: 'GET', url: '/v1x18/images/viz' }, undefined);
  expect(tried).toEqual({ kind: 'routed', answer: 'HTTP/1.1 501 Not Implemented' });
  // The curl of the script has been there since.
  const search = await routes.routeSearch();
  if (search === undefined || search === 'unreadable') throw new Error('no search');
  expect(search.rows).toHaveLength(118);
  expect(search).toMatchObject({ end: 'taken', vars: [{ name: 'version', value: '1x18' }] });
});

it('takes the search that follows where the listener has no router of its own', async () => {
  const url = 'http://10.0.0.11:3375/images/json';
  const tried = await routes.tryRoute({ method: 'GET', url }, undefined);
  expect(tried).toEqual({ kind: 'routed', answer: 'HTTP/1.1 200 OK' });
  expect(await routes.routeSearch()).toMatchObject({
    target: '/images/json',
    host: '10.0.0.11:3375',
  });
});
