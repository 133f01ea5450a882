/**
 * The syntax tree of Go, named after the grammar's productions (Go spec). Data only: no methods,
 * no parents, nothing of types. Every node has a span; the checker's findings about a node live in
 * `types/info.ts`, keyed by the node itself.
 */
import type { Diagnostic } from '../base/diagnostic';
import type { Pos, SourceFile, Span } from '../base/source';

interface Base extends Span {
  readonly pos: Pos;
  readonly end: Pos;
}

// ---------------------------------------------------------------- expressions

/** An identifier. `_` is an Ident with name "_". */
export interface Ident extends Base {
  readonly kind: 'ident';
  readonly name: string;
}

/** A literal as written; `text` is the source bytes (`0x1F`, `'\n'`, `"a\tb"`, `` `raw` ``). */
export interface BasicLit extends Base {
  readonly kind: 'basic-lit';
  readonly lit: 'int' | 'float' | 'imag' | 'char' | 'string';
  readonly text: string;
  /** The lexer has complained of it: what it means need not be asked. */
  readonly bad?: true;
}

/** `T{…}`; type is undefined for an elided inner type. */
export interface CompositeLit extends Base {
  readonly kind: 'composite-lit';
  readonly type: Expr | undefined;
  readonly elements: readonly Expr[]; // KeyValueExpr or Expr
  readonly lbrace: Pos;
  readonly rbrace: Pos;
}

export interface KeyValueExpr extends Base {
  readonly kind: 'key-value-expr';
  readonly key: Expr;
  readonly value: Expr;
}

export interface FuncLit extends Base {
  readonly kind: 'func-lit';
  readonly type: FuncType;
  readonly body: BlockStmt;
}

export interface ParenExpr extends Base {
  readonly kind: 'paren-expr';
  readonly x: Expr;
}

/** `x.sel`: a qualified identifier, field, method, method expression. */
export interface SelectorExpr extends Base {
  readonly kind: 'selector-expr';
  readonly x: Expr;
  readonly sel: Ident;
}

/** `x[i]`; with several indices it can only be an instantiation, refused by name. */
export interface IndexExpr extends Base {
  readonly kind: 'index-expr';
  readonly x: Expr;
  readonly index: Expr;
  readonly more?: readonly Expr[];
}

/** `x[low:high:max]`. */
export interface SliceExpr extends Base {
  readonly kind: 'slice-expr';
  readonly x: Expr;
  readonly low: Expr | undefined;
  readonly high: Expr | undefined;
  readonly max: Expr | undefined;
  readonly full: boolean;
}

/** `x.(T)`; type undefined means `x.(type)`. */
export interface TypeAssertExpr extends Base {
  readonly kind: 'type-assert-expr';
  readonly x: Expr;
  readonly type: Expr | undefined;
}

/** A call or a conversion. `ellipsis` is the position of `...` after the last argument, or 0. */
export interface CallExpr extends Base {
  readonly kind: 'call-expr';
  readonly fun: Expr;
  readonly args: readonly Expr[];
  readonly lparen: Pos;
  readonly rparen: Pos;
  readonly ellipsis: Pos;
}

/** `*x`: a dereference or a pointer type. */
export interface StarExpr extends Base {
  readonly kind: 'star-expr';
  readonly x: Expr;
}

export type UnaryOp = '+' | '-' | '!' | '^' | '&' | '<-' | '~';

export interface UnaryExpr extends Base {
  readonly kind: 'unary-expr';
  readonly op: UnaryOp;
  readonly x: Expr;
}

export type BinaryOp =
  | '+'
  | '-'
  | '*'
  | '/'
  | '%'
  | '&'
  | '|'
  | '^'
  | '<<'
  | '>>'
  | '&^'
  | '&&'
  | '||'
  | '=='
  | '!='
  | '<'
  | '<='
  | '>'
  | '>=';

export interface BinaryExpr extends Base {
  readonly kind: 'binary-expr';
  readonly op: BinaryOp;
  readonly opPos: Pos;
  readonly x: Expr;
  readonly y: Expr;
}

/** `...T` in a parameter list. */
export interface Ellipsis extends Base {
  readonly kind: 'ellipsis';
  readonly elem: Expr | undefined;
}

/** `[n]T`, `[...]T` (len is an Ellipsis without elem), `[]T` (len undefined). */
export interface ArrayType extends Base {
  readonly kind: 'array-type';
  readonly len: Expr | undefined;
  readonly elem: Expr;
}

