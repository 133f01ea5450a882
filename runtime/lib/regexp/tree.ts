/** Regular expressions as trees, and the parser of RE2's syntax. */
import { decodeRune } from '../../base/bytes';
import { classNamed, folding, perlClass, posixClass, type RuneSet } from './classes';

export type Tree =
  | { readonly op: 'empty' }
  /** One of these runes. */
  | { readonly op: 'set'; readonly set: RuneSet }
  | { readonly op: 'assert'; readonly what: Assertion }
  | { readonly op: 'group'; readonly index: number; readonly of: Tree }
  | { readonly op: 'cat' | 'alt'; readonly of: readonly Tree[] }
  /** From min to max (-1: any number) times; greedy: as often as possible. */
  | {
      readonly op: 'repeat';
      readonly of: Tree;
      readonly min: number;
      readonly max: number;
      readonly greedy: boolean;
    };

export type Assertion =
  'begin-text' | 'end-text' | 'begin-line' | 'end-line' | 'boundary' | 'no-boundary';

/** What is wrong with an expression, in Go's words, and the part that is. */
export class BadExpression {
  constructor(
    readonly code: string,
    readonly part: string,
  ) {}
}

export interface Parsed {
  readonly tree: Tree;
  /** Names of the groups, '' for none, with one for the whole at 0. */
  readonly names: readonly string[];
}

interface Flags {
  fold: boolean;
  multiline: boolean;
  dotNewline: boolean;
  ungreedy: boolean;
}

const MAX_REPEAT = 1000;
const MAX_DEPTH = 1000;
/** Bytes of an expression may be at most this many instructions long in all. */
const MAX_SIZE = 100_000;

/** Parses an expression (a byte string); posix: egrep's syntax only. Throws BadExpression. */
export function parse(expression: string, posix: boolean): Parsed {
  for (let i = 0; i < expression.length;) {
    const decoded = decodeRune(expression, i);
    if (decoded === 0xfffd * 8 + 1) throw new BadExpression('invalid UTF-8', expression.slice(i));
    i += decoded % 8;
  }
  return new Parser(expression, posix).run();
}

class Parser {
  private at = 0;
  private depth = 0;
  private readonly names: string[] = [''];
  private flags: Flags;

  constructor(
    private readonly text: string,
    private readonly posix: boolean,
  ) {
    this.flags = { fold: false, multiline: false, dotNewline: false, ungreedy: false };
    if (posix) this.flags = { ...this.flags, multiline: true, dotNewline: false };
  }

  run(): Parsed {
    const tree = this.alternation();
    if (this.at < this.text.length) throw new BadExpression('unexpected )', this.text);
    if (sizeOf(tree) > MAX_SIZE) throw new BadExpression('expression too large', this.text);
    return { tree, names: this.names };
  }

  private rune(): number {
    const decoded = decodeRune(this.text, this.at);
    this.at += decoded % 8;
    return Math.floor(decoded / 8);
  }

  private alternation(): Tree {
    if (++this.depth > MAX_DEPTH) throw new BadExpression('expression nests too deeply', this.text);
    const branches = [this.sequence()];
    while (this.text[this.at] === '|') {
      this.at++;
      branches.push(this.sequence());
    }
    this.depth--;
    return branches.length === 1 ? branches[0]! : { op: 'alt', of: branches };
  }

