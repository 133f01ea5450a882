// Where a declaration of the programs stands in the source it reconstructs: tree, file, lines, and a
// link that a reader may follow.
import { splitSymbol } from './excerpt';
import { upstream } from './upstream';

/** A place upstream. Lines are those of the tag. */
export type UpstreamPlace = {
  /** What a reader calls the tree: `Docker 1.6.2`. */
  readonly tree: string;
  /** Path in the tree. */
  readonly file: string;
  readonly first: number;
  readonly last: number;
  readonly href: string;
};

/** Import path below which the programs reconstruct a tree, and the facts of it. */
const roots = [
  ['v1.2.0/github.com/docker/docker/', 'docker-1.2.0'],
  ['github.com/docker/libcontainer/', 'libcontainer'],
  ['github.com/docker/docker/pkg/discovery/', 'discovery'],
  ['github.com/docker/docker/', 'docker-1.6.2'],
  ['github.com/docker/swarm/', 'swarm-1.2.0'],
  ['github.com/docker/leadership/', 'leadership'],
  ['github.com/docker/libkv/', 'libkv'],
  ['github.com/codegangsta/cli/', 'codegangsta-cli'],
  ['github.com/gorilla/mux/', 'mux'],
] as const;

/**
 * The place of a symbol upstream.
 * @param symbol as `github.com/docker/docker/engine.(*Job).Run`
 * @param file name of the file it stands in here, `job.go`; upstream it may stand in another one
 * @returns undefined for what has no counterpart: libraries, the kernel, what was named here
 */
export function upstreamOf(symbol: string, file: string): UpstreamPlace | undefined {
  const { path, name } = splitSymbol(symbol);
  const root = roots.find(([prefix]) => `${path}/`.startsWith(prefix));
  if (!root) return undefined;
  const folder = `${path}/`.slice(root[0].length);
  const { name: tree, browse, symbols } = upstream(root[1]);
  const same = symbols[folder + file]?.[name];
  const [found, lines] = same
    ? [folder + file, same]
    : (Object.entries(symbols)
        .filter(([one]) => one.slice(0, one.lastIndexOf('/') + 1) === folder)
        .flatMap(([one, names]) => (names[name] ? [[one, names[name]] as const] : []))[0] ?? []);
  if (!found || !lines) return undefined;
  const [first, last] = lines;
  return { tree, file: found, first, last, href: `${browse}${found}#L${first}-L${last}` };
}
