/** The command line: run, test, check, trace. */
import { writeSync } from 'node:fs';
import { argv } from 'node:process';
import { UsageError } from './arguments';
import { bench } from './bench';
import { check } from './check';
import { LoadError } from './load';
import { run } from './run';
import { test } from './test';
import { trace } from './trace';

const usage = `usage: npm run -s go -- <command> [arguments]

  run   [-seed n] [-max-steps n] file.go… | directory | import/path [arguments]
  test  [-v] [-run regexp] [-seed n] directory… | import/path… | ./... [-args …]
  check file.go… | directory… | import/path…
  trace [-seed n] [-max-steps n] [-watch function,…] file.go… | directory | import/path [arguments]
        [-seed n] [-max-steps n] scenario
`;

const commands: Readonly<Record<string, (args: readonly string[]) => number | Promise<number>>> = {
  run,
  test,
  check,
  trace,
  bench,
};

async function main(args: readonly string[]): Promise<number> {
  const command = commands[args[0] ?? ''];
  if (!command) {
    writeSync(2, usage);
    return 2;
  }
  try {
    return await command(args.slice(1));
  } catch (error) {
    if (error instanceof LoadError) {
      writeSync(2, error.message + '\n');
      return 1;
    }
    if (error instanceof UsageError) {
      writeSync(2, `${error.message}\n${usage}`);
      return 2;
    }
    throw error;
  }
}

// An error that comes this far ends the process with its stack, as it should.
void main(argv.slice(2)).then((code) => {
  process.exitCode = code;
});