  private sequence(): Tree {
    const items: Tree[] = [];
    /** Where the repetition of the last item begins, -1 if it is not repeated. */
    let repeatedAt = -1;
    while (this.at < this.text.length && this.text[this.at] !== '|' && this.text[this.at] !== ')') {
      const here = this.at;
      const c = this.text[here]!;
      const range = c === '{' ? this.counted() : undefined;
      if (c === '*' || c === '+' || c === '?' || range) {
        if (!range) this.at++;
        const [min, max] = range ?? (c === '*' ? [0, -1] : c === '+' ? [1, -1] : [0, 1]);
        if (min > MAX_REPEAT || max > MAX_REPEAT || (max >= 0 && min > max)) {
          throw new BadExpression('invalid repeat count', this.text.slice(here, this.at));
        }
        let greedy = !this.flags.ungreedy;
        if (!this.posix) {
          if (this.text[this.at] === '?') {
            this.at++;
            greedy = !greedy;
          }
          if (repeatedAt >= 0) {
            throw new BadExpression(
              'invalid nested repetition operator',
              this.text.slice(repeatedAt, this.at),
            );
          }
        }
        const last = items.pop();
        if (!last) {
          throw new BadExpression(
            'missing argument to repetition operator',
            this.text.slice(here, this.at),
          );
        }
        const repeated: Tree = { op: 'repeat', of: last, min, max, greedy };
        if (range && repeatProduct(repeated) > MAX_REPEAT) {
          throw new BadExpression('invalid repeat count', this.text.slice(here, this.at));
        }
        items.push(repeated);
        repeatedAt = here;
        continue;
      }
      repeatedAt = -1;
      if (!this.posix && this.text.startsWith('\\Q', here)) {
        items.push(...this.quoted());
        continue;
      }
      const item = this.item();
      if (item) items.push(item);
    }
    if (items.length === 1) return items[0]!;
    return items.length === 0 ? { op: 'empty' } : { op: 'cat', of: items };
  }

  /** {n}, {n,} or {n,m}; anything else in braces stands for itself. */
  private counted(): [number, number] | undefined {
    const match = /^\{(\d+)(,(\d*))?\}/.exec(this.text.slice(this.at, this.at + 24));
    if (!match) return undefined;
    if (/^0\d/.test(match[1]!) || /^0\d/.test(match[3] ?? '')) return undefined;
    this.at += match[0].length;
    const min = Number(match[1]);
    if (match[2] === undefined) return [min, min];
    return [min, match[3] === '' ? -1 : Number(match[3])];
  }

  /** One item, or undefined for a change of flags. */
  private item(): Tree | undefined {
    const c = this.text[this.at]!;
    switch (c) {
      case '(':
        return this.group();
      case '[':
        return this.bracket();
      case '.':
        this.at++;
        return this.set({
          ranges: this.flags.dotNewline
            ? [[0, 0x10ffff]]
            : [
                [0, 9],
                [11, 0x10ffff],
              ],
        });
      case '^':
        this.at++;
        return { op: 'assert', what: this.flags.multiline ? 'begin-line' : 'begin-text' };
      case '$':
        this.at++;
        return { op: 'assert', what: this.flags.multiline ? 'end-line' : 'end-text' };
      case '\\':
        return this.backslash();
    }
    const rune = this.rune();
    return this.set({ ranges: [[rune, rune]] });
  }

  private set(set: RuneSet): Tree {
    return { op: 'set', set: this.flags.fold ? folding(set) : set };
  }

  private group(): Tree | undefined {
    const open = this.at;
    if (!this.posix && this.text.startsWith('(?', open)) {
      const named = this.name();
      if (named !== undefined) return this.capture(named);
      return this.flagGroup();
    }
    this.at++;
    return this.capture('');
  }

  /** The name of a named group, with the place behind it taken; undefined for other groups. */
  private name(): string | undefined {
    if (!this.text.startsWith('(?P<', this.at) || this.text.length - this.at <= 4) return undefined;
    const end = this.text.indexOf('>', this.at);
    if (end < 0) throw new BadExpression('invalid named capture', this.text.slice(this.at));
    const name = this.text.slice(this.at + 4, end);
    if (!/^\w+$/.test(name)) {
      throw new BadExpression('invalid named capture', this.text.slice(this.at, end + 1));
    }
    this.at = end + 1;
    return name;
  }

  private capture(name: string): Tree {
    const index = this.names.length;
    this.names.push(name);
    return { op: 'group', index, of: this.inside() };
  }

  /** What is inside a group, whose flags end with it. */
  private inside(): Tree {
    const outer = this.flags;
    this.flags = { ...outer };
    const tree = this.alternation();
    if (this.text[this.at] !== ')') throw new BadExpression('missing closing )', this.text);
    this.at++;
    this.flags = outer;
    return tree;
  }

