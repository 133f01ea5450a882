// What the reader can do, done: commands to the session, one movement at a time, and what follows from
// each reply. Everything of the page it needs is handed in, so that a test can hand in its own.
import type { Chapter } from '@/content/types';
import type {
  Command,
  Direction,
  EventView,
  Input,
  MomentView,
  Reply,
  ScenarioSpec,
  ValuePath,
  ValueView,
} from '@/runtime/session/protocol';
import type { Piece } from '../_mdx/highlight';
import type { StageRequest } from '../_reader/stage';
import { readAddress, writeAddress, type RunAddress } from './address';
import { readAnswer } from './answer';
import {
  connect,
  SessionCrashed,
  type Session,
  type Sources,
  type WorkerLike,
} from './session-client';
import { shownFile, shownPlace, toggled, type Line, type Pane } from './state';
import type { Store } from './store';

/** What the driver needs of the page. */
export type Surroundings = {
  readonly loadScenario: () => Promise<ScenarioSpec>;
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
  readonly remember: (breakpoints: readonly Line[]) => void;
  readonly recall: () => readonly Line[];
  /** Milliseconds between the statements of a walk. */
  readonly pace: number;
};

/** A movement through the run: what a click on *step* asks for. */
export type Movement = Extract<
  Command,
  {
    type:
      | 'step'
      | 'to-line'
      | 'to-event'
      | 'to-seq'
      | 'to-cause'
      | 'to-moment'
      | 'next-moment'
      | 'seek'
      | 'run'
      | 'last-write';
  }
>;

type NewInput = Extract<Command, { type: 'input' }>['input'];
type OpenRun = RunAddress & { readonly then?: Movement };

/** Milliseconds before something under way is shown as such: a step must not flicker. */
const BUSY_AFTER = 120;
const EVENTS_BEFORE = 150;
const EVENTS_SHOWN = 250;
const SWITCHES_PAGE = 2000;
const SWITCHES_MOST = 20_000;

/** Key of a value in the state: its path as text. */
export const pathKey = (path: ValuePath): string => JSON.stringify(path);

export type Driver = ReturnType<typeof createDriver>;

