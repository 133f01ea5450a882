/** Comments of the form `//go:name` that tell the compiler something about the declaration after them. */
import type { Pos } from '../../base/source';

/** One that no declaration has taken yet; `pos` is behind the slashes, where gc points. */
export interface Directive {
  readonly pos: Pos;
  /** With its `go:`, without arguments. */
  readonly name: string;
}

/** What takes directives: a file's package clause, a function, a type or variable of its own, or nothing. */
export type Taker = 'file' | 'func' | 'type' | 'var' | 'none';

const takers = new Map<string, Taker>([
  ['go:build', 'file'],
  ['go:notinheap', 'type'],
  ['go:embed', 'var'],
]);
for (const name of [
  ...['noescape', 'norace', 'nosplit', 'noinline', 'nocheckptr', 'cgo_unsafe_args'],
  ...['uintptrescapes', 'uintptrkeepalive', 'registerparams', 'systemstack'],
  ...['nowritebarrier', 'nowritebarrierrec', 'yeswritebarrierrec'],
]) {
  takers.set(`go:${name}`, 'func');
}

const runtimeOnly = /^go:(?:systemstack|nowritebarrier|nowritebarrierrec|yeswritebarrierrec)$/;

/** Why a directive may not be where it is, whatever follows it; undefined if it may. */
export function refusal(text: string): string | undefined {
  const name = nameOf(text);
  if (runtimeOnly.test(name)) return `//${name} only allowed in runtime`;
  if (name === 'go:uintptrkeepalive') return `//${name} is only allowed in the standard library`;
  return name.startsWith('go:cgo_') && !/^go:cgo_(?:import_dynamic|unsafe_args)$/.test(name)
    ? `//${text} only allowed in cgo-generated code`
    : undefined;
}

export function nameOf(text: string): string {
  return /^\S*/.exec(text)![0];
}

/** Whether gc knows a directive as one that has to stand before something. */
export function isAttached(name: string): boolean {
  return takers.has(name);
}

/** What gc says of a directive that `taker` has found before itself; undefined where it belongs there. */
export function misplaced(name: string, taker: Taker): string | undefined {
  if (takers.get(name) === taker) return undefined;
  return name === 'go:embed' ? 'misplaced go:embed directive' : 'misplaced compiler directive';
}
