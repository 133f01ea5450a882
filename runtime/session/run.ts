/** One run of a scenario: machine, recording, events, and what comes from outside. */
import { textOf } from '../base/bytes';
import type { FileSet } from '../base/source';
import type { Program } from '../code/program';
import type { RType } from '../code/rtype';
import { natives } from '../lib/natives';
import { Machine, type MachineInput, type StopReason } from '../machine/index';
import { EventStore } from '../timeline/event-store';
import { Recording } from '../timeline/recording';
import { addHost, closeProcess, networkOf, setPrograms } from '../world/index';
import { Breaks, statementLines } from './breaks';
import type { Built } from './build';
import { isClusterType } from './cluster-types';
import { End, GRACE } from './end';
import { FromOutside } from './from-outside';
import { HeapGraph } from './heap-graph';
import { typeName } from './heap-walk';
import { waitedOn } from './interest';
import type { Input, MomentSpec, Outcome, ScenarioSpec, ScriptedInput } from './protocol';
import { LANDMARK_FNS } from './landmarks';
import { MemoryWatch } from './live-memory';
import { LIBRARY_ROOT } from './places';
import { programsOf } from './programs';
import { RunLog } from './run-log';

export { BadInput } from './from-outside';

/** Steps a run is recorded for before it is asked to go on by the reader: one that never ends comes back. */
export const DEFAULT_LIMIT = 3_000_000;

/** Matches names against patterns: `a.b.c` itself, `a.b.*` all that begin so, `a/...` all below. */
export function matcher(patterns: readonly string[]): (name: string) => boolean {
  const exact = new Set(patterns);
  const prefixes = patterns
    .filter((p) => p.endsWith('*') || p.endsWith('...'))
    .map((p) => p.replace(/(\*|\/?\.\.\.)$/, ''));
  return (name) => exact.has(name) || prefixes.some((prefix) => name.startsWith(prefix));
}

export class Run {
  readonly machine: Machine;
  readonly store = new EventStore();
  readonly recording: Recording<StopReason>;
  readonly log: RunLog;
  readonly programs: readonly Program[];
  readonly breaks: Breaks;
  /** What views look for in the heap: channels, what else goroutines wait on, and the scenario's types. */
  readonly graph: HeapGraph;
  private readonly memory: MemoryWatch;
  private readonly outside: FromOutside;
  private readonly end: End;
  outcome: Outcome = { kind: 'running' };
  /** The reader's own inputs, in order. The scenario's come by themselves. */
  readonly inputs: Input[] = [];
  /** What the machine is given; the scenario's inputs are put in as they fall due. */
  private sequence: { readonly input: MachineInput; readonly own: Input | undefined }[] = [];

  constructor(
    private readonly built: Built,
    readonly spec: ScenarioSpec,
    readonly seed: number,
    inputs: readonly Input[],
    moments: readonly MomentSpec[],
    memory?: number,
  ) {
    this.programs = [...built.programs.values()];
    this.breaks = new Breaks(this.programs);
    const watched = matcher([...spec.watch, ...LANDMARK_FNS]);
    const watch = (program: Program) => {
      for (const fn of program.funcs) fn.watch = watched(fn.name);
    };
    const machine = new Machine({
      seed,
      natives,
      listener: this.store,
      onExit: closeProcess,
      onOutput: (process, fd, bytes) => this.log.output(process.id, fd, bytes),
    });
    setPrograms(machine, programsOf(built, spec.commands));
    machine.onLoad = (fn) => {
      fn.watch = watched(fn.name);
      this.breaks.loaded(fn);
    };
    this.programs.forEach(watch);
    this.machine = machine;
    this.memory = new MemoryWatch(machine, memory);
    const types = new Set(spec.objects);
    const looked = new Map<RType, boolean>();
    const isWanted = (t: RType): boolean => {
      let wanted = looked.get(t);
      if (wanted === undefined)
        looked.set(t, (wanted = types.has(typeName(t)) || isClusterType(t)));
      return wanted;
    };
    this.graph = new HeapGraph(machine, { interest: waitedOn(isWanted), types: isWanted });
    this.log = new RunLog(machine, this.store, moments);
    for (const host of spec.hosts) addHost(machine, host);
    // Made now: looking at a run must not be what makes it.
    networkOf(machine);
    this.outside = new FromOutside(spec, built, this.log, machine);
    this.end = new End(spec.until, machine.heap.epoch);
    for (const scripted of spec.script) {
      if ('step' in scripted.when && scripted.when.step === 0) {
        // Part of the run's first state, like a file: before any timer.
        const input = this.scripted(scripted, 0);
        if (input.kind === 'outside') input.apply(machine);
      } else if ('step' in scripted.when) {
        this.sequence.push({ input: this.scripted(scripted, scripted.when.step), own: undefined });
      } else if ('time' in scripted.when) {
        this.setTimer(scripted, scripted.when.time);
      } else this.scripted(scripted, 0); // What cannot be is named now, not when it is due.
    }
    for (const input of inputs) {
      this.inputs.push(input);
      this.sequence.push({ input: this.concrete(input), own: input });
    }
    this.sequence.sort((a, b) => a.input.at - b.input.at);
    this.give();
    this.recording = new Recording(
      {
        heap: machine.heap,
        get steps() {
          return machine.steps;
        },
        run: (maxStep) => this.end.run(machine, maxStep),
        own: (stop) => stop.kind !== 'step',
      },
      {},
    );
  }

