/** Parses and checks every package of a source tree, tests included. */
import { bytesOf } from '../base/bytes';
import { FileSet } from '../base/source';
import { defaultTarget, matchFile, parseFile, type File } from '../syntax/index';
import { Checker, type ImportedSource, type Info } from '../types/index';

/** Files checked together, and what the checker found out about them. */
export interface CheckedFiles {
  readonly files: readonly File[];
  readonly info: Info;
}

/** What was read; `each` is called while the findings are those of just these files. */
export interface LoadedTree {
  readonly set: FileSet;
  /** Path of a file's page by the name it has in positions: they are the same. */
  each(visit: (checked: CheckedFiles) => void): void;
}

interface PackageFiles {
  readonly library: boolean;
  readonly files: File[];
  /** In the package itself, and in the package beside it that only uses it. */
  readonly tests: File[];
  readonly outside: File[];
}

const testTarget = { ...defaultTarget, tests: true };

/**
 * @param files texts by path: `src/<import path>/x.go` for programs, `lib/<import path>/x.go` for the library
 */
export function loadTree(files: ReadonlyMap<string, string>): LoadedTree {
  const set = new FileSet();
  const packages = new Map<string, PackageFiles>();
  for (const [path, text] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const bytes = bytesOf(text);
    if (!matchFile(path, bytes, testTarget)) continue;
    const importPath = path.slice(path.indexOf('/') + 1, path.lastIndexOf('/'));
    let entry = packages.get(importPath);
    if (!entry) {
      entry = { library: path.startsWith('lib/'), files: [], tests: [], outside: [] };
      packages.set(importPath, entry);
    }
    const { file } = parseFile(set.add(path, bytes));
    const test = path.endsWith('_test.go');
    const outside = test && file.package.name.endsWith('_test');
    (outside ? entry.outside : test ? entry.tests : entry.files).push(file);
  }
  const importer = {
    import: (path: string): ImportedSource | undefined => {
      const found = packages.get(path);
      if (!found || found.files.length === 0) return undefined;
      return { files: found.files, library: found.library, deferred: false, diagnostics: [] };
    },
  };
  const checker = new Checker(set, importer, { maxErrors: Infinity });
  return {
    set,
    each(visit) {
      for (const [path, { files, library }] of packages) {
        if (files.length > 0 && !checker.package(path)) {
          checker.check(path, files, { library, deferred: false });
        }
      }
      for (const { files } of packages.values()) visit({ files, info: checker.info });
      // With its tests a package is checked once more. Objects are told apart by where they are
      // declared, so those of the second time are those of the first.
      for (const [path, { files, tests, outside, library }] of packages) {
        if (tests.length > 0) {
          checker.check(path, [...files, ...tests], { library, deferred: false });
          visit({ files: tests, info: checker.info });
        }
        if (outside.length > 0) {
          checker.check(`${path}_test`, outside, { library, deferred: false });
          visit({ files: outside, info: checker.info });
        }
      }
    },
  };
}
