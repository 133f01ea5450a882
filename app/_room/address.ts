// The address carries the run: step, seed, what the reader did, and which programs it was made with; and
// what the room shows of it: the pane in front, the goroutine that was chosen.
// A link that was cut short, edited or made with other programs says so; it never opens another run quietly.
import type { Input } from '@/runtime/session/protocol';
import { seal, unseal } from '../_lib/sealed';
import { isPane, type Pane } from './panes';

/** A command of the script with other words. */
export type Changed = Extract<Input, { kind: 'exec' }>;

/** Whether an input is a command. */
export const isCommand = (input: Input): input is Changed => input.kind === 'exec';

/** Where in which run a reader stands. */
export type RunAddress = {
  readonly step?: number;
  readonly seed?: number;
  readonly inputs?: readonly Input[];
  readonly experiment?: string;
  /** Commands of the scenario's script that are others: `at` is the place in the script. */
  readonly args?: readonly Changed[];
  /** What the link was made with: name of the bundle of sources. */
  readonly programs?: string;
};

/** What the room shows of a run. What is as it is in a room just opened is absent. */
export type Shown = {
  /** The pane that was asked for last. */
  readonly pane?: Pane;
  /** The one in front where panes share a place, when that is another: `pane` may have a place of its own. */
  readonly side?: Pane;
  /** Number of the chosen goroutine. */
  readonly g?: number;
};

/** What is wrong with a link, by kind; the page has the words. */
export type LinkProblem =
  | 'task'
  | 'pane'
  | 'goroutine'
  | 'step'
  | 'seed'
  | 'inputs-cut'
  | 'inputs-version'
  | 'inputs'
  | 'long'
  | 'programs';

/** A link as it was understood, and what of it was not. */
export type ReadAddress = { readonly address: RunAddress; readonly problem?: LinkProblem };

/** Version of the encoding of inputs; the first character of the parameter. */
const VERSION = '1';
const FIELD = '\t';
const RECORD = '\n';

type Fields = readonly string[];

function fieldsOf(input: Input): Fields {
  switch (input.kind) {
    case 'exec':
      return ['x', input.host, input.terminal, ...input.argv];
    case 'stdin':
      return ['i', String(input.process), input.text];
    case 'signal':
      return ['s', String(input.process), input.signal];
    case 'run-next':
      return ['n', String(input.g)];
    case 'hold':
      return [input.held ? 'h' : 'u', String(input.g)];
    case 'select-case':
      return ['c', String(input.g), String(input.index)];
    case 'link': {
      const { a, b, latency, cut, loss } = input;
      return [
        'l',
        a,
        b,
        latency === undefined ? '' : String(latency),
        cut === undefined ? '' : cut ? 'x' : 'o',
        ...(loss === undefined ? [] : [String(loss)]),
      ];
    }
    case 'file': {
      const { host, path, text } = input;
      return text === undefined ? ['r', host, path] : ['w', host, path, text];
    }
  }
}

const count = (text: string | undefined): number => {
  if (text === undefined || !/^\d{1,15}$/.test(text)) throw new RangeError('not a number');
  return Number(text);
};

function inputOf(at: number, [kind, ...rest]: Fields): Input {
  const [first = '', second = ''] = rest;
  switch (kind) {
    case 'x':
      if (rest.length < 3) break;
      return { at, kind: 'exec', host: first, terminal: second, argv: rest.slice(2) };
    case 'i':
      return { at, kind: 'stdin', process: count(first), text: second };
    case 's':
      return { at, kind: 'signal', process: count(first), signal: second };
    case 'n':
      return { at, kind: 'run-next', g: count(first) };
    case 'h':
    case 'u':
      return { at, kind: 'hold', g: count(first), held: kind === 'h' };
    case 'c':
      return { at, kind: 'select-case', g: count(first), index: count(second) };
    case 'l': {
      const [, , latency = '', cut = '', loss = ''] = rest;
      return {
        at,
        kind: 'link',
        a: first,
        b: second,
        ...(latency === '' ? {} : { latency: count(latency) }),
        ...(cut === '' ? {} : { cut: cut === 'x' }),
        ...(loss === '' ? {} : { loss: count(loss) }),
      };
    }
    case 'r':
      return { at, kind: 'file', host: first, path: second };
    case 'w':
      if (rest.length < 3) break;
      return { at, kind: 'file', host: first, path: second, text: rest[2] ?? '' };
  }
  throw new RangeError(`no input ${kind}`);
}

const escapeField = (text: string): string =>
  text.replace(/[\\\t\n]/g, (c) => (c === '\\' ? '\\\\' : c === '\t' ? '\\t' : '\\n'));
const unescapeField = (text: string): string =>
  text.replace(/\\(.)/g, (_, c: string) => (c === 't' ? '\t' : c === 'n' ? '\n' : c));

/** Inputs as one parameter: version, then base64url of a check and one line an input, steps as differences. */
export function encodeInputs(inputs: readonly Input[]): string {
  let before = 0;
  const lines = inputs.map((input) => {
    const step = (input.at - before).toString(36);
    before = input.at;
    return [step, ...fieldsOf(input)].map(escapeField).join(FIELD);
  });
  const body = new TextEncoder().encode(lines.join(RECORD));
  return VERSION + seal(body);
}

