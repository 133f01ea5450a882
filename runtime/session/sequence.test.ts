/** A request read from the events of a run: who took part, in which order, and for how long. */
import { beforeAll, describe, expect, it } from 'vitest';
import { scenario } from '../../content/scenarios/one-daemon';
import { bundle } from '../testing/bundle';
import type { Command, SequenceView } from './protocol';
import { packageOf } from './sequence';
import { Session } from './session';

let session: Session;
beforeAll(async () => {
  session = new Session({ bundle: bundle() });
  await session.handle({ type: 'open', scenario });
}, 60_000);

async function sequence(command: Omit<Extract<Command, { type: 'sequence' }>, 'type'> = {}) {
  const reply = await session.handle({ type: 'sequence', ...command });
  if (reply.type !== 'sequence' || !reply.view) throw new Error(JSON.stringify(reply));
  return reply.view;
}

async function of(command: string): Promise<SequenceView> {
  const { connections } = await sequence();
  return sequence({ dial: connections.find((one) => one.command === command)!.dial });
}

/** `api/server → engine: Run` of each arrow. */
const told = ({ lanes, messages }: SequenceView): string[] =>
  messages.map(({ kind, from, to, text, count }) => {
    const name = (lane: number) => {
      const { kind: what, name: path } = lanes[lane]!;
      return what === 'package' ? path.replace('github.com/docker/docker/', '') : what;
    };
    const what = kind === 'call' || kind === 'call-return' ? text.replace(/^.*\./, '') : kind;
    return `${name(from)} → ${name(to)}: ${what}${count > 1 ? ` ×${count}` : ''}`;
  });

describe('the requests of a run', () => {
  it('are its accepted connections, named by the command that dialled', async () => {
    const { connections } = await sequence();
    expect(connections.map(({ command }) => command)).toEqual([
      'docker version',
      'docker ps',
      'curl http://127.0.0.1:2375/v1.18/_ping',
    ]);
  });

  it('pass client, socket, server, router, handler, job and daemon in this order', async () => {
    const arrows = told(await of('docker ps'));
    const wanted = [
      'api/client → socket: dial',
      'socket → goroutine: accept',
      'goroutine → goroutine: go',
      'socket → goroutine: read',
      'goroutine → github.com/gorilla/mux: ServeHTTP',
      'github.com/gorilla/mux → api/server: func1',
      'api/server → engine: Job',
      'api/server → engine: Run',
      'engine → daemon: Containers',
      'daemon → engine: return',
      'engine → api/server: return',
      'goroutine → socket: write',
      'socket → api/client: read',
    ];
    let from = 0;
    for (const one of wanted) {
      const at = arrows.indexOf(one, from);
      expect(at, `${one} after ${arrows[from - 1] ?? 'the beginning'}`).toBeGreaterThanOrEqual(0);
      from = at + 1;
    }
    expect(arrows.some((one) => /^api\/server → engine: Setenv ×\d$/.test(one))).toBe(true);
  });

  it('are told in the order of the run, each arrow an event of it, each bar closed', async () => {
    for (const { dial } of (await sequence()).connections) {
      const { messages, spans, from, to, lanes } = await sequence({ dial });
      expect(messages.map(({ seq }) => seq)).toEqual(
        messages.map(({ seq }) => seq).sort((a, b) => a - b),
      );
      for (const message of messages) {
        expect(lanes[message.from] && lanes[message.to]).toBeDefined();
        const at = await session.handle({ type: 'events', from: message.seq, count: 1 });
        if (at.type !== 'events') throw new Error(at.type);
        expect(at.events[0]).toMatchObject({ seq: message.seq, step: message.step });
      }
      for (const span of spans) {
        expect(span.from).toBeGreaterThanOrEqual(from);
        expect(span.to).toBeLessThanOrEqual(to);
        expect(span.to).toBeGreaterThanOrEqual(span.from);
      }
    }
  });

  it('wait where the machine waits: the first client is held at the lock', async () => {
    const { spans } = await of('docker version');
    const waits = spans.filter(({ kind }) => kind === 'wait');
    expect(waits.map(({ text }) => text)).toContain('IO wait');
    const longest = waits.reduce((a, b) => (b.to - b.from > a.to - a.from ? b : a));
    expect(longest.to - longest.from).toBeGreaterThan(1000);
  });

  it('are not to be had where nobody dials', async () => {
    const reply = await session.handle({ type: 'sequence', dial: 1 });
    expect(reply).toMatchObject({ type: 'refused', code: 'no-such-event' });
  });
});

it('a function’s package is what stands before its name', () => {
  expect(packageOf('github.com/docker/docker/engine.(*Job).Run')).toBe(
    'github.com/docker/docker/engine',
  );
  expect(packageOf('main.main')).toBe('main');
  expect(packageOf('gopkg.in/x.v1/y.F.func1')).toBe('gopkg.in/x.v1/y');
});
