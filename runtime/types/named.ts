/** How the checker makes defined types and objects: the shapes of type.ts and object.ts, with what only the checker needs. */
import type { FuncDecl } from '../syntax/ast';
import { noPos, type Pos } from '../base/source';
import type { ConstValue } from './constant';
import type { Const, Func, PkgName, TypeName, Var } from './object';
import type { Package } from './package';
import type { Basic, Interface, Named, Pointer, Signature, Slice, Type } from './type';

/** The type of whatever was wrong; complaints about it are suppressed. */
export const invalidType: Basic = { kind: 'basic', basic: 'invalid', name: 'invalid type' };

let nextId = 1;

/**
 * A defined type while and after it is resolved. Its right-hand side may be another defined type
 * that is not resolved yet, so `underlying` follows the chain when asked and keeps the answer.
 */
export class NamedType implements Named {
  readonly kind = 'named';
  readonly methods: Func[] = [];
  readonly id = nextId++;
  /** What stands on the right of the declaration; undefined while it is being checked. */
  rhs: Type | undefined;
  private resolved: Type | undefined;

  constructor(readonly obj: TypeName) {}

  get underlying(): Type {
    if (this.resolved) return this.resolved;
    let t: Type | undefined = this.rhs;
    for (let hops = 0; t instanceof NamedType; hops++) {
      if (t.resolved) {
        t = t.resolved;
        break;
      }
      // A chain that bites its tail has been reported as an invalid recursive type.
      if (t === this || hops > 10_000) return invalidType;
      t = t.rhs;
    }
    if (!t) return invalidType;
    return (this.resolved = t);
  }

  set underlying(t: Type) {
    this.rhs = t;
    this.resolved = undefined;
  }
}

/** A Var that knows the function it was declared in, so that captures can be told. */
export interface LocalVar extends Var {
  owner: object | undefined;
}

export function newVar(
  name: string,
  pos: Pos,
  pkg: Package | undefined,
  type: Type,
  owner?: object,
  global = false,
): LocalVar {
  return {
    kind: 'var',
    name,
    pos,
    pkg,
    type,
    isField: false,
    embedded: false,
    global,
    captured: false,
    addressed: false,
    used: false,
    owner,
  };
}

export function newField(
  name: string,
  pos: Pos,
  pkg: Package | undefined,
  type: Type,
  embedded: boolean,
): LocalVar {
  return {
    kind: 'var',
    name,
    pos,
    pkg,
    type,
    isField: true,
    embedded,
    global: false,
    captured: false,
    addressed: false,
    used: false,
    owner: undefined,
  };
}

export function newConst(
  name: string,
  pos: Pos,
  pkg: Package | undefined,
  type: Type,
  value: ConstValue,
): Const {
  return { kind: 'const', name, pos, pkg, type, value };
}

export function newTypeName(
  name: string,
  pos: Pos,
  pkg: Package | undefined,
  type: Type,
  alias: boolean,
): TypeName {
  return { kind: 'type-name', name, pos, pkg, type, alias };
}

export function newFunc(
  name: string,
  pos: Pos,
  pkg: Package | undefined,
  type: Signature,
  decl: FuncDecl | undefined,
  ptrRecv = false,
): Func & { recvNamed: Named | undefined } {
  return { kind: 'func', name, pos, pkg, type, decl, recvNamed: undefined, ptrRecv };
}

export function newPkgName(
  name: string,
  pos: Pos,
  pkg: Package | undefined,
  imported: Package,
): PkgName {
  return { kind: 'pkg-name', name, pos, pkg, type: invalidType, imported, used: false };
}

export function newPointer(elem: Type): Pointer {
  return { kind: 'pointer', elem };
}

export function newSlice(elem: Type): Slice {
  return { kind: 'slice', elem };
}

export function newSignature(
  params: readonly Var[] = [],
  results: readonly Var[] = [],
  variadic = false,
  recv?: Var,
): Signature {
  return { kind: 'signature', recv, params, results, variadic };
}

export function newInterface(methods: readonly Func[], embeddeds: readonly Type[]): Interface {
  return { kind: 'interface', methods, embeddeds, all: undefined };
}

/** A parameter or result without a name of its own, for signatures the checker makes up. */
export function newParam(type: Type): Var {
  return newVar('', noPos, undefined, type);
}

/** The type of an object that has not been found out yet. Counts as invalid wherever it shows. */
export const unresolved: Basic = { kind: 'basic', basic: 'invalid', name: 'invalid type' };

/** Finds out what an object is whose declaration has not been looked at. */
export type Resolve = (obj: Const | TypeName | Func) => void;

/** A constant that is found out when it is first asked for. */
export class LateConst implements Const {
  readonly kind = 'const';
  private knownType: Type | undefined;
  private knownValue: ConstValue | undefined;

  constructor(
    readonly name: string,
    readonly pos: Pos,
    readonly pkg: Package,
    private readonly resolve: Resolve,
  ) {}

  get type(): Type {
    if (!this.knownType) this.resolve(this);
    return this.knownType ?? unresolved;
  }

  set type(type: Type) {
    this.knownType = type;
  }

  get value(): ConstValue {
    if (!this.knownValue) this.resolve(this);
    return this.knownValue ?? { kind: 'unknown' };
  }

  set value(value: ConstValue) {
    this.knownValue = value;
  }
}

/** A type name that is found out when it is first asked for, with its methods. */
export class LateTypeName implements TypeName {
  readonly kind = 'type-name';
  private known: Type | undefined;

  constructor(
    readonly name: string,
    readonly pos: Pos,
    readonly pkg: Package,
    readonly alias: boolean,
    private readonly resolve: Resolve,
  ) {}

  get type(): Type {
    if (!this.known) this.resolve(this);
    return this.known ?? invalidType;
  }

  set type(type: Type) {
    this.known = type;
  }
}

/** A function or method that is found out when it is first asked for. */
export class LateFunc implements Func {
  readonly kind = 'func';
  private known: Signature | undefined;
  private named: Named | undefined;

  constructor(
    readonly name: string,
    readonly pos: Pos,
    readonly pkg: Package,
    readonly decl: FuncDecl,
    readonly ptrRecv: boolean,
    private readonly resolve: Resolve,
  ) {}

  get type(): Signature {
    if (!this.known) this.resolve(this);
    return this.known ?? newSignature();
  }

  set type(type: Signature) {
    this.known = type;
  }

  /** Known with its type: whoever comes upon a method by its declaration has not asked for that yet. */
  get recvNamed(): Named | undefined {
    if (!this.named && !this.known) this.resolve(this);
    return this.named;
  }

  set recvNamed(named: Named | undefined) {
    this.named = named;
  }
}
