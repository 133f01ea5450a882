/**
 * The part of a process's memory that leads to what views look for, kept from one moment to the next: only
 * what has changed since is read again, and of a process that has done nothing nothing is. Three questions
 * are asked of it at every step: which channels there are and under what names, who could wake whom, and
 * who is stuck.
 */
import type { RType } from '../code/rtype';
import { ChanObj } from '../machine/chan';
import { Goroutine } from '../machine/goroutine';
import type { Tracked } from '../machine/heap';
import type { Machine } from '../machine/machine';
import { MapObj } from '../machine/map';
import { Process } from '../machine/process';
import { ArrayObj, StructObj, type Plain } from '../machine/value';
import {
  edgesOfGoroutine,
  edgesOfObject,
  edgesOfProcess,
  edgesOfRegisters,
  edgesOfValue,
  type Edge,
} from './heap-edges';
import type { Interest } from './interest';

/** Objects known of a process before the graph gives up and says so: a bound on the time a view takes. */
export const GRAPH_LIMIT = 100_000;

/** An object, and where it leads. */
export class Node {
  /** Epoch from which on a change has not been read. */
  read = 0;
  /** Number of the walk that was here last. */
  mark = 0;
  to: Node[] = [];
  /** The names of those ways; '' for what goes by the name of the object itself. */
  names: string[] = [];
  /** Of a channel: what it was found as in the last walk over everything, and the name it was found by last. */
  readonly channel: boolean;
  named: Named | undefined;
  lastName = '';
  /** Of a goroutine: where its registers lead besides. */
  registers: Node[] = [];
  /** Of what is saved a page at a time: the epochs of its pages. */
  private readonly pages: Float64Array | readonly number[] | undefined;
  constructor(readonly object: object) {
    this.channel = object instanceof ChanObj;
    this.pages = object instanceof MapObj || object instanceof ArrayObj ? object.pages : undefined;
  }

  /** Whether the object has been written, or gone back or forth, in an epoch or a later one. */
  changedSince(epoch: number): boolean {
    if ((this.object as Tracked).epoch >= epoch) return true;
    const { pages } = this;
    if (pages !== undefined) for (const page of pages) if (page >= epoch) return true;
    return false;
  }
}

/** Called once for each object that is reached, in breadth. */
export type OnNode = (node: Node) => void;

/** A channel as it was found: under which names. */
export interface Named {
  readonly names: Set<string>;
}

/** What a graph is to find. */
export interface Wanted {
  /** What ways lead to. */
  readonly interest: Interest;
  /** Types whose objects are told of. */
  readonly types: (t: RType) => boolean;
}

/** The graphs of all processes that live. */
export class HeapGraph {
  private readonly parts = new Map<number, ProcessGraph>();
  private last: { readonly key: string; readonly all: readonly ProcessGraph[] } | undefined;

  constructor(
    private readonly machine: Machine,
    private readonly wanted: Wanted,
    private readonly limit = GRAPH_LIMIT,
  ) {}

  /** Each process at the present moment, in their order. */
  refresh(): readonly ProcessGraph[] {
    if (this.last?.key === this.now()) return this.last.all;
    const { machine, parts } = this;
    const epoch = machine.heap.mark();
    const goroutines = new Map<number, Goroutine[]>();
    for (const g of machine.goroutines.values()) {
      const list = goroutines.get(g.process.id);
      if (list) list.push(g);
      else goroutines.set(g.process.id, [g]);
    }
    const all: ProcessGraph[] = [];
    for (const process of machine.processes.values()) {
      if (process.exit) continue;
      let part = parts.get(process.id);
      if (part?.process !== process) {
        part = new ProcessGraph(process, this.wanted, this.limit);
        parts.set(process.id, part);
      }
      part.refresh(epoch, goroutines.get(process.id) ?? []);
      all.push(part);
    }
    for (const [id, part] of parts) if (!all.includes(part)) parts.delete(id);
    this.last = { key: this.now(), all };
    return all;
  }

