/** What can be reached from where, walked once: for questions that are asked seldom. */
import type { RType } from '../code/rtype';
import type { Machine } from '../machine/machine';
import { edgesOfGoroutine, edgesOfObject, edgesOfProcess, type Edge } from './heap-edges';
import type { Interest } from './interest';

/** Objects looked at in one walk before it gives up: a bound on the time it takes. */
export const WALK_LIMIT = 200_000;

/** `pkgPath.Name` of a defined type, or its text. */
export function typeName(type: RType): string {
  return type.name && type.pkgPath ? `${type.pkgPath}.${type.name}` : type.string;
}

/**
 * Everything that package variables and goroutines lead to, breadth first, each object once; with an
 * interest only what may lead to it. `visit` returning true ends the walk.
 */
export function walkMachine(
  machine: Machine,
  visit: (object: object) => boolean,
  interest?: Interest,
): void {
  const seen = new Set<object>();
  let queue: object[] = [];
  const edge: Edge = (object) => {
    if (seen.has(object) || seen.size >= WALK_LIMIT) return;
    seen.add(object);
    queue.push(object);
  };
  const drain = (): boolean => {
    for (let i = 0; i < queue.length; i++) {
      const object = queue[i]!;
      if (visit(object)) return true;
      edgesOfObject(object, '', interest, edge);
    }
    queue = [];
    return false;
  };
  for (const process of machine.processes.values()) {
    if (process.exit) continue;
    edgesOfProcess(process, interest, edge);
    if (drain()) return;
  }
  for (const g of machine.goroutines.values()) {
    edgesOfGoroutine(g, interest, edge);
    if (drain()) return;
  }
}
