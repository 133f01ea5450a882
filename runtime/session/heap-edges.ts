/** Where one object of the heap leads to: the objects its parts refer to, with the names of the ways. */
import { ChanObj } from '../machine/chan';
import { Goroutine } from '../machine/goroutine';
import { MapObj, mapEntries } from '../machine/map';
import { Process } from '../machine/process';
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

/** Told of each object that is led to; `name` is the way (a variable, `Type.field`). */
export type Edge = (to: object, name: string) => void;

/**
 * What a value stands for: variables, arrays, maps and channels themselves, interfaces, slices and
 * pointers into something for what they refer to. With an interest nothing that cannot lead there.
 */
export function edgesOfValue(
  given: Plain,
  name: string,
  interest: Interest | undefined,
  edge: Edge,
): void {
  let value = given;
  for (;;) {
    if (typeof value !== 'object' || value === null) return;
    if (value instanceof Iface) {
      if (interest && !interest.leads(value.type)) return;
      value = value.v;
    } else if (value instanceof SliceV || value instanceof ElemPtr) value = value.arr;
    else if (value instanceof FieldPtr) value = value.obj;
    else break;
  }
  if (value instanceof FuncV) {
    for (const v of value.captured) edgesOfValue(v, name, interest, edge);
    return;
  }
  // What natives keep in registers for themselves is none of the program's.
  if (value instanceof Goroutine || value instanceof Process) return;
  if (!interest || leads(value, interest)) edge(value, name);
}

function leads(object: object, interest: Interest): boolean {
  if (object instanceof StructObj) return interest.shape(object.type).leads;
  if (object instanceof ArrayObj) return interest.leads(object.elem);
  if (object instanceof MapObj) return interest.leads(object.type);
  // What a sync.Cond's tickets are.
  if (object instanceof Box) return object.type.kind === 'uint32' || interest.leads(object.type);
  return true;
}

/** Where an object that was reached as `name` leads to. */
export function edgesOfObject(
  object: object,
  name: string,
  interest: Interest | undefined,
  edge: Edge,
): void {
  if (object instanceof StructObj) {
    const { f, type } = object;
    if (interest) {
      const { fields, names } = interest.shape(type);
      for (let i = 0; i < fields.length; i++) {
        edgesOfValue(f[fields[i]!], names[i]!, interest, edge);
      }
    } else if (!(object instanceof KnownTable)) {
      // Unicode's tables say nothing of the run, and would be worked out only to be walked.
      for (const v of f) edgesOfValue(v, name, interest, edge);
    }
  } else if (object instanceof Box) edgesOfValue(object.v, name, interest, edge);
  else if (object instanceof ArrayObj) {
    if (Array.isArray(object.data)) {
      for (const v of object.data) edgesOfValue(v, name, interest, edge);
    }
  } else if (object instanceof MapObj) {
    for (const [key, v] of mapEntries(object)) {
      edgesOfValue(key, name, interest, edge);
      edgesOfValue(v, name, interest, edge);
    }
  } else if (object instanceof ChanObj) {
    for (const v of object.values()) edgesOfValue(v, name, interest, edge);
  }
}

/** Package variables. */
export function edgesOfProcess(process: Process, interest: Interest | undefined, edge: Edge): void {
  const { globals } = process.program;
  for (let i = 0; i < globals.length; i++) {
    const { type, name } = globals[i]!;
    if (!interest || interest.leads(type)) {
      edgesOfValue(process.globals[i], name, interest, edge);
    }
  }
}

/** The variables of a goroutine's frames, innermost first, and what it has deferred. */
export function edgesOfGoroutine(g: Goroutine, interest: Interest | undefined, edge: Edge): void {
  for (let frame = g.depth; frame >= 1; frame--) {
    const fp = frame === g.depth ? g.fp : g.fps[frame]!;
    const fn = g.fns[frame]!;
    const pc = g.pcOf(frame);
    if (fn.closureReg >= 0) edgesOfValue(g.R[fp + fn.closureReg], '', interest, edge);
    for (const { reg, name, from, to, boxed, type } of fn.vars) {
      // Beside a number there may lie what was there before it.
      if (reg < 0 || pc < from || pc > to || (!boxed && type.cls !== 2)) continue;
      edgesOfValue(g.R[fp + reg], name, interest, edge);
    }
    if (fn.stmts.length > 0) continue;
    for (let reg = 0; reg < fn.params.length; reg++) {
      if (fn.params[reg] === 2) edgesOfValue(g.R[fp + reg], '', interest, edge);
    }
  }
  for (let d = g.defers; d; d = d.next) {
    edgesOfValue(d.closure, 'defer', interest, edge);
    for (const value of d.argsR) edgesOfValue(value, 'defer', interest, edge);
  }
}

/**
 * Registers of its frames, of variables or not: what unfinished statements still need. Some hold what
 * nobody needs any more, and which do depends on how one came to this moment.
 */
export function edgesOfRegisters(g: Goroutine, interest: Interest | undefined, edge: Edge): void {
  for (let frame = g.depth; frame >= 1; frame--) {
    const fp = frame === g.depth ? g.fp : g.fps[frame]!;
    const used = inUse(g, frame, fp);
    for (let reg = 0; reg < used; reg++) edgesOfValue(g.R[fp + reg], '', interest, edge);
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
