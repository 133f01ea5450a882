/**
 * The state of checking one package, handed to every function under check/. Functions that call
 * each other in a circle do so through `rec`, so that the modules themselves stand in layers.
 */
import { textOf } from '../../base/bytes';
import type { Note } from '../../base/diagnostic';
import { InternalError } from '../../base/internal-error';
import { noPos, placeText, type FileSet, type Pos } from '../../base/source';
import type {
  BlockStmt,
  CallExpr,
  CaseClause,
  Expr,
  FuncDecl,
  Ident,
  Node,
  SelectorExpr,
  TypeSpec,
} from '../../syntax/ast';
import { exprString } from '../../syntax/print';
import type { ConstValue } from '../constant';
import { quote } from '../constant-ops';
import type { NamedType } from '../named';
import type { Const, Func, Label, Object, PkgName, TypeName, Var } from '../object';
import type { Info, Package, Selection } from '../package';
import type { Scope } from '../scope';
import { typeBytes, type Qualifier } from '../type-string';
import type { ArrayT, Chan, Signature, Type } from '../type';
import { Operand, operandString, type ExprKind, type OperandMode } from './operand';

/** A package-level declaration, or a method's: what is needed to check it when it is first asked for. */
export interface DeclInfo {
  readonly fileScope: Scope;
  /** All variables of `var a, b = f()`; undefined where each has its own value. */
  readonly lhs: readonly Var[] | undefined;
  readonly typeExpr: Expr | undefined;
  readonly init: Expr | undefined;
  readonly inherited: boolean;
  readonly iota: number;
  readonly typeSpec: TypeSpec | undefined;
  readonly funcDecl: FuncDecl | undefined;
  /** The order of declaration in the package. */
  readonly order: number;
  /** Package-level constants, variables and functions this one mentions. */
  readonly deps: Set<Object>;
}

/** What surrounds the expression or statement being checked. */
export interface Env {
  /** The package-level declaration that dependencies are noted for. */
  decl: DeclInfo | undefined;
  scope: Scope;
  /** Value of iota inside a constant declaration. */
  iota: bigint | undefined;
  /** Where errors of an inherited constant expression are reported. */
  errPos: Pos;
  sig: Signature | undefined;
  /** The function whose body this is; variables it declares have it as owner. */
  owner: object | undefined;
  /** Calls of the predeclared panic in the body: they end a path. */
  panics: Set<CallExpr> | undefined;
  hasCallOrRecv: boolean;
}

/** What a body needs to be checked later. */
export interface BodyInfo {
  readonly decl: DeclInfo | undefined;
  readonly name: string;
  readonly sig: Signature;
  readonly scope: Scope;
  readonly body: BlockStmt;
  readonly iota: bigint | undefined;
}

/** Functions called against the order of the modules' layers. */
export interface Recursion {
  rawExpr(c: Context, x: Operand, e: Expr, hint: Type | undefined): ExprKind;
  /** Checks a type expression; invalid where it is none. */
  typ(c: Context, e: Expr): Type;
  objDecl(c: Context, obj: Object, def: NamedType | undefined): void;
  /** Queues a function literal's body. */
  funcLit(c: Context, sig: Signature, scope: Scope, body: BlockStmt): void;
  importPackage(c: Context, path: string, pos: Pos, end: Pos): Package | undefined;
}

/** An operand, a node, an object or a bare position to complain at. */
export type At = Operand | { readonly pos: Pos; readonly end?: Pos };

/** Values for `%s` in messages are turned to text by their kind. */
type Part = string | number | Operand | { readonly type: Type };

export interface MutablePackage extends Package {
  readonly imports: Package[];
  readonly diagnostics: Diag[];
  readonly initOrder: { lhs: readonly Var[]; rhs: Expr }[];
  readonly inits: Func[];
  readonly scope: Scope;
  deferred: boolean;
}

export interface Diag {
  pos: Pos;
  end: Pos;
  message: string;
  notes?: Note[];
  unsupported?: boolean;
  missing?: boolean;
}

