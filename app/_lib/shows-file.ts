// Which scenario shows the statements of a file.

/**
 * Whether a scenario's `visible` packages have the file's: `a/b` itself, `a/...` it and all below,
 * `a*` all that begin so.
 * @param file as the machine names it
 */
export function showsFile(visible: readonly string[], file: string): boolean {
  const path = file.slice(0, file.lastIndexOf('/'));
  return visible.some((one) => {
    if (one.endsWith('/...')) return `${path}/`.startsWith(one.slice(0, -3));
    return one.endsWith('*') ? path.startsWith(one.slice(0, -1)) : path === one;
  });
}
