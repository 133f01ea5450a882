/** The run-time types of a program: one RType for each type that is wanted, its parts found when first asked for. */
import type { FuncCode } from '../code/program';
import type { Cls, RField, RKind, RMethod, RType, Storage } from '../code/rtype';
import { allMethods, lookupFieldOrMethod } from '../types/method-set';
import { newPointer } from '../types/named';
import type { Func } from '../types/object';
import type { Package } from '../types/package';
import { comparable, isExported, under } from '../types/predicates';
import { runtimeTypeString, typeKey } from '../types/type-string';
import type { Named, Type } from '../types/type';
import { clsOf, kindOf, storageOf } from './representation';

/** The prefix of a package's symbols: its import path, but `main` for a program. */
export function packageSymbol(pkg: Package): string {
  return pkg.name === 'main' ? 'main' : pkg.path;
}

/** An RType whose elements, fields and methods are made on first want: a method set reaches far. */
export class RuntimeType implements RType {
  readonly kind: RKind;
  readonly cls: Cls;
  readonly storage: Storage;
  readonly name: string;
  readonly pkgPath: string;
  readonly len: number;
  readonly dir: 'both' | 'send' | 'recv' | undefined;
  readonly variadic: boolean;
  readonly comparable: boolean;
  readonly table = new Map<number, FuncCode>();
  readonly implementers = new Map<number, boolean>();
  ptrTo: RType | undefined = undefined;
  private text: string | undefined = undefined;
  private elemType: RType | undefined = undefined;
  private fieldList: readonly RField[] | undefined = undefined;
  private paramList: readonly RType[] | undefined = undefined;
  private resultList: readonly RType[] | undefined = undefined;
  private methodList: readonly RMethod[] | undefined = undefined;

  constructor(
    readonly id: number,
    readonly key: string,
    readonly source: Type,
    private readonly owner: TypeTable,
  ) {
    const u = under(source);
    this.kind = kindOf(source);
    this.cls = clsOf(source);
    this.storage = storageOf(source);
    this.name =
      source.kind === 'named' ? source.obj.name : source.kind === 'basic' ? source.basic : '';
    this.pkgPath = source.kind === 'named' && source.obj.pkg ? packageSymbol(source.obj.pkg) : '';
    if (this.kind === 'unsafe-pointer' && source.kind === 'basic') {
      this.name = 'Pointer';
      this.pkgPath = 'unsafe';
    }
    this.len = u.kind === 'array' ? u.len : 0;
    this.dir = u.kind === 'chan' ? u.dir : undefined;
    this.variadic = u.kind === 'signature' && u.variadic;
    this.comparable = comparable(source);
  }

  get string(): string {
    return (this.text ??= runtimeTypeString(this.source));
  }

  get elem(): RType | undefined {
    if (this.elemType) return this.elemType;
    const u = under(this.source);
    if (
      u.kind === 'pointer' ||
      u.kind === 'slice' ||
      u.kind === 'array' ||
      u.kind === 'chan' ||
      u.kind === 'map'
    ) {
      this.elemType = this.owner.of(u.elem);
    }
    return this.elemType;
  }

  get keyType(): RType | undefined {
    const u = under(this.source);
    return u.kind === 'map' ? this.owner.of(u.key) : undefined;
  }

  get fields(): readonly RField[] {
    return (this.fieldList ??= this.makeFields());
  }

  private makeFields(): readonly RField[] {
    const u = under(this.source);
    if (u.kind !== 'struct') return [];
    return u.fields.map((f, i) => ({
      name: f.name,
      type: this.owner.of(f.type),
      embedded: f.embedded,
      tag: u.tags[i] ?? '',
      pkgPath: isExported(f.name) || !f.pkg ? '' : packageSymbol(f.pkg),
    }));
  }

  get params(): readonly RType[] {
    const u = under(this.source);
    return (this.paramList ??=
      u.kind === 'signature' ? u.params.map((v) => this.owner.of(v.type)) : []);
  }

  get results(): readonly RType[] {
    const u = under(this.source);
    return (this.resultList ??=
      u.kind === 'signature' ? u.results.map((v) => this.owner.of(v.type)) : []);
  }

  get methods(): readonly RMethod[] {
    return (this.methodList ??= methodSet(this.source).map((m) => ({
      name: m.name,
      pkgPath: isExported(m.name) || !m.pkg ? '' : packageSymbol(m.pkg),
      id: this.owner.methodId(m),
      type: this.owner.of(m.type),
    })));
  }
}

/** A type's method set, sorted by name (Go spec, "Method sets"). */
export function methodSet(t: Type): readonly Func[] {
  const u = under(t);
  if (u.kind === 'interface') return allMethods(u);
  const found = new Map<string, Func>();
  const seen = new Set<Named>();
  const visit = (at: Type): void => {
    if (at.kind === 'pointer') at = at.elem;
    if (at.kind === 'named') {
      if (seen.has(at)) return;
      seen.add(at);
      for (const m of at.methods) offer(m);
    }
    const inner = under(at);
    if (inner.kind === 'interface') for (const m of allMethods(inner)) offer(m);
    if (inner.kind === 'struct') for (const f of inner.fields) if (f.embedded) visit(f.type);
  };
  const offer = (m: Func): void => {
    const key = methodKey(m);
    if (m.name === '_' || found.has(key)) return;
    const { obj } = lookupFieldOrMethod(t, false, m.pkg, m.name);
    if (obj?.kind === 'func') found.set(key, obj);
  };
  if (t.kind === 'named' || t.kind === 'pointer' || u.kind === 'struct') visit(t);
  return [...found.values()].sort((a, b) => (methodKey(a) < methodKey(b) ? -1 : 1));
}

/** A method's name within the program: unexported ones belong to their package. */
export function methodKey(m: Func): string {
  return isExported(m.name) || !m.pkg ? m.name : `${m.pkg.path}.${m.name}`;
}

export class TypeTable {
  readonly types: RuntimeType[] = [];
  private readonly byKey = new Map<string, RuntimeType>();
  private readonly bySource = new WeakMap<Type, RuntimeType>();
  readonly methodIds = new Map<string, number>();
  readonly methodNames: Func[] = [];

  /** The run-time type of a type; the same object for identical types. */
  of(t: Type): RuntimeType {
    let r = this.bySource.get(t);
    if (r) return r;
    const key = typeKey(t);
    r = this.byKey.get(key);
    if (!r) {
      r = new RuntimeType(this.types.length, key, t, this);
      this.types.push(r);
      this.byKey.set(key, r);
    }
    this.bySource.set(t, r);
    return r;
  }

  /** The program-wide number of a method's name. */
  methodId(m: Func): number {
    const key = methodKey(m);
    let id = this.methodIds.get(key);
    if (id === undefined) {
      id = this.methodIds.size;
      this.methodIds.set(key, id);
      this.methodNames.push(m);
    }
    return id;
  }

  pointerTo(t: RuntimeType): RuntimeType {
    const p = this.of(newPointer(t.source));
    t.ptrTo = p;
    return p;
  }
}
