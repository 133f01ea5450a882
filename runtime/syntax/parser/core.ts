/** What every production needs: the current token, complaints in gc's words, recovery, limits. */
import type { Diagnostic } from '../../base/diagnostic';
import type { Pos, SourceFile } from '../../base/source';
import type { BadExpr, BasicLit, BlockStmt, Expr, Ident } from '../ast';
import { Lexer } from '../lexer';
import { readLineDirective } from '../line-directive';
import { isAttached, misplaced, nameOf, refusal, type Directive, type Taker } from './directive';
import * as t from '../tokens';

/** How deep productions may nest: far below what JavaScript's stack bears, far above real code. */
export const maxDepth = 300;
/** How high the tree of one expression may grow to the left: `a + b + …`, `a.b().c()…`. */
export const maxHeight = 600;

// gc gives up a compilation after ten errors.
const defaultMaxErrors = 10;

export interface ParseOptions {
  /** Leave function bodies empty: for a package of which only the signatures are wanted. */
  readonly skipBodies?: boolean;
  /** Read functions when they are asked for: of a file known to be right. */
  readonly lazyBodies?: boolean;
  /** How many errors are reported before the rest is dropped; 10, as gc, unless given. */
  readonly maxErrors?: number;
}

// Keywords that begin a statement: good places to go on at, inside functions.
const statementKeywords: ReadonlySet<t.Token> = new Set([
  t.tBreak, t.tConst, t.tContinue, t.tDefer, t.tFallthrough, t.tFor, t.tGo, t.tGoto, t.tIf,
  t.tReturn, t.tSelect, t.tSwitch, t.tType, t.tVar,
]); // prettier-ignore

/**
 * A lexer with one token of look-ahead that the productions read from. The classes above it add
 * types, expressions, statements and declarations, each file one part of the grammar.
 */
export abstract class ParserCore extends Lexer {
  readonly diagnostics: Diagnostic[] = [];
  /** Depth of parentheses, brackets and braces; below 0 in a header, where `{` opens a block. */
  protected exprLevel = 0;
  /** Depth of function bodies. */
  protected funcLevel = 0;
  /** Height of the tree last built; see maxHeight. */
  protected height = 0;
  protected errorCount = 0;
  protected importsEmbed = false;
  protected readonly late: Diagnostic[] = [];
  private directives: Directive[] = [];
  private depth = 0;
  private lastSyntaxLine = 0;
  private readonly added = [0, 0];
  private readonly maxErrors: number;

  constructor(
    protected readonly source: SourceFile,
    protected readonly options: ParseOptions,
  ) {
    super(source.text, (offset, message) => {
      this.error(source.base + offset, message);
    });
    this.maxErrors = options.maxErrors ?? defaultMaxErrors;
  }

  protected override lineDirective(start: number, end: number): void {
    const directive = readLineDirective(this.text, start, end);
    if (!directive) return;
    if ('message' in directive) this.error(this.source.base + directive.at, directive.message);
    else this.source.addLineDirective(directive);
  }

  protected override goDirective(start: number, end: number): void {
    const text = this.text.slice(start, end).trimEnd();
    const pos = this.source.base + start;
    const line = this.text.lastIndexOf('\n', start) + 1;
    if (this.text.slice(line, start - 2).trim() !== '') {
      this.complain(pos, 'misplaced compiler directive');
    }
    const refused = refusal(text);
    if (refused !== undefined) this.complain(pos, refused);
    const name = nameOf(text);
    if (isAttached(name)) this.directives.push({ pos, name });
  }

  /** The directives before what is read now, which are no longer anybody else's. */
  protected takeDirectives(): readonly Directive[] {
    const taken = this.directives;
    if (taken.length > 0) this.directives = [];
    return taken;
  }

  /** Complains of directives that nothing has taken. */
  protected dropDirectives(): void {
    for (const { pos, name } of this.takeDirectives()) this.complain(pos, misplaced(name, 'none')!);
  }

  /** Notes which of the directives that a declaration has taken do not belong before it. */
  protected settle(taken: readonly Directive[], taker: Taker): void {
    for (const { pos, name } of taken) {
      const wrong = misplaced(name, taker);
      if (wrong !== undefined) this.complainLate(pos, wrong);
      else if (taker === 'var' && !this.importsEmbed) {
        this.complainLate(pos, 'go:embed only allowed in Go files that import "embed"');
      } else if (taker === 'var' && this.funcLevel > 0) {
        this.complainLate(pos, 'go:embed cannot apply to var inside func');
      }
    }
  }

  /** Notes what gc has to say only where nothing else is wrong. */
  protected complainLate(pos: Pos, message: string): void {
    this.late.push({ pos, end: pos, message });
  }

  /** Reports what is wrong beside the grammar: it does not keep the rest from being read. */
  protected complain(pos: Pos, message: string): void {
    // A directive behind a statement may be misplaced for two reasons.
    if (this.diagnostics.some((d) => d.pos === pos && d.message === message)) return;
    this.add({ pos, end: pos, message });
  }

  // Productions that lower files need and higher ones define.
  protected abstract expression(): Expr;
  protected abstract funcBody(): BlockStmt;

  /** Position of the current token. */
  protected pos(): Pos {
    return this.source.base + this.start;
  }

  /** Position after the last token that was consumed. */
  protected lastEnd(): Pos {
    return this.source.base + this.previousEnd;
  }

  // ------------------------------------------------------------------ complaints

