// Builds the pages for production. Then writes down, for proxy.ts, which addresses exist and the hashes
// of the inline scripts of each (with those the policy needs no 'unsafe-inline', and pages stay static),
// asks browsers to compile the scripts of a first visit before they are needed, and makes the service
// worker that keeps this build for reading without network.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { askToCompile, firstScripts } from './first-scripts.mjs';
import { filesBelow } from './hash.mjs';
import { makeOfflineWorker } from './offline-worker.mjs';
import { root } from './paths.mjs';

const { status } = spawnSync(process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
  cwd: root,
  stdio: ['ignore', 2, 2],
  env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
});
if (status !== 0) process.exit(status ?? 1);

/** @param {string} html @returns {string[]} CSP source expressions, each once */
function inlineScripts(html) {
  const bodies = [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([^]*?)<\/script>/g)];
  const hashes = bodies.map(
    ([, body]) => `'sha256-${createHash('sha256').update(body).digest('base64')}'`,
  );
  return [...new Set(hashes)];
}

const manifest = JSON.parse(readFileSync(join(root, '.next', 'prerender-manifest.json'), 'utf8'));
/** @type {Record<string, string[]>} */
const pages = {};
/** Scripts that a page loads by itself. */
const scripts = new Set();
for (const route of Object.keys(manifest.routes).sort()) {
  const path = decodeURIComponent(route);
  const html = join(root, '.next', 'server', 'app', `${path}.html`);
  const text = existsSync(html) ? readFileSync(html, 'utf8') : '';
  pages[path] = inlineScripts(text);
  for (const src of firstScripts(text)) scripts.add(src);
}
for (const file of filesBelow(join(root, 'public'))) {
  pages[`/${relative(join(root, 'public'), file).replaceAll('\\', '/')}`] = [];
}
for (const src of scripts) {
  const file = join(root, '.next', src.replace(/^\/_next\//, ''));
  writeFileSync(file, askToCompile(readFileSync(file, 'utf8')));
}
writeFileSync(join(root, '.next', 'pages.json'), `${JSON.stringify(pages, null, 1)}\n`);
await makeOfflineWorker(Object.keys(pages));
