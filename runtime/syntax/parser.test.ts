// One line a production: a source, and the tree it makes.
import { describe, expect, it } from 'vitest';
import { FileSet } from '../base/source';
import type { FuncDecl, GenDecl, Node, VarSpec } from './ast';
import { parseFile } from './parser/parser';
import { forEachChild, walk } from './walk';

const attributes = ['op', 'tok', 'dir', 'define', 'alias', 'implicit', 'embedded', 'full', 'iota'];

/** A tree in parentheses: kind, what is set on the node, children. */
function dump(node: Node): string {
  if (node.kind === 'ident') return node.name;
  if (node.kind === 'basic-lit') return node.text;
  const parts: string[] = [node.kind];
  for (const [key, value] of Object.entries(node)) {
    if (!attributes.includes(key) || value === undefined || value === false) continue;
    parts.push(value === true ? key : String(value));
  }
  if (node.kind === 'call-expr' && node.ellipsis !== 0) parts.push('...');
  forEachChild(node, (child) => parts.push(dump(child)));
  return `(${parts.join(' ')})`;
}

function parse(source: string) {
  const { file, diagnostics } = parseFile(new FileSet().add('a.go', source));
  expect(diagnostics).toEqual([]);
  return file;
}

describe('statements', () => {
  const cases: [string, string][] = [
    ['x', '(expr-stmt x)'],
    ['x, y = 1, 2', '(assign-stmt x y 1 2)'],
    ['x := f()', '(assign-stmt define x (call-expr f))'],
    ['x += 1', '(assign-stmt + x 1)'],
    ['x &^= y', '(assign-stmt &^ x y)'],
    ['x++', '(inc-dec-stmt ++ x)'],
    ['x--', '(inc-dec-stmt -- x)'],
    ['c <- v', '(send-stmt c v)'],
    ['<-c', '(expr-stmt (unary-expr <- c))'],
    ['f(x...)', '(expr-stmt (call-expr ... f x))'],
    ['var x, y int = 1, 2', '(decl-stmt (gen-decl var (var-spec x y int 1 2)))'],
    ['var (x int; y = 2)', '(decl-stmt (gen-decl var (var-spec x int) (var-spec y 2)))'],
    [
      'const (a = iota; b; c int = 1)',
      '(decl-stmt (gen-decl const (const-spec 0 a iota) (const-spec 1 b) (const-spec 2 c int 1)))',
    ],
    ['type T int', '(decl-stmt (gen-decl type (type-spec T int)))'],
    ['type T = int', '(decl-stmt (gen-decl type (type-spec alias T int)))'],
    ['type (A int; B = A)', '(decl-stmt (gen-decl type (type-spec A int) (type-spec alias B A)))'],
    ['L: x()', '(labeled-stmt L (expr-stmt (call-expr x)))'],
    ['L: {}', '(labeled-stmt L (block-stmt))'],
    ['goto L', '(branch-stmt goto L)'],
    ['break', '(branch-stmt break)'],
    ['break L', '(branch-stmt break L)'],
    ['continue L', '(branch-stmt continue L)'],
    ['go f()', '(go-stmt (call-expr f))'],
    ['defer a.b()', '(defer-stmt (call-expr (selector-expr a b)))'],
    ['return', '(return-stmt)'],
    ['return 1, 2', '(return-stmt 1 2)'],
    ['if x {}', '(if-stmt x (block-stmt))'],
    ['if x := y; z {}', '(if-stmt (assign-stmt define x y) z (block-stmt))'],
    [
      'if x { a() } else if y { b() } else { c() }',
      '(if-stmt x (block-stmt (expr-stmt (call-expr a))) (if-stmt y (block-stmt (expr-stmt (call-expr b))) (block-stmt (expr-stmt (call-expr c)))))',
    ],
    ['for {}', '(for-stmt (block-stmt))'],
    ['for x {}', '(for-stmt x (block-stmt))'],
    [
      'for i := 0; i < n; i++ {}',
      '(for-stmt (assign-stmt define i 0) (binary-expr < i n) (inc-dec-stmt ++ i) (block-stmt))',
    ],
    ['for ; ; {}', '(for-stmt (block-stmt))'],
    ['for range x {}', '(range-stmt x (block-stmt))'],
    ['for k := range x {}', '(range-stmt define k x (block-stmt))'],
    ['for k, v = range x {}', '(range-stmt k v x (block-stmt))'],
    ['switch {}', '(switch-stmt)'],
    [
      'switch x {case 1, 2: a(); b(); default: fallthrough}',
      '(switch-stmt x (case-clause 1 2 (expr-stmt (call-expr a)) (expr-stmt (call-expr b))) (case-clause (branch-stmt fallthrough)))',
    ],
    ['switch x := y; x {case 1:}', '(switch-stmt (assign-stmt define x y) x (case-clause 1))'],
    ['switch x.(type) {case int, nil:}', '(type-switch-stmt x (case-clause int nil))'],
    ['switch v := x.(type) {default:}', '(type-switch-stmt v x (case-clause))'],
    ['switch a := b; v := x.(type) {}', '(type-switch-stmt (assign-stmt define a b) v x)'],
    ['select {}', '(select-stmt)'],
    [
      'select {case v, ok := <-c: a(); case c <- 1: ; case <-d: ; default: }',
      '(select-stmt (comm-clause (assign-stmt define v ok (unary-expr <- c)) (expr-stmt (call-expr a))) (comm-clause (send-stmt c 1) (empty-stmt)) (comm-clause (expr-stmt (unary-expr <- d)) (empty-stmt)) (comm-clause))',
    ],
    ['{}', '(block-stmt)'],
    [';', '(empty-stmt)'],
    [
      'if (T{}) == x {}',
      '(if-stmt (binary-expr == (paren-expr (composite-lit T)) x) (block-stmt))',
    ],
    [
      'for _, x := range []int{1} {}',
      '(range-stmt define _ x (composite-lit (array-type int) 1) (block-stmt))',
    ],
    ['if f(T{}) {}', '(if-stmt (call-expr f (composite-lit T)) (block-stmt))'],
    [
      'switch x := (T{}); x {}',
      '(switch-stmt (assign-stmt define x (paren-expr (composite-lit T))) x)',
    ],
    [
      'for i := (struct{}{}); ; {}',
      '(for-stmt (assign-stmt define i (paren-expr (composite-lit (struct-type)))) (block-stmt))',
    ],
    [
      'if x == [2]int{} {}',
      '(if-stmt (binary-expr == x (composite-lit (array-type 2 int))) (block-stmt))',
    ],
  ];
  for (const [source, tree] of cases) {
    it(source, () => {
      const [decl] = parse(`package p\nfunc f() { ${source} }\n`).decls;
      expect((decl as FuncDecl).body!.list.map(dump).join(' ')).toBe(tree);
    });
  }
});

