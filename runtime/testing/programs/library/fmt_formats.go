// Formats as such: indexes, stars, too many and too few operands; what Print puts between operands;
// what Errorf wraps.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"reflect"
	"strings"
	"time"
)

type code int

func (c code) Error() string { return fmt.Sprintf("code %d", int(c)) }

type level int

func (l level) String() string { return [...]string{"low", "high"}[l] }

type temperature float64

func (t temperature) Format(s fmt.State, verb rune) {
	switch verb {
	case 'v', 's':
		if p, ok := s.Precision(); ok {
			fmt.Fprintf(s, "%.*f°", p, float64(t))
		} else {
			fmt.Fprintf(s, "%g°", float64(t))
		}
		if s.Flag('+') {
			io.WriteString(s, "C")
		}
	default:
		fmt.Fprintf(s, "%%!%c(temperature)", verb)
	}
}

type tree struct {
	Left, Right *tree
	Name        string
}

func (t *tree) String() string {
	if t == nil {
		return "()"
	}
	return fmt.Sprintf("(%v %s %v)", t.Left, t.Name, t.Right)
}

type outer struct {
	level
	N int
}

type hidden struct {
	l level
	E level
}

type counting struct {
	strings.Builder
	writes int
}

func (c *counting) Write(b []byte) (int, error) {
	c.writes++
	return c.Builder.Write(b)
}

type full struct{}

func (full) Write([]byte) (int, error) { return 3, errors.New("disk full") }

