// `npm run check`: what a change must satisfy besides its tests in a browser. Runs everything, then
// says what failed.
import { spawnSync } from 'node:child_process';
import { execPath, exit } from 'node:process';
import { join } from 'node:path';
import { root } from './paths.mjs';

const bin = (/** @type {string[]} */ ...path) => join(root, 'node_modules', ...path);

const checks = {
  format: [bin('prettier', 'bin', 'prettier.cjs'), '--check', '--log-level=warn', '.'],
  lint: [bin('eslint', 'bin', 'eslint.js'), '.', '--max-warnings=0'],
  types: [bin('typescript', 'bin', 'tsc'), '--noEmit', '-p', '.'],
  'types of the machine': [bin('typescript', 'bin', 'tsc'), '--noEmit', '-p', 'runtime'],
  'types around the machine': [
    bin('typescript', 'bin', 'tsc'),
    '--noEmit',
    '-p',
    'runtime/tsconfig.node.json',
  ],
  architecture: [
    ...[
      bin('dependency-cruiser', 'bin', 'dependency-cruise.mjs'),
      '--config',
      '.dependency-cruiser.mjs',
    ],
    ...['app', 'content/types.ts', 'content/chapters', 'runtime', 'e2e', 'proxy.ts'],
  ],
  'unused code': [bin('knip', 'bin', 'knip.js')],
  'tests and content': [bin('vitest', 'vitest.mjs'), 'run', '--reporter=dot'],
  size: [join(root, 'tools', 'size.mjs')],
};

const failed = [];
for (const [name, [script, ...args]] of Object.entries(checks)) {
  const from = Date.now();
  const { status } = spawnSync(execPath, [script, ...args], { cwd: root, stdio: 'inherit' });
  const seconds = ((Date.now() - from) / 1000).toFixed(1);
  console.log(`${status === 0 ? '✓' : '✗'} ${name} (${seconds} s)`);
  if (status !== 0) failed.push(name);
}
if (failed.length > 0) console.log(`\nFailed: ${failed.join(', ')}`);
exit(failed.length > 0 ? 1 : 0);
