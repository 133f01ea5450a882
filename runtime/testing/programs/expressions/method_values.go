package main

import "fmt"

type T struct{ n int }

func (t T) Val() int       { return t.n }
func (t *T) Ptr() int      { return t.n }
func (t *T) Set(n int)     { t.n = n }

type I interface{ Val() int }

func main() {
	t := T{1}
	v, p, set := t.Val, t.Ptr, t.Set
	t.n = 2
	fmt.Println(v(), p())
	set(3)
	fmt.Println(v(), p(), t.n)
	var i I = t
	iv := i.Val
	i = T{50}
	fmt.Println(iv(), i.Val())
	fs := []func() int{T{7}.Val, (&T{8}).Ptr, (&T{9}).Val}
	for _, f := range fs {
		fmt.Print(f(), " ")
	}
	fmt.Println()
	fmt.Printf("%T %T %T %T\n", T.Val, (*T).Val, (*T).Set, I.Val)
	fmt.Println(T.Val(t), (*T).Ptr(&t), I.Val(t))
	defer func() { fmt.Println("nil interface:", recover() != nil) }()
	var none I
	_ = none.Val
}
