/** The lower half of the lexer: characters, numbers, runes and strings (Go spec: Lexical elements). */
import { decodeRune } from '../base/bytes';
import type { BasicLit } from './ast';
import { hexValue, isDecimal, isHex, quoteRune, showRune } from './character';

/** Receives an error: a byte offset into the text, and gc's message. */
export type ReportAt = (offset: number, message: string) => void;

const backslash = 0x5c;
const newline = 0x0a;

function baseName(base: number): string {
  if (base === 2) return 'binary';
  if (base === 8) return 'octal';
  return base === 10 ? 'decimal' : 'hexadecimal';
}

/**
 * Reads literals out of a byte string. `at` is the offset of the next unread byte and `start` that
 * of the token being read; past the end of the text charCodeAt gives NaN, which no test matches.
 */
export class LiteralScanner {
  /** Offset of the current token. */
  start = 0;
  /** Kind of the current token if it is a literal. */
  lit: BasicLit['lit'] = 'int';
  /** True if that literal was reported as wrong: what it means need not be asked. */
  bad = false;
  protected at = 0;

  constructor(
    protected readonly text: string,
    protected readonly report: ReportAt,
  ) {}

  /**
   * Looks at the byte at `at`, which is NUL or not ASCII, complains about what no Go source may
   * hold, and gives its width. True runes cost nothing more; the caller advances.
   */
  protected checkRune(): number {
    const decoded = decodeRune(this.text, this.at);
    const width = decoded % 8;
    if (decoded === 0xfffd * 8 + 1) this.report(this.at, 'invalid UTF-8 encoding');
    else if (decoded === 1) this.report(this.at, 'invalid NUL character');
    else if (decoded === 0xfeff * 8 + 3 && this.at > 0) {
      this.report(this.at, 'invalid BOM in the middle of the file');
    }
    return width;
  }

  /** Advances over one character of a comment or a literal. */
  protected skipRune(c: number): void {
    this.at += c >= 0x80 || c === 0 ? this.checkRune() : 1;
  }

  private rune(): number {
    return this.at < this.text.length ? Math.floor(decodeRune(this.text, this.at) / 8) : -1;
  }

  /** Skips digits and `_`; sets `digits` and `separators`; returns the first digit not below base. */
  private digits(base: number): number {
    const { text } = this;
    let invalid = -1;
    for (; ; this.at++) {
      const c = text.charCodeAt(this.at);
      if (c === 0x5f) {
        this.separators = true;
        continue;
      }
      if (!(base === 16 ? isHex(c) : isDecimal(c))) return invalid;
      if (invalid < 0 && base < 10 && c - 0x30 >= base) invalid = this.at;
      this.sawDigit = true;
    }
  }

  private sawDigit = false;
  private separators = false;

  /** int_lit, float_lit, imaginary_lit; `seenPoint` says that a leading `.` was read already. */
  protected number(seenPoint: boolean): void {
    const { text, start } = this;
    let ok = true;
    this.bad = false;
    const complain = (offset: number, message: string) => {
      if (ok) this.report(offset, message);
      ok = false;
      this.bad = true;
    };
    let base = 10;
    let prefix = '';
    let invalid = -1;
    let float = seenPoint;
    this.sawDigit = false;
    this.separators = false;
    if (!seenPoint) {
      if (text.charCodeAt(this.at) === 0x30) {
        this.at++;
        const mark = text.charAt(this.at).toLowerCase();
        base = mark === 'x' ? 16 : mark === 'b' ? 2 : 8;
        if (mark === 'x' || mark === 'o' || mark === 'b') {
          prefix = mark;
          this.at++;
        } else {
          prefix = '0';
          this.sawDigit = true;
        }
      }
      invalid = this.digits(base);
      if (text.charCodeAt(this.at) === 0x2e) {
        if (prefix === 'o' || prefix === 'b') {
          complain(this.at, `invalid radix point in ${baseName(base)} literal`);
        }
        this.at++;
        float = true;
      }
    }
    if (float) {
      const wrong = this.digits(base);
      if (invalid < 0) invalid = wrong;
    }
    if (!this.sawDigit) complain(this.at, `${baseName(base)} literal has no digits`);
    const e = text.charCodeAt(this.at) | 0x20;
    if (e === 0x65 || e === 0x70) {
      const shown = quoteRune(text.charCodeAt(this.at));
      if (e === 0x65 && prefix !== '' && prefix !== '0') {
        complain(this.at, `${shown} exponent requires decimal mantissa`);
      } else if (e === 0x70 && prefix !== 'x') {
        complain(this.at, `${shown} exponent requires hexadecimal mantissa`);
      }
      this.at++;
      float = true;
      const sign = text.charCodeAt(this.at);
      if (sign === 0x2b || sign === 0x2d) this.at++;
      this.sawDigit = false;
      this.digits(10);
      if (!this.sawDigit) complain(this.at, 'exponent has no digits');
    } else if (prefix === 'x' && float) {
      complain(this.at, "hexadecimal mantissa requires a 'p' exponent");
    }
    this.lit = float ? 'float' : 'int';
    if (text.charCodeAt(this.at) === 0x69) {
      this.lit = 'imag';
      this.at++;
    }
    if (this.lit === 'int' && invalid >= 0) {
      const digit = quoteRune(text.charCodeAt(invalid));
      complain(invalid, `invalid digit ${digit} in ${baseName(base)} literal`);
    }
    if (this.separators && ok) {
      const wrong = misplacedSeparator(text.slice(start, this.at));
      if (wrong >= 0) complain(start + wrong, "'_' must separate successive digits");
    }
  }

