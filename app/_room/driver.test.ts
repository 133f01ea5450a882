// The deeds of a reader against a real session, without a page: what is asked, what the state becomes,
// what the address says.
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Chapter } from '@/content/types';
import { scenario } from '@/content/scenarios/two-goroutines';
import { serve, type Port } from '@/runtime/session/worker';
import { bundle } from '@/runtime/testing/bundle';
import { decodeInputs } from './address';
import { createDriver } from './driver';
import type { WorkerLike } from './session-client';
import { shownPlace } from './state';
import { createStore } from './store';

const main = 'engine-room/cmd/hello/main.go';
const source = `package main

func say(words []string, to chan<- string) {
	for _, word := range words {
		to <- word
	}
	close(to)
}

func main() {
	line := make(chan string, 1)
	go say([]string{"One", "statement", "at a time."}, line)
	for word := range line {
		println(word)
	}
}
`;
const lineOf = (text: string) => source.split('\n').findIndex((line) => line.includes(text)) + 1;
const sources = bundle({ [`src/${main}`]: source });

const title = { en: '', zh: '' };
const chapter: Chapter = {
  order: 0,
  title,
  question: title,
  scenario: 'two-goroutines',
  moments: [
    { id: 'closed', kind: 'close', nth: 1, title },
    { id: 'closed-too', kind: 'close', nth: 1, title },
    { id: 'first-send', kind: 'send', nth: 1, title },
  ],
  questions: [
    { id: 'how-many', at: 'closed', answer: { read: 'count', kind: 'send' } },
    { id: 'waits', at: 'first-send', answer: { read: 'waits' } },
  ],
  experiments: [
    {
      id: 'unclosed',
      title,
      edits: [{ file: main, find: '\tclose(to)\n', replace: '' }],
    },
    { id: 'broken', title, edits: [{ file: main, find: 'make(', replace: 'mak(' }] },
    { id: 'misfit', title, edits: [{ file: main, find: 'nowhere', replace: '' }] },
  ],
};

/** A worker that is no thread: messages are passed on in their order. */
function inline(): WorkerLike {
  const worker: WorkerLike = {
    onmessage: null,
    onerror: null,
    onmessageerror: null,
    postMessage: (data: unknown) => queueMicrotask(() => port.onmessage?.({ data })),
    terminate: () => {
      port.onmessage = null;
    },
  };
  const port: Port = {
    onmessage: null,
    postMessage: (data) => {
      const message = structuredClone(data);
      queueMicrotask(() => worker.onmessage?.({ data: message } as MessageEvent));
    },
  };
  serve(port, () => new Promise((resolve) => setTimeout(resolve)));
  return worker;
}

function room(search = '') {
  const store = createStore();
  const workers: WorkerLike[] = [];
  const address = { search, pushed: [] as string[] };
  const driver = createDriver(store, {
    loadScenario: async () => scenario,
    loadSources: async () => sources,
    makeWorker: () => {
      const worker = inline();
      workers.push(worker);
      return worker;
    },
    programs: 'now',
    chapter,
    search: () => address.search,
    setSearch: (next, push) => {
      if (push && next !== address.search) address.pushed.push(address.search);
      address.search = next;
    },
    colour: async () => undefined,
    remember: vi.fn(),
    recall: () => [],
    pace: 0,
  });
  return { store, driver, workers, address, line: () => shownPlace(store.get())?.line };
}

/** Waits until the rest of the run has been recorded, and tells the moment. */
async function whole({ store }: ReturnType<typeof room>) {
  await vi.waitFor(() => expect(store.get().view?.recording).toBeUndefined());
  return store.get().view;
}

let r: ReturnType<typeof room>;
beforeEach(async () => {
  r = room();
  await r.driver.start(undefined);
});

