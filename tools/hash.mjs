// Hashes of files and trees, by which the set-up knows whether anything has to be done again.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from './paths.mjs';

/**
 * Every file below `start` for which `keep` holds, in one fixed order; `start` may be a file.
 * @param {string} start absolute path
 * @param {(path: string) => boolean} keep is given the absolute path
 * @returns {string[]} absolute paths; none if `start` does not exist
 */
export function filesBelow(start, keep = () => true) {
  const stat = statSync(start, { throwIfNoEntry: false });
  if (!stat) return [];
  if (!stat.isDirectory()) return keep(start) ? [start] : [];
  return readdirSync(start, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .filter((entry) => entry.name !== 'node_modules' && entry.name !== '.next')
    .flatMap((entry) => filesBelow(join(start, entry.name), keep));
}

/**
 * One hash over names and contents.
 * @param {string[]} files absolute paths
 * @returns {string} 32 hexadecimal digits
 */
export function hashFiles(files) {
  const hash = createHash('sha256');
  for (const file of files) {
    hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex').slice(0, 32);
}
