import { expect, test } from 'vitest';
import { indexNames } from './index';
import type { FileNames, Thing } from './index';

const files = new Map([
  [
    'src/dock/engine/job.go',
    `// A job.
package engine

import "io"

// Runner is whatever can be run.
type Runner interface {
	io.Closer
	// Run does it.
	Run(name string) error
}

// Job is 作业, one of many.
type Job struct {
	Name string
	log
}

type log struct{ lines []string }

func (l *log) Close() error { return nil }

// Run does the job.
func (job *Job) Run(name string) error {
	/* 作业 */ job.Name = name
	return twice(job.Name)
}

func twice(name string) error {
	for _, each := range []string{name, name} {
		_ = each
	}
	return nil
}

type idle int

func (idle) Close() error { return nil }
`,
  ],
  [
    'src/dock/cmd/main.go',
    `package main

import "dock/engine"

var first = engine.Job{Name: "first"}

func run(r engine.Runner) {
	r.Run("through the interface")
}

func main() {
	job := &engine.Job{}
	job.Run("plainly")
	go job.Run("beside")
	defer func() { job.Close() }()
	later := job.Run
	later("as a value")
	run(job)
	switch v := interface{}(job).(type) {
	case engine.Runner:
		v.Run("again")
	}
}
`,
  ],
  [
    'src/dock/engine/job_test.go',
    `package engine

func ExampleJob() { new(Job).Run("tested") }
`,
  ],
  [
    'lib/io/io.go',
    `package io

type Closer interface {
	Close() error
}

func Native(n int) int
`,
  ],
]);

const index = indexNames(files);

const fileOf = (file: string): FileNames => index.get(file)!;
const engine = 'src/dock/engine/job.go';
const main = 'src/dock/cmd/main.go';

function thing(file: string, name: string): Thing {
  const found = fileOf(file).things.find((one) => one.name === name);
  if (!found) throw new RangeError(`${file} does not declare ${name}`);
  return found;
}

/** What the nth name of that text on a line leads to, as `file#name`. */
function leads(file: string, line: number, text: string, nth = 0): string | undefined {
  const { names, refs } = fileOf(file);
  const lines = files.get(file)!.split('\n');
  const found: string[] = [];
  for (let i = 0; i < names.length; i += 4) {
    const [at = 0, column = 0, length = 0, ref = 0] = names.slice(i, i + 4);
    if (at !== line || lines[at - 1]!.slice(column, column + length) !== text) continue;
    const to = refs[ref]!;
    if (typeof to === 'number') found.push(`${file}#${fileOf(file).things[to]!.name}`);
    else if (to.endsWith('/')) found.push(to);
    else {
      const [where = '', n] = to.split('#');
      found.push(`${where}#${fileOf(where).things[Number(n)]!.name}`);
    }
  }
  return found[nth];
}

const placed = (file: string, list: Thing['implementers']) =>
  list?.map(({ name, file: at, line }) => `${fileOf(file).files[at]}:${line} ${name}`);
const called = (list: Thing['callers']) =>
  list?.map(({ name, lines, how }) => `${name} ${lines.join(',')} ${how.join(',')}`);

test('a name leads to its declaration, in its file, in another package, and past letters of several bytes', () => {
  expect(leads(main, 13, 'Run')).toBe(`${engine}#(*Job).Run`);
  expect(leads(main, 13, 'job')).toBe(`${main}#job`);
  expect(leads(main, 5, 'Name')).toBe(`${engine}#Job.Name`);
  expect(leads(main, 5, 'engine')).toBe('src/dock/engine/');
  expect(leads(engine, 25, 'name')).toBe(`${engine}#name`);
  expect(leads(engine, 25, 'Name')).toBe(`${engine}#Job.Name`);
  expect(leads(engine, 8, 'Closer')).toBe('lib/io/io.go#Closer');
  expect(leads(main, 21, 'v')).toBe(`${main}#v`);
  expect(leads(main, 21, 'Run')).toBe(`${engine}#Runner.Run`);
});