describe('a reader', () => {
  test('begins at the first statement there is to read, and the address says so', () => {
    expect(r.store.get().phase.kind).toBe('ready');
    expect(r.line()).toBe(lineOf('line := make'));
    expect(new URLSearchParams(r.address.search).get('step')).toBe(
      String(r.store.get().view?.step),
    );
  });

  test('runs to a breakpoint and back to it', async () => {
    await r.driver.toggleBreakpoint({ file: main, line: lineOf('close(to)') });
    await r.driver.move({ type: 'run', direction: 'forward' });
    expect(r.line()).toBe(lineOf('close(to)'));
    const there = r.store.get().view?.step;
    await r.driver.move({ type: 'run', direction: 'forward' });
    expect(r.store.get().view?.outcome.kind).toBe('done');
    await r.driver.move({ type: 'run', direction: 'back' });
    expect(r.store.get().view?.step).toBe(there);
  });

  test('who drags over many steps ends at the last of them', async () => {
    const moves = [3, 9, 4, 12, 7].map((step) => r.driver.move({ type: 'seek', step }));
    await Promise.all(moves);
    expect(r.store.get().view?.step).toBe(7);
  });

  test('who asks for the end while a run is being opened gets there once it is open', async () => {
    const { step = 0, seed = 0 } = r.store.get().view ?? {};
    const opened = r.driver.reseed(seed + 1);
    expect(r.store.get().phase.kind).toBe('building');
    for (const direction of ['back', 'forward'] as const) {
      await r.driver.move({ type: 'run', direction });
    }
    await opened;
    const { view } = r.store.get();
    expect([view?.seed, view?.outcome.kind]).toEqual([seed + 1, 'done']);
    expect(view?.step).toBeGreaterThan(step);
  });

  test('a moment of the run that was left never comes in place of the one that is opened', async () => {
    const { seed = 0 } = r.store.get().view ?? {};
    const seen: (number | undefined)[] = [];
    const moved = r.driver.move({ type: 'run', direction: 'forward' });
    const opened = r.driver.reseed(seed + 1);
    r.store.subscribe(() => {
      const { phase, view } = r.store.get();
      if (phase.kind === 'ready') seen.push(view?.seed);
    });
    await Promise.all([moved, opened]);
    expect(new Set(seen)).toEqual(new Set([seed + 1]));
    expect(r.store.get().busy).toBeUndefined();
  });

  test('who types in the past makes another run, and can go back to the one that was left', async () => {
    const { step = 0 } = r.store.get().view ?? {};
    const before = r.address.search;
    const argv = ['hello'];
    const input = { kind: 'exec', host: 'desk', terminal: 'tty2', argv } as const;
    await r.driver.input(input, { type: 'run', direction: 'forward' });
    expect(r.store.get().note).toEqual({ kind: 'forked', step });
    expect(r.store.get().view?.processes).toHaveLength(2);
    expect(r.address.pushed).toEqual([before]);
    const inputs = new URLSearchParams(r.address.search).get('inputs') ?? '';
    expect(decodeInputs(inputs)).toEqual([{ ...input, at: step }]);
  });

  test('who goes back in the browser stands in the run of that address, opened once', async () => {
    const before = r.address.search;
    const { view } = r.store.get();
    await r.driver.followAddress();
    expect(r.store.get().view).toBe(view);
    await r.driver.move({ type: 'to-moment', id: 'closed' });
    r.address.search = before;
    await r.driver.followAddress();
    expect(r.store.get().view).toEqual(view);
  });

  test('keeps the goroutine they chose while the run goes on', async () => {
    await r.driver.move({
      type: 'to-line',
      file: main,
      line: lineOf('to <- word'),
      direction: 'forward',
    });
    await r.driver.choose(1);
    await r.driver.move({ type: 'seek', step: (r.store.get().view?.step ?? 0) + 1 });
    const { view, chosen } = r.store.get();
    expect([chosen, view?.chosen]).toEqual([1, 1]);
    expect(view?.goroutines.find(({ id }) => id === 1)?.stack[0]?.locals.length).toBeGreaterThan(0);
  });

  test('sends on what they look at, too: the pane in front and the goroutine', async () => {
    await r.driver.move({ type: 'to-moment', id: 'first-send' });
    r.driver.tab('events');
    r.driver.tab('goroutine');
    await r.driver.choose(1);
    const { view } = r.store.get();
    expect(new URLSearchParams(r.address.search).get('pane')).toBe('goroutine.events');
    for (const search of [r.address.search, r.driver.address()]) {
      const other = room(search);
      await other.driver.start({ kind: 'open' });
      const { tab, side, chosen, linkProblem, view: there } = other.store.get();
      expect([tab, side, chosen, linkProblem]).toEqual(['goroutine', 'events', 1, undefined]);
      expect(there?.step).toBe(view?.step);
      expect(other.store.get().events.length).toBeGreaterThan(0);
      expect(other.address.search).toBe(r.address.search);
    }
    // A pane is no other run.
    const run = r.store.get().view;
    r.address.search = r.address.search.replace('goroutine.events', 'objects');
    await r.driver.followAddress();
    expect([r.store.get().tab, r.store.get().view]).toEqual(['objects', run]);
  });

  test.each([
    ['?pane=engine', 'pane'],
    ['?pane=cluster', 'pane'],
    ['?g=99', 'goroutine'],
  ])('who follows %s is told that it is not there, and shown the rest', async (search, problem) => {
    const linked = room(search);
    await linked.driver.start({ kind: 'open' });
    const { linkProblem, tab, side, chosen, phase } = linked.store.get();
    expect([linkProblem, tab, side, chosen]).toEqual([problem, 'source', 'machine', 0]);
    expect(phase.kind).toBe('ready');
    expect(linked.line()).toBe(lineOf('line := make'));
  });

  test('with a worker that died goes on where they were', async () => {
    await r.driver.move({ type: 'to-moment', id: 'closed' });
    const view = await whole(r);
    r.workers[0]!.onerror?.({ message: 'gone', preventDefault() {} } as ErrorEvent);
    expect(r.store.get().phase).toEqual({ kind: 'crashed', message: 'gone' });
    await r.driver.restart();
    expect(r.store.get().phase.kind).toBe('ready');
    expect(await whole(r)).toEqual(view);
  });
});

