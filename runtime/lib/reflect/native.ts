/** Natives of reflect. */
import type { RType } from '../../code/rtype';
import { getElement, growSlice, moveElements, setElement } from '../../machine/array';
import { setRegister } from '../../machine/call';
import {
  chanLength,
  closeChan,
  makeChan,
  receiveNow,
  trySend,
  canReceive,
  type ChanObj,
} from '../../machine/chan';
import type { Goroutine } from '../../machine/goroutine';
import type { Machine } from '../../machine/machine';
import {
  makeMap,
  mapDelete,
  mapEntries,
  mapGet,
  mapLength,
  mapSet,
  type MapObj,
} from '../../machine/map';
import { ENTER, type Native, type NativeTable } from '../../machine/native';
import {
  elementsOf,
  getBool,
  getInt,
  getNumber,
  getRef,
  getSlice,
  getString,
  getWide,
  makeSlice,
  setBool,
  setInt,
  setNumber,
  setRef,
  setString,
} from '../../machine/native-values';
import { alignOf, sizeOf } from '../../machine/size';
import { implementsInterface } from '../../machine/equal';
import { numberOfPointer, reinterpret } from '../../machine/unsafe';
import {
  Box,
  ArrayObj,
  Complex,
  FuncV,
  Iface,
  SliceV,
  StructObj,
  type Plain,
} from '../../machine/value';
import { newArray, zeroOf } from '../../machine/zero';
import { assignable, convertible, convertPlain, wrapInteger } from './convert';
import { deepEqual } from './deep-equal';
import {
  elementPointer,
  fieldPointer,
  invalid,
  isAggregate,
  kindNumber,
  kindPanic,
  KINDS,
  HIDDEN,
  HIDDEN_EMBEDDED,
  METHOD,
  methodValue,
  newPointer,
  owned,
  ownedOf,
  panicText,
  plainOf,
  READ_ONLY,
  storePointer,
  typeArg,
  typeObject,
  type TypeObj,
  VAR,
  valueArg,
  valueOf,
  variable,
  viewOf,
  type ValueView,
} from './objects';

// --------------------------------------------------------------------- types

const exported = (t: RType): RType['methods'] =>
  t.methods.filter((method) => method.pkgPath === '');

/** A native of *rtype with an integer result. */
const typeInt =
  (f: (t: RType, g: Goroutine, base: number) => number): Native =>
  (_, g, base) => {
    setInt(g, base, f(typeArg(g, base), g, base));
  };

const typeString =
  (f: (t: RType) => string): Native =>
  (_, g, base) => {
    setString(g, base, f(typeArg(g, base)));
  };

const typeType =
  (f: (t: RType, g: Goroutine, base: number) => RType | undefined): Native =>
  (_, g, base) => {
    setRef(g, base, typeObject(g.process, f(typeArg(g, base), g, base)));
  };

const typeBool =
  (f: (t: RType, g: Goroutine, base: number) => boolean): Native =>
  (_, g, base) => {
    setBool(g, base, f(typeArg(g, base), g, base));
  };

const DIRECTIONS = { recv: 1, send: 2, both: 3 };

/** Indices that lead to a field, through embedded structs; the shallowest one, if there is only one such. */
export function findField(t: RType, name: string): number[] | undefined {
  let level: { t: RType; path: number[] }[] = [{ t, path: [] }];
  const visited = new Set<RType>();
  while (level.length > 0) {
    const found: number[][] = [];
    const next: { t: RType; path: number[] }[] = [];
    for (const { t: at, path } of level) {
      if (visited.has(at)) continue;
      visited.add(at);
      at.fields.forEach((field, i) => {
        if (field.name === name) found.push([...path, i]);
        const inner = field.type.kind === 'ptr' ? field.type.elem! : field.type;
        if (field.embedded && inner.kind === 'struct') next.push({ t: inner, path: [...path, i] });
      });
    }
    if (found.length > 0) return found.length === 1 ? found[0] : undefined;
    level = next;
  }
  return undefined;
}

function fieldOffset(t: RType, i: number): number {
  let offset = 0;
  for (let j = 0; j <= i; j++) {
    const align = alignOf(t.fields[j]!.type);
    offset = Math.ceil(offset / align) * align;
    if (j < i) offset += sizeOf(t.fields[j]!.type);
  }
  return offset;
}

