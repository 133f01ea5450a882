/** For tests beside the checker: sources as text in, a checked package out. */
import { bytesOf } from '../../base/bytes';
import { formatDiagnostic } from '../../base/diagnostic';
import { FileSet } from '../../base/source';
import { parseFile } from '../../syntax';
import type { Package } from '../package';
import { Checker } from './checker';

/** What a test looks at. */
export interface Checked {
  readonly pkg: Package;
  readonly checker: Checker;
  readonly files: FileSet;
  /** Diagnostics as gc prints them. */
  readonly output: string;
}

/** Checks source as a.go; `imports` are the sources of packages by path, `libraries` name those that are libraries. */
export function checkSource(
  source: string,
  imports: Readonly<Record<string, string>> = {},
  libraries: readonly string[] = Object.keys(imports),
): Checked {
  const files = new FileSet();
  const parse = (name: string, text: string) => parseFile(files.add(name, bytesOf(text)));
  const checker = new Checker(files, {
    import: (path) => {
      const text = imports[path];
      if (text === undefined) return undefined;
      const { file, diagnostics } = parse(`${path}/${path}.go`, text);
      return { files: [file], library: libraries.includes(path), diagnostics };
    },
  });
  const { file, diagnostics } = parse('a.go', source);
  const pkg = checker.check('a', [file], { diagnostics });
  const output = pkg.diagnostics.map((d) => formatDiagnostic(files, d)).join('\n');
  return { pkg, checker, files, output };
}
