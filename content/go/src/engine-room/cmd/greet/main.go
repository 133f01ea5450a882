// This is no reconstruction: a program to be debugged, which tells who it is, what it was given, and whether its file is there.

// Command greet greets whoever is named.
package main

import (
	"flag"
	"fmt"
	"os"
	"strings"
)

// greeting is what is said to somebody.
func greeting(name string, loud bool) string {
	said := "hello, " + name
	if loud {
		said = strings.ToUpper(said)
	}
	return said
}

func main() {
	loud := flag.Bool("loud", false, "in capitals")
	flag.Parse()
	_, err := os.Stat(os.Args[0])
	fmt.Printf("I am %s; my file is there: %v\n", os.Args[0], err == nil)
	for _, name := range flag.Args() {
		fmt.Println(greeting(name, *loud))
	}
	os.Exit(flag.NArg())
}
