/** Scopes: who is called what, and where (Go spec, "Declarations and scope"). */
import type { Object } from './object';
import type { PackageScope } from './package';

/** A block's names. Lookups go outwards through `parent`; the universe has none. */
export class Scope implements PackageScope {
  private elems: Map<string, Object> | undefined;
  /** Blocks opened inside, those of function literals aside; kept for the unused-variable check. */
  children: Scope[] | undefined;

  constructor(
    readonly parent: Scope | undefined,
    /** True for the block of a function's parameters. */
    readonly isFunc = false,
  ) {
    // The universe outlives every check: it keeps nothing of them.
    if (parent?.parent && !isFunc) (parent.children ??= []).push(this);
  }

  lookup(name: string): Object | undefined {
    return this.elems?.get(name);
  }

  lookupParent(name: string): Object | undefined {
    let obj = this.elems?.get(name);
    for (let s = this.parent; s && !obj; s = s.parent) obj = s.elems?.get(name);
    return obj;
  }

  /** Adds obj; where the name is taken already, returns the one that has it and changes nothing. */
  insert(obj: Object, name: string = obj.name): Object | undefined {
    const elems = (this.elems ??= new Map());
    const alt = elems.get(name);
    if (alt) return alt;
    elems.set(name, obj);
    return undefined;
  }

  get names(): Iterable<string> {
    return this.elems?.keys() ?? [];
  }

  get objects(): Iterable<Object> {
    return this.elems?.values() ?? [];
  }
}
