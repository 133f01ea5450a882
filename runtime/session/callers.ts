/** Who called a function in a run: its call events, if the run watches it. */
import { EVENT_KINDS } from '../machine/event';
import { shownFile } from './places';
import type { CalledView, Reply } from './protocol';
import type { Run } from './run';

const CALL = EVENT_KINDS.indexOf('call');

/** Calls listed; of more, how many there were. */
const CALLS_MOST = 500;

/** What a run calls the function that a line is in: literals count as part of the function around them. */
export function functionAt(
  run: Run,
  file: string,
  line: number,
): { readonly name: string; readonly watched: boolean } | undefined {
  for (const { funcs, files } of run.programs) {
    for (const { name, pos, end, synthetic, watch } of funcs) {
      if (synthetic || pos === 0 || /\.func\d+(\.\d+)*$/.test(name)) continue;
      const from = files.position(pos);
      if (shownFile(from.file) !== file || from.line > line) continue;
      if (files.position(end).line >= line) return { name, watched: watch };
    }
  }
  return undefined;
}

/** The calls of a function that is watched, in order, up to the end of what is recorded. Entered by `go`, it has not been called. */
export function callsOf(
  run: Run,
  fn: string,
): Pick<Extract<Reply, { type: 'callers' }>, 'calls' | 'total'> {
  const { store, log } = run;
  const calls: CalledView[] = [];
  let total = 0;
  for (let seq = store.first; seq <= store.last; seq++) {
    if (store.kindOf(seq) !== CALL) continue;
    const { detail, step, g, process, cause } = log.view(seq);
    if (detail !== fn) continue;
    total++;
    if (calls.length >= CALLS_MOST) continue;
    const around = store.has(cause) && store.kindOf(cause) === CALL ? log.view(cause).detail : '';
    calls.push({ step, g, process, command: log.command(process), around });
  }
  return { calls, total };
}