  /** (?flags) or (?flags:…). */
  private flagGroup(): Tree | undefined {
    const open = this.at;
    this.at += 2;
    const flags = { ...this.flags };
    let on = true;
    let any = false;
    for (;;) {
      if (this.at >= this.text.length) {
        throw new BadExpression('invalid or unsupported Perl syntax', this.text.slice(open));
      }
      const c = String.fromCodePoint(this.rune());
      if (c === 'i') flags.fold = on;
      else if (c === 'm') flags.multiline = on;
      else if (c === 's') flags.dotNewline = on;
      else if (c === 'U') flags.ungreedy = on;
      else if (c === '-' && on) {
        on = false;
        any = false;
        continue;
      } else if ((c === ':' || c === ')') && (on || any)) {
        if (c === ')') {
          this.flags = flags;
          return undefined;
        }
        const outer = this.flags;
        this.flags = flags;
        const tree = this.inside();
        this.flags = outer;
        return tree;
      } else {
        throw new BadExpression(
          'invalid or unsupported Perl syntax',
          this.text.slice(open, this.at),
        );
      }
      any = true;
    }
  }

  /** \Q…\E: each rune stands for itself. */
  private quoted(): Tree[] {
    const start = this.at + 2;
    const close = this.text.indexOf('\\E', start);
    const end = close < 0 ? this.text.length : close;
    const items: Tree[] = [];
    this.at = start;
    while (this.at < end) {
      const rune = this.rune();
      items.push(this.set({ ranges: [[rune, rune]] }));
    }
    if (close >= 0) this.at += 2;
    return items;
  }

  private backslash(): Tree {
    const open = this.at;
    const next = this.text[open + 1];
    if (!this.posix && next !== undefined) {
      const assertion = (
        { A: 'begin-text', z: 'end-text', b: 'boundary', B: 'no-boundary' } as const
      )[next];
      if (assertion) {
        this.at += 2;
        return { op: 'assert', what: assertion };
      }
      if (next === 'C') throw new BadExpression('invalid escape sequence', '\\C');
    }
    const set = this.escapedSet();
    if (set) return this.set(set);
    const rune = this.escapedRune();
    return this.set({ ranges: [[rune, rune]] });
  }

  /** \d, \pL and the like. */
  private escapedSet(): RuneSet | undefined {
    if (this.posix) return undefined;
    const c = this.text[this.at + 1] ?? '';
    const perl = perlClass(c);
    if (perl) {
      this.at += 2;
      return perl;
    }
    if (c !== 'p' && c !== 'P') return undefined;
    const open = this.at;
    this.at += 2;
    if (this.at >= this.text.length)
      throw new BadExpression('invalid character class range', this.text.slice(open));
    let name: string;
    if (this.text[this.at] === '{') {
      const end = this.text.indexOf('}', this.at);
      if (end < 0) throw new BadExpression('invalid character class range', this.text.slice(open));
      name = this.text.slice(this.at + 1, end);
      this.at = end + 1;
    } else {
      const start = this.at;
      this.rune();
      name = this.text.slice(start, this.at);
    }
    let negated = c === 'P';
    if (name.startsWith('^')) {
      negated = !negated;
      name = name.slice(1);
    }
    const set = classNamed(name);
    if (!set)
      throw new BadExpression('invalid character class range', this.text.slice(open, this.at));
    return negated ? { ranges: [], parts: [{ ...set, negated: !set.negated }] } : set;
  }

