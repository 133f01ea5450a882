/** From checked packages to a Program: functions by name, globals, initialisation, bodies compiled on first call. */
import { InternalError } from '../base/internal-error';
import { noPos, type FileSet, type Pos } from '../base/source';
import type { FuncCode, GlobalVar, Program } from '../code/program';
import type { RType } from '../code/rtype';
import type { FuncLit } from '../syntax/ast';
import { hasBody } from '../syntax/index';
import { lookupFieldOrMethod } from '../types/method-set';
import { newField, newParam, newPointer, newSignature, newSlice } from '../types/named';
import type { Func, Var } from '../types/object';
import type { Info, Initializer, Package } from '../types/package';
import { isInterface, under } from '../types/predicates';
import type { MapT, Signature, Type } from '../types/type';
import { anyType, Typ, universe } from '../types/universe';
import type { Checker } from '../types/check/checker';
import { tupleValues, typedBool } from './assign';
import { convertRegister } from './conversion';
import { compileBody, type Capture } from './body';
import { factsOf, type FunctionFacts, type LitFacts } from './facts';
import { Fn, type Builder } from './function';
import { effect, expr, valueAs } from './expression';
import { order } from './order';
import { clsOf, isAggregate } from './representation';
import { store } from './lvalue';
import type { RuntimeType } from './type-table';
import { packageSymbol, TypeTable } from './type-table';
import {
  compileBoundMethod,
  compileBoundReceiver,
  compileMadeFunc,
  compileMethodWrapper,
  compileSelectFunc,
} from './wrapper';

const noFacts: FunctionFacts = {
  lits: new Map(),
  assigned: new Set(),
  exposed: new Set(),
  hasDefer: false,
};
const noSignature: Signature = {
  kind: 'signature',
  recv: undefined,
  params: [],
  results: [],
  variadic: false,
};

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * The program of a checked `package main` (and all it imports). Its diagnostics must have been looked
 * at: compiling a program with errors is a mistake of the caller's.
 */
export function compileProgram(checker: Checker, main: Package, files: FileSet): Program {
  return new Compiler(checker, main, files);
}

/** What a program consists of, imports first: one checker may have checked several programs. */
function reachable(checker: Checker, main: Package): Package[] {
  const wanted = new Set<Package>();
  const visit = (pkg: Package): void => {
    if (wanted.has(pkg)) return;
    wanted.add(pkg);
    pkg.imports.forEach(visit);
  };
  visit(main);
  const runtime = checker.package('runtime');
  if (runtime) visit(runtime);
  return checker.allPackages.filter((pkg) => wanted.has(pkg));
}

class Compiler implements Program {
  private readonly packages: readonly Package[];
  readonly funcs: FuncCode[] = [];
  readonly globals: GlobalVar[] = [];
  readonly info: Info;
  readonly entry: FuncCode;
  private readonly table = new TypeTable();
  private readonly byFunc = new Map<Func, FuncCode>();
  private readonly byLit = new Map<FuncLit, { code: FuncCode; free: readonly Var[] }>();
  private readonly wrappers = new Map<string, FuncCode>();
  private readonly globalIndex = new Map<Var, number>();
  private readonly pending = new Map<FuncCode, () => void>();
  private readonly initCount = new Map<Package, number>();
  private slots = 0;
  private readonly builder: Builder;

  constructor(
    private readonly checker: Checker,
    main: Package,
    readonly files: FileSet,
  ) {
    this.info = checker.info;
    this.builder = {
      info: this.info,
      types: this.table,
      funcOf: (f) => this.codeOf(f),
      literal: (lit, outer) => this.literal(lit, outer),
      methodFor: (t, m) => this.methodFor(t, m),
      boundMethod: (recv, m) => this.boundCode(recv, m),
      thunk: (name, params, body) => this.thunk(name, params, body),
      panicwrap: () => this.funcByName('runtime.panicwrap'),
      globalOf: (v) => this.globalOf(v),
      cacheSlot: () => this.slots++,
    };
    this.packages = reachable(checker, main);
    for (const pkg of this.packages) this.addGlobals(pkg);
    this.entry = this.makeEntry(main);
  }

