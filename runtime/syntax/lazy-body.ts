/** Functions that are parsed when first asked for: of a library a program calls little. */
import type { Pos } from '../base/source';
import type { BlockStmt, Field, FuncDecl, FuncType, Ident } from './ast';
import { docText } from './doc';

/** Reads what a lazy declaration has left unread, from offsets in its file. */
export interface LateReader {
  readonly text: string;
  /** The receiver and the signature of the declaration whose keyword stands at an offset. */
  signatureAt(offset: number): { readonly recv: Field | undefined; readonly type: FuncType };
  bodyAt(open: number): BlockStmt;
}

/** The head of a function declaration, as far as it can be told without reading it. */
export interface Head {
  /** `*` and name of the receiver's type. */
  readonly receiver: Receiver | undefined;
  /** Offsets of the name. */
  readonly from: number;
  readonly to: number;
  /** Offset of the body's opening brace. */
  readonly open: number;
}

/** The type a method is declared on. */
export interface Receiver {
  readonly name: string;
  readonly ptr: boolean;
}

/** A function declaration of which only the name has been read; reading what is known to be right costs nothing until it is wanted. */
export class LazyFuncDecl implements FuncDecl {
  readonly kind = 'func-decl';
  private head: { readonly recv: Field | undefined; readonly type: FuncType } | undefined;
  private parsed: BlockStmt | undefined;

  constructor(
    readonly pos: Pos,
    readonly end: Pos,
    readonly name: Ident,
    readonly receiver: Receiver | undefined,
    private readonly offset: number,
    private readonly open: number,
    private readonly reader: LateReader,
  ) {}

  get recv(): Field | undefined {
    return this.receiver && this.signature.recv;
  }

  get type(): FuncType {
    return this.signature.type;
  }

  get body(): BlockStmt {
    return (this.parsed ??= this.reader.bodyAt(this.open));
  }

  get doc(): string | undefined {
    return docText(this.reader.text, this.offset);
  }

  private get signature() {
    return (this.head ??= this.reader.signatureAt(this.offset));
  }
}

/** Whether a function has a body, without reading it. */
export const hasBody = (decl: FuncDecl): boolean =>
  decl instanceof LazyFuncDecl || decl.body !== undefined;

const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const STAR = 0x2a;
const SLASH = 0x2f;
const BACKSLASH = 0x5c;
const BACKTICK = 0x60;
const NEWLINE = 0x0a;
const PAREN = 0x28;
const PAREN_END = 0x29;
const OPEN = 0x7b;
const CLOSE = 0x7d;

// Receiver, `*`, its type, and the name; other ways to write a head are read at once.
const plainHead = /func[ \t]+(?:\((?:(?:\w+[ \t]+)?(\*?)(\w+))\)[ \t]*)?(\w+)(?=\()/y;

/** The head at the offset of a `func`; undefined where it has to be read, or nothing follows it. */
export function headAt(text: string, offset: number): Head | undefined {
  plainHead.lastIndex = offset;
  const found = plainHead.exec(text);
  if (!found) return undefined;
  const [, star, type, name] = found;
  const to = plainHead.lastIndex;
  const open = bodyBrace(text, to);
  if (open < 0) return undefined;
  const receiver = type === undefined ? undefined : { name: type, ptr: star === '*' };
  return { receiver, from: to - name!.length, to, open };
}

/** Offset of the brace that opens the body of a function whose parameters begin at `at`; -1 if it has none. */
function bodyBrace(text: string, at: number): number {
  // Nearly every head is a line.
  const eol = text.indexOf('\n', at);
  if (text.charCodeAt(eol - 1) === OPEN && !endsInType(text, eol - 1)) {
    const line = text.slice(at, eol - 1);
    if (!/["'`/]|\{(?!\})/.test(line)) return eol - 1;
  }
  let depth = 0;
  for (let i = at; i < text.length; i++) {
    switch (text.charCodeAt(i)) {
      case PAREN:
        depth++;
        break;
      case PAREN_END:
        depth--;
        break;
      case OPEN:
        // One of a type: its inside is nobody's body.
        if (depth === 0 && !endsInType(text, i)) return i;
        i = closingBrace(text, i);
        if (i < 0) return -1;
        break;
      case NEWLINE:
        if (depth === 0) return -1;
        break;
      default:
        i = pastQuoted(text, i);
        if (i < 0) return -1;
    }
  }
  return -1;
}

/**
 * Offset of the brace that closes the body opened at `open`; -1 if there is none. What is read late is
 * formatted: a body of several lines ends with the first brace that begins one.
 */
export function bodyEnd(text: string, open: number): number {
  if (text.charCodeAt(open + 1) !== NEWLINE) return closingBrace(text, open);
  const before = text.indexOf('\n}', open);
  return before < 0 ? -1 : before + 1;
}

/** Whether the brace at an offset is one of `interface {` or `struct {`. */
const endsInType = (text: string, open: number): boolean =>
  /\b(?:interface|struct)[ \t]*$/.test(text.slice(open - 12, open));

/** Offset of the brace that closes the one at `open`; -1 if there is none. Reads nothing but braces, literals and comments. */
export function closingBrace(text: string, open: number): number {
  let depth = 0;
  for (let i = open; i < text.length; i++) {
    switch (text.charCodeAt(i)) {
      case OPEN:
        depth++;
        break;
      case CLOSE:
        if (--depth === 0) return i;
        break;
      default:
        i = pastQuoted(text, i);
        if (i < 0) return -1;
    }
  }
  return -1;
}

/** The last byte of the literal or comment that begins at `i`, `i` itself where none does; -1 if it does not end. */
function pastQuoted(text: string, i: number): number {
  const quote = text.charCodeAt(i);
  switch (quote) {
    case BACKTICK:
      return text.indexOf('`', i + 1);
    case QUOTE:
    case APOSTROPHE:
      for (i++; i < text.length && text.charCodeAt(i) !== quote; i++) {
        if (text.charCodeAt(i) === BACKSLASH) i++;
      }
      return i;
    case SLASH: {
      const follows = text.charCodeAt(i + 1);
      if (follows === SLASH) return text.indexOf('\n', i) - 1;
      if (follows === STAR) return text.indexOf('*/', i + 2) + 1 || -1;
    }
  }
  return i;
}
