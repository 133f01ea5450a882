// What chapter 29 states of placing holds whatever the seed: spread deals out, binpack fills, and no
// container is on two nodes, however many are asked for at once; who is refused is told by which filter.
import { describe, expect, it } from 'vitest';
import { chapter } from '../content/chapters/29-placing-a-container/chapter';
import { scenario } from '../content/scenarios/placing';
import type { MomentView, Reply, ScenarioSpec, ValueView } from '../runtime/session/index';
import { Session } from '../runtime/session/index';
import { bundle } from '../runtime/testing/bundle';

const sources = bundle();
const engine = 'github.com/docker/swarm/cluster.Engine';

async function endOf(spec: ScenarioSpec): Promise<{ session: Session; view: MomentView }> {
  const session = new Session({ bundle: sources });
  const asked = async (command: Parameters<Session['handle']>[0]): Promise<MomentView> => {
    const reply: Reply = await session.handle(command);
    if (reply.type !== 'moment') throw new Error(JSON.stringify(reply).slice(0, 2000));
    return reply.view;
  };
  await asked({ type: 'open', scenario: { ...spec, watch: [] } });
  return { session, view: await asked({ type: 'seek', step: Infinity }) };
}

const child = (value: ValueView | undefined, name: string): ValueView | undefined =>
  value?.children?.find((one) => one.name === name)?.value;

/** Name of each engine that the manager knows → ids of the containers it has in mind for it. */
async function containers(session: Session): Promise<Record<string, string[]>> {
  const reply = await session.handle({ type: 'objects', typeName: engine, depth: 3 });
  if (reply.type !== 'values') throw new Error(JSON.stringify(reply).slice(0, 2000));
  return Object.fromEntries(
    reply.values.map((one) => [
      child(one, 'Name')?.text ?? '',
      (child(one, 'containers')?.children ?? []).map(({ name }) => name),
    ]),
  );
}

describe('the table', () => {
  const table = (seed: number): ScenarioSpec => ({
    ...scenario,
    hosts: scenario.hosts.slice(0, 1),
    commands: { placing: scenario.commands['placing'] ?? '' },
    script: [0, 512].map((megabytes, i) => ({
      when: { time: i * 0.5e9 },
      host: 'desk',
      terminal: `table-${megabytes}`,
      argv: ['placing', '-m', String(megabytes)],
    })),
    seed,
  });
  const rows = (view: MomentView, terminal: string): number[][] =>
    view.terminal
      .filter((line) => line.terminal === terminal && /^ ?\d/.test(line.text))
      .map(({ text }) => (text.match(/\d+/g) ?? []).map(Number));

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('is the same but for chance, seed %i', async (seed) => {
    const { view } = await endOf(table(seed));
    for (const [terminal, last] of [
      ['table-0', [4, 4, 4, 12, 0, 0]],
      ['table-512', [2, 3, 7, 4, 8, 0]],
    ] as const) {
      const all = rows(view, terminal);
      expect(all.map(([number]) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
      for (const [number = 0, ...counts] of all) {
        for (const strategy of [0, 3, 6]) {
          const [a = 0, b = 0, c = 0] = counts.slice(strategy);
          expect(a + b + c).toBe(number);
        }
      }
      expect(all.at(-1)?.slice(1, 7)).toEqual(last);
      // Chance comes from the clock: what the chapter says of it is so at these times.
      expect(all.at(-1)?.[7]).toBe(6);
    }
  });
});

describe('the chapter and its experiment', () => {
  const doors = chapter.experiments.find(({ id }) => id === 'doors')?.script ?? [];

  it.each([1, 7])('refuse and retry as the chapter says, seed %i', async (seed) => {
    const spec = { ...scenario, script: [...scenario.script, ...doors], seed };
    const { session, view } = await endOf(spec);
    const placed = await containers(session);
    const printed = (kind: string, part: string): string[] =>
      view.terminal
        .filter((line) => line.kind === kind && line.terminal.match(/^(ann|bob)$/))
        .map(({ text }) => text.trim())
        .filter((text) => text.includes(part));
    // Where the image is, though another node was chosen first and had to try to pull it.
    const asked = view.terminal.findIndex(({ text }) => text.endsWith(' registry:5000/drill'));
    const drill = view.terminal
      .slice(asked)
      .find(({ terminal, kind }) => terminal === 'bob' && kind === 'stdout')
      ?.text.trim();
    expect(placed['"node-2"']).toContainEqual(expect.stringContaining(drill ?? 'nothing'));
    expect(
      view.terminal.filter(({ text }) => text.includes('image drill: not found')),
    ).toHaveLength(1);
    // A port of each host, and no fourth one; the network of what is not there.
    expect(printed('stdout', '{"Id":')).toHaveLength(3);
    expect(printed('stdout', '[port 8080 (Bridge mode)]')).toHaveLength(1);
    expect(printed('stderr', '[--net=container:nobody]')).toHaveLength(1);
  });
});

describe('six who ask a manager at the same time', () => {
  const daemons = scenario.script.filter(
    (input) =>
      'argv' in input && ['docker -d', 'swarm manage'].includes(input.argv.slice(0, 2).join(' ')),
  );
  const six = (seed: number, ...flags: string[]): ScenarioSpec => ({
    ...scenario,
    script: [
      ...daemons,
      ...[1, 2, 3, 4, 5, 6].map((number) => ({
        when: { time: 5e9 },
        host: 'desk',
        terminal: `client-${number}`,
        argv: [
          ...['docker', '-H', 'tcp://10.0.0.10:3375', 'create'],
          ...['--name', `c${number}`, ...flags, 'busybox'],
        ],
      })),
    ],
    until: 20e9,
    seed,
  });

  it.each([1, 2015])('get two containers on each node, seed %i', async (seed) => {
    const { session, view } = await endOf(six(seed));
    const placed = await containers(session);
    expect(Object.keys(placed)).toHaveLength(3);
    expect(Object.values(placed).map(({ length }) => length)).toEqual([2, 2, 2]);
    const ids = Object.values(placed).flat();
    expect(new Set(ids).size).toBe(6);
    // What each client was told is on one node.
    for (const number of [1, 2, 3, 4, 5, 6]) {
      const told = view.terminal
        .filter(({ terminal, kind }) => terminal === `client-${number}` && kind === 'stdout')
        .map(({ text }) => text.trim());
      expect(told).toHaveLength(1);
      expect(ids.filter((id) => id.includes(told[0] ?? ' '))).toHaveLength(1);
    }
  });
});
