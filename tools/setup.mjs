// Makes a clone ready to run with Node's own modules alone: packages, diagrams, build, each only when
// what it is made from has changed.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { filesBelow, hashFiles } from './hash.mjs';
import { cache, root } from './paths.mjs';

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

/**
 * Runs `make` unless the stamp says it was done for this very hash.
 * @param {string} name @param {string} hash @param {string} product a path that must exist
 * @param {() => void} make throws when it fails
 */
function once(name, hash, product, make) {
  const stamp = join(cache, `${name}.stamp`);
  if (existsSync(product) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  make();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, hash);
}

/** @param {string} command @param {string[]} args @param {boolean} quiet */
function run(command, args, quiet) {
  const { status, error, stdout, stderr } = spawnSync(command, args, {
    cwd: root,
    // Progress goes to stderr: stdout belongs to the program that asked for the set-up.
    stdio: quiet ? 'pipe' : ['ignore', 2, 2],
    shell: process.platform === 'win32',
    encoding: 'utf8',
  });
  if (error) throw error;
  if (status !== 0) {
    throw new Error(`${command} ${args.join(' ')} failed\n${stdout ?? ''}${stderr ?? ''}`);
  }
}

/** Whether what is installed is what the lock names, by version (say, after `npm install` by hand). */
function lockIsInstalled() {
  const installed = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installed)) return false;
  const have = JSON.parse(readFileSync(installed, 'utf8')).packages;
  const want = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(want).every(
    ([path, { version, optional }]) =>
      path === '' || (have[path]?.version ?? (optional ? version : '')) === version,
  );
}

/**
 * Installs the packages the lock names, if they are not there yet.
 * @param {{ quiet?: boolean }} [options] quiet prints only on failure
 */
export function ensurePackages({ quiet = false } = {}) {
  const hash = hashFiles([join(root, 'package-lock.json')]);
  once('packages', hash, join(root, 'node_modules', '.package-lock.json'), () => {
    if (lockIsInstalled()) return;
    if (!quiet) console.error('Installing packages (once, about a minute) …');
    run(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], quiet);
  });
}

/** Draws the diagrams of all chapters, if one changed. */
export function ensureDiagrams() {
  const drawers = filesBelow(join(root, 'tools', 'diagrams'));
  if (drawers.length === 0) return;
  const hash = hashFiles([
    ...filesBelow(join(root, 'content', 'chapters'), (path) => path.endsWith('.mmd')),
    ...drawers,
    join(root, 'package-lock.json'),
  ]);
  once('diagrams', hash, join(root, 'app', '_generated', 'diagrams'), () => {
    run(process.execPath, [join('tools', 'diagrams', 'draw.mjs')], false);
  });
}

/** Finds out what the names of the sources stand for, if one of them changed. */
export function ensureNames() {
  const sources = ['content/go', 'runtime/lib'].flatMap((path) =>
    filesBelow(join(root, path), (file) => file.endsWith('.go')),
  );
  const finders = ['base', 'syntax', 'types', 'names'].flatMap((layer) =>
    filesBelow(join(root, 'runtime', layer), (file) => !file.endsWith('.test.ts')),
  );
  const hash = hashFiles([
    ...sources,
    ...finders,
    join(root, 'app', '_lib', 'programs.ts'),
    join(root, 'app', '_source', 'write-index.ts'),
  ]);
  once('names', hash, join(root, 'app', '_generated', 'names.json'), () => {
    run(process.execPath, [join('tools', 'names.mjs')], false);
  });
}

/**
 * Builds the pages for production, if anything they are made from changed.
 * @param {{ again?: boolean }} [options] again builds them in any case
 */
export function ensureBuild({ again = false } = {}) {
  ensureDiagrams();
  ensureNames();
  const sources = [
    ...['app', 'runtime', 'content', 'public'],
    ...['tools/build.mjs', 'tools/first-scripts.mjs', 'tools/offline-worker.mjs'],
  ].flatMap((path) =>
    filesBelow(join(root, path), (file) => !/\.test\.tsx?$|_test\.go$/.test(file)),
  );
  // next-env.d.ts is written by the build itself.
  const configuration = readdirSync(root)
    .filter((name) => /\.(m?[jt]sx?|json)$/.test(name) && name !== 'next-env.d.ts')
    .map((name) => join(root, name));
  const product = join(root, '.next', 'BUILD_ID');
  if (again) rmSync(product, { force: true });
  once('build', hashFiles([...sources, ...configuration]), product, () => {
    console.error('Building the pages …');
    run(process.execPath, [join('tools', 'build.mjs')], false);
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 9)) {
    console.error(`Engine Room needs Node 20.9 or newer; this is ${process.versions.node}.`);
    process.exit(1);
  }
  try {
    ensurePackages();
    if (process.argv.includes('--diagrams')) {
      ensureDiagrams();
      ensureNames();
    }
    const again = process.argv.includes('--again');
    if (process.argv.includes('--build')) ensureBuild({ again });
  } catch (error) {
    console.error(String(error instanceof Error ? error.message : error));
    process.exit(1);
  }
}
