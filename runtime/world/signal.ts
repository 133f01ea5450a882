/** Signals: who wants to be told of them, and what they do to the others. */
import type { RType } from '../code/rtype';
import { trySend } from '../machine/chan';
import { Tracked } from '../machine/heap';
import type { Machine } from '../machine/machine';
import type { Process } from '../machine/process';
import { Iface } from '../machine/value';

/** Numbers by name, as Linux has them. */
export const SIGNALS: Readonly<Record<string, number>> = {
  SIGHUP: 1,
  SIGINT: 2,
  SIGQUIT: 3,
  SIGILL: 4,
  SIGTRAP: 5,
  SIGABRT: 6,
  SIGBUS: 7,
  SIGFPE: 8,
  SIGKILL: 9,
  SIGUSR1: 10,
  SIGSEGV: 11,
  SIGUSR2: 12,
  SIGPIPE: 13,
  SIGALRM: 14,
  SIGTERM: 15,
  SIGCHLD: 17,
  SIGCONT: 18,
  SIGSTOP: 19,
  SIGTSTP: 20,
  SIGTTIN: 21,
  SIGTTOU: 22,
  SIGURG: 23,
  SIGWINCH: 28,
};

/** Those that do nothing to a process that does not ask for them. */
const HARMLESS = new Set([17, 18, 23, 28]);

interface Subscription {
  readonly chan: Tracked;
  /** Numbers, or all. */
  readonly wanted: ReadonlySet<number> | 'all';
}

/** What a process wants to be told of. */
class SignalTable extends Tracked {
  subscriptions: readonly Subscription[] = [];
  ignored: ReadonlySet<number> = new Set();
  constructor(
    readonly id: number,
    epoch: number,
  ) {
    super();
    this.epoch = epoch;
  }
  save(): unknown {
    return [this.subscriptions, this.ignored];
  }
  load(saved: unknown): void {
    [this.subscriptions, this.ignored] = saved as [readonly Subscription[], ReadonlySet<number>];
  }
  weight(): number {
    return 32;
  }
}

/** Channels that signals may come to a process on. */
export function signalChannels(m: Machine, process: Process): Tracked[] {
  const table = m.singletons.get(`signals ${String(process.id)}`);
  return table instanceof SignalTable ? table.subscriptions.map(({ chan }) => chan) : [];
}

const tableOf = (m: Machine, process: Process): SignalTable =>
  m.singleton(`signals ${String(process.id)}`, (id, epoch) => new SignalTable(id, epoch));

/** Signals on this channel from now on; no numbers: all. */
export function notify(
  m: Machine,
  process: Process,
  chan: Tracked,
  numbers: readonly number[],
): void {
  const table = tableOf(m, process);
  m.touch(table);
  if (table.subscriptions.length === 0) expectSignals(m, process, 1);
  const known = table.subscriptions.find((s) => s.chan === chan);
  const all = numbers.length === 0 || known?.wanted === 'all';
  const before = known && known.wanted !== 'all' ? known.wanted : [];
  const wanted = all ? ('all' as const) : new Set([...before, ...numbers]);
  table.subscriptions = [...table.subscriptions.filter((s) => s !== known), { chan, wanted }];
  const ignored = new Set(table.ignored);
  for (const number of numbers) ignored.delete(number);
  table.ignored = ignored;
}

/** No more signals on this channel. */
export function stopNotify(m: Machine, process: Process, chan: Tracked): void {
  const table = tableOf(m, process);
  if (table.subscriptions.length === 0) return;
  m.touch(table);
  table.subscriptions = table.subscriptions.filter((s) => s.chan !== chan);
  if (table.subscriptions.length === 0) expectSignals(m, process, -1);
}

/** Signals are ignored, or (ignore false) do what they do by themselves. No numbers: all of them. */
export function resetSignals(
  m: Machine,
  process: Process,
  numbers: readonly number[],
  ignore: boolean,
): void {
  const table = tableOf(m, process);
  m.touch(table);
  const which = numbers.length > 0 ? numbers : Object.values(SIGNALS);
  const had = table.subscriptions.length > 0;
  table.subscriptions = table.subscriptions
    .map(({ chan, wanted }) => ({
      chan,
      wanted: new Set(
        [...(wanted === 'all' ? Object.values(SIGNALS) : wanted)].filter((n) => !which.includes(n)),
      ),
    }))
    .filter((s) => s.wanted.size > 0);
  if (had && table.subscriptions.length === 0) expectSignals(m, process, -1);
  const ignored = new Set(table.ignored);
  for (const number of which) {
    if (ignore) ignored.add(number);
    else ignored.delete(number);
  }
  table.ignored = ignored;
}

/** A process that waits for signals only is not deadlocked: they count like a timer that can fire. */
function expectSignals(m: Machine, process: Process, change: 1 | -1): void {
  m.touch(process);
  process.timers += change;
}

/** Sends a signal to a process: to its channels, or it ends. `cause`: the event that made it. */
export function sendSignal(m: Machine, process: Process, number: number, cause = 0): void {
  if (process.exit) return;
  const seq = m.emit('signal-sent', m.current, process.id, number, cause);
  // These two are the kernel's own business: nobody can ask for SIGSTOP.
  if (number === SIGNALS.SIGSTOP) return m.setStopped(process, true);
  if (number === SIGNALS.SIGCONT) m.setStopped(process, false);
  const table = tableOf(m, process);
  if (number !== 9) {
    const told = table.subscriptions.filter((s) => s.wanted === 'all' || s.wanted.has(number));
    const type: RType | undefined = process.program.namedType('syscall', 'Signal');
    if (told.length > 0 && type) {
      for (const { chan } of told) trySend(m, chan, new Iface(type, number), seq);
      return;
    }
    if (HARMLESS.has(number) || table.ignored.has(number)) return;
  }
  m.exitProcess(process, 128 + number, 'killed');
}
