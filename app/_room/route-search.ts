// How a router looked for a route: read from the calls of gorilla/mux in the run and from what the
// functions held when they were entered. Nothing of it is worked out here: who was asked, what each
// condition said and which route was taken are the run's.
import type { EventView, HeldQuery, ValueView } from '@/runtime/session/protocol';

/** Package whose calls are read. */
export const MUX = 'github.com/gorilla/mux';

const SERVE = `${MUX}.(*Router).ServeHTTP`;
/** The function that asks one route after the other. */
export const SEARCH = `${MUX}.(*Router).Match`;
const TRY = `${MUX}.(*Route).Match`;
/** Routers in routers that are followed. */
const DEEPEST = 4;

export type ConditionKind =
  | 'path'
  | 'prefix'
  | 'host'
  | 'method'
  | 'headers'
  | 'query'
  | 'scheme'
  | 'function'
  | 'subrouter'
  | 'other';

/** A matcher of a route; `said` undefined: it was not asked. */
export type Condition = {
  readonly kind: ConditionKind;
  readonly text: string;
  readonly said: boolean | undefined;
};

/** A route of the router, in the order of the table. */
export type RouteRow = {
  /** The object's number. */
  readonly object: number;
  /** Its place in its router, from 1. */
  readonly number: number;
  /** How many routers it is inside of, besides the first. */
  readonly depth: number;
  readonly conditions: readonly Condition[];
  /** Event at which it was tried; undefined: it was not. */
  readonly seq: number | undefined;
  readonly taken: boolean;
};

/** One request's way through one router. */
export type RouteSearch = {
  /** The call of ServeHTTP. */
  readonly seq: number;
  readonly process: number;
  readonly method: string;
  readonly target: string;
  readonly host: string;
  readonly rows: readonly RouteRow[];
  /** How many routes were tried. */
  readonly tried: number;
  /** `redirected`: no route was tried, because the path was not in its shortest form. */
  readonly end: 'taken' | 'none' | 'redirected' | 'searching';
  readonly vars: readonly { readonly name: string; readonly value: string }[];
};

/** What reading asks of the session. */
export type RouteAsks = {
  /** Calls and returns of the whole run, in order. */
  readonly events: () => Promise<readonly EventView[]>;
  readonly held: (
    wanted: readonly HeldQuery[],
  ) => Promise<readonly (ValueView | undefined)[] | undefined>;
};

/** Events at which a router was given a request. */
export function searchesIn(events: readonly EventView[]): readonly EventView[] {
  return events.filter(({ kind, detail }) => kind === 'call' && detail === SERVE);
}

const childOf = (value: ValueView | undefined, name: string): ValueView | undefined =>
  value?.children?.find((one) => one.name === name)?.value;

/** Go's quotes taken off, as far as the text was sent. */
function bare(text: string | undefined): string {
  if (text === undefined) return '';
  const cut = text.endsWith('…');
  try {
    return `${JSON.parse(cut ? text.slice(0, -1) : text) as string}${cut ? '…' : ''}`;
  } catch {
    return text;
  }
}

const pairs = (value: ValueView): string =>
  (value.children ?? [])
    .map(({ name, value: { text } }) => [bare(name), bare(text)].filter(Boolean).join(': '))
    .join(', ');

const list = (value: ValueView): string =>
  (value.children ?? []).map(({ value: { text } }) => bare(text)).join(', ');

/** What a matcher asks for, by its type in memory. */
function described(value: ValueView): Omit<Condition, 'said'> {
  switch (value.type.replace(/^\*?mux\./, '')) {
    case 'routeRegexp': {
      const template = bare(childOf(value, 'template')?.text);
      if (childOf(value, 'matchHost')?.text === 'true') return { kind: 'host', text: template };
      const pattern = bare(childOf(childOf(value, 'regexp'), 'expr')?.text);
      return { kind: /[$…]$/.test(pattern) ? 'path' : 'prefix', text: template };
    }
    case 'methodMatcher':
      return { kind: 'method', text: list(value) };
    case 'schemeMatcher':
      return { kind: 'scheme', text: list(value) };
    case 'headerMatcher':
      return { kind: 'headers', text: pairs(value) };
    case 'queryMatcher':
      return { kind: 'query', text: pairs(value) };
    case 'MatcherFunc':
      return { kind: 'function', text: value.text.replace(/^func /, '') };
    case 'Router':
      return { kind: 'subrouter', text: '' };
    default:
      return { kind: 'other', text: value.type };
  }
}

/** A call with the calls it made. */
type Call = { readonly event: EventView; readonly calls: Call[] };

/** What was called below the call `from`, and the event of its return. */
function callsBelow(events: readonly EventView[], from: EventView): [Call, EventView | undefined] {
  const top: Call = { event: from, calls: [] };
  const bySeq = new Map([[from.seq, top]]);
  for (const event of events) {
    if (event.seq <= from.seq || event.g !== from.g) continue;
    if (event.kind === 'return' && event.cause === from.seq) return [top, event];
    const above = bySeq.get(event.cause);
    if (event.kind !== 'call' || !above) continue;
    const call: Call = { event, calls: [] };
    above.calls.push(call);
    bySeq.set(event.seq, call);
  }
  return [top, undefined];
}

