// Seeded runs of a cluster in which links are cut and joined, processes killed, halted and started again:
// each keeps what the chapters promise. More of them: npm run faults.
import { describe, expect, test } from 'vitest';
import { judge, longestInterval, type Info, type Seen } from './judge';
import { FAULTS_BEGIN, FAULTS_END, looks, merged, plan, REFRESH_MAX, type Fault } from './plan';
import { inWords, runFaults } from './run';

describe('a plan', () => {
  test('is the same for a seed, another for another, and within its time', () => {
    const all = Array.from({ length: 200 }, (_, seed) => plan(seed));
    expect(plan(7)).toEqual(all[7]);
    expect(new Set(all.map((faults) => JSON.stringify(faults))).size).toBe(200);
    for (const { from, to } of all.flat()) {
      expect(from).toBeGreaterThanOrEqual(FAULTS_BEGIN);
      expect(to).toBeGreaterThan(from);
      expect(to).toBeLessThanOrEqual(FAULTS_END);
    }
    const kinds = new Set(all.flat().map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual(['cut', 'halt', 'kill', 'slow']);
  });

  test('of two faults on one link that overlap makes one', () => {
    const cut = (from: number, to: number): Fault => ({
      kind: 'cut',
      a: 'manager-1',
      b: 'store',
      from,
      to,
    });
    expect(merged([cut(20, 30), cut(25, 40), cut(50, 55)])).toEqual([cut(20, 40), cut(50, 55)]);
  });
});

describe('the judge', () => {
  const healthy = new Map([
    ['node-1', 'Healthy'],
    ['node-2', 'Healthy'],
  ]);
  const ids: Readonly<Record<string, readonly string[]>> = {
    'node-1': ['a', 'b'],
    'node-2': ['c'],
  };
  const well: Seen = {
    info: (_, manager): Info => ({
      role: manager === 'manager-1' ? 'primary' : 'replica',
      engines: healthy,
    }),
    ids: (node) => ids[node]!,
  };
  const last = looks.at(-1)!;

  test('has nothing to say where all is well', () => {
    expect(judge(well, []).broken).toEqual([]);
  });

  test('sees two leaders, but not while one of them may not know', () => {
    const two: Seen = { ...well, info: () => ({ role: 'primary', engines: healthy }) };
    expect(judge(two, []).broken).toHaveLength(looks.length);
    const cut: Fault = { kind: 'cut', a: 'manager-2', b: 'store', from: 14, to: 30 };
    const late = looks.filter((second) => second >= 45);
    expect(judge(two, [cut]).broken).toEqual(
      late.map((second) => `at ${second} s manager-1 and manager-2 lead`),
    );
  });

  test('sees a leader that has lost the store, and that nobody leads', () => {
    const cut: Fault = { kind: 'cut', a: 'manager-1', b: 'store', from: 14, to: 60 };
    expect(judge(well, [cut]).broken).toContain('at 48 s manager-1 leads without the store');
    const none: Seen = { ...well, info: () => ({ role: 'replica', engines: healthy }) };
    expect(judge(none, []).broken).toEqual([`at ${last} s nobody leads`]);
  });

  test('sees an engine that does not come back', () => {
    const ill: Seen = {
      ...well,
      info: (second, manager) => ({
        ...well.info(second, manager)!,
        engines: new Map([...healthy, ['node-2', 'Unhealthy']]),
      }),
    };
    const cut: Fault = { kind: 'cut', a: 'manager-1', b: 'node-2', from: 20, to: 30 };
    expect(longestInterval(10)).toBeGreaterThan(REFRESH_MAX);
    expect(judge(ill, [cut]).broken).toEqual([
      expect.stringMatching(/manager-1 says of node-2: Unhealthy$/),
      expect.stringMatching(/manager-2 says of node-2: Unhealthy$/),
    ]);
  });

  test('sees a container on two nodes, and one that is nowhere', () => {
    const gone: Fault = { kind: 'kill', host: 'node-1', program: 'docker', from: 20, to: 30 };
    const twice = { ...well, ids: () => ['a', 'b', 'c'] };
    expect(judge(twice, [gone])).toMatchObject({ doubled: [], broken: { length: 3 } });
    // A leader that begins anew does not know what the one before it has moved.
    const anew: Fault = { kind: 'kill', host: 'manager-1', program: 'swarm', from: 25, to: 28 };
    expect(judge(twice, [gone, anew])).toMatchObject({ doubled: { length: 3 }, broken: [] });
    expect(judge({ ...well, ids: () => [] }, []).broken).toEqual([
      'only 0 containers are left of at least 3',
    ]);
  });
});

describe('what Swarm does not promise', () => {
  // Its watchdog removes doubles where an engine comes back that it had lost; managers that were started
  // anew while the node was away had lost none.
  test.each([510, 511])(
    'seed %i: managers killed while a node is away leave its containers on two nodes',
    (seed) => {
      const { broken, doubled } = runFaults(seed);
      expect(broken).toEqual([]);
      expect(doubled).not.toEqual([]);
    },
    180_000,
  );
});

/** Some of the first hundred, that between them have every kind of fault. */
const seeds = [3, 7, 12];

describe('a cluster keeps its promises', () => {
  test.each(seeds.map((seed) => [seed, inWords(merged(plan(seed)))] as const))(
    'seed %i: %s',
    (seed) => {
      expect(runFaults(seed).broken).toEqual([]);
    },
    180_000,
  );
});
