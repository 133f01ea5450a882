/** What is known of the names of a source tree: plain data, one piece a file. */

/** A place in the tree: a file by its number in `files`, a line from 1. */
export interface NamedPlace {
  /** As people write it: `New`, `(*Job).Run`, `Job.Eng`. */
  readonly name: string;
  readonly file: number;
  readonly line: number;
}

/** What a name stands for. */
export type ThingKind =
  | 'func'
  | 'method'
  | 'interface-method'
  | 'type'
  | 'interface'
  | 'var'
  | 'param'
  | 'field'
  | 'const'
  | 'label';

/** How a function is called: plainly, in a goroutine of its own, or when the caller returns. */
export type CallHow = 'call' | 'go' | 'defer';

/** Calls from one function to another; `lines` are those of the calls. */
export interface CallsOf extends NamedPlace {
  /** File the calls stand in. */
  readonly at: number;
  readonly lines: readonly number[];
  readonly how: readonly CallHow[];
}

/** Lines of one file on which a name is used. */
export interface UsesIn {
  readonly file: number;
  readonly lines: readonly number[];
}

/** Something declared in a file, with everything that is known of it. */
export interface Thing {
  readonly name: string;
  readonly line: number;
  readonly kind: ThingKind;
  /** Last line of a function's declaration. */
  readonly endLine?: number;
  /** The declaration in one line of Go, without its body. */
  readonly text: string;
  /** The comment above it. */
  readonly doc?: string;
  /** A function without a body: the machine does it itself. */
  readonly native?: true;
  /** A function's name in traces, as scenarios watch it: `net/http.(*Server).Serve`. */
  readonly traced?: string;
  /** Where it is used, its own file first; the declaration is no use. */
  readonly uses?: readonly UsesIn[];
  /** Lines of uses that were left out. */
  readonly more?: number;
  /** Of an interface: the types that have its methods. Of an interface's method: their methods. */
  readonly implementers?: readonly NamedPlace[];
  /** Of a type: the interfaces it implements. Of a method: the interface methods it may be called as. */
  readonly implements?: readonly NamedPlace[];
  /** Calls that name this very function. Whoever calls it as a value or through an interface is not here. */
  readonly callers?: readonly CallsOf[];
  /** Calls in its body that name a function; of interface methods it is the interface's that is named. */
  readonly callees?: readonly CallsOf[];
}

/** Where a name leads: a number is an index into `things` of the same file. */
export type ThingRef =
  | number
  /** `<file>#<index into its things>`, or `<folder>/` for an imported package. */
  | string;

/** The names of one file. */
export interface FileNames {
  /** Four numbers a name, in order: line from 1, column from 0 and length in UTF-16 units, index into `refs`. */
  readonly names: readonly number[];
  readonly refs: readonly ThingRef[];
  /** The files that things speak of; the first is this one. */
  readonly files: readonly string[];
  readonly things: readonly Thing[];
}

/** By path in the tree, as `src/github.com/docker/docker/engine/job.go`. */
export type NameIndex = ReadonlyMap<string, FileNames>;
