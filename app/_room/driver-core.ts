// What every deed of the driver stands on: the session and its replies, the address, and what has to be
// asked for when a moment has come.
import type { Chapter } from '@/content/types';
import type {
  Command,
  MomentView,
  Reply,
  ScenarioSpec,
  ValueView,
} from '@/runtime/session/protocol';
import { shared } from '@/runtime/session/sharing';
import type { OwnProgram } from '../_reader/room-props';
import type { Piece } from '../_mdx/highlight';
import { writeAddress, type RunAddress, type Shown } from './address';
import {
  connect,
  SessionCrashed,
  type Session,
  type Sources,
  type WorkerLike,
} from './session-client';
import { drawsMemory } from './list-memory';
import { shownFile, type Line } from './state';
import type { Store } from './store';

/** What the driver needs of the page. */
export type Surroundings = {
  readonly loadScenario: () => Promise<ScenarioSpec>;
  /** The reader's own program to begin with, in place of a scenario. */
  readonly own?: OwnProgram;
  readonly loadSources: () => Promise<Sources>;
  readonly makeWorker: () => WorkerLike;
  /** Name of the bundle of sources. */
  readonly programs: string;
  readonly chapter?: Chapter;
  readonly search: () => string;
  /** Puts parameters into the address; `push` keeps the old one for the way back. */
  readonly setSearch: (search: string, push: boolean) => void;
  /** Colours of a source; undefined when `wanted` said no on the way. */
  readonly colour: (
    lines: readonly string[],
    wanted: () => boolean,
  ) => Promise<readonly Piece[][] | undefined>;
  /** Breakpoints outlive the page. */
  readonly remember: (breakpoints: readonly Line[]) => void;
  readonly recall: () => readonly Line[];
  /** Milliseconds between the statements of a walk. */
  readonly pace: number;
  /** Whether the text beside the room shows what live objects hold. */
  readonly textShowsObjects?: () => boolean;
};

const EVENTS_BEFORE = 150;
const EVENTS_SHOWN = 250;
/** Events of one kind that are asked for at a time. */
export const EVENTS_PAGE = 2000;
const SWITCHES_MOST = 20_000;
/** Packages after which it is told anew how many have been compiled. */
const PACKAGES_TOLD = 5;
/** Milliseconds at one moment after which a reader counts as staying. */
const STAY = 400;

export type Core = ReturnType<typeof createCore>;

