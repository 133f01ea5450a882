/** The predeclared functions (Go spec, "Built-in functions"). */
import { InternalError } from '../base/internal-error';
import type { CallExpr, Expr } from '../syntax/ast';
import { defaultType, isString, under } from '../types/predicates';
import type { Type } from '../types/type';
import { callTuple, isTuple } from './call';
import { loadConstant } from './constant';
import { convertRegister } from './conversion';
import { effect, expr, exprAs, indexed, valueAs } from './expression';
import type { Fn } from './function';
import { builtinName, order } from './order';
import { basicOf, isAggregate } from './representation';
import { unparen } from './unparen';

const emptyInterface: Type = { kind: 'interface', methods: [], embeddeds: [], all: [] };

/** A call of a builtin; the register of its result, -1 where it has none. */
export function builtin(f: Fn, e: CallExpr, want: number): number {
  order(f, e.args);
  const mark = f.top;
  const args = e.args;
  switch (builtinName(e.fun)) {
    case 'len':
    case 'cap':
      return length(f, args[0]!, builtinName(e.fun) === 'len', want);
    case 'append':
      return append(f, e, want);
    case 'copy': {
      const pair = isTuple(f, args[0]!) ? callTuple(f, unparen(args[0]!) as CallExpr) : -1;
      const to = pair >= 0 ? pair : expr(f, args[0]!);
      const from = pair >= 0 ? pair + 1 : expr(f, args[1]!);
      f.top = mark;
      const d = f.dest(want);
      f.at(e.pos);
      f.emit('COPY', d, to, from);
      return d;
    }
    case 'delete': {
      if (isTuple(f, args[0]!)) {
        deleteTuple(f, unparen(args[0]!) as CallExpr);
        break;
      }
      const t = f.typeOf(args[0]!);
      const m = expr(f, args[0]!);
      const key = exprAs(f, args[1]!, indexed(t).key!);
      f.at(e.pos);
      f.emit('MAPDEL', m, key, f.rtype(under(t)));
      break;
    }
    case 'close': {
      const c = expr(f, args[0]!);
      f.at(e.pos);
      f.emit('CLOSE', c);
      break;
    }
    case 'make':
      return make(f, e, want);
    case 'new': {
      const t = f.typeOf(args[0]!);
      const d = f.dest(want);
      f.emit(isAggregate(t) ? 'NEWZ' : 'NEWBOX', d, f.rtype(t));
      return d;
    }
    case 'panic': {
      const r = valueAs(f, args[0]!, emptyInterface);
      f.at(e.pos);
      f.emit('PANIC', r);
      break;
    }
    case 'print':
    case 'println':
      print(f, args, builtinName(e.fun) === 'println');
      break;
    case 'recover': {
      const d = f.dest(want);
      f.emit('RECOVER', d);
      return d;
    }
    case 'complex':
      return complex(f, e, want);
    case 'real':
    case 'imag': {
      const r = expr(f, args[0]!);
      f.top = mark;
      const d = f.dest(want);
      f.emit(builtinName(e.fun) === 'real' ? 'REAL' : 'IMAG', d, r);
      return d;
    }
    default:
      throw new InternalError(`builtin ${builtinName(e.fun)}`);
  }
  f.top = mark;
  return -1;
}

function length(f: Fn, x: Expr, len: boolean, want: number): number {
  const t = f.typeOf(x);
  const u = under(t);
  const mark = f.top;
  if (u.kind === 'array' || u.kind === 'pointer') {
    // Not constant: evaluated for its calls.
    const n = indexed(t).len!;
    effect(f, x);
    return loadConstant(f, { kind: 'int', value: BigInt(n) }, intType, want);
  }
  const r = expr(f, x);
  f.top = mark;
  const d = f.dest(want);
  switch (u.kind) {
    case 'slice':
      f.emit(len ? 'SLLEN' : 'SLCAP', d, r);
      break;
    case 'map':
      f.emit('MAPLEN', d, r);
      break;
    case 'chan':
      f.emit(len ? 'CHANLEN' : 'CHANCAP', d, r);
      break;
    default:
      f.emit('STRLEN', d, r);
  }
  return d;
}

const intType: Type = { kind: 'basic', basic: 'int', name: 'int' };

function append(f: Fn, e: CallExpr, want: number): number {
  const t = f.typeOf(e);
  const slice = under(t);
  if (slice.kind !== 'slice') throw new InternalError('append to what is no slice');
  const mark = f.top;
  const type = f.rtype(t);
  const first = e.args[0]!;
  if (isTuple(f, first)) return appendTuple(f, unparen(first) as CallExpr, t, slice.elem, want);
  const s = exprAs(f, first, t);
  if (e.ellipsis) {
    const more = e.args[1]!;
    const r = isString(f.typeOf(more)) ? expr(f, more) : exprAs(f, more, t);
    f.top = mark;
    const d = f.dest(want);
    f.at(e.pos);
    f.emit('APPENDS', d, s, r, type);
    return d;
  }
  const base = f.top;
  for (const arg of e.args.slice(1)) {
    const r = f.top;
    valueAs(f, arg, slice.elem, r);
    f.top = r;
    f.alloc();
  }
  f.top = mark;
  const d = f.dest(want);
  f.at(e.pos);
  if (e.args.length === 1) f.move(2, d, s);
  else f.emit('APPEND', d, s, base, e.args.length - 1, type);
  return d;
}

