// `npm run lighthouse [rounds] [address …]`: what Lighthouse says of the built pages, both languages, phone
// and desk, medians of the rounds. Lighthouse is not among the packages: it is taken from
// $LIGHTHOUSE (its cli/index.js) or from npx, if it is there already.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { argv, env, execPath, exit, platform } from 'node:process';
import { browserArguments, findBrowser } from './browser.mjs';
import { missesTarget, median } from './medians.mjs';
import { root } from './paths.mjs';

const port = Number(env.PORT || 3978);
const rounds = Number(argv[2] ?? 3);
const paths =
  argv.length > 3
    ? argv.slice(3)
    : ['en', 'zh'].flatMap((locale) =>
        ['', '/learn/12-the-life-of-a-request', '/learn/07-serveapi', '/lab/one-daemon'].map(
          (path) => `/${locale}${path}`,
        ),
      );

/** @returns {string[]} command and first arguments */
function lighthouse() {
  if (env.LIGHTHOUSE) return [execPath, env.LIGHTHOUSE];
  const npx = platform === 'win32' ? 'npx.cmd' : 'npx';
  const found = spawnSync(npx, ['--no', 'lighthouse', '--version'], { cwd: root, stdio: 'ignore' });
  if (found.status === 0) return [npx, '--no', 'lighthouse'];
  console.error(
    'No Lighthouse here. `npm install --global lighthouse@12`, or name it in $LIGHTHOUSE.',
  );
  return exit(2);
}

const [command = '', ...before] = lighthouse();
const CHROME_PATH = await findBrowser();
const folder = mkdtempSync(join(tmpdir(), 'lighthouse-'));
const server = spawn(execPath, [join('tools', 'start.mjs')], {
  cwd: root,
  stdio: 'ignore',
  env: { ...env, PORT: String(port) },
});

async function listening() {
  for (let i = 0; i < 300; i++) {
    try {
      if ((await fetch(`http://127.0.0.1:${port}/en`)).ok) return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  throw new Error('the server does not answer');
}

/** @param {string} path @param {string[]} preset @returns {Record<string, number> | undefined} */
function measure(path, preset) {
  const output = join(folder, 'report.json');
  rmSync(output, { force: true });
  const { status } = spawnSync(
    command,
    [
      ...before,
      `http://127.0.0.1:${port}${path}`,
      ...preset,
      `--chrome-flags=--headless=new ${browserArguments.join(' ')}`,
      '--only-categories=performance,accessibility,best-practices',
      '--output=json',
      `--output-path=${output}`,
      '--quiet',
    ],
    { stdio: 'ignore', timeout: 180_000, env: { ...env, CHROME_PATH } },
  );
  if (status !== 0) return undefined;
  const { categories, audits } = JSON.parse(readFileSync(output, 'utf8'));
  return {
    performance: categories.performance.score,
    accessibility: categories.accessibility.score,
    practices: categories['best-practices'].score,
    'first paint': audits['first-contentful-paint'].numericValue,
    'largest paint': audits['largest-contentful-paint'].numericValue,
    blocked: audits['total-blocking-time'].numericValue,
    shift: audits['cumulative-layout-shift'].numericValue,
  };
}

let missed = 0;
try {
  await listening();
  for (const path of paths) {
    for (const [device, preset] of [
      ['phone', []],
      ['desk', ['--preset=desktop']],
    ]) {
      const results = [];
      for (let i = 0; i < rounds; i++) results.push(measure(path, preset));
      const known = results.filter((result) => result !== undefined);
      const load = loadavg()[0].toFixed(1);
      if (known.length === 0) {
        console.log(`✗ ${path} ${device}: no report`);
        missed++;
        continue;
      }
      const medians = median(known);
      const bad = missesTarget(medians, path);
      if (bad) missed++;
      const told = Object.entries(medians).map(([name, value]) =>
        value > 5 ? `${name} ${Math.round(value)} ms` : `${name} ${Number(value.toFixed(3))}`,
      );
      console.log(`${bad ? '✗' : '✓'} ${path} ${device} (load ${load}): ${told.join(', ')}`);
    }
  }
} finally {
  server.kill('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
}
exit(missed > 0 ? 1 : 0);
