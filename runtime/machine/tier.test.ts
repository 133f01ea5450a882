/** The second tier does what the loop does: the same events at the same steps, the same state wherever it is stopped. */
import { afterEach, expect, it } from 'vitest';
import { startSource } from '../testing/run-source';
import { stateHash, tierOptions } from './index';

const { warm, on } = tierOptions;
afterEach(() => {
  tierOptions.warm = warm;
  tierOptions.on = on;
});

const PROGRAMS: Record<string, string> = {
  numbers: `
func collatz(n int) (steps int) {
	for n != 1 {
		if n%2 == 0 {
			n /= 2
		} else {
			n = 3*n + 1
		}
		steps++
	}
	return
}
func hash(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := 0; i < len(s); i++ {
		h ^= uint64(s[i])
		h *= 1099511628211
	}
	return h
}
func small(a int8, b uint16, c int32) (int8, uint16, int32) {
	for i := uint(0); i < 40; i++ {
		a += a + 3
		b = b<<1 ^ b>>3
		c = c*1664525 + 1013904223
		c &^= 5
		if i%16 < 8 {
			c >>= i % 8
		}
	}
	return a, b, -c
}
func main() {
	most := 0
	for i := 1; i < 60; i++ {
		if k := collatz(i); k > most {
			most = k
		}
	}
	println(most, hash("the quick brown fox"))
	x := int64(1)
	for i := 0; i < 70; i++ {
		x = x*3 + int64(i)<<uint(i%66)
		x ^= x >> 7
	}
	a, b, c := small(1, 2, 3)
	f := 1.0
	for i := 0; i < 50; i++ {
		f = f*1.5 - float64(i)/3
	}
	println(x, a, b, c, int(f), float32(f) > 0)
}`,
  calls: `
type shape interface { area(int) int }
type square struct{ side int }
type circle struct{ r int }
func (s square) area(k int) int  { s.side += k; return s.side * s.side }
func (c *circle) area(k int) int { c.r += k; return 3 * c.r * c.r }
func fib(n int) int {
	if n < 2 {
		return n
	}
	return fib(n-1) + fib(n-2)
}
func deep(n int) int {
	if n == 0 {
		return 0
	}
	return deep(n-1) + 1
}
func each(n int, f func(int) bool) {
	for i := 0; i < n; i++ {
		if !f(i) {
			return
		}
	}
}
func main() {
	println(fib(13), deep(1000))
	shapes := []shape{square{1}, &circle{2}, square{3}}
	sum := 0
	for i := 0; i < 200; i++ {
		sum += shapes[i%3].area(i % 2)
	}
	each(90, func(i int) bool { sum += i; return i < 80 })
	area := shapes[1].area
	for i := 0; i < 10; i++ {
		sum -= area(1)
	}
	println(sum)
}`,
  panics: `
type point struct{ x, y int }
func pick(s []int, i int) (v int, err interface{}) {
	defer func() {
		err = recover()
		v += len(s)
	}()
	local := i * 2
	v = local
	v = s[i] / (i - 3)
	return
}
func reach(p *point, depth int) int {
	here := depth
	if depth == 0 {
		return p.x
	}
	defer func() { p2.x += here }()
	return reach(p, depth-1) + here
}
var p2 point
func try(p *point) (r string) {
	defer func() {
		if e := recover(); e != nil {
			r = e.(error).Error()
		}
	}()
	reach(p, 5)
	return "fine"
}
func main() {
	s := []int{1, 2, 3, 4, 5, 6}
	for i := -1; i < 8; i++ {
		v, err := pick(s, i)
		println(v, err != nil)
	}
	for i := 0; i < 6; i++ {
		println(try(&point{i, i}), try(nil))
	}
	println(p2.x)
	var m map[string]int
	m["x"] = 1
}`,
  data: `
type node struct {
	key         int
	left, right *node
	tags        [3]string
}
func (n *node) add(key int) *node {
	if n == nil {
		return &node{key: key}
	}
	if key < n.key {
		n.left = n.left.add(key)
	} else {
		n.right = n.right.add(key)
	}
	n.tags[key%3] += "x"
	return n
}
func (n *node) walk(f func(*node)) {
	if n != nil {
		n.left.walk(f)
		f(n)
		n.right.walk(f)
	}
}
func main() {
	var root *node
	seen := map[int]string{}
	counts := map[string]int{}
	k := 7
	for i := 0; i < 120; i++ {
		k = k * 37 % 101
		root = root.add(k)
		seen[k] += string('a' + i%26)
		counts[seen[k]]++
		if i%5 == 0 {
			delete(seen, k)
		}
	}
	text := ""
	root.walk(func(n *node) { text += n.tags[1] })
	total := 0
	for key, v := range seen {
		total = total*31%1000003 + key*len(v)
	}
	bytes := make([]byte, 3000)
	for i := range bytes {
		bytes[i] = byte(i * 7)
	}
	copy(bytes[10:], bytes[5:900])
	words := [][]rune{}
	for i := 0; i < 20; i++ {
		w := []rune{}
		for _, r := range "aé\u4e16\xff!"[i%4:] {
			w = append(w, r, rune(i))
		}
		words = append(words, w)
	}
	sum := 0
	for _, w := range words {
		for j, r := range w {
			sum += j * int(r)
		}
	}
	grid := [4][5]float64{}
	for i := range grid {
		row := &grid[i]
		for j := range row {
			row[j] += float64(i * j)
		}
	}
	var any interface{} = sum
	switch v := any.(type) {
	case string:
		println(v)
	case int:
		println(v, total, len(text), len(counts), bytes[2999], bytes[14], grid[3][4] == 12)
	}
	_, ok := any.(error)
	println(ok)
}`,
  goroutines: `
func produce(out chan<- int, n int) {
	for i := 0; i < n; i++ {
		out <- i
	}
	close(out)
}
func filter(in <-chan int, out chan<- int, prime int) {
	for v := range in {
		if v%prime != 0 {
			out <- v
		}
	}
	close(out)
}
func spin(n int, done chan bool) {
	sum := 0
	for i := 0; i < n; i++ {
		for j := 0; j < 9; j++ {
			sum ^= i * j
		}
	}
	done <- sum > 0
}
func main() {
	ch := make(chan int)
	go produce(ch, 60)
	for p := 2; p < 6; p++ {
		next := make(chan int, p%2)
		go filter(ch, next, p)
		ch = next
	}
	done := make(chan bool)
	go spin(80, done)
	go spin(50, done)
	left, sum := 2, 0
	for left > 0 || ch != nil {
		select {
		case v, ok := <-ch:
			if !ok {
				ch = nil
			}
			sum += v
		case <-done:
			left--
		}
	}
	println(sum)
	for {
		<-ch
	}
}`,
  waits: `
func guarded(in <-chan int, out chan<- int) {
	for v := range in {
		func() {
			defer func() {
				if r := recover(); r != nil {
					out <- -1
				}
			}()
			if v%7 == 3 {
				panic(v)
			}
			out <- v
		}()
	}
	close(out)
}
func receive(in <-chan int) int { return 1 + <-in }
func below(n int, in <-chan int) int {
	if n == 0 {
		return receive(in) + receive(in)
	}
	return below(n-1, in) + n
}
func late(c chan int, told chan string) {
	defer func() {
		e, ok := recover().(error)
		if ok {
			told <- e.Error()
		} else {
			told <- "none"
		}
	}()
	for i := 0; ; i++ {
		c <- i
		if i == 40 {
			var p *int
			*p = i
		}
	}
}
func once(in, out chan int, k int) { v := <-in; out <- v * k }
func main() {
	in, out := make(chan int), make(chan int)
	go guarded(in, out)
	go func() {
		for i := 0; i < 60; i++ {
			in <- i
		}
		close(in)
	}()
	sum := 0
	for v := range out {
		sum += v
	}
	println(sum)
	c := make(chan int)
	go func() {
		for i := 0; i < 80; i++ {
			c <- i * 3
		}
	}()
	for i := 0; i < 40; i++ {
		sum += below(i%4, c)
	}
	told := make(chan string)
	for n := 30; n < 50; n++ {
		c := make(chan int)
		go late(c, told)
		for i := 0; i < n && i < 41; i++ {
			sum += <-c
		}
		if n < 41 {
			close(c)
		}
		println(<-told)
	}
	a, b := make(chan int), make(chan int)
	for i := 0; i < 50; i++ {
		go once(a, b, i)
	}
	for i, left := 0, 50; left > 0; {
		send := a
		if i == 50 {
			send = nil
		}
		select {
		case send <- i:
			i++
		case v := <-b:
			sum += v
			left--
		}
	}
	println(sum, 9007199254740993+sum)
	go func() {
		for v := range a {
			if v == 45 {
				panic("the end")
			}
		}
	}()
	for i := 0; ; i++ {
		a <- i
	}
}`,
  jumps: `
func find(grid [][]int, want int) (int, int) {
outer:
	for i, row := range grid {
		for j, v := range row {
			switch {
			case v == want:
				return i, j
			case v < 0:
				continue outer
			case v > 900:
				break outer
			}
		}
	}
	return -1, -1
}
func jump(n int) int {
	i := 0
again:
	i++
	if i < n {
		if i%3 == 0 {
			i++
			goto again
		}
		goto again
	}
	return i
}
func main() {
	grid := [][]int{}
	for i := 0; i < 12; i++ {
		row := make([]int, 12)
		for j := range row {
			row[j] = i*j - 5*(j/11)
		}
		grid = append(grid, row)
	}
	for w := 0; w < 130; w += 11 {
		i, j := find(grid, w)
		println(i, j)
	}
	println(jump(50))
}`,
};

