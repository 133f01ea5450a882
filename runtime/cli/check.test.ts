/** `check` as the command line has it: what it says, and its exit code. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { check } from './check';

let folder: string;

beforeAll(() => {
  process.env.ENGINE_ROOM_ROOT ??= process.cwd();
  folder = mkdtempSync(join(tmpdir(), 'check-'));
});

afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

it('has nothing to say of a program that is well typed', () => {
  expect(check([write('a.go', 'package main\n\nfunc main() { println(1) }\n')])).toBe(0);
});

it('builds with the tags it is given', () => {
  const dir = mkdtempSync(join(folder, 'tags-'));
  writeFileSync(join(dir, 'a.go'), 'package p\n\nvar X = y\n');
  writeFileSync(join(dir, 'b.go'), '// +build special\n\npackage p\n\nvar y = 1\n');
  expect(check(['-tags', 'other special', dir])).toBe(0);
});
