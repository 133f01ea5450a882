// Strings are immutable sequences of bytes (Go spec: String types).
package main

import (
	"fmt"
	"strings"
)

func main() {
	s := "héllo, 世界"
	fmt.Println(len(s), s[1], s[0:1], s[1:3], s[7:], s[:0] == "")
	for i, r := range s {
		fmt.Print(i, ":", string(r), " ")
	}
	fmt.Println()
	t := s + "!"
	t += "?"
	fmt.Println(t, s < t, s == "héllo, 世界", s[len(s)-3:])
	b := []byte(s)
	b[0] = 'j'
	fmt.Println(string(b), s)
	r := []rune(s)
	r[1] = 'e'
	fmt.Println(string(r), len(r))
	bad := "a\xffb\xc3"
	for i, r := range bad {
		fmt.Print(i, " ", r, "; ")
	}
	fmt.Println([]rune(bad), []byte(bad))
	fmt.Println(string(rune(0x4e16)), string(rune(-1)) == "\ufffd", string([]rune{97, 0x10ffff + 1}))
	fmt.Println(strings.Repeat("ab", 3), "a" < "b", "a" < "B", "" < "a", "ab" < "abc")
}
