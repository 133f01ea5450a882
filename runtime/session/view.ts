/** Everything the room needs to draw the moment a machine stands at, read from the machine. */
import { textOf } from '../base/bytes';
import { ChanObj } from '../machine/chan';
import { WAIT_REASONS } from '../machine/event';
import { RUNNABLE, RUNNING, WAITING, type Goroutine } from '../machine/goroutine';
import type { Machine } from '../machine/machine';
import type { Process } from '../machine/process';
import type { StructObj } from '../machine/value';
import {
  allHosts,
  allListeners,
  linksOf,
  networkOf,
  openConnections,
  type Connection,
  type SocketAddress,
} from '../world/index';
import type { ProcessGraph } from './heap-graph';
import { typeName } from './heap-walk';
import { framesOf } from './locals';
import type { Navigator } from './navigate';
import { placeInCode, placeOfFrame } from './places';
import type {
  ChannelView,
  ConnectionView,
  EventView,
  GoroutineView,
  LinkView,
  ListenerView,
  MomentView,
  ProcessView,
  ValueView,
} from './protocol';
import type { Run } from './run';
import { standsAtSelect } from './select-cases';
import { shared } from './sharing';
import { stuckGoroutines } from './stuck';
import { viewValue } from './value-view';

/** Bytes of unread data sent of each end of a connection. */
const MAX_UNREAD = 4096;
/** Objects of one type that are sent. */
const MAX_OBJECTS = 200;
/** Objects of one type that are shown with what is in their fields. */
const FEW = 20;
/** Objects looked at to find who holds what a goroutine waits on. */
const HOLDER_WALK = 2000;
/** And for all goroutines together. */
const HOLDER_WALKS = 200_000;
/** Values and waiting goroutines sent of one channel. */
const MAX_QUEUE = 100;
/** Goroutines named as who could wake another: ten thousand that share a channel name no more. */
const MAX_WAKERS = 32;
/** Goroutines a view holds unless more are asked for; the others are counted. */
export const SHOWN_GOROUTINES = 100;
/**
 * With more goroutines than this, who could wake whom is looked for only among those in the view, and
 * who is stuck only when asked for.
 */
const MANY_GOROUTINES = 2000;
/** Lines of the terminals in a view: the latest. */
const TERMINAL_LINES = 1000;

/** How much of a moment is wanted. */
export interface Extent {
  /** Goroutines in the view, at most. */
  readonly goroutines?: number;
  /** Who is stuck, however many goroutines have to be looked at. */
  readonly stuck?: boolean;
}

const last = new WeakMap<Run, MomentView>();

/**
 * The moment as it stands; `chosen` is the goroutine whose variables are sent. What is as it was in the
 * moment before is the same objects.
 */
export function viewMoment(
  run: Run,
  navigator: Navigator,
  chosen: number,
  extent: Extent = {},
): MomentView {
  const view = shared(last.get(run), drawMoment(run, navigator, chosen, extent));
  last.set(run, view);
  return view;
}

function drawMoment(run: Run, navigator: Navigator, chosen: number, extent: Extent): MomentView {
  const { machine, recording, log, store } = run;
  const current = machine.current;
  const shown = shownGoroutines(machine, chosen, extent.goroutines ?? SHOWN_GOROUTINES);
  const many = machine.goroutines.size > MANY_GOROUTINES;
  const walked = walkObjects(run);
  const seq = machine.seq;
  const terminal = log.terminal(seq, TERMINAL_LINES);
  const stuck = many && extent.stuck !== true ? undefined : stuckGoroutines(run);
  return {
    step: machine.steps,
    time: machine.now,
    first: recording.first,
    recorded: recording.recorded,
    seq,
    lastSeq: store.last,
    outcome: run.outcome,
    seed: run.seed,
    inputs: [...run.inputs],
    current: current
      ? {
          g: current.id,
          fn: current.fns[current.depth]?.name ?? '',
          place: placeOfFrame(current, current.depth),
        }
      : undefined,
    chosen,
    processes: processesOf(machine),
    goroutines: goroutinesOf(run, navigator, chosen, shown, many),
    channels: walked.channels,
    links: linkViews(machine),
    listeners: listenersOf(machine),
    connections: connectionsOf(machine),
    terminal: terminal.lines,
    terminalBefore: terminal.before,
    objects: walked.objects,
    events: eventsOfStep(run),
    moments: log.momentsFound(),
    landmarks: log.landmarks(),
    stuck: stuck ?? [],
    stuckKnown: stuck !== undefined,
  };
}

