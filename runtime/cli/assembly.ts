/** Functions whose bodies stand in files of assembly: what of them can be said in Go. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultTarget, matchFile, type File, type FuncDecl } from '../syntax/index';

/** What an assembly function does that does nothing, or only jumps to another function. */
type Jump = { readonly pkg: string; readonly func: string } | 'nothing';

/** Package and name of a symbol: `sync∕atomic·Load(SB)`, where `·` stands for the dot. */
const SYMBOL = /^([^·\s]*)·(\w+)\(SB\)/;

/** The bodies of one file's functions that are nothing but a jump. */
function jumpsOf(text: string): Map<string, Jump> {
  const found = new Map<string, Jump>();
  const code = text.replace(/\/\*[^]*?\*\/|\/\/.*/g, '');
  for (const part of code.split(/^TEXT\s+/m).slice(1)) {
    const name = /^·(\w+)/.exec(part)?.[1];
    const [, ...lines] = part
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '' && !line.startsWith('#'));
    const [, op, to] = /^(JMP|B|RET)\b\s*(.*)$/.exec(lines[0] ?? '') ?? [];
    if (!name || !op || lines.length > 1) continue;
    const [, pkg, func] = SYMBOL.exec(to ?? '') ?? [];
    if (op === 'RET') found.set(name, 'nothing');
    else if (func) found.set(name, { pkg: pkg!.replaceAll('∕', '/'), func });
  }
  return found;
}

/** The jumps in the assembly that belongs to a folder's build; undefined: it has none at all. */
export function assemblyOf(dir: string): ReadonlyMap<string, Jump> | undefined {
  const all = new Map<string, Jump>();
  let any = false;
  for (const name of readdirSync(dir).sort()) {
    if (!name.endsWith('.s')) continue;
    const text = readFileSync(join(dir, name), 'utf8');
    if (!matchFile(name.replace(/s$/, 'go'), text, defaultTarget)) continue;
    any = true;
    for (const [func, jump] of jumpsOf(text)) all.set(func, jump);
  }
  return any ? all : undefined;
}

/** The name by which a file can call what its assembly jumps to. */
function callee(file: File, jump: Exclude<Jump, 'nothing'>): string | undefined {
  if (jump.pkg === '') return jump.func;
  const spec = file.imports.find((one) => one.path.text.slice(1, -1) === jump.pkg);
  if (!spec || !/^[A-Z]/.test(jump.func)) return undefined;
  return `${spec.name?.name ?? jump.pkg.slice(jump.pkg.lastIndexOf('/') + 1)}.${jump.func}`;
}

function body(file: File, { name, type }: FuncDecl, jump: Jump | undefined): string {
  const no = ` { panic("${file.package.name}.${name.name} is assembly, which is not executed here") }`;
  if (jump === undefined) return no;
  if (jump === 'nothing') return type.results.length === 0 ? ' {}' : no;
  const to = callee(file, jump);
  const names = type.params.flatMap((param) => param.names.map((one) => one.name));
  if (!to || names.includes('_') || names.length < type.params.length) return no;
  return ` { ${type.results.length > 0 ? 'return ' : ''}${to}(${names.join(', ')}) }`;
}

/**
 * A file's text with bodies for functions that have none, each on the line of its declaration: jumps
 * become calls, and what is assembly indeed panics when it is called, so that who does not call it can
 * be built.
 */
export function withBodies(file: File, text: string, jumps: ReadonlyMap<string, Jump>): string {
  let out = '';
  let done = 0;
  for (const decl of file.decls) {
    if (decl.kind !== 'func-decl' || decl.body) continue;
    const end = decl.end - file.source.base;
    out += text.slice(done, end) + body(file, decl, jumps.get(decl.name.name));
    done = end;
  }
  // What is promised of a body elsewhere is not true of one that stands here.
  return (out + text.slice(done)).replace(
    /^\/\/go:noescape\b/gm,
    (word) => `// ${' '.repeat(word.length - 3)}`,
  );
}
