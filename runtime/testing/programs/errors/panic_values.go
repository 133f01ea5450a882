package main

import "errors"

type code int

type detail struct {
	a int
	b string
}

func try(v interface{}) {
	defer func() { println(recover() != nil) }()
	panic(v)
}

func main() {
	try(1)
	try(code(2))
	try(detail{})
	panic(errors.New("an error value"))
}
