/** Functions whose bodies are parsed when first asked for: of a library a program calls little. */
import type { Pos } from '../base/source';
import type { BlockStmt, Field, FuncDecl, FuncType, Ident } from './ast';
import { docText } from './doc';

/** A function declaration with its body still unread; parsing what is known to be right costs nothing until then. */
export class LazyFuncDecl implements FuncDecl {
  readonly kind = 'func-decl';
  private parsed: BlockStmt | undefined;

  constructor(
    readonly pos: Pos,
    readonly end: Pos,
    readonly recv: Field | undefined,
    readonly name: Ident,
    readonly type: FuncType,
    private readonly text: string,
    private readonly offset: number,
    private readonly parse: () => BlockStmt,
  ) {}

  get body(): BlockStmt {
    return (this.parsed ??= this.parse());
  }

  get doc(): string | undefined {
    return docText(this.text, this.offset);
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
const OPEN = 0x7b;
const CLOSE = 0x7d;

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
      case BACKTICK:
        i = text.indexOf('`', i + 1);
        if (i < 0) return -1;
        break;
      case QUOTE:
      case APOSTROPHE: {
        const quote = text.charCodeAt(i);
        for (i++; i < text.length && text.charCodeAt(i) !== quote; i++) {
          if (text.charCodeAt(i) === BACKSLASH) i++;
        }
        break;
      }
      case SLASH: {
        const follows = text.charCodeAt(i + 1);
        if (follows === SLASH) i = text.indexOf('\n', i);
        else if (follows === STAR) i = text.indexOf('*/', i + 2) + 1;
        if (i <= 0) return -1;
        break;
      }
    }
  }
  return -1;
}