/** Those a view holds: the chosen one, the one that runs, and the first by number; in that order. */
function shownGoroutines(machine: Machine, chosen: number, most: number): Goroutine[] {
  const all = machine.goroutines;
  if (all.size <= most) return [...all.values()];
  const wanted = new Set<Goroutine>();
  const one = all.get(chosen);
  if (one) wanted.add(one);
  if (machine.current) wanted.add(machine.current);
  for (const g of all.values()) {
    if (wanted.size >= most) break;
    wanted.add(g);
  }
  return [...wanted].sort((a, b) => a.id - b.id);
}

const drawnProcesses = new WeakMap<Process, ProcessView>();

const processesOf = (machine: Machine): ProcessView[] =>
  [...machine.processes.values()].map(viewProcess);

function viewProcess(process: Process): ProcessView {
  const { live: goroutines, exited, stopped } = process;
  const code = process.exit?.code ?? 0;
  const known = drawnProcesses.get(process);
  if (
    known?.goroutines === goroutines &&
    known.exited === exited &&
    known.stopped === stopped &&
    known.code === code
  ) {
    return known;
  }
  const { id, parent, host, terminal } = process;
  const argv = known?.argv ?? process.argv.map(textOf);
  const view = { id, parent, goroutines, host, argv, terminal, exited, stopped, code };
  drawnProcesses.set(process, view);
  return view;
}

const stateOf = (g: Goroutine): GoroutineView['state'] =>
  g.state === RUNNING
    ? 'running'
    : g.state === RUNNABLE
      ? 'runnable'
      : g.state === WAITING
        ? 'waiting'
        : 'dead';

function goroutinesOf(
  run: Run,
  navigator: Navigator,
  chosen: number,
  shown: readonly Goroutine[],
  many: boolean,
): GoroutineView[] {
  const one = run.machine.goroutines.get(chosen);
  const wakers = one ? wakersOf(run, one, many ? shown : undefined) : [];
  return shown.map((g) => viewGoroutine(run, g, navigator, g.id === chosen, wakers));
}

/** Who can reach what a goroutine waits on; looked for among its process's, of very many among those `shown`. */
function wakersOf(run: Run, g: Goroutine, shown: readonly Goroutine[] | undefined): number[] {
  const graph = run.graph.of(g.process);
  const object = g.state === WAITING ? g.waitsOn : null;
  if (!object || !graph?.knows(object)) return [];
  const wakers: number[] = [];
  let left = HOLDER_WALKS;
  for (const other of shown ?? graph.goroutines) {
    if (left <= 0 || wakers.length >= MAX_WAKERS) break;
    // Who waits on it as well wakes nobody.
    if (other.process !== g.process || other.waitsOn === object) continue;
    graph.walk();
    let reached = false;
    left -= graph.reach(other, (node) => (reached ||= node.object === object), false, HOLDER_WALK);
    if (reached) wakers.push(other.id);
  }
  return wakers;
}

type LinkTables = Pick<ReturnType<typeof networkOf>, 'latencies' | 'partitions' | 'losses'>;

/** What was drawn of objects, until one of those it is read from is written. */
class Drawn<K extends object, V> {
  private readonly views = new WeakMap<K, { readonly since: number; readonly view: V }>();

  /** `epoch` is the latest of those it is read from. */
  of(machine: Machine, key: K, epoch: number, draw: () => V): V {
    const known = this.views.get(key);
    if (known && epoch < known.since) return known.view;
    const view = draw();
    // The heap has been marked for this view: whatever changes now carries this epoch or a later one.
    this.views.set(key, { since: machine.heap.epoch, view });
    return view;
  }
}