describe('expressions', () => {
  const cases: [string, string][] = [
    ['a + b * c', '(binary-expr + a (binary-expr * b c))'],
    ['a * b + c', '(binary-expr + (binary-expr * a b) c)'],
    [
      'a || b && c == d + e',
      '(binary-expr || a (binary-expr && b (binary-expr == c (binary-expr + d e))))',
    ],
    ['-a.b', '(unary-expr - (selector-expr a b))'],
    ['!f(x)', '(unary-expr ! (call-expr f x))'],
    ['*p.q', '(star-expr (selector-expr p q))'],
    ['&T{a: 1, 2}', '(unary-expr & (composite-lit T (key-value-expr a 1) 2))'],
    [
      '[]T{{1}, {x: {2}}}',
      '(composite-lit (array-type T) (composite-lit 1) (composite-lit (key-value-expr x (composite-lit 2))))',
    ],
    ['[...]int{5: 1}', '(composite-lit (array-type (ellipsis) int) (key-value-expr 5 1))'],
    ['map[K]V{k: v}', '(composite-lit (map-type K V) (key-value-expr k v))'],
    [
      'func(a, b int, c ...T) (x int, err error) { return }',
      '(func-lit (func-type (field a b int) (field c (ellipsis T)) (field x int) (field err error)) (block-stmt (return-stmt)))',
    ],
    ['func(int, T) T { }', '(func-lit (func-type (field int) (field T) (field T)) (block-stmt))'],
    [
      'func(a.T, *b) {}',
      '(func-lit (func-type (field (selector-expr a T)) (field (star-expr b))) (block-stmt))',
    ],
    ['a.b.c', '(selector-expr (selector-expr a b) c)'],
    ['a[i]', '(index-expr a i)'],
    ['a[i:j]', '(slice-expr a i j)'],
    ['a[:]', '(slice-expr a)'],
    ['a[i:j:k]', '(slice-expr full a i j k)'],
    ['x.(T)', '(type-assert-expr x T)'],
    ['x.(type)', '(type-assert-expr x)'],
    ['f()', '(call-expr f)'],
    ['f(a, b...)', '(call-expr ... f a b)'],
    ['T(x)', '(call-expr T x)'],
    ['(*T)(x)', '(call-expr (paren-expr (star-expr T)) x)'],
    ['[]byte("a")', '(call-expr (array-type byte) "a")'],
    ['(<-chan int)(c)', '(call-expr (paren-expr (chan-type recv int)) c)'],
    ['<-chan int(c)', '(unary-expr <- (call-expr (chan-type both int) c))'],
    ['<-c', '(unary-expr <- c)'],
    [
      'struct { a, b int "t"; T; *p.T "u" }{}',
      '(composite-lit (struct-type (field a b int "t") (field embedded T) (field embedded (star-expr (selector-expr p T)) "u")))',
    ],
    [
      'interface{ M(a int) T; E; p.E }(x)',
      '(call-expr (interface-type (field M (func-type (field a int) (field T))) (field embedded E) (field embedded (selector-expr p E))) x)',
    ],
    ['chan<- chan int(c)', '(call-expr (chan-type send (chan-type both int)) c)'],
    ['chan (<-chan int)(c)', '(call-expr (chan-type both (chan-type recv int)) c)'],
    [
      '<-chan (<-chan int)(c)',
      '(unary-expr <- (call-expr (chan-type both (chan-type recv int)) c))',
    ],
    ['func() {}()', '(call-expr (func-lit (func-type) (block-stmt)))'],
    ['0x1F + 1.5e3i', '(binary-expr + 0x1F 1.5e3i)'],
    ['\'a\' + "b"', '(binary-expr + \'a\' "b")'],
    ['(a)', '(paren-expr a)'],
    ['new([3]*int)', '(call-expr new (array-type 3 (star-expr int)))'],
    ['a[f[x]]', '(index-expr a (index-expr f x))'],
    [
      'map[string]func(int) error{}',
      '(composite-lit (map-type string (func-type (field int) (field error))))',
    ],
    ['^a &^ b', '(binary-expr &^ (unary-expr ^ a) b)'],
    ['a << b >> c', '(binary-expr >> (binary-expr << a b) c)'],
    ['x.y[1](2).z', '(selector-expr (call-expr (index-expr (selector-expr x y) 1) 2) z)'],
  ];
  for (const [source, tree] of cases) {
    it(source, () => {
      const [decl] = parse(`package p\nvar _ = ${source}\n`).decls;
      const [spec] = (decl as GenDecl).specs;
      expect(dump((spec as VarSpec).values[0]!)).toBe(tree);
    });
  }
});

