// Seeded runs of a cluster in which links are cut and joined, processes killed, halted and started again:
// each keeps what the chapters promise. More of them: npm run faults.
import { describe, expect, test } from 'vitest';
import { judge, lastBound, longestInterval, type Info, type Listed, type Seen } from './judge';
import {
  endAfter,
  FAULTS_BEGIN,
  FAULTS_END,
  FIRST_END,
  looksUntil,
  merged,
  plan,
  REFRESH_MAX,
  type Fault,
} from './plan';
import { inWords, runFaults } from './run';
import { readLine, type Life, type Said } from './said';

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
  const listed: Readonly<Record<string, readonly Listed[]>> = {
    'node-1': [
      { id: 'a1', swarm: 'a' },
      { id: 'b1', swarm: 'b' },
    ],
    'node-2': [{ id: 'c2', swarm: 'c' }],
  };
  const well: Seen = {
    end: FIRST_END,
    info: (_, manager): Info => ({
      role: manager === 'manager-1' ? 'primary' : 'replica',
      engines: healthy,
    }),
    failures: () => 1,
    containers: (node) => listed[node]!,
    lives: [],
  };
  const looks = looksUntil(FIRST_END);
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
    expect(longestInterval(1)).toBeGreaterThan(REFRESH_MAX);
    expect(judge(ill, [cut]).broken).toEqual([
      expect.stringMatching(/manager-1 says of node-2: Unhealthy$/),
      expect.stringMatching(/manager-2 says of node-2: Unhealthy$/),
    ]);
  });

  test('gives an engine the time that its failures cost, and wants to see all of it', () => {
    const cut: Fault = { kind: 'cut', a: 'manager-1', b: 'node-2', from: 20, to: 60 };
    const back: Seen = {
      ...well,
      info: (second, manager) => ({
        ...well.info(second, manager)!,
        engines: new Map([...healthy, ['node-2', second < 104 ? 'Unhealthy' : 'Healthy']]),
      }),
    };
    const of = (failures: number) => (manager: string) => (manager === 'manager-1' ? failures : 0);
    const words = (seen: Seen) => judge(seen, [cut]).broken.filter((one) => /manager-1/.test(one));
    expect(words({ ...back, failures: of(1) })).toHaveLength(0);
    expect(words({ ...back, failures: of(3) })).toHaveLength(0);
    const late: Seen = { ...back, info: (second, manager) => back.info(second - 8, manager) };
    expect(words({ ...late, failures: of(1) })).toHaveLength(1);
    expect(words({ ...late, failures: of(3) })).toHaveLength(0);
    const many = { ...back, failures: of(6) };
    expect(() => judge(many, [cut])).toThrow(RangeError);
    const longer = endAfter(lastBound(many, [cut]));
    expect(longer).toBeGreaterThan(FIRST_END);
    expect(words({ ...many, end: longer })).toHaveLength(0);
  });

  test('sees a manager that does not answer though it runs', () => {
    const mute: Seen = {
      ...well,
      info: (second, manager) =>
        manager === 'manager-2' && second < 40 && second > 20
          ? undefined
          : well.info(second, manager),
    };
    const kill: Fault = { kind: 'kill', host: 'manager-2', program: 'swarm', from: 20, to: 30 };
    expect(judge(mute, [kill]).broken).toEqual(['at 32 s manager-2 does not answer']);
  });

  test('sees a container on two nodes, and one that is nowhere', () => {
    const cut: Fault = { kind: 'cut', a: 'manager-1', b: 'node-1', from: 20, to: 30 };
    const twice: Seen = {
      ...well,
      containers: (node) =>
        [
          { id: node === 'node-1' ? 'a1' : 'a2', swarm: 'a' },
          ...listed['node-2']!,
          { id: 'b1', swarm: 'b' },
        ].slice(0, node === 'node-1' ? 3 : 1),
    };
    const moved: Said = { second: 24, kind: 'moved', container: 'a1' };
    const gone: Said = { second: 23, kind: 'gone', node: 'node-1' };
    const back: Said = { second: 45, kind: 'back', node: 'node-1' };
    const leads: Said = { second: 2, kind: 'leads' };
    const of = (manager: string, ...said: Said[]) => ({ manager, said });
    const found = (...lives: Life[]) => {
      const { broken, doubled } = judge({ ...twice, lives }, [cut]);
      return [broken.length, doubled.length];
    };
    // Nobody says why there are two.
    expect(found()).toEqual([1, 0]);
    // The leader has seen the node go and come.
    expect(found(of('manager-1', leads, gone, moved, back))).toEqual([1, 0]);
    const soon = of('manager-1', leads, gone, { ...back, second: 23.5 }, moved);
    expect(found(soon)).toEqual([1, 0]);
    // It has not seen it come, or led no more when it did.
    expect(found(of('manager-1', leads, gone, moved))).toEqual([0, 1]);
    const follows: Said = { second: 40, kind: 'follows' };
    expect(found(of('manager-1', leads, gone, moved, follows, back))).toEqual([0, 1]);
    // A replica that has seen both does nothing; one that leads meanwhile has to.
    const first = of('manager-1', leads, gone, moved);
    expect(found(first, of('manager-2', gone, back))).toEqual([0, 1]);
    const later: Said = { second: 40, kind: 'leads' };
    expect(found(first, of('manager-2', gone, later, back))).toEqual([1, 0]);
    // Before there were two there was nothing to remove.
    const early: Said = { second: 20, kind: 'back', node: 'node-1' };
    expect(found(first, of('manager-2', leads, early))).toEqual([0, 1]);
    expect(judge({ ...well, containers: () => [] }, []).broken).toEqual([
      'only 0 containers are left of at least 3',
    ]);
    const mute: Seen = {
      ...well,
      containers: (node) =>
        node === 'node-1' ? undefined : [...listed['node-1']!, ...listed['node-2']!],
    };
    expect(judge(mute, []).broken).toEqual(['in the end node-1 does not answer']);
  });
});

