// The Go programs as they stand in content/go, read when the pages are built.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(process.cwd(), 'content', 'go');

function walk(below: string): string[] {
  return readdirSync(join(folder, below), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = below ? `${below}/${entry.name}` : entry.name;
      return entry.isDirectory() ? walk(path) : entry.name.endsWith('.go') ? [path] : [];
    });
}

let files: ReadonlyMap<string, string> | undefined;

/**
 * Text by path. A path is relative to content/go: `src/github.com/docker/docker/engine/job.go`,
 * `lib/net/http/server.go`.
 */
export function programFiles(): ReadonlyMap<string, string> {
  if (files && process.env.NODE_ENV === 'production') return files;
  files = new Map(walk('').map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
  return files;
}

/** What the machine calls a file: its import path and name, whichever of src and lib it is in. */
export function machineName(path: string): string {
  return path.slice(path.indexOf('/') + 1);
}
