import { describe, expect, test } from 'vitest';
import { bytesOf } from '../../base/bytes';
import { formatDiagnostic } from '../../base/diagnostic';
import { FileSet } from '../../base/source';
import type { Expr, Node } from '../../syntax';
import { parseFile, walk } from '../../syntax';
import { constString } from '../constant-ops';
import type { Object } from '../object';
import { under } from '../predicates';
import { runtimeTypeString, typeKey, typeString } from '../type-string';
import { Checker } from './checker';
import { checkSource, type Checked } from './testing';

function find<K extends Node['kind']>(
  { pkg }: Checked,
  kind: K,
  nth = 0,
): Extract<Node, { kind: K }> {
  const found: Node[] = [];
  for (const file of pkg.files) walk(file, (n) => (n.kind === kind && found.push(n), true));
  return found[nth] as Extract<Node, { kind: K }>;
}

const text = (c: Checked, e: Expr) => {
  const tv = c.checker.info.types.get(e)!;
  return `${tv.mode} ${typeString(tv.type)}${tv.value ? ' ' + constString(tv.value) : ''}`;
};

const lookup = (c: Checked, name: string): Object => c.pkg.scope.lookup(name)!;

describe('what is recorded', () => {
  test('untyped operands get the type of their context', () => {
    const c = checkSource(
      'package a\nvar u uint\nvar f = float64(2) * 3 + 4\nvar s int8 = 1 << u\n',
    );
    expect(c.output).toBe('');
    const binary = find(c, 'binary-expr', 0);
    expect(text(c, binary)).toBe('constant float64 10');
    expect(text(c, find(c, 'basic-lit', 2))).toBe('constant float64 4');
    expect(text(c, find(c, 'basic-lit', 3))).toBe('constant int8 1');
  });

  test('nil has the type of its context', () => {
    const c = checkSource('package a\nvar e error = nil\nvar b = e == nil\n');
    const uses = [...c.checker.info.uses].filter(([id]) => id.name === 'nil');
    expect(uses.map(([id]) => text(c, id))).toEqual(['nil error', 'nil error']);
  });

  test('comma-ok expressions with two targets have two types', () => {
    const c = checkSource('package a\nvar m map[string]int\nvar v, ok = m["a"]\n');
    expect(text(c, find(c, 'index-expr'))).toBe('mapindex (int, bool)');
    expect(typeString(lookup(c, 'ok').type)).toBe('bool');
  });

  test('selections walk embedded fields', () => {
    const c = checkSource(`package a
type A struct { x, y int }
func (*A) M() {}
type B struct { s string; *A }
func f(b B) { _ = b.y; b.M(); _ = (*A).M }
`);
    expect(c.output).toBe('');
    const all = [...c.checker.info.selections.values()];
    expect(all.map((s) => [s.kind, s.obj.name, s.index, s.indirect])).toEqual([
      ['field', 'y', [1, 1], true],
      ['method-value', 'M', [1], true],
      ['method-expr', 'M', [], true],
    ]);
  });

  test('captured and addressed variables', () => {
    const c = checkSource(`package a
type T struct{ f int }
func (*T) m() {}
func f() {
	var a, b, d int
	var t, u T
	var arr [3]int
	_ = &a
	func() { b++ }()
	t.m()
	_ = &u.f
	_ = arr[:]
	_ = d
}
`);
    expect(c.output).toBe('');
    const flags = [...c.checker.info.defs.values()].flatMap((o) =>
      o.kind === 'var' && (o.captured || o.addressed)
        ? [`${o.name}${o.captured ? ' captured' : ''}${o.addressed ? ' addressed' : ''}`]
        : [],
    );
    expect(flags).toEqual(['a addressed', 'b captured', 't addressed', 'arr addressed']);
  });

  test('calls whose arguments are one call', () => {
    const c = checkSource(
      'package a\nfunc f() (int, int)  { return 1, 2 }\nfunc g(int, int) int { return 0 }\nvar x = g(f())\n',
    );
    expect(c.checker.info.spreads.size).toBe(1);
  });
});

