package main

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/doc"
	"go/format"
	"go/parser"
	"go/token"
	"os"
	"sort"
	"strings"
)

const src = `// Package shapes has shapes. It has been
// here for long.
//
// More is below.
package shapes

import (
	"fmt"
	m "math"
)

// Kinds of shapes.
const (
	Round Kind = iota // round
	Square
	hidden
	Other
)

// Pi is about this.
const Pi = 3.14

// Limits of all.
var (
	Max, min = 10, 1
	Big      = 100
)

// ErrShape is an error.
var ErrShape = fmt.Errorf("shape")

// First is a kind.
var First Kind = Round

// A Kind is a number.
type Kind int

// String tells.
func (k Kind) String() string { return "kind" }

func (k *Kind) set(n int) { *k = Kind(n) }

type (
	// Shape is what all are.
	Shape interface {
		Area() float64 // how large
		secret()
	}

	// Circle is one.
	Circle struct {
		base
		*Named
		R     float64 // radius
		cache int
	}
	lower int
)

// Named has a name.
type Named struct{ Name string }

// Rename renames.
func (n *Named) Rename(to string) { n.Name = to }

// base is not seen.
type base struct{ id int }

// ID is promoted.
func (b base) ID() int { return b.id }

// Touch is promoted, too.
func (b *base) Touch() {}

// NewCircle makes one.
func NewCircle(r float64) *Circle { return nil }

// Circles makes many.
func Circles() ([]Circle, error) { return nil, nil }

// Area is for all.
//
// BUG(who): it is wrong
// for squares.
func (c *Circle) Area() float64 { return m.Pi }

// Sum adds.
func Sum(s ...Shape) (total float64) { return 0 }

// newLower is hidden.
func newLower() lower { return 0 }

// Exported gives something hidden.
func Exported() lower { return 0 }

// TODO(me): more shapes
// BUG(you): none
`

const test = `package shapes_test

import "fmt"

func ExampleSum() {
	fmt.Println("hi")
	// Output: hi
}

// This shows it.
func ExampleCircle_Area() {
	fmt.Println("a")
	// unordered output:
	// b
	// a
}

func Example() {}

func Examplelower() {}

func ExampleKind() {
	// Output:
}

func TestX(t *T) {}
`

const single = `package shapes_test

import "fmt"

type helper int

func Example_whole() {
	fmt.Println(helper(1))
	// Output: 1
}
`

func print(fset *token.FileSet, n interface{}) string {
	var b bytes.Buffer
	format.Node(&b, fset, n)
	return strings.Replace(b.String(), "\n", "\n\t\t", -1)
}

func show(mode doc.Mode) {
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "shapes.go", src, parser.ParseComments)
	if err != nil {
		fmt.Println(err)
		return
	}
	p := doc.New(&ast.Package{Name: "shapes", Files: map[string]*ast.File{"shapes.go": file}}, "a/shapes", mode)
	fmt.Printf("== %d %s %s %q %v %v %q\n", mode, p.Name, p.ImportPath, p.Doc, p.Imports, p.Filenames, p.Bugs)
	var markers []string
	for m := range p.Notes {
		markers = append(markers, m)
	}
	sort.Strings(markers)
	for _, m := range markers {
		for _, n := range p.Notes[m] {
			fmt.Printf("%s %s %q\n", m, n.UID, n.Body)
		}
	}
	values := func(what string, list []*doc.Value) {
		for _, v := range list {
			fmt.Printf("\t%s %v %q\n\t\t%s\n", what, v.Names, v.Doc, print(fset, v.Decl))
		}
	}
	funcs := func(what string, list []*doc.Func) {
		for _, f := range list {
			fmt.Printf("\t%s %s %q %q %q %d\n\t\t%s\n", what, f.Name, f.Doc, f.Recv, f.Orig, f.Level, print(fset, f.Decl))
		}
	}
	values("const", p.Consts)
	values("var", p.Vars)
	funcs("func", p.Funcs)
	for _, t := range p.Types {
		fmt.Printf("type %s %q\n\t\t%s\n", t.Name, t.Doc, print(fset, t.Decl))
		values("const", t.Consts)
		values("var", t.Vars)
		funcs("func", t.Funcs)
		funcs("method", t.Methods)
	}
	p.Filter(func(name string) bool { return strings.Contains(name, "C") })
	for _, t := range p.Types {
		fmt.Print(t.Name, len(t.Methods), len(t.Funcs), " ")
	}
	fmt.Println(len(p.Funcs), len(p.Consts))
}

func main() {
	show(0)
	show(doc.AllMethods)
	show(doc.AllDecls)
	for _, s := range []string{
		"Package x does it. And more.", "No period", "One\nline. Two", "  Mr. A. B. Smith lives. Yes.", "Copyright 2000 me. x", "A ``quoted'' one. B", "Ends. ", "e.g. this. That", "Para one\n\nPara two.", "", "v1.2 is new. Yes",
	} {
		fmt.Printf("%q\n", doc.Synopsis(s))
	}
	fset := token.NewFileSet()
	for _, text := range []string{test, single} {
		file, err := parser.ParseFile(fset, "x_test.go", text, parser.ParseComments)
		if err != nil {
			fmt.Println(err)
		}
		for _, e := range doc.Examples(file) {
			_, whole := e.Code.(*ast.File)
			fmt.Printf("%q %q %q %v %v %d %v\n", e.Name, e.Doc, e.Output, e.Unordered, e.EmptyOutput, e.Order, whole)
			if whole {
				fmt.Println(print(fset, e.Play))
			}
		}
	}
	comment := "This is <text> about Foo\nand Bar, \"see\" http://golang.org/pkg (or not).\n\nA Heading\n\nMore text:\n\n\tcode {\n\t\tx < y\n\n\t}\n\nThe end."
	doc.ToHTML(os.Stdout, comment, map[string]string{"Foo": "", "Bar": "/bar"})
	doc.ToText(os.Stdout, "Short one.\n\n\tcode\n\nAgain.", "  ", "\t", 60)
}
