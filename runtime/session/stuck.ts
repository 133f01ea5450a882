/**
 * Goroutines that nothing in the run can wake any more, though the process as a whole goes on (SPEC
 * ST1–ST4). A goroutine counts as able to go on when it can run, waits for the world (a socket, a
 * timer, a signal), or waits for something that one that is able to go on can still reach: through
 * its frames, or through package variables. What is left is stuck. Being reachable does not mean that
 * anybody will do it, so some that hang are not named; none that could go on is.
 */
import { ChanObj } from '../machine/chan';
import { WAIT_REASONS } from '../machine/event';
import { WAITING, type Goroutine } from '../machine/goroutine';
import type { Machine } from '../machine/machine';
import { StructObj } from '../machine/value';
import { signalChannels } from '../world/index';
import type { Node, ProcessGraph } from './heap-graph';
import type { MomentView } from './protocol';
import type { Run } from './run';

type Stuck = MomentView['stuck'][number];

/** Reasons from which only another goroutine of the same process can wake. */
const INTERNAL: ReadonlySet<string> = new Set([
  'chan receive',
  'chan send',
  'select',
  'semacquire',
  'sync.Cond.Wait',
]);
const NIL: ReadonlySet<string> = new Set(['chan receive (nil chan)', 'chan send (nil chan)']);

const reasonOf = (g: Goroutine): string => WAIT_REASONS[g.reason] ?? '';

/** What can be reached by those that can go on, by object and by number. */
class Reach {
  private readonly objects = new Set<object>();
  private readonly numbers = new Set<number>();
  private readonly add = ({ object }: Node): void => {
    if (object instanceof ChanObj) this.objects.add(object);
    const { id } = object as { id?: number };
    if (id !== undefined) this.numbers.add(id);
  };

  constructor(private readonly graph: ProcessGraph) {
    graph.walk();
  }

  goroutine(g: Goroutine): void {
    this.graph.reach(g, this.add, true);
  }

  globals(g: Goroutine): void {
    this.graph.reach(g.process, this.add);
  }

  value(value: unknown): void {
    this.graph.reachFrom(value, this.add);
  }

  has(chan: object): boolean {
    return this.objects.has(chan);
  }

  hasNumber(id: number): boolean {
    return this.numbers.has(id);
  }
}

/** The goroutine that holds the lock a goroutine waits for; 0: it is no lock, or nobody's. */
function holderOf(g: Goroutine, graph: ProcessGraph): number {
  let holder = 0;
  graph.walk();
  const visit = ({ object }: Node): void => {
    if (!(object instanceof StructObj) || object.id !== g.waitId) return;
    const { name, pkgPath } = object.type;
    if (pkgPath === 'sync' && (name === 'Mutex' || name === 'RWMutex'))
      holder = Number(object.f[0]);
  };
  graph.reach(g, visit, true);
  return holder;
}

/** All of them at this moment, with the reason in words. */
export function stuckGoroutines({ machine, graph }: Run): Stuck[] {
  const found = graph
    .refresh()
    .flatMap((part) => part.answer('stuck', () => stuckIn(machine, part)));
  return found.sort((a, b) => a.g - b.g);
}

/** Those of one process: nobody but its own goroutines, its timers and signals can wake them. */
function stuckIn(machine: Machine, graph: ProcessGraph): Stuck[] {
  const { process, goroutines: all } = graph;
  const waiting = all.filter((g) => g.state === WAITING && INTERNAL.has(reasonOf(g)));
  const nil = all.filter((g) => g.state === WAITING && NIL.has(reasonOf(g)));
  if (waiting.length === 0) return nil.map(nilChannel);
  const live = new Set<number>();
  const holders = new Map<number, number>();
  for (const g of waiting) if (reasonOf(g) === 'semacquire') holders.set(g.id, holderOf(g, graph));
  const reach = new Reach(graph);
  const add = (g: Goroutine): void => {
    if (live.size === 0) reach.globals(g);
    live.add(g.id);
    reach.goroutine(g);
  };
  for (const timer of machine.timers.all()) {
    const { action } = timer;
    if (timer.process !== process) continue;
    if (action.kind === 'send') reach.value(action.chan);
    else if (action.kind === 'go') for (const v of [action.fn, ...action.args]) reach.value(v);
  }
  for (const chan of signalChannels(machine, process)) reach.value(chan);
  for (const g of all) if (!waiting.includes(g) && !nil.includes(g)) add(g);
  for (const g of waiting) if (reasonOf(g) === 'semacquire') holders.set(g.id, holderOf(g, graph));
  const canGoOn = (g: Goroutine): boolean => {
    const holder = holders.get(g.id) ?? 0;
    // A lock is given back by who took it, as long as that one lives.
    if (holder > 0 && machine.goroutines.has(holder)) return live.has(holder);
    if (g.waiters.some(({ chan }) => reach.has(chan))) return true;
    return g.waitId > 0 && reach.hasNumber(g.waitId);
  };
  for (let more = true; more;) {
    more = false;
    for (const g of waiting) {
      if (live.has(g.id) || !canGoOn(g)) continue;
      add(g);
      more = true;
    }
  }
  if (graph.truncated) return nil.map(nilChannel);
  const stuck = waiting.filter((g) => !live.has(g.id)).map((g) => describe(machine, g, holders));
  return [...stuck, ...nil.map(nilChannel)];
}

const nilChannel = (g: Goroutine): Stuck => ({
  g: g.id,
  kind: 'nil-channel',
  text: `${reasonOf(g)}: a nil channel never becomes ready`,
  with: [],
});

function describe(machine: Machine, g: Goroutine, holders: ReadonlyMap<number, number>): Stuck {
  const holder = holders.get(g.id) ?? 0;
  if (holder === g.id) {
    return {
      g: g.id,
      kind: 'deadlock',
      text: `waits for a lock that it holds itself`,
      with: [holder],
    };
  }
  if (machine.goroutines.has(holder)) {
    return {
      g: g.id,
      kind: 'deadlock',
      text: `waits for a lock that goroutine ${holder} holds, which is stuck itself`,
      with: [holder],
    };
  }
  if (reasonOf(g) === 'sync.Cond.Wait') {
    const text = 'waits for a signal that nobody can send any more';
    return { g: g.id, kind: 'lost-wakeup', text, with: [] };
  }
  const what =
    g.waitsOn instanceof ChanObj
      ? `${g.waitsOn.type.string} #${g.waitsOn.id}`
      : reasonOf(g) === 'select'
        ? 'any of its channels'
        : `object #${g.waitId}`;
  return {
    g: g.id,
    kind: 'leak',
    text: `${reasonOf(g)}: nothing that can still run has ${what}`,
    with: [],
  };
}
