/** Puts the instructions of one function into words, with jump targets, statements and positions. */
import type { Pos } from '../base/source';
import { Op, STMT_FLAG, type OpName } from '../code/ops';
import type { StmtInfo } from '../code/program';

/** A jump target; bound once, before or after the jumps to it. */
export class Label {
  pc = -1;
  refs: number[] | undefined = undefined;
}

const ends = new Set<OpName>(['RET', 'JMP', 'PANIC', 'TAIL', 'TAILI']);

export class Assembler {
  readonly code: number[] = [];
  readonly consts: unknown[] = [];
  private readonly constIndex = new Map<unknown, number>();
  readonly lines: number[] = [];
  readonly stmts: StmtInfo[] = [];
  /** How many registers are in use; set by the function that is assembled. */
  live: () => number = () => 0;
  private pending: { pos: Pos; end: Pos; live: number } | undefined;
  private at: Pos = 0;
  private lineAt: Pos = -1;
  /** Whether the next instruction can be reached from the one before or from a jump. */
  reachable = true;

  get pc(): number {
    return this.code.length;
  }

  /** The next instruction begins this statement. */
  stmt(pos: Pos, end: Pos): void {
    this.flush();
    this.pending = { pos, end, live: this.live() };
    this.at = pos;
  }

  /** A statement that made no instruction is still a step. */
  flush(): void {
    if (this.pending) this.emit('NOP');
  }

  /** Where the instructions that follow come from, for panics and traces. */
  position(pos: Pos): void {
    this.at = pos;
  }

  get currentPosition(): Pos {
    return this.at;
  }

  emit(op: OpName, ...operands: number[]): void {
    const pc = this.code.length;
    let word = Op[op];
    if (this.pending) {
      word |= STMT_FLAG;
      this.stmts.push({ pc, ...this.pending });
      this.pending = undefined;
    }
    if (this.at !== this.lineAt) {
      this.lines.push(pc, this.at);
      this.lineAt = this.at;
    }
    this.code.push(word);
    for (const operand of operands) this.code.push(operand);
    if (ends.has(op)) this.reachable = false;
  }

  /** As emit, with a jump target as the last operand. */
  jump(op: OpName, ...rest: [...number[], Label]): void {
    const label = rest[rest.length - 1] as Label;
    this.emit(op, ...(rest.slice(0, -1) as number[]), label.pc);
    (label.refs ??= []).push(this.code.length - 1);
  }

  /** The label stands here. `entry` tells that a jump from further on may come. */
  bind(label: Label, entry = false): void {
    this.flush();
    label.pc = this.code.length;
    if (label.refs) {
      for (const ref of label.refs) this.code[ref] = label.pc;
      this.reachable = true;
    } else if (entry) this.reachable = true;
  }

  constant(value: unknown): number {
    // A Map tells -0 from nothing and NaN is one key; constants are never -0.
    let k = this.constIndex.get(value);
    if (k === undefined) {
      k = this.consts.length;
      this.consts.push(value);
      this.constIndex.set(value, k);
    }
    return k;
  }
}
