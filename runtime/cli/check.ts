/** `check`: what the parser and the checker have to say, one line each. */
import { writeSync } from 'node:fs';
import { Checker } from '../types/index';
import { parseFlags, UsageError } from './arguments';
import { complaints } from './program';
import { Loader, LoadError, plainName, useTags, type Target } from './load';

/** `check file.go… | directory… | import/path…`: exit code 1 if anything was found. */
export function check(args: readonly string[]): number {
  const flags = parseFlags(args, ['tags'], []);
  useTags(flags.values.get('tags'));
  args = flags.rest;
  if (args.length === 0) throw new UsageError('check: nothing to check');
  const loader = new Loader({ maxErrors: Infinity });
  const named = args.filter((arg) => arg.endsWith('.go'));
  const targets: Target[] = named.length > 0 ? [loader.named(named)] : [];
  for (const arg of args) if (!arg.endsWith('.go')) targets.push(...loader.targets(arg));
  const checker = new Checker(loader.files, loader, { maxErrors: Infinity, bodiless: true });
  for (const target of targets) {
    if (checker.package(target.path)) continue;
    const library = loader.find(target.path)?.library ?? false;
    const names = loader.filesOf(target);
    // A pattern's folders may have tests alone.
    if (names.length === 0 && !args.some((arg) => arg.endsWith('...')))
      throw new LoadError(`package ${target.path}: no Go files in ${target.dir}`);
    const { files, diagnostics } = loader.parse(names, library);
    const pkg = checker.check(target.path, files, { library, diagnostics });
    // A library's bodies are checked when first wanted: now.
    if (library) checkBodies(checker, loader, pkg);
  }
  const lines: string[] = [];
  for (const { diagnostics } of complaints(checker)) {
    for (const d of diagnostics) lines.push(loader.format(d, plainName));
  }
  lines.push(...bodies);
  if (lines.length === 0) return 0;
  writeSync(1, lines.join('\n') + '\n');
  return 1;
}

const bodies: string[] = [];

function checkBodies(
  checker: Checker,
  loader: Loader,
  pkg: { files: ReturnType<Loader['parse']>['files'] },
): void {
  for (const file of pkg.files) {
    for (const decl of file.decls) {
      if (decl.kind !== 'func-decl' || !decl.body) continue;
      const func = checker.info.defs.get(decl.name);
      if (func?.kind !== 'func') continue;
      for (const d of checker.checkBody(func)) bodies.push(loader.format(d, plainName));
    }
  }
}
