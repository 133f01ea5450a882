// Where hosts stand, what a slider of latency says, and which scenarios are clusters.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ClusterView, EngineView, MomentView } from '@/runtime/session/protocol';
import { clusterWords } from './cluster-words';
import {
  bytesText,
  drawnLinks,
  enginesByHost,
  handleAt,
  innerHosts,
  isCluster,
  labelsOf,
  LATENCY_PLACES,
  latencyAt,
  layOut,
  leadersOf,
  mayJump,
  mayManage,
  overlap,
  placeOfLatency,
  placesOf,
  shortTime,
  sizeOf,
  streamsOf,
} from './cluster';

const hosts = (n: number) => Array.from({ length: n }, (_, i) => `host-${i}`);

describe('a jump', () => {
  const view = {
    landmarks: { election: { first: 10, last: 30 } },
    step: 20,
    outcome: { kind: 'idle' },
  } as const;

  test.each([
    ['election', 9, true, false],
    ['election', 10, true, false],
    ['election', 11, true, true],
    ['election', 29, true, true],
    ['election', 30, false, true],
    ['refresh', 20, false, false],
  ] as const)('to %s from step %i: forwards %s, back %s', (landmark, step, forward, back) => {
    expect(mayJump({ ...view, step }, landmark, 'forward')).toBe(forward);
    expect(mayJump({ ...view, step }, landmark, 'back')).toBe(back);
  });

  test('is offered both ways while the run is still being recorded', () => {
    for (const direction of ['forward', 'back'] as const) {
      expect(mayJump({ ...view, recording: true }, 'refresh', direction)).toBe(true);
    }
  });

  test('of a run that was cut off is offered forwards: it goes on', () => {
    const cut = { ...view, outcome: { kind: 'limit', text: '' } } as const;
    expect(mayJump(cut, 'refresh', 'forward')).toBe(true);
    expect(mayJump(cut, 'refresh', 'back')).toBe(false);
  });
});

