/** Where a program of the corpus does something else here than under stock Go 1.19, and why. */

interface Difference {
  readonly why: string;
  /** What replaces the recorded outcome. */
  readonly ours: { readonly end?: string; readonly out?: string; readonly err?: string };
}

/** By section and name. Few, and each with its reason. */
export const differences: Readonly<Record<string, Difference>> = {};