describe('constants', () => {
  test.each([
    ['1<<100>>98', 'untyped int 4'],
    ['0x_FF + 0b11 + 0o17 + 017', 'untyped int 288'],
    ["'a' + 1", 'untyped rune 98'],
    ['1 / 3.0', 'untyped float 0.333333'],
    ['0x1p-2', 'untyped float 0.25'],
    ['(1 + 2i) * (3 - 1i)', 'untyped complex (5 + 5i)'],
    ['len("héllo") + len([3]int{})', 'int 9'],
    ['"a" + `b` < "b"', 'untyped bool true'],
    ['float32(0.1) == 0.1', 'untyped bool true'],
    ['^uint8(1)', 'uint8 254'],
    ['string(rune(0x4e16))', 'string "世"'],
    ['-7 / 2 * 10 + -7 % 2', 'untyped int -31'],
    ['real(complex(1, 2)) + imag(3i)', 'untyped float 4'],
    ['int64(-1) >> 1', 'int64 -1'],
  ])('%s', (source, expected) => {
    const c = checkSource(`package a\nconst c = ${source}\n`);
    expect(c.output).toBe('');
    const obj = lookup(c, 'c');
    if (obj.kind !== 'const') throw new Error('no constant');
    const value = constString(obj.value);
    const shown = Buffer.from(value, 'latin1').toString('utf8');
    expect(`${typeString(obj.type)} ${shown}`).toBe(expected);
  });

  test('floats are rounded as their type rounds', () => {
    const c = checkSource(
      'package a\nconst big float32 = 16777217\nconst small float64 = 1e-400\n',
    );
    const [big, small] = ['big', 'small'].map((n) => lookup(c, n));
    expect(big).toMatchObject({ value: { kind: 'float', num: 16777216n, den: 1n } });
    expect(small).toMatchObject({ value: { kind: 'float', num: 0n } });
  });

  test('nothing blows up', () => {
    const c = checkSource(
      'package a\nconst a = 1e20000\nconst b = a * a * a * a * a * a\nconst c = 1 << 500 << 500\n',
    );
    expect(c.output).toContain('a.go:4:20: constant shift overflow');
  });
});

