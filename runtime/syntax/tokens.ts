/** The tokens of Go as small numbers, with their spelling, precedence and meaning as operators. */
import type { BinaryOp } from './ast';

/** A token: one of the `t…` constants below. */
export type Token = number;

export const tEOF: Token = 0;
export const tName: Token = 1;
/** Any literal; the lexer's `lit` says which. */
export const tLiteral: Token = 2;
/** `;`, a newline or the end of the file where a semicolon is inserted (Go spec: Semicolons). */
export const tSemi: Token = 3;

// Binary operators, in ascending precedence.
export const tOrOr: Token = 4;
export const tAndAnd: Token = 5;
export const tEql: Token = 6;
export const tNeq: Token = 7;
export const tLss: Token = 8;
export const tLeq: Token = 9;
export const tGtr: Token = 10;
export const tGeq: Token = 11;
export const tAdd: Token = 12;
export const tSub: Token = 13;
export const tOr: Token = 14;
export const tXor: Token = 15;
export const tMul: Token = 16;
export const tDiv: Token = 17;
export const tRem: Token = 18;
export const tAnd: Token = 19;
export const tAndNot: Token = 20;
export const tShl: Token = 21;
export const tShr: Token = 22;
export const tNot: Token = 23;
export const tTilde: Token = 24;

/** `+=` … `>>=` stand in the order of `+` … `>>`. */
export const tAddAssign: Token = 25;
export const tShrAssign: Token = 35;
export const tInc: Token = 36;
export const tDec: Token = 37;
export const tAssign: Token = 38;
export const tDefine: Token = 39;
export const tArrow: Token = 40;
export const tLparen: Token = 41;
export const tLbrack: Token = 42;
export const tLbrace: Token = 43;
export const tRparen: Token = 44;
export const tRbrack: Token = 45;
export const tRbrace: Token = 46;
export const tComma: Token = 47;
export const tColon: Token = 48;
export const tDot: Token = 49;
export const tDotDotDot: Token = 50;

export const tBreak: Token = 51;
export const tCase: Token = 52;
export const tChan: Token = 53;
export const tConst: Token = 54;
export const tContinue: Token = 55;
export const tDefault: Token = 56;
export const tDefer: Token = 57;
export const tElse: Token = 58;
export const tFallthrough: Token = 59;
export const tFor: Token = 60;
export const tFunc: Token = 61;
export const tGo: Token = 62;
export const tGoto: Token = 63;
export const tIf: Token = 64;
export const tImport: Token = 65;
export const tInterface: Token = 66;
export const tMap: Token = 67;
export const tPackage: Token = 68;
export const tRange: Token = 69;
export const tReturn: Token = 70;
export const tSelect: Token = 71;
export const tStruct: Token = 72;
export const tSwitch: Token = 73;
export const tType: Token = 74;
export const tVar: Token = 75;

// prettier-ignore
const spelling: readonly string[] = [
  'EOF', 'name', 'literal', ';',
  '||', '&&', '==', '!=', '<', '<=', '>', '>=', '+', '-', '|', '^', '*', '/', '%', '&', '&^',
  '<<', '>>', '!', '~',
  '+=', '-=', '|=', '^=', '*=', '/=', '%=', '&=', '&^=', '<<=', '>>=',
  '++', '--', '=', ':=', '<-', '(', '[', '{', ')', ']', '}', ',', ':', '.', '...',
  'break', 'case', 'chan', 'const', 'continue', 'default', 'defer', 'else', 'fallthrough', 'for',
  'func', 'go', 'goto', 'if', 'import', 'interface', 'map', 'package', 'range', 'return', 'select',
  'struct', 'switch', 'type', 'var',
];

/** How a token is written. */
export function spell(token: Token): string {
  return spelling[token]!;
}

/** The word gc's messages use for a token that is expected. */
export function tokenWord(token: Token): string {
  if (token === tComma) return 'comma';
  if (token === tSemi) return 'semicolon or newline';
  return spelling[token]!;
}

/** Precedence of a binary operator, 1 (`||`) to 5 (`*`); 0 for every other token. */
export function precedence(token: Token): number {
  if (token > tShr || token < tOrOr) return 0;
  if (token >= tMul) return 5;
  if (token >= tAdd) return 4;
  if (token >= tEql) return 3;
  return token === tAndAnd ? 2 : 1;
}

/** The operator that a binary operator token, or an assignment operation, stands for. */
export function binaryOp(token: Token): BinaryOp {
  const op = token >= tAddAssign && token <= tShrAssign ? token - (tAddAssign - tAdd) : token;
  return spelling[op] as BinaryOp;
}

/** Go's 25 keywords (Go spec: Keywords). */
export const keywords: readonly string[] = spelling.slice(tBreak);

// A table without collisions, so that a name is told from a keyword by one look and one compare.
const slots = new Uint8Array(64);

function slot(first: number, second: number, length: number): number {
  return (first + second * 4 + length * 6) & 63;
}

for (let token = tBreak; token <= tVar; token++) {
  const word = spelling[token]!;
  slots[slot(word.charCodeAt(0), word.charCodeAt(1), word.length)] = token;
}

/** The keyword token of the name at `[from, to)` of a text, or tName. */
export function keywordAt(text: string, from: number, to: number): Token {
  const length = to - from;
  if (length < 2) return tName;
  const token = slots[slot(text.charCodeAt(from), text.charCodeAt(from + 1), length)]!;
  if (token === 0) return tName;
  const word = spelling[token]!;
  if (word.length !== length) return tName;
  for (let i = 0; i < length; i++) {
    if (word.charCodeAt(i) !== text.charCodeAt(from + i)) return tName;
  }
  return token;
}