  // ------------------------------------------------------- Builder, for functions

  get types(): RType[] {
    return this.table.types;
  }

  private codeOf(f: Func): FuncCode {
    let code = this.byFunc.get(f);
    if (code) return code;
    const pkg = f.pkg!;
    const { decl } = f;
    if (!decl) throw new InternalError(`${f.name} has no declaration`);
    const name = this.nameOf(f, pkg);
    const recv = f.type.recv ? [f.type.recv] : [];
    const params = [...recv, ...f.type.params];
    const native = hasBody(decl) ? undefined : name;
    code = this.newFunc(name, pkg, decl.pos, decl.end, params, f.type.results, native, false);
    this.byFunc.set(f, code);
    if (native === undefined) this.pending.set(code, () => this.compileFunc(f, code!, params));
    return code;
  }

  private compileFunc(f: Func, code: FuncCode, params: readonly Var[]): void {
    const errors = this.checker.checkBody(f);
    if (errors.length > 0) throw new InternalError(`${code.name}: ${errors[0]!.message}`);
    const body = f.decl!.body!;
    const facts = factsOf(this.info, [body], [...params, ...f.type.results]);
    const fn = this.newFn(f.pkg!, code, f.type, facts, undefined);
    compileBody(fn, body, params, [], facts.hasDefer);
    fn.finish();
  }

  literal(lit: FuncLit, outer: Fn): { code: FuncCode; free: readonly Var[] } {
    const known = this.byLit.get(lit);
    if (known) return known;
    const own = outer.facts.lits.get(lit);
    if (!own) throw new InternalError(`no facts for a literal in ${outer.code.name}`);
    const sig = this.info.types.get(lit)!.type as Signature;
    const captures: Capture[] = own.free.map((v) => ({ v, boxed: outer.binding(v).boxed }));
    const name = `${outer.code.name}.${own.parent ? '' : 'func'}${own.number}`;
    const code = this.newFunc(
      name,
      outer.pkg,
      lit.pos,
      lit.end,
      sig.params,
      sig.results,
      undefined,
      false,
    );
    // What it has caught can be shown before it has ever been called, and so compiled.
    code.vars = captures.map(({ v, boxed }) => ({
      name: v.name,
      type: this.table.of(v.type),
      reg: -1,
      boxed,
      role: 'captured',
      from: 0,
      to: 0,
    }));
    const made = { code, free: own.free };
    this.byLit.set(lit, made);
    const { pkg, facts } = outer;
    this.pending.set(code, () => {
      const fn = this.newFn(pkg, code, sig, facts, own);
      compileBody(fn, lit.body, sig.params, captures, own.hasDefer);
      fn.finish();
    });
    return made;
  }

  methodFor(t: Type, m: Func): FuncCode {
    const direct = m.recvNamed !== undefined && this.isOwn(t, m);
    if (direct) return this.codeOf(m);
    const r = this.table.of(t);
    const key = `${r.id} ${this.table.methodId(m)}`;
    let code = this.wrappers.get(key);
    if (!code) {
      const name = `${r.string}.${m.name}`;
      const recv: Type = t;
      code = this.synthetic(
        name,
        m.pkg,
        [recv, ...m.type.params.map((v) => v.type)],
        m.type.results,
        (f) => compileMethodWrapper(f, t, m),
      );
      this.wrappers.set(key, code);
    }
    return code;
  }

  /** Whether the method is declared for just this receiver, so that it can be entered as it is. */
  private isOwn(t: Type, m: Func): boolean {
    if (m.ptrRecv) return t.kind === 'pointer' && t.elem === m.recvNamed;
    return t === m.recvNamed;
  }

  private boundCode(recv: Type, m: Func): FuncCode {
    const key = `bound ${this.table.of(recv).id} ${this.table.methodId(m)}`;
    let code = this.wrappers.get(key);
    if (!code) {
      const name = `${this.table.of(recv).string}.${m.name}-fm`;
      code = this.synthetic(
        name,
        m.pkg,
        m.type.params.map((v) => v.type),
        m.type.results,
        (f) => compileBoundMethod(f, recv, m),
      );
      this.wrappers.set(key, code);
    }
    return code;
  }

