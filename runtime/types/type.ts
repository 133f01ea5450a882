/** Go's types as data (Go spec, "Types"). Built by the checker, read by the compiler and the room. */
import type { Package } from './package';
import type { Func, TypeName, Var } from './object';

/** Every basic kind; the untyped ones are those of constants and nil. */
export type BasicKind =
  | 'bool'
  | 'int'
  | 'int8'
  | 'int16'
  | 'int32'
  | 'int64'
  | 'uint'
  | 'uint8'
  | 'uint16'
  | 'uint32'
  | 'uint64'
  | 'uintptr'
  | 'float32'
  | 'float64'
  | 'complex64'
  | 'complex128'
  | 'string'
  | 'unsafe-pointer'
  | 'untyped-bool'
  | 'untyped-int'
  | 'untyped-rune'
  | 'untyped-float'
  | 'untyped-complex'
  | 'untyped-string'
  | 'untyped-nil'
  | 'invalid';

/** A predeclared type. One instance a kind (types/universe.ts); `byte` and `rune` are aliases. */
export interface Basic {
  readonly kind: 'basic';
  readonly basic: BasicKind;
  readonly name: string;
}

/** A defined type. `underlying` is set once resolved and is never Named. */
export interface Named {
  readonly kind: 'named';
  readonly obj: TypeName;
  underlying: Type;
  /** Declared methods in source order (not promoted ones). */
  readonly methods: Func[];
  /** Unique in the process of checking; two Named are identical iff this is equal. */
  readonly id: number;
}

export interface Pointer {
  readonly kind: 'pointer';
  readonly elem: Type;
}
export interface Slice {
  readonly kind: 'slice';
  readonly elem: Type;
}
export interface ArrayT {
  readonly kind: 'array';
  readonly elem: Type;
  readonly len: number;
}
export interface MapT {
  readonly kind: 'map';
  readonly key: Type;
  readonly elem: Type;
}
export interface Chan {
  readonly kind: 'chan';
  readonly dir: 'both' | 'send' | 'recv';
  readonly elem: Type;
}

/** fields[i].embedded tells embedded ones; tags[i] is the tag as a byte string ('' where none). */
export interface Struct {
  readonly kind: 'struct';
  readonly fields: readonly Var[];
  readonly tags: readonly string[];
}

export interface Tuple {
  readonly kind: 'tuple';
  readonly vars: readonly Var[];
}

/** A function type. A variadic one's last parameter has a Slice type. */
export interface Signature {
  readonly kind: 'signature';
  readonly recv: Var | undefined;
  readonly params: readonly Var[];
  readonly results: readonly Var[];
  readonly variadic: boolean;
}

/** `methods` are the explicit ones; `allMethods()` (types/method-set.ts) adds embedded ones, sorted by name. */
export interface Interface {
  readonly kind: 'interface';
  readonly methods: readonly Func[];
  readonly embeddeds: readonly Type[];
  /** Filled once by completion: all methods, sorted by name (then package for unexported ones). */
  all: readonly Func[] | undefined;
}

export type Type =
  Basic | Named | Pointer | Slice | ArrayT | MapT | Chan | Struct | Tuple | Signature | Interface;

/** What a Package looks like to types that name it. */
export type { Package };
