// A router's searches in the run, and a request that is sent to see one.
import type { Command, EventView, ListenerView, MomentView } from '@/runtime/session/protocol';
import { EVENTS_PAGE, type Core } from './driver-core';
import type { Movement, Moves } from './driver-moves';
import { curlFor, TESTER } from './route-request';
import { readSearch, SEARCH, searchesIn, type RouteSearch } from './route-search';
import type { RouteAsked } from './state';
import { foreground } from './terminals';

/** What came of a request that was tried. */
export type Tried =
  | { readonly kind: 'nobody' }
  /** A router was given it; the first line of the answer, if there is one. */
  | { readonly kind: 'routed'; readonly answer: string }
  /** What the client said instead. */
  | { readonly kind: 'not-routed'; readonly said: string };

/** Reading and trying, for one driver. */
export function createRoutes(
  { ask, get }: Core,
  { move }: Pick<Moves, 'move'>,
  input: (given: Extract<Command, { type: 'input' }>['input'], then: Movement) => Promise<void>,
) {
  let known: { readonly key: string; readonly events: readonly EventView[] } | undefined;
  let last: { readonly key: string; readonly search: RouteSearch | undefined } | undefined;

  /** A run is what has decided it. */
  const keyOf = ({ seed, inputs, recorded, lastSeq }: MomentView): string =>
    JSON.stringify([seed, inputs, recorded, lastSeq, get().experiment]);

  async function calls(view: MomentView): Promise<readonly EventView[]> {
    const key = keyOf(view);
    if (known?.key === key) return known.events;
    const events: EventView[] = [];
    for (;;) {
      const from = (events.at(-1)?.seq ?? 0) + 1;
      const reply = await ask({
        type: 'events',
        from,
        count: EVENTS_PAGE,
        kinds: ['call', 'return'],
      });
      if (reply?.type !== 'events') return [];
      events.push(...reply.events);
      if (reply.events.length < EVENTS_PAGE) break;
    }
    known = { key, events };
    return events;
  }

  return {
    /** The search under way at the moment, or the last before it; undefined: there was none. */
    async routeSearch(): Promise<RouteSearch | 'unreadable' | undefined> {
      const { view } = get();
      if (!view) return undefined;
      const events = await calls(view);
      const from = searchesIn(events).findLast(({ seq }) => seq <= view.seq);
      if (!from) return undefined;
      const key = `${keyOf(view)} ${from.seq}`;
      if (last?.key !== key) {
        const search = await readSearch(from, events, async (wanted) => {
          const reply = await ask({ type: 'held', wanted });
          return reply?.type === 'held' ? reply.values : undefined;
        });
        last = { key, search };
      }
      return last.search ?? 'unreadable';
    },
    /**
     * Sends a request with curl at the end of the run, to the listener with this number if it is there.
     * Where routers have been asked after it (the request was passed on, or the run went on), the reader
     * stands where its own search ends.
     */
    async tryRoute(asked: RouteAsked, chosen: number | undefined): Promise<Tried> {
      await move({ type: 'run', direction: 'forward' });
      const listener = chosenListener(get().view, chosen, asked.url);
      const host = get().view?.processes.find(({ id }) => id === listener?.process)?.host;
      if (!listener || host === undefined) return { kind: 'nobody' };
      const at = { host, terminal: TESTER };
      // An answer that does not end, as of /events, would keep the terminal.
      const waiting = get().view && foreground(get().view!, at);
      const forward = { type: 'run', direction: 'forward' } as const;
      if (waiting) await input({ kind: 'signal', process: waiting.id, signal: 'SIGINT' }, forward);
      const before = get().view?.lastSeq ?? 0;
      await input({ kind: 'exec', ...at, argv: curlFor(asked, listener) }, forward);
      const { view } = get();
      if (!view) return { kind: 'nobody' };
      const lines = view.terminal.filter(
        ({ terminal, kind, step }) =>
          terminal === TESTER && kind !== 'command' && step >= (view.inputs.at(-1)?.at ?? 0),
      );
      const first = lines.map(({ text }) => text.trim()).find(Boolean) ?? '';
      const all = await calls(view);
      const searches = searchesIn(all).filter(({ seq }) => seq > before);
      const own = searches.find(({ process }) => process === listener.process) ?? searches[0];
      if (own && own !== searches.at(-1)) {
        const found = all.find(
          (one) => one.kind === 'return' && one.g === own.g && isSearch(one, own),
        );
        await move({ type: 'to-seq', seq: (found ?? own).seq });
      }
      const routed = own !== undefined;
      return routed ? { kind: 'routed', answer: first } : { kind: 'not-routed', said: first };
    },
  };
}

/** Whether an event is the router's word on the request that `own` gave it. */
const isSearch = ({ seq, detail }: EventView, own: EventView): boolean =>
  seq > own.seq && detail === SEARCH;

/** The listener with the number, or with the address that the URL names; else the first on tcp, or of all. */
export function chosenListener(
  view: MomentView | undefined,
  object: number | undefined,
  url: string,
): ListenerView | undefined {
  const all = view?.listeners ?? [];
  const host = /^http:\/\/([^/?]*)/.exec(url)?.[1];
  return (
    all.find((one) => one.object === object) ??
    all.find(({ address }) => address === host) ??
    all.find(({ network }) => network === 'tcp') ??
    all[0]
  );
}
