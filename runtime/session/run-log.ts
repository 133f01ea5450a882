/** What is known of the events of a run beyond their numbers: whose goroutine, what was printed, in words. */
import { textOf } from '../base/bytes';
import { EVENT_KINDS, WAIT_REASONS } from '../machine/event';
import type { Machine } from '../machine/machine';
import type { Process } from '../machine/process';
import type { EventStore } from '../timeline/event-store';
import { kindNumber } from '../timeline/event-store';
import { SIGNALS } from '../world/index';
import { landmarkOf } from './landmarks';
import type { EventView, Landmark, MomentSpec, MomentView, TerminalLine } from './protocol';

const GO = kindNumber('go');
const START = kindNumber('start');
const PROCESS_EXIT = kindNumber('process-exit');
const CALL = kindNumber('call');
const RETURN = kindNumber('return');

type Cast = Pick<Process, 'program' | 'argv' | 'terminal'>;

interface Printed {
  readonly seq: number;
  readonly step: number;
  readonly process: number;
  readonly fd: number;
  readonly bytes: string;
  /** Made when it is first shown. */
  line?: TerminalLine;
}

const lineOf = ({ fd, bytes, step, process }: Printed, terminal: string): TerminalLine => ({
  terminal,
  kind: fd === 2 ? 'stderr' : 'stdout',
  text: textOf(bytes),
  step,
  process,
});

/** Reads each new event once, in order; after `truncate` it reads again from the start. */
export class RunLog {
  private scanned = 0;
  private readonly processOf = new Map<number, number>();
  /** What each process is, kept from its start on: an event of the future may be asked about before it. */
  private readonly casts = new Map<number, Cast>();
  private readonly startOf = new Map<number, number>();
  private printed: Printed[] = [];
  private readonly found = new Map<string, MomentView['moments'][string]>();
  private counts = new Map<string, number>();
  /** Events that a reader of a cluster jumps to, in order. */
  private landmarkSeqs = new Map<Landmark, number[]>();
  /** Lines that no process printed: commands typed, exits; with their events. */
  private notes: { readonly seq: number; readonly line: TerminalLine }[] = [];

  /** What stood on the terminals when that was last asked for: at most steps nothing is printed. */
  private shown:
    { readonly key: string; readonly lines: TerminalLine[]; readonly before: number } | undefined;

  /** Words that started a process from outside, by its id, as they were typed. */
  readonly typed = new Map<number, readonly string[]>();

  /** Words of events that only who made them can name, by event: which link, which file. */
  private readonly told = new Map<number, string>();

  constructor(
    private readonly machine: Machine,
    private readonly store: EventStore,
    private readonly moments: readonly MomentSpec[],
  ) {}

  /** The machine's onOutput: replays print again and are not kept twice. */
  output(process: number, fd: number, bytes: string): void {
    const seq = this.machine.seq;
    const last = this.printed[this.printed.length - 1];
    if (last && last.seq >= seq) return;
    this.printed.push({ seq, step: this.machine.steps, process, fd, bytes });
  }

  /** An event is called so. Replays say the same again. */
  tell(seq: number, words: string): void {
    this.told.set(seq, words);
  }

  /** Forgets what came after an event. */
  truncate(seq: number): void {
    this.printed = this.printed.filter((one) => one.seq <= seq);
    this.scanned = this.store.first - 1;
    this.shown = undefined;
    this.found.clear();
    this.counts.clear();
    this.landmarkSeqs.clear();
    this.notes = [];
    this.processOf.clear();
    this.startOf.clear();
    this.scan();
  }

  /** Reads what has been recorded since the last time. */
  scan(): void {
    const { store } = this;
    for (let seq = Math.max(this.scanned + 1, store.first); seq <= store.last; seq++) {
      const kind = store.kindOf(seq);
      if (kind === START) this.started(seq);
      else if (kind === GO) this.forked(seq);
      else if (kind === PROCESS_EXIT) this.exited(seq);
      else if (kind === CALL || kind === RETURN) this.called(seq, kind);
      for (const spec of this.moments) this.match(spec, seq, kind);
    }
    this.scanned = store.last;
  }

