/** The upper half of the lexer: tokens, comments and automatic semicolons (Go spec: Tokens). */
import { decodeRune } from '../base/bytes';
import {
  isAsciiLetter,
  isAsciiLetterOrDigit,
  isDecimal,
  isUnicodeDigit,
  isUnicodeLetter,
  showRune,
} from './character';
import { LiteralScanner } from './scan-literal';
import * as t from './tokens';

/**
 * Reads one token after another from a byte string. After `next()`, `token` is the token, `start`
 * and `end` its byte offsets, and `previousEnd` where the token before it ended. Errors go to
 * `report`, in gc's words; reading always goes on.
 */
export class Lexer extends LiteralScanner {
  token: t.Token = t.tEOF;
  /** Offset after the current token. */
  end = 0;
  /** Offset after the token before the current one: where a node that just ended, ends. */
  previousEnd = 0;
  /** What a semicolon token was: `semicolon`, `newline` or `EOF`. */
  semi: 'semicolon' | 'newline' | 'EOF' = 'semicolon';
  // True where a newline ends the line's last token with a semicolon.
  private insertSemi = false;

  /** The bytes of the current token: a name, or a literal as written. */
  get value(): string {
    return this.text.slice(this.start, this.end);
  }

  /** Leaves the rest of the text unread. */
  stop(): void {
    this.at = this.text.length;
    this.insertSemi = false;
    this.start = this.at;
    this.end = this.at;
    this.token = t.tEOF;
  }

  /** Reads the next token; at the end it is tEOF, as often as it is asked for. */
  next(): void {
    this.previousEnd = this.end;
    const semi = this.insertSemi;
    this.insertSemi = false;
    this.token = this.scan(semi);
    this.end = this.at;
  }

  /** Told of each comment that may be a line directive: the offsets of its text after `//` or `/*`. */
  protected lineDirective(_start: number, _end: number): void {}

  /** Told of each `//go:` comment, likewise. */
  protected goDirective(_start: number, _end: number): void {}

  private scan(semi: boolean): t.Token {
    const { text } = this;
    for (;;) {
      let c = text.charCodeAt(this.at);
      while (c === 0x20 || c === 0x09 || c === 0x0d || (c === 0x0a && !semi)) {
        c = text.charCodeAt(++this.at);
      }
      this.start = this.at;
      if (isAsciiLetter(c)) return this.identifier();
      if (c < 0x80) {
        if (c === 0x2f) {
          const follows = text.charCodeAt(this.at + 1);
          if (follows === 0x2f) {
            this.lineComment();
            continue;
          }
          if (follows === 0x2a) {
            if (this.generalComment() && semi) {
              this.semi = 'newline';
              return t.tSemi;
            }
            continue;
          }
        }
        const token = this.punctuation(c);
        if (token >= 0) return token;
        if (c === 0) this.at += this.checkRune();
        else {
          this.report(this.at, `invalid character ${showRune(c)}`);
          this.at++;
        }
        continue;
      }
      if (this.at >= text.length) {
        if (!semi) return t.tEOF;
        this.semi = 'EOF';
        return t.tSemi;
      }
      const decoded = decodeRune(text, this.at);
      const rune = Math.floor(decoded / 8);
      if (decoded === 0xfffd * 8 + 1 || rune === 0xfeff) {
        this.at += this.checkRune();
      } else {
        this.checkIdentifierRune(rune, true);
        this.at += decoded % 8;
        return this.identifier();
      }
    }
  }

  /** Every rune that is not ASCII is taken into an identifier, some with a complaint. */
  private checkIdentifierRune(rune: number, first: boolean): void {
    if (isUnicodeLetter(rune)) return;
    if (!isUnicodeDigit(rune)) {
      this.report(this.at, `invalid character ${showRune(rune)} in identifier`);
    } else if (first) {
      this.report(this.at, `identifier cannot begin with digit ${showRune(rune)}`);
    }
  }

  private identifier(): t.Token {
    const { text } = this;
    let i = this.at;
    let c = text.charCodeAt(i);
    while (isAsciiLetterOrDigit(c)) c = text.charCodeAt(++i);
    this.at = i;
    if (c >= 0x80 || c === 0) {
      this.restOfIdentifier();
      this.insertSemi = true;
      return t.tName;
    }
    const token = t.keywordAt(text, this.start, i);
    this.insertSemi =
      token === t.tName ||
      token === t.tReturn ||
      token === t.tBreak ||
      token === t.tContinue ||
      token === t.tFallthrough;
    return token;
  }

  private restOfIdentifier(): void {
    const { text } = this;
    while (this.at < text.length) {
      const c = text.charCodeAt(this.at);
      if (c >= 0x80 || c === 0) {
        const decoded = decodeRune(text, this.at);
        const rune = Math.floor(decoded / 8);
        if (c !== 0 && decoded !== 0xfffd * 8 + 1 && rune !== 0xfeff) {
          this.checkIdentifierRune(rune, false);
          this.at += decoded % 8;
        } else this.at += this.checkRune();
      } else if (isAsciiLetterOrDigit(c)) this.at++;
      else return;
    }
  }

