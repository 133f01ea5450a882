/** Whole programs, compiled and run, must print what Go prints. */
import { expect, it } from 'vitest';
import { FileSet } from '../base/source';
import { bytesOf, textOf } from '../base/bytes';
import { Machine } from '../machine/index';
import { parseFile } from '../syntax/index';
import { Checker } from '../types/index';
import { compileProgram } from './index';

/** Runs `package main` without imports; what it printed, on both descriptors. */
function run(body: string): string {
  const files = new FileSet();
  const { file, diagnostics } = parseFile(files.add('main.go', bytesOf(`package main\n${body}`)));
  const checker = new Checker(files, { import: () => undefined });
  const main = checker.check('main', [file], { diagnostics });
  expect(main.diagnostics.map((d) => d.message)).toEqual([]);
  const machine = new Machine({ seed: 1, natives: {} });
  const process = machine.startProcess({
    program: compileProgram(checker, main, files),
    argv: ['main'],
  });
  machine.run({ maxStep: 1e6 });
  return textOf(process.text());
}

const cases: [string, string, string][] = [
  ['hello', 'func main() { println("hello", 1+2) }', 'hello 3\n'],
  [
    'recursion and conditions',
    'func fib(n int) int { if n < 2 { return n }; return fib(n-1) + fib(n-2) }\nfunc main() { println(fib(20)) }',
    '6765\n',
  ],
  [
    'loops, slices, append, range',
    `func main() {
	var s []int
	for i := 0; i < 5; i++ { s = append(s, i*i) }
	sum := 0
	for i, v := range s { sum += i * v }
	s[1], s[2] = s[2], s[1]
	println(sum, len(s), s[1], s[2])
	for i, r := range "aé" { println(i, r) }
}`,
    '100 5 4 1\n0 97\n1 233\n',
  ],
  [
    'structs are values, pointers are not',
    `type p struct{ x, y int }
type line struct{ a, b p }
func (q *p) move(d int) { q.x += d }
func (q p) sum() int { q.x++; return q.x + q.y }
func main() {
	l := line{p{1, 2}, p{3, 4}}
	m := l
	m.a.move(10)
	q := &l.b
	q.y = 9
	println(l.a.x, m.a.x, l.b.y, m.b.y, l.a.sum(), l.a.x, l == m)
}`,
    '1 11 9 4 4 1 false\n',
  ],
  [
    'closures share variables',
    `func counter() (func() int, func()) { n := 0; return func() int { return n }, func() { n++ } }
func main() { get, inc := counter(); inc(); inc(); println(get()) }`,
    '2\n',
  ],
  [
    'interfaces, embedding, type switches',
    `type named interface{ name() string }
type base struct{ n string }
func (b *base) name() string { return b.n }
type derived struct { *base; extra int }
type num int
func (n num) name() string { return "num" }
func what(x interface{}) string {
	switch v := x.(type) {
	case nil: return "nil"
	case int, string: return "plain"
	case named: return v.name()
	}
	return "?"
}
func main() {
	println(what(nil), what(1), what(derived{&base{"d"}, 1}), what(num(3)), what(1.5))
	f := num(1).name
	println(f(), num.name(2), (*base).name(&base{"e"}))
}`,
    'nil plain d num ?\nnum num e\n',
  ],
  [
    'channels, select, goroutines',
    `func main() {
	c, done := make(chan int), make(chan bool)
	go func() { for v := range c { println("got", v) }; close(done) }()
	for i := 0; i < 3; i++ { c <- i }
	close(c)
	<-done
	select { case v, ok := <-c: println(v, ok); default: println("no") }
}`,
    'got 0\ngot 1\ngot 2\n0 false\n',
  ],
  [
    'defer, panic, recover, named results',
    `func f() (n int) {
	defer func() { if r := recover(); r != nil { n = r.(int) * 2 } }()
	defer println("deferred")
	panic(21)
}
func main() { println(f()) }`,
    'deferred\n42\n',
  ],
  [
    'maps and labels',
    `func main() {
	m := map[string]int{"a": 1}
	m["b"] += 5
	v, ok := m["c"]
	delete(m, "a")
	println(len(m), m["b"], v, ok)
outer:
	for i := 0; ; i++ {
		for j := 0; j < 3; j++ { if i*j == 4 { break outer }; if j > i { continue outer } }
	}
	switch x := 2; { case x > 1: println("big"); fallthrough; case false: println("fell"); default: println("no") }
}`,
    '1 5 0 false\nbig\nfell\n',
  ],
  [
    'package variables in order of need',
    'var a = b + 1\nvar b = f()\nfunc f() int { return 41 }\nfunc init() { a++ }\nfunc main() { println(a, b) }',
    '43 41\n',
  ],
  [
    '64 bits',
    'func main() { x := uint64(1)<<63; y := int64(-1) << 62; println(x, y*4, x*2, int32(1<<31-1)+int32(y>>62)) }',
    '9223372036854775808 0 0 2147483646\n',
  ],
];

for (const [name, source, output] of cases) {
  it(name, () => {
    expect(run(source)).toBe(output);
  });
}
