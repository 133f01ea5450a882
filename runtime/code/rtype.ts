/** Run-time types: what interfaces, maps, reflect and the room know of a value's type. */
import type { FuncCode } from './program';

/**
 * How a value sits in a register and in a heap slot ("plain value"):
 * - 0 `n`: a JavaScript number in plane N (bool as 0/1, integers up to 32 bits, floats)
 * - 1 `w`: a 64-bit integer (int, int64, uint, uint64, uintptr). Its mathematical value as a number in
 *   plane N while it is a safe integer (|v| <= 2^53-1), else N holds NaN and plane R, at the same
 *   index, a bigint. In a heap slot: number | bigint. Never a bigint for a safe value.
 * - 2 `r`: anything else, a reference in plane R (null for nil; strings are byte strings).
 */
export type Cls = 0 | 1 | 2;

/** How the elements of an array are stored (ArrayObj.data). */
export type Storage = 'u8' | 'i8' | 'u16' | 'i16' | 'i32' | 'u32' | 'f32' | 'f64' | 'w' | 'r';

export type RKind =
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
  | 'array'
  | 'chan'
  | 'func'
  | 'interface'
  | 'map'
  | 'ptr'
  | 'slice'
  | 'struct';

export interface RField {
  readonly name: string;
  readonly type: RType;
  readonly embedded: boolean;
  readonly tag: string;
  /** Import path for unexported fields, '' for exported ones. */
  readonly pkgPath: string;
}

export interface RMethod {
  readonly name: string;
  /** '' for exported methods. */
  readonly pkgPath: string;
  /** Program-wide number of this method name (Program.methodIds); what CALLI names. */
  readonly id: number;
  /** Signature without receiver. */
  readonly type: RType;
}

/**
 * One object a type and program: identity of RType is identity of types. Fields that a kind does not
 * have are undefined. All properties are always present, so that shapes stay one.
 */
export interface RType {
  readonly id: number;
  readonly kind: RKind;
  readonly cls: Cls;
  readonly storage: Storage;
  /** As `%T` and panics print: `main.T`, `*http.Request`, `map[string]int`. */
  readonly string: string;
  /** Name and import path of a defined (or predeclared) type, else ''. */
  readonly name: string;
  readonly pkgPath: string;
  /** Canonical key (types/type-string.ts typeKey). */
  readonly key: string;
  elem: RType | undefined; // ptr, slice, array, chan, map value
  keyType: RType | undefined; // map
  len: number; // array
  dir: 'both' | 'send' | 'recv' | undefined; // chan
  fields: readonly RField[]; // struct
  params: readonly RType[]; // func
  results: readonly RType[];
  variadic: boolean;
  comparable: boolean;
  /** Interface: its methods. Others: the method set, sorted by name. */
  methods: readonly RMethod[];
  /**
   * Concrete types: method id → the function CALLI enters, made on first want by
   * Program.methodOf. The function takes the receiver as its interface's plain value in register 0
   * (already cloned by CALLI for struct and array receivers).
   */
  readonly table: Map<number, FuncCode>;
  /** Type → implements this interface?, a cache (interface kinds only). */
  readonly implementers: Map<number, boolean>;
  /** *T of this type, once wanted. */
  ptrTo: RType | undefined;
}