describe('packages', () => {
  test('variables are initialised in the order of the specification', () => {
    const c = checkSource(`package a
var (
	a = c + b
	b = f()
	c = 1
	x, y = g()
	d = func() int { return a }()
)
func f() int { d2++; return d2 }
func g() (int, int) { return b, c }
var d2 = 3
`);
    expect(c.output).toBe('');
    const order = c.pkg.initOrder.map((i) => i.lhs.map((v) => v.name).join(','));
    expect(order).toEqual(['c', 'd2', 'b', 'a', 'x,y', 'd']);
  });

  test('bodies of libraries are checked when wanted, once', () => {
    const c = checkSource('package a\nimport "lib"\nvar X = lib.F()\n', {
      lib: 'package lib\nfunc F() int { return "s" }\nfunc Native()\n',
    });
    expect(c.output).toBe('');
    const f = c.checker.package('lib')!.scope.lookup('F');
    if (f?.kind !== 'func') throw new Error('no function');
    const [first] = c.checker.checkBody(f);
    expect(first?.message).toBe(
      'cannot use "s" (untyped string constant) as int value in return statement',
    );
    expect(c.checker.checkBody(f)).toEqual([]);
  });

  test('initialisation looks into the bodies of a library it depends on', () => {
    const c = checkSource('package a\nimport _ "lib"\n', {
      lib: 'package lib\nvar A = f()\nfunc f() int { return B }\nvar B = g()\nfunc g() int\n',
    });
    const names = c.checker.package('lib')!.initOrder.map((i) => i.lhs[0]!.name);
    expect(names).toEqual(['B', 'A']);
  });

  test('of package unsafe the sizes are there, what reinterprets memory is refused', () => {
    const source = `package a
import "unsafe"
type T struct { a byte; b struct { c int32; d struct{} } }
const size = unsafe.Sizeof(T{})
const inner = unsafe.Offsetof(T{}.b)
var _ [size]int = [12]int{}
var _ [inner]int = [4]int{}
var _ = unsafe.Slice
`;
    const c = checkSource(source);
    expect(c.output).toBe('a.go:8:9: unsafe.Slice is not supported here');
  });

  test('packages of one name are told apart by their paths', () => {
    const packages = {
      'near/units': 'package units\ntype Length int\n',
      'far/units': 'package units\ntype Length int\n',
      scale: 'package scale\ntype Length int\n',
    };
    const c = checkSource(
      'package a\nimport "near/units"\nimport other "far/units"\nimport "scale"\n' +
        'var x units.Length = other.Length(1)\nvar y units.Length = scale.Length(1)\n',
      packages,
    );
    expect(c.output).toBe(
      [
        'a.go:5:22: cannot use other.Length(1) (constant 1 of type "far/units".Length) as type "near/units".Length in variable declaration',
        'a.go:6:22: cannot use scale.Length(1) (constant 1 of type scale.Length) as type "near/units".Length in variable declaration',
      ].join('\n'),
    );
  });

  test('what is too large for memory is said before it is wanted', () => {
    const c = checkSource(`package a
var x [1 << 40]byte
var c chan [1 << 16]byte
`);
    expect(c.output).toBe('a.go:3:7: channel element type too large (>64kB)');
    const d = checkSource('package a\nvar x [1 << 40]byte\n');
    expect(d.output).toBe(
      'a.go:2:5: a.x: symbol too large (1099511627776 bytes > 2000000000 bytes)',
    );
  });

  test('what is missing is named where it is wanted', () => {
    const c = checkSource(
      'package a\nimport "net/smtp"\nimport "nowhere"\nimport "lib"\nvar _ = lib.Foo\nvar _ = smtp.X\n',
      { lib: 'package lib' },
    );
    expect(c.output.split('\n')).toEqual([
      "a.go:2:8: package net/smtp of Go's standard library is not supported here",
      'a.go:3:8: cannot find package "nowhere"',
      'a.go:5:13: undefined: lib.Foo',
    ]);
    expect(c.pkg.diagnostics.map((d) => d.unsupported ?? false)).toEqual([true, false, false]);
  });

  test('each file that imports a package into itself counts its own uses', () => {
    const files = new FileSet();
    const parse = (name: string, text: string) => parseFile(files.add(name, bytesOf(text))).file;
    const b = parse('b/b.go', 'package b\nfunc F() int { return 1 }\n');
    const checker = new Checker(files, {
      import: (path) =>
        path === 'b' ? { files: [b], library: false, diagnostics: [] } : undefined,
    });
    const sources = ['var x = F()', 'var y = F()', ''].map((text, i) =>
      parse(`a${i}.go`, `package a\nimport . "b"\n${text}\n`),
    );
    const { diagnostics } = checker.check('a', sources, { diagnostics: [] });
    expect(diagnostics.map((d) => formatDiagnostic(files, d))).toEqual([
      'a2.go:2:8: imported and not used: "b"',
    ]);
  });

  test('import cycles are refused', () => {
    const c = checkSource('package a\nimport "b"\n', {
      b: 'package b\nimport "c"\nvar X = c.Y',
      c: 'package c\nimport "b"\nvar Y = b.X',
    });
    expect(c.checker.package('c')!.diagnostics.map((d) => d.message)).toEqual([
      'import cycle not allowed',
    ]);
  });
});

