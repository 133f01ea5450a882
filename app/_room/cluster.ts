// Which scenarios are clusters, and how their picture is laid out: pure, nothing of the page.
import type {
  ClusterView,
  Direction,
  EngineView,
  Landmark,
  LinkView,
  MomentView,
  ProcessView,
  ScenarioSpec,
} from '@/runtime/session/protocol';

const parts = /^(github\.com\/docker\/(swarm|leadership)|engine-room\/kvstore)[./]/;

/** Whether a scenario watches, or shows, something of Swarm's. */
export const isCluster = (scenario: Pick<ScenarioSpec, 'watch' | 'objects'> | undefined): boolean =>
  [...(scenario?.watch ?? []), ...(scenario?.objects ?? [])].some((x) => parts.test(x));

const managing = /^github\.com\/docker\/swarm\/(cluster|scheduler)\b/;

/** Whether a manager may come up in a scenario: in a run about discovery alone none is missed. */
export const mayManage = ({
  commands,
  watch,
  objects,
}: Pick<ScenarioSpec, 'commands' | 'watch' | 'objects'>): boolean =>
  'swarm' in commands || [...watch, ...objects].some((x) => managing.test(x));

/**
 * Whether a jump finds something this way. While there may be more of the run than is recorded, any jump may:
 * only what is known to find nothing is not offered.
 */
export function mayJump(
  view: Pick<MomentView, 'landmarks' | 'step' | 'outcome' | 'recording'>,
  landmark: Landmark,
  direction: Direction,
): boolean {
  const { landmarks, step, outcome, recording } = view;
  if (recording === true) return true;
  const known = landmarks[landmark];
  if (direction === 'back') return known !== undefined && known.first < step;
  // One that was cut off goes on when it is asked to.
  if (outcome.kind === 'limit' || outcome.kind === 'running') return true;
  return known !== undefined && known.last > step;
}

export type Point = { readonly x: number; readonly y: number };

/** A drawing's size, and that of a host in it, in pixels; so many letters of a name have room. */
export type MapSize = {
  readonly width: number;
  readonly height: number;
  readonly boxWidth: number;
  readonly boxHeight: number;
  readonly letters: number;
};

/** Below this width hosts are narrow. */
const NARROW = 480;

/** The picture's size for the width there is and so many hosts. */
export function sizeOf(width: number, hosts: number): MapSize {
  const w = Math.max(280, Math.min(width, 760));
  const rows = hosts <= 2 ? 70 : hosts <= 4 ? 150 : hosts <= 8 ? 240 : 310;
  const narrow = w < NARROW;
  return {
    width: w,
    height: narrow && hosts > 4 ? rows + 130 : rows,
    boxWidth: narrow ? 72 : 104,
    boxHeight: 36,
    letters: narrow ? 10 : 14,
  };
}

/** Type in a host's box: its name, and what stands below it. */
export const fontSizes = ({ width }: MapSize): { readonly name: number; readonly state: number } =>
  width < NARROW ? { name: 11, state: 10 } : { name: 12, state: 10.5 };

/**
 * Names of at most so many letters that tell all hosts apart: longer ones are cut in the middle, where they
 * begin and end alike to what is in between, and where nothing else helps they are numbered.
 */
export function labelsOf(names: readonly string[], most: number): ReadonlyMap<string, string> {
  const ways: ((name: string, i: number) => string)[] = [];
  for (let tail = Math.floor((most - 1) / 2); tail < most; tail++) {
    ways.push((name) => `${name.slice(0, most - 1 - tail)}…${name.slice(name.length - tail)}`);
  }
  ways.push((name) => `${name.slice(0, most - 1)}…`);
  const long = names.filter((name) => name.length > most);
  const same = (at: (name: string, i: number) => string | undefined) => {
    let n = 0;
    while (n < most * 20 && long.every((name) => at(name, n) === at(long[0]!, n))) n++;
    return n;
  };
  if (long.length > 0) {
    const head = same((name, i) => name[i]);
    const tail = same((name, i) => name[name.length - 1 - i]);
    ways.push((name) => {
      const middle = name.slice(head, Math.max(head, name.length - tail));
      return `…${middle.slice(0, most - 2)}…`;
    });
  }
  ways.push((name, i) => `${name.slice(0, most - 1 - String(i + 1).length)}…${i + 1}`);
  for (const way of ways) {
    const labels = names.map((name, i) => (name.length > most ? way(name, i) : name));
    if (new Set(labels).size < names.length) continue;
    return new Map(names.map((name, i) => [name, labels[i]!]));
  }
  return new Map(names.map((name) => [name, name]));
}

/** Hosts that stand in the middle of many others: those on which the scenario starts something, but no daemon. */
export function innerHosts({
  hosts,
  script,
}: Pick<ScenarioSpec, 'hosts' | 'script'>): ReadonlySet<string> {
  const commands = script.filter((one) => 'argv' in one);
  const daemons = commands.filter(({ argv }) => argv[0] === 'docker' && argv[1] === '-d');
  const inner = hosts
    .map(({ name }) => name)
    .filter((name) => commands.some(({ host }) => host === name))
    .filter((name) => !daemons.some(({ host }) => host === name));
  return new Set(hosts.length > 6 && inner.length <= 3 ? inner : []);
}

