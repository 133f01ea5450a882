// What the library lacks of Go 1.7's is what left-out.txt says, each with its reason, and nothing else.
// Compares with the lists in api/ of a Go that is installed; where there is none nothing is compared.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { Loader } from '../cli/load';
import { constString } from '../types/constant-ops';
import { Checker } from '../types/index';
import { allMethods, lookupFieldOrMethod } from '../types/method-set';
import { newPointer } from '../types/named';
import type { Func } from '../types/object';
import type { Package } from '../types/package';
import { isExported, under } from '../types/predicates';
import { runtimeTypeString } from '../types/type-string';
import type { Named, Type } from '../types/type';

/** A declaration by its name (`bufio.Reader`, `bufio.Reader.Peek`). */
type Facts = Map<string, string>;

const versions = ['', '.1', '.2', '.3', '.4', '.5', '.6', '.7'];

/** The folder of api lists of the Go that is installed. */
function lists(): string | undefined {
  const go = spawnSync('go', ['env', 'GOROOT'], { encoding: 'utf8' });
  const folder = go.status === 0 ? join(go.stdout.trim(), 'api') : '';
  return folder !== '' && existsSync(join(folder, 'go1.7.txt')) ? folder : undefined;
}

/** Types that have moved to other packages since are written the same in both lists. */
const plain = (text: string) => text.replace(/\bfs\.(File\w+|PathError)/g, 'os.$1').trim();

/** The declarations of Go 1 to 1.7 that later versions have not taken back. */
function wanted(folder: string): Facts {
  const facts: Facts = new Map();
  const back = new Set(readFileSync(join(folder, 'except.txt'), 'utf8').split('\n'));
  const later = /^(\S+?)(?: \((\S+)\))?, (.*)$/;
  for (const version of versions) {
    for (const line of readFileSync(join(folder, `go1${version}.txt`), 'utf8').split('\n')) {
      if (!line.startsWith('pkg ') || back.has(line)) continue;
      const [, path = '', platform = 'linux-amd64', what = ''] = later.exec(line.slice(4)) ?? [];
      if (platform !== 'linux-amd64') continue;
      const [name, text] = fact(what);
      // A constant has two lines, its type and then its value; the value says more.
      if (name !== '') facts.set(`${path}.${name}`, plain(text));
    }
  }
  return facts;
}

/** One line of a list after the package's name, as name and declaration. */
function fact(what: string): [name: string, text: string] {
  const value = /^const (\w+) = (.*?)(?:  \/\/.*)?$/.exec(what);
  if (value) return [value[1]!, `const ${value[2]}`];
  const simple = /^(const|var) (\w+) (.*)$/.exec(what);
  if (simple) return [simple[2]!, simple[1] === 'const' ? 'const' : `var ${simple[3]}`];
  const func = /^func (\w+)(.*)$/.exec(what);
  if (func) return [func[1]!, `func${func[2]}`];
  const method = /^method \((\*?)(\w+)\) (\w+)(.*)$/.exec(what);
  if (method) return [`${method[2]}.${method[3]}`, `${method[1]}method${method[4]}`];
  const member = /^type (\w+) (struct|interface), (?:embedded )?(\*?[\w./]+)(.*)$/.exec(what);
  if (member) {
    const [, type, kind, name = '', rest = ''] = member;
    if (what.endsWith(', unexported methods')) return ['', ''];
    if (/, embedded /.test(what))
      return [`${type}.${name.replace(/^\*/, '').replace(/^.*\./, '')}`, `embedded ${name}`];
    return [`${type}.${name}`, kind === 'struct' ? `field${rest}` : `method${rest}`];
  }
  const type = /^type (\w+) (.*)$/.exec(what);
  if (type) return [type[1]!, `type ${type[2]!.replace(/^interface \{.*/, 'interface')}`];
  return ['', ''];
}

/** A type as the lists write it: without the package's own name, byte and rune by their size. */
function written(type: Type, pkg: Package): string {
  return plain(runtimeTypeString(type))
    .replaceAll('interface {}', 'interface{}')
    .replace(/\bstruct \{[^}]*\}/g, 'struct')
    .replace(new RegExp(`(?<![\\w/])${pkg.name}\\.`, 'g'), '');
}

const root = join(import.meta.dirname, '..', '..');

/** A package of the library, its declarations checked. */
function checked(path: string, loader: Loader, checker: Checker): Package | undefined {
  const folders = [join(root, 'runtime', 'lib', path), join(root, 'content', 'go', 'lib', path)];
  const sources = folders.filter(existsSync).flatMap((folder) => readdirSync(folder));
  if (!sources.some((name) => name.endsWith('.go'))) return undefined;
  const there = checker.package(path);
  if (there) return there;
  const { files, diagnostics } = loader.parse(
    loader.matching(loader.targets(path)[0]!.files, false),
    true,
  );
  return checker.check(path, files, { library: true, diagnostics });
}

