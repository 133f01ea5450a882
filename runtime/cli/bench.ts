/**
 * `bench`: the figures DESIGN.md asks for, measured in one run on one machine. The twelve programs are
 * run in fresh processes, in turn with yaegi where that is installed; CPU time, medians.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { execPath, stdout } from 'node:process';
import { performance } from 'node:perf_hooks';
import { natives } from '../lib/natives';
import { Machine } from '../machine/index';
import { EventStore } from '../timeline/event-store';
import { Recording } from '../timeline/recording';
import { addHost, closeProcess } from '../world/index';
import { Session, type MomentView, type Reply, type ScenarioSpec } from '../session/index';
import { numberFlag, parseFlags } from './arguments';
import { sourceBundle } from './load';
import { build } from './program';

const root = (): string => process.env.ENGINE_ROOM_ROOT ?? process.cwd();
const programs = (): string => join(root(), 'runtime', 'testing', 'bench');

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;
const percentile = (values: readonly number[], p: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * p))] ??
  NaN;
const geometric = (values: readonly number[]): number =>
  Math.exp(values.reduce((sum, v) => sum + Math.log(v), 0) / values.length);

/** Seconds a program may take; a peer that needs longer is ended and has no ratio. */
const PATIENCE = 60;

/** CPU seconds (user and system) of a command; undefined when it fails or does not end. */
function cpuTime(command: readonly string[]): number | undefined {
  // timeout ends the program itself, not only the shell that waits for it.
  const shell = `TIMEFORMAT="%U %S"; time timeout -k 1 ${PATIENCE} "$@" >/dev/null 2>/dev/null`;
  const done = spawnSync('bash', ['-c', shell, 'bench', ...command], { encoding: 'utf8' });
  const times = done.stderr.trim().split(/\s+/).map(Number);
  return done.status === 0 && times.length === 2 ? times[0]! + times[1]! : undefined;
}

const hasYaegi = (): boolean => spawnSync('yaegi', ['version'], { stdio: 'ignore' }).status === 0;

interface Row {
  readonly name: string;
  readonly plain: number;
  readonly recording: number;
  readonly yaegi: number | undefined;
}

function measurePrograms(rounds: number, only: string): Row[] {
  const peer = hasYaegi();
  if (!peer)
    stdout.write('yaegi is not installed: no ratios (Debian has it: apt-get install yaegi)\n');
  const rows: Row[] = [];
  for (const file of readdirSync(programs()).sort()) {
    if (!file.endsWith('.go') || !file.includes(only)) continue;
    const path = join(programs(), file);
    const plain: number[] = [];
    const recording: number[] = [];
    const yaegi: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const launcher = join(root(), 'tools', 'go.mjs');
      plain.push(cpuTime([execPath, launcher, 'run', path]) ?? NaN);
      recording.push(cpuTime([execPath, launcher, 'run', '-record', path]) ?? NaN);
      if (peer) yaegi.push(cpuTime(['yaegi', 'run', path]) ?? NaN);
    }
    const row = {
      name: file.slice(0, -3),
      plain: median(plain),
      recording: median(recording),
      yaegi: peer ? median(yaegi) : undefined,
    };
    rows.push(row);
    const ratio = (a: number, b: number | undefined) =>
      b === undefined
        ? ''
        : b === b
          ? `${(a / b).toFixed(2)} of yaegi`
          : `yaegi has not ended after ${PATIENCE} s`;
    stdout.write(
      `${row.name.padEnd(12)} ${row.plain.toFixed(2).padStart(6)} s  recording ${row.recording.toFixed(2).padStart(6)} s ` +
        `(${(row.recording / row.plain).toFixed(2)}x)  ${ratio(row.recording, row.yaegi)}\n`,
    );
  }
  return rows;
}

/** One figure against its target. */
interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly target: number;
}

function tell(figure: Figure): Figure {
  const reached = figure.value <= figure.target;
  stdout.write(
    `${figure.name.padEnd(52)} ${figure.value.toPrecision(3).padStart(8)} ${figure.unit.padEnd(4)} ` +
      `target ${figure.target}  ${reached ? 'reached' : 'MISSED'}\n`,
  );
  return figure;
}