describe('types as text', () => {
  const c = checkSource(`package a
type T struct{ X int }
func f() { type T struct{ Y int }; var local T; _ = local }
var (
	a struct { X int \`json:"x"\`; T; y []*T }
	b func(x int, rest ...string) (n int, err error)
	c map[string]chan<- interface{ M(int) string; e() }
	d chan (<-chan byte)
	e interface{}
	g struct{}
	h struct { X int; T; y []*T }
	i func(int, ...string) (int, error)
	j func(int, []string) (int, error)
	k uint8
	l byte
)
`);
  test('as messages show them', () => {
    expect(typeString(lookup(c, 'b').type)).toBe('func(x int, rest ...string) (n int, err error)');
    expect(typeString(lookup(c, 'd').type)).toBe('chan (<-chan byte)');
    expect(typeString(lookup(c, 'g').type)).toBe('struct{}');
  });

  test('as reflect shows them', () => {
    const shown = (name: string) => runtimeTypeString(lookup(c, name).type);
    expect(shown('a')).toBe('struct { X int "json:\\"x\\""; a.T; y []*a.T }');
    expect(shown('b')).toBe('func(int, ...string) (int, error)');
    expect(shown('c')).toBe('map[string]chan<- interface { M(int) string; a.e() }');
    expect(shown('d')).toBe('chan (<-chan uint8)');
    expect(shown('e')).toBe('interface {}');
    expect(shown('g')).toBe('struct {}');
  });

  test('keys are equal iff types are identical', () => {
    const key = (name: string) => typeKey(lookup(c, name).type);
    expect(key('b')).toBe(key('i'));
    expect(key('k')).toBe(key('l'));
    expect(key('i')).not.toBe(key('j'));
    expect(key('a')).not.toBe(key('h'));
    const local = [...c.checker.info.defs].find(([id]) => id.name === 'local')![1];
    expect(typeKey(local.type)).not.toBe(typeKey(lookup(c, 'T').type));
  });
});

test('long chains and deep nesting neither throw nor hang', () => {
  const sum = Array.from({ length: 480 }, () => '"x"').join(' + ');
  expect(checkSource(`package a\nvar s = ${sum}\n`).output).toBe('');
  const nested = '('.repeat(200) + '1' + ')'.repeat(200);
  expect(checkSource(`package a\nvar s = ${nested}\n`).output).toBe('');
});

describe('what is known to be right', () => {
  const lib = `package lib
const (
	A = iota + B
	C
	D = 1 << iota
)
const B = len(table)
var table = [2]string{"x", "y"}
type Tree struct { left, right *Tree; leaf Leaf }
type Leaf struct { tree *Tree; names Names }
type Names []string
type Short = Tree
func (n Names) First() string { return n[0] }
func (t *Short) Grow(l Leaf) (*Tree, error) { return nil, nil }
func New(n ...Names) *Tree { return nil }
func Broken(x Nowhere) {}
`;
  const check = (source: string) => checkSource(source, { lib });

  test('is looked at when it is named: nothing is said of the rest', () => {
    const c = check(
      'package a\nimport "lib"\nvar _ = lib.C\nvar t, err = lib.New().Grow(lib.Leaf{})\n',
    );
    expect(c.output).toBe('');
    expect(typeString(lookup(c, 't').type)).toBe('*lib.Tree');
    const { scope } = c.checker.package('lib')!;
    const value = (name: string) => {
      const obj = scope.lookup(name);
      return obj?.kind === 'const' ? constString(obj.value) : undefined;
    };
    expect(['A', 'B', 'C', 'D'].map(value)).toEqual(['2', '2', '3', '4']);
  });

  test('is the same whichever part is asked for first', () => {
    const { checker } = check('package a\nimport _ "lib"\n');
    const grow = [...checker.info.defs.values()].find(({ name }) => name === 'Grow');
    expect(grow?.kind === 'func' && grow.recvNamed?.obj.name).toBe('Tree');
    const leaf = checker.package('lib')!.scope.lookup('Leaf')!;
    expect(typeString(under(leaf.type))).toBe('struct{tree *lib.Tree; names lib.Names}');
  });

  test('and is not is our own mistake, told with its place', () => {
    expect(() => check('package a\nimport "lib"\nvar _ = lib.Broken\n')).toThrow(
      'lib.Broken: undefined: Nowhere',
    );
  });
});