/**
 * Where hosts stand: two face each other, more stand around, the first at the left or at the top; `inner` ones
 * in the middle of the others, in a row, or in a column where a row has no room.
 */
export function placesOf(
  hosts: readonly string[],
  size: MapSize,
  inner: ReadonlySet<string> = new Set(),
): ReadonlyMap<string, Point> {
  const { width, height, boxWidth, boxHeight } = size;
  const centre = { x: width / 2, y: height / 2 };
  const rx = width / 2 - boxWidth / 2 - 4;
  const ry = height / 2 - boxHeight / 2 - 4;
  const outer = hosts.filter((name) => !inner.has(name));
  const from = outer.length <= 2 ? Math.PI : -Math.PI / 2;
  const places = new Map(
    outer.map((name, i): [string, Point] => {
      const angle = from + (2 * Math.PI * i) / Math.max(1, outer.length);
      return [name, { x: centre.x + rx * Math.cos(angle), y: centre.y + ry * Math.sin(angle) }];
    }),
  );
  // Between the boxes at the left and at the right edge.
  const gap = Math.min(1.6 * boxWidth, (width - 3 * boxWidth) / Math.max(1, inner.size));
  const inRow = gap >= boxWidth + 24;
  [...inner].forEach((name, i) => {
    const off = i - (inner.size - 1) / 2;
    places.set(
      name,
      inRow
        ? { x: centre.x + off * gap, y: centre.y }
        : { x: centre.x, y: centre.y + off * (boxHeight + 44) },
    );
  });
  return places;
}

/** Some host lies on another. */
export function overlap(places: Iterable<Point>, { boxWidth, boxHeight }: MapSize): boolean {
  const all = [...places];
  return all.some((a, i) =>
    all
      .slice(i + 1)
      .some((b) => Math.abs(a.x - b.x) < boxWidth + 2 && Math.abs(a.y - b.y) < boxHeight + 2),
  );
}

/** Two columns that bulge outwards, so that a line within one goes beside the hosts between; `inner` ones in the middle. */
function columnsOf(
  hosts: readonly string[],
  size: MapSize,
  inner: ReadonlySet<string>,
): { readonly size: MapSize; readonly places: ReadonlyMap<string, Point> } {
  const { width, boxWidth, boxHeight } = size;
  const outer = hosts.filter((name) => !inner.has(name));
  const rows = Math.ceil(outer.length / 2);
  const apart = boxHeight + 14;
  const height = Math.max(rows * apart, inner.size * (boxHeight + 44)) + 8;
  const rx = width / 2 - boxWidth / 2 - 4;
  const places = new Map(
    outer.map((name, i): [string, Point] => {
      const right = i < rows;
      const row = right ? i : 2 * rows - 1 - i;
      const out = 0.8 + 0.2 * Math.sin((Math.PI * (row + 0.5)) / rows);
      const x = width / 2 + (right ? rx : -rx) * out;
      return [name, { x, y: height / 2 + (row - (rows - 1) / 2) * apart }];
    }),
  );
  [...inner].forEach((name, i) => {
    const y = height / 2 + (i - (inner.size - 1) / 2) * (boxHeight + 44);
    places.set(name, { x: width / 2, y });
  });
  return { size: { ...size, height }, places };
}

/** Size and places: as low as it can be without hosts lying on each other. */
export function layOut(
  hosts: readonly string[],
  width: number,
  inner: ReadonlySet<string>,
): { readonly size: MapSize; readonly places: ReadonlyMap<string, Point> } {
  const least = sizeOf(width, hosts.length);
  for (let more = 0; more < 160; more += 20) {
    const size = { ...least, height: least.height + more };
    const places = placesOf(hosts, size, inner);
    if (!overlap(places.values(), size)) return { size, places };
  }
  return columnsOf(hosts, least, inner);
}

/** What is on its way from one host to another, together: however much it is, an arrow each way of a link. */
export type StreamOnMap = {
  readonly from: string;
  readonly to: string;
  readonly count: number;
  readonly heartbeat: boolean;
};

/** In the order in which the first of each is told. */
export function streamsOf(flights: ClusterView['flights']): readonly StreamOnMap[] {
  const found = new Map<string, StreamOnMap>();
  for (const { from, to, heartbeat } of flights) {
    const key = `${from} ${to}`;
    const known = found.get(key);
    found.set(key, {
      from,
      to,
      count: (known?.count ?? 0) + 1,
      heartbeat: heartbeat || known?.heartbeat === true,
    });
  }
  return [...found.values()];
}

/** How many processes live on each host. */
export function processesAt(processes: readonly ProcessView[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const { host, exited } of processes) {
    if (!exited) found.set(host, (found.get(host) ?? 0) + 1);
  }
  return found;
}