  /** A moment, once it has been recorded. */
  moment(id: string): MomentView['moments'][string] | undefined {
    return this.found.get(id);
  }

  /** Moments found so far. */
  momentsFound(): MomentView['moments'] {
    return Object.fromEntries(this.found);
  }

  /** The first and the last of each kind of landmark among the events that are kept. */
  landmarks(): MomentView['landmarks'] {
    const found: { [kind in Landmark]?: { readonly first: number; readonly last: number } } = {};
    for (const [kind, seqs] of this.landmarkSeqs) {
      while (seqs.length > 0 && seqs[0]! < this.store.first) seqs.shift();
      const [first] = seqs;
      const last = seqs.at(-1);
      if (first === undefined || last === undefined) continue;
      found[kind] = { first: this.store.stepOf(first), last: this.store.stepOf(last) };
    }
    return found;
  }

  /** The process a goroutine belongs (or belonged) to; 0 for the world. */
  processOfGoroutine(g: number): number {
    return this.processOf.get(g) ?? 0;
  }

  /** What stood on the terminals after an event, in order: the last `most` lines, and how many came before. */
  terminal(
    upTo: number,
    most = Infinity,
  ): { readonly lines: TerminalLine[]; readonly before: number } {
    const printed = countUpTo(this.printed, upTo);
    const notes = countUpTo(this.notes, upTo);
    const key = `${printed} ${notes} ${most}`;
    if (this.shown?.key !== key) this.shown = { key, ...this.lines(printed, notes, most) };
    return this.shown;
  }

  private lines(
    printed: number,
    notes: number,
    most: number,
  ): { readonly lines: TerminalLine[]; readonly before: number } {
    const total = printed + notes;
    const lines: { readonly seq: number; readonly line: TerminalLine }[] = [];
    // The latest of each kind; of both together, the latest.
    for (const one of this.printed.slice(Math.max(0, printed - most), printed)) {
      const terminal = this.machine.processes.get(one.process)?.terminal ?? '';
      lines.push({ seq: one.seq, line: (one.line ??= lineOf(one, terminal)) });
    }
    lines.push(...this.notes.slice(Math.max(0, notes - most), notes));
    lines.sort((a, b) => a.seq - b.seq);
    const kept = lines.length > most ? lines.slice(lines.length - most) : lines;
    return { lines: kept.map(({ line }) => line), before: total - kept.length };
  }

  /** One event in words. */
  view(seq: number): EventView {
    const event = this.store.get(seq);
    const process = this.processOfGoroutine(event.g) || (event.kind === 'start' ? event.obj : 0);
    const detail = this.detail(seq, process);
    // A function's number depends on what has been compiled so far; its name does not.
    const named = event.kind === 'call' || event.kind === 'return';
    return { ...event, aux: named ? 0 : event.aux, process, detail };
  }

  /** The function that a call or return event is of, by its name in traces. */
  calledAt(seq: number): string {
    return this.functionName(seq, this.processOfGoroutine(this.store.goroutineOf(seq)));
  }

  /** The command line of a process, whether it has started yet or not. */
  command(process: number): string {
    return textOf(this.casts.get(process)?.argv.join(' ') ?? '');
  }

  private started(seq: number): void {
    const id = this.store.objectOf(seq);
    this.startOf.set(seq, id);
    const process = this.machine.processes.get(id);
    if (!process) return;
    const { program, argv, terminal } = process;
    this.casts.set(id, { program, argv, terminal });
    // A program that another one starts was not typed by anybody.
    if (process.parent !== 0) return;
    const words = this.typed.get(id) ?? argv.map(textOf);
    this.note(seq, process, 'command', words.join(' '));
  }

  private exited(seq: number): void {
    const code = this.store.auxOf(seq);
    const process = this.machine.processes.get(this.store.objectOf(seq));
    if (code !== 0 && process?.parent === 0) this.note(seq, process, 'note', `exit status ${code}`);
  }

