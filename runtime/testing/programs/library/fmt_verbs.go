// Every verb under flags, widths and precisions with operands of every kind; given any argument, under
// all of them.
package main

import (
	"fmt"
	"io"
	"math"
	"os"
	"strings"
)

type named int
type text string
type raw []byte
type octets [3]byte
type flag bool
type real float32
type turn complex64

type pair struct {
	A int
	b string
}

type nest struct {
	P     pair
	Q     *pair
	I     interface{}
	e     error
	S     []int
	M     map[string]int
	inner stringer
	F     func()
	C     chan int
}

type stringer int

func (s stringer) String() string { return fmt.Sprintf("S<%d>", int(s)) }

type pointerStringer struct{ n int }

func (p *pointerStringer) String() string { return fmt.Sprint("P", p.n) }

type failure struct{ Code int }

func (f failure) Error() string { return fmt.Sprintf("failure %d", f.Code) }

type goish struct{ X int }

func (g goish) GoString() string { return fmt.Sprintf("goish(%d)", g.X) }

type formatter struct{ n int }

func (f formatter) Format(s fmt.State, verb rune) {
	fmt.Fprintf(s, "F[%c", verb)
	if w, ok := s.Width(); ok {
		fmt.Fprint(s, " w", w)
	}
	if p, ok := s.Precision(); ok {
		fmt.Fprint(s, " p", p)
	}
	for _, c := range "+-# 0" {
		if s.Flag(int(c)) {
			fmt.Fprintf(s, " %q", c)
		}
	}
	fmt.Fprint(s, "]")
}

type panicker struct{ what interface{} }

func (p panicker) String() string { panic(p.what) }

type panicError struct{ what interface{} }

func (p *panicError) Error() string { panic(p.what) }

type panicFormat struct{}

func (panicFormat) Format(s fmt.State, verb rune) {
	fmt.Fprintf(s, "so far %c, ", verb)
	panic("format")
}

type panicGo struct{}

func (panicGo) GoString() string { panic("gostring") }

type both struct{}

func (both) Error() string  { return "as error" }
func (both) String() string { return "as string" }

type embedded struct {
	failure
	N int
}

type wrongString struct{}

func (wrongString) String() int { return 3 }

type list struct {
	Next *list
	V    int
}

var operands = []interface{}{
	nil, true, false, flag(true),
	0, 1, -1, 42, -42, 'x', '\n', '\u4e16', '\U0001F600', 0x110000, -0x80000000,
	int8(-128), int16(32767), int32(-5), int64(math.MaxInt64), int64(math.MinInt64),
	uint(7), uint8(255), uint16(65535), uint32(4294967295), uint64(math.MaxUint64), uintptr(0xdeadbeef),
	int64(1<<53 + 1), named(17), stringer(5),
	0.0, math.Copysign(0, -1), 1.0, -1.5, 3.14159265358979, 1e6, 1e20, 1e21, 1e-5, 123456789.0, 1e100,
	math.Inf(1), math.Inf(-1), math.NaN(), math.MaxFloat64, math.SmallestNonzeroFloat64,
	float32(0.1), float32(16777216), float32(1e21), real(2.5),
	complex(1, -2), complex(0, 0), complex64(complex(1.5, 2.25)), complex(math.Inf(1), math.NaN()), turn(complex(-1, -0.5)),
	"", "hello", "a\x01b\xffc", "世界", "tab\tquote\"back`", "line\nline", text("named text"), "\u200b\u00a0\ufeff",
	[]byte("bytes"), []byte{}, []byte(nil), raw("raw"), octets{1, 2, 3}, [3]byte{65, 66, 67}, &[2]byte{9, 10},
	[]int{1, -2, 3}, []int{}, []int(nil), [2]bool{true, false}, [0]int{}, [][]int{{1}, {2, 3}, nil},
	[]string{"a", "b c", ""}, []interface{}{1, "two", nil, 3.0, []byte("x")}, []error{nil, failure{1}},
	[]float64{1, 2.5}, []stringer{1, 2}, []uint16{1, 2}, []named{3}, []bool{true}, [2]text{"p", "q"},
	map[string]int{"b": 2, "a": 1, "c": -3}, map[uint8]bool{3: true}, map[int]string{3: "c", -1: "a", 2: "b"}, map[string]bool(nil), map[string]int{},
	map[interface{}]int{"s": 1}, map[float64]string{math.NaN(): "nan", 1: "one", -1: "minus"}, map[bool]int{true: 1, false: 0},
	map[[2]int]string{{2, 1}: "b", {1, 9}: "a"}, map[pair]int{{2, "a"}: 1, {1, "z"}: 2}, map[stringer]stringer{2: 3, 1: 4},
	pair{1, "x"}, &pair{2, "y"}, (*pair)(nil), struct{}{}, &struct{}{}, struct{ X, Y interface{} }{1, nil},
	nest{P: pair{3, "z"}, e: failure{9}, I: pair{4, "w"}, inner: 6}, nest{I: (*pair)(nil), S: []int{1}, M: map[string]int{"k": 1}},
	embedded{failure{3}, 4}, list{V: 1}, &list{V: 2}, &[]int{1, 2}, &map[string]int{"m": 1}, &[]interface{}{nil},
	struct {
		a string
		b int
		c []byte
		D stringer
		e stringer
	}{"in", 2, []byte("by"), 8, 9},
	io.EOF, failure{7}, &failure{8}, (*failure)(nil), both{}, goish{1}, &goish{2}, (*goish)(nil),
	formatter{1}, &formatter{2}, (*formatter)(nil), []formatter{{3}}, pointerStringer{4}, &pointerStringer{5}, (*pointerStringer)(nil),
	panicker{"boom"}, panicker{failure{2}}, panicker{3}, panicker{stringer(2)}, panicker{nil}, (*panicker)(nil), &panicError{"bang"}, (*panicError)(nil),
	panicFormat{}, panicGo{}, []panicker{{1}, {nil}}, wrongString{},
	(chan int)(nil), (func())(nil), (*int)(nil), (**int)(nil), (<-chan bool)(nil), []interface{}{(*int)(nil), (func())(nil), map[int]int(nil)},
	fmt.Errorf("wrapped: %w", failure{4}),
}

const (
	flagsOfAll = "|+|-| |#|0|+#| 0|-0|#+"
	sizesOfAll = "|1|6|12|.0|.2|.5|9.3|6.|.|03.1"
	verbs      = "vTtbcdoOqxXUeEfFgGspwz!世"
)

func main() {
	full := len(os.Args) > 1
	for i, operand := range operands {
		for fi, f := range strings.Split(flagsOfAll, "|") {
			for si, size := range strings.Split(sizesOfAll, "|") {
				if !full && (fi*7+si*3+i)%55 != 0 && (fi > 0 || si > 0) {
					continue
				}
				fmt.Printf("\n%d %q ", i, f+size)
				for _, verb := range verbs {
					if verb == 'p' {
						if operand != nil && strings.ContainsAny(fmt.Sprintf("%T", operand)[:1], "*mcf[") {
							if s := fmt.Sprintf("%p", operand); s != "0x0" && !strings.Contains(s, "!") {
								continue
							}
						}
					}
					fmt.Printf("%c:%"+f+size+string(verb)+"|", verb, operand)
				}
			}
		}
	}
}
