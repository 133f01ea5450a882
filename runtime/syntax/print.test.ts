import { describe, expect, it } from 'vitest';
import { bytesOf } from '../base/bytes';
import { FileSet } from '../base/source';
import type { GenDecl, VarSpec } from './ast';
import { parseFile } from './parser/parser';
import { exprString } from './print';

function print(source: string): string {
  const file = new FileSet().add('a.go', bytesOf(`package p\nvar _ = ${source}\n`));
  const { file: tree, diagnostics } = parseFile(file);
  expect(diagnostics.filter(({ unsupported }) => !unsupported)).toEqual([]);
  return exprString(((tree.decls[0] as GenDecl).specs[0] as VarSpec).values[0]!);
}

describe('expressions print on one line', () => {
  // One string where it prints as it is written.
  const cases: (string | [string, string])[] = [
    'x',
    'a.b.c',
    '(a + b) * c',
    'a + b*c'.replace('b*c', 'b * c'),
    '-x',
    '!ok',
    '<-c',
    '*p',
    '&x',
    'f()',
    'f(a, b...)',
    'a[i]',
    'a[:]',
    'a[1:]',
    'a[:2]',
    'a[1:2:3]',
    'x.(T)',
    'x.(*T)',
    '[]int(nil)',
    '[3]int{…}',
    'T{}',
    '[]struct{a, b int "tag"; c string}{}',
    'map[string][]int{}',
    'func(a, b int, c ...string) (x int, err error) {…}',
    'func() {}',
    'func(int) string {…}',
    '(chan int)(nil)',
    '(<-chan int)(nil)',
    '(chan<- int)(nil)',
    '(chan (<-chan int))(nil)',
    'interface{}(nil)',
    '(interface{m(a int) string; n(); error})(nil)',
    ['&(T{1})', '&T{…}'],
    ['[...]int{1}', '[...]int{…}'],
    ['"a\\n"+`b`', '"a\\n" + `b`'],
    ['0x1F+1e3', '0x1F + 1e3'],
    ['func(a int, b int) {}', 'func(a int, b int) {}'],
    ['map[k]v{1: {2}}', 'map[k]v{…}'],
    ['f[int, string]', 'f[int, string]'],
  ];
  for (const entry of cases) {
    const [source, printed] = typeof entry === 'string' ? [entry, entry] : entry;
    it(source, () => {
      const written = source.replace('[3]int{…}', '[3]int{1}').replace('{…}', '{ return }');
      expect(print(written)).toBe(bytesOf(printed));
    });
  }
});
