package main

import (
	"fmt"
	"reflect"
	"time"
	"unsafe"
)

type T struct{ A, B int }

func main() {
	c := make(chan int)
	s := make(chan string, 1)
	e := make(chan error, 1)
	go func() { time.Sleep(time.Millisecond); c <- 5 }()
	x, ok := reflect.ValueOf(c).Recv()
	fmt.Println(x, x.Type(), ok)
	reflect.ValueOf(s).Send(reflect.ValueOf("hi"))
	cases := []reflect.SelectCase{
		{Dir: reflect.SelectRecv, Chan: reflect.ValueOf(c)},
		{Dir: reflect.SelectRecv, Chan: reflect.ValueOf(s)},
		{Dir: reflect.SelectRecv},
		{Dir: reflect.SelectRecv, Chan: reflect.ValueOf(make(chan T))},
	}
	i, v, ok := reflect.Select(cases)
	fmt.Println(i, v, v.Kind(), ok)
	close(s)
	i, v, ok = reflect.Select(cases)
	fmt.Printf("%d %q %v\n", i, v, ok)
	i, v, ok = reflect.Select([]reflect.SelectCase{cases[0], {Dir: reflect.SelectDefault}})
	fmt.Println(i, v.IsValid(), ok)
	i, v, ok = reflect.Select([]reflect.SelectCase{cases[0], {Dir: reflect.SelectSend, Chan: reflect.ValueOf(e), Send: reflect.ValueOf(fmt.Errorf("x"))}})
	fmt.Println(i, v.IsValid(), ok, <-e)
	at := reflect.ArrayOf(3, reflect.TypeOf(""))
	a := reflect.New(at).Elem()
	a.Index(1).SetString("q")
	fmt.Printf("%v %q\n", at, a.Interface())
	fmt.Println(reflect.ChanOf(reflect.SendDir, at), reflect.FuncOf([]reflect.Type{at}, []reflect.Type{reflect.TypeOf(1)}, false))
	st := reflect.StructOf([]reflect.StructField{{Name: "A", Type: reflect.TypeOf(1), Tag: `json:"a"`}, {Name: "B", Type: at}})
	sv := reflect.New(st).Elem()
	sv.Field(0).SetInt(4)
	fmt.Printf("%v %+v\n", st, sv.Interface())
	t := T{1, 2}
	p := reflect.NewAt(reflect.TypeOf(t), unsafe.Pointer(&t))
	p.Elem().Field(0).SetInt(77)
	fmt.Println(t, p.UnsafePointer() == unsafe.Pointer(&t))
	sl := []int{1, 2, 3}
	reflect.ValueOf(&sl).Elem().SetCap(3)
	fmt.Println(len(sl), cap(sl))
}
