// Holds what was seen of a run with faults against what the chapters on Swarm promise.
import {
  FIRST_LOOK,
  LEADER_TTL,
  looksUntil,
  managers,
  merged,
  nodes,
  REFRESH_MAX,
  REFRESH_MIN,
  type Fault,
} from './plan';
import type { Life } from './said';

/** What a manager's /info says that matters here: `Healthy` and other words by node. */
export type Info = { readonly role: string; readonly engines: ReadonlyMap<string, string> };

/** A container as a daemon lists it: its own id, and Swarm's, which its copies have too. */
export type Listed = { readonly id: string; readonly swarm: string };

/** What was seen of a run. */
export type Seen = {
  /** The second at which it ended. */
  readonly end: number;
  /** Undefined: it did not answer. */
  readonly info: (second: number, manager: string) => Info | undefined;
  /** How often in a row a manager failed to reach a node, at most, as its memory had it (Engine.failureCount). */
  readonly failures: (manager: string, node: string) => number;
  /** Swarm's containers that a node's daemon has in the end; undefined: it did not answer. */
  readonly containers: (node: string) => readonly Listed[] | undefined;
  /** What each manager's processes said. */
  readonly lives: readonly Life[];
};

/** Seconds after which a manager asks a store again that it could not reach. */
const DISCOVERY_HEARTBEAT = 60;

/** Seconds that a leader may still believe in itself, or others may not know of it: the TTL and a look at it. */
const LEADER_GRACE = LEADER_TTL + 5;

/** Seconds that two requests take that have to be given up. */
const REQUESTS = 20;

/**
 * The longest an engine waits for the next look at it once nothing is wrong any more: a refresh interval,
 * which is longer by its beginning for each failure beyond the first (see refreshLoop), and two requests that
 * had to be given up. Any request that is refused counts, not only the loop's.
 */
export function longestInterval(failures: number): number {
  return REFRESH_MIN * (1 + Math.max(0, failures - 1)) + (REFRESH_MAX - REFRESH_MIN) + REQUESTS;
}

/**
 * The same where the manager was begun anew. It has to learn from discovery that there are engines; one that
 * could not be reached is pending, and tried again half a minute and two to the power of its failures later,
 * at the next beat of ten seconds (see TimeToValidate).
 */
function longestBeginning(failures: number): number {
  return Math.max(
    DISCOVERY_HEARTBEAT + REQUESTS,
    30 + 2 ** failures + 10 + REQUESTS,
    longestInterval(failures),
  );
}

const concerns = (fault: Fault, name: string): boolean =>
  fault.kind === 'cut' || fault.kind === 'slow'
    ? fault.a === name || fault.b === name
    : fault.host === name;

/** For each manager and node: when the last fault is over, and by when the one must find the other healthy. */
function bounds(seen: Pick<Seen, 'failures'>, faults: readonly Fault[]) {
  return nodes.flatMap((node) =>
    managers.map((manager) => {
      const about = faults.filter((fault) => concerns(fault, node) || concerns(fault, manager));
      const over = Math.max(FIRST_LOOK - 1, ...about.map(({ to }) => to));
      const anew = about.some((fault) => fault.kind === 'kill' && fault.host === manager);
      const failures = seen.failures(manager, node);
      const longest = anew ? longestBeginning(failures) : longestInterval(failures);
      return { node, manager, over, bound: over + longest, disturbed: about.length > 0 };
    }),
  );
}

/** The second up to which a run has to be seen, so that whatever is ill then breaks a promise. */
export function lastBound(seen: Pick<Seen, 'failures'>, planned: readonly Fault[]): number {
  return Math.max(...bounds(seen, merged(planned)).map(({ bound }) => bound));
}

/** A manager that runs answers: what /info says is in its memory, whatever else has failed. */
function silent({ info, end }: Seen, faults: readonly Fault[]): string[] {
  return looksUntil(end).flatMap((second) =>
    managers
      .filter((name) => info(second, name) === undefined)
      .filter(
        (name) =>
          !faults.some(
            (fault) =>
              // One that is halted answers when it is let go.
              fault.kind === 'kill' &&
              fault.host === name &&
              fault.from <= second &&
              fault.to >= second,
          ),
      )
      .map((name) => `at ${second} s ${name} does not answer`),
  );
}

/**
 * A leader at most, among those that have been undisturbed for longer than the TTL; and none of those that
 * have been without the store for as long.
 */
