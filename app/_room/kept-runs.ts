// The runs a reader has made of the scenario: each choice in the past makes another, and none is thrown away.
import type { Input, MomentView } from '@/runtime/session/protocol';
import type { Changed } from './address';

/** A run that can be opened again, and where the reader stood in it last. */
export type KeptRun = {
  readonly seed: number;
  readonly inputs: readonly Input[];
  readonly experiment: string | undefined;
  /** Commands of the script that are others. */
  readonly args: readonly Changed[];
  readonly step: number;
  /** Steps it had when it was last seen: what is done at its end goes on with it, anything earlier forks. */
  readonly recorded: number;
};

/** Runs kept; the oldest that is not the first goes when there are more. */
const MOST = 24;

const sameInputs = (a: readonly Input[], b: readonly Input[]): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

/** Whether two are the same run: what decides it is the same. */
export function isSameRun(
  a: Pick<KeptRun, 'seed' | 'inputs' | 'experiment' | 'args'>,
  b: Pick<KeptRun, 'seed' | 'inputs' | 'experiment' | 'args'>,
): boolean {
  return (
    a.seed === b.seed &&
    a.experiment === b.experiment &&
    sameInputs(a.inputs, b.inputs) &&
    sameInputs(a.args, b.args)
  );
}

/** `later` is `earlier` with something done at its end. */
function goesOn(earlier: KeptRun, later: KeptRun): boolean {
  const added = later.inputs[earlier.inputs.length];
  return (
    added !== undefined &&
    added.at >= earlier.recorded &&
    isSameRun(earlier, { ...later, inputs: later.inputs.slice(0, earlier.inputs.length) })
  );
}

/** The list with the run of this moment in it, or brought up to date. */
export function keepRun(
  runs: readonly KeptRun[],
  view: MomentView,
  experiment: string | undefined,
  args: readonly Changed[],
): readonly KeptRun[] {
  const { seed, inputs, step } = view;
  // Of a run that is still being recorded the end is not known, but that it lies beyond the present.
  const recorded = view.recording ? Infinity : view.recorded;
  const run: KeptRun = { seed, inputs, experiment, args, step, recorded };
  const at = runs.findIndex((one) => isSameRun(one, run) || goesOn(one, run));
  if (at >= 0) return runs.with(at, run);
  const all = [...runs, run];
  return all.length > MOST ? [all[0]!, ...all.slice(2)] : all;
}
