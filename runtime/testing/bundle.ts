/** All Go sources of the repository as one bundle, for tests that drive a session. */
import { join } from 'node:path';
import { sourceBundle } from '../cli/load';

/** `src/<import path>/<file>` and `lib/<import path>/<file>`; `own` lies over it. */
export function bundle(own: Readonly<Record<string, string>> = {}): Record<string, string> {
  process.env.ENGINE_ROOM_ROOT ??= join(import.meta.dirname, '..', '..');
  return { ...sourceBundle(), ...own };
}
