// Makes the service worker of a build: its code, the name of the build, and the list of what it keeps.
import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { build } from 'esbuild';
import { firstScripts } from './first-scripts.mjs';
import { filesBelow } from './hash.mjs';
import { root } from './paths.mjs';

const next = join(root, '.next');
const locales = ['en', 'zh'];
const asPath = (/** @type {string} */ path) => path.replaceAll('\\', '/');

/** The document of an address, as it was built. @param {string} path */
const htmlOf = (path) => join(next, 'server', 'app', `${path}.html`);

/** Scripts, styles and fonts that a document loads by itself. @param {string} html */
function loadedBy(html) {
  const links = [...html.matchAll(/<link[^>]*\shref="(\/_next\/static\/[^"?]+)/g)];
  return [...new Set([...firstScripts(html), ...links.map(([, href]) => href ?? '')])];
}

/**
 * What a build has for reading without network. Source is not fetched ahead: it is twenty times all the
 * rest, and what is opened is kept.
 * @param {string[]} addresses every address there is
 * @returns {import('../app/_offline/names').KeepList}
 */
export function keepList(addresses) {
  const files = filesBelow(join(next, 'static'), (file) => !file.endsWith('.map'))
    .map((file) => `/_next/static/${asPath(relative(join(next, 'static'), file))}`)
    // Of the router that this site does not use.
    .filter((path) => !/_(build|ssg|clientMiddleware)Manifest\.js$/.test(path));
  const programs = addresses.filter((path) => path.startsWith('/programs/'));
  const first = locales.flatMap((locale) =>
    loadedBy(readFileSync(htmlOf(`/${locale}/offline`), 'utf8')),
  );
  const byLocale = (/** @type {(locale: string) => string[]} */ of) =>
    Object.fromEntries(locales.map((locale) => [locale, of(locale)]));
  return {
    assets: [...files, ...programs],
    first: [...new Set(first)],
    pages: byLocale((locale) =>
      addresses.filter(
        (path) =>
          (path === `/${locale}` || path.startsWith(`/${locale}/`)) &&
          !path.startsWith(`/${locale}/source/`) &&
          path !== `/${locale}/missing` &&
          existsSync(htmlOf(path)),
      ),
    ),
    data: byLocale((locale) => [
      ...addresses.filter((path) => path === `/search/${locale}.json`),
      '/icon.svg',
      '/manifest.webmanifest',
    ]),
  };
}

/** Writes the service worker beside the pages; proxy.ts serves it. @param {string[]} addresses */
export async function makeOfflineWorker(addresses) {
  const list = keepList(addresses);
  await build({
    absWorkingDir: root,
    entryPoints: ['app/_offline/service-worker.ts'],
    outfile: join(next, 'offline-worker.js'),
    bundle: true,
    format: 'iife',
    target: 'es2022',
    minify: true,
    logLevel: 'error',
    define: {
      BUILD: JSON.stringify(readFileSync(join(next, 'BUILD_ID'), 'utf8').trim()),
      LIST: JSON.stringify(list),
    },
  });
}