export class Context {
  env: Env;
  /** Package-level declarations and methods. */
  readonly decls = new Map<Object, DeclInfo>();
  /** Methods by the type name they are declared on, until that is checked. */
  readonly methodsOf = new Map<TypeName, Func[]>();
  /** Objects being checked, in order of dependence: a cycle is a stretch at its end. */
  readonly path: Object[] = [];
  readonly inPath = new Map<Object, number>();
  readonly done = new Set<Object>();
  /** Work put off until types are complete. */
  readonly delayed: (() => void)[] = [];
  readonly bodies = new Map<Func, BodyInfo>();
  /** Objects that came through `import .`, with the imports that brought them: one a file. */
  readonly dotImports = new Map<Object, PkgName[]>();
  readonly pkgNames: PkgName[] = [];
  readonly initFuncs: Func[] = [];
  /** Types whose size may be beyond what Go allows, looked at when all is known. */
  readonly sized: { type: ArrayT | Chan; pos: Pos; end: Pos }[] = [];
  /** Functions declared without a body outside a library. */
  readonly missingBodies: { pos: Pos; end: Pos }[] = [];
  /** Untyped constant operands on the left of non-constant shifts. */
  readonly shiftLhs = new Set<Expr>();
  /** Where diagnostics go now: the package's list, or that of one lazily checked body. */
  sink: Diag[];
  /** Labels and branches gone wrong: gc finds them first and then looks no further. */
  branchErrors: Diag[] = [];
  /** Functions may be declared without a body: it may be written in another language. */
  bodiless = false;
  /** Where the parser complained: what a function it complained in branches to is not looked at. */
  unparsed: readonly Pos[] = [];
  failed = false;
  readonly qualifier: Qualifier;

  constructor(
    readonly pkg: MutablePackage,
    readonly info: Info,
    readonly files: FileSet,
    readonly rec: Recursion,
  ) {
    this.sink = pkg.diagnostics;
    this.env = newEnv(pkg.scope);
    this.qualifier = (p) => {
      if (p === this.pkg) return '';
      return this.sharedNames().has(p.name) ? quote(p.path) : p.name;
    };
  }

  private shared: Set<string> | undefined;

  /** Names that several packages in sight have: those are told apart by their paths. */
  private sharedNames(): Set<string> {
    if (this.shared) return this.shared;
    const paths = new Map<string, string>();
    const shared = (this.shared = new Set<string>());
    const seen = new Set<Package>();
    const visit = (pkg: Package): void => {
      if (seen.has(pkg)) return;
      seen.add(pkg);
      const path = paths.get(pkg.name);
      if (path !== undefined && path !== pkg.path) shared.add(pkg.name);
      paths.set(pkg.name, pkg.path);
      // What the library is made of is its own affair, and other than Go's.
      if (!pkg.library) pkg.imports.forEach(visit);
    };
    visit(this.pkg);
    return shared;
  }

  /** Looks at the declaration of an object that has been left until somebody asks. */
  readonly resolve = (obj: Object): void => {
    if (this.inPath.has(obj) || this.done.has(obj)) return;
    const idle = this.delayed.length === 0;
    const { diagnostics, path } = this.pkg;
    const told = diagnostics.length;
    this.rec.objDecl(this, obj, undefined);
    // Within a declaration or a body, whoever is at that does what has been put off.
    if (idle && this.path.length === 0) this.processDelayed(0);
    const wrong = diagnostics[told];
    if (wrong) throw new InternalError(`${path}.${obj.name}: ${wrong.message}`);
  };

  // -------------------------------------------------------------- complaints

  /** Reports an error; what only follows from an earlier one is dropped, as gc drops it. */
  error(at: At, message: string, notes?: Note[], kind?: 'unsupported' | 'missing'): void {
    if (
      this.failed &&
      (message.indexOf('invalid operand') > 0 || message.indexOf('invalid type') > 0)
    ) {
      return;
    }
    this.failed = true;
    let pos: Pos;
    let end: Pos;
    if ('mode' in at) {
      pos = at.expr ? startPos(at.expr) : noPos;
      end = at.expr?.end ?? pos;
    } else {
      pos = 'kind' in at ? startPos(at as Node) : at.pos;
      end = at.end ?? pos;
    }
    if (this.env.errPos !== noPos) pos = end = this.env.errPos;
    // Names and types are byte strings until here.
    const diag: Diag = { pos, end, message: textOf(message) };
    if (notes && notes.length > 0) {
      diag.notes = notes.map((n) => ({ pos: n.pos, message: textOf(n.message) }));
    }
    if (kind) diag[kind] = true;
    this.sink.push(diag);
  }