  thunk(name: string, params: readonly Type[], body: (f: Fn) => void): FuncCode {
    return this.synthetic(name, undefined, params, [], (f) => {
      body(f);
      f.emit('RET');
    });
  }

  globalOf(v: Var): number {
    const index = this.globalIndex.get(v);
    if (index === undefined) throw new InternalError(`no global ${v.name}`);
    return index;
  }

  // ---------------------------------------------------------- Program, for the machine

  get methodIds(): Map<string, number> {
    return this.table.methodIds;
  }

  load(f: FuncCode): void {
    const compile = this.pending.get(f);
    if (!compile) return;
    this.pending.delete(f);
    compile();
  }

  methodOf(t: RType, id: number): FuncCode | undefined {
    const known = t.table.get(id);
    if (known) return known;
    const wanted = this.table.methodNames[id];
    const { source } = t as RuntimeType;
    if (!wanted) return undefined;
    const found = lookupFieldOrMethod(source, false, wanted.pkg, wanted.name);
    if (found.obj?.kind !== 'func') return undefined;
    const code = this.methodFor(source, found.obj);
    t.table.set(id, code);
    return code;
  }

  basicType(name: string): RType {
    return this.table.of(this.parseType(name));
  }

  private parseType(name: string): Type {
    if (name.startsWith('[]')) return newSlice(this.parseType(name.slice(2)));
    if (name.startsWith('*')) return newPointer(this.parseType(name.slice(1)));
    if (name === 'interface {}' || name === 'interface{}') {
      return { kind: 'interface', methods: [], embeddeds: [], all: [] };
    }
    const map = /^map\[(\w+)\](.+)$/.exec(name);
    if (map)
      return { kind: 'map', key: this.parseType(map[1]!), elem: this.parseType(map[2]!) } as MapT;
    const obj = universe.lookup(name);
    if (obj?.kind === 'type-name') return obj.type;
    throw new RangeError(`no predeclared type ${name}`);
  }

  pointerTo(t: RType): RType {
    return this.table.pointerTo(t as RuntimeType);
  }

  sliceOf(t: RType): RType {
    return this.table.of(newSlice((t as RuntimeType).source));
  }

  mapOf(key: RType, elem: RType): RType {
    const t = {
      kind: 'map',
      key: (key as RuntimeType).source,
      elem: (elem as RuntimeType).source,
    } as MapT;
    return this.table.of(t);
  }

  arrayOf(elem: RType, length: number): RType {
    return this.table.of({ kind: 'array', elem: (elem as RuntimeType).source, len: length });
  }

  chanOf(elem: RType, dir: 'both' | 'send' | 'recv'): RType {
    return this.table.of({ kind: 'chan', elem: (elem as RuntimeType).source, dir });
  }

  funcOf(params: readonly RType[], results: readonly RType[], variadic: boolean): RType {
    const vars = (list: readonly RType[]) => list.map((t) => newParam((t as RuntimeType).source));
    return this.table.of(newSignature(vars(params), vars(results), variadic));
  }

  boundMethod(t: RType, id: number): FuncCode | undefined {
    const method = this.methodOf(t, id);
    const wanted = this.table.methodNames[id];
    const { source } = t as RuntimeType;
    const found = wanted && lookupFieldOrMethod(source, false, wanted.pkg, wanted.name);
    if (!method || found?.obj?.kind !== 'func') return undefined;
    const key = `bound receiver ${t.id} ${id}`;
    let code = this.wrappers.get(key);
    if (!code) {
      const sig = found.obj.type;
      const params = sig.params.map((v) => v.type);
      code = this.synthetic(`${t.string}.${wanted!.name}-fm`, undefined, params, sig.results, (f) =>
        compileBoundReceiver(f, source, params, method),
      );
      this.wrappers.set(key, code);
    }
    return code;
  }

  madeFunc(t: RType): FuncCode {
    const sig = under((t as RuntimeType).source) as Signature;
    const key = `made ${t.id}`;
    let code = this.wrappers.get(key);
    if (!code) {
      const params = sig.params.map((v) => v.type);
      code = this.synthetic('reflect.makeFuncStub', undefined, params, sig.results, (f) =>
        compileMadeFunc(f, sig),
      );
      this.wrappers.set(key, code);
    }
    return code;
  }