const typeNatives: NativeTable = {
  'reflect.typeOf': (_, g, base) => {
    const i = getRef(g, base) as Iface | null;
    setRef(g, base, typeObject(g.process, i?.type));
  },
  'reflect.(*rtype).Name': typeString((t) => t.name),
  'reflect.(*rtype).PkgPath': typeString((t) => t.pkgPath),
  'reflect.(*rtype).String': typeString((t) => t.string),
  'reflect.(*rtype).kind': typeInt(kindNumber),
  'reflect.(*rtype).size': typeInt(sizeOf),
  'reflect.(*rtype).align': typeInt(alignOf),
  'reflect.(*rtype).elem': typeType((t) => t.elem),
  'reflect.(*rtype).key': typeType((t) => t.keyType),
  'reflect.(*rtype).length': typeInt((t) => t.len),
  'reflect.(*rtype).dir': typeInt((t) => DIRECTIONS[t.dir!]),
  'reflect.(*rtype).numMethod': typeInt(
    (t) => (t.kind === 'interface' ? t.methods : exported(t)).length,
  ),
  'reflect.(*rtype).method': (_, g, base) => {
    const t = typeArg(g, base);
    const method = (t.kind === 'interface' ? t.methods : exported(t))[getInt(g, base + 1)]!;
    const type = t.kind === 'interface' ? method.type : methodFuncType(g, method.type, t);
    setString(g, base, method.name);
    setString(g, base + 1, method.pkgPath);
    setRef(g, base + 2, typeObject(g.process, type));
  },
  'reflect.(*rtype).numField': typeInt((t) => t.fields.length),
  'reflect.(*rtype).field': (_, g, base) => {
    const t = typeArg(g, base);
    const i = getInt(g, base + 1);
    const field = t.fields[i]!;
    setString(g, base, field.name);
    setString(g, base + 1, field.pkgPath);
    setRef(g, base + 2, typeObject(g.process, field.type));
    setString(g, base + 3, field.tag);
    setInt(g, base + 4, fieldOffset(t, i));
    setBool(g, base + 5, field.embedded);
  },
  'reflect.(*rtype).findField': (m, g, base) => {
    const path = findField(typeArg(g, base), getString(g, base + 1));
    setRef(g, base, path ? makeSlice(m, g.process.program.basicType('int'), path) : null);
  },
  'reflect.(*rtype).numIn': typeInt((t) => t.params.length),
  'reflect.(*rtype).in': typeType((t, g, base) => t.params[getInt(g, base + 1)]),
  'reflect.(*rtype).numOut': typeInt((t) => t.results.length),
  'reflect.(*rtype).out': typeType((t, g, base) => t.results[getInt(g, base + 1)]),
  'reflect.(*rtype).variadic': typeBool((t) => t.variadic),
  'reflect.(*rtype).comparable': typeBool((t) => t.comparable),
  'reflect.implements': typeBool((t, g, base) => implementsInterface(t, typeArg(g, base + 1))),
  'reflect.assignable': typeBool((t, g, base) => assignable(t, typeArg(g, base + 1))),
  'reflect.convertible': typeBool((t, g, base) => convertible(t, typeArg(g, base + 1))),
  'reflect.pointerTo': typeType((t, g) => g.process.program.pointerTo(t)),
  'reflect.sliceOf': typeType((t, g) => g.process.program.sliceOf(t)),
  'reflect.arrayOf': typeType((t, g, base) => g.process.program.arrayOf(t, getInt(g, base + 1))),
  'reflect.chanOf': typeType((t, g, base) =>
    g.process.program.chanOf(t, (['recv', 'send', 'both'] as const)[getInt(g, base + 1) - 1]!),
  ),
  'reflect.funcOf': (_, g, base) => {
    const types = (i: number) => elementsOf(getSlice(g, base + i)).map((t) => (t as TypeObj).of);
    const made = g.process.program.funcOf(types(0), types(1), getBool(g, base + 2));
    setRef(g, base, typeObject(g.process, made));
  },
  'reflect.structOf': (_, g, base) => {
    const list = (i: number) => elementsOf(getSlice(g, base + i));
    const [names, types, tags, embedded] = [list(0), list(1), list(2), list(3)];
    const fields = names.map((name, i) => ({
      name: name as string,
      type: (types[i] as TypeObj).of,
      tag: tags[i] as string,
      embedded: embedded[i] === 1,
    }));
    setRef(g, base, typeObject(g.process, g.process.program.structOf(fields)));
  },
  'reflect.mapOf': typeType((t, g, base) => g.process.program.mapOf(t, typeArg(g, base + 1))),
};

