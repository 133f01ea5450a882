// `npm test`: unit tests, the Go programs under a stock toolchain where one is installed, and the built
// pages in a browser. The last line is the sum: "N passed, N failed".
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { argv, env, execPath, exit } from 'node:process';
import { findBrowser } from './browser.mjs';
import { testStockGo } from './stock-go.mjs';
import { root } from './paths.mjs';

/** @typedef {{ passed: number, failed: number }} Sum */

const results = join(root, 'test-results');
mkdirSync(results, { recursive: true });

/** @param {string[]} args @param {NodeJS.ProcessEnv} [more] @returns {boolean} */
const runs = (args, more = {}) =>
  spawnSync(execPath, args, { cwd: root, stdio: 'inherit', env: { ...env, ...more } }).status === 0;

/** @param {string} name @param {boolean} ok @param {(report: any) => Sum} count */
function sum(name, ok, count) {
  const file = join(results, `${name}.json`);
  try {
    const { passed, failed } = count(JSON.parse(readFileSync(file, 'utf8')));
    // A runner that fails without a failed test (a file that does not load) has failed all the same.
    return { passed, failed: ok ? failed : Math.max(1, failed) };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

const runners = {
  unit() {
    const file = join(results, 'unit.json');
    rmSync(file, { force: true });
    const ok = runs([
      'node_modules/vitest/vitest.mjs',
      'run',
      '--reporter=dot',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ]);
    return sum('unit', ok, (report) => ({
      passed: report.numPassedTests,
      failed: report.numFailedTests,
    }));
  },
  go: testStockGo,
  async e2e() {
    rmSync(join(results, 'e2e.json'), { force: true });
    const ok = runs(['node_modules/@playwright/test/cli.js', 'test'], {
      CHROMIUM_PATH: await findBrowser(),
    });
    return sum('e2e', ok, ({ stats }) => {
      if (stats.flaky > 0) console.log(`e2e: ${stats.flaky} passed only at the second try`);
      return { passed: stats.expected + stats.flaky, failed: stats.unexpected };
    });
  },
};

const only = argv.includes('--only') ? argv[argv.indexOf('--only') + 1] : undefined;
const total = { passed: 0, failed: 0 };
for (const [name, run] of Object.entries(runners)) {
  if (only !== undefined && only !== name) continue;
  /** @type {Sum} */
  let result;
  try {
    result = await run();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    result = { passed: 0, failed: 1 };
  }
  console.log(`${name}: ${result.passed} passed, ${result.failed} failed\n`);
  total.passed += result.passed;
  total.failed += result.failed;
}
console.log(`${total.passed} passed, ${total.failed} failed`);
exit(total.failed > 0 ? 1 : 0);
