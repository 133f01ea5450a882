/** Starts a program given as text on a machine of its own: for tests that need no library. */
import { bytesOf } from '../base/bytes';
import { FileSet } from '../base/source';
import { compileProgram } from '../compile/index';
import { Machine, type Listener, type Process } from '../machine/index';
import { parseFile } from '../syntax/index';
import { Checker } from '../types/index';

/** `source` is a whole `package main` without imports; RangeError names what is wrong with it. */
export function startSource(
  source: string,
  seed = 1,
  listener?: Listener,
): { machine: Machine; process: Process } {
  const files = new FileSet();
  const { file, diagnostics } = parseFile(files.add('main.go', bytesOf(source)));
  const checker = new Checker(files, { import: () => undefined });
  const main = checker.check('main', [file], { diagnostics });
  const first = main.diagnostics[0];
  if (first) throw new RangeError(`line ${files.position(first.pos).line}: ${first.message}`);
  const machine = new Machine({ seed, natives: {}, ...(listener ? { listener } : {}) });
  const program = compileProgram(checker, main, files);
  return { machine, process: machine.startProcess({ program, argv: ['main'] }) };
}