// -------------------------------------------------------------------- values

/** A native of Value with a plain result of some kind. */
const onValue =
  (f: (v: ValueView, m: Machine, g: Goroutine, base: number) => void): Native =>
  (m, g, base) => {
    f(valueArg(g, base), m, g, base);
  };

/** Panics unless the value is of one of these kinds. */
function want(
  m: Machine,
  g: Goroutine,
  v: ValueView,
  method: string,
  fits: (t: RType) => boolean,
): RType {
  if (!v.t || v.flag & METHOD || !fits(v.t))
    throw kindPanic(m, g.process, method, v.flag & METHOD ? methodType(v) : v.t);
  return v.t;
}

const kindIn =
  (...kinds: string[]) =>
  (t: RType): boolean =>
    kinds.includes(t.kind);

const isSigned = kindIn('int', 'int8', 'int16', 'int32', 'int64');
const isUnsigned = kindIn('uint', 'uint8', 'uint16', 'uint32', 'uint64', 'uintptr');
const isNillable = kindIn('chan', 'func', 'interface', 'map', 'ptr', 'slice', 'unsafe-pointer');

const methodNumber = (v: ValueView): number => v.flag >> 5;

function methodType(v: ValueView): RType {
  const t = v.t!;
  return (t.kind === 'interface' ? t.methods : exported(t))[methodNumber(v)]!.type;
}

function intResult(g: Goroutine, base: number, t: RType, plain: Plain): void {
  if (t.cls === 0) setInt(g, base, plain as number);
  else setInt(g, base, plain as number | bigint);
}

/** The elements a Value indexes: of a slice, an array, or of what a pointer to an array leads to. */
function elements(
  t: RType,
  plain: Plain,
): { arr: ArrayObj; off: number; len: number; cap: number } | undefined {
  if (t.kind === 'slice') {
    const s = plain as SliceV | null;
    return s ? { arr: s.arr, off: s.off, len: s.len, cap: s.cap } : undefined;
  }
  if (t.kind === 'array') return { arr: plain as ArrayObj, off: 0, len: t.len, cap: t.len };
  return undefined;
}

function lengthOf(t: RType, plain: Plain): number {
  if (t.kind === 'string') return (plain as string).length;
  if (t.kind === 'map') return mapLength(plain as MapObj | null);
  if (t.kind === 'chan') return chanLength(plain as ChanObj | null);
  if (t.kind === 'array') return t.len;
  return (plain as SliceV | null)?.len ?? 0;
}

/** Whether a plain value is the zero value of its type. */
export function isZeroPlain(t: RType, v: Plain): boolean {
  switch (t.kind) {
    case 'struct':
      return t.fields.every((field, i) => isZeroPlain(field.type, (v as StructObj).f[i]));
    case 'array': {
      for (let i = 0; i < t.len; i++)
        if (!isZeroPlain(t.elem!, getElement(v as ArrayObj, i))) return false;
      return true;
    }
    case 'string':
      return v === '';
    case 'complex64':
    case 'complex128':
      return (v as Complex).re === 0 && (v as Complex).im === 0;
    case 'float32':
    case 'float64':
      return Object.is(v, 0);
    default:
      return v === 0 || v === null;
  }
}

/** What Interface() gives: the dynamic value, with the value's own type around it unless that is an interface. */
export function interfaceOf(m: Machine, value: ValueView): Iface | null {
  const plain = plainOf(value);
  return value.t!.kind === 'interface'
    ? (plain as Iface | null)
    : new Iface(value.t!, owned(m, value.t!, plain));
}

function slice(
  m: Machine,
  g: Goroutine,
  v: ValueView,
  low: number,
  high: number,
  max: number,
): StructObj {
  const t = want(m, g, v, 'Slice', kindIn('slice', 'array', 'string'));
  const plain = plainOf(v);
  if (t.kind === 'string') {
    if (low < 0 || high < low || high > (plain as string).length) {
      throw panicText(g.process, 'reflect.Value.Slice: string slice index out of bounds');
    }
    return valueOf(m, g.process, t, (plain as string).slice(low, high), v.flag & READ_ONLY);
  }
  if (t.kind === 'array' && !(v.flag & VAR)) {
    throw panicText(g.process, 'reflect.Value.Slice: slice of unaddressable array');
  }
  const of = elements(t, plain);
  const cap = of?.cap ?? 0;
  const end = max < 0 ? cap : max;
  if (low < 0 || high < low || end < high || end > cap) {
    throw panicText(g.process, 'reflect.Value.Slice: slice index out of bounds');
  }
  const type = t.kind === 'slice' ? t : g.process.program.sliceOf(t.elem!);
  const part = of ? new SliceV(of.arr, of.off + low, high - low, end - low) : null;
  return valueOf(m, g.process, type, part, v.flag & READ_ONLY);
}

