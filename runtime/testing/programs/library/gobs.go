// Gobs: their bytes, and values read into other types.
package main

import (
	"bytes"
	"encoding/gob"
	"errors"
	"fmt"
	"io"
	"math/big"
	"time"
)

type Point struct{ X, Y int }

type Shape interface{ Area() float64 }

type Square struct{ Side float64 }

func (s Square) Area() float64 { return s.Side * s.Side }

type Circle struct{ R float64 }

func (c *Circle) Area() float64 { return 3 * c.R * c.R }

type Tree struct {
	Left, Right *Tree
	Value       string
}

type Self struct{ text string }

func (s *Self) GobEncode() ([]byte, error) {
	if s.text == "bad" {
		return nil, errors.New("cannot be bad")
	}
	return []byte("<" + s.text + ">"), nil
}
func (s *Self) GobDecode(b []byte) error { s.text = string(b); return nil }

type All struct {
	B       bool
	I8      int8
	I       int
	U       uint64
	F       float32
	C       complex128
	S       string
	Bytes   []byte
	P       **int
	List    []Point
	Arr     [3]uint16
	M       map[string][]int
	Shape   Shape
	Any     interface{}
	Shapes  []Shape
	Self    Self
	PSelf   *Self
	When    time.Time
	Big     *big.Int
	T       *Tree
	Anon    struct{ Q int }
	private int
	Ch      chan int
	Point
}

type Less struct {
	S    string
	I    int64
	List []struct{ Y int8 }
	New  string
	Any  interface{}
}

type Wrong struct{ S int }
type None struct{ Q int }
type Recursive []Recursive

func encode(values ...interface{}) []byte {
	var b bytes.Buffer
	e := gob.NewEncoder(&b)
	for _, v := range values {
		if err := e.Encode(v); err != nil {
			fmt.Println("!", err)
		}
	}
	return b.Bytes()
}

func main() {
	gob.Register(Square{})
	gob.Register(&Circle{})
	gob.RegisterName("pt", Point{})
	gob.Register(map[string]interface{}{})
	n := -5
	p := &n
	all := All{true, -8, 1 << 40, 1<<64 - 1, 1.5, 2 - 3i, "text", []byte("bytes"), &p, []Point{{1, 2}, {}, {0, 3}}, [3]uint16{1, 0, 65535},
		map[string][]int{"k": {1, -1, 300}}, Square{2}, Point{5, 6}, []Shape{&Circle{1}, Square{3}}, Self{"in"}, &Self{"ptr"},
		time.Date(2015, 1, 2, 3, 4, 5, 6, time.UTC), big.NewInt(-12345678901), &Tree{&Tree{nil, nil, "l"}, nil, "root"}, struct{ Q int }{9}, 1, nil, Point{7, 8}}
	stream := encode(&all, Point{1, 0}, &Point{}, 7, "s", []string{"a"}, map[int]bool{3: true}, Recursive{nil, {nil}}, 2.5, [2]bool{true, false}, &all)
	fmt.Printf("%x\n", stream)
	d := gob.NewDecoder(bytes.NewReader(stream))
	var back All
	fmt.Println(d.Decode(&back), **back.P, back.T.Left.Value, back.Shape.Area(), back.Shapes[0].Area(), back.Any, back.Self, back.PSelf.text, back.When, back.Big)
	back.P, back.T, back.PSelf, back.Big, back.Shapes = nil, nil, nil, nil, nil
	fmt.Printf("%+v\n", back)
	var pt Point
	fmt.Println(d.Decode(&pt), pt, d.Decode(&pt), pt)
	var i int8
	var s string
	var list []string
	var m map[int]bool
	var r Recursive
	var f float32
	var a [2]bool
	fmt.Println(d.Decode(&i), i, d.Decode(&s), s, d.Decode(&list), list, d.Decode(&m), m, d.Decode(&r), r, d.Decode(&f), f, d.Decode(&a), a)
	var less Less
	fmt.Println(d.Decode(&less))
	fmt.Printf("%+v\n", less)
	fmt.Println(d.Decode(&less) == io.EOF)
	try := func(v interface{}, into interface{}) {
		d := gob.NewDecoder(bytes.NewReader(encode(v)))
		err := d.Decode(into)
		fmt.Printf("%T into %T: %v\n", v, into, err)
	}
	try(&all, &Wrong{})
	try(&all, &None{})
	try(&all, nil)
	try(&all, None{})
	try(300, &i)
	try(Point{1000, 1}, &struct{ X uint8 }{})
	try(struct{ X int }{1000}, &struct{ X int8 }{})
	try("x", new(int))
	try([]int{1}, new([]string))
	try(map[string]int{"a": 1}, new(map[string]string))
	try([2]int{1, 2}, new([3]int))
	try(Point{1, 2}, new(interface{}))
	var any interface{} = Point{3, 4}
	var out interface{}
	try(&any, &out)
	fmt.Println(out)
	any = map[string]interface{}{"x": Square{4}}
	try(&any, &out)
	fmt.Println(out)
	any = None{1}
	encode(&any)
	encode(struct{ a int }{1}, struct{}{}, make(chan int), Self{"x"}, &Self{"bad"}, nil, []*Point{nil}, struct{ P *Point }{})
	for i := 1; i < len(stream); i += 97 {
		d := gob.NewDecoder(bytes.NewReader(stream[:i]))
		var v All
		fmt.Print(d.Decode(&v), " ")
	}
	fmt.Println()
	func() {
		defer func() { fmt.Println(recover()) }()
		gob.RegisterName("pt", Square{})
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		gob.RegisterName("other", Point{})
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		encode((*Point)(nil))
	}()
}
