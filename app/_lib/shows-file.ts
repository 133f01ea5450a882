// Which scenario shows the statements of a file.

/** Whether a scenario's `visible` packages have the file's. @param file as the machine names it */
export function showsFile(visible: readonly string[], file: string): boolean {
  const path = file.slice(0, file.lastIndexOf('/'));
  return visible.some((one) =>
    /(\/\.\.\.|\*)$/.test(one)
      ? one === path || path.startsWith(one.replace(/(\/\.\.\.|\*)$/, ''))
      : one === path,
  );
}