describe('declarations', () => {
  const cases: [string, string][] = [
    ['import "a"', '(gen-decl import (import-spec "a"))'],
    ['import . "a"', '(gen-decl import (import-spec . "a"))'],
    ['import (x "a"; _ "b")', '(gen-decl import (import-spec x "a") (import-spec _ "b"))'],
    ['func f()', '(func-decl f (func-type))'],
    ['func f() {}', '(func-decl f (func-type) (block-stmt))'],
    [
      'func (t *T) m(x int) (y int) {}',
      '(func-decl (field t (star-expr T)) m (func-type (field x int) (field y int)) (block-stmt))',
    ],
    ['func (T) m() {}', '(func-decl (field T) m (func-type) (block-stmt))'],
    ['func (t p.T) m() {}', '(func-decl (field t (selector-expr p T)) m (func-type) (block-stmt))'],
    [
      'var f func(func(int)) func() chan<- int',
      '(gen-decl var (var-spec f (func-type (field (func-type (field int))) (field (func-type (field (chan-type send int)))))))',
    ],
    [
      'type F func(a, b int, _ ...interface{}) (T, error)',
      '(gen-decl type (type-spec F (func-type (field a b int) (field _ (ellipsis (interface-type))) (field T) (field error))))',
    ],
    [
      'type S struct { sync.Mutex; next *S; a [2][]map[int]string }',
      '(gen-decl type (type-spec S (struct-type (field embedded (selector-expr sync Mutex)) (field next (star-expr S)) (field a (array-type 2 (array-type (map-type int string)))))))',
    ],
    ['type I interface{}', '(gen-decl type (type-spec I (interface-type)))'],
    ['var x (int)', '(gen-decl var (var-spec x int))'],
    ['type P *T', '(gen-decl type (type-spec P (star-expr T)))'],
    ['type A [N]int', '(gen-decl type (type-spec A (array-type N int)))'],
    ['type A [N * 2]int', '(gen-decl type (type-spec A (array-type (binary-expr * N 2) int)))'],
    ['type A []int', '(gen-decl type (type-spec A (array-type int)))'],
  ];
  for (const [source, tree] of cases) {
    it(source, () => {
      expect(parse(`package p\n${source}\n`).decls.map(dump).join(' ')).toBe(tree);
    });
  }
});

