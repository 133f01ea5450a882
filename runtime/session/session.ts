/** The façade: commands in, replies out, one run at a time. Runs in a worker, or in a test. */
import { textOf } from '../base/bytes';
import { applyEdits, Workshop } from './build';
import { callsOf, functionAt } from './callers';
import { clusterOf } from './cluster';
import { walkMachine, typeName } from './heap-walk';
import { held } from './held';
import { Interest } from './interest';
import { LANDMARKS } from './landmarks';
import { follow } from './locals';
import { lastWrite } from './last-write';
import { parting } from './compare';
import { Navigator, type Arrival, type Pause } from './navigate';
import type {
  Command,
  EventView,
  Input,
  MomentSpec,
  Notice,
  RefusalCode,
  Reply,
  ScenarioSpec,
  ValueView,
} from './protocol';
import { BadInput, DEFAULT_LIMIT, matcher, Run } from './run';
import { selectCases } from './select-cases';
import { connectionsOf, sequenceOf } from './sequence';
import { BundleTree } from './source-tree';
import { StructObj } from '../machine/value';
import { viewValue } from './value-view';
import { SHOWN_GOROUTINES, viewMoment } from './view';

/** What a session is given by its surroundings. */
export interface SessionOptions {
  /** Sources by `src/<import path>/<file>` and `lib/<import path>/<file>`. */
  readonly bundle: Readonly<Record<string, string>>;
  /** The sources are known to be right: what of them is not wanted is not looked at. */
  readonly trusted?: boolean;
  /** Bytes a run may hold before it is stopped; MEMORY_LIMIT without it. */
  readonly memory?: number;
  /** Gives the surroundings a turn, between pieces of long work. */
  readonly turn?: () => Promise<void>;
  /** Told how far long work has come. */
  readonly onNotice?: (notice: Notice) => void;
}

type OpenCommand = Extract<Command, { type: 'open' }>;
type CheckCommand = Extract<Command, { type: 'check' }>;

const refused = (code: RefusalCode, message: string): Reply => ({ type: 'refused', code, message });

/** What is told of an error of our own. */
export function crashed(error: unknown): Notice {
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { type: 'crashed', message };
}

/** The answer speaks of the whole run: what is searched for may be anywhere in it. */
const wantsWhole = (command: Command): boolean =>
  command.type === 'compare' ||
  command.type === 'callers' ||
  command.type === 'sequence' ||
  (command.type === 'events' && command.kinds !== undefined);

/** Names of a run's open state. */
interface Open {
  readonly run: Run;
  readonly navigator: Navigator;
  readonly moments: readonly MomentSpec[];
  /** What it was made from, but for the reader's later inputs. */
  readonly command: OpenCommand;
  /** The step up to which it is still to be recorded while nothing else is asked; undefined: it is. */
  rest: number | undefined;
  /** Steps of the next piece of that. */
  piece: number;
  /** Where the reader stands while the machine has gone on to record; undefined: where the machine does. */
  reader: number | undefined;
}

/** Steps recorded at a time while nothing else is asked: what a click may have to wait for. */
const PIECE = 20_000;
/**
 * Steps recorded at first, each time twice as many: what a reader asks for first is often near the beginning,
 * where the machine is slowest, too.
 */
const FIRST_PIECE = 1_000;
const afterPiece = (piece: number): number => Math.min(PIECE, 2 * piece);

