/**
 * Package fmt's printing: operands, verbs and flags to text, through values of every kind. Methods
 * of operands (Format, GoString, Error, String) are not called here: a first pass lists them, Go
 * code calls them, and a second pass puts their results where they belong.
 */
import { decodeRune, runeToBytes } from '../../base/bytes';
import type { RType } from '../../code/rtype';
import {
  Iface,
  SliceV,
  type ArrayObj,
  type Complex,
  type Plain,
  type StructObj,
} from '../../machine/value';
import { addressOf } from '../../machine/address';
import { Format } from './format';
import {
  accessTo,
  compareKeys,
  elementAt,
  entriesOf,
  methodsOf,
  pointee,
  reflected,
} from './operand';
import { ERROR, FORMATTER, GO_STRINGER, STRINGER, type Access } from './operand';

/** A method call that the text waits for. `spec`: kind, verb, width, precision, flags. */
export interface PendingCall {
  readonly arg: Iface;
  readonly spec: string;
}

const MAX_NUMBER = 1e6;

/** The flags of a verb as fmt.State shows them. */
function flagsOf(f: Format): string {
  return (
    (f.minus ? '-' : '') +
    (f.plus || f.plusV ? '+' : '') +
    (f.sharp || f.sharpV ? '#' : '') +
    (f.space ? ' ' : '') +
    (f.zero ? '0' : '')
  );
}

/** Predeclared types and []byte: not asked for methods, so %w of them is a wrong verb and no more. */
const isSimple = (type: RType): boolean =>
  type.pkgPath === '' &&
  (type.cls !== 2 ||
    type.string === 'string' ||
    type.string === '[]uint8' ||
    type.string === 'complex128' ||
    type.string === 'complex64');

/** Lays texts out; one printer does for all, one text after the other. */
export class Printer {
  readonly f = new Format();
  /** First pass: what must be called. */
  calls: PendingCall[] = [];
  private results: readonly string[] | undefined;
  private next = 0;
  /** Set while a wrong verb is being reported: no methods then. */
  private erroring = false;
  /** Operand number of the one %w, -1 none. */
  wrapped = -1;
  private wrapping = false;
  private argNumber = -1;

  /**
   * Starts a text. `results`: the second pass; each begins with `r` (to be written as it is) or `s`
   * (to be formatted by its verb), or is empty after a panic(nil), of which nothing is told.
   */
  begin(results: readonly string[] | undefined, wrapping: boolean): void {
    this.f.out = '';
    this.f.clear();
    if (this.calls.length > 0) this.calls = [];
    this.results = results;
    this.next = 0;
    this.erroring = false;
    this.wrapped = -1;
    this.wrapping = wrapping;
    this.argNumber = -1;
  }

  // ------------------------------------------------------------ the families

  print(args: readonly (Iface | null)[]): string {
    let wasString = false;
    args.forEach((arg, i) => {
      const isString = arg !== null && arg.type.kind === 'string';
      if (i > 0 && !isString && !wasString) this.f.out += ' ';
      this.operand(arg, 'v');
      wasString = isString;
    });
    return this.f.out;
  }

  println(args: readonly (Iface | null)[]): string {
    for (let i = 0; i < args.length; i++) {
      if (i > 0) this.f.out += ' ';
      this.operand(args[i]!, 'v');
    }
    return this.f.out + '\n';
  }

