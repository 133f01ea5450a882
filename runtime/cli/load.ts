/** Finds the packages a program is made of: files, directories, GOPATH entries, and our own library. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { delimiter, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { formatDiagnostic, type Diagnostic } from '../base/diagnostic';
import { FileSet } from '../base/source';
import { assemblyOf, withBodies } from './assembly';
import { defaultTarget, matchFile, parseFile, type File, type ParseOptions } from '../syntax/index';
import type { ImportedSource, Importer } from '../types/index';

/** A program or package that cannot be loaded at all: printed as it stands. */
export class LoadError extends Error {
  override readonly name = 'LoadError';
}

/** What a command-line argument names: a package's files, and how messages call it. */
export interface Target {
  /** Import path, or `command-line-arguments` for files given by name. */
  readonly path: string;
  readonly dir: string;
  readonly files: readonly string[];
}

/** Files of a package by role. */
export interface TestFiles {
  readonly plain: readonly string[];
  readonly internal: readonly string[];
  readonly external: readonly string[];
}

/** How the go command calls the package of files that are named one by one. */
const NAMED = 'command-line-arguments';

const repository = (): string => process.env.ENGINE_ROOM_ROOT ?? process.cwd();

/** GOPATH's entries, content/go last. */
function gopath(): string[] {
  const own = process.env.GOPATH ?? join(process.env.HOME ?? '/', 'go');
  const entries = own.split(delimiter).filter((entry) => entry !== '');
  return [...entries.map((entry) => resolve(entry)), join(repository(), 'content', 'go')];
}

