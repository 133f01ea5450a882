/** Programs through the command line's own path: found, checked, compiled, run, with output and exit code as Go's. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from './program';
import { runProgram } from './run';

let folder: string;
let programs = 0;

beforeAll(() => {
  process.env.ENGINE_ROOM_ROOT ??= process.cwd();
  folder = mkdtempSync(join(tmpdir(), 'run-'));
});

afterAll(() => rmSync(folder, { recursive: true }));

function go(source: string): { out: string; err: string; code: number } {
  const path = join(folder, `x${++programs}.go`);
  writeFileSync(path, source);
  const made = build([path]);
  if ('errors' in made) return { out: '', err: made.errors, code: made.code };
  const text = ['', '', ''];
  const { code } = runProgram(made.program, {
    seed: 1,
    maxSteps: 1e6,
    argv: ['x'],
    cwd: '/',
    output: (fd, bytes) => (text[fd] += bytes),
  });
  return { out: text[1]!, err: text[2]!, code };
}

describe('run', () => {
  it('shows what was printed before it waits for an answer', async () => {
    const path = join(folder, 'asks.go');
    writeFileSync(
      path,
      'package main\n\nimport "fmt"\n\nfunc main() {\n\tvar n int\n\tfmt.Print("how many? ")\n\tfmt.Scan(&n)\n\tfmt.Println(n + 1)\n}\n',
    );
    const child = spawn(process.execPath, [join(process.cwd(), 'tools', 'go.mjs'), 'run', path]);
    let text = '';
    child.stdout.on('data', (bytes: Buffer) => {
      // Answered only when asked: who prints later waits for ever.
      if (text === '') child.stdin.end('41\n');
      text += bytes.toString();
    });
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect(text).toBe('how many? 42\n');
    expect(code).toBe(0);
  }, 60_000);

  it('ends with 2 and the text of a panic', () => {
    const { err, code } = go('package main\n\nfunc main() {\n\tvar s []int\n\t_ = s[3]\n}\n');
    expect(err).toContain(
      'panic: runtime error: index out of range [3] with length 0\n\ngoroutine 1 [running]:\nmain.main()\n',
    );
    expect(err).toContain('x1.go:5');
    expect(code).toBe(2);
  });

  it('names a deadlock', () => {
    const { err, code } = go('package main\n\nfunc main() { <-make(chan int) }\n');
    expect(err).toContain(
      'fatal error: all goroutines are asleep - deadlock!\n\ngoroutine 1 [chan receive]:\n',
    );
    expect(code).toBe(2);
  });

  it('says what the compiler says', () => {
    const { err, code } = go('package main\n\nfunc main() {\n\tx := 1\n}\n');
    expect(err).toMatch(/^# command-line-arguments\n.*x\d\.go:4:2: x declared but not used\n$/);
    expect(code).toBe(2);
  });

  it.each([
    [
      'a syntax error',
      'package main\n\nfunc main() { x := := }\n',
      /^# command-line-arguments\n/,
      2,
    ],
    ['no function main', 'package main\n', /^# command-line-arguments\n/, 2],
    [
      'a package that is nowhere',
      'package main\n\nimport "no/where"\n\nfunc main() { where.At() + "" }\n',
      /^(?!#).*x\d+\.go:3:8: cannot find package "no\/where"\n$/,
      1,
    ],
    [
      'an import that cannot be read',
      'package main\n\nimport "fmt\n\nfunc main() { x := := }\n',
      /^(?!#).*x\d+\.go:3:\d+: .*\n$/,
      1,
    ],
  ])('as the go command ends with %s', (_what, source, message, expected) => {
    const { err, code } = go(source);
    expect(err).toMatch(message);
    expect(code).toBe(expected);
  });

  it('runs the library: io over errors, run-time errors as values', () => {
    const { err, code } = go(`package main

import (
	"errors"
	"io"
	"runtime"
)

type chunks []string

func (c *chunks) Read(p []byte) (int, error) {
	if len(*c) == 0 {
		return 0, io.EOF
	}
	n := copy(p, (*c)[0])
	*c = (*c)[1:]
	return n, nil
}

type sink struct{ got []byte }

func (s *sink) Write(p []byte) (int, error) {
	s.got = append(s.got, p...)
	return len(p), nil
}

func try() (err error) {
	defer func() { err = recover().(runtime.Error) }()
	var m map[string]int
	m["a"] = 1
	return errors.New("not reached")
}

func main() {
	var s sink
	n, err := io.Copy(&s, io.LimitReader(&chunks{"hello ", "wide ", "world"}, 13))
	println(n, err == nil, string(s.got))
	_, err = io.ReadFull(&chunks{"ab"}, make([]byte, 3))
	println(err == io.ErrUnexpectedEOF, try().Error())
}
`);
    expect(err).toBe('13 true hello wide wo\ntrue assignment to entry in nil map\n');
    expect(code).toBe(0);
  });
});
