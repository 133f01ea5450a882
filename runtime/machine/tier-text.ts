/**
 * The second tier's instructions: each as a piece of JavaScript that does what its case in loop.ts
 * does, with registers in variables. What is rare (a panic, a call of what is not translated) is left
 * to the loop: the piece gives up before it has changed anything, and the loop executes it again. Who
 * changes a case there changes its piece here; tier.test.ts compares the two.
 */
import { OP_MASK, operandCount, STMT_FLAG, type OpName, OPS } from '../code/ops';
import type { FuncCode, Program } from '../code/program';
import type { Cls } from '../code/rtype';

const NAMES = Object.keys(OPS) as OpName[];

/** A pair is read as its first; the second stands behind it, whole. */
const FIRST: Partial<Record<OpName, OpName>> = {
  ADDIKJLTWK: 'ADDIK',
  ADDIKJLEWK: 'ADDIK',
  ADDIKJLTW: 'ADDIK',
  ADDIJLEWK: 'ADDI',
  SLDRSLDF: 'SLDR',
  SLDRSLDW: 'SLDR',
  SLDRFLDW: 'SLDR',
  MULFADDF: 'MULF',
  XORIADDI: 'XORI',
  LDISSTU8: 'LDI',
  SLDU8JF: 'SLDU8',
  SLDWJLTW: 'SLDW',
};

/** An instruction: what it is and where it leads. */
export interface Step {
  readonly pc: number;
  readonly name: OpName;
  readonly counts: boolean;
  /** pc of the next one in the code. */
  readonly next: number;
  /** Where it may jump to. */
  readonly target: number | undefined;
  /** It goes on with the next one, if it does not jump. */
  readonly falls: boolean;
}

const LAST = new Set<OpName>([
  'JMP',
  'RET',
  'TAIL',
  'TAILI',
  'PANIC',
  'PRINT',
  'RECOVER',
  'GOI',
  'DEFERI',
]);
/** Which operand is the place to jump to. */
const JUMPS: Partial<Record<OpName, number>> = {
  JMP: 1,
  JT: 2,
  JF: 2,
  JNIL: 2,
  JNNIL: 2,
  RANGESTR: 5,
  MAPNEXT: 5,
};
for (const name of NAMES) {
  if (/^J(LT|LE|EQ|NE|GT|GE|NLT|NLE)/.test(name) || name === 'INCJLT') JUMPS[name] = 3;
}

/** Reads the instruction at pc. */
export function stepAt(code: Int32Array, pc: number): Step {
  const word = code[pc]!;
  const fused = NAMES[word & OP_MASK]!;
  const name = FIRST[fused] ?? fused;
  const operand = JUMPS[name];
  return {
    pc,
    name,
    counts: (word & STMT_FLAG) !== 0,
    next: pc + 1 + operandCount(code, pc),
    target: operand === undefined ? undefined : code[pc + operand]!,
    falls: !LAST.has(name),
  };
}

/** Instructions that the tier leaves to the loop. */
const LEFT = new Set<OpName>(['PANIC', 'PRINT', 'RECOVER', 'GOI', 'DEFERI']);

const WRAPS = ['($|0)', '($>>>0)', '($<<16>>16)', '($&65535)', '($<<24>>24)', '($&255)'];
const wrapped = (mode: number, v: string): string => WRAPS[mode]!.replace('$', () => v);

const MAX = '9007199254740991';
const SAFE = `v<=${MAX}&&v>=-${MAX}`;

/** Binary operators on 64-bit integers whose common case is a sum or product in range. */
const SUMS: Partial<Record<OpName, readonly [string, string, string]>> = {
  ADDI: ['+', SAFE, 'addI'],
  SUBI: ['-', SAFE, 'subI'],
  MULI: ['*', SAFE, 'mulI'],
  ADDU: ['+', `v<=${MAX}`, 'addU'],
  SUBU: ['-', 'v>=0', 'subU'],
  MULU: ['*', `v<=${MAX}`, 'mulU'],
};
const BITS: Partial<Record<OpName, readonly [string, string]>> = {
  ANDW: ['x&y', 'andW'],
  ORW: ['x|y', 'orW'],
  XORI: ['x^y', 'xorW'],
  XORU: ['x^y', 'xorW'],
  ANDNOTW: ['x&~y', 'andNotW'],
};
const SMALL: Partial<Record<OpName, (x: string, y: string) => string>> = {
  ADD32: (x, y) => `${x}+${y}`,
  SUB32: (x, y) => `${x}-${y}`,
  MUL32: (x, y) => `Math.imul(${x},${y})`,
  AND32: (x, y) => `${x}&${y}`,
  OR32: (x, y) => `${x}|${y}`,
  XOR32: (x, y) => `${x}^${y}`,
  ANDNOT32: (x, y) => `${x}&~${y}`,
};
const FLOATS: Partial<Record<OpName, string>> = { ADDF: '+', SUBF: '-', MULF: '*', DIVF: '/' };
const FLOATS32: Partial<Record<OpName, string>> = {
  ADDF32: '+',
  SUBF32: '-',
  MULF32: '*',
  DIVF32: '/',
};
const COMPARES: Partial<Record<OpName, string>> = { EQN: '===', NEN: '!==', LTN: '<', LEN: '<=' };
const STRINGS: Partial<Record<OpName, string>> = { EQS: '===', NES: '!==', LTS: '<', LES: '<=' };

/** The text of one translation: pieces of code and what they need around them. */
export class Text {
  /** Registers that have a variable, by plane. */
  readonly nums = new Set<number>();
  readonly refs = new Set<number>();
  /** Those that are given a value. */
  readonly newNums = new Set<number>();
  readonly newRefs = new Set<number>();
  /** Declarations of what stays the same, by name. */
  readonly fixed = new Map<string, string>();
  /** It calls what may throw. */
  throws = false;
  calls = false;
  /** It calls functions, natives not counted. */
  invokes = false;
  /** Lowest first register of a call's window. */
  lowest = Infinity;

