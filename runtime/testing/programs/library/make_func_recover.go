package main

import (
	"fmt"
	"reflect"
)

func main() {
	f := reflect.MakeFunc(reflect.TypeOf(func() {}), func([]reflect.Value) []reflect.Value {
		fmt.Println("recovered", recover())
		return nil
	}).Interface().(func())
	defer fmt.Println("end")
	defer f()
	panic(15)
}
