// What goes wrong in a run of a small cluster, and when: all of it from a seed.
import type { ScenarioSpec, ScriptedInput } from '../../runtime/session/index';

/** Something that goes wrong from a second on, until another one. */
export type Fault = {
  readonly from: number;
  readonly to: number;
} & (
  | { readonly kind: 'cut'; readonly a: string; readonly b: string }
  | { readonly kind: 'slow'; readonly a: string; readonly b: string; readonly latency: number }
  | { readonly kind: 'kill' | 'halt'; readonly host: string; readonly program: string }
);

/** Seconds of a run: faults begin after the first and are over at the second. */
export const FAULTS_BEGIN = 14;
export const FAULTS_END = 60;
/** Seconds between two looks at the managers, and the second of the first one. */
export const LOOK = 8;
export const FIRST_LOOK = 16;
/**
 * Seconds after which a run may end, just before a look: the first such end, and one that no run should
 * need. Which it is depends on how often a manager has failed to reach a node (see judge.ts).
 */
export const FIRST_END = FIRST_LOOK + 15 * LOOK + 7;
const LAST_END = FIRST_END + 50 * LOOK;
/** The managers' flags, in seconds. */
export const LEADER_TTL = 10;
export const REFRESH_MIN = 15;
export const REFRESH_MAX = 20;

export const managers = ['manager-1', 'manager-2'] as const;
export const nodes = ['node-1', 'node-2'] as const;
/** Addresses of the hosts, by name. */
export const addresses: Readonly<Record<string, string>> = {
  'manager-1': '10.0.0.1',
  'manager-2': '10.0.0.2',
  store: '10.0.0.8',
  desk: '10.0.0.20',
  'node-1': '10.0.0.11',
  'node-2': '10.0.0.12',
};

