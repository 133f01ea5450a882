/** Who is being placed right now: goroutines inside Swarm's scheduler, and the nodes they have in their hands. */
import type { Goroutine } from '../machine/goroutine';
import { Iface, StructObj, type Plain } from '../machine/value';
import type { RType } from '../code/rtype';
import type { ProcessGraph } from './heap-graph';
import { elements, entries, field, length, number, text } from './heap-read';
import { valueOf, variablesOf } from './locals';
import { statementAt } from './places';
import type { CandidateView, PlacementView } from './protocol';

const SCHEDULER = 'github.com/docker/swarm/scheduler';
const isScheduler = (pkgPath: string): boolean =>
  pkgPath === SCHEDULER || pkgPath.startsWith(`${SCHEDULER}/`);

/** Nodes of one placement that are looked at. */
const MOST = 200;
/** Labels of a node, or of a container that is asked for. */
const MOST_LABELS = 50;

/** Labels in which a manager keeps what a container asks of its node, as lists in JSON. */
const ASKED = [
  ['affinity', 'com.docker.swarm.affinities'],
  ['constraint', 'com.docker.swarm.constraints'],
] as const;

/** Functions with a variable of their own that holds who is left, as soon as it is assigned. */
const leftIn: ReadonlyMap<string, string> = new Map([
  [`${SCHEDULER}/filter.ApplyFilters`, 'candidates'],
  [`${SCHEDULER}.(*Scheduler).selectNodesForContainer`, 'accepted'],
]);

/** Placements under way in a process, by goroutine. */
export function placementsOf({ goroutines }: ProcessGraph): PlacementView[] {
  const found: PlacementView[] = [];
  for (const g of goroutines) {
    const first = g.fns.findIndex((fn, i) => i > 0 && i <= g.depth && isScheduler(fn.pkgPath));
    if (first < 0) continue;
    const view = placementOf(g, first);
    if (view) found.push(view);
  }
  return found;
}

const named = (type: RType, pkg: string, name: string): boolean =>
  type.name === name && type.pkgPath === `${SCHEDULER}/${pkg}`;

/** Whether a variable is a list of pointers to this type. */
const isListOf = ({ kind, elem }: RType, pkg: string, name: string): boolean =>
  kind === 'slice' &&
  elem?.kind === 'ptr' &&
  elem.elem !== undefined &&
  named(elem.elem, pkg, name);

function placementOf(g: Goroutine, first: number): PlacementView | undefined {
  let all: readonly Plain[] | undefined;
  let left: readonly Plain[] = [];
  let weighed: readonly Plain[] | undefined;
  /** What the scheduler is about to answer with. */
  let answer: readonly Plain[] | undefined;
  let image = '';
  let wants: PlacementView['wants'] = { memory: 0, cpus: 0, expressions: [] };
  const calls: string[] = [];
  for (let frame = first; frame <= g.depth; frame++) {
    const fn = g.fns[frame]!;
    if (!isScheduler(fn.pkgPath) || fn.synthetic) continue;
    calls.push(fn.name.slice(fn.name.lastIndexOf('/') + 1));
    let refused = false;
    let made: number | undefined;
    for (const variable of variablesOf(g, frame)) {
      const { type, role } = variable;
      if (isListOf(type, 'node', 'Node') && role !== 'result') {
        const nodes = [...elements(valueOf(g, frame, variable), MOST)];
        all ??= nodes;
        // Filters and strategy are through: of whom it leaves out, memory no longer tells which it was.
        if (fn.pkgPath === SCHEDULER && variable.name === 'candidates') {
          if (nodes.length > 0) answer = nodes;
        }
        // What a function was given is what was left for it; what it makes of that is not done yet.
        else if (role === 'param' || leftIn.get(fn.name) === variable.name) {
          if (nodes.length > 0) left = nodes;
        }
        if (role !== 'param') made = nodes.length;
      } else if (isListOf(type, 'strategy', 'weightedNode')) {
        weighed = [...elements(valueOf(g, frame, variable), MOST)];
      } else if (role === 'param' && type.kind === 'ptr' && type.elem?.name === 'ContainerConfig') {
        const config = valueOf(g, frame, variable);
        image = text(field(config, 'ContainerConfig', 'Image'));
        wants = wantsOf(config);
      } else if (variable.name === 'err' && fn.pkgPath !== `${SCHEDULER}/strategy`) {
        refused = valueOf(g, frame, variable) instanceof Iface;
      }
    }
    // A filter is through with nobody left where it returns an empty list, or its caller has its error.
    if (refused || (made === 0 && returns(g, frame))) left = [];
  }
  if (!all) return undefined;
  return {
    process: g.process.id,
    g: g.id,
    calls,
    image,
    wants,
    candidates: answer
      ? answered(all, answer)
      : candidates(
          all,
          left,
          weighed,
          calls.some((name) => /weighNodes$/.test(name)),
        ),
  };
}