/** The ground of one driver. */
export function createCore(store: Store, page: Surroundings) {
  const { dispatch, get } = store;
  let session: Session | undefined;
  let sources: Sources | undefined;
  let scenario: ScenarioSpec | undefined;
  let { own } = page;
  let staying: ReturnType<typeof setTimeout> | undefined;
  /** Counts runs, so that a late reply to an earlier one is told from a new one. */
  let run = 0;
  /** The worker has said that all of this run is recorded. */
  let whole = false;

  /** A reply, or undefined when the worker died: that has been told already. */
  async function ask(command: Command): Promise<Reply | undefined> {
    try {
      return await session?.ask(command);
    } catch (error) {
      if (error instanceof SessionCrashed) return undefined;
      throw error;
    }
  }

  /** The run and the step the reader stands at. */
  function addressNow(): RunAddress {
    const { view, experiment, args } = get();
    if (!view) return {};
    return {
      step: view.step,
      ...(view.seed !== scenario?.seed ? { seed: view.seed } : {}),
      inputs: view.inputs,
      ...(args.length > 0 ? { args } : {}),
      ...(experiment === undefined ? {} : { experiment }),
      programs: page.programs,
    };
  }

  /** What the room shows, but for what it shows by itself. */
  function shownNow(): Shown {
    const { tab, side, chosen } = get();
    return {
      ...(tab === 'source' ? {} : { pane: tab }),
      ...(tab === side || side === 'machine' ? {} : { side }),
      ...(chosen === 0 ? {} : { g: chosen }),
    };
  }

  /** Where the reader stands, and what they look at, into the address. */
  function writeHere(push = false): void {
    if (get().view) page.setSearch(writeAddress(page.search(), addressNow(), shownNow()), push);
  }

  async function needSource(file: string | undefined): Promise<void> {
    if (file === undefined || get().sources[file]) return;
    const of = run;
    const reply = await ask({ type: 'source', file });
    if (reply?.type !== 'source' || of !== run) return;
    const lines = reply.text.replace(/\n$/, '').split('\n');
    const source = { lines, statements: new Set(reply.lines), pieces: [] };
    dispatch({ type: 'source', file, source });
    const pieces = await page.colour(lines, () => of === run);
    if (pieces && of === run) dispatch({ type: 'pieces', file, pieces });
  }

  async function needEvents(): Promise<void> {
    const { view, tab, side } = get();
    if (!view || (tab !== 'events' && side !== 'events')) return;
    const from = Math.max(1, view.seq - EVENTS_BEFORE);
    const reply = await ask({ type: 'events', from, count: EVENTS_SHOWN });
    if (reply?.type === 'events') dispatch({ type: 'events', events: reply.events });
  }

  /** Objects are many and seldom looked at: asked for while their pane, or a text on them, is there. */
  async function needObjects(): Promise<void> {
    const { view, tab, side } = get();
    if (!view || !scenario) return;
    const shown = tab === 'objects' || side === 'objects' || page.textShowsObjects?.();
    if (!shown && !drawsMemory(scenario.objects)) return;
    const found: Record<string, readonly ValueView[]> = {};
    for (const typeName of scenario.objects) {
      const reply = await ask({ type: 'objects', typeName, depth: 3 });
      if (reply?.type !== 'values' || get().view?.step !== view.step) return;
      found[typeName] = reply.values;
    }
    dispatch({ type: 'objects', objects: found });
  }

  /** What a cluster holds: asked for while its pane is there. */
  async function needCluster(): Promise<void> {
    const { view, tab, side } = get();
    if (!view || (tab !== 'cluster' && side !== 'cluster')) return;
    const reply = await ask({ type: 'cluster' });
    if (reply?.type !== 'cluster') return;
    dispatch({ type: 'cluster', cluster: shared(get().cluster, reply.view) });
  }

  /** Who ran when, over the whole run: read again when the run has become another. */
  async function needSwitches(): Promise<void> {
    const of = run;
    const found: { step: number; g: number }[] = [];
    for (let from = 1; found.length < SWITCHES_MOST;) {
      const reply = await ask({ type: 'events', from, count: EVENTS_PAGE, kinds: ['run'] });
      if (reply?.type !== 'events' || of !== run) return;
      found.push(...reply.events.map(({ step, g }) => ({ step, g })));
      const last = reply.events.at(-1);
      if (!last || reply.events.length < EVENTS_PAGE) break;
      from = last.seq + 1;
    }
    dispatch({ type: 'switches', switches: found });
  }

  /** Of very many goroutines it takes long to tell who is stuck: asked where the reader stays a while. */
  function needStuck(): void {
    clearTimeout(staying);
    const { view } = get();
    if (!view || view.stuckKnown) return;
    staying = setTimeout(() => {
      void ask({ type: 'stuck' }).then((reply) => {
        if (reply?.type !== 'moment' || get().view !== view) return;
        dispatch({ type: 'moment', view: reply.view });
      });
    }, STAY);
  }

  /** What follows from a moment. */
  async function show(view: MomentView, forked: boolean): Promise<void> {
    const { view: before, chosen } = get();
    dispatch({ type: 'moment', view });
    if (chosen !== 0 && get().chosen === chosen && view.chosen !== chosen) {
      const reply = await ask({ type: 'choose', g: chosen });
      if (reply?.type === 'moment' && get().chosen === chosen) {
        dispatch({ type: 'moment', view: reply.view });
      }
    }
    // The address of the run that is left stays one step back in the browser's history.
    writeHere(forked);
    void needSource(shownFile(get()));
    void needEvents();
    void needObjects();
    void needCluster();
    needStuck();
    const same = before?.recorded === view.recorded && before.lastSeq === view.lastSeq;
    if (view.recording && whole) {
      // It was on its way when the last of the run was recorded.
      whole = false;
      void wholeRun();
    } else if (!view.recording && !(same && !before.recording)) void needSwitches();
  }

  /** The same moment again: the rest of its run has been recorded since. */
  async function wholeRun(): Promise<void> {
    const of = run;
    const { view } = get();
    const reply = await ask({ type: 'choose', g: get().chosen });
    // Whoever has moved on meanwhile has a moment that knows the whole run.
    if (reply?.type === 'moment' && of === run && get().view === view)
      await show(reply.view, false);
  }

  /** The goroutine whose stack is shown; 0 follows the one that runs. False: there is none of that number. */
  async function choose(g: number): Promise<boolean> {
    dispatch({ type: 'chosen', g });
    const reply = await ask({ type: 'choose', g });
    if (reply?.type === 'moment' && get().chosen === g) {
      // Of one that is not there the moment tells nothing, and nobody is chosen.
      dispatch({ type: 'moment', view: reply.view });
      writeHere();
    }
    await needSource(shownFile(get()));
    return get().chosen === g;
  }

  /** What follows from any reply. `forked`: the moment is of a new run. */
  async function take(reply: Reply | undefined, forked = false): Promise<void> {
    switch (reply?.type) {
      case 'moment':
        return show(reply.view, forked);
      case 'diagnostics':
        dispatch({ type: 'phase', phase: { kind: 'diagnostics', diagnostics: reply.diagnostics } });
        return;
      case 'refused': {
        const { code, message } = reply;
        dispatch({ type: 'note', note: { kind: 'refused', code, message } });
      }
    }
  }

  /** Each is a moment's work: enough of them to see that it goes on. */
  function tellPackages(packages: number): void {
    if (packages % PACKAGES_TOLD > 0 || get().phase.kind !== 'building') return;
    dispatch({ type: 'busy', busy: { packages } });
  }

  function tellLoaded(): void {
    if (!scenario || !sources) return;
    const files = Object.keys(own?.files ?? {});
    dispatch({ type: 'loaded', scenario, paths: Object.keys(sources), own: files });
  }

  return {
    page,
    dispatch,
    get,
    ask,
    addressNow,
    shownNow,
    writeHere,
    choose,
    take,
    needSource,
    needEvents,
    needObjects,
    needCluster,
    scenario: () => scenario,
    /** Files that lie over the book's. */
    files: () => own?.files,
    /** Another program of the reader's from the next run on. */
    change(next: OwnProgram): void {
      own = next;
      scenario = next.scenario;
      tellLoaded();
    },
    /** Fetches what every run of the scenario needs; false when that failed or came too late. */
    async load(): Promise<boolean> {
      const of = ++run;
      dispatch({ type: 'phase', phase: { kind: 'loading' } });
      try {
        const found = await Promise.all([own?.scenario ?? page.loadScenario(), page.loadSources()]);
        if (of !== run) return false;
        [scenario, sources] = found;
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        dispatch({ type: 'phase', phase: { kind: 'unavailable', message } });
        return false;
      }
      tellLoaded();
      dispatch({ type: 'breakpoints', breakpoints: page.recall() });
      return true;
    },
    /** A new worker in place of the one there is. `died` is called if it dies. */
    connect(died: () => void): void {
      session?.close();
      session = connect(page.makeWorker(), sources ?? {}, {
        notice: (notice) => {
          if (notice.type === 'building') tellPackages(notice.packages);
          else if (notice.type === 'recorded') {
            whole = true;
            void wholeRun();
          } else if (get().busy || get().phase.kind === 'building') {
            dispatch({ type: 'busy', busy: { progress: notice } });
          } else dispatch({ type: 'recorded', recorded: notice.recorded });
        },
        crashed: (message) => {
          died();
          dispatch({ type: 'phase', phase: { kind: 'crashed', message } });
        },
      });
    },
    /** A new run begins; the function tells whether it is still the one. */
    begin(): () => boolean {
      const of = ++run;
      whole = false;
      return () => of === run;
    },
    close(): void {
      run++;
      clearTimeout(staying);
      session?.close();
      session = undefined;
    },
  };
}