/** Links worth a line: used or changed, and between two hosts. */
export const drawnLinks = (links: readonly LinkView[]): readonly LinkView[] =>
  links.filter(
    ({ a, b, latency, cut, loss }) => a !== b && (latency !== undefined || cut || loss > 0),
  );

/** Pixels between a handle's middle and the box of a host. */
const CLEAR = 9;

/** Where on a link's line its handle stands: not in the middle, where many lines cross, nor under a host. */
export function handleAt(
  from: Point,
  to: Point,
  box: Pick<MapSize, 'boxWidth' | 'boxHeight'> = { boxWidth: 0, boxHeight: 0 },
): Point {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const length = Math.hypot(dx, dy);
  if (length === 0) return from;
  // The share of the line that lies in each of the boxes, and a little more.
  const leaves = (half: number, way: number) => (way === 0 ? Infinity : half / Math.abs(way));
  const inBox =
    Math.min(leaves(box.boxWidth / 2, dx), leaves(box.boxHeight / 2, dy)) + CLEAR / length;
  const share = inBox >= 0.5 ? 0.5 : Math.min(Math.max(0.36, inBox), 1 - inBox);
  return { x: from.x + dx * share, y: from.y + dy * share };
}

const SLOWEST = 10_000;
const FASTEST = 0.1;
/** Places a slider of latency has, besides 0. */
export const LATENCY_PLACES = 100;

/** Nanoseconds at a place of the slider: 0, then from a tenth of a millisecond to ten seconds, each place a little more. */
export function latencyAt(place: number): number {
  if (place <= 0) return 0;
  const ms =
    FASTEST * (SLOWEST / FASTEST) ** ((Math.min(place, LATENCY_PLACES) - 1) / (LATENCY_PLACES - 1));
  const digits = 10 ** (Math.floor(Math.log10(ms)) - 1);
  return Math.round(Math.round(ms / digits) * digits * 1e6);
}

/** The place of a latency; of one that is not known yet, that of a millisecond. */
export function placeOfLatency(ns: number | undefined): number {
  const ms = (ns ?? 1e6) / 1e6;
  if (ms < FASTEST) return ms === 0 ? 0 : 1;
  const share = Math.log(ms / FASTEST) / Math.log(SLOWEST / FASTEST);
  return Math.min(LATENCY_PLACES, Math.round(1 + share * (LATENCY_PLACES - 1)));
}

/** Engines of all managers by the host their address leads to; of two managers' words the first counts. */
export function enginesByHost(
  cluster: ClusterView | undefined,
  hosts: ScenarioSpec['hosts'],
): ReadonlyMap<string, EngineView> {
  const found = new Map<string, EngineView>();
  for (const { engines, pendingEngines } of cluster?.managers ?? []) {
    for (const engine of [...engines, ...pendingEngines]) {
      const ip = engine.addr.slice(0, engine.addr.lastIndexOf(':'));
      const host = hosts.find(({ name, addresses }) => addresses.includes(ip) || name === ip);
      if (host && !found.has(host.name)) found.set(host.name, engine);
    }
  }
  return found;
}

/** Hosts with a candidate that leads, as far as it knows: two at once where a lock is not one. */
export function leadersOf(
  { processes: all }: Pick<MomentView, 'processes'>,
  cluster: ClusterView | undefined,
): ReadonlySet<string> {
  const leading = cluster?.candidates.filter(({ leader }) => leader) ?? [];
  const processes = new Set(leading.map(({ process }) => process));
  return new Set(all.filter(({ id }) => processes.has(id)).map(({ host }) => host));
}

/** The states of an engine as the driver has them, and what leads from one to another. */
export const states = ['Pending', 'Healthy', 'Unhealthy', 'Disconnected'] as const;

/** One letter's worth of a state: never colour alone. */
export const stateSign = (state: string): string =>
  ({ Pending: '…', Healthy: '✓', Unhealthy: '!', Disconnected: '×' })[state] ?? '·';

/** Short words for a process: the program and what it is to do. */
export const shortCommand = (argv: readonly string[]): string => argv.slice(0, 2).join(' ');

/** Bytes in the unit that reads best. */
export function bytesText(n: number): string {
  for (const [unit, size] of [
    ['GiB', 2 ** 30],
    ['MiB', 2 ** 20],
    ['KiB', 2 ** 10],
  ] as const) {
    if (n >= size) return `${Number((n / size).toPrecision(3))} ${unit}`;
  }
  return `${n} B`;
}

/** A time in three digits: what a reader wants of how long something still takes. */
export function shortTime(ns: number): string {
  for (const [unit, size] of [
    ['s', 1e9],
    ['ms', 1e6],
    ['µs', 1e3],
  ] as const) {
    if (ns >= size) return `${Number((ns / size).toPrecision(3))} ${unit}`;
  }
  return `${Math.round(ns)} ns`;
}
