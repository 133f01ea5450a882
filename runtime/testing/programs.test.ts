/** The corpus: each program of programs/ does here what stock Go 1.19 did when it was recorded. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { textOf } from '../base/bytes';
import { Loader } from '../cli/load';
import { compilerOutput } from '../cli/program';
import { runProgram } from '../cli/run';
import { compileProgram } from '../compile/index';
import { Checker } from '../types/index';
import { differences } from './differences';

const root = join(import.meta.dirname, 'programs');

/** What record.mjs wrote down, and what we do, in the same form. */
interface Outcome {
  /** `exit N`, or `compile` where the program is refused. */
  readonly end: string;
  readonly out: string;
  /** Standard error without traces; of what the compiler says, the first complaint. */
  readonly err: string;
}

function recorded(path: string): Outcome {
  const err = existsSync(`${path}.err`) ? readFileSync(`${path}.err`, 'latin1') : 'exit 0\n';
  const at = err.indexOf('\n');
  const end = err.slice(0, at);
  const words = err.slice(at + 1).trimEnd();
  if (end === 'compile') return { end, out: '', err: firstError(textOf(words)) };
  return { end, out: readFileSync(`${path}.out`, 'latin1'), err: words };
}

/** `x.go:3:5: message` of the first complaint, files named by their last part. */
function firstError(text: string): string {
  const first = text.split('\n').find((line) => !line.startsWith('#')) ?? '';
  return first.replace(/(^|[ (])[^\s(]*\/(\w+\.go:\d+)/g, '$1$2');
}

/** As in record.mjs. */
function ownWords(stderr: string): string {
  const lines = stderr.split('\n');
  const trace = lines.findIndex((line) => /^goroutine \d+ (\[|gp=)/.test(line));
  return (trace < 0 ? lines : lines.slice(0, trace))
    .filter((line) => !line.startsWith('[signal '))
    .join('\n')
    .trim();
}

// Programs share the library, parsed and checked once.
let shared: { loader: Loader; checker: Checker };

function fresh(): { loader: Loader; checker: Checker } {
  const loader = new Loader();
  return { loader, checker: new Checker(loader.files, loader) };
}

function outcome(path: string): Outcome {
  const folder = existsSync(`${path}.dir`);
  const before = process.env.GOPATH;
  if (folder) process.env.GOPATH = `${path}.dir`;
  const { loader, checker } = folder ? fresh() : shared;
  const target = folder ? loader.targets('main')[0]! : loader.named([`${path}.go`]);
  const { files, diagnostics } = loader.parse(loader.filesOf(target), false);
  const main = checker.check(folder ? 'main' : path, files, { diagnostics, run: true });
  if (before === undefined) delete process.env.GOPATH;
  else process.env.GOPATH = before;
  const said = folder
    ? compilerOutput(loader, checker)
    : main.diagnostics.map((d) => loader.format(d)).join('\n');
  if (said !== '') return { end: 'compile', out: '', err: firstError(said) };
  const text = ['', '', ''];
  const { code } = runProgram(compileProgram(checker, main, loader.files), {
    seed: 1,
    maxSteps: 2e7,
    argv: ['x'],
    cwd: '/',
    output: (fd, bytes) => (text[fd] += bytes),
  });
  return { end: `exit ${code}`, out: text[1]!, err: ownWords(text[2]!) };
}

beforeAll(() => {
  process.env.ENGINE_ROOM_ROOT ??= process.cwd();
  shared = fresh();
});

const sections = readdirSync(root).sort();
const all = sections.map((section) => ({
  section,
  names: readdirSync(join(root, section))
    .filter((file) => /\.(go|dir)$/.test(file))
    .map((file) => file.replace(/\.(go|dir)$/, ''))
    .sort(),
}));

describe.each(all)('$section', ({ section, names }) => {
  it.each(names)('%s', (name) => {
    const path = join(root, section, name);
    const expected = { ...recorded(path), ...differences[`${section}/${name}`]?.ours };
    expect(outcome(path)).toEqual(expected);
  });
});

it('the corpus is as large as it is said to be, and its differences are of programs it has', () => {
  const programs = new Set(
    all.flatMap(({ section, names }) => names.map((n) => `${section}/${n}`)),
  );
  expect(programs.size).toBeGreaterThanOrEqual(400);
  for (const name of Object.keys(differences)) expect(programs).toContain(name);
});
