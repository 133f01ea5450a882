// What chapters 26 and 30 state: of two managers one leads at most, whatever the seed, though the leader
// is killed and the next one cut off from the store; and what their experiments show is what happens.
import { describe, expect, it } from 'vitest';
import { chapter as election } from '../content/chapters/30-leaders-and-followers/chapter';
import { chapter as manage } from '../content/chapters/26-swarm-manage/chapter';
import { scenario as leaders } from '../content/scenarios/leaders';
import { scenario as alone } from '../content/scenarios/swarm-manage';
import type { Chapter } from '../content/types';
import type { EventView, MomentView, ScenarioSpec } from '../runtime/session/index';
import { Session } from '../runtime/session/index';
import { bundle } from '../runtime/testing/bundle';

const sources = bundle();

async function run(spec: ScenarioSpec) {
  const session = new Session({ bundle: sources });
  const opened = await session.handle({ type: 'open', scenario: { ...spec, watch: [] } });
  if (opened.type !== 'moment') throw new Error(JSON.stringify(opened).slice(0, 2000));
  const end = await session.handle({ type: 'seek', step: Infinity });
  if (end.type !== 'moment') throw new Error(JSON.stringify(end).slice(0, 2000));
  const events: EventView[] = [];
  for (;;) {
    const from = (events.at(-1)?.seq ?? 0) + 1;
    const kinds = ['print', 'process-exit'] as const;
    const page = await session.handle({ type: 'events', from, count: 5000, kinds });
    if (page.type !== 'events') throw new Error(JSON.stringify(page).slice(0, 2000));
    if (page.events.length === 0) return { view: end.view, events };
    events.push(...page.events);
  }
}

const edited = (spec: ScenarioSpec, { experiments }: Chapter, id: string): ScenarioSpec => ({
  ...spec,
  edits: experiments.find((one) => one.id === id)!.edits!,
});

/** The managers and their store; without nodes it is the same election, in a third of the steps. */
const election30 = (seed: number): ScenarioSpec => ({
  ...leaders,
  seed,
  until: 82e9,
  script: leaders.script.filter(
    (one) =>
      !JSON.stringify(one).includes('node-') && !('argv' in one && one.argv.includes('create')),
  ),
});

type Reign = { process: number; from: number; to: number };

/** From *acquired* to *lost*, or to the process's end. */
function reigns({ events }: { events: readonly EventView[] }): Reign[] {
  const all: Reign[] = [];
  for (const { kind, detail, process: by, obj, time } of events) {
    const process = kind === 'process-exit' ? obj : by;
    const open = all.find((one) => one.process === process && one.to === Infinity);
    if (detail.includes('leadership acquired')) all.push({ process, from: time, to: Infinity });
    else if (open && (kind === 'process-exit' || detail.includes('leadership lost')))
      open.to = time;
  }
  return all;
}

const overlap = (all: readonly Reign[]) =>
  all.some((a, i) => all.some((b, j) => i < j && a.from < b.to && b.from < a.to));

describe('one leader', () => {
  it.each([1, 2, 3])('and never two, seed %i', async (seed) => {
    const all = reigns(await run(election30(seed)));
    expect(all.length).toBe(3);
    expect(overlap(all)).toBe(false);
    // Nobody leads from when the second gives up, at most 9.67 s after its last sign, to the TTL's end.
    const [, second, third] = all;
    const gap = (third!.from - second!.to) / 1e9;
    expect(gap).toBeGreaterThan(20 - 20 / 3 - 3 - 0.1);
    expect(gap).toBeLessThan(11);
  });

  it('but two, when the holder of a lock takes no notice that it is lost', async () => {
    const all = reigns(await run(edited(election30(1), election, 'never-lost')));
    expect(overlap(all)).toBe(true);
  });

  it('and still one with a lock of five seconds, after hardly a gap', async () => {
    const all = reigns(await run(edited(election30(1), election, 'short')));
    expect(overlap(all)).toBe(false);
    expect((all[2]!.from - all[1]!.to) / 1e9).toBeLessThan(1);
  });
});

it('a replica whose first handler comes too late says one thing and does another', async () => {
  const { events } = await run({ ...edited(election30(1), election, 'too-late'), until: 20e9 });
  expect(events.some(({ detail }) => detail.includes('Role: replica'))).toBe(true);
  // The leader is dead, and nobody is told so.
  expect(events.some(({ detail }) => detail.includes('Unable to reach primary'))).toBe(false);
  const usual = await run({ ...election30(1), until: 20e9 });
  expect(usual.events.some(({ detail }) => detail.includes('Unable to reach primary'))).toBe(true);
});

describe('swarm manage', () => {
  const lines = ({ terminal }: MomentView, text: string) =>
    terminal
      .filter((line) => line.text.includes(text))
      .map((line) => line.text.replace('\b', '').trim());

  it('has the filters that were given, or those and the defaults', async () => {
    expect(lines((await run(alone)).view, 'Filters:')).toEqual(['Filters: health, port']);
    const { view } = await run(edited(alone, manage, 'filters'));
    expect(lines(view, 'Filters:')).toEqual([
      'Filters: health, port, dependency, affinity, constraint, health, port',
    ]);
  });

  it('listens on the addresses that were given, or on one more', async () => {
    const listens = async (spec: ScenarioSpec) =>
      lines((await run({ ...spec, until: 15e9 })).view, 'Listening for HTTP').length;
    expect(await listens(alone)).toBe(2);
    expect(await listens(edited(alone, manage, 'host'))).toBe(3);
  });
});
