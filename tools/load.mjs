// Bundles a TypeScript entry once per version of its sources and runs it in this process.
import { existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { filesBelow, hashFiles } from './hash.mjs';
import { cache, root } from './paths.mjs';

/**
 * Path of the bundle of `entry`, made if its sources changed since the last time.
 * @param {string} entry path of a .ts file, relative to the repository
 * @param {string[]} sources folders whose change makes a new bundle, relative to the repository
 * @returns {Promise<string>} absolute path of an ES module
 */
export async function bundle(entry, sources) {
  const files = sources.flatMap((source) =>
    filesBelow(
      join(root, source),
      (file) => /\.(ts|json)$/.test(file) && !file.endsWith('.test.ts'),
    ),
  );
  const name = entry.replace(/[^a-z0-9]+/gi, '-');
  const out = join(
    cache,
    'bundles',
    `${name}-${hashFiles([...files, join(root, 'package-lock.json')])}.mjs`,
  );
  if (existsSync(out)) return out;
  const { build } = await import('esbuild');
  mkdirSync(dirname(out), { recursive: true });
  const fresh = `${out}.${process.pid}.mjs`;
  await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile: fresh,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    sourcemap: 'inline',
    logLevel: 'error',
  });
  renameSync(fresh, out);
  const hourAgo = Date.now() - 3_600_000;
  for (const old of filesBelow(dirname(out), (file) => basename(file).startsWith(`${name}-`))) {
    // Another process may be about to read a recent one.
    if (statSync(old).mtimeMs < hourAgo) rmSync(old, { force: true });
  }
  return out;
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
  await import(pathToFileURL(file).href);
}
