/** A function's code as text, for tests and for people. */
import { operandCount, opName, STMT_FLAG } from '../code/ops';
import type { FuncCode, Program } from '../code/program';

/** One line an instruction: `>` where a statement begins, its number, its name, its operands. */
export function disassemble(f: FuncCode, program?: Program): string {
  const code = f.code;
  if (!code) return `${f.name}: no code\n`;
  let out = `${f.name}: ${String(f.nregs)} registers\n`;
  for (let pc = 0; pc < code.length;) {
    const word = code[pc]!;
    const name = opName(word);
    const n = operandCount(code, pc);
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