export interface StructType extends Base {
  readonly kind: 'struct-type';
  readonly fields: readonly Field[];
}

export interface FuncType extends Base {
  readonly kind: 'func-type';
  /** Type parameters are parsed so that they can be refused by name. */
  readonly typeParams?: readonly Field[];
  readonly params: readonly Field[];
  readonly results: readonly Field[];
}

/** Methods have one name and a FuncType; embedded interfaces have no names. */
export interface InterfaceType extends Base {
  readonly kind: 'interface-type';
  readonly methods: readonly Field[];
}

export interface MapType extends Base {
  readonly kind: 'map-type';
  readonly key: Expr;
  readonly value: Expr;
}

export interface ChanType extends Base {
  readonly kind: 'chan-type';
  readonly dir: 'both' | 'send' | 'recv';
  readonly value: Expr;
}

/** A stretch that could not be parsed. A diagnostic has been reported for it. */
export interface BadExpr extends Base {
  readonly kind: 'bad-expr';
}

export type TypeExpr = ArrayType | StructType | FuncType | InterfaceType | MapType | ChanType;

export type Expr =
  | Ident
  | BasicLit
  | CompositeLit
  | KeyValueExpr
  | FuncLit
  | ParenExpr
  | SelectorExpr
  | IndexExpr
  | SliceExpr
  | TypeAssertExpr
  | CallExpr
  | StarExpr
  | UnaryExpr
  | BinaryExpr
  | Ellipsis
  | TypeExpr
  | BadExpr;

/** A field, parameter, result or interface element: names may be empty; tag is the literal. */
export interface Field extends Base {
  readonly kind: 'field';
  readonly names: readonly Ident[];
  readonly type: Expr;
  readonly tag: BasicLit | undefined;
  /** True for an embedded struct field or an embedded interface. */
  readonly embedded: boolean;
}

// ----------------------------------------------------------------- statements

export interface BadStmt extends Base {
  readonly kind: 'bad-stmt';
}

export interface EmptyStmt extends Base {
  readonly kind: 'empty-stmt';
  readonly implicit: boolean;
}

export interface DeclStmt extends Base {
  readonly kind: 'decl-stmt';
  readonly decl: GenDecl;
}

export interface LabeledStmt extends Base {
  readonly kind: 'labeled-stmt';
  readonly label: Ident;
  readonly stmt: Stmt;
}

export interface ExprStmt extends Base {
  readonly kind: 'expr-stmt';
  readonly x: Expr;
}

export interface SendStmt extends Base {
  readonly kind: 'send-stmt';
  readonly chan: Expr;
  readonly value: Expr;
  readonly arrow: Pos;
}

export interface IncDecStmt extends Base {
  readonly kind: 'inc-dec-stmt';
  readonly x: Expr;
  readonly op: '++' | '--';
}

/** `=`, `:=` (define) or an assignment operation (`+=` has op "+"). */
export interface AssignStmt extends Base {
  readonly kind: 'assign-stmt';
  readonly lhs: readonly Expr[];
  readonly rhs: readonly Expr[];
  readonly define: boolean;
  readonly op: BinaryOp | undefined;
  readonly opPos: Pos;
}

export interface GoStmt extends Base {
  readonly kind: 'go-stmt';
  readonly call: Expr; // CallExpr, else a diagnostic was reported
}

export interface DeferStmt extends Base {
  readonly kind: 'defer-stmt';
  readonly call: Expr;
}

export interface ReturnStmt extends Base {
  readonly kind: 'return-stmt';
  readonly results: readonly Expr[];
}

export interface BranchStmt extends Base {
  readonly kind: 'branch-stmt';
  readonly tok: 'break' | 'continue' | 'goto' | 'fallthrough';
  readonly label: Ident | undefined;
}

export interface BlockStmt extends Base {
  readonly kind: 'block-stmt';
  readonly list: readonly Stmt[];
  readonly lbrace: Pos;
  readonly rbrace: Pos;
}

export interface IfStmt extends Base {
  readonly kind: 'if-stmt';
  readonly init: Stmt | undefined;
  readonly cond: Expr;
  readonly body: BlockStmt;
  readonly orElse: Stmt | undefined; // BlockStmt or IfStmt
}

/** `values` is undefined for `default`. `colon` is the position of ':'. */
export interface CaseClause extends Base {
  readonly kind: 'case-clause';
  readonly values: readonly Expr[] | undefined;
  readonly body: readonly Stmt[];
  readonly colon: Pos;
}

