/**
 * A request as it went through the machine: from the dial to the last byte, over all goroutines that had a
 * part in it. Read from the events and their causes alone.
 */
import { EVENT_KINDS, type EventKind } from '../machine/event';
import type { SequenceLane, SequenceMessage, SequenceSpan, SequenceView } from './protocol';
import type { Run } from './run';

const KIND = Object.fromEntries(EVENT_KINDS.map((kind, i) => [kind, i])) as Record<
  EventKind,
  number
>;

/** Arrows sent at most: more than can be read. */
const MAX_MESSAGES = 400;
/** Bars sent at most. */
const MAX_SPANS = 400;

/** `github.com/docker/docker/engine.(*Job).Run` → `github.com/docker/docker/engine`. */
export function packageOf(fn: string): string {
  const slash = fn.lastIndexOf('/');
  const dot = fn.indexOf('.', slash + 1);
  return dot < 0 ? fn : fn.slice(0, dot);
}

/** Every connection of the run that was accepted, in the order of the dials. */
export function connectionsOf(run: Run): SequenceView['connections'] {
  const { store, log } = run;
  const dials = new Map<number, number>();
  const found: SequenceView['connections'][number][] = [];
  for (let seq = store.first; seq <= store.last; seq++) {
    const kind = store.kindOf(seq);
    if (kind === KIND.dial) dials.set(store.objectOf(seq), seq);
    else if (kind === KIND.accept) {
      const dial = dials.get(store.objectOf(seq));
      if (dial === undefined) continue;
      const process = log.processOfGoroutine(store.goroutineOf(dial));
      found.push({ dial, step: store.stepOf(dial), process, command: log.command(process) });
    }
  }
  return found;
}

interface Part {
  readonly g: number;
  /** Events of the goroutine that belong to the request: from and to, inclusive. */
  readonly from: number;
  to: number;
}

/** The goroutines that had a part in a connection, and from when to when. */
function partsOf(run: Run, dial: number): Map<number, Part> {
  const { store, log } = run;
  const conn = store.objectOf(dial);
  const client = store.goroutineOf(dial);
  const parts = new Map<number, Part>();
  const join = (g: number, from: number) => {
    if (g !== 0 && !parts.has(g)) parts.set(g, { g, from, to: store.last });
  };
  // The client's part begins with the outermost call that led to the dial.
  let first = dial;
  while (store.has(store.causeOf(first)) && store.kindOf(store.causeOf(first)) === KIND.call) {
    first = store.causeOf(first);
  }
  join(client, callAround(run, dial) ?? first);
  let last = dial;
  for (let seq = dial; seq <= store.last; seq++) {
    const g = store.goroutineOf(seq);
    const kind = store.kindOf(seq);
    if (kind === KIND.go && parts.has(g)) {
      join(store.auxOf(seq), seq);
    } else if (store.objectOf(seq) === conn && isTraffic(kind)) {
      // Who reads or writes it without having been started by one of these: the server's goroutine.
      if (kind !== KIND.accept) join(g, startOf(run, g, dial));
      last = seq;
    }
  }
  // A goroutine that lives on has no further part once the connection is silent.
  const process = log.processOfGoroutine(client);
  for (const part of parts.values()) {
    if (log.processOfGoroutine(part.g) === process) part.to = lastOf(run, part, last, true);
    else part.to = lastOf(run, part, last, false);
  }
  return parts;
}

const isTraffic = (kind: number): boolean =>
  kind === KIND.read || kind === KIND.write || kind === KIND.accept || kind === KIND.shutdown;

/** The outermost watched call of the dial's goroutine that had not returned when it dialled. */
function callAround({ store }: Run, dial: number): number | undefined {
  const g = store.goroutineOf(dial);
  const open: number[] = [];
  for (let seq = store.first; seq < dial; seq++) {
    if (store.goroutineOf(seq) !== g) continue;
    const kind = store.kindOf(seq);
    if (kind === KIND.call) open.push(seq);
    else if (kind === KIND.return) open.pop();
  }
  return open[0];
}

