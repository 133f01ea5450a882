package main

import "errors"

type text string
type whole int
type real float64
type pair complex128
type truth bool
type named struct{ name string }

func (n named) Error() string { return "named " + n.name }

type shown int

func (s shown) String() string { return "shown" }

func main() {
	defer func() { panic(named{"last"}) }()
	defer func() { panic(errors.New("an error")) }()
	defer func() { panic(shown(4)) }()
	defer func() { panic(pair(3i)) }()
	defer func() { panic(truth(true)) }()
	defer func() { panic(real(1.5)) }()
	defer func() { panic(whole(3)) }()
	defer func() { panic(text("words")) }()
	defer func() { panic(nil) }()
	defer func() { panic(2i) }()
	panic('x')
}
