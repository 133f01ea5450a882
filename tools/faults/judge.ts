// Holds what was seen of a run with faults against what the chapters on Swarm promise.
import {
  LEADER_TTL,
  LOOK,
  looks,
  managers,
  merged,
  nodes,
  REFRESH_MAX,
  REFRESH_MIN,
  type Fault,
} from './plan';

/** What a manager's /info says that matters here: `Healthy` and other words by node. */
export type Info = { readonly role: string; readonly engines: ReadonlyMap<string, string> };

/** What was seen of a run. */
export type Seen = {
  /** Undefined: it did not answer, or not in time. */
  readonly info: (second: number, manager: string) => Info | undefined;
  /** Swarm's ids of the containers that a node's daemon has in the end. */
  readonly ids: (node: string) => readonly string[];
};

/** Seconds after which a manager asks a store again that it could not reach. */
const DISCOVERY_HEARTBEAT = 60;

/** Seconds that a leader may still believe in itself, or others may not know of it: the TTL and a look at it. */
const LEADER_GRACE = LEADER_TTL + 5;

/**
 * The longest an engine waits for the next look at it once nothing is wrong any more: a refresh interval,
 * which is longer by its beginning for each failure beyond the first (see refreshLoop), as many as there
 * may have been in the time before; and two requests that had to be given up.
 */
export function longestInterval(faulty: number): number {
  const wait = (failures: number) => REFRESH_MIN * (1 + Math.max(0, failures - 1));
  let failures = 0;
  for (let time = wait(0); time <= faulty; time += wait(failures)) failures++;
  return wait(failures) + (REFRESH_MAX - REFRESH_MIN) + 20;
}

const concerns = (fault: Fault, name: string): boolean =>
  fault.kind === 'cut' || fault.kind === 'slow'
    ? fault.a === name || fault.b === name
    : fault.host === name;

/**
 * A leader at most, among those that have been undisturbed for longer than the TTL; and none of those that
 * have been without the store for as long.
 */
function leaders({ info }: Seen, faults: readonly Fault[]): string[] {
  return looks.flatMap((second) => {
    const leading = managers.filter((name) => info(second, name)?.role === 'primary');
    const undisturbed = leading.filter(
      (name) =>
        !faults.some(
          (fault) =>
            concerns(fault, name) && fault.from < second && fault.to > second - LEADER_GRACE,
        ),
    );
    // One that was halted answers when it is let go, with what it knew before.
    const halted = (name: string) =>
      faults.some(
        (fault) =>
          fault.kind === 'halt' &&
          fault.host === name &&
          fault.from <= second &&
          fault.to > second - LEADER_GRACE,
      );
    const lonely = leading
      .filter((name) => !halted(name))
      .filter((name) =>
        faults.some(
          (fault) =>
            fault.kind === 'cut' &&
            concerns(fault, name) &&
            concerns(fault, 'store') &&
            fault.from < second - LEADER_GRACE &&
            fault.to > second,
        ),
      );
    return [
      ...(undisturbed.length > 1 ? [`at ${second} s ${undisturbed.join(' and ')} lead`] : []),
      ...lonely.map((name) => `at ${second} s ${name} leads without the store`),
    ];
  });
}

/** Each manager finds each engine healthy again, an interval after the last fault that concerned one of them. */
function engines(
  { info }: Seen,
  faults: readonly Fault[],
): { readonly broken: string[]; readonly back: number[] } {
  const broken: string[] = [];
  const back: number[] = [];
  const last = looks.at(-1)!;
  for (const node of nodes) {
    for (const manager of managers) {
      const about = faults.filter((fault) => concerns(fault, node) || concerns(fault, manager));
      const over = Math.max(looks[0]! - 1, ...about.map(({ to }) => to));
      const faulty = over - Math.min(over, ...about.map(({ from }) => from));
      const words = (second: number) => info(second, manager)?.engines.get(node) ?? 'nothing';
      // A look that was not answered says nothing of an engine; the last one has to be.
      const ill = looks.filter(
        (second) =>
          second > over &&
          words(second) !== 'Healthy' &&
          (second === last || info(second, manager) !== undefined),
      );
      // One that was begun anew has to learn from discovery that there are engines.
      const anew = about.some((fault) => fault.kind === 'kill' && fault.host === manager);
      const bound = over + longestInterval(faulty) + (anew ? DISCOVERY_HEARTBEAT : 0);
      const late = ill.find((second) => second > bound || second === last);
      if (late !== undefined) {
        const since = `${late - over} s after the last fault`;
        broken.push(`at ${late} s, ${since}, ${manager} says of ${node}: ${words(late)}`);
      } else if (about.length > 0) {
        back.push(looks.find((second) => second > (ill.at(-1) ?? over))! - over);
      }
    }
  }
  return { broken, back };
}

/**
 * Whether the leader that saw a node go may be another than the one that sees it come back, or the same
 * begun anew. Such a leader does not know that anything was moved, and Swarm 1.2.0 leaves both: its watchdog
 * looks for doubles only where an engine comes back that it had lost (`engine_reconnect`).
 */
function ledByOthers({ info }: Seen, faults: readonly Fault[], on: readonly string[]): boolean {
  const about = faults.filter((fault) => on.some((node) => concerns(fault, node)));
  const from = Math.min(...about.map((fault) => fault.from));
  const over = Math.max(...about.map(({ to }) => to));
  const to = over + longestInterval(over - from);
  // Between two looks a leader may be gone and back: dead, or without the store for a third of the TTL.
  const disturbed = faults.some(
    (fault) =>
      managers.some((name) => concerns(fault, name)) &&
      fault.from < to &&
      fault.to > from &&
      (fault.kind === 'kill' ||
        ((fault.kind === 'halt' || concerns(fault, 'store')) &&
          fault.to - fault.from > LEADER_TTL / 3)),
  );
  const led = new Set(
    looks
      .filter((second) => second >= from - LOOK && second <= to)
      .map((second) => managers.find((name) => info(second, name)?.role === 'primary')),
  );
  return disturbed || led.size > 1;
}

/** No container is on two nodes; those that were there before the faults still are. */
function containers(
  seen: Seen,
  faults: readonly Fault[],
): { readonly broken: string[]; readonly doubled: string[] } {
  const where = new Map<string, string[]>();
  for (const node of nodes)
    for (const id of seen.ids(node)) where.set(id, [...(where.get(id) ?? []), node]);
  const broken = where.size < 3 ? [`only ${where.size} containers are left of at least 3`] : [];
  const doubled: string[] = [];
  for (const [id, on] of where) {
    if (on.length < 2) continue;
    const known = ledByOthers(seen, faults, on);
    (known ? doubled : broken).push(`container ${id.slice(0, 12)} is on ${on.join(' and ')}`);
  }
  return { broken, doubled };
}

/**
 * `broken`: promises that were, in words. `doubled`: containers on two nodes where Swarm does not promise
 * otherwise, since another leader saw the node come back. `back`: seconds until an engine was healthy again.
 */
export function judge(
  seen: Seen,
  planned: readonly Fault[],
): {
  readonly broken: readonly string[];
  readonly doubled: readonly string[];
  readonly back: readonly number[];
} {
  const faults = merged(planned);
  const { broken, back } = engines(seen, faults);
  const last = looks.at(-1)!;
  const found = containers(seen, faults);
  const led = managers.some((name) => seen.info(last, name)?.role === 'primary');
  return {
    broken: [
      ...leaders(seen, faults),
      ...(led ? [] : [`at ${last} s nobody leads`]),
      ...broken,
      ...found.broken,
    ],
    doubled: found.doubled,
    back,
  };
}
