// Holds the budget: the JavaScript a text page loads before the room is asked for, gzipped.
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { firstScripts } from './first-scripts.mjs';
import { filesBelow } from './hash.mjs';
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
process.exit(worst.bytes > 0 && worst.bytes <= budget ? 0 : 1);
