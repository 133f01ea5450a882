/** What variables held at earlier moments: the run is gone through and put back where it was. */
import { inside, valueOf, variablesOf } from './locals';
import type { HeldQuery, ValueView } from './protocol';
import type { Run } from './run';
import { viewValue } from './value-view';

/**
 * One value a query, in their order; undefined where the event is not kept, or has no such frame or
 * variable. Ascending events are the quickest, since each is reached from the one before it.
 */
export function held(run: Run, wanted: readonly HeldQuery[]): (ValueView | undefined)[] {
  const from = run.step;
  const values = wanted.map((query) => {
    if (!Number.isInteger(query.seq) || !run.store.has(query.seq)) return undefined;
    const step = run.store.stepOf(query.seq);
    if (step < run.recording.first) return undefined;
    if (step !== run.step) run.seek(step);
    return heldNow(run, query);
  });
  run.seek(from);
  return values;
}

function heldNow(run: Run, { seq, fn, path, depth }: HeldQuery): ValueView | undefined {
  const g = run.machine.goroutines.get(run.store.goroutineOf(seq));
  if (!g) return undefined;
  const [name, ...steps] = path;
  for (let frame = g.depth; frame >= 1; frame--) {
    if (g.fns[frame]!.name !== fn) continue;
    const variable = variablesOf(g, frame).find((one) => one.name === name);
    const value = variable && valueOf(g, frame, variable);
    if (!variable || value === undefined) return undefined;
    const found = inside({ value, type: variable.type }, steps);
    return found && viewValue(found.value, found.type, Math.min(depth, 6));
  }
  return undefined;
}