function elem(m: Machine, g: Goroutine, v: ValueView): StructObj {
  const t = want(m, g, v, 'Elem', kindIn('ptr', 'interface'));
  const plain = plainOf(v);
  const flag = v.flag & READ_ONLY;
  if (plain === null) return invalid(m, g.process);
  if (t.kind === 'ptr') return variable(m, g.process, t.elem!, plain, flag);
  const inner = plain as Iface;
  return valueOf(m, g.process, inner.type, inner.v, flag);
}

function field(m: Machine, g: Goroutine, v: ValueView, i: number): StructObj {
  const t = want(m, g, v, 'Field', kindIn('struct'));
  const f = t.fields[i];
  if (!f) throw panicText(g.process, 'reflect: Field index out of range');
  const own = f.pkgPath === '' ? 0 : f.embedded ? HIDDEN_EMBEDDED : HIDDEN;
  const flag = (v.flag & HIDDEN) | own;
  const struct = plainOf(v) as StructObj;
  if (v.flag & VAR) return variable(m, g.process, f.type, fieldPointer(struct, i), flag);
  return valueOf(m, g.process, f.type, struct.f[i], flag);
}

function index(m: Machine, g: Goroutine, v: ValueView, i: number): StructObj {
  const t = want(m, g, v, 'Index', kindIn('slice', 'array', 'string'));
  const plain = plainOf(v);
  const flag = v.flag & READ_ONLY;
  if (i < 0 || i >= lengthOf(t, plain)) {
    throw panicText(g.process, `reflect: ${t.kind} index out of range`);
  }
  if (t.kind === 'string') {
    return valueOf(
      m,
      g.process,
      g.process.program.basicType('uint8'),
      (plain as string).charCodeAt(i),
      flag,
    );
  }
  const of = elements(t, plain)!;
  if (t.kind === 'slice' || v.flag & VAR) {
    return variable(m, g.process, t.elem!, elementPointer(of.arr, of.off + i), flag);
  }
  return valueOf(m, g.process, t.elem!, getElement(of.arr, i), flag);
}

/** Stores into the variable that a Value is. */
function store(m: Machine, v: ValueView, plain: Plain): void {
  storePointer(m, v.t!, (v.v as Iface).v, plain);
}

