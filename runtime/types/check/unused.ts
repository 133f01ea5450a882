/** Variables and imports that nobody uses. */
import type { Var } from '../object';
import type { Scope } from '../scope';
import type { Context } from './context';
import { missingPackages } from './selector';

/** Complains about the unused variables of a function; literals in it are functions of their own. */
export function unusedVariables(c: Context, scope: Scope): void {
  const unused: Var[] = [];
  collect(scope, unused);
  unused.sort((a, b) => a.pos - b.pos);
  for (const v of unused) {
    c.error({ pos: v.pos, end: v.pos + v.name.length }, `${v.name} declared but not used`);
  }
}

function collect(scope: Scope, unused: Var[]): void {
  for (const obj of scope.objects) if (obj.kind === 'var' && !obj.used) unused.push(obj);
  if (scope.children) for (const child of scope.children) collect(child, unused);
}

export function unusedImports(c: Context): void {
  for (const name of c.pkgNames) {
    if (name.used || missingPackages.has(name.imported)) continue;
    const path = name.imported.path;
    const last = path.slice(path.lastIndexOf('/') + 1);
    const as =
      name.name === '' || name.name === '.' || name.name === last ? '' : ` as ${name.name}`;
    c.error({ pos: name.pos }, `imported and not used: "${path}"${as}`);
  }
}
