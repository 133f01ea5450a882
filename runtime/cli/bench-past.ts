/** `bench`, the past and the door: recording and seeking, steps as the page asks for them, Delve beside them. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { stdout } from 'node:process';
import { natives } from '../lib/natives';
import { Machine } from '../machine/index';
import {
  Session,
  type Command,
  type MomentView,
  type Reply,
  type ScenarioSpec,
} from '../session/index';
import { EventStore } from '../timeline/event-store';
import { Recording } from '../timeline/recording';
import { addHost, closeProcess } from '../world/index';
import { delveRate } from './bench-delve';
import { percentile, tell, type Figure, used } from './bench-figure';
import { sourceBundle } from './load';
import { build } from './program';

const SEEKS = 300;
const LINES = 1000;
const ENGINE_LINES = 300_000;

/** A program under way with its past kept. */
export function recorded(path: string): { recording: Recording<unknown>; machine: Machine } {
  const made = build([path]);
  if ('errors' in made) throw new Error(made.errors);
  const store = new EventStore();
  const machine = new Machine({ seed: 1, natives, onExit: closeProcess, listener: store });
  addHost(machine, { name: 'localhost', addresses: [] });
  machine.startProcess({ program: made.program, argv: ['bench'], host: 'localhost' });
  const recording = new Recording({
    heap: machine.heap,
    get steps() {
      return machine.steps;
    },
    run: (maxStep) => machine.run({ maxStep }),
  });
  return { recording, machine };
}

/** CPU milliseconds of each of n deeds. */
function times(n: number, deed: () => void): number[] {
  const found: number[] = [];
  for (let i = 0; i < n; i++) {
    const before = used();
    deed();
    found.push(used() - before);
  }
  return found;
}

/** A program of `jobs` jobs (0: as it stands) recorded up to a number of steps, and seeking in it. */
function measureSeeks(program: string, jobs: number, steps: number, target: number): Figure[] {
  const dir = mkdtempSync(join(tmpdir(), 'bench-'));
  let path = program;
  if (jobs > 0) {
    path = join(dir, 'workerpool.go');
    writeFileSync(path, readFileSync(program, 'utf8').replace(/i < \d{4,}/, `i < ${String(jobs)}`));
  }
  const { recording } = recorded(path);
  rmSync(dir, { recursive: true });
  recording.runLive(steps);
  const { first, recorded: end } = recording;
  let state = 12345;
  const seeks = times(SEEKS, () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    recording.seek(first + Math.floor((state / 2 ** 32) * (end - first)));
  });
  const back = times(SEEKS, () => {
    if (recording.step > first) recording.seek(recording.step - 1);
  });
  const name = `10^${String(Math.round(Math.log10(steps)))}`;
  const figures = [
    tell({
      name: `seek, p95 of ${String(SEEKS)} over ${String(end - first)} steps (${name})`,
      value: percentile(seeks, 0.95),
      unit: 'ms',
      target,
    }),
    tell({
      name: `one step back, p95, in ${name} steps`,
      value: percentile(back, 0.95),
      unit: 'ms',
      target: 1,
    }),
  ];
  if (steps <= 1e7) {
    const value = recording.bytes / 2 ** 20;
    figures.push(tell({ name: `logs of ${name} steps`, value, unit: 'MB', target: 200 }));
  }
  return figures;
}

function view(reply: Reply): MomentView {
  if (reply.type !== 'moment') throw new Error(JSON.stringify(reply).slice(0, 500));
  return reply.view;
}

async function timed(session: Session, n: number, command: Command): Promise<number[]> {
  const found: number[] = [];
  for (let i = 0; i < n; i++) {
    const before = used();
    await session.handle(command);
    found.push(used() - before);
  }
  return found;
}

const FORWARD = { type: 'step', how: 'any', direction: 'forward' } as const;
const BACK = { type: 'step', how: 'any', direction: 'back' } as const;

/** A chapter's run as the page drives it: opening, steps with their state, seeks. */
async function measureChapter(bundle: Readonly<Record<string, string>>): Promise<Figure[]> {
  const { scenario } = (await import('../../content/scenarios/one-daemon')) as {
    scenario: ScenarioSpec;
  };
  // The page asks for the objects of its types apart, while it shows them.
  const shown = { ...scenario, objects: [] };
  const started = used();
  const session = new Session({ bundle, trusted: true });
  view(await session.handle({ type: 'open', scenario: { ...shown, maxSteps: 1 } }));
  const first = used() - started;
  const opening = used();
  const { recorded: end } = view(await session.handle({ type: 'open', scenario: shown }));
  const opened = used() - opening;
  view(await session.handle({ type: 'seek', step: Math.floor(end * 0.6) }));
  const forward = await timed(session, LINES, FORWARD);
  const back = await timed(session, LINES, BACK);
  const p95 = (values: readonly number[]) => percentile(values, 0.95);
  return [
    tell({ name: 'one daemon: at its first line after', value: first, unit: 'ms', target: 150 }),
    tell({
      name: `one daemon: ${String(end)} steps recorded after`,
      value: opened,
      unit: 'ms',
      target: 1000,
    }),
    tell({
      name: 'one daemon: a step with its state, p95',
      value: p95(forward),
      unit: 'ms',
      target: 16,
    }),
    tell({
      name: 'one daemon: a step back with its state, p95',
      value: p95(back),
      unit: 'ms',
      target: 16,
    }),
  ];
}