  private escapedRune(): number {
    const open = this.at++;
    if (this.at >= this.text.length)
      throw new BadExpression('trailing backslash at end of expression', '');
    const rune = this.rune();
    const c = String.fromCodePoint(rune);
    const simple = ({ a: 7, f: 12, n: 10, r: 13, t: 9, v: 11 } as Record<string, number>)[c];
    if (simple !== undefined) return simple;
    if (/[0-7]/.test(c)) {
      // \1 to \7 alone would be back-references.
      const digits = /^[0-7]{0,2}/.exec(this.text.slice(this.at))![0];
      if (c === '0' || digits !== '') {
        this.at += digits.length;
        return Number.parseInt(c + digits, 8);
      }
    } else if (c === 'x') {
      const match = /^(?:([0-9A-Fa-f]{2})|\{([0-9A-Fa-f]+)\})/.exec(this.text.slice(this.at));
      const value = match ? Number.parseInt(match[1] ?? match[2]!, 16) : -1;
      if (match && value <= 0x10ffff) {
        this.at += match[0].length;
        return value;
      }
      const braced = /^\{[0-9A-Fa-f]*/.exec(this.text.slice(this.at));
      this.at += braced ? braced[0].length : Math.min(1, this.text.length - this.at);
      if (this.at < this.text.length && braced && value <= 0x10ffff) this.at++;
    } else if (rune < 0x80 && !/[0-9A-Za-z]/.test(c)) return rune;
    throw new BadExpression('invalid escape sequence', this.text.slice(open, this.at));
  }

  private bracket(): Tree {
    const open = this.at++;
    let negated = false;
    if (this.text[this.at] === '^') {
      negated = true;
      this.at++;
    }
    const ranges: [number, number][] = [];
    const parts: RuneSet[] = [];
    for (let first = true; first || this.text[this.at] !== ']'; first = false) {
      if (this.at >= this.text.length)
        throw new BadExpression('missing closing ]', this.text.slice(open));
      const hyphen = this.text[this.at] === '-' && this.text[this.at + 1] !== ']';
      if (this.posix && hyphen && !first) {
        this.at++;
        this.rune();
        throw new BadExpression(
          'invalid character class range',
          this.text.slice(this.at - 2, this.at),
        );
      }
      if (this.text.startsWith('[:', this.at)) {
        const end = this.text.indexOf(':]', this.at + 2);
        if (end >= 0) {
          const name = this.text.slice(this.at, end + 2);
          const set = posixClass(name);
          if (!set) throw new BadExpression('invalid character class range', name);
          parts.push(set);
          this.at = end + 2;
          continue;
        }
      }
      const set = this.text[this.at] === '\\' ? this.escapedSet() : undefined;
      if (set) {
        parts.push(set);
        continue;
      }
      const start = this.at;
      const low = this.classRune(open);
      let high = low;
      if (
        this.text[this.at] === '-' &&
        this.at + 1 < this.text.length &&
        this.text[this.at + 1] !== ']'
      ) {
        this.at++;
        high = this.classRune(open);
        if (high < low)
          throw new BadExpression('invalid character class range', this.text.slice(start, this.at));
      }
      ranges.push([low, high]);
    }
    this.at++;
    return this.set({ ranges, parts, negated });
  }

  private classRune(open: number): number {
    if (this.at >= this.text.length)
      throw new BadExpression('missing closing ]', this.text.slice(open));
    return this.text[this.at] === '\\' ? this.escapedRune() : this.rune();
  }
}

/** How many copies counted repetitions make of what is inside all of them. */
function repeatProduct(t: Tree): number {
  switch (t.op) {
    case 'repeat': {
      const times = t.max >= 0 ? Math.max(t.min, t.max) : Math.max(t.min, 1);
      return Math.max(times, 1) * repeatProduct(t.of);
    }
    case 'group':
      return repeatProduct(t.of);
    case 'cat':
    case 'alt':
      return Math.max(1, ...t.of.map(repeatProduct));
    default:
      return 1;
  }
}

/** Roughly the instructions a tree takes. */
function sizeOf(t: Tree): number {
  switch (t.op) {
    case 'repeat':
      return (t.max >= 0 ? Math.max(1, t.max) : t.min + 1) * (sizeOf(t.of) + 1);
    case 'group':
      return sizeOf(t.of) + 2;
    case 'cat':
    case 'alt':
      return t.of.reduce((sum, part) => sum + sizeOf(part), 1);
    default:
      return 1;
  }
}
