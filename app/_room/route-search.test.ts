// The searches of the chapter's own run, read from it.
import { beforeAll, describe, expect, it } from 'vitest';
import { scenario } from '@/content/scenarios/the-router';
import type { EventView } from '@/runtime/session/protocol';
import { Session } from '@/runtime/session/index';
import { bundle } from '@/runtime/testing/bundle';
import { readSearch, searchesIn, type RouteRow, type RouteSearch } from './route-search';

const session = new Session({ bundle: bundle() });
let events: readonly EventView[];

async function allEvents(): Promise<EventView[]> {
  const all: EventView[] = [];
  for (;;) {
    const from = (all.at(-1)?.seq ?? 0) + 1;
    const reply = await session.handle({
      type: 'events',
      from,
      count: 2000,
      kinds: ['call', 'return'],
    });
    if (reply.type !== 'events') throw new Error(JSON.stringify(reply));
    if (reply.events.length === 0) return all;
    all.push(...reply.events);
  }
}

async function read(nth: number): Promise<RouteSearch> {
  const found = await readSearch(searchesIn(events)[nth]!, events, async (wanted) => {
    const reply = await session.handle({ type: 'held', wanted });
    return reply.type === 'held' ? reply.values : undefined;
  });
  if (!found) throw new Error('no search');
  return found;
}

const text = ({ depth, conditions, taken }: RouteRow): string =>
  `${'  '.repeat(depth)}${taken ? '*' : ''}${conditions
    .map(({ kind, text, said }) => `${said === undefined ? '' : said ? '+' : '-'}${kind} ${text}`)
    .join(', ')}`;

describe('a search', () => {
  beforeAll(async () => {
    const opened = await session.handle({ type: 'open', scenario });
    expect(opened.type).toBe('moment');
    events = await allEvents();
  });

  it('tries the routes of the daemon until one fits', async () => {
    const found = await read(1);
    expect(found).toMatchObject({ method: 'GET', target: '/_ping', host: '127.0.0.1:2375' });
    expect(found.rows).toHaveLength(91);
    expect(found.end).toBe('taken');
    const taken = found.rows.filter((row) => row.taken);
    expect(taken.map(text)).toEqual(['*+path /_ping, +method GET']);
    expect(taken[0]!.number).toBe(found.tried);
    expect(found.rows.filter(({ seq }) => seq !== undefined)).toHaveLength(found.tried);
    expect(text(found.rows.at(-1)!)).not.toMatch(/[+-]/);
    expect((await read(0)).vars).toEqual([{ name: 'version', value: '1.18' }]);
  });

  it('tries them all in vain', async () => {
    const found = await read(2);
    expect(found).toMatchObject({ method: 'POST', target: '/_ping', end: 'none', tried: 91 });
    expect(found.rows.map(text)).toContain('+path /_ping, -method GET');
    expect(found.rows.map(text)).toContain('-method OPTIONS');
  });

  it('goes into a subrouter only when what is before it said yes', async () => {
    expect((await read(4)).rows.slice(0, 4).map(text)).toEqual([
      '*+host {tenant}.example.org, +subrouter ',
      '  -path /users/{id:[0-9]+}',
      '  *+path /users/{name}',
      'path /events, headers Accept: text/event-stream',
    ]);
    expect((await read(5)).rows.map(text)).toEqual([
      '-host {tenant}.example.org, subrouter ',
      '  path /users/{id:[0-9]+}',
      '  path /users/{name}',
      '-path /events, headers Accept: text/event-stream',
      '-path /events, query since',
      '-path /secret, scheme https',
      '-path /files/{path:.*}, method GET, HEAD',
      '-function main.hasBody',
      '-prefix /static/',
    ]);
    expect((await read(6)).rows.map(text).slice(3, 5)).toEqual([
      '+path /events, -headers Accept: text/event-stream',
      '*+path /events, +query since',
    ]);
  });

  it('leaves the reader where they are, and says what is not there', async () => {
    const before = await session.handle({ type: 'seek', step: 1000 });
    await read(3);
    const wanted = [{ seq: 1, fn: 'no', path: ['r'], depth: 1 } as const];
    expect(await session.handle({ type: 'held', wanted })).toEqual({
      type: 'held',
      values: [undefined],
    });
    expect(await session.handle({ type: 'choose', g: 0 })).toEqual(before);
  });

  it('ends before it began where the path is not in its shortest form', async () => {
    await session.handle({ type: 'run', direction: 'forward' });
    const argv = ['curl', '-i', 'http://127.0.0.1:2375/a/../_ping'];
    const input = { kind: 'exec', host: 'host', terminal: 'x', argv } as const;
    await session.handle({ type: 'input', input });
    events = await allEvents();
    expect(await read(7)).toMatchObject({ end: 'redirected', tried: 0, target: '/a/../_ping' });
  });
});
