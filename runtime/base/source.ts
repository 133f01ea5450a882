/** Source files and positions: a position is one number, the byte offset added to its file's base. */

/**
 * A position in the file set: `file.base + byte offset`. 0 is "no position".
 * Byte offsets are those of the UTF-8 text, as Go's columns count bytes.
 */
export type Pos = number;

/** No position. */
export const noPos: Pos = 0;

/** A half-open stretch of source, `[pos, end)`. */
export interface Span {
  readonly pos: Pos;
  readonly end: Pos;
}

/** A resolved position; line and column count from 1, columns in bytes as Go's do. */
export interface Position {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** From `offset` on a file's text counts as that of another file, as a `//line` comment says. */
export interface LineDirective {
  readonly offset: number;
  /** As written; undefined for the file that counted before. */
  readonly file: string | undefined;
  readonly line: number;
  /** Column of the byte at `offset`; 0 where columns are not told. */
  readonly column: number;
}

/**
 * One source file. `text` holds the file's bytes, one character a byte (0–255): the lexer, the
 * string literals of Go and the columns of Go's messages all count bytes. `display` decodes it.
 */
export class SourceFile {
  private starts: number[] | undefined;
  private readonly directives: LineDirective[] = [];

  constructor(
    /** Path shown to people, e.g. `github.com/docker/docker/engine/job.go`. */
    readonly name: string,
    /** The bytes, one character each (0–255). */
    readonly text: string,
    /** Position of the first byte. */
    readonly base: Pos,
  ) {}

  /** Found out when first asked for: of most files of a library nobody asks. */
  private get lineStarts(): readonly number[] {
    if (this.starts) return this.starts;
    const { text } = this;
    this.starts = [0];
    for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) this.starts.push(i + 1);
    return this.starts;
  }

  get lineCount(): number {
    return this.lineStarts.length;
  }

  contains(pos: Pos): boolean {
    return pos >= this.base && pos <= this.base + this.text.length;
  }

  position(pos: Pos): Position {
    const offset = pos - this.base;
    const starts = this.lineStarts;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const mid = (low + high + 1) >> 1;
      if (starts[mid]! <= offset) low = mid;
      else high = mid - 1;
    }
    return { file: this.name, line: low + 1, column: offset - starts[low]! + 1 };
  }

  /** Notes a line directive; those of a file come in the order of their offsets, again if reread. */
  addLineDirective(directive: LineDirective): void {
    const last = this.directives.at(-1);
    if (!last || last.offset < directive.offset) this.directives.push(directive);
  }

  /** The position as line directives tell it; column 0 where they tell none. */
  told(pos: Pos): Position {
    const at = this.position(pos);
    const offset = pos - this.base;
    const directive = this.directives.findLast((each) => each.offset <= offset);
    if (!directive) return at;
    const from = this.position(this.base + directive.offset);
    let { column } = directive;
    if (column > 0) column = at.line === from.line ? column + at.column - from.column : at.column;
    return {
      file: this.fileTold(directive),
      line: directive.line + at.line - from.line,
      column,
    };
  }

  private fileTold(directive: LineDirective): string {
    for (let i = this.directives.indexOf(directive); i >= 0; i--) {
      const { file } = this.directives[i]!;
      if (file !== undefined) return file;
    }
    return this.name;
  }

  /** Position of the first byte of a line (from 1); RangeError outside the file. */
  lineStart(line: number): Pos {
    const start = this.lineStarts[line - 1];
    if (start === undefined) throw new RangeError(`${this.name} has no line ${line}`);
    return this.base + start;
  }
}

/** All files of a run, so that one number names a place in any of them. */
export class FileSet {
  readonly files: SourceFile[] = [];
  private next: Pos = 1;

  /** Adds a file given as bytes-in-a-string (see SourceFile.text). */
  add(name: string, bytes: string): SourceFile {
    const file = new SourceFile(name, bytes, this.next);
    this.files.push(file);
    this.next += bytes.length + 1;
    return file;
  }

  fileAt(pos: Pos): SourceFile | undefined {
    let low = 0;
    let high = this.files.length - 1;
    while (low <= high) {
      const mid = (low + high) >> 1;
      const file = this.files[mid]!;
      if (pos < file.base) high = mid - 1;
      else if (pos > file.base + file.text.length) low = mid + 1;
      else return file;
    }
    return undefined;
  }

  position(pos: Pos): Position {
    const file = this.fileAt(pos);
    return file ? file.position(pos) : { file: '-', line: 0, column: 0 };
  }

  /** The position that messages and running programs tell: line directives count. */
  told(pos: Pos): Position {
    const file = this.fileAt(pos);
    return file ? file.told(pos) : { file: '-', line: 0, column: 0 };
  }
}

/** `file:line:column` as messages tell it; without the column where none is known. */
export function placeText(at: Position): string {
  return at.column === 0 ? `${at.file}:${at.line}` : `${at.file}:${at.line}:${at.column}`;
}
