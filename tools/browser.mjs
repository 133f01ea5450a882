// Finds a browser for the tests, or gets one: the first that starts of
// $CHROMIUM_PATH; Playwright's own; one of the system; Playwright's, installed now; Debian's, if root;
// the one in the npm package @sparticuz/chromium.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { env, getuid, platform } from 'node:process';
import { pathToFileURL } from 'node:url';
import { cache, root } from './paths.mjs';

/** Chromium refuses its sandbox to root. */
export const browserArguments = getuid?.() === 0 ? ['--no-sandbox'] : [];

/** @param {string} command @param {string[]} args @param {import('node:child_process').SpawnSyncOptions} [options] */
const quietly = (command, args, options) =>
  spawnSync(command, args, { stdio: 'ignore', timeout: 240_000, ...options }).status === 0;

/** @param {string | undefined} path @returns {boolean} whether it is there and runs */
function runs(path) {
  if (!path || !existsSync(path)) return false;
  // Chrome on Windows answers --version by opening a window.
  return (
    platform === 'win32' || quietly(path, ['--version', ...browserArguments], { timeout: 20_000 })
  );
}

/** @returns {Promise<string | undefined>} */
async function playwrightsOwn() {
  const { chromium } = await import('@playwright/test');
  const full = chromium.executablePath();
  // The shell alone is installed beside it, under a name of its own.
  const shell = full
    .replace(/([\\/])chromium-(\d+)([\\/])/, '$1chromium_headless_shell-$2$3')
    .replace(
      /chrome-(linux|mac|win)([^\\/]*)([\\/]).*$/,
      'chrome-headless-shell-$1$2$3chrome-headless-shell',
    );
  return [
    full,
    shell,
    shell
      .replace('chrome-headless-shell-', 'chrome-')
      .replace(/chrome-headless-shell$/, 'headless_shell'),
  ].find(runs);
}

/** @returns {string | undefined} */
function ofTheSystem() {
  const names = [
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
    'microsoft-edge',
    'chrome',
    'msedge',
  ];
  const onPath = (env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)));
  const programs = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(Boolean);
  return [
    ...onPath,
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ...programs.flatMap((folder) => [
      join(folder, 'Google/Chrome/Application/chrome.exe'),
      join(folder, 'Microsoft/Edge/Application/msedge.exe'),
    ]),
  ].find(runs);
}

/** @returns {Promise<string | undefined>} */
async function installPlaywrights() {
  console.error('Installing a browser for the tests …');
  const cli = join(root, 'node_modules', 'playwright', 'cli.js');
  const installed = quietly(process.execPath, [cli, 'install', 'chromium', '--only-shell']);
  return installed ? playwrightsOwn() : undefined;
}

/** @returns {string | undefined} */
function installDebians() {
  if (platform !== 'linux' || getuid?.() !== 0) return undefined;
  const options = { env: { ...env, DEBIAN_FRONTEND: 'noninteractive' } };
  quietly('apt-get', ['update', '-qq'], options);
  return quietly(
    'apt-get',
    ['install', '-y', '-qq', '--no-install-recommends', 'chromium'],
    options,
  )
    ? ofTheSystem()
    : undefined;
}

/** @returns {Promise<string | undefined>} */
async function installSparticuz() {
  if (platform !== 'linux' || process.arch !== 'x64') return undefined;
  const folder = join(cache, 'sparticuz');
  mkdirSync(folder, { recursive: true });
  // A package of its own, so that npm leaves ours as it is.
  writeFileSync(join(folder, 'package.json'), '{"private":true,"type":"module"}\n');
  const npm = ['install', '--no-audit', '--no-fund', '@sparticuz/chromium@143.0.4'];
  if (!quietly('npm', npm, { cwd: folder })) return undefined;
  try {
    const entry = createRequire(join(folder, 'package.json')).resolve('@sparticuz/chromium');
    const { default: chromium } = await import(pathToFileURL(entry).href);
    const path = await chromium.executablePath();
    return runs(path) ? path : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Path of a browser that runs.
 * @throws Error that says what to do, when none can be had
 */
export async function findBrowser() {
  if (env.CHROMIUM_PATH) {
    if (runs(env.CHROMIUM_PATH)) return env.CHROMIUM_PATH;
    throw new Error(`CHROMIUM_PATH is ${env.CHROMIUM_PATH}, which does not run.`);
  }
  for (const look of [
    playwrightsOwn,
    ofTheSystem,
    installPlaywrights,
    installDebians,
    installSparticuz,
  ]) {
    const path = await look();
    if (path) return path;
  }
  throw new Error(
    'No browser for the tests: install Chromium, Chrome or Edge, or set CHROMIUM_PATH to one.',
  );
}
