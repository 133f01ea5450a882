// Where things stand upstream: the copies of the facts in content/upstream, and links made from them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One source tree at one version. Lines are those of the tag. */
export type Upstream = {
  /** What a reader calls it: `Docker 1.6.2`. */
  name: string;
  /** Address of a file is this, its path, `#L` and the line. */
  browse: string;
  /** First and last line of each symbol, by file and by name, as `(*Job).Run`. */
  symbols: Record<string, Record<string, [number, number]>>;
};

const trees = new Map<string, Upstream>();

/** The facts of a tree. */
export function upstream(id: string): Upstream {
  let tree = trees.get(id);
  if (!tree) {
    const file = join(process.cwd(), 'content', 'upstream', `${id}.json`);
    tree = JSON.parse(readFileSync(file, 'utf8')) as Upstream;
    trees.set(id, tree);
  }
  return tree;
}

/**
 * First and last line of a symbol upstream.
 * @throws RangeError if it is not there: a claim without an anchor fails the build
 */
export function anchorLines(id: string, file: string, symbol: string): [number, number] {
  const lines = upstream(id).symbols[file]?.[symbol];
  if (!lines) throw new RangeError(`no ${symbol} in ${file} of ${id}`);
  return lines;
}
