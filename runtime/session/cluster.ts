/**
 * What a cluster's processes hold at the present moment, read from their memory: a manager's engines, the lists
 * of discovery and of the store, who leads. Objects are found in the graph that views keep (heap-graph.ts).
 */
import type { Machine } from '../machine/machine';
import type { Process } from '../machine/process';
import { Timer } from '../machine/timer';
import { Iface, StructObj, type Plain } from '../machine/value';
import { clusterPart, type ClusterPart } from './cluster-types';
import { flightsOf } from './flights';
import type { ProcessGraph } from './heap-graph';
import { elements, entries, field, length, number, text } from './heap-read';
import { valueOf, variablesOf } from './locals';
import { placementsOf } from './placements';
import type { ClusterView, EngineView, ManagerView } from './protocol';
import type { Run } from './run';
import { shared } from './sharing';

/** Engines, containers, keys of one list that are looked at. */
const MOST = 1000;

const swarm = 'github.com/docker/swarm';
const VALIDATES = `${swarm}/cluster/swarm.(*Cluster).validatePendingEngine`;

/** An object, and the process in whose memory it is. */
interface Owned {
  readonly object: StructObj;
  readonly process: Process;
}

type Known = ClusterView['known'][number];
/** What is remembered, and the timer that ends it. */
type Timed = { readonly row: Omit<Known, 'left'>; readonly timer: Timer | undefined };

/** What one process tells of the cluster. All of it stays so until the process has done something. */
interface Part {
  readonly managers: readonly ManagerView[];
  readonly candidates: ClusterView['candidates'];
  readonly followers: ClusterView['followers'];
  readonly placements: ClusterView['placements'];
  readonly hubs: readonly { readonly object: number; readonly known: readonly Timed[] }[];
  readonly trees: readonly { readonly object: number; readonly known: readonly Timed[] }[];
}

const last = new WeakMap<Run, ClusterView>();

/** The cluster as it stands; what is as it was at the last look is the same objects. */
export function clusterOf(run: Run): ClusterView {
  const { machine, graph } = run;
  const parts = graph.refresh().map((part) => part.answer('cluster', () => partOf(part)));
  const all = <T extends { readonly object: number }>(pick: (part: Part) => readonly T[]): T[] =>
    parts.flatMap(pick).sort((a, b) => a.object - b.object);
  const known = [...all(({ hubs }) => hubs), ...all(({ trees }) => trees)].flatMap(
    (list) => list.known,
  );
  const now: ClusterView = {
    managers: all(({ managers }) => managers),
    placements: parts.flatMap(({ placements }) => placements).sort((a, b) => a.g - b.g),
    flights: flightsOf(machine, graph),
    candidates: all(({ candidates }) => candidates),
    followers: all(({ followers }) => followers),
    known: known.map(({ row, timer }) => ({ ...row, ...leftOf(machine, timer) })),
    truncated: graph.truncated,
  };
  const view = shared(last.get(run), now);
  last.set(run, view);
  return view;
}

function partOf(part: ProcessGraph): Part {
  const { process } = part;
  const found: Record<ClusterPart, Owned[]> = {
    managers: [],
    candidates: [],
    followers: [],
    hubs: [],
    trees: [],
  };
  for (const object of part.found) {
    const kind = clusterPart(object.type);
    if (kind) found[kind].push({ object, process });
  }
  return {
    managers: found.managers.map((one) => viewManager(one, inHand(part))),
    placements: placementsOf(part),
    candidates: found.candidates.map(({ object }) => ({
      process: process.id,
      object: object.id,
      key: text(field(object, 'key')),
      node: text(field(object, 'node')),
      leader: field(object, 'leader') === 1 || field(object, 'leader') === true,
    })),
    followers: found.followers.map(({ object }) => ({
      process: process.id,
      object: object.id,
      key: text(field(object, 'key')),
      leader: text(field(object, 'leader')),
    })),
    hubs: found.hubs.map((one) => ({ object: one.object.id, known: reports(one) })),
    trees: found.trees.map((one) => ({ object: one.object.id, known: keys(one) })),
  };
}

/** An engine that a goroutine is validating, and for which manager. */
interface InHand {
  readonly manager: Plain;
  readonly engine: Plain;
}

/** Engines on their way from one list of a manager to the other: for a moment they are in neither. */
function inHand({ goroutines }: ProcessGraph): InHand[] {
  return goroutines.flatMap((g) => {
    const frame = g.fns.findIndex((fn, i) => i <= g.depth && fn?.name === VALIDATES);
    if (frame < 0) return [];
    const [manager, engine] = ['c', 'engine'].map((wanted) => {
      const variable = variablesOf(g, frame).find(({ name }) => name === wanted);
      return variable && valueOf(g, frame, variable);
    });
    return manager && engine ? [{ manager, engine }] : [];
  });
}

