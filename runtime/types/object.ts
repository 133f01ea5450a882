/** What a name can stand for (Go spec, "Declarations and scope"). */
import type { Ident, FuncDecl } from '../syntax/ast';
import type { Pos } from '../base/source';
import type { ConstValue } from './constant';
import type { Package } from './package';
import type { Named, Signature, Type } from './type';

interface Obj {
  readonly name: string;
  readonly pos: Pos;
  /** Undefined for the universe's objects. */
  readonly pkg: Package | undefined;
  type: Type;
}

/** A variable, parameter, result or struct field. */
export interface Var extends Obj {
  readonly kind: 'var';
  readonly isField: boolean;
  readonly embedded: boolean;
  /** A package-level variable. */
  readonly global: boolean;
  /** Set by the checker: used inside a function literal nested in the function that declares it. */
  captured: boolean;
  /** Set by the checker: `&x` (parentheses aside), or x is the addressable receiver of a pointer method, or `x[:]` of an array x. Not set for `&x.f`, `&x[i]`. */
  addressed: boolean;
  used: boolean;
}

export interface Const extends Obj {
  readonly kind: 'const';
  value: ConstValue;
}

export interface TypeName extends Obj {
  readonly kind: 'type-name';
  readonly alias: boolean;
}

/** A function, a concrete method, or an interface's method. */
export interface Func extends Obj {
  readonly kind: 'func';
  type: Signature;
  /** The declaration; undefined for interface methods and for the universe's `error.Error`. */
  readonly decl: FuncDecl | undefined;
  /** The defined type a concrete method belongs to. */
  readonly recvNamed: Named | undefined;
  readonly ptrRecv: boolean;
}

export interface PkgName extends Obj {
  readonly kind: 'pkg-name';
  readonly imported: Package;
  used: boolean;
}

export type BuiltinName =
  | 'append'
  | 'cap'
  | 'close'
  | 'complex'
  | 'copy'
  | 'delete'
  | 'imag'
  | 'len'
  | 'make'
  | 'new'
  | 'panic'
  | 'print'
  | 'println'
  | 'real'
  | 'recover'
  // Of package unsafe.
  | 'Alignof'
  | 'Offsetof'
  | 'Sizeof';

export interface Builtin extends Obj {
  readonly kind: 'builtin';
  readonly name: BuiltinName;
}
export interface Nil extends Obj {
  readonly kind: 'nil';
}
export interface Label extends Obj {
  readonly kind: 'label';
  used: boolean;
}

export type Object = Var | Const | TypeName | Func | PkgName | Builtin | Nil | Label;

/** A definition's identifier, for tables keyed by node. */
export type { Ident };
