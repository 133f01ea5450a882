/** Where sources come from: a tree of packages by import path, the same in a worker, a test and on disk. */
import { bytesOf } from '../base/bytes';

/** A source file: its name inside the package's folder, its text as bytes (one character each). */
export interface SourceText {
  readonly name: string;
  readonly bytes: string;
}

/** The files of a package. */
export interface PackageTexts {
  readonly files: readonly SourceText[];
  /** It stands for a package of Go's own library. */
  readonly library: boolean;
  /** As it came with the tree: nothing of it has been replaced or added. */
  readonly known: boolean;
}

/** Packages by import path. */
export interface SourceTree {
  /** The package's .go files, or undefined where there is no such package. */
  files(importPath: string): PackageTexts | undefined;
}

/** A file whose bytes are made when first wanted: most of a bundle never is. */
class LazyText implements SourceText {
  private made: string | undefined;
  constructor(
    readonly name: string,
    private readonly text: string,
  ) {}
  get bytes(): string {
    return (this.made ??= bytesOf(this.text));
  }
}

/**
 * A tree over texts by path, as the page gets them in one bundle: `src/<import path>/x.go` for
 * programs, `lib/<import path>/x.go` for the library. Edits and the reader's own files lie over it.
 */
export class BundleTree implements SourceTree {
  private readonly byPackage = new Map<string, PackageTexts & { files: SourceText[] }>();

  /** Texts are ordinary JavaScript strings. */
  constructor(bundle: Readonly<Record<string, string>>) {
    for (const path of Object.keys(bundle).sort()) {
      const top = path.indexOf('/');
      const end = path.lastIndexOf('/');
      const root = path.slice(0, top);
      if (end <= top || (root !== 'src' && root !== 'lib')) {
        throw new RangeError(
          `${path}: a bundle holds src/<package>/<file> and lib/<package>/<file>`,
        );
      }
      const importPath = path.slice(top + 1, end);
      let entry = this.byPackage.get(importPath);
      if (!entry) {
        entry = { files: [], library: root === 'lib', known: true };
        this.byPackage.set(importPath, entry);
      }
      entry.files.push(new LazyText(path.slice(end + 1), bundle[path]!));
    }
  }

  files(importPath: string): PackageTexts | undefined {
    return this.byPackage.get(importPath);
  }

  /** This tree with some files replaced or added; texts by `<import path>/<file>`. */
  with(changes: Readonly<Record<string, string>>): SourceTree {
    const base = this.byPackage;
    const changed = new Map<string, SourceText[]>();
    for (const [path, text] of Object.entries(changes)) {
      const end = path.lastIndexOf('/');
      const importPath = path.slice(0, end);
      const name = path.slice(end + 1);
      const files = changed.get(importPath) ?? [...(base.get(importPath)?.files ?? [])];
      const at = files.findIndex((file) => file.name === name);
      const file = { name, bytes: bytesOf(text) };
      if (at >= 0) files[at] = file;
      else files.push(file);
      changed.set(importPath, files);
    }
    return {
      files: (importPath) => {
        const files = changed.get(importPath);
        return files
          ? { files, library: base.get(importPath)?.library ?? false, known: false }
          : base.get(importPath);
      },
    };
  }

  /** Text of one file, by `<import path>/<file>`. */
  text(path: string): string | undefined {
    const end = path.lastIndexOf('/');
    const file = this.byPackage
      .get(path.slice(0, end))
      ?.files.find((one) => one.name === path.slice(end + 1));
    return file?.bytes;
  }
}