  /** Another one whenever anything may have changed: the first write to an object since the last mark is logged. */
  private now(): string {
    const { heap, steps, seq } = this.machine;
    return `${heap.epoch} ${heap.log.changes.length} ${heap.nextId} ${steps} ${seq}`;
  }

  /** The graph of a process, as it was refreshed last. */
  of(process: Process): ProcessGraph | undefined {
    return this.parts.get(process.id);
  }

  /** There is more than the limit allows: what is not found may be there. */
  get truncated(): boolean {
    return [...this.parts.values()].some((part) => part.truncated);
  }
}

/** The graph of one process. */
export class ProcessGraph {
  private readonly nodes = new Map<object, Node>();
  /** Of the goroutines at the last look. */
  private roots: Node[] = [];
  private walks = 0;
  private epoch = 0;
  /** From here on a change has not been seen. */
  private since = 0;
  private answers = new Map<string, unknown>();
  /** Its goroutines, in order of creation. */
  goroutines: readonly Goroutine[] = [];
  channels: ReadonlyMap<ChanObj, Named> = new Map();
  /** Objects of the wanted types, in the order they were found. */
  found: readonly StructObj[] = [];
  /** True when there is more than the limit allows: what is not found may be there. */
  truncated = false;

  constructor(
    readonly process: Process,
    private readonly wanted: Wanted,
    private readonly limit = GRAPH_LIMIT,
  ) {}

  /** Brings it up to the present moment; `epoch` of the heap's last mark. */
  refresh(epoch: number, goroutines: readonly Goroutine[]): void {
    const changed = this.changed(goroutines);
    this.since = epoch;
    if (!changed) return;
    this.epoch = epoch;
    this.goroutines = goroutines;
    this.answers.clear();
    const known = this.nodes.size;
    this.all();
    if (!this.truncated || known === 0) return;
    // What was known before counts too: what is left out must not depend on it.
    this.nodes.clear();
    this.roots = [];
    this.all();
  }

  /**
   * Whether anything may be another than at the last look. Memory is written by the process's own goroutines,
   * which are touched before they run; from elsewhere goroutines are woken, timers set off (counted in the
   * process), and values come into channels.
   */
  private changed(goroutines: readonly Goroutine[]): boolean {
    const { since } = this;
    if (since === 0 || this.process.epoch >= since) return true;
    if (goroutines.length !== this.goroutines.length) return true;
    for (const g of goroutines) if (g.epoch >= since) return true;
    for (const chan of this.channels.keys()) if (chan.epoch >= since) return true;
    return false;
  }

  /** What was found out by these means; asked again only when something has changed. */
  answer<T>(question: string, find: () => T): T {
    if (!this.answers.has(question)) this.answers.set(question, find());
    return this.answers.get(question) as T;
  }

  /** Whether a way has led to an object. */
  knows(object: object): boolean {
    return this.nodes.has(object);
  }

