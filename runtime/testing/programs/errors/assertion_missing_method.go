package main

type Stringer interface{ String() string }
type T struct{}

func main() {
	var i interface{} = T{}
	_, ok := i.(Stringer)
	println(ok)
	_ = i.(Stringer)
}
