/**
 * `bench`: the figures DESIGN.md asks for, measured in one run on one machine. The twelve programs are
 * run in fresh processes, in turn with yaegi where that is installed; CPU time, medians.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { execPath, stdout } from 'node:process';
import { numberFlag, parseFlags } from './arguments';
import { median, tell, type Figure } from './bench-figure';
import { measureChannels } from './bench-channels';
import { measureCluster } from './bench-cluster';
import { measureOpening, openChapter } from './bench-open';
import { measurePast } from './bench-past';

const root = (): string => process.env.ENGINE_ROOM_ROOT ?? process.cwd();
const programs = (): string => join(root(), 'runtime', 'testing', 'bench');

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

/** `bench [-rounds n] [-only part-of-a-name] [-no-programs] [-no-past] [-cluster] [-open] [-json]`, -cluster or -open: nothing but the cluster, or the opening of chapters; exit code 0 whatever is reached. */
export async function bench(args: readonly string[]): Promise<number> {
  const flags = parseFlags(
    args,
    ['rounds', 'only', 'opening'],
    ['json', 'no-programs', 'no-past', 'cluster', 'open'],
  );
  // What measureOpening starts.
  const opening = flags.values.get('opening');
  if (opening !== undefined) return openChapter(opening);
  const rounds = numberFlag(flags, 'rounds', 5);
  if (!existsSync(programs())) throw new Error(`${programs()} is not there`);
  const alone = flags.values.has('cluster') || flags.values.has('open');
  const rows =
    alone || flags.values.has('no-programs')
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
  if (!alone && !flags.values.has('no-past')) {
    figures.push(...measureChannels(programs()), ...(await measurePast(programs())));
  }
  const wants = (name: 'cluster' | 'open') =>
    alone ? flags.values.has(name) : !flags.values.has('no-past');
  if (wants('open')) figures.push(...measureOpening(root(), rounds));
  if (wants('cluster')) figures.push(...(await measureCluster()));
  if (flags.values.has('json')) stdout.write(JSON.stringify({ rows, figures }, null, 2) + '\n');
  return 0;
}
