// A run as a file: everything that decides it, and the step one stands at.
import { decodeInputs, encodeInputs, isCommand, type RunAddress } from './address';

/** Format and version of the file. */
const FORMAT = 'engine-room-run';
const VERSION = 1;

/** A run file as it was understood. */
export type RunFile = { readonly scenario: string; readonly address: RunAddress };

/** What is wrong with a file; the page has the words. */
export type RunFileProblem = 'not-a-run' | 'version' | 'damaged';

/** Text of the file. */
export function writeRunFile({ scenario, address }: RunFile): string {
  const { inputs = [], args = [], ...rest } = address;
  const value = {
    format: FORMAT,
    version: VERSION,
    scenario,
    ...rest,
    ...(inputs.length > 0 ? { inputs: encodeInputs(inputs) } : {}),
    ...(args.length > 0 ? { args: encodeInputs(args) } : {}),
  };
  return `${JSON.stringify(value, null, 2)}\n`;
}

const isCount = (value: unknown): value is number =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) < 1e15;

/** The run of a file's text, or what is wrong with it. */
export function readRunFile(text: string): RunFile | RunFileProblem {
  let value: Record<string, unknown>;
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed !== 'object' || parsed === null) return 'not-a-run';
    value = parsed as Record<string, unknown>;
  } catch {
    return 'not-a-run';
  }
  const { format, version, scenario, step, seed, experiment, programs } = value;
  if (format !== FORMAT || typeof scenario !== 'string') return 'not-a-run';
  if (version !== VERSION) return 'version';
  const lists = [value.inputs, value.args].map((list) =>
    list === undefined ? [] : typeof list === 'string' ? decodeInputs(list) : 'inputs',
  );
  const [inputs, args] = lists;
  if (typeof inputs === 'string' || typeof args === 'string') return 'damaged';
  const numbers = [step, seed].every((one) => one === undefined || isCount(one));
  const words = [experiment, programs].every((one) => one === undefined || typeof one === 'string');
  if (!numbers || !words) return 'damaged';
  return {
    scenario,
    address: {
      ...(step === undefined ? {} : { step: step as number }),
      ...(seed === undefined ? {} : { seed: seed as number }),
      ...(experiment === undefined ? {} : { experiment: experiment as string }),
      ...(programs === undefined ? {} : { programs: programs as string }),
      ...(inputs && inputs.length > 0 ? { inputs } : {}),
      ...(args && args.length > 0 ? { args: args.filter(isCommand) } : {}),
    },
  };
}