/** The event that started g, if it was started after `after`; else `after`. */
function startOf({ store }: Run, g: number, after: number): number {
  return (
    store.find(after, 1, (seq) => store.kindOf(seq) === KIND.go && store.auxOf(seq) === g) || after
  );
}

/** Until when a part lasts: the end of the call that is open at the last traffic; the client to its end. */
function lastOf({ store }: Run, part: Part, traffic: number, toItsEnd: boolean): number {
  let depth = 0;
  let last = part.from;
  for (let seq = part.from; seq <= store.last; seq++) {
    if (store.goroutineOf(seq) !== part.g) continue;
    const kind = store.kindOf(seq);
    if (!toItsEnd && seq > traffic && depth <= 0) break;
    if (kind === KIND.call) depth++;
    else if (kind === KIND.return) depth--;
    last = seq;
    if (kind === KIND.exit || kind === KIND['process-exit']) break;
  }
  return last;
}

/** Lanes in the order in which they first take part. */
class Lanes {
  readonly list: SequenceLane[] = [];
  private readonly index = new Map<string, number>();

  of(lane: SequenceLane): number {
    const key = `${lane.kind} ${lane.process} ${lane.name} ${lane.kind === 'goroutine' ? lane.g : ''}`;
    let at = this.index.get(key);
    if (at === undefined) {
      at = this.list.push(lane) - 1;
      this.index.set(key, at);
    }
    return at;
  }
}

