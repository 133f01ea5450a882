/** `trace`: a run as events, one JSON object a line; the same program (or scenario) and seed give the same lines. */
import { writeSync } from 'node:fs';
import type { Listener } from '../machine/index';
import { RunLog } from '../session/run-log';
import { Session, type ScenarioSpec } from '../session/index';
import { EventStore } from '../timeline/event-store';
import { numberFlag, parseFlags, type Flags } from './arguments';
import { LoadError, sourceBundle } from './load';
import { build } from './program';
import { programName, runProgram } from './run';

/** Events told at a time. */
const BATCH = 5000;
const MAX_STEPS = 10_000_000;

/** Lines on their way to standard output. */
class Lines {
  private lines: string[] = [];

  add(event: object): void {
    this.lines.push(JSON.stringify(event) + '\n');
    if (this.lines.length > 1000) this.flush();
  }

  flush(): void {
    const buffer = Buffer.from(this.lines.join(''), 'utf8');
    this.lines = [];
    for (let at = 0; at < buffer.length;) {
      try {
        at += writeSync(1, buffer, at);
      } catch (error) {
        // A pipe whose reader is slow.
        if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
      }
    }
  }
}

/**
 * `trace [-seed n] [-max-steps n] [-watch name] program [arguments]`, or the id of a scenario; what is
 * printed is among the events. A scenario's exit code is 0 however its processes end.
 */
export async function trace(args: readonly string[]): Promise<number> {
  const flags = parseFlags(args, ['seed', 'max-steps', 'watch'], []);
  const name = flags.rest[0] ?? '';
  const scenario = /^[a-z0-9-]+$/.test(name) ? await findScenario(name) : undefined;
  return scenario ? traceScenario(scenario, flags) : traceProgram(flags);
}

/** The scenario of that id, if there is one. */
async function findScenario(id: string): Promise<ScenarioSpec | undefined> {
  try {
    const found = (await import(`../../content/scenarios/${id}.ts`)) as { scenario: ScenarioSpec };
    return found.scenario;
  } catch {
    return undefined;
  }
}

async function traceScenario(scenario: ScenarioSpec, flags: Flags): Promise<number> {
  const session = new Session({ bundle: sourceBundle() });
  const reply = await session.handle({
    type: 'open',
    scenario: { ...scenario, maxSteps: numberFlag(flags, 'max-steps', MAX_STEPS) },
    seed: numberFlag(flags, 'seed', scenario.seed),
  });
  if (reply.type === 'diagnostics') {
    const shown = reply.diagnostics.map((d) => `${d.file}:${d.line}:${d.column}: ${d.message}\n`);
    writeSync(2, shown.join(''));
    return 1;
  }
  if (reply.type === 'refused') throw new LoadError(reply.message);
  const lines = new Lines();
  for (let from = 1; ;) {
    const page = await session.handle({ type: 'events', from, count: BATCH });
    if (page.type !== 'events' || page.events.length === 0) break;
    for (const event of page.events) lines.add(event);
    from = page.events.at(-1)!.seq + 1;
  }
  lines.flush();
  return 0;
}

function traceProgram(flags: Flags): number {
  const made = build(flags.rest);
  if ('errors' in made) {
    writeSync(2, made.errors);
    return made.code;
  }
  const { program } = made;
  for (const name of (flags.values.get('watch') ?? '').split(',')) {
    const f = name === '' ? undefined : program.funcByName(name);
    if (f) f.watch = true;
  }
  const lines = new Lines();
  const store = new EventStore();
  let log: RunLog | undefined;
  let told = 0;
  const tell = (upTo: number) => {
    log!.scan();
    for (; told < upTo; told++) lines.add(log!.view(told + 1));
  };
  const listener: Listener = {
    event(...event) {
      // What a print wrote follows its event, so the last one waits.
      if (store.last - told > BATCH) tell(store.last - 1);
      store.event(...event);
    },
  };
  const result = runProgram(program, {
    seed: numberFlag(flags, 'seed', 1),
    maxSteps: numberFlag(flags, 'max-steps', MAX_STEPS),
    argv: [programName(made.target.path, made.target.files), ...made.args],
    cwd: process.cwd(),
    listener,
    prepare: (machine) => {
      log = new RunLog(machine, store, []);
    },
    output: (fd, bytes) => log!.output(1, fd, bytes),
  });
  tell(store.last);
  lines.flush();
  return result.code;
}
