/**
 * Pairs of instructions that often follow each other are executed as one: the first gets the pair's
 * opcode and nothing else changes, so that the second can still be jumped to, stopped at and stepped on.
 */
import { Op, OP_MASK, operandCount, STMT_FLAG, type OpName } from '../code/ops';

/** First, second, pair. */
const PAIRS: readonly (readonly [OpName, OpName, OpName])[] = [
  ['ADDIK', 'JLTWK', 'ADDIKJLTWK'],
  ['ADDIK', 'JLEWK', 'ADDIKJLEWK'],
  ['ADDIK', 'JLTW', 'ADDIKJLTW'],
  ['ADDI', 'JLEWK', 'ADDIJLEWK'],
  ['SLDR', 'SLDF', 'SLDRSLDF'],
  ['SLDR', 'SLDW', 'SLDRSLDW'],
  ['SLDR', 'FLDW', 'SLDRFLDW'],
  ['MULF', 'ADDF', 'MULFADDF'],
  ['XORI', 'ADDI', 'XORIADDI'],
  ['LDI', 'SSTU8', 'LDISSTU8'],
  ['SLDU8', 'JF', 'SLDU8JF'],
  ['SLDW', 'JLTW', 'SLDWJLTW'],
];

/** These count a step between their two. */
const STEPPED = new Set<OpName>(['ADDIKJLTWK', 'ADDIKJLEWK', 'ADDIKJLTW', 'ADDIJLEWK']);

/** Pair by first opcode, then by second opcode word. */
const pairs = new Map<number, Map<number, number>>();
for (const [first, second, pair] of PAIRS) {
  const word = Op[second] | (STEPPED.has(pair) ? STMT_FLAG : 0);
  const known = pairs.get(Op[first]) ?? new Map<number, number>();
  pairs.set(Op[first], known.set(word, Op[pair]));
}

/** Puts pairs in place of the first of two instructions, in place. */
export function fuse(code: Int32Array): Int32Array {
  for (let pc = 0, next = 0; pc < code.length; pc = next) {
    next = pc + 1 + operandCount(code, pc);
    const second = next < code.length ? code[next]! : 0;
    const pair = pairs.get(code[pc]! & OP_MASK)?.get(second);
    if (pair !== undefined) code[pc] = (code[pc]! & ~OP_MASK) | pair;
  }
  return code;
}
