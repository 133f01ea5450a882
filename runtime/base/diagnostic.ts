/** What is wrong with a user's program, as data: where, what, and notes that point elsewhere. */
import { placeText, type FileSet, type Pos } from './source';

export interface Note {
  readonly pos: Pos;
  readonly message: string;
}

/** A complaint about the user's code, in gc's words where gc has words for it. */
export interface Diagnostic {
  readonly pos: Pos;
  /** End of the stretch it is about; equal to pos where only a point is known. */
  readonly end: Pos;
  /** Without file, line and column: those come from pos. */
  readonly message: string;
  readonly notes?: readonly Note[];
  /** True for what Go has and this runtime has not: named before it runs. */
  readonly unsupported?: boolean;
  /** True for an import of a package that is not there: told before anything is compiled. */
  readonly missing?: boolean;
}

/** `file:line:column: message`, notes indented by a tab as gc prints them. */
export function formatDiagnostic(files: FileSet, diagnostic: Diagnostic): string {
  const lines = [`${placeText(files.told(diagnostic.pos))}: ${diagnostic.message}`];
  for (const note of diagnostic.notes ?? []) {
    lines.push(`\t${placeText(files.told(note.pos))}: ${note.message}`);
  }
  return lines.join('\n');
}
