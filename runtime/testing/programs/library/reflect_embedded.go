package main

import (
	"fmt"
	"reflect"
)

type e struct{ A, b string }
type S struct {
	e
	*f
	x e
}
type f struct{ B string }

func main() {
	s := &S{f: &f{}}
	v := reflect.ValueOf(s).Elem()
	fmt.Println(v.Field(0).CanSet(), v.Field(0).Field(0).CanSet(), v.Field(0).Field(1).CanSet(), v.Field(2).Field(0).CanSet())
	fmt.Println(v.Field(1).CanSet(), v.Field(1).Elem().CanSet(), v.Field(1).Elem().Field(0).CanSet())
	v.Field(1).Elem().Field(0).SetString("x")
	fmt.Println(v.FieldByName("B"), v.FieldByName("A").CanSet(), v.FieldByName("x").CanInterface(), v.Field(0).Field(0).CanInterface(), v.Field(0).Addr().Elem().Field(0).CanSet())
	fmt.Println(v.Field(0).MethodByName("x").IsValid())
}
