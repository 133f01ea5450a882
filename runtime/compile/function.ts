/** The state of compiling one function: registers, scopes, bindings of variables, jump targets. */
import { InternalError } from '../base/internal-error';
import type { Pos } from '../base/source';
import type { OpName } from '../code/ops';
import type { FuncCode, LocalVar } from '../code/program';
import type { Cls } from '../code/rtype';
import type { Expr, FuncLit } from '../syntax/ast';
import type { Func, Object, Var } from '../types/object';
import type { Info, Package } from '../types/package';
import type { Signature, Type } from '../types/type';
import { fuse } from './fuse';
import { Assembler, Label } from './assembler';
import type { FunctionFacts, LitFacts } from './facts';
import { clsOf, isAggregate } from './representation';
import type { RuntimeType, TypeTable } from './type-table';
import { unparen } from './unparen';

/** What functions want from the program they belong to. */
export interface Builder {
  readonly info: Info;
  readonly types: TypeTable;
  funcOf(f: Func): FuncCode;
  /** The function of a literal; compiled when first called. */
  literal(lit: FuncLit, outer: Fn): { code: FuncCode; free: readonly Var[] };
  /** The function that implements method m for receivers of type t: m itself or a wrapper. */
  methodFor(t: Type, m: Func): FuncCode;
  /** The function behind a bound method value: receiver captured, then the arguments. */
  boundMethod(recv: Type, m: Func): FuncCode;
  /** A made-up function whose parameters have these types; `body` compiles the rest. */
  thunk(name: string, params: readonly Type[], body: (f: Fn) => void): FuncCode;
  /** runtime.panicwrap, if the program's library has it. */
  panicwrap(): FuncCode | undefined;
  globalOf(v: Var): number;
  /** A slot of the inline caches of interface calls. */
  cacheSlot(): number;
}

/** Where a local variable lives. Structs and arrays are objects in the register itself. */
export interface Binding {
  readonly reg: number;
  readonly boxed: boolean;
  readonly type: Type;
  readonly cls: Cls;
}

/** An enclosing statement that break or continue can name. */
export interface Enclosing {
  readonly label: string | undefined;
  readonly breakTo: Label;
  readonly continueTo: Label | undefined;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

const movs: readonly OpName[] = ['MOVN', 'MOVW', 'MOVR'];

export class Fn {
  readonly asm = new Assembler();
  readonly info: Info;
  readonly types: TypeTable;
  readonly bindings = new Map<Var, Binding>();
  /** Calls evaluated ahead of the rest of their statement, and where their results are (order.ts). */
  readonly hoisted = new Map<Expr, number>();
  readonly vars: Mutable<LocalVar>[] = [];
  private openVars: Mutable<LocalVar>[] = [];
  readonly enclosing: Enclosing[] = [];
  readonly labels = new Map<string, Label>();
  /** The label of the statement about to be compiled. */
  pendingLabel: string | undefined;
  /** Where fallthrough goes. */
  fallthroughTo: Label | undefined;
  /** Result variables, where they are needed: named ones, or because of defer. */
  resultVars: Binding[] | undefined;
  /** RUNDEFERS stands here; undefined without defer. */
  epilogue: Label | undefined;
  /** First free register. */
  top = 0;
  private max = 0;

  constructor(
    readonly builder: Builder,
    readonly pkg: Package,
    readonly code: FuncCode,
    readonly sig: Signature,
    readonly facts: FunctionFacts,
    readonly lit: LitFacts | undefined,
  ) {
    this.info = builder.info;
    this.types = builder.types;
    this.asm.live = () => this.top;
  }

  // ------------------------------------------------------------- registers

  alloc(n = 1): number {
    const r = this.top;
    this.top += n;
    if (this.top > this.max) this.max = this.top;
    return r;
  }

  /** A register to write a result to: `want`, or a new one. */
  dest(want: number): number {
    if (want < 0) return this.alloc();
    this.note(want);
    return want;
  }

  /** As dest, but nothing else can be given the same register until `top` is put back. */
  reserve(want: number): number {
    if (want < 0) return this.alloc();
    if (want >= this.top) this.top = want + 1;
    this.note(want);
    return want;
  }

