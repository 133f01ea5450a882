// Go's sources as tokens and trees.
package main

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/scanner"
	"go/token"
	"os"
)

const good = `// Package doc.
package p

import (
	"fmt"
	. "os" // dotted
	str "strings"
)

// T is a type.
type T struct {
	a, b int ` + "`tag`" + ` // comment
	*str.Reader
	F func(x int, ys ...string) (n int, err error)
}

type I interface {
	M(int) <-chan (chan<- int)
	fmt.Stringer
}

const (
	c1 = iota
	c2
)

var v, w = map[string][]T{"x": {{a: 1}}}, [...]int{2: 1}

func (t *T) m(a, b int, f func()) (r interface{}) {
label:
	for i, x := range v["x"] {
		switch y := r.(type) {
		case int, *T:
			continue label
		default:
			_ = y
		}
		if z := x.a; z > i && !(a == b) {
			goto label
		} else if z&^1 != 0 {
			a, b = b, a
		}
		select {
		case x := <-make(chan int):
			_ = x
		case make(chan int) <- 1:
		}
		go func() { defer f() }()
	}
	for a < 3 {
		a++
	}
	s := w[1:2:3]
	return s[0] + -1<<2*c2
}
`

func main() {
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, "good.go", good, parser.ParseComments)
	fmt.Println(err, f.Name, len(f.Decls), len(f.Imports), f.Doc.Text(), len(f.Comments))
	ast.Print(fset, f.Decls[1])
	kinds := map[string]int{}
	ast.Inspect(f, func(n ast.Node) bool {
		if n != nil {
			kinds[fmt.Sprintf("%T", n)]++
			if id, ok := n.(*ast.Ident); ok && id.Obj != nil {
				fmt.Print(id.Name, "@", fset.Position(id.Pos()), "=", id.Obj.Kind, "@", fset.Position(id.Obj.Pos()), " ")
			}
		}
		return true
	})
	fmt.Println()
	fmt.Println(kinds)
	for _, id := range f.Unresolved {
		fmt.Print(id.Name, " ")
	}
	fmt.Println()
	fmt.Println(ast.FileExports(f), len(f.Decls))
	ast.SortImports(fset, f)
	for _, src := range []string{
		"", "package", "package p;", "package p; func f(", "package p; func f() { x := }", "package p; func f() { if { } }", "package p; var x", "package p; const c",
		"package p; import fmt", "package p; import \"a b\"", "package p\nfunc f() {\n\treturn 1 2\n}\nfunc g() { for ;; { }", "package p; type T struct { a, b; c int }", "package p; func f(a, b int, string) {}",
		"package p; func f() { switch x := y; { case 1: a; default: } }", "package p; func f() { x = []int{1, 2\n} }", "package p; func f() { g(1\n) }", "package p; func f() { a, b }", "package p; func f() { go x; defer (f()) }",
		"package p; func f() { for i := range x, y {} }", "package p; func f() { x[1::2]; x[::]; x[] }", "package p; func f() { 'ab'; \"x\n }", "x", "package p; 5", "package p; func f()\n{\n}", "package p; func f() { if x := 1 {} }", "package p; func f() { L: }; func f() {}; var _ = x; type T int; func (T) f() { goto M; a := 1; a := 2 }",
		"package p; func f() { var x = 1; { x := x }; for x = range x {} ; var x int }", "package p; func f(x ...int, y...) {}", "package p; type I interface { f(); int; g }", "package p; func f() { if T{} == x {} ; if (T{}) == x {} }", "package p; var a = (<-chan int)(nil); var b <-chan <-chan int; var c = <-chan<- int(x)",
	} {
		f, err := parser.ParseFile(token.NewFileSet(), "x.go", src, parser.AllErrors|parser.DeclarationErrors)
		fmt.Printf("%q %d\n", src, len(f.Decls))
		scanner.PrintError(os.Stdout, err)
	}
	for _, src := range []string{"a + b*c", "f(x...)", "func(a int) {}", "[]int{1}[0]", "x.(T).y", "a b", "", "map[K]V", "*p.T", "(a)", "a = b"} {
		x, err := parser.ParseExpr(src)
		var b bytes.Buffer
		ast.Fprint(&b, nil, x, ast.NotNilFilter)
		fmt.Println(src, err, b.Len())
	}
	var s scanner.Scanner
	src := []byte("x := 1 /* c */ + 0x_F // end\n\"s\" 'c' &^= ... <- \xff 08 1e+ `r\r\nx`\n//line other.go:7:3\ny return\n")
	file := fset.AddFile("dir/tok.go", fset.Base(), len(src))
	s.Init(file, src, func(pos token.Position, msg string) { fmt.Println("!", pos, msg) }, scanner.ScanComments)
	for {
		pos, tok, lit := s.Scan()
		fmt.Printf("%s %s %q %d %v %v %v\n", fset.Position(pos), tok, lit, tok.Precedence(), tok.IsLiteral(), tok.IsOperator(), tok.IsKeyword())
		if tok == token.EOF {
			break
		}
	}
	fmt.Println(s.ErrorCount, file.LineCount(), file.Line(file.Pos(30)), fset.Base(), token.Lookup("func"), token.Lookup("x"), fset.File(file.Pos(3)).Name())
}