/** Whole numbers below a bound, always the same for a seed. */
export function numbers(seed: number): (below: number) => number {
  let state = (seed * 2654435761) >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

/** Two to six faults; they may overlap. */
export function plan(seed: number): readonly Fault[] {
  const below = numbers(seed);
  const one = <T>(list: readonly T[]): T => list[below(list.length)]!;
  const count = 2 + below(5);
  return Array.from({ length: count }, (): Fault => {
    const from = FAULTS_BEGIN + below(FAULTS_END - FAULTS_BEGIN - 4);
    const to = Math.min(FAULTS_END, from + 1 + below(40));
    const kind = one(['cut', 'cut', 'cut', 'slow', 'kill', 'kill', 'halt'] as const);
    if (kind === 'kill' || kind === 'halt') {
      const [host, program] = one([
        ...managers.map((name) => [name, 'swarm'] as const),
        ...nodes.map((name) => [name, 'docker'] as const),
      ]);
      return { from, to, kind, host, program };
    }
    const [a, b] = one([
      ...managers.flatMap((manager) => nodes.map((node) => [manager, node] as const)),
      ...managers.map((manager) => [manager, 'store'] as const),
      ...managers.map((manager) => [manager, 'store'] as const),
      ...nodes.map((node) => [node, 'store'] as const),
      managers,
    ]);
    if (kind === 'slow') return { from, to, kind, a, b, latency: 50e6 + below(1950) * 1e6 };
    return { from, to, kind, a, b };
  }).sort((x, y) => x.from - y.from);
}

const at = (second: number) => ({ time: Math.round(second * 1e9) });
const typed = (
  second: number,
  host: string,
  terminal: string,
  ...argv: string[]
): ScriptedInput => ({ when: at(second), host, terminal, argv });

const manage = (second: number, name: string) =>
  typed(
    second,
    name,
    'manager',
    ...`swarm manage -H :3375 --replication --replication-ttl ${LEADER_TTL}s --engine-failure-retry 1 --engine-refresh-min-interval ${REFRESH_MIN}s --engine-refresh-max-interval ${REFRESH_MAX}s --advertise ${addresses[name]}:3375 etcd://10.0.0.8:2379/room`.split(
      ' ',
    ),
  );

const daemon = (second: number, name: string) =>
  typed(second, name, 'daemon', 'docker', '-d', '-H', 'tcp://0.0.0.0:2375');

/** What is done when a fault begins and when it is over. */
function deeds(fault: Fault): ScriptedInput[] {
  const { from, to } = fault;
  switch (fault.kind) {
    case 'cut':
      return [
        { when: at(from), kind: 'link', a: fault.a, b: fault.b, cut: true },
        { when: at(to), kind: 'link', a: fault.a, b: fault.b, cut: false },
      ];
    case 'slow':
      return [
        { when: at(from), kind: 'link', a: fault.a, b: fault.b, latency: fault.latency },
        { when: at(to), kind: 'link', a: fault.a, b: fault.b, latency: 100_000 },
      ];
    case 'halt':
    case 'kill': {
      const { host, program, kind } = fault;
      const process = { host, argv: [program, program === 'swarm' ? 'manage' : '-d'] };
      const begins = { when: at(from), kind: 'signal', process } as const;
      if (kind === 'kill') {
        const again = program === 'swarm' ? manage(to, host) : daemon(to, host);
        return [{ ...begins, signal: 'SIGKILL' }, again];
      }
      return [
        { ...begins, signal: 'SIGSTOP' },
        { when: at(to), kind: 'signal', process, signal: 'SIGCONT' },
      ];
    }
  }
}

/** A cut must not be mended by the end of another one that lies inside it: the later end counts. */
export function merged(faults: readonly Fault[]): Fault[] {
  const same = (one: Fault): string =>
    one.kind === 'cut' || one.kind === 'slow'
      ? `${one.kind} ${one.a} ${one.b}`
      : // A process that is halted or dead cannot be halted or killed once more.
        `process ${one.host}`;
  const kept: Fault[] = [];
  for (const fault of [...faults].sort((x, y) => x.from - y.from)) {
    const i = kept.findLastIndex((one) => same(one) === same(fault) && one.to >= fault.from);
    if (i < 0) kept.push(fault);
    else if (kept[i]!.to < fault.to) kept[i] = { ...kept[i]!, to: fault.to };
  }
  return kept;
}

const busybox = '8c2e06607696bd4afb3d03b687e361cc43cf8ec1a4a725bc96e39f05ba97dd55';
const disk: Readonly<Record<string, string>> = {
  [`/var/lib/docker/graph/${busybox}/json`]: JSON.stringify({
    id: busybox,
    created: '2015-04-17T22:01:13Z',
    container_config: {},
    config: { Cmd: ['/bin/sh'] },
    architecture: 'amd64',
    os: 'linux',
  }),
  [`/var/lib/docker/graph/${busybox}/layersize`]: '2433303',
  [`/var/lib/docker/vfs/dir/${busybox}/etc/motd`]: 'welcome\n',
  '/var/lib/docker/repositories-vfs': JSON.stringify({
    Repositories: { busybox: { latest: busybox } },
  }),
  '/etc/resolv.conf': 'nameserver 10.0.0.53\n',
};

const body = JSON.stringify({
  Image: 'busybox',
  Cmd: ['sleep', 'infinity'],
  Env: ['reschedule:on-node-failure'],
});

const post = (second: number, manager: string, path: string, ...data: string[]) =>
  typed(
    second,
    'desk',
    `post ${second}`,
    'curl',
    '-X',
    'POST',
    ...data,
    `http://${addresses[manager]}:3375/v1.18/${path}`,
  );

/** A container is made by one manager and started a second later by the same. */
const container = (second: number, manager: string, name: string): ScriptedInput[] => [
  post(
    second,
    manager,
    `containers/create?name=${name}`,
    '-H',
    'Content-Type: application/json',
    '-d',
    body,
  ),
  post(second + 1, manager, `containers/${name}/start`),
];

/** The list of all containers, running or not. */
export const LISTED = 'containers/json?all=1';

const look = (second: number, name: string, path: string, port: number) =>
  typed(
    second,
    'desk',
    `look ${second} ${name} ${path}`,
    'curl',
    `http://${addresses[name]}:${port}/${path}`,
  );

/** The seconds at which the managers are looked at in a run that ends at a second. */
export const looksUntil = (end: number): readonly number[] =>
  Array.from(
    { length: Math.floor((end - FIRST_LOOK) / LOOK) + 1 },
    (_, i) => FIRST_LOOK + i * LOOK,
  );

/** The second at which a run ends whose last look has to come after another one. */
export const endAfter = (second: number): number =>
  FIRST_END + Math.max(0, Math.ceil((second + LOOK - FIRST_END) / LOOK)) * LOOK;

/** The seconds at which a run may end; just before, each daemon is asked for its containers. */
const ends = Array.from(
  { length: (LAST_END - FIRST_END) / LOOK + 1 },
  (_, i) => FIRST_END + i * LOOK,
);

/** The whole run: a store, two managers, two nodes with their agents; four containers; the faults; looks. */
export function faultScenario(seed: number, faults: readonly Fault[]): ScenarioSpec {
  const below = numbers(seed ^ 0x5eed);
  const late = FAULTS_BEGIN + below(FAULTS_END - FAULTS_BEGIN);
  return {
    id: 'faults',
    hosts: Object.entries(addresses).map(([name, address]) => ({
      name,
      addresses: [address],
      ...(name.startsWith('node') ? { files: disk } : {}),
    })),
    commands: {
      docker: 'github.com/docker/docker/docker',
      swarm: 'github.com/docker/swarm',
      kvstore: 'engine-room/cmd/kvstore',
      curl: 'engine-room/cmd/curl',
    },
    script: [
      typed(0, 'store', 'store', 'kvstore', '-addr', ':2379'),
      ...nodes.map((name) => daemon(0, name)),
      ...nodes.map((name) =>
        typed(
          1,
          name,
          'agent',
          ...`swarm join --heartbeat 30s --ttl 1h --advertise ${addresses[name]}:2375 etcd://10.0.0.8:2379/room`.split(
            ' ',
          ),
        ),
      ),
      manage(2, 'manager-1'),
      manage(3, 'manager-2'),
      ...container(7, 'manager-1', 'one'),
      ...container(9, 'manager-2', 'two'),
      ...container(11, 'manager-1', 'three'),
      ...container(late, managers[below(2)]!, 'late'),
      ...merged(faults).flatMap(deeds),
      ...looksUntil(LAST_END).flatMap((second) =>
        managers.map((name) => look(second, name, 'info', 3375)),
      ),
      ...ends.flatMap((end) => nodes.map((name) => look(end - 1, name, LISTED, 2375))),
    ],
    seed,
    watch: [],
    visible: [],
    objects: [],
    until: LAST_END * 1e9,
  };
}
