/** What becomes of functions that are written in assembly. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { build } from './program';
import { runProgram } from './run';

const folder = mkdtempSync(join(tmpdir(), 'assembly-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What a program prints that is made of these files. */
function printed(files: Record<string, string>): string {
  process.env.ENGINE_ROOM_ROOT ??= process.cwd();
  const dir = join(folder, String(Math.random()).slice(2));
  mkdirSync(dir);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(dir, name), text);
  const made = build([dir]);
  if ('errors' in made) return made.errors;
  let text = '';
  runProgram(made.program, {
    seed: 1,
    maxSteps: 1e6,
    argv: ['x'],
    cwd: dir,
    output: (_, bytes) => (text += bytes),
  });
  return text;
}

const main = `package main

import (
	"fmt"
	"math"
)

func root(x float64) float64
func twice(n int) (m int)
func nothing()
func fast(n int) int

func double(n int) int { return 2 * n }

func main() {
	nothing()
	fmt.Println(root(9), twice(21), math.Sqrt(4))
	fmt.Println(fast(1))
}
`;

const assembly = `// Comments with TEXT in them.
#include "textflag.h"

TEXT ·root(SB),NOSPLIT,$0-16
	JMP	math·Sqrt(SB)

/* TEXT ·fast(SB) */
TEXT ·twice(SB), 7, $0
	JMP ·double(SB) // there

TEXT ·nothing(SB),NOSPLIT,$0
	RET
`;

it('calls what an assembly function only jumps to', () => {
  const text = printed({
    'a.go': main,
    'a.s': assembly,
    'a_arm.s': 'TEXT ·fast(SB)\n\tJMP ·double(SB)\n',
    'fast_amd64.s': 'TEXT ·fast(SB),7,$0\n\tMOVQ n+0(FP), AX\n\tRET\n',
  });
  expect(text).toContain('3 42 2\n');
  expect(text).toContain('panic: main.fast is assembly, which is not executed here\n');
  expect(text).toMatch(/a\.go:18 /);
});

it('misses bodies where there is no assembly for this computer', () => {
  expect(printed({ 'a.go': main, 'a_arm.s': assembly })).toMatch(
    /a\.go:8:6: missing function body/,
  );
});
