/** From a command-line target to a checked and compiled program, or the messages why not. */
import type { Diagnostic } from '../base/diagnostic';
import type { Program } from '../code/program';
import { compileProgram } from '../compile/index';
import { Checker, type Package } from '../types/index';
import { Loader, LoadError, plainName, type Target } from './load';

/** What is wrong, a package at a time, in the order packages were checked. */
export function complaints(
  checker: Checker,
): { pkg: Package; diagnostics: readonly Diagnostic[] }[] {
  return checker.allPackages
    .filter((pkg) => pkg.diagnostics.length > 0)
    .map((pkg) => ({ pkg, diagnostics: pkg.diagnostics }));
}

/**
 * What keeps a package from being put together, so that nothing is compiled: what cannot be read before
 * a file's imports end, else packages that are not there. Lines without a package's name above them.
 */
export function unloadable(loader: Loader, checker: Checker): string {
  const missing = complaints(checker).flatMap(({ diagnostics }) =>
    diagnostics.filter((d) => d.missing),
  );
  return (loader.unreadable.length > 0 ? loader.unreadable : missing)
    .map((d) => loader.format(d, plainName) + '\n')
    .join('');
}

/** As the go command prints what the compiler says: `# package`, then the lines. */
export function compilerOutput(loader: Loader, checker: Checker): string {
  let out = '';
  for (const { pkg, diagnostics } of complaints(checker)) {
    out += `# ${pkg.path}\n`;
    for (const d of diagnostics) out += loader.format(d) + '\n';
  }
  return out;
}

/** The target of `run` and `trace`: leading .go files, or one directory or import path; the rest are the program's arguments. */
export function runTarget(
  loader: Loader,
  rest: readonly string[],
): { target: Target; args: readonly string[] } {
  const first = rest[0];
  if (first === undefined) throw new LoadError('go: no go files listed');
  let n = 0;
  while (n < rest.length && rest[n]!.endsWith('.go')) n++;
  if (n > 0) return { target: loader.named(rest.slice(0, n)), args: rest.slice(n) };
  const [target] = loader.targets(first);
  if (!target) throw new LoadError(`go: no packages match ${first}`);
  return { target, args: rest.slice(1) };
}

/** Exit codes of the go command: nothing could be put together to compile, and it does not compile. */
export const UNLOADABLE = 1;
export const UNCOMPILABLE = 2;

/** Loads and compiles a `package main`; its complaints as text, and the exit code, where there are any. */
export function build(
  rest: readonly string[],
):
  { program: Program; target: Target; args: readonly string[] } | { errors: string; code: number } {
  const loader = new Loader();
  const { target, args } = runTarget(loader, rest);
  const names = loader.filesOf(target);
  if (names.length === 0)
    throw new LoadError(`package ${target.path}: no Go files in ${target.dir}`);
  const checker = new Checker(loader.files, loader);
  const { files, diagnostics } = loader.parse(names, false);
  const main = checker.check(target.path, files, { diagnostics, run: true });
  const unread = unloadable(loader, checker);
  if (unread !== '') return { errors: unread, code: UNLOADABLE };
  const errors = compilerOutput(loader, checker);
  if (errors !== '') return { errors, code: UNCOMPILABLE };
  if (main.name !== 'main') {
    throw new LoadError(`package ${target.path} is not a main package`);
  }
  return { program: compileProgram(checker, main, loader.files), target, args };
}
