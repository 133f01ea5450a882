package main

type T struct{ a int }

func main() {
	p := &T{}
	pp := &p
	_ = pp.a
}