function isDirectory(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** Go files of a directory, sorted, whatever they are for. */
function goFiles(dir: string): string[] {
  return readdirSync(dir)
    .filter((name) => name.endsWith('.go') && !name.startsWith('.') && !name.startsWith('_'))
    .sort()
    .map((name) => join(dir, name))
    .filter((path) => !isDirectory(path));
}

const targetWithTests = { ...defaultTarget, tests: true };

/** Tags by which packages offer a build of theirs for where there are no addresses to count with. */
const safeTags = ['appengine', 'disableunsafe', 'purego', 'safe'];

/** Whether a file makes pointers of numbers, which this machine refuses when it comes to it. */
const computesAddresses = (name: string): boolean =>
  !name.endsWith('_test.go') && read(name).includes('unsafe.Pointer(uintptr(');

/** Tags by which packages say that there is to be no assembly. */
const plainTags = [...safeTags, 'noasm', 'generic'];

/** No architecture that a package would have assembly for. */
const PLAIN_ARCH = 'plain';

/** A declaration whose body stands in a file of assembly. */
const lacksBody = (name: string): boolean =>
  /^func [^{\n]*[^{,(\s][ \t]*(?:\/\/.*)?$/m.test(read(name));

/** Whether a folder has assembly, which nothing here can run. */
const hasAssembly = (name: string): boolean =>
  readdirSync(dirname(name)).some((file) => file.endsWith('.s'));

const usesC = (name: string): boolean => /^import\s+"C"|^\s*"C"\s*$/m.test(read(name));

let ownTags: readonly string[] = [];

/** Takes the build tags that a command line gives with -tags, separated by commas or spaces. */
export function useTags(list: string | undefined): void {
  ownTags = list?.split(/[\s,]+/).filter((tag) => tag !== '') ?? [];
}

const text = new Map<string, string>();

/** A file's bytes, one character each. */
function read(path: string): string {
  let bytes = text.get(path);
  if (bytes !== undefined) return bytes;
  try {
    bytes = readFileSync(path, 'latin1');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why = code === 'EACCES' ? 'permission denied' : (code ?? 'cannot be read');
    throw new LoadError(`open ${path}: ${why}`);
  }
  text.set(path, bytes);
  return bytes;
}

/** How messages name a file: relative where that is shorter, as the go command does. */
export function shownName(path: string): string {
  const from = relative(process.cwd(), path);
  if (from.startsWith('..') && from.length >= path.length) return path;
  return from.includes(sep) ? from : `.${sep}${from}`;
}

/** The same without `./`. */
export const plainName = (path: string): string => shownName(path).replace(/^\.[\\/]/, '');

/** Loads packages into one file set; given to the checker as its importer. */
export class Loader implements Importer {
  readonly files = new FileSet();
  private readonly entries = gopath();
  /** Directories above which `vendor` folders count. */
  private readonly roots: string[] = [];
  /** Packages read otherwise than from their directory: those under test. */
  readonly replaced = new Map<string, () => ImportedSource>();
  /** Of each file the first complaint about its package clause and imports. */
  readonly unreadable: Diagnostic[] = [];

  constructor(private readonly options: ParseOptions = {}) {}

  import(path: string): ImportedSource | undefined {
    const replaced = this.replaced.get(path);
    if (replaced) return replaced();
    const found = this.find(path);
    if (!found) return undefined;
    const names = this.matching(goFiles(found.dir), false);
    return names.length === 0 ? undefined : this.parse(names, found.library);
  }

  /** The directory of an import path. */
  find(path: string): { dir: string; library: boolean } | undefined {
    for (const base of [join('runtime', 'lib'), join('content', 'go', 'lib')]) {
      const dir = join(repository(), base, path);
      if (isDirectory(dir) && goFiles(dir).length > 0) return { dir, library: true };
    }
    for (const root of this.roots) {
      for (let at = root; ; at = dirname(at)) {
        const dir = join(at, 'vendor', path);
        if (isDirectory(dir)) return { dir, library: false };
        if (dirname(at) === at) break;
      }
    }
    for (const entry of this.entries) {
      const dir = join(entry, 'src', path);
      if (isDirectory(dir)) return { dir, library: false };
    }
    return undefined;
  }

  /** Files that belong to the build. */
  matching(names: readonly string[], tests: boolean): string[] {
    const target = tests ? targetWithTests : defaultTarget;
    const of = (tags: readonly string[], arch = target.arch) =>
      names.filter((name) =>
        matchFile(name.slice(name.lastIndexOf(sep) + 1), read(name), {
          ...target,
          tags: [...ownTags, ...tags],
          arch,
        }),
      );
    let usual = of([]);
    // Where a package has both, the build without C is the one.
    const other = usual.filter((name) => !usesC(name));
    if (other.length < usual.length && other.some((name) => /!cgo\b/.test(read(name)))) {
      usual = other;
    }
    if (usual.some(lacksBody) && hasAssembly(usual[0]!)) {
      const builds = [of(plainTags), of([], PLAIN_ARCH), of(plainTags, PLAIN_ARCH)];
      return builds.find((build) => build.length > 0 && !build.some(lacksBody)) ?? usual;
    }
    if (!usual.some(computesAddresses)) return usual;
    const safe = of(safeTags);
    // A build that lacks files is not whole.
    const size = (build: readonly string[]) =>
      build.filter((name) => !name.endsWith('_test.go')).length;
    return size(safe) < size(usual) || safe.some(computesAddresses) ? usual : safe;
  }

  /** A target's files without tests; files named one by one belong whatever their constraints say. */
  filesOf(target: Target): readonly string[] {
    return target.path === NAMED ? target.files : this.matching(target.files, false);
  }

  parse(names: readonly string[], library: boolean): ImportedSource {
    const files: File[] = [];
    const diagnostics: Diagnostic[] = [];
    for (const name of names) {
      const shown = library ? this.libraryName(name) : name;
      const parsed = parseFile(this.files.add(shown, this.bytes(name, library)), this.options);
      files.push(parsed.file);
      diagnostics.push(...parsed.diagnostics);
      const [first] = parsed.diagnostics;
      const { imports, package: clause } = parsed.file;
      const end = Math.max(clause.end, ...imports.map((spec) => spec.end));
      if (first && !first.unsupported && first.pos <= end) this.unreadable.push(first);
    }
    return { files, library, diagnostics };
  }

  /** A file's text; what of it is assembly elsewhere is put in. */
  private bytes(name: string, library: boolean): string {
    const bytes = read(name);
    if (library || !lacksBody(name)) return bytes;
    const jumps = assemblyOf(dirname(name));
    if (!jumps) return bytes;
    const { file } = parseFile(new FileSet().add(name, bytes), this.options);
    return withBodies(file, bytes, jumps);
  }

  /** Library files are shown as Go shows its own: below GOROOT. */
  private libraryName(path: string): string {
    const from = relative(repository(), path);
    return from.replace(/^runtime[\\/]lib[\\/]|^content[\\/]go[\\/]lib[\\/]/, '/usr/lib/go/src/');
  }

  /**
   * A diagnostic as it is printed: positions name files by their whole path, which traces show too;
   * messages show them as `name` does.
   */
  format(diagnostic: Diagnostic, name: (path: string) => string = shownName): string {
    return formatDiagnostic(this.files, diagnostic)
      .split('\n')
      .map((line) => {
        // Messages name other places, too: `label L already defined at …`.
        return line.replace(
          /(^|[\t (])(\/[^\s:]+)(?=:\d+:\d+)/g,
          (all, before: string, path: string) =>
            path.startsWith('/usr/lib/go/') ? all : before + name(path),
        );
      })
      .join('\n');
  }

  /** The import path of a directory: below a GOPATH entry, or `_` and its absolute path. */
  importPath(dir: string): string {
    for (const entry of this.entries) {
      const from = relative(join(entry, 'src'), dir);
      if (from !== '' && !from.startsWith('..') && !isAbsolute(from))
        return from.split(sep).join('/');
    }
    return `_${dir.split(sep).join('/')}`;
  }

  /** What an argument names: a directory, an import path, or a pattern that ends in `...`. */
  targets(argument: string): Target[] {
    if (argument.endsWith('...')) return this.pattern(argument);
    const local = /^\.{0,2}[\\/]|^\.{1,2}$/.test(argument) || isAbsolute(argument);
    const dir = resolve(argument);
    if (local || isDirectory(dir)) {
      if (!isDirectory(dir)) throw new LoadError(`stat ${dir}: directory not found`);
      return [this.directory(dir, this.importPath(dir))];
    }
    const found = this.find(argument);
    if (!found) {
      const places = this.entries
        .slice(0, -1)
        .map(
          (entry, i) => `\t${join(entry, 'src', argument)}${i === 0 ? ' (from $GOPATH)' : ''}\n`,
        );
      throw new LoadError(
        `cannot find package "${argument}" in any of:\n` +
          `\t/usr/lib/go/src/${argument} (from $GOROOT)\n${places.join('').trimEnd()}`,
      );
    }
    return [this.directory(found.dir, argument)];
  }

  private directory(dir: string, path: string): Target {
    this.roots.push(dir);
    return { path, dir, files: goFiles(dir) };
  }

  private pattern(argument: string): Target[] {
    const base = argument.slice(0, -3).replace(/[\\/]$/, '') || '.';
    const local = /^\.{0,2}([\\/]|$)/.test(base) || isAbsolute(base);
    const tops = local
      ? [resolve(base)]
      : this.entries.map((entry) => join(entry, 'src', base)).filter(isDirectory);
    const out: Target[] = [];
    const visit = (dir: string): void => {
      if (goFiles(dir).length > 0) out.push(this.directory(dir, this.importPath(dir)));
      for (const name of readdirSync(dir).sort()) {
        if (/^[._]|^testdata$|^vendor$/.test(name)) continue;
        const inner = join(dir, name);
        if (isDirectory(inner)) visit(inner);
      }
    };
    for (const top of tops) if (existsSync(top)) visit(top);
    return out;
  }

  /** Files named one by one: `command-line-arguments`. */
  named(names: readonly string[]): Target {
    const paths = names.map((name) => resolve(name));
    for (const [i, path] of paths.entries()) {
      if (!existsSync(path)) throw new LoadError(`stat ${names[i]!}: no such file or directory`);
      if (isDirectory(path))
        throw new LoadError(`${names[i]!} is a directory, should be a Go file`);
    }
    const dir = dirname(paths[0]!);
    this.roots.push(dir);
    return { path: NAMED, dir, files: paths };
  }

  /** A package's files by the role they play in a test. */
  testFiles(target: Target): TestFiles {
    const all = this.matching(target.files, true);
    const tests = all.filter((name) => name.endsWith('_test.go'));
    const external = (name: string) => /^\s*package\s+\w+_test\b/m.test(read(name));
    return {
      plain: all.filter((name) => !name.endsWith('_test.go')),
      internal: tests.filter((name) => !external(name)),
      external: tests.filter(external),
    };
  }
}

/** Every source of the repository but the tests, as the page gets them (see session/source-tree). */
export function sourceBundle(): Record<string, string> {
  const files: Record<string, string> = {};
  const taken = new Set<string>();
  for (const [top, ...folder] of [
    ['src', 'content', 'go', 'src'],
    ['lib', 'runtime', 'lib'],
    ['lib', 'content', 'go', 'lib'],
  ] as const) {
    const root = join(repository(), ...folder);
    const packages = new Set<string>();
    for (const entry of readdirSync(root, { withFileTypes: true, recursive: true })) {
      if (!entry.isFile() || !entry.name.endsWith('.go') || entry.name.endsWith('_test.go'))
        continue;
      const from = relative(root, entry.parentPath).split(sep).join('/');
      const name = `${top}/${from}`;
      // A package is taken whole from the first folder that has it.
      if (taken.has(name)) continue;
      packages.add(name);
      files[`${name}/${entry.name}`] = readFileSync(join(entry.parentPath, entry.name), 'utf8');
    }
    for (const name of packages) taken.add(name);
  }
  return files;
}