  /** Reports an error as it stands. */
  protected error(pos: Pos, message: string): void {
    this.errorCount++;
    const { line } = this.source.position(pos);
    if (message.startsWith('syntax error')) {
      // As gc: one syntax error a line is enough.
      if (line === this.lastSyntaxLine) return;
      this.lastSyntaxLine = line;
    }
    const end = pos === this.pos() ? this.source.base + Math.max(this.end, this.start) : pos;
    this.add({ pos, end, message });
  }

  /** Reports what Go has and this runtime has not; parsing is not disturbed. */
  protected unsupported(pos: Pos, end: Pos, message: string): void {
    this.add({ pos, end, message, unsupported: true });
  }

  private add(diagnostic: Diagnostic): void {
    // Counted apart, so that what is unsupported doesn't hide what is wrong.
    const kind = diagnostic.unsupported === true ? 1 : 0;
    if (this.added[kind]! < this.maxErrors) this.diagnostics.push(diagnostic);
    this.added[kind]!++;
  }

  /** A syntax error that says itself what is wrong. */
  protected syntaxErrorAt(pos: Pos, message: string): void {
    // What follows an error at the end of the file would be noise.
    if (this.token === t.tEOF && this.errorCount > 0) return;
    this.error(pos, `syntax error: ${message}`);
  }

  protected syntaxError(message: string): void {
    this.syntaxErrorAt(this.pos(), message);
  }

  /** `unexpected TOKEN` followed by `rest`: `, expecting …`, ` in …`, ` at …`, ` after …`. */
  protected unexpected(rest: string): void {
    this.syntaxError(`unexpected ${this.shownToken()}${rest}`);
  }

  protected expecting(what: string): void {
    this.unexpected(`, expecting ${what}`);
  }

  private shownToken(): string {
    if (this.token === t.tName) return this.value;
    if (this.token === t.tLiteral) return `literal ${this.value}`;
    if (this.token === t.tSemi) return this.semi;
    return t.tokenWord(this.token);
  }

  // -------------------------------------------------------------------- progress

  protected got(token: t.Token): boolean {
    if (this.token !== token) return false;
    this.next();
    return true;
  }

  /** Consumes a token, or complains and skips one other, so that there is progress. */
  protected want(token: t.Token): void {
    if (this.token === token) this.next();
    else {
      this.expecting(t.tokenWord(token));
      this.next();
    }
  }

  /** `=`, or with a complaint `:=`. */
  protected gotAssign(): boolean {
    if (this.token === t.tDefine) this.expecting('=');
    else if (this.token !== t.tAssign) return false;
    this.next();
    return true;
  }

  /** Skips to one of these tokens or, inside a function, to where a statement begins. */
  protected skipTo(...tokens: readonly t.Token[]): void {
    while (this.token !== t.tEOF && !tokens.includes(this.token)) {
      if (this.funcLevel > 0 && statementKeywords.has(this.token)) return;
      this.next();
    }
  }

  /** Counts a level of nesting; every `enter` has its `leave`. */
  protected enter(weight = 1): void {
    this.depth += weight;
    if (this.depth > maxDepth) this.tooDeep(`nested more than ${maxDepth} deep`);
  }

  protected leave(weight = 1): void {
    this.depth -= weight;
  }

  /** Notes that the tree last built is this high. */
  protected grow(height: number): void {
    this.height = height;
    if (height > maxHeight) this.tooDeep(`longer than ${maxHeight} operations`);
  }

  private tooDeep(how: string): void {
    if (this.token === t.tEOF) return;
    this.unsupported(this.pos(), this.pos(), `code ${how} is not supported`);
    this.errorCount++;
    this.stop();
  }

  /**
   * `[ element { separator element } [ separator ] ] close`: an element that returns true is the
   * last. Returns the position of the closing token.
   */
  protected list(context: string, separator: t.Token, close: t.Token, element: () => boolean): Pos {
    let height = 0;
    let done = false;
    while (this.token !== t.tEOF && this.token !== close && !done) {
      this.height = 0;
      done = element();
      if (this.height > height) height = this.height;
      if (!this.got(separator) && this.token !== close) {
        const missing = `${t.tokenWord(separator)} or ${t.tokenWord(close)}`;
        this.unexpected(` in ${context}; possibly missing ${missing}`);
        this.skipTo(t.tRparen, t.tRbrack, t.tRbrace);
        if (this.token !== close) {
          this.height = height;
          return this.pos();
        }
      }
    }
    this.height = height;
    const pos = this.pos();
    this.want(close);
    return pos;
  }

  // ------------------------------------------------------------- common productions

  protected name(): Ident {
    const pos = this.pos();
    if (this.token === t.tName) {
      const name = this.value;
      this.next();
      return { kind: 'ident', pos, end: this.lastEnd(), name };
    }
    this.expecting('name');
    this.next();
    return { kind: 'ident', pos, end: pos, name: '_' };
  }

  /** IdentifierList, of which the first is given. */
  protected nameList(first: Ident): Ident[] {
    const list = [first];
    while (this.got(t.tComma)) list.push(this.name());
    return list;
  }

  protected literal(): BasicLit {
    const node: BasicLit = {
      kind: 'basic-lit',
      pos: this.pos(),
      end: this.source.base + this.end,
      lit: this.lit,
      text: this.value,
      ...(this.bad ? { bad: true } : {}),
    };
    this.next();
    return node;
  }

  protected literalIfAny(): BasicLit | undefined {
    return this.token === t.tLiteral ? this.literal() : undefined;
  }

  /** Stands where something could not be parsed, from `pos` to the last token consumed. */
  protected badExpr(pos: Pos = this.pos()): BadExpr {
    return { kind: 'bad-expr', pos, end: Math.max(pos, this.lastEnd()) };
  }
}