  selectFunc(
    types: readonly (RType | undefined)[],
    sends: readonly boolean[],
    hasDefault: boolean,
  ): FuncCode {
    const key = `select ${types.map((t, i) => `${t?.id ?? '-'}${sends[i] ? 's' : 'r'}`).join()} ${hasDefault}`;
    let code = this.wrappers.get(key);
    if (!code) {
      const results = [Typ.int, anyType, Typ.bool].map((t) => newParam(t));
      const sources = types.map((t) => (t as RuntimeType | undefined)?.source);
      code = this.synthetic('reflect.rselect', undefined, [newSlice(anyType)], results, (f) =>
        compileSelectFunc(f, sources, sends, hasDefault),
      );
      this.wrappers.set(key, code);
    }
    return code;
  }

  structOf(
    fields: readonly { name: string; type: RType; tag: string; embedded: boolean }[],
  ): RType {
    return this.table.of({
      kind: 'struct',
      fields: fields.map((f) =>
        newField(f.name, noPos, undefined, (f.type as RuntimeType).source, f.embedded),
      ),
      tags: fields.map((f) => f.tag),
    });
  }

  namedType(pkgPath: string, name: string): RType | undefined {
    const obj = this.checker.package(pkgPath)?.scope.lookup(name);
    return obj?.kind === 'type-name' ? this.table.of(obj.type) : undefined;
  }

  funcByName(name: string): FuncCode | undefined {
    const dot = name.lastIndexOf('.');
    const obj = this.checker.package(name.slice(0, dot))?.scope.lookup(name.slice(dot + 1));
    return obj?.kind === 'func' ? this.codeOf(obj) : undefined;
  }

  functionsOf(pkgPath: string): FuncCode[] {
    const pkg = this.packages.find((one) => one.path === pkgPath);
    if (!pkg) return [];
    for (const file of pkg.files) {
      for (const decl of file.decls) {
        if (decl.kind !== 'func-decl' || !hasBody(decl)) continue;
        const obj = this.info.defs.get(decl.name);
        if (obj?.kind === 'func') this.load(this.codeOf(obj));
      }
    }
    const own: FuncCode[] = [];
    // Literals join the list as what they stand in is compiled.
    for (let i = 0; i < this.funcs.length; i++) {
      const f = this.funcs[i]!;
      if (f.pkgPath !== pkgPath || f.synthetic || f.native !== undefined) continue;
      this.load(f);
      own.push(f);
    }
    return own;
  }

  // ----------------------------------------------------------------------- parts

  private nameOf(f: Func, pkg: Package): string {
    const symbol = packageSymbol(pkg);
    if (f.recvNamed) {
      const type = f.recvNamed.obj.name;
      return f.ptrRecv ? `${symbol}.(*${type}).${f.name}` : `${symbol}.${type}.${f.name}`;
    }
    if (f.name !== 'init') return `${symbol}.${f.name}`;
    const n = this.initCount.get(pkg) ?? 0;
    this.initCount.set(pkg, n + 1);
    return `${symbol}.init.${n}`;
  }

  private newFunc(
    name: string,
    pkg: Package | undefined,
    pos: Pos,
    end: Pos,
    params: readonly Var[],
    results: readonly Var[],
    native: string | undefined,
    synthetic: boolean,
  ): FuncCode {
    const code: FuncCode = {
      index: this.funcs.length,
      name,
      pkgPath: pkg?.path ?? '',
      pos,
      end,
      code: undefined,
      consts: [],
      nregs: Math.max(params.length, results.length, 1),
      params: params.map((v) => clsOf(v.type)),
      results: results.map((v) => clsOf(v.type)),
      base: -1,
      quick: null,
      heads: [],
      resumes: [],
      closureReg: -1,
      recoverPc: -1,
      synthetic,
      library: pkg?.library ?? true,
      native,
      stmts: [],
      lines: new Int32Array(0),
      vars: [],
      watch: false,
    };
    this.funcs.push(code);
    return code;
  }

