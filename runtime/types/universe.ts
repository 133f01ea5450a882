/** The universe block: predeclared types, constants, nil and builtins (Go spec, "Predeclared identifiers"). */
import { noPos } from '../base/source';
import type { Builtin, BuiltinName, Func, Nil } from './object';
import type { Basic, BasicKind, Interface, Named } from './type';
import {
  invalidType,
  NamedType,
  newConst,
  newFunc,
  newInterface,
  newParam,
  newSignature,
  newTypeName,
} from './named';
import { Scope } from './scope';

function basic<K extends BasicKind>(kind: K, name: string = kind): Basic {
  return { kind: 'basic', basic: kind, name };
}

/** The predeclared types, one instance a kind. */
export const Typ = {
  invalid: invalidType,
  bool: basic('bool'),
  int: basic('int'),
  int8: basic('int8'),
  int16: basic('int16'),
  int32: basic('int32'),
  int64: basic('int64'),
  uint: basic('uint'),
  uint8: basic('uint8'),
  uint16: basic('uint16'),
  uint32: basic('uint32'),
  uint64: basic('uint64'),
  uintptr: basic('uintptr'),
  float32: basic('float32'),
  float64: basic('float64'),
  complex64: basic('complex64'),
  complex128: basic('complex128'),
  string: basic('string'),
  unsafePointer: basic('unsafe-pointer', 'unsafe.Pointer'),
  untypedBool: basic('untyped-bool', 'untyped bool'),
  untypedInt: basic('untyped-int', 'untyped int'),
  untypedRune: basic('untyped-rune', 'untyped rune'),
  untypedFloat: basic('untyped-float', 'untyped float'),
  untypedComplex: basic('untyped-complex', 'untyped complex'),
  untypedString: basic('untyped-string', 'untyped string'),
  untypedNil: basic('untyped-nil', 'untyped nil'),
} as const;

/** `byte` and `rune`: the kinds uint8 and int32 under the name the source used, for messages. */
export const byteType: Basic = basic('uint8', 'byte');
export const runeType: Basic = basic('int32', 'rune');

/** `interface{}` under its predeclared name; identical to every empty interface. */
export const anyType: Interface = newInterface([], []);

export const universe = new Scope(undefined);

const scope = universe;
for (const t of [
  Typ.bool,
  Typ.int,
  Typ.int8,
  Typ.int16,
  Typ.int32,
  Typ.int64,
  Typ.uint,
  Typ.uint8,
  Typ.uint16,
  Typ.uint32,
  Typ.uint64,
  Typ.uintptr,
  Typ.float32,
  Typ.float64,
  Typ.complex64,
  Typ.complex128,
  Typ.string,
]) {
  scope.insert(newTypeName(t.name, noPos, undefined, t, false));
}
scope.insert(newTypeName('byte', noPos, undefined, byteType, true));
scope.insert(newTypeName('rune', noPos, undefined, runeType, true));
scope.insert(newTypeName('any', noPos, undefined, anyType, true));

/** The interface method `Error` of the predeclared type error. */
export const errorMethod: Func = newFunc(
  'Error',
  noPos,
  undefined,
  newSignature([], [newParam(Typ.string)]),
  undefined,
);

/** The predeclared type `error`. */
export const errorType: Named = (() => {
  const obj = newTypeName('error', noPos, undefined, invalidType, false);
  const named = new NamedType(obj);
  named.underlying = newInterface([errorMethod], []);
  obj.type = named;
  scope.insert(obj);
  return named;
})();

/** `comparable` can only constrain type parameters, which are refused by name. */
export const comparableType: Named = (() => {
  const obj = newTypeName('comparable', noPos, undefined, invalidType, false);
  const named = new NamedType(obj);
  named.underlying = newInterface([], []);
  obj.type = named;
  scope.insert(obj);
  return named;
})();

scope.insert(newConst('true', noPos, undefined, Typ.untypedBool, { kind: 'bool', value: true }));
scope.insert(newConst('false', noPos, undefined, Typ.untypedBool, { kind: 'bool', value: false }));

/** `iota`: its value is that of the constant declaration it is used in. */
export const iotaConst = newConst('iota', noPos, undefined, Typ.untypedInt, {
  kind: 'int',
  value: 0n,
});
scope.insert(iotaConst);

export const nilObject: Nil = {
  kind: 'nil',
  name: 'nil',
  pos: noPos,
  pkg: undefined,
  type: Typ.untypedNil,
};
scope.insert(nilObject);

const builtinNames: readonly BuiltinName[] = [
  'append',
  'cap',
  'close',
  'complex',
  'copy',
  'delete',
  'imag',
  'len',
  'make',
  'new',
  'panic',
  'print',
  'println',
  'real',
  'recover',
];
for (const name of builtinNames) {
  const builtin: Builtin = { kind: 'builtin', name, pos: noPos, pkg: undefined, type: invalidType };
  scope.insert(builtin);
}