  constructor(
    readonly fn: FuncCode,
    readonly code: Int32Array,
    readonly program: Program,
    /** It begins behind a wait: its planes may be the goroutine's own, which may have to grow. */
    readonly resumed = false,
  ) {}

  private n(i: number): string {
    this.nums.add(i);
    return `n${i}`;
  }
  private r(i: number): string {
    this.refs.add(i);
    return `r${i}`;
  }
  private nd(i: number): string {
    this.newNums.add(i);
    return this.n(i);
  }
  private rd(i: number): string {
    this.newRefs.add(i);
    return this.r(i);
  }
  /** A wide register's value. */
  private w(i: number): string {
    return `(${this.n(i)}===${this.n(i)}?${this.n(i)}:${this.r(i)})`;
  }
  /** A value by its class. */
  private v(i: number, cls: Cls): string {
    return cls === 2 ? this.r(i) : cls === 0 ? this.n(i) : this.w(i);
  }
  /** Gives a register a number or bigint. */
  private setWide(i: number, v: string): string {
    return `{const q=${v};if(typeof q==='number')${this.nd(i)}=q;else{${this.n(i)}=NaN;${this.rd(i)}=q}}`;
  }
  private set(i: number, cls: Cls, v: string): string {
    if (cls === 2) return `${this.rd(i)}=${v};`;
    return cls === 0 ? `${this.nd(i)}=${v};` : this.setWide(i, v);
  }
  private type(t: number): string {
    this.fixed.set(`T${t}`, `types[${t}]`);
    return `T${t}`;
  }
  private func(f: number): string {
    this.fixed.set(`F${f}`, `funcs[${f}]`);
    return `F${f}`;
  }
  private constant(k: number): string {
    const v = this.fn.consts[k];
    if (typeof v === 'number' && Number.isFinite(v) && !Object.is(v, -0)) {
      return v < 0 ? `(${v})` : String(v);
    }
    this.fixed.set(`C${k}`, `consts[${k}]`);
    return `C${k}`;
  }
  private writesElement(arr: string, at: string): string {
    return `if(${arr}.epoch!==epoch&&(${arr}.pages===undefined||${arr}.pages[${at}>>9]!==epoch))E.touchElement(m,${arr},${at});`;
  }
  /** Both planes of a register to where others look, and back. */
  private out(i: number): string {
    return `N[fp+${i}]=${this.n(i)};R[fp+${i}]=${this.r(i)};`;
  }
  private back(i: number): string {
    return `${this.nd(i)}=N[fp+${i}];${this.rd(i)}=R[fp+${i}];`;
  }
  /** From a register on, all: told at the end which these are. */
  private outFrom(i: number): string {
    return `\u0001O${i}\u0001`;
  }
  private backFrom(i: number): string {
    return `\u0001B${i}\u0001`;
  }

  /** What counts a statement. */
  count(pc: number): string {
    return `if(s>=h){to=${pc};break out}s++;`;
  }