describe('the log of a manager', () => {
  test.each([
    ['level=info msg="Leader Election: Cluster leadership acquired" ', { kind: 'leads' }],
    ['level=info msg="Leader Election: Cluster leadership lost" ', { kind: 'follows' }],
    [
      'level=error msg="Flagging engine as unhealthy. Connect failed 1 times" id="GM:JC" name=node-1 ',
      { kind: 'gone', node: 'node-1' },
    ],
    [
      'level=info msg="Engine came back to life after 3 retries. Hooray!" id="GM:JC" name=node-1 ',
      { kind: 'back', node: 'node-1' },
    ],
    [
      'level=info msg="Rescheduled container 7d29 from node-1 to node-2 as a6e2" ',
      { kind: 'moved', container: '7d29' },
    ],
    [
      'level=error msg="Failed to reschedule container 7d29: no room" ',
      { kind: 'moved', container: '7d29' },
    ],
  ])('%s', (line, said) => {
    expect(readLine(`time="2015-05-13T12:00:02Z" ${line}`, 2)).toEqual({ second: 2, ...said });
  });

  test('has other lines', () => {
    expect(readLine('level=info msg="Listening for HTTP" addr=":3375" proto=tcp ', 2)).toBe(
      undefined,
    );
  });
});

describe('what Swarm does not promise', () => {
  // Its watchdog removes doubles where a manager that leads finds a node back that it had lost itself.
  test.each([510, 511])(
    'seed %i: managers killed while a node is away have lost none, and leave its containers on two nodes',
    (seed) => {
      const { broken, doubled } = runFaults(seed);
      expect(broken).toEqual([]);
      expect(doubled).not.toEqual([]);
    },
    180_000,
  );
});

/**
 * Between them they have every kind of fault. Two are kept since the judge once erred in them:
 * 935: a plain /info at the moment of a request with a version, answered as by that version;
 * 1063: a node that requests of a client's and of the refresh loop failed to reach one after the other, and
 * that was therefore asked again only after three intervals.
 */
const seeds = [3, 935, 1063];

describe('a cluster keeps its promises', () => {
  test.each(seeds.map((seed) => [seed, inWords(merged(plan(seed)))] as const))(
    'seed %i: %s',
    (seed) => {
      expect(runFaults(seed).broken).toEqual([]);
    },
    180_000,
  );
});
