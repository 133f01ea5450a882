/** A checked package and what the checker found out about its nodes. */
import type { File, Expr, Ident, Node, SelectorExpr, CallExpr } from '../syntax/ast';
import type { Diagnostic } from '../base/diagnostic';
import type { ConstValue } from './constant';
import type { Func, Object, Var } from './object';
import type { Type } from './type';

export interface Package {
  /** Import path; `main` programs have the path they were loaded by. */
  readonly path: string;
  readonly name: string;
  readonly files: readonly File[];
  readonly scope: PackageScope;
  /** Directly imported packages, in order of first import. */
  readonly imports: readonly Package[];
  /** A package of runtime/lib or content/go/lib: its sources are the house's own. */
  readonly library: boolean;
  /** Its bodies are checked when first wanted: a library's, and a program's that is known to be right. */
  readonly deferred: boolean;
  readonly diagnostics: readonly Diagnostic[];
  /** Package-level variable initialisation in the order Go runs it; lhs empty for `var _ = f()`. */
  readonly initOrder: readonly Initializer[];
  /** `init` functions in order of files (sorted by name) and of source. */
  readonly inits: readonly Func[];
}

export interface PackageScope {
  lookup(name: string): Object | undefined;
  readonly names: Iterable<string>;
}

export interface Initializer {
  readonly lhs: readonly Var[];
  readonly rhs: Expr;
}

/** How an expression can be used. */
export type Mode =
  | 'novalue'
  | 'builtin'
  | 'type'
  | 'constant'
  | 'variable'
  | 'mapindex'
  | 'value'
  | 'commaok'
  | 'nil';

export interface TypeAndValue {
  readonly mode: Mode;
  /** Final type: untyped constants have been given the type their context wants. A call with several results has a Tuple. A comma-ok expression used in a two-value context has a Tuple (value, bool). */
  readonly type: Type;
  /** Present for constants, already represented in `type` (rounded, wrapped where conversion allows). */
  readonly value: ConstValue | undefined;
}

/**
 * What `x.sel` means when it is not a qualified identifier.
 * `index` is the path of field indices to walk from x (pointers on the way dereferenced implicitly);
 * for methods the path ends at the embedded field that has the method, the method itself is `obj`.
 */
export interface Selection {
  readonly kind: 'field' | 'method-value' | 'method-expr';
  readonly recv: Type;
  readonly obj: Var | Func;
  readonly index: readonly number[];
  /** A pointer was dereferenced on the way. */
  readonly indirect: boolean;
  readonly type: Type;
}

/** One Info serves all packages of a program. */
export interface Info {
  readonly types: Map<Expr, TypeAndValue>;
  readonly defs: Map<Ident, Object>;
  readonly uses: Map<Ident, Object>;
  readonly selections: Map<SelectorExpr, Selection>;
  /** The variable of a type-switch clause (keyed by CaseClause); unnamed parameters and results have none. */
  readonly implicits: Map<Node, Object>;
  /** Calls that are conversions or builtins are told by the mode of `fun` ('type', 'builtin'). Here: calls whose arguments are one multi-value call. */
  readonly spreads: Set<CallExpr>;
}
