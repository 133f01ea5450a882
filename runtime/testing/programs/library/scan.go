package main

import "fmt"

type hexInt int

func (h *hexInt) Scan(s fmt.ScanState, verb rune) error {
	tok, err := s.Token(true, nil)
	if err != nil {
		return err
	}
	_, err = fmt.Sscanf(string(tok), "%x", (*int)(h))
	return err
}

func main() {
	var i, j int
	var u uint8
	var f float64
	var s, t string
	var b bool
	var c complex128
	var r rune
	var by []byte
	var h hexInt
	fmt.Println(fmt.Sscan("1 -2 3.5 hi\nthere true", &i, &j, &f, &s, &t, &b))
	fmt.Println(i, j, f, s, t, b)
	fmt.Println(fmt.Sscanf("10-20 abc 0x1f 7%", "%d-%d %s %v %d%%", &i, &j, &s, &u, &i))
	fmt.Println(i, j, s, u)
	fmt.Println(fmt.Sscanf("5abc", "%1d%3s", &i, &s))
	fmt.Println(i, s)
	fmt.Println(fmt.Sscanf("x", "%d", &i))
	fmt.Println(fmt.Sscanf("", "%d", &i))
	fmt.Println(fmt.Sscan("", &i))
	fmt.Println(fmt.Sscan("  ", &i))
	fmt.Println(fmt.Sscan("300", &u))
	fmt.Println(fmt.Sscanln("1 2\n3", &i, &j))
	fmt.Println(fmt.Sscanln("1\n3", &i, &j))
	fmt.Println(fmt.Sscanln("1 2 3", &i, &j))
	fmt.Println(fmt.Sscanf("(1+2i) é \"q s\" 6869", "%v %c %q %x", &c, &r, &s, &by))
	fmt.Println(c, r, s, string(by))
	fmt.Println(fmt.Sscan("ff", &h))
	fmt.Println(int(h))
	fmt.Println(fmt.Sscanf("1 2", "%d %d %d", &i, &j))
	fmt.Println(fmt.Sscanf("1 2", "%d", &i, &j))
	fmt.Println(fmt.Sscanf("12", "%d\n", &i))
	fmt.Println(fmt.Sscanf("a:b", "a:%s", &s))
	fmt.Println(fmt.Sscanf("b:b", "a:%s", &s))
	fmt.Println(fmt.Sscan("1", i))
	fmt.Println(fmt.Sscan("1_000 0b11 0o17 1e3 inf", &i, &j, &i, &f, &f))
}
func init() {
	var i, j int
	fmt.Println(fmt.Sscan("1", &i, &j))
	fmt.Println(fmt.Sscanln("1", &i, &j))
	fmt.Println(fmt.Sscanf("1", "%d %d", &i, &j))
	fmt.Println(fmt.Sscanf("1 ", "%d %d", &i, &j))
	fmt.Println(fmt.Sscanf("1,", "%d,%d", &i, &j))
	fmt.Println(fmt.Sscanf("1", "%d,%d", &i, &j))
}