const valueNatives: NativeTable = {
  'reflect.ValueOf': (m, g, base) => {
    const i = getRef(g, base) as Iface | null;
    setRef(g, base, i ? valueOf(m, g.process, i.type, i.v) : invalid(m, g.process));
  },
  'reflect.zero': (m, g, base) => {
    const t = typeArg(g, base);
    setRef(g, base, valueOf(m, g.process, t, zeroOf(m, t)));
  },
  'reflect.newVar': (m, g, base) => {
    const t = typeArg(g, base);
    setRef(g, base, valueOf(m, g.process, g.process.program.pointerTo(t), newPointer(m, t)));
  },
  'reflect.methodFunc': (m, g, base) => {
    const t = typeArg(g, base);
    const method = exported(t)[getInt(g, base + 1)]!;
    const fn = g.process.program.methodOf(t, method.id)!;
    setRef(g, base, valueOf(m, g.process, methodFuncType(g, method.type, t), new FuncV(fn, [])));
  },
  'reflect.makeFunc': (m, g, base) => {
    const t = typeArg(g, base);
    const made = new FuncV(g.process.program.madeFunc(t), [getRef(g, base + 1)]);
    setRef(g, base, valueOf(m, g.process, t, made));
  },
  'reflect.makeSelect': (_, g, base) => {
    const types = elementsOf(getSlice(g, base)).map((t) => (t as TypeObj | null)?.of);
    const sends = elementsOf(getSlice(g, base + 1)).map((x) => x === 1);
    setRef(
      g,
      base,
      new FuncV(g.process.program.selectFunc(types, sends, getBool(g, base + 2)), []),
    );
  },
  'reflect.newAt': (m, g, base) => {
    const t = typeArg(g, base);
    const pointer = reinterpret(m, g.process, getRef(g, base + 1), t);
    setRef(g, base, valueOf(m, g.process, g.process.program.pointerTo(t), pointer));
  },
  'reflect.Value.UnsafePointer': onValue((v, m, g, base) => {
    want(m, g, v, 'UnsafePointer', kindIn('chan', 'func', 'map', 'ptr', 'slice', 'unsafe-pointer'));
    setRef(g, base, plainOf(v));
  }),
  'reflect.Value.setCap': onValue((v, m, g, base) => {
    const s = plainOf(v) as SliceV | null;
    if (s) store(m, v, new SliceV(s.arr, s.off, s.len, getInt(g, base + 1)));
  }),
  'reflect.makeSlice': (m, g, base) => {
    const t = typeArg(g, base);
    const cap = getInt(g, base + 2);
    const made = new SliceV(newArray(m, t.elem!, cap), 0, getInt(g, base + 1), cap);
    setRef(g, base, valueOf(m, g.process, t, made));
  },
  'reflect.makeMap': (m, g, base) => {
    const t = typeArg(g, base);
    setRef(g, base, valueOf(m, g.process, t, makeMap(m, t)));
  },
  'reflect.makeChan': (m, g, base) => {
    const t = typeArg(g, base);
    setRef(g, base, valueOf(m, g.process, t, makeChan(m, t, getInt(g, base + 1))));
  },
  'reflect.convert': (m, g, base) => {
    const v = valueArg(g, base);
    const to = typeArg(g, base + 1);
    const plain = convertPlain(m, g.process, v.t!, to, plainOf(v));
    setRef(g, base, valueOf(m, g.process, to, owned(m, to, plain), v.flag & READ_ONLY));
  },
  'reflect.assign': (m, g, base) => {
    const v = valueArg(g, base);
    const to = typeArg(g, base + 1);
    const context = getString(g, base + 2);
    if (!v.t) throw panicText(g.process, `reflect: call of ${context} on zero Value`);
    if (v.flag & METHOD) {
      setRef(g, base, valueOf(m, g.process, to, boundMethod(m, g, v)));
      return;
    }
    if (!assignable(v.t, to)) {
      throw panicText(
        g.process,
        `${context}: value of type ${v.t.string} is not assignable to type ${to.string}`,
      );
    }
    const plain = to.kind === 'interface' ? interfaceOf(m, v) : ownedOf(m, v);
    setRef(g, base, valueOf(m, g.process, to, plain));
  },
  'reflect.Value.kind': onValue((v, _, g, base) => {
    setInt(g, base, v.flag & METHOD ? KINDS.indexOf('func') : v.t ? kindNumber(v.t) : 0);
  }),
  'reflect.Value.methodType': onValue((v, _, g, base) => {
    setRef(g, base, typeObject(g.process, methodType(v)));
  }),
  'reflect.Value.Bool': onValue((v, m, g, base) => {
    want(m, g, v, 'Bool', kindIn('bool'));
    setNumber(g, base, plainOf(v) as number);
  }),
  'reflect.Value.Int': onValue((v, m, g, base) => {
    intResult(g, base, want(m, g, v, 'Int', isSigned), plainOf(v));
  }),
  'reflect.Value.Uint': onValue((v, m, g, base) => {
    intResult(g, base, want(m, g, v, 'Uint', isUnsigned), plainOf(v));
  }),
  'reflect.Value.Float': onValue((v, m, g, base) => {
    want(m, g, v, 'Float', kindIn('float32', 'float64'));
    setNumber(g, base, plainOf(v) as number);
  }),
  'reflect.Value.Complex': onValue((v, m, g, base) => {
    want(m, g, v, 'Complex', kindIn('complex64', 'complex128'));
    setRef(g, base, plainOf(v));
  }),
  'reflect.Value.Bytes': onValue((v, m, g, base) => {
    want(m, g, v, 'Bytes', (t) => t.kind === 'slice' && t.elem!.kind === 'uint8');
    setRef(g, base, plainOf(v));
  }),
  'reflect.Value.text': onValue((v, _, g, base) => {
    setRef(g, base, plainOf(v));
  }),
  'reflect.Value.Len': onValue((v, m, g, base) => {
    const t = want(m, g, v, 'Len', kindIn('array', 'chan', 'map', 'slice', 'string'));
    setInt(g, base, lengthOf(t, plainOf(v)));
  }),
  'reflect.Value.Cap': onValue((v, m, g, base) => {
    const t = want(m, g, v, 'Cap', kindIn('array', 'chan', 'slice'));
    const plain = plainOf(v);
    if (t.kind === 'chan') setInt(g, base, (plain as ChanObj | null)?.cap ?? 0);
    else setInt(g, base, elements(t, plain)?.cap ?? 0);
  }),
  'reflect.Value.IsNil': onValue((v, m, g, base) => {
    if (v.flag & METHOD) {
      setBool(g, base, false);
      return;
    }
    want(m, g, v, 'IsNil', isNillable);
    setBool(g, base, plainOf(v) === null);
  }),
  'reflect.Value.IsZero': onValue((v, m, g, base) => {
    setBool(
      g,
      base,
      isZeroPlain(
        want(m, g, v, 'IsZero', () => true),
        plainOf(v),
      ),
    );
  }),
  'reflect.Value.Elem': onValue((v, m, g, base) => {
    setRef(g, base, elem(m, g, v));
  }),
  'reflect.Value.Field': onValue((v, m, g, base) => {
    setRef(g, base, field(m, g, v, getInt(g, base + 1)));
  }),
  'reflect.Value.Index': onValue((v, m, g, base) => {
    setRef(g, base, index(m, g, v, getInt(g, base + 1)));
  }),
  'reflect.Value.Interface': onValue((v, m, g, base) => {
    if (!v.t) throw kindPanic(m, g.process, 'Interface', undefined);
    if (v.flag & READ_ONLY) {
      throw panicText(
        g.process,
        'reflect.Value.Interface: cannot return value obtained from unexported field or method',
      );
    }
    setRef(
      g,
      base,
      v.flag & METHOD ? new Iface(methodType(v), boundMethod(m, g, v)) : interfaceOf(m, v),
    );
  }),
  'reflect.Value.Addr': onValue((v, m, g, base) => {
    if (!(v.flag & VAR)) throw panicText(g.process, 'reflect.Value.Addr of unaddressable value');
    const pointer = v.v as Iface;
    setRef(g, base, valueOf(m, g.process, pointer.type, pointer.v, v.flag & READ_ONLY));
  }),
  'reflect.Value.MapIndex': onValue((v, m, g, base) => {
    const t = want(m, g, v, 'MapIndex', kindIn('map'));
    const key = valueArg(g, base + 1);
    if (!key.t || !assignable(key.t, t.keyType!)) {
      throw panicText(
        g.process,
        `reflect.Value.MapIndex: value of type ${key.t?.string ?? 'nil'} is not assignable to type ${t.keyType!.string}`,
      );
    }
    const k = t.keyType!.kind === 'interface' ? interfaceOf(m, key) : plainOf(key);
    const found = mapGet(plainOf(v) as MapObj | null, k);
    const flag = (v.flag | key.flag) & READ_ONLY;
    setRef(
      g,
      base,
      found === undefined
        ? invalid(m, g.process)
        : valueOf(m, g.process, t.elem!, owned(m, t.elem!, found), flag),
    );
  }),
  'reflect.Value.MapKeys': onValue((v, m, g, base) => {
    const t = want(m, g, v, 'MapKeys', kindIn('map'));
    const keys: Plain[] = [];
    for (const [key] of mapEntries(plainOf(v) as MapObj | null)) {
      keys.push(valueOf(m, g.process, t.keyType!, owned(m, t.keyType!, key), v.flag & READ_ONLY));
    }
    // In no order, as Go's.
    for (let i = keys.length - 1; i > 0; i--) {
      const j = m.random() % (i + 1);
      [keys[i], keys[j]] = [keys[j], keys[i]];
    }
    setRef(g, base, makeValues(m, g, keys));
  }),
  'reflect.Value.Pointer': onValue((v, m, g, base) => {
    want(m, g, v, 'Pointer', kindIn('chan', 'func', 'map', 'ptr', 'slice', 'unsafe-pointer'));
    setInt(g, base, numberOfPointer(m, g.process, plainOf(v)));
  }),
  'reflect.Value.Slice': onValue((v, m, g, base) => {
    setRef(g, base, slice(m, g, v, getInt(g, base + 1), getInt(g, base + 2), -1));
  }),
  'reflect.Value.Slice3': onValue((v, m, g, base) => {
    setRef(g, base, slice(m, g, v, getInt(g, base + 1), getInt(g, base + 2), getInt(g, base + 3)));
  }),
  'reflect.Value.Close': onValue((v, m, g) => {
    want(m, g, v, 'Close', kindIn('chan'));
    closeChan(m, g.id, plainOf(v) as ChanObj | null);
  }),
  'reflect.Value.TryRecv': onValue((v, m, g, base) => {
    const t = want(m, g, v, 'TryRecv', kindIn('chan'));
    const chan = plainOf(v) as ChanObj | null;
    if (!chan || !canReceive(chan)) {
      setRef(g, base, invalid(m, g.process));
      setBool(g, base + 1, false);
      return;
    }
    const cls = t.elem!.cls;
    receiveNow(m, g, chan, base + 2, base + 1);
    const got = cls === 2 ? g.R[base + 2] : getWide(g, base + 2);
    setRef(g, base, valueOf(m, g.process, t.elem!, got));
  }),
  'reflect.Value.TrySend': onValue((v, m, g, base) => {
    const t = want(m, g, v, 'TrySend', kindIn('chan'));
    const x = valueArg(g, base + 1);
    const plain = t.elem!.kind === 'interface' ? interfaceOf(m, x) : ownedOf(m, x);
    setBool(g, base, trySend(m, plainOf(v) as ChanObj, plain, m.seq));
  }),
  'reflect.Value.set': onValue((v, m, g, base) => {
    store(m, v, plainOf(valueArg(g, base + 1)));
  }),
  'reflect.Value.setBool': onValue((v, m, g, base) => {
    store(m, v, getBool(g, base + 1) ? 1 : 0);
  }),
  'reflect.Value.setInt': onValue((v, m, g, base) => {
    store(m, v, wrapInteger(v.t!, getWide(g, base + 1)));
  }),
  'reflect.Value.setUint': onValue((v, m, g, base) => {
    store(m, v, wrapInteger(v.t!, getWide(g, base + 1)));
  }),
  'reflect.Value.setFloat': onValue((v, m, g, base) => {
    const x = getNumber(g, base + 1);
    store(m, v, v.t!.kind === 'float32' ? Math.fround(x) : x);
  }),
  'reflect.Value.setComplex': onValue((v, m, g, base) => {
    const c = getRef(g, base + 1) as Complex;
    store(m, v, v.t!.kind === 'complex64' ? new Complex(Math.fround(c.re), Math.fround(c.im)) : c);
  }),
  'reflect.Value.setString': onValue((v, m, g, base) => {
    store(m, v, getString(g, base + 1));
  }),
  'reflect.Value.setBytes': onValue((v, m, g, base) => {
    store(m, v, getRef(g, base + 1));
  }),
  'reflect.Value.setLen': onValue((v, m, g, base) => {
    const s = plainOf(v) as SliceV | null;
    if (s) store(m, v, new SliceV(s.arr, s.off, getInt(g, base + 1), s.cap));
  }),
  'reflect.Value.setMapIndex': onValue((v, m, g, base) => {
    const map = plainOf(v) as MapObj | null;
    const key = plainOf(valueArg(g, base + 1));
    const x = valueArg(g, base + 2);
    if (!x.t) mapDelete(m, map, key);
    else if (map) mapSet(m, map, key, ownedOf(m, x));
    else throw m.plainPanic('assignment to entry in nil map');
  }),
  'reflect.Value.method': onValue((v, m, g, base) => {
    const receiver = interfaceOf(m, v);
    if (v.t!.kind === 'interface' && !receiver)
      throw panicText(g.process, 'reflect: Method on nil interface value');
    setRef(g, base, methodValue(m, g.process, v.t!, receiver, getInt(g, base + 1), v.flag));
  }),
  'reflect.grow': onValue((v, m, g, base) => {
    const s = plainOf(v) as SliceV | null;
    const need = (s?.len ?? 0) + getInt(g, base + 1);
    const grown =
      s && need <= s.cap
        ? new SliceV(s.arr, s.off, need, s.cap)
        : growSlice(m, s, need, v.t!.elem!);
    setRef(g, base, valueOf(m, g.process, v.t!, grown));
  }),
  'reflect.copyElements': onValue((v, m, g, base) => {
    const x = valueArg(g, base + 1);
    const to = elements(v.t!, plainOf(v));
    const from = elements(x.t!, plainOf(x));
    if (to && from) moveElements(m, to.arr, to.off, from.arr, from.off, getInt(g, base + 2));
  }),
  'reflect.swap': onValue((v, m, g, base) => {
    const s = plainOf(v) as SliceV;
    const i = s.off + getInt(g, base + 1);
    const j = s.off + getInt(g, base + 2);
    const t = v.t!.elem!;
    const a = owned(m, t, getElement(s.arr, i));
    const b = owned(m, t, getElement(s.arr, j));
    if (isAggregate(t)) {
      storePointer(m, t, elementPointer(s.arr, i), b);
      storePointer(m, t, elementPointer(s.arr, j), a);
    } else {
      setElement(m, s.arr, i, b);
      setElement(m, s.arr, j, a);
    }
  }),
  'reflect.DeepEqual': (_, g, base) => {
    const a = getRef(g, base) as Iface | null;
    const b = getRef(g, base + 1) as Iface | null;
    if (!a || !b) setBool(g, base, a === b);
    else setBool(g, base, a.type === b.type && deepEqual(a.type, a.v, b.v));
  },
};

