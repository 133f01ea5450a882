// Untyped constants are exact and take the type that is wanted (Go spec: Constants).
package main

import "fmt"

const Huge = 1 << 100
const Four int8 = Huge >> 98
const third = 1.0 / 3

func main() {
	fmt.Println(Four, Huge/(Huge/7), third*3 == 1)
	var f float32 = 'a'
	var r rune = 98.0
	var i int = 1e3
	var u uint8 = 255.0
	var c complex64 = 1
	fmt.Println(f, r, i, u, c)
	fmt.Printf("%T %T %T %T %T %T\n", 1, 1.0, 'a', 1i, "s", true)
	fmt.Printf("%T %T %T\n", 1+'a', 1+1.5, 'a'+1.5)
	fmt.Println(15/4, 15/4.0, -7/2, -7%3, 7%-3)
	fmt.Println(1<<3.0, 1.0<<3)
	fmt.Println("a"+"b" < "ac", !true || false, len("const"))
}