describe('the map', () => {
  test.each([
    [12, 360],
    [12, 640],
    [8, 300],
    [4, 360],
    [3, 640],
    [2, 320],
    [1, 320],
  ])('has room for %i hosts in %i pixels: none lies on another or outside', (n, width) => {
    const { size, places: laid } = layOut(hosts(n), width, new Set());
    const places = [...laid.values()];
    for (const { x, y } of places) {
      expect(x).toBeGreaterThanOrEqual(size.boxWidth / 2);
      expect(x).toBeLessThanOrEqual(size.width - size.boxWidth / 2);
      expect(y).toBeGreaterThanOrEqual(size.boxHeight / 2);
      expect(y).toBeLessThanOrEqual(size.height - size.boxHeight / 2);
    }
    for (const [i, a] of places.entries()) {
      for (const b of places.slice(i + 1)) {
        const apart = Math.abs(a.x - b.x) >= size.boxWidth || Math.abs(a.y - b.y) >= size.boxHeight;
        expect(apart).toBe(true);
      }
    }
  });

  test.each([360, 560, 760])('has two in the middle of ten in %i pixels', (width) => {
    const { size, places: laid } = layOut(hosts(12), width, new Set(['host-0', 'host-1']));
    const places = [...laid.values()];
    for (const [i, a] of places.entries()) {
      for (const b of places.slice(i + 1)) {
        const apart = Math.abs(a.x - b.x) >= size.boxWidth || Math.abs(a.y - b.y) >= size.boxHeight;
        expect(apart).toBe(true);
      }
    }
  });

  test.each([280, 320, 360, 440, 479, 480, 520, 560, 640, 700])(
    'is laid out in %i pixels without a host on another, whoever stands in the middle',
    (width) => {
      for (const n of [2, 5, 9, 12, 14]) {
        for (const inner of [0, 1, 2, 3]) {
          const { size, places } = layOut(hosts(n), width, new Set(hosts(Math.min(inner, n - 2))));
          expect(overlap(places.values(), size), `${n} hosts, ${inner} in the middle`).toBe(false);
          expect(size.width).toBe(Math.max(280, width));
          for (const { x, y } of places.values()) {
            expect(Math.min(x, size.width - x)).toBeGreaterThanOrEqual(size.boxWidth / 2);
            expect(Math.min(y, size.height - y)).toBeGreaterThanOrEqual(size.boxHeight / 2);
          }
        }
      }
    },
  );

  test.each([
    [['manager-1', 'manager-2', 'node-10'], 10, ['manager-1', 'manager-2', 'node-10']],
    [['manager-1', 'manager-2', 'web'], 7, ['man…r-1', 'man…r-2', 'web']],
    [['a-manager-000001', 'a-manager-100001'], 8, ['a…000001', 'a…100001']],
    [['east-rack-number-1-of-the-north', 'east-rack-number-2-of-the-north'], 8, ['…1…', '…2…']],
    [['manager-one', 'manager…-2'], 9, undefined],
  ])('tells hosts apart: %j in %i letters', (names, most, wanted) => {
    const labels = [...labelsOf(names, most).values()];
    if (wanted) expect(labels).toEqual(wanted);
    expect(new Set(labels).size).toBe(names.length);
    for (const label of labels) expect(label.length).toBeLessThanOrEqual(Math.max(most, 10));
  });

  test('any names that differ have labels that differ', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.stringMatching(/^[ab-]{0,3}(host|manager)[ab12-]{0,9}$/), {
          minLength: 2,
          maxLength: 12,
        }),
        (names) => {
          const labels = labelsOf(names, 7);
          expect(new Set(labels.values()).size).toBe(names.length);
        },
      ),
    );
  });

  test('a flood on a link is one arrow each way, with a heart if one of them beats', () => {
    const flight = (from: string, to: string, heartbeat: boolean, connection: number) => ({
      from,
      to,
      heartbeat,
      connection,
      bytes: 1,
      text: '',
    });
    const flood = Array.from({ length: 500 }, (_, i) =>
      flight(`node-${i % 10}`, 'store', i === 13, i),
    );
    const streams = streamsOf([...flood, flight('store', 'node-3', false, 999)]);
    expect(streams).toHaveLength(11);
    expect(streams[3]).toEqual({ from: 'node-3', to: 'store', count: 50, heartbeat: true });
    expect(streams[4]?.heartbeat).toBe(false);
  });

  test('puts in the middle who is no daemon, where there are many', () => {
    const scenario = (n: number) => ({
      hosts: hosts(n).map((name) => ({ name, addresses: [] })),
      script: hosts(n).map((host, i) => ({
        when: { step: 0 },
        host,
        terminal: host,
        argv: i === 0 ? ['swarm', 'manage'] : ['docker', '-d'],
      })),
    });
    expect([...innerHosts(scenario(12))]).toEqual(['host-0']);
    expect([...innerHosts(scenario(4))]).toEqual([]);
  });

  test('keeps the handles of a star apart', () => {
    const size = sizeOf(560, 12);
    const places = placesOf(hosts(12), size);
    const [centre, ...others] = [...places.values()];
    const handles = others.map((at) => handleAt(centre!, at));
    for (const [i, a] of handles.entries()) {
      for (const b of handles.slice(i + 1)) {
        expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(8);
      }
    }
  });

  test.each([280, 330, 410, 480, 700])(
    'lays the handle of no link under one of its hosts in %i pixels',
    (width) => {
      const inner = hosts(2);
      const { size, places } = layOut(hosts(12), width, new Set(inner));
      for (const a of inner) {
        for (const b of hosts(12).slice(2)) {
          const at = handleAt(places.get(a)!, places.get(b)!, size);
          for (const host of [a, b]) {
            const { x, y } = places.get(host)!;
            const out = Math.max(
              Math.abs(at.x - x) - size.boxWidth / 2,
              Math.abs(at.y - y) - size.boxHeight / 2,
            );
            expect(out, `${a} – ${b} at ${host}`).toBeGreaterThan(1);
          }
        }
      }
    },
  );

  test('draws what was used or changed between two hosts', () => {
    const link = { cut: false, loss: 0 };
    const drawn = drawnLinks([
      { ...link, a: 'a', b: 'a', latency: 0 },
      { ...link, a: 'a', b: 'b' },
      { ...link, a: 'a', b: 'c', latency: 1e6 },
      { ...link, a: 'b', b: 'c', cut: true },
      { ...link, a: 'b', b: 'd', loss: 3 },
    ]);
    expect(drawn.map(({ a, b }) => a + b)).toEqual(['ac', 'bc', 'bd']);
  });
});

