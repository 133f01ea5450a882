package main

import "fmt"

// Deferred where the panic is, recover is called too early and sees nothing.
func early() {
	defer func() { fmt.Println("still panicking:", recover()) }()
	defer recover()
	panic(1)
}

// Deferred by a deferred function, it is as if that function had called it.
func inTime() {
	defer fmt.Println("inTime returns")
	defer func() {
		defer recover()
	}()
	panic(2)
}

func nested() {
	defer func() { fmt.Println("outer", recover()) }()
	defer func() {
		defer func() { fmt.Println("inner", recover()) }()
		defer recover()
		panic(4)
	}()
	panic(3)
}

func main() {
	early()
	inTime()
	nested()
}