  private lineComment(): void {
    const { text } = this;
    let i = this.at + 2;
    const directive = text.startsWith('line ', i);
    for (;;) {
      const c = text.charCodeAt(i);
      if (c === 0x0a) break;
      if (c < 0x80 && c !== 0) {
        i++;
        continue;
      }
      this.at = i;
      if (i >= text.length) break;
      i += this.checkRune();
    }
    this.at = i;
    if (directive) this.lineDirective(this.start + 2, i);
    else if (text.startsWith('go:', this.start + 2)) this.goDirective(this.start + 2, i);
  }

  /** Skips a general comment; true if it held a newline. */
  private generalComment(): boolean {
    const { text } = this;
    let lines = false;
    this.at += 2;
    while (this.at < text.length) {
      const c = text.charCodeAt(this.at);
      if (c === 0x2a && text.charCodeAt(this.at + 1) === 0x2f) {
        if (text.startsWith('line ', this.start + 2)) this.lineDirective(this.start + 2, this.at);
        this.at += 2;
        return lines;
      }
      if (c === 0x0a) lines = true;
      this.skipRune(c);
    }
    this.report(this.start, 'comment not terminated');
    return lines;
  }

  private semicolonAfter(token: t.Token): t.Token {
    this.insertSemi = true;
    return token;
  }

  /** Takes `token`, or `longer` if `c` follows. */
  private either(c: number, longer: t.Token, token: t.Token): t.Token {
    if (this.text.charCodeAt(this.at) !== c) return token;
    this.at++;
    return longer;
  }

  /** An arithmetic operator, or its assignment if `=` follows. */
  private arithmetic(op: t.Token): t.Token {
    return this.either(0x3d, op + (t.tAddAssign - t.tAdd), op);
  }

  /** Operators, punctuation and literals; -1 for a character that begins none. */
  private punctuation(c: number): t.Token {
    const { text } = this;
    if (isDecimal(c)) {
      this.number(false);
      return this.semicolonAfter(t.tLiteral);
    }
    switch (c) {
      case 0x22:
        this.stringLit();
        return this.semicolonAfter(t.tLiteral);
      case 0x60:
        this.rawString();
        return this.semicolonAfter(t.tLiteral);
      case 0x27:
        this.runeLit();
        return this.semicolonAfter(t.tLiteral);
    }
    const follows = text.charCodeAt(++this.at);
    switch (c) {
      case 0x0a:
        this.semi = 'newline';
        return t.tSemi;
      case 0x3b:
        this.semi = 'semicolon';
        return t.tSemi;
      case 0x28:
        return t.tLparen;
      case 0x29:
        return this.semicolonAfter(t.tRparen);
      case 0x5b:
        return t.tLbrack;
      case 0x5d:
        return this.semicolonAfter(t.tRbrack);
      case 0x7b:
        return t.tLbrace;
      case 0x7d:
        return this.semicolonAfter(t.tRbrace);
      case 0x2c:
        return t.tComma;
      case 0x2e:
        if (isDecimal(follows)) {
          this.number(true);
          return this.semicolonAfter(t.tLiteral);
        }
        if (follows === 0x2e && text.charCodeAt(this.at + 1) === 0x2e) {
          this.at += 2;
          return t.tDotDotDot;
        }
        return t.tDot;
      case 0x3a:
        return this.either(0x3d, t.tDefine, t.tColon);
      case 0x3d:
        return this.either(0x3d, t.tEql, t.tAssign);
      case 0x21:
        return this.either(0x3d, t.tNeq, t.tNot);
      case 0x2b:
        if (follows !== 0x2b) return this.arithmetic(t.tAdd);
        this.at++;
        return this.semicolonAfter(t.tInc);
      case 0x2d:
        if (follows !== 0x2d) return this.arithmetic(t.tSub);
        this.at++;
        return this.semicolonAfter(t.tDec);
      case 0x2a:
        return this.arithmetic(t.tMul);
      case 0x2f:
        return this.arithmetic(t.tDiv);
      case 0x25:
        return this.arithmetic(t.tRem);
      case 0x5e:
        return this.arithmetic(t.tXor);
      case 0x7e:
        return t.tTilde;
      case 0x7c:
        return follows === 0x7c ? this.either(0x7c, t.tOrOr, t.tOr) : this.arithmetic(t.tOr);
      case 0x26:
        if (follows === 0x26) return this.either(0x26, t.tAndAnd, t.tAnd);
        if (follows !== 0x5e) return this.arithmetic(t.tAnd);
        this.at++;
        return this.arithmetic(t.tAndNot);
      case 0x3c:
        if (follows === 0x2d) return this.either(0x2d, t.tArrow, t.tLss);
        if (follows !== 0x3c) return this.either(0x3d, t.tLeq, t.tLss);
        this.at++;
        return this.arithmetic(t.tShl);
      case 0x3e:
        if (follows !== 0x3e) return this.either(0x3d, t.tGeq, t.tGtr);
        this.at++;
        return this.arithmetic(t.tShr);
    }
    this.at--;
    return -1;
  }
}
