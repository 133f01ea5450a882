// Runs a cluster with faults on the machine alone, and reads what its managers and daemons answered.
import { Workshop, type Built } from '../../runtime/session/build';
import { Run } from '../../runtime/session/run';
import { BundleTree } from '../../runtime/session/source-tree';
import { bundle } from '../../runtime/testing/bundle';
import { judge, type Info } from './judge';
import { faultScenario, merged, plan, RUN_ENDS, type Fault } from './plan';

/** What came out of a run. */
export type Report = {
  readonly seed: number;
  readonly faults: readonly Fault[];
  /** Promises that were broken, in words; none if all was well. */
  readonly broken: readonly string[];
  /** Containers on two nodes where another leader saw the node come back than the one that saw it go. */
  readonly doubled: readonly string[];
  /** Seconds until an engine was healthy again after the last fault that concerned it was over. */
  readonly back: readonly number[];
  readonly steps: number;
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

function readInfo(text: string): Info | undefined {
  const status = json<{ SystemStatus?: [string, string][] }>(text)?.SystemStatus;
  if (!status) return undefined;
  const engines = new Map<string, string>();
  let name = '';
  for (const [key, value] of status) {
    if (/^ [^ ]/.test(key)) name = key.trim();
    else if (key.endsWith('Status')) engines.set(name, value);
  }
  return { role: status.find(([key]) => key === 'Role')?.[1] ?? '', engines };
}

type Listed = { readonly Labels?: Readonly<Record<string, string>> };

/** Runs one seed; with other faults than those of its plan if they are given. */
export function runFaults(seed: number, faults: readonly Fault[] = plan(seed)): Report {
  const run = new Run(programs(), faultScenario(seed, faults), seed, [], [], Infinity);
  // Without a recording: nobody will go back.
  const { kind } = run.machine.run({ maxStep: MOST_STEPS, maxTime: RUN_ENDS * 1e9 });
  const broken: string[] = [];
  if (kind !== 'time') broken.push(`the run stopped after ${run.step} steps: ${kind}`);
  const texts = new Map<string, string>();
  for (const process of run.machine.processes.values()) {
    if (process.terminal.startsWith('look ')) texts.set(process.terminal, process.text(1));
    const { exit } = process;
    if (exit && exit.kind !== 'exit' && exit.kind !== 'killed')
      broken.push(`${process.argv.slice(0, 2).join(' ')} on ${process.host}: ${exit.text}`);
  }
  const found = judge(
    {
      info: (second, manager) => readInfo(texts.get(`look ${second} ${manager} info`) ?? ''),
      ids: (node) =>
        (
          json<Listed[]>(texts.get(`look ${RUN_ENDS - 1} ${node} containers/json?all=1`) ?? '') ??
          []
        ).flatMap(({ Labels }) => Labels?.['com.docker.swarm.id'] ?? []),
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
