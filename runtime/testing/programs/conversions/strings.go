// Conversions to and from strings (Go spec: Conversions to and from a string type).
package main

import (
	"fmt"
	"strconv"
)

type MyString string
type MyBytes []byte
type MyRunes []rune

func main() {
	fmt.Println(string(rune('a')), string(rune(0xf8)), string(rune(-1)), string(rune(0xd800)))
	fmt.Println(string([]byte{'h', 'e', 'l', 'l', '\xc3', '\xb8'}), string(MyBytes{'x'}), string([]byte(nil)) == "", string([]byte{}) == "")
	fmt.Println(string([]rune{0x767d, 0x9d6c, 0x7fd4}), string(MyRunes{'y'}))
	fmt.Println([]byte("hellø"), MyBytes("ab"), []byte(""), []rune(MyString("白鵬翔")), MyRunes("z"))
	s := MyString("my")
	fmt.Println(string(s)+"x", s+"y", len(s), []byte(s))
	b := []byte("abc")
	t := string(b)
	b[0] = 'z'
	fmt.Println(t, string(b))
	m := map[string]int{"abc": 1}
	fmt.Println(m[string([]byte{'a', 'b', 'c'})])
	for i, c := range []byte("hé") {
		fmt.Print(i, c, " ")
	}
	fmt.Println()
	fmt.Println(strconv.Itoa(-45), strconv.Quote("a\n"), strconv.FormatInt(255, 16))
}