const conditionCalls = (call: Call): Call[] =>
  call.calls.filter(({ event }) => /\.Match$/.test(event.detail) && event.detail !== TRY);

/** Every call below that tries a route, those of subrouters too. */
const triesBelow = (call: Call): Call[] =>
  call.calls.flatMap((one) => [...(one.event.detail === TRY ? [one] : []), ...triesBelow(one)]);

type Steps = readonly (string | number)[];
const lengthOf = (value: ValueView | undefined): number =>
  Number(/ len (\d+)/.exec(value?.text ?? '')?.[1] ?? 0);

/** Routes and their matchers as they stood when the router was entered. */
async function table(
  held: (path: Steps, depth: number) => Promise<(ValueView | undefined)[]>,
  many: (paths: readonly (readonly [Steps, number])[]) => Promise<(ValueView | undefined)[]>,
  at: Steps,
  depth: number,
): Promise<Omit<RouteRow, 'seq' | 'taken'>[]> {
  const count = lengthOf((await held([...at, 'routes'], 0))[0]);
  const places = Array.from({ length: count }, (_, i) => [...at, 'routes', i]);
  const found = await many(
    places.flatMap((place) => [[place, 0] as const, [[...place, 'matchers'], 3] as const]),
  );
  const rows: Omit<RouteRow, 'seq' | 'taken'>[] = [];
  for (const [i, place] of places.entries()) {
    const matchers = found[2 * i + 1]?.children ?? [];
    const conditions = matchers.map(({ value }) => ({ ...described(value), said: undefined }));
    rows.push({ object: found[2 * i]?.object ?? 0, number: i + 1, depth, conditions });
    const inner = conditions.findIndex(({ kind }) => kind === 'subrouter');
    if (inner < 0 || depth + 1 >= DEEPEST) continue;
    rows.push(...(await table(held, many, [...place, 'matchers', inner], depth + 1)));
  }
  return rows;
}

/**
 * The search that begins at the call `from` of ServeHTTP.
 * @returns undefined where the run does not hold what is to be read
 */
export async function readSearch(
  from: EventView,
  events: readonly EventView[],
  held: RouteAsks['held'],
): Promise<RouteSearch | undefined> {
  const query = (seq: number, fn: string, path: HeldQuery['path'], depth: number): HeldQuery => ({
    seq,
    fn,
    path,
    depth,
  });
  const router = (path: Steps, depth: number) => query(from.seq, SERVE, ['r', ...path], depth);
  const many = async (paths: readonly (readonly [Steps, number])[]) => [
    ...((await held(paths.map(([path, depth]) => router(path, depth)))) ?? []),
  ];
  const rows = await table((path, depth) => many([[path, depth]]), many, [], 0);
  const [top, left] = callsBelow(events, from);
  const search = top.calls.find(({ event }) => event.detail === SEARCH);
  const back =
    search && events.find(({ kind, cause }) => kind === 'return' && cause === search.event.seq);
  const tries = search ? triesBelow(search) : [];
  const request = (...path: string[]) => query(from.seq, SERVE, ['req', ...path], 0);
  const found = await held([
    request('Method'),
    request('RequestURI'),
    request('Host'),
    ...tries.map(({ event }) => query(event.seq, TRY, ['r'], 0)),
    ...(back
      ? [
          query(back.seq, SERVE, ['match', 'Route'], 0),
          query(back.seq, SERVE, ['match', 'Vars'], 1),
        ]
      : []),
  ]);
  if (!found?.[0]) return undefined;
  const tried = new Map(tries.map((call, i) => [found[3 + i]?.object ?? 0, call]));
  const [route, vars] = back ? found.slice(-2) : [];
  const taken = route?.object ?? 0;
  /** A route around the one that was taken has been taken too: all its conditions said yes. */
  const holds = (call: Call): boolean => tried.get(taken) === call || triesBelow(call).some(holds);
  return {
    seq: from.seq,
    process: from.process,
    method: bare(found[0].text),
    target: bare(found[1]?.text),
    host: bare(found[2]?.text),
    tried: tries.length,
    end: taken ? 'taken' : back ? 'none' : left ? 'redirected' : 'searching',
    vars: (vars?.children ?? []).map(({ name, value }) => ({
      name: bare(name),
      value: bare(value.text),
    })),
    rows: rows.map((row) => {
      const call = tried.get(row.object);
      if (!call) return { ...row, seq: undefined, taken: false };
      const isTaken = taken !== 0 && holds(call);
      const asked = conditionCalls(call).length;
      return {
        ...row,
        seq: call.event.seq,
        taken: isTaken,
        // The first that says no ends the matter: all before the last that was asked have said yes.
        conditions: row.conditions.map((one, i) => ({
          ...one,
          said: i >= asked ? undefined : i < asked - 1 || isTaken,
        })),
      };
    }),
  };
}
