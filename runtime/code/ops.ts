/**
 * The instruction set. Code is an Int32Array; an instruction is its opcode word followed by its
 * operands (lengths in OPS). Registers are frame-relative: N[fp+a] / R[fp+a]. Jump targets are
 * absolute indices into the function's code.
 *
 * The first instruction of every statement has STMT_FLAG set in its opcode word: before executing it
 * the machine counts a step (and may stop there). BREAK_FLAG is patched in for breakpoints.
 *
 * Operand notation: a b c registers; k index into consts; t index into program.types; f into
 * program.funcs; g into globals; L jump target; i immediate.
 */
export const STMT_FLAG = 0x100;
export const BREAK_FLAG = 0x200;
export const OP_MASK = 0xff;

/** name → number of operands (-1: variable, told in the comment). The opcode is the position. */
export const OPS = {
  NOP: 0,
  // ---- moves and constants. *N plane N; *W 64-bit integer (N, and R where N is NaN); *R plane R.
  MOVN: 2,
  MOVW: 2,
  MOVR: 2, // a <- b
  LDI: 2, // N[a] <- immediate
  LDKN: 2,
  LDKW: 2,
  LDKR: 2, // a <- consts[k]
  LDNIL: 1, // R[a] <- null
  // ---- 64-bit integers. I signed wrap, U unsigned wrap.
  ADDI: 3,
  SUBI: 3,
  MULI: 3,
  DIVI: 3,
  REMI: 3,
  ADDU: 3,
  SUBU: 3,
  MULU: 3,
  DIVU: 3,
  REMU: 3,
  ADDIK: 3, // a <- b + immediate, signed wrap
  ANDW: 3,
  ORW: 3,
  XORI: 3,
  XORU: 3,
  ANDNOTW: 3, // results are in range by construction; I/U where sign matters
  SHLI: 3,
  SHLU: 3,
  SHRI: 3,
  SHRU: 3, // a <- b shift c; c any integer register of class w or n, negative panics
  NEGI: 2,
  NEGU: 2,
  NOTI: 2,
  NOTU: 2,
  // ---- integers of up to 32 bits: computed, then wrapped by a mode: 0 int32, 1 uint32, 2 int16, 3 uint16, 4 int8, 5 uint8
  ADD32: 4,
  SUB32: 4,
  MUL32: 4,
  DIV32: 4,
  REM32: 4, // a <- b op c, mode i
  AND32: 4,
  OR32: 4,
  XOR32: 4,
  ANDNOT32: 4,
  SHL32: 4,
  SHR32: 4, // shift count as in SHLI
  NEG32: 3,
  NOT32: 3, // a <- op b, mode i
  // ---- floats; the F32 forms round to float32
  ADDF: 3,
  SUBF: 3,
  MULF: 3,
  DIVF: 3,
  NEGF: 2,
  ADDF32: 3,
  SUBF32: 3,
  MULF32: 3,
  DIVF32: 3,
  // ---- conversions between numbers
  W2MODE: 3, // N[a] <- wide b truncated to 32-bit-or-less mode i
  N2U64: 2, // wide a <- small int b as uint64 (sign-extended then wrapped)
  I2U: 2,
  U2I: 2, // wide reinterpretation int64 <-> uint64
  W2F: 2, // N[a] <- wide b as float64
  F2I: 2,
  F2U: 2, // wide a <- float b truncated toward zero (amd64's results when out of range)
  F2MODE: 3, // small int from float, mode i
  FROUND: 2,
  WRAP32: 3, // N[a] <- small int b wrapped to mode i
  // ---- comparisons to a bool in N[a]
  EQN: 3,
  NEN: 3,
  LTN: 3,
  LEN: 3, // class n (floats: IEEE; NaN != NaN)
  EQW: 3,
  NEW: 3,
  LTW: 3,
  LEW: 3,
  EQS: 3,
  NES: 3,
  LTS: 3,
  LES: 3, // strings
  EQR: 3,
  NER: 3, // identity: maps/chans/funcs/slices against nil, channels; pointers use EQP
  EQP: 3,
  NEP: 3, // pointers (FieldPtr and ElemPtr compare by what they point to)
  EQIF: 3,
  NEIF: 3, // interfaces (may panic: uncomparable)
  EQT: 4,
  NET: 4, // a <- b == c for values of type t (structs, arrays, complex)
  EQIV: 4, // a <- interface b == value c of concrete type t (plain value from its class)
  NOT: 2, // bool
  // ---- jumps
  JMP: 1, // L
  JT: 2,
  JF: 2, // a, L
  JLTN: 3,
  JLEN: 3,
  JEQN: 3,
  JNEN: 3,
  JNLTN: 3,
  JNLEN: 3, // a, b, L; JNLT* jumps when not (a<b): differs for NaN
  JLTW: 3,
  JLEW: 3,
  JEQW: 3,
  JNEW: 3,
  JGTWK: 3,
  JGEWK: 3,
  JLTWK: 3,
  JLEWK: 3,
  JEQWK: 3,
  JNEWK: 3, // K: b is an immediate
  JNIL: 2,
  JNNIL: 2, // R[a] === null, L
  JEQS: 3,
  JNES: 3,
  // ---- strings
  CONCAT: 3, // a <- b + c
  CONCATN: 3, // a <- b[0] + … + b[i-1], registers b…b+i-1
  STRLEN: 2,
  STRX: 3, // N[a] <- len(b); N[a] <- b[c] (bounds checked)
  STRSLICE: 4, // a <- b[c:d]; c, d registers or -1
  RANGESTR: 5, // s, i(next byte index, w), key, rune, L: if i < len(s) {key=i; rune=decode; i+=width} else jump L. key or rune may be -1
  CONV: 3, // a <- conversion b, kind i: 0 string(int w signed/unsigned) 1 string(small int) 2 string([]byte) 3 string([]rune) 4 []byte(string) 5 []rune(string) 6 uintptr(unsafe.Pointer) 7 unsafe.Pointer(uintptr) 8+t (*t)(unsafe.Pointer); slices made by 4 and 5 take their element types from the basic types
  // ---- variables on the heap
  NEWBOX: 2, // R[a] <- new Box with the zero value of t
  NEWZ: 2, // R[a] <- zero value object of struct or array type t
  CLONE: 2, // R[a] <- deep copy of struct/array b (nested values copied, references shared)
  COPYTO: 2, // *a <- *b in place, struct/array; nil pointer panics
  BLDN: 2,
  BLDW: 2,
  BLDR: 2, // a <- Box b's value
  BSTN: 2,
  BSTW: 2,
  BSTR: 2, // Box a <- b
  GLDN: 2,
  GLDW: 2,
  GLDR: 2, // a <- global g
  GSTN: 2,
  GSTW: 2,
  GSTR: 2, // global g (first operand) <- b
  GADDR: 2, // R[a] <- the Box (or struct/array object) of global g
  PLDN: 2,
  PLDW: 2,
  PLDR: 2, // a <- *b for a pointer to class n/w/r non-struct, non-array (Box, FieldPtr, ElemPtr); nil panics
  PSTN: 2,
  PSTW: 2,
  PSTR: 2, // *a <- b
  NILCHK: 1, // panics when R[a] is null (deref of pointer to struct/array without a load)
  FLDN: 3,
  FLDW: 3,
  FLDR: 3, // a <- b.fields[i]; b a StructObj or nil (panics). A nested struct/array field gives the object itself
  FSTN: 3,
  FSTW: 3,
  FSTR: 3, // a.fields[i] <- c   (operands a, i, c)
  FPTR: 3, // R[a] <- pointer to field i of b (never used for struct/array fields: FLDR gives those)
  // ---- arrays and slices. A: b is an ArrayObj; S: b is a SliceV or nil. X: any storage; U8 W F64 R: that storage.
  ALDU8: 3,
  ALDW: 3,
  ALDF: 3,
  ALDR: 3,
  ALDX: 3, // a <- b[c]
  ASTU8: 3,
  ASTW: 3,
  ASTF: 3,
  ASTR: 3,
  ASTX: 3, // a[b] <- c
  SLDU8: 3,
  SLDW: 3,
  SLDF: 3,
  SLDR: 3,
  SLDX: 3,
  SSTU8: 3,
  SSTW: 3,
  SSTF: 3,
  SSTR: 3,
  SSTX: 3,
  APTR: 3,
  SPTR: 3, // R[a] <- &b[c] for elements that are not structs or arrays
  SLLEN: 2,
  SLCAP: 2,
  SLICE: 5, // a <- b[c:d:e] of a slice; c d e registers or -1
  SLICEA: 5, // the same of an array (pointer): result aliases it
  MKSLICE: 4, // a <- make(t, b, c), operands a, b, c, t; c -1: cap = len; len out of range panics
  LITSLICE: 4, // a <- t{b[0] … b[i-1]}, operands a, b, i, t, from i consecutive registers of the element's class (values already owned)
  APPEND: 5, // a <- append(b, c[0] … c[i-1]) of slice type t: operands a, b, c, i, t
  APPENDS: 4, // a <- append(b, c...) of slice type t; c a slice or, for []byte, a string
  COPY: 3, // wide a <- copy(b, c); c slice or string
  // ---- maps. Keys and values from registers by the classes of t (a map type)
  MKMAP: 3, // a <- make(t, hint b or -1), operands a, b, t
  MAPGET: 5, // a <- m[c]; ok register d or -1: operands a, m, c, d, t. Value objects are aliased: the compiler clones structs/arrays
  MAPSET: 4, // m, key, value, t. nil map panics
  MAPDEL: 3, // m, key, t
  MAPLEN: 2,
  MAPITER: 2, // R[a] <- iterator over map b
  MAPNEXT: 5, // it, key reg or -1, value reg or -1, t, L: next entry or jump L
  // ---- interfaces
  MKIFACE: 3, // R[a] <- Iface(t, plain value of register b), operands a, t, b (struct values already owned)
  ASSERT: 5, // a <- b.(t); ok register d or -1 (then zero and false instead of a panic): operands a, b, t, d, src t (static interface type, for the panic's text). Concrete t: unboxed (struct aliased: compiler clones); interface t: the Iface itself
  TYPEIS: 3, // N[a] <- dynamic type of b is / implements t
  // ---- functions
  CALL: 2, // f, base: window of the callee starts at register base: arguments base…; results come back from base
  CALLN: 2, // f (native), base
  CALLC: 2, // closure register a, base; nil panics
  CALLI: 3, // method id i, base, cache: receiver interface in R[base] replaced by its value; the third operand is an inline cache slot number (per program)
  RET: 0, // results are in registers 0…
  MKFUNC: -1, // a, f, n, then n registers: R[a] <- FuncV(f, captured R values of these registers)
  CAPTURE: 3, // R[a] <- R[closure b].captured[i]
  FUNCREF: 2, // R[a] <- FuncV of f without captures (one a function and process)
  GO: 3,
  GOC: 3,
  GOI: 3, // f | closure | method id, base, number of argument registers
  DEFER: 3,
  DEFERC: 3,
  DEFERI: 3, // same operands
  RUNDEFERS: 0, // runs this frame's deferred calls, last first, then goes on
  PANIC: 1, // interface in R[a]
  RECOVER: 1, // R[a] <- recover()
  // ---- channels
  MKCHAN: 3, // a <- make(t, size b or -1), operands a, b, t
  SEND: 2, // chan a, value b (class from the channel's type)
  RECV: 4, // value reg or -1, chan b, ok reg or -1, t (chan type)
  CLOSE: 1,
  CHANLEN: 2,
  CHANCAP: 2,
  SELECT: -1, // dst(w: index of the chosen case, -1 default), n, hasDefault, then n × (0 send|1 recv, chan, value reg or -1, ok reg or -1, t)
  // ---- the rest
  PRINT: -1, // newline?, n, then n × (register, t)
  COMPLEX: 4, // R[a] <- complex(b, c), i 64 or 128
  REAL: 2,
  IMAG: 2, // N[a]
  CARITH: 4, // R[a] <- b op c, i: 0 + 1 - 2 * 3 / ; +8 for complex64
  CNEG: 2,
  C64: 2, // complex128 -> complex64 rounding
  EXTRACT: 1, // unused, keeps numbers stable
  // ---- tail calls: wrappers of promoted methods, method values and expressions. No frame is added: this frame
  // goes on as the other function's, its arguments already in registers 0…
  TAIL: 1, // f (never a native: a wrapper of a native does CALLN f, 0 and RET)
  TAILI: 2, // method id, cache: as CALLI with base 0 (may end in a native: then its results are returned)
  // ---- immediate forms: the last operand but a mode is the immediate
  MULIK: 3,
  DIVIK: 3,
  REMIK: 3, // signed 64 bit, immediate not 0 nor -1
  ANDWK: 3, // immediate >= 0, so the result is a small number for I and U alike
  SHLIK: 3,
  SHLUK: 3,
  SHRIK: 3,
  SHRUK: 3, // immediate 0…63
  ADD32K: 4,
  AND32K: 4,
  SHL32K: 4,
  SHR32K: 4, // a <- b op immediate, mode; shift immediate 0…31
  // ---- loops
  INCJLT: 3, // a, b, L: N[a]++ (never beyond 2^53), jump to L when a < b; both small: range loops' hidden index
  W2F32: 2, // N[a] <- wide b as float32, rounded once
  // ---- pairs (compile/fuse.ts): the operands are those of the first; the second follows, whole, with its own
  // opcode word, and can be jumped to. ADDIK… JLT…: the second begins a statement; the others: it does not.
  ADDIKJLTWK: 3,
  ADDIKJLEWK: 3,
  ADDIKJLTW: 3,
  ADDIJLEWK: 3,
  SLDRSLDF: 3,
  SLDRSLDW: 3,
  SLDRFLDW: 3,
  MULFADDF: 3,
  XORIADDI: 3,
  LDISSTU8: 2,
  SLDU8JF: 3,
  SLDWJLTW: 3,
} as const;

export type OpName = keyof typeof OPS;

/** Opcode numbers by name, as constants the loop can switch on. */
export const Op = Object.fromEntries(Object.keys(OPS).map((name, i) => [name, i])) as Record<
  OpName,
  number
>;

const names = Object.keys(OPS) as OpName[];

/** The name of an opcode word. */
export const opName = (word: number): OpName => names[word & OP_MASK]!;

/** How many words the instruction at `pc` has after its opcode word. */
export function operandCount(code: ArrayLike<number>, pc: number): number {
  const name = opName(code[pc]!);
  const count = OPS[name];
  if (count >= 0) return count;
  if (name === 'MKFUNC') return 3 + code[pc + 3]!;
  if (name === 'SELECT') return 3 + 5 * code[pc + 2]!;
  return 2 + 2 * code[pc + 2]!; // PRINT
}
