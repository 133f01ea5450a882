/** What is too much ends with a clear word of Go's or ours, never with an exception of JavaScript's. */
import { describe, expect, it } from 'vitest';
import { FileSet } from '../base/source';
import { compileProgram } from '../compile/index';
import { Machine } from '../machine/index';
import { parseFile } from '../syntax/index';
import { Checker } from '../types/index';

/** The first complaint, or how the run ended and the first lines of what it wrote. */
function outcome(source: string, maxStep = 2e6): string {
  const files = new FileSet();
  const { file, diagnostics } = parseFile(files.add('main.go', source));
  const checker = new Checker(files, { import: () => undefined });
  const main = checker.check('main', [file], { diagnostics, run: true });
  const first = main.diagnostics[0];
  if (first) return `${files.position(first.pos).line}: ${first.message}`;
  let text = '';
  const machine = new Machine({
    seed: 1,
    natives: {},
    onOutput: (_, __, bytes) => (text += bytes),
  });
  const program = compileProgram(checker, main, files);
  const process = machine.startProcess({ program, argv: ['main'] });
  const stop = machine.run({ maxStep });
  const end = process.exit ? `exit ${process.exit.code}` : stop.kind;
  return `${end}: ${text.split('\n\n')[0]!.trim()}`;
}

const program = (body: string, before = '') =>
  `package main\n${before}\nfunc main() {\n${body}\n}\n`;

describe('memory', () => {
  it.each([
    ['a global beyond the linker', 'package main\nvar x [1 << 40]byte\nfunc main() {}\n',
      '2: main.x: symbol too large (1099511627776 bytes > 2000000000 bytes)'],
    ['a type beyond the address space', 'package main\nvar x *[1 << 50]byte\nfunc main() {}\n',
      '2: type [1125899906842624]byte larger than address space'],
    ['a local array', program('var a [1 << 31]byte\n\tprintln(a[1<<30])'),
      'exit 2: runtime: out of memory: cannot allocate 2147483648-byte block\nfatal error: out of memory'],
    ['a slice', program('n := 1 << 40\n\t_ = make([]byte, n)'),
      'exit 2: runtime: out of memory: cannot allocate 1099511627776-byte block\nfatal error: out of memory'],
    ['a slice beyond the address space', program('n := 1 << 60\n\t_ = make([]int, n)'),
      'exit 2: panic: runtime error: makeslice: len out of range'],
    ['a struct of many objects', program('_ = new(T)', 'type T [1 << 20]struct{ x [1 << 10]string }'),
      'exit 2: runtime: out of memory: cannot allocate 17179869184-byte block\nfatal error: out of memory'],
    ['a string that doubles', program('s := "x"\n\tfor {\n\t\ts += s\n\t}'),
      'exit 2: fatal error: runtime: out of memory'],
    ['a channel', program('n := 1 << 40\n\t_ = make(chan int, n)'),
      'exit 2: panic: makechan: size out of range'],
  ])('%s', (_, source, expected) => {
    expect(outcome(source)).toBe(expected);
  }); // prettier-ignore
});

describe('depth', () => {
  it('recursion overflows the stack', () => {
    expect(outcome(program('f(0)', 'func f(n int) int { return f(n+1) + 1 }'), 1e9)).toBe(
      'exit 2: runtime: goroutine stack exceeds 1000000000-byte limit\nfatal error: stack overflow',
    );
  });

  it('values nested deeper than our own stack are compared to a clear end', () => {
    const body =
      'var x, y interface{}\n\tfor i := 0; i < 100000; i++ {\n\t\tx, y = [1]interface{}{x}, [1]interface{}{y}\n\t}\n\tprintln(x == y)';
    expect(outcome(program(body))).toBe('exit 2: fatal error: stack overflow');
  });

  const nested: [string, (n: number) => string][] = [
    ['parentheses', (n) => program(`println(${'('.repeat(n)}1${')'.repeat(n)})`)],
    ['calls', (n) => program(`println(${'f('.repeat(n)}1${')'.repeat(n)})`, 'func f(x int) int { return x }')],
    ['blocks', (n) => program(`${'{'.repeat(n)}println(1)${'}'.repeat(n)}`)],
    ['ifs', (n) => program(`x := 1\n${'if x == 1 {'.repeat(n)}println(1)${'}'.repeat(n)}`)],
    ['else ifs', (n) => program(`x := 1\nif x == 0 {\n${'} else if x == 2 {\n'.repeat(n)}} else { println(1) }`)],
    ['loops', (n) => program(`${'for i := 0; i < 1; i++ {'.repeat(n)}println(1)${'}'.repeat(n)}`)],
    ['function literals', (n) => program(`${'func() {'.repeat(n)}println(1)${'}()'.repeat(n)}`)],
    ['types', (n) => program('println(1)', `var x ${'[]'.repeat(n)}int`)],
    ['types that name each other', (n) =>
      program('println(1)', Array.from({ length: n }, (_, i) => `type T${i} []T${i + 1}`).join('\n') + `\ntype T${n} int\nvar x T0`)],
    ['sums', (n) => program(`x := 1\nprintln(x${'*x'.repeat(n)})`)],
    ['conditions', (n) => program(`x := true\nif x${' && x'.repeat(n)} { println(1) }`)],
  ]; // prettier-ignore

  it.each(nested)('%s: all of it, or refused by name', (_, make) => {
    expect(outcome(make(140))).toBe('exit 0: 1');
    for (const n of [500, 2000, 20000]) {
      expect(outcome(make(n))).toMatch(/^exit 0: 1$|^\d+: (code|program is) (nested|longer)/);
    }
  });
});

describe('pastes of megabytes', () => {
  it.each([
    ['one line', 'x'.repeat(5e6), /^1: syntax error: package statement must be first/],
    ['zeros', '\0'.repeat(1e6), /^1: /],
    ['one literal', program(`println(len("${'a'.repeat(5e6)}"))`), /^exit 0: 5000000$/],
    ['an open literal', `package main\nvar s = "${'a'.repeat(5e6)}\n`, /^2: (newline in string|string not)/],
    ['openings', `package main\nfunc main() { ${'('.repeat(5e6)}`, /^2: code nested/],
    ['the same again', `package main\n${'var x = 1\n'.repeat(3e4)}func main() {}\n`, /^3: x redeclared/],
    ['many names', `package main\n${Array.from({ length: 5e4 }, (_, i) => `var x${i} = x${i >> 1 === i ? 0 : i + 1}`).join('\n')}\nfunc main() {}\n`,
      /^\d+: (undefined: x50000|program is nested)/],
    ['undefined names', program(Array.from({ length: 5e4 }, (_, i) => `u${i}()`).join('\n')), /^4: undefined: u0$/],
  ])('%s', { timeout: 20_000 }, (_, source, expected) => {
    expect(outcome(source)).toMatch(expected);
  }); // prettier-ignore
});

describe('without end', () => {
  it('a loop stops where its steps are used up', () => {
    expect(outcome(program('for {\n\t}'), 10_000)).toBe('step: ');
  });
});
