package main

import "fmt"

func main() {
	s := "héllo, 世界"
	fmt.Println(len(s), s[1], s[1:3], s[:1]+s[3:], s > "hello", "a" < "b", "" == s[:0])
	b := []byte(s)
	b[0] = 'J'
	r := []rune(s)
	r[1] = 'e'
	fmt.Println(s, string(b), string(r), len(r))
	t := s
	s += "!"
	fmt.Println(t == s, len(s)-len(t), t+s[len(t):] == s)
	fmt.Println(string(rune(19990)), string(rune(-1)), string([]byte{0xff, 'a'}) == "\xffa", []byte("é"))
	type str string
	x := str("ab") + "cd"
	fmt.Printf("%T %v %q %v\n", x, x, x[1:3], x == "abcd")
	n := 0
	for range "日本語" {
		n++
	}
	fmt.Println(n)
	switch {
	case "abc" < "abd" && "Z" < "a" && "ab" < "abc":
		fmt.Println("ordered by bytes")
	}
}
