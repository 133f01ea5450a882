/** `trace`: a run as events, one JSON object a line; the same program and seed give the same lines. */
import { writeSync } from 'node:fs';
import { EVENT_KINDS, WAIT_REASONS } from '../machine/index';
import { numberFlag, parseFlags } from './arguments';
import { build } from './program';
import { programName, runProgram } from './run';

/** `trace [-seed n] [-max-steps n] [-watch name] program [arguments]`; the program's own output is among the events. */
export function trace(args: readonly string[]): number {
  const flags = parseFlags(args, ['seed', 'max-steps', 'watch'], []);
  const made = build(flags.rest);
  if ('errors' in made) {
    writeSync(2, made.errors);
    return 1;
  }
  const { program } = made;
  const watched = (flags.values.get('watch') ?? '').split(',').filter((name) => name !== '');
  for (const name of watched) {
    const f = program.funcByName(name);
    if (f) f.watch = true;
  }
  let lines: string[] = [];
  const flush = () => {
    const buffer = Buffer.from(lines.join(''), 'utf8');
    lines = [];
    for (let at = 0; at < buffer.length;) at += writeSync(1, buffer, at);
  };
  let printed: { [key: string]: unknown } | undefined;
  const emit = (event: { [key: string]: unknown }) => {
    lines.push(JSON.stringify(event) + '\n');
    if (lines.length > 1000) flush();
  };
  const settle = () => {
    if (printed) emit(printed);
    printed = undefined;
  };
  const result = runProgram(program, {
    seed: numberFlag(flags, 'seed', 1),
    maxSteps: numberFlag(flags, 'max-steps', 10_000_000),
    argv: [programName(made.target.path, made.target.files), ...made.args],
    cwd: process.cwd(),
    listener: {
      event(seq, step, time, kind, g, obj, aux, cause) {
        settle();
        const name = EVENT_KINDS[kind]!;
        const event: { [key: string]: unknown } = {
          seq,
          step,
          time,
          kind: name,
          g,
          obj,
          aux,
          cause,
        };
        if (name === 'block') event.on = WAIT_REASONS[aux];
        if (name === 'call' || name === 'return') event.fn = program.funcs[aux]?.name;
        // The text follows the event.
        if (name === 'print') printed = event;
        else emit(event);
      },
    },
    output: (_fd, bytes) => {
      if (printed) emit({ ...printed, text: Buffer.from(bytes, 'latin1').toString('utf8') });
      printed = undefined;
    },
  });
  settle();
  flush();
  return result.code;
}
