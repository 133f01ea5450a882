// Runs a cluster with faults on the machine alone, and reads what its managers and daemons answered.
import { Workshop, type Built } from '../../runtime/session/build';
import { Run } from '../../runtime/session/run';
import { BundleTree } from '../../runtime/session/source-tree';
import { bundle } from '../../runtime/testing/bundle';
import { textOf } from '../../runtime/base/bytes';
import type { Process } from '../../runtime/machine/process';
import { clusterOf } from '../../runtime/session/cluster';
import { judge, lastBound, type Info } from './judge';
import {
  addresses,
  endAfter,
  faultScenario,
  FIRST_END,
  LISTED,
  merged,
  plan,
  type Fault,
} from './plan';
import { readLine, type Life, type Said } from './said';

/** What came out of a run. */
export type Report = {
  readonly seed: number;
  readonly faults: readonly Fault[];
  /** Promises that were broken, in words; none if all was well. */
  readonly broken: readonly string[];
  /** Containers on two nodes where no manager that led found a node back that it had lost. */
  readonly doubled: readonly string[];
  /** Seconds until an engine was healthy again after the last fault that concerned it was over. */
  readonly back: readonly number[];
  readonly steps: number;
  /** The second at which the run ended. */
  readonly end: number;
};

/** More than any of these runs needs. */
const MOST_STEPS = 40_000_000;

let built: Built | undefined;

/** The programs, built once however many runs there are. */
function programs(): Built {
  if (built) return built;
  const mains = Object.values(faultScenario(0, []).commands);
  const made = new Workshop(true).build(new BundleTree(bundle()), mains);
  if ('diagnostics' in made) throw new Error(JSON.stringify(made.diagnostics.slice(0, 3)));
  return (built = made);
}

function json<T>(text: string): T | undefined {
  try {
    return JSON.parse(text) as T;
  } catch {
    return undefined;
  }
}

/**
 * Reads /info. A manager has one context for all requests, in which a request leaves the version of the API it
 * was made with; so a plain request beside one with /v1.18 may be answered as by that version, with the status
 * under its older name and a backspace or a space less before each row. Upstream does the same.
 */
function readInfo(text: string): Info | undefined {
  type Rows = readonly (readonly [string, string])[] | null;
  const said = json<{ SystemStatus?: Rows; DriverStatus?: Rows }>(text);
  const older = said?.DriverStatus?.map(
    ([key, value]) => [key.startsWith('\b') ? key.slice(1) : ` ${key}`, value] as const,
  );
  const status = said?.SystemStatus ?? older;
  if (!status) return undefined;
  const engines = new Map<string, string>();
  let name = '';
  for (const [key, value] of status) {
    if (/^ [^ ]/.test(key)) name = key.trim();
    else if (key.endsWith('Status')) engines.set(name, value);
  }
  return { role: status.find(([key]) => key === 'Role')?.[1] ?? '', engines };
}

/** What a manager's process said, each line with its time. */
function readLife(run: Run, process: Process): Life {
  const said: Said[] = [];
  for (let at = process.output; at; at = at.before) {
    const second = run.store.get(at.seq).time / 1e9;
    const lines = textOf(at.bytes).split('\n');
    said.push(...lines.reverse().flatMap((line) => readLine(line, second) ?? []));
  }
  return { manager: process.host, said: said.reverse() };
}

type ListedContainer = { readonly Id: string; readonly Labels?: Readonly<Record<string, string>> };

/** Seconds between two looks into the managers' memory. */
const GLANCE = 0.25;

/** The most failures in a row of each manager's present process to reach each node. */
class Failures {
  private readonly most = new Map<string, { process: number; failures: number }>();

  /** Looks into the managers' memory as it is. */
  look(run: Run): void {
    for (const { process, engines, pendingEngines } of clusterOf(run).managers) {
      const { host } = run.machine.processes.get(process)!;
      for (const { addr, failures } of [...engines, ...pendingEngines]) {
        const key = `${host} ${addr}`;
        const before = this.most.get(key);
        if (before?.process === process && before.failures >= failures) continue;
        this.most.set(key, { process, failures });
      }
    }
  }

  readonly of = (manager: string, node: string): number =>
    this.most.get(`${manager} ${addresses[node]}:2375`)?.failures ?? 0;
}

/** Runs one seed; with other faults than those of its plan if they are given. */
export function runFaults(seed: number, faults: readonly Fault[] = plan(seed)): Report {
  const run = new Run(programs(), faultScenario(seed, faults), seed, [], [], Infinity);
  const failures = new Failures();
  // Without a recording: nobody will go back.
  let kind = '';
  let second = 0;
  let end = FIRST_END;
  while (second < end) {
    second += GLANCE;
    ({ kind } = run.machine.run({ maxStep: MOST_STEPS, maxTime: second * 1e9 }));
    if (kind !== 'time') break;
    failures.look(run);
    // What was wrong is over by now, and each wait has begun that has to be waited for.
    if (second === end) end = endAfter(lastBound({ failures: failures.of }, faults));
  }
  const broken: string[] = [];
  if (kind !== 'time') broken.push(`the run stopped after ${run.step} steps: ${kind}`);
  const texts = new Map<string, string>();
  const lives: Life[] = [];
  for (const process of run.machine.processes.values()) {
    if (process.terminal.startsWith('look ')) texts.set(process.terminal, textOf(process.text(1)));
    if (process.terminal === 'manager') lives.push(readLife(run, process));
    const { exit } = process;
    if (exit && exit.kind !== 'exit' && exit.kind !== 'killed')
      broken.push(`${process.argv.slice(0, 2).join(' ')} on ${process.host}: ${exit.text}`);
  }
  const found = judge(
    {
      end,
      info: (second, manager) => readInfo(texts.get(`look ${second} ${manager} info`) ?? ''),
      failures: failures.of,
      containers: (node) =>
        json<ListedContainer[]>(texts.get(`look ${end - 1} ${node} ${LISTED}`) ?? '')?.flatMap(
          ({ Id, Labels }) => {
            const swarm = Labels?.['com.docker.swarm.id'];
            return swarm ? { id: Id, swarm } : [];
          },
        ),
      lives,
    },
    faults,
  );
  return {
    seed,
    faults: merged(faults),
    broken: [...broken, ...found.broken],
    doubled: found.doubled,
    back: found.back,
    steps: run.step,
    end,
  };
}

/** Faults of a report, in words. */
export function inWords(faults: readonly Fault[]): string {
  return faults
    .map((fault) => {
      const what =
        fault.kind === 'cut' || fault.kind === 'slow'
          ? `${fault.a}–${fault.b}`
          : `${fault.host} ${fault.program}`;
      return `${fault.from}–${fault.to} s ${fault.kind} ${what}`;
    })
    .join('; ');
}