  /** The instruction without its jump; what follows the text is executed unless it gives up. */
  body(step: Step): string {
    const { pc, name } = step;
    const C = this.code;
    const a = C[pc + 1]!;
    const b = C[pc + 2]!;
    const c = C[pc + 3]!;
    const d = C[pc + 4]!;
    const e = C[pc + 5]!;
    const bail = `{${step.counts ? 'back=1;' : ''}to=${pc};break out}`;
    /** Before a call that may panic. */
    const here = (): string => {
      this.throws = true;
      return `X[0]=${pc};X[1]=fp;X[2]=depth;clock[0]=s;`;
    };
    /** Before a call that looks at the goroutine or makes an event. */
    const standing = (): string =>
      `${here()}sync(s);g.pc=${pc};g.next=${step.next};g.fp=fp;g.depth=depth;`;
    /** After a call that may make others runnable. */
    const after = 'h=after();';
    /** After a call that may have asked for a stop. */
    const grown = 'h=clock[2];';
    if (LEFT.has(name)) return bail;

    const sum = SUMS[name];
    if (sum) {
      const zero = name === 'MULI' ? '+0' : '';
      return `{const v=${this.n(b)}${sum[0]}${this.n(c)};if(${sum[1]})${this.nd(a)}=v${zero};else ${this.setWide(a, `A.${sum[2]}(${this.w(b)},${this.w(c)})`)}}`;
    }
    const bits = BITS[name];
    if (bits) {
      return `{const x=${this.n(b)},y=${this.n(c)};if((x|0)===x&&(y|0)===y)${this.nd(a)}=${bits[0]};else ${this.setWide(a, `A.${bits[1]}(${this.w(b)},${this.w(c)})`)}}`;
    }
    const small = SMALL[name];
    if (small) return `${this.nd(a)}=${wrapped(d, `(${small(this.n(b), this.n(c))})`)};`;
    const float = FLOATS[name];
    if (float) return `${this.nd(a)}=${this.n(b)}${float}${this.n(c)};`;
    const float32 = FLOATS32[name];
    if (float32) return `${this.nd(a)}=Math.fround(${this.n(b)}${float32}${this.n(c)});`;
    const compare = COMPARES[name];
    if (compare) return `${this.nd(a)}=${this.n(b)}${compare}${this.n(c)}?1:0;`;
    const strings = STRINGS[name];
    if (strings) return `${this.nd(a)}=${this.r(b)}${strings}${this.r(c)}?1:0;`;

    switch (name) {
      case 'NOP':
      case 'JMP':
        return '';
      case 'MOVN':
        return `${this.nd(a)}=${this.n(b)};`;
      case 'MOVW':
        return `${this.nd(a)}=${this.n(b)};if(${this.n(a)}!==${this.n(a)})${this.rd(a)}=${this.r(b)};`;
      case 'MOVR':
        return `${this.rd(a)}=${this.r(b)};`;
      case 'LDI':
        return `${this.nd(a)}=${b};`;
      case 'LDKN':
        return `${this.nd(a)}=${this.constant(b)};`;
      case 'LDKW': {
        const v = this.fn.consts[b];
        if (typeof v === 'number') return `${this.nd(a)}=${this.constant(b)};`;
        return `${this.nd(a)}=NaN;${this.rd(a)}=${this.constant(b)};`;
      }
      case 'LDKR': {
        this.fixed.set(`C${b}`, `consts[${b}]`);
        return `${this.rd(a)}=C${b};`;
      }
      case 'LDNIL':
        return `${this.rd(a)}=null;`;

      // -------------------------------------------------------- 64-bit integers
      case 'DIVI':
      case 'REMI':
      case 'DIVU':
      case 'REMU': {
        const u = name.endsWith('U');
        const helper = `A.${name.startsWith('DIV') ? 'div' : 'rem'}${u ? 'U' : 'I'}(${this.w(b)},${this.w(c)})`;
        const quick =
          name === 'DIVI'
            ? 'Math.trunc(x/y)+0'
            : name === 'DIVU'
              ? 'Math.floor(x/y)'
              : name === 'REMU'
                ? 'x%y'
                : '(x|0)===x&&(y|0)===y&&y>0?((x|0)%(y|0))|0:x%y+0';
        return `{const x=${this.n(b)},y=${this.n(c)};if(y===0)${bail}if(x===x&&y===y)${this.nd(a)}=${quick};else ${this.setWide(a, helper)}}`;
      }
      case 'ADDIK':
      case 'MULIK': {
        const plus = name === 'ADDIK';
        return `{const v=${this.n(b)}${plus ? '+' : '*'}(${c});if(${SAFE})${this.nd(a)}=v${plus ? '' : '+0'};else ${this.setWide(a, `A.${plus ? 'addI' : 'mulI'}(${this.w(b)},${c})`)}}`;
      }
      case 'SHLI':
      case 'SHLU': {
        const ok = name === 'SHLI' ? SAFE : `v<=${MAX}`;
        const f = name === 'SHLI' ? 'shlI' : 'shlU';
        return `{const k=${this.n(c)};if(!(k>=0&&k<64))${bail}const v=${this.n(b)}*A.POW2[k];if(${ok})${this.nd(a)}=v;else ${this.setWide(a, `A.${f}(${this.w(b)},k)`)}}`;
      }
      case 'SHRI':
      case 'SHRU':
        return `{const k=${this.n(c)},x=${this.n(b)};if(!(k>=0&&k<64))${bail}if(x===x)${this.nd(a)}=Math.floor(x/A.POW2[k]);else ${this.setWide(a, `A.shrW(${this.r(b)},k)`)}}`;
      case 'NEGI':
        return `{const v=0-${this.n(b)};if(v===v)${this.nd(a)}=v;else ${this.setWide(a, `A.negI(${this.r(b)})`)}}`;
      case 'NEGU':
        return this.setWide(a, `A.negU(${this.w(b)})`);
      case 'NOTI':
        return `{const v=-1-${this.n(b)};if(v>=-${MAX})${this.nd(a)}=v;else ${this.setWide(a, `A.notI(${this.w(b)})`)}}`;
      case 'NOTU':
        return this.setWide(a, `A.notU(${this.w(b)})`);
      case 'DIVIK':
        return `{const x=${this.n(b)};if(x===x)${this.nd(a)}=Math.trunc(x/(${c}))+0;else ${this.setWide(a, `A.divI(${this.r(b)},${c})`)}}`;
      case 'REMIK':
        return `{const x=${this.n(b)};if((x|0)===x)${this.nd(a)}=((x|0)%(${c}))|0;else if(x===x)${this.n(a)}=x%(${c})+0;else ${this.setWide(a, `A.remI(${this.r(b)},${c})`)}}`;
      case 'ANDWK':
        return `{const x=${this.n(b)};${this.nd(a)}=(x===x?x:A.truncateWide(${this.r(b)},0))&${c};}`;
      case 'SHLIK':
      case 'SHLUK': {
        const ok = name === 'SHLIK' ? SAFE : `v<=${MAX}`;
        const f = name === 'SHLIK' ? 'shlI' : 'shlU';
        return `{const v=${this.n(b)}*${2 ** c};if(${ok})${this.nd(a)}=v;else ${this.setWide(a, `A.${f}(${this.w(b)},${c})`)}}`;
      }
      case 'SHRIK':
      case 'SHRUK':
        return `{const x=${this.n(b)};if(x===x)${this.nd(a)}=Math.floor(x/${2 ** c});else ${this.setWide(a, `A.shrW(${this.r(b)},${c})`)}}`;

      // ------------------------------------------------- integers of up to 32 bits
      case 'DIV32':
      case 'REM32': {
        const v =
          name === 'DIV32'
            ? `Math.trunc(${this.n(b)}/${this.n(c)})`
            : `(${this.n(b)}%${this.n(c)})`;
        return `if(${this.n(c)}===0)${bail}${this.nd(a)}=${wrapped(d, v)};`;
      }
      case 'SHL32':
        return `{const k=${this.n(c)};if(!(k>=0&&k<32))${bail}${this.nd(a)}=${wrapped(d, `(${this.n(b)}<<k)`)};}`;
      case 'SHR32':
        return `{const k=${this.n(c)};if(!(k>=0&&k<64))${bail}${this.nd(a)}=Math.floor(${this.n(b)}/A.POW2[k]);}`;
      case 'NEG32':
        return `${this.nd(a)}=${wrapped(c, `(0-${this.n(b)})`)};`;
      case 'NOT32':
        return `${this.nd(a)}=${wrapped(c, `(~${this.n(b)})`)};`;
      case 'ADD32K':
        return `${this.nd(a)}=${wrapped(d, `(${this.n(b)}+(${c}))`)};`;
      case 'AND32K':
        return `${this.nd(a)}=${wrapped(d, `(${this.n(b)}&(${c}))`)};`;
      case 'SHL32K':
        return `${this.nd(a)}=${wrapped(d, `(${this.n(b)}<<${c})`)};`;
      case 'SHR32K':
        return `${this.nd(a)}=${this.n(b)}${d === 1 ? '>>>' : '>>'}${c};`;

      // ------------------------------------------------------ floats, conversions
      case 'NEGF':
        return `${this.nd(a)}=-${this.n(b)};`;
      case 'W2MODE':
        return `${this.nd(a)}=${this.n(b)}===${this.n(b)}?${wrapped(c, this.n(b))}:A.truncateWide(${this.r(b)},${c});`;
      case 'N2U64':
        return `if(${this.n(b)}>=0)${this.nd(a)}=${this.n(b)};else ${this.setWide(a, `A.toU(${this.n(b)})`)}`;
      case 'I2U':
        return `if(${this.n(b)}>=0)${this.nd(a)}=${this.n(b)};else ${this.setWide(a, `A.toU(${this.w(b)})`)}`;
      case 'U2I':
        return this.setWide(a, `A.toI(${this.w(b)})`);
      case 'W2F':
        return `${this.nd(a)}=${this.n(b)}===${this.n(b)}?${this.n(b)}:Number(${this.r(b)});`;
      case 'F2I':
        return this.setWide(a, `A.floatToI(${this.n(b)})`);
      case 'F2U':
        return this.setWide(a, `A.floatToU(${this.n(b)})`);
      case 'F2MODE':
        return `${this.nd(a)}=A.floatToMode(${this.n(b)},${c});`;
      case 'FROUND':
        return `${this.nd(a)}=Math.fround(${this.n(b)});`;
      case 'WRAP32':
        return `${this.nd(a)}=${wrapped(c, this.n(b))};`;
      case 'W2F32':
        return `${this.nd(a)}=A.wideToFloat32(${this.w(b)});`;

      // ---------------------------------------------------------------- comparisons
      case 'EQW':
        return `${this.nd(a)}=${this.w(b)}===${this.w(c)}?1:0;`;
      case 'NEW':
        return `${this.nd(a)}=${this.w(b)}!==${this.w(c)}?1:0;`;
      case 'LTW':
        return `${this.nd(a)}=${this.w(b)}<${this.w(c)}?1:0;`;
      case 'LEW':
        return `${this.nd(a)}=${this.w(b)}<=${this.w(c)}?1:0;`;
      case 'EQR':
        return `${this.nd(a)}=${this.r(b)}===${this.r(c)}?1:0;`;
      case 'NER':
        return `${this.nd(a)}=${this.r(b)}!==${this.r(c)}?1:0;`;
      case 'EQP':
      case 'NEP': {
        const [yes, no] = name === 'EQP' ? [1, 0] : [0, 1];
        return `${this.nd(a)}=E.equalPointers(${this.r(b)},${this.r(c)})?${yes}:${no};`;
      }
      case 'EQIF':
      case 'NEIF': {
        const [yes, no] = name === 'EQIF' ? [1, 0] : [0, 1];
        return `${here()}${this.nd(a)}=E.equalInterfaces(${this.r(b)},${this.r(c)})?${yes}:${no};`;
      }
      case 'EQT':
      case 'NET': {
        const [yes, no] = name === 'EQT' ? [1, 0] : [0, 1];
        return `${here()}${this.nd(a)}=E.equalPlain(${this.type(d)},${this.r(b)},${this.r(c)})?${yes}:${no};`;
      }
      case 'EQIV':
        return `${here()}${this.out(c)}${this.nd(a)}=E.equalIfaceValue(g,${this.r(b)},fp+${c},${this.type(d)})?1:0;`;
      case 'NOT':
        return `${this.nd(a)}=${this.n(b)}===0?1:0;`;
      case 'INCJLT':
        return `${this.nd(a)}=${this.n(a)}+1;`;

      // -------------------------------------------------------------------- strings
      case 'CONCAT':
        return `${here()}${this.rd(a)}=${this.r(b)}+${this.r(c)};`;
      case 'CONCATN': {
        const parts: string[] = [];
        for (let i = 0; i < c; i++) parts.push(this.r(b + i));
        return `${here()}${this.rd(a)}=${parts.join('+')};`;
      }
      case 'STRLEN':
        return `${this.nd(a)}=${this.r(b)}.length;`;
      case 'STRX':
        return `{const t=${this.r(b)},i=${this.n(c)};if(!(i>=0&&i<t.length))${bail}${this.nd(a)}=t.charCodeAt(i);}`;
      case 'STRSLICE':
        return `${here()}${this.rd(a)}=E.sliceString(${this.r(b)},${c < 0 ? 0 : this.w(c)},${d < 0 ? `${this.r(b)}.length` : this.w(d)});`;
      case 'RANGESTR': {
        const key = c >= 0 ? `${this.nd(c)}=i;` : '';
        const plain = d >= 0 ? `${this.nd(d)}=b;` : '';
        const rune = d >= 0 ? `${this.nd(d)}=u>>3;` : '';
        return `q=0;{const t=${this.r(a)},i=${this.n(b)};if(i>=t.length)q=1;else{${key}const b=t.charCodeAt(i);if(b<128){${plain}${this.nd(b)}=i+1}else{const u=E.decodeRune(t,i);${rune}${this.n(b)}=i+(u&7)}}}`;
      }
      case 'CONV':
        return `${here()}${this.out(b)}E.convert(m,g,fp+${a},fp+${b},${c});${this.back(a)}`;

      // ------------------------------------------------------ variables on the heap
      case 'NEWBOX':
        return `{const id=H.nextId++;${this.rd(a)}=new E.Box(id,${this.type(b)},${this.program.types[b]!.cls !== 2 ? '0' : `E.zeroOf(m,${this.type(b)})`},epoch);}`;
      case 'NEWZ':
        return `${here()}${this.rd(a)}=E.zeroOf(m,${this.type(b)});${grown}`;
      case 'CLONE':
        return `if(${this.r(b)}===null)${bail}${here()}${this.rd(a)}=E.clone(m,${this.r(b)});`;
      case 'COPYTO':
        return `if(${this.r(a)}===null||${this.r(b)}===null)${bail}${here()}E.copyInto(m,${this.r(a)},${this.r(b)});`;
      case 'BLDN':
        return `${this.nd(a)}=${this.r(b)}.v;`;
      case 'BLDW':
        return this.setWide(a, `${this.r(b)}.v`);
      case 'BLDR':
        return `${this.rd(a)}=${this.r(b)}.v;`;
      case 'BSTN':
      case 'BSTW':
      case 'BSTR': {
        const cls = name === 'BSTN' ? 0 : name === 'BSTW' ? 1 : 2;
        return `{const o=${this.r(a)};if(o.epoch!==epoch)H.touch(o);o.v=${this.v(b, cls)};}`;
      }
      case 'GLDN':
        return `${this.nd(a)}=G[${b}].v;`;
      case 'GLDW':
        return this.setWide(a, `G[${b}].v`);
      case 'GLDR':
        return `${this.rd(a)}=G[${b}].v;`;
      case 'GSTN':
      case 'GSTW':
      case 'GSTR': {
        const cls = name === 'GSTN' ? 0 : name === 'GSTW' ? 1 : 2;
        return `{const o=G[${a}];if(o.epoch!==epoch)H.touch(o);o.v=${this.v(b, cls)};}`;
      }
      case 'GADDR':
        return `${this.rd(a)}=G[${b}];`;
      case 'PLDN':
      case 'PLDW':
      case 'PLDR': {
        const cls = name === 'PLDN' ? 0 : name === 'PLDW' ? 1 : 2;
        return `{const p=${this.r(b)};${here()}const u=p instanceof E.Box?p.v:E.loadPointer(m,p);${this.set(a, cls, 'u')}}`;
      }
      case 'PSTN':
      case 'PSTW':
      case 'PSTR': {
        const cls = name === 'PSTN' ? 0 : name === 'PSTW' ? 1 : 2;
        return `{const p=${this.r(a)};if(p instanceof E.Box&&p.epoch===epoch)p.v=${this.v(b, cls)};else{${here()}E.storePointer(m,p,${this.v(b, cls)})}}`;
      }
      case 'NILCHK':
        return `if(${this.r(a)}===null)${bail}`;
      case 'FLDN':
      case 'FLDW':
      case 'FLDR': {
        const cls = name === 'FLDN' ? 0 : name === 'FLDW' ? 1 : 2;
        return `{const o=${this.r(b)};if(o===null)${bail}${this.set(a, cls, `o.f[${c}]`)}}`;
      }
      case 'FSTN':
      case 'FSTW':
      case 'FSTR': {
        const cls = name === 'FSTN' ? 0 : name === 'FSTW' ? 1 : 2;
        return `{const o=${this.r(a)};if(o===null)${bail}if(o.epoch!==epoch)H.touch(o);o.f[${b}]=${this.v(c, cls)};}`;
      }
      case 'FPTR':
        return `{const o=${this.r(b)};if(o===null)${bail}${this.rd(a)}=new E.FieldPtr(o,${c});}`;

      // ---------------------------------------------------------- arrays and slices
      case 'ALDU8':
      case 'ALDW':
      case 'ALDF':
      case 'ALDR': {
        const open = `{const o=${this.r(b)},i=${this.n(c)};if(o===null)${bail}const t=o.data;if(!(i>=0&&i<t.length))${bail}`;
        if (name === 'ALDR') return `${open}${this.rd(a)}=t[i];}`;
        const wide =
          name === 'ALDW' ? `if(${this.n(a)}!==${this.n(a)})${this.rd(a)}=o.wide.get(i);` : '';
        return `${open}${this.nd(a)}=t[i];${wide}}`;
      }
      // X is what numbers of up to 32 bits and float32 are stored in.
      case 'ALDX':
        return `{const o=${this.r(b)},i=${this.n(c)};if(o===null||!(i>=0&&i<o.data.length))${bail}${this.nd(a)}=o.data[i];}`;
      case 'ASTU8':
      case 'ASTW':
      case 'ASTF':
      case 'ASTR': {
        const open = `{const o=${this.r(a)},i=${this.n(b)};if(o===null)${bail}const t=o.data;if(!(i>=0&&i<t.length))${bail}${this.writesElement('o', 'i')}`;
        if (name === 'ASTR') return `${open}t[i]=${this.r(c)};}`;
        const wide =
          name === 'ASTW' ? `if(${this.n(c)}!==${this.n(c)})E.storeWide(o,i,${this.r(c)});` : '';
        return `${open}t[i]=${this.n(c)};${wide}}`;
      }
      case 'ASTX':
        return `{const o=${this.r(a)},i=${this.n(b)};if(o===null||!(i>=0&&i<o.data.length))${bail}${this.writesElement('o', 'i')}o.data[i]=${this.n(c)};}`;
      case 'SLDU8':
      case 'SLDW':
      case 'SLDF':
      case 'SLDR': {
        const open = `{const t=${this.r(b)},i=${this.n(c)};if(t===null||!(i>=0&&i<t.len))${bail}`;
        if (name === 'SLDR') return `${open}${this.rd(a)}=t.data[t.off+i];}`;
        const wide =
          name === 'SLDW'
            ? `if(${this.n(a)}!==${this.n(a)})${this.rd(a)}=t.arr.wide.get(t.off+i);`
            : '';
        return `${open}${this.nd(a)}=t.data[t.off+i];${wide}}`;
      }
      case 'SLDX':
        return `{const t=${this.r(b)},i=${this.n(c)};if(t===null||!(i>=0&&i<t.len))${bail}${this.nd(a)}=t.data[t.off+i];}`;
      case 'SSTU8':
      case 'SSTW':
      case 'SSTF':
      case 'SSTR': {
        const open = `{const t=${this.r(a)},i=${this.n(b)};if(t===null||!(i>=0&&i<t.len))${bail}const o=t.arr,k=t.off+i;${this.writesElement('o', 'k')}`;
        if (name === 'SSTR') return `${open}t.data[k]=${this.r(c)};}`;
        const wide =
          name === 'SSTW' ? `if(${this.n(c)}!==${this.n(c)})E.storeWide(o,k,${this.r(c)});` : '';
        return `${open}t.data[k]=${this.n(c)};${wide}}`;
      }
      case 'SSTX':
        return `{const t=${this.r(a)},i=${this.n(b)};if(t===null||!(i>=0&&i<t.len))${bail}const o=t.arr,k=t.off+i;${this.writesElement('o', 'k')}t.data[k]=${this.n(c)};}`;
      case 'APTR':
        return `{const o=${this.r(b)},i=${this.n(c)};if(o===null||!(i>=0&&i<o.data.length))${bail}${this.rd(a)}=new E.ElemPtr(o,i);}`;
      case 'SPTR':
        return `{const t=${this.r(b)},i=${this.n(c)};if(t===null||!(i>=0&&i<t.len))${bail}${this.rd(a)}=new E.ElemPtr(t.arr,t.off+i);}`;
      case 'SLLEN':
        return `${this.nd(a)}=${this.r(b)}===null?0:${this.r(b)}.len;`;
      case 'SLCAP':
        return `${this.nd(a)}=${this.r(b)}===null?0:${this.r(b)}.cap;`;
      case 'SLICE':
      case 'SLICEA': {
        const bounds = [c, d, e].map((i) => (i < 0 ? 'NaN' : this.w(i))).join(',');
        const f = name === 'SLICE' ? 'sliceSlice' : 'sliceArray';
        return `${here()}${this.rd(a)}=E.${f}(${this.r(b)},${bounds});`;
      }
      case 'MKSLICE':
        return `${here()}${this.rd(a)}=E.makeSliceOf(m,${this.type(d)},${this.n(b)},${this.n(c < 0 ? b : c)});${grown}`;
      case 'LITSLICE': {
        let out = '';
        for (let i = 0; i < c; i++) out += this.out(b + i);
        return `${out}${here()}${this.rd(a)}=E.literalSlice(m,g,fp+${b},${c},${this.type(d)});${grown}`;
      }
      case 'APPEND': {
        let out = '';
        for (let i = 0; i < d; i++) out += this.out(c + i);
        const call =
          d === 1
            ? `E.appendOne(m,g,${this.r(b)},fp+${c},${this.type(e)})`
            : `E.appendSome(m,g,${this.r(b)},fp+${c},${d},${this.type(e)})`;
        return `${out}${here()}${this.rd(a)}=${call};${grown}`;
      }
      case 'APPENDS':
        return `${here()}${this.rd(a)}=E.appendSlice(m,${this.r(b)},${this.r(c)},${this.type(d)});${grown}`;
      case 'COPY':
        return `${here()}${this.nd(a)}=E.copySlice(m,${this.r(b)},${this.r(c)});`;

      // ----------------------------------------------------------------------- maps
      case 'MKMAP':
        return `${here()}${this.rd(a)}=E.makeMap(m,${this.type(c)});`;
      case 'MAPGET': {
        const t = this.program.types[e]!;
        const ok = (v: number): string => (d >= 0 ? `${this.nd(d)}=${v};` : '');
        return `{const o=${this.r(b)};let k=-1;${here()}if(o!==null)k=o.find(${this.v(c, t.keyType!.cls)});if(k>=0){${this.set(a, t.elem!.cls, 'o.vals[k]')}${ok(1)}}else{${this.out(c)}E.mapMiss(m,g,o,${this.type(e)},fp+${a},fp+${c});${this.back(a)}${ok(0)}}}`;
      }
      case 'MAPSET': {
        const t = this.program.types[d]!;
        return `${here()}E.mapSet(m,${this.r(a)},${this.v(b, t.keyType!.cls)},${this.v(c, t.elem!.cls)});`;
      }
      case 'MAPDEL':
        return `${here()}E.mapDelete(m,${this.r(a)},${this.v(b, this.program.types[c]!.keyType!.cls)});`;
      case 'MAPLEN':
        return `${this.nd(a)}=E.mapLength(${this.r(b)});`;
      case 'MAPITER':
        return `${here()}sync(s);${this.rd(a)}=E.iterateMap(m,${this.r(b)});`;
      case 'MAPNEXT': {
        const t = this.program.types[d]!;
        const key = b >= 0 ? this.set(b, t.keyType!.cls, 'o.keys[k]') : '';
        const value = c >= 0 ? this.set(c, t.elem!.cls, 'o.vals[k]') : '';
        return `q=0;{${here()}const k=${this.r(a)}.next(m);if(k<0)q=1;else{const o=${this.r(a)}.map;${key}${value}}}`;
      }

      // ----------------------------------------------------------------- interfaces
      case 'MKIFACE':
        return `${this.rd(a)}=new E.Iface(${this.type(b)},${this.v(c, this.program.types[b]!.cls)});`;
      case 'ASSERT': {
        const t = this.program.types[c]!;
        const ok = d >= 0 ? `${this.nd(d)}=1;` : '';
        const okOut = d >= 0 ? `N[fp+${d}]=${this.n(d)};` : '';
        const okBack = d >= 0 ? `${this.nd(d)}=N[fp+${d}];` : '';
        return `{const o=${this.r(b)};if(o!==null&&o.type===${this.type(c)}){${this.set(a, t.cls, 'o.v')}${ok}}else{${here()}${this.out(a)}${okOut}E.assert(m,g,o,${this.type(c)},${this.type(e)},fp+${a},${d < 0 ? -1 : `fp+${d}`});${this.back(a)}${okBack}}}`;
      }
      case 'TYPEIS':
        return `{const o=${this.r(b)};${this.nd(a)}=o!==null&&(o.type===${this.type(c)}||E.implementsIt(o.type,${this.type(c)}))?1:0;}`;

      // ------------------------------------------------------------------ functions
      case 'CALL': {
        const f = this.program.funcs[a]!;
        let out = '';
        f.params.forEach((cls, i) => {
          if (cls !== 2) out += `N[fp+${b + i}]=${this.n(b + i)};`;
          if (cls !== 0) out += `R[fp+${b + i}]=${this.r(b + i)};`;
        });
        let back = '';
        f.results.forEach((cls, i) => {
          if (cls !== 2) back += `${this.nd(b + i)}=N[fp+${b + i}];`;
          if (cls !== 0) back += `${this.rd(b + i)}=R[fp+${b + i}];`;
        });
        return this.call(this.func(a), '', b, step.next, bail, out, back);
      }
      case 'CALLC':
        return `{const o=${this.r(a)};if(o===null)${bail}const f=o.fn;${this.call('f', `if(f.closureReg>=0)R[fp+${b}+f.closureReg]=o;`, b, step.next, bail, this.outFrom(b), this.backFrom(b))}}`;
      case 'CALLI': {
        this.n(b);
        const receiver = `{const mode=L.cacheMode[${c}];if(mode===2)R[fp+${b}]=o.v;else if(mode===0)N[fp+${b}]=o.v;else if(mode===1){if(typeof o.v==='number')N[fp+${b}]=o.v;else{N[fp+${b}]=NaN;R[fp+${b}]=o.v}}else R[fp+${b}]=E.clone(m,o.v);}`;
        return `{const o=${this.r(b)};if(o===null)${bail}${here()}const f=L.cacheType[${c}]===o.type?L.cacheFunc[${c}]:E.resolve(m,K.process,o.type,${a},${c});${this.call('f', receiver, b, step.next, bail, this.outFrom(b), this.backFrom(b))}}`;
      }
      case 'CALLN': {
        this.calls = true;
        this.lowest = Math.min(this.lowest, b);
        return `{const f=L.natives[${a}];if(f===undefined)${bail}${this.outFrom(b)}${standing()}lim=${b};const u=f(m,g,fp+${b});if(u!==undefined||g.state!==1){K.what=u;K.base=fp+${b};to=-1;st=2;${this.resumed ? 'if(g.depth>0){N=g.N;R=g.R}' : ''}break out}lim=1e9;${after}if(g.wakeNote!==0)g.wakeNote=0;${this.backFrom(b)}}`;
      }
      case 'RET': {
        let out = '';
        this.fn.results.forEach((cls, i) => {
          if (cls !== 2) out += `N[fp+${i}]=${this.n(i)};`;
          if (cls !== 0) out += `R[fp+${i}]=${this.r(i)};`;
        });
        this.fixed.set('SELF', 'self');
        return `if(SELF.watch)${bail}${out}clock[0]=s;return 0;`;
      }
      case 'TAIL': {
        const f = this.func(a);
        this.throws = true;
        this.invokes = true;
        return `if(depth>=X[3]||${f}.quick===null||${f}.watch||fp+${f}.nregs>R.length)${bail}${this.outFrom(0)}lim=0;fns[depth]=${f};clock[0]=s;return ${f}.quick(fp,depth);`;
      }
      case 'TAILI':
        return bail;
      case 'MKFUNC': {
        const captured: string[] = [];
        for (let i = 0; i < c; i++) captured.push(this.r(C[pc + 4 + i]!));
        return `${this.rd(a)}=new E.FuncV(${this.func(b)},[${captured.join(',')}]);`;
      }
      case 'CAPTURE':
        return `${this.rd(a)}=${this.r(b)}.captured[${c}];`;
      case 'FUNCREF':
        return `${this.rd(a)}=E.funcRef(K.process,${b});`;
      case 'GO':
        return `${this.outFrom(b)}${standing()}E.go(m,g,${this.func(a)},null,fp+${b},${c});${after}`;
      case 'GOC':
        return `{const o=${this.r(a)};if(o===null)${bail}${this.outFrom(b)}${standing()}E.go(m,g,o.fn,o,fp+${b},${c});${after}}`;
      case 'DEFER':
        return `${this.outFrom(b)}g.defers=new E.Deferred(depth,${this.func(a)},null,N.slice(fp+${b},fp+${b + c}),R.slice(fp+${b},fp+${b + c}),g.defers);`;
      case 'DEFERC': {
        const args =
          c === 0
            ? 'E.noNumbers,E.noRefs'
            : `N.slice(fp+${b},fp+${b + c}),R.slice(fp+${b},fp+${b + c})`;
        return `{const o=${this.r(a)};${c === 0 ? '' : this.outFrom(b)}g.defers=new E.Deferred(depth,o===null?null:o.fn,o,${args},g.defers);}`;
      }
      case 'RUNDEFERS':
        return `{const o=g.defers;if(o!==null&&o.depth===depth)${bail}}`;

      // ------------------------------------------------------------------- channels
      case 'MKCHAN': {
        const size = b < 0 ? '0' : this.n(b);
        this.fixed.set('SELF', 'self');
        return `{const k=${size};if(!(k>=0&&k<1e9))${bail}${here()}${this.rd(a)}=E.makeChan(m,${this.type(c)},k,SELF,${pc});}`;
      }
      case 'SEND':
        return `{const o=${this.r(a)},k=o===null?0:o.cls;${standing()}if(!E.send(m,g,o,k===2?${this.r(b)}:k===0?${this.n(b)}:${this.w(b)})){to=-1;st=3;break out}${after}}`;
      case 'RECV': {
        const value = a < 0 ? '-1' : `fp+${a}`;
        const ok = c < 0 ? '-1' : `fp+${c}`;
        const cls = this.program.types[d]?.elem?.cls;
        const backValue =
          a < 0
            ? ''
            : cls === 0
              ? `${this.nd(a)}=N[fp+${a}];`
              : cls === 2
                ? `${this.rd(a)}=R[fp+${a}];`
                : this.back(a);
        return `{${standing()}if(!E.receive(m,g,${this.r(b)},${value},${ok})){to=-1;st=3;break out}${after}${backValue}${c < 0 ? '' : `${this.nd(c)}=N[fp+${c}];`}}`;
      }
      case 'SELECT': {
        let out = '';
        let back = `${this.nd(a)}=N[fp+${a}];`;
        for (let i = 0, at = pc + 4; i < b; i++, at += 5) {
          out += `R[fp+${C[at + 1]!}]=${this.r(C[at + 1]!)};`;
          const value = C[at + 2]!;
          const ok = C[at + 3]!;
          if (C[at] === 0) out += this.out(value);
          else {
            if (value >= 0) back += this.back(value);
            if (ok >= 0) back += `${this.nd(ok)}=N[fp+${ok}];`;
          }
        }
        // Results of cases that were not taken stay what they were.
        const also = back
          .replace(/n(\d+)=N\[fp\+\d+\];/g, 'N[fp+$1]=n$1;')
          .replace(/r(\d+)=R\[fp\+\d+\];/g, 'R[fp+$1]=r$1;');
        this.fixed.set('CODE', 'own');
        return `${out}${also}${standing()}if(!E.select(m,g,CODE,${pc},fp)){to=-1;st=3;break out}${after}${back}`;
      }
      case 'CLOSE':
        return `${standing()}E.closeChan(m,g.id,${this.r(a)});${after}`;
      case 'CHANLEN':
        return `${this.nd(a)}=E.chanLength(${this.r(b)});`;
      case 'CHANCAP':
        return `${this.nd(a)}=${this.r(b)}===null?0:${this.r(b)}.cap;`;

      // ------------------------------------------------------------------- the rest
      case 'COMPLEX':
        return `${this.rd(a)}=E.makeComplex(${this.n(b)},${this.n(c)},${d});`;
      case 'REAL':
        return `${this.nd(a)}=${this.r(b)}.re;`;
      case 'IMAG':
        return `${this.nd(a)}=${this.r(b)}.im;`;
      case 'CARITH':
        return `${here()}${this.rd(a)}=E.complexArith(${d},${this.r(b)},${this.r(c)});`;
      case 'CNEG':
        return `${this.rd(a)}=E.negateComplex(${this.r(b)});`;
      case 'C64':
        return `${this.rd(a)}=E.makeComplex(${this.r(b)}.re,${this.r(b)}.im,64);`;
      default:
        // Jumps, whose condition is all they have.
        return step.target === undefined ? bail : '';
    }
  }

