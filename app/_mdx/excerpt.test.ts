// Excerpts are found by name, cut by content, and refuse what is not there or not unique.
import { expect, test } from 'vitest';
import { cut, findSymbol, lineOf, splitSymbol } from './excerpt';

const source = `package engine

// Job is one task.
// It runs once.
type Job struct {
	Name string
}

type Handler func(*Job) int

const Version = "1"

var (
	// handlers by name.
	handlers = map[string]Handler{}
	other    = 1
)

func (job *Job) Run() error {
	if job.Name == "" {
		return nil
	}
	return nil
}

func (job Job) String() string { return job.Name }

func Run() {
}
`;
const files = new Map([
  ['src/example.com/engine/job_test.go', 'package engine\n\nfunc Run() {\n\t// not this\n}\n'],
  ['src/example.com/engine/job.go', source],
  ['lib/net/http/server.go', 'package http\n\nfunc (srv *Server) Serve(l Listener) {\n}\n'],
]);

test.each([
  ['example.com/engine.(*Job).Run', 19, 'func (job *Job) Run() error {', 6],
  ['example.com/engine.Job.String', 26, 'func (job Job) String() string { return job.Name }', 1],
  ['example.com/engine.Job', 3, '// Job is one task.', 5],
  ['example.com/engine.Handler', 9, 'type Handler func(*Job) int', 1],
  ['example.com/engine.Version', 11, 'const Version = "1"', 1],
  ['example.com/engine.other', 13, 'var (', 5],
  ['example.com/engine.Run', 28, 'func Run() {', 2],
  ['net/http.(*Server).Serve', 3, 'func (srv *Server) Serve(l Listener) {', 2],
])('%s begins at line %i', (symbol, line, text, count) => {
  const found = findSymbol(files, symbol)!;
  expect([found.firstLine, found.lines[0], found.lines.length]).toEqual([line, text, count]);
});

const wrapped = `package engine

func (job *Job) Wide(name string,
	env ...string) error {
	return nil
}

// Tall has a line for each of them.
func Tall(
	name string,
	handle func() (
		error,
	),
) (
	n int,
	err error,
) {
	switch {
	case name == "":
		return 0, nil
	}
	return 1, handle()
}

type Pair func(a int,
	b int) error

const Sum = 1 +
	2

func Last() {}
`;

test.each([
  ['(*Job).Wide', 3, 4],
  ['Tall', 8, 16],
  ['Pair', 25, 2],
  ['Sum', 28, 2],
  ['Last', 31, 1],
])('%s is whole, though what it begins with goes over several lines', (name, line, count) => {
  const found = findSymbol(
    new Map([['src/example.com/engine/wide.go', wrapped]]),
    `example.com/engine.${name}`,
  )!;
  expect([found.firstLine, found.lines.length]).toEqual([line, count]);
});

test.each(['example.com/engine.Stop', 'example.com/engine.(*Job).String', 'example.com.Run'])(
  '%s is not found',
  (symbol) => expect(findSymbol(files, symbol)).toBeUndefined(),
);

test('a symbol without a name is misuse', () => {
  expect(() => splitSymbol('github.com/engine')).toThrow(RangeError);
  expect(() => splitSymbol('engine')).toThrow(RangeError);
});

test('a cut keeps the numbers of the file', () => {
  const run = findSymbol(files, 'example.com/engine.(*Job).Run')!;
  expect(cut(run, 'if job', '}')).toEqual({
    file: run.file,
    firstLine: 20,
    lines: run.lines.slice(1, 4),
  });
  expect(() => cut(run, 'switch', undefined)).toThrow(RangeError);
});

test('a note names exactly one line', () => {
  const run = findSymbol(files, 'example.com/engine.(*Job).Run')!;
  expect(lineOf(run, 'job.Name ==')).toBe(20);
  expect(() => lineOf(run, 'return nil')).toThrow('2 lines');
  expect(() => lineOf(run, 'goto')).toThrow('0 lines');
});