/** Whether the statement a frame is at is a return. */
function returns(g: Goroutine, frame: number): boolean {
  const stmt = statementAt(g.fns[frame]!, g.pcOf(frame));
  const file = stmt && g.process.program.files.fileAt(stmt.pos);
  return file !== undefined && file.text.startsWith('return ', stmt!.pos - file.base);
}

/** What the client asked for: what the filters and the strategy go by. */
function wantsOf(config: Plain): PlacementView['wants'] {
  const labels = new Map<string, string>();
  for (const [name, value] of entries(field(config, 'ContainerConfig', 'Labels'), MOST_LABELS)) {
    labels.set(text(name), text(value));
  }
  return {
    memory: number(field(config, 'ContainerConfig', 'Memory')),
    cpus: number(field(config, 'ContainerConfig', 'CpuShares')),
    expressions: [
      ...ASKED.flatMap(([what, label]) =>
        listIn(labels.get(label)).map((expression) => `${what}:${expression}`),
      ),
      ...flagsOf(field(config, 'ContainerConfig', 'HostConfig')),
    ],
  };
}

/** Flags that the port and dependency filters go by. */
function flagsOf(host: Plain): string[] {
  const listed = (flag: string, list: Plain): string[] =>
    [...elements(list, MOST_LABELS)].map((one) => `${flag}=${text(one)}`);
  const ports = [...entries(field(host, 'PortBindings'), MOST_LABELS)].flatMap(([, bindings]) =>
    [...elements(bindings, MOST_LABELS)].map((one) => `-p ${text(field(one, 'HostPort'))}`),
  );
  const mode = text(field(host, 'NetworkMode'));
  return [
    ...ports,
    ...listed('--volumes-from', field(host, 'VolumesFrom')),
    ...listed('--link', field(host, 'Links')),
    ...(mode.startsWith('container:') ? [`--net=${mode}`] : []),
  ];
}

/** A list of strings in JSON; anybody may have written the label. */
function listIn(json: string | undefined): string[] {
  try {
    const list: unknown = JSON.parse(json ?? '[]');
    return Array.isArray(list) ? list.filter((one) => typeof one === 'string') : [];
  } catch {
    return [];
  }
}

function candidates(
  all: readonly Plain[],
  left: readonly Plain[],
  weighed: readonly Plain[] | undefined,
  weighing: boolean,
): CandidateView[] {
  const staying = new Set(left);
  const first = (weighed ?? []).map((one) => {
    const node = field(one, 'Node');
    return { node, view: viewNode(node, 'weighed', number(field(one, 'Weight'))) };
  });
  const known = new Set(first.map(({ node }) => node));
  const rest = all.flatMap((node) => {
    if (!(node instanceof StructObj) || known.has(node)) return [];
    if (!staying.has(node)) return [viewNode(node, 'out')];
    // Whom the strategy has left out when it is through has no room.
    return [viewNode(node, weighed && !weighing ? 'full' : 'in')];
  });
  return [...first.map(({ view }) => view), ...rest];
}

/** Those of the answer in its order, then who is not in it. */
function answered(all: readonly Plain[], answer: readonly Plain[]): CandidateView[] {
  const view = (list: readonly Plain[], stage: CandidateView['stage']): CandidateView[] =>
    list.flatMap((node) => (node instanceof StructObj ? [viewNode(node, stage)] : []));
  const known = new Set(answer);
  const rest = all.filter((node) => !known.has(node));
  return [...view(answer, 'answered'), ...view(rest, 'unanswered')];
}

function viewNode(node: Plain, stage: CandidateView['stage'], weight?: number): CandidateView {
  return {
    name: text(field(node, 'Name')),
    addr: text(field(node, 'Addr')),
    labels: [...entries(field(node, 'Labels'), MOST_LABELS)].map(
      ([name, value]) => `${text(name)}=${text(value)}`,
    ),
    stage,
    ...(weight === undefined ? {} : { weight }),
    containers: length(field(node, 'Containers')),
    usedCpus: number(field(node, 'UsedCpus')),
    totalCpus: number(field(node, 'TotalCpus')),
    usedMemory: number(field(node, 'UsedMemory')),
    totalMemory: number(field(node, 'TotalMemory')),
    health: number(field(node, 'HealthIndicator')),
  };
}
