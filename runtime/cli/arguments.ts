/** Flags of the command line, in Go's spelling: `-seed 7`, `--seed=7`, `-v`. */

/** A mistake on the command line: printed with a hint, exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export interface Flags {
  readonly values: ReadonlyMap<string, string>;
  /** What is left, from the first argument that is no flag. */
  readonly rest: readonly string[];
}

/** Reads flags up to the first other argument; `switches` take no value unless written with `=`. */
export function parseFlags(
  args: readonly string[],
  valued: readonly string[],
  switches: readonly string[],
): Flags {
  const values = new Map<string, string>();
  let i = 0;
  for (; i < args.length; i++) {
    const arg = args[i]!;
    if (!arg.startsWith('-') || arg === '-') break;
    if (arg === '--') {
      i++;
      break;
    }
    const [name = '', given] = splitOnce(arg.replace(/^--?/, ''));
    if (switches.includes(name)) values.set(name, given ?? 'true');
    else if (valued.includes(name)) {
      const value = given ?? args[++i];
      if (value === undefined) throw new UsageError(`flag needs an argument: -${name}`);
      values.set(name, value);
    } else throw new UsageError(`flag provided but not defined: -${name}`);
  }
  return { values, rest: args.slice(i) };
}

function splitOnce(text: string): [string, string | undefined] {
  const at = text.indexOf('=');
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

/** A whole number flag; its default if absent. */
export function numberFlag(flags: Flags, name: string, standard: number): number {
  const text = flags.values.get(name);
  if (text === undefined) return standard;
  const n = Number(text);
  if (!Number.isFinite(n) || n < 0) {
    throw new UsageError(`invalid value "${text}" for flag -${name}`);
  }
  return n;
}