  printf(format: string, args: readonly (Iface | null)[]): string {
    const f = this.f;
    const end = format.length;
    let argNumber = 0;
    let reordered = false;
    let afterIndex = false;
    let good = true;
    let i = 0;

    /** An explicit [n]. */
    const index = (): void => {
      if (i >= end || format[i] !== '[') {
        afterIndex = false;
        return;
      }
      reordered = true;
      const close = format.indexOf(']', i + 1);
      if (close < 0 || end - i < 3) {
        good = false;
        afterIndex = false;
        i++;
        return;
      }
      const text = format.slice(i + 1, close);
      const n = /^[0-9]+$/.test(text) ? Number(text) : 0;
      i = close + 1;
      afterIndex = /^[0-9]+$/.test(text) && Number(text) <= MAX_NUMBER;
      if (afterIndex && n >= 1 && n <= args.length) argNumber = n - 1;
      else good = false;
    };
    /** Digits of a width or precision; -1: none. One digit too many, and the format ends there. */
    const number = (): number => {
      let n = -1;
      for (; i < end; i++) {
        const digit = format.charCodeAt(i) - 48;
        if (digit < 0 || digit > 9) break;
        if (n > MAX_NUMBER) {
          i = end;
          return -1;
        }
        n = Math.max(n, 0) * 10 + digit;
      }
      return n;
    };
    /** A * operand; undefined where it is no usable integer. */
    const star = (): number | undefined => {
      const arg = args[argNumber];
      if (argNumber < args.length) argNumber++;
      if (!arg || !/^u?int/.test(arg.type.kind)) return undefined;
      const n = Number(arg.v);
      return Math.abs(n) > MAX_NUMBER ? undefined : n;
    };

    while (i < end) {
      good = true;
      const percent = format.indexOf('%', i);
      if (percent < 0) {
        f.out += format.slice(i);
        break;
      }
      if (percent > i) f.out += format.slice(i, percent);
      i = percent + 1;
      f.clear();
      // The usual case: a lower-case verb at once, and its operand there.
      const at = format.charCodeAt(i);
      if (at >= 97 && at <= 122 && argNumber < args.length) {
        i++;
        afterIndex = false;
        this.argNumber = argNumber;
        this.operand(args[argNumber++]!, format[i - 1]!);
        continue;
      }
      flags: for (; i < end; i++) {
        switch (format[i]) {
          case '#':
            f.sharp = true;
            break;
          case '0':
            f.zero = !f.minus;
            break;
          case '+':
            f.plus = true;
            break;
          case '-':
            f.minus = true;
            f.zero = false;
            break;
          case ' ':
            f.space = true;
            break;
          default:
            break flags;
        }
      }
      index();
      if (format[i] === '*') {
        i++;
        const n = star();
        if (n === undefined) f.out += '%!(BADWIDTH)';
        else {
          f.wid = Math.abs(n);
          if (n < 0) {
            f.minus = true;
            f.zero = false;
          }
        }
        afterIndex = false;
      } else {
        f.wid = number();
        if (afterIndex && f.wid >= 0) good = false;
      }
      if (i + 1 <= end && format[i] === '.') {
        i++;
        if (afterIndex) good = false;
        index();
        if (format[i] === '*') {
          i++;
          const n = star();
          if (n === undefined || n < 0) f.out += '%!(BADPREC)';
          else f.prec = n;
          afterIndex = false;
        } else f.prec = Math.max(0, number());
      }
      if (!afterIndex) index();
      if (i >= end) {
        f.out += '%!(NOVERB)';
        break;
      }
      const decoded = decodeRune(format, i);
      const verb = format.charCodeAt(i) < 0x80 ? format[i]! : runeToBytes(decoded >> 3);
      i += decoded & 7;
      if (verb === '%') f.out += '%';
      else if (!good) f.out += `%!${verb}(BADINDEX)`;
      else if (argNumber >= args.length) f.out += `%!${verb}(MISSING)`;
      else {
        if (verb === 'v') {
          f.sharpV = f.sharp;
          f.sharp = false;
          f.plusV = f.plus;
          f.plus = false;
        }
        this.argNumber = argNumber;
        this.operand(args[argNumber++]!, verb);
      }
    }
    if (!reordered && argNumber < args.length) {
      f.clear();
      f.out += '%!(EXTRA ';
      args.slice(argNumber).forEach((arg, n) => {
        if (n > 0) f.out += ', ';
        if (arg === null) f.out += '<nil>';
        else {
          f.out += arg.type.string + '=';
          this.operand(arg, 'v');
        }
      });
      f.out += ')';
    }
    return f.out;
  }

  // ------------------------------------------------------------ one operand

  private operand(arg: Iface | null, verb: string): void {
    const f = this.f;
    if (arg === null) {
      if (verb === 'T' || verb === 'v') f.pad('<nil>');
      else f.out += `%!${verb}(<nil>)`;
      return;
    }
    if (verb === 'T') {
      f.string(arg.type.string);
      return;
    }
    if (verb === 'p') {
      this.pointer(arg.type, arg.v, 'p');
      return;
    }
    const inner = reflected(arg);
    if (inner) {
      // A reflect.Value stands for what it holds.
      if (inner.type === undefined) f.out += '<invalid reflect.Value>';
      else if (inner.access !== 'open' || !this.methods(inner.type, inner.v, verb)) {
        this.value(inner.type, inner.v, verb, 0, inner.access);
      }
      return;
    }
    if (!isSimple(arg.type) && this.methods(arg.type, arg.v, verb)) return;
    this.value(arg.type, arg.v, verb, 0, 'open');
  }

  private wrongVerb(type: RType, v: Plain, verb: string): void {
    const f = this.f;
    this.erroring = true;
    f.out += `%!${verb}(${type.string}=`;
    this.value(type, v, 'v', 0, 'open');
    f.out += ')';
    this.erroring = false;
  }

