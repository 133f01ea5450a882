// `npm run faults -- [from] [count]`: seeded runs of a cluster with faults; see tools/faults/nightly.ts.
import { argv, exit } from 'node:process';
import { runEntry } from './load.mjs';
import { ensurePackages } from './setup.mjs';

try {
  ensurePackages({ quiet: true });
  await runEntry('tools/faults/nightly.ts', ['tools/faults', 'runtime', 'content'], argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  exit(1);
}
