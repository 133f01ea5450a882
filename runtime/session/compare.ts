/** Two runs side by side: how far they are the same, and what comes next in each. */
import type { EventView, Reply } from './protocol';
import type { Run } from './run';

/** Events shown of each run from where they part. */
const SHOWN = 12;

type Parting = Extract<Reply, { type: 'parting' }>;

/**
 * The same happening: kind, goroutine, object and words. Not the step: where an experiment changed a
 * statement, the steps between two events differ and the events need not.
 */
function same(a: EventView, b: EventView): boolean {
  return (
    a.kind === b.kind &&
    a.g === b.g &&
    a.process === b.process &&
    a.obj === b.obj &&
    a.aux === b.aux &&
    a.detail === b.detail &&
    a.time === b.time
  );
}

function from({ store, log }: Run, seq: number): EventView[] {
  const events: EventView[] = [];
  for (; seq <= store.last && events.length < SHOWN; seq++) events.push(log.view(seq));
  return events;
}

/** Both runs recorded to their ends; the first event in which they differ, from the earliest that both keep. */
export function parting(here: Run, there: Run): Parting {
  const last = Math.min(here.store.last, there.store.last);
  let seq = Math.max(here.store.first, there.store.first);
  while (seq <= last && same(here.log.view(seq), there.log.view(seq))) seq++;
  return {
    type: 'parting',
    common: seq - 1,
    last: here.store.has(seq - 1) ? here.log.view(seq - 1) : undefined,
    here: from(here, seq),
    there: from(there, seq),
    outcome: there.outcome,
    recorded: there.recording.recorded,
  };
}
