/** Calls of predeclared functions (Go spec, "Built-in functions"). */
import type { CallExpr } from '../../syntax/ast';
import {
  imagPart,
  intValue,
  makeComplex,
  realPart,
  toComplex,
  toFloat,
  toInt,
} from '../constant-ops';
import { newParam, newPointer, newSignature, newSlice } from '../named';
import type { BuiltinName } from '../object';
import { identical, isInvalid, isNumeric, isString, isUntyped, under } from '../predicates';
import type { Type } from '../type';
import { anyType, byteType, Typ } from '../universe';
import { assignableTo } from './assignable';
import { assignment, exprList } from './assignment';
import { passArguments } from './call-arguments';
import type { Context } from './context';
import { convertUntyped } from './convert-untyped';
import { validIndex } from './index-expr';
import { Operand, type ExprKind } from './operand';
import { alignof, offsetof, sizeof } from '../sizes';

/** Fewest arguments, whether more may follow, and how the call may stand alone. */
const shapes: Record<BuiltinName, readonly [number, boolean, ExprKind]> = {
  append: [1, true, 'expression'],
  cap: [1, false, 'expression'],
  close: [1, false, 'statement'],
  complex: [2, false, 'expression'],
  copy: [2, false, 'statement'],
  delete: [2, false, 'statement'],
  imag: [1, false, 'expression'],
  len: [1, false, 'expression'],
  make: [1, true, 'expression'],
  new: [1, false, 'expression'],
  panic: [1, false, 'statement'],
  print: [0, true, 'statement'],
  println: [0, true, 'statement'],
  real: [1, false, 'expression'],
  recover: [0, false, 'statement'],
  Alignof: [1, false, 'expression'],
  Offsetof: [1, false, 'expression'],
  Sizeof: [1, false, 'expression'],
};

const noResult: Type = { kind: 'tuple', vars: [] };

/** Checks the call; the result is in x. */
export function builtinCall(c: Context, x: Operand, call: CallExpr, name: BuiltinName): ExprKind {
  const [min, more, kind] = shapes[name];
  x.mode = 'invalid';
  if (call.ellipsis && name !== 'append') {
    c.error(call, `invalid operation: invalid use of ... with built-in ${name}`);
    c.markExprs(...call.args);
    return kind;
  }
  // len and cap of what calls nothing can be constant: note calls in the argument alone.
  const outerCalls = c.env.hasCallOrRecv;
  if (name === 'len' || name === 'cap') c.env.hasCallOrRecv = false;

  let args: Operand[] = [];
  let nargs = call.args.length;
  if (name !== 'make' && name !== 'new') {
    const list = exprList(c, call.args, false);
    args = list.operands;
    if (list.spread) c.info.spreads.add(call);
    nargs = args.length;
    if (args.some((a) => a.mode === 'invalid')) {
      c.env.hasCallOrRecv ||= outerCalls;
      return kind;
    }
    if (args.length > 0) {
      const a = args[0]!;
      x.set(a.mode, a.type, a.value);
      x.expr = a.expr;
    }
  }
  if (nargs < min || (!more && nargs > min)) {
    const what = nargs < min ? 'not enough' : 'too many';
    x.mode = 'invalid';
    c.error(
      call,
      `invalid operation: ${what} arguments for ${c.es(call)} (expected ${min}, found ${nargs})`,
    );
    c.env.hasCallOrRecv ||= outerCalls;
    return kind;
  }
  const ok = run(c, x, call, name, args);
  if (!ok) x.mode = 'invalid';
  if (name === 'len' || name === 'cap') c.env.hasCallOrRecv ||= outerCalls;
  return kind;
}