  /** An error whose `%s` stand for operands, types and texts. */
  errorf(at: At, format: string, ...parts: Part[]): void {
    this.error(at, this.format(format, ...parts));
  }

  unsupported(at: At, message: string): void {
    this.error(at, message, undefined, 'unsupported');
  }

  format(format: string, ...parts: Part[]): string {
    let i = 0;
    return format.replace(/%s/g, () => this.text(parts[i++]!));
  }

  private text(part: Part): string {
    if (typeof part === 'string') return part;
    if (typeof part === 'number') return String(part);
    if ('mode' in part) return operandString(part, this.qualifier);
    return typeBytes(part.type, this.qualifier);
  }

  op(x: Operand): string {
    return operandString(x, this.qualifier);
  }

  ts(t: Type): string {
    return typeBytes(t, this.qualifier);
  }

  /** A position as text, for messages that name one. */
  place(pos: Pos): string {
    return placeText(this.files.told(pos));
  }

  es(e: Expr): string {
    return exprString(e);
  }

  // ----------------------------------------------------------------- records

  record(e: Expr, mode: OperandMode, type: Type, value: ConstValue | undefined): void {
    if (mode === 'invalid') return;
    this.info.types.set(e, { mode, type, value });
  }

  define(id: Ident, obj: Object): void {
    this.info.defs.set(id, obj);
  }

  use(id: Ident, obj: Object): void {
    this.info.uses.set(id, obj);
  }

  implicit(clause: CaseClause, obj: Object): void {
    this.info.implicits.set(clause, obj);
  }

  select(e: SelectorExpr, selection: Selection): void {
    this.info.selections.set(e, selection);
  }

  // ------------------------------------------------------------- expressions

  /** Checks e as a single value. */
  expr(x: Operand, e: Expr): void {
    this.rec.rawExpr(this, x, e, undefined);
    this.exclude(x, true);
    this.single(x);
  }

  /** Checks e as a value, which may be several at once. */
  multiExpr(x: Operand, e: Expr): void {
    this.rec.rawExpr(this, x, e, undefined);
    this.exclude(x, true);
  }

  /** Checks e; a composite literal without a type takes the hint. */
  exprWithHint(x: Operand, e: Expr, hint: Type): void {
    this.rec.rawExpr(this, x, e, hint);
    this.exclude(x, true);
    this.single(x);
  }

  /** Checks e as a value or a type. */
  exprOrType(x: Operand, e: Expr): void {
    this.rec.rawExpr(this, x, e, undefined);
    this.exclude(x, false);
    this.single(x);
  }

  private exclude(x: Operand, values: boolean): void {
    if (x.mode === 'novalue') {
      this.errorf(x, values ? '%s used as value' : '%s used as value or type', x);
      x.mode = 'invalid';
    } else if (values && x.mode === 'builtin') {
      this.errorf(x, '%s must be called', x);
      x.mode = 'invalid';
    } else if (values && x.mode === 'type') {
      this.errorf(x, '%s is not an expression', x);
      x.mode = 'invalid';
    }
  }

  /** Complains about a call with several results where one value is wanted. */
  single(x: Operand): void {
    if (x.mode === 'value' && x.type.kind === 'tuple') {
      this.errorf(x, 'multiple-value %s in single-value context', x);
      x.mode = 'invalid';
    }
  }

  /** Checks expressions for their uses of names only, after an error made them pointless. */
  markExprs(...list: readonly (Expr | undefined)[]): void {
    for (const e of list) {
      if (!e) continue;
      const inner = e.kind === 'key-value-expr' ? e.value : e;
      this.rec.rawExpr(this, new Operand(), inner, undefined);
    }
  }

