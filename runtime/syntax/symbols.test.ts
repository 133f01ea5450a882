import { describe, expect, it } from 'vitest';
import { FileSet } from '../base/source';
import { parseFile } from './parser/parser';
import { fileSymbols, findSymbol } from './symbols';

const source = `// Package engine runs jobs.
package engine

import "fmt"

// Status is how a job ended.
type Status int

const (
	// StatusOK is well.
	StatusOK Status = 0
	StatusErr Status = 1 // trailing
	StatusNotFound Status = 127
)

var trailing = 1 // not about Job

/*
Job is a unit
of work.
*/
type Job struct {
	Eng *Engine
	// Env holds variables,
	// one a line.
	Env, args []string
	fmt.Stringer
	*Status
}

type (
	// Engine has handlers.
	Engine struct{}
	Handler func(*Job) Status
	Runner interface {
		// Run runs.
		Run() error
	}
)

// New makes one.
//
//go:noinline
func New() *Engine { return nil }

// Run runs the job.
func (job *Job) Run() error {
	return nil
}

func (s Status) String() string { return "" }
`;

const file = new FileSet().add('engine.go', source);
const { file: tree, diagnostics } = parseFile(file);

/** First and last line of what an excerpt of the symbol shows, with its kind. */
function excerpt(symbol: string): string {
  const found = findSymbol([tree], symbol);
  if (found === undefined) return 'none';
  const text = source.slice(found.docPos - file.base, found.end - file.base).split('\n');
  return `${found.kind}: ${text[0]!.trim()} | ${text.at(-1)!.trim()}`;
}

describe('symbols', () => {
  it('parses', () => expect(diagnostics).toEqual([]));

  const cases: [string, string][] = [
    ['New', 'func: // New makes one. | func New() *Engine { return nil }'],
    ['(*Job).Run', 'method: // Run runs the job. | }'],
    ['Job.Run', 'method: // Run runs the job. | }'],
    [
      'Status.String',
      'method: func (s Status) String() string { return "" } | func (s Status) String() string { return "" }',
    ],
    ['(*Status).String', 'none'],
    ['Job', 'type: /* | }'],
    ['Status', 'type: // Status is how a job ended. | type Status int'],
    ['Engine', 'type: // Engine has handlers. | Engine struct{}'],
    ['Handler', 'type: Handler func(*Job) Status | Handler func(*Job) Status'],
    ['Job.Env', 'field: // Env holds variables, | Env, args []string'],
    ['Job.args', 'field: // Env holds variables, | Env, args []string'],
    ['Job.Stringer', 'field: fmt.Stringer | fmt.Stringer'],
    ['Job.Status', 'field: *Status | *Status'],
    ['Runner.Run', 'interface-method: // Run runs. | Run() error'],
    ['StatusOK', 'const: // StatusOK is well. | StatusOK Status = 0'],
    ['StatusNotFound', 'const: StatusNotFound Status = 127 | StatusNotFound Status = 127'],
    ['trailing', 'var: var trailing = 1 | var trailing = 1'],
    ['Nothing', 'none'],
  ];
  for (const [symbol, expected] of cases) {
    it(symbol, () => expect(excerpt(symbol)).toBe(expected));
  }

  it('keeps the doc comment, without marks and directives, on the declaration', () => {
    expect(tree.decls.map(({ doc }) => doc)).toEqual([
      undefined,
      'Status is how a job ended.',
      undefined,
      undefined,
      'Job is a unit\nof work.',
      undefined,
      'New makes one.',
      'Run runs the job.',
      undefined,
    ]);
  });

  it('lists them all once', () => {
    const names = [...fileSymbols(tree)].map(([name]) => name);
    expect(names).toContain('(*Job).Run');
    expect(new Set(names).size).toBe(names.length);
  });
});
