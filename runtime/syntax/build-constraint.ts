/** Whether a file belongs to a build: `//go:build`, `// +build` and what its name says. */

/** What is built for. `os`, `arch`, `compiler` and each tag satisfy a constraint of that name. */
export interface BuildTarget {
  readonly os: string;
  readonly arch: string;
  readonly tags: readonly string[];
  /** Whether `_test.go` files belong to it. */
  readonly tests: boolean;
}

/** The one target the runtime knows. */
export const defaultTarget: BuildTarget = { os: 'linux', arch: 'amd64', tags: [], tests: false };

// prettier-ignore
const knownOs = new Set([
  'aix', 'android', 'darwin', 'dragonfly', 'freebsd', 'hurd', 'illumos', 'ios', 'js', 'linux',
  'nacl', 'netbsd', 'openbsd', 'plan9', 'solaris', 'windows', 'zos',
]);

// prettier-ignore
const unix = new Set([
  'aix', 'android', 'darwin', 'dragonfly', 'freebsd', 'hurd', 'illumos', 'ios', 'linux', 'netbsd',
  'openbsd', 'solaris',
]);

// prettier-ignore
const knownArch = new Set([
  '386', 'amd64', 'amd64p32', 'arm', 'armbe', 'arm64', 'arm64be', 'loong64', 'mips', 'mipsle',
  'mips64', 'mips64le', 'mips64p32', 'mips64p32le', 'ppc', 'ppc64', 'ppc64le', 'riscv', 'riscv64',
  's390', 's390x', 'sparc', 'sparc64', 'wasm',
]);

/** The newest release whose `go1.N` tag holds. */
const release = 19;

function satisfies(tag: string, target: BuildTarget): boolean {
  if (tag === target.os || tag === target.arch || tag === 'gc') return true;
  if (tag === 'linux' && target.os === 'android') return true;
  if (tag === 'unix' && unix.has(target.os)) return true;
  const version = /^go1\.(\d+)$/.exec(tag);
  if (version !== null) return Number(version[1]) <= release;
  return target.tags.includes(tag);
}

/** Whether the name of a file (its last element) is one of this target's. */
export function matchFileName(name: string, target: BuildTarget): boolean {
  if (name.startsWith('_') || name.startsWith('.') || !name.endsWith('.go')) return false;
  let stem = name.slice(0, -3);
  if (stem.endsWith('_test')) {
    if (!target.tests) return false;
    stem = stem.slice(0, -5);
  }
  // linux.go is no file for Linux only; x_linux.go is.
  const parts = stem.split('_').slice(1);
  const last = parts.at(-1);
  const before = parts.at(-2);
  if (last === undefined) return true;
  if (before !== undefined && knownOs.has(before) && knownArch.has(last)) {
    return satisfies(before, target) && satisfies(last, target);
  }
  return knownOs.has(last) || knownArch.has(last) ? satisfies(last, target) : true;
}

/** The lines before the package clause that may hold constraints: each a `//` comment. */
function* headerLines(text: string): Generator<{ line: string; offset: number }> {
  let offset = 0;
  let inComment = false;
  while (offset < text.length) {
    const newline = text.indexOf('\n', offset);
    const end = newline < 0 ? text.length : newline;
    let line = text.slice(offset, end).trim();
    while (line !== '' && (inComment || line.startsWith('/*'))) {
      const close = line.indexOf('*/', inComment ? 0 : 2);
      inComment = close < 0;
      line = inComment ? '' : line.slice(close + 2).trim();
    }
    if (!inComment && line !== '' && !line.startsWith('//')) return;
    yield { line, offset };
    offset = end + 1;
  }
}

/** Offset after the last empty line before the package clause: `+build` lines stand before it. */
function plusBuildEnd(text: string): number {
  let end = 0;
  for (const { line, offset } of headerLines(text)) if (line === '') end = offset;
  return end;
}

// `// +build a,b !c` holds if (a and b) or (not c).
function plusBuildHolds(line: string, target: BuildTarget): boolean {
  return line.split(/\s+/).some((option) =>
    option.split(',').every((term) => {
      const negated = term.startsWith('!');
      return satisfies(negated ? term.slice(1) : term, target) !== negated;
    }),
  );
}

/** A `//go:build` expression: tags, `!`, `&&`, `||` and parentheses; undefined if it is malformed. */
export function evalBuildExpr(expr: string, target: BuildTarget): boolean | undefined {
  const tokens = expr.match(/&&|\|\||[!()]|[\p{L}\p{Nd}_.]+|\S/gu) ?? [];
  let i = 0;
  let depth = 0;
  let wrong = false;
  const or = (): boolean => {
    let value = and();
    while (tokens[i] === '||') {
      i++;
      const right = and();
      value ||= right;
    }
    return value;
  };
  const and = (): boolean => {
    let value = not();
    while (tokens[i] === '&&') {
      i++;
      const right = not();
      value &&= right;
    }
    return value;
  };
  const not = (): boolean => {
    const token = tokens[i++];
    if (token === undefined || wrong) {
      wrong = true;
      return false;
    }
    if (token === '!') {
      let negated = true;
      while (tokens[i] === '!') {
        negated = !negated;
        i++;
      }
      return not() !== negated;
    }
    if (token === '(') {
      // Deeper than anyone writes: taken as malformed.
      if (++depth > 100) wrong = true;
      const value = or();
      if (tokens[i++] !== ')') wrong = true;
      depth--;
      return value;
    }
    if (!/^[\p{L}\p{Nd}_.]+$/u.test(token)) wrong = true;
    return satisfies(token, target);
  };
  const value = or();
  return wrong || i !== tokens.length ? undefined : value;
}

/**
 * Whether a file's own constraints hold: its `//go:build` line if there is one, else every one of
 * its `// +build` lines. A malformed `//go:build` line holds never.
 */
export function matchConstraints(text: string, target: BuildTarget): boolean {
  const plus: { line: string; offset: number }[] = [];
  for (const { line, offset } of headerLines(text)) {
    const build = /^\/\/go:build\s+(.*)$/.exec(line);
    if (build !== null) return evalBuildExpr(build[1]!.replace(/\/\/.*$/, ''), target) ?? false;
    const old = /^\/\/\s*\+build\s+(.*)$/.exec(line);
    if (old !== null) plus.push({ line: old[1]!.trim(), offset });
  }
  const end = plus.length > 0 ? plusBuildEnd(text) : 0;
  return plus.every(({ line, offset }) => offset >= end || plusBuildHolds(line, target));
}

/** Whether a file belongs to a build, by its name (a path will do) and its text (bytes). */
export function matchFile(
  name: string,
  text: string,
  target: BuildTarget = defaultTarget,
): boolean {
  const base = name.slice(name.lastIndexOf('/') + 1);
  return matchFileName(base, target) && matchConstraints(text, target);
}
