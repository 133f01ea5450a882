// The Go sources of the site, read when the pages are built: the programs, and the library they run on.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Go files below a folder, by path relative to it, in order. */
function walk(folder: string, below = ''): string[] {
  return readdirSync(join(folder, below), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = below ? `${below}/${entry.name}` : entry.name;
      return entry.isDirectory() ? walk(folder, path) : entry.name.endsWith('.go') ? [path] : [];
    });
}

function read(): Map<string, string> {
  const found = new Map<string, string>();
  // A package is taken whole from the first folder that has it, as the command line does.
  const taken = new Set<string>();
  for (const [top, ...folder] of [
    ['src', 'content', 'go', 'src'],
    ['lib', 'runtime', 'lib'],
    ['lib', 'content', 'go', 'lib'],
  ] as const) {
    const root = join(/* turbopackIgnore: true */ process.cwd(), ...folder);
    if (!existsSync(root)) continue;
    const packages = new Set<string>();
    for (const path of walk(root)) {
      const name = `${top}/${path.slice(0, path.lastIndexOf('/'))}`;
      if (taken.has(name)) continue;
      packages.add(name);
      found.set(`${top}/${path}`, readFileSync(join(root, path), 'utf8'));
    }
    for (const name of packages) taken.add(name);
  }
  return found;
}

let files: ReadonlyMap<string, string> | undefined;

/**
 * Text by path: `src/github.com/docker/docker/engine/job.go` for a program, `lib/net/http/server.go`
 * for a package that stands for one of Go's own library. Tests included.
 */
export function programFiles(): ReadonlyMap<string, string> {
  if (files && process.env.NODE_ENV === 'production') return files;
  files = read();
  return files;
}

/** What the machine calls a file: its import path and name, whichever of src and lib it is in. */
export function machineName(path: string): string {
  return path.slice(path.indexOf('/') + 1);
}

let bundle: { readonly name: string; readonly json: string } | undefined;

/** What the machine in the worker is given: every source but the tests, as one JSON text. */
export function programBundle(): { readonly name: string; readonly json: string } {
  if (bundle && process.env.NODE_ENV === 'production') return bundle;
  const json = JSON.stringify(
    Object.fromEntries([...programFiles()].filter(([path]) => !path.endsWith('_test.go'))),
  );
  bundle = { name: createHash('sha256').update(json).digest('hex').slice(0, 12), json };
  return bundle;
}

/** Address of the bundle; it changes with its content, so it may be kept for ever. */
export function programBundleUrl(): string {
  return `/programs/${programBundle().name}.json`;
}
