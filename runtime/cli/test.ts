/** `test`: packages' own tests, run and told of as `go test` does. */
import { lstatSync, readdirSync, readFileSync, readlinkSync, statSync, writeSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { bytesOf, textOf } from '../base/bytes';
import { compileProgram } from '../compile/index';
import type { Machine } from '../machine/index';
import { parseFile } from '../syntax/index';
import { Checker } from '../types/index';
import { linkHostFile, makeDirectories, writeHostFile, type Host } from '../world/index';
import { numberFlag, parseFlags, UsageError, type Flags } from './arguments';
import { Loader, LoadError, plainName, useTags, type Target } from './load';
import { complaints, UNCOMPILABLE, UNLOADABLE, unloadable } from './program';
import { runProgram } from './run';
import { find, mainSource } from './test-main';

/** `test [-v] [-run regexp] [-seed n] package…`: exit code 1 if any package fails, 2 if one does not compile. */
export function test(args: readonly string[]): number {
  const { flags, packages: named, own } = split(args);
  useTags(flags.values.get('tags'));
  // As the go command: without a package's name, all is told as it comes, and once.
  const packages = named.length > 0 ? named : ['.'];
  // Benchmarks are told as they come, too.
  const local = named.length === 0 || (flags.values.get('bench') ?? '') !== '';
  const finder = new Loader();
  const targets = packages.flatMap((argument) => finder.targets(argument));
  let code = 0;
  const how = {
    local,
    direct:
      local ||
      flags.values.has('list') ||
      (flags.values.get('v') === 'true' && targets.length === 1),
    own,
  };
  for (const target of targets) code = Math.max(code, testPackage(target, flags, how));
  if (code > 0 && named.length > 0) writeSync(1, 'FAIL\n');
  return code;
}

const valued = [
  'run',
  'seed',
  'max-steps',
  'timeout',
  'count',
  'bench',
  'parallel',
  'cpu',
  'benchtime',
  'list',
  'tags',
];
const switches = [
  'v',
  'short',
  'race',
  'failfast',
  'benchmem',
  'cover',
  'a',
  'i',
  'x',
  'n',
  'work',
];
/** Flags of the go command and of testing that change nothing here. */
const ignored = [
  ...['vet', 'p', 'gcflags', 'ldflags', 'asmflags', 'covermode', 'coverpkg', 'coverprofile'],
  ...['cpuprofile', 'memprofile', 'memprofilerate', 'blockprofile', 'blockprofilerate', 'trace'],
  ...['outputdir', 'mod', 'exec', 'o', 'compiler', 'installsuffix', 'buildmode', 'shuffle'],
];

/** What the command line of `test` says. */
interface Asked {
  readonly flags: Flags;
  readonly packages: string[];
  /** What the tests' own flags are given. */
  readonly own: string[];
}

/** Flags may stand before and after the packages; those nobody knows, and what follows -args, are the tests'. */
function split(args: readonly string[]): Asked {
  const values = new Map<string, string>();
  const packages: string[] = [];
  const own: string[] = [];
  for (let i = 0; i < args.length; i++) {
    const arg = args[i]!;
    if (!arg.startsWith('-')) {
      packages.push(arg);
      continue;
    }
    const name = /^--?(?:test\.)?([^=]*)/.exec(arg)![1]!;
    if (name === 'args') {
      own.push(...args.slice(i + 1));
      break;
    }
    const takesValue = valued.includes(name) || ignored.includes(name);
    if (!takesValue && !switches.includes(name)) {
      own.push(arg);
      continue;
    }
    const plain = arg.replace(/^--?(?:test\.)?/, '-');
    const next = takesValue && !arg.includes('=') ? args.slice(++i, i + 1) : [];
    const flags = parseFlags([plain, ...next], [...valued, ...ignored], switches);
    for (const [key, value] of flags.values) values.set(key, value);
  }
  if (packages.some((name) => name.endsWith('.go')))
    throw new UsageError('test: packages, not files');
  return { flags: { values, rest: [] }, packages, own };
}

/** How a package's output is told: as without its name given; as it comes, not at the end. */
interface Telling {
  readonly local: boolean;
  readonly direct: boolean;
  /** Arguments for the tests' own flags. */
  readonly own: readonly string[];
}

function report(text: string, fd = 1): void {
  const buffer = Buffer.from(text, 'utf8');
  for (let at = 0; at < buffer.length;) at += writeSync(fd, buffer, at);
}

/** Tests one package and prints its lines; 1 if it fails or lacks something, 2 if it does not compile. */
function testPackage(target: Target, flags: Flags, how: Telling): number {
  const loader = new Loader();
  loader.targets(target.dir);
  const roles = loader.testFiles(target);
  const { path } = target;
  if (roles.internal.length + roles.external.length === 0) {
    if (roles.plain.length === 0)
      throw new LoadError(`package ${path}: no Go files in ${target.dir}`);
    report(`?   \t${path}\t[no test files]\n`);
    return 0;
  }
  const checker = new Checker(loader.files, loader);
  const library = loader.find(path)?.library ?? false;
  const own = loader.parse([...roles.plain, ...roles.internal], library);
  loader.replaced.set(path, () => own);
  const external = roles.external.length > 0 ? loader.parse(roles.external, false) : undefined;
  if (external) loader.replaced.set(`${path}_test`, () => external);
  const [inside, outside] = [find(own.files), external && find(external.files)];
  const source = mainSource(path, inside, outside, roles.internal.length > 0);
  const parsed = parseFile(loader.files.add('_testmain.go', bytesOf(source)));
  const main = checker.check('main', [parsed.file], { diagnostics: parsed.diagnostics });
  // Tests are read whole before anything is built; without what they are tests of all ends here.
  const inTests = [...own.diagnostics, ...(external?.diagnostics ?? [])]
    .map((d) => (d.unsupported ? '' : loader.format(d, plainName)))
    .filter(isOfTest);
  const unread = unloadable(loader, checker).split('\n').filter(Boolean);
  if (!unread.every(isOfTest)) throw new LoadError(unread.join('\n'));
  const wrongType = [inside.wrong ?? outside?.wrong ?? ''].filter(Boolean);
  const setup = [inTests, unread, wrongType].find((lines) => lines.length > 0) ?? [];
  if (setup.length > 0) {
    report(`# ${path}\n${setup.join('\n')}\n`, 2);
    report(`FAIL\t${path} [setup failed]\n`);
    return UNLOADABLE;
  }
  const wrong = complaints(checker);
  if (wrong.length > 0) {
    let text = '';
    for (const { pkg, diagnostics } of wrong) {
      text += `# ${pkg.path}${pkg.path === path || pkg.path === `${path}_test` ? ` [${path}.test]` : ''}\n`;
      text += diagnostics.map((d) => loader.format(d) + '\n').join('');
    }
    report(text, 2);
    report(`FAIL\t${path} [build failed]\n`);
    return UNCOMPILABLE;
  }
  const program = compileProgram(checker, main, loader.files);
  return execute(target, flags, how, program) ? 0 : 1;
}

/** Whether a complaint as it is printed is about a file of tests. */
const isOfTest = (line: string): boolean => /^[^:]*_test\.go:/.test(line);

/** Nanoseconds a look at the clock takes. */
const READING = 1000;

/** Nanoseconds by which Linux wakes who waits for a time too late. */
const LATENESS = 50_000;

const NO_TESTS = 'testing: warning: no tests to run\n';

function execute(
  target: Target,
  flags: Flags,
  how: Telling,
  program: ReturnType<typeof compileProgram>,
): boolean {
  const { path } = target;
  const verbose = flags.values.get('v') === 'true';
  const argv = [
    `/tmp/go-build/b001/${path.slice(path.lastIndexOf('/') + 1)}.test`,
    `-test.timeout=${flags.values.get('timeout') ?? '10m0s'}`,
  ];
  for (const name of [
    'v',
    'run',
    'short',
    'bench',
    'count',
    'parallel',
    'cpu',
    'benchtime',
    'failfast',
    'benchmem',
    'list',
  ]) {
    const value = flags.values.get(name);
    if (value !== undefined) argv.push(`-test.${name}=${value}`);
  }
  argv.push(...how.own);
  let output = '';
  let none = false;
  let any = false;
  const result = runProgram(program, {
    seed: numberFlag(flags, 'seed', 1),
    maxSteps: numberFlag(flags, 'max-steps', 2_000_000_000),
    argv,
    cwd: target.dir,
    // Tests measure what they do, and want it to have taken some time; what waits as long as something
    // that began a moment later does not overtake it.
    reading: READING,
    lateness: LATENESS,
    prepare: (m, host) => {
      const budget = { left: 8 << 20 };
      copyTree(m, host, target.dir, budget);
      for (const path of besides(target)) copyPath(m, host, path, budget);
    },
    output: (_fd, bytes) => {
      any = true;
      if (bytes === NO_TESTS) none = true;
      if (how.direct) report(textOf(bytes));
      else output += bytes;
    },
  });
  const seconds = (result.time / 1e9).toFixed(3);
  const passed = result.code === 0;
  if (!how.direct && (verbose || !passed)) report(textOf(output));
  if (passed)
    report(`ok  \t${path}\t${seconds}s${none && !how.local ? ' [no tests to run]' : ''}\n`);
  else {
    // With output kept back to look at, the go command leaves the exit status away.
    if (how.local || !any) report(`exit status ${String(result.code)}\n`);
    report(`FAIL\t${path}\t${seconds}s\n`);
  }
  return passed;
}

/** What a package's files name beside its directory: `../testdata/x`, or `filepath.Join("..", "x")`. */
function besides(target: Target): Set<string> {
  const paths = new Set<string>();
  // Where a test tries to get out of everything, there is nothing to find.
  const top = resolve(target.dir, '../../..') + sep;
  const add = (path: string): void => {
    if (path.startsWith(top) && !`${target.dir}${sep}`.startsWith(path + sep)) paths.add(path);
  };
  for (const file of target.files) {
    const source = readFileSync(file, 'latin1');
    for (const [, name] of source.matchAll(/["`]((?:\.\.\/)+[^"`%*\s]*)/g)) {
      add(resolve(target.dir, name!));
    }
    for (const [names] of source.matchAll(/"\.\."(?:,\s*"[^"]*")+/g)) {
      add(resolve(target.dir, ...names.split(/,\s*/).map((name) => name.slice(1, -1))));
    }
  }
  return paths;
}

/** A file or directory with what is in it, where there is one. */
function copyPath(m: Machine, host: Host, path: string, budget: { left: number }): void {
  const info = statSync(path, { throwIfNoEntry: false });
  if (info?.isDirectory()) {
    copyTree(m, host, path, budget);
    return;
  }
  if (!info?.isFile() || info.size > budget.left) return;
  budget.left -= info.size;
  writeHostFile(m, host, path, readFileSync(path, 'latin1'), info.mode & 0o777);
}

/** Tests may read the files beside them: the package's directory stands in the host, too. */
export function copyTree(
  m: Machine,
  host: Host,
  dir: string,
  budget = { left: 8 << 20 },
  root = dir,
): void {
  makeDirectories(m, host, dir, 0o755);
  for (const name of readdirSync(dir).sort()) {
    // What only git reads is large.
    if (name === '.git') continue;
    const path = join(dir, name);
    const target = lstatSync(path).isSymbolicLink() ? readlinkSync(path) : undefined;
    // What a link leads to outside is not there to be followed: its text is put in its place.
    if (target !== undefined && !relative(root, resolve(dir, target)).startsWith('..')) {
      linkHostFile(m, host, path, bytesOf(target));
      continue;
    }
    const info = statSync(path, { throwIfNoEntry: false });
    if (info?.isDirectory() && target === undefined) copyTree(m, host, path, budget, root);
    else if (info?.isFile() && info.size <= budget.left) {
      budget.left -= info.size;
      writeHostFile(m, host, path, readFileSync(path, 'latin1'), info.mode & 0o777);
    }
  }
}
