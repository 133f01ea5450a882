package main

import "fmt"

type Bytes []byte
type Runes []rune
type Text string
type Letter byte

func main() {
	s := "añ日\xf0"
	fmt.Println([]byte(s), []rune(s), len(string([]rune(s))))
	fmt.Println(Bytes(s), Runes(Text(s)), Text(Bytes("x")), string(Runes{0x65e5, -5, 0x10ffff + 1}) == "日\ufffd\ufffd")
	b := []byte("abc")
	t := string(b)
	b[0] = 'X'
	fmt.Println(t, string(b), string(b[1:2]), string(b[:0]) == "")
	fmt.Println(string([]Letter{'a', 'b'}), []Letter("cd"))
	for i, c := range []byte("né") {
		fmt.Print(i, "=", c, " ")
	}
	fmt.Println(string(rune(0x1F600)), string(rune(0xD800)) == "\ufffd", Text(rune(65)))
	var nb []byte
	fmt.Println(string(nb) == "", []byte("") == nil, len([]rune("")))
}
