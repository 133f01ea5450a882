package main

import (
	"fmt"
	"runtime"
)

func here() {
	_, file, line, _ := runtime.Caller(1)
	fmt.Println(file, line)
}

func main() {
//line grammar.y:40
	here()
	here()
//line /else/where.go:7
	here()
	/*line sub/part.go:9:3*/ here()
	/*line :12:1*/ here()
	// line is no directive:1
	here()
	s := `
//line string.go:1
`
	here()
	fmt.Println(len(s))
}
