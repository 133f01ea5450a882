/** One operand's text under a verb's flags, width and precision: the leaves of package fmt. */
import { decodeRune, runeToBytes } from '../../base/bytes';
import { formatFloat } from '../strconv/format-float';
import { canBackquote, quote, quoteRune } from '../strconv/quote';
import { isPrint } from '../unicode/properties';
import { runeCount } from '../unicode/utf8/native';

/** Flags, width and precision of the verb at work, and the text so far (a byte string). */
export class Format {
  out = '';
  minus = false;
  plus = false;
  sharp = false;
  space = false;
  zero = false;
  /** %+v and %#v: set instead of plus and sharp. */
  plusV = false;
  sharpV = false;
  /** -1: not given. */
  wid = -1;
  prec = -1;

  clear(): void {
    this.minus = this.plus = this.sharp = this.space = this.zero = false;
    this.plusV = this.sharpV = false;
    this.wid = this.prec = -1;
  }

  private padding(n: number): string {
    return n > 0 ? (this.zero ? '0' : ' ').repeat(n) : '';
  }

  /** Writes a text in at least the width's runes. */
  pad(text: string): void {
    if (this.wid <= 0) this.out += text;
    else {
      const gap = this.padding(this.wid - runeCount(text));
      this.out += this.minus ? text + gap : gap + text;
    }
  }

  private padPlain(text: string): void {
    const zero = this.zero;
    this.zero = false;
    this.pad(text);
    this.zero = zero;
  }

  bool(v: boolean): void {
    this.pad(v ? 'true' : 'false');
  }

  /** Integers in a base; verb O and U's relatives aside, `upper` chooses the digits. */
  integer(v: number | bigint, base: number, verb: string, upper = false): void {
    const negative = v < 0;
    let digits = (negative ? -v : v).toString(base);
    if (upper) digits = digits.toUpperCase();
    let least = 0;
    if (this.prec >= 0) {
      least = this.prec;
      if (least === 0 && Number(v) === 0) {
        const zero = this.zero;
        this.zero = false;
        this.out += this.padding(this.wid);
        this.zero = zero;
        return;
      }
    } else if (this.zero && this.wid >= 0) {
      least = this.wid;
      if (negative || this.plus || this.space) least--;
    }
    if (digits.length < least) digits = digits.padStart(least, '0');
    if (this.sharp) {
      if (base === 2) digits = '0b' + digits;
      else if (base === 8) digits = digits[0] === '0' ? digits : '0' + digits;
      else if (base === 16) digits = (upper ? '0X' : '0x') + digits;
    }
    if (verb === 'O') digits = '0o' + digits;
    if (negative) digits = '-' + digits;
    else if (this.plus) digits = '+' + digits;
    else if (this.space) digits = ' ' + digits;
    this.padPlain(digits);
  }

  /** 0x… as %v of pointers and %#v of unsigned numbers. */
  hex64(v: number | bigint, leading0x: boolean): void {
    const sharp = this.sharp;
    this.sharp = leading0x;
    this.integer(v, 16, 'v');
    this.sharp = sharp;
  }

  character(v: number | bigint): void {
    this.pad(runeToBytes(v > 0x10ffff || v < 0 ? 0xfffd : Number(v)));
  }

  quotedCharacter(v: number | bigint): void {
    const rune = v > 0x10ffff || v < 0 ? 0xfffd : Number(v);
    this.pad(quoteRune(rune, this.plus ? 'ascii' : 'print'));
  }

  unicode(v: number | bigint): void {
    const wide =
      typeof v === 'bigint' ? BigInt.asUintN(64, v) : v < 0 ? BigInt.asUintN(64, BigInt(v)) : v;
    const least = Math.max(4, this.prec);
    let text = 'U+' + wide.toString(16).toUpperCase().padStart(least, '0');
    if (this.sharp && wide <= 0x10ffff && isPrint(Number(wide))) {
      text += ` '${runeToBytes(Number(wide))}'`;
    }
    this.padPlain(text);
  }

  float(v: number, bits: 32 | 64, verb: string, prec: number): void {
    const given = this.prec >= 0 ? this.prec : prec;
    let num = formatFloat(v, verb === 'v' ? 'g' : verb === 'F' ? 'f' : verb, given, bits);
    if (num[0] !== '-' && num[0] !== '+') num = '+' + num;
    if (this.space && num[0] === '+' && !this.plus) num = ' ' + num.slice(1);
    if (num[1] === 'I' || num[1] === 'N') {
      if (num[1] === 'N' && !this.space && !this.plus) num = num.slice(1);
      this.padPlain(num);
      return;
    }
    if (this.sharp && verb !== 'b') num = withPoint(num, verb, given);
    if (this.plus || num[0] !== '+') {
      if (this.zero && this.wid > num.length) {
        this.out += num[0]! + '0'.repeat(this.wid - num.length) + num.slice(1);
      } else this.pad(num);
    } else this.pad(num.slice(1));
  }

  private truncate(text: string): string {
    if (this.prec < 0) return text;
    let n = this.prec;
    for (let i = 0; i < text.length; i += decodeRune(text, i) & 7) {
      if (n-- === 0) return text.slice(0, i);
    }
    return text;
  }

  string(text: string): void {
    this.pad(this.truncate(text));
  }

  quoted(text: string): void {
    text = this.truncate(text);
    if (this.sharp && canBackquote(text)) this.pad('`' + text + '`');
    else this.pad(quote(text, this.plus ? 'ascii' : 'print'));
  }

  /** Hexadecimal of each byte. */
  hexBytes(bytes: string, upper: boolean): void {
    const length = this.prec >= 0 ? Math.min(this.prec, bytes.length) : bytes.length;
    if (length === 0) {
      this.out += this.padding(this.wid);
      return;
    }
    const parts: string[] = [];
    for (let i = 0; i < length; i++) {
      const pair = bytes.charCodeAt(i).toString(16).padStart(2, '0');
      parts.push(upper ? pair.toUpperCase() : pair);
    }
    const prefix = this.sharp ? (upper ? '0X' : '0x') : '';
    const text = this.space
      ? parts.map((pair) => prefix + pair).join(' ')
      : prefix + parts.join('');
    const gap = this.padding(this.wid - text.length);
    this.out += this.minus ? text + gap : gap + text;
  }
}

/** %#g and its kin: always a point, trailing zeros kept up to the precision. */
function withPoint(num: string, verb: string, prec: number): string {
  let digits = 0;
  if (verb === 'v' || verb === 'g' || verb === 'G' || verb === 'x') digits = prec < 0 ? 6 : prec;
  let tail = '';
  let sawPoint = false;
  let sawDigit = false;
  let end = num.length;
  for (let i = 1; i < num.length; i++) {
    const c = num[i]!;
    if (c === '.') sawPoint = true;
    else if (c === 'p' || c === 'P' || ((c === 'e' || c === 'E') && verb !== 'x' && verb !== 'X')) {
      tail = num.slice(i);
      end = i;
      break;
    } else {
      if (c !== '0') sawDigit = true;
      if (sawDigit) digits--;
    }
  }
  let text = num.slice(0, end);
  if (!sawPoint) {
    if (text.length === 2 && text[1] === '0') digits--;
    text += '.';
  }
  return text + '0'.repeat(Math.max(digits, 0)) + tail;
}
