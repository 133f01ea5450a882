/**
 * Whatever the text, the parser, the checker and the compiler end and throw nothing; what they accept
 * runs until it ends or its steps are used up. FUZZ_PROGRAMS sets how many texts (6,000 unless given).
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Loader } from '../cli/load';
import { runProgram } from '../cli/run';
import { compileProgram } from '../compile/index';
import { parseFile } from '../syntax/index';
import { keywords } from '../syntax/tokens';
import { Checker } from '../types/index';

const count = Number(process.env.FUZZ_PROGRAMS ?? 6000);
const chunk = 500;

/** Numbers below n, the same in every run. */
function generator(seed: number): (n: number) => number {
  let state = seed >>> 0;
  return (n) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
}

const root = join(import.meta.dirname, 'programs');

const sources = readdirSync(root)
  .sort()
  .flatMap((section) =>
    readdirSync(join(root, section))
      .filter((name) => name.endsWith('.go'))
      .sort()
      .map((name) => readFileSync(join(root, section, name), 'latin1')),
  );

/** Texts as lists of tokens, spaces belonging to the token before them. */
const tokens = sources.map(
  (text) => text.match(/"(?:[^"\\\n]|\\.)*"|`[^`]*`|'[^'\n]*'|\w+|\s+|./g) ?? [],
);

const words = [
  ...keywords,
  ...'x y T I f main int string bool float64 error nil true iota _ 0 1 -1 1.5 "s" 1i'.split(' '),
  ...'( ) [ ] { } , ; : := = == + - * / % & | ^ << >> <- && || ! ... . ++ += []int *T map[string]int'.split(
    ' ',
  ),
  ...'func(){} struct{} interface{} chan\\ int make len append panic recover unsafe'.split(' '),
];

const operators = '+ - * / % & | ^ << >> == != < <= > >= && || &^ += -= := ='.split(' ');
const numbers = '0 1 2 -1 7 100 255 256 1.5 1e3 1<<40 0x7f'.split(' ');
const isName = (token: string) => /^[A-Za-z_]\w*$/.test(token);

/** One token for another that may well fit: names for names of the same text, numbers for numbers. */
function exchanged(list: readonly string[], at: number, random: (n: number) => number): string {
  const token = list[at]!;
  if (/^\d/.test(token)) return numbers[random(numbers.length)]!;
  if (operators.includes(token)) return operators[random(operators.length)]!;
  if (isName(token)) {
    const names = list.filter(isName);
    return names[random(names.length)]!;
  }
  return token;
}

/** Two lines in each other's place. */
function swapped(list: readonly string[], random: (n: number) => number): string[] {
  const lines = list.join('').split('\n');
  const a = random(lines.length);
  const b = random(lines.length);
  [lines[a], lines[b]] = [lines[b]!, lines[a]!];
  return [lines.join('\n')];
}

function mutated(random: (n: number) => number): string {
  let list: string[] = tokens[random(tokens.length)]!;
  for (let n = 1 + random(3); n > 0; n--) {
    const at = random(list.length);
    const length = 1 + random(4);
    const word = ` ${words[random(words.length)]!} `;
    switch (random(9)) {
      case 0:
        list = [...list.slice(0, at), ...list.slice(at + length)];
        break;
      case 1:
        list = [...list.slice(0, at), word, ...list.slice(at)];
        break;
      case 2:
        list = [...list.slice(0, at), word, ...list.slice(at + 1)];
        break;
      case 3: {
        const from = random(list.length);
        list = [...list.slice(0, at), ...list.slice(from, from + 3 * length), ...list.slice(at)];
        break;
      }
      case 4: {
        const other = tokens[random(tokens.length)]!;
        const from = random(other.length);
        list = [...list.slice(0, at), ...other.slice(from, from + 8 * length), ...list.slice(at)];
        break;
      }
      case 5:
        return swapped(list, random).join('');
      default:
        list = [...list.slice(0, at), exchanged(list, at, random), ...list.slice(at + 1)];
    }
  }
  return list.join('');
}

/** True where the text is a program. */
function tried(text: string, { loader, checker }: Library, name: string): boolean {
  const { file, diagnostics } = parseFile(loader.files.add(name, text));
  const main = checker.check(name, [file], { diagnostics, run: true });
  for (const d of main.diagnostics) if (d.message === '') expect.fail('a complaint without words');
  if (main.diagnostics.length > 0 || main.name !== 'main') return false;
  const program = compileProgram(checker, main, loader.files);
  program.functionsOf(name);
  runProgram(program, { seed: 1, maxSteps: 2000, argv: ['x'], cwd: '/', output: () => undefined });
  return true;
}

interface Library {
  readonly loader: Loader;
  readonly checker: Checker;
}

describe('mutated programs', () => {
  const rounds = Array.from({ length: Math.ceil(count / chunk) }, (_, i) => i);
  it.each(rounds)(`round %i of ${chunk}`, { timeout: 60_000 }, (round) => {
    const random = generator(round + 1);
    process.env.ENGINE_ROOM_ROOT ??= process.cwd();
    const loader = new Loader();
    const library = { loader, checker: new Checker(loader.files, loader) };
    let programs = 0;
    for (let i = 0; i < chunk; i++) {
      const text = mutated(random);
      try {
        if (tried(text, library, `input${i}.go`)) programs++;
      } catch (error) {
        throw new Error(`input ${i}:\n${text}`, { cause: error });
      }
    }
    // Some must get past the checker, or the compiler is not tried at all.
    expect(programs).toBeGreaterThan(chunk / 50);
  });
});
