/** What a package's tests find beside them. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { LoadError } from './load';
import { build } from './program';
import { runProgram } from './run';
import { copyTree, test as testPackages } from './test';

const folder = mkdtempSync(join(tmpdir(), 'beside-'));
afterAll(() => rmSync(folder, { recursive: true }));

const source = `package main

import (
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	filepath.Walk(".", func(path string, info os.FileInfo, err error) error {
		to, _ := os.Readlink(path)
		fmt.Println(path, info.Mode(), to)
		return nil
	})
}
`;

it('has hidden files, empty folders, links and modes; of links that lead away, what they lead to', () => {
  process.env.ENGINE_ROOM_ROOT ??= process.cwd();
  const dir = join(folder, 'pkg');
  mkdirSync(join(dir, 'empty'), { recursive: true });
  mkdirSync(join(dir, '.git'));
  writeFileSync(join(dir, '.ignore'), '');
  writeFileSync(join(dir, 'script'), '');
  chmodSync(join(dir, 'script'), 0o755);
  chmodSync(join(dir, '.ignore'), 0o644);
  writeFileSync(join(folder, 'elsewhere'), '');
  chmodSync(join(folder, 'elsewhere'), 0o644);
  symlinkSync('nowhere', join(dir, 'broken'));
  symlinkSync('script', join(dir, 'link'));
  symlinkSync('../elsewhere', join(dir, 'out'));
  const main = join(folder, 'main.go');
  writeFileSync(main, source);
  const made = build([main]);
  if ('errors' in made) throw new Error(made.errors);
  let text = '';
  runProgram(made.program, {
    seed: 1,
    maxSteps: 1e6,
    argv: ['x'],
    cwd: dir,
    prepare: (m, host) => copyTree(m, host, dir),
    output: (_, bytes) => (text += bytes),
  });
  expect(text.split('\n')).toEqual([
    '. drwxr-xr-x ',
    '.ignore -rw-r--r-- ',
    'broken Lrwxrwxrwx nowhere',
    'empty drwxr-xr-x ',
    'link Lrwxrwxrwx script',
    'out -rw-r--r-- ',
    'script -rwxr-xr-x ',
    '',
  ]);
});

it.each([
  ['a type error', 'package p\n\nvar x int = ""\n', '', 2],
  ['a syntax error', 'package p\n\nfunc f( {\n', '', 2],
  ['a package that is nowhere', 'package p\n\nimport _ "no/where"\n', '', 1],
  ['a type error of a test', 'package p\n', 'var x int = ""', 2],
  ['a syntax error of a test', 'package p\n', 'x := 1', 1],
  ['a package that a test lacks', 'package p\n', 'import _ "no/where"', 1],
  ['a test that fails', 'package p\n', 'func TestF(t *testing.T) { t.Fail() }', 1],
  ['nothing to complain of', 'package p\n', 'var x int', 0],
])('ends as the go command does with %s', (_what, plain, inTest, expected) => {
  const dir = mkdtempSync(join(folder, 'package-'));
  writeFileSync(join(dir, 'a.go'), plain);
  const source = `package p\n\nimport "testing"\n${inTest}\nfunc TestG(t *testing.T) {}\n`;
  writeFileSync(join(dir, 'a_test.go'), source);
  const code = (): number => {
    try {
      return testPackages([dir]);
    } catch (error) {
      // What the command line prints, and ends with 1.
      if (error instanceof LoadError) return 1;
      throw error;
    }
  };
  expect(code()).toBe(expected);
});