describe('positions', () => {
  const source = `package p

func (t *T) f(a, b int, c ...string) (x int) {
	for i, v := range t.list[1:] {
		if x := g(i, v); x > 0 { c <- T{a: x} } else { return }
	}
	switch y := z.(type) { case int: y++; default: go func() { x.y.z() }() }
L:
	select { case v, ok := <-c: break L }
	return 1 + 2*(3-x)
}

type S struct { a, b map[string]int; *T }
`;

  it('span what a node is written as, children within parents and in order', () => {
    const file = parse(source);
    walk(file, (node) => {
      expect(node.pos).toBeGreaterThan(0);
      expect(node.end).toBeGreaterThanOrEqual(node.pos);
      let last = node.pos;
      forEachChild(node, (child) => {
        expect(child.pos, child.kind).toBeGreaterThanOrEqual(last);
        expect(child.end, child.kind).toBeLessThanOrEqual(node.end);
        last = child.pos;
      });
      return true;
    });
  });

  it('begin and end at the text of the node', () => {
    const file = parse(source);
    const texts = new Map<string, string[]>();
    walk(file, (node) => {
      const text = source.slice(node.pos - file.source.base, node.end - file.source.base);
      texts.set(node.kind, [...(texts.get(node.kind) ?? []), text]);
      return true;
    });
    expect(texts.get('call-expr')).toEqual(['g(i, v)', 'func() { x.y.z() }()', 'x.y.z()']);
    expect(texts.get('selector-expr')).toEqual(['t.list', 'x.y.z', 'x.y']);
    expect(texts.get('slice-expr')).toEqual(['t.list[1:]']);
    expect(texts.get('send-stmt')).toEqual(['c <- T{a: x}']);
    expect(texts.get('case-clause')).toEqual([
      'case int: y++;',
      'default: go func() { x.y.z() }()',
    ]);
    expect(texts.get('binary-expr')).toEqual(['x > 0', '1 + 2*(3-x)', '2*(3-x)', '3-x']);
    expect(texts.get('field')).toEqual([
      't *T',
      'a, b int',
      'c ...string',
      'x int',
      'a, b map[string]int',
      '*T',
    ]);
    expect(texts.get('return-stmt')).toEqual(['return', 'return 1 + 2*(3-x)']);
  });
});
