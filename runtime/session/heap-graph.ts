/**
 * The part of the heap that leads to what views look for, kept from one moment to the next: only what
 * has changed since is read again. Three questions are asked of it at every step: which channels there
 * are and under what names, who could wake whom, and who is stuck.
 */
import { ChanObj } from '../machine/chan';
import { Goroutine } from '../machine/goroutine';
import type { Tracked } from '../machine/heap';
import type { Machine } from '../machine/machine';
import { MapObj } from '../machine/map';
import { Process } from '../machine/process';
import { ArrayObj, type Plain } from '../machine/value';
import {
  edgesOfGoroutine,
  edgesOfObject,
  edgesOfProcess,
  edgesOfRegisters,
  edgesOfValue,
  type Edge,
} from './heap-edges';
import type { Interest } from './interest';

/** Objects known before the graph gives up and says so: a bound on the time a view takes. */
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

/** A channel as it was found: under which names, first in which process. */
export interface Named {
  readonly names: Set<string>;
  readonly process: number;
}

export class HeapGraph {
  private readonly nodes = new Map<object, Node>();
  /** Of the goroutines at the last look. */
  private roots: Node[] = [];
  private walks = 0;
  private epoch = 0;
  private steps = -1;
  /** True when there is more than the limit allows: what is not found may be there. */
  truncated = false;

  constructor(
    private readonly machine: Machine,
    private readonly interest: Interest,
    private readonly limit = GRAPH_LIMIT,
  ) {}

  /** Everything at the present moment: told of each object once, and in which process it was found first, and of the names of channels. */
  refresh(onObject: (object: object, process: number) => void): Map<ChanObj, Named> {
    const { machine } = this;
    this.epoch = machine.heap.mark();
    this.steps = machine.steps;
    const known = this.nodes.size;
    const found = this.all(onObject);
    if (!this.truncated || known === 0) return found;
    // What was known before counts too: what is left out must not depend on it.
    this.nodes.clear();
    this.roots = [];
    return this.all(onObject);
  }

  private all(onObject: (object: object, process: number) => void): Map<ChanObj, Named> {
    const { machine } = this;
    this.truncated = false;
    const mark = ++this.walks;
    const channels = new Map<ChanObj, Named>();
    const queue: Node[] = [];
    const ways: string[] = [];
    const from = (root: Node, process: number): void => {
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
              next.named = { names: new Set(), process };
              channels.set(next.object as ChanObj, next.named);
              next.lastName = '';
            }
            onObject(next.object, process);
          }
          // Ten thousand goroutines know a channel by the same name.
          if (next.channel && name !== next.lastName) {
            next.lastName = name;
            next.named!.names.add(name);
          }
        }
      }
    };
    for (const process of machine.processes.values()) {
      if (!process.exit) from(this.node(process)!, process.id);
    }
    // Goroutines stand in order, and most were there before.
    const before = this.roots;
    this.roots = [];
    let at = 0;
    for (const g of machine.goroutines.values()) {
      while (at < before.length && (before[at]!.object as Goroutine).id < g.id) at++;
      const known = before[at]?.object === g ? before[at]! : this.node(g)!;
      this.roots.push(known);
      from(known, g.process.id);
    }
    const reached = queue.length;
    if (this.nodes.size > 2 * reached + 1000) {
      for (const [object, node] of this.nodes) if (node.mark !== mark) this.nodes.delete(object);
    }
    return channels;
  }

  /** Begins a walk of its own: reached once each over all calls of `reach` that follow. */
  walk(): void {
    if (this.steps !== this.machine.steps) this.refresh(() => undefined);
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
    edgesOfValue(value, '', this.interest, (object) => {
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
          edgesOfRegisters(node.object, this.interest, add);
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
    if (object instanceof Goroutine) edgesOfGoroutine(object, this.interest, edge);
    else if (object instanceof Process) edgesOfProcess(object, this.interest, edge);
    else edgesOfObject(object, '', this.interest, edge);
  }
}
