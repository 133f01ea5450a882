import { expect, it } from 'vitest';
import { Op, STMT_FLAG } from '../code/ops';
import { fuse } from './fuse';

it('gives the first of a pair the pair’s opcode and leaves everything else', () => {
  const code = Int32Array.of(Op.ADDIK | STMT_FLAG, 1, 1, 1, Op.JLTWK | STMT_FLAG, 1, 9, 0, Op.RET);
  const before = code.slice();
  fuse(code);
  expect(code[0]).toBe(Op.ADDIKJLTWK | STMT_FLAG);
  expect(code.subarray(1)).toEqual(before.subarray(1));
});

it('pairs only what counts its steps as the pair does', () => {
  const unstarred = Int32Array.of(Op.ADDIK, 1, 1, 1, Op.JLTWK, 1, 9, 0, Op.RET);
  expect(fuse(unstarred.slice())).toEqual(unstarred);
  const starred = Int32Array.of(Op.SLDR, 1, 2, 3, Op.SLDF | STMT_FLAG, 1, 1, 4, Op.RET);
  expect(fuse(starred.slice())).toEqual(starred);
});

it('finds the way past instructions of any length', () => {
  const code = Int32Array.of(Op.PRINT, 1, 1, 0, 0, Op.SLDR, 1, 2, 3, Op.SLDF, 1, 1, 4, Op.RET);
  expect(fuse(code)[5]).toBe(Op.SLDRSLDF);
});
