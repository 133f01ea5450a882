// `npm run -s go -- run|test|check|trace …`: the machine on the command line, on a clone where nothing
// but Node is installed. Prints nothing of its own on stdout.
import { argv, env, exit } from 'node:process';
import { runEntry } from './load.mjs';
import { ensurePackages } from './setup.mjs';

try {
  ensurePackages({ quiet: true });
  // npm changes to the package's folder; the paths given are the caller's.
  if (env.npm_lifecycle_event === 'go' && env.INIT_CWD) process.chdir(env.INIT_CWD);
  await runEntry('runtime/cli/main.ts', ['runtime', 'content'], argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  exit(1);
}