  /** rune_lit; `at` is at the opening quote. */
  protected runeLit(): void {
    const { text, start } = this;
    this.lit = 'char';
    this.bad = false;
    this.at++;
    const complain = (offset: number, message: string) => {
      if (!this.bad) this.report(offset, message);
      this.bad = true;
    };
    for (let count = 0; ; count++) {
      const c = text.charCodeAt(this.at);
      if (c === 0x27) {
        if (count === 0) complain(this.at, "empty rune literal or unescaped '");
        else if (count !== 1) complain(start, 'more than one character in rune literal');
        this.at++;
        return;
      }
      if (c === newline) {
        complain(this.at, 'newline in rune literal');
        return;
      }
      if (this.at >= text.length) {
        complain(start, 'rune literal not terminated');
        return;
      }
      if (c === backslash) {
        this.at++;
        if (!this.escape(0x27)) this.bad = true;
      } else this.skipRune(c);
    }
  }

  /** interpreted_string_lit; `at` is at the opening quote. */
  protected stringLit(): void {
    const { text } = this;
    this.lit = 'string';
    this.bad = false;
    this.at++;
    for (;;) {
      const c = text.charCodeAt(this.at);
      if (c === 0x22) {
        this.at++;
        return;
      }
      if (c === backslash) {
        this.at++;
        if (!this.escape(0x22)) this.bad = true;
      } else if (c === newline) {
        this.report(this.at, 'newline in string');
        this.bad = true;
        return;
      } else if (c < 0x80 && c !== 0) {
        this.at++;
      } else if (this.at >= text.length) {
        this.report(this.start, 'string not terminated');
        this.bad = true;
        return;
      } else this.at += this.checkRune();
    }
  }

  /** raw_string_lit; `at` is at the opening back quote. */
  protected rawString(): void {
    const { text } = this;
    this.lit = 'string';
    this.bad = false;
    this.at++;
    for (;;) {
      const c = text.charCodeAt(this.at);
      if (c === 0x60) {
        this.at++;
        return;
      }
      if (c < 0x80 && c !== 0) {
        this.at++;
      } else if (this.at >= text.length) {
        this.report(this.start, 'string not terminated');
        this.bad = true;
        return;
      } else this.at += this.checkRune();
    }
  }

  /** What follows a backslash; false where it was wrong and reported. */
  private escape(quote: number): boolean {
    const { text } = this;
    const c = text.charCodeAt(this.at);
    if (c === quote || c === backslash || 'abfnrtv'.includes(text.charAt(this.at) || '-')) {
      this.at++;
      return true;
    }
    let count = 3;
    let base = 8;
    if (c === 0x78 || c === 0x75 || c === 0x55) {
      this.at++;
      count = c === 0x78 ? 2 : c === 0x75 ? 4 : 8;
      base = 16;
    } else if (!(c >= 0x30 && c <= 0x37)) {
      // At the end of the text the literal itself complains.
      if (this.at >= text.length) return true;
      this.report(this.at, 'unknown escape');
      return false;
    }
    let value = 0;
    for (; count > 0; count--) {
      if (this.at >= text.length) return true;
      const digit = hexValue(text.charCodeAt(this.at));
      if (digit >= base) {
        const shown = quoteRune(this.rune());
        this.report(this.at, `invalid character ${shown} in ${baseName(base)} escape`);
        return false;
      }
      value = value * base + digit;
      this.at++;
    }
    if (base === 8 && value > 255) {
      this.report(this.at, `octal escape value ${value} > 255`);
      return false;
    }
    if (value > 0x10ffff || (value >= 0xd800 && value < 0xe000)) {
      this.report(this.at, `escape is invalid Unicode code point ${showRune(value)}`);
      return false;
    }
    return true;
  }
}

/** Index of the first `_` of a number that does not stand between digits, or -1. */
function misplacedSeparator(literal: string): number {
  const mark = literal.charAt(1).toLowerCase();
  const prefixed = literal.charCodeAt(0) === 0x30 && /[xob]/.test(mark);
  const hex = prefixed && mark === 'x';
  // A prefix counts as a digit: 0x_1 is good.
  let before = prefixed;
  for (let i = prefixed ? 2 : 0; i < literal.length; i++) {
    const c = literal.charCodeAt(i);
    if (c === 0x5f) {
      const after = literal.charCodeAt(i + 1);
      if (!before) return i;
      if (after !== 0x5f && !(hex ? isHex(after) : isDecimal(after))) return i;
      before = false;
    } else before = hex ? isHex(c) : isDecimal(c);
  }
  return -1;
}