function makeValues(m: Machine, g: Goroutine, values: Plain[]): SliceV {
  const type = g.process.program.namedType('reflect', 'Value')!;
  const arr = new ArrayObj(m.newId(), type, values, m.heap.epoch);
  return new SliceV(arr, 0, values.length, values.length);
}

// --------------------------------------------------------------------- calls

/** What a function left in its result registers. */
class Results extends StructObj {
  constructor(
    type: RType,
    readonly values: readonly { n: number; r: Plain }[],
  ) {
    super(0, type, [], 0);
  }
}

const MAX_RESULTS = 14;

/** The function a method value calls, with its receiver. */
function methodTarget(g: Goroutine, v: ValueView): { fn: FuncV; receiver: Plain; type: RType } {
  const receiver = v.v as Iface;
  const t = v.t!;
  const method = (t.kind === 'interface' ? t.methods : exported(t))[methodNumber(v)]!;
  const fn = g.process.program.methodOf(receiver.type, method.id)!;
  return { fn: new FuncV(fn, []), receiver: receiver.v, type: receiver.type };
}

/** The type of a method as a function whose first parameter is the receiver. */
function methodFuncType(g: Goroutine, signature: RType, receiver: RType): RType {
  const { params, results, variadic } = signature;
  return g.process.program.funcOf([receiver, ...params], results, variadic);
}

