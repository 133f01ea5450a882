// Which scenarios are clusters, and how their picture is laid out: pure, nothing of the page.
import type {
  ClusterView,
  EngineView,
  LinkView,
  MomentView,
  ScenarioSpec,
} from '@/runtime/session/protocol';

const parts = /^(github\.com\/docker\/(swarm|leadership)|engine-room\/kvstore)[./]/;

/** Whether a scenario watches, or shows, something of Swarm's. */
export const isCluster = (scenario: Pick<ScenarioSpec, 'watch' | 'objects'> | undefined): boolean =>
  [...(scenario?.watch ?? []), ...(scenario?.objects ?? [])].some((x) => parts.test(x));

export type Point = { readonly x: number; readonly y: number };

/** The picture's size, and that of a host in it, in pixels, for the width there is and so many hosts. */
export function sizeOf(width: number, hosts: number) {
  const w = Math.max(280, Math.min(width, 760));
  const rows = hosts <= 2 ? 70 : hosts <= 4 ? 150 : hosts <= 8 ? 240 : 310;
  return {
    width: w,
    height: w < 480 && hosts > 4 ? rows + 130 : rows,
    boxWidth: w < 480 ? 66 : 104,
    boxHeight: 34,
  };
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
 * in a row in the middle of the others.
 */
export function placesOf(
  hosts: readonly string[],
  size: ReturnType<typeof sizeOf>,
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
  [...inner].forEach((name, i) => {
    places.set(name, { x: centre.x + (i - (inner.size - 1) / 2) * gap, y: centre.y });
  });
  return places;
}

/** Links worth a line: used or changed, and between two hosts. */
export const drawnLinks = (links: readonly LinkView[]): readonly LinkView[] =>
  links.filter(
    ({ a, b, latency, cut, loss }) => a !== b && (latency !== undefined || cut || loss > 0),
  );

/** Where on a link's line its handle stands: not in the middle, where many lines cross. */
export const handleAt = (from: Point, to: Point): Point => ({
  x: from.x + (to.x - from.x) * 0.36,
  y: from.y + (to.y - from.y) * 0.36,
});

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
export function leadersOf(view: MomentView, cluster: ClusterView | undefined): ReadonlySet<string> {
  const leading = cluster?.candidates.filter(({ leader }) => leader) ?? [];
  const processes = new Set(leading.map(({ process }) => process));
  return new Set(view.processes.filter(({ id }) => processes.has(id)).map(({ host }) => host));
}

/** The states of an engine as the driver has them, and what leads from one to another. */
export const states = ['Pending', 'Healthy', 'Unhealthy', 'Disconnected'] as const;

/** One letter's worth of a state: never colour alone. */
export const stateSign = (state: string): string =>
  ({ Pending: '…', Healthy: '✓', Unhealthy: '!', Disconnected: '×' })[state] ?? '·';

/** Short words for a process: the program and what it is to do. */
export const shortCommand = (argv: readonly string[]): string => argv.slice(0, 2).join(' ');

/** Whether a host has anything that lives. */
export const isAlive = (view: MomentView, host: string): boolean =>
  view.processes.some((process) => process.host === host && !process.exited);

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
