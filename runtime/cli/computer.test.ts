/** What programs on the command line find around them. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { build } from './program';
import { runProgram } from './run';

const folder = mkdtempSync(join(tmpdir(), 'computer-'));
afterAll(() => rmSync(folder, { recursive: true }));

const source = `package main

import (
	"fmt"
	"io/ioutil"
	"os"
	"os/exec"
	"strings"
)

func main() {
	if os.Getenv("GENERATION") == "2" {
		in, _ := ioutil.ReadAll(os.Stdin)
		fmt.Print(os.Args[1:], string(in))
		os.Exit(3)
	}
	for _, path := range []string{os.Args[0], "/proc/self/exe"} {
		again := exec.Command(path, "a", "b")
		again.Env = append(os.Environ(), "GENERATION=2")
		again.Stdin = strings.NewReader("in")
		out, err := again.Output()
		fmt.Printf("%s %v\\n", out, err)
	}
	for _, name := range []string{"/etc/hosts", "/etc/resolv.conf", "/proc/self/mountinfo"} {
		text, err := ioutil.ReadFile(name)
		fmt.Println(name, len(text) > 0, err)
	}
	fmt.Println(os.Getenv("PWD"))
	for _, dir := range []string{"", "/var/tmp"} {
		name, err := ioutil.TempDir(dir, "x")
		fmt.Println(strings.HasPrefix(name, dir), err)
	}
}
`;

const waits = `package main

import (
	"fmt"
	"time"
)

func main() {
	began := make(chan time.Time, 1)
	go func() { began <- time.Now() }()
	start := time.Now()
	time.Sleep(time.Second)
	fmt.Println(time.Since(<-began) > time.Second, time.Since(start) < time.Second+time.Millisecond)
	at := <-time.After(time.Millisecond)
	fmt.Println(time.Since(at) < time.Millisecond/10)
}
`;

it('wakes who waits for a time a little late where it is told to, and nobody before those that wait for less', () => {
  process.env.ENGINE_ROOM_ROOT ??= process.cwd();
  const main = join(folder, 'waits.go');
  writeFileSync(main, waits);
  const made = build([main]);
  if ('errors' in made) throw new Error(made.errors);
  const run = (lateness?: number) => {
    let text = '';
    runProgram(made.program, {
      seed: 1,
      maxSteps: 1e6,
      argv: ['x'],
      cwd: folder,
      ...(lateness ? { lateness } : {}),
      output: (_, bytes) => (text += bytes),
    });
    return text;
  };
  expect(run()).toBe('false true\ntrue\n');
  expect(run(50_000)).toBe('true true\ntrue\n');
});

it('has the files every computer has; a program starts itself again', () => {
  process.env.ENGINE_ROOM_ROOT ??= process.cwd();
  const main = join(folder, 'main.go');
  writeFileSync(main, source);
  const made = build([main]);
  if ('errors' in made) throw new Error(made.errors);
  let text = '';
  const { code } = runProgram(made.program, {
    seed: 1,
    maxSteps: 1e6,
    argv: ['/tmp/x/exe/main'],
    cwd: folder,
    output: (_, bytes) => (text += bytes),
  });
  expect(text.split('\n')).toEqual([
    '[a b]in exit status 3',
    '[a b]in exit status 3',
    '/etc/hosts true <nil>',
    '/etc/resolv.conf true <nil>',
    '/proc/self/mountinfo true <nil>',
    folder,
    'true <nil>',
    'true <nil>',
    '',
  ]);
  expect(code).toBe(0);
});
