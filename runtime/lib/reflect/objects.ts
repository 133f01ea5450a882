/** How reflect's Type and Value stand for types and values of the running program. */
import type { RKind, RType } from '../../code/rtype';
import { getElement, setElement } from '../../machine/array';
import type { Goroutine } from '../../machine/goroutine';
import type { Machine } from '../../machine/machine';
import { GoPanic } from '../../machine/native';
import type { Process } from '../../machine/process';
import {
  Box,
  ElemPtr,
  FieldPtr,
  Iface,
  StructObj,
  type ArrayObj,
  type Plain,
} from '../../machine/value';
import { ViewPtr } from '../../machine/view';
import { clone, copyInto, zeroOf } from '../../machine/zero';

/** Flags of a Value; reflect/value.go has the same. Above them: the number of a method. */
export const VAR = 1;
export const INTERFACE = 2;
export const HIDDEN = 4;
export const METHOD = 8;
export const HIDDEN_EMBEDDED = 16;
/** Either: what comes of an unexported field. Exported fields of an embedded one may be set. */
export const READ_ONLY = HIDDEN | HIDDEN_EMBEDDED;

/** Numbers of the kinds, in reflect's order. */
export const KINDS: readonly (RKind | 'invalid')[] = [
  'invalid',
  'bool',
  'int',
  'int8',
  'int16',
  'int32',
  'int64',
  'uint',
  'uint8',
  'uint16',
  'uint32',
  'uint64',
  'uintptr',
  'float32',
  'float64',
  'complex64',
  'complex128',
  'array',
  'chan',
  'func',
  'interface',
  'map',
  'ptr',
  'slice',
  'string',
  'struct',
  'unsafe-pointer',
];

const kindNumbers = new Map<string, number>(KINDS.map((kind, i) => [kind, i]));

export const kindNumber = (t: RType): number => kindNumbers.get(t.kind)!;

/** What a *rtype points to: one object a type, that no program can change. */
export class TypeObj extends StructObj {
  constructor(
    rtype: RType,
    readonly of: RType,
  ) {
    // It is in no log, so its number is not drawn from the run's.
    super(-of.id - 1, rtype, [], 0);
  }
}

const typeObjects = new WeakMap<RType, TypeObj>();

/** The *rtype of a type. */
export function typeObject(process: Process, t: RType | undefined): TypeObj | null {
  if (!t) return null;
  let object = typeObjects.get(t);
  if (!object) {
    object = new TypeObj(process.program.namedType('reflect', 'rtype')!, t);
    typeObjects.set(t, object);
  }
  return object;
}

/** The type of a *rtype argument. */
export const typeArg = (g: Goroutine, i: number): RType => (g.R[i] as TypeObj).of;

/** A Type (an interface that holds a *rtype), as fields of errors have it. */
export function typeValue(process: Process, t: RType | undefined): Iface | null {
  const object = typeObject(process, t);
  return object && new Iface(process.program.pointerTo(object.type), object);
}

/** A reflect.Value taken apart. */
export interface ValueView {
  readonly t: RType | undefined;
  readonly v: Plain;
  readonly flag: number;
}

export function viewOf(s: StructObj): ValueView {
  return { t: (s.f[0] as TypeObj | null)?.of, v: s.f[1], flag: s.f[2] as number };
}

/** A reflect.Value argument. */
export const valueArg = (g: Goroutine, i: number): ValueView => viewOf(g.R[i] as StructObj);

function makeValue(
  m: Machine,
  process: Process,
  t: RType | undefined,
  v: Plain,
  flag: number,
): StructObj {
  const type = process.program.namedType('reflect', 'Value')!;
  return new StructObj(m.newId(), type, [typeObject(process, t), v, flag], m.heap.epoch);
}

/** The zero Value. */
export const invalid = (m: Machine, process: Process): StructObj =>
  makeValue(m, process, undefined, null, 0);