  /** Leaves a place for, or puts in, what a method of the operand says; false when it has none that counts. */
  private methods(type: RType, v: Plain, verb: string): boolean {
    if (this.erroring) return false;
    const has = methodsOf(type);
    if (verb === 'w') {
      if ((has & ERROR) === 0 || !this.wrapping || this.wrapped >= 0) {
        this.wrapped = -1;
        this.wrapping = false;
        this.wrongVerb(type, v, verb);
        return true;
      }
      this.wrapped = this.argNumber;
      verb = 'v';
    }
    if (has === 0) return false;
    let kind = '';
    if (has & FORMATTER) kind = 'F';
    else if (this.f.sharpV) {
      if (has & GO_STRINGER) kind = 'G';
    } else if (verb === 'v' || verb === 's' || verb === 'x' || verb === 'X' || verb === 'q') {
      if (has & ERROR) kind = 'E';
      else if (has & STRINGER) kind = 'S';
    }
    if (kind === '') return false;
    const f = this.f;
    if (this.results === undefined) {
      this.calls.push({
        arg: new Iface(type, v),
        spec: [kind, verb, f.wid, f.prec, flagsOf(f)].join('\0'),
      });
      return true;
    }
    const result = this.results[this.next++] ?? 'r';
    const text = result.slice(1);
    if (result[0] !== 's') f.out += text;
    else if (kind === 'G') f.string(text);
    else this.text(text, verb, type, v);
    return true;
  }

  private text(text: string, verb: string, type: RType, v: Plain): void {
    const f = this.f;
    switch (verb) {
      case 'v':
        if (f.sharpV) f.quoted(text);
        else f.string(text);
        break;
      case 's':
        f.string(text);
        break;
      case 'x':
        f.hexBytes(text, false);
        break;
      case 'X':
        f.hexBytes(text, true);
        break;
      case 'q':
        f.quoted(text);
        break;
      default:
        this.wrongVerb(type, v, verb);
    }
  }

  private integer(type: RType, v: number | bigint, verb: string): void {
    const f = this.f;
    switch (verb) {
      case 'v':
        if (f.sharpV && type.kind[0] === 'u') f.hex64(v, true);
        else f.integer(v, 10, verb);
        break;
      case 'd':
        f.integer(v, 10, verb);
        break;
      case 'b':
        f.integer(v, 2, verb);
        break;
      case 'o':
      case 'O':
        f.integer(v, 8, verb);
        break;
      case 'x':
        f.integer(v, 16, verb);
        break;
      case 'X':
        f.integer(v, 16, verb, true);
        break;
      case 'c':
        f.character(v);
        break;
      case 'q':
        f.quotedCharacter(v);
        break;
      case 'U':
        f.unicode(v);
        break;
      default:
        this.wrongVerb(type, v, verb);
    }
  }

  private float(v: number, bits: 32 | 64, verb: string): boolean {
    switch (verb) {
      case 'v':
        this.f.float(v, bits, 'g', -1);
        return true;
      case 'b':
      case 'g':
      case 'G':
      case 'x':
      case 'X':
        this.f.float(v, bits, verb, -1);
        return true;
      case 'f':
      case 'e':
      case 'E':
      case 'F':
        this.f.float(v, bits, verb, 6);
        return true;
    }
    return false;
  }

  private pointer(type: RType, v: Plain, verb: string): void {
    const f = this.f;
    if (!/^(chan|func|map|ptr|slice|unsafe-pointer)$/.test(type.kind)) {
      this.wrongVerb(type, v, verb);
      return;
    }
    const address = addressOf(v);
    switch (verb) {
      case 'v':
        if (f.sharpV) {
          f.out += `(${type.string})(`;
          if (address === 0) f.out += 'nil';
          else f.hex64(address, true);
          f.out += ')';
        } else if (address === 0) f.pad('<nil>');
        else f.hex64(address, !f.sharp);
        break;
      case 'p':
        f.hex64(address, !f.sharp);
        break;
      case 'b':
        f.integer(address, 2, verb);
        break;
      case 'o':
        f.integer(address, 8, verb);
        break;
      case 'd':
        f.integer(address, 10, verb);
        break;
      case 'x':
        f.integer(address, 16, verb);
        break;
      case 'X':
        f.integer(address, 16, verb, true);
        break;
      default:
        this.wrongVerb(type, v, verb);
    }
  }

  private bytes(type: RType, v: Plain, verb: string): boolean {
    let text = '';
    const [arr, from, to] =
      v instanceof SliceV ? [v.arr, v.off, v.off + v.len] : [v as ArrayObj | null, 0, type.len];
    if (arr) for (let i = from; i < to; i++) text += String.fromCharCode(arr.data[i] as number);
    if (verb === 's') this.f.string(text);
    else if (verb === 'q') this.f.quoted(text);
    else if (verb === 'x' || verb === 'X') this.f.hexBytes(text, verb === 'X');
    else return false;
    return true;
  }