export class Session {
  private readonly tree: BundleTree;
  private readonly workshop: Workshop;
  private open: Open | undefined;
  private chosen = 0;
  /** Goroutines in a view, at most. */
  private most = SHOWN_GOROUTINES;
  private stopping = false;
  /** Commands that have no reply yet. */
  private asked = 0;
  private recording = false;
  private queue: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: SessionOptions) {
    this.tree = new BundleTree(options.bundle);
    this.workshop = new Workshop(options.trusted, (packages) =>
      options.onNotice?.({ type: 'building', packages }),
    );
  }

  /**
   * Does a command, after those before it; `stop` at once. The reply to what `stop` interrupts is the
   * moment where it stands. Never rejects for what a reader can do.
   */
  handle(command: Command): Promise<Reply> {
    if (command.type === 'stop') {
      this.stopping = true;
      return this.queue.then(() => this.stopped());
    }
    this.asked++;
    const reply = this.queue
      .then(() => {
        this.stopping = false;
        return this.perform(command);
      })
      .finally(() => {
        this.asked--;
        this.stopping = false;
      });
    this.queue = reply.then(
      () => void this.record().catch((error: unknown) => this.options.onNotice?.(crashed(error))),
      () => undefined,
    );
    return reply;
  }

  /** Where it stands. What was only being recorded is recorded no further. */
  private stopped(): Reply {
    const { open } = this;
    if (open && open.rest !== undefined && this.asked === 0) this.finish(open, 'stopped');
    if (open) this.comeBack(open);
    return this.moment();
  }

  /** Records the rest of the run while nothing is asked. */
  private async record(): Promise<void> {
    if (this.recording) return;
    this.recording = true;
    try {
      for (;;) {
        await this.options.turn?.();
        if (this.asked > 0) await this.queue;
        const { open } = this;
        if (open?.rest === undefined) return;
        if (this.asked === 0) this.piece(open, open.rest);
      }
    } finally {
      this.recording = false;
    }
  }

  private piece(open: Open, limit: number): void {
    const { run } = open;
    open.reader ??= run.step;
    run.seek(run.recording.recorded);
    const arrival = run.forward(Math.min(limit, run.step + open.piece));
    open.piece = afterPiece(open.piece);
    if (arrival === 'end') this.finish(open, 'none');
    else if (run.step >= limit) this.finish(open, 'limit');
    const { recorded } = run.recording;
    const { reader: step } = open;
    if (open.rest !== undefined)
      this.options.onNotice?.({ type: 'progress', step, recorded, seeking: step });
  }

  /** No more of the run is recorded by itself: said also where a command has done it and is then refused. */
  private finish(open: Open, arrival: Arrival): void {
    open.rest = undefined;
    this.limited(open.run, arrival);
    this.options.onNotice?.({ type: 'recorded', recorded: open.run.recording.recorded });
  }

  /** The machine stands where the reader does. */
  private comeBack(open: Open): void {
    const { reader, run } = open;
    if (reader === undefined) return;
    open.reader = undefined;
    run.seek(Math.max(reader, run.recording.first));
  }

  /** Goes on recording until something is found, or the run has ended; stands at the end of what is recorded. */
  private async recordUntil(open: Open, found: () => boolean): Promise<void> {
    const { run, navigator } = open;
    const limit = open.rest;
    if (limit === undefined) return;
    run.seek(run.recording.recorded);
    for (let piece = FIRST_PIECE; !found(); piece = afterPiece(piece)) {
      const arrival = await navigator.toEnd(Math.min(limit, run.step + piece));
      if (arrival === 'limit' && run.step < limit) continue;
      this.finish(open, arrival);
      return;
    }
  }

  /** The whole run is recorded, and the reader stands where they stood. */
  private async whole(open: Open): Promise<void> {
    const here = open.run.step;
    await this.recordUntil(open, () => false);
    open.run.seek(Math.max(here, open.run.recording.first));
  }

  private readonly pause: Pause = async () => {
    const run = this.open?.run;
    if (run) {
      this.options.onNotice?.({
        type: 'progress',
        step: run.step,
        recorded: run.recording.recorded,
        seeking: run.step,
      });
    }
    await this.options.turn?.();
    return this.stopping;
  };

  private async perform(command: Command): Promise<Reply> {
    if (command.type === 'open') return this.start(command);
    if (command.type === 'check') return this.check(command);
    const { open } = this;
    if (!open) return refused('not-open', 'no scenario is open');
    this.comeBack(open);
    try {
      if (wantsWhole(command)) await this.whole(open);
      return await this.act(command, open);
    } catch (error) {
      if (error instanceof BadInput) return refused('bad-command', error.message);
      throw error;
    }
  }

  /** The programs with what is changed in them, compiled, and a run of them at its beginning. */
  private make(
    { scenario, files, seed, inputs }: Pick<OpenCommand, 'scenario' | 'files' | 'seed' | 'inputs'>,
    moments: readonly MomentSpec[],
  ): Run | Reply {
    const edited = applyEdits((path) => this.textOf(path, files), scenario.edits ?? []);
    if ('misfit' in edited) {
      const { file, find } = edited.misfit;
      return refused(
        'edit-does-not-fit',
        `${file} does not have exactly one ${JSON.stringify(find)}`,
      );
    }
    const tree = this.tree.with({ ...files, ...edited.files });
    const built = this.workshop.build(tree, Object.values(scenario.commands));
    if ('diagnostics' in built) return { type: 'diagnostics', diagnostics: built.diagnostics };
    try {
      const { memory } = this.options;
      return new Run(built, scenario, seed ?? scenario.seed, inputs ?? [], moments, memory);
    } catch (error) {
      if (error instanceof BadInput) return refused('bad-command', error.message);
      throw error;
    }
  }

  private async start(command: OpenCommand): Promise<Reply> {
    const { scenario } = command;
    const moments = command.moments ?? [];
    const run = this.make(command, moments);
    if (!(run instanceof Run)) return run;
    const navigator = new Navigator(run, visibility(scenario), this.pause);
    const open: Open = {
      run,
      navigator,
      moments,
      command,
      rest: undefined,
      piece: FIRST_PIECE,
      reader: undefined,
    };
    this.open = open;
    this.chosen = 0;
    this.most = SHOWN_GOROUTINES;
    const wanted = command.step ?? 0;
    const limit = Math.max(scenario.maxSteps ?? DEFAULT_LIMIT, wanted);
    const arrival = await navigator.toEnd(command.soon ? wanted : limit);
    if (command.soon && arrival === 'limit' && wanted < limit) open.rest = limit;
    else this.limited(run, arrival);
    if (wanted > run.recording.recorded) {
      return refused('no-such-step', `the run ends at step ${run.recording.recorded}`);
    }
    run.seek(Math.max(wanted, run.recording.first));
    return this.moment();
  }

  private textOf(
    path: string,
    own: Readonly<Record<string, string>> | undefined,
  ): string | undefined {
    if (own && Object.hasOwn(own, path)) return own[path];
    const bytes = this.tree.text(path);
    return bytes === undefined ? undefined : textOf(bytes);
  }

  /** A run that was cut off says so instead of an end. */
  private limited(run: Run, arrival: Arrival): void {
    if (arrival !== 'limit' && arrival !== 'stopped') return;
    const { first, recorded } = run.recording;
    const kept = first > 0 ? `; steps ${first} to ${recorded} are kept` : '';
    const text = `stopped after ${recorded} steps; it would go on${kept}`;
    run.outcome = { kind: 'limit', text };
  }

  private moment(g?: number, stuck = false): Reply {
    const { open } = this;
    if (!open) return refused('not-open', 'no scenario is open');
    const { run, navigator } = open;
    const { machine } = run;
    if (run.isOver) open.rest = undefined;
    if (g !== undefined) this.chosen = g;
    else if (machine.current) this.chosen = machine.current.id;
    else if (!machine.goroutines.has(this.chosen)) {
      this.chosen = machine.goroutines.keys().next().value ?? 0;
    }
    const extent = { goroutines: this.most, stuck };
    const view = viewMoment(run, navigator, this.chosen, extent);
    return { type: 'moment', view: open.rest === undefined ? view : { ...view, recording: true } };
  }

  private check({ scenario, files }: CheckCommand): Reply {
    const tree = this.tree.with({ ...files });
    const built = this.workshop.build(tree, Object.values(scenario.commands));
    return { type: 'diagnostics', diagnostics: 'diagnostics' in built ? built.diagnostics : [] };
  }

  private async act(
    command: Exclude<Command, OpenCommand | CheckCommand>,
    open: Open,
  ): Promise<Reply> {
    const { run, navigator } = open;
    switch (command.type) {
      case 'step': {
        const of = command.g ?? run.machine.current?.id ?? this.chosen;
        const arrival = await navigator.step(command.how, command.direction, of);
        return this.arrived(arrival, command.direction, command.how === 'any' ? undefined : of);
      }
      case 'to-line': {
        const { file, line, direction } = command;
        if (!this.linesOf(open, file).includes(line)) {
          return refused('no-such-line', `no statement begins at ${file}:${line}`);
        }
        return this.arrived(await navigator.toLine(file, line, direction), direction);
      }
      case 'run': {
        const arrival = await navigator.go(command.direction);
        if (arrival === 'none' && command.direction === 'back') run.seek(run.recording.first);
        return this.arrived(arrival === 'none' ? 'there' : arrival, command.direction);
      }
      case 'breakpoints':
        navigator.breakpoints = command.lines;
        return this.moment();
      case 'to-event': {
        const from = run.step;
        const seq = await navigator.toEvent(command.kinds, command.direction, command);
        if (seq === 0) run.seek(from);
        if (seq === 0) return refused('no-such-event', 'no such event this way');
        return this.moment(this.goroutineOf(run, seq));
      }
      case 'to-landmark': {
        const { landmark, direction } = command;
        const { kind, fns } = LANDMARKS[landmark];
        const from = run.step;
        const seq = await navigator.toEvent([kind], direction, { fns: new Set(fns) });
        if (seq === 0) run.seek(from);
        if (seq === 0) return refused('no-such-event', `no ${landmark} this way`);
        return this.moment(this.goroutineOf(run, seq));
      }
      case 'to-seq':
        return this.toSeq(run, command.seq);
      case 'to-cause':
        return this.toCause(run, command);
      case 'to-moment':
        return this.toMoment(open, command.id);
      case 'next-moment':
        return this.nextMoment(open, command.direction);
      case 'seek': {
        if (command.step > run.recording.recorded) await this.whole(open);
        const { first, recorded } = run.recording;
        if (command.step === Infinity) {
          run.seek(recorded);
          return this.moment();
        }
        if (!Number.isInteger(command.step) || command.step < first || command.step > recorded) {
          return refused('no-such-step', `the run is recorded from step ${first} to ${recorded}`);
        }
        run.seek(command.step);
        return this.moment();
      }
      case 'stop':
        return this.moment();
      case 'input':
        return this.input(open, { ...command.input, at: run.step } as Input);
      case 'choose':
        return this.moment(command.g === 0 ? undefined : command.g);
      case 'goroutines':
        this.most = Math.max(1, Math.floor(command.most));
        return this.moment();
      case 'stuck':
        return this.moment(undefined, true);
      case 'expand': {
        const found = follow(run.machine, command.path);
        if (!found) return refused('no-such-value', 'this value is not there at this moment');
        return { type: 'value', value: viewValue(found.value, found.type, 1) };
      }
      case 'last-write': {
        const arrival = await lastWrite(run, navigator, command.path);
        if (arrival === 'no-value') {
          return refused('no-such-value', 'this value is not there at this moment');
        }
        if (arrival === 'none') return refused('no-such-event', 'it was never written before');
        return this.moment();
      }
      case 'source':
        return this.source(open, command.file);
      case 'events':
        return this.events(run, command);
      case 'objects':
        return this.objects(run, command.typeName, command.depth);
      case 'cluster':
        return { type: 'cluster', view: clusterOf(run) };
      case 'held':
        return { type: 'held', values: held(run, command.wanted) };
      case 'callers':
        return this.callers(open, command);
      case 'select-cases': {
        const found = selectCases(run, command.g);
        if (!found) return refused('no-such-value', `goroutine ${command.g} is at no select`);
        return { type: 'select-cases', g: command.g, ...found };
      }
      case 'sequence':
        return sequence(run, command.dial);
      case 'compare':
        return this.compare(run, command);
      default:
        return refused('bad-command', `there is no command ${String((command as Command).type)}`);
    }
  }

  /** The other run is made, recorded to its end, compared and let go; the open one stays where it stands. */
  private async compare(here: Run, command: Extract<Command, { type: 'compare' }>): Promise<Reply> {
    const there = this.make(command, []);
    if (!(there instanceof Run)) return there;
    const limit = Math.max(command.scenario.maxSteps ?? DEFAULT_LIMIT, here.recording.recorded);
    const navigator = new Navigator(there, visibility(command.scenario), this.pause);
    this.limited(there, await navigator.toEnd(limit));
    return parting(here, there);
  }

  /** As with `compare`, the open run stays where it stands. */
  private async callers(
    { run, command: made }: Open,
    { file, line, again }: Extract<Command, { type: 'callers' }>,
  ): Promise<Reply> {
    const found = functionAt(run, file, line);
    if (!found)
      return refused('no-such-line', `line ${line} of ${file} is in no function of this run`);
    const { name: fn, watched } = found;
    if (watched) return { type: 'callers', fn, watched, ...callsOf(run, fn) };
    if (!again) return { type: 'callers', fn, watched, calls: [], total: 0 };
    const scenario = { ...made.scenario, watch: [...made.scenario.watch, fn] };
    const aside = this.make({ ...made, scenario, seed: run.seed, inputs: run.inputs }, []);
    if (!(aside instanceof Run)) return aside;
    const navigator = new Navigator(aside, visibility(scenario), this.pause);
    await navigator.toEnd(Math.max(scenario.maxSteps ?? DEFAULT_LIMIT, run.recording.recorded));
    return { type: 'callers', fn, watched: true, ...callsOf(aside, fn) };
  }

  private arrived(arrival: Arrival, direction: 'forward' | 'back', g?: number): Reply {
    const { run, rest } = this.open!;
    const ended = run.recording.isLive && rest === undefined;
    if (direction === 'forward') this.limited(run, ended ? arrival : 'there');
    if (arrival === 'none' && direction === 'back') {
      return refused('nothing-before', 'there is no such statement before this one');
    }
    return this.moment(g !== undefined && run.machine.goroutines.has(g) ? g : undefined);
  }

  private goroutineOf(run: Run, seq: number): number | undefined {
    const g = run.store.goroutineOf(seq);
    return run.machine.goroutines.has(g) ? g : undefined;
  }

  /** @param at the step to stand at: that of the event, or one before it */
  private toSeq(run: Run, seq: number, at?: number): Reply {
    if (!Number.isInteger(seq) || !run.store.has(seq)) {
      return refused('no-such-event', `events ${run.store.first} to ${run.store.last} are kept`);
    }
    run.seek(Math.max(at ?? run.store.stepOf(seq), run.recording.first));
    return this.moment(this.goroutineOf(run, seq));
  }

  private toCause(run: Run, command: { readonly seq?: number; readonly g?: number }): Reply {
    const { store, machine } = run;
    let { seq } = command;
    if (seq === undefined) {
      // The last event of the goroutine that something else brought about.
      const g = command.g ?? this.chosen;
      seq = store.find(
        Math.min(machine.seq, store.last) + 1,
        -1,
        (at) => store.goroutineOf(at) === g && store.causeOf(at) > 0,
      );
      // One that waits to run has been woken by somebody else: that event is not its own.
      const woken = machine.goroutines.get(g)?.pending ?? 0;
      if (woken > 0) return this.toSeq(run, woken);
    }
    const cause = seq > 0 && store.has(seq) ? store.causeOf(seq) : 0;
    if (cause === 0) return refused('no-such-event', 'nothing else brought this about');
    return this.toSeq(run, cause);
  }

  private async toMoment(open: Open, id: string): Promise<Reply> {
    const { run, navigator, moments } = open;
    if (!moments.some((one) => one.id === id))
      return refused('no-such-moment', `there is no moment ${id}`);
    const from = run.step;
    await this.recordUntil(open, () => run.log.moment(id) !== undefined);
    if (run.log.moment(id) === undefined) {
      // It may lie beyond what is recorded.
      run.seek(run.recording.recorded);
      this.limited(run, await navigator.toEnd(run.step + DEFAULT_LIMIT));
    }
    const found = run.log.moment(id);
    if (found === undefined) {
      run.seek(from);
      return refused('no-such-moment', `${id} does not happen in this run`);
    }
    return this.toSeq(run, found.seq, found.at);
  }

  private async nextMoment(open: Open, direction: 'forward' | 'back'): Promise<Reply> {
    const { run } = open;
    const here = run.step;
    const find = () => {
      const places = Object.entries(run.log.momentsFound())
        .map(([id, { at }]) => ({ id, at }))
        .sort((a, b) => a.at - b.at);
      return direction === 'forward'
        ? places.find(({ at }) => at > here)
        : places.findLast(({ at }) => at < here);
    };
    if (direction === 'forward') await this.recordUntil(open, () => find() !== undefined);
    const next = find();
    if (!next) {
      run.seek(here);
      return refused(
        direction === 'forward' ? 'nothing-after' : 'nothing-before',
        'no moment this way',
      );
    }
    return this.toMoment(open, next.id);
  }

  private async input(open: Open, input: Input): Promise<Reply> {
    const { run, navigator } = open;
    const { machine } = run;
    if (input.kind === 'run-next' && machine.goroutines.get(input.g) === undefined) {
      return refused('not-runnable', `goroutine ${input.g} does not exist at this moment`);
    }
    const at = run.step;
    open.rest = undefined;
    run.input(input);
    // Recorded to its new end at once, so that the timeline shows what comes of it.
    this.limited(run, await navigator.toEnd(at + DEFAULT_LIMIT));
    run.seek(at);
    return this.moment();
  }

  private linesOf({ run }: Open, file: string): number[] {
    const pkg = file.slice(0, file.lastIndexOf('/'));
    return run.statementLines(pkg, file);
  }

  private source(open: Open, file: string): Reply {
    const known = open.run.sourceText(file);
    if (known === undefined) return refused('no-such-line', `there is no source file ${file}`);
    return { type: 'source', file, text: known, lines: this.linesOf(open, file) };
  }

  private events(run: Run, command: Extract<Command, { type: 'events' }>): Reply {
    const { store, log } = run;
    const wanted = command.kinds && new Set<string>(command.kinds);
    const events: EventView[] = [];
    let seq = Math.max(command.from, store.first);
    const count = Math.min(Math.max(0, command.count), 2000);
    for (; seq <= store.last && events.length < count; seq++) {
      if (command.g !== undefined && store.goroutineOf(seq) !== command.g) continue;
      const view = log.view(seq);
      if (!wanted || wanted.has(view.kind)) events.push(view);
    }
    return { type: 'events', events, total: store.last };
  }

  private objects(run: Run, name: string, depth: number): Reply {
    const values: ValueView[] = [];
    const visit = (object: object): boolean => {
      if (object instanceof StructObj && typeName(object.type) === name) {
        values.push(viewValue(object, object.type, Math.min(depth, 6)));
      }
      return values.length >= 1000;
    };
    walkMachine(run.machine, visit, new Interest((t) => typeName(t) === name));
    values.sort((a, b) => (a.object ?? 0) - (b.object ?? 0));
    return { type: 'values', values };
  }
}

/** The request that was asked for, else the last one dialled before the present, else the first. */
function sequence(run: Run, asked: number | undefined): Reply {
  const connections = connectionsOf(run);
  const now = run.machine.seq;
  const chosen =
    asked === undefined
      ? (connections.findLast(({ dial }) => dial <= now) ?? connections[0])
      : connections.find(({ dial }) => dial === asked);
  if (!chosen && asked !== undefined) return refused('no-such-event', `event ${asked} is no dial`);
  const view = chosen && { connections, ...sequenceOf(run, chosen.dial) };
  return { type: 'sequence', view };
}

/** Which packages a plain step shows: those named, or all that are no library. */
function visibility(scenario: ScenarioSpec): (pkgPath: string) => boolean {
  return matcher(scenario.visible.length > 0 ? scenario.visible : ['main', 'github.com/*']);
}
