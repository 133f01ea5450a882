/** Expressions compiled for a machine that follows all possibilities at once (Thompson, Pike): time is linear in the text. */
import { decodeRune } from '../../base/bytes';
import { has, type RuneSet } from './classes';
import { prefixOf, type Prefix } from './prefix';
import { parse, type Assertion, type Tree } from './tree';

type Instruction =
  | { op: 'set'; table: Uint8Array; set: RuneSet; next: number }
  | { op: 'assert'; what: Assertion; next: number }
  | { op: 'save'; slot: number; next: number }
  /** Goes on at both, at `next` rather. */
  | { op: 'split'; next: number; other: number }
  | { op: 'match' };

export interface Program {
  readonly code: readonly Instruction[];
  readonly start: number;
  readonly names: readonly string[];
  /** What every match begins with. */
  readonly prefix: Prefix;
}

/** Compiles an expression; throws BadExpression. */
export function compile(expression: string, posix: boolean): Program {
  const { tree, names } = parse(expression, posix);
  const compiler = new Compiler();
  const start = compiler.build({ op: 'group', index: 0, of: tree }, compiler.emit({ op: 'match' }));
  return { code: compiler.code, start, names, prefix: prefixOf(tree) };
}

class Compiler {
  readonly code: Instruction[] = [];

  emit(instruction: Instruction): number {
    return this.code.push(instruction) - 1;
  }

  /** Emits what matches t and goes on at `next`; gives where it begins. */
  build(t: Tree, next: number): number {
    switch (t.op) {
      case 'empty':
        return next;
      case 'set':
        return this.emit({ op: 'set', set: t.set, table: asciiTable(t.set), next });
      case 'assert':
        return this.emit({ op: 'assert', what: t.what, next });
      case 'group': {
        const end = this.emit({ op: 'save', slot: 2 * t.index + 1, next });
        return this.emit({ op: 'save', slot: 2 * t.index, next: this.build(t.of, end) });
      }
      case 'cat':
        return t.of.reduceRight((after, part) => this.build(part, after), next);
      case 'alt':
        return t.of
          .map((branch) => this.build(branch, next))
          .reduceRight((other, first) => this.emit({ op: 'split', next: first, other }));
      case 'repeat':
        return this.repeat(t.of, t.min, t.max, t.greedy, next);
    }
  }

  private split(into: number, past: number, greedy: boolean): number {
    return this.emit(
      greedy ? { op: 'split', next: into, other: past } : { op: 'split', next: past, other: into },
    );
  }

  private repeat(of: Tree, min: number, max: number, greedy: boolean, next: number): number {
    let at = next;
    if (max < 0) {
      if (min === 0) {
        // What may be empty is tried once before it is left.
        if (canBeEmpty(of)) return this.split(this.repeat(of, 1, -1, greedy, next), next, greedy);
        const loop = this.split(0, next, greedy);
        this.link(loop, this.build(of, loop), greedy);
        return loop;
      }
      const loop = this.split(0, next, greedy);
      const body = this.build(of, loop);
      this.link(loop, body, greedy);
      at = body;
      min--;
    } else for (let i = min; i < max; i++) at = this.split(this.build(of, at), next, greedy);
    for (let i = 0; i < min; i++) at = this.build(of, at);
    return at;
  }

  /** Closes a loop. */
  private link(loop: number, body: number, greedy: boolean): void {
    const split = this.code[loop] as { next: number; other: number };
    if (greedy) split.next = body;
    else split.other = body;
  }
}

function canBeEmpty(t: Tree): boolean {
  switch (t.op) {
    case 'empty':
    case 'assert':
      return true;
    case 'set':
      return false;
    case 'group':
      return canBeEmpty(t.of);
    case 'cat':
      return t.of.every(canBeEmpty);
    case 'alt':
      return t.of.some(canBeEmpty);
    case 'repeat':
      return t.min === 0 || canBeEmpty(t.of);
  }
}

function asciiTable(set: RuneSet): Uint8Array {
  const table = new Uint8Array(128);
  for (let c = 0; c < 128; c++) table[c] = has(set, c) ? 1 : 0;
  return table;
}

const isWord = (c: number): boolean =>
  (c >= 48 && c <= 57) || (c >= 65 && c <= 90) || c === 95 || (c >= 97 && c <= 122);

function holds(what: Assertion, text: string, at: number): boolean {
  switch (what) {
    case 'begin-text':
      return at === 0;
    case 'end-text':
      return at === text.length;
    case 'begin-line':
      return at === 0 || text[at - 1] === '\n';
    case 'end-line':
      return at === text.length || text[at] === '\n';
    default: {
      const edge = isWord(text.charCodeAt(at - 1)) !== isWord(text.charCodeAt(at));
      return edge === (what === 'boundary');
    }
  }
}

/** Possibilities under way, the preferred ones first, each place of the program at most once. */
class Threads {
  readonly at: number[] = [];
  readonly slots: (readonly number[])[] = [];
  private readonly seen: Int32Array;
  private mark = 0;
  constructor(size: number) {
    this.seen = new Int32Array(size);
  }
  clear(): void {
    this.at.length = 0;
    this.slots.length = 0;
    this.mark++;
  }
  /** False when this place has a thread already. */
  visit(pc: number): boolean {
    if (this.seen[pc] === this.mark) return false;
    this.seen[pc] = this.mark;
    return true;
  }
}

/**
 * The first match in `text` (a byte string) from byte `from` on: beginnings and ends of the groups as
 * bytes, -1 for those without. The leftmost one; of these the preferred one, or the longest.
 */
export function execute(
  program: Program,
  text: string,
  from: number,
  longest: boolean,
): number[] | undefined {
  const { code } = program;
  const none: readonly number[] = new Array<number>(program.names.length * 2).fill(-1);
  let now = new Threads(code.length);
  let next = new Threads(code.length);
  now.clear();
  let best: readonly number[] | undefined;

  const add = (list: Threads, start: number, at: number, slots: readonly number[]): void => {
    const stack: [number, readonly number[]][] = [[start, slots]];
    while (stack.length > 0) {
      const [pc, held] = stack.pop()!;
      if (!list.visit(pc)) continue;
      const instruction = code[pc]!;
      switch (instruction.op) {
        case 'split':
          stack.push([instruction.other, held], [instruction.next, held]);
          break;
        case 'save': {
          const changed = held.slice();
          changed[instruction.slot] = at;
          stack.push([instruction.next, changed]);
          break;
        }
        case 'assert':
          if (holds(instruction.what, text, at)) stack.push([instruction.next, held]);
          break;
        default:
          list.at.push(pc);
          list.slots.push(held);
      }
    }
  };

  for (let at = from; ;) {
    if (!best) add(now, program.start, at, none);
    else if (now.at.length === 0) break;
    const decoded = at < text.length ? decodeRune(text, at) : 0;
    const width = decoded % 8;
    const rune = (decoded - width) / 8;
    next.clear();
    for (let i = 0; i < now.at.length; i++) {
      const instruction = code[now.at[i]!]!;
      const slots = now.slots[i]!;
      // One that began further right than the best so far is out.
      if (longest && best && best[0]! < slots[0]!) continue;
      if (instruction.op === 'match') {
        if (!longest || !best || slots[1]! > best[1]!) best = slots;
        if (!longest) break;
      } else if (instruction.op === 'set' && at < text.length) {
        const fits = rune < 128 ? instruction.table[rune] === 1 : has(instruction.set, rune);
        if (fits) add(next, instruction.next, at + width, slots);
      }
    }
    if (at >= text.length) break;
    [now, next] = [next, now];
    at += width;
  }
  return best?.slice();
}