function run(c: Context, x: Operand, call: CallExpr, name: BuiltinName, args: Operand[]): boolean {
  switch (name) {
    case 'append':
      return append(c, x, call, args);
    case 'cap':
    case 'len':
      return length(c, x, name);
    case 'close': {
      const u = under(x.type);
      if (u.kind !== 'chan') {
        c.errorf(x, 'invalid operation: cannot close non-channel %s', x);
        return false;
      }
      if (u.dir === 'recv') {
        c.errorf(x, 'invalid operation: cannot close receive-only channel %s', x);
        return false;
      }
      x.set('novalue', noResult);
      return true;
    }
    case 'complex':
      return complex(c, x, call, args[1]!);
    case 'copy':
      return copy(c, x, args[1]!);
    case 'delete': {
      const u = under(x.type);
      if (u.kind !== 'map') {
        c.errorf(x, 'invalid argument: %s is not a map', x);
        return false;
      }
      assignment(c, args[1]!, u.key, 'argument to delete');
      if (args[1]!.mode === 'invalid') return false;
      x.set('novalue', noResult);
      return true;
    }
    case 'imag':
    case 'real':
      return part(c, x, name);
    case 'make':
      return make(c, x, call);
    case 'new': {
      const T = c.rec.typ(c, call.args[0]!);
      if (isInvalid(T)) return false;
      x.set('value', newPointer(T));
      return true;
    }
    case 'panic':
      // A function whose last statement panics needs no return.
      if (c.env.sig && c.env.sig.results.length > 0) (c.env.panics ??= new Set()).add(call);
      assignment(c, x, anyType, 'argument to panic');
      if (x.mode === 'invalid') return false;
      x.set('novalue', noResult);
      return true;
    case 'print':
    case 'println':
      for (const a of args) {
        assignment(c, a, undefined, `argument to ${name}`);
        if (a.mode === 'invalid') return false;
      }
      x.set('novalue', noResult);
      return true;
    case 'recover':
      x.set('value', anyType);
      return true;
    case 'Sizeof':
    case 'Alignof':
      assignment(c, x, undefined, `argument to unsafe.${name}`);
      if (x.mode === 'invalid') return false;
      x.set('constant', Typ.uintptr, bytes((name === 'Sizeof' ? sizeof : alignof)(x.type)));
      return true;
    case 'Offsetof':
      return fieldOffset(c, x, call);
  }
}

const bytes = (n: number) => intValue(BigInt(n));

/** unsafe.Offsetof(s.f): where f begins in s, embedded structs between them included. */
function fieldOffset(c: Context, x: Operand, call: CallExpr): boolean {
  let arg = call.args[0]!;
  while (arg.kind === 'paren-expr') arg = arg.x;
  const selection = arg.kind === 'selector-expr' ? c.info.selections.get(arg) : undefined;
  if (!selection) {
    c.error(arg, `invalid argument: ${c.es(arg)} is not a selector expression`);
    return false;
  }
  if (selection.kind !== 'field') {
    c.error(arg, `invalid argument: ${c.es(arg)} is a method value`);
    return false;
  }
  let t = selection.recv;
  const base = t.kind === 'pointer' ? t.elem : t;
  let offset = 0;
  for (const [n, i] of selection.index.entries()) {
    let u = under(t);
    if (u.kind === 'pointer') {
      if (n > 0) {
        c.error(
          x,
          `invalid argument: field ${selection.obj.name} is embedded via a pointer in ${c.ts(base)}`,
        );
        return false;
      }
      u = under(u.elem);
    }
    if (u.kind !== 'struct') return false;
    offset += offsetof(u, i);
    t = u.fields[i]!.type;
  }
  x.set('constant', Typ.uintptr, bytes(offset));
  return true;
}

function append(c: Context, x: Operand, call: CallExpr, args: Operand[]): boolean {
  const S = x.type;
  const u = under(S);
  if (u.kind !== 'slice') {
    if (isInvalid(u)) return false;
    const cause = x.isNil ? 'have untyped nil' : `have ${c.op(x)}`;
    c.error(x, `first argument to append must be a slice; ${cause}`);
    return false;
  }
  // append([]byte, string...) is a case of its own.
  if (args.length === 2 && call.ellipsis && assignableTo(c, x, newSlice(byteType)) === true) {
    const y = args[1]!;
    if (isString(y.type)) {
      if (isUntyped(y.type)) convertUntyped(c, y, Typ.string);
      x.set('value', S);
      return true;
    }
  }
  const sig = newSignature([newParam(S), newParam(newSlice(u.elem))], [newParam(S)], true);
  passArguments(c, call, sig, args);
  // Whatever was wrong with the arguments, the result's type is known.
  x.set('value', S);
  return true;
}

function length(c: Context, x: Operand, name: 'cap' | 'len'): boolean {
  let u = under(x.type);
  if (u.kind === 'pointer') {
    const a = under(u.elem);
    if (a.kind === 'array') u = a;
  }
  switch (u.kind) {
    case 'basic':
      if (isInvalid(u)) return false;
      if (isString(u) && name === 'len') {
        if (x.mode === 'constant') {
          const v = x.value!;
          x.set('constant', Typ.int, v.kind === 'string' ? intValue(BigInt(v.value.length)) : v);
        } else x.set('value', Typ.int);
        return true;
      }
      break;
    case 'array':
      if (!c.env.hasCallOrRecv) x.set('constant', Typ.int, intValue(BigInt(u.len)));
      else x.set('value', Typ.int);
      return true;
    case 'slice':
    case 'chan':
      x.set('value', Typ.int);
      return true;
    case 'map':
      if (name === 'len') {
        x.set('value', Typ.int);
        return true;
      }
      break;
  }
  c.errorf(x, 'invalid argument: %s for %s', x, name);
  return false;
}