/** A method value as a func value: the receiver is captured. */
function boundMethod(m: Machine, g: Goroutine, v: ValueView): FuncV {
  const { program } = g.process;
  const iface = v.v as Iface;
  const t = v.t!;
  const method = (t.kind === 'interface' ? t.methods : exported(t))[methodNumber(v)]!;
  const code = program.boundMethod(iface.type, method.id)!;
  const receiver = owned(m, iface.type, iface.v);
  const captured =
    iface.type.cls === 2 ? receiver : new Box(m.newId(), iface.type, receiver, m.heap.epoch);
  return new FuncV(code, [captured]);
}

const enter: Native = (m, g, base) => {
  const v = valueArg(g, base);
  const args = getRef(g, base + 1) as SliceV | null;
  const values: { t: RType; v: Plain }[] = [];
  if (v.flag & METHOD) {
    const target = methodTarget(g, v);
    values.push({ t: target.type, v: owned(m, target.type, target.receiver) });
    g.enter = target.fn;
  } else g.enter = plainOf(v) as FuncV;
  for (let i = 0; i < (args?.len ?? 0); i++) {
    const x = viewOf(getElement(args!.arr, args!.off + i) as StructObj);
    values.push({ t: x.t!, v: ownedOf(m, x) });
  }
  values.forEach((x, i) => setRegister(g, base + i, x.t.cls, x.v));
  return ENTER;
};

const callNatives: NativeTable = {
  'reflect.enter': enter,
  'reflect.fetch': (_, g, base) => {
    const values: { n: number; r: Plain }[] = [];
    for (let i = 0; i < MAX_RESULTS; i++) values.push({ n: g.N[base + i]!, r: g.R[base + i] });
    setRef(g, base, new Results(g.process.program.namedType('reflect', 'results')!, values));
  },
  'reflect.unpack': (m, g, base) => {
    const results = getRef(g, base) as Results;
    const fn = typeArg(g, base + 1);
    const out = fn.results.map((t, i) => {
      const { n, r } = results.values[i]!;
      const plain = t.cls === 2 || (t.cls === 1 && n !== n) ? r : n;
      return valueOf(m, g.process, t, plain);
    });
    setRef(g, base, makeValues(m, g, out));
  },
};

export const reflectNatives: NativeTable = { ...typeNatives, ...valueNatives, ...callNatives };
