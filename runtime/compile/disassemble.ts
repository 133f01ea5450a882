/** A function's code as text, for tests and for people. */
import { Op, OP_MASK, OPS, STMT_FLAG, type OpName } from '../code/ops';
import type { FuncCode, Program } from '../code/program';

const names = Object.fromEntries(Object.entries(Op).map(([name, n]) => [n, name])) as Record<
  number,
  OpName
>;

/** How many words an instruction has after its opcode. */
function operandCount(code: Int32Array, pc: number, name: OpName): number {
  const count = OPS[name];
  if (count >= 0) return count;
  switch (name) {
    case 'MKFUNC':
      return 3 + code[pc + 3]!;
    case 'SELECT':
      return 3 + 5 * code[pc + 2]!;
    default:
      return 2 + 2 * code[pc + 2]!;
  }
}

/** One line an instruction: `>` where a statement begins, its number, its name, its operands. */
export function disassemble(f: FuncCode, program?: Program): string {
  const code = f.code;
  if (!code) return `${f.name}: no code\n`;
  let out = `${f.name}: ${String(f.nregs)} registers\n`;
  for (let pc = 0; pc < code.length;) {
    const word = code[pc]!;
    const name = names[word & OP_MASK]!;
    const n = operandCount(code, pc, name);
    const operands = [...code.subarray(pc + 1, pc + 1 + n)];
    const mark = word & STMT_FLAG ? '>' : ' ';
    out += `${mark}${String(pc).padStart(4)} ${name.padEnd(9)}${operands.join(' ')}`;
    if (name.startsWith('LDK')) out += `  ; ${show(f.consts[operands[1]!])}`;
    if (program && (name === 'CALL' || name === 'CALLN' || name === 'FUNCREF')) {
      const index = name === 'FUNCREF' ? operands[1]! : operands[0]!;
      out += `  ; ${program.funcs[index]!.name}`;
    }
    out += '\n';
    pc += 1 + n;
  }
  return out;
}

function show(constant: unknown): string {
  return typeof constant === 'string' ? JSON.stringify(constant) : String(constant);
}