  /** As markExprs, for the left side of an assignment: assigning is no use of a variable. */
  markLhs(...list: readonly Expr[]): void {
    for (const e of list) {
      const id = unparen(e);
      if (id.kind === 'ident') {
        if (id.name === '_') continue;
        const obj = this.lookup(id.name);
        const used = obj?.kind === 'var' && obj.used;
        this.rec.rawExpr(this, new Operand(), e, undefined);
        if (obj?.kind === 'var' && obj.pkg === this.pkg) obj.used = used as boolean;
      } else this.rec.rawExpr(this, new Operand(), e, undefined);
    }
  }

  /** Marks the variable that e names as having its address taken; parts of it do not count. */
  markAddressed(e: Expr, whole: boolean): void {
    const id = unparen(e);
    if (!whole || id.kind !== 'ident') return;
    const obj = this.info.uses.get(id);
    if (obj?.kind === 'var') obj.addressed = true;
  }

  // ------------------------------------------------------------------ scopes

  lookup(name: string): Object | undefined {
    return this.env.scope.lookupParent(name);
  }

  /** Puts obj into scope under its name (`_` aside) and notes the definition. */
  declare(scope: Scope, id: Ident | undefined, obj: Object): void {
    if (obj.name !== '_') {
      const alt = scope.insert(obj);
      if (alt) {
        this.redeclared({ pos: obj.pos, end: id?.end }, obj.name, alt);
        return;
      }
    }
    if (id) this.define(id, obj);
  }

  redeclared(at: At, name: string, alt: Object): void {
    this.error(at, `${name} redeclared in this block`, otherDecl(alt));
  }

  /** Notes that the declaration being checked depends on a package-level object. */
  depend(to: Object): void {
    const from = this.env.decl;
    if (from && this.decls.has(to)) from.deps.add(to);
  }

  // ------------------------------------------------------------------- later

  later(work: () => void): void {
    this.delayed.push(work);
  }

  /** Marks how much is put off now; `processDelayed` does what came after. */
  get delayedTop(): number {
    return this.delayed.length;
  }

  /** Does what was put off since top, and what that puts off in turn. */
  processDelayed(top: number): void {
    for (let i = top; i < this.delayed.length; i++) {
      const env = this.env;
      this.delayed[i]!();
      this.env = env;
    }
    this.delayed.length = top;
  }
}

export function newEnv(scope: Scope): Env {
  return {
    decl: undefined,
    scope,
    iota: undefined,
    errPos: noPos,
    sig: undefined,
    owner: undefined,
    panics: undefined,
    hasCallOrRecv: false,
  };
}

/** The note that names the other declaration; none for the universe's. */
export function otherDecl(alt: Object | Label | Const): Note[] {
  return alt.pos === noPos ? [] : [{ pos: alt.pos, message: `other declaration of ${alt.name}` }];
}

export function unparen(e: Expr): Expr {
  while (e.kind === 'paren-expr') e = e.x;
  return e;
}

/**
 * Where gc says a node is: mostly its first byte, but the bracket of a slice expression, the colon
 * of a key and its value, and the parenthesis after `func`.
 */
export function startPos(n: Node): Pos {
  for (;;) {
    switch (n.kind) {
      case 'composite-lit':
        if (!n.type) return n.pos;
        n = n.type;
        continue;
      case 'selector-expr':
      case 'index-expr':
      case 'type-assert-expr':
      case 'binary-expr':
        n = n.x;
        continue;
      case 'call-expr':
        n = n.fun;
        continue;
      case 'slice-expr':
        return n.x.end;
      case 'key-value-expr':
        return n.key.end;
      case 'func-type':
        return n.pos + 4;
      case 'send-stmt':
        n = n.chan;
        continue;
      default:
        return n.pos;
    }
  }
}

/** Where gc's tree has a node, for the few notes that do not go by its start: its operator. */
export function nodePos(n: Expr): Pos {
  switch (n.kind) {
    case 'binary-expr':
      return n.opPos;
    case 'call-expr':
      return n.lparen;
    case 'selector-expr':
    case 'index-expr':
    case 'type-assert-expr':
      return n.x.end;
    default:
      return startPos(n);
  }
}