  /** A value by its kind. */
  private value(type: RType, v: Plain, verb: string, depth: number, access: Access): void {
    const f = this.f;
    // Of a hidden struct that is embedded the fields alone are open; of anything else hidden nothing is.
    const within: Access = access === 'embedded' ? 'closed' : access;
    if (depth > 0 && access === 'open' && type.kind !== 'interface' && this.methods(type, v, verb))
      return;
    switch (type.kind) {
      case 'bool':
        if (verb === 't' || verb === 'v') f.bool(v !== 0);
        else this.wrongVerb(type, v, verb);
        return;
      case 'float32':
      case 'float64':
        if (!this.float(v as number, type.kind === 'float32' ? 32 : 64, verb)) {
          this.wrongVerb(type, v, verb);
        }
        return;
      case 'complex64':
      case 'complex128': {
        const { re, im } = v as Complex;
        if (!/^[vbgGxXfFeE]$/.test(verb)) {
          this.wrongVerb(type, v, verb);
          return;
        }
        const bits = type.kind === 'complex64' ? 32 : 64;
        const plus = f.plus;
        f.out += '(';
        this.float(re, bits, verb);
        f.plus = true;
        this.float(im, bits, verb);
        f.out += 'i)';
        f.plus = plus;
        return;
      }
      case 'string':
        this.text(v as string, verb, type, v);
        return;
      case 'map': {
        if (f.sharpV) {
          f.out += type.string;
          if (v === null) {
            f.out += '(nil)';
            return;
          }
          f.out += '{';
        } else f.out += 'map[';
        const keyType = type.keyType!;
        const entries = entriesOf(v).sort((a, b) => compareKeys(keyType, a[0], b[0]));
        entries.forEach(([key, item], i) => {
          if (i > 0) f.out += f.sharpV ? ', ' : ' ';
          this.value(keyType, key, verb, depth + 1, within);
          f.out += ':';
          this.value(type.elem!, item, verb, depth + 1, within);
        });
        f.out += f.sharpV ? '}' : ']';
        return;
      }
      case 'struct': {
        if (f.sharpV) f.out += type.string;
        f.out += '{';
        const fields = type.fields;
        for (let i = 0; i < fields.length; i++) {
          const field = fields[i]!;
          if (i > 0) f.out += f.sharpV ? ', ' : ' ';
          if (f.plusV || f.sharpV) f.out += field.name + ':';
          const item = (v as StructObj).f[i];
          this.value(field.type, item, verb, depth + 1, accessTo(field, access));
        }
        f.out += '}';
        return;
      }
      case 'interface':
        if (v === null) f.out += f.sharpV ? type.string + '(nil)' : '<nil>';
        else this.value((v as Iface).type, (v as Iface).v, verb, depth + 1, within);
        return;
      case 'array':
      case 'slice': {
        const elem = type.elem!;
        if (elem.kind === 'uint8' && this.bytes(type, v, verb)) return;
        if (f.sharpV) {
          // An operand that is a []byte is called so; within other values the name is []uint8.
          f.out += depth === 0 && type.string === '[]uint8' ? '[]byte' : type.string;
          if (type.kind === 'slice' && v === null) {
            f.out += '(nil)';
            return;
          }
          f.out += '{';
        } else f.out += '[';
        const arr = v instanceof SliceV ? v.arr : (v as ArrayObj | null);
        const from = v instanceof SliceV ? v.off : 0;
        const len = v instanceof SliceV ? v.len : type.kind === 'array' ? type.len : 0;
        for (let i = 0; i < len; i++) {
          if (i > 0) f.out += f.sharpV ? ', ' : ' ';
          this.value(elem, elementAt(arr!, from + i), verb, depth + 1, within);
        }
        f.out += f.sharpV ? '}' : ']';
        return;
      }
      case 'ptr': {
        const kind = type.elem!.kind;
        if (
          depth === 0 &&
          v !== null &&
          (kind === 'array' || kind === 'slice' || kind === 'struct' || kind === 'map')
        ) {
          f.out += '&';
          this.value(type.elem!, pointee(v), verb, depth + 1, access);
          return;
        }
        this.pointer(type, v, verb);
        return;
      }
      case 'chan':
      case 'func':
      case 'unsafe-pointer':
        this.pointer(type, v, verb);
        return;
      default:
        this.integer(type, v as number | bigint, verb);
    }
  }
}