test('what is Go’s own leads nowhere', () => {
  expect(leads(engine, 15, 'string')).toBeUndefined();
  expect(leads(engine, 33, 'nil')).toBeUndefined();
});

test('a declaration has its line, its text in one line, its comment, and its name in traces', () => {
  expect(thing(engine, '(*Job).Run')).toMatchObject({
    kind: 'method',
    line: 24,
    endLine: 27,
    text: 'func (job *Job) Run(name string) error',
    doc: 'Run does the job.',
    traced: 'dock/engine.(*Job).Run',
  });
  expect(thing(engine, 'Job')).toMatchObject({ kind: 'type', text: 'type Job struct' });
  expect(thing(engine, 'Job').doc).toBe('Job is 作业, one of many.');
  expect(thing(engine, 'Runner.Run')).toMatchObject({
    kind: 'interface-method',
    doc: 'Run does it.',
  });
  expect(thing(main, 'main').traced).toBe('main.main');
  expect(thing(main, 'job')).toMatchObject({ kind: 'var', text: 'var job *engine.Job' });
  expect(thing('lib/io/io.go', 'Native').native).toBe(true);
});

test('uses stand by file, those of tests among them, the declaration not', () => {
  const { files: names } = fileOf(engine);
  const uses = thing(engine, '(*Job).Run').uses?.map((use) => [names[use.file], use.lines]);
  expect(uses).toEqual([
    ['src/dock/engine/job_test.go', [3]],
    [main, [13, 14, 16]],
  ]);
  expect(thing(engine, 'Job.Name').uses).toHaveLength(2);
  expect(thing(engine, 'idle').uses).toHaveLength(1);
});

test('types implement interfaces by promoted methods and embedded interfaces', () => {
  expect(placed(engine, thing(engine, 'Runner').implementers)).toEqual([`${engine}:14 Job`]);
  expect(placed('lib/io/io.go', thing('lib/io/io.go', 'Closer').implementers)).toEqual([
    `${engine}:14 Job`,
    `${engine}:19 log`,
    `${engine}:36 idle`,
  ]);
  expect(placed(engine, thing(engine, 'Job').implements)).toEqual([
    'lib/io/io.go:3 Closer',
    `${engine}:7 Runner`,
  ]);
  expect(placed('lib/io/io.go', thing('lib/io/io.go', 'Closer.Close').implementers)).toEqual([
    `${engine}:21 (*log).Close`,
    `${engine}:38 idle.Close`,
  ]);
  expect(placed(engine, thing(engine, '(*Job).Run').implements)).toEqual([
    `${engine}:10 Runner.Run`,
  ]);
});

test('callers are those that name the function: a call through an interface is the interface’s', () => {
  expect(called(thing(engine, '(*Job).Run').callers)).toEqual([
    'main 13,14 call,go',
    'ExampleJob 3 call',
  ]);
  expect(called(thing(engine, 'Runner.Run').callers)).toEqual(['run 8 call', 'main 21 call']);
  expect(called(thing(engine, '(*log).Close').callers)).toEqual(['main 15 call']);
  expect(called(thing(engine, '(*Job).Run').callees)).toEqual(['twice 26 call']);
  expect(called(thing(main, 'main').callees)).toEqual([
    '(*Job).Run 13,14 call,go',
    '(*log).Close 15 call',
    'run 18 call',
    'Runner.Run 21 call',
  ]);
});

test('what does not parse or check is indexed as far as it is understood', () => {
  const broken = indexNames(
    new Map([
      ['src/x/x.go', 'package x\n\nfunc f() { g(; }\n\nfunc g() {}\nvar n = missing + f\n'],
    ]),
  );
  expect(broken.get('src/x/x.go')?.things.map(({ name }) => name)).toContain('g');
});