/** Steps of a real program recorded up to a number, and seeking in them. */
function measureSeeks(steps: number, target: number): Figure[] {
  const made = build([join(programs(), 'workerpool.go')]);
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
  recording.runLive(steps);
  const end = recording.recorded;
  const seeks: number[] = [];
  let state = 12345;
  for (let i = 0; i < 300; i++) {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    const to = recording.first + Math.floor((state / 2 ** 32) * (end - recording.first));
    const before = performance.now();
    recording.seek(to);
    seeks.push(performance.now() - before);
  }
  const back: number[] = [];
  for (let i = 0; i < 300 && recording.step > recording.first; i++) {
    const before = performance.now();
    recording.seek(recording.step - 1);
    back.push(performance.now() - before);
  }
  const name = `10^${Math.round(Math.log10(steps))}`;
  return [
    tell({
      name: `seek, p95 of 300 over ${end} steps (${name})`,
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
    tell({
      name: `logs of ${name} steps`,
      value: recording.bytes / 2 ** 20,
      unit: 'MB',
      target: 200,
    }),
  ];
}

function view(reply: Reply): MomentView {
  if (reply.type !== 'moment') throw new Error(JSON.stringify(reply).slice(0, 500));
  return reply.view;
}

/** A chapter's run as the page drives it: opening, steps with their state, seeks. */
async function measureSession(): Promise<Figure[]> {
  const { scenario } = (await import('../../content/scenarios/one-daemon')) as {
    scenario: ScenarioSpec;
  };
  const bundle = sourceBundle();
  const started = performance.now();
  const session = new Session({ bundle });
  const quick: ScenarioSpec = { ...scenario, maxSteps: 1 };
  view(await session.handle({ type: 'open', scenario: quick }));
  const first = performance.now() - started;
  const opening = performance.now();
  const { recorded } = view(await session.handle({ type: 'open', scenario }));
  const opened = performance.now() - opening;
  view(await session.handle({ type: 'seek', step: Math.floor(recorded * 0.6) }));
  const timed = async (n: number, command: Parameters<Session['handle']>[0]) => {
    const times: number[] = [];
    for (let i = 0; i < n; i++) {
      const before = performance.now();
      await session.handle(command);
      times.push(performance.now() - before);
    }
    return times;
  };
  const steps = await timed(500, { type: 'step', how: 'any', direction: 'forward' });
  const back = await timed(300, { type: 'step', how: 'any', direction: 'back' });
  const rate = 1000 / (steps.reduce((sum, t) => sum + t, 0) / steps.length);
  stdout.write(
    `lines stepped with their state, one daemon: ${rate.toFixed(0)} a second (Delve: 450)\n`,
  );
  return [
    tell({ name: 'one daemon: at its first line after', value: first, unit: 'ms', target: 150 }),
    tell({
      name: `one daemon: ${recorded} steps recorded after`,
      value: opened,
      unit: 'ms',
      target: 1000,
    }),
    tell({
      name: 'one daemon: a step with its state, p95',
      value: percentile(steps, 0.95),
      unit: 'ms',
      target: 16,
    }),
    tell({
      name: 'one daemon: a step back with its state, p95',
      value: percentile(back, 0.95),
      unit: 'ms',
      target: 16,
    }),
    tell({
      name: 'lines with their state: 1/10 of Delve’s time',
      value: 1000 / rate,
      unit: 'ms',
      target: 1000 / 4500,
    }),
  ];
}

/** `bench [-rounds n] [-only part-of-a-name] [-json]`; exit code 0 whatever is reached. */
export async function bench(args: readonly string[]): Promise<number> {
  const flags = parseFlags(args, ['rounds', 'only'], ['json', 'no-programs']);
  const rounds = numberFlag(flags, 'rounds', 5);
  if (!existsSync(programs())) throw new Error(`${programs()} is not there`);
  const rows = flags.values.has('no-programs')
    ? []
    : measurePrograms(rounds, flags.values.get('only') ?? '');
  const figures: Figure[] = [];
  const ratios = rows.flatMap(({ recording, yaegi }) => (yaegi ? [recording / yaegi] : []));
  if (ratios.length > 0) {
    figures.push(
      tell({
        name: 'recording / yaegi, geometric mean',
        value: geometric(ratios),
        unit: 'x',
        target: 0.25,
      }),
      tell({ name: 'recording / yaegi, worst', value: Math.max(...ratios), unit: 'x', target: 1 }),
    );
  }
  if (rows.length > 0) {
    const cost = rows.map(({ plain, recording }) => recording / plain);
    figures.push(
      tell({
        name: 'recording / plain, geometric mean',
        value: geometric(cost),
        unit: 'x',
        target: 1.5,
      }),
      tell({ name: 'recording / plain, worst', value: Math.max(...cost), unit: 'x', target: 3 }),
    );
  }
  figures.push(...measureSeeks(1_000_000, 10), ...measureSeeks(10_000_000, 16));
  figures.push(...(await measureSession()));
  if (flags.values.has('json')) stdout.write(JSON.stringify({ rows, figures }, null, 2) + '\n');
  return 0;
}