export interface SwitchStmt extends Base {
  readonly kind: 'switch-stmt';
  readonly init: Stmt | undefined;
  readonly tag: Expr | undefined;
  readonly clauses: readonly CaseClause[];
  readonly lbrace: Pos;
  readonly rbrace: Pos;
}

/** `switch bind := x.(type)`. */
export interface TypeSwitchStmt extends Base {
  readonly kind: 'type-switch-stmt';
  readonly init: Stmt | undefined;
  readonly bind: Ident | undefined;
  readonly x: Expr;
  readonly clauses: readonly CaseClause[];
  readonly lbrace: Pos;
  readonly rbrace: Pos;
}

/** comm undefined for `default`; otherwise SendStmt, ExprStmt (`<-c`) or AssignStmt (`v, ok := <-c`). */
export interface CommClause extends Base {
  readonly kind: 'comm-clause';
  readonly comm: Stmt | undefined;
  readonly body: readonly Stmt[];
  readonly colon: Pos;
}

export interface SelectStmt extends Base {
  readonly kind: 'select-stmt';
  readonly clauses: readonly CommClause[];
  readonly lbrace: Pos;
  readonly rbrace: Pos;
}

export interface ForStmt extends Base {
  readonly kind: 'for-stmt';
  readonly init: Stmt | undefined;
  readonly cond: Expr | undefined;
  readonly post: Stmt | undefined;
  readonly body: BlockStmt;
}

export interface RangeStmt extends Base {
  readonly kind: 'range-stmt';
  readonly key: Expr | undefined;
  readonly value: Expr | undefined;
  /** A third variable, which no range clause may have. */
  readonly extra: Expr | undefined;
  readonly define: boolean;
  /** Position of `:=` or `=`, 0 where there is none. */
  readonly opPos: Pos;
  readonly x: Expr;
  readonly body: BlockStmt;
}

export type Stmt =
  | BadStmt
  | EmptyStmt
  | DeclStmt
  | LabeledStmt
  | ExprStmt
  | SendStmt
  | IncDecStmt
  | AssignStmt
  | GoStmt
  | DeferStmt
  | ReturnStmt
  | BranchStmt
  | BlockStmt
  | IfStmt
  | SwitchStmt
  | TypeSwitchStmt
  | SelectStmt
  | ForStmt
  | RangeStmt;

// --------------------------------------------------------------- declarations

export interface ImportSpec extends Base {
  readonly kind: 'import-spec';
  /** `_`, `.` or a name; undefined where none is written. */
  readonly name: Ident | undefined;
  readonly path: BasicLit;
}

export interface ConstSpec extends Base {
  readonly kind: 'const-spec';
  readonly names: readonly Ident[];
  readonly type: Expr | undefined;
  /** As written; empty where the previous spec's list repeats. */
  readonly values: readonly Expr[];
  /** Index within its group: the value of iota. */
  readonly iota: number;
}

export interface VarSpec extends Base {
  readonly kind: 'var-spec';
  readonly names: readonly Ident[];
  readonly type: Expr | undefined;
  readonly values: readonly Expr[];
}

export interface TypeSpec extends Base {
  readonly kind: 'type-spec';
  readonly name: Ident;
  readonly typeParams?: readonly Field[];
  readonly alias: boolean;
  readonly type: Expr;
}

export type Spec = ImportSpec | ConstSpec | VarSpec | TypeSpec;

export interface GenDecl extends Base {
  readonly kind: 'gen-decl';
  readonly tok: 'import' | 'const' | 'var' | 'type';
  readonly specs: readonly Spec[];
  readonly doc: string | undefined;
}

/** body undefined: declared without one (bound to a native of runtime/lib, else refused). */
export interface FuncDecl extends Base {
  readonly kind: 'func-decl';
  readonly recv: Field | undefined;
  readonly name: Ident;
  readonly type: FuncType;
  readonly body: BlockStmt | undefined;
  readonly doc: string | undefined;
}

export type Decl = GenDecl | FuncDecl;

export interface File extends Base {
  readonly kind: 'file';
  readonly source: SourceFile;
  readonly package: Ident;
  readonly decls: readonly Decl[];
  readonly imports: readonly ImportSpec[];
  /** What gc complains of only where nothing else is wrong: directives before what has no use for them. */
  readonly late: readonly Diagnostic[];
}

export type Node = Expr | Stmt | Decl | Spec | Field | CaseClause | CommClause | File;
