/** The cases of a select that is about to be executed, as they are written, and which of them could be taken. */
import { textOf } from '../base/bytes';
import type { FileSet, SourceFile } from '../base/source';
import type { Goroutine } from '../machine/goroutine';
import { RUNNABLE, RUNNING } from '../machine/goroutine';
import { parseFile, walk, type CommClause, type SelectStmt } from '../syntax/index';
import { placeOf, statementAt } from './places';
import type { SelectCaseView } from './protocol';
import type { Run } from './run';

/** What a reader can choose from. */
export interface SelectCases {
  readonly cases: readonly SelectCaseView[];
  readonly hasDefault: boolean;
}

/** Where the select begins that g is about to execute; undefined when it is about to do something else. */
function selectAt(g: Goroutine, files: FileSet): number | undefined {
  if (g.state !== RUNNABLE && g.state !== RUNNING) return undefined;
  const fn = g.fns[g.depth];
  const stmt = fn && statementAt(fn, g.pcOf(g.depth));
  // In the midst of one the choice has been made.
  if (!stmt || stmt.pc !== g.pcOf(g.depth)) return undefined;
  const file = files.fileAt(stmt.pos);
  if (!file) return undefined;
  const at = stmt.pos - file.base;
  return /^select\s*\{/.test(file.text.slice(at, at + 64)) ? stmt.pos : undefined;
}

/** True when g is about to execute a select. */
export function standsAtSelect(g: Goroutine): boolean {
  return selectAt(g, g.process.program.files) !== undefined;
}

/** Trees of files that have been asked for: a file does not change while it is open. */
const trees = new WeakMap<SourceFile, ReturnType<typeof parseFile>['file']>();

function selectStmt(file: SourceFile, pos: number): SelectStmt | undefined {
  let tree = trees.get(file);
  if (!tree) trees.set(file, (tree = parseFile(file).file));
  let found: SelectStmt | undefined;
  walk(tree, (node) => {
    if (node.kind === 'select-stmt' && node.pos === pos) found = node;
    return found === undefined;
  });
  return found;
}

/** The cases that were ready when g executed its next statement; the run stands where it stood afterwards. */
function readyCases(run: Run, g: number): ReadonlySet<number> | undefined {
  const { machine, step } = run;
  if (machine.current?.id !== g) return undefined;
  let found: ReadonlySet<number> | undefined;
  machine.onSelect = (who, ready) => {
    if (who.id === g) found ??= new Set(ready);
  };
  try {
    run.forward(step + 1);
  } finally {
    machine.onSelect = undefined;
    run.seek(step);
  }
  return found;
}

/** The cases of the select that goroutine `id` is about to execute; undefined when it is not about to. */
export function selectCases(run: Run, id: number): SelectCases | undefined {
  const g = run.machine.goroutines.get(id);
  const files = run.files;
  const pos = g && selectAt(g, files);
  const file = pos === undefined ? undefined : files.fileAt(pos);
  const stmt = file && selectStmt(file, pos!);
  if (!file || !stmt) return undefined;
  const ready = readyCases(run, id);
  const comms = stmt.clauses.filter(
    (clause): clause is CommClause & { readonly comm: object } => clause.comm !== undefined,
  );
  return {
    cases: comms.map(({ comm }, index) => ({
      index,
      text: textOf(file.text.slice(comm.pos - file.base, comm.end - file.base)),
      place: placeOf(files, comm.pos, comm.end),
      ...(ready ? { ready: ready.has(index) } : {}),
    })),
    hasDefault: comms.length < stmt.clauses.length,
  };
}
