/** What can be reached from where: objects of a type, channels with their names, what keeps a goroutine alive. */
import type { RType } from '../code/rtype';
import { ChanObj } from '../machine/chan';
import type { Goroutine } from '../machine/goroutine';
import type { Machine } from '../machine/machine';
import { MapObj, mapEntries } from '../machine/map';
import type { Process } from '../machine/process';
import {
  ArrayObj,
  Box,
  ElemPtr,
  FieldPtr,
  FuncV,
  Iface,
  SliceV,
  StructObj,
  type Plain,
} from '../machine/value';
import { KnownTable } from '../lib/unicode/tables';
import type { Interest } from './interest';
import { statementAt } from './places';

/** Objects looked at in one walk before it gives up: a bound on the time a view takes. */
export const WALK_LIMIT = 200_000;

/**
 * Called once for each variable, array, map and channel met, for channels once for each way they are
 * reached; `name` is that way (a variable, `Type.field`, an index).
 */
export type Visit = (object: object, name: string, process: number) => void;

/**
 * Walks what can be reached from the roots given, breadth first, each object once. With an interest
 * only what may lead to it.
 */
export class HeapWalk {
  private readonly seen = new Set<object>();
  private objects: object[] = [];
  private names: string[] = [];
  private process = 0;
  private stopped = false;
  /** True when the limit cut the walk short. */
  truncated = false;
  /**
   * Registers that no variable has count too: what an unfinished statement still needs. Some of them
   * hold what nobody needs any more, and which do depends on how one came here.
   */
  temporaries = false;

  constructor(
    private readonly visit: Visit,
    private readonly interest: Interest | undefined = undefined,
    private readonly limit = WALK_LIMIT,
  ) {}

  /** Called by a visitor that has seen enough. */
  stop(): void {
    this.stopped = true;
  }

  globals(process: Process): void {
    this.process = process.id;
    const { globals } = process.program;
    for (let i = 0; i < globals.length; i++) {
      const { type, name } = globals[i]!;
      if (!this.interest || this.interest.leads(type)) this.push(process.globals[i], name);
    }
    this.drain();
  }

  goroutine(g: Goroutine): void {
    this.process = g.process.id;
    for (let frame = g.depth; frame >= 1; frame--) this.frame(g, frame);
    for (let d = g.defers; d; d = d.next) {
      this.push(d.closure, 'defer');
      for (const value of d.argsR) this.push(value, 'defer');
    }
    this.drain();
  }

  private frame(g: Goroutine, frame: number): void {
    const fp = frame === g.depth ? g.fp : g.fps[frame]!;
    const fn = g.fns[frame]!;
    if (this.temporaries) {
      const used = inUse(g, frame, fp);
      for (let reg = 0; reg < used; reg++) this.push(g.R[fp + reg], '');
      return;
    }
    const pc = g.pcOf(frame);
    if (fn.closureReg >= 0) this.push(g.R[fp + fn.closureReg], '');
    for (const { reg, name, from, to, boxed, type } of fn.vars) {
      // Beside a number there may lie what was there before it.
      if (reg < 0 || pc < from || pc > to || (!boxed && type.cls !== 2)) continue;
      this.push(g.R[fp + reg], name);
    }
    if (fn.stmts.length > 0) return;
    for (let reg = 0; reg < fn.params.length; reg++) {
      if (fn.params[reg] === 2) this.push(g.R[fp + reg], '');
    }
  }

  /** Everything reachable from a value that is no variable's: a timer's channel, a signal's. */
  value(value: Plain): void {
    this.push(value, '');
    this.drain();
  }

  /** Values that are no variables stand for what they refer to. */
  private push(given: Plain, name: string): void {
    let value = given;
    for (;;) {
      if (typeof value !== 'object' || value === null) return;
      if (value instanceof Iface) {
        if (this.interest && !this.interest.leads(value.type)) return;
        value = value.v;
      } else if (value instanceof SliceV || value instanceof ElemPtr) value = value.arr;
      else if (value instanceof FieldPtr) value = value.obj;
      else break;
    }
    if (value instanceof FuncV) {
      for (const v of value.captured) this.push(v, name);
      return;
    }
    if (this.seen.has(value)) {
      if (value instanceof ChanObj) this.visit(value, name, this.process);
      return;
    }
    if (this.interest && !this.leads(value)) return;
    if (this.seen.size >= this.limit) {
      this.truncated = true;
      return;
    }
    this.seen.add(value);
    this.objects.push(value);
    this.names.push(name);
  }

  private leads(object: object): boolean {
    const interest = this.interest!;
    if (object instanceof StructObj) return interest.shape(object.type).leads;
    if (object instanceof ArrayObj) return interest.leads(object.elem);
    if (object instanceof MapObj) return interest.leads(object.type);
    // What a sync.Cond's tickets are.
    if (object instanceof Box) return object.type.kind === 'uint32' || interest.leads(object.type);
    return true;
  }

  private drain(): void {
    for (let i = 0; i < this.objects.length && !this.stopped; i++) {
      const object = this.objects[i]!;
      const name = this.names[i]!;
      this.visit(object, name, this.process);
      this.children(object, name);
    }
    this.objects = [];
    this.names = [];
  }

  private children(object: object, name: string): void {
    const { interest } = this;
    if (object instanceof StructObj) {
      const { f, type } = object;
      if (interest) {
        const { fields, names } = interest.shape(type);
        for (let i = 0; i < fields.length; i++) this.push(f[fields[i]!], names[i]!);
      } else if (!(object instanceof KnownTable)) for (const v of f) this.push(v, name);
      // Unicode's tables say nothing of the run, and would be worked out only to be walked.
    } else if (object instanceof Box) this.push(object.v, name);
    else if (object instanceof ArrayObj) {
      if (Array.isArray(object.data)) for (const v of object.data) this.push(v, name);
    } else if (object instanceof MapObj) {
      for (const [key, v] of mapEntries(object)) {
        this.push(key, name);
        this.push(v, name);
      }
    } else if (object instanceof ChanObj) for (const v of object.values()) this.push(v, name);
  }
}

/**
 * Registers of a frame that are in use, from 0: those below the window of the frame above; in the
 * innermost frame those that the statement it stands before begins with. Between statements, all.
 */
function inUse(g: Goroutine, frame: number, fp: number): number {
  const fn = g.fns[frame]!;
  if (frame < g.depth) return (frame + 1 === g.depth ? g.fp : g.fps[frame + 1]!) - fp;
  const stmt = statementAt(fn, g.pc);
  return stmt?.pc === g.pc ? Math.min(stmt.live, fn.nregs) : fn.nregs;
}

/** `pkgPath.Name` of a defined type, or its text. */
export function typeName(type: RType): string {
  return type.name && type.pkgPath ? `${type.pkgPath}.${type.name}` : type.string;
}

/** Walks the whole machine, or package variables and these goroutines. */
export function walkMachine(
  machine: Machine,
  visit: Visit,
  interest?: Interest,
  goroutines: Iterable<Goroutine> = machine.goroutines.values(),
): HeapWalk {
  const walk = new HeapWalk(visit, interest);
  for (const process of machine.processes.values()) if (!process.exit) walk.globals(process);
  for (const g of goroutines) walk.goroutine(g);
  return walk;
}