function leaders({ info, end }: Seen, faults: readonly Fault[]): string[] {
  return looksUntil(end).flatMap((second) => {
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
  seen: Seen,
  faults: readonly Fault[],
): { readonly broken: string[]; readonly back: number[] } {
  const broken: string[] = [];
  const back: number[] = [];
  for (const { node, manager, over, bound, disturbed } of bounds(seen, faults)) {
    const after = looksUntil(seen.end).filter((second) => second > over);
    if (after.at(-1)! <= bound) throw new RangeError(`seen until ${seen.end} s, want ${bound}`);
    const words = (second: number) => seen.info(second, manager)?.engines.get(node) ?? 'nothing';
    const ill = after.filter((second) => words(second) !== 'Healthy');
    const late = ill.find((second) => second > bound);
    if (late !== undefined) {
      const since = `${late - over} s after the last fault`;
      broken.push(`at ${late} s, ${since}, ${manager} says of ${node}: ${words(late)}`);
    } else if (disturbed) {
      back.push(after.find((second) => second > (ill.at(-1) ?? over))! - over);
    }
  }
  return { broken, back };
}

/** Whether the last that a manager's process had said of leading was that it leads. */
const led = ({ said }: Life, before: number): boolean =>
  said.slice(0, before).findLast(({ kind }) => kind === 'leads' || kind === 'follows')?.kind ===
  'leads';

/**
 * Whether the watchdog had to remove one of two copies of a container. It does so where a manager that leads
 * finds one of the two nodes back that it had lost itself (`engine_reconnect`), after the copy was made, or
 * while its own watchdog is at it. Nothing else makes it look for doubles: neither a node that is new to the
 * manager, nor one that comes back to a manager that does not lead. Without a line of a log that tells of the
 * copy there is no excuse.
 */
function mustBeOne(
  lives: readonly Life[],
  copies: readonly (Listed & { readonly node: string })[],
): boolean {
  const ids = new Set(copies.map(({ id }) => id));
  const on = new Set(copies.map(({ node }) => node));
  let moved: number | undefined;
  let by: Life | undefined;
  /** Where in that manager's log the node had gone. */
  let gone = 0;
  for (const life of lives) {
    life.said.forEach((line, i) => {
      if (line.kind !== 'moved' || !ids.has(line.container)) return;
      if (moved !== undefined && line.second < moved) return;
      moved = line.second;
      by = life;
      gone = life.said.findLastIndex((one, j) => j < i && one.kind === 'gone' && on.has(one.node));
    });
  }
  if (moved === undefined) return true;
  const after = moved;
  return lives.some((life) =>
    life.said.some(
      (line, i) =>
        line.kind === 'back' &&
        on.has(line.node) &&
        (line.second >= after || (life === by && i > gone)) &&
        led(life, i),
    ),
  );
}

/** No container is on two nodes; those that were there before the faults still are. */
function containers(seen: Seen): { readonly broken: string[]; readonly doubled: string[] } {
  const where = new Map<string, (Listed & { readonly node: string })[]>();
  for (const node of nodes)
    for (const one of seen.containers(node) ?? [])
      where.set(one.swarm, [...(where.get(one.swarm) ?? []), { ...one, node }]);
  const broken = nodes
    .filter((node) => seen.containers(node) === undefined)
    .map((node) => `in the end ${node} does not answer`);
  if (where.size < 3) broken.push(`only ${where.size} containers are left of at least 3`);
  const doubled: string[] = [];
  for (const [id, copies] of where) {
    if (copies.length < 2) continue;
    const on = copies.map(({ node }) => node).join(' and ');
    const list = mustBeOne(seen.lives, copies) ? broken : doubled;
    list.push(`container ${id.slice(0, 12)} is on ${on}`);
  }
  return { broken, doubled };
}

/**
 * `broken`: promises that were, in words. `doubled`: containers on two nodes where Swarm does not promise
 * otherwise: no manager that led found a node back that it had lost. `back`: seconds until an engine was
 * healthy again. RangeError if the run ended before its lastBound.
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
  const last = looksUntil(seen.end).at(-1)!;
  const found = containers(seen);
  const somebody = managers.some((name) => seen.info(last, name)?.role === 'primary');
  return {
    broken: [
      ...silent(seen, faults),
      ...leaders(seen, faults),
      ...(somebody ? [] : [`at ${last} s nobody leads`]),
      ...broken,
      ...found.broken,
    ],
    doubled: found.doubled,
    back,
  };
}