  get files(): FileSet {
    return this.built.files;
  }

  /** Text of a source file of the programs, by the name the page uses; undefined for one they have not. */
  sourceText(file: string): string | undefined {
    // The latest of that name: an experiment's edit stands behind the file it replaces.
    const found = this.files.files.findLast(
      ({ name }) => name === file || name === LIBRARY_ROOT + file,
    );
    return found && textOf(found.text);
  }

  /** Lines of a file that carry a statement, sorted. Who looks at a file must not change what is recorded. */
  statementLines(pkgPath: string, file: string): number[] {
    return statementLines(this.programs, pkgPath, file, (fn) => this.machine.onLoad?.(fn));
  }

  /** It has come to its end, or to what it may hold: nothing comes after what is recorded. */
  get isOver(): boolean {
    return this.outcome.kind !== 'running' && this.outcome.kind !== 'limit';
  }

  /** The step the run stands at. */
  get step(): number {
    return this.machine.steps;
  }

  /** Stands at a recorded step. */
  seek(step: number): void {
    this.breaks.lower();
    this.recording.seek(step);
  }

  /**
   * Goes on to at most `limit` steps, recorded ones again and then new ones. `breakpoint`: at a flag;
   * `limit`: at the limit; `end`: nothing can go on, `outcome` says why.
   */
  forward(limit: number): 'limit' | 'breakpoint' | 'end' {
    this.breaks.lower();
    for (;;) {
      const { recorded } = this.recording;
      const full = this.outcome.kind === 'memory';
      if (full && this.step >= recorded) return 'end';
      const stop = this.recording.forward(full ? Math.min(limit, recorded) : limit);
      if (this.recording.isLive) {
        this.log.scan();
        if (!full && this.isFull(stop.kind === 'stopped')) return 'end';
      }
      if (stop.kind === 'breakpoint') return 'breakpoint';
      if (stop.kind === 'step') return full && this.step >= recorded ? 'end' : 'limit';
      if (stop.kind === 'stopped') continue;
      if (stop.kind === 'time') this.outcome = this.ended('time');
      else if (this.release()) continue;
      else this.outcome = this.ended(stop.kind);
      return 'end';
    }
  }

  /** Stopped because what it holds is more than a page should be asked for. */
  private isFull(asked: boolean): boolean {
    const bytes = this.memory.look(asked);
    if (bytes === 0) return false;
    const mb = Math.round(bytes / 2 ** 20);
    this.outcome = {
      kind: 'memory',
      text: `stopped after ${this.recording.recorded} steps: the program holds more than ${mb} MB`,
    };
    return true;
  }

  /** Something from outside, here and now; what was recorded after this moment is forgotten. */
  input(input: Input): void {
    const concrete = this.concrete(input);
    const { machine, recording } = this;
    if (!recording.isLive) {
      recording.truncate();
      this.store.truncate(machine.seq);
      this.log.truncate(machine.seq);
    }
    this.sequence.length = machine.inputsApplied;
    this.sequence.push({ input: concrete, own: input });
    this.inputs.splice(0, this.inputs.length, ...this.sequence.flatMap(({ own }) => own ?? []));
    this.outcome = { kind: 'running' };
    this.memory.reset();
    this.give();
  }

  /** The scenario's inputs for the moment of idleness the machine stands at; false: there are none. */
  private release(): boolean {
    const n = this.machine.idleCount;
    const due = this.spec.script.filter(({ when }) => 'idle' in when && when.idle === n);
    if (due.length === 0) return false;
    const at = this.machine.inputsApplied;
    const made = due.map((one) => ({
      input: this.scripted(one, this.machine.steps),
      own: undefined,
    }));
    this.sequence.splice(at, 0, ...made);
    this.give();
    return true;
  }

  private give(): void {
    this.machine.setInputs(this.sequence.map(({ input }) => input));
  }

  private ended(kind: 'idle' | 'done' | 'time'): Outcome {
    for (const process of this.machine.processes.values()) {
      const { exit } = process;
      if (exit && (exit.kind === 'panic' || exit.kind === 'deadlock' || exit.kind === 'fatal')) {
        return { kind: exit.kind, text: exit.text, process: process.id };
      }
    }
    return kind === 'time' ? { kind, at: this.end.at } : { kind };
  }

  /** A timer of nobody's that does what the script says: part of the run's first state. */
  private setTimer(one: ScriptedInput, time: number): void {
    const input = this.scripted(one, 0);
    if (input.kind !== 'outside') return;
    this.machine.addTimer(null, time, { kind: 'call', run: (m) => input.apply(m) });
  }

  private scripted(one: ScriptedInput, at: number): MachineInput {
    return this.outside.input('argv' in one ? { ...one, kind: 'exec', at } : { ...one, at });
  }

  /** Something the reader did: beyond the scenario's end the run goes on for a while. */
  private concrete(input: Input): MachineInput {
    const made = this.outside.input(input);
    if (made.kind !== 'outside') return made;
    const apply = (m: Machine): void => {
      this.end.atLeast(m, m.now + GRACE);
      made.apply(m);
    };
    return { ...made, apply };
  }
}
