// Whatever the text: a tree, diagnostics inside the file, no exception, no hang. FUZZ_INPUTS sets how many.
import { describe, expect, it } from 'vitest';
import { FileSet } from '../base/source';
import { matchFile } from './build-constraint';
import type { Node } from './ast';
import { parseFile } from './parser/parser';
import { fileSymbols } from './symbols';
import { keywords, spell, tDotDotDot, tOrOr } from './tokens';
import { walk } from './walk';

const count = Number(process.env.FUZZ_INPUTS ?? 20_000);

/** Numbers below n, the same in every run. */
function generator(seed: number): (n: number) => number {
  let state = seed >>> 0;
  return (n) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
}

const seeds = [
  'package p\nimport "fmt"\nfunc main() {\n\tfor i := 0; i < 10; i++ {\n\t\tfmt.Println(i, "a\\n", `b`)\n\t}\n}\n',
  'package p\ntype T struct {\n\ta, b int "tag"\n\t*U\n\tm map[string][]chan<- int\n}\nfunc (t *T) M(x ...int) (y int, err error) { return t.a[1:2:3], nil }\n',
  'package p\nfunc f() {\nL:\n\tselect {\n\tcase v, ok := <-c:\n\t\tbreak L\n\tcase d <- 1:\n\tdefault:\n\t}\n\tswitch x := y.(type) {\n\tcase int, *T:\n\tdefault:\n\t}\n}\n',
  "package p\nconst (\n\ta = iota << 1\n\tb\n)\nvar x, y = 0x1p-2, '\\u00e9'\ntype I interface { M(int) error; E }\nvar f = func(a int) { go func() { defer f(1) }() }\n",
  'package p\nvar x = []T{{1, 2}, {a: 3}}\nfunc f() { if x := (T{}); x.a { } else if y { } else { goto L }; for range z { continue } }\n// c\n/* d */\n',
  'package p\ntype G[K comparable, V ~int | string] struct{ v []V }\nfunc F[T any](x T) G[T, int] { return G[T, int]{} }\n',
];

const words = [
  ...keywords,
  ...Array.from({ length: tDotDotDot - tOrOr + 1 }, (_, i) => spell(tOrOr + i)),
  ...['x', 'y', 'T', '0', '1.5', '0x', '09', '"s"', "'a'", '`r`', '"', "'", '`', '/*', '*/', '//'],
  ...['\n', ';', ' ', '\t', '\0', '\xff', '\xc3\xa9', '\xef\xbb\xbf', '@', '\\', '1_', '~'],
];

function mutated(random: (n: number) => number): string {
  let text = seeds[random(seeds.length)]!;
  for (let n = 1 + random(6); n > 0; n--) {
    const at = random(text.length + 1);
    const length = random(8);
    const kind = random(4);
    if (kind === 0) text = text.slice(0, at) + text.slice(at + length);
    else if (kind === 1)
      text = `${text.slice(0, at)} ${words[random(words.length)]} ${text.slice(at)}`;
    else if (kind === 2) {
      const from = random(text.length + 1);
      text = text.slice(0, at) + text.slice(from, from + length * 4) + text.slice(at + length);
    } else text = text.slice(0, at) + String.fromCharCode(random(256)) + text.slice(at + 1);
  }
  return text;
}

function randomWords(random: (n: number) => number): string {
  let text = random(4) === 0 ? '' : 'package p\n';
  if (random(2) === 0) text += 'func f() {\n';
  for (let n = random(120); n > 0; n--)
    text += words[random(words.length)]! + (random(3) === 0 ? '\n' : ' ');
  return text;
}

function randomBytes(random: (n: number) => number): string {
  let text = random(2) === 0 ? 'package p;' : '';
  for (let n = random(200); n > 0; n--) text += String.fromCharCode(random(256));
  return text;
}

/** One opening after another, the same few over and over: what would fill a stack. */
function nested(random: (n: number) => number): string {
  const openings = [
    '(',
    '[',
    '{',
    'f(',
    'T{',
    '[]',
    'func() {',
    '-',
    '<-',
    '*',
    'if x {',
    'for {',
    'chan ',
    'map[',
    'struct {a ',
    'x.(',
    'L:',
    'interface{m(',
    'switch {case ',
    'else if x {',
    'func(',
    '1+',
    'a.',
    'go ',
  ];
  let unit = '';
  for (let n = 1 + random(3); n > 0; n--) unit += openings[random(openings.length)]!;
  return `package p\nfunc f() { ${random(2) === 0 ? 'x = ' : ''}${unit.repeat(200 + random(2000))}`;
}

function check(text: string, maxErrors: number): void {
  const source = new FileSet().add('a.go', text);
  const { file, diagnostics } = parseFile(source, { maxErrors });
  for (const { pos, end, message } of diagnostics) {
    if (!source.contains(pos) || end < pos || message === '') {
      expect.fail(`${pos}–${end} ${message} in ${JSON.stringify(text)}`);
    }
  }
  if (diagnostics.length === 0) {
    walk(file, (node: Node) => {
      if (node.kind === 'bad-expr') expect.fail(`unreported in ${JSON.stringify(text)}`);
      return true;
    });
  }
  for (const [name] of fileSymbols(file)) if (name === '') expect.fail('a symbol without a name');
  matchFile('a.go', text);
}

describe('fuzz', () => {
  const kinds: [string, (random: (n: number) => number) => string, number][] = [
    ['mutations of valid sources', mutated, 0.6],
    ['random tokens', randomWords, 0.25],
    ['random bytes', randomBytes, 0.14],
    ['deep nesting', nested, 0.01],
  ];
  for (const [index, [name, make, share]] of kinds.entries()) {
    it(`${Math.round(count * share)} ${name}`, { timeout: 20_000 + count }, () => {
      const random = generator(index + 1);
      for (let i = 0; i < count * share; i++) {
        const text = make(random);
        try {
          check(text, i % 2 === 0 ? 10 : 1000);
        } catch (error) {
          throw new Error(`input ${i}: ${JSON.stringify(text.slice(0, 2000))}`, { cause: error });
        }
      }
    });
  }
});