function viewManager({ object, process }: Owned, hands: readonly InHand[]): ManagerView {
  const names = stateNames(process);
  const maps = [field(object, 'engines'), field(object, 'pendingEngines')];
  const listed = new Set(maps.flatMap((map) => [...entries(map, MOST)].map(([, one]) => one)));
  const between = hands.flatMap(({ manager, engine }) =>
    manager === object && !listed.has(engine) ? [viewEngine(engine, names)] : [],
  );
  const list = (value: Plain, state: string): EngineView[] =>
    [...entries(value, MOST)]
      .map(([, engine]) => viewEngine(engine, names))
      .concat(between.filter((one) => one.state === state))
      .sort((a, b) => compare(a.addr, b.addr));
  const scheduler = field(object, 'scheduler');
  return {
    process: process.id,
    object: object.id,
    strategy: dynamicName(field(scheduler, 'strategy')),
    filters: [...elements(field(scheduler, 'filters'), MOST)].map(dynamicName),
    engines: list(field(object, 'engines'), 'Healthy'),
    pendingEngines: list(field(object, 'pendingEngines'), 'Pending'),
    pendingContainers: [...entries(field(object, 'pendingContainers'), MOST)].map(([id, one]) => ({
      id: text(id),
      name: text(field(one, 'Name')),
      image: text(field(one, 'Config', 'ContainerConfig', 'Image')),
      engine: text(field(one, 'Engine', 'Addr')),
    })),
  };
}

function viewEngine(engine: Plain, names: ReadonlyMap<number, string>): EngineView {
  const containers = field(engine, 'containers');
  let usedCpus = 0;
  let usedMemory = 0;
  for (const [, container] of entries(containers, MOST)) {
    const config = field(container, 'Config', 'ContainerConfig');
    usedCpus += number(field(config, 'CpuShares'));
    usedMemory += number(field(config, 'Memory'));
  }
  const state = number(field(engine, 'state'));
  const retry = field(engine, 'opts', 'FailureRetry');
  const overcommit = number(field(engine, 'overcommitRatio'));
  const cpus = number(field(engine, 'Cpus'));
  const memory = number(field(engine, 'Memory'));
  return {
    object: engine instanceof StructObj ? engine.id : 0,
    id: text(field(engine, 'ID')),
    name: text(field(engine, 'Name')),
    addr: text(field(engine, 'Addr')),
    state: names.get(state) ?? String(state),
    failures: number(field(engine, 'failureCount')),
    ...(retry === undefined ? {} : { retry: number(retry) }),
    lastError: text(field(engine, 'lastError')),
    containers: length(containers),
    // As TotalCpus and TotalMemory count.
    cpus: cpus + Math.trunc((cpus * overcommit) / 100),
    usedCpus,
    memory: memory + Math.trunc((memory * overcommit) / 100),
    usedMemory,
  };
}

/** What the program calls an engine's states: its own table. */
function stateNames(process: Process): ReadonlyMap<number, string> {
  const table = process.program.globals.find(
    ({ pkgPath, name }) => pkgPath === `${swarm}/cluster` && name.endsWith('stateText'),
  );
  const value = table && process.globals[table.index];
  return new Map([...entries(unboxed(value), MOST)].map(([n, name]) => [number(n), text(name)]));
}

/** A package variable is a box around its value, unless it is a struct. */
const unboxed = (value: Plain): Plain =>
  typeof value === 'object' && value !== null && 'v' in value ? value.v : value;

/** The type of what is in an interface, without star and package. */
function dynamicName(value: Plain): string {
  if (!(value instanceof Iface)) return '';
  return (value.type.elem ?? value.type).name;
}

/** The discovery service's reports: who says that it is there, and for how long that counts. */
function reports({ object, process }: Owned): Timed[] {
  return [...entries(field(object, 'clusters'), MOST)].flatMap(([token, cluster]) =>
    [...entries(cluster, MOST)].map(([addr, report]) => ({
      row: { process: process.id, what: text(token), value: text(addr) },
      timer: timerOf(field(report, 'timer')),
    })),
  );
}

/** The store's keys. */
function keys({ object, process }: Owned): Timed[] {
  return [...entries(field(object, 'entries'), MOST)]
    .filter(
      ([, entry]) => field(entry, 'Node', 'Dir') !== 1 && field(entry, 'Node', 'Dir') !== true,
    )
    .map(([key, entry]) => ({
      row: { process: process.id, what: text(key), value: text(field(entry, 'Node', 'Value')) },
      timer: timerOf(field(entry, 'timer')),
    }))
    .sort((a, b) => compare(a.row.what, b.row.what));
}

/** The machine's timer behind a *time.Timer. */
function timerOf(value: Plain): Timer | undefined {
  const clock = field(value, 'r');
  const timer =
    typeof clock === 'object' && clock !== null && 'timer' in clock ? clock.timer : undefined;
  return timer instanceof Timer ? timer : undefined;
}

/** How long it still runs. */
function leftOf(machine: Machine, timer: Timer | undefined): { readonly left?: number } {
  return timer?.active ? { left: Math.max(0, timer.when - machine.now) } : {};
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
