// Scanning: every verb with inputs of every kind, into operands of every type.
package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"strings"
)

type upper string

func (u *upper) Scan(state fmt.ScanState, verb rune) error {
	state.SkipSpace()
	tok, err := state.Token(false, func(r rune) bool { return r >= 'A' && r <= 'Z' })
	if err != nil {
		return err
	}
	w, ok := state.Width()
	*u = upper(fmt.Sprintf("%c(%s)%d%t", verb, tok, w, ok))
	if len(tok) == 0 {
		return fmt.Errorf("no capitals")
	}
	return nil
}

type named int
type text string
type yes bool

var inputs = []string{"", " ", "\n", "42", "-42", "+7", "0x1F", "0b101", "0o17", "017", "1_000", "3.5", "-1e3", "0x1p4", "1e400", ".5", "nan", "+Inf", "(1+2i)", "1-2i", "(3", "true", "false", "T", "0", "1", "tr", "hello", "hello world",
	"\"quoted\\n\"", "`raw`", "\"open", "世界 x", "x世", "  lead", "\tab\n", "99999999999999999999", "300", "-129", "4294967296", "12abc", "abc12", "ABC", "ABCd", "%", "a%b", "1,2", "1, 2", "1 2 3", "1\n2\n3", "1\r\n2", "68656c6c6f", "6865zz", "5%", "\xff", "٣", "0x", "0b2", "0_7", "1__0", "08", "-0x10", "_1", "0xFFFFFFFFFFFFFFFFF", "1_0.5", "0x1.8p1", "1e", "(1+2", "1+2", "nope", "infinity", "-nan", "é", "U+0041", "U+110000", "U41"}

func operand(kind int) interface{} {
	switch kind {
	case 0:
		return new(int)
	case 1:
		return new(int8)
	case 2:
		return new(uint)
	case 3:
		return new(uint8)
	case 4:
		return new(float64)
	case 5:
		return new(float32)
	case 6:
		return new(complex128)
	case 7:
		return new(bool)
	case 8:
		return new(string)
	case 9:
		return new([]byte)
	case 10:
		return new(rune)
	case 11:
		return new(named)
	case 12:
		return new(text)
	case 13:
		return new(yes)
	case 14:
		return new(upper)
	case 15:
		return new(int64)
	case 16:
		return new(uint64)
	case 17:
		return new(uintptr)
	case 18:
		return 5
	case 19:
		return new(map[string]int)
	case 20:
		return new(interface{})
	}
	return nil
}

func show(v interface{}) interface{} {
	switch v := v.(type) {
	case *int:
		return *v
	case *int8:
		return *v
	case *uint:
		return *v
	case *uint8:
		return *v
	case *float64:
		return *v
	case *float32:
		return *v
	case *complex128:
		return *v
	case *bool:
		return *v
	case *string:
		return fmt.Sprintf("%q", *v)
	case *[]byte:
		return fmt.Sprintf("%q", *v)
	case *rune:
		return *v
	case *named:
		return *v
	case *text:
		return fmt.Sprintf("%q", *v)
	case *yes:
		return *v
	case *upper:
		return *v
	case *int64:
		return *v
	case *uint64:
		return *v
	case *uintptr:
		return *v
	}
	return v == nil
}

type slow struct{ s string }

func (r *slow) Read(b []byte) (int, error) {
	if len(r.s) == 0 {
		return 0, io.EOF
	}
	b[0] = r.s[0]
	r.s = r.s[1:]
	return 1, nil
}

