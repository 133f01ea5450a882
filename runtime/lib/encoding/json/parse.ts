/** JSON read into a tree over its bytes, with encoding/json's words for what is wrong. */
import { decodeRune, runeToBytes } from '../../../base/bytes';
import { quoteRune } from '../../strconv/quote';

export type Node =
  | { readonly kind: 'null' | 'number'; readonly start: number; readonly end: number }
  | { readonly kind: 'bool'; readonly start: number; readonly end: number; readonly value: boolean }
  | {
      readonly kind: 'string';
      readonly start: number;
      readonly end: number;
      readonly value: string;
    }
  | {
      readonly kind: 'array';
      readonly start: number;
      readonly end: number;
      readonly items: readonly Node[];
    }
  | {
      readonly kind: 'object';
      readonly start: number;
      readonly end: number;
      readonly members: readonly { readonly key: string; readonly value: Node }[];
    };

/** A text that is no JSON. `offset`: bytes read, the wrong one included. */
export class Wrong {
  constructor(
    readonly message: string,
    readonly offset: number,
  ) {}
}

/** The text ends inside a value. `where`: of a word, number or escape, which a space would be wrong in. */
export class Incomplete {
  constructor(readonly where = '') {}
}

const MAX_DEPTH = 10000;
const SPACE = new Set([0x20, 0x09, 0x0a, 0x0d]);
const SHORT: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};
const isDigit = (c: number): boolean => c >= 48 && c <= 57;

class Parser {
  private depth = 0;
  constructor(
    private readonly text: string,
    public at: number,
  ) {}

  skipSpace(): void {
    while (SPACE.has(this.text.charCodeAt(this.at))) this.at++;
  }

  wrong(where: string): Wrong | Incomplete {
    if (this.at >= this.text.length) {
      return new Incomplete(
        /^(in (literal|numeric|exponent|string escape|\\u)|after decimal)/.test(where) ? where : '',
      );
    }
    const c = this.text.charCodeAt(this.at);
    const shown = c === 39 ? `'\\''` : c === 34 ? `'"'` : quoteRune(c, 'print');
    return new Wrong(`invalid character ${shown} ${where}`, this.at + 1);
  }

  value(): Node {
    this.skipSpace();
    const start = this.at;
    switch (this.text[start]) {
      case '{':
        return this.object(start);
      case '[':
        return this.array(start);
      case '"':
        return { kind: 'string', value: this.string(), start, end: this.at };
      case 't':
        this.word('true');
        return { kind: 'bool', value: true, start, end: this.at };
      case 'f':
        this.word('false');
        return { kind: 'bool', value: false, start, end: this.at };
      case 'n':
        this.word('null');
        return { kind: 'null', start, end: this.at };
    }
    const c = this.text.charCodeAt(start);
    if (c === 45 || isDigit(c)) {
      this.number();
      return { kind: 'number', start, end: this.at };
    }
    throw this.wrong('looking for beginning of value');
  }

  private word(word: string): void {
    this.at++;
    for (let i = 1; i < word.length; i++) {
      if (this.text[this.at] !== word[i]) {
        throw this.wrong(`in literal ${word} (expecting '${word[i]!}')`);
      }
      this.at++;
    }
  }

  private digits(where: string): void {
    if (!isDigit(this.text.charCodeAt(this.at))) throw this.wrong(where);
    while (isDigit(this.text.charCodeAt(this.at))) this.at++;
  }

  private number(): void {
    if (this.text[this.at] === '-') this.at++;
    if (this.text[this.at] === '0') this.at++;
    else this.digits('in numeric literal');
    if (this.text[this.at] === '.') {
      this.at++;
      this.digits('after decimal point in numeric literal');
    }
    if (this.text[this.at] === 'e' || this.text[this.at] === 'E') {
      this.at++;
      if (this.text[this.at] === '+' || this.text[this.at] === '-') this.at++;
      this.digits('in exponent of numeric literal');
    }
  }

  /** Reads a string; gives its bytes, invalid UTF-8 replaced. */
  private string(): string {
    const text = this.text;
    let out = '';
    let plain = ++this.at;
    for (;;) {
      const c = text.charCodeAt(this.at);
      if (c === 34) {
        out += text.slice(plain, this.at++);
        return out;
      }
      if (c !== c) throw new Incomplete();
      if (c < 0x20) throw this.wrong('in string literal');
      if (c === 92) {
        out += text.slice(plain, this.at++);
        out += this.escape();
        plain = this.at;
      } else if (c < 0x80) this.at++;
      else {
        const decoded = decodeRune(text, this.at);
        const width = decoded % 8;
        if (width === 1) {
          out += `${text.slice(plain, this.at)}\xef\xbf\xbd`;
          plain = this.at + 1;
        }
        this.at += width;
      }
    }
  }