const drawnGoroutines = new Drawn<Goroutine, GoroutineView>();
const drawnConnections = new Drawn<Connection, ConnectionView>();

/** With `whole` its variables and who could wake it. */
function viewGoroutine(
  run: Run,
  g: Goroutine,
  navigator: Navigator,
  whole: boolean,
  wakers: readonly number[],
): GoroutineView {
  if (whole) return drawGoroutine(g, navigator, wakers);
  const draw = () => drawGoroutine(g, navigator, undefined);
  return drawnGoroutines.of(run.machine, g, g.epoch, draw);
}

function drawGoroutine(
  g: Goroutine,
  navigator: Navigator,
  /** Undefined: neither variables nor who could wake it. */
  wakers: readonly number[] | undefined,
): GoroutineView {
  const frames = framesOf(g, wakers !== undefined);
  const waiting = g.state === WAITING;
  const object = g.waitsOn;
  const reason = waiting ? (WAIT_REASONS[g.reason] ?? '') : '';
  return {
    id: g.id,
    process: g.process.id,
    state: stateOf(g),
    held: g.held,
    selects: standsAtSelect(g),
    reason,
    ...(waiting && object
      ? {
          waitsOn: {
            kind: reason,
            object: g.waitId,
            text: object instanceof ChanObj ? `${object.type.string} #${object.id}` : reason,
            wakers: wakers ?? [],
          },
        }
      : {}),
    sinceStep: g.sinceStep,
    sinceTime: g.sinceTime,
    createdBy: g.parent,
    createdSeq: g.createdSeq,
    causeSeq: g.cause,
    // What runs the initialisers first has no name that a reader knows.
    entry: g.entry === g.process.program.entry ? 'main.main' : g.entry.name,
    stack: frames,
    visibleFrame: visibleFrame(g, navigator),
  };
}

/** Index into framesOf's list of the innermost frame that a step shows. */
function visibleFrame(g: Goroutine, navigator: Navigator): number {
  let index = 0;
  for (let frame = g.depth; frame >= 1; frame--) {
    const fn = g.fns[frame]!;
    if (fn.synthetic) continue;
    if (navigator.shows(fn)) return index;
    index++;
  }
  return -1;
}

function walkObjects(run: Run): {
  channels: ChannelView[];
  objects: Record<string, ValueView[]>;
} {
  const found = new Map<string, StructObj[]>();
  for (const type of run.spec.objects) found.set(type, []);
  const channels: ChannelView[] = [];
  const { machine } = run;
  for (const graph of run.graph.refresh()) {
    for (const object of found.size > 0 ? graph.found : []) {
      const list = found.get(typeName(object.type));
      if (list && list.length < MAX_OBJECTS) list.push(object);
    }
    channels.push(...graph.answer('channels', () => channelsOf(machine, graph)));
  }
  const objects = Object.fromEntries(
    [...found].map(([type, list]): [string, ValueView[]] => {
      // Of many only the fields themselves: what is in them can be asked for.
      const depth = list.length > FEW ? 1 : 2;
      list.sort((a, b) => a.id - b.id);
      return [type, list.map((object) => viewValue(object, object.type, depth))];
    }),
  );
  return {
    channels: channels.sort((a, b) => a.object - b.object),
    objects,
  };
}

const drawnChannels = new Drawn<ChanObj, ChannelView>();

function channelsOf(machine: Machine, { channels, process }: ProcessGraph): ChannelView[] {
  return [...channels].map(([chan, found]) => {
    const names = [...found.names];
    const draw = () => viewChannel(chan, names, process);
    // What lies in it may be pointers, whose targets change without it.
    if (chan.count > 0) return draw();
    const view = drawnChannels.of(machine, chan, chan.epoch, draw);
    const same = names.length === view.names.length && names.every((n, i) => n === view.names[i]);
    return same ? view : { ...view, names };
  });
}