/** Everything a run tells, with the state every so many steps. */
function told(source: string, seed: number, tier: boolean, every: number): unknown[] {
  tierOptions.on = tier;
  tierOptions.warm = 2;
  const out: unknown[] = [];
  const { machine, process } = startSource(`package main\n${source}`, seed, {
    event: (...event) => out.push(event.join(' ')),
  });
  for (let at = every; ; at += every) {
    const { kind } = machine.run({ maxStep: at });
    if (every < 1e6) out.push(stateHash(machine));
    if (kind !== 'step') break;
    // Now and then everything is written anew.
    if (at % 3 === 0) machine.heap.cut();
  }
  out.push(machine.steps, process.text(), process.exit?.code);
  return out;
}

for (const [name, source] of Object.entries(PROGRAMS)) {
  it(`${name}: events and states are the loop's`, () => {
    for (const seed of [1, 2]) {
      for (const every of [97, 1e9]) {
        expect(told(source, seed, true, every)).toEqual(told(source, seed, false, every));
      }
    }
  });
}

it('a program does translate', () => {
  tierOptions.warm = 2;
  const { machine, process } = startSource(
    'package main\nfunc f(n int) int { return n + 1 }\nfunc main() { n := 0; for n < 50 { n = f(n) }; println(n) }',
  );
  machine.run({ maxStep: Infinity });
  const f = process.program.funcs.find((fn) => fn.name === 'main.f')!;
  expect(f.quick === null).toBe(!on);
  expect(process.text()).toBe('50\n');
});