  private note(r: number): void {
    if (r >= this.max) this.max = r + 1;
  }

  get registers(): number {
    return this.max;
  }

  // -------------------------------------------------------------- emission

  emit(op: OpName, ...operands: number[]): void {
    this.asm.emit(op, ...operands);
  }

  move(cls: Cls, to: number, from: number): void {
    if (to !== from) this.emit(movs[cls]!, to, from);
  }

  /** An operation in its form for the class: `byClass(cls, 'FLD', …)` is FLDN, FLDW or FLDR. */
  byClass(
    cls: Cls,
    stem: 'BLD' | 'BST' | 'GLD' | 'GST' | 'PLD' | 'PST' | 'FLD' | 'FST' | 'MOV',
    ...operands: number[]
  ): void {
    this.emit((stem + 'NWR'[cls]!) as OpName, ...operands);
  }

  at(pos: Pos): void {
    this.asm.position(pos);
  }

  // ----------------------------------------------------------------- types

  rtype(t: Type): number {
    return this.types.of(t).id;
  }

  runtimeType(t: Type): RuntimeType {
    return this.types.of(t);
  }

  typeOf(e: Expr): Type {
    const found = this.info.types.get(e);
    if (found) return found.type;
    const inner = unparen(e);
    if (inner !== e) return this.typeOf(inner);
    if (e.kind === 'ident') {
      const obj = this.objectOf(e);
      if (obj) return obj.type;
    }
    if (e.kind === 'selector-expr') {
      const selection = this.info.selections.get(e);
      if (selection) return selection.type;
      const obj = this.info.uses.get(e.sel);
      if (obj) return obj.type;
    }
    throw new InternalError(`no type for ${e.kind} at ${e.pos} in ${this.code.name}`);
  }

  objectOf(e: Expr): Object | undefined {
    return e.kind === 'ident' ? (this.info.uses.get(e) ?? this.info.defs.get(e)) : undefined;
  }

  // ------------------------------------------------------------- variables

  /** Whether the variable must live in a box. */
  needsBox(v: Var): boolean {
    if (isAggregate(v.type)) return false;
    if (v.addressed) return true;
    return (
      v.captured &&
      !(clsOf(v.type) === 2 && !this.facts.assigned.has(v) && !this.resultNames.has(v))
    );
  }

  /** Named results are assigned by every return. */
  readonly resultNames = new Set<Var>();

  binding(v: Var): Binding {
    const b = this.bindings.get(v);
    if (!b) throw new InternalError(`${v.name} is not bound in ${this.code.name}`);
    return b;
  }

  bind(v: Var, reg: number, role: LocalVar['role'] = 'local', boxed = this.needsBox(v)): Binding {
    const binding: Binding = { reg, boxed, type: v.type, cls: clsOf(v.type) };
    this.bindings.set(v, binding);
    if (v.name !== '' && v.name !== '_') {
      const shown: Mutable<LocalVar> = {
        name: v.name,
        type: this.types.of(v.type),
        reg,
        boxed,
        role,
        from: this.asm.pc,
        to: -1,
      };
      this.vars.push(shown);
      this.openVars.push(shown);
    }
    return binding;
  }

  /** Opens a block; give the result to `leave`. */
  enter(): { top: number; open: number } {
    return { top: this.top, open: this.openVars.length };
  }

  leave(mark: { top: number; open: number }): void {
    this.asm.flush();
    for (const v of this.openVars.splice(mark.open)) v.to = this.asm.pc;
    this.top = mark.top;
  }

  label(name: string): Label {
    let label = this.labels.get(name);
    if (!label) this.labels.set(name, (label = new Label()));
    return label;
  }

  /** Hands what was compiled to the FuncCode. */
  finish(): void {
    this.leave({ top: 0, open: 0 });
    const code = this.code as Mutable<FuncCode>;
    code.consts = this.asm.consts;
    code.nregs = Math.max(this.max, code.params.length, code.results.length, 1);
    code.stmts = this.asm.stmts;
    code.lines = Int32Array.from(this.asm.lines);
    code.vars = this.vars;
    code.recoverPc = this.epilogue ? this.epilogue.pc : -1;
    code.code = fuse(Int32Array.from(this.asm.code));
  }
}