  /** A call of what is translated; anything else is left to the loop. */
  private call(
    f: string,
    receiver: string,
    base: number,
    next: number,
    bail: string,
    out: string,
    back: string,
  ): string {
    this.throws = true;
    this.calls = true;
    this.invokes = true;
    this.lowest = Math.min(this.lowest, base);
    return `{const j=${f}.quick;if(j===null||${f}.watch||fp+${base}+${f}.nregs>R.length||depth>=X[3])${bail}${out}${receiver}pcs[depth]=${next};fps[depth+1]=fp+${base};fns[depth+1]=${f};clock[0]=s;lim=${base};st=j(fp+${base},depth+1);if(st!==0){to=-1;break out}lim=1e9;st=1;s=clock[0];h=clock[2];${back}}`;
  }

  /** The condition under which a jump is taken, after body(). */
  condition(step: Step): string {
    const { pc, name } = step;
    const C = this.code;
    const a = C[pc + 1]!;
    const b = C[pc + 2]!;
    switch (name) {
      case 'JT':
        return `${this.n(a)}!==0`;
      case 'JF':
        return `${this.n(a)}===0`;
      case 'JLTN':
      case 'INCJLT':
        return `${this.n(a)}<${this.n(b)}`;
      case 'JLEN':
        return `${this.n(a)}<=${this.n(b)}`;
      case 'JEQN':
        return `${this.n(a)}===${this.n(b)}`;
      case 'JNEN':
        return `${this.n(a)}!==${this.n(b)}`;
      case 'JNLTN':
        return `!(${this.n(a)}<${this.n(b)})`;
      case 'JNLEN':
        return `!(${this.n(a)}<=${this.n(b)})`;
      case 'JLTW':
        return `${this.n(a)}<${this.n(b)}||!(${this.n(a)}>=${this.n(b)})&&${this.w(a)}<${this.w(b)}`;
      case 'JLEW':
        return `${this.n(a)}<=${this.n(b)}||!(${this.n(a)}>${this.n(b)})&&${this.w(a)}<=${this.w(b)}`;
      case 'JEQW':
        return `${this.n(a)}===${this.n(b)}||${this.n(a)}!==${this.n(a)}&&${this.n(b)}!==${this.n(b)}&&${this.r(a)}===${this.r(b)}`;
      case 'JNEW':
        return `!(${this.n(a)}===${this.n(b)}||${this.n(a)}!==${this.n(a)}&&${this.n(b)}!==${this.n(b)}&&${this.r(a)}===${this.r(b)})`;
      case 'JGTWK':
      case 'JGEWK':
      case 'JLTWK':
      case 'JLEWK': {
        const op = name.startsWith('JG') ? '>' : '<';
        const equal = name[2] === 'E' ? '=' : '';
        return `${this.n(a)}${op}${equal}${b}||${this.n(a)}!==${this.n(a)}&&${this.r(a)}${op}0n`;
      }
      case 'JEQWK':
        return `${this.n(a)}===${b}`;
      case 'JNEWK':
        return `${this.n(a)}!==${b}`;
      case 'JNIL':
        return `${this.r(a)}===null`;
      case 'JNNIL':
        return `${this.r(a)}!==null`;
      case 'JEQS':
        return `${this.r(a)}===${this.r(b)}`;
      case 'JNES':
        return `${this.r(a)}!==${this.r(b)}`;
      default:
        // RANGESTR, MAPNEXT.
        return 'q===1';
    }
  }
}

/** Whether a translation that begins with it would give up at once. */
export const isLeft = (step: Step): boolean => LEFT.has(step.name) || step.name === 'TAILI';
