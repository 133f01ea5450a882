/** Frames of a goroutine with their variables, and values found by path. */
import type { LocalVar } from '../code/program';
import type { RType } from '../code/rtype';
import { getRegister } from '../machine/call';
import type { Goroutine } from '../machine/goroutine';
import type { Machine } from '../machine/machine';
import { Box, Iface, StructObj, type Plain } from '../machine/value';
import { walkMachine } from './heap-walk';
import { placeOfFrame } from './places';
import type { FrameView, ValuePath } from './protocol';
import { childrenOf, viewValue } from './value-view';

/** Parts of a variable that are sent with its frame; `expand` gives more. */
const MAX_PARTS = 32;

/** A value with its type. */
export interface Found {
  readonly value: Plain;
  readonly type: RType;
}

/** Variables in scope in a frame, the inner one where names are shadowed, in order of appearance. */
export function variablesOf(g: Goroutine, frame: number): LocalVar[] {
  const fn = g.fns[frame];
  if (!fn) return [];
  const pc = g.pcOf(frame);
  const byName = new Map<string, LocalVar>();
  for (const variable of fn.vars) {
    if (variable.name === '_' || variable.name === '') continue;
    // Parameters are there before the first statement, the others from their declaration on.
    const there = variable.role === 'param' || variable.role === 'captured' || variable.from <= pc;
    if (there && pc < variable.to) byName.set(variable.name, variable);
  }
  return [...byName.values()];
}

/**
 * What a variable of a frame holds; undefined when its register has been given to something else, as while
 * deferred calls run after a return.
 */
export function valueOf(g: Goroutine, frame: number, variable: LocalVar): Plain {
  const fp = frame === g.depth ? g.fp : g.fps[frame]!;
  if (!variable.boxed) {
    const held = getRegister(g, fp + variable.reg, variable.type.cls);
    return variable.type.kind === 'interface' && held !== null && !(held instanceof Iface)
      ? undefined
      : held;
  }
  const box = g.R[fp + variable.reg];
  return box instanceof Box ? box.v : undefined;
}

/** A goroutine's frames, innermost first; variables only when `whole`. */
export function framesOf(g: Goroutine, whole: boolean): FrameView[] {
  const frames: FrameView[] = [];
  for (let frame = g.depth; frame >= 1; frame--) {
    const fn = g.fns[frame]!;
    if (fn.synthetic) continue;
    frames.push({
      fn: fn.name,
      place: placeOfFrame(g, frame),
      library: fn.library,
      locals: whole
        ? variablesOf(g, frame).flatMap((variable) => {
            const value = valueOf(g, frame, variable);
            if (value === undefined) return [];
            const view = viewValue(value, variable.type, 1, MAX_PARTS);
            return [{ name: variable.name, role: variable.role, value: view }];
          })
        : [],
    });
  }
  return frames;
}

/** Number of the machine's frame behind entry `index` of framesOf. */
export function frameNumber(g: Goroutine, index: number): number {
  let left = index;
  for (let frame = g.depth; frame >= 1; frame--) {
    if (g.fns[frame]!.synthetic) continue;
    if (left-- === 0) return frame;
  }
  return 0;
}

/** What a path leads to at the machine's present moment; undefined where it leads nowhere. */
export function follow(machine: Machine, path: ValuePath): Found | undefined {
  const [root, ...steps] = path;
  return inside(rootOf(machine, root), steps);
}

/** What steps lead to from a value. */
export function inside(
  from: Found | undefined,
  steps: readonly (string | number)[],
): Found | undefined {
  let at = from;
  for (const step of steps) {
    if (!at) return undefined;
    const child = childrenOf(at.value, at.type).find(({ name }) => name === String(step));
    at = child && { value: child.value, type: child.type };
  }
  return at;
}

function rootOf(machine: Machine, root: ValuePath[0]): Found | undefined {
  if ('g' in root) {
    const g = machine.goroutines.get(root.g);
    if (!g) return undefined;
    const frame = frameNumber(g, root.frame);
    const variable = variablesOf(g, frame).find(({ name }) => name === root.name);
    if (!variable) return undefined;
    const value = valueOf(g, frame, variable);
    return value === undefined ? undefined : { value, type: variable.type };
  }
  if ('global' in root) {
    const process = machine.processes.get(root.process);
    const global = process?.program.globals.find(
      (one) => `${one.pkgPath}.${one.name}` === root.global || one.name === root.global,
    );
    if (!process || !global) return undefined;
    const held = process.globals[global.index];
    return { value: held instanceof Box ? held.v : held, type: global.type };
  }
  let found: Found | undefined;
  walkMachine(machine, (object) => {
    if (object instanceof StructObj && object.id === root.object) {
      found = { value: object, type: object.type };
    }
    return found !== undefined;
  });
  return found;
}
