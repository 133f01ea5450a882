package main

import (
	"errors"
	"fmt"
	"reflect"
)

type P struct{ X, Y int }

func main() {
	var swap func(int, string) (string, int)
	t := reflect.TypeOf(swap)
	f := reflect.MakeFunc(t, func(a []reflect.Value) []reflect.Value { return []reflect.Value{a[1], a[0]} })
	swap = f.Interface().(func(int, string) (string, int))
	fmt.Println(swap(1, "a"))
	var add func(...int) int
	g := reflect.MakeFunc(reflect.TypeOf(add), func(a []reflect.Value) []reflect.Value {
		s := 0
		for i := 0; i < a[0].Len(); i++ {
			s += int(a[0].Index(i).Int())
		}
		return []reflect.Value{reflect.ValueOf(s)}
	})
	reflect.ValueOf(&add).Elem().Set(g)
	fmt.Println(add(1, 2, 3), add())
	var h func(P, error, *P) (P, error)
	reflect.ValueOf(&h).Elem().Set(reflect.MakeFunc(reflect.TypeOf(h), func(a []reflect.Value) []reflect.Value {
		p := a[0].Interface().(P)
		p.X++
		fmt.Println(a[1].IsNil(), a[1].Kind(), a[2].Elem().Field(0))
		return []reflect.Value{reflect.ValueOf(p), a[1]}
	}))
	p := P{1, 2}
	fmt.Println(h(p, nil, &p))
	fmt.Println(h(p, errors.New("e"), &p))
	var none func()
	reflect.ValueOf(&none).Elem().Set(reflect.MakeFunc(reflect.TypeOf(none), func(a []reflect.Value) []reflect.Value { fmt.Println("none", len(a)); return nil }))
	none()
	var fl func(float32, bool, uint8) (uint8, float32, bool)
	reflect.ValueOf(&fl).Elem().Set(reflect.MakeFunc(reflect.TypeOf(fl), func(a []reflect.Value) []reflect.Value { return []reflect.Value{a[2], a[0], a[1]} }))
	fmt.Println(fl(1.5, true, 200))
	defer func() { fmt.Println(recover()) }()
	reflect.MakeFunc(reflect.TypeOf(none), func(a []reflect.Value) []reflect.Value { panic("inside") }).Call(nil)
}
