// Rune literals and their escapes (Go spec: Rune literals).
package main

import "fmt"

func main() {
	rs := []rune{'a', 'ä', '本', '\t', '\000', '\007', '\377', '\x07', '\xff', '\u12e4', '\U00101234', '\'', '"', '\\', '\a', '\b', '\f', '\n', '\r', '\v'}
	for _, r := range rs {
		fmt.Print(r, " ")
	}
	fmt.Println()
	fmt.Printf("%c %q %U %T\n", '本', 'x', '⌘', 'x')
	fmt.Println('a'+1, string(rune('a'+1)), 'b'-'a')
}