describe('a chapter', () => {
  test('asks at the moment, and the run answers without moving', async () => {
    await r.driver.request({ kind: 'question', id: 'how-many' });
    const { view } = r.store.get();
    expect(r.store.get().answer).toEqual({ id: 'how-many', found: undefined });
    await r.driver.answer();
    expect(r.store.get().answer?.found).toEqual({ kind: 'count', count: 3 });
    expect(r.store.get().view?.step).toBe(view?.step);
    await r.driver.request({ kind: 'question', id: 'waits' });
    await r.driver.answer();
    expect(r.store.get().answer?.found).toMatchObject({ kind: 'waits' });
    await r.driver.step('any', 'forward');
    expect(r.store.get().view?.step).toBeGreaterThan(0);
    expect(r.store.get().answer).toBeDefined();
    await r.driver.request({ kind: 'moment', id: 'closed' });
    expect(r.store.get().answer).toBeUndefined();
  });

  test('is answered for the moment it asks about, wherever the reader has gone since', async () => {
    await r.driver.request({ kind: 'question', id: 'how-many' });
    await r.driver.move({ type: 'seek', step: 1 });
    await r.driver.answer();
    expect(r.store.get().answer?.found).toEqual({ kind: 'count', count: 3 });
    expect(r.store.get().view?.step).toBe(1);
    await r.driver.step('any', 'forward');
    expect(r.store.get().view?.step).toBe(2);
  });

  test('stands at the last of two questions that were asked at once', async () => {
    const fresh = room();
    const [first, second] = ['how-many', 'waits'] as const;
    await fresh.driver.start({ kind: 'open' });
    await Promise.all([first, second].map((id) => fresh.driver.request({ kind: 'question', id })));
    expect(fresh.store.get().answer?.id).toBe(second);
    expect(fresh.store.get().note).toEqual({ kind: 'moment', id: 'first-send' });
  });

  test('makes an experiment: another run, named in the address', async () => {
    await r.driver.request({ kind: 'experiment', id: 'unclosed' });
    const { view, experiment } = r.store.get();
    expect(experiment).toBe('unclosed');
    expect(view?.outcome.kind).toBe('deadlock');
    expect(r.address.search).toContain('experiment=unclosed');
    const again = room(r.address.search);
    await again.driver.start({ kind: 'open' });
    expect(await whole(again)).toEqual(view);
    // A moment of the chapter is one of its own run, not of the experiment's.
    await r.driver.request({ kind: 'moment', id: 'closed' });
    expect(r.store.get().experiment).toBeUndefined();
  });

  test('opens the run of the chapter for a task that is not there, and says so', async () => {
    for (const kind of ['question', 'experiment'] as const) {
      const fresh = room();
      await fresh.driver.start({ kind, id: 'nope' });
      const { phase, linkProblem, experiment, answer } = fresh.store.get();
      expect(phase.kind).toBe('ready');
      expect([linkProblem, experiment, answer]).toEqual(['task', undefined, undefined]);
    }
    const linked = room('?experiment=nope&step=3');
    await linked.driver.start({ kind: 'open' });
    expect(linked.store.get().linkProblem).toBe('task');
    expect(linked.address.search).not.toContain('nope');
  });

  test('names the moment that was asked for where two stand at one step', async () => {
    await r.driver.request({ kind: 'moment', id: 'closed-too' });
    expect(r.store.get().note).toEqual({ kind: 'moment', id: 'closed-too' });
    await r.driver.request({ kind: 'moment', id: 'closed' });
    expect(r.store.get().note).toEqual({ kind: 'moment', id: 'closed' });
    expect(r.store.get().view?.goroutines[0]?.entry).toBe('main.main');
  });

  test('says what does not compile, and what no longer fits', async () => {
    await r.driver.request({ kind: 'experiment', id: 'broken' });
    const { phase } = r.store.get();
    expect(phase).toMatchObject({ kind: 'diagnostics', diagnostics: [{ file: main, line: 11 }] });
    await r.driver.request({ kind: 'experiment', id: 'misfit' });
    expect(r.store.get().phase).toMatchObject({ kind: 'unavailable', code: 'edit-does-not-fit' });
    await r.driver.reset();
    expect(r.store.get().phase.kind).toBe('ready');
  });
});