/** A scenario of one program. */
const alone = (name: string): ScenarioSpec => ({
  id: name,
  hosts: [{ name: 'one', addresses: ['10.0.0.1'] }],
  commands: { [name]: name },
  script: [{ when: { step: 0 }, host: 'one', terminal: 'one', argv: [name] }],
  seed: 1,
  watch: [],
  visible: [name],
  objects: [],
  maxSteps: 1_000_000,
});

const crowd = `package main

import "sync"

func work(n int, in <-chan int, wg *sync.WaitGroup, mu *sync.Mutex, sum *int) {
	defer wg.Done()
	v := <-in
	mu.Lock()
	*sum += v * n
	mu.Unlock()
}

func main() {
	var wg sync.WaitGroup
	var mu sync.Mutex
	sum := 0
	in := make(chan int)
	for n := 0; n < 10000; n++ {
		wg.Add(1)
		go work(n, in, &wg, &mu, &sum)
	}
	for n := 0; n < 10000; n++ {
		in <- n
	}
	wg.Wait()
	println(sum)
}
`;

/** Ten thousand goroutines, stepped and shown. */
async function measureCrowd(bundle: Readonly<Record<string, string>>): Promise<Figure[]> {
  const session = new Session({
    bundle: { ...bundle, 'src/crowd/crowd.go': crowd },
    trusted: true,
  });
  view(await session.handle({ type: 'open', scenario: alone('crowd') }));
  const line = crowd.slice(0, crowd.indexOf('in <- n')).split('\n').length;
  const file = 'crowd/crowd.go';
  const at = view(await session.handle({ type: 'to-line', file, line, direction: 'forward' }));
  const living = at.processes.reduce((sum, { goroutines }) => sum + goroutines, 0);
  view(await session.handle({ type: 'seek', step: at.step + 3000 }));
  const forward = await timed(session, SEEKS, FORWARD);
  const back = await timed(session, SEEKS, BACK);
  const target = 16;
  const name = `${String(living)} goroutines: a step`;
  return [
    tell({
      name: `${name} and its view, p95`,
      value: percentile(forward, 0.95),
      unit: 'ms',
      target,
    }),
    tell({ name: `${name} back, p95`, value: percentile(back, 0.95), unit: 'ms', target }),
  ];
}

/** Lines stepped with their state, here and under Delve, over the same program. */
async function measureLines(
  bundle: Readonly<Record<string, string>>,
  program: string,
): Promise<Figure[]> {
  const source = readFileSync(program, 'utf8');
  const session = new Session({
    bundle: { ...bundle, 'src/sorting/sorting.go': source },
    trusted: true,
  });
  view(
    await session.handle({ type: 'open', scenario: { ...alone('sorting'), maxSteps: 200_000 } }),
  );
  await timed(session, LINES, FORWARD);
  // By the clock, as Delve is: it is three processes that wait for each other.
  const before = performance.now();
  await timed(session, 3 * LINES, FORWARD);
  const ours = (3 * LINES * 1000) / (performance.now() - before);
  const { recording, machine } = recorded(program);
  const go = (n: number): void => {
    for (let i = 0; i < n; i++) recording.runLive(machine.steps + 1);
  };
  go(ENGINE_LINES);
  const start = performance.now();
  go(ENGINE_LINES);
  const engine = (ENGINE_LINES * 1000) / (performance.now() - start);
  const delve = await delveRate(program, LINES);
  const rate = (n: number): string => Math.round(n).toString();
  stdout.write(
    `lines a second: ${rate(ours)} with the room's whole state, ${rate(engine)} in the engine alone, ` +
      (delve === undefined ? 'Delve is not installed: 450 assumed\n' : `Delve ${rate(delve)}\n`),
  );
  const peer = delve ?? 450;
  return [
    tell({ name: 'Delve / lines with their state', value: peer / ours, unit: 'x', target: 0.1 }),
    tell({ name: 'Delve / lines in the engine', value: peer / engine, unit: 'x', target: 0.001 }),
  ];
}

/** All of them; `programs` is the folder of the bench's programs. */
export async function measurePast(programs: string): Promise<Figure[]> {
  const pool = join(programs, 'workerpool.go');
  const bundle = sourceBundle();
  return [
    ...(await measureChapter(bundle)),
    ...(await measureLines(bundle, join(programs, 'sort.go'))),
    ...(await measureCrowd(bundle)),
    ...measureSeeks(pool, 0, 1_000_000, 10),
    ...measureSeeks(pool, 0, 10_000_000, 16),
    ...measureSeeks(pool, 1_500_000, 100_000_000, 100),
  ];
}
