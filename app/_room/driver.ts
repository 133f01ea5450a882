// What the reader can do, done: commands to the session and what follows from each reply. Everything of
// the page it needs is handed in, so that a test can hand in its own.
import type { Command, Direction, ValuePath } from '@/runtime/session/protocol';
import type { OwnProgram } from '../_reader/room-props';
import type { StageRequest } from '../_reader/stage';
import { readShown, writeAddress, type RunAddress } from './address';
import { createCore, type Surroundings } from './driver-core';
import { createMoves, type Movement } from './driver-moves';
import { createRoutes } from './driver-routes';
import { createRuns } from './driver-runs';
import { atEnd, shownFile, shownPlace, toggled, type Line } from './state';
import type { Pane } from './panes';
import type { Store } from './store';

export type Driver = ReturnType<typeof createDriver>;

/** Drives one room. */
export function createDriver(store: Store, page: Surroundings) {
  const core = createCore(store, page);
  const { addressNow, ask, choose, dispatch, get, needSource, take } = core;
  const { needCluster, needEvents, needObjects, shownNow, writeHere } = core;
  const moves = createMoves(core);
  const { forget, move, stopWalk } = moves;
  const runs = createRuns(core, moves);
  const { open } = runs;

  /** Something from outside; in the past it makes another run from here on. */
  async function input(
    given: Extract<Command, { type: 'input' }>['input'],
    then?: Movement,
  ): Promise<void> {
    const { view } = get();
    if (!view || get().phase.kind !== 'ready') return;
    stopWalk();
    const forks = !atEnd(view);
    dispatch({ type: 'busy', busy: {} });
    const reply = await ask({ type: 'input', input: given });
    if (!reply) return;
    dispatch({ type: 'busy', busy: undefined });
    await take(reply, forks);
    if (reply.type !== 'moment') return;
    if (then) await move(then);
    if (forks) dispatch({ type: 'note', note: { kind: 'forked', step: view.step } });
  }

  async function openFile(file: string | undefined, line?: number): Promise<void> {
    dispatch({ type: 'open', file, ...(line === undefined ? {} : { line }) });
    await needSource(shownFile(get()));
  }

  return {
    ...runs,
    move,
    step: moves.step,
    stop: moves.stop,
    toggleWalk: moves.toggleWalk,
    input,
    ...createRoutes(core, moves, input),
    openFile,
    /** Fetches what a run needs and opens the one the address or the text asks for. */
    async start(asked: StageRequest | undefined): Promise<void> {
      // Read now: the address is soon written anew.
      const file = new URLSearchParams(page.search()).get('file');
      if (!(await core.load())) return;
      core.connect(forget);
      if (asked && asked.kind !== 'open') await runs.showing(() => runs.request(asked));
      else await runs.openAddress();
      if (file !== null && get().files.includes(file)) await openFile(file, 1);
    },
    /** Opens the run of an address the reader went back to, if it is another (a note, a heading, a pane is none). */
    async followAddress(): Promise<void> {
      const search = page.search();
      const same = writeAddress(search, addressNow(), readShown(search).shown);
      if (search !== same) return runs.openAddress();
      await runs.showing(async () => {});
      writeHere();
    },
    /** A new worker, the same run, the same place. */
    async restart(): Promise<void> {
      core.connect(forget);
      await open(addressNow());
    },
    /** The scenario from its beginning, without what was done to it. */
    async reset(): Promise<void> {
      dispatch({ type: 'link-problem', problem: undefined });
      await open({});
    },
    /** The reader's program as it is now, from its beginning. */
    async change(own: OwnProgram): Promise<void> {
      dispatch({ type: 'link-problem', problem: undefined });
      core.change(own);
      await open({});
    },
    /** Another order of events: the same scenario under another seed. */
    async reseed(seed: number): Promise<void> {
      const { experiment, args } = get();
      await open({ seed, args, ...(experiment === undefined ? {} : { experiment }) });
    },
    close(): void {
      stopWalk();
      core.close();
    },
    choose,
    /** The cases of the select a goroutine is about to execute. */
    async selectCases(g: number): Promise<void> {
      const { view } = get();
      const reply = await ask({ type: 'select-cases', g });
      const cases =
        reply?.type === 'select-cases' && view ? { ...reply, step: view.step } : undefined;
      dispatch({ type: 'select-cases', cases });
    },
    /** Views hold so many goroutines from now on. */
    async showGoroutines(most: number): Promise<void> {
      const { view } = get();
      const reply = await ask({ type: 'goroutines', most });
      if (reply?.type === 'moment' && get().view === view) {
        dispatch({ type: 'moment', view: reply.view });
      }
    },
    /** A request of the run; undefined: the one of the moment. */
    async needSequence(dial: number | undefined): Promise<void> {
      const { view } = get();
      if (!view) return;
      const reply = await ask({ type: 'sequence', ...(dial === undefined ? {} : { dial }) });
      if (reply?.type !== 'sequence') return;
      dispatch({ type: 'sequence', sequence: { view: reply.view, lastSeq: view.lastSeq } });
    },
    /** The parts of a value that were not sent. */
    async expand(path: ValuePath): Promise<void> {
      const reply = await ask({ type: 'expand', path });
      if (reply?.type === 'value') {
        dispatch({ type: 'expanded', key: JSON.stringify(path), value: reply.value });
      } else await take(reply);
    },
    async toggleBreakpoint(line: Line): Promise<void> {
      const breakpoints = toggled(get().breakpoints, line);
      dispatch({ type: 'breakpoints', breakpoints });
      page.remember(breakpoints);
      await ask({ type: 'breakpoints', lines: breakpoints });
    },
    /** Who called the function that a line is in; `again`: in the same run made once more, watching it. */
    callers: (line: Line, again: boolean) => ask({ type: 'callers', ...line, again }),
    /** Runs to the reader's line. */
    async toCursor(direction: Direction): Promise<void> {
      const { cursor } = get();
      if (cursor) await move({ type: 'to-line', ...cursor, direction });
    },
    async frame(frame: number): Promise<void> {
      dispatch({ type: 'frame', frame });
      await needSource(shownPlace(get())?.file);
    },
    tab(tab: Pane): void {
      dispatch({ type: 'tab', tab });
      void needEvents();
      void needObjects();
      void needCluster();
      writeHere();
    },
    /** The scenario with this seed and these commands in its script, from its beginning. */
    async reopen(seed: number, commands: readonly (readonly string[])[]): Promise<void> {
      const { experiment } = get();
      const args = (core.scenario()?.script ?? []).flatMap((one, at) => {
        if (!('argv' in one)) return [];
        const { host, terminal, argv } = one;
        const words = commands[at];
        if (!words || JSON.stringify(words) === JSON.stringify(argv)) return [];
        return [{ at, kind: 'exec' as const, host, terminal, argv: words }];
      });
      await open({ seed, args, ...(experiment === undefined ? {} : { experiment }) });
    },
    /** A run that was saved; what is wrong with it is told like that of a link. */
    async openFileRun({ programs, ...address }: RunAddress): Promise<void> {
      const changed = programs !== undefined && programs !== page.programs;
      dispatch({ type: 'link-problem', problem: changed ? 'programs' : undefined });
      await open(address);
    },
    /** What decides the run, and the step. */
    run: addressNow,
    /** Parameters that lead here. */
    address: (): string => writeAddress('', addressNow(), shownNow()),
  };
}
