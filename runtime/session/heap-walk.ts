/** What can be reached from where: objects of a type, channels with their names, what keeps a goroutine alive. */
import type { FuncCode } from '../code/program';
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
import { statementAt } from './places';

/** Objects looked at in one walk before it gives up: a bound on the time a view takes. */
export const WALK_LIMIT = 200_000;

/** Called once for each object met; `name` is how it was reached (a variable, `Type.field`, an index). */
export type Visit = (object: object, name: string, process: number) => void;

/** Walks everything reachable from the roots given, breadth first, each object once. */
export class HeapWalk {
  private readonly seen = new Set<object>();
  private queue: { value: Plain; name: string }[] = [];
  private process = 0;
  /** True when the limit cut the walk short. */
  truncated = false;

  constructor(
    private readonly visit: Visit,
    private readonly limit = WALK_LIMIT,
  ) {}

  has(object: object): boolean {
    return this.seen.has(object);
  }

  globals(process: Process): void {
    this.process = process.id;
    process.program.globals.forEach((global, i) => {
      this.push(process.globals[i], global.name);
    });
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
    const fn = g.fns[frame]!;
    const fp = frame === g.depth ? g.fp : g.fps[frame]!;
    const names = namesOf(fn, g.pcOf(frame));
    for (let reg = 0; reg < inUse(g, frame, fp); reg++)
      this.push(g.R[fp + reg], names.get(reg) ?? '');
  }

  /** Everything reachable from a value that is no variable's: a timer's channel, a signal's. */
  value(value: Plain): void {
    this.push(value, '');
    this.drain();
  }

  private push(value: Plain, name: string): void {
    if (typeof value === 'object' && value !== null) this.queue.push({ value, name });
  }

  private drain(): void {
    for (let i = 0; i < this.queue.length; i++) {
      const { value, name } = this.queue[i]!;
      const object = value as object;
      if (this.seen.has(object)) {
        if (object instanceof ChanObj) this.visit(object, name, this.process);
        continue;
      }
      if (this.seen.size >= this.limit) {
        this.truncated = true;
        break;
      }
      this.seen.add(object);
      this.visit(object, name, this.process);
      this.children(object, name);
    }
    this.queue = [];
  }

  private children(object: object, name: string): void {
    // Unicode's tables say nothing of the run, and would be worked out only to be walked.
    if (object instanceof KnownTable) return;
    if (object instanceof StructObj) {
      const fields = object.type.fields;
      const owner = object.type.name;
      object.f.forEach((v, i) => {
        if (typeof v === 'object' && v !== null) this.push(v, `${owner}.${fields[i]?.name ?? i}`);
      });
    } else if (object instanceof Box) this.push(object.v, name);
    else if (object instanceof Iface) this.push(object.v, name);
    else if (object instanceof SliceV) this.push(object.arr, name);
    else if (object instanceof ArrayObj) {
      if (Array.isArray(object.data)) for (const v of object.data) this.push(v, name);
    } else if (object instanceof MapObj) {
      for (const [key, v] of mapEntries(object)) {
        this.push(key, name);
        this.push(v, name);
      }
    } else if (object instanceof FuncV) for (const v of object.captured) this.push(v, name);
    else if (object instanceof FieldPtr) this.push(object.obj, name);
    else if (object instanceof ElemPtr) this.push(object.arr, name);
    else if (object instanceof ChanObj) for (const v of object.values()) this.push(v, name);
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

function namesOf(fn: FuncCode, pc: number): Map<number, string> {
  const names = new Map<number, string>();
  for (const variable of fn.vars) {
    if (variable.from <= pc && pc <= variable.to) names.set(variable.reg, variable.name);
  }
  return names;
}

/** `pkgPath.Name` of a defined type, or its text. */
export function typeName(type: RType): string {
  return type.name && type.pkgPath ? `${type.pkgPath}.${type.name}` : type.string;
}

/** Walks the whole machine. */
export function walkMachine(machine: Machine, visit: Visit): HeapWalk {
  const walk = new HeapWalk(visit);
  for (const process of machine.processes.values()) if (!process.exit) walk.globals(process);
  for (const g of machine.goroutines.values()) walk.goroutine(g);
  return walk;
}