describe('a slider of latency', () => {
  test('has places that only grow, from nothing to ten seconds', () => {
    expect(latencyAt(0)).toBe(0);
    expect(latencyAt(1)).toBe(100_000);
    expect(latencyAt(LATENCY_PLACES)).toBe(10e9);
    for (let i = 1; i <= LATENCY_PLACES; i++) {
      expect(latencyAt(i)).toBeGreaterThan(latencyAt(i - 1));
      expect(Number.isInteger(latencyAt(i))).toBe(true);
      expect(placeOfLatency(latencyAt(i))).toBe(i);
    }
  });

  test('stands somewhere for every latency', () => {
    expect(placeOfLatency(0)).toBe(0);
    expect(placeOfLatency(1)).toBe(1);
    expect(placeOfLatency(1e15)).toBe(LATENCY_PLACES);
    expect(placeOfLatency(undefined)).toBe(placeOfLatency(1e6));
  });
});

test('a scenario is a cluster by what it watches or shows', () => {
  const is = (watch: string[], objects: string[] = []) => isCluster({ watch, objects });
  expect(is(['main.*', 'github.com/docker/swarm/discovery/token.*'])).toBe(true);
  expect(is([], ['github.com/docker/swarm/cluster/swarm.Cluster'])).toBe(true);
  expect(is(['github.com/docker/leadership.*'])).toBe(true);
  expect(is(['github.com/docker/docker/engine.*', 'net/http.*'])).toBe(false);
  expect(isCluster(undefined)).toBe(false);
});

test('a manager may come up where the program is, or where its memory or calls are looked at', () => {
  const may = (commands: Record<string, string>, watch: string[], objects: string[] = []) =>
    mayManage({ commands, watch, objects });
  const swarm = 'github.com/docker/swarm';
  expect(may({ swarm }, [])).toBe(true);
  expect(may({ roster: 'engine-room/cmd/roster' }, [], [`${swarm}/cluster/swarm.Cluster`])).toBe(
    true,
  );
  expect(may({ placing: 'engine-room/cmd/placing' }, [`${swarm}/scheduler.*`])).toBe(true);
  expect(may({ find: 'main' }, [`${swarm}/discovery/token.*`])).toBe(false);
});

test('an engine is told of at the host that its address leads to', () => {
  const engine = (addr: string, state: string) => ({ addr, state }) as EngineView;
  const cluster = {
    managers: [
      {
        engines: [engine('10.0.0.2:2375', 'Healthy')],
        pendingEngines: [engine('node-3:2375', 'Pending'), engine('10.0.0.9:2375', 'Pending')],
      },
      { engines: [engine('10.0.0.2:2375', 'Unhealthy')], pendingEngines: [] },
    ],
  } as unknown as ClusterView;
  const found = enginesByHost(cluster, [
    { name: 'node-2', addresses: ['10.0.0.2'] },
    { name: 'node-3', addresses: ['10.0.0.3'] },
  ]);
  expect([...found].map(([host, { state }]) => [host, state])).toEqual([
    ['node-2', 'Healthy'],
    ['node-3', 'Pending'],
  ]);
});

test('a host leads if a candidate on it says so; two may', () => {
  const processes = [
    { id: 4, host: 'manager-1' },
    { id: 5, host: 'manager-2' },
  ];
  const leads = (...leaders: boolean[]) =>
    leadersOf(
      { processes } as unknown as MomentView,
      {
        candidates: leaders.map((leader, i) => ({ process: 4 + i, leader })),
      } as unknown as ClusterView,
    );
  expect([...leads(false, true)]).toEqual(['manager-2']);
  expect([...leads(true, true)]).toEqual(['manager-1', 'manager-2']);
  expect(leads(false, false).size).toBe(0);
});

test('sizes and times are short', () => {
  expect([bytesText(0), bytesText(512 * 2 ** 20), bytesText(1.05 * 2 ** 30)]).toEqual([
    '0 B',
    '512 MiB',
    '1.05 GiB',
  ]);
  expect([shortTime(123_456_789), shortTime(42e9), shortTime(7)]).toEqual([
    '123 ms',
    '42 s',
    '7 ns',
  ]);
});

test('every word is there in both languages', () => {
  const shape = (words: object): unknown =>
    Object.fromEntries(
      Object.entries(words).map(([key, value]: [string, unknown]) => [
        key,
        typeof value === 'object' && value !== null ? shape(value) : typeof value,
      ]),
    );
  expect(shape(clusterWords('zh'))).toEqual(shape(clusterWords('en')));
});
