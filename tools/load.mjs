// Bundles a TypeScript entry once per version of its sources and runs it in this process.
import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';
import { filesBelow, hashFiles } from './hash.mjs';
import { cache, root } from './paths.mjs';

/** @param {string} path what of a file changes when it is written */
function stamp(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat ? [path, stat.mtimeMs, stat.size] : [path, 0, 0];
}

/** Writes a file so that others see the old one or the new one. @param {string} path @param {string | Buffer} data */
function replace(path, data) {
  const fresh = `${path}.${process.pid}`;
  writeFileSync(fresh, data);
  renameSync(fresh, path);
}

/** The bundle that a list of stamped files says is still the right one. @param {string} list */
function known(list) {
  if (!existsSync(list)) return undefined;
  const { out, files } = JSON.parse(readFileSync(list, 'latin1'));
  const same = ([path, time, size]) => {
    const [, now, length] = stamp(path);
    return now === time && length === size;
  };
  return existsSync(out) && files.every(same) ? out : undefined;
}

/**
 * Path of the bundle of `entry`, made if its sources changed since the last time.
 * @param {string} entry path of a .ts file, relative to the repository
 * @param {string[]} sources folders whose change makes a new bundle, relative to the repository
 * @returns {Promise<string>} absolute path of a CommonJS module
 */
export async function bundle(entry, sources) {
  const name = entry.replace(/[^a-z0-9]+/gi, '-');
  const list = join(cache, 'bundles', `${name}.json`);
  const last = known(list);
  if (last) return last;
  const files = sources.flatMap((source) =>
    filesBelow(
      join(root, source),
      (file) => /\.(ts|json)$/.test(file) && !file.endsWith('.test.ts'),
    ),
  );
  // tsconfig.json says how fields of classes are made: by assignment, for V8 is slow at defining those
  // that many classes inherit.
  for (const file of ['package-lock.json', 'tsconfig.json', 'tools/load.mjs']) {
    files.push(join(root, file));
  }
  // Before they are read: what changes meanwhile is seen the next time.
  const stamps = files.map(stamp);
  const out = join(cache, 'bundles', `${name}-${hashFiles(files)}.cjs`);
  if (!existsSync(out)) await make(entry, out);
  replace(list, JSON.stringify({ out, files: stamps }));
  return out;
}

/** @param {string} entry @param {string} out */
async function make(entry, out) {
  const { build } = await import('esbuild');
  mkdirSync(dirname(out), { recursive: true });
  const fresh = `${out}.${process.pid}.cjs`;
  await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile: fresh,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    packages: 'external',
    // Less to read at each start; names stay, for what a stack shows.
    minifyWhitespace: true,
    minifySyntax: true,
    logLevel: 'error',
  });
  renameSync(fresh, out);
  const hourAgo = Date.now() - 3_600_000;
  const name = basename(out).replace(/[^-]*$/, '');
  for (const old of filesBelow(dirname(out), (file) => basename(file).startsWith(name))) {
    // Another process may be about to read a recent one.
    if (statSync(old).mtimeMs < hourAgo) rmSync(old, { force: true });
  }
}

/** Runs of a bundle that add to V8's code for it what they have compiled; each finds a little more. */
const TEACHERS = 4;

/**
 * Runs a bundle as a module of this process, with the code that V8 kept of it from earlier runs.
 * @param {string} file
 */
function runKept(file) {
  // V8 makes a second translation of a function whose run is long under way. The machine's loop is
  // entered so often that this comes too late to be of use, and it costs twice the first.
  setFlagsFromString('--no-use-osr');
  const kept = [1, 2, 3, 4].map((n) => `${file}.${process.version}-${n}`);
  const generation = kept.findLastIndex((path) => existsSync(path));
  const script = new Script(
    // Bundles are ASCII, which V8 keeps in half the room.
    `(function(require,module,exports){${readFileSync(file, 'latin1')}\n})`,
    {
      filename: file,
      ...(generation >= 0 ? { cachedData: readFileSync(kept[generation]) } : {}),
    },
  );
  if (generation + 1 < TEACHERS || script.cachedDataRejected) {
    process.once('exit', () => {
      const next = script.cachedDataRejected ? generation : generation + 1;
      try {
        replace(kept[next], script.createCachedData());
      } catch {
        // Somewhere that cannot be written to: the next run is no faster.
      }
    });
  }
  const module = { exports: {} };
  script.runInThisContext()(createRequire(file), module, module.exports);
}

/**
 * Runs a TypeScript entry in this process. The entry finds the repository in
 * `process.env.ENGINE_ROOM_ROOT` and its arguments in `process.argv.slice(2)`.
 * @param {string} entry @param {string[]} sources @param {string[]} args
 */
export async function runEntry(entry, sources, args) {
  const file = await bundle(entry, sources);
  process.env.ENGINE_ROOM_ROOT = root;
  process.argv = [process.argv[0], join(root, entry), ...args];
  runKept(file);
}