  private note(seq: number, process: Process, kind: TerminalLine['kind'], text: string): void {
    const line = {
      terminal: process.terminal,
      kind,
      text,
      step: this.store.stepOf(seq),
      process: process.id,
    };
    this.notes.push({ seq, line });
  }

  private forked(seq: number): void {
    const { store } = this;
    // The first goroutine of a process comes of its start; one that a timer starts is of who set the timer.
    let by = seq;
    while (by > 0 && store.goroutineOf(by) === 0 && !this.startOf.has(by)) by = store.causeOf(by);
    const process = this.startOf.get(by) ?? this.processOf.get(store.goroutineOf(by));
    if (process !== undefined) this.processOf.set(store.auxOf(seq), process);
  }

  private called(seq: number, kind: number): void {
    const landmark = landmarkOf(kind === CALL ? 'call' : 'return', this.calledAt(seq));
    if (landmark === undefined) return;
    const seqs = this.landmarkSeqs.get(landmark);
    if (seqs) seqs.push(seq);
    else this.landmarkSeqs.set(landmark, [seq]);
  }

  private match(spec: MomentSpec, seq: number, kind: number): void {
    if (EVENT_KINDS[kind] !== spec.kind || this.found.has(spec.id)) return;
    if (spec.after !== undefined && !this.found.has(spec.after)) return;
    const process =
      this.processOfGoroutine(this.store.goroutineOf(seq)) || this.store.objectOf(seq);
    if (spec.process) {
      const argv = this.casts.get(process)?.argv ?? [];
      if (spec.process.some((word, i) => argv[i] !== word)) return;
    }
    if (spec.fn !== undefined && this.functionName(seq, process) !== spec.fn) return;
    if (spec.text !== undefined && !this.detail(seq, process).includes(spec.text)) return;
    const count = (this.counts.get(spec.id) ?? 0) + 1;
    this.counts.set(spec.id, count);
    if (count !== spec.nth) return;
    const step = this.store.stepOf(seq);
    // This is where it is decided at which step one stands who has gone there.
    this.found.set(spec.id, { seq, step, at: step - (spec.before ? 1 : 0) });
  }

  private functionName(seq: number, process: number): string {
    return this.casts.get(process)?.program.funcs[this.store.auxOf(seq)]?.name ?? '';
  }

  private detail(seq: number, process: number): string {
    const { store } = this;
    const aux = store.auxOf(seq);
    switch (EVENT_KINDS[store.kindOf(seq)]) {
      case 'call':
      case 'return':
        return this.functionName(seq, process);
      case 'block':
        return WAIT_REASONS[aux] ?? '';
      case 'go':
      case 'wake':
        return `goroutine ${aux}`;
      case 'start':
        return this.command(store.objectOf(seq));
      case 'print':
        return textOf(this.printedAt(seq));
      case 'process-exit':
        return `exit status ${aux}`;
      case 'signal-sent':
        return `${signalName(aux)} to ${this.command(store.objectOf(seq))}`;
      case 'link':
      case 'file':
        return this.told.get(seq) ?? '';
      case 'select':
        return aux < 0 ? 'default' : `case ${aux}`;
      case 'read':
      case 'write':
        return `${aux} bytes`;
      default:
        return '';
    }
  }

  private printedAt(seq: number): string {
    let low = 0;
    let high = this.printed.length - 1;
    while (low < high) {
      const mid = (low + high) >> 1;
      if (this.printed[mid]!.seq < seq) low = mid + 1;
      else high = mid;
    }
    const one = this.printed[low];
    return one?.seq === seq ? one.bytes : '';
  }
}

const signalName = (number: number): string =>
  Object.keys(SIGNALS).find((name) => SIGNALS[name] === number) ?? String(number);

/** How many of these, in order of their events, came at or before an event. */
function countUpTo(list: readonly { readonly seq: number }[], upTo: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const mid = (low + high) >> 1;
    if (list[mid]!.seq <= upTo) low = mid + 1;
    else high = mid;
  }
  return low;
}