/** What a package of ours declares, by the same names. */
function declared(pkg: Package): Facts {
  const facts: Facts = new Map();
  for (const name of pkg.scope.names) {
    const object = pkg.scope.lookup(name);
    if (!object || !isExported(name)) continue;
    const key = `${pkg.path}.${name}`;
    if (object.kind === 'const') facts.set(key, `const ${plain(constString(object.value))}`);
    if (object.kind === 'var') facts.set(key, `var ${written(object.type, pkg)}`);
    if (object.kind === 'func') facts.set(key, written(object.type, pkg));
    if (object.kind === 'type-name') members(object.type, key, pkg, facts);
  }
  return facts;
}

function members(type: Type, key: string, pkg: Package, facts: Facts): void {
  const shape = under(type);
  const kind = shape.kind === 'struct' || shape.kind === 'interface' ? shape.kind : '';
  facts.set(key, `type ${kind || written(shape, pkg)}`);
  if (shape.kind === 'interface') {
    for (const m of allMethods(shape)) {
      if (isExported(m.name)) facts.set(`${key}.${m.name}`, `method${signature(m, pkg)}`);
    }
    return;
  }
  if (shape.kind === 'struct') {
    for (const field of shape.fields) {
      if (!isExported(field.name)) continue;
      const text = written(field.type, pkg);
      facts.set(`${key}.${field.name}`, field.embedded ? `embedded ${text}` : `field ${text}`);
    }
  }
  for (const name of methodNames(type)) {
    const value = lookupFieldOrMethod(type, false, undefined, name);
    const found = value.obj ?? lookupFieldOrMethod(newPointer(type), true, undefined, name).obj;
    if (found?.kind !== 'func') continue;
    const star = value.obj ? '' : '*';
    facts.set(`${key}.${name}`, `${star}method${signature(found, pkg)}`);
  }
}

const signature = (func: Func, pkg: Package) => written(func.type, pkg).replace(/^func/, '');

/** Exported methods a type declares, and those of what it embeds. */
function methodNames(type: Type, seen = new Set<Type>()): Set<string> {
  const names = new Set<string>();
  const named = type.kind === 'pointer' ? type.elem : type;
  if (seen.has(named)) return names;
  seen.add(named);
  for (const m of (named as Partial<Named>).kind === 'named' ? (named as Named).methods : [])
    if (isExported(m.name)) names.add(m.name);
  const shape = under(named);
  if (shape.kind === 'interface')
    for (const m of allMethods(shape)) if (isExported(m.name)) names.add(m.name);
  if (shape.kind === 'struct')
    for (const field of shape.fields)
      if (field.embedded) for (const name of methodNames(field.type, seen)) names.add(name);
  return names;
}

/** left-out.txt: a name (a package, a declaration, or `path.*`) and why it is left out. */
function leftOut(): Map<string, string> {
  const text = readFileSync(join(import.meta.dirname, 'left-out.txt'), 'utf8');
  const rows = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    rows.map((row) => [row.split(/\s+/)[0]!, row.replace(/^\S+\s*/, '')] as [string, string]),
  );
}

const folder = lists();

describe.runIf(folder)('the library beside the lists of Go 1 to 1.7', () => {
  const missing: string[] = [];
  const different: string[] = [];
  const reasons = leftOut();

  beforeAll(() => {
    const facts = wanted(folder!);
    const loader = new Loader();
    const checker = new Checker(loader.files, loader);
    const packages = new Map<string, Facts | undefined>();
    for (const [name, text] of facts) {
      const path = name.slice(0, name.indexOf('.', name.lastIndexOf('/') + 1));
      if (!packages.has(path)) {
        const pkg = checked(path, loader, checker);
        packages.set(path, pkg && declared(pkg));
        if (!pkg) missing.push(path);
      }
      const ours = packages.get(path);
      if (!ours) continue;
      const found = ours.get(name);
      // Members of a type that is missing go without saying.
      const owner = name.slice(0, name.lastIndexOf('.'));
      if (found === undefined && owner !== path && !ours.has(owner)) continue;
      if (found === undefined) missing.push(name);
      else if (!same(text, found)) different.push(`${name}: ${text} | ${found}`);
    }
  });

  test('what is missing is in left-out.txt, with a reason', () => {
    expect(missing.filter((name) => !covering(reasons, name))).toEqual([]);
    expect([...reasons].filter(([, reason]) => reason === '')).toEqual([]);
  });

  test('nothing in left-out.txt has come since', () => {
    const used = new Set(missing.map((name) => covering(reasons, name)));
    expect([...reasons.keys()].filter((name) => !used.has(name))).toEqual([]);
  });

  test('what is there is declared the same', () => {
    expect(different).toEqual([]);
  });
});

/** The row of left-out.txt that speaks of a name. */
function covering(reasons: Map<string, string>, name: string): string | undefined {
  if (reasons.has(name)) return name;
  return [...reasons.keys()].find((row) => row.endsWith('*') && name.startsWith(row.slice(0, -1)));
}

function same(text: string, found: string): boolean {
  if (text === found) return true;
  // Values of floating point are rounded in the lists, and types are not given by ours.
  if (text.startsWith('const') && (text === 'const' || /[.e]|^const 0x/.test(text)))
    return found.startsWith('const');
  return false;
}