function viewChannel(chan: ChanObj, names: readonly string[], process: Process): ChannelView {
  const { madeIn, madeAt } = chan;
  const made = madeIn ? placeInCode(process.program.files, madeIn, madeAt) : undefined;
  const elem = chan.type.elem!;
  const values = chan.values();
  return {
    object: chan.id,
    type: chan.type.string,
    cap: chan.cap,
    buffer: values.slice(0, MAX_QUEUE).map((value) => viewValue(value, elem, 1)),
    buffered: values.length,
    closed: chan.closed !== 0,
    senders: chan.sendq.first(MAX_QUEUE).map(({ g }) => g.id),
    sending: chan.sendq.length,
    receivers: chan.recvq.first(MAX_QUEUE).map(({ g }) => g.id),
    receiving: chan.recvq.length,
    names,
    ...(made ? { made } : {}),
    process: process.id,
  };
}

const addressText = (network: string, a: SocketAddress): string =>
  network === 'unix' ? textOf(a.path) : `${a.ip}:${a.port}`;

const drawnLinks = new WeakMap<Machine, { readonly of: LinkTables; readonly views: LinkView[] }>();

/** Every pair of hosts and the loopback of each: those not used yet have no latency. */
function linkViews(machine: Machine): LinkView[] {
  const { latencies, partitions, losses } = networkOf(machine);
  const drawn = drawnLinks.get(machine);
  // Tables of the network are made anew when something in them changes.
  if (
    drawn?.of.latencies === latencies &&
    drawn.of.partitions === partitions &&
    drawn.of.losses === losses
  ) {
    return drawn.views;
  }
  const views = drawLinks(machine);
  drawnLinks.set(machine, { of: { latencies, partitions, losses }, views });
  return views;
}

function drawLinks(machine: Machine): LinkView[] {
  const known = new Map(linksOf(machine).map((one) => [`${one.a} ${one.b}`, one]));
  const names = allHosts(machine).map(({ name }) => name);
  return names.flatMap((a, i) =>
    names.slice(i).map((b): LinkView => {
      const found = known.get(a < b ? `${a} ${b}` : `${b} ${a}`);
      const latency = found?.latency ?? (a === b ? 0 : undefined);
      const { cut = false, loss = 0 } = found ?? {};
      return { a, b, ...(latency === undefined ? {} : { latency }), cut, loss };
    }),
  );
}

function listenersOf(machine: Machine): ListenerView[] {
  return allListeners(machine).map((listener) => ({
    object: listener.id,
    network: listener.network,
    address: addressText(listener.network, listener.address),
    process: listener.process.id,
    queued: listener.queue.length,
  }));
}

function connectionsOf(machine: Machine): ConnectionView[] {
  return openConnections(machine).map((connection) => {
    const { client, server } = connection;
    const parts = [connection, client, server, client.incoming, server.incoming];
    const epoch = Math.max(...parts.map((part) => part.epoch));
    return drawnConnections.of(machine, connection, epoch, () => viewConnection(connection));
  });
}

function viewConnection(connection: Connection): ConnectionView {
  return {
    object: connection.id,
    network: connection.network,
    local: addressText(connection.network, connection.client.local),
    remote: addressText(connection.network, connection.client.remote),
    state: connection.state,
    client: {
      process: connection.client.process.id,
      unread: textOf(connection.client.incoming.unread.slice(0, MAX_UNREAD)),
    },
    server: {
      process: connection.server.process.id,
      unread: textOf(connection.server.incoming.unread.slice(0, MAX_UNREAD)),
    },
  };
}

/** Events of the statement just executed. */
function eventsOfStep(run: Run): EventView[] {
  const { store, machine, log } = run;
  const events: EventView[] = [];
  const last = Math.min(machine.seq, store.last);
  for (let seq = last; seq >= store.first && store.stepOf(seq) === machine.steps; seq--) {
    events.push(log.view(seq));
    if (events.length >= 200) break;
  }
  return events.reverse();
}
