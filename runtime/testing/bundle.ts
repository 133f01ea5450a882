/** All Go sources of the repository as one bundle, for tests that drive a session. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

const root = join(import.meta.dirname, '..', '..');

function collect(dir: string, prefix: string, into: Record<string, string>): void {
  for (const entry of readdirSync(dir, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.go') || entry.name.endsWith('_test.go')) continue;
    const path = join(entry.parentPath, entry.name);
    into[`${prefix}/${relative(dir, path).split(sep).join('/')}`] = readFileSync(path, 'utf8');
  }
}

/** `src/<import path>/<file>` and `lib/<import path>/<file>`; `own` lies over it. */
export function bundle(own: Readonly<Record<string, string>> = {}): Record<string, string> {
  const files: Record<string, string> = {};
  collect(join(root, 'content', 'go', 'src'), 'src', files);
  collect(join(root, 'runtime', 'lib'), 'lib', files);
  collect(join(root, 'content', 'go', 'lib'), 'lib', files);
  return { ...files, ...own };
}