func main() {
	for kind := 0; kind <= 20; kind++ {
		for i, in := range inputs {
			v := operand(kind)
			n, err := fmt.Sscan(in, v)
			line := fmt.Sprint(kind, " ", i, ": ", n, " ", err, " ", show(v))
			if i%8 == kind%8 {
				v = operand(kind)
				n, err = fmt.Sscanln(in, v)
				line += fmt.Sprint(" | ", n, " ", err, " ", show(v))
			}
			for k, format := range []string{"%v", "%d", "%s", "%x", "%q", "%c", "%t", "%f", "%b", "%o", "%X", "%e", "%U", "%5v", "%2d", "%3s", "%1c", "%z", "%T", "%5q", "%2x"} {
				if (i+k+kind)%16 != 0 {
					continue
				}
				v = operand(kind)
				n, err = fmt.Sscanf(in, format, v)
				line += fmt.Sprint(" | ", format, " ", n, " ", err, " ", show(v))
			}
			fmt.Println(line)
		}
	}
	for _, c := range []struct{ in, format string }{
		{"1 2", "%d %d"}, {"1 2", "%d%d"}, {"12", "%1d%1d"}, {"1,2", "%d,%d"}, {"1, 2", "%d,%d"}, {"1 ,2", "%d,%d"}, {"1 , 2", "%d , %d"}, {"1\n2", "%d %d"}, {"1\n2", "%d\n%d"}, {"1 2", "%d\n%d"}, {"1\n\n2", "%d\n%d"}, {"1\n2\n", "%d\n%d\n"},
		{"a1 b2", "a%d b%d"}, {"a1b2", "a%d b%d"}, {"a 1 b 2", "a%d b%d"}, {"x1 2", "a%d b%d"}, {"1%2", "%d%%%d"}, {"1 % 2", "%d %% %d"}, {"1", "%d %d"}, {"1 2 3", "%d %d"}, {"1 2x", "%d %dx"}, {"1 2", "%d %dx"}, {"  1   2  ", "%d %d"}, {"1\t2", "%d %d"},
		{"12345", "%2d%3d"}, {"1 2", "%5d%5d"}, {"a:b", "%1s:%1s"}, {"世:界", "%1s:%1s"}, {"10:20", "%d:%d"}, {"1x2", "%dx%d"}, {"0x10 20", "%v %v"}, {"10 20", "%x %o"}, {"1\r\n2", "%d\n%d"}, {"1", "%d %"}, {"1 2", "%d %!"}, {"", "%d%d"}, {" ", " %d"}, {"\n1 2", "%d %d"}, {"\n1 2", "\n%d %d"}, {" \n1 2", " \n%d %d"}, {"1  \n  2", "%d\n%d"}, {"1 2", "%[2]d %[1]d"}, {"1 2", "%*d %d"},
	} {
		var a, b interface{} = new(int), new(int)
		if strings.Contains(c.format, "s") {
			a, b = new(string), new(string)
		}
		n, err := fmt.Sscanf(c.in, c.format, a, b)
		fmt.Printf("%q %q: %d %v %v %v\n", c.in, c.format, n, err, show(a), show(b))
	}
	var a, b, c int
	var s string
	fmt.Println(fmt.Sscanf("1 2 3", "%d %d", &a))
	fmt.Println(fmt.Sscanf("1", "%d", &a, &b))
	fmt.Println(fmt.Sscan("1 2 x", &a, &b, &c))
	fmt.Println(fmt.Sscanln("1 2", &a, &b, &c))
	fmt.Println(fmt.Sscanln("1 2 3 4", &a, &b, &c))
	fmt.Println(fmt.Sscan("7"))
	fmt.Println(a, b, c)

	for _, r := range []io.Reader{strings.NewReader("1 two\n3 four\nfive"), bufio.NewReader(strings.NewReader("1 two\n3 four\nfive")), &slow{"1 two\n3 four\nfive"}, bytes.NewBufferString("1 two\n3 four\nfive")} {
		for {
			n, err := fmt.Fscan(r, &a, &s)
			fmt.Println(n, err, a, s)
			if err != nil {
				break
			}
		}
		rest, err := io.ReadAll(r)
		fmt.Printf("%q %v\n", rest, err)
	}
	r := strings.NewReader("1 2\n3\n4 5 6\nx\n\n7 8\n")
	for i := 0; i < 8; i++ {
		n, err := fmt.Fscanln(r, &a, &b)
		fmt.Println(n, err, a, b)
	}
	r = strings.NewReader("k=1;k=2;k=x;")
	for i := 0; i < 4; i++ {
		n, err := fmt.Fscanf(r, "k=%d;", &a)
		fmt.Println(n, err, a, r.Len())
	}
}
