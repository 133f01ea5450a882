package main

type T struct{ n int }

func (t *T) Safe() bool { return t == nil }
func (t *T) Use() int   { return t.n }

func main() {
	var t *T
	println(t.Safe())
	println(t.Use())
}