function complex(c: Context, x: Operand, call: CallExpr, y: Operand): boolean {
  const ux = isUntyped(x.type);
  const uy = isUntyped(y.type);
  if (ux && !uy) convertUntyped(c, x, y.type);
  else if (!ux && uy) convertUntyped(c, y, x.type);
  else if (ux && uy) {
    if (x.mode === 'constant' && y.mode === 'constant') {
      for (const o of [x, y]) {
        const f = toFloat(o.value!);
        if (isNumeric(o.type) && f) o.set('constant', Typ.untypedFloat, f);
      }
    } else {
      convertUntyped(c, x, Typ.float64);
      convertUntyped(c, y, Typ.float64);
    }
  }
  if (x.mode === 'invalid' || y.mode === 'invalid') return false;
  if (!identical(x.type, y.type)) {
    c.errorf(
      x,
      'invalid operation: %s (mismatched types %s and %s)',
      c.es(call),
      { type: x.type },
      { type: y.type },
    );
    return false;
  }
  const u = under(x.type);
  const result = u.kind === 'basic' ? complexOf[u.basic] : undefined;
  if (!result) {
    c.errorf(x, 'invalid argument: arguments have type %s, expected floating-point', {
      type: x.type,
    });
    return false;
  }
  if (x.mode === 'constant' && y.mode === 'constant') {
    x.set('constant', result, makeComplex(x.value!, y.value!));
  } else x.set('value', result);
  return true;
}

const complexOf: Record<string, Type> = {
  float32: Typ.complex64,
  float64: Typ.complex128,
  'untyped-float': Typ.untypedComplex,
};

const partOf: Record<string, Type> = {
  complex64: Typ.float32,
  complex128: Typ.float64,
  'untyped-complex': Typ.untypedFloat,
};

function part(c: Context, x: Operand, name: 'imag' | 'real'): boolean {
  if (isUntyped(x.type)) {
    if (x.mode === 'constant') {
      const z = toComplex(x.value!);
      if (isNumeric(x.type) && z) x.set('constant', Typ.untypedComplex, z);
    } else {
      convertUntyped(c, x, Typ.complex128);
      if (x.mode === 'invalid') return false;
    }
  }
  const u = under(x.type);
  const result = u.kind === 'basic' ? partOf[u.basic] : undefined;
  if (!result) {
    c.errorf(x, 'invalid argument: argument has type %s, expected complex type', { type: x.type });
    return false;
  }
  if (x.mode === 'constant') {
    x.set('constant', result, name === 'real' ? realPart(x.value!) : imagPart(x.value!));
  } else x.set('value', result);
  return true;
}

function copy(c: Context, x: Operand, y: Operand): boolean {
  const dst = under(x.type);
  let src = under(y.type);
  if (isString(src)) src = newSlice(byteType);
  if (dst.kind !== 'slice' || src.kind !== 'slice') {
    c.errorf(x, 'invalid argument: copy expects slice arguments; found %s and %s', x, y);
    return false;
  }
  if (!identical(dst.elem, src.elem)) {
    c.errorf(
      x,
      'invalid argument: arguments to copy %s and %s have different element types %s and %s',
      x,
      y,
      { type: dst.elem },
      { type: src.elem },
    );
    return false;
  }
  if (isUntyped(y.type)) convertUntyped(c, y, Typ.string);
  x.set('value', Typ.int);
  return true;
}

function make(c: Context, x: Operand, call: CallExpr): boolean {
  const at = call.args[0]!;
  const T = c.rec.typ(c, at);
  const rest = call.args.slice(1);
  if (isInvalid(T)) {
    c.markExprs(...rest);
    return false;
  }
  let min: number;
  switch (under(T).kind) {
    case 'slice':
      min = 2;
      break;
    case 'map':
    case 'chan':
      min = 1;
      break;
    default:
      c.markExprs(...rest);
      c.error(at, `invalid argument: cannot make ${c.es(at)}; type must be slice, map, or channel`);
      return false;
  }
  const nargs = call.args.length;
  if (nargs < min || nargs > min + 1) {
    c.markExprs(...rest);
    c.error(
      call,
      `invalid operation: ${c.es(call)} expects ${min} or ${min + 1} arguments; found ${nargs}`,
    );
    return false;
  }
  const sizes: bigint[] = [];
  for (const e of rest) {
    const size = new Operand();
    c.expr(size, e);
    if (!validIndex(c, size, 'index', false)) continue;
    const v = size.mode === 'constant' ? toInt(size.value!) : undefined;
    if (v) sizes.push(v.value);
  }
  if (sizes.length === 2 && sizes[0]! > sizes[1]!) {
    c.error(call.args[1]!, 'invalid argument: length and capacity swapped');
  }
  x.set('value', T);
  return true;
}