  private escape(): string {
    const short = SHORT[this.text[this.at] ?? ''];
    if (short !== undefined) {
      this.at++;
      return short;
    }
    if (this.text[this.at] !== 'u') throw this.wrong('in string escape code');
    this.at++;
    const rune = this.hex4();
    if (rune >= 0xd800 && rune < 0xdc00 && this.text.startsWith('\\u', this.at)) {
      const low = Number.parseInt(this.text.slice(this.at + 2, this.at + 6), 16);
      if (low >= 0xdc00 && low < 0xe000) {
        this.at += 2;
        this.hex4();
        return runeToBytes(0x10000 + ((rune - 0xd800) << 10) + (low - 0xdc00));
      }
    }
    return runeToBytes(rune);
  }

  private hex4(): number {
    const start = this.at;
    for (let i = 0; i < 4; i++) {
      if (!/[0-9a-fA-F]/.test(this.text[this.at] ?? ''))
        throw this.wrong('in \\u hexadecimal character escape');
      this.at++;
    }
    return Number.parseInt(this.text.slice(start, this.at), 16);
  }

  private deeper(): void {
    if (++this.depth > MAX_DEPTH) throw new Wrong('exceeded max depth', this.at + 1);
  }

  private array(start: number): Node {
    this.deeper();
    const items: Node[] = [];
    this.at++;
    this.skipSpace();
    if (this.text[this.at] === ']') this.at++;
    else {
      for (;;) {
        items.push(this.value());
        this.skipSpace();
        const c = this.text[this.at];
        if (c !== ',' && c !== ']') throw this.wrong('after array element');
        this.at++;
        if (c === ']') break;
      }
    }
    this.depth--;
    return { kind: 'array', items, start, end: this.at };
  }

  private object(start: number): Node {
    this.deeper();
    const members: { key: string; value: Node }[] = [];
    this.at++;
    this.skipSpace();
    if (this.text[this.at] === '}') this.at++;
    else {
      for (;;) {
        this.skipSpace();
        if (this.text[this.at] !== '"')
          throw this.wrong('looking for beginning of object key string');
        const key = this.string();
        this.skipSpace();
        if (this.text[this.at] !== ':') throw this.wrong('after object key');
        this.at++;
        members.push({ key, value: this.value() });
        this.skipSpace();
        const c = this.text[this.at];
        if (c !== ',' && c !== '}') throw this.wrong('after object key:value pair');
        this.at++;
        if (c === '}') break;
      }
    }
    this.depth--;
    return { kind: 'object', members, start, end: this.at };
  }
}

/** Reads a whole text, or throws Wrong. */
export function parse(text: string): Node {
  const parser = new Parser(text, 0);
  try {
    const node = parser.value();
    parser.skipSpace();
    if (parser.at < text.length) throw parser.wrong('after top-level value');
    return node;
  } catch (error) {
    if (!(error instanceof Incomplete)) throw error;
    const message =
      error.where === '' ? 'unexpected end of JSON input' : `invalid character ' ' ${error.where}`;
    throw new Wrong(message, text.length);
  }
}

/** Where the first value of a text ends; -1 when it may go on behind the text. Throws Wrong. */
export function firstValue(text: string, atEnd: boolean): number {
  const parser = new Parser(text, 0);
  try {
    const node = parser.value();
    // More digits may follow.
    if (node.kind === 'number' && parser.at === text.length && !atEnd) return -1;
    return parser.at;
  } catch (error) {
    if (error instanceof Incomplete) return -1;
    throw error;
  }
}

const ESCAPED: Readonly<Record<string, string>> = {
  '<': '\\u003c',
  '>': '\\u003e',
  '&': '\\u0026',
  '\xe2\x80\xa8': '\\u2028',
  '\xe2\x80\xa9': '\\u2029',
};

/** Valid JSON without its spaces. */
export function compact(text: string, escape: boolean): string {
  const tokens = text.match(/"(?:[^"\\]|\\[^])*"|[^\s"]+/g) ?? [];
  const joined = tokens.join('');
  return escape ? joined.replace(/[<>&]|\xe2\x80[\xa8\xa9]/g, (c) => ESCAPED[c]!) : joined;
}

/** Valid JSON in lines. */
export function indent(text: string, prefix: string, indentation: string): string {
  let depth = 0;
  let out = '';
  const line = (): string => `\n${prefix}${indentation.repeat(depth)}`;
  const tokens = text.match(/"(?:[^"\\]|\\[^])*"|[[\]{},:]|[^\s"[\]{},:]+/g) ?? [];
  tokens.forEach((token, i) => {
    if (token === '[' || token === '{') {
      out += token;
      const next = tokens[i + 1];
      if (next === ']' || next === '}') return;
      depth++;
      out += line();
    } else if (token === ']' || token === '}') {
      const before = tokens[i - 1];
      if (before !== '[' && before !== '{') {
        depth--;
        out += line();
      }
      out += token;
    } else if (token === ',') out += `,${line()}`;
    else out += token === ':' ? ': ' : token;
  });
  return out + (/\s+$/.exec(text)?.[0] ?? '');
}
