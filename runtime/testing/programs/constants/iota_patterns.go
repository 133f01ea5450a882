package main

import "fmt"

type Weekday int

const (
	Sunday Weekday = iota
	Monday
	Tuesday
	_
	Thursday
)

const (
	KB = 1 << (10 * (iota + 1))
	MB
	GB
)

const (
	a, b = iota, iota * 10
	c, d
	e, f
)

const (
	x = "s"
	y
	z = iota
	w
)

const single = iota

func main() {
	const (
		local = iota + 5
		next
	)
	fmt.Println(Sunday, Monday, Tuesday, Thursday, KB, MB, GB)
	fmt.Println(a, b, c, d, e, f, x, y, z, w, single, local, next)
	fmt.Printf("%T %T %T\n", Thursday, KB, z)
}
