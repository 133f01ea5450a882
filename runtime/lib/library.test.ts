// Holds the library together: every package parses and type-checks, and Go declarations and natives match one to one.
import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Loader } from '../cli/load';
import type { NativeTable } from '../machine/native';
import type { Expr, FuncDecl } from '../syntax/ast';
import { Checker } from '../types/index';
import { natives } from './natives';

const root = join(import.meta.dirname, '..', '..');
const folders = [join(root, 'runtime', 'lib'), join(root, 'content', 'go', 'lib')];

/** Import paths of all packages. */
function packages(): string[] {
  const paths = new Set<string>();
  for (const folder of folders) {
    for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
      if (entry.isFile() && entry.name.endsWith('.go') && !entry.name.endsWith('_test.go'))
        paths.add(relative(folder, entry.parentPath).split(sep).join('/'));
    }
  }
  return [...paths].sort();
}

function receiver(type: Expr): string {
  if (type.kind === 'star-expr') return `(*${receiver(type.x)})`;
  return type.kind === 'ident' ? type.name : type.kind;
}

/** A function as natives are keyed: `os.sysRead`, `reflect.(*rtype).Name`. */
function key(path: string, decl: FuncDecl): string {
  const of = decl.recv?.type ? `${receiver(decl.recv.type)}.` : '';
  return `${path}.${of}${decl.name.name}`;
}

const loader = new Loader();
const checker = new Checker(loader.files, loader);
const paths = packages();
const bodiless: string[] = [];

describe('every package of the library', () => {
  test.each(paths)('%s parses, and its declarations and bodies are well typed', (path) => {
    const [target] = loader.targets(path);
    const pkg =
      checker.package(path) ??
      (() => {
        const { files, diagnostics } = loader.parse(loader.matching(target!.files, false), true);
        return checker.check(path, files, { library: true, diagnostics });
      })();
    const found = [...pkg.diagnostics];
    for (const file of pkg.files) {
      for (const decl of file.decls) {
        if (decl.kind !== 'func-decl') continue;
        if (!decl.body) {
          bodiless.push(key(path, decl));
          continue;
        }
        const func = checker.info.defs.get(decl.name);
        if (func?.kind === 'func') found.push(...checker.checkBody(func));
      }
    }
    expect(found.map((d) => loader.format(d))).toEqual([]);
  });

  // After the tests above, which gather the declarations.
  test('has one native for each function without a body, and no other', () => {
    expect(paths.length).toBeGreaterThan(50);
    expect(new Set(bodiless).size).toBe(bodiless.length);
    expect([...bodiless].sort()).toEqual(Object.keys(natives).sort());
  });

  test('lists every table of natives, and no two with the same key', async () => {
    const owner = new Map<string, string>();
    for (const entry of readdirSync(folders[0]!, { withFileTypes: true, recursive: true })) {
      if (!/^native(-\w+)?\.ts$/.test(entry.name)) continue;
      const name = join(entry.parentPath, entry.name);
      const module = (await import(name)) as Record<string, unknown>;
      for (const [exported, table] of Object.entries(module)) {
        if (!exported.endsWith('Natives')) continue;
        for (const [native, code] of Object.entries(table as NativeTable)) {
          expect(owner.get(native) ?? name, native).toBe(name);
          expect(natives[native], native).toBe(code);
          owner.set(native, name);
        }
      }
    }
    expect(owner.size).toBe(Object.keys(natives).length);
  });
});
