/**
 * Package unsafe as far as it is about sizes, and pointers as numbers to be looked at; what
 * reinterprets memory is refused by name.
 */
import { noPos } from '../base/source';
import { newTypeName } from './named';
import type { Builtin, BuiltinName } from './object';
import type { Package } from './package';
import { Scope } from './scope';
import { Typ, universe } from './universe';

const scope = new Scope(universe);
const sizes: readonly BuiltinName[] = ['Alignof', 'Offsetof', 'Sizeof'];
for (const name of sizes) {
  const builtin: Builtin = { kind: 'builtin', name, pos: noPos, pkg: undefined, type: Typ.invalid };
  scope.insert(builtin);
}

scope.insert(newTypeName('Pointer', noPos, undefined, Typ.unsafePointer, false));

/** What Go has there and this machine, whose memory is no row of bytes, has not. */
export const unsafeNames: ReadonlySet<string> = new Set(['Add', 'Slice']);

export const unsafePackage: Package = {
  path: 'unsafe',
  name: 'unsafe',
  files: [],
  scope,
  imports: [],
  library: true,
  deferred: true,
  diagnostics: [],
  initOrder: [],
  inits: [],
};