/** The inputs again, or what is wrong with the text. */
export function decodeInputs(text: string): readonly Input[] | LinkProblem {
  if (!text.startsWith(VERSION)) return /^\d/.test(text) ? 'inputs-version' : 'inputs';
  const body = unseal(text.slice(VERSION.length));
  if (!body) return 'inputs-cut';
  try {
    const lines = new TextDecoder('utf-8', { fatal: true }).decode(body);
    let at = 0;
    return lines.split(RECORD).map((line) => {
      const [step = '', ...fields] = line.split(FIELD).map(unescapeField);
      if (!/^[0-9a-z]{1,10}$/.test(step)) throw new RangeError('no step');
      at += parseInt(step, 36);
      return inputOf(at, fields);
    });
  } catch {
    return 'inputs';
  }
}

/**
 * The parameters of a run and of what is shown of it, in place of those of another; parameters that are not
 * ours stay. `pane=cluster` is a pane by its name, `pane=source.cluster` two of them: the one asked for last,
 * and after the dot the one in front where panes share a place. `g=12` is the chosen goroutine.
 */
export function writeAddress(search: string, address: RunAddress, shown: Shown = {}): string {
  const parameters = new URLSearchParams(search);
  for (const name of [
    'step',
    'seed',
    'inputs',
    'args',
    'long',
    'experiment',
    'moment',
    'question',
    'route',
    'of',
    'file',
    'pane',
    'g',
  ]) {
    parameters.delete(name);
  }
  const { step, seed, inputs = [], args = [], experiment, programs } = address;
  if (experiment !== undefined) parameters.set('experiment', experiment);
  if (step !== undefined) parameters.set('step', String(step));
  if (seed !== undefined) parameters.set('seed', String(seed));
  if (inputs.length > 0) parameters.set('inputs', encodeInputs(inputs));
  if (args.length > 0) parameters.set('args', encodeInputs(args));
  if (programs !== undefined) parameters.set('of', programs);
  const { pane, side, g } = shown;
  const names = [pane ?? (side && 'source'), side].filter((name) => name !== undefined);
  if (names.length > 0) parameters.set('pane', names.join('.'));
  if (g !== undefined) parameters.set('g', String(g));
  const text = parameters.toString();
  return text === '' ? '' : `?${text}`;
}

/** What an address wants to be shown; a pane that no room has, or a goroutine that is no number, is not. */
export function readShown(search: string): {
  readonly shown: Shown;
  readonly problem?: LinkProblem;
} {
  const parameters = new URLSearchParams(search);
  const [first, second, ...more] = parameters.get('pane')?.split('.') ?? [];
  if (more.length > 0 || [first, second].some((name) => name !== undefined && !isPane(name))) {
    return { shown: {}, problem: 'pane' };
  }
  const shown: Shown = {
    ...(first === undefined ? {} : { pane: first as Pane }),
    ...(second === undefined ? {} : { side: second as Pane }),
  };
  const g = parameters.get('g');
  if (g === null) return { shown };
  if (!/^[1-9]\d{0,14}$/.test(g)) return { shown, problem: 'goroutine' };
  return { shown: { ...shown, g: Number(g) } };
}

/**
 * What an address asks for. With a problem, `address` keeps what can still be used: the scenario from
 * its beginning, without the inputs that could not be read.
 * @param programs name of the bundle this page runs
 */
export function readAddress(search: string, programs: string): ReadAddress {
  const parameters = new URLSearchParams(search);
  const experiment = parameters.get('experiment') ?? undefined;
  const base: RunAddress = experiment === undefined ? {} : { experiment };
  const numbers: { step?: number; seed?: number } = {};
  for (const name of ['step', 'seed'] as const) {
    const text = parameters.get(name);
    if (text === null) continue;
    if (!/^\d{1,15}$/.test(text)) return { address: base, problem: name };
    numbers[name] = Number(text);
  }
  // What was done in the run is on another device: see long-address.ts.
  if (parameters.has('long')) return { address: base, problem: 'long' };
  const text = parameters.get('inputs');
  const inputs = text === null ? [] : decodeInputs(text);
  if (typeof inputs === 'string') return { address: base, problem: inputs };
  const argsText = parameters.get('args');
  const args = argsText === null ? [] : decodeInputs(argsText);
  if (typeof args === 'string') return { address: base, problem: args };
  const of = parameters.get('of') ?? undefined;
  const address: RunAddress = {
    ...base,
    ...numbers,
    ...(inputs.length > 0 ? { inputs } : {}),
    ...(args.length > 0 ? { args: args.filter(isCommand) } : {}),
    ...(of === undefined ? {} : { programs: of }),
  };
  // The programs decide the run too. Without a step or inputs there is nothing to be wrong about.
  const changed = of !== undefined && of !== programs;
  const matters = numbers.step !== undefined || inputs.length > 0;
  return changed && matters ? { address, problem: 'programs' } : { address };
}
