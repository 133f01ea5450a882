// Chapter 31's C: what the preprocessor makes of it is what stands in tasks.i, and the program of the room
// says what the C says. Where a C compiler is at hand it is asked; where none is, what it said is kept.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { functionC, pairs, readC } from '../app/_mdx/c-source';
import { cut, findSymbol } from '../app/_mdx/excerpt';
import { programFiles } from '../app/_lib/programs';
import { scenario } from '../content/scenarios/list-head';
import { Session } from '../runtime/session/index';
import { bundle } from '../runtime/testing/bundle';

const slug = '31-a-list-without-nodes';
const folder = join(import.meta.dirname, '..', 'content', 'chapters', slug);
const read = (file: string) => readFileSync(join(folder, 'c', file), 'utf8');
const has = (command: string) => spawnSync(command, ['--version']).status === 0;

// ------------------------------------------------ a preprocessor, as far as this C needs one

type Macro = { readonly parameters: readonly string[] | undefined; readonly body: string[] };

const tokens = (text: string): string[] =>
  text.match(/"(?:\\.|[^"\\])*"|[A-Za-z_]\w*|\d\w*|->|[=!]=|\S/g) ?? [];

/** The arguments of a call whose `(` stands at `at`, and where it ends. */
function argumentsAt(list: readonly string[], at: number): { given: string[][]; end: number } {
  const given: string[][] = [[]];
  let depth = 0;
  for (let i = at; i < list.length; i++) {
    const token = list[i]!;
    if (token === '(' && depth++ === 0) continue;
    if (token === ')' && --depth === 0) return { given, end: i };
    if (token === ',' && depth === 1) given.push([]);
    else given.at(-1)!.push(token);
  }
  throw new RangeError('a call of a macro does not end');
}

function expand(list: readonly string[], macros: ReadonlyMap<string, Macro>): string[] {
  const out: string[] = [];
  for (let i = 0; i < list.length; i++) {
    const macro = macros.get(list[i]!);
    if (!macro || (macro.parameters && list[i + 1] !== '(')) {
      out.push(list[i]!);
      continue;
    }
    // A macro's own name is not looked at again inside what it became.
    const others = new Map([...macros].filter(([name]) => name !== list[i]));
    if (!macro.parameters) {
      out.push(...expand(macro.body, others));
      continue;
    }
    const { parameters } = macro;
    const { given, end } = argumentsAt(list, i + 1);
    const full = given.map((one) => expand(one, macros));
    const body = macro.body.flatMap((one) => full[parameters.indexOf(one)] ?? [one]);
    out.push(...expand(body, others));
    i = end;
  }
  return out;
}

/** The tokens of a file after its directives have been done; comments go first. */
function preprocess(file: string, macros = new Map<string, Macro>()): string[] {
  const out: string[] = [];
  const text = read(file).replace(/\/\*[^]*?\*\//g, ' ');
  let plain: string[] = [];
  const flush = () => {
    out.push(...expand(plain, macros));
    plain = [];
  };
  for (const line of text.replace(/\\\n/g, ' ').split('\n')) {
    const include = /^#include "(.*)"/.exec(line);
    const define = /^#define (\w+)(?:\(([^)]*)\))? (.*)/.exec(line);
    // `#define NAME (…` with a space has no parameters: the pattern wants the bracket at the name.
    if (include) {
      flush();
      out.push(...preprocess(include[1]!, macros));
    } else if (define) {
      flush();
      const [, name = '', parameters, body = ''] = define;
      macros.set(name, { parameters: parameters?.split(/,\s*/), body: tokens(body) });
    } else plain.push(...tokens(line));
  }
  flush();
  return out;
}

describe('the C', () => {
  test('becomes what is shown as preprocessed', () => {
    expect(preprocess('tasks.c')).toEqual(tokens(read('tasks.i')));
  });

  test.runIf(has('cpp'))('becomes the same by the machine’s own preprocessor', () => {
    const made = execFileSync('cpp', ['-P', join(folder, 'c', 'tasks.c')], { encoding: 'utf8' });
    expect(tokens(made)).toEqual(tokens(read('tasks.i')));
  });

  test.runIf(has('gcc'))('compiles without a warning and prints what is kept', () => {
    const at = mkdtempSync(join(tmpdir(), 'tasks-'));
    try {
      const source = join(folder, 'c', 'tasks.c');
      const out = join(at, 'tasks');
      const { status, stderr } = spawnSync('gcc', ['-Wall', '-Wextra', '-O2', '-o', out, source], {
        encoding: 'utf8',
      });
      expect([status, stderr]).toEqual([0, '']);
      expect(execFileSync(out, { encoding: 'utf8' })).toBe(read('tasks.out'));
    } finally {
      rmSync(at, { recursive: true });
    }
  });

  test('prints what the Go of the room prints', async () => {
    const session = new Session({ bundle: bundle() });
    const opened = await session.handle({ type: 'open', scenario, moments: [] });
    if (opened.type !== 'moment') throw new Error(JSON.stringify(opened));
    const reply = await session.handle({ type: 'seek', step: opened.view.recorded });
    if (reply.type !== 'moment') throw new Error(JSON.stringify(reply));
    const printed = reply.view.terminal
      .filter(({ kind }) => kind === 'stdout')
      .map(({ text }) => text)
      .join('');
    const wanted = read('tasks.out').trim().split('\n');
    expect(printed.split('\n').slice(0, wanted.length)).toEqual(wanted);
  });
});

describe.each(['en', 'zh'])('the text in %s', (locale) => {
  const text = readFileSync(join(folder, `${locale}.mdx`), 'utf8');
  const attributes = (tag: string) =>
    Object.fromEntries([...tag.matchAll(/(\w+)="([^"]*)"/g)].map(([, k, v]) => [k!, v!]));

  test('shows C that is there', () => {
    const shown = [...text.matchAll(/<CSource [^>]*\/>/g)].map(([tag]) => attributes(tag));
    expect(shown.length).toBeGreaterThan(2);
    for (const { file = '', from, to } of shown)
      expect(cut(readC(slug, file), from, to).lines.length).toBeGreaterThan(0);
  });

  test('puts functions side by side that have a line for each line, and each line the same fields', () => {
    const shown = [...text.matchAll(/<SideBySide [^>]*\/>/g)].map(([tag]) => attributes(tag));
    expect(shown.length).toBeGreaterThan(4);
    const files = programFiles();
    for (const { file = '', c = '', go = '' } of shown) {
      const found = findSymbol(files, go);
      const rows = pairs(functionC(readC(slug, file), c), found!);
      const lines = rows.map(({ line }) => found!.lines[line - found!.firstLine]!);
      // A field that C names is one whose offset Go adds.
      const fields = (line: string, pattern: RegExp) =>
        [...line.matchAll(pattern)].map(([, name]) => name!.toLowerCase()).sort();
      for (const [i, row] of rows.entries())
        expect(fields(lines[i]!, /\+(Next|Prev)\b/g)).toEqual(fields(row.c, /->(next|prev)\b/g));
    }
  });
});
