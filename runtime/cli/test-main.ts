/** The functions of a package that `test` calls, and the `package main` that calls them. */
import { textOf } from '../base/bytes';
import type { File, FuncDecl } from '../syntax/index';

/** Names of the tests, benchmarks and examples of some files. */
export interface Found {
  readonly tests: string[];
  readonly benchmarks: string[];
  readonly examples: { name: string; output: string; unordered: boolean }[];
  main: boolean;
  /** What is said of the first function that has a test's name and not its type. */
  wrong?: string;
}

/** Whether what follows the prefix begins a word: `TestFoo` and `Test1`, not `Testify`. */
function isTestName(name: string, prefix: string): boolean {
  if (!name.startsWith(prefix)) return false;
  const rest = textOf(name.slice(prefix.length));
  return rest === '' || !/^\p{Ll}/u.test(rest);
}

/** Whether a function takes one argument, a `*T` or `*testing.T`, and gives nothing back. */
function takes({ type }: FuncDecl, name: string): boolean {
  const [param, ...others] = type.params;
  if (!param || others.length > 0 || param.names.length > 1 || type.results.length > 0)
    return false;
  if (param.type.kind !== 'star-expr') return false;
  const { x } = param.type;
  return (
    (x.kind === 'ident' && x.name === name) || (x.kind === 'selector-expr' && x.sel.name === name)
  );
}

/** What the go command calls with what in files of tests; other files have no such functions. */
export function find(all: readonly File[]): Found {
  const found: Found = { tests: [], benchmarks: [], examples: [], main: false };
  const files = all.filter((file) => file.source.name.endsWith('_test.go'));
  const add = (names: string[], file: File, decl: FuncDecl, [param, type]: string): void => {
    const { name } = decl.name;
    if (takes(decl, type!)) {
      names.push(name);
      return;
    }
    const { file: path, line, column } = file.source.position(decl.pos);
    found.wrong ??=
      `${path}:${String(line)}:${String(column)}: wrong signature for ${name}, ` +
      `must be: func ${name}(${param!} *testing.${type!})`;
  };
  for (const file of files) {
    for (const decl of file.decls) {
      if (decl.kind !== 'func-decl' || decl.recv) continue;
      const { name } = decl.name;
      if (name === 'TestMain' && !takes(decl, 'T')) {
        add([], file, decl, 'mM');
        found.main = true;
      } else if (isTestName(name, 'Test')) add(found.tests, file, decl, 'tT');
      else if (isTestName(name, 'Benchmark')) add(found.benchmarks, file, decl, 'bB');
      else if (isTestName(name, 'Example') && decl.type.params.length === 0) {
        const example = expected(file, decl);
        if (example) found.examples.push({ name, ...example });
      }
    }
  }
  return found;
}

/** The `// Output:` comment that is the last in an example's body; without one it is only compiled. */
function expected(file: File, decl: FuncDecl): { output: string; unordered: boolean } | undefined {
  if (!decl.body) return undefined;
  const body = file.source.text.slice(
    decl.body.lbrace - file.source.base,
    decl.body.rbrace - file.source.base,
  );
  const text = lastComment(body);
  const head = /^\s*(unordered )?output:/i.exec(text);
  if (!head) return undefined;
  return { output: text.slice(head[0].length).trim() + '\n', unordered: head[1] !== undefined };
}

/** Comments, and what could be taken for one, and whatever else is there. */
const PIECES = /"(?:[^"\\\n]|\\.)*"|`[^`]*`|'(?:[^'\\\n]|\\.)*'|\/\/[^\n]*|\/\*[^]*?\*\/|\n|[^\s]/g;

/**
 * The text of a body's last comment, wherever in the body it stands: comments on lines that follow
 * each other are one, but one behind a statement is for itself.
 */
function lastComment(body: string): string {
  let group: string[] = [];
  let ends = -1; // the last line at which a comment still belongs to the group
  let line = 0;
  let code = -1; // the line of the last thing that was no comment
  for (const [piece] of body.matchAll(PIECES)) {
    if (piece.startsWith('//') || piece.startsWith('/*')) {
      if (line > ends) group = [];
      group.push(piece);
      const behind = line === code;
      line += piece.split('\n').length - 1;
      ends = behind ? line : line + 1;
      continue;
    }
    line += piece.split('\n').length - 1;
    if (piece === '\n') continue;
    code = line;
    ends = -1;
  }
  return group
    .map((text) => (text.startsWith('//') ? text.replace(/^\/\/ ?/, '') : text.slice(2, -2)))
    .join('\n');
}

/** The `package main` that calls the tests. */
export function mainSource(
  path: string,
  internal: Found,
  external: Found | undefined,
  hasInternal: boolean,
): string {
  const lines = ['package main', 'import "os"', 'import "testing"'];
  const list = (kind: string, of: (found: Found, pkg: string) => string[]) =>
    `var ${kind} = []testing.Internal${kind}{\n` +
    [...of(internal, '_test'), ...(external ? of(external, '_xtest') : [])]
      .map((line) => `\t${line},\n`)
      .join('') +
    '}';
  const uses = (found: Found) =>
    found.main || found.tests.length + found.benchmarks.length + found.examples.length > 0;
  lines.push(`import ${hasInternal && uses(internal) ? '_test' : '_'} ${JSON.stringify(path)}`);
  if (external)
    lines.push(`import ${uses(external) ? '_xtest' : '_'} ${JSON.stringify(`${path}_test`)}`);
  const named = (kind: 'tests' | 'benchmarks') => (found: Found, pkg: string) =>
    found[kind].map((name) => `{${JSON.stringify(name)}, ${pkg}.${name}}`);
  lines.push(list('Test', named('tests')), list('Benchmark', named('benchmarks')));
  lines.push(
    list('Example', (found, pkg) =>
      found.examples.map(
        ({ name, output, unordered }) =>
          `{${JSON.stringify(name)}, ${pkg}.${name}, ${goString(output)}, ${String(unordered)}}`,
      ),
    ),
  );
  const main = internal.main
    ? '_test.TestMain(m)'
    : external?.main
      ? '_xtest.TestMain(m)'
      : 'os.Exit(m.Run())';
  lines.push(
    'func main() {',
    `\tm := testing.MainStart(${JSON.stringify(path)}, Test, Benchmark, nil, Example)`,
    `\t${main}`,
    '\t_ = os.Args',
    '}',
    '',
  );
  return lines.join('\n');
}

/** A Go string literal of a byte string. */
function goString(bytes: string): string {
  let out = '"';
  for (const c of bytes) {
    const code = c.charCodeAt(0);
    out +=
      code < 0x20 || code >= 0x7f || c === '"' || c === '\\'
        ? `\\x${code.toString(16).padStart(2, '0')}`
        : c;
  }
  return out + '"';
}
