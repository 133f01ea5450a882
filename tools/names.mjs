// Finds out what the names of the Go sources stand for, for the source pages: app/_generated/names.json.
import { exit } from 'node:process';
import { runEntry } from './load.mjs';

try {
  await runEntry('app/_source/write-index.ts', ['app/_lib', 'app/_source', 'runtime'], []);
} catch (error) {
  console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  exit(1);
}