func main() {
	cases := []struct {
		format string
		args   []interface{}
	}{
		{"", nil}, {"plain", nil}, {"%", nil}, {"%%", nil}, {"100%", nil}, {"%d", nil}, {"%5%|%-5%|%05%", nil}, {"%!", nil}, {"% ", nil}, {"%-", nil},
		{"%d %d", []interface{}{1}}, {"%d", []interface{}{1, 2}}, {"none", []interface{}{1, "a", nil, 2.5, level(1)}}, {"%d", []interface{}{1, nil}},
		{"%[1]d %[1]d", []interface{}{7}}, {"%[2]d %[1]d", []interface{}{1, 2}}, {"%[2]d", []interface{}{1, 2}}, {"%[3]d", []interface{}{1, 2}},
		{"%[0]d", []interface{}{1}}, {"%[-1]d", []interface{}{1}}, {"%[x]d", []interface{}{1}}, {"%[]d", []interface{}{1}}, {"%[1]", []interface{}{1}},
		{"%[1", []interface{}{1}}, {"%[", []interface{}{1}}, {"%[d", []interface{}{1, 2}}, {"%]d", []interface{}{1}}, {"%[1]2d|", []interface{}{1}}, {"%[1].2f|", []interface{}{1.5}},
		{"%2[1]d|", []interface{}{1}}, {"%.2[1]f|", []interface{}{1.25}}, {"%[2]*[1]d|", []interface{}{1, 5}}, {"%[3]*.[2]*[1]f|", []interface{}{12.0, 2, 6}},
		{"%6.2f|", []interface{}{12.0}}, {"%[1]*d|", []interface{}{3}}, {"%[1]*[1]d|", []interface{}{3}}, {"%[5]*.[2]*[1]f|", []interface{}{12.0, 2, 6}},
		{"%[2]*d|", []interface{}{1, 4}}, {"%[1]d %d %d", []interface{}{1, 2, 3}}, {"%[2]d %d", []interface{}{1, 2, 3}}, {"%d %[1]d %d", []interface{}{1, 2}},
		{"%*d|", []interface{}{5, 42}}, {"%-*d|", []interface{}{5, 42}}, {"%*d|", []interface{}{-5, 42}}, {"%0*d|", []interface{}{5, 42}}, {"%0*d|", []interface{}{-5, 42}},
		{"%*d|", []interface{}{"x", 42}}, {"%*d|", []interface{}{5}}, {"%*", []interface{}{5}}, {"%*d|", nil}, {"%*d|", []interface{}{int8(4), 1}}, {"%*d|", []interface{}{uint(4), 1}},
		{"%*d|", []interface{}{int64(1 << 40), 1}}, {"%*d|", []interface{}{uint64(1 << 63), 1}}, {"%*d|", []interface{}{4.0, 1}}, {"%*d|", []interface{}{nil, 1}}, {"%*d|", []interface{}{level(1), 1}}, {"%*d|", []interface{}{10000000, 1}},
		{"%.*f|", []interface{}{2, 3.14159}}, {"%.*f|", []interface{}{-2, 3.14159}}, {"%.*f|", []interface{}{"y", 3.14159}}, {"%8.*f|", []interface{}{2, 3.14159}}, {"%.*d|", []interface{}{10000000, 1}},
		{"%.f|%.d|%.s|", []interface{}{2.5, 3, "abc"}}, {"%.-2d|", []interface{}{3}}, {"%.+d|", []interface{}{3}}, {"%5.-3d|", []interface{}{3}},
		{"%10000000d|", []interface{}{1}}, {"%.10000000d|", []interface{}{1}}, {"%1000001d", []interface{}{1}}, {"%100000000d|%d", []interface{}{1}}, {"%.100000000d|%d", []interface{}{1}}, {"%[100000000]d|", []interface{}{1}}, {"%[1000000]d|", []interface{}{1}}, {"%[01]d|", []interface{}{1}}, {"%[1 ]d|", []interface{}{1}},
		{"%é|%世", []interface{}{1, "x"}}, {"\xff%d\xfe", []interface{}{1}}, {"%\xff", []interface{}{1}}, {"日本%d語", []interface{}{1}}, {"%z %z", []interface{}{nil, 1}},
		{"%T %T %T", []interface{}{nil, 1, map[string][]int{}}}, {"%10T|%-10T|%.2T|", []interface{}{1, "a", 2.5}}, {"%#T %+T", []interface{}{1, "a"}}, {"%d", []interface{}{nil}}, {"%10v|%-10v|%5d|", []interface{}{nil, nil, nil}},
		{"%s %v %d %q %x", []interface{}{level(1), level(0), level(1), level(0), level(1)}}, {"%8s|%-8v|%.2s|%08v", []interface{}{level(1), level(0), level(1), level(1)}},
		{"%v", []interface{}{level(7)}}, {"%s %d", []interface{}{level(-1), level(7)}}, {"%v %s %.2v %+v %+.1s %d", []interface{}{temperature(21.5), temperature(-1), temperature(3), temperature(4), temperature(5), temperature(6)}},
		{"%v %v %v", []interface{}{[]level{0, 1}, map[level]level{1: 0, 0: 1}, struct{ L level }{1}}}, {"%v %+v %#v", []interface{}{outer{1, 2}, outer{0, 3}, outer{1, 4}}}, {"%v %+v", []interface{}{hidden{1, 0}, hidden{0, 1}}},
		{"%v %+v %s", []interface{}{&outer{1, 2}, &hidden{1, 0}, &hidden{0, 1}}}, {"%v", []interface{}{&tree{&tree{nil, nil, "l"}, nil, "root"}}}, {"%s", []interface{}{[]*tree{nil, {nil, nil, "x"}}}},
		{"%x %X %# x % X %#x", []interface{}{"hello", []byte("hi"), "abc", []byte("xyz"), []string{"a", "bc"}}}, {"%q %+q %#q %#+q", []interface{}{"日本\n", "日本\n", "日本`", "日本"}}, {"%c|%5c|%-5c|%05c|%q|%#q|%+q|%U|%#U", []interface{}{'x', '世', 'y', 'z', '\'', '世', '世', '世', '\u200b'}},
		{"%v %v", []interface{}{time.Duration(1500) * time.Millisecond, []time.Duration{time.Second, 0}}}, {"%d %s", []interface{}{time.Second, time.Minute}}, {"%v %s", []interface{}{time.March, time.Monday}},
		{"%v|%d|%s|%T|%+v|%#v", []interface{}{reflect.ValueOf(3), reflect.ValueOf(4), reflect.ValueOf("s"), reflect.ValueOf(1), reflect.ValueOf(struct{ A, b int }{1, 2}), reflect.ValueOf([]string{"q"})}},
		{"%v %v %v", []interface{}{reflect.ValueOf(level(1)), reflect.ValueOf(hidden{1, 0}).Field(0), reflect.ValueOf(hidden{1, 0}).Field(1)}}, {"%v %d|", []interface{}{reflect.Value{}, reflect.Value{}}},
		{"%v %v", []interface{}{reflect.TypeOf(3), reflect.TypeOf(hidden{})}}, {"%s %v", []interface{}{struct{ V reflect.Value }{reflect.ValueOf(1)}, []reflect.Value{reflect.ValueOf("e")}}},
		{"%w", []interface{}{io.EOF}}, {"%v %+v %#v", []interface{}{struct{}{}, struct{ A, B interface{} }{}, struct{ E error }{}}}, {"%v %s", []interface{}{io.EOF, []error{io.EOF, nil}}},
		{"%t %t %5t|%-7t|%07t", []interface{}{true, 1, false, true, true}}, {"%s", []interface{}{[]interface{}{1, "a", nil, true, 2.5, []byte("b")}}}, {"%d", []interface{}{[]interface{}{1, "a", nil}}},
		{"%#v %#v %#v %#v", []interface{}{map[string]interface{}{"b": 1, "a": []int{1}}, []interface{}{1, "x", nil}, [2]string{"a"}, struct {
			A *int
			B interface{}
			c []string
		}{}}},
		{"%#v %#v %#v %#v %#v %#v", []interface{}{1.0, 1e6, 1e21, float32(2.5), complex(1, 2), 0.1}}, {"%#v %#v %#v %#v", []interface{}{"q`", 'x', uint8(3), uintptr(4)}}, {"%#v %#v", []interface{}{time.Second, time.March}},
		{"%#v", []interface{}{level(1)}}, {"%#v %#v %#v", []interface{}{[]level{1}, (*level)(nil), error(nil)}}, {"%v %v", []interface{}{[]interface{}{}, map[interface{}]interface{}{}}},
		{"%v", []interface{}{map[interface{}]int{3: 1, 1: 2, 2: 3}}}, {"%v", []interface{}{map[interface{}]int{"b": 1, "a": 2}}}, {"%v %v", []interface{}{map[complex128]int{2: 1, 1i: 2, 1: 3}, map[[2]string]bool{{"b", "a"}: true, {"a", "z"}: false}}},
	}
	for i, c := range cases {
		text := fmt.Sprintf(c.format, c.args...)
		if len(text) > 500 {
			text = fmt.Sprint(len(text), text[:20])
		}
		fmt.Printf("%d %q\n%s|\n", i, c.format, text)
		err := fmt.Errorf(c.format, c.args...)
		if err.Error() != fmt.Sprintf(c.format, c.args...) {
			fmt.Println("  as an error:", err)
		}
		fmt.Printf("%s|%s|", fmt.Sprint(c.args...), fmt.Sprintln(c.args...))
		fmt.Printf("%s|%s|%s\n", fmt.Append([]byte("A:"), c.args...), fmt.Appendln(nil, c.args...), fmt.Appendf([]byte("F:"), c.format, c.args...)[:2])
	}

	inner := errors.New("inner")
	for _, err := range []error{
		fmt.Errorf("a: %w", inner), fmt.Errorf("%w: %w", inner, io.EOF), fmt.Errorf("%v: %w", inner, io.EOF), fmt.Errorf("%w", nil), fmt.Errorf("%w", "no error"),
		fmt.Errorf("%[2]w %[1]v", inner, io.EOF), fmt.Errorf("%w %w", 1, inner), fmt.Errorf("%+w", code(3)), fmt.Errorf("%#w", code(3)), fmt.Errorf("%10w|", code(4)), fmt.Errorf("%w %d", level(1), 2),
		fmt.Errorf("%w", []error{code(1)}), fmt.Errorf("%w %w", level(0), inner), fmt.Errorf("%w"), fmt.Errorf("%w", inner, 2), fmt.Errorf("%*w", 8, inner), fmt.Errorf("%w and %w", nil, inner),
	} {
		u := errors.Unwrap(err)
		fmt.Printf("%v | %v %T | %t %t\n", err, u, u, errors.Is(err, inner), errors.Is(err, io.EOF))
		fmt.Printf("%T\n", err)
	}
	deep := fmt.Errorf("1: %w", fmt.Errorf("2: %w", code(5)))
	var c code
	fmt.Println(errors.As(deep, &c), c, int(c))

	var w counting
	n, err := fmt.Fprintf(&w, "%d %s %v\n", 1, level(1), []interface{}{level(0), temperature(1)})
	fmt.Println(n, err, w.writes, w.String())
	n, err = fmt.Fprintln(&w, "a", 1, level(0))
	fmt.Println(n, err, w.writes)
	n, err = fmt.Fprint(&w)
	fmt.Println(n, err, w.writes)
	n, err = fmt.Fprint(full{}, "text")
	fmt.Println(n, err)
	n, err = fmt.Fprintln(os.Stdout, 1, 2, "3", 4, 5, "6", "7", 8.0, 'x', []byte("y"), nil, true)
	fmt.Println(n, err)
	fmt.Print(1, 2, "3", 4, 5, "6", "7", 8.0, 'x', []byte("y"), nil, nil, true, level(1), level(0), "\n")
	fmt.Print("a", "b", 1, 2, true, "c", 1.5, 'x', "\n")
	fmt.Println()
	fmt.Print("\n")
	func() {
		defer func() { fmt.Println("recovered:", recover()) }()
		fmt.Println(full.Write(full{}, nil))
		var s fmt.Stringer
		fmt.Println(s, s == nil)
		fmt.Println(s.String())
	}()
}
