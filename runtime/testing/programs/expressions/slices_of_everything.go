package main

import "fmt"

type Arr [5]int

func main() {
	a := Arr{1, 2, 3, 4, 5}
	p := &a
	s := p[1:3]
	s[0] = 20
	fmt.Println(a, s, p[:2], len(p[4:]), p[5:])
	str := "hello"
	fmt.Println(str[1:3], str[:0] == "", str[5:] == "", str[:])
	t := s[:cap(s)]
	u := t[1:2:3]
	fmt.Println(t, u, cap(u))
	u = append(u, 100)
	u = append(u, 200)
	u[0] = 0
	fmt.Println(a, u)
	i, j := uint8(1), int64(4)
	fmt.Println(a[i:j], str[i:j])
	type bytes []byte
	b := bytes("abc")
	fmt.Printf("%T %s %T\n", b[1:], b[1:], a[:])
}
