/** The tokens of Go as small numbers, with their spelling, precedence and meaning as operators. */
import type { BinaryOp } from './ast';

/** A token: one of the `t…` constants below. */
export type Token = number;

export const tEOF = 0;
export const tName = 1;
/** Any literal; the lexer's `lit` says which. */
export const tLiteral = 2;
/** `;`, a newline or the end of the file where a semicolon is inserted (Go spec: Semicolons). */
export const tSemi = 3;

// Binary operators, in ascending precedence.
export const tOrOr = 4;
export const tAndAnd = 5;
export const tEql = 6;
export const tNeq = 7;
export const tLss = 8;
export const tLeq = 9;
export const tGtr = 10;
export const tGeq = 11;
export const tAdd = 12;
export const tSub = 13;
export const tOr = 14;
export const tXor = 15;
export const tMul = 16;
export const tDiv = 17;
export const tRem = 18;
export const tAnd = 19;
export const tAndNot = 20;
export const tShl = 21;
export const tShr = 22;
export const tNot = 23;
export const tTilde = 24;

/** `+=` … `>>=` stand in the order of `+` … `>>`. */
export const tAddAssign = 25;
export const tShrAssign = 35;
export const tInc = 36;
export const tDec = 37;
export const tAssign = 38;
export const tDefine = 39;
export const tArrow = 40;
export const tLparen = 41;
export const tLbrack = 42;
export const tLbrace = 43;
export const tRparen = 44;
export const tRbrack = 45;
export const tRbrace = 46;
export const tComma = 47;
export const tColon = 48;
export const tDot = 49;
export const tDotDotDot = 50;

export const tBreak = 51;
export const tCase = 52;
export const tChan = 53;
export const tConst = 54;
export const tContinue = 55;
export const tDefault = 56;
export const tDefer = 57;
export const tElse = 58;
export const tFallthrough = 59;
export const tFor = 60;
export const tFunc = 61;
export const tGo = 62;
export const tGoto = 63;
export const tIf = 64;
export const tImport = 65;
export const tInterface = 66;
export const tMap = 67;
export const tPackage = 68;
export const tRange = 69;
export const tReturn = 70;
export const tSelect = 71;
export const tStruct = 72;
export const tSwitch = 73;
export const tType = 74;
export const tVar = 75;

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
