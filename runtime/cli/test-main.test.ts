/** Which functions are tests, and what is said of those that only look like them. */
import { expect, it } from 'vitest';
import { FileSet } from '../base/source';
import { parseFile } from '../syntax/index';
import { find } from './test-main';

function found(name: string, source: string) {
  return find([parseFile(new FileSet().add(name, `package p\n${source}`)).file]);
}

it('finds tests, benchmarks and examples in files of tests alone', () => {
  const source = `
func TestOne(t *testing.T)       {}
func TestTwo(*T)                 {}
func Testify(n int)              {}
func BenchmarkOne(b *testing.B)  {}
func ExampleOne()                { /* Output: 1 */ }
func ExampleTwo(n int)           {}
func (x X) TestThree(n int)      {}
`;
  const all = found('p_test.go', source);
  expect(all.tests).toEqual(['TestOne', 'TestTwo']);
  expect(all.benchmarks).toEqual(['BenchmarkOne']);
  expect(all.examples.map(({ name }) => name)).toEqual(['ExampleOne']);
  expect(all.wrong).toBeUndefined();
  const none = found('p.go', `${source}\nfunc TestDirectory(dir string) error { return nil }\n`);
  expect([none.tests, none.benchmarks, none.examples, none.wrong]).toEqual([[], [], [], undefined]);
});

it.each([
  ['/* Output: 1 */', '1\n'],
  ['f()\n\t// Output:\n\t// 1\n\t//  2\n\tg()', '1\n 2\n'],
  ['f() // Output: 1', '1\n'],
  ['f() // Output: 1\n\t// 2', undefined],
  ['// Output: 1\n\n\t// and so on', undefined],
  ['s := "// x"\n\t// Output: 1\n\tt := `// y\n// z`', '1\n'],
  ["// Output: 1\n\tc := '\"' // quoted", undefined],
  ['// other\n\tf()\n\t// output: 1', '1\n'],
])('reads what an example prints from its last comment: %j', (body, output) => {
  const [example] = found('p_test.go', `func ExampleOne() {\n\t${body}\n}`).examples;
  expect(example?.output).toBe(output);
});

it('takes TestMain for a test where its type is a test’s', () => {
  expect(found('p_test.go', 'func TestMain(m *testing.M) {}')).toMatchObject({ main: true });
  expect(found('p_test.go', 'func TestMain(t *testing.T) {}')).toMatchObject({
    main: false,
    tests: ['TestMain'],
  });
});

it.each([
  ['func TestOne(n int) {}', 'TestOne, must be: func TestOne(t *testing.T)'],
  ['func TestOne(t testing.T) {}', 'TestOne, must be: func TestOne(t *testing.T)'],
  ['func TestOne(t, u *testing.T) {}', 'TestOne, must be: func TestOne(t *testing.T)'],
  ['func TestOne(t *testing.T) int { return 1 }', 'TestOne, must be: func TestOne(t *testing.T)'],
  ['func BenchmarkOne(t *testing.T) {}', 'BenchmarkOne, must be: func BenchmarkOne(b *testing.B)'],
  ['func TestMain() {}', 'TestMain, must be: func TestMain(m *testing.M)'],
])('says of %s what the go command says', (source, message) => {
  expect(found('/p/a_test.go', source).wrong).toBe(
    `/p/a_test.go:2:1: wrong signature for ${message}`,
  );
});
