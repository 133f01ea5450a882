package main

type T struct{ n int }

func (t T) M() int { return t.n }

type I interface{ M() int }

func main() {
	var t *T
	is := []I{T{3}, t}
	for _, i := range is {
		println(i != nil)
		println(i.M())
	}
}
