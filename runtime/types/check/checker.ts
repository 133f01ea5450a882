/** The checker: packages by path, each checked once, their imports before them. */
import type { Diagnostic } from '../../base/diagnostic';
import type { FileSet, Pos } from '../../base/source';
import type { File } from '../../syntax/ast';
import type { Func } from '../object';
import type { Info, Package } from '../package';
import { Scope } from '../scope';
import { universe } from '../universe';
import { unsafePackage } from '../unsafe';
import { Context, type Diag, type MutablePackage, type Recursion } from './context';
import { objDecl } from './decl';
import { rawExpr } from './expr';
import { funcBody, funcLit } from './func-body';
import { checkPackage } from './package';
import { missingPackages } from './selector';
import { typ } from './type-expr';

/** The parsed sources of a package; `diagnostics` are those of parsing it. */
export interface ImportedSource {
  readonly files: readonly File[];
  /** A package of runtime/lib or content/go/lib: natives allowed, bodies checked when wanted. */
  readonly library: boolean;
  /** Known to be right, with everything it imports: bodies are checked when wanted. A library is, unless this is false. */
  readonly deferred?: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/** Finds packages by import path. Undefined: there is none. */
export interface Importer {
  import(path: string): ImportedSource | undefined;
}

export interface CheckerOptions {
  /** Most diagnostics a package keeps; the next becomes "too many errors". gc's 10 if undefined. */
  readonly maxErrors?: number;
  /** Functions without a body are let pass, as go vet does: packages are checked, not built. */
  readonly bodiless?: boolean;
}

/**
 * Checks packages of one program. `info` has what was found out about the nodes of all of them.
 * Never throws for what the user wrote.
 */
export class Checker {
  readonly info: Info = {
    types: new Map(),
    defs: new Map(),
    uses: new Map(),
    selections: new Map(),
    implicits: new Map(),
    spreads: new Set(),
  };
  private readonly packages = new Map<string, Package>();
  private readonly contexts = new Map<Package, Context>();
  private readonly underway: string[] = [];
  private readonly recursion: Recursion;

  constructor(
    private readonly files: FileSet,
    private readonly importer: Importer,
    private readonly options: CheckerOptions = {},
  ) {
    this.recursion = {
      rawExpr,
      typ,
      objDecl,
      funcLit,
      importPackage: (c, path, pos, end) => this.importPackage(c, path, pos, end),
    };
  }

  /** The package of that path, if it has been checked. */
  package(path: string): Package | undefined {
    return this.packages.get(path);
  }

  /** All packages checked so far: a package stands after those it imports. */
  get allPackages(): readonly Package[] {
    return [...this.packages.values()];
  }

  /**
   * Checks a package given as files, its imports first. The package is there even if diagnostics
   * are; whoever runs it looks at them, and at those of what it imports. `run`: it is to be run, and
   * has to have a function main.
   */
  check(
    path: string,
    files: readonly File[],
    {
      library = false,
      deferred = library,
      diagnostics = [],
      run = false,
    }: {
      library?: boolean;
      deferred?: boolean;
      diagnostics?: readonly Diagnostic[];
      run?: boolean;
    } = {},
  ): Package {
    if (!library) this.importRuntime();
    const pkg: MutablePackage = {
      path,
      name: files[0]?.package.name ?? path.slice(path.lastIndexOf('/') + 1),
      files,
      scope: new Scope(universe),
      imports: [],
      library,
      deferred,
      diagnostics: [],
      initOrder: [],
      inits: [],
    };
    const c = new Context(pkg, this.info, this.files, this.recursion);
    this.contexts.set(pkg, c);
    this.underway.push(path);
    for (const file of files) {
      if (file.package.name !== pkg.name && file.package.name !== '_') {
        c.error(file.package, `package ${file.package.name}; expected package ${pkg.name}`);
      }
    }
    c.bodiless = this.options.bodiless ?? false;
    c.unparsed = diagnostics.map((d) => d.pos);
    guard(c, () => checkPackage(c));
    if (
      run &&
      !c.failed &&
      diagnostics.length === 0 &&
      pkg.name === 'main' &&
      pkg.scope.lookup('main')?.kind !== 'func'
    ) {
      // gc's linker says so, and names no place.
      const at = files[0]?.package;
      if (at) c.error(at, 'function main is undeclared in the main package');
    }
    this.underway.pop();
    // What could not be parsed may be why the rest looks wrong: gc stops there, though not for a
    // literal or a character that is wrong in itself.
    const parsed = !diagnostics.some((d) => d.unsupported || d.message.startsWith('syntax error'));
    const all: Diag[] = [
      ...diagnostics.map((d) => ({ ...d }) as Diag),
      ...c.branchErrors,
      ...(parsed ? pkg.diagnostics : []),
    ];
    pkg.diagnostics.length = 0;
    pkg.diagnostics.push(...arrange(this.files, all, this.options.maxErrors ?? 10));
    this.packages.set(path, pkg);
    return pkg;
  }

  /**
   * Checks a body that was put off, once; later calls, and functions checked with their
   * package, give nothing.
   */
  checkBody(func: Func): readonly Diagnostic[] {
    const c = func.pkg && this.contexts.get(func.pkg);
    c?.resolve(func);
    const body = c?.bodies.get(func);
    if (!c || !body) return [];
    c.bodies.delete(func);
    const { sink, failed } = c;
    const own: Diag[] = [];
    c.sink = own;
    c.failed = false;
    c.branchErrors = [];
    guard(c, () => {
      funcBody(c, body);
      c.processDelayed(0);
    });
    c.sink = sink;
    c.failed = failed;
    return arrange(this.files, [...c.branchErrors, ...own], this.options.maxErrors ?? 10);
  }

