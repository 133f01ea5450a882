// Where things are: the root of the repository and the cache that a fresh clone does without.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Absolute path of the repository. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Absolute path of what can be thrown away and made again. */
export const cache = join(root, 'node_modules', '.cache', 'engine-room');
