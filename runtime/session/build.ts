/** From sources to the programs of a scenario: one parse of each file, one checker for all commands. */
import type { Diagnostic } from '../base/diagnostic';
import { FileSet } from '../base/source';
import type { Program } from '../code/program';
import { compileProgram } from '../compile/index';
import { defaultTarget, matchFile, parseFile } from '../syntax/index';
import { Checker, type ImportedSource, type Importer } from '../types/index';
import { LIBRARY_ROOT, shownFile } from './places';
import type { DiagnosticView, SourceEdit } from './protocol';
import type { SourceTree } from './source-tree';

/** What a scenario runs. */
export interface Built {
  /** By import path of the `package main`. */
  readonly programs: ReadonlyMap<string, Program>;
  readonly files: FileSet;
}

/** Most complaints shown of one package. */
const MAX_ERRORS = 50;

/**
 * Builds programs over one FileSet. Files that have not changed since the last build are not parsed
 * again: their texts are compared by identity.
 */
export class Workshop {
  readonly files = new FileSet();
  /** `trusted`: what the tree knows to be right is read and checked no further than it is wanted. */
  constructor(
    private readonly trusted = false,
    /** Told of each package that is come to, how many that are in this build. */
    private readonly onPackage?: (count: number) => void,
  ) {}

  private readonly parsed = new Map<string, { bytes: string; source: ImportedSource }>();

  /** The programs of these import paths, or what is wrong with them. */
  build(
    tree: SourceTree,
    mains: readonly string[],
  ): Built | { readonly diagnostics: readonly DiagnosticView[] } {
    let count = 0;
    const importer: Importer = {
      import: (path) => {
        this.onPackage?.(++count);
        return this.load(tree, path);
      },
    };
    const checker = new Checker(this.files, importer, { maxErrors: MAX_ERRORS });
    const missing: DiagnosticView[] = [];
    const packages = [...new Set(mains)].flatMap((path) => {
      const source = importer.import(path);
      if (!source) {
        missing.push(complaint(path, `there is no package ${path} among the sources`));
        return [];
      }
      return [
        checker.check(path, source.files, {
          deferred: source.deferred ?? false,
          diagnostics: source.diagnostics,
        }),
      ];
    });
    const diagnostics = checker.allPackages.flatMap((pkg) =>
      pkg.diagnostics.map((d) => this.view(d)),
    );
    for (const pkg of packages) {
      if (pkg.name === 'main' && pkg.scope.lookup('main')?.kind === 'func') continue;
      // What could not be read may have been the missing part: its own errors say all then.
      if (pkg.diagnostics.length > 0 && /^(main|_)$/.test(pkg.name)) continue;
      const why =
        pkg.name === 'main'
          ? 'function main is undeclared in the main package'
          : `${pkg.path} is package ${pkg.name}: only a package main with a func main can be run`;
      const clause = pkg.files[0]?.package;
      const at = clause && { ...clause, message: why };
      missing.push(at ? this.view(at) : complaint(pkg.path, why));
    }
    const all = [...missing, ...diagnostics];
    if (all.length > 0) return { diagnostics: all };
    const programs = new Map(
      packages.map((pkg) => [pkg.path, compileProgram(checker, pkg, this.files)] as const),
    );
    return { programs, files: this.files };
  }

  private load(tree: SourceTree, path: string): ImportedSource | undefined {
    const found = tree.files(path);
    if (!found) return undefined;
    const deferred = found.known && (this.trusted || found.library);
    const wanted = found.files.filter((file) => matchFile(file.name, file.bytes, defaultTarget));
    if (wanted.length === 0) return undefined;
    const sources = wanted.map((file) => {
      const name = `${found.library ? LIBRARY_ROOT : ''}${path}/${file.name}`;
      const known = this.parsed.get(name);
      if (known?.bytes === file.bytes) return known.source;
      const { file: tree_, diagnostics } = parseFile(this.files.add(name, file.bytes), {
        lazyBodies: deferred,
      });
      const source = { files: [tree_], library: found.library, deferred, diagnostics };
      this.parsed.set(name, { bytes: file.bytes, source });
      return source;
    });
    return {
      files: sources.flatMap((source) => source.files),
      library: found.library,
      deferred,
      diagnostics: sources.flatMap((source) => source.diagnostics),
    };
  }

  private view(d: Diagnostic): DiagnosticView {
    const from = this.files.position(d.pos);
    const to = this.files.position(Math.max(d.pos, d.end));
    return {
      file: shownFile(from.file),
      line: from.line,
      column: from.column,
      endLine: to.line,
      endColumn: to.column,
      message: d.message,
      notes: (d.notes ?? []).map((note) => {
        const at = this.files.position(note.pos);
        return {
          file: shownFile(at.file),
          line: at.line,
          column: at.column,
          message: note.message,
        };
      }),
      unsupported: d.unsupported ?? false,
    };
  }
}

const complaint = (file: string, message: string): DiagnosticView => ({
  file,
  line: 1,
  column: 1,
  endLine: 1,
  endColumn: 1,
  message,
  notes: [],
  unsupported: false,
});

/**
 * Texts by `<import path>/<file>` with the edits made, or the first edit that does not fit: one whose
 * text does not stand in its file exactly once.
 */
export function applyEdits(
  text: (path: string) => string | undefined,
  edits: readonly SourceEdit[],
): { readonly files: Readonly<Record<string, string>> } | { readonly misfit: SourceEdit } {
  const files: Record<string, string> = {};
  for (const edit of edits) {
    const before = files[edit.file] ?? text(edit.file);
    const parts = before?.split(edit.find);
    if (parts?.length !== 2) return { misfit: edit };
    files[edit.file] = parts.join(edit.replace);
  }
  return { files };
}