  private all(): void {
    this.truncated = false;
    const mark = ++this.walks;
    const channels = new Map<ChanObj, Named>();
    const found: StructObj[] = [];
    const queue: Node[] = [];
    const ways: string[] = [];
    const from = (root: Node): void => {
      root.mark = mark;
      const start = queue.length;
      queue.push(root);
      ways.push('');
      for (let i = start; i < queue.length; i++) {
        const node = queue[i]!;
        this.read(node);
        const { to, names } = node;
        for (let k = 0; k < to.length; k++) {
          const next = to[k]!;
          const first = next.mark !== mark;
          if (!first && !next.channel) continue;
          const name = names[k] || ways[i]!;
          if (first) {
            next.mark = mark;
            queue.push(next);
            ways.push(name);
            if (next.channel) {
              next.named = { names: new Set() };
              channels.set(next.object as ChanObj, next.named);
              next.lastName = '';
            }
            const { object } = next;
            if (object instanceof StructObj && this.wanted.types(object.type)) found.push(object);
          }
          // Ten thousand goroutines know a channel by the same name.
          if (next.channel && name !== '' && name !== next.lastName) {
            next.lastName = name;
            next.named!.names.add(name);
          }
        }
      }
    };
    from(this.node(this.process)!);
    // Goroutines stand in order, and most were there before.
    const before = this.roots;
    this.roots = [];
    let at = 0;
    for (const g of this.goroutines) {
      while (at < before.length && (before[at]!.object as Goroutine).id < g.id) at++;
      const known = before[at]?.object === g ? before[at]! : this.node(g)!;
      this.roots.push(known);
      from(known);
    }
    const reached = queue.length;
    if (this.nodes.size > 2 * reached + 1000) {
      for (const [object, node] of this.nodes) if (node.mark !== mark) this.nodes.delete(object);
    }
    this.channels = channels;
    this.found = found;
  }

  /** Begins a walk of its own: reached once each over all calls of `reach` that follow. */
  walk(): void {
    this.walks++;
  }

  /**
   * Objects that a goroutine's variables (with `registers` all its registers) lead to, those not yet
   * reached in this walk; at most so many. Returns how many.
   */
  reach(root: Goroutine | Process, onNode: OnNode, registers = false, most = Infinity): number {
    const node = this.node(root);
    return node ? this.spread([node], onNode, registers, most) : 0;
  }

  /** The same for a value that is no variable's: what a timer sends on. */
  reachFrom(value: Plain, onNode: OnNode): void {
    const queue: Node[] = [];
    edgesOfValue(value, '', this.wanted.interest, (object) => {
      const node = this.node(object);
      if (!node || node.mark === this.walks) return;
      node.mark = this.walks;
      onNode(node);
      queue.push(node);
    });
    this.spread(queue, onNode, false, Infinity);
  }

  private spread(queue: Node[], onNode: OnNode, registers: boolean, most: number): number {
    const mark = this.walks;
    const go = (list: readonly Node[]): void => {
      for (const next of list) {
        if (next.mark === mark || queue.length > most) continue;
        next.mark = mark;
        onNode(next);
        queue.push(next);
      }
    };
    for (let i = 0; i < queue.length; i++) {
      const node = queue[i]!;
      this.read(node);
      go(node.to);
      if (registers && node.object instanceof Goroutine) {
        if (node.registers.length === 0) {
          const add: Edge = (to) => this.link(node.registers, to);
          edgesOfRegisters(node.object, this.wanted.interest, add);
        }
        go(node.registers);
      }
    }
    return queue.length;
  }

  private node(object: object): Node | undefined {
    let node = this.nodes.get(object);
    if (!node) {
      if (this.nodes.size >= this.limit) {
        this.truncated = true;
        return object instanceof Goroutine || object instanceof Process
          ? new Node(object)
          : undefined;
      }
      node = new Node(object);
      this.nodes.set(object, node);
    }
    return node;
  }

  private link(list: Node[], object: object): void {
    const node = this.node(object);
    if (node) list.push(node);
  }

  /** Brings a node up to the present moment. */
  private read(node: Node): void {
    const { object } = node;
    // Package variables are the same objects as long as the process lives.
    if (node.read > 0 && (object instanceof Process || !node.changedSince(node.read))) {
      node.read = this.epoch;
      return;
    }
    node.read = this.epoch;
    node.to = [];
    node.names = [];
    node.registers = [];
    const edge: Edge = (to, name) => {
      const next = this.node(to);
      if (!next) return;
      node.to.push(next);
      node.names.push(name);
    };
    if (object instanceof Goroutine) edgesOfGoroutine(object, this.wanted.interest, edge);
    else if (object instanceof Process) edgesOfProcess(object, this.wanted.interest, edge);
    else edgesOfObject(object, '', this.wanted.interest, edge);
  }
}
