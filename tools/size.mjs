// Holds two budgets: the JavaScript a text page loads before the room is asked for, gzipped; and what a
// language takes that is kept for reading without network, as app/_lib/messages/offline.ts tells readers.
import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { firstScripts } from './first-scripts.mjs';
import { filesBelow } from './hash.mjs';
import { keepList } from './offline-worker.mjs';
import { root } from './paths.mjs';

const budget = 165_000;
const pages = join(root, '.next', 'server', 'app');
const sizes = new Map();

/** @param {string} src as in the page @returns {number} bytes gzipped */
function size(src) {
  if (!sizes.has(src)) {
    const file = join(root, '.next', src.replace(/^\/_next\//, ''));
    sizes.set(src, gzipSync(readFileSync(file), { level: 9 }).length);
  }
  return sizes.get(src);
}

let worst = { page: 'none', bytes: 0 };
for (const file of filesBelow(pages, (path) => path.endsWith('.html'))) {
  const html = readFileSync(file, 'utf8');
  const bytes = firstScripts(html).reduce((sum, src) => sum + size(src), 0);
  if (bytes > worst.bytes) worst = { page: relative(pages, file), bytes };
}
console.log(
  `first load: ${(worst.bytes / 1000).toFixed(1)} kB of JavaScript gzipped (${worst.page}), budget ${budget / 1000} kB`,
);

/** Megabytes fetched, gzipped, and kept, as they are. */
const most = { fetched: 4, kept: 20 };
const addresses = Object.keys(JSON.parse(readFileSync(join(root, '.next', 'pages.json'), 'utf8')));
const list = keepList(addresses);
/** @param {string} path @returns {string[]} files of the build that an address stands for */
const filesOf = (path) =>
  path.startsWith('/_next/')
    ? [join(root, '.next', path.slice('/_next/'.length))]
    : ['.html', '.rsc', '.body'].map((end) => join(pages, path + end)).filter((f) => existsSync(f));
let fits = true;
for (const [locale, own] of Object.entries(list.pages)) {
  const contents = [...list.assets, ...(list.data[locale] ?? []), ...own]
    .flatMap(filesOf)
    .map((file) => readFileSync(file));
  const sum = (/** @type {(content: Buffer) => number} */ of) =>
    contents.reduce((all, content) => all + of(content), 0) / 1e6;
  const [fetched, kept] = [sum((one) => gzipSync(one).length), sum((one) => one.length)];
  fits &&= fetched <= most.fetched && kept <= most.kept && contents.length > own.length;
  console.log(
    `kept for reading without network, ${locale}: ${own.length} pages, ${contents.length} files, ` +
      `${fetched.toFixed(1)} MB gzipped, ${kept.toFixed(1)} MB (budget ${most.fetched} and ${most.kept})`,
  );
}
process.exit(fits && worst.bytes > 0 && worst.bytes <= budget ? 0 : 1);