/** The sequence of the connection that event `dial` opened; RangeError when it is no dial. */
export function sequenceOf(run: Run, dial: number): Omit<SequenceView, 'connections'> {
  const { store, log } = run;
  if (!store.has(dial) || store.kindOf(dial) !== KIND.dial) {
    throw new RangeError(`event ${dial} is no dial`);
  }
  const parts = partsOf(run, dial);
  const conn = store.objectOf(dial);
  const lanes = new Lanes();
  const messages: SequenceMessage[] = [];
  const spans: (SequenceSpan & { to: number; end: number })[] = [];
  /** Open watched calls of each goroutine: their spans and their packages' lanes. */
  const open = new Map<number, { span: number; lane: number; fn: string }[]>();
  const waiting = new Map<number, number>();

  const base = (g: number): number => {
    const process = log.processOfGoroutine(g);
    return lanes.of({ kind: 'goroutine', process, g, name: `goroutine ${g}` });
  };
  const laneNow = (g: number): number => open.get(g)?.at(-1)?.lane ?? base(g);
  const say = (
    seq: number,
    kind: SequenceMessage['kind'],
    from: number,
    to: number,
    text: string,
  ): void => {
    const last = messages.at(-1);
    if (last && last.kind === kind && last.from === from && last.to === to && last.text === text) {
      messages[messages.length - 1] = { ...last, count: last.count + 1 };
      return;
    }
    if (messages.length >= MAX_MESSAGES) return;
    const { step, time, g } = store.get(seq);
    messages.push({ seq, step, time, g, kind, from, to, text, count: 1 });
  };
  const span = (seq: number, g: number, kind: SequenceSpan['kind'], lane: number, text: string) => {
    const { step } = store.get(seq);
    const depth = open.get(g)?.length ?? 0;
    return spans.push({ seq, g, kind, lane, text, depth, from: step, to: step, end: seq }) - 1;
  };
  const end = (at: number, seq: number): void => {
    const found = spans[at]!;
    found.to = store.stepOf(seq);
    found.end = seq;
  };

  const begin = Math.min(...[...parts.values()].map(({ from }) => from));
  const finish = Math.max(...[...parts.values()].map(({ to }) => to));
  const socket = () => lanes.of({ kind: 'socket', process: 0, g: 0, name: `connection ${conn}` });
  for (let seq = begin; seq <= finish; seq++) {
    const g = store.goroutineOf(seq);
    const kind = store.kindOf(seq);
    if (kind === KIND.accept && store.objectOf(seq) === conn) {
      say(seq, 'accept', socket(), base(g), 'accept');
      continue;
    }
    const part = parts.get(g);
    if (!part || seq < part.from || seq > part.to) {
      if (kind === KIND.go && parts.get(store.auxOf(seq))?.from === seq) {
        say(seq, 'go', base(g), base(store.auxOf(seq)), 'go');
      }
      continue;
    }
    const stack = open.get(g) ?? [];
    open.set(g, stack);
    switch (EVENT_KINDS[kind]) {
      case 'call': {
        const fn = log.view(seq).detail;
        const process = log.processOfGoroutine(g);
        const from = laneNow(g);
        const lane = lanes.of({ kind: 'package', process, g, name: packageOf(fn) });
        if (lane !== from) say(seq, 'call', from, lane, fn);
        stack.push({ span: span(seq, g, 'call', lane, fn), lane, fn });
        break;
      }
      case 'return': {
        const left = stack.pop();
        if (!left) break;
        end(left.span, seq);
        const to = laneNow(g);
        if (to !== left.lane) say(seq, 'return', left.lane, to, left.fn);
        break;
      }
      case 'block':
        waiting.set(g, span(seq, g, 'wait', laneNow(g), log.view(seq).detail));
        break;
      case 'run': {
        const wait = waiting.get(g);
        if (wait !== undefined) end(wait, seq);
        waiting.delete(g);
        break;
      }
      case 'dial':
        say(seq, 'dial', laneNow(g), socket(), 'dial');
        break;
      case 'write':
        if (store.objectOf(seq) === conn)
          say(seq, 'write', laneNow(g), socket(), log.view(seq).detail);
        break;
      case 'read':
        if (store.objectOf(seq) === conn)
          say(seq, 'read', socket(), laneNow(g), log.view(seq).detail);
        break;
      case 'go': {
        const child = store.auxOf(seq);
        if (parts.has(child)) say(seq, 'go', laneNow(g), base(child), 'go');
        break;
      }
      case 'print':
        say(seq, 'print', laneNow(g), laneNow(g), log.view(seq).detail);
        break;
    }
  }
  for (const stack of open.values()) for (const { span: at } of stack) end(at, finish);
  for (const at of waiting.values()) end(at, finish);
  return {
    dial,
    from: store.stepOf(begin),
    to: store.stepOf(finish),
    lanes: lanes.list,
    messages: withoutSingles(messages),
    spans: longest(spans),
  };
}

/**
 * A call that comes straight back says no more than its return: the pair is one arrow. What lies between a
 * call and its return stays.
 */
function withoutSingles(messages: readonly SequenceMessage[]): SequenceMessage[] {
  const kept: SequenceMessage[] = [];
  for (const message of messages) {
    const last = kept.at(-1);
    const back =
      message.kind === 'return' &&
      last?.kind === 'call' &&
      last.from === message.to &&
      last.to === message.from &&
      last.text === message.text;
    if (back) kept[kept.length - 1] = { ...last, kind: 'call-return' };
    else if (
      message.kind === 'call' &&
      last?.kind === 'call-return' &&
      last.text === message.text &&
      last.from === message.from
    ) {
      // The same call again: its return makes it a pair again.
      kept[kept.length - 1] = { ...last, kind: 'call', count: last.count + 1 };
    } else kept.push(message);
  }
  return kept;
}

/** The longest bars, in the order in which they begin. */
function longest(spans: readonly SequenceSpan[]): SequenceSpan[] {
  if (spans.length <= MAX_SPANS) return [...spans];
  const lengths = spans.map(({ from, to }) => to - from).sort((a, b) => b - a);
  const least = lengths[MAX_SPANS - 1]!;
  let left = MAX_SPANS;
  return spans.filter(({ from, to }) => to - from >= least && left-- > 0);
}