/** A Value that is no variable. Structs and arrays in it are never written. */
export function valueOf(m: Machine, process: Process, t: RType, plain: Plain, flag = 0): StructObj {
  if (t.kind === 'interface') return makeValue(m, process, t, plain, flag | INTERFACE);
  return makeValue(m, process, t, new Iface(t, plain), flag);
}

/** A Value that is the variable a pointer leads to. */
export function variable(
  m: Machine,
  process: Process,
  t: RType,
  pointer: Plain,
  flag = 0,
): StructObj {
  return makeValue(m, process, t, new Iface(process.program.pointerTo(t), pointer), flag | VAR);
}

/** A method with its receiver. */
export function methodValue(
  m: Machine,
  process: Process,
  t: RType,
  receiver: Iface | null,
  i: number,
  flag: number,
): StructObj {
  return makeValue(m, process, t, receiver, (flag & READ_ONLY) | METHOD | (i * 32));
}

/** The plain value in a Value, structs and arrays themselves. */
export function plainOf(value: ValueView): Plain {
  const { t, v, flag } = value;
  if (flag & VAR) return loadPointer(t!, (v as Iface).v);
  if (flag & INTERFACE) return v;
  return (v as Iface).v;
}

/** The plain value, owned by whoever takes it. */
export function ownedOf(m: Machine, value: ValueView): Plain {
  return owned(m, value.t!, plainOf(value));
}

export const isAggregate = (t: RType): boolean => t.kind === 'struct' || t.kind === 'array';

export function owned(m: Machine, t: RType, plain: Plain): Plain {
  return isAggregate(t) ? clone(m, plain as StructObj) : plain;
}

/** *p for a pointer to t. */
export function loadPointer(t: RType, p: Plain): Plain {
  if (isAggregate(t)) return p;
  if (p instanceof Box) return p.v;
  if (p instanceof FieldPtr) return p.obj.f[p.i];
  if (p instanceof ViewPtr) return p.load();
  return getElement((p as ElemPtr).arr, (p as ElemPtr).i);
}

/** *p = plain for a pointer to t; structs and arrays are copied. */
export function storePointer(m: Machine, t: RType, p: Plain, plain: Plain): void {
  if (isAggregate(t)) copyInto(m, p as StructObj, plain as StructObj);
  else if (p instanceof Box) {
    m.touch(p);
    p.v = plain;
  } else if (p instanceof FieldPtr) {
    m.touch(p.obj);
    p.obj.f[p.i] = plain;
  } else if (p instanceof ViewPtr) p.store(plain);
  else setElement(m, (p as ElemPtr).arr, (p as ElemPtr).i, plain);
}

/** A pointer to a new zero value of t. */
export function newPointer(m: Machine, t: RType): Plain {
  const zero = zeroOf(m, t);
  return isAggregate(t) ? zero : new Box(m.newId(), t, zero, m.heap.epoch);
}

/** &s.fields[i] */
export function fieldPointer(s: StructObj, i: number): Plain {
  return isAggregate(s.type.fields[i]!.type) ? s.f[i] : new FieldPtr(s, i);
}

/** &arr[i] */
export function elementPointer(arr: ArrayObj, i: number): Plain {
  return isAggregate(arr.elem) ? (arr.data as Plain[])[i] : new ElemPtr(arr, i);
}

/** A panic with a text. */
export function panicText(process: Process, text: string): GoPanic {
  return new GoPanic(new Iface(process.program.basicType('string'), text));
}

/** The panic of a method that a value's kind does not have. */
export function kindPanic(
  m: Machine,
  process: Process,
  method: string,
  t: RType | undefined,
): GoPanic {
  const type = process.program.namedType('reflect', 'ValueError')!;
  const error = new StructObj(
    m.newId(),
    type,
    [`reflect.Value.${method}`, t ? kindNumber(t) : 0],
    m.heap.epoch,
  );
  return new GoPanic(new Iface(process.program.pointerTo(type), error));
}
