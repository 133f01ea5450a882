// Broken sources against what stock Go 1.19 says of them: testing/record-syntax.mjs records.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { textOf } from '../base/bytes';
import { FileSet } from '../base/source';
import { parseFile } from './parser/parser';

const table = fileURLToPath(new URL('../testing/syntax-errors.jsonl', import.meta.url));

/** `line:column: message` of each error; what is unsupported is not gc's to say. */
function errorsOf(source: string): string[] {
  const file = new FileSet().add('a.go', source);
  const { diagnostics } = parseFile(file);
  return diagnostics
    .filter(({ unsupported }) => !unsupported)
    .map(({ pos, message }) => {
      const { line, column } = file.position(pos);
      return `${line}:${column}: ${message}`;
    });
}

describe('syntax errors are those of gc 1.19', () => {
  const cases = readFileSync(table, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as [string, ...string[]]);

  it('has its table', () => expect(cases.length).toBeGreaterThan(500));

  for (const [source, ...recorded] of cases) {
    it(JSON.stringify(textOf(source)), () => {
      // The recorder keeps bytes; a name in a message may be any.
      expect(errorsOf(source).map(latin)).toEqual(recorded.map(latin));
    });
  }

  // Messages hold bytes of the source and characters of our own; compare both as text.
  function latin(text: string): string {
    return /[^\0-\xff]/.test(text) ? text : textOf(text);
  }
});

describe('what Go has and the runtime has not is named', () => {
  const named: [string, string][] = [
    ['import "C"', '3:8: import "C" is not supported (cgo)'],
    ['func F[T any](x T) {}', '3:6: type parameters are not supported (F[T any])'],
    [
      'type L[K, V comparable] struct{}',
      '3:6: type parameters are not supported (L[K, V comparable])',
    ],
    ['type N interface { ~int | string }', '3:20: type sets are not supported (~int | string)'],
    ['var x = f[int, string](1)', '3:9: type arguments are not supported (f[int, string])'],
    ['var x T[int]', '3:7: type arguments are not supported (T[int])'],
    ['var x = T[int]{}', '3:9: type arguments are not supported (T[int])'],
    ['func f(x T[int]) {}', '3:10: type arguments are not supported (T[int])'],
    [`var x = ${'('.repeat(1000)}`, '3:309: code nested more than 300 deep is not supported'],
    [`var x = ${'1 + '.repeat(1000)}`, '3:2411: code longer than 600 operations is not supported'],
  ];
  for (const [source, message] of named) {
    it(source.slice(0, 40), () => {
      const file = new FileSet().add('a.go', `package p\n\n${source}\n`);
      const [first] = parseFile(file).diagnostics;
      const { line, column } = file.position(first!.pos);
      expect(`${line}:${column}: ${first!.message}`).toBe(message);
      expect(first!.unsupported).toBe(true);
    });
  }
});

describe('limits', () => {
  it('stops at ten errors, or as many as asked for', () => {
    const source = `package p\n${'func f() { x y }\n'.repeat(30)}`;
    expect(errorsOf(source)).toHaveLength(10);
    const file = new FileSet().add('a.go', source);
    expect(parseFile(file, { maxErrors: 25 }).diagnostics).toHaveLength(25);
  });

  it('leaves out bodies on request, and knows what follows them', () => {
    const file = new FileSet().add('a.go', 'package p\nfunc f() { a b; { "}" } }\nvar x int\n');
    const { file: tree, diagnostics } = parseFile(file, { skipBodies: true });
    expect(diagnostics).toEqual([]);
    expect(tree.decls.map(({ kind }) => kind)).toEqual(['func-decl', 'gen-decl']);
  });
});