/** `append(f())` with f's results as slice and elements. */
function appendTuple(f: Fn, inner: CallExpr, t: Type, elem: Type, want: number): number {
  const mark = f.top;
  const tuple = f.typeOf(inner);
  const results = tuple.kind === 'tuple' ? tuple.vars : [];
  const from = callTuple(f, inner);
  for (let i = 1; i < results.length; i++) {
    const own = results[i]!.type;
    if (under(elem).kind === 'interface' && under(own).kind !== 'interface') {
      f.emit('MKIFACE', from + i, f.rtype(own), from + i);
    }
  }
  f.top = mark;
  const d = f.dest(want);
  f.emit('APPEND', d, from, from + 1, results.length - 1, f.rtype(t));
  return d;
}

/** `delete(f())` with f's results as map and key. */
function deleteTuple(f: Fn, inner: CallExpr): void {
  const tuple = f.typeOf(inner);
  if (tuple.kind !== 'tuple') throw new InternalError('delete of no two values');
  const from = callTuple(f, inner);
  const m = tuple.vars[0]!.type;
  const key = convertRegister(f, from + 1, tuple.vars[1]!.type, indexed(m).key!);
  f.emit('MAPDEL', from, key, f.rtype(under(m)));
}

function make(f: Fn, e: CallExpr, want: number): number {
  const t = f.typeOf(e.args[0]!);
  const mark = f.top;
  const size = e.args[1];
  const cap = e.args[2];
  const n = size ? expr(f, size) : -1;
  const c = cap ? expr(f, cap) : -1;
  f.top = mark;
  const d = f.dest(want);
  f.at(e.pos);
  switch (under(t).kind) {
    case 'slice':
      f.emit('MKSLICE', d, n, c, f.rtype(t));
      break;
    case 'map':
      f.emit('MKMAP', d, n, f.rtype(t));
      break;
    default:
      f.emit('MKCHAN', d, n, f.rtype(t));
  }
  return d;
}

function print(f: Fn, args: readonly Expr[], newline: boolean): void {
  const pairs: number[] = [];
  const only = args[0];
  if (args.length === 1 && only && isTuple(f, only)) {
    const tuple = f.typeOf(unparen(only));
    const from = callTuple(f, unparen(only) as CallExpr);
    if (tuple.kind === 'tuple') tuple.vars.forEach((v, i) => pairs.push(from + i, f.rtype(v.type)));
  } else {
    for (const arg of args) {
      const t = f.typeOf(arg);
      const isNil = t.kind === 'basic' && t.basic === 'untyped-nil';
      pairs.push(expr(f, arg), f.rtype(isNil ? emptyInterface : defaultType(t)));
    }
  }
  f.emit('PRINT', newline ? 1 : 0, pairs.length / 2, ...pairs);
}

function complex(f: Fn, e: CallExpr, want: number): number {
  const t = f.typeOf(e);
  const mark = f.top;
  const part = (x: Expr) => {
    const value = f.info.types.get(unparen(x))?.value;
    return value ? loadConstant(f, value, floatType, -1) : expr(f, x);
  };
  let re: number;
  let im: number;
  if (isTuple(f, e.args[0]!)) {
    re = callTuple(f, unparen(e.args[0]!) as CallExpr);
    im = re + 1;
  } else {
    re = part(e.args[0]!);
    im = part(e.args[1]!);
  }
  f.top = mark;
  const d = f.dest(want);
  f.emit('COMPLEX', d, re, im, basicOf(t) === 'complex64' ? 64 : 128);
  return d;
}

const floatType: Type = { kind: 'basic', basic: 'float64', name: 'float64' };

/**
 * A builtin as what `go` or `defer` starts: its arguments are evaluated now into registers, a thunk
 * does the rest. Returns the thunk's function index, the base and the number of arguments.
 */
export function launchBuiltin(f: Fn, e: CallExpr, how: 'GO' | 'DEFER'): void {
  const name = builtinName(e.fun);
  const base = f.top;
  const types: Type[] = [];
  const isType = (x: Expr) => f.info.types.get(unparen(x))?.mode === 'type';
  for (const arg of e.args) {
    if (isType(arg)) continue;
    const own = defaultType(f.typeOf(arg));
    const t =
      name === 'panic' || (own.kind === 'basic' && own.basic === 'untyped-nil')
        ? emptyInterface
        : own;
    types.push(t);
    const r = f.top;
    valueAs(f, arg, t, r);
    f.top = r;
    f.alloc();
  }
  const args = e.args.filter((x) => !isType(x));
  const code = f.builder.thunk(name, types, (inner) => {
    args.forEach((arg, i) => inner.hoisted.set(unparen(arg), i));
    if (name === 'panic') inner.emit('PANIC', 0);
    else if (name === 'print' || name === 'println') {
      inner.emit(
        'PRINT',
        name === 'println' ? 1 : 0,
        types.length,
        ...types.flatMap((t, i) => [i, inner.rtype(t)]),
      );
    } else builtin(inner, e, -1);
  });
  f.emit(how, code.index, base, types.length);
}