/** Drives one room. */
export function createDriver(store: Store, page: Surroundings) {
  let session: Session | undefined;
  let sources: Sources | undefined;
  let scenario: ScenarioSpec | undefined;
  /** The one movement that waits until the present one has ended: the latest wins. */
  let next: Movement | undefined;
  let moving: Movement | undefined;
  let walk: ReturnType<typeof setTimeout> | undefined;
  /** Counts runs, so that a late reply to an earlier one is told from a new one. */
  let run = 0;
  const { dispatch, get } = store;

  function connectWorker(): Session {
    return connect(page.makeWorker(), sources ?? {}, {
      notice: (progress) => {
        const { busy } = get();
        const building = get().phase.kind === 'building';
        if (busy || building) dispatch({ type: 'busy', busy: { progress } });
      },
      crashed: (message) => {
        moving = undefined;
        next = undefined;
        dispatch({ type: 'phase', phase: { kind: 'crashed', message } });
      },
    });
  }

  /** A reply, or undefined when the worker died: that has been told already. */
  async function ask(command: Command): Promise<Reply | undefined> {
    try {
      return await session?.ask(command);
    } catch (error) {
      if (error instanceof SessionCrashed) return undefined;
      throw error;
    }
  }

  // ------------------------------------------------------------- after a reply

  function addressNow(): RunAddress {
    const { view, experiment } = get();
    if (!view) return {};
    return {
      step: view.step,
      ...(view.seed !== scenario?.seed ? { seed: view.seed } : {}),
      inputs: view.inputs,
      ...(experiment === undefined ? {} : { experiment }),
      programs: page.programs,
    };
  }

  function writeLocation(push: boolean): void {
    page.setSearch(writeAddress(page.search(), addressNow()), push);
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

  /** Objects are many and seldom looked at: asked for while their pane is in front. */
  async function needObjects(): Promise<void> {
    const { view, tab, side } = get();
    if (!view || !scenario || (tab !== 'objects' && side !== 'objects')) return;
    const found: Record<string, readonly ValueView[]> = {};
    for (const typeName of scenario.objects) {
      const reply = await ask({ type: 'objects', typeName, depth: 3 });
      if (reply?.type !== 'values' || get().view?.step !== view.step) return;
      found[typeName] = reply.values;
    }
    dispatch({ type: 'objects', objects: found });
  }

  /** Who ran when, over the whole run: read again when the run has become another. */
  async function needSwitches(): Promise<void> {
    const of = run;
    const found: { step: number; g: number }[] = [];
    for (let from = 1; found.length < SWITCHES_MOST;) {
      const reply = await ask({ type: 'events', from, count: SWITCHES_PAGE, kinds: ['run'] });
      if (reply?.type !== 'events' || of !== run) return;
      found.push(...reply.events.map(({ step, g }) => ({ step, g })));
      const last = reply.events.at(-1);
      if (!last || reply.events.length < SWITCHES_PAGE) break;
      from = last.seq + 1;
    }
    dispatch({ type: 'switches', switches: found });
  }

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
    writeLocation(forked);
    void needSource(shownFile(get()));
    void needEvents();
    void needObjects();
    if (before?.recorded !== view.recorded || before.lastSeq !== view.lastSeq) void needSwitches();
  }

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

  // ------------------------------------------------------------------ movements

  /** Does a movement; while another is under way it waits, and the last to come is the one done. */
  async function move(movement: Movement): Promise<void> {
    if (get().phase.kind !== 'ready') return;
    if (moving) {
      next = movement;
      if (moving.type === 'run') void ask({ type: 'stop' });
      return;
    }
    moving = movement;
    const late = setTimeout(() => dispatch({ type: 'busy', busy: {} }), BUSY_AFTER);
    const reply = await ask(movement);
    clearTimeout(late);
    moving = undefined;
    if (!reply) return;
    if (get().busy) dispatch({ type: 'busy', busy: undefined });
    if (reply.type === 'refused') stopWalk();
    await take(reply);
    tellMoment(movement, reply);
    const waiting = next;
    next = undefined;
    if (waiting) await move(waiting);
  }

  /** What a movement found, or that there was nothing to find, where the picture does not say it. */
  function tellMoment(movement: Movement, reply: Reply): void {
    const nothing = reply.type === 'refused' && reply.code === 'no-such-event';
    if (nothing && movement.type === 'to-cause') {
      dispatch({ type: 'note', note: { kind: 'no-cause' } });
    }
    if (reply.type !== 'moment' || !/moment$/.test(movement.type)) return;
    const { moments, step } = reply.view;
    const specs = new Map(page.chapter?.moments.map((one) => [one.id, one]));
    const reached = Object.entries(moments).find(
      ([id, found]) => found.step - (specs.get(id)?.before ? 1 : 0) === step,
    );
    if (reached) dispatch({ type: 'note', note: { kind: 'moment', id: reached[0] } });
  }

  const follow = () => (get().chosen === 0 ? {} : { g: get().chosen });

  function step(how: 'statement' | 'over' | 'out' | 'any', direction: Direction): Promise<void> {
    return move({ type: 'step', how, direction, ...(how === 'any' ? {} : follow()) });
  }

  function stopWalk(): void {
    clearTimeout(walk);
    walk = undefined;
    if (get().walking) dispatch({ type: 'walking', walking: false });
  }

  function stop(): void {
    stopWalk();
    next = undefined;
    if (moving || get().phase.kind === 'building') void ask({ type: 'stop' });
  }

  function toggleWalk(): void {
    if (get().walking) return stop();
    dispatch({ type: 'walking', walking: true });
    const on = async () => {
      const { view } = get();
      if (!view || view.step >= view.recorded) return stopWalk();
      await step('any', 'forward');
      if (get().walking) walk = setTimeout(() => void on(), page.pace);
    };
    void on();
  }

  // ----------------------------------------------------------------- opening

  async function open({ then, ...address }: OpenRun): Promise<void> {
    if (!scenario) return;
    run++;
    stopWalk();
    moving = undefined;
    next = undefined;
    dispatch({ type: 'building', experiment: address.experiment });
    const experiment = page.chapter?.experiments.find(({ id }) => id === address.experiment);
    const spec: ScenarioSpec = {
      ...scenario,
      edits: [...(scenario.edits ?? []), ...(experiment?.edits ?? [])],
      script: [...scenario.script, ...(experiment?.script ?? [])],
      // Not in every moment: see needObjects.
      objects: [],
    };
    const { seed, inputs, step } = address;
    const command: Command = {
      type: 'open',
      scenario: spec,
      moments: page.chapter?.moments ?? [],
      ...(seed === undefined ? {} : { seed }),
      ...(inputs ? { inputs } : {}),
      ...(step === undefined ? {} : { step }),
    };
    const of = run;
    let reply = await ask(command);
    if (of !== run) return;
    if (reply?.type === 'refused' && step !== undefined) {
      // The run has no such step any more: its beginning, and the reason.
      dispatch({ type: 'link-problem', problem: 'step' });
      const { step: _, ...rest } = command;
      reply = await ask(rest);
    }
    if (reply?.type === 'refused') {
      const { code, message } = reply;
      return dispatch({ type: 'phase', phase: { kind: 'unavailable', code, message } });
    }
    const { breakpoints } = get();
    if (reply?.type === 'moment' && breakpoints.length > 0) {
      await ask({ type: 'breakpoints', lines: breakpoints });
    }
    await take(reply);
    // A run begins deep in the library; a reader begins where there is something to read.
    if (then) await move(then);
    else if (step === undefined) await move({ type: 'step', how: 'any', direction: 'forward' });
  }

  function openAddress(): Promise<void> {
    const { address, problem } = readAddress(page.search(), page.programs);
    dispatch({ type: 'link-problem', problem });
    return open(address);
  }

  /** Does what the text asks for. */
  async function request(asked: StageRequest): Promise<void> {
    const inExperiment = get().experiment !== undefined;
    const ready = get().phase.kind === 'ready' && get().view !== undefined;
    if (asked.kind === 'open') {
      if (!ready) await openAddress();
      return;
    }
    if (asked.kind === 'experiment') {
      const shows = page.chapter?.experiments.find(({ id }) => id === asked.id)?.show;
      const then: Movement =
        shows === undefined
          ? { type: 'run', direction: 'forward' }
          : { type: 'to-moment', id: shows };
      return open({ experiment: asked.id, then });
    }
    const question = page.chapter?.questions.find(({ id }) => id === asked.id);
    const id = asked.kind === 'moment' ? asked.id : question?.at;
    if (id === undefined) return;
    const then: Movement = { type: 'to-moment', id };
    if (ready && !inExperiment) await move(then);
    else await open({ then });
    if (asked.kind === 'question')
      dispatch({ type: 'answer', answer: { id: asked.id, found: undefined } });
  }

  // ------------------------------------------------------------- other deeds

  async function answer(): Promise<void> {
    const { view, answer: open } = get();
    const question = page.chapter?.questions.find(({ id }) => id === open?.id);
    if (!view || !question) return;
    const back = async <T>(value: T): Promise<T> => {
      await ask({ type: 'seek', step: view.step });
      return value;
    };
    const list = async (from: number, kinds: EventView['kind'][], count: number) => {
      const reply = await ask({ type: 'events', from, count, kinds });
      return reply?.type === 'events' ? reply.events : [];
    };
    const found = await readAnswer(question.answer, view, {
      afterStatement: async () => {
        const g = view.current?.g;
        const how = { type: 'step', how: 'over', direction: 'forward' } as const;
        const reply = await ask(g === undefined ? how : { ...how, g });
        return back(reply?.type === 'moment' ? reply.view : undefined);
      },
      nextSwitch: async (after) => (await list(after + 1, ['run'], 1))[0],
      eventsOf: async (kind, upTo) => {
        const all: EventView[] = [];
        for (let from = 1; from <= upTo;) {
          const page = await list(from, [kind], SWITCHES_PAGE);
          all.push(...page.filter(({ seq }) => seq <= upTo));
          if (page.length < SWITCHES_PAGE) break;
          from = page.at(-1)!.seq + 1;
        }
        return all;
      },
    });
    dispatch({ type: 'answer', answer: { id: question.id, found } });
  }

  /** Something from outside; in the past it makes another run from here on. */
  async function input(given: NewInput, then?: Movement): Promise<void> {
    const { view } = get();
    if (!view || get().phase.kind !== 'ready') return;
    stopWalk();
    const forks = view.step < view.recorded;
    dispatch({ type: 'busy', busy: {} });
    const reply = await ask({ type: 'input', input: given });
    if (!reply) return;
    dispatch({ type: 'busy', busy: undefined });
    await take(reply, forks);
    if (reply.type !== 'moment') return;
    if (then) await move(then);
    if (forks) dispatch({ type: 'note', note: { kind: 'forked', step: view.step } });
  }

  async function setBreakpoints(breakpoints: readonly Line[]): Promise<void> {
    dispatch({ type: 'breakpoints', breakpoints });
    page.remember(breakpoints);
    await ask({ type: 'breakpoints', lines: breakpoints });
  }

  async function choose(g: number): Promise<void> {
    dispatch({ type: 'chosen', g });
    const reply = await ask({ type: 'choose', g });
    if (reply?.type === 'moment' && get().chosen === g) {
      dispatch({ type: 'moment', view: reply.view });
    }
    await needSource(shownFile(get()));
  }

  async function expand(path: ValuePath): Promise<void> {
    const key = pathKey(path);
    const reply = await ask({ type: 'expand', path });
    if (reply?.type === 'value') dispatch({ type: 'expanded', key, value: reply.value });
    else await take(reply);
  }

  async function openFile(file: string | undefined, line?: number): Promise<void> {
    dispatch({ type: 'open', file, ...(line === undefined ? {} : { line }) });
    await needSource(shownFile(get()));
  }

  return {
    /** Fetches what a run needs and opens the one the address or the text asks for. */
    async start(asked: StageRequest | undefined): Promise<void> {
      const of = ++run;
      // Read now: the address is soon written anew.
      const file = new URLSearchParams(page.search()).get('file');
      dispatch({ type: 'phase', phase: { kind: 'loading' } });
      try {
        [scenario, sources] = await Promise.all([page.loadScenario(), page.loadSources()]);
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        return dispatch({ type: 'phase', phase: { kind: 'unavailable', message } });
      }
      if (of !== run) return;
      dispatch({ type: 'loaded', scenario, paths: Object.keys(sources) });
      dispatch({ type: 'breakpoints', breakpoints: page.recall() });
      session = connectWorker();
      if (asked && asked.kind !== 'open') await request(asked);
      else await openAddress();
      if (file !== null && get().files.includes(file)) await openFile(file, 1);
    },
    /** A new worker, the same run, the same place. */
    async restart(): Promise<void> {
      session?.close();
      if (!sources) return;
      session = connectWorker();
      await open(addressNow());
    },
    /** The scenario from its beginning, without what was done to it. */
    reset: (): Promise<void> => {
      dispatch({ type: 'link-problem', problem: undefined });
      return open({});
    },
    /** Another order of events: the same scenario under another seed. */
    reseed: (seed: number): Promise<void> => {
      const { experiment } = get();
      return open({ seed, ...(experiment === undefined ? {} : { experiment }) });
    },
    close(): void {
      stopWalk();
      run++;
      session?.close();
      session = undefined;
    },
    openAddress,
    request,
    answer,
    move,
    step,
    stop,
    toggleWalk,
    input,
    choose,
    expand,
    toggleBreakpoint: (line: Line) => setBreakpoints(toggled(get().breakpoints, line)),
    /** Runs to the reader's line. */
    async toCursor(direction: Direction): Promise<void> {
      const { cursor } = get();
      if (cursor) await move({ type: 'to-line', ...cursor, direction });
    },
    openFile,
    async frame(frame: number): Promise<void> {
      dispatch({ type: 'frame', frame });
      await needSource(shownPlace(get())?.file);
    },
    tab(tab: Pane): void {
      dispatch({ type: 'tab', tab });
      void needEvents();
      void needObjects();
    },
    address: (): string => writeAddress('', addressNow()),
  };
}

/** An input as the reader gives it: where and when is the session's to say. */
export type GivenInput = NewInput;
export type { Input };
