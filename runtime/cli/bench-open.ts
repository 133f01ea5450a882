/** `bench`, the door of a chapter: from its sources to its first moment, in a process that has done nothing yet. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { execPath, stdout } from 'node:process';
import { tierOptions } from '../machine/index';
import {
  Session,
  type Command,
  type MomentSpec,
  type MomentView,
  type ScenarioSpec,
} from '../session/index';
import { median, tell, type Figure, used } from './bench-figure';
import { sourceBundle } from './load';

interface Door {
  readonly scenario: ScenarioSpec;
  readonly moments: readonly MomentSpec[];
}

/** The chapters looked at: what each runs, and the moments of its text. */
const doors: Readonly<Record<string, () => Promise<Door>>> = {
  '3': async () => {
    const { scenario } = await import('../../content/scenarios/an-engine');
    const { chapter } = await import('../../content/chapters/03-the-engine/chapter');
    return { scenario, moments: chapter.moments };
  },
  '25': async () => {
    const { scenario } = await import('../../content/scenarios/new-cluster');
    const { chapter } = await import('../../content/chapters/25-new-cluster/chapter');
    return { scenario, moments: chapter.moments };
  },
  '29': async () => {
    const { scenario } = await import('../../content/scenarios/placing');
    const { chapter } = await import('../../content/chapters/29-placing-a-container/chapter');
    return { scenario, moments: chapter.moments };
  },
};

/** Milliseconds to the first step, from there to the first moment, and the steps recorded by then. */
type Opening = readonly [opened: number, there: number, recorded: number];

/** One chapter, as a page's worker opens it: this process is to be a fresh one. */
export async function openChapter(number: string): Promise<number> {
  const door = await doors[number]?.();
  const [first] = door?.moments ?? [];
  if (!door || !first) throw new Error(`no chapter ${number} is measured`);
  // As in the worker: no functions made of text.
  tierOptions.on = false;
  const bundle = sourceBundle();
  const began = used();
  // Whoever asks next needs a moment: until then the rest is recorded.
  const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  const session = new Session({ bundle, trusted: true, turn });
  const ask = async (command: Command): Promise<MomentView> => {
    const reply = await session.handle(command);
    if (reply.type !== 'moment') throw new Error(JSON.stringify(reply).slice(0, 500));
    return reply.view;
  };
  const { scenario, moments } = door;
  await ask({ type: 'open', scenario: { ...scenario, objects: [] }, moments, soon: true });
  const opened = used();
  await turn();
  const { recorded } = await ask({ type: 'to-moment', id: first.id });
  const opening: Opening = [opened - began, used() - opened, recorded];
  stdout.write(`${JSON.stringify(opening)}\n`);
  return 0;
}

/** Each chapter in processes of its own, one after the other. */
export function measureOpening(root: string, rounds: number): Figure[] {
  return Object.keys(doors).flatMap((number) => {
    const runs: Opening[] = [];
    for (let round = 0; round < rounds; round++) {
      const command = [join(root, 'tools', 'go.mjs'), 'bench', '-opening', number];
      const { status, stdout: text } = spawnSync(execPath, command, { encoding: 'utf8' });
      if (status !== 0) throw new Error(`chapter ${number} could not be opened`);
      runs.push(JSON.parse(text) as Opening);
    }
    const middle = (at: 0 | 1 | 2) => median(runs.map((one) => one[at]));
    stdout.write(`chapter ${number}: ${middle(2)} steps recorded at its first moment\n`);
    const name = `chapter ${number}`;
    return [
      tell({ name: `${name}: at its first step after`, value: middle(0), unit: 'ms', target: 150 }),
      // Soon enough for a reader to go on reading.
      tell({
        name: `${name}: and then its first moment`,
        value: middle(1),
        unit: 'ms',
        target: 250,
      }),
    ];
  });
}