  private importPackage(c: Context, path: string, pos: Pos, end: Pos): Package | undefined {
    const known = this.packages.get(path);
    if (known) return known;
    const at = { pos, end };
    if (path === 'unsafe') return unsafePackage;
    if (path === 'C') {
      c.unsupported(at, 'cgo (import "C") is not supported here');
      return this.missing(path);
    }
    if (this.underway.includes(path)) {
      c.error(at, 'import cycle not allowed');
      return this.missing(path);
    }
    const source = this.importer.import(path);
    if (!source || source.files.length === 0) {
      if (standardPackages.has(path)) {
        c.unsupported(at, `package ${path} of Go's standard library is not supported here`);
      } else c.error(at, `cannot find package "${path}"`, undefined, 'missing');
      return this.missing(path);
    }
    return this.check(path, source.files, source);
  }

  /** Every program has package runtime, named or not: run-time panics are values of its types. */
  private importRuntime(): void {
    if (this.packages.has('runtime') || this.underway.includes('runtime')) return;
    const source = this.importer.import('runtime');
    if (source && source.files.length > 0) this.check('runtime', source.files, source);
  }

  /** Stands for a package that is not there: everything selected from it is silently invalid. */
  private missing(path: string): Package {
    const pkg: MutablePackage = {
      path,
      name: path.slice(path.lastIndexOf('/') + 1),
      files: [],
      scope: new Scope(universe),
      imports: [],
      library: true,
      deferred: true,
      diagnostics: [],
      initOrder: [],
      inits: [],
    };
    missingPackages.add(pkg);
    return pkg;
  }
}

/** Nesting within the parser's limits fits the stack; should it not, that is said, not thrown. */
function guard(c: Context, work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const file = c.pkg.files[0];
    if (file)
      c.unsupported({ pos: file.package.pos }, 'program is nested too deeply to be checked');
  }
}

/** In order of position, each once; after `max` of them only that there are too many. */
function arrange(files: FileSet, list: readonly Diag[], max: number): Diag[] {
  const line = (d: Diag) => {
    const at = files.position(d.pos);
    return `${at.file}:${at.line}`;
  };
  // gc prints the first ten it comes upon, in order, and stops there.
  // Of one line it says the same thing only once in a row.
  const once = list.filter((d, i) => {
    const before = list[i - 1];
    return !before || before.message !== d.message || line(before) !== line(d);
  });
  const tooMany = once.length >= max;
  const kept = tooMany ? once.slice(0, max) : once;
  const last = kept[kept.length - 1];
  kept.sort((a, b) => a.pos - b.pos);
  const out = kept.filter((d, i) => {
    const before = kept[i - 1];
    return !before || before.pos !== d.pos || before.message !== d.message;
  });
  if (tooMany && last) out.push({ pos: last.pos, end: last.pos, message: 'too many errors' });
  return out;
}

/** Go 1.19's own packages that programs may import, to tell "not here" from "nowhere". */
const standardPackages = new Set(
  `archive/tar archive/zip bufio bytes compress/bzip2 compress/flate compress/gzip compress/lzw
  compress/zlib container/heap container/list container/ring context crypto crypto/aes
  crypto/cipher crypto/des crypto/dsa crypto/ecdsa crypto/ed25519 crypto/elliptic crypto/hmac
  crypto/md5 crypto/rand crypto/rc4 crypto/rsa crypto/sha1 crypto/sha256 crypto/sha512
  crypto/subtle crypto/tls crypto/x509 crypto/x509/pkix database/sql database/sql/driver
  debug/buildinfo debug/dwarf debug/elf debug/gosym debug/macho debug/pe debug/plan9obj embed
  encoding encoding/ascii85 encoding/asn1 encoding/base32 encoding/base64 encoding/binary
  encoding/csv encoding/gob encoding/hex encoding/json encoding/pem encoding/xml errors expvar
  flag fmt go/ast go/build go/build/constraint go/constant go/doc go/doc/comment go/format
  go/importer go/parser go/printer go/scanner go/token go/types hash hash/adler32 hash/crc32
  hash/crc64 hash/fnv hash/maphash html html/template image image/color image/color/palette
  image/draw image/gif image/jpeg image/png index/suffixarray io io/fs io/ioutil log log/syslog
  math math/big math/bits math/cmplx math/rand mime mime/multipart mime/quotedprintable net
  net/http net/http/cgi net/http/cookiejar net/http/fcgi net/http/httptest net/http/httptrace
  net/http/httputil net/http/pprof net/mail net/netip net/rpc net/rpc/jsonrpc net/smtp
  net/textproto net/url os os/exec os/signal os/user path path/filepath plugin reflect regexp
  regexp/syntax runtime runtime/cgo runtime/coverage runtime/debug runtime/metrics runtime/pprof
  runtime/race runtime/trace sort strconv strings sync sync/atomic syscall testing testing/fstest
  testing/iotest testing/quick text/scanner text/tabwriter text/template text/template/parse time
  time/tzdata unicode unicode/utf16 unicode/utf8 unsafe`.split(/\s+/),
);