  private newFn(
    pkg: Package,
    code: FuncCode,
    sig: Signature,
    facts: FunctionFacts,
    lit: LitFacts | undefined,
  ): Fn {
    return new Fn(this.builder, pkg, code, sig, facts, lit);
  }

  /** A made-up function, compiled when first called. */
  private synthetic(
    name: string,
    pkg: Package | undefined,
    params: readonly Type[],
    results: readonly Var[],
    body: (f: Fn) => void,
  ): FuncCode {
    const code = this.newFunc(name, pkg, 0, 0, [], results, undefined, true) as Mutable<FuncCode>;
    code.params = params.map(clsOf);
    code.nregs = Math.max(params.length, results.length, 1);
    this.pending.set(code, () => {
      const fn = this.newFn(pkg as Package, code, noSignature, noFacts, undefined);
      fn.alloc(params.length);
      body(fn);
      fn.finish();
    });
    return code;
  }

  private addGlobals(pkg: Package): void {
    for (const name of pkg.scope.names) {
      const v = pkg.scope.lookup(name);
      if (v?.kind !== 'var' || this.globalIndex.has(v)) continue;
      const index = this.globals.length;
      this.globalIndex.set(v, index);
      this.globals.push({
        index,
        name: v.name,
        pkgPath: pkg.path,
        type: this.table.of(v.type),
        pos: v.pos,
      });
    }
  }

  private makeEntry(main: Package): FuncCode {
    return this.synthetic(`${packageSymbol(main)}.entry`, main, [], [], (f) => {
      for (const pkg of this.packages) {
        if (pkg.initOrder.length > 0) f.emit('CALL', this.initializers(pkg).index, f.top);
        for (const init of pkg.inits) f.emit('CALL', this.codeOf(init).index, f.top);
      }
      const start = main.scope.lookup('main');
      if (start?.kind === 'func') f.emit('CALL', this.codeOf(start).index, f.top);
      f.emit('RET');
    });
  }

  /** `pkg.init`: the package-level variables in the order Go gives them their values. */
  private initializers(pkg: Package): FuncCode {
    const first = pkg.initOrder[0]!.rhs;
    const code = this.newFunc(
      `${packageSymbol(pkg)}.init`,
      pkg,
      first.pos,
      first.end,
      [],
      [],
      undefined,
      true,
    );
    this.pending.set(code, () => {
      const facts = factsOf(
        this.info,
        pkg.initOrder.map((one) => one.rhs),
        [],
      );
      const shown = { ...code, name: `${packageSymbol(pkg)}.glob.` };
      const fn = this.newFn(pkg, code, noSignature, facts, undefined);
      // Function literals of initialisers are `pkg.glob..func1`.
      (fn as { code: FuncCode }).code = shown;
      for (const one of pkg.initOrder) this.initialise(fn, one);
      fn.emit('RET');
      (fn as { code: FuncCode }).code = code;
      fn.finish();
    });
    return code;
  }

  private initialise(f: Fn, one: Initializer): void {
    const mark = f.top;
    f.asm.stmt(one.lhs[0]?.pos ?? one.rhs.pos, one.rhs.end);
    f.hoisted.clear();
    order(f, [one.rhs]);
    const put = (v: Var, reg: number): void => {
      const index = this.globalIndex.get(v);
      if (index === undefined) return;
      if (!isAggregate(v.type)) {
        store(f, { kind: 'global', g: index, type: v.type }, reg);
        return;
      }
      const object = f.alloc();
      f.emit('GADDR', object, index);
      f.emit('COPYTO', object, reg);
    };
    if (one.lhs.length > 1) {
      const { regs, types } = tupleValues(f, one.rhs, one.lhs.length);
      one.lhs.forEach((v, i) => {
        if (v.name !== '_') put(v, convertRegister(f, regs[i]!, typedBool(types[i]!), v.type));
      });
    } else if (one.lhs[0] && one.lhs[0].name !== '_') {
      const v = one.lhs[0];
      put(
        v,
        isAggregate(v.type) && !isInterface(v.type)
          ? expr(f, one.rhs)
          : valueAs(f, one.rhs, v.type),
      );
    } else effect(f, one.rhs);
    f.top = mark;
  }
}
