/** The compiled program: data only. One a `package main`; processes of the same program share it. */
import type { FileSet, Pos } from '../base/source';
import type { Cls, RType } from './rtype';

/** A local variable as the room shows it. */
export interface LocalVar {
  readonly name: string;
  readonly type: RType;
  readonly reg: number;
  /** The register holds a Box (an escaped variable of class n, w or r); structs and arrays are never boxed. */
  readonly boxed: boolean;
  readonly role: 'param' | 'result' | 'local' | 'captured';
  /** In scope for pc in [from, to). */
  readonly from: number;
  readonly to: number;
}

/** A statement: what a step executes and the room lights up. */
export interface StmtInfo {
  readonly pc: number;
  /** Registers below this are in use when it begins: variables, and what the statements around it keep. */
  readonly live: number;
  readonly pos: Pos;
  readonly end: Pos;
}

/**
 * A function, or a loop in it, translated by the machine's second tier (machine/tier.ts): executes the
 * frame `depth` whose window is at `fp` until it returns (0) or has to be left.
 */
export type Quick = (fp: number, depth: number) => number;

/** A place in a function where a translation may begin: its first instruction, or a loop's. */
export interface Head {
  readonly pc: number;
  /** How often the machine came by before there was a translation. */
  visits: number;
  quick: Quick | null;
  /** The translation calls functions. */
  calls: boolean;
  /** How often it was entered, and the steps executed by it, since that was looked at last. */
  entries: number;
  steps: number;
}

/** One function. `code` is undefined until Program.load(f) has compiled it (library bodies on first call). */
export interface FuncCode {
  readonly index: number;
  /** As Go prints it in a trace: `main.main`, `main.(*T).M`, `main.f.func1`, `net/http.(*Server).Serve`. */
  readonly name: string;
  readonly pkgPath: string;
  readonly pos: Pos;
  readonly end: Pos;
  code: Int32Array | undefined;
  /** Where the machine keeps `code` (then a view of that place); -1 until it is first entered. */
  base: number;
  /** Its translation from the beginning, once it has been called often; else null. */
  quick: Quick | null;
  /** Its heads, while it is in the machine's code. */
  heads: Head[];
  /** By instruction: where goroutines have gone on behind a wait. */
  resumes: (Head | undefined)[];
  /** Constants by index: numbers for LDKN; strings, bigints, Complex… for LDKR/LDKW. */
  consts: readonly unknown[];
  /** Registers of a frame; the callee's window starts at the caller's argument base. */
  nregs: number;
  readonly params: readonly Cls[]; // receiver first
  readonly results: readonly Cls[];
  /** Register that gets the FuncV when entered through a closure, or -1. */
  closureReg: number;
  /** Where to continue when a deferred call recovered a panic of this frame; -1 without defers. */
  recoverPc: number;
  /** Made by the compiler (wrappers, promoted methods, init): not shown, and transparent to recover. */
  readonly synthetic: boolean;
  /** Belongs to a library package: the room steps over it unless asked. */
  readonly library: boolean;
  /** Native implementation's key (`math.Sqrt`, `os.(*File).read`), for a body-less declaration. */
  readonly native: string | undefined;
  stmts: readonly StmtInfo[]; // sorted by pc
  /** pc → position of the expression being evaluated, for panics and traces: pairs, sorted by pc. */
  lines: Int32Array;
  vars: readonly LocalVar[];
  /** Set by the session: entering and leaving are events. */
  watch: boolean;
}

export interface GlobalVar {
  readonly index: number;
  readonly name: string;
  readonly pkgPath: string;
  readonly type: RType;
  readonly pos: Pos;
}

export interface Program {
  readonly files: FileSet;
  readonly funcs: FuncCode[];
  readonly types: RType[];
  /** Zero value boxes/objects are made a process (see machine/process.ts). */
  readonly globals: GlobalVar[];
  /** The synthetic function that runs all package initialisers in order and then main.main. */
  readonly entry: FuncCode;
  readonly methodIds: Map<string, number>; // key: name, or `pkgPath.name` for unexported
  /** Compiles the body if that has not happened (idempotent, no effect the program can see). */
  load(f: FuncCode): void;
  /** The function that implements method `id` for concrete type t, or undefined. Fills t.table. */
  methodOf(t: RType, id: number): FuncCode | undefined;
  /** The run-time types that natives need by name: `error`, `string`, `[]byte`, `runtime.Error`'s… (key as Go source, predeclared only). */
  basicType(name: string): RType;
  /** *t, []t, and others composed at run time (reflect). */
  pointerTo(t: RType): RType;
  sliceOf(t: RType): RType;
  mapOf(key: RType, elem: RType): RType;
  arrayOf(elem: RType, length: number): RType;
  chanOf(elem: RType, dir: 'both' | 'send' | 'recv'): RType;
  funcOf(params: readonly RType[], results: readonly RType[], variadic: boolean): RType;
  /**
   * The function of a method value whose receiver is known at run time only: to be made a FuncV that
   * has captured the receiver, in a Box where it is a number.
   */
  boundMethod(t: RType, id: number): FuncCode | undefined;
  /**
   * A function of the func type t that hands its arguments, as []interface{}, to the
   * func([]interface{}) []interface{} it has captured, and returns what that gives.
   */
  madeFunc(t: RType): FuncCode;
  /**
   * A func([]interface{}) (int, interface{}, bool) that selects: channel and value of case i are the
   * elements 2i and 2i+1, `types` the cases' channel types (undefined: a case without channel).
   */
  selectFunc(
    types: readonly (RType | undefined)[],
    sends: readonly boolean[],
    hasDefault: boolean,
  ): FuncCode;
  /** A struct type made at run time; exported names only. */
  structOf(fields: readonly { name: string; type: RType; tag: string; embedded: boolean }[]): RType;
  /** A package-level type by import path and name (e.g. runtime's error types), compiled on demand. */
  namedType(pkgPath: string, name: string): RType | undefined;
  /** A package-level function by `pkgPath.Name`. */
  funcByName(name: string): FuncCode | undefined;
  /** All functions declared in a package, and the literals in them, with their code: for breakpoints. */
  functionsOf(pkgPath: string): FuncCode[];
}
