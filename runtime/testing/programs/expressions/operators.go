// Precedence and meaning of every operator (Go spec: Operators).
package main

import "fmt"

func main() {
	a, b, c := 7, 3, 2
	fmt.Println(a+b*c, (a+b)*c, a-b-c, a/b*c, a%b+c, -a/b, -a%b, a/-b)
	fmt.Println(a<<1+1, a|b&c, a^b|c, a&^b<<1, ^a+1, -a&b)
	fmt.Println(a > b && b > c || c > a, !(a > b) == (b > a), a != b == true)
	fmt.Println(+a, -(-a), ^^a, !!true, - -a)
	p := &a
	fmt.Println(*p**p, a**p, b / *p)
	x := 10
	x += 5
	x -= 3
	x *= 2
	x /= 5
	x %= 3
	fmt.Println(x)
	x = 0xFF
	x &= 0x3C
	x |= 0x81
	x ^= 0x0F
	x &^= 0x80
	x <<= 2
	x >>= 1
	fmt.Println(x)
	s := "a"
	s += "b" + "c"
	fmt.Println(s)
	f := 1.5
	f *= 2
	f -= .5
	f /= 5
	fmt.Println(f)
	x++
	x--
	x++
	fmt.Println(x)
}
