// iota counts the specs of a group (Go spec: Iota).
package main

import "fmt"

const (
	c0 = iota
	c1
	c2
)
const (
	a = 1 << iota
	b = 1 << iota
	c = 3
	d = 1 << iota
)
const (
	u         = iota * 42
	v float64 = iota * 42
	w         = iota * 42
)
const x = iota
const y = iota
const (
	bit0, mask0 = 1 << iota, 1<<iota - 1
	bit1, mask1
	_, _
	bit3, mask3
)

type Weekday int

const (
	Sunday Weekday = iota
	Monday
	Tuesday
)

func (d Weekday) String() string { return [...]string{"Sun", "Mon", "Tue"}[d] }

const (
	_  = iota
	KB = 1 << (10 * iota)
	MB
	GB
)

func main() {
	fmt.Println(c0, c1, c2, a, b, c, d, u, v, w, x, y)
	fmt.Println(bit0, mask0, bit1, mask1, bit3, mask3)
	fmt.Println(Sunday, Monday, Tuesday, Tuesday+0 == 2)
	fmt.Println(KB, MB, GB)
	const (
		local = "a"
		again
		n = iota
	)
	fmt.Println(local, again, n)
}
